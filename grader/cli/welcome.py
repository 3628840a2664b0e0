"""The text after the very first run: what this kit is, which file to open, and the command to stay in."""

from __future__ import annotations

from collections.abc import Sequence

from grader.course import Exercise
from grader.report.lines import Line, paragraph

SENTENCES = (
    "Welcome. In {number} exercises you write a neural network from scratch, and the kit checks every step.",
    "1. Open {file} in your editor. Its docstrings say what to write.",
    "2. Here in the terminal, run: python -m grader watch",
    "3. Replace the first raise NotImplementedError and save: watch says at once how it went.",
    "To read first what it is about: python -m grader lesson. Stuck? Press h in watch.",
)


def welcome(course: Sequence[Exercise], width: int) -> list[Line]:
    """Return the lines that greet a learner.

    Parameters
    ----------
    course : sequence of Exercise
        All exercises.
    width : int
        Columns of the page.
    """
    values = {"number": len(course), "file": f"exercises/{course[0].name}.py"}
    return [line for sentence in SENTENCES for line in paragraph(sentence.format(**values), width)]
