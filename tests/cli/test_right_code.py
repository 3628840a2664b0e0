"""Right code gets its points, whatever other code surrounds it; an unfinished exercise says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from grader import course
from grader.cli import main
from grader.course import load_exercises, load_solutions
from grader.judge.permitted import EXPERIMENTS, LOCKED
from tests.sandbox.workers import portable_with_proof, strict
from tests.support.sampling import rest_with_proof

SOLUTIONS, STUBS = load_solutions(), load_exercises()

Capture = pytest.CaptureFixture[str]

AS_IN_MOST_COURSES = """
import sys, os
sys.path.append(os.pardir)
sys.path.append(os.path.dirname(os.path.abspath(__file__)))
import inspect
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import matplotlib.pylab as plt2
from mpl_toolkits.mplot3d import Axes3D
from PIL import Image
from tqdm import tqdm
import torch.nn as nn
import grader.mnist
from grader.datasets.mnist import load_mnist
try:
    import scipy
except ImportError:
    pass
plt.rcParams["font.family"] = "serif"

def show(x: plt.Figure):
    plt.plot(tqdm(x))
    plt.show()

assert __name__ != "__main__"
assert inspect.getsource(show).startswith("def show")
if __name__ == "__main__":
    show(load_mnist())
"""


def grade(folder: Path, texts: dict[str, str], *words: str, capfd: Capture) -> dict[str, Any]:
    """Grade these files with the command line, and return its exercises by name."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    code = main([*texts, "--submission", str(folder), "--format", "json", "--jobs", "1", *words])
    out, err = capfd.readouterr()
    assert (code in (0, 1), err) == (True, "")
    return {exercise["name"]: exercise for exercise in json.loads(out)["exercises"]}


@portable_with_proof
def test_what_stands_at_the_top_of_most_course_code_costs_nothing(level: str, tmp_path: Path, capfd: Capture) -> None:
    """Paths from __file__, imports for experiments, and the experiments themselves."""
    names = ("gates", "softmax", "simple_net")
    texts = {name: AS_IN_MOST_COURSES + SOLUTIONS[name] for name in names}
    exercises = grade(tmp_path / "mine", texts, "--isolation", level, capfd=capfd)
    assert {name: exercise["status"] for name, exercise in exercises.items()} == dict.fromkeys(names, "passed")


def test_what_uses_another_package_fails_alone(tmp_path: Path, capfd: Capture) -> None:
    """The message names the line, and says where experiments should go."""
    text = "import matplotlib.pyplot as plt\n" + SOLUTIONS["activations"].replace(
        "    return np.maximum(x, 0)", "    plt.plot(x)\n    return np.maximum(x, 0)"
    )
    checks = grade(tmp_path / "mine", {"activations": text}, capfd=capfd)["activations"]["checks"]
    wrong = [check for check in checks if check["status"] != "passed"]
    assert 0 < len(wrong) < len(checks)
    for check in wrong:
        assert check["message"].endswith(" raised ModuleNotFoundError: matplotlib is not for this exercise")
        assert check["hint"].endswith(EXPERIMENTS)
        assert check["details"][0].endswith(": plt.plot(x)")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        pytest.param(
            "np.save('W.npy', np.ones(3))",
            "softmax.py raised PermissionError when it was imported: [Errno 13] Permission denied: 'W.npy'",
            LOCKED,
            marks=strict,
        ),
        ("breakpoint()", "softmax.py stopped at a breakpoint; remove it", None),
        ("import pdb; pdb.set_trace()", "softmax.py stopped at a breakpoint; remove it", None),
        ("n = input('n? ')", "softmax.py asks for input; the grader gives none", EXPERIMENTS),
    ],
)
def test_what_the_grader_refuses_is_said_in_plain_words(
    line: str, message: str, hint: str | None, tmp_path: Path, capfd: Capture
) -> None:
    """With the line that caused it, and the right place for such lines."""
    text = f"{SOLUTIONS['softmax']}\n{line}\nlast = 0\n"
    check = grade(tmp_path / "mine", {"softmax": text}, capfd=capfd)["softmax"]["checks"][0]
    assert (check["status"], check["message"], check["hint"]) == ("error", message, hint)


def test_the_line_of_a_breakpoint_is_told(tmp_path: Path, capfd: Capture) -> None:
    """Not the line after it, where a debugger would stop."""
    text = f"breakpoint()\n{SOLUTIONS['softmax']}"
    check = grade(tmp_path / "mine", {"softmax": text}, capfd=capfd)["softmax"]["checks"][0]
    assert check["details"][0] == "softmax.py, line 1: breakpoint()"


def test_an_exercise_that_is_begun_is_to_do_and_not_wrong(tmp_path: Path, capfd: Capture) -> None:
    """One function of several is written: it has its points, and nothing counts as wrong."""
    hole = "    # TODO: the positive part (one line will do).\n    raise NotImplementedError"
    text = STUBS["activations"].replace(hole, "    return np.maximum(x, 0)")
    exercise = grade(tmp_path / "mine", {"activations": text}, capfd=capfd)["activations"]
    assert exercise["status"] == "todo"
    assert {check["status"] for check in exercise["checks"]} == {"passed", "todo"}


KEPT = ["softmax", "layers", "layers softmax", "cross_entropy activations softmax"]


@pytest.mark.parametrize("names", rest_with_proof(KEPT, KEPT[3:]))
def test_some_of_the_solutions_work_for_what_is_there(
    names: str, tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other exercises use the learner's own files, or wait for the instructor; wrong code does not end the run."""
    monkeypatch.setattr(course, "SOLUTIONS", tmp_path / "solutions")
    (tmp_path / "solutions").mkdir()
    for name in names.split():
        (tmp_path / "solutions" / f"{name}.py").write_text(SOLUTIONS[name], encoding="utf-8")
    texts = {name: SOLUTIONS[name] for name in ("activations", "softmax", "cross_entropy", "layers")}
    exercises = grade(tmp_path / "mine", texts, capfd=capfd)
    for exercise in exercises.values():
        assert {check["status"] for check in exercise["checks"]} <= {"passed", "blocked"}
        assert {check["message"] for check in exercise["checks"]} <= {None, "graded by your instructor"}
    wrong = {**texts, "softmax": "def softmax(x):\n    return x\n"}
    assert grade(tmp_path / "mine", wrong, capfd=capfd)["softmax"]["status"] == "failed"
