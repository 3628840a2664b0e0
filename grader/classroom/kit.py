"""The identity of the kit that grades: the digests of its files, and the versions of Python and of the packages."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from grader.course import FOLDER, SOLUTIONS, Exercise
from grader.datasets.dataset import folder_of
from grader.datasets.mnist import SAMPLE_WEIGHTS
from grader.files import ROOT

ROOMS = ("judge", "sandbox", "results", "datasets")
FILES = ("files.py", "machine.py", "signals.py")
SUFFIXES = (".py", ".ini")
PACKAGES = ("numpy", "pytest", "pytest-timeout", "matplotlib", "pillow")
OF_EXERCISE = ("checks.py", "formulas.py", "scenarios.py", "mistakes.py", "promises.toml", "recorded.bin")


def digest(value: object) -> str:
    """Return the SHA-256 of plain data, in hexadecimal: the same for equal data."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def digest_of_files(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of files and their names; a missing file counts as missing."""
    return digest([[path.name, _sha256(path)] for path in paths])


def _sha256(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def digest_of_engine() -> str:
    """Return the SHA-256 of the engine, which knows no exercise: the judge, the sandbox and what they need."""
    return digest_of_files(_engine_files())


def digest_of_checks(exercise: Exercise) -> str:
    """Return the SHA-256 of what an exercise is judged by, without solutions."""
    entry = [exercise.name, exercise.title, exercise.points, exercise.needs, exercise.packages]
    return digest([entry, digest_of_files(FOLDER / exercise.name / file for file in OF_EXERCISE)])


def digest_of_dataset(name: str) -> str:
    """Return the SHA-256 of the data that submissions train on and read."""
    return digest_of_files([*sorted(folder_of(name).glob("*-ubyte*")), SAMPLE_WEIGHTS])


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that affect a verdict."""
    return {"python": platform.python_version()} | {name: _version(name) for name in PACKAGES}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # installed in an unusual way
        return "unknown"


def fingerprint() -> dict[str, str]:
    """Return what must be the same on every machine that grades a class: the kit's files and the versions."""
    return {"kit": digest_of_files(kit_files())} | versions()


def state_of_files() -> list[tuple[int, int]]:
    """Return the times and sizes of the kit's files: they change as soon as somebody changes a file."""
    return [(status.st_mtime_ns, status.st_size) for status in map(os.stat, kit_files())]


def kit_files() -> Iterator[Path]:
    """Yield the files that verdicts depend on, in the same order everywhere."""
    yield from _engine_files()
    for name in OF_EXERCISE:
        yield from sorted(FOLDER.glob(f"*/{name}"))
    yield FOLDER / "course.toml"
    yield from sorted(SOLUTIONS.glob("*.py"))


def _engine_files() -> Iterator[Path]:
    grader = ROOT / "grader"
    for room in ROOMS:
        yield from sorted(path for path in (grader / room).rglob("*") if path.suffix in SUFFIXES)
    yield from sorted(FOLDER.glob("*.py"))
    yield from (grader / file for file in FILES)
