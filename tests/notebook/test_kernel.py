"""Exercises in the cells of a notebook with a real kernel: verdicts, and whatever goes wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course import load_course, load_exercises, load_solutions
from grader.files import ROOT
from grader.results.document import read_report, write_report
from grader.results.report import Report
from tests.support.attacks import copy_of_kit
from tests.support.banks import MISTAKES, Member
from tests.support.notebook import Cell, Notebook
from tests.support.proc import descendants, end_soon

WRONG = "import numpy as np\n\n\ndef softmax(x):\n    e = np.exp(x - np.max(x))\n    return e / np.sum(e)\n"
QUESTION = "Add up one row of your result, then all of it. Which of the two should be 1?"
GRADED = "✓ 2 checks pass"
LOAD = "%load_ext grader.notebook"
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMES = [exercise.name for exercise in load_course()]

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("kernel"),  # it is started once
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # warnings of the kernel's client are not ours
    pytest.mark.filterwarnings("ignore:Proactor event loop:RuntimeWarning"),  # on Windows
]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the kit."""
    return copy_of_kit(tmp_path_factory.mktemp("notebook"))


@pytest.fixture(scope="module")
def opened(kit: Path) -> Iterator[Notebook]:
    """A notebook for all of these tests, with the extension."""
    with Notebook(kit, kit.parent, "lesson.ipynb") as notebook:
        assert notebook.run(LOAD).outputs == []
        yield notebook


@pytest.fixture
def notebook(opened: Notebook, kit: Path) -> Notebook:
    """The notebook, and a kit with its stubs and no progress."""
    (kit / ".grader.json").unlink(missing_ok=True)
    for name, text in load_exercises().items():
        (kit / "exercises" / f"{name}.py").write_text(text, encoding="utf-8")
    return opened


def file(kit: Path, name: str = "softmax") -> Path:
    """Return the file of an exercise."""
    return kit / "exercises" / f"{name}.py"


def only_error(cell: Cell) -> str:
    """Return the only thing that a cell shows instead of a verdict: no traceback."""
    (error,) = cell.errors
    assert cell.text == ""
    assert "Traceback" not in error
    return error.removeprefix("NotGraded\n")


def test_a_cell_is_written_and_graded(notebook: Notebook, kit: Path) -> None:
    """As text and as a table, with the question; other cells can use what it defines."""
    cell = notebook.run(f"%%exercise softmax\n{WRONG}")
    assert cell.errors == []
    assert "2 of 6 checks pass, 2 of 7 points" in cell.html
    assert f"<strong>{QUESTION}</strong>" in cell.html
    assert "✓ 2 checks pass" in cell.text
    assert QUESTION in cell.text
    assert file(kit).read_text(encoding="utf-8") == WRONG
    assert notebook.run("softmax(np.array([1.0, 1.0]))").text == "array([0.5, 0.5])"


def test_a_pass_says_what_the_code_can_do_and_what_is_next(notebook: Notebook, kit: Path) -> None:
    """The kit remembers it, as if the command line had graded."""
    cell = notebook.run(f"%%exercise softmax\n{load_solutions()['softmax']}")
    assert "6 of 6 checks pass, 7 of 7 points" in cell.html
    assert "<p>Next: %exercise mnist_inference</p>" in cell.html
    assert "All 6 checks pass: 7 of 7 points." in cell.text
    (softmax,) = (exercise for exercise in load_course() if exercise.name == "softmax")
    assert softmax.milestone in cell.html
    assert softmax.milestone in " ".join(cell.text.split())
    learner = json.loads((kit / ".grader.json").read_text(encoding="utf-8"))
    assert (learner["statuses"], learner["points"]) == ({"softmax": "passed"}, {"softmax": 7})


@pytest.mark.proof
def test_views_are_drawn_and_the_lesson_is_there(notebook: Notebook) -> None:
    """As pictures and formatted text, or in words if the notebook shows only words; for the current exercise."""
    notebook.run(f"%%exercise softmax\n{load_solutions()['softmax']}")
    views = notebook.run("look()")
    assert views.errors == []
    assert "<img src=" in views.html
    assert "data:image/" in views.html
    assert len(views.text.splitlines()) == views.html.count("<figcaption>")
    lesson = notebook.run("lesson()")
    (softmax,) = (exercise for exercise in load_course() if exercise.name == "softmax")
    assert lesson.text == softmax.lesson.rstrip("\n")
    stub = notebook.run('look("gates")')
    assert "<img" not in stub.html
    assert "gates.py" in stub.html or "to do" in stub.html
    assert "no exercise named 'nothing'" in only_error(notebook.run('look("nothing")'))


def in_notebook(notebook: Notebook, name: str, text: str) -> Report:
    """Return the report on a cell."""
    cell = notebook.run(f"%%exercise {name}\n{text}")
    assert cell.errors == []
    return read_report(
        notebook.run("from grader.results.document import write_report as w; print(w(_.report))").printed
    )


ONE_AFTER_ANOTHER = """
import shutil, sys
from grader.cli import main
name, *files = sys.argv[1:]
own = f"exercises/{name}.py"
shutil.copy2(own, "own.py")
for file in files:
    shutil.copyfile(file, own)
    main([name, "--format", "json", "--output", f"{file}.json"])
shutil.copy2("own.py", own)  # a notebook overwrites no edits of others
"""
"""The command line for many files of an exercise, in one process; then the file is as it was."""


def on_command_line(kit: Path, folder: Path, name: str, texts: Sequence[str]) -> list[Report]:
    """Return the report on each of these texts."""
    files = [folder / f"{number}.py" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", ONE_AFTER_ANOTHER, name, *map(str, files)]
    subprocess.run(command, cwd=kit, env={**os.environ, "PYTHONPATH": str(kit)}, check=True, capture_output=True)
    return [read_report(Path(f"{file}.json").read_text(encoding="utf-8")) for file in files]


def without_seconds(report: Report) -> Report:
    """Return a report without its times."""
    (exercise,) = report.exercises
    checks = tuple(replace(check, seconds=0.0) for check in exercise.checks)
    return replace(report, exercises=(replace(exercise, checks=checks),))


THREE = ("softmax", "cross_entropy", "simple_net")
SOME = [next(member for member in MISTAKES if member.exercise == name) for name in THREE]


@pytest.mark.proof
@pytest.mark.parametrize("member", SOME, ids=str)
def test_the_verdict_is_that_of_the_command_line(notebook: Notebook, kit: Path, tmp_path: Path, member: Member) -> None:
    """Of a known mistake, in every word and number."""
    found = in_notebook(notebook, member.exercise, member.submission)
    (expected,) = on_command_line(kit, tmp_path, member.exercise, [member.submission])
    assert without_seconds(found) == without_seconds(expected)


@pytest.mark.proof
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", THREE)
def test_all_verdicts_are_those_of_the_command_line(notebook: Notebook, kit: Path, tmp_path: Path, name: str) -> None:
    """Of all known mistakes of an exercise, one after another in one kernel."""
    members = [member for member in MISTAKES if member.exercise == name]
    all_expected = on_command_line(kit, tmp_path, name, [member.submission for member in members])
    for member, expected in zip(members, all_expected, strict=True):
        found = in_notebook(notebook, name, member.submission)
        assert write_report(without_seconds(found)) == write_report(without_seconds(expected)), member  # nan is not nan


@pytest.mark.proof
def test_a_network_that_is_trained_is_shown_on_the_way(notebook: Notebook) -> None:
    """In one line, which disappears at the end."""
    for name in ("activations", "softmax", "cross_entropy", "neural_network"):
        cell = notebook.run(f"%%exercise {name}\n{load_solutions()[name]}")
    assert re.search(r"\rneural_network +\d+%  loss \d\.\d{3}  accuracy \d+\.\d%", cell.printed)
    assert cell.printed.endswith(" \r")
    assert "<p>Next: %exercise digit_image</p>" in cell.html


@pytest.mark.proof
def test_the_cells_of_the_readme_work(notebook: Notebook) -> None:
    """Each of them, exactly as printed there."""
    block = re.search(r"```text\n(%load_ext.*?)```", README, re.DOTALL)
    assert block is not None
    cells = [re.split(r"  +", line)[0] for line in block[1].splitlines()]
    functions = ['grade("softmax")', "hint()", 'lesson("softmax")', 'look("softmax")']
    assert cells == [LOAD, "%exercise softmax", "%%exercise softmax", *functions]
    for cell in cells:
        assert notebook.run(f"{cell}\n{WRONG}" if cell.startswith("%%") else cell).errors == []
    assert "layers.Affine, hint 1 of" in notebook.run('hint("layers.Affine")').printed


def test_an_exercise_is_named_once(notebook: Notebook) -> None:
    """Without a name, the current one is graded again, and its hints come one after another; others are named."""
    notebook.run(f"%%exercise softmax\n{WRONG}")
    assert "softmax  " in notebook.run("grade()").text
    first, second = notebook.run("hint()").printed, notebook.run("hint()").printed
    assert QUESTION in first
    assert "softmax, hint 1 of" in first
    assert "softmax, hint 2 of" in second
    assert "softmax, hint 1 of" in notebook.run("hint(number=1)").printed
    assert "gates.AND, hint 1 of" in notebook.run("hint('gates')").printed
    assert "layers.Affine, hint 2 of" in notebook.run("hint('layers.Affine', 2)").printed


def test_names_complete(notebook: Notebook) -> None:
    """In the magic, and in the functions."""
    for text in ("%%exercise cro", "%exercise cro", "grade('cro", 'grade( "cro'):
        assert notebook.completed(text) == ["cross_entropy"], text
    assert {"cross_entropy", "cross_entropy.mean_squared_error"} <= set(notebook.completed('hint("cro'))
    assert notebook.completed("hint('layers.Af") == ["layers.Affine"]
    assert "--overwrite" in notebook.completed("%%exercise softmax --o")
    assert set(NAMES) <= set(notebook.completed("%%exercise "))


def test_a_cell_with_a_syntax_error_is_not_written(notebook: Notebook, kit: Path) -> None:
    """The line is the one that the notebook shows, with a caret."""
    before = file(kit).read_bytes()
    error = only_error(notebook.run("%%exercise softmax\nimport numpy as np\n\ndef softmax(x:\n    return x\n"))
    assert error == (
        "line 4 of this cell: '(' was never closed\n    def softmax(x:\n               ^\nsoftmax.py is as it was."
    )
    assert file(kit).read_bytes() == before


def test_what_only_a_notebook_understands_does_not_go_into_a_file(notebook: Notebook, kit: Path) -> None:
    """It is named, with what to do."""
    before = file(kit).read_bytes()
    error = only_error(notebook.run(f"%%exercise softmax\n%matplotlib inline\n{WRONG}"))
    assert error == (
        "line 2 of this cell is for notebooks only:\n    %matplotlib inline\n    ^\n"
        "softmax.py has to be Python: put this into another cell."
    )
    assert file(kit).read_bytes() == before


def test_a_cell_that_raises_is_not_written(notebook: Notebook, kit: Path) -> None:
    """The learner's own traceback is shown, without lines of the grader."""
    before = file(kit).read_bytes()
    cell = notebook.run(f"%%exercise softmax\n{WRONG}\nsoftmax(1 / 0)\n")
    assert [error.split("\n")[0] for error in cell.errors] == ["ZeroDivisionError", "NotGraded"]
    assert "grader" not in cell.errors[0]
    assert cell.errors[1] == "NotGraded\nOnly a cell that runs to its end is graded. softmax.py is as it was."
    assert file(kit).read_bytes() == before


def test_names_of_other_cells_are_told(notebook: Notebook) -> None:
    """They exist in the kernel, but not in the file."""
    notebook.run("import numpy as np")
    cell = notebook.run(f"%%exercise softmax\n{WRONG.replace('import numpy as np', '')}")
    note = "softmax.py has only this cell. Import or define in it, too: np."
    assert note in cell.text
    assert note in cell.html
    assert "NameError: name 'np' is not defined" in cell.text


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("%%exercise sofmax\n1", "no exercise named 'sofmax'; did you mean 'softmax'?"),
        ("%%exercise\n1", "the following arguments are required: NAME; see %%exercise --help"),
        ("grade('softmax.py')", "no exercise named 'softmax.py'; did you mean 'softmax'?"),
        ("grade(3)", "no exercise named '3'; there are "),
        ("hint('softmax', 9)", "softmax has the hints 1 to 3; got '9'"),
    ],
)
def test_wrong_use_is_one_line(notebook: Notebook, cell: str, said: str) -> None:
    """As on the command line."""
    assert only_error(notebook.run(cell)).startswith(said)


def test_edits_made_elsewhere_are_not_overwritten(notebook: Notebook, kit: Path) -> None:
    """Unless the cell has read them, or an option says so; then they are kept."""
    notebook.run(f"%%exercise softmax\n{WRONG}")
    file(kit).write_text(f"{WRONG}# mine\n", encoding="utf-8")
    error = only_error(notebook.run(f"%%exercise softmax\n{WRONG}# new\n"))
    assert (
        error.splitlines()[0] == "exercises/softmax.py has edits that were not made in this notebook. It is as it was."
    )
    assert file(kit).read_text(encoding="utf-8") == f"{WRONG}# mine\n"

    cell = notebook.run(f"%%exercise softmax --overwrite\n{WRONG}# new\n")
    assert GRADED in cell.text
    assert file(kit).read_text(encoding="utf-8") == f"{WRONG}# new\n"
    (kept,) = (kit / "exercises" / ".kept").iterdir()
    assert kept.name in "".join(cell.text.split())
    assert kept.read_text(encoding="utf-8") == f"{WRONG}# mine\n"


def next_input(notebook: Notebook, cell: str) -> str:
    """Return the text that a cell puts in its own place."""
    notebook.run("from unittest import mock; shell = get_ipython(); shell.set_next_input = mock.Mock()")
    assert notebook.run(cell).errors == []
    asked = "print(*shell.set_next_input.call_args.args, sep='|')\ndel shell.set_next_input"
    return notebook.run(asked).printed


def test_a_cell_can_get_the_file(notebook: Notebook, kit: Path) -> None:
    """After that it may write it, since it has the newest edits."""
    file(kit).write_text(f"{WRONG}# mine\n", encoding="utf-8")
    assert next_input(notebook, "%exercise softmax") == f"%%exercise softmax\n{WRONG}# mine\n|True\n"
    assert notebook.run(f"%%exercise softmax\n{WRONG}").errors == []
    assert file(kit).read_text(encoding="utf-8") == WRONG


def test_a_blank_cell_gets_the_file_too(notebook: Notebook, kit: Path) -> None:
    """Otherwise it would overwrite the stub with nothing."""
    stub = load_exercises()["softmax"]
    assert next_input(notebook, "%%exercise softmax\n\n  \n") == f"%%exercise softmax\n{stub}|True\n"
    assert file(kit).read_text(encoding="utf-8") == stub


def test_a_kernel_that_is_older_than_the_kit_says_so(notebook: Notebook, kit: Path) -> None:
    """After an update, half of the grader in the kernel would be the old one."""
    changed = kit / "grader" / "kept.py"
    before = changed.stat()
    os.utime(changed)
    assert only_error(notebook.run("grade('softmax')")).startswith("The kit has changed since this kernel loaded it.")
    os.utime(changed, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert notebook.run("grade('softmax')").errors == []


def test_a_file_that_was_saved_is_imported_anew(notebook: Notebook, kit: Path) -> None:
    """By the next cell, even with the same size in the same second; and by the exercises that build on it."""
    for number in (1, 2, 3):
        text = f"def identity_function(x):\n    return {number}\n\n\nsigmoid = step_function = identity_function\n"
        file(kit, "activations").write_text(text, encoding="utf-8")
        file(kit, "three_layer_net").write_text("from activations import sigmoid as last\n", encoding="utf-8")
        cell = notebook.run("from activations import sigmoid\nfrom three_layer_net import last\nsigmoid(0), last(0)")
        assert cell.text == f"({number}, {number})"


def test_a_cell_imports_earlier_exercises_and_they_are_those_of_now(notebook: Notebook, kit: Path) -> None:
    """A kernel that has imported an older one takes the newer one."""
    file(kit, "activations").write_text("def sigmoid(x):\n    return 1\n", encoding="utf-8")
    notebook.run("from activations import sigmoid\n%exercise activations")
    notebook.run("%%exercise activations\ndef sigmoid(x):\n    return 2\n")
    assert (
        notebook.run("%%exercise three_layer_net\nfrom activations import sigmoid\nprint(sigmoid(0))").printed == "2\n"
    )


def test_files_beside_the_notebook_stand_in_for_no_package(notebook: Notebook, kit: Path) -> None:
    """The judge finds packages in the same places as the command line."""
    stand_in = kit.parent / "pytest.py"
    stand_in.write_text("raise SystemExit\n", encoding="utf-8")
    try:
        notebook.run("%reload_ext grader.notebook")
        assert GRADED in notebook.run(f"%%exercise softmax\n{WRONG}").text
    finally:
        stand_in.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="a kernel is interrupted in another way there")
def test_an_interrupt_while_a_cell_runs(notebook: Notebook, kit: Path) -> None:
    """Nothing is written, and the next cell is graded."""
    before = file(kit).read_bytes()
    cell = notebook.interrupted("%%exercise softmax\nwhile True:\n    pass\n", 1.0)
    assert [error.split("\n")[0] for error in cell.errors] == ["KeyboardInterrupt", "NotGraded"]
    assert file(kit).read_bytes() == before
    assert GRADED in notebook.run(f"%%exercise softmax\n{WRONG}").text


@pytest.mark.skipif(sys.platform == "win32", reason="a kernel is interrupted in another way there")
def test_an_interrupt_while_it_is_graded(notebook: Notebook, kit: Path) -> None:
    """The file is written, and the judge is ready for the next cell at once."""
    endless = "def softmax(x):\n    while True:\n        pass\n"
    began = time.monotonic()
    cell = notebook.interrupted(f"%%exercise softmax\n{endless}", 1.0)
    assert only_error(cell) == "Interrupted: there is no verdict."
    assert time.monotonic() - began < 10
    assert file(kit).read_text(encoding="utf-8") == endless
    assert GRADED in notebook.run(f"%%exercise softmax\n{WRONG}").text


@pytest.mark.proof
def test_two_notebooks_at_once(notebook: Notebook, kit: Path) -> None:
    """Neither overwrites newer edits of the other; a notebook knows its own file after a restart."""
    with Notebook(kit, kit.parent, "other.ipynb") as other:
        other.run(LOAD)
        notebook.run(f"%%exercise softmax\n{WRONG}")
        assert "has edits that were not made in this notebook" in only_error(other.run("%%exercise softmax\nx = 1\n"))
        other.run("%exercise softmax")
        assert other.run("%%exercise softmax\nx = 1\n").errors == []
        assert "has edits" in only_error(notebook.run(f"%%exercise softmax\n{WRONG}# more\n"))
    with Notebook(kit, kit.parent, "other.ipynb") as again:
        again.run(LOAD)
        assert again.run("%%exercise softmax\nx = 2\n").errors == []
    assert file(kit).read_text(encoding="utf-8") == "x = 2\n"


@pytest.mark.proof
def test_notebooks_grade_at_the_same_time(notebook: Notebook, kit: Path) -> None:
    """Each gets the verdict on its own exercise, every time."""
    file(kit, "gates").write_text(load_solutions()["gates"], encoding="utf-8")
    with Notebook(kit, kit.parent, "other.ipynb") as other:
        other.run(LOAD)
        other.run("import threading\nfound = []\ntask = lambda: found.extend(grade('gates') for _ in range(4))")
        other.run("thread = threading.Thread(target=task)\nthread.start()")
        cells = [notebook.run(f"%%exercise softmax\n{load_solutions()['softmax']}") for _ in range(4)]
        assert other.run("thread.join()\n{verdict._repr_html_() for verdict in found}").text.count("5 of 5 points") == 1
    assert ["7 of 7 points" in html for html in {cell.html for cell in cells}] == [True]
    learner = json.loads((kit / ".grader.json").read_text(encoding="utf-8"))
    assert learner["statuses"] == {"gates": "passed", "softmax": "passed"}


@pytest.mark.proof
@pytest.mark.skipif(sys.platform != "linux", reason="nobody tells which processes there are")
def test_nothing_is_left_of_a_kernel_that_is_killed(kit: Path) -> None:
    """Neither the judge nor its workers."""
    with Notebook(kit, kit.parent) as other:
        other.run(LOAD)
        other.run("grade('gates')")
        started = descendants(other.kernel)
        assert started
        os.kill(other.kernel, signal.SIGKILL)
        assert end_soon(*started)


def test_the_extension_can_be_taken_away(notebook: Notebook) -> None:
    """Nothing of it is left, and it can be loaded again."""
    assert notebook.run("%unload_ext grader.notebook").outputs == []
    assert notebook.run("'grade' in globals(), 'hint' in globals()").text == "(False, False)"
    assert "not found" in notebook.run("%%exercise softmax\n1").printed
    assert notebook.run(LOAD).outputs == []
    assert "softmax" in notebook.run("grade('softmax')").text
