"""The files for platforms that run the grader themselves, in folders laid out as on the platform."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.files import ROOT
from grader.sandbox.outside.isolation import why_not_strict
from tests.support.platforms import load_json, read_classroom50, read_gradescope, read_prairielearn

PLATFORMS = ROOT / "grader" / "classroom" / "platforms"
SOLUTION = (ROOT / "solutions" / "gates.py").read_bytes()

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="the platforms run Linux"),
    pytest.mark.skipif(sys.platform != "linux" or why_not_strict() is not None, reason="isolation strict is not here"),
]


def run(command: Sequence[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=100
    )


def adapted(name: str, target: Path) -> Path:
    """Put a file where its platform has it, with one exercise to grade, as an instructor would."""
    text = (PLATFORMS / name).read_text(encoding="utf-8")
    changed = text.replace("exercises=()", "exercises=(gates)").replace("list[str] = []", 'list[str] = ["gates"]')
    assert changed != text
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(changed, encoding="utf-8")
    target.chmod(0o755)
    return target


def python_at(path: Path) -> None:
    """Make a Python that is this one."""
    path.parent.mkdir(parents=True)
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    path.chmod(0o755)


# Gradescope


@pytest.fixture
def autograder(tmp_path: Path) -> Path:
    """The folder /autograder."""
    root = tmp_path / "autograder"
    adapted("gradescope/run_autograder", root / "run_autograder")
    python_at(root / "venv" / "bin" / "python")
    for name in ("source", "submission", "results"):
        (root / name).mkdir()
    (root / "submission_metadata.json").write_text("{}", encoding="utf-8")
    return root


def gradescope(root: Path) -> bytes:
    done = run([str(root / "run_autograder")], root, AUTOGRADER_ROOT=str(root))
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (root / "results").iterdir()] == ["results.json"]
    return (root / "results" / "results.json").read_bytes()


def test_gradescope_gets_the_points_of_a_nested_file_under_another_name(autograder: Path) -> None:
    (autograder / "submission" / "week 1").mkdir()
    (autograder / "submission" / "week 1" / "gates (1).py").write_bytes(SOLUTION)
    assert read_gradescope(gradescope(autograder)) == 5


def test_gradescope_gets_a_line_where_nothing_can_be_graded(autograder: Path) -> None:
    (autograder / "submission" / "essay.txt").write_text("No code.", encoding="utf-8")
    results = gradescope(autograder)
    assert read_gradescope(results) == 0
    assert "no exercise file" in load_json(results)["output"]


def test_gradescope_gets_no_result_where_the_grader_cannot_grade(autograder: Path) -> None:
    (autograder / "submission" / "gates.py").write_bytes(SOLUTION)
    script = autograder / "run_autograder"
    script.write_text(script.read_text(encoding="utf-8").replace("(gates)", "(gate)"), encoding="utf-8")
    done = run([str(script)], autograder, AUTOGRADER_ROOT=str(autograder))
    assert done.returncode != 0
    assert "did you mean 'gates'" in done.stderr
    assert [*(autograder / "results").iterdir()] == []


def test_gradescope_installs_the_kit_that_lies_beside(tmp_path: Path) -> None:
    """With fakes for the programs that change a machine; they record how they are called."""
    programs, log = tmp_path / "bin", tmp_path / "log"
    programs.mkdir()
    install = 'mkdir -p "$3/bin"; cp "$0" "$3/bin/python"'
    for name, more in (("apt-get", ""), ("python3", f'[ "$2" = venv ] && {{ {install}; }} || true')):
        (programs / name).write_text(f'#!/bin/sh\necho "$(basename "$0") $*" >> "{log}"\n{more}\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    done = run(["bash", str(PLATFORMS / "gradescope" / "setup.sh")], tmp_path, PATH=path, AUTOGRADER_ROOT=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert log.read_text(encoding="utf-8").splitlines() == [
        "apt-get update",
        "apt-get install --yes python3 python3-venv",
        f"python3 -m venv {tmp_path}/venv",
        f"python -m pip install --editable {tmp_path}/source/kit",
    ]


# PrairieLearn


def prairielearn(tmp_path: Path, files: dict[str, bytes]) -> bytes:
    """Grade these files in the folder /grade."""
    root = tmp_path / "grade"
    script = adapted("prairielearn/run.sh", root / "serverFilesCourse" / "grader" / "run.sh")
    python_at(tmp_path / "bin" / "python3")
    for name in ("student", "tests", "data"):
        (root / name).mkdir()
    for name, content in files.items():
        (root / "student" / name).write_bytes(content)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = run([str(script)], root, GRADE_ROOT=str(root), PATH=path)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (root / "results").iterdir()] == ["results.json"]
    return (root / "results" / "results.json").read_bytes()


@pytest.mark.proof
def test_prairielearn_gets_the_share_of_the_points(tmp_path: Path) -> None:
    half = SOLUTION.replace(b"def XOR", b"def NXOR")
    assert read_prairielearn(prairielearn(tmp_path, {"gates.py": half})) == 3 / 5


def test_prairielearn_counts_no_attempt_where_nothing_can_be_graded(tmp_path: Path) -> None:
    results = prairielearn(tmp_path, {"gates.zip": b"PK\x03\x04 broken"})
    assert read_prairielearn(results) is None
    assert "cannot be opened" in load_json(results)["format_errors"][0]


# Classroom 50


@pytest.mark.proof
def test_classroom50_gets_the_points_of_a_repository_whatever_lies_in_it(tmp_path: Path) -> None:
    repository = tmp_path / "week-1-ada"
    (repository / ".git").mkdir(parents=True)
    (repository / "exercises").mkdir()
    (repository / "exercises" / "gates.py").write_bytes(SOLUTION)
    (repository / "grader").mkdir()
    (repository / "grader" / "__main__.py").write_text("raise SystemExit(0)", encoding="utf-8")
    script = adapted("classroom50/autograder.py", tmp_path / "autograder.py")
    place = {"CLASSROOM": "nn", "ASSIGNMENT": "week-1", "SUBMISSION_TAG": "submit/1", "OWNER": "ada"}
    done = run([sys.executable, str(script)], repository, **place)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in repository.iterdir()) == [".git", "exercises", "grader", "result.json"]
    assert read_classroom50((repository / "result.json").read_bytes()) == ("ada", 5)


def test_classroom50_gets_no_result_where_its_variables_are_missing(tmp_path: Path) -> None:
    script = adapted("classroom50/autograder.py", tmp_path / "elsewhere" / "autograder.py")
    done = run([sys.executable, str(script)], tmp_path)
    assert done.returncode == 2
    assert "the environment has no CLASSROOM, ASSIGNMENT, SUBMISSION_TAG" in done.stderr
    assert not (tmp_path / "result.json").exists()


@pytest.mark.parametrize("name", ["gradescope/run_autograder", "gradescope/setup.sh", "prairielearn/run.sh"])
def test_the_files_can_be_run_as_they_are(name: str) -> None:
    assert os.access(PLATFORMS / name, os.X_OK)
    assert subprocess.run(["bash", "-n", str(PLATFORMS / name)], check=False).returncode == 0
