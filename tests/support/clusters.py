"""A cluster on this machine: a scheduler of dask, and workers."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator

from grader.files import ROOT


@contextlib.contextmanager
def cluster(workers: int, threads: int = 1) -> Iterator[str]:
    """Start a scheduler and workers; yield its address."""
    with contextlib.ExitStack() as started:
        scheduler = _start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-show", "--no-dashboard")
        started.callback(_end, scheduler)
        address = _address_in(scheduler)
        words = (address, "--nthreads", str(threads), "--nworkers", str(workers), "--no-dashboard")
        started.callback(_end, _start("worker", *words))
        yield address


def _start(*words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dask", *words]
    pipe = subprocess.PIPE if words[0] == "scheduler" else subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=pipe, text=True)


def _address_in(scheduler: subprocess.Popen[str]) -> str:
    """Return the address that a scheduler prints."""
    assert scheduler.stderr is not None
    for line in scheduler.stderr:
        if "Scheduler at:" in line:
            return line.split()[-1]
    raise RuntimeError("the scheduler does not start")


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait(30)
    if process.stderr is not None:
        process.stderr.close()
