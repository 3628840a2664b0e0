"""Paths that the user names: one that cannot be used is wrong use, not a fault of the machine."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader import cli
from grader.classroom.document import write_gradebook
from grader.cli import main
from grader.files import ROOT
from tests.support.gradebooks import gradebook, student

Capture = pytest.CaptureFixture[str]

READ = {
    "roster": ["class", "in", "gates", "--dry-run", "--roster", "{path}"],
    "hand-ins": ["class", "{path}", "gates", "--dry-run"],
    "graded class": ["export", "{path}", "--to", "junit"],
    "own CSV": ["export", "graded", "--to", "canvas", "--into", "{path}"],
    "picture": ["read", "{path}"],
    "submission": ["gates", "--submission", "{path}"],
}
"""Commands that read what the user names."""
WRITTEN = {
    "class": ["class", "in", "gates", "--out", "{path}"],
    "handout": ["handout", "{path}"],
    "export to a file": ["export", "graded", "--to", "junit", "--out", "{path}"],
    "export to a folder": ["export", "graded", "--to", "gradescope", "--out", "{path}"],
    "report": ["gates", "--output", "{path}"],
}
"""Commands that write it."""
LONG = "x" * 300
NO_FILE = ("roster", "own CSV", "picture")
"""What is no folder."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a class, its grades, a file, and a link that leads nowhere."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "s1").mkdir(parents=True)
    shutil.copy(ROOT / "solutions" / "gates.py", tmp_path / "in" / "s1")
    (tmp_path / "graded").mkdir()
    (tmp_path / "graded" / "class.json").write_text(write_gradebook(gradebook(student(1, 3, 3))), encoding="utf-8")
    (tmp_path / "file").touch()
    try:
        (tmp_path / "loop").symlink_to("loop")
    except OSError:
        pytest.skip("links cannot be made here")
    return tmp_path


@pytest.fixture(autouse=True)
def nothing_is_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no command get as far as its work."""

    def never(*_: object) -> None:
        raise AssertionError("it is at work")

    monkeypatch.setattr("grader.judge.service.grade", never)
    monkeypatch.setattr("grader.classroom.run.ClassRun.grade", never)
    monkeypatch.setattr("grader.classroom.handout.making.recordings_of", never)


def refused(words: list[str], path: str, capfd: Capture) -> None:
    """Assert that a command refuses a path in one line that names it, with exit code 2."""
    assert main([word.format(path=path) for word in words]) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert line.startswith("grader: ")
    assert path[:50] in line


@pytest.mark.parametrize(
    "path", ["missing", "file/below", "loop", LONG], ids=["missing", "below a file", "loop", "long"]
)
@pytest.mark.parametrize("command", READ)
def test_what_cannot_be_read_is_wrong_use(command: str, path: str, capfd: Capture) -> None:
    refused(READ[command], path, capfd)


@pytest.mark.parametrize("command", NO_FILE)
def test_a_folder_in_the_place_of_a_file_is_wrong_use(command: str, capfd: Capture) -> None:
    refused(READ[command], "graded", capfd)


@pytest.mark.parametrize("path", ["file", "file/below", "loop", LONG], ids=["file", "below a file", "loop", "long"])
@pytest.mark.parametrize("command", WRITTEN)
def test_what_cannot_be_written_is_wrong_use(command: str, path: str, here: Path, capfd: Capture) -> None:
    """Nothing changes, and nothing is graded or recorded before."""
    if path == "file" and command in ("export to a file", "report"):
        path = "graded"  # a file can be replaced there, a folder cannot
    before = sorted(here.rglob("*"))
    refused(WRITTEN[command], path, capfd)
    assert sorted(here.rglob("*")) == before


@pytest.mark.parametrize("command", WRITTEN)
def test_a_folder_without_the_right_to_write_is_wrong_use(
    command: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system says so when something is made there; root would have the right."""
    monkeypatch.setattr(os, "mkdir", _refusing(os.mkdir))
    monkeypatch.setattr(os, "open", _refusing(os.open))
    refused(WRITTEN[command], "closed", capfd)


def _refusing(make: Callable[..., object]) -> Callable[..., object]:
    """Return a function that makes nothing in the current folder of this test."""

    def refuse(path: object, *more: object, **options: object) -> object:
        if "closed" in str(path) or Path(str(path)).parent in (Path(), Path.cwd()):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return make(path, *more, **options)

    return refuse


def test_an_export_into_a_class_of_somebody_else_is_wrong_use(here: Path, capfd: Capture) -> None:
    """Its folder for exports is in the folder of the class."""
    (here / "graded" / "exports").touch()
    for platform in ("junit", "gradescope"):
        refused(["export", "{path}", "--to", platform], "graded", capfd)


@pytest.mark.parametrize("command", ["roster", "own CSV", "picture", "hand-ins"])
def test_a_disk_that_fails_is_a_fault(command: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """With exit code 3, and what to do."""

    def fail(path: Path, *_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", fail)
    monkeypatch.setattr(Path, "open", fail)
    if command == "own CSV":
        monkeypatch.setattr("grader.cli.export._gradebook", lambda _: gradebook(student(1, 3, 3)))
    assert main([word.format(path="file") for word in READ[command]]) == 3
    assert "the disk fails with an input/output error" in capfd.readouterr().err


def test_a_class_may_be_graded_into_the_folder_that_a_link_of_the_user_leads_to(here: Path) -> None:
    """It is held there."""
    (here / "graded.1").mkdir()
    (here / "latest").symlink_to("graded.1")
    with pytest.raises(AssertionError, match="it is at work"):
        _run(["class", "in", "gates", "--out", "latest"])
    assert (here / "graded.1" / "seed").exists()
    assert (here / "latest").is_symlink()


def _run(words: list[str]) -> None:
    """Run a command, and let its exceptions through."""
    options = cli.parser_of(words[0]).parse_intermixed_args(words[1:])
    cli.COMMANDS[words[0]].run(options)
