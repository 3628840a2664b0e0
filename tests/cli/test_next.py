"""``next``: the next exercise, its file, and its needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import course as taught
from grader import progress
from grader.cli import main
from grader.cli.current import where_one_is
from grader.course import load_course

Capture = pytest.CaptureFixture[str]
COURSE = load_course()


def remember(current: str, *passed: str) -> None:
    """Let these have passed, and this one be graded last."""
    assert progress.update(
        lambda learner: vars(learner).update(statuses=dict.fromkeys(passed, "passed"), current=current)
    )


def test_the_first_run_begins_with_the_first(capfd: Capture) -> None:
    """With the file to edit and the command that watches it."""
    assert main(["next"]) == 0
    out = capfd.readouterr().out
    assert "numpy_warmup  1 of 16, 4 points" in out
    assert "Edit it:  exercises/numpy_warmup.py" in out
    assert "Check it: python -m grader watch numpy_warmup" in out
    assert "builds on" not in out


def test_it_says_what_an_exercise_needs(capfd: Capture) -> None:
    """The grader has its own versions of these."""
    remember("three_layer_net")
    assert main(["next"]) == 0
    assert "It builds on your activations; the grader uses its own." in capfd.readouterr().out


def test_in_a_handout_the_grader_uses_what_the_learner_has(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no version of its own there."""
    monkeypatch.setattr(taught, "SOLUTIONS", tmp_path)
    remember("three_layer_net")
    assert main(["next"]) == 0
    assert "It builds on your activations; the grader uses yours." in capfd.readouterr().out


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("plots", "In the book: sections 1.6, 3.2, 3.6.1."),
        ("gates", "In the book: sections 2.3-2.5."),
        ("softmax", "In the book: section 3.5.3."),
        ("digit_image", ""),
    ],
)
def test_it_says_where_the_book_covers_it(name: str, line: str, capfd: Capture) -> None:
    """One section or several; some exercises go beyond the book. A hint says the same."""
    remember(name)
    assert main(["next"]) == 0
    printed = " ".join(capfd.readouterr().out.split())
    assert line in printed
    assert ("In the book" in printed) == bool(line)
    for number in ("1", "2", "3"):
        assert main(["hint", name, "--number", number]) == 0
    printed = " ".join(capfd.readouterr().out.split())
    assert line[1:-1] in printed
    assert ("in the book" in printed) == bool(line)


@pytest.mark.parametrize(
    ("current", "passed", "expected"),
    [
        ("", [], "numpy_warmup"),
        ("softmax", [], "softmax"),
        ("softmax", ["softmax"], "numpy_warmup"),
        ("softmax", ["softmax", "numpy_warmup"], "plots"),
        ("nonsense", ["numpy_warmup"], "plots"),
    ],
)
def test_one_is_where_one_graded_last_until_that_passes(current: str, passed: list[str], expected: str) -> None:
    """After that, it is the first that has not passed."""
    remember(current, *passed)
    found = where_one_is(COURSE)
    assert found is not None
    assert found.name == expected


def test_after_the_last_there_is_none(capfd: Capture) -> None:
    """It says so."""
    remember("", *[exercise.name for exercise in COURSE])
    assert where_one_is(COURSE) is None
    assert main(["next"]) == 0
    assert capfd.readouterr().out.split("\n")[1].startswith("  You have passed all 16 exercises: 0 of 100 points.")
