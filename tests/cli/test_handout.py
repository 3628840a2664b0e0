"""``python -m grader handout``: what it refuses before recording anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import cli


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["new", "--through", "sofmax"], "no exercise named 'sofmax'; did you mean 'softmax'?"),
        (["new", "--jobs", "0"], "--jobs takes a number, 1 or more; got '0'"),
        (["new", "--jobs", "two"], "--jobs takes a number, 1 or more; got 'two'"),
        (["full"], "full is not an empty folder; name one that is new or empty"),
        (["full/file"], "file is not an empty folder; name one that is new or empty"),
    ],
)
def test_wrong_use_is_one_line(
    words: list[str], line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    assert cli.main(["handout", *words]) == 2
    assert capfd.readouterr().err == f"grader: {line}\n"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "full"]


def test_a_kit_without_solutions_makes_no_handout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to record."""
    monkeypatch.setattr("grader.cli.handout.load_solutions", dict)
    assert cli.main(["handout", str(tmp_path / "new")]) == 2
    error = capfd.readouterr().err
    assert error == "grader: there is no solution of numpy_warmup here; a handout is made from the whole kit\n"
