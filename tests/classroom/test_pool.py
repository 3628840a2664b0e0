"""Judge processes: one dies, all end with the command, and a real one grades like a single judge."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from grader.classroom import work
from grader.classroom.keys import Settings
from grader.classroom.kit import fingerprint
from grader.classroom.pool import LocalPool, do_all
from grader.classroom.work import Done, Job, OtherKit, TimedOut
from grader.course import load_solutions
from grader.files import ROOT
from grader.judge.fault_lines import described
from grader.judge.subjects import retries
from grader.machine import MachineFault
from grader.results.report import ExerciseResult, Limit, Status
from grader.sandbox.outside.isolation import why_not_strict
from tests.support.classes import FakePool

ISOLATION = "portable" if why_not_strict() else "strict"
SETTINGS = Settings(7, "sample", ISOLATION, 180.0)


def job(*exercises: str, counts: bool = False, settings: Settings = SETTINGS, **texts: str) -> Job:
    """Return a job on the solutions, with some of them replaced by these texts."""
    return Job({**load_solutions(), **texts}, exercises, settings, fingerprint(), counts)


# Jobs in a process


def say(job: Job) -> Done:
    """Do what a job says instead of grading, in a process of the pool."""
    (word,) = job.exercises
    if word == "die":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if word == "wait":
        time.sleep(60)
    if word == "raise":
        raise OtherKit("it is another one")
    return Done({}, {word: float(os.getpid())})


@pytest.fixture
def pool() -> Iterator[LocalPool]:
    """A pool of one process that grades nothing."""
    pool = LocalPool(1, say)
    yield pool
    pool.close()


def test_a_death_costs_what_was_running(pool: LocalPool) -> None:
    """The pool continues with another process."""
    units = [(number, job(word)) for number, word in enumerate(("a", "die", "b", "c"))]
    outcomes = dict(do_all(pool, units, 1))
    assert {number: None if done is None else list(done.seconds) for number, done in outcomes.items()} == {
        **{0: ["a"], 1: None, 2: ["b"], 3: ["c"]}
    }


def test_what_a_job_raises_ends_the_work(pool: LocalPool) -> None:
    """No other job could be done either."""
    with pytest.raises(OtherKit, match="it is another one") as raised:
        list(do_all(pool, [(1, job("raise"))], 2))
    assert described(raised.value) == ("it is another one",)


def test_a_process_ends_with_what_it_is_doing(pool: LocalPool) -> None:
    """A job that is no longer wanted is not waited for."""
    ready = next(do_all(pool, [(1, job("a"))], 1))[1]
    assert ready is not None
    begun = time.monotonic()
    future = pool.submit(job("wait"))
    while not future.running():
        time.sleep(0.01)
    pool.close()
    assert time.monotonic() - begun < 20


def test_a_lost_scheduler_is_a_fault_of_the_machine() -> None:
    """The command says so, and can be run again."""

    class Lost(FakePool):
        def submit(self, job: Job) -> Future[Done]:
            del job
            future: Future[Done] = Future()
            future.set_exception(CancelledError())
            return future

    with pytest.raises(MachineFault, match="the scheduler of the cluster is gone"):
        list(do_all(Lost(), [(1, job("a"))], 1))


WITH_A_POOL = """
import sys, time
from tests.classroom.test_pool import job, say
from grader.classroom.pool import LocalPool
if __name__ == "__main__":
    pool = LocalPool(2, say)
    print(int(pool.submit(job("a")).result().seconds["a"]), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_processes_end_with_the_command_however_it_ends(tmp_path: Path) -> None:
    """Even if it is killed."""
    script = tmp_path / "with_a_pool.py"
    script.write_text(WITH_A_POOL, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment) as command:
        assert command.stdout is not None
        process = int(command.stdout.readline())
        command.kill()
    deadline = time.monotonic() + 20
    while _is_alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(process)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


# What grades


@pytest.fixture(scope="module", autouse=True)
def end_the_judge() -> Iterator[None]:
    """Let no judge stay after these tests."""
    yield
    work.close()


def test_a_job_is_graded_as_by_a_judge_alone() -> None:
    """One after another in the same process; no result contains the time."""
    wrong = load_solutions()["softmax"].replace("axis=-1", "axis=0")
    first = work.do(job("softmax", "gates", softmax=wrong))
    second = work.do(job("softmax", softmax=wrong))
    assert first.results["softmax"] == second.results["softmax"]
    softmax, gates = first.results["softmax"], first.results["gates"]
    assert isinstance(softmax, ExerciseResult)
    assert isinstance(gates, ExerciseResult)
    assert (gates.status, softmax.status) == (Status.PASSED, Status.FAILED)
    assert {check.seconds for check in (*softmax.checks, *gates.checks)} == {0.0}
    assert set(first.seconds) == {"softmax", "gates"}
    assert any(check.hint for check in softmax.checks)


def test_a_timeout_ends_an_exercise_where_it_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """It will be graded again; if it counts, the budget is for all exercises together."""
    monkeypatch.setattr(retries, "IMPORT_SECONDS", 0.3)
    hangs = {"softmax": "while True: pass\n"}
    assert work.do(job("softmax", **hangs)).results == {"softmax": TimedOut()}
    settings = Settings(7, "sample", ISOLATION, 0.1)
    results = work.do(job("softmax", "gates", counts=True, settings=settings, **hangs)).results
    for name, limit in (("softmax", Limit.PROCESSOR), ("gates", Limit.BUDGET)):
        result = results[name]
        assert isinstance(result, ExerciseResult)
        assert limit in {check.limit for check in result.checks}
        assert not any("line 1" in str(check.message) for check in result.checks)


def test_another_kit_is_refused() -> None:
    """A worker of a cluster may have another version of it, or of a package."""
    known = job("softmax")
    for name, message in (("kit", "a worker has other files"), ("numpy", r"a worker has numpy .*, and 0 is wanted")):
        with pytest.raises(OtherKit, match=message):
            work.do(Job(known.sources, known.exercises, known.settings, {**known.fingerprint, name: "0"}))


def test_a_kit_that_changes_meanwhile_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be unclear which version of its files graded."""
    work.close()
    states = iter([[(1, 1)], [(1, 2)]])
    monkeypatch.setattr(work, "state_of_files", lambda: next(states))
    with pytest.raises(OtherKit, match="the kit was changed while it graded"):
        work.do(job("softmax"))
    work.close()
