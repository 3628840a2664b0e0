"""The folder of a sandbox, and the folders of killed graders."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.files import ROOT
from grader.sandbox.outside import held
from grader.sandbox.outside.held import PREFIX, HeldFolder
from tests.sandbox.workers import linux, posix
from tests.support.proc import descriptors

HOLDER = f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from grader.sandbox.outside.held import HeldFolder
print(HeldFolder().path, flush=True)
time.sleep(600)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@contextlib.contextmanager
def other_grader(temporary: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A process that holds a folder, and the folder."""
    environment = {**os.environ, "TMPDIR": str(temporary)}
    words = [sys.executable, "-c", HOLDER]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment, encoding="utf-8") as process:
        assert process.stdout is not None
        try:
            yield process, Path(process.stdout.readline().strip())
        finally:
            process.kill()


def test_where_nobody_may_list_the_folder_for_temporary_files_only_nothing_is_removed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It may be written to."""

    def refuse(_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(held.os, "scandir", refuse)
    assert list(held._folders_of_this_user()) == []


@posix
def test_the_folder_of_a_living_grader_stays_and_that_of_a_killed_one_goes(temporary: Path) -> None:
    """Whatever it contains; the next grader removes it."""
    with other_grader(temporary) as (process, folder):
        (folder / "inner").mkdir()
        HeldFolder().remove()
        assert (folder / "inner").is_dir()
        (folder / "inner").chmod(0)
        folder.chmod(0)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert folder.is_dir()
        HeldFolder().remove()
        assert list(temporary.iterdir()) == []


@posix
def test_two_sandboxes_of_one_process_leave_each_other_alone(temporary: Path) -> None:
    """A lock belongs to a descriptor, not to a process."""
    first, second = HeldFolder(), HeldFolder()
    assert sorted(temporary.iterdir()) == sorted([first.path, second.path])
    first.remove()
    assert list(temporary.iterdir()) == [second.path]
    second.remove()
    second.remove()
    assert list(temporary.iterdir()) == []


@posix
def test_nothing_else_is_cleared_away(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Similar names, files, links, and folders of other users."""
    elsewhere = temporary / "elsewhere"
    for name in ("elsewhere", "grader-notes", f"{PREFIX}notes", f"{PREFIX}123456789"):
        (temporary / name).mkdir()
    (temporary / f"{PREFIX}12345678").touch()
    (temporary / f"{PREFIX}abcdefgh").symlink_to(elsewhere)
    before = sorted(temporary.iterdir())
    HeldFolder().remove()
    assert sorted(temporary.iterdir()) == before
    (temporary / f"{PREFIX}_foreign").mkdir()
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    HeldFolder().remove()
    assert (temporary / f"{PREFIX}_foreign").is_dir()
    monkeypatch.undo()


@linux
def test_a_folder_that_is_taken_for_abandoned_is_made_again(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another grader may look between creating and locking it."""
    make, made = tempfile.mkdtemp, []

    def make_and_lose(**words: str) -> str:
        made.append(make(**words))
        if len(made) == 1:
            held._remove_abandoned()
        return made[-1]

    before = descriptors()
    monkeypatch.setattr(tempfile, "mkdtemp", make_and_lose)
    folder = HeldFolder()
    assert [str(path) for path in temporary.iterdir()] == [str(folder.path)] == made[1:]
    folder.remove()
    assert descriptors() == before


def test_without_locks_nothing_is_cleared_away(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows it is not known whether a grader still lives."""
    (temporary / f"{PREFIX}12345678").mkdir()
    monkeypatch.setattr(held, "HAS_LOCKS", False)
    folder = HeldFolder()
    assert folder.path.is_dir()
    folder.remove()
    assert [path.name for path in temporary.iterdir()] == [f"{PREFIX}12345678"]
