"""``python -m grader handout``: what it refuses before recording anything."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from grader import cli
from grader.classroom.handout import making


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


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_a_written_handout_is_no_fault_whatever_the_output_can_print(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may have any name; in the line, what cannot be printed is replaced."""
    monkeypatch.setattr("grader.classroom.handout.making.recordings_of", lambda *_: {})
    monkeypatch.setattr("grader.classroom.handout.making.make_handout", lambda *_: 1_500_000)
    printed = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(printed, encoding=encoding, newline=""))
    assert cli.main(["handout", str(tmp_path / "\u5c0f\u200b"), "--through", "gates"]) == 0
    line = printed.getvalue().decode(encoding)
    assert line.startswith("3 exercises are in ")
    assert line.endswith(": 1.5 MB.\n")
    assert "\u200b" not in line


def test_a_folder_that_a_file_manager_has_looked_at_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file makes way for the handout."""
    monkeypatch.setattr(making, "recordings_of", lambda *_: {})
    monkeypatch.setattr(making, "handout_files", lambda *_: {"README.md": b"x"})
    monkeypatch.setattr(making, "surprises", lambda *_: [])
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".DS_Store").touch()
    assert cli.main(["handout", str(tmp_path / "new"), "--through", "gates"]) == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["README.md"]


def test_steps_that_nobody_reads_do_not_end_a_handout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard error may be closed, or its disk full."""

    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Closed())
    monkeypatch.setattr("grader.classroom.handout.making.recordings_of", lambda *more: more[-1]("a step") or {})
    monkeypatch.setattr("grader.classroom.handout.making.make_handout", lambda *_: 1)
    assert cli.main(["handout", str(tmp_path / "new"), "--through", "gates"]) == 0
