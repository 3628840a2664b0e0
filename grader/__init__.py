"""An auto-graded exercise kit: neural networks from scratch, with numpy alone."""

__version__ = "0.2.0"
