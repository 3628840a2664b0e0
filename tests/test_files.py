"""Reading files that anybody may have put there: a small regular file, or nothing."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from grader.files import read_regular
from tests.support.odd_files import ENDLESS, odd

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def test_a_small_file_is_read_whole(tmp_path: Path) -> None:
    """Up to the limit, bytes as they are."""
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
    """Nobody writes to the pipe, and the device has no end."""
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
