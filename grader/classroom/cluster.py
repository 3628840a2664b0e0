"""Grading on a cluster instead of local processes: the same work, sent through a scheduler of dask.distributed.

Only source texts are sent, without names or paths. The extra ``cluster`` installs what this needs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future

from grader.classroom import work
from grader.classroom.errors import ClassError
from grader.classroom.work import Done, Job

START_SECONDS = 30
"""The time limit for the scheduler to answer, and for the first worker to join it."""
AHEAD = 4
"""How many jobs are handed out at a time for each worker; workers may join later."""
LEAST_AHEAD = 100
INSTALL = "--scheduler needs dask.distributed; install it with: python -m pip install -e '.[cluster]'"


class ClusterPool:
    """Workers with one thread each, on any machines that have the same kit.

    Parameters
    ----------
    address : str
        Where their scheduler is, such as ``"tcp://10.0.0.1:8786"``.
    do : callable
        The function that a worker runs for a job.

    Attributes
    ----------
    client : distributed.Client
        What speaks to the scheduler.

    Raises
    ------
    ClassError
        If dask.distributed is not installed, no scheduler or no worker answers, or a worker has several threads.
    """

    def __init__(self, address: str, do: Callable[[Job], Done] = work.do) -> None:
        try:
            from distributed import Client, KilledWorker
        except ModuleNotFoundError:
            raise ClassError(INSTALL) from None
        self._do = do
        self.deaths: tuple[type[BaseException], ...] = (KilledWorker,)
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is raised
        try:
            self.client = Client(address, timeout=START_SECONDS, set_as_default=False)
        except (OSError, ValueError):
            raise ClassError(f"no scheduler answers at {address}") from None
        self.ahead = max(LEAST_AHEAD, AHEAD * len(self._threads(address)))
        self._executor = self.client.get_executor(pure=False)

    def _threads(self, address: str) -> list[int]:
        """Return how many threads each worker has; a process can hold only one judge."""
        try:
            self.client.wait_for_workers(1, timeout=START_SECONDS)
        except TimeoutError:
            self.client.close()
            raise ClassError(f"no worker has joined the scheduler at {address}") from None
        threads = list(self.client.nthreads().values())
        if max(threads) > 1:
            self.client.close()
            raise ClassError("a worker has several threads; start each with: dask worker ADDRESS --nthreads 1")
        return threads

    def submit(self, job: Job) -> Future[Done]:
        """Take a job."""
        future: Future[Done] = self._executor.submit(self._do, job)
        return future

    def close(self) -> None:
        """Close the connection; what the cluster is doing for this command ends."""
        self._executor.shutdown(wait=False)
        self.client.close()
