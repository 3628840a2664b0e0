"""An auto-graded exercise kit: neural networks from scratch, with numpy alone."""
