"""Grading on a cluster instead of local processes; `tests.proofs.class_run` tests what takes longer."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from grader.classroom.cluster import ClusterPool
from grader.classroom.errors import ClassError
from grader.classroom.pool import do_all
from grader.classroom.work import Done, Job
from tests.classroom.test_pool import job
from tests.support.clusters import cluster

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The scheduler of a cluster with two workers."""
    with cluster(2) as found:
        yield found


def say(job: Job) -> Done:
    """Do what a job says instead of grading, in a worker."""
    (word,) = job.exercises
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    return Done({}, {word: float(os.getpid())})


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_work_that_kills_its_workers_is_alone_in_that(address: str) -> None:
    """Its result is a death, and all other work is done."""
    pool = ClusterPool(address, say)
    try:
        units = [(number, job("die" if number == 3 else "live")) for number in range(12)]
        outcomes = dict(do_all(pool, units, pool.ahead))
    finally:
        pool.close()
    assert [number for number, done in outcomes.items() if done is None] == [3]
    assert len(outcomes) == 12


def test_a_worker_with_several_threads_is_refused() -> None:
    """A process can hold only one judge."""
    with cluster(1, threads=2) as address, pytest.raises(ClassError, match="a worker has several threads"):
        ClusterPool(address)


def test_a_scheduler_that_does_not_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line."""
    monkeypatch.setattr("grader.classroom.cluster.START_SECONDS", 1)
    with pytest.raises(ClassError, match=r"no scheduler answers at tcp://127\.0\.0\.1:1"):
        ClusterPool("tcp://127.0.0.1:1")
