"""``python -m grader`` on any Python, with any flag, and with closed streams."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from grader import __main__
from grader.cli import packages
from grader.cli.packages import NEEDED
from grader.files import ROOT
from grader.judge.fault_lines import REMEDY
from tests.support.command import run_grader

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def interpreter(version: str) -> str | None:
    """Return another Python of this machine, if it has that version."""
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    return str(kept[0]) if kept else shutil.which(f"python{version}")


# Other Pythons, missing packages


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.7", "3.8", "3.9", "3.10"])
def test_an_old_python_gets_one_line(version: str) -> None:
    """It says which Python is needed; the exit code is that of wrong use, not of a wrong answer."""
    python = interpreter(version)
    if python is None:
        pytest.skip(f"there is no Python {version} here")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python, "-m", "grader"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False)
    line = f"grader: this needs Python 3.11 or later; this is Python {version}\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)


NEWER = (
    *(ast.AnnAssign, ast.AsyncFor, ast.AsyncFunctionDef, ast.AsyncWith, ast.Await, ast.JoinedStr, ast.Match),
    *(ast.MatMult, ast.NamedExpr, ast.Nonlocal, ast.Starred, ast.YieldFrom),
)
"""Syntax that Python 2.7 cannot read."""


def test_any_python_can_read_the_first_file() -> None:
    """Even without an old Python to try: the file uses nothing newer than Python 2.7."""
    source = Path(__main__.__file__).read_text(encoding="ascii")
    for node in ast.walk(ast.parse(source, feature_version=(3, 7))):
        assert not isinstance(node, NEWER), ast.unparse(node)
        assert getattr(node, "returns", None) is None and getattr(node, "annotation", None) is None
        assert not getattr(node, "kwonlyargs", []) and getattr(node, "cause", None) is None
        assert not isinstance(node, ast.arguments) or not node.posonlyargs
        assert not isinstance(node, ast.ClassDef) or not node.keywords


def test_the_version_is_looked_at_before_anything_is_imported(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an old Python, no other file of the kit needs to be readable."""
    monkeypatch.setattr(sys, "version_info", (3, 10, 1, "final", 0))
    monkeypatch.setitem(sys.modules, "grader.cli", None)
    assert __main__.run() == 2
    assert capfd.readouterr().err == "grader: this needs Python 3.11 or later; this is Python 3.10\n"


def test_what_is_imported_is_not_looked_through_for_garbage() -> None:
    """Neither during the import nor at the end: the exit code is that of the command line."""
    program = (
        "import gc, runpy, sys; from grader import cli; sys.argv = ['grader', 'softmax'];"
        "cli.main = lambda words: sys.exit('collects') if gc.isenabled() else len(words);"
        "sys.path.insert(0, ''); runpy.run_module('grader', run_name='__main__', alter_sys=True)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("missing", [["numpy", "pytest"], ["pytest-timeout"]], ids=", ".join)
@pytest.mark.parametrize("words", [[], ["list"], ["gates"]], ids=" ".join)
def test_missing_packages_are_named_in_one_line(missing: list[str], words: list[str]) -> None:
    """With what to do about it, and exit code 2; it is no bug of the grader."""
    gone = [NEEDED[name] for name in missing]
    program = (
        f"import sys; sys.modules.update(dict.fromkeys({gone}));from grader import cli; sys.exit(cli.main({words}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    line = f"grader: this Python has no {', '.join(missing)}; {REMEDY}\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)
    assert "activate the environment first: . .venv/bin/activate" in REMEDY


def test_the_packages_that_are_looked_for_are_those_of_the_installation() -> None:
    """No more and no fewer."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(NEEDED) == sorted(word.partition(">=")[0] for word in project["dependencies"])
    assert packages.missing_packages() == []


# python -O


def does_not_run_away(folder: Path) -> Path:
    """Make a submission with a wrong softmax, and a gradient descent that only a bare assert catches."""
    folder.mkdir()
    text = (ROOT / "solutions" / "gradient_descent.py").read_text(encoding="utf-8")
    step = "x - lr * numerical_gradient(f, x)"
    assert text.count(step) == 1
    held = text.replace(step, f"({step}).clip(-1e8, 1e8)")
    (folder / "gradient_descent.py").write_text(held, encoding="utf-8")
    wrong = "import numpy as np\n\n\ndef softmax(x):\n    return np.exp(x) / np.exp(x).sum()\n"
    (folder / "softmax.py").write_text(wrong, encoding="utf-8")
    return folder


def graded(folder: Path, *flags: str, **environment: str) -> tuple[int, list[tuple[str, str, str]]]:
    """Return the exit code, and name, title and status of every check."""
    words = ["-m", "grader", "softmax", "gradient_descent", "--submission", str(folder), "--format", "json"]
    done = subprocess.run(
        [sys.executable, *flags, *words],
        capture_output=True, encoding="utf-8", cwd=ROOT, env={**os.environ, **environment}, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    exercises = json.loads(done.stdout)["exercises"]
    return done.returncode, [
        (check["name"], check["title"], check["status"]) for exercise in exercises for check in exercise["checks"]
    ]


@pytest.mark.parametrize(
    ("flags", "variables"),
    [
        (["-B", "-OO", "-X", "utf8"], {}),
        pytest.param(["-O"], {}, marks=pytest.mark.proof),
        pytest.param([], {"PYTHONOPTIMIZE": "2"}, marks=pytest.mark.proof),
    ],
)
def test_grades_do_not_depend_on_asserts_that_python_leaves_out(
    flags: list[str], variables: dict[str, str], tmp_path: Path
) -> None:
    """With -O, -OO and PYTHONOPTIMIZE, every check has the same title and outcome as without."""
    folder = does_not_run_away(tmp_path / "anna")
    code, checks = graded(folder)
    assert code == 1
    assert {status for _, _, status in checks} == {"passed", "failed"}
    assert "check_large_learning_rate" in {name for name, _, status in checks if status == "failed"}
    assert graded(folder, *flags, **variables) == (code, checks)


LIBRARY = """
import os
from grader.judge.service import grade
from grader.results.request import Request
os.environ["PYTHONOPTIMIZE"] = "2"  # for the processes that are started from here
request = Request("x", {"softmax": "def softmax(x): return x", "gates": ""}, ("softmax", "gates"), jobs=2)
print([exercise.score for exercise in grade(request).exercises])
"""


@pytest.mark.parametrize("flag", ["-O", "-OO"])
def test_the_library_refuses_to_grade_without_asserts(flag: str) -> None:
    """A caller that was started with the flag gets an exception with one line, and no report."""
    done = subprocess.run([sys.executable, flag, "-c", LIBRARY], capture_output=True, encoding="utf-8", cwd=ROOT)
    last = done.stderr.splitlines()[-1]
    assert done.returncode == 1
    assert done.stdout == ""
    assert last.endswith("Python runs with -O or PYTHONOPTIMIZE, which takes the asserts out of the checks")


@pytest.mark.proof
def test_judge_processes_do_not_inherit_the_flag() -> None:
    """Not even if the environment sets it."""
    program = LIBRARY.replace("from grader.judge.service", "from grader.judge import parallel\n"
                              "parallel.processes_for = lambda _: 2\nfrom grader.judge.service")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT)
    assert (done.stdout, done.stderr) == ("[0, 0]\n", "")


# Streams


@posix
@pytest.mark.parametrize(
    ("words", "code", "closed"),
    [
        *((*run, closed) for run in (("gates", 1), ("sofmax", 2)) for closed in (">&-", "2>&-", "<&- >&- 2>&-")),
        ("gates softmax --solutions --jobs 2", 0, "<&- >&- 2>&-"),
        *(pytest.param(*run, ">&- 2>&-", marks=pytest.mark.proof) for run in (("gates", 1), ("sofmax", 2))),
        *(
            pytest.param("gates softmax --solutions --jobs 2", 0, closed, marks=pytest.mark.proof)
            for closed in (">&-", "2>&-", ">&- 2>&-")
        ),
    ],
)
def test_a_closed_stream_changes_no_exit_code(words: str, code: int, closed: str) -> None:
    """The report cannot be read; the grade stays the same."""
    command = f'exec "{sys.executable}" -m grader {words} {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode == code
    assert "bug" not in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_a_report_is_written_though_no_stream_is_open(tmp_path: Path) -> None:
    """No file of the run gets the number of a stream."""
    path = tmp_path / "report.json"
    command = f'exec "{sys.executable}" -m grader gates --solutions --format json --output "{path}" <&- >&- 2>&-'
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, check=False).returncode == 0
    assert json.loads(path.read_text(encoding="utf-8"))["score"] == 5


# Clones


def test_a_clone_is_graded_by_its_own_grader(tmp_path: Path) -> None:
    """Even if another one is installed: the grader in the current folder runs."""
    shutil.copytree(ROOT / "grader", tmp_path / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "exercises").mkdir()
    shutil.copy(ROOT / "exercises" / "gates.py", tmp_path / "exercises")
    (tmp_path / "grader" / "__init__.py").write_text('"""A clone."""\n\n__version__ = "9.9.9"\n', encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "grader", "gates", "--format", "json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment, check=False)
    assert json.loads(done.stdout)["version"] == "9.9.9"


def test_from_elsewhere_the_report_says_where_the_files_are() -> None:
    """By the full path; below the current folder, by the name."""
    report = run_grader("gates", "--solutions").stdout
    assert "  Graded: solutions; seed 1" in report
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "grader", "gates", "--solutions"]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=ROOT / "exercises", env=environment, check=False
    )
    assert f"Graded: {ROOT / 'solutions'};" in " ".join(done.stdout.split())
