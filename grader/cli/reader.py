"""The report in the form that the user asked for, and what to do next."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType

from grader import progress
from grader.cli.output import page_height, page_width, print_document, print_lines
from grader.cli.welcome import welcome
from grader.course import Exercise
from grader.files import ROOT
from grader.report import junit, text
from grader.report.lines import Line, paragraph, plain
from grader.report.short import short
from grader.results.document import write_report
from grader.results.report import Report, Status
from grader.results.request import Source
from grader.results.text import printable
from grader.results.views import View
from grader.strays import find_strays, is_meant

FILE_WIDTH, FILE_HEIGHT = 80, 24
"""The width of a text that is written to a file, and the most lines of a short one."""


Views = Mapping[str, Sequence[View]]
"""The views of each exercise that has some."""


@dataclass(frozen=True)
class Reader:
    """The reader of the report: the form they asked for, and what to do next.

    Attributes
    ----------
    options : Namespace
        The options of the command line.
    course : sequence of Exercise
        All exercises.
    is_learner : bool
        Whether the reader is the learner: for others, the next exercise is unknown.
    sources : mapping of str to Source
        The graded submission, for a form that shows its lines.
    """

    options: argparse.Namespace
    course: Sequence[Exercise]
    is_learner: bool
    sources: Mapping[str, Source] = field(default_factory=dict)

    def print(self, report: Report, views: Views, place: str) -> None:
        """Print the report; as text, it also says where the files are."""
        if self.options.format == "text":
            lines = self._lines(replace(report, submission=printable(place)), page_width(), page_height())
            print_lines(lines, self.options)
        else:
            print_document(self.document(report, views))

    def document(self, report: Report, views: Views = MappingProxyType({})) -> str:
        """Return the report as the text of a file; as a page, with the views of the exercises."""
        return FORMS[self.options.format](self, report, views)

    def _text(self, report: Report, _: Views) -> str:
        return plain(self._lines(report, FILE_WIDTH, FILE_HEIGHT))

    def _html(self, report: Report, views: Views) -> str:
        from grader.report import html

        return html.render(report, views, self.sources)

    def _lines(self, report: Report, width: int, height: int) -> list[Line]:
        directions = text.Directions(self._hints(report), self._next(report))
        if self.options.all:
            return text.checks(report, width, directions)
        if self.options.words:
            return [*short(report, width, height, directions), *self._misnamed(report, width)]
        greeting = [(), *welcome(self.course, width)] if self.is_learner and not progress.load().statuses else []
        return [*text.overview(report, width, directions), *greeting]

    def _misnamed(self, report: Report, width: int) -> list[Line]:
        """Say where the learner's work may be, if an exercise is to do and a file has almost its name."""
        names = [exercise.name for exercise in report.exercises if exercise.status is Status.TODO]
        if not self.is_learner or not names:
            return []
        strays = find_strays(ROOT / "exercises", names)
        meant = [line for file, line in strays.items() if any(is_meant(PurePath(file), name) for name in names)]
        return [(), *(line for text in meant for line in paragraph(text, width))] if meant else []

    def _hints(self, report: Report) -> dict[str, str]:
        """Return the command for a hint, for each exercise with something to do."""
        known = {exercise.name: exercise for exercise in self.course}
        first = {exercise.name: exercise.first_open for exercise in report.exercises}
        return {name: known[name].hint_name(check.function) for name, check in first.items() if check is not None}

    def _next(self, report: Report) -> str | None:
        """Return the first exercise after the graded ones that has not passed yet, or the first such one of all."""
        if not self.is_learner:
            return None
        statuses = progress.load().statuses | {exercise.name: exercise.status for exercise in report.exercises}
        names = [exercise.name for exercise in self.course]
        last = max((names.index(exercise.name) for exercise in report.exercises), default=0)
        return next((name for name in (*names[last:], *names) if statuses.get(name) != Status.PASSED), None)


FORMS: dict[str, Callable[[Reader, Report, Views], str]] = {
    "text": Reader._text,
    "json": lambda _, report, __: write_report(report),
    "junit": lambda _, report, __: junit.render(report),
    "html": Reader._html,
}
"""The forms of a report."""
