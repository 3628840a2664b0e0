"""Watch mode as a person uses it, in a real terminal: the whole course, the speed, and many saves.

    python -m tests.proofs.watching [PART ...] [--share F]

``walk``   a person goes through all sixteen exercises by keys and saves alone, with wrong attempts, hints and solutions
           in between: at 80 x 24 in colour, at 60 x 20 without, and there in ASCII; every screen fits
``speed``  from save to verdict, against ``python -m grader NAME`` as a whole process: the median ratio over the
           exercises that train nothing; at most 0.45
``saves``  500 saves leave the memory and the descriptors of the process level

With ``--share 0.1`` a tenth of it. Exit code 1 if anything is wrong.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from grader.course import Exercise, load_course
from tests.support.attacks import copy_of_kit
from tests.support.banks import MISTAKES
from tests.support.learner import BROKEN, Learner
from tests.support.parts import run_parts
from tests.support.proc import held_by
from tests.support.terminal import Terminal

COURSE = load_course()
WAYS = ((80, 24, ()), (60, 20, ("--no-color",)), (60, 20, ("--no-color", "ascii")))
"""Columns and lines of the terminal, and how it is used."""
MOST_RATIO = 0.45
SAVES = 500
ROUNDS = 3
SETTLE_SECONDS = 1.5


@dataclass
class Person(Learner):
    """A person at a terminal, with their own kit.

    Attributes
    ----------
    terminal : Terminal
        With watch mode in it.
    screens : int
        How many were looked at.
    wrong : list of str
        What was wrong with them.
    """

    terminal: Terminal
    screens: int = 0
    wrong: list[str] = field(default_factory=list)

    def see(self, *texts: str) -> None:
        """Wait for a screen with these texts, and check that it fits."""
        lines = self.terminal.wait_for(*texts, " quit", seconds=300)
        self.screens += 1
        if not lines[-1].endswith(" quit"):
            self.wrong.append(f"the keys are not at the bottom of the screen with {texts}: {lines}")

    def press(self, key: str, *texts: str) -> None:
        """Press a key, and check what it does."""
        self.terminal.press(key)
        self.see(*texts)


@contextmanager
def watching(columns: int, lines: int, words: Sequence[str] = ()) -> Iterator[Person]:
    """Yield a person who has started watch mode in a new kit."""
    with tempfile.TemporaryDirectory() as folder:
        kit = copy_of_kit(Path(folder))
        variables = {"PYTHONPATH": str(kit)} | ({"PYTHONIOENCODING": "ascii"} if "ascii" in words else {})
        command = [sys.executable, "-m", "grader", "watch", *(word for word in words if word.startswith("--"))]
        with Terminal(command, kit, columns, lines, variables) as terminal:
            yield Person(kit, terminal)


# The whole course


def walk(share: float) -> list[str]:
    """Go through the course in each way; return what is wrong."""
    wrong: list[str] = []
    exercises = COURSE[: max(1, round(share * len(COURSE)))]
    for columns, lines, words in WAYS[: max(1, round(share * len(WAYS)))]:
        with watching(columns, lines, words) as person:
            began = time.monotonic()
            for exercise in exercises:
                _pass(person, exercise, last=exercise is exercises[-1])
            if len(exercises) == len(COURSE):
                person.press("n", "You have passed all 16 exercises: 100 of 100 points.")
                person.terminal.press(8 * " ")
                person.see(f"{exercises[-1].name} {date.today().isoformat()}")
            wrong += [*person.wrong, *_end(person, exercises, words)]
            print(
                f"{len(exercises)} exercises passed at {columns} x {lines} {' '.join(words)}: "
                f"{person.screens} screens in {time.monotonic() - began:.0f} s",
                flush=True,
            )
    return wrong


def _pass(person: Person, exercise: Exercise, *, last: bool) -> None:
    """Fail an exercise, read hints, pass it, look at the solution, and continue."""
    name = exercise.name
    mistake = next(member for member in MISTAKES if member.exercise == name)
    person.see(f"{name} ", "to do")
    person.save(name, BROKEN)
    person.see(f"{name}.py, line 1:", "The checks run once this is put right.")
    person.save(name, mistake.submission)
    person.terminal.wait_until(
        lambda seen: "put right" not in seen and any(mark in seen for mark in (" ✗ ", " ! ", " x "))
    )
    person.press("h", "hint 1 of 3")
    person.press("h", "hint 2 of 3")
    person.press("a", "further")
    person.save(name, person.solution(name))
    person.see(f"{exercise.points} of {exercise.points} points.", "Done.")
    person.press("s", "The solution")
    person.press("s", "Done.")
    if not last:
        person.terminal.press("n")


def _end(person: Person, exercises: Sequence[Exercise], words: Sequence[str]) -> Iterator[str]:
    person.terminal.press("q")
    if (code := person.terminal.end()) != 0:
        yield f"it ended with {code}"
    if person.terminal.settings != person.terminal.before:
        yield "the terminal is not as it was"
    if "ascii" in words and not person.terminal.written.isascii():
        yield "not all of it is ASCII"
    if words and b"\x1b[31m" in person.terminal.written:
        yield "there is colour"
    statuses = json.loads((person.kit / ".grader.json").read_text(encoding="utf-8"))["statuses"]
    if [name for name, status in statuses.items() if status == "passed"] != [exercise.name for exercise in exercises]:
        yield f"the progress holds {statuses}"


# From save to verdict


def speed(share: float) -> list[str]:
    """Measure the ratio for each exercise that trains nothing; return what is wrong."""
    quick = [exercise for exercise in COURSE if not exercise.trains]
    ratios = []
    with watching(80, 24) as person:
        person.see("to do")
        for exercise in quick[: max(2, round(share * len(quick)))]:
            found = [_ratio(person, exercise.name) for _ in range(ROUNDS)]
            ratios.append(statistics.median(found))
            print(f"{exercise.name:<20} {ratios[-1]:.2f}  ({', '.join(f'{ratio:.2f}' for ratio in found)})", flush=True)
    median = statistics.median(ratios)
    print(f"the median of {len(ratios)} exercises is {median:.2f}; at most {MOST_RATIO} is allowed")
    return [f"a verdict takes {median:.2f} of a whole process"] if median > MOST_RATIO else []


def _ratio(person: Person, name: str) -> float:
    """Return the time from a save to its verdict, as a share of the time of the whole command."""
    person.save(name, BROKEN)
    person.see(f"{name}.py, line 1:")
    time.sleep(SETTLE_SECONDS)
    began = time.perf_counter()
    person.save(name, person.solution(name))
    person.see("Done.")
    verdict = time.perf_counter() - began
    time.sleep(SETTLE_SECONDS)
    began = time.perf_counter()
    command = [sys.executable, "-m", "grader", name]
    subprocess.run(command, cwd=person.kit, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return verdict / (time.perf_counter() - began)


# Many saves


def saves(share: float) -> list[str]:
    """Save many times, and compare the resources of the process before and after; return what is wrong."""
    number = max(20, round(share * SAVES))
    with watching(80, 24) as person:
        person.see("to do")
        pid = person.terminal.process.pid
        person.save_often(10, "Done.", 3 * SETTLE_SECONDS)
        before = held_by(pid)
        person.save_often(number, "Done.", 3 * SETTLE_SECONDS)
        after = held_by(pid)
    print(f"{number} saves: {before}, and then {after}")
    return ["what the process holds grows"] if after.has_grown_from(before) else []


PARTS = {"walk": walk, "speed": speed, "saves": saves}


if __name__ == "__main__":
    sys.exit(run_parts("tests.proofs.watching", __doc__, PARTS))
