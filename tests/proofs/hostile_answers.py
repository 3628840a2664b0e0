"""Grade whole courses of hostile answers: none may cost the judge more than a little memory and time, or break it.

    python -m tests.proofs.hostile_answers [EXERCISE ...] [--answers N] [--seconds S]

A worker that runs no submission answers every check of every exercise with the largest, the emptiest and the oddest
values that can cross the pipe, alone or in one part of a right answer, until there were N such answers (10,000) or S
seconds are over. All else is as ever: comparison, diagnosis, advice, and the report in every form.

A row an exercise: its checks, the answers they had, the most processor time of a check beyond that with right answers,
and the most of diagnosis, advice and reports together. Exit code 1 when the judge breaks, takes more than two seconds
for a check or more than 400 MB in all; on Linux, the memory is a hard limit.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest

from grader.course import Exercise, load_course, load_solutions
from grader.report import junit, picture, text
from grader.report.lines import plain
from grader.report.short import short
from grader.results.document import read_report, write_report
from grader.results.report import ExerciseResult, Report, Status
from tests.conftest import shorten_training
from tests.support.grading import graded
from tests.support.hostile_answers import HostileSandbox, total

ANSWERS = 10_000
MOST_SECONDS = 2.0
MOST_BYTES = 400 * 1024**2
PICTURE_EVERY = 20
"""One picture in this many is drawn; drawing takes ten times as long as everything else."""

ROOM_FOR_ANSWER = 64 * 1024**2
"""The worker of these tests is in the judge, and makes there what the judge would receive."""


@dataclass
class Meter:
    """A pytest plugin that measures the processor time of each check, without that of the worker.

    Attributes
    ----------
    sandbox : HostileSandbox
        Whose worker answers.
    seconds : dict of str to float
        The time of each check.
    """

    sandbox: HostileSandbox
    seconds: dict[str, float] = field(default_factory=dict)

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Measure the time of a check: its fixtures, its body, its message."""
        started, elsewhere = time.process_time(), self.sandbox.worker.seconds
        result = yield
        self.seconds[item.name] = time.process_time() - started - (self.sandbox.worker.seconds - elsewhere)
        return result


@dataclass
class Row:
    """The results of hostile answers to one exercise.

    Attributes
    ----------
    exercise : str
        Its name.
    checks : int
        How many checks it has.
    answers : int
        How many hostile answers they had.
    check_seconds : float
        The most processor time of a check beyond that with right answers.
    result_seconds : float
        The most processor time of diagnosis, advice and all reports together.
    """

    exercise: str
    checks: int = 0
    answers: int = 0
    check_seconds: float = 0.0
    result_seconds: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.exercise:<20}{self.checks:>7}{self.answers:>9,}{self.check_seconds:>12.2f} s"
            f"{self.result_seconds:>12.2f} s"
        )


class Siege:
    """One exercise, graded again and again with other hostile answers.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    """

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self.row = Row(exercise.name)
        self._right = self._graded(HostileSandbox(None))

    def attack(self, seed: int) -> int:
        """Grade once more; return how many hostile answers there were."""
        sandbox = HostileSandbox(seed)
        started = time.process_time()
        seconds = self._graded(sandbox, with_picture=seed % PICTURE_EVERY == PICTURE_EVERY - 1)
        everything = time.process_time() - started - sandbox.worker.seconds
        answers = total(sandbox.worker.answers)
        extra = max(taken - self._right[name] for name, taken in seconds.items())
        self.row.checks, self.row.answers = len(seconds), self.row.answers + answers
        self.row.check_seconds = max(self.row.check_seconds, extra)
        self.row.result_seconds = max(self.row.result_seconds, everything - sum(seconds.values()))
        return answers

    def _graded(self, sandbox: HostileSandbox, *, with_picture: bool = False) -> dict[str, float]:
        """Grade, write all reports, and return the time of each check."""
        meter, name = Meter(sandbox), self._exercise.name
        result = graded({name: load_solutions()[name]}, sandbox, plugins=[meter])[name]
        assert len(result.checks) == len(meter.seconds)
        written(result, with_picture=with_picture)
        return meter.seconds


def written(result: ExerciseResult, *, with_picture: bool) -> None:
    """Write the report in every form; reading must give the same report, and no form may contain control codes."""
    report = Report("submission", 1, "portable", "sample", (result,))
    document = write_report(report)
    assert write_report(read_report(document)) == document
    junit.render(report)
    for lines in (text.checks(report, 80), text.overview(report, 80), short(report, 80, 24)):
        assert plain(lines).replace("\n", "").isprintable()
    if with_picture:
        picture.draw(report)
    assert all(check.status in (Status.PASSED, Status.FAILED) for check in result.checks)
    assert all(len(check.message or "") <= 1000 for check in result.checks)


def limit_memory() -> None:
    """Limit the memory of this process to what it uses now and a little more."""
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            size = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + MOST_BYTES + ROOM_FOR_ANSWER, resource.RLIM_INFINITY))


def peak() -> int:
    """Return the highest memory use of this process so far, in bytes."""
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found if sys.platform == "darwin" else found * 1024


def besiege(exercises: Sequence[Exercise], answers: int, seconds: float) -> tuple[list[Row], int]:
    """Grade exercises with this many hostile answers; return the rows of the table, and the memory used."""
    sieges = [Siege(exercise) for exercise in exercises]
    before, deadline = peak(), time.monotonic() + seconds
    limit_memory()
    given = seed = 0
    while given < answers and time.monotonic() < deadline:
        for siege in sieges:
            given += siege.attack(seed)
        seed += 1
    return [siege.row for siege in sieges], peak() - before


def main(arguments: list[str]) -> int:
    """Print the table; the exit code is 1 if something took too much."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.hostile_answers")
    parser.add_argument("exercises", nargs="*", metavar="EXERCISE")
    parser.add_argument("--answers", type=int, default=ANSWERS)
    parser.add_argument("--seconds", type=float, default=3600.0)
    options = parser.parse_args(arguments)
    chosen = [exercise for exercise in load_course() if not options.exercises or exercise.name in options.exercises]
    with pytest.MonkeyPatch.context() as monkeypatch:
        shorten_training(monkeypatch, steps=0, epochs=0, minimum=1.0)
        rows, memory = besiege(chosen, options.answers, options.seconds)
    print(f"{'exercise':<20}{'checks':>7}{'answers':>9}{'a check':>14}{'its result':>14}")
    print(*rows, sep="\n")
    checks, answers = sum(row.checks for row in rows), sum(row.answers for row in rows)
    print(f"{checks} checks, {answers:,} hostile answers, {memory / 1024**2:.0f} MB more than with right ones")
    slow = [row.exercise for row in rows if row.check_seconds > MOST_SECONDS]
    return 1 if slow or memory > MOST_BYTES else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
