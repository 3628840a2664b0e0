"""A verdict in a notebook: a table if the notebook can show one, else the report of the command line."""

from __future__ import annotations

from dataclasses import dataclass

from grader.cli import parser_of
from grader.cli.reader import FILE_WIDTH, Reader
from grader.course import Exercise, load_course
from grader.report import html
from grader.report.lines import Line, paragraph, plain
from grader.results.report import ExerciseResult, Report, Status
from grader.watch.own import milestone


@dataclass(frozen=True, repr=False)
class Verdict:
    """The verdict on an exercise.

    Attributes
    ----------
    exercise : Exercise
        The exercise in the course.
    report : Report
        The report on it alone.
    notes : tuple of str
        Lines to show beside it.
    """

    exercise: Exercise
    report: Report
    notes: tuple[str, ...] = ()

    @property
    def result(self) -> ExerciseResult:
        """The outcome of the exercise, with all of its checks."""
        return self.report.exercises[0]

    def _repr_html_(self) -> str:
        """Return the verdict as a table."""
        return html.table(self.result, self.notes, (*self._milestone, self._what_is_next))

    def __repr__(self) -> str:
        """Return the verdict as text."""
        reader = Reader(parser_of(None).parse_args([self.exercise.name]), load_course(), is_learner=True)
        return f"{_text(self.notes)}{reader.document(self.report)}{_text(self._milestone)}".rstrip("\n")

    @property
    def _milestone(self) -> tuple[str, ...]:
        """What the learner's code can do after a pass, if known."""
        said = milestone(self.exercise, self.result) if self.result.status is Status.PASSED else ""
        return (said,) if said else ()

    @property
    def _what_is_next(self) -> str:
        if self.result.status is not Status.PASSED:
            return f'For a hint: hint("{self.exercise.name}")'
        course = load_course()
        following = next(iter(course[course.index(self.exercise) + 1 :]), None)
        return f"Next: %exercise {following.name}" if following else "That was the last exercise."


def _text(sentences: tuple[str, ...]) -> str:
    lines: list[Line] = [line for sentence in sentences for line in [(), *paragraph(sentence, FILE_WIDTH)]]
    return plain(lines)
