"""Removing a folder that a submission has filled."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
import threading
from pathlib import Path

import pytest

from grader.sandbox.outside import removal
from grader.sandbox.outside.removal import remove_tree
from tests.sandbox.workers import linux, posix
from tests.support.proc import descriptors

DEPTH = 3000


def nested(top: Path, rights: int) -> None:
    """Make folders in folders, with a file in each; by their descriptors, since no path is as long as theirs."""
    folder = os.open(top, os.O_RDONLY)
    for _ in range(DEPTH):
        os.mkdir("x", dir_fd=folder)
        os.close(os.open("file", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
        inner = os.open("x", os.O_RDONLY, dir_fd=folder)
        os.fchmod(folder, rights)
        os.close(folder)
        folder = inner
    os.close(folder)


def remove_without_privileges(path: Path) -> None:
    """Remove a folder in a thread that gives up what root may, and then ends."""

    def run() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).capset(struct.pack("=Ii", 0x20080522, 0), bytes(24))
        remove_tree(path)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


@posix
@pytest.mark.parametrize("rights", [*(pytest.param(rights, marks=pytest.mark.proof) for rights in (0o700, 0o500)), 0])
def test_folders_of_any_depth_and_rights_are_removed(tmp_path: Path, rights: int) -> None:
    """They are more than the stack is deep, than descriptors may be open, and than a path is long."""
    top = tmp_path / "top"
    top.mkdir()
    nested(top, rights)
    remove_without_privileges(top)
    assert not top.exists()


@posix
def test_what_links_lead_to_stays(tmp_path: Path) -> None:
    """A link in the folder is removed; its target and the rights of that are left alone, and so is a linked folder."""
    target, top = tmp_path / "target", tmp_path / "top"
    target.mkdir(mode=0o500)
    top.mkdir()
    (top / "link").symlink_to(target)
    (top / "nowhere").symlink_to(tmp_path / "nowhere")
    os.mkfifo(top / "pipe")
    before = target.stat()
    remove_tree(top)
    assert not top.exists()
    assert (target.stat().st_mode, target.stat().st_ctime_ns) == (before.st_mode, before.st_ctime_ns)
    (tmp_path / "linked").symlink_to(target)
    remove_tree(tmp_path / "linked")
    assert (tmp_path / "linked").is_symlink()
    assert target.is_dir()


@linux
def test_what_cannot_be_removed_stays_and_no_descriptor_is_left(tmp_path: Path) -> None:
    """A folder that is not there is no error either."""
    before = descriptors()
    remove_tree(tmp_path / "nowhere")
    (tmp_path / "file").touch()
    remove_tree(tmp_path / "file")
    assert (tmp_path / "file").exists()
    assert descriptors() == before


def test_systems_without_descriptors_of_folders_remove_by_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows, where rights are others."""
    monkeypatch.setattr(removal, "HAS_DESCRIPTORS", False)
    (tmp_path / "top" / "inner").mkdir(parents=True)
    (tmp_path / "top" / "inner" / "file").touch()
    remove_tree(tmp_path / "top")
    assert not (tmp_path / "top").exists()
