"""Reading files that anybody may have put there: a small regular file, or nothing. Writing them whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from grader.files import lock_folder, read_regular, rename_finished, replace_file, replace_folder, require_writable
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


@posix
@pytest.mark.parametrize("mode", [0o600, 0o444, 0o664])
def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path, mode: int) -> None:
    """Who could not read it before cannot read it now."""
    path = tmp_path / "report.json"
    path.touch()
    path.chmod(mode)
    replace_file(path, b"after\n")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix
def test_a_file_is_never_readable_to_more_people_than_the_one_it_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even for a moment, under its other name."""
    path, modes, write = tmp_path / "report.json", [], Path.write_bytes
    path.touch(0o600)

    def record(beside: Path, content: bytes) -> int:
        modes.append(stat.S_IMODE(beside.stat().st_mode))
        return write(beside, content)

    monkeypatch.setattr(Path, "write_bytes", record)
    replace_file(path, b"after\n")
    assert modes == [0o600]


@posix
def test_a_file_of_another_user_lends_its_rights_to_no_file_of_this_one(tmp_path: Path) -> None:
    """Somebody could prepare one that everybody may write."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a file of another user")
    path, other = tmp_path / "report.json", tmp_path / "other"
    path.touch()
    other.touch()
    path.chmod(0o666)
    os.chown(path, 4711, -1)
    replace_file(path, b"after\n")
    assert path.stat().st_mode == other.stat().st_mode


@posix
def test_no_file_runs_as_its_owner(tmp_path: Path) -> None:
    """Only the rights to read, write and run are kept."""
    path = tmp_path / "report.json"
    path.touch()
    path.chmod(0o4755)
    replace_file(path, b"after\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o755


@posix
def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the name, in its folder. So a power cut leaves the old content or the new one, not an empty file."""
    path = tmp_path / "seed"
    path.write_bytes(b"before")
    synced = record_syncs(monkeypatch, path)
    replace_file(path, b"after\n")
    assert synced == [(path.stat().st_ino, b"before"), (tmp_path.stat().st_ino, b"after\n")]


@posix
def test_what_is_made_again_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sync takes 10 ms on a fast disk, and a learner waits for the verdict."""
    synced = record_syncs(monkeypatch, tmp_path / "progress.json")
    replace_file(tmp_path / "progress.json", b"{}", lasting=False)
    assert synced == []


@posix
def test_a_folder_that_cannot_be_synced_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some drives of the network refuse it; the file is written."""
    sync = os.fsync

    def refuse(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    replace_file(tmp_path / "seed", b"7\n")
    assert (tmp_path / "seed").read_bytes() == b"7\n"


@posix
def test_a_finished_folder_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With everything below it."""
    beside, place = tmp_path / "beside", tmp_path / "001"
    (beside / "students").mkdir(parents=True)
    (beside / "students" / "report.txt").write_bytes(b"x")
    synced = record_syncs(monkeypatch, place / "students" / "report.txt")
    rename_finished(beside, place)
    before = {(path.stat().st_ino, None) for path in (place, *place.rglob("*"))}
    assert set(synced[:-1]) == before
    assert synced[-1] == (tmp_path.stat().st_ino, b"x")


def record_syncs(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[tuple[int, bytes | None]]:
    """Return a list that gets the number of each file that is synced, and what another one holds at that moment."""
    synced: list[tuple[int, bytes | None]] = []

    def record(descriptor: int) -> None:
        synced.append((os.fstat(descriptor).st_ino, path.read_bytes() if path.exists() else None))

    monkeypatch.setattr(os, "fsync", record)
    return synced


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
