"""Text that a submission may have written, made fit for a terminal and a report."""

from grader.sandbox.inside.text import clean, printable

__all__ = ["clean", "printable"]
