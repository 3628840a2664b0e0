"""A sandbox: its workers, and that nothing is left over."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.files import ROOT
from grader.sandbox.outside import pool
from grader.sandbox.outside.answers import (
    Died,
    Returned,
    TimedOut,
)
from grader.sandbox.outside.isolation import LEVELS
from grader.sandbox.outside.opening import Opening
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import WorkerFault
from tests.sandbox.workers import (
    DAEMON,
    HANG,
    SECONDS,
    Open,
    each_level,
    function,
    linux,
    portable_with_proof,
    strict,
    take,
    value_of,
)
from tests.support.proc import children, descriptors, is_running, is_there, resident

TREE = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print(os.getpid(), flush=True)
        time.sleep(600)
    os._exit(0)
time.sleep(600)
"""


@contextlib.contextmanager
def bystanders() -> Iterator[list[int]]:
    """A child of this process that has left a daemon behind; yield the process ids of both."""
    with subprocess.Popen([sys.executable, "-c", TREE], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        pids = [child.pid, int(child.stdout.readline())]
        try:
            yield pids
        finally:
            for pid in pids:
                os.kill(pid, signal.SIGKILL)


@linux
@each_level
def test_children_that_are_not_of_a_worker_are_left_alone(level: str) -> None:
    """All other processes that this one started live on, with their orphans: before, while and after a worker runs."""
    with bystanders() as before, Sandbox(level) as sandbox:
        take(sandbox, "x = 1\n")
        with bystanders() as between:
            worker = take(sandbox, function("while True: pass"))
            worker.execute_anew(SECONDS, 1, HANG)
            assert isinstance(worker.call("f", []), TimedOut)
            take(sandbox, "x = 1\n")
            sandbox.__exit__()
            assert all(map(is_running, [*before, *between]))


@linux
def test_the_daemons_of_a_caller_are_not_those_of_a_submission() -> None:
    """Even if the caller adopts orphans itself: a submission's daemon ends, the caller's lives on."""
    prctl = ctypes.CDLL(None).prctl
    adopts = ctypes.c_int()
    prctl(37, ctypes.byref(adopts))  # PR_GET_CHILD_SUBREAPER
    prctl(36, 1)  # PR_SET_CHILD_SUBREAPER
    try:
        with bystanders() as pids, Sandbox() as sandbox:
            worker = take(sandbox, DAEMON)
            *_, daemon = map(int, value_of(worker.call("f", [])).split())
            assert is_running(daemon)
            sandbox.take()
            assert not is_there(daemon)
            assert all(map(is_running, pids))
        os.waitpid(pids[1], 0)
    finally:
        prctl(36, adopts)


NEIGHBOUR = """
import sys
sys.path.insert(0, sys.argv[1])
from grader.sandbox.outside.pool import Sandbox
with Sandbox(sys.argv[2]) as sandbox:
    for number in range(3):
        worker = sandbox.take()
        worker.open("softmax", {"softmax": "def f(x): return x\\n"}, "")
        worker.execute_anew(60.0, 1, 60.0)
        print(worker.call("f", [number]).value, flush=True)
"""


@linux
@portable_with_proof
def test_two_sandboxes_at_once_do_not_disturb_each_other(level: str) -> None:
    """Each in its own process, both children of this one."""
    words = [sys.executable, "-c", NEIGHBOUR, str(ROOT), level]
    neighbours = [subprocess.Popen(words, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
    with Sandbox(level) as sandbox:
        for _ in range(3):
            assert value_of(take(sandbox, "def f(): return 1\n").call("f", [])) == 1
    assert [each.communicate(timeout=2 * SECONDS)[0].split() for each in neighbours] == [["0", "1", "2"]] * 2


RIGHT = Opening("softmax", {"softmax": "def f(): return 1\n"}, "")
OTHER = Opening("softmax", {"softmax": "print('it runs')\ndef f(): return 2\n"}, "")


@each_level
def test_a_worker_is_opened_while_another_one_answers(level: str) -> None:
    """It runs nothing until it is the one that is wanted; the one before it has ended then."""
    with Sandbox(level) as sandbox:
        first = sandbox.open(RIGHT)
        sandbox.prepare(OTHER)
        assert isinstance(first.execute_anew(SECONDS, 1, SECONDS), Returned)
        assert value_of(first.call("f", [])) == 1
        assert sandbox._prepared is not None
        prepared = sandbox._prepared[1]
        sandbox.prepare(Opening("softmax", {**OTHER.texts}, ""))
        second = sandbox.open(OTHER)
        assert second is prepared
        assert not first.alive
        assert second.printed() == ""
        assert isinstance(second.execute_anew(SECONDS, 1, SECONDS), Returned)
        assert second.printed() == "it runs\n"
        assert value_of(second.call("f", [])) == 2


@each_level
def test_what_is_prepared_in_vain_ends(level: str) -> None:
    """When something else is prepared, and with the sandbox; until then it waits."""
    with Sandbox(level) as sandbox:
        sandbox.open(RIGHT)
        sandbox.prepare(OTHER)
        assert sandbox._prepared is not None
        in_vain = sandbox._prepared[1]
        again = sandbox.open(RIGHT)
        assert again is not in_vain
        assert in_vain.alive
        sandbox.prepare(RIGHT)
        assert not in_vain.alive
        assert sandbox._prepared is not None
        last = sandbox._prepared[1]
    assert not last.alive


@linux
@each_level
def test_a_prepared_worker_that_is_killed_is_a_fault_only_if_it_is_wanted(level: str) -> None:
    """Then another one can be opened with the same sources."""
    with Sandbox(level) as sandbox:
        first = sandbox.open(RIGHT)
        sandbox.prepare(OTHER)
        assert sandbox._prepared is not None
        os.kill(sandbox._prepared[1].pid, signal.SIGTERM if level == "portable" else signal.SIGKILL)
        assert isinstance(first.execute_anew(SECONDS, 1, SECONDS), Returned)
        with pytest.raises(WorkerFault, match="the worker does not start"):
            sandbox.open(OTHER)
        second = sandbox.open(OTHER)
        second.execute_anew(SECONDS, 1, SECONDS)
        assert value_of(second.call("f", [])) == 2


@linux
@each_level
def test_what_waits_in_vain_may_be_killed(level: str) -> None:
    """Nothing has run in it, so nothing can be left: the run goes on."""
    before = children()
    with Sandbox(level) as sandbox:
        sandbox.open(RIGHT)
        for following in (OTHER, RIGHT):
            sandbox.prepare(following)
            assert sandbox._prepared is not None
            os.kill(sandbox._prepared[1].pid, signal.SIGKILL)
    assert children() == before


def test_one_worker_waits_at_most() -> None:
    """Where one is prepared, no other is started ahead of time."""
    with Sandbox("portable") as sandbox:
        for _ in range(3):
            sandbox.open(RIGHT)
            sandbox.prepare(OTHER)
            assert sandbox._spare is None
            sandbox.open(RIGHT)
            assert sandbox._spare is None
            assert sandbox._prepared is not None


STARTED = 15


@linux
@strict
@pytest.mark.parametrize("workers", [30, pytest.param(200, marks=pytest.mark.proof)])
def test_descriptors_and_memory_level_off(workers: int) -> None:
    """The last of so many workers finds this process and the template as those before it did."""
    with Sandbox("strict") as sandbox:
        counts = []
        for _ in range(workers):
            take(sandbox, "x = 1\n")
            assert sandbox._template is not None and sandbox._template._process is not None
            template = sandbox._template._process.pid
            counts.append((len(descriptors()), len(descriptors(template)), resident(template)))
    assert len({(ours, theirs) for ours, theirs, _ in counts}) == 1
    assert counts[-1][2] - counts[10][2] < 2048


@linux
def test_started_workers_leave_no_descriptor(stand_in: Open) -> None:
    """For workers that are started as programs, one after the other."""
    before = descriptors()
    for _ in range(STARTED):
        stand_in("").close()
    assert descriptors() == before


@linux
def test_nothing_is_left_of_a_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five rounds with an answer, a timeout or a death leave no process, no folder, no descriptor."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    open_before, children_before = descriptors(), children()
    text = "import os, time\nopen('left', 'w').close()\n"
    text += "def f(): return 1\ndef g(): os._exit(0)\ndef h(): time.sleep(600)\n"
    for call, kind in (("f", Returned), ("g", Died), ("h", TimedOut), ("f", Returned), ("g", Died)):
        with Sandbox() as sandbox:
            worker = sandbox.take()
            worker.open("softmax", {"softmax": text}, "")
            assert worker.execute_anew(SECONDS, 1, 0.1 if call == "h" else SECONDS) == Returned(None)
            assert isinstance(worker.call(call, []), kind)
            (held,) = tmp_path.iterdir()
            (folder,) = held.iterdir()
            assert held.name.startswith("grader-sandbox-")
            assert (folder / "empty" / "left").exists()
        assert not is_there(worker.pid)
        assert list(tmp_path.iterdir()) == []
    assert descriptors() == open_before
    assert children() == children_before


def test_a_sandbox_that_was_not_used_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first worker has already started, and ends with it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Sandbox():
        (folder,) = next(tmp_path.iterdir()).iterdir()
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_the_next_worker_starts_while_one_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the second on, the next one is ready before it is needed."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Sandbox() as sandbox:
        (held,) = tmp_path.iterdir()
        counts = [len(list(held.iterdir()))]
        for _ in range(3):
            sandbox.take()
            counts.append(len(list(held.iterdir())))
    assert counts == [1, 1, 2, 2]


@linux
@pytest.mark.parametrize("level", LEVELS)
def test_a_sandbox_shields_the_judge_and_adopts_nobody(level: str) -> None:
    """No other process of the same user may read its memory; orphans of others do not come to it."""
    prctl = ctypes.CDLL(None).prctl
    adopted, adopts = ctypes.c_int(), ctypes.c_int()
    prctl(37, ctypes.byref(adopted))  # PR_GET_CHILD_SUBREAPER
    with Sandbox(level):
        prctl(37, ctypes.byref(adopts))
        assert adopts.value == adopted.value
        assert prctl(3) == 0  # PR_GET_DUMPABLE


def test_windows_has_a_job_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """All processes of the judge end with it."""
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
