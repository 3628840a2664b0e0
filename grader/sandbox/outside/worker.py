"""One worker: call it with a time limit, and end it with everything that it started."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.machine import fault_of
from grader.sandbox.inside.frame import FrameError, Value, pack, unpack
from grader.sandbox.inside.side_effects import NOTHING
from grader.sandbox.outside.answers import BROKE, CLOSED, Answer, Died, Progress, Returned, TimedOut, ignore_progress
from grader.sandbox.outside.connection import Connection, connect
from grader.sandbox.outside.limit import OutOfTime, TimeLimit, shortly_before
from grader.sandbox.outside.opening import Opening
from grader.sandbox.outside.process import KILLED, WorkerFault, cause_of_death
from grader.sandbox.outside.replies import answer_of, progress_of, side_effects_of
from grader.sandbox.outside.template import Template

START_SECONDS = 60.0
LAST_SECONDS = 2.0
"""How long an ending worker may take from closing its pipe to its end."""

Listener = Callable[[Progress], None]


def start_worker(isolation: str = "portable", template: Template | None = None, folder: Path | None = None) -> Worker:
    """Start a worker at this level of isolation, ``"strict"`` or ``"portable"``; see `connect`."""
    return Worker(connect(template, folder), isolation)


class Worker:
    """An interpreter that runs one exercise of one submission; it has ended after a `TimedOut` or `Died`.

    Parameters
    ----------
    connection : Connection
        The worker, started.
    isolation : str
        The level at which it is to run, ``"strict"`` or ``"portable"``.

    Attributes
    ----------
    alive : bool
        Whether it can be asked.
    """

    def __init__(self, connection: Connection, isolation: str) -> None:
        self._connection, self._isolation = connection, isolation
        self._code, self._file = 0, ""
        self._opening: str | None = None
        self._import_limit = self._limit = TimeLimit(START_SECONDS)
        self.alive = True

    @property
    def pid(self) -> int:
        """The process id of the worker, or of its supervisor."""
        return self._connection.process.pid

    def open(self, exercise: str, texts: Mapping[str, str], scenarios: str, packages: Sequence[str] = ()) -> None:
        """Hand over the sources; nothing in them runs yet. The arguments are those of an `Opening`.

        Raises
        ------
        WorkerFault
            If the worker does not start.
        """
        self.begin_to_open(Opening(exercise, texts, scenarios, packages))
        self.await_opened()

    def begin_to_open(self, opening: Opening) -> None:
        """Hand over the sources, and do not wait for an answer; a worker that does not start says so later."""
        self._file = f"{opening.exercise}.py"
        self._opening = secrets.token_hex(8)
        fields = {"exercise": opening.exercise, "packages": [*opening.packages], "isolation": self._isolation}
        request = {"id": self._opening, "do": "open", **fields}
        if opening.packages:
            self._connection.folder.take_fonts()
        with contextlib.suppress(OSError, EOFError, OutOfTime), (limit := TimeLimit(START_SECONDS)).running():
            self._connection.pipe.send(pack(request, [dict(opening.texts), opening.scenarios]), limit.left)

    def await_opened(self) -> None:
        """Wait until the worker has the sources.

        Raises
        ------
        WorkerFault
            If the worker does not start.
        """
        answer = self._outcome(self._hear_that_it_is_open)
        if answer != Returned(None):
            said = [getattr(answer, "how", "it does not answer"), *self._connection.printed.text().strip().splitlines()]
            raise WorkerFault(f"the worker does not start: {said[-1]}")
        self._connection.folder.keep_fonts()

    def _hear_that_it_is_open(self) -> Answer:
        with (limit := TimeLimit(START_SECONDS)).running():
            reply, _ = self._receive(None, limit)
            if reply != {"id": None, "outcome": "ready"}:
                raise FrameError("not ready")
            return self._listen(self._opening, 0, limit, ignore_progress)

    def execute_anew(self, seconds: float, seed: int, after: float) -> Answer:
        """Execute the exercise anew.

        Parameters
        ----------
        seconds : float
            Time for the import.
        seed : int
            Seed of the submission's ``np.random``, below 2**32.
        after : float
            Time for all calls after it together. Shortly before either time can be over, and as often as it passes once
            more, the worker writes down where it is.

        Raises
        ------
        WorkerFault
            If somebody else ends what supervises the worker.
        """
        fields = {"do": "execute", "seed": seed, "seconds": shortly_before(seconds), "after": shortly_before(after)}
        self._import_limit = TimeLimit(seconds, self._connection.process.times)
        answer = self._ask(fields, [], self._import_limit, ignore_progress)
        self._limit = TimeLimit(after, self._connection.process.times)
        return answer

    def call(
        self,
        name: str,
        values: Sequence[object],
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
        scenario : bool
            Whether ``name`` is one of the scenarios.
        on_progress : callable, optional
            Told how far it is, by scenarios that report it.

        Raises
        ------
        WorkerFault
            If somebody else ends what supervises the worker.
        """
        fields = {"do": "call", "name": name, "scenario": scenario}
        return self._ask(fields, values, self._limit, on_progress or ignore_progress)

    @property
    def taken(self) -> float:
        """The seconds that the last execution and all calls after it have taken; see `TimeLimit`."""
        return self._import_limit.taken + self._limit.taken

    def _ask(
        self, fields: Mapping[str, object], values: Sequence[object], limit: TimeLimit, on_progress: Listener
    ) -> Answer:
        """Return the answer to a request; if there is none, kill the worker and return why."""
        request = secrets.token_hex(8)

        def exchange() -> Answer:
            with limit.running():
                self._connection.pipe.send(pack({"id": request, **fields}, values), limit.left)
                return self._listen(request, len(values), limit, on_progress)

        return self._outcome(exchange)

    def _outcome(self, exchange: Callable[[], Answer]) -> Answer:
        """Return the answer from an exchange with the worker; if there is none, kill the worker and return why."""
        try:
            return exchange()
        except OutOfTime as over:
            self.kill()
            place = self._connection.printed.place_of_hang(self._file)
            return TimedOut(over.seconds, place, over.limit, over.processor)
        except FrameError:
            self.kill()
            return Died(BROKE, None)
        except (OSError, EOFError) as problem:
            if line := fault_of(problem):
                raise WorkerFault(line) from problem
            return self._end_of_pipe()

    def _end_of_pipe(self) -> Died:
        """End the worker whose pipe is closed, and return how it ended: by itself, unless it was still alive."""
        alone = not self.alive or self._connection.process.ends_within(LAST_SECONDS)
        self.kill()
        if self._code == KILLED and not alone:
            return Died(CLOSED, None)
        return Died(cause_of_death(self._code), self._connection.printed.place_of_crash(self._file))

    def _receive(self, request: str | None, limit: TimeLimit) -> tuple[dict[str, object], list[Value]]:
        """Return the next reply; raise FrameError unless it belongs to this request."""
        reply, parts = unpack(lambda count: self._connection.pipe.receive(count, limit.left))
        if reply.get("id") != request:
            raise FrameError("an answer to another question")
        return reply, parts

    def _listen(self, request: str | None, arguments: int, limit: TimeLimit, on_progress: Listener) -> Answer:
        """Return the answer to a request with so many arguments, and pass on the progress before it."""
        side_effects = NOTHING
        while True:
            reply, parts = self._receive(request, limit)
            if reply.get("outcome") == "progress":
                progress = progress_of(reply)
                with contextlib.suppress(Exception):  # a bar that cannot be drawn costs no answer
                    on_progress(progress)
                limit.left()  # otherwise a flood of progress would never end
            elif reply.get("outcome") == "side_effects" and side_effects == NOTHING:
                side_effects = side_effects_of(reply, parts, arguments)
            else:
                answer = answer_of(reply, parts)
                return replace(answer, side_effects=side_effects) if isinstance(answer, Returned) else answer

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew, cut to a length that a person reads."""
        return self._connection.printed.printed()

    def kill(self) -> None:
        """End the worker and the processes that it started.

        Raises
        ------
        WorkerFault
            If somebody else ended what supervises it.
        """
        if self.alive:
            self.alive = False
            self._code = self._connection.end()

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
            self._connection.clean_up()
