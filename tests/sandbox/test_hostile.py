"""The bank of hostile submissions: each ends as its header says, at both levels, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import pkgutil
import re
import shutil
import sys
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the bank attacks Linux", allow_module_level=True)

import resource

from grader import progress
from grader.cli import main
from grader.files import ROOT
from grader.sandbox.outside.isolation import why_not_strict
from tests.proofs.defences import DEFENCES, Defence, breaches, without
from tests.support.attacks import ATTACKS, LEVELS, NEIGHBOUR, Attack, copy_of_kit, outcome
from tests.support.proc import children, descriptors, resident
from tests.support.targets import attributes_of, files_of, names_of

OBSTACLE = why_not_strict()

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the bank attacks Linux"),
    pytest.mark.timeout(300),
]

SOLUTIONS = ROOT / "solutions"


def _some_of_each_family() -> set[tuple[str, str]]:
    """Return names and levels of attacks: all that a defence stops, and more.

    In the end there is one at each level for ten rows of the catalogue.
    """
    found = {(defence.attack, defence.level) for defence in DEFENCES}
    taken = {(_family(attack), level) for attack in ATTACKS for level in LEVELS if (attack.name, level) in found}
    for attack in sorted(ATTACKS, key=lambda attack: zlib.crc32(attack.name.encode())):
        for level in LEVELS:
            if attack.runs_at(level) and (_family(attack), level) not in taken:
                found.add((attack.name, level))
                taken.add((_family(attack), level))
                break
    return found


def _family(attack: Attack) -> int:
    return int(attack.catalogue.split(", ")[0]) // 10


CHOSEN = _some_of_each_family()


def _runs() -> Iterator[object]:
    """Yield each attack at each level at which it runs."""
    for level in LEVELS:
        for attack in ATTACKS:
            if attack.runs_at(level):
                marks = [] if (attack.name, level) in CHOSEN else [pytest.mark.proof]
                if level == "strict" and OBSTACLE is not None:
                    marks.append(pytest.mark.skip(reason=OBSTACLE))
                yield pytest.param(attack, level, id=f"{level}-{attack.name}", marks=marks)


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the kit: at portable, some attacks change it for a moment."""
    return copy_of_kit(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize(("attack", "level"), list(_runs()))
def test_a_hostile_submission_ends_as_it_must(attack: Attack, level: str, kit: Path) -> None:
    """Its verdict is right, its neighbour is graded, and no process, no changed file and no descriptor is left."""
    assert outcome(attack, level, kit=kit) == []


INSIDE = {
    name for path in (ROOT / "grader" / "sandbox" / "inside").glob("*.py")
    for name in re.findall(r"\b_[a-z]\w*", path.read_text(encoding="utf-8"))
}  # fmt: skip
"""The private names in code that shares a process with a submission."""

VERDICTS = {"passed", "failed", "error", "timeout", "todo"}


def test_every_attack_says_what_it_is() -> None:
    """A title, rows of the catalogue, and an outcome for each level; at strict, each runs and has a report."""
    assert len(ATTACKS) > 100
    for attack in ATTACKS:
        assert attack.title.endswith("."), attack.name
        assert all(row.isdigit() and 1 <= int(row) <= 78 for row in attack.catalogue.split(", ")), attack.name
        strict, portable = ({*attack.expected[level].status.split(", ")} for level in LEVELS)
        assert strict <= VERDICTS, attack.name
        assert portable <= VERDICTS | {"no report", "not run"}, attack.name


PYTHONS_OWN = {"_getframe", "_exit"}


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_every_attack_reaches_for_what_is_there(attack: Attack) -> None:
    """Our modules and their content, files of the kit, attributes: otherwise it would not test a defence."""
    text = attack.path.read_text(encoding="utf-8")
    for name in names_of(text):
        pkgutil.resolve_name(name)
    assert [file for file in files_of(text) if not (ROOT / file).exists() and "hostile-probe" not in file] == []
    assert attributes_of(text) - PYTHONS_OWN <= INSIDE


def test_what_attacks_reach_for_is_found() -> None:
    """So the test above is not empty."""
    text = "import sys\nworker = sys.modules['inside.worker']\nworker.Server._answer = 0\nopen('/kit/data/x')\n"
    text += "from grader.results import report as outcome\noutcome.Nothing.score\nhasattr(self, '_judge')\n"
    server = "grader.sandbox.inside.worker"
    assert names_of(text) == {
        *(server, f"{server}.Server", f"{server}.Server._answer"),
        *(f"grader.results.report{more}" for more in ("", ".Nothing", ".Nothing.score")),
    }
    assert files_of(text) == {"data/x"}
    assert attributes_of(text) == {"_answer", "_judge"}
    texts = [attack.path.read_text(encoding="utf-8") for attack in ATTACKS]
    assert sum(bool(names_of(text)) for text in texts) >= 5
    assert sum(bool(files_of(text)) for text in texts) >= 7
    assert sum(bool(attributes_of(text) - PYTHONS_OWN) for text in texts) >= 12


ELSEWHERE = {
    10: "tests/cli/test_submissions.py: files named like packages",
    11: "tests/cli/test_submissions.py: files named like packages",
    39: "the judge prints its own reports; tests/judge/test_failures.py",
    40: "no technology stops it",
    63: "below: submissions that are no files",
}
"""Rows of the catalogue that no file of the bank tests."""

ROWS = (
    *(*range(1, 8), 9, 10, 11, 13, 14, 17, 18, *range(22, 33), 34, *range(36, 43), 44, 45, *range(47, 53)),
    *(*range(55, 61), 62, 63, 65, *range(68, 77), 78),
)
"""The rows of the catalogue."""


def test_every_row_of_the_catalogue_has_an_attack() -> None:
    """Or is tested elsewhere."""
    tried = {int(row) for attack in ATTACKS for row in attack.catalogue.split(", ")}
    assert set(ROWS) - tried - ELSEWHERE.keys() == set()


PAINTED = [attack for attack in ATTACKS if {"75", "76"} & set(attack.catalogue.split(", "))]


@pytest.mark.parametrize(
    ("attack", "form"),
    [
        pytest.param(attack, form, id=f"{form}-{attack.name}", marks=[] if chosen else [pytest.mark.proof])
        for form, quick in (("text", "nul_in_an_error"), ("junit", PAINTED[0].name))
        for attack in PAINTED
        for chosen in [attack.name == quick]
    ],
)
def test_no_report_can_be_broken_or_painted(attack: Attack, form: str, kit: Path) -> None:
    """Whatever text a submission uses: each report is well formed, and contains no control codes."""
    assert outcome(attack, "portable", form, kit=kit) == []


# Without each defence


@pytest.mark.proof
@pytest.mark.parametrize("defence", DEFENCES, ids=[defence.name for defence in DEFENCES])
def test_no_defence_is_decoration(defence: Defence, tmp_path: Path) -> None:
    """A kit without the defence ends an attack in a wrong way; with it, the attack ends as it should (see above)."""
    if defence.level == "strict" and OBSTACLE is not None:
        pytest.skip(OBSTACLE)
    assert breaches(defence, without(defence, tmp_path)) != []


# Submissions that are no files


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**33)


SHAPES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to the solution": (
        lambda path: path.symlink_to(SOLUTIONS / "softmax.py"),
        "softmax.py cannot be read: it is a link; put the file itself there",
    ),
    "a link to a device": (
        lambda path: path.symlink_to("/dev/zero"),
        "softmax.py cannot be read: it is a link; put the file itself there",
    ),
    "a link to nothing": (
        lambda path: path.symlink_to("nowhere"),
        "softmax.py cannot be read: it is a link; put the file itself there",
    ),
    "a pipe": (os.mkfifo, "softmax.py is not a regular file"),
    "a folder": (os.mkdir, "softmax.py is not a regular file"),
    "eight gigabytes": (_large, "softmax.py is too large; the limit is 1,048,576 bytes"),
    "no text": (lambda path: path.write_bytes(b"\x80" * 100), "softmax.py, line 1: not UTF-8 text"),
}


@pytest.mark.parametrize(("make", "message"), SHAPES.values(), ids=SHAPES)
def test_what_is_no_file_is_not_read(
    make: Callable[[Path], object], message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It is an error of the submission, at once, and the other exercise is graded."""
    make(tmp_path / "softmax.py")
    shutil.copy(SOLUTIONS / f"{NEIGHBOUR}.py", tmp_path)
    assert main(["softmax", NEIGHBOUR, "--submission", str(tmp_path), "--format", "json"]) == 1
    softmax, neighbour = json.loads(capfd.readouterr().out)["exercises"]
    assert {(check["status"], check["message"]) for check in softmax["checks"]} == {("error", message)}
    assert neighbour["status"] == "passed"


# A hundred times


EVERYTHING = """
import os, sys, threading, time
import numpy as np

def daemon():
    if os.fork() == 0:
        os.setsid()
        os.closerange(0, 100)
        time.sleep(600)

for attempt in (daemon, lambda: open("left", "w").write("x" * 10_000)):
    try:
        attempt()
    except OSError:
        pass
threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
print("x" * 100_000)
memory = np.ones(10_000_000)
os._exit(0)
"""


def _traces() -> dict[str, object]:
    """Return what a run could leave on the machine, apart from memory; semaphores of other programs may be included."""
    return {
        "processes": children(),
        "descriptors": descriptors(),
        "temporary files": sorted(os.listdir(tempfile.gettempdir())),
        "shared memory": sorted(path.name for path in Path("/dev/shm").glob("*") if "sem.mp-" not in path.name),
        "threads": threading.active_count(),
        "limits": [resource.getrlimit(each) for each in (resource.RLIMIT_NOFILE, resource.RLIMIT_AS)],
    }


def _levels() -> Iterator[object]:
    for level in LEVELS:
        reason = OBSTACLE if level == "strict" else None
        yield pytest.param(level, marks=pytest.mark.skipif(reason is not None, reason=str(reason)))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("level", list(_levels()))
@pytest.mark.parametrize("rounds", [3, pytest.param(100, marks=pytest.mark.proof)])
def test_a_hundred_runs_leave_the_machine_as_it_was(
    level: str, rounds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Processes, descriptors, temporary files and threads as before; memory does not grow from run to run."""
    (tmp_path / "temporary").mkdir()
    (tmp_path / "submission").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")
    monkeypatch.setattr("grader.sandbox.outside.worker.LAST_SECONDS", 0.1)  # the daemon outlives the worker each time
    (tmp_path / "submission" / "softmax.py").write_text(EVERYTHING, encoding="utf-8")
    words = ["softmax", "--submission", str(tmp_path / "submission"), "--isolation", level, "--format", "json"]
    before = _traces()
    memory = []
    for _ in range(rounds):
        assert main(words) == 1
        (softmax,) = json.loads(capfd.readouterr().out)["exercises"]
        assert {check["status"] for check in softmax["checks"]} <= {"error", "failed", "timeout"}
        memory.append(resident())
    assert _traces() == before
    assert memory[-1] - memory[rounds // 5] < 16 * 1024, memory
