"""``solution``: beside the learner's own code, after a pass, or after all hints and a yes."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from grader import progress
from grader.cli import main, solution
from grader.course import load_course
from grader.files import ROOT
from grader.results.curves import CurvePoint
from grader.results.report import CheckResult, Status
from grader.results.source import LONGEST_TEXT
from grader.watch.own import code_of, compared, milestone
from tests.watch.conftest import BY_NAME, result

Capture = pytest.CaptureFixture[str]
OWN = (
    'import numpy as np\n\n\ndef softmax(x):\n    """Mine."""\n    mine = np.exp(x)\n\n\n    return mine / mine.sum()\n'
)


@pytest.fixture(autouse=True)
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit with a file of the learner's, and the solutions."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "softmax.py").write_text(OWN, encoding="utf-8")
    (tmp_path / "solutions").mkdir()
    text = (ROOT / "solutions" / "softmax.py").read_text(encoding="utf-8")
    (tmp_path / "solutions" / "softmax.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(solution, "ROOT", tmp_path)
    return tmp_path


def remember(**fields: object) -> None:
    """Write this into the learner's progress."""
    assert progress.update(lambda learner: vars(learner).update(fields))


def read_all_hints() -> None:
    """Read every hint of softmax."""
    remember(hints={"softmax": len(BY_NAME["softmax"].hints[0].levels)})


def test_after_a_pass_it_is_shown_with_a_reason(capfd: Capture) -> None:
    """Even if the pass was earlier, and the file fails now."""
    for fields in (
        {"statuses": {"softmax": "passed"}},
        {"statuses": {"softmax": "failed"}, "passed": {"softmax": "2026-11-29"}},
    ):
        remember(**{"statuses": {}, "passed": {}} | fields)
        assert main(["solution", "softmax"]) == 0
        out = capfd.readouterr().out
        assert BY_NAME["softmax"].why in " ".join(out.split())
        assert "np.max(x, axis=-1, keepdims=True)" in out
        assert "mine / mine.sum()" in out
        assert "Mine." not in out


def test_before_it_is_refused(capfd: Capture) -> None:
    """The message says how to get it: a pass, or all hints."""
    assert main(["solution", "softmax"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err == (
        "grader: the solution of softmax is shown when you have passed it, or read all hints: "
        "python -m grader hint softmax\n"
    )


def test_after_all_hints_it_takes_a_yes(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal by a question, elsewhere by an option."""
    read_all_hints()
    assert main(["solution", "softmax"]) == 2
    assert capfd.readouterr().err == (
        "grader: you have not passed softmax yet; to see the solution all the same, add --yes\n"
    )
    assert main(["solution", "softmax", "--yes"]) == 0
    assert "np.max" in capfd.readouterr().out
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    for answer, code in (("y", 0), ("Yes", 0), ("", 2), ("n", 2)):
        monkeypatch.setattr("builtins.input", lambda _, answer=answer: answer)
        assert main(["solution", "softmax"]) == code
        assert ("np.max" in capfd.readouterr().out) == (code == 0)


def test_a_kit_without_solutions_has_none_to_show(capfd: Capture, kit: Path) -> None:
    """That is no fault."""
    remember(statuses={"softmax": "passed"})
    (kit / "solutions" / "softmax.py").unlink()
    assert main(["solution", "softmax"]) == 2
    assert "your instructor has them" in capfd.readouterr().err


def test_code_is_shown_without_what_one_has_read_already() -> None:
    """Docstrings, imports and repeated blank lines are left out; a text that is no Python is shown unchanged."""
    assert code_of(OWN) == ["def softmax(x):", "    mine = np.exp(x)", "", "    return mine / mine.sum()"]
    assert code_of("def f(:\n    pass") == ["def f(:", "    pass"]
    assert code_of("") == []
    assert code_of("def f():\n    # TODO in the stub: x.\n    return 1  # why\n") == ["def f():", "    return 1  # why"]


def test_any_text_is_shown_without_a_word_of_python(recwarn: pytest.WarningsRecorder) -> None:
    """A very long text is shown unchanged; warnings of Python never appear on the screen."""
    assert code_of('x = "\\d"') == ['x = "\\d"']
    long = ["import numpy as np", *["x = 1"] * LONGEST_TEXT]
    assert code_of("\n".join(long)) == long
    assert [*recwarn] == []


def test_side_by_side_where_the_page_is_wide_enough() -> None:
    """Else one below the other."""
    wide = ["".join(piece for piece, _ in line) for line in compared(BY_NAME["softmax"], "a = 1\n", "b = 2\n", 80)]
    assert any("a = 1" in line and "b = 2" in line for line in wide)
    narrow = compared(BY_NAME["softmax"], "a = 1\n", f"b = {'2' * 40}\n", 50)
    lines = ["".join(piece for piece, _ in line) for line in narrow]
    assert not any("a = 1" in line and "b = 2" in line for line in lines)


@pytest.mark.parametrize("exercise", load_course(), ids=lambda exercise: exercise.name)
def test_every_exercise_has_a_reason_and_a_milestone(exercise: object) -> None:
    """They are sentences with a full stop."""
    made = BY_NAME[exercise.name]  # type: ignore[attr-defined]
    assert made.why.endswith(".")
    assert made.milestone.endswith(".")


def test_a_milestone_with_an_accuracy_is_said_only_with_one() -> None:
    """Only after a training with an accuracy."""
    check = CheckResult(
        "check_it", "", Status.PASSED, 1, curve=(CurvePoint(0.5, 1.0, 0.7), CurvePoint(1.0, 0.5, 0.9184))
    )
    trained = result("training", check)
    assert "91.8%" in milestone(BY_NAME["training"], trained)
    assert milestone(BY_NAME["training"], replace(trained, checks=())) == ""
    assert milestone(BY_NAME["gates"], result("gates")) == BY_NAME["gates"].milestone
