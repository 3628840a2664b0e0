"""The job object of Windows, with a fake kernel."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from grader.sandbox.outside import job


class Function:
    """A function of the kernel that records its calls."""

    def __init__(self, name: str, result: int, calls: list[tuple[str, tuple[Any, ...]]]) -> None:
        self._name, self._result, self._calls = name, result, calls
        self.restype: object = None

    def __call__(self, *arguments: Any) -> int:
        self._calls.append((self._name, arguments))
        return self._result


@dataclass
class Kernel:
    """The part of kernel32 that is used; the functions named in ``fails`` return nothing."""

    fails: str = ""
    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Function:
        results = {"CreateJobObjectW": 2**40 + 8, "GetCurrentProcess": 2**64 - 1}
        function = Function(name, 0 if name == self.fails else results.get(name, 1), self.calls)
        setattr(self, name, function)
        return function


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    """Forget the job that was made."""
    job.end_children_with_judge.cache_clear()
    yield
    job.end_children_with_judge.cache_clear()


def test_the_judge_puts_itself_in_a_job_that_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once in a process, with complete handles, and with the one flag that ends all processes."""
    kernel = Kernel()
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: kernel, raising=False)
    assert job.end_children_with_judge()
    assert job.end_children_with_judge()
    calls = dict(kernel.calls)
    assert [name for name, _ in kernel.calls] == [
        "CreateJobObjectW",
        "SetInformationJobObject",
        "GetCurrentProcess",
        "AssignProcessToJobObject",
    ]
    handle, kind, limits, size = calls["SetInformationJobObject"]
    assert (handle.value, kind, limits._obj.flags, size) == (2**40 + 8, 9, 0x2000, 144)
    assert [each.value for each in calls["AssignProcessToJobObject"]] == [2**40 + 8, 2**64 - 1]


@pytest.mark.parametrize("fails", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_a_job_that_cannot_be_had_stops_nobody(fails: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are then ended one by one."""
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: Kernel(fails), raising=False)
    assert not job.end_children_with_judge()


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64 bits")
def test_the_limits_have_the_form_of_the_system() -> None:
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION has 144 bytes, its flags at 16, its counters at 64, its sizes at 112."""
    limits = job._Limits
    assert ctypes.sizeof(limits) == 144
    assert (limits.flags.offset, limits.io.offset, limits.memory.offset) == (16, 64, 112)
