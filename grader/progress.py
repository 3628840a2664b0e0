"""What the kit remembers of a learner between runs: where they are, which hints they have seen, what was recognised.

This is only a convenience: if the file cannot be read or written, the kit starts from nothing. No grade depends on it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from grader.files import ROOT, lock_folder, read_regular, replace_file
from grader.machine import is_fault
from grader.results.report import WRONG, CheckResult, Report, Status
from grader.results.text import printable

FILE = ROOT / ".grader.json"
"""The file of the progress, if the kit can be written to; see `place`."""
FOLDER = "neural-networks-from-scratch"
"""The folder in the user's data, for a kit that is read-only."""
MAX_BYTES = 1024 * 1024
WAIT_SECONDS = 1.0
"""How long to wait for another run that is changing the file; then it is changed anyway."""


@dataclass
class LearnerProgress:
    """The outcomes of the last runs, the mistakes that they recognised, and the number of hints given.

    Attributes
    ----------
    statuses : dict of str to str
        The last status of each exercise that was run.
    hints : dict of str to int
        How many hints have been given for each exercise.
    found : dict of str to str
        What the last run showed of an exercise, or of a function of it, such as ``"layers.Affine.backward"``: the hint
        for the mistake that it recognised, or else what failed first.
    begun : dict of str to str
        The function where the last run of an exercise stopped: the first that is wrong or to do.
    points : dict of str to int
        The points of each exercise in the last run of it.
    passed : dict of str to str
        The day on which each exercise passed for the first time, such as ``"2026-11-29"``.
    current : str
        The exercise that was graded last; nothing at the beginning.
    reached : dict of str to float
        The accuracy that the last training of each exercise has reached, from 0 to 1.
    cells : dict of str to str
        For each exercise, a mark of the notebook that wrote or read its file last, and of the text.
    """

    statuses: dict[str, str] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    begun: dict[str, str] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    passed: dict[str, str] = field(default_factory=dict)
    current: str = ""
    reached: dict[str, float] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Add the results of a run; the hints of an exercise that passes start from the first again."""
        for exercise in report.exercises:
            self.statuses[exercise.name], self.points[exercise.name] = exercise.status, exercise.score
            _forget(self.found, exercise.name)
            _forget(self.begun, exercise.name)
            wrong = [check for check in exercise.checks if check.status in WRONG]
            for check in sorted(wrong, key=_explained, reverse=True):
                self.found.setdefault(_place(exercise.name, check.function), _what_it_shows(check))
            if exercise.first_open and exercise.first_open.function:
                self.begun[exercise.name] = exercise.first_open.function
            if reached := [point.accuracy for check in exercise.checks for point in check.curve if point.accuracy]:
                self.reached[exercise.name] = reached[-1]
            if exercise.status is Status.PASSED:
                _forget(self.hints, exercise.name)
                self.passed.setdefault(exercise.name, date.today().isoformat())
        if len(report.exercises) == 1:
            self.current = report.exercises[0].name


def _explained(check: CheckResult) -> int:
    """Return how well a failure is explained: by a known mistake, by another hint, or not."""
    return bool(check.hint) + bool(check.hint and check.mistake)


def _what_it_shows(check: CheckResult) -> str:
    """Return the hint for a known mistake, which stands on its own; else the message, with its hint if it has one."""
    if check.hint and check.mistake:
        return check.hint
    message = check.message or check.title
    return f"{message.removesuffix('.')}. {check.hint}" if check.hint else message


def _place(exercise: str, function: str | None) -> str:
    return f"{exercise}.{function}" if function else exercise


def _forget(known: dict[str, Any], exercise: str) -> None:
    """Remove everything about an exercise and its functions."""
    for name in [name for name in known if name.partition(".")[0] == exercise]:
        del known[name]


def place() -> Path:
    """Return the file of the progress: in the kit, or if that is read-only, in the user's data."""
    kit = FILE.parent
    if os.access(kit, os.W_OK) or not kit.is_dir():
        return FILE
    return data_folder() / FOLDER / f"{hashlib.sha256(os.fsencode(kit)).hexdigest()[:8]}.json"


def data_folder() -> Path:
    """Return the folder where programs keep data of this user."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def load() -> LearnerProgress:
    """Return the learner's progress; it is empty if the file is missing, damaged or no small regular file."""
    try:
        return _parsed(_read())
    except (OSError, RuntimeError):  # the second error means that a user has no home
        return LearnerProgress()


def _read() -> bytes:
    """Return the stored progress; the first time outside the kit, that of the kit."""
    file = place()
    with contextlib.suppress(FileNotFoundError):
        return read_regular(file, MAX_BYTES) or b""
    return (read_regular(FILE, MAX_BYTES) or b"") if file != FILE else b""


def update(change: Callable[[LearnerProgress], object]) -> bool:
    """Let a function change the learner's progress, and return whether it could be written.

    Other runs wait, so that none overwrites the changes of another.

    Parameters
    ----------
    change : callable
        The function that changes the progress.
    """
    try:
        with _alone():
            learner = _parsed(_content())
            change(learner)
            replace_file(place(), (json.dumps(asdict(learner), indent=2) + "\n").encode(), lasting=False)
    except (OSError, RuntimeError):  # the second error means that a user has no home
        return False
    return True


def _content() -> bytes:
    try:
        return _read()
    except OSError as problem:
        if is_fault(problem):  # it may be readable the next time, so it is not overwritten
            raise
        return b""


def _parsed(content: bytes) -> LearnerProgress:
    try:
        data = json.loads(content.decode("utf-8"))
        statuses = {str(name): str(status) for name, status in data["statuses"].items()}
        hints = {str(name): int(number) for name, number in data["hints"].items()}
        found, begun = (
            {str(name): printable(str(word)) for name, word in data.get(table, {}).items()}
            for table in ("found", "begun")
        )
        points = {str(name): int(number) for name, number in data.get("points", {}).items()}
        passed = {str(name): printable(str(day), 10) for name, day in data.get("passed", {}).items()}
        current = printable(str(data.get("current", "")))
        reached = {printable(str(name)): float(share) for name, share in data.get("reached", {}).items()}
        cells = {str(name): printable(str(mark)) for name, mark in data.get("cells", {}).items()}
    except (ArithmeticError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return LearnerProgress()
    return LearnerProgress(statuses, hints, found, begun, points, passed, current, reached, cells)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Keep other runs out, as far as the system can; do not wait long for one."""
    if place() != FILE:
        place().parent.mkdir(parents=True, exist_ok=True)
    lock = _locked(time.monotonic() + WAIT_SECONDS)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _locked(deadline: float) -> int | None:
    while True:
        try:
            return lock_folder(place().parent, wait=False)
        except BlockingIOError:
            if time.monotonic() > deadline:
                return None
        time.sleep(0.01)
