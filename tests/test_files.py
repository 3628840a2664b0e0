"""Reading files that anybody may have put there: a small regular file, or nothing. Writing them whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from grader.files import lock_folder, read_regular, replace_file, replace_folder, require_writable
from tests.support.odd_files import ENDLESS, odd

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def test_a_small_file_is_read_whole(tmp_path: Path) -> None:
    """Up to the limit, byte for byte."""
    path = tmp_path / "file"
    path.write_bytes(b"a\r\n\x1a\x00b")
    assert read_regular(path, 6) == b"a\r\n\x1a\x00b"
    with pytest.raises(OSError, match="it has more than 5 bytes") as caught:
        read_regular(path, 5)
    assert caught.value.errno == errno.EFBIG


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """It is not opened."""
    assert read_regular(tmp_path, 10) is None


@posix
@pytest.mark.timeout(30)
def test_a_pipe_or_a_device_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    """The pipe has no writer, and the device has no end."""
    odd(tmp_path / "pipe", "pipe")
    assert read_regular(tmp_path / "pipe", 10) is None
    assert read_regular(Path(ENDLESS), 10) is None


@posix
@pytest.mark.parametrize("kind", ["link to a device", "link to itself"])
def test_a_link_is_not_followed(tmp_path: Path, kind: str) -> None:
    """Wherever it leads."""
    odd(tmp_path / "link", kind)
    with pytest.raises(OSError, match="link") as caught:
        read_regular(tmp_path / "link", 10)
    assert caught.value.errno == errno.ELOOP


@pytest.mark.skipif(sys.platform != "linux", reason="files with holes")
@pytest.mark.timeout(30)
def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A byte more than the limit is enough to know."""
    odd(tmp_path / "huge", "huge")
    with pytest.raises(OSError, match="more than 10 bytes"):
        read_regular(tmp_path / "huge", 10)


# Writing


@pytest.mark.parametrize("before", [None, b"before"])
def test_a_file_is_replaced_whole_and_nothing_lies_beside_it(tmp_path: Path, before: bytes | None) -> None:
    """Whether it was there or not; it has the rights of any new file."""
    path, other = tmp_path / "report.json", tmp_path / "other"
    other.write_bytes(b"x")
    if before is not None:
        path.write_bytes(before)
    replace_file(path, b"after\n")
    assert path.read_bytes() == b"after\n"
    assert path.stat().st_mode == other.stat().st_mode
    assert sorted(tmp_path.iterdir()) == [other, path]


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whatever fails; the error names that file, and nothing is left beside it."""
    path = tmp_path / "report.json"
    path.write_bytes(b"before")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OSError, match="No space left") as caught:
        replace_file(path, b"after\n")
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, str(path))
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_whether_a_file_can_be_written_is_known_before(tmp_path: Path) -> None:
    """Nothing of the test is left: neither the file nor one beside it."""
    require_writable(tmp_path / "report.json")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileNotFoundError) as caught:
        require_writable(tmp_path / "missing" / "report.json")
    assert caught.value.filename == str(tmp_path / "missing" / "report.json")
    with pytest.raises(OSError, match="not a regular file"):
        require_writable(tmp_path)


@posix
def test_a_folder_is_held_until_it_is_let_go(tmp_path: Path) -> None:
    """Also by another descriptor of the same process."""
    first = lock_folder(tmp_path, wait=False)
    assert first is not None
    with pytest.raises(BlockingIOError):
        lock_folder(tmp_path, wait=False)
    os.close(first)
    second = lock_folder(tmp_path, wait=True)
    assert second is not None
    os.close(second)
    assert lock_folder(tmp_path / "nowhere", wait=False) is None


# A folder, whole or not at all


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Its old content is gone, and nothing is left beside it."""
    folder = tmp_path / "folder"
    replace_folder(folder, {"a/old": b"1"})
    replace_folder(folder, {"b/c/new": b"2", "top": b"3"})
    assert contents(tmp_path) == {"folder/b/c/new": b"2", "folder/top": b"3"}
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_folder_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    """A name cannot be both a file and a folder, so the second one fails."""
    folder = tmp_path / "folder"
    replace_folder(folder, {"old": b"1"})
    with pytest.raises(OSError, match="folder") as problem:
        replace_folder(folder, {"a": b"2", "a/b": b"3"})
    assert problem.value.filename == str(folder)
    assert contents(tmp_path) == {"folder/old": b"1"}


def test_a_folder_that_cannot_take_the_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old one is moved away, the new one fails, and the old one is moved back."""
    folder = tmp_path / "folder"
    replace_folder(folder, {"old": b"1"})
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if (path / "new").exists():
            raise OSError(28, "no space")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="no space"):
        replace_folder(folder, {"new": b"2"})
    assert contents(tmp_path) == {"folder/old": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
