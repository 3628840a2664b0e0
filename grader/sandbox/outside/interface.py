"""What the judge needs from a worker, and from whatever makes workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from grader.sandbox.outside.answers import Answer, Progress


@dataclass(frozen=True)
class Opening:
    """What a worker gets before anything runs in it.

    Attributes
    ----------
    exercise : str
        The exercise; its text is one of ``texts``.
    texts : mapping of str to str
        Source texts by module name: the exercise and those that it may import.
    scenarios : str
        Source text of the exercise's scenarios.
    packages : sequence of str
        Modules that the exercise may use besides numpy; they are imported at once, so that no call waits for them.
    """

    exercise: str
    texts: Mapping[str, str]
    scenarios: str
    packages: Sequence[str] = ()


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
