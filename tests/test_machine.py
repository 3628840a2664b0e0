"""Faults of the machine: which errors are, and what the user reads of them."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path

import pytest

from grader.machine import ADVICE, MachineFault, described, fault_of, is_fault, lack_of_space, lacks_memory

FILES = "too many files are open in the grader; allow it more, such as with ulimit -n 1024"
MEMORY = "there is not enough memory here to grade; end programs that hold it"
DISK = "the disk fails with an input/output error{}; look at it, and try again"
PROCESSES = "there are too many processes here to start another one; end some"


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (OSError(errno.EMFILE, "Too many open files", "a"), FILES),
        (OSError(errno.ENOSPC, "No space left on device"), "there is no space left on the disk; free some"),
        (OSError(errno.ENOSPC, "No space left", "a/b"), f"there is no space left in {Path('a').absolute()}; free some"),
        (OSError(errno.EDQUOT, "Quota", b"b"), f"there is no space left for you in {Path.cwd()}; free some"),
        (OSError(errno.EIO, "Input/output error", "a"), DISK.format(" at a")),
        (OSError(errno.EIO, "Input/output error", 3), DISK.format("")),
        (OSError(errno.ENOENT, "No such file"), "No such file"),
        (OSError("it is gone"), "it is gone"),
    ],
    ids=str,
)
def test_an_error_is_told_with_what_to_do(problem: OSError, line: str) -> None:
    """Other errors have the text of the system."""
    assert described(problem) == line
    assert is_fault(problem) == (problem.errno in ADVICE)


def test_a_full_folder_for_temporary_files_can_be_another_one() -> None:
    """For any file in it; for other faults, another folder would not help."""
    folder = tempfile.gettempdir()
    for number, words in ((errno.ENOSPC, "left"), (errno.EDQUOT, "left for you")):
        line = f"there is no space {words} in {folder}; free some, or name another folder in TMPDIR"
        assert described(OSError(number, "", f"{folder}/grader-x/y"), temporary=True) == line
    assert described(OSError(errno.EMFILE, ""), temporary=True) == FILES


def raised(problem: BaseException, by: BaseException, *, hidden: bool = False) -> BaseException:
    """Return an exception that was raised while another one was handled."""
    problem.__context__, problem.__suppress_context__ = by, hidden
    return problem


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (MemoryError("of numpy"), MEMORY),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), MEMORY),
        (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), PROCESSES),
        (RuntimeError("can't start new thread"), PROCESSES),
        (RuntimeError("can't"), None),
        (SystemError("error return without exception set"), MEMORY),
        (SystemError("unknown opcode"), None),
        (ImportError(f"x.so: cannot open shared object file: {os.strerror(errno.EMFILE)}\n"), FILES),
        (ImportError("x.so: undefined symbol: y"), None),
        (OSError(errno.EACCES, "Permission denied"), None),
        (raised(KeyError("x"), MemoryError()), MEMORY),
        (raised(KeyError("x"), raised(ValueError(), FULL)), "there is no space left on the disk; free some"),
        (raised(KeyError("x"), MemoryError(), hidden=True), None),
        (KeyError("x"), None),
    ],
    ids=repr,
)
def test_what_came_from_a_fault_of_the_machine_is_one(problem: BaseException, line: str | None) -> None:
    """Unless an exception hides its cause and has its own message."""
    assert fault_of(problem) == line


def test_a_cause_that_is_named_comes_first() -> None:
    """As with ``raise ... from``."""
    problem = raised(MachineFault("it fails"), FULL)
    problem.__cause__ = MemoryError()
    assert fault_of(problem) == MEMORY


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="has no device that is full")
def test_a_disk_that_takes_nothing_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By writing to it: the system reports neither a quota nor the space reserved for root."""
    assert lack_of_space(tmp_path) is None
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: open("/dev/full", "wb"))  # noqa: SIM115
    problem = lack_of_space(tmp_path)
    assert problem is not None
    assert problem.errno == errno.ENOSPC


def test_a_system_that_gives_no_memory_is_noticed() -> None:
    """A gigabyte of addresses is available; more than the address space is not."""
    assert not lacks_memory(1024)
    assert lacks_memory(sys.maxsize - 2**20)
