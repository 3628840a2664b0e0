"""A sandbox: the workers that it hands out, and that nothing is left of it."""

from __future__ import annotations

import ctypes
import sys
import tempfile
from pathlib import Path

import pytest

from grader.sandbox.outside import pool
from grader.sandbox.outside.answers import (
    Died,
    Returned,
    TimedOut,
)
from grader.sandbox.outside.isolation import LEVELS
from grader.sandbox.outside.pool import Sandbox
from tests.sandbox.workers import (
    SECONDS,
    children,
    descriptors,
    linux,
    runs,
    sleeper,
)


@linux
def test_children_that_are_not_of_a_worker_are_left_alone() -> None:
    """What the judge itself had started before goes on."""
    with sleeper() as other:
        with Sandbox() as sandbox:
            sandbox.take()
            sandbox.take()
        assert runs(other.pid)


@linux
def test_nothing_is_left_of_a_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five rounds with an answer, a timeout or a death: no process, no folder, no descriptor more."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    open_before, children_before = descriptors(), children()
    text = "import os, time\nopen('left', 'w').close()\n"
    text += "def f(): return 1\ndef g(): os._exit(0)\ndef h(): time.sleep(600)\n"
    for call, kind in (("f", Returned), ("g", Died), ("h", TimedOut), ("f", Returned), ("g", Died)):
        with Sandbox() as sandbox:
            worker = sandbox.take()
            worker.open("softmax", {"softmax": text}, "")
            assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
            assert isinstance(worker.call(call, [], 0.1 if call == "h" else SECONDS), kind)
            (folder,) = tmp_path.iterdir()
            assert folder.name.startswith("grader-")
            assert (folder / "empty" / "left").exists()
        assert not Path(f"/proc/{worker.pid}").exists()
        assert list(tmp_path.iterdir()) == []
    assert descriptors() == open_before
    assert children() == children_before


def test_a_sandbox_that_was_not_used_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first worker has started already, and ends with it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Sandbox():
        (folder,) = tmp_path.iterdir()
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_the_next_worker_starts_while_one_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the second on, the next one is there before it is wanted; who wants one gets one."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Sandbox() as sandbox:
        counts = [len(list(tmp_path.iterdir()))]
        for _ in range(3):
            sandbox.take()
            counts.append(len(list(tmp_path.iterdir())))
    assert counts == [1, 1, 2, 2]


@linux
@pytest.mark.parametrize("level", LEVELS)
def test_a_sandbox_shields_the_judge_and_adopts_nobody(level: str) -> None:
    """No process of the same user may look into its memory; orphans of others do not come to it."""
    prctl = ctypes.CDLL(None).prctl
    adopted, adopts = ctypes.c_int(), ctypes.c_int()
    prctl(37, ctypes.byref(adopted))  # PR_GET_CHILD_SUBREAPER
    with Sandbox(level):
        prctl(37, ctypes.byref(adopts))
        assert adopts.value == adopted.value
        assert prctl(3) == 0  # PR_GET_DUMPABLE


def test_windows_has_a_job_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the judge starts ends with it."""
    held: list[bool] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(pool, "end_children_with_judge", lambda: held.append(True))
    pool._shield_judge()
    assert held == [True]


def test_other_systems_have_no_such_shield(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Linux has prctl; elsewhere nothing is called."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", None)
    pool._shield_judge()
