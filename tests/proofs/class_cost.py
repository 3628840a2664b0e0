"""What grading a class costs: in time, in memory, on several cores, and on a cluster.

    python -m tests.proofs.class_cost [PART ...] [--share F]

``unchanged``  2,000 students of whom nothing has changed: at most 10 s
``bare``       the processor time of a submission in a class, against ``python -m grader`` for it alone: at most 1.1
``cores``      two processes against one: at least 1.8 times as fast
``memory``     a judge process that grades 400 submissions: the memory after them is at most 1.05 of that after 100
``cluster``    eight workers of dask on made work of fixed length: at least 0.9 of them are busy, and one that is killed
               loses nothing

``bare`` and ``cores`` need a machine that does nothing else. With ``--share 0.1`` a tenth of what can be divided. Exit
code 1 if anything is wrong.
"""

from __future__ import annotations

import itertools
import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

from grader.classroom.cluster import ClusterPool
from grader.classroom.folder import ClassFolder
from grader.classroom.intake import take_in
from grader.classroom.keys import Settings
from grader.classroom.kit import fingerprint
from grader.classroom.pool import LocalPool, do_all
from grader.classroom.run import ClassRun
from grader.classroom.work import Done, Job, close, do
from grader.course import load_course, load_exercises, load_solutions
from grader.files import ROOT
from tests.proofs.class_run import run
from tests.support.classes import Quiet, plan
from tests.support.clusters import cluster
from tests.support.parts import Wrong, in_a_new_folder, run_parts

NAMES = tuple(exercise.name for exercise in load_course())
MANY, SUBMISSIONS, MEMORY_JOBS = 2000, 10, 400
WORKERS, WORK, WORK_SECONDS = 8, 320, 0.5
MOST_SECONDS, MOST_COST, LEAST_SPEEDUP, MOST_GROWTH, LEAST_BUSY = 10.0, 1.1, 1.8, 1.05, 0.9
SETTINGS = Settings(7, "sample", "strict", 180.0)


def grade(hand_ins: Path, out: Path, *words: str) -> float:
    """Grade a class as a user does; return the seconds it took."""
    code, seconds = run(hand_ins, "--out", out, "--seed", 7, *words)
    assert code == 0
    return seconds


def write_class(folder: Path, students: int, texts: dict[str, str]) -> None:
    """Write hand-ins that are equal except for a comment."""
    for number in range(students):
        (folder / f"s{number}").mkdir(parents=True)
        for name, text in texts.items():
            (folder / f"s{number}" / f"{name}.py").write_text(f"{text}# {number}\n", encoding="utf-8")


class Copies:
    """Grades one submission, and gives its results to all students."""

    ahead = 4
    deaths = ()

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], Done] = {}

    def submit(self, job: Job) -> Future[Done]:
        """Do a job, unless its result is known."""
        if job.exercises not in self._known:
            self._known[job.exercises] = do(job)
        future: Future[Done] = Future()
        future.set_result(self._known[job.exercises])
        return future

    def close(self) -> None:
        """Do nothing."""


# The parts


def unchanged(folder: Path, share: float) -> Wrong:
    """Grade a class in which every result is known."""
    write_class(folder / "in", round(MANY * share), load_exercises())
    place = ClassFolder(folder / "out")
    with place.held(shared=False):
        ClassRun(take_in(folder / "in", NAMES), place, plan(exercises=NAMES)).grade(Copies(), Quiet())
    seconds = grade(folder / "in", folder / "out")
    print(f"unchanged: {round(MANY * share)} students in {seconds:.1f} s", flush=True)
    return [] if seconds <= MOST_SECONDS else [f"{seconds:.1f} s"]


def bare(folder: Path, share: float) -> Wrong:
    """Compare the processor time of a class with that of separate graders."""
    count = max(2, round(SUBMISSIONS * share))
    write_class(folder / "in", count, load_solutions())
    begun = _processor_seconds()
    for number in range(count):
        words = ("--submission", str(folder / "in" / f"s{number}"), "--jobs", "1", "--seed", "7")
        subprocess.run([sys.executable, "-m", "grader", *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    alone = _processor_seconds() - begun
    grade(folder / "in", folder / "out", "--jobs", "1")
    together = _processor_seconds() - begun - alone
    ratio = together / alone
    print(f"bare: {alone / count:.2f} s each alone, {together / count:.2f} s in a class: {ratio:.2f}", flush=True)
    return [] if ratio <= MOST_COST else [f"{ratio:.2f} of the bare judge"]


def _processor_seconds() -> float:
    """Return the processor time of all ended descendants of this process."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cores(folder: Path, share: float) -> Wrong:
    """Compare two processes with one."""
    write_class(folder / "in", max(4, round(2 * SUBMISSIONS * share)), load_solutions())
    one = grade(folder / "in", folder / "one", "--jobs", "1")
    two = grade(folder / "in", folder / "two", "--jobs", "2")
    print(f"cores: {one:.1f} s with one process, {two:.1f} s with two: {one / two:.2f}", flush=True)
    return [] if one / two >= LEAST_SPEEDUP else [f"two processes are {one / two:.2f} times as fast"]


def memory(share: float) -> Wrong:
    """Measure the memory of a judge process that grades one submission after another."""
    count = max(40, round(MEMORY_JOBS * share))
    cheap = [exercise.name for exercise in load_course() if not exercise.trains]
    texts, right = load_exercises(), load_solutions()
    pool = LocalPool(1, _measured, close)
    sizes: list[float] = []
    try:
        jobs = (
            (number, _job({name: f"{(right, texts)[number % 2][name]}# {number}\n"}, name))
            for number, name in enumerate(itertools.islice(itertools.cycle(cheap), count))
        )
        for _, done in do_all(pool, jobs, 1):
            assert done is not None
            sizes.append(done.seconds["memory"])
    finally:
        pool.close()
    before, after = sizes[count // 4], sizes[-1]
    growth = after / before
    print(f"memory: {before / 1e6:.0f} MB, then {after / 1e6:.0f} MB after {count}: {growth:.3f}", flush=True)
    return [] if growth <= MOST_GROWTH else [f"the memory grew to {growth:.2f}"]


def _job(texts: dict[str, str], *names: str) -> Job:
    return Job(texts, names, SETTINGS, fingerprint(), counts=True)


def _measured(job: Job) -> Done:
    """Grade, and return how much memory this process then uses."""
    do(job)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return Done({}, {"memory": float(pages * os.sysconf("SC_PAGE_SIZE"))})


def work_for_a_while(job: Job) -> Done:
    """Take a fixed time, and return the process that worked."""
    del job
    time.sleep(WORK_SECONDS)
    return Done({}, {"process": float(os.getpid())})


def busy(share: float) -> Wrong:
    """Give work of a fixed length to a cluster; in a second round, kill one of its workers."""
    count = max(4 * WORKERS, round(WORK * share))
    with cluster(WORKERS) as address:
        pool = ClusterPool(address, work_for_a_while)
        try:
            pool.client.wait_for_workers(WORKERS, timeout=60)
            jobs = [(number, _job({}, "work")) for number in range(count)]
            list(do_all(pool, jobs[: 4 * WORKERS], pool.ahead))  # each worker imports the judge first
            begun = time.perf_counter()
            first = list(do_all(pool, jobs, pool.ahead))
            share_busy = count * WORK_SECONDS / (WORKERS * (time.perf_counter() - begun))
            processes = {int(done.seconds["process"]) for _, done in first if done}
            second = []
            for number, done in do_all(pool, jobs, pool.ahead):
                second.append((number, done))
                if len(second) == count // 4:
                    os.kill(min(processes), signal.SIGKILL)
        finally:
            pool.close()
    print(f"cluster: {len(processes)} workers, {share_busy:.2f} of them busy", flush=True)
    wrong = [] if share_busy >= LEAST_BUSY else [f"{share_busy:.2f} of the workers are busy"]
    for what, found in (("first", first), ("second", second)):
        if sorted(number for number, done in found if done) != list(range(count)):
            wrong.append(f"{what} round: {len(found)} of {count} came out")
    return wrong


PARTS = {
    "unchanged": in_a_new_folder(unchanged),
    "bare": in_a_new_folder(bare),
    "cores": in_a_new_folder(cores),
    "memory": memory,
    "cluster": busy,
}


if __name__ == "__main__":
    sys.exit(run_parts("tests.proofs.class_cost", __doc__, PARTS))
