"""Which command runs, how each refuses wrong use, and how faults are reported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.cli import COMMANDS, main, parser_of
from grader.datasets.download import DownloadError
from grader.datasets.mnist import MnistError
from grader.files import ROOT
from grader.judge.fault_lines import REMEDY
from grader.judge.faults import GraderFault, JudgeBusy
from grader.machine import MachineFault
from grader.sandbox.outside.process import WorkerFault

Capture = pytest.CaptureFixture[str]
ReplaceGrading = Callable[[Callable[..., None]], None]


def help_of(*words: str, capfd: Capture) -> str:
    """Return the help that a command prints."""
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    return capfd.readouterr().out


# Commands


def test_the_help_names_every_command_and_the_options_of_grading(capfd: Capture) -> None:
    """With a description of each, and the exit codes."""
    printed = help_of(capfd=capfd)
    for name, command in COMMANDS.items():
        assert f"  {name:<21} {command.summary}\n" in printed
    assert "--submission DIR" in printed
    assert "--check" not in printed
    assert "exit code: 0 all passed, 1 something not passed, 2 wrong use," in printed


@pytest.mark.parametrize("width", [60, 80])
def test_the_help_fits_the_page(width: int, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of commands and the exit codes are as narrow as the other lines."""
    monkeypatch.setenv("COLUMNS", str(width))
    for words in ([], *([name] for name in COMMANDS)):
        assert max(map(len, help_of(*words, capfd=capfd).splitlines())) <= width


def test_a_command_has_only_its_own_options_in_its_help(capfd: Capture) -> None:
    """The command hint takes an exercise, a number or all that were read, and an option for colour."""
    printed = help_of("hint", capfd=capfd)
    assert printed.startswith("usage: python -m grader hint [-h] [--number N | --all] [--no-color] [EXERCISE]\n")
    assert set(parser_of("hint").parse_args(["x"]).__dict__) == {"exercise", "number", "all", "no_color"}
    assert "--submission" not in printed


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["list", "--format", "json"], "unrecognized arguments: --format json; see python -m grader list --help"),
        (["list", "--plot", "x.png"], "unrecognized arguments: --plot x.png; see python -m grader list --help"),
        (["list", "--check"], "unrecognized arguments: --check; see python -m grader list --help"),
        (["list", "softmax"], "unrecognized arguments: softmax; see python -m grader list --help"),
        (["data", "softmax"], "unrecognized arguments: softmax; see python -m grader data --help"),
        (["data", "--seed", "1"], "unrecognized arguments: --seed 1; see python -m grader data --help"),
        (["hint", "gates", "--output", "x"], "unrecognized arguments: --output x; see python -m grader hint --help"),
        (["hint", "gates", "layers"], "unrecognized arguments: layers; see python -m grader hint --help"),
        (["--check"], "unrecognized arguments: --check; see python -m grader --help"),
        (["--sed", "1"], "unrecognized arguments: --sed; see python -m grader --help"),
        (["--seed"], "argument --seed: expected one argument; see python -m grader --help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_refuses_what_it_does_not_take(words: list[str], line: str, capfd: Capture) -> None:
    """In one line on standard error that names its help, with exit code 2."""
    assert main(words) == 2
    assert capfd.readouterr() == ("", f"grader: {line}\n")


@pytest.mark.parametrize("word", ["test", "grade"])
def test_a_word_that_is_only_a_little_like_a_command_names_none(word: str, capfd: Capture) -> None:
    """One of them would reset an exercise."""
    assert main([word]) == 2
    assert "did you mean" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["lst"], "list"),
        (["hnt", "softmax"], "hint"),
        (["dta", "--no-color"], "data"),
        (["softmax", "list"], "list"),
        (["--submission", "solutions", "data"], "data"),
    ],
)
def test_a_near_miss_of_a_command_names_it(words: list[str], name: str, capfd: Capture) -> None:
    """Even if the line contains the command, but not at the beginning."""
    assert main(words) == 2
    line = capfd.readouterr().err
    assert line.startswith("grader: no exercise named '")
    assert line.endswith(f"'; did you mean the command python -m grader {name}?\n")


def test_flags_may_stand_before_a_command(capfd: Capture) -> None:
    """As before an exercise."""
    assert main(["list", "--no-color"]) == 0
    printed = capfd.readouterr()
    assert main(["--no-color", "list"]) == 0
    assert capfd.readouterr() == printed


def test_a_folder_named_like_a_command_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command is not looked for among the values of options."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "gates.py").write_text("", encoding="utf-8")
    assert main(["--submission", "list", "gates", "--output", "report"]) == 1
    assert "Graded: list;" in (tmp_path / "report").read_text(encoding="utf-8")


def test_commands_that_grade_nothing_import_neither_numpy_nor_pytest() -> None:
    """They answer at once."""
    heavy = ["numpy", "pytest", "matplotlib", "rich", "http.client"]
    program = (
        "import sys; from grader import cli, progress; from pathlib import Path; progress.FILE = Path('/nowhere/x');"
        "cli.main(['list']), cli.main(['hint', 'gates']), cli.main(['next']);"
        "cli.main(['reset', '--list']), cli.main(['lst']);"
        f"sys.exit(', '.join(name for name in {heavy} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.stderr == "grader: no exercise named 'lst'; did you mean the command python -m grader list?\n\n"


def test_a_package_that_is_missing_gets_one_line() -> None:
    """If the kit is not installed, or installed for another Python."""
    program = "import sys; sys.modules['numpy'] = None; from grader import cli; sys.exit(cli.main(['--solutions']))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    line = f"grader: this Python has no numpy; {REMEDY}\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)


# Faults


NOT_LOADED = (
    "a package cannot be loaded: Original error was: x.so is cut off; "
    "if it stays so, install the packages again: python -m pip install --force-reinstall -e ."
)


@pytest.mark.parametrize(
    ("problem", "code", "line"),
    [
        (MnistError("data/x.gz is missing"), 3, "grader: data/x.gz is missing"),
        (DownloadError("cannot fetch x.gz"), 3, "grader: cannot fetch x.gz"),
        (WorkerFault("the worker does not start: no numpy"), 3, "grader: the worker does not start: no numpy"),
        (JudgeBusy("another judge is at work"), 3, "grader: another judge is at work"),
        (GraderFault("softmax: x"), 3, "grader: this is a bug in the grader, not in your code: softmax: x"),
        (MemoryError(), 3, "grader: there is not enough memory here to grade; end programs that hold it"),
        (MachineFault("it was killed"), 3, "grader: it was killed"),
        (ImportError("\n\nREAD THIS\n\nOriginal error was: x.so is cut off\n"), 3, f"grader: {NOT_LOADED}"),
        (ImportError(), 3, f"grader: {NOT_LOADED.replace('Original error was: x.so is cut off', 'ImportError')}"),
        (KeyError("x"), 3, "grader: this is a bug in the grader, not in your code: KeyError: 'x'"),
        (OSError(28, "No space left on device"), 3, "grader: there is no space left on the disk; free some"),
        (OSError(13, "Permission denied", "a/b"), 3, "grader: a/b: Permission denied"),
        (OSError("it is gone"), 3, "grader: it is gone"),
        (KeyboardInterrupt(), 130, "grader: interrupted"),
    ],
    ids=lambda value: repr(value) if isinstance(value, BaseException) else "",
)
def test_a_fault_gets_one_line(
    problem: BaseException, code: int, line: str, capfd: Capture, replace_grading: ReplaceGrading
) -> None:
    """Never a traceback, and never a report."""

    def fail(*_: object) -> None:
        raise problem

    replace_grading(fail)
    assert main(["gates"]) == code
    assert capfd.readouterr() == ("", f"{line}\n")


FAILING_IMPORT = """
import runpy, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "grader.cli":
            raise {problem}

sys.meta_path.insert(0, Finder())
runpy.run_module("grader", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("problem", "code", "line"),
    [
        ("KeyboardInterrupt", 130, "interrupted"),
        ("OSError(13, 'Permission denied', 'x.py')", 3, "cannot start: [Errno 13] Permission denied: 'x.py'"),
        ("MemoryError", 3, "cannot start: there is not enough memory here to grade; end programs that hold it"),
        ("ImportError('x.so is\\ncut off')", 3, "cannot start: x.so is cut off"),
    ],
)
def test_what_goes_wrong_while_the_grader_is_imported_gets_one_line(problem: str, code: int, line: str) -> None:
    """Ctrl-C during the import shows no traceback either; and no fault has the exit code of a grade."""
    command = [sys.executable, "-c", FAILING_IMPORT.format(problem=problem)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"grader: {line}\n")


def test_a_closed_pipe_is_no_error() -> None:
    """``python -m grader | head -1`` ends quietly."""
    command = f'"{sys.executable}" -m grader gates --solutions | head -1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.stderr == ""


def test_the_current_folder_is_not_on_the_path(tmp_path: Path) -> None:
    """A numpy.py in the current folder is not imported."""
    (tmp_path / "numpy.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
    (tmp_path / "pytest.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
    command = [sys.executable, "-m", "grader", "gates", "--solutions", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment, check=False)
    assert done.stderr == ""
    assert json.loads(done.stdout)["score"] == 5
