"""``reset``: it restores the stub, and keeps the learner's file where the command says."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import kept
from grader.cli import main, reset, watch
from grader.course import load_course

Capture = pytest.CaptureFixture[str]
OWN = "def softmax(x):\n    return x  # mine\n"


@pytest.fixture(autouse=True)
def exercises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the exercises, with a file of the learner's."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    monkeypatch.setattr(kept, "EXERCISES", folder)
    monkeypatch.setattr(kept, "KEPT", folder / ".kept")
    monkeypatch.setattr(reset, "ROOT", tmp_path)
    (folder / "softmax.py").write_text(OWN, encoding="utf-8")
    return folder


def said(capfd: Capture, *words: str, code: int = 0) -> str:
    """What a command says, in one line."""
    assert main(["reset", *words]) == code
    found = capfd.readouterr()
    return " ".join((found.err if code else found.out).split())


def test_it_says_where_the_file_is_and_how_to_have_it_back(capfd: Capture, exercises: Path) -> None:
    """And that works."""
    text = said(capfd, "softmax")
    (path,) = kept.kept("softmax")
    assert text == (
        f"softmax.py is the stub again. Yours is kept as {Path('exercises', '.kept', path.name)}; "
        "to have it back: python -m grader reset softmax --undo"
    )
    assert said(capfd, "softmax", "--undo").startswith(
        f"softmax.py is again what was kept as {Path('exercises', '.kept', path.name)}. What was in its place is kept"
    )
    assert (exercises / "softmax.py").read_text(encoding="utf-8") == OWN


def test_the_list_names_what_is_kept(capfd: Capture) -> None:
    """For one exercise, or for all."""
    assert said(capfd, "--list") == "No file is kept."
    said(capfd, "softmax")
    (path,) = kept.kept("softmax")
    assert path.name in said(capfd, "--list")
    assert path.name in said(capfd, "softmax", "--list")
    assert said(capfd, "gates", "--list") == "No file of gates is kept."


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "name the exercise to begin anew; see python -m grader reset --help"),
        (["--undo"], "name the exercise to begin anew; see python -m grader reset --help"),
        (["sofmax"], "no exercise named 'sofmax'; did you mean 'softmax'?"),
        (["softmax", "--undo"], "no file of softmax is kept"),
    ],
)
def test_wrong_use_is_one_line_and_changes_nothing(
    capfd: Capture, exercises: Path, words: list[str], line: str
) -> None:
    """With exit code 2."""
    assert said(capfd, *words, code=2) == f"grader: {line}"
    assert (exercises / "softmax.py").read_text(encoding="utf-8") == OWN


def test_a_large_file_is_kept_too(capfd: Capture, exercises: Path) -> None:
    """With the same words."""
    (exercises / "softmax.py").write_bytes(bytes(1_200_000))
    assert said(capfd, "softmax").startswith("softmax.py is the stub again. Yours is kept as")
    assert said(capfd, "softmax", "--undo").startswith("softmax.py is again what was kept as")
    assert (exercises / "softmax.py").read_bytes() == bytes(1_200_000)


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (kept.NothingToDo("softmax.py is the stub already"), "softmax.py is the stub already."),
        (PermissionError(13, "Permission denied", "/kit/exercises/softmax.py"), "{path}: Permission denied."),
        (OSError(28, "No space left", "/kit/softmax.py"), "There is no space left in {folder}; free some."),
    ],
)
def test_what_goes_wrong_in_watch_mode_is_a_sentence(
    problem: Exception, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to do about it, and no number of an error."""

    def fail(_: str) -> None:
        raise problem

    monkeypatch.setattr(kept, "reset", fail)
    exercise = load_course()[0]
    places = {"path": "/kit/exercises/softmax.py", "folder": Path("/kit/softmax.py").absolute().parent}
    assert watch._reset(exercise) == line.format(**places)


def test_what_is_the_stub_already_is_not_kept(capfd: Capture) -> None:
    """Resetting twice is probably a slip."""
    said(capfd, "softmax")
    assert said(capfd, "softmax", code=2) == "grader: softmax.py is the stub already"
    assert len(kept.kept()) == 1
