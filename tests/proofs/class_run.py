"""Grading a class: with all that can go wrong with hand-ins and with machines, the same bytes each time.

    python -m tests.proofs.class_run [PART ...] [--share F]

``layouts``    a class of forty with every oddity, in all five layouts: every student in the gradebook, with the right
               status; equal files have equal scores; who hands in right files gets what they would get without the odd
``ways``       one process, two, three parts put together, two workers of dask: the same bytes
``killed``     ten times ``kill -9`` at a random moment, each time resumed: the same bytes

With ``--share 0.1`` a tenth of what can be divided. Exit code 1 if anything is wrong.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.classroom.document import read_gradebook
from grader.classroom.gradebook import Gradebook
from grader.files import ROOT
from tests.support.class_maker import EXERCISES, LAYOUTS, MadeStudent, make_class, write_roster
from tests.support.classes import content_of
from tests.support.clusters import cluster
from tests.support.parts import Wrong, in_a_new_folder, run_parts

STUDENTS, KILLS = 40, 10


def command(*words: object) -> list[str]:
    """Return the command that grades a class."""
    return [sys.executable, "-m", "grader", "class", *map(str, words)]


def run(*words: object) -> tuple[int, float]:
    """Run a class as a user does; return the exit code and the seconds it took."""
    begun = time.perf_counter()
    done = subprocess.run(command(*words), cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return done.returncode, time.perf_counter() - begun


def made(folder: Path, layout: str = "folders", students: int = STUDENTS) -> tuple[list[object], list[MadeStudent]]:
    """Make a class; return the words that name it, and its students."""
    people = make_class(folder / layout, layout, students)
    write_roster(folder / f"{layout}.csv", people)
    return [folder / layout, *EXERCISES, "--roster", folder / f"{layout}.csv", "--seed", 7], people


def gradebook_in(folder: Path) -> Gradebook:
    """Return the gradebook of a class."""
    return read_gradebook((folder / "class.json").read_text(encoding="utf-8"))


# Results


def layouts(folder: Path, share: float) -> Wrong:
    """Grade the made class in each layout."""
    del share
    wrong: Wrong = []
    scores: dict[tuple[str, str], set[int | None]] = {}
    for layout in LAYOUTS:
        words, people = made(folder, layout)
        _, seconds = run(*words, "--out", folder / f"out-{layout}")
        gradebook = gradebook_in(folder / f"out-{layout}")
        wrong += [f"{layout}: {line}" for line in _unlike(gradebook, people, scores)]
        print(f"{layout}: {len(gradebook.students)} students in {seconds:.0f} s", flush=True)
    wrong += [f"{place} has the scores {found}" for place, found in scores.items() if len(found) > 1]
    return wrong + _neighbours(folder)


def _unlike(
    gradebook: Gradebook, people: Sequence[MadeStudent], scores: dict[tuple[str, str], set[int | None]]
) -> Iterator[str]:
    """Yield differences from the made class; store the score of each text."""
    by_id = {student.person.id: student for student in gradebook.students}
    if by_id.keys() != {person.person.id for person in people}:
        yield f"there are {len(by_id)} students"
    for person in people:
        student = by_id[person.person.id]
        expected = person.problem or "graded"
        if student.outcome != expected:
            yield f"{person.kind}: {student.outcome}, not {expected}: {student.message}"
            continue
        for exercise, grade in zip(gradebook.exercises, student.exercises, strict=False):
            text = person.texts.get(exercise.name)
            if text is not None:
                scores.setdefault((exercise.name, text), set()).add(grade.score)
            elif grade.score != 0:
                yield f"{person.kind}: {exercise.name} has {grade.score} points without a text"


def _neighbours(folder: Path) -> Wrong:
    """Grade only the students with right files; return those whose results differ from the run with odd neighbours."""
    people = [person for person in make_class(folder / "again", "folders") if person.kind == "right"]
    (folder / "even").mkdir()
    for person in people:
        (folder / "again" / person.person.id).rename(folder / "even" / person.person.id)
    write_roster(folder / "even.csv", people)
    run(folder / "even", *EXERCISES, "--roster", folder / "even.csv", "--seed", 7, "--out", folder / "out-even")
    print(f"neighbours: {len(people)} students", flush=True)
    odd, even = content_of(folder / "out-folders"), content_of(folder / "out-even")
    places = [name for name in even if name.startswith(("students/", "results/"))]
    return [f"{name} differs without the odd ones" for name in places if odd.get(name) != even[name]]


def ways(folder: Path, share: float) -> Wrong:
    """Grade one class in several ways."""
    words, _ = made(folder, students=max(6, round(STUDENTS * share)))
    run(*words, "--out", folder / "one", "--jobs", 1)
    run(*words, "--out", folder / "two", "--jobs", 2)
    for part in (3, 1, 2):
        run(*words, "--out", folder / "parts", "--shard", f"{part}/3")
    run(*words, "--out", folder / "parts")
    with cluster(2) as address:
        run(*words, "--out", folder / "dask", "--scheduler", address)
    return [line for other in ("two", "parts", "dask") for line in _differences(folder / "one", folder / other)]


def _differences(one: Path, other: Path) -> Wrong:
    first, second = content_of(one), content_of(other)
    found = [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)]
    print(f"{other.name}: {len(second)} files, {len(found)} differ", flush=True)
    return [f"{other.name}: {name} differs" for name in sorted(found)]


def killed(folder: Path, share: float) -> Wrong:
    """Kill the command again and again, and let it continue."""
    words, _ = made(folder, students=max(6, round(STUDENTS * share)))
    _, seconds = run(*words, "--out", folder / "whole", "--jobs", 2)
    chance = random.Random(1)
    moments = [chance.uniform(0.2, seconds / 3) for _ in range(KILLS)]
    for moment in moments:
        process = subprocess.Popen(
            command(*words, "--out", folder / "out", "--jobs", 2),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        process.kill()
        process.wait()
    run(*words, "--out", folder / "out", "--jobs", 2)
    print(f"killed after {', '.join(f'{moment:.1f} s' for moment in moments)}", flush=True)
    return _differences(folder / "whole", folder / "out")


PARTS = {"layouts": in_a_new_folder(layouts), "ways": in_a_new_folder(ways), "killed": in_a_new_folder(killed)}


if __name__ == "__main__":
    sys.exit(run_parts("tests.proofs.class_run", __doc__, PARTS))
