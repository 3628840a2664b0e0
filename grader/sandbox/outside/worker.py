"""One worker: starting it, asking it under a deadline, and ending it with everything that it started."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.sandbox.inside.frame import FrameError, Value, pack, unpack
from grader.sandbox.inside.pipe import open_pipe
from grader.sandbox.inside.side_effects import NOTHING
from grader.sandbox.outside.answers import Answer, Died, Progress, Returned, TimedOut
from grader.sandbox.outside.folder import WorkerFolder
from grader.sandbox.outside.printed import PrintedFile
from grader.sandbox.outside.process import StartedProcess, WorkerFault, WorkerProcess, cause_of_death
from grader.sandbox.outside.replies import answer_of, progress_of, side_effects_of
from grader.sandbox.outside.shortage import described_shortage
from grader.sandbox.outside.template import Template

__all__ = ["START_SECONDS", "Worker", "WorkerFault"]

START_SECONDS = 60.0

Listener = Callable[[Progress], None]


class Worker:
    """An interpreter that runs one exercise of one submission; it is gone after a `TimedOut` or `Died`.

    Parameters
    ----------
    isolation : str
        The level at which it runs, ``"strict"`` or ``"portable"``.
    template : Template, optional
        What forks it; without one, or where that does not work, it is a program of its own.
    folder : Path, optional
        Where its folder is made; by default where temporary files are.

    Raises
    ------
    WorkerFault
        If there is no interpreter to start, or the machine is short of something.
    """

    def __init__(
        self, isolation: str = "portable", template: Template | None = None, folder: Path | None = None
    ) -> None:
        self._isolation, self._ready, self._code = isolation, False, 0
        self.alive = False
        try:
            with contextlib.ExitStack() as undo:
                self._begin(template, folder, undo)
                undo.pop_all()
        except OSError as problem:
            raise WorkerFault(described_shortage(problem)) from problem
        self.alive = True

    def _begin(self, template: Template | None, folder: Path | None, undo: contextlib.ExitStack) -> None:
        """Make the folder and the pipe, and start the process; note how to undo each step, should the next fail."""
        self._folder = WorkerFolder(folder)
        undo.callback(self._folder.remove)
        self._printed = PrintedFile(self._folder.output)
        undo.callback(self._printed.close)
        (theirs_to_read, ours_to_write), (ours_to_read, theirs_to_write) = _two_pipes()
        try:
            self._pipe = open_pipe(ours_to_write, ours_to_read)
            undo.callback(self._pipe.close)
            self._process = self._start(theirs_to_read, theirs_to_write, template)
        finally:
            os.close(theirs_to_read)
            os.close(theirs_to_write)

    def _start(self, stdin: int, stdout: int, template: Template | None) -> WorkerProcess:
        home, environment = self._folder.home, self._folder.environment()
        with self._folder.output.open("ab") as stderr:
            streams = stdin, stdout, stderr.fileno()
            forked = template.fork(streams, home, environment) if template is not None else None
            return forked or StartedProcess(streams, home, environment)

    @property
    def pid(self) -> int:
        """The process id of the worker, or of its supervisor."""
        return self._process.pid

    def open(self, exercise: str, texts: Mapping[str, str], scenarios: str, packages: Sequence[str] = ()) -> None:
        """Hand over the sources; nothing of them runs yet.

        Parameters
        ----------
        exercise : str
            The exercise; its text is one of ``texts``.
        texts : mapping of str to str
            Source texts by module name: the exercise and those that it may import.
        scenarios : str
            Source text of the exercise's scenarios.
        packages : sequence of str
            Modules that the exercise may use besides numpy; they are imported now, so that no call waits for them.

        Raises
        ------
        WorkerFault
            If the worker does not start.
        """
        fields = {"do": "open", "exercise": exercise, "packages": list(packages), "isolation": self._isolation}
        if packages:
            self._folder.take_fonts()
        answer = self._ask(fields, [dict(texts), scenarios], START_SECONDS, _ignore)
        if answer != Returned(None):
            why = self._printed.text().strip() or getattr(answer, "how", "it does not answer")
            raise WorkerFault(f"the worker does not start: {why}")
        if packages:
            self._folder.keep_fonts()

    def execute_anew(self, seconds: float, seed: int, after: float) -> Answer:
        """Execute the exercise anew.

        Parameters
        ----------
        seconds : float
            Time for the import.
        seed : int
            Seed of the submission's ``np.random``, below 2**32.
        after : float
            Time for all calls after it. Shortly before either time is over, the worker writes down where it is.

        Raises
        ------
        WorkerFault
            If somebody else ends what supervises the worker.
        """
        fields = {"do": "execute", "seed": seed, "seconds": _notice(seconds), "after": _notice(after)}
        return self._ask(fields, [], seconds, _ignore)

    def call(
        self,
        name: str,
        values: Sequence[object],
        seconds: float,
        *,
        scenario: bool = False,
        on_progress: Listener | None = None,
    ) -> Answer:
        """Call a function of the exercise, or a scenario, and return the answer.

        Parameters
        ----------
        name : str
            Name of the function or the scenario.
        values : sequence
            Its arguments: numbers, arrays, texts, and tuples and dicts of these.
        seconds : float
            Time until the worker is killed.
        scenario : bool
            Whether ``name`` is one of the scenarios.
        on_progress : callable, optional
            Told how far it is, by scenarios that report it.

        Raises
        ------
        WorkerFault
            If somebody else ends what supervises the worker.
        """
        return self._ask({"do": "call", "name": name, "scenario": scenario}, values, seconds, on_progress or _ignore)

    def _ask(
        self, fields: Mapping[str, object], values: Sequence[object], seconds: float, on_progress: Listener
    ) -> Answer:
        """Return the answer to a request; where there is none, kill the worker and return why."""
        request = secrets.token_hex(8)
        try:
            self._await_ready()
            deadline = time.monotonic() + seconds
            self._pipe.send(pack({"id": request, **fields}, values), deadline)
            return self._listen(request, len(values), deadline, on_progress)
        except TimeoutError:
            self.kill()
            return TimedOut(seconds, self._printed.last_location())
        except FrameError:
            self.kill()
            return Died("broke the connection to the grader", None)
        except (OSError, EOFError):
            self.kill()
            return Died(cause_of_death(self._code), self._printed.last_location())

    def _await_ready(self) -> None:
        if not self._ready:
            reply, _ = self._receive(None, time.monotonic() + START_SECONDS)
            if reply != {"id": None, "outcome": "ready"}:
                raise FrameError("not ready")
            self._ready = True

    def _receive(self, request: str | None, deadline: float) -> tuple[dict[str, object], list[Value]]:
        """Return the next reply; raise FrameError unless it is one to this request."""
        reply, parts = unpack(lambda count: self._pipe.receive(count, deadline))
        if reply.get("id") != request:
            raise FrameError("an answer to another question")
        return reply, parts

    def _listen(self, request: str, arguments: int, deadline: float, on_progress: Listener) -> Answer:
        """Return the answer to a request with so many arguments, and pass on the progress that comes before it."""
        side_effects = NOTHING
        while True:
            reply, parts = self._receive(request, deadline)
            if reply.get("outcome") == "progress":
                _tell(on_progress, progress_of(reply))
                if time.monotonic() > deadline:
                    raise TimeoutError
            elif reply.get("outcome") == "side_effects" and side_effects == NOTHING:
                side_effects = side_effects_of(reply, parts, arguments)
            else:
                answer = answer_of(reply, parts)
                return replace(answer, side_effects=side_effects) if isinstance(answer, Returned) else answer

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew, cut to a length that a person reads."""
        return self._printed.printed()

    def kill(self) -> None:
        """End the worker and the processes that it started.

        Raises
        ------
        WorkerFault
            If somebody else ended what supervises it.
        """
        if self.alive:
            self.alive = False
            try:
                self._code = self._process.end()
            finally:
                self._pipe.close()

    def close(self) -> None:
        """Kill the worker and remove everything that it used.

        Raises
        ------
        WorkerFault
            If somebody else ended what supervises it.
        """
        try:
            self.kill()
        finally:
            self._printed.close()
            self._folder.remove()


def _two_pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    first = os.pipe()
    try:
        return first, os.pipe()
    except OSError:
        for end in first:
            os.close(end)
        raise


def _notice(seconds: float) -> float:
    """Return when to write down the place, so that it is there when the time is over."""
    return max(0.5 * seconds, seconds - 0.5)


def _ignore(progress: Progress) -> None:
    """Take no notice."""


def _tell(listener: Listener, progress: Progress) -> None:
    with contextlib.suppress(Exception):  # a bar that cannot be drawn is nobody's fault
        listener(progress)
