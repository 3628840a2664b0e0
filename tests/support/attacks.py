"""The bank of hostile submissions in ``tests/banks/hostile``: run one of them, and judge how it ended.

    python -m tests.support.attacks ATTACK strict|portable [--form text|junit] [--kit FOLDER]

prints a JSON list of everything that is wrong with the end of the run, or with the form of its report.

An attack is a softmax.py. Its docstring says what it tries. Then it has a line each for its rows in the catalogue of
attacks, and for the required outcome at the levels ``strict`` and ``portable``:

``passed``             full points: the file holds a right softmax, and the attack gains nothing
``failed``, ``error``, ``timeout``, ``todo``
                       no points, or several of these, for checks that end differently; after a colon, the first line
                       that the learner reads, where CALL stands for the first call of a check, and three dots at the
                       end for anything
``no report``          the run ends without one, and with an exit code that is not 0: possible at ``portable`` only
``not run: why``       not promised at this level, and not to be tried on a machine that is needed

An attack that reaches for something and holds a right softmax is ``passed`` if it reaches it: its points tell.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from grader.files import ROOT
from grader.sandbox.outside.limit import BACKSTOP
from tests.support.proc import children

BANK = ROOT / "tests" / "banks" / "hostile"
LEVELS = ("strict", "portable")
CALL = "softmax([0.3, 2.9, 4])"
NEIGHBOUR = "cross_entropy"

CHECK_SECONDS, HANG_SECONDS = 2.0, 0.2
LONGEST = 200
MEMORY_OF_JUDGE = 512 * 1024
"""In kibibytes. An answer of 64 MiB exists several times in memory."""

LAUNCHER = f"""
import ctypes, os, struct, sys
if sys.platform == "linux" and "portable" in sys.argv:
    for capability in range(64):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
    ctypes.CDLL(None).capset(struct.pack("=Ii", 0x20080522, 0), bytes(24))
sys.path.insert(0, os.getcwd())
from pathlib import Path
from grader import cli
from grader.judge import record
from grader.judge.subjects import remote, retries
retries.IMPORT_SECONDS = record.CHECK_SECONDS = {CHECK_SECONDS}
remote.SECONDS_AFTER_HANG = {HANG_SECONDS}
log, *words = sys.argv[1:]
before = len(os.listdir("/proc/self/fd"))
code = cli.main(words)
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
Path(log).write_text(f"{{peak}} {{len(os.listdir('/proc/self/fd')) - before}}")
sys.exit(code)
"""
"""The command line, with time limits that a test can wait for; at the end it writes down its memory and descriptors.

Where root runs it at ``portable``, it and its workers give up all that an ordinary user may not."""


@dataclass(frozen=True)
class Expected:
    """The expected outcome: the status, and the first line for the learner if it matters."""

    status: str
    message: str


@dataclass(frozen=True)
class Attack:
    """A hostile submission.

    Attributes
    ----------
    path : Path
        The file.
    title : str
        What it tries.
    catalogue : str
        The rows of the catalogue that it belongs to.
    expected : dict of str to Expected
        What must come out, by level.
    """

    path: Path
    title: str
    catalogue: str
    expected: dict[str, Expected]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.stem

    def runs_at(self, level: str) -> bool:
        """Whether it is tried at this level."""
        return self.expected[level].status != "not run"


def read(path: Path) -> Attack:
    """Return the attack in a file."""
    title, _, rest = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")
    facts = dict(line.split(maxsplit=1) for line in rest.strip().splitlines()[-3:])
    levels = {level: facts[level].partition(": ") for level in LEVELS}
    expected = {
        level: Expected(status, message.replace("CALL", CALL)) for level, (status, _, message) in levels.items()
    }
    return Attack(path, title, facts["catalogue"], expected)


ATTACKS = [read(path) for path in sorted(BANK.glob("*.py"))]


def text_of(attack: Attack, place: Path, kit: Path) -> str:
    """Return the text of an attack on a folder ``victim`` in a place, and on a kit."""
    text = attack.path.read_text(encoding="utf-8")
    return text.replace("/victim", str(place / "victim")).replace("/kit", str(kit))


@dataclass(frozen=True)
class Ending:
    """How a run ended, and what it left behind.

    Attributes
    ----------
    code : int
        The exit code of the judge.
    report : str
        Its standard output.
    errors : str
        Its standard error.
    seconds : float
        How long it took.
    changed : tuple of str
        Files that were changed, made or removed.
    left : tuple of int
        Processes that still run.
    memory, descriptors : int
        The most that the judge used, in kibibytes, and how many descriptors it had more in the end.
    """

    code: int
    report: str
    errors: str
    seconds: float
    changed: tuple[str, ...]
    left: tuple[int, ...]
    memory: int
    descriptors: int


def run(
    attack: Attack, level: str, *, kit: Path = ROOT, form: str = "json", python: str = sys.executable, **options: Any
) -> Ending:
    """Grade an attack and an honest neighbour with the command line, in a separate process.

    Parameters
    ----------
    attack : Attack
        The attack to grade.
    level : str
        At which level of isolation.
    kit : Path
        The kit that grades.
    form : str
        The format of the report.
    python : str
        The interpreter.
    **options
        For `subprocess.Popen`.
    """
    with tempfile.TemporaryDirectory(prefix="hostile-") as name, _adopting() as left_behind:
        place = Path(name)
        for folder in ("submission", "victim/folder", "temporary"):
            (place / folder).mkdir(parents=True)
        (place / "victim" / "file").write_text("precious\n", encoding="utf-8")
        (place / "submission" / "softmax.py").write_text(text_of(attack, place, kit), encoding="utf-8")
        neighbour = kit / "solutions" / f"{NEIGHBOUR}.py"
        (place / "submission" / neighbour.name).write_bytes(neighbour.read_bytes())
        if "user" in options:
            _give_away(place, options["user"])
        watched = [place, *(kit / room for room in ROOMS)]
        before = _state(watched)
        begun = time.monotonic()
        words = ["softmax", NEIGHBOUR, "--submission", str(place / "submission"), "--isolation", level]
        command = [python, "-c", LAUNCHER, str(place / "log"), *words, "--format", form]
        done = _grade(command, place, kit, options)
        seconds = time.monotonic() - begun
        left = left_behind()
        peak, descriptors = (place / "log").read_text().split() if (place / "log").exists() else (0, 0)
        (place / "log").unlink(missing_ok=True)
        changed = tuple(sorted({os.path.relpath(path, place) for path, _ in before ^ _state(watched)}))
    return Ending(*done, seconds, changed, left, int(peak), int(descriptors))


def _grade(command: list[str], place: Path, kit: Path, options: dict[str, Any]) -> tuple[int, str, str]:
    environment = {**os.environ, "TMPDIR": str(place / "temporary"), "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(
        command,
        cwd=kit,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    ) as judge:
        try:
            report, errors = judge.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            judge.kill()
            report, errors = judge.communicate()
            errors += f"not ready after {LONGEST} s".encode()
    return judge.returncode, report.decode("utf-8", "surrogateescape"), errors.decode("utf-8", "replace")


def _give_away(place: Path, user: int) -> None:
    for path in (place, *place.rglob("*")):
        os.chown(path, user, user)


State = set[tuple[str, tuple[int, ...]]]


def _state(folders: list[Path]) -> State:
    """Return all files in these folders with their times, sizes and permissions, and the folders with theirs."""
    paths = [path for folder in folders for path in (folder, *folder.rglob("*")) if "__pycache__" not in path.parts]
    found: State = set()
    for path in paths:
        stat = path.lstat()
        facts = (0,) if path.is_dir() else (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
        found.add((str(path), (stat.st_mode, stat.st_uid, *facts)))
    return found


@contextlib.contextmanager
def _adopting() -> Iterator[Any]:
    """Become the parent of what the judge leaves behind; yield a function that ends and returns the new ones."""
    import ctypes

    if sys.platform == "linux":
        PR_SET_CHILD_SUBREAPER = 36
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    before = children()

    def left() -> tuple[int, ...]:
        deadline = time.monotonic() + 30  # the system kills the worker of a killed judge, after some time
        while (new := children() - before) and time.monotonic() < deadline:
            _bury(new)
            time.sleep(0.01)
        for pid in new:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, 9)
        _bury(new)
        return tuple(sorted(new))

    yield left


def _bury(pids: set[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


# Judging


def faults(attack: Attack, level: str, ending: Ending) -> list[str]:
    """Return everything that is wrong with how an attack ended, in words."""
    expected = attack.expected[level]
    found = [f"process {pid} is left" for pid in ending.left]
    if level == "strict" or attack.name in ("leave_files_in_its_folder",):
        found += [f"{path} is changed" for path in ending.changed]
    if ending.memory > MEMORY_OF_JUDGE:
        found.append(f"the judge used {ending.memory // 1024} MiB")
    if ending.descriptors > 0:
        found.append(f"the judge has {ending.descriptors} descriptors more")
    if expected.status == "no report":
        return found + (
            [f"a report: exit code {ending.code}"] if ending.code in (0, 1) or "not ready" in ending.errors else []
        )
    if ending.errors or ending.code not in (0, 1):
        return [*found, f"no report: exit code {ending.code}: {ending.errors.strip()[-300:]}"]
    exercises = {each["name"]: each for each in json.loads(ending.report)["exercises"]}
    return [*found, *_wrong_outcome(exercises["softmax"], expected), *_wrong_neighbour(exercises[NEIGHBOUR])]


def _wrong_outcome(softmax: dict[str, Any], expected: Expected) -> list[str]:
    statuses = sorted({check["status"] for check in softmax["checks"]})
    message = (softmax["checks"][0]["message"] or "").replace(" in attack:", ":")  # where it raised
    wanted = expected.status.split(", ")
    found = [] if set(statuses) <= set(wanted) else [f"it is {', '.join(statuses)}: {message}"]
    if expected.status != "passed" and softmax["score"] != 0:
        found.append(f"it gets {softmax['score']} points")
    start = expected.message.removesuffix("...")
    if not (message.startswith(start) if start != expected.message else start in ("", message)):
        found.append(f"it says: {message}")
    longest = max(check["seconds"] for check in softmax["checks"])
    if longest > 2 * BACKSTOP * CHECK_SECONDS + 1:  # the import and the calls have a limit each
        found.append(f"a check took {longest:.1f} s")
    return found


def _wrong_neighbour(exercise: dict[str, Any]) -> list[str]:
    return [] if exercise["status"] == "passed" else [f"its neighbour is {exercise['status']}"]


def malformed(form: str, ending: Ending) -> list[str]:
    """Return what is wrong with the form of a report, in words: what breaks it, or contains control codes."""
    text = ending.report
    found = [f"it holds {each!r}" for each in sorted(set(text)) if not (each.isprintable() or each == "\n")]
    found += [f"a line of it is {line}" for line in text.splitlines() if line.strip() == "All passed"]
    try:
        text.encode()
        if form == "json":
            json.loads(text)
        if form == "junit":
            ElementTree.fromstring(text)
    except (ValueError, ElementTree.ParseError) as problem:
        found.append(f"{type(problem).__name__}: {problem}")
    return found


# In a separate process


def outcome(attack: Attack, level: str, form: str = "json", kit: Path = ROOT) -> list[str]:
    """Run an attack from a separate process, which adopts what it leaves, and return what is wrong with the end."""
    words = [attack.name, level, "--form", form, "--kit", str(kit)]
    command = [sys.executable, "-m", "tests.support.attacks", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    found: list[str] = json.loads(done.stdout)
    return found


ROOMS = ("grader", "solutions", "exercises", "data")
"""The parts of a kit that grading needs."""


def copy_of_kit(folder: Path) -> Path:
    """Copy what a kit needs to grade into a new folder ``kit`` in this one, and return where it is.

    What Python has compiled comes along, or each process in the copy would do it again.
    """
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / "kit" / room, ignore=shutil.ignore_patterns("mnist", ".kept"))
    return folder / "kit"


def main(arguments: list[str]) -> None:
    """Run an attack and print what is wrong."""
    parser = argparse.ArgumentParser(description="Run a hostile submission.")
    parser.add_argument("attack", choices=[attack.name for attack in ATTACKS], metavar="ATTACK")
    parser.add_argument("level", choices=LEVELS)
    parser.add_argument("--form", choices=("json", "text", "junit"), default="json")
    parser.add_argument("--kit", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    (attack,) = (attack for attack in ATTACKS if attack.name == options.attack)
    ending = run(attack, options.level, form=options.form, kit=options.kit)
    found = faults(attack, options.level, ending) if options.form == "json" else malformed(options.form, ending)
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
