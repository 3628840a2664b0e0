"""What the judge needs from a worker, and from whatever makes workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from grader.sandbox.outside.answers import Answer, Progress
from grader.sandbox.outside.opening import Opening


class AnyWorker(Protocol):
    """Runs one exercise of a submission: a `Worker`, or a replacement for one."""

    @property
    def alive(self) -> bool:
        """Whether it can be called."""

    @property
    def taken(self) -> float:
        """The seconds that the last execution and all calls after it have taken."""

    def execute_anew(self, seconds: float, seed: int, after: float) -> Answer:
        """Execute the exercise anew; see `Worker.execute_anew`."""

    def call(
        self,
        name: str,
        values: Sequence[object],
        *,
        scenario: bool = False,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Answer:
        """Call a function of the exercise, or a scenario; see `Worker.call`."""

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew."""


class WorkerSource(Protocol):
    """Gives opened workers, one at a time: a `Sandbox`, or a replacement for one."""

    @property
    def isolation(self) -> str:
        """The level at which they run."""

    def prepare(self, opening: Opening) -> None:
        """Begin to open the next worker, while the current one answers."""

    def open(self, opening: Opening) -> AnyWorker:
        """End the current worker, and return a new one that is opened."""

    def lack_of_space(self) -> OSError | None:
        """Return the error of a worker that writes as much as it may, if the disk lacks space for that."""
