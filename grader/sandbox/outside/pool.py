"""All workers of a run, one at a time. Each is ended together with whatever it left behind."""

from __future__ import annotations

import contextlib
import sys

from grader.machine import described, lack_of_space
from grader.sandbox.outside.held import HeldFolder
from grader.sandbox.outside.job import end_children_with_judge
from grader.sandbox.outside.opening import Opening
from grader.sandbox.outside.process import WorkerFault
from grader.sandbox.outside.template import Template
from grader.sandbox.outside.worker import Worker, start_worker


class Sandbox:
    """Hands out workers, one at a time; one more may wait for its turn.

    What that one will run can be handed over before it is needed, see `prepare`. At the level ``strict`` a template
    forks workers, if it can. Otherwise the first worker starts at once, and from the second one on, one more always
    starts while the current one answers.

    Parameters
    ----------
    isolation : str
        The level at which all of them run, ``"strict"`` or ``"portable"``.

    Attributes
    ----------
    isolation : str
        That level.

    Raises
    ------
    WorkerFault
        If no worker can be started on this machine.
    """

    def __init__(self, isolation: str = "portable") -> None:
        _shield_judge()
        self.isolation = isolation
        self._template: Template | None = None
        self._current: Worker | None = None
        self._spare: Worker | None = None
        self._prepared: tuple[Opening, Worker] | None = None
        self._taken = 0
        try:
            self._folder = HeldFolder()
            with contextlib.ExitStack() as undo:
                undo.callback(self._folder.remove)
                self._begin()
                undo.pop_all()
        except OSError as problem:
            raise WorkerFault(described(problem, temporary=True)) from problem

    def _begin(self) -> None:
        if self.isolation == "strict" and sys.platform == "linux":
            self._template = Template()
        else:
            self._spare = self._start()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.ExitStack() as stack:
            stack.callback(self._folder.remove)  # last, with workers that an interrupt has left
            if self._template is not None:
                stack.callback(self._template.close)
            if self._spare is not None:
                stack.callback(self._spare.close)
            self._spare = None
            stack.callback(self._give_up_prepared)
            self._end_current()

    def prepare(self, opening: Opening) -> None:
        """Begin to open the next worker, while the current one answers; nothing that it gets runs yet.

        If none starts, `open` says why.
        """
        if self._prepared is not None and self._prepared[0] == opening:
            return
        self._give_up_prepared()
        with contextlib.suppress(WorkerFault):
            self._prepared, self._spare = (opening, self._spare or self._start()), None
            self._prepared[1].begin_to_open(opening)

    def open(self, opening: Opening) -> Worker:
        """End the current worker, and return a new one that is opened: the prepared one, if it has these sources.

        Raises
        ------
        WorkerFault
            As `take`.
        """
        if self._prepared is not None and self._prepared[0] == opening:
            self._end_current()
            (_, self._current), self._prepared = self._prepared, None
        else:
            self.take().begin_to_open(opening)
        assert self._current is not None
        self._current.await_opened()
        return self._current

    def take(self) -> Worker:
        """End the current worker and return a new one.

        Raises
        ------
        WorkerFault
            If no worker starts, or the current one does not end as it must.
        """
        self._end_current()
        self._current, self._spare = self._spare or self._start(), None
        self._taken += 1
        if self._template is None and self._taken > 1 and self._prepared is None:
            self._spare = self._start()
        return self._current

    def _start(self) -> Worker:
        return start_worker(self.isolation, self._template, self._folder.path)

    def lack_of_space(self) -> OSError | None:
        """Return the error of a worker that writes as much as it may, if the disk lacks space for that."""
        return lack_of_space(self._folder.path)

    def _give_up_prepared(self) -> None:
        """End the prepared worker. Nothing has run in it, so nothing is left, whoever else has ended it."""
        prepared, self._prepared = self._prepared, None
        if prepared is not None:
            with contextlib.suppress(WorkerFault):
                prepared[1].close()

    def _end_current(self) -> None:
        current, self._current = self._current, None
        if current is not None:
            current.close()


def _shield_judge() -> None:
    """Keep other processes out of the judge's memory; on Windows, let its processes end with it."""
    if sys.platform == "win32":
        end_children_with_judge()
    elif sys.platform == "linux":
        from grader.sandbox.inside.kernel import PR_SET_DUMPABLE, prctl

        prctl(PR_SET_DUMPABLE, 0)
