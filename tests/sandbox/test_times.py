"""Process times on Linux: processes that compute, sleep, end, and wait for a processor."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from grader.results.report import Limit
from grader.sandbox.outside import times
from grader.sandbox.outside.answers import Returned, TimedOut
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.times import family_of, times_of
from tests.sandbox.workers import DAEMON, HANG, SECONDS, Open, function, linux, portable_with_proof, take, value_of

pytestmark = linux

COMPUTE = """
import os, subprocess, sys, threading, time

def compute(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end: pass

def in_a_thread(seconds):
    thread = threading.Thread(target=compute, args=[seconds])
    thread.start()
    thread.join()

def in_a_child(seconds):
    child = os.fork()
    if child == 0:
        compute(seconds)
        os._exit(0)
    os.waitpid(child, 0)

def in_a_daemon(seconds):
    read, write = os.pipe()
    if os.fork() == 0:
        if os.fork() == 0:
            compute(seconds)
            os.write(write, b"done")
        os._exit(0)
    os.wait()
    os.read(read, 4)

def sleep(seconds):
    time.sleep(seconds)
"""


@contextlib.contextmanager
def busy(processes: int, processor: int) -> Iterator[None]:
    """Keep a processor busy with so many processes."""
    code = f"import os\nos.sched_setaffinity(0, {{{processor}}})\nprint(flush=True)\nwhile True: pass\n"
    with contextlib.ExitStack() as stack:
        for _ in range(processes):
            child = stack.enter_context(subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE))
            stack.callback(child.kill)
            assert child.stdout is not None
            child.stdout.readline()
        yield


def taken_by(name: str, sandbox: Sandbox) -> float:
    """Return the processor time of a call of COMPUTE for 0.3 s, as the system tells of the worker."""
    worker = take(sandbox, COMPUTE)
    before = times_of(family_of(worker.pid))
    assert isinstance(worker.call(name, [0.3]), Returned)
    after = times_of(family_of(worker.pid))
    assert before is not None and after is not None
    return after.processor - before.processor


@portable_with_proof
def test_all_processor_time_counts(level: str) -> None:
    """That of a thread that has ended, too; and at portable, that of children and of daemons, dead and buried."""
    with Sandbox(level) as sandbox:
        calls = ["compute", "in_a_thread", *(["in_a_child", "in_a_daemon"] if level == "portable" else [])]
        taken = {name: taken_by(name, sandbox) for name in calls}
        assert all(0.28 <= seconds < 0.6 for seconds in taken.values()), taken
        assert taken_by("sleep", sandbox) < 0.1


def test_a_family_has_daemons_and_each_behind_its_parent(opened: Open) -> None:
    """The supervisor, the worker, and processes that it left behind."""
    worker = opened(DAEMON)
    _, *daemons = map(int, value_of(worker.call("f", [])).split())
    family = family_of(worker.pid)
    assert family[0] == worker.pid
    assert set(daemons) < set(family)
    assert len(family) == 5


def test_a_process_that_is_gone_has_no_times() -> None:
    """Neither has its family; one of several that is gone counts for nothing."""
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    assert times_of([child.pid]) is None
    with pytest.raises(OSError, match=f"{child.pid}"):
        family_of(child.pid)
    mine = times_of([os.getpid(), child.pid])
    assert mine is not None and mine.processor > 0


@pytest.mark.proof
def test_a_process_that_waits_for_a_processor_is_starved(opened: Open) -> None:
    """It gets time beyond its limit by the clock, and is graded as on an idle machine."""
    processor = min(os.sched_getaffinity(0))
    text = COMPUTE + f"\nos.sched_setaffinity(0, {{{processor}}})\n"
    worker = opened(text)
    assert worker.execute_anew(SECONDS, 1, 0.5) == Returned(None)
    with busy(3, processor):
        before, began = times_of([worker_of(worker.pid)]), time.monotonic()
        assert worker.call("compute", [0.3]) == Returned(None)
        wall, after = time.monotonic() - began, times_of([worker_of(worker.pid)])
    assert wall > 0.5
    assert before is not None and before.starved is not None and after is not None and after.starved is not None
    assert after.starved - before.starved > 0.5 * (wall - 0.3)
    assert worker.taken < 0.5 + 0.2 * wall


def worker_of(supervisor: int) -> int:
    """Return the process id of the worker below a supervisor."""
    return family_of(supervisor)[1]


@pytest.mark.proof
def test_who_hangs_on_a_busy_machine_is_out_of_time(opened: Open) -> None:
    """By its processor time, however long that takes; a sleeping process gets no extra time."""
    processor = min(os.sched_getaffinity(0))
    worker = opened(COMPUTE + f"\nos.sched_setaffinity(0, {{{processor}}})\n")
    with busy(3, processor):
        assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
        answer = worker.call("compute", [600])
        assert isinstance(answer, TimedOut) and answer.limit is Limit.PROCESSOR
        assert answer.processor is not None and HANG <= answer.processor < 2 * HANG


def test_a_kernel_that_does_not_count_waiting_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The times are None, and not 0."""
    times._tells_starved.cache_clear()
    read = times._read
    monkeypatch.setattr(times, "_read", lambda path: b"0 0 0\n" if path.endswith("schedstat") else read(path))
    try:
        mine = times_of([os.getpid()])
    finally:
        times._tells_starved.cache_clear()
    assert mine is not None and mine.starved is None


def test_without_proc_nothing_is_told(monkeypatch: pytest.MonkeyPatch, opened: Open) -> None:
    """Then the clock on the wall counts."""
    worker = opened(function("while True: pass"))
    monkeypatch.setattr(times, "_read", _not_there)
    assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
    answer = worker.call("f", [])
    assert isinstance(answer, TimedOut)
    assert (answer.limit, answer.seconds, answer.processor) == (Limit.WALL, HANG, None)


def _not_there(path: str) -> bytes:
    raise FileNotFoundError(path)


def test_thousands_of_threads_and_processes_are_not_all_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """To look at them would take as long as they like."""
    monkeypatch.setattr(times, "MOST_PROCESSES", 3)
    monkeypatch.setattr(times, "MOST_THREADS", 2)
    monkeypatch.setattr(times, "_threads", lambda pid: [f"{pid}"])
    monkeypatch.setattr(times, "_read", lambda path: b"%d" % (int(path.partition("/")[0]) + 1))
    assert family_of(1) == [1, 2, 3, 4]
