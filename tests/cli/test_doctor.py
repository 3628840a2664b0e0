"""``doctor``: what the kit finds here, and one line of advice for each thing that is wrong."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from grader import progress
from grader.cli import doctor_facts, main
from grader.datasets import mnist
from grader.files import ROOT
from grader.judge import rehearsal


@pytest.fixture(autouse=True)
def no_other_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for the full MNIST only in the kit, wherever this machine has it."""
    monkeypatch.delenv("MNIST_DIR", raising=False)


TRIED_ONCE = functools.cache(doctor_facts._imports)


@pytest.fixture(autouse=True)
def imports_are_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes half a second, and is the same for all tests but one."""
    monkeypatch.setattr(doctor_facts, "_imports", TRIED_ONCE)


Capture = pytest.CaptureFixture[str]

FACTS = [
    *("kit", "Python", "packages", "imports", "isolation", "MNIST sample", "MNIST full"),
    *("cores", "kit's folder", "temporary"),
]


def facts(capfd: Capture, *, code: int = 0) -> Mapping[str, Mapping[str, Any]]:
    """Return what the doctor finds, by name."""
    assert main(["doctor", "--format", "json"]) == code
    document = json.loads(capfd.readouterr().out)
    assert document["schema"] == "grader/doctor/v1"
    return {fact["name"]: fact for fact in document["facts"]}


def test_where_nothing_is_wrong_all_facts_are_shown(capfd: Capture) -> None:
    """In about ten lines, with exit code 0."""
    found = facts(capfd)
    assert list(found) == FACTS
    assert all(fact["ok"] for fact in found.values())
    assert "numpy 2." in found["packages"]["value"]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_the_facts_fit_the_page(width: int, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """One screen."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["doctor"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    assert all(any(line[4:].startswith(f"{name} ") for line in lines) for name in FACTS)
    assert len(lines) <= 24 or width < 80


def test_without_packages_it_runs_and_names_them() -> None:
    """With what to do: this is the purpose of the command."""
    program = (
        "import sys; sys.modules.update(dict.fromkeys(['numpy', 'pytest_timeout', 'rich']));"
        "from grader import cli; sys.exit(cli.main(['doctor', '--format', 'json']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (3, "")
    found = {fact["name"]: fact for fact in json.loads(done.stdout)["facts"]}
    assert [name for name, fact in found.items() if not fact["ok"]] == ["packages"]
    for name in ("numpy", "pytest-timeout", "rich"):
        assert f"{name} missing" in found["packages"]["value"]
    assert "ctivate the environment first: . .venv/bin/activate" in found["packages"]["advice"]
    assert found["MNIST full"]["value"].startswith("not looked at: ")


def test_a_file_that_hides_a_package_is_named(tmp_path: Path) -> None:
    """It is not imported, since it may do anything."""
    (tmp_path / "numpy.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "grader", "doctor", "--format", "json"],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (3, "")
    found = {fact["name"]: fact for fact in json.loads(done.stdout)["facts"]}
    assert not found["packages"]["ok"]
    assert found["packages"]["advice"] == (
        f"{tmp_path / 'numpy.py'} hides the package of that name; rename it, or take its folder out of PYTHONPATH."
    )


def test_it_imports_no_package() -> None:
    """A broken package would end it; each is tried in a separate process."""
    program = (
        "import sys; from grader.cli import doctor_facts;"
        "assert doctor_facts._imports().ok and doctor_facts._packages().ok and doctor_facts._isolation().ok;"
        "sys.exit(', '.join({'numpy', 'pytest', 'matplotlib', 'PIL', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.stderr == "\n"


def test_a_package_that_is_broken_is_told_with_the_reason(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is installed, but cannot be imported."""
    (tmp_path / "rich.py").write_text("raise ImportError('libthing.so is missing')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(doctor_facts, "_imports", TRIED_ONCE.__wrapped__)
    fact = facts(capfd, code=3)["imports"]
    assert (fact["ok"], fact["value"]) == (False, "ImportError: libthing.so is missing")
    assert fact["advice"].startswith("Install the packages again")


def test_where_strict_cannot_be_had_the_reason_is_told(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is no fault: the learner's own work is graded anyway."""
    monkeypatch.setattr(doctor_facts, "why_not_strict", lambda: "it needs Linux; this is plan9")
    fact = facts(capfd)["isolation"]
    assert fact["value"] == "portable; strict cannot be had here: it needs Linux; this is plan9"
    assert "only if you would run it yourself" in fact["advice"]


def test_a_sample_that_is_not_whole_is_wrong(tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Grading would end with exit code 3."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    (tmp_path / "data" / "mnist-sample" / "t10k-labels-idx1-ubyte.gz").write_bytes(b"")
    monkeypatch.setattr(doctor_facts, "ROOT", tmp_path)
    fact = facts(capfd, code=3)["MNIST sample"]
    assert (fact["ok"], fact["value"]) == (False, "4 of 5 files can be read")


def test_other_files_under_the_names_of_mnist_are_wrong(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would be refused; missing files are only missing."""
    monkeypatch.setenv("MNIST_DIR", str(tmp_path))
    assert facts(capfd)["MNIST full"]["value"].startswith("missing, in ")
    (tmp_path / "t10k-labels-idx1-ubyte.gz").write_bytes(b"x")
    fact = facts(capfd, code=3)["MNIST full"]
    assert fact["value"].startswith("damaged, missing, in ")
    assert fact["advice"] == "Remove the damaged files, and then fetch them: python -m grader data"
    monkeypatch.setattr(mnist, "FULL", tmp_path)
    fact = facts(capfd, code=3)["MNIST full"]
    assert fact["advice"] == "Fetch the damaged files again: python -m grader data"


def test_a_kit_that_cannot_be_written_is_told(tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Grading works without it."""
    monkeypatch.setattr(progress, "FILE", tmp_path / "no" / "progress.json")
    fact = facts(capfd)["kit's folder"]
    assert fact["value"] == "cannot be written: No such file or directory"
    assert "--number N" in fact["advice"]


def test_no_space_for_temporary_files_is_wrong(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Submissions run there."""
    usage = type(shutil.disk_usage("."))(1, 1, 1024**2)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    fact = facts(capfd, code=3)["temporary"]
    assert "1 MiB free" in fact["value"]
    assert fact["advice"] == "Free some space there, or name another folder in TMPDIR."


def test_another_clone_is_told(tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise edits of its exercises would seem to change nothing."""
    (tmp_path / "grader").mkdir()
    (tmp_path / "grader" / "__main__.py").write_text("", encoding="utf-8")
    (tmp_path / "exercises").mkdir()
    monkeypatch.chdir(tmp_path / "exercises")
    assert "which is not graded" in facts(capfd)["kit"]["advice"]


def test_a_bug_report_does_not_name_the_user(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The home folder is ~."""
    monkeypatch.setenv("HOME", str(ROOT.parent))
    monkeypatch.setenv("USERPROFILE", str(ROOT.parent))
    assert facts(capfd)["kit"]["value"].split()[2] == f"~{os.sep}{ROOT.name};"


# The course


def test_slips_in_the_course_are_shown_one_by_one(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """With exit code 3; then nothing is graded."""
    monkeypatch.setattr("grader.course.validation.course_slips", lambda _: ["a.py, line 1: no check", "b.py: gone"])
    monkeypatch.setattr(rehearsal, "grade", None)
    assert main(["doctor", "--course"]) == 3
    out = " ".join(capfd.readouterr().out.split())
    assert "a.py, line 1: no check" in out
    assert "b.py: gone" in out


@pytest.mark.parametrize(("lines", "code"), [([], 0), (["solutions/gates.py: check_and is failed, not passed"], 3)])
def test_a_course_without_slips_is_rehearsed(
    lines: list[str], code: int, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The solutions pass and the stubs are to do; otherwise the line says which do not."""
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(rehearsal, "rehearse", lambda isolation, jobs: asked.append((isolation, jobs)) or lines)
    assert main(["doctor", "--course", "--format", "json"]) == code
    values = [fact["value"] for fact in json.loads(capfd.readouterr().out)["facts"]]
    assert values == (lines or ["16 exercises: the solutions pass, and the stubs are to do"])
    assert len(asked) == 1
