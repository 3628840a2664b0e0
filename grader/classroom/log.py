"""What was graded when, and how long it took. It is a separate file, since it differs in every run."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from grader.classroom.folder import ClassFolder
from grader.classroom.grading import Task
from grader.files import replace_file


class Log:
    """Observes the grading of a class: writes a line to ``log.txt`` for each task, and all times to ``timing.json``.

    Parameters
    ----------
    folder : ClassFolder
        The folder of the class.
    """

    def __init__(self, folder: ClassFolder) -> None:
        self._log, self._timing = folder.log, folder.timing
        self._seconds: dict[str, dict[str, float]] = {}

    def expect(self, tasks: Sequence[Task]) -> None:
        """Note what has to be done."""
        self.write(f"{sum(len(task.exercises) for task in tasks)} exercises to grade")

    def done(self, task: Task, seconds: Mapping[str, float], faults: Mapping[str, str], *, again: bool) -> None:
        """Note that a task is done."""
        student = task.submission.id
        self._seconds.setdefault(student, {}).update(seconds)
        times = ", ".join(f"{name} {taken:.1f} s" for name, taken in seconds.items()) or ", ".join(task.exercises)
        why = "".join(f"; {name}: {fault}" for name, fault in faults.items())
        self.write(f"{student}: {times}{why}{'; once more, alone' if again else ''}")

    def write(self, line: str) -> None:
        """Add a line, with the time."""
        with self._log.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S} {line}\n")

    def close(self) -> None:
        """Store how long the exercises took, with the known times of others."""
        if self._seconds:
            known = _read(self._timing)
            for student, seconds in self._seconds.items():
                known[student] = known.get(student, {}) | seconds
            replace_file(self._timing, (json.dumps(known, indent=1, sort_keys=True) + "\n").encode(), lasting=False)


def _read(path: Path) -> dict[str, dict[str, float]]:
    """Return the known times; damaged data are dropped."""
    with contextlib.suppress(FileNotFoundError, ValueError):
        known = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(known, dict) and all(isinstance(seconds, dict) for seconds in known.values()):
            return known
    return {}
