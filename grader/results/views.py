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
        What it shows, in a few words.
    caption : str
        What there is to see.
    picture : bytes or None
        The file; None where nothing can be drawn.
    media_type : str
        What kind of file it is; nothing where there is none.
    why_not : str or None
        Why nothing can be drawn, in one sentence.
    """

    name: str
    title: str
    caption: str
    picture: bytes | None = None
    media_type: str = ""
    why_not: str | None = None
