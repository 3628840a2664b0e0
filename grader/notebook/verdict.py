"""A verdict in a notebook: a table where tables can be shown, text elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from grader.course import Exercise
from grader.report.table import counts, table
from grader.report.text import MARKS, Line, check_lines, paragraph, plain
from grader.results.report import ExerciseResult, Report, Status
from grader.watch.own import milestone

WIDTH = 80
"""Columns of the text."""


@dataclass(frozen=True, repr=False)
class Verdict:
    """What came out of an exercise.

    Attributes
    ----------
    exercise : Exercise
        As it is in the course.
    report : Report
        The report on it alone.
    notes : tuple of str
        What is to be said beside it.
    following : Exercise or None
        The one after it.
    """

    exercise: Exercise
    report: Report
    notes: tuple[str, ...]
    following: Exercise | None

    @property
    def result(self) -> ExerciseResult:
        """The outcome of the exercise, with all of its checks."""
        return self.report.exercises[0]

    @property
    def what_is_next(self) -> tuple[str, ...]:
        """What the learner can do now, a sentence each."""
        name = self.exercise.name
        if self.result.status is not Status.PASSED:
            return (f'For a hint: hint("{name}")',)
        following = f"Next: %exercise {self.following.name}" if self.following else "That was the last exercise."
        return tuple(filter(None, (milestone(self.exercise, self.result), following)))

    def _repr_html_(self) -> str:
        """Return the verdict as a table."""
        return table(self.result, self.notes, self.what_is_next)

    def __repr__(self) -> str:
        """Return the verdict as text."""
        mark, name, result = MARKS[self.result.status], f" {self.exercise.name}", self.result
        lines: list[Line] = [
            *(line for note in self.notes for line in paragraph(note, WIDTH)),
            *([()] if self.notes else []),
            (("  ", ""), mark, (name, ""), (f"  {counts(result)}", "")),
            (),
        ]
        said: set[str] = set()
        for check in result.checks:
            lines += check_lines(check, WIDTH, said)
        lines += [(), *(line for sentence in self.what_is_next for line in paragraph(sentence, WIDTH))]
        return plain(lines).rstrip("\n")
