"""A lesson and views in a notebook: formatted if the notebook can show that, else as text."""

from __future__ import annotations

from dataclasses import dataclass

from grader.report import html
from grader.results.views import View


@dataclass(frozen=True, repr=False)
class Lesson:
    """The lesson of an exercise.

    Attributes
    ----------
    text : str
        The lesson, in Markdown.
    """

    text: str

    def _repr_markdown_(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text.rstrip("\n")


@dataclass(frozen=True, repr=False)
class Views:
    """The views of an exercise.

    Attributes
    ----------
    views : tuple of View
        All of them, drawn or not.
    """

    views: tuple[View, ...]

    def _repr_html_(self) -> str:
        return html.figures(self.views)

    def __repr__(self) -> str:
        return "\n".join(f"{view.title}: {view.why_not or view.caption}" for view in self.views)
