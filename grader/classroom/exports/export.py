"""The result of an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """The grades of a class in the form of a platform.

    Attributes
    ----------
    content : bytes or mapping of str to bytes
        A file, or a folder: its files by their paths, with ``/`` between the parts.
    students : tuple of str
        The IDs of the students in it.
    notes : tuple of str
        Notes for the instructor, one line each.
    """

    content: bytes | Mapping[str, bytes]
    students: tuple[str, ...]
    notes: tuple[str, ...] = ()
