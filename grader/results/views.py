"""A view: a picture of a learner's own results beside the expected ones, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """One view of an exercise, drawn or not.

    Attributes
    ----------
    name : str
        The name of its function.
    title : str
        Its title, in a few words.
    caption : str
        Its caption.
    picture : bytes or None
        The file; None if nothing can be drawn.
    media_type : str
        The type of the file; nothing if there is none.
    why_not : str or None
        Why nothing can be drawn, in one sentence.
    """

    name: str
    title: str
    caption: str
    picture: bytes | None = None
    media_type: str = ""
    why_not: str | None = None
