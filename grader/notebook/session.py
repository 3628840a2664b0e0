"""A notebook that grades its cells: its magic and its functions."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Generator
from typing import Any

from grader import progress, trained
from grader.cli import COMMANDS, parser_of
from grader.cli.command import Parser, UsageError, exercises_named
from grader.cli.current import where_one_is
from grader.cli.grade import request_for
from grader.cli.options import isolation_for
from grader.cli.packages import missing_packages
from grader.course import Exercise, load_course
from grader.files import ROOT
from grader.judge.fault_lines import REMEDY
from grader.judge.service import report_of
from grader.judge.warm import WarmJudge
from grader.kept import EXERCISES
from grader.notebook.cells import borrowed_names, require_python
from grader.notebook.files import ExerciseFiles, forget_modules
from grader.notebook.looks import Lesson, Views
from grader.notebook.meter import Meter
from grader.notebook.refusals import NotGraded, in_words
from grader.notebook.shell import Shell
from grader.notebook.verdict import Verdict
from grader.results.events import Diagnosed, Event, NetworkTrained, ViewDrawn, ViewsDone
from grader.results.report import ExerciseResult
from grader.results.request import Request
from grader.watch.saves import Saves

PAUSE_SECONDS = 0.01
"""How long to wait between two looks at the judge."""
PATH = "import json, sys; print(json.dumps(sys.path))"
"""Where this Python finds packages, without the notebook's folder."""


class Notebook:
    """What a notebook can do with exercises.

    Parameters
    ----------
    shell : Shell
        IPython's, in the kernel.

    Raises
    ------
    UsageError
        If packages are missing.
    """

    def __init__(self, shell: Shell) -> None:
        if missing := missing_packages():
            raise UsageError(f"the Python of this notebook has no {', '.join(missing)}; {REMEDY}")
        self._shell, self._course = shell, load_course()
        self._names = [exercise.name for exercise in self._course]
        self._current: Exercise | None = None
        self._files = ExerciseFiles(_name_of(shell))
        self._saves, self._kit = Saves(EXERCISES, self._names), _newest_of_kit()
        self._path = _search_path()
        self._judge = WarmJudge(isolation_for(None)[0], self._path)
        if str(EXERCISES) not in sys.path:
            sys.path.insert(0, str(EXERCISES))

    def close(self) -> None:
        """End the judge."""
        self._judge.__exit__()

    # What the learner calls

    def exercise(self, line: str, cell: str | None = None) -> Verdict | None:
        """Grade a cell as an exercise: ``%%exercise NAME`` in its first line; ``%exercise NAME`` gets the file.

        The cell runs in the kernel, replaces the file of the exercise, and is graded. ``--overwrite`` also replaces
        edits that were made elsewhere, and keeps a copy of them.
        """
        with in_words():
            options = _parser().parse_args(line.split())
            (exercise,) = exercises_named([options.exercise], self._course)
            self._current = exercise
            if cell is None or not cell.strip():
                self._shell.set_next_input(f"%%exercise {exercise.name}\n{self._files.read(exercise.name)}", True)
                return None
            return self._graded_cell(exercise, cell, options.overwrite)

    def _graded_cell(self, exercise: Exercise, cell: str, overwrite: bool) -> Verdict:
        require_python(cell, exercise.name, self._shell.transform_cell)
        if not self._shell.run_cell(cell).success:
            raise NotGraded(f"Only a cell that runs to its end is graded. {exercise.name}.py is as it was.")
        borrowed = borrowed_names(cell, self._shell.user_ns)
        place = self._files.write(exercise.name, cell, overwrite=overwrite)
        notes = [f"What was in {exercise.name}.py is kept: {place}"] if place else []
        if borrowed:
            notes.append(f"{exercise.name}.py has only this cell. Import or define in it, too: {', '.join(borrowed)}.")
        return self._verdict(exercise, *notes)

    def grade(self, name: str | None = None) -> Verdict:
        """Grade the file of an exercise as it is.

        Parameters
        ----------
        name : str, optional
            The exercise; the one at work, unless given.
        """
        with in_words():
            return self._verdict(self._named(name))

    def look(self, name: str | None = None) -> Views:
        """Draw the results of an exercise's file beside the expected ones.

        Parameters
        ----------
        name : str, optional
            The exercise; the one at work, unless given.
        """
        with in_words():
            request = self._request(self._named(name))
            with (
                WarmJudge(isolation_for(None)[0], self._path, views=True) as judge,
                contextlib.closing(_events(judge, request)) as events,
            ):
                until_done = itertools.takewhile(lambda event: not isinstance(event, ViewsDone), events)
                return Views(tuple([event.view for event in until_done if isinstance(event, ViewDrawn)]))

    def lesson(self, name: str | None = None) -> Lesson:
        """Show the purpose of an exercise, its idea, its formula and its common trap.

        Parameters
        ----------
        name : str, optional
            The exercise; the one at work, unless given.
        """
        with in_words():
            return Lesson(self._named(name).lesson)

    def hint(self, name: str | None = None, number: int | None = None) -> None:
        """Print a hint.

        Parameters
        ----------
        name : str, optional
            The exercise, or a function of it such as ``"layers.Affine"``; the exercise at work, unless given.
        number : int, optional
            Which hint; the next one, unless given.
        """
        with in_words():
            words = [self._named(None).name if name is None else str(name)]
            words += [] if number is None else ["--number", str(number)]
            COMMANDS["hint"].run(parser_of("hint").parse_args(words))

    def _named(self, name: str | None) -> Exercise:
        if name is not None:
            (self._current,) = exercises_named([str(name)], self._course)
        return self._current or where_one_is(self._course) or self._course[-1]

    def complete(self, _: Shell, event: Any) -> list[str]:
        """Return the completions of a word."""
        names = list(self._names)
        if event.line.startswith("%"):
            names.append("--overwrite")
        elif "hint(" in event.line:
            names += [exercise.hint_name(hints.function) for exercise in self._course for hints in exercise.hints]
        return [name for name in dict.fromkeys(names) if name.startswith(event.symbol)]

    def look_at_files(self, _: object = None) -> None:
        """Before a cell runs, let imports of exercises read their files again if one of them was saved."""
        if self._saves.look():
            forget_modules(self._names)

    # Grading

    def _request(self, exercise: Exercise) -> Request:
        """Return the request that the command line would make."""
        if _newest_of_kit() != self._kit:
            raise NotGraded("The kit has changed since this kernel loaded it. Restart the kernel, then grade again.")
        return request_for(parser_of(None).parse_args([exercise.name]), [exercise], EXERCISES, self._course)

    def _verdict(self, exercise: Exercise, *notes: str) -> Verdict:
        request = self._request(exercise)
        report = report_of(request, (self._result(request),))
        progress.update(lambda learner: learner.add(report))
        return Verdict(exercise, report, notes)

    def _result(self, request: Request) -> ExerciseResult:
        """Return the result."""
        with contextlib.closing(_events(self._judge, request)) as events:
            while True:
                match next(events):
                    case NetworkTrained(network=network):
                        trained.keep(network)
                    case Diagnosed(exercise=result):
                        return result


def _events(judge: WarmJudge, request: Request) -> Generator[Event, None, None]:
    """Yield the events of a request, without end; however this ends, the judge is ready for another request."""
    try:
        judge.begin(request)
        with Meter() as meter:
            while True:
                for event in [*judge.events()]:  # all events: the last one prepares the judge
                    meter.on_event(event)
                    yield event
                time.sleep(PAUSE_SECONDS)
    finally:
        judge.drop()


def _parser() -> Parser:
    parser = Parser(prog="%%exercise", add_help=False, allow_abbrev=False)
    parser.add_argument("exercise", metavar="NAME")
    parser.add_argument("--overwrite", action="store_true")
    return parser


def _name_of(shell: Shell) -> str:
    """Return a name for a notebook: its path if that is known, else a name for this kernel only."""
    path = os.environ.get("JPY_SESSION_NAME") or shell.user_ns.get("__vsc_ipynb_file__")
    return str(path or uuid.uuid4())


def _newest_of_kit() -> int:
    """Return when a file of the kit was last changed: this process and the judge must not use different versions."""
    return max(path.stat().st_mtime_ns for path in (ROOT / "grader").rglob("*.py"))


def _search_path() -> list[str]:
    """Return where the judge finds packages: the same places as for the command line.

    The kernel would add the learner's folders, but no file of theirs may replace a package.
    """
    command = [sys.executable, "-P", "-c", PATH]
    found = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, encoding="utf-8")
    return [str(entry) for entry in json.loads(found.stdout)]
