"""What ``python -m grader doctor`` looks at: the kit, this Python and this machine, or the course.

It runs where packages are missing or broken, and imports none of them.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader import __version__, progress
from grader.cli.cores import usable_cores
from grader.cli.packages import HIDDEN, NEEDED, hidden_packages, missing_packages
from grader.files import ROOT
from grader.judge.fault_lines import REMEDY
from grader.results.text import one_line, printable
from grader.sandbox.outside.isolation import why_not_strict

IMPORT_SECONDS = 60.0
FREE_BYTES = 100 * 1024 * 1024
"""With less space for temporary files, a run may fail."""


@dataclass(frozen=True)
class Fact:
    """One thing that was examined.

    Attributes
    ----------
    name : str
        Its name.
    value : str
        The finding.
    ok : bool
        Whether a run can do with it.
    advice : str or None
        One line of advice; also if everything works, but not as well as it could.
    """

    name: str
    value: str
    ok: bool = True
    advice: str | None = None


# This kit and this machine


def facts_here() -> Iterator[Fact]:
    """Yield the things that are examined, each with the finding."""
    yield _kit()
    yield _python()
    yield _packages()
    yield _imports()
    yield _isolation()
    yield _sample()
    yield _full_mnist()
    yield Fact("cores", f"{usable_cores()} usable, of {os.cpu_count()}")
    yield _progress()
    yield _temporary()


def _kit() -> Fact:
    """Say where the kit is, and whether the current folder holds another one."""
    exercises, solutions = (len([*(ROOT / folder).glob("*.py")]) for folder in ("exercises", "solutions"))
    value = f"{__version__} in {_place(ROOT)}; {exercises} files in exercises, {solutions} in solutions"
    here = _current_folder()
    other = next((folder for folder in (here, *here.parents) if (folder / "grader" / "__main__.py").is_file()), ROOT)
    if not exercises:
        return Fact("kit", value, ok=False, advice="Install the kit from its clone: python -m pip install -e .")
    if other != ROOT:
        advice = f"The current folder belongs to the kit in {_place(other)}, which is not graded; go there first."
        return Fact("kit", value, ok=True, advice=advice)
    return Fact("kit", value)


def _current_folder() -> Path:
    try:
        return Path.cwd()
    except OSError:  # it is gone
        return ROOT


def _python() -> Fact:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    environment = "in an environment" if sys.prefix != sys.base_prefix else "in no environment"
    return Fact("Python", f"{python} on {platform.system()} {platform.machine()}, {environment}")


def _packages() -> Fact:
    missing = missing_packages()
    value = ", ".join(f"{name} {'missing' if name in missing else _version(name)}" for name in NEEDED)
    advice = [f"{REMEDY[0].upper()}{REMEDY[1:]}."] if missing else []
    advice += [f"{HIDDEN.format(path=_place(Path(path)))}." for path in hidden_packages()]
    return Fact("packages", value, ok=not advice, advice=advice[0] if advice else None)


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "of unknown version"


def _imports() -> Fact:
    """Import every package in another process: an installed package may be broken."""
    there = [module for name, module in NEEDED.items() if name not in missing_packages()]
    program = "import sys\nfor name in sys.argv[1:]: __import__(name)"
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", program, *there],
            capture_output=True, encoding="utf-8", errors="replace", timeout=IMPORT_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as problem:
        return Fact("imports", one_line(str(problem)), ok=False, advice="Python cannot be started, or is very slow.")
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"Python ended with {done.returncode}"]
        advice = "Install the packages again: python -m pip install --force-reinstall -e ."
        return Fact("imports", one_line(_without_home(said[-1])), ok=False, advice=advice)
    return Fact("imports", "every package that is there can be imported")


def _isolation() -> Fact:
    reason = why_not_strict()
    if reason is None:
        return Fact("isolation", "strict")
    advice = "Your own work is graded as usual. Grade the work of others only if you would run it yourself."
    return Fact("isolation", f"portable; strict cannot be had here: {reason}", advice=advice)


def _sample() -> Fact:
    """Check that the files that come with the kit exist."""
    files = [ROOT / "data" / "sample_weights.npz", *sorted((ROOT / "data" / "mnist-sample").glob("*.gz"))]
    there = [file for file in files if os.access(file, os.R_OK) and file.stat().st_size]
    if len(there) == 5:
        return Fact("MNIST sample", "all there")
    advice = "Fetch the kit again, or restore its folder data with git checkout data."
    return Fact("MNIST sample", f"{len(there)} of 5 files can be read", ok=False, advice=advice)


def _full_mnist() -> Fact:
    if hidden_packages():  # their effects are unknown
        return Fact("MNIST full", "not looked at: a package is hidden")
    try:
        from grader.datasets.mnist import full_folder, is_users
        from grader.datasets.published import FILES, State, examine

        folder = full_folder()
        states = [examine(folder, file).state for file in FILES]
    except ImportError as problem:
        return Fact("MNIST full", f"not looked at: {one_line(str(problem))}")
    except OSError as problem:
        return Fact("MNIST full", f"cannot be read: {problem.strerror}", ok=False, advice=f"Look at {_place(folder)}.")
    value = f"{', '.join(sorted(set(states)))}, in {_place(folder)}"
    if State.DAMAGED in states:
        what = "Remove the damaged files, and then fetch them" if is_users(folder) else "Fetch the damaged files again"
        return Fact("MNIST full", value, ok=False, advice=f"{what}: python -m grader data")
    missing = set(states) != {State.WHOLE}
    return Fact("MNIST full", value, advice="To train on all of it: python -m grader data" if missing else None)


def _progress() -> Fact:
    """Try to write next to the file of the learner's progress."""
    if reason := _cannot_write(progress.FILE.parent):
        advice = "Grading works; which hints you have seen is not remembered (hint --number N)."
        return Fact("kit's folder", f"cannot be written: {reason}", advice=advice)
    return Fact("kit's folder", "can be written")


def _temporary() -> Fact:
    """Try to write where submissions run, and check the space."""
    try:
        folder = Path(tempfile.gettempdir())
        free = shutil.disk_usage(folder).free
    except OSError as problem:
        return Fact("temporary", one_line(str(problem)), ok=False, advice="Name a folder for them in TMPDIR.")
    value = f"{_place(folder)}, {free // 1024**2:,} MiB free"
    if reason := _cannot_write(folder):
        return Fact("temporary", f"{value}; {reason}", ok=False, advice="Name another folder in TMPDIR.")
    if free < FREE_BYTES:
        return Fact("temporary", value, ok=False, advice="Free some space there, or name another folder in TMPDIR.")
    return Fact("temporary", value)


def _cannot_write(folder: Path) -> str | None:
    """Return why a folder cannot be written to, or None."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as problem:
        return problem.strerror or str(problem)
    return None


def _place(path: Path) -> str:
    return printable(_without_home(str(path)))


def _without_home(text: str) -> str:
    """Return a text without the name of the user, since it may go into a bug report."""
    with contextlib.suppress(RuntimeError):
        home = str(Path.home())
        return text.replace(home, "~") if len(home) > 1 else text
    return text


# The course


def course_facts() -> Iterator[Fact]:
    """Yield each slip of the course's author; if there is none, each check with an unexpected outcome."""
    from grader.course import load_course
    from grader.course.validation import course_slips

    lines = course_slips(ROOT)
    if not lines:
        from grader.judge.rehearsal import rehearse

        lines = rehearse("portable" if why_not_strict() else "strict", usable_cores())
    yield from (Fact("course", printable(line), ok=False) for line in lines)
    if not lines:
        yield Fact("course", f"{len(load_course())} exercises: the solutions pass, and the stubs are to do")
