"""What ends the work on a class."""

from __future__ import annotations


class ClassError(ValueError):
    """A roster or a folder cannot be used; the text is one line for the instructor."""
