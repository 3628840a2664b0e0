"""The worker: a bare interpreter that runs one submission and answers with plain values.

The judge starts this folder with ``python -I``; of the grader it uses only what lies in it. It reads requests from
 its standard input and writes replies to its standard output, and keeps both out of the submission's sight: what
the submission prints goes to the file that the judge gave as standard error.

Requests, by their field ``do``:

``open``   the first: the name of the ``exercise``, the ``packages`` that it may use besides numpy, the level of
           ``isolation``; values: a dict of source texts by name, and the scenarios
``execute``  execute the exercise anew: the ``seed`` of ``np.random``, the ``seconds`` until it writes down where it is,
           and those ``after`` the import
``call``   call ``name`` of the exercise, or of its scenarios when ``scenario`` is true, with the values

Replies, by their field ``outcome``: ``ready``, ``value``, ``progress``, ``raised``, ``missing``, ``large``. Ahead of a
``value`` comes ``noted``, if the call did something besides; see `SideEffects`.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import io
import math
import os
import sys
from collections.abc import Generator
from types import ModuleType
from typing import Any

import numpy as np

from . import frame, lockdown, pipe
from .exceptions import raised
from .loader import Gate, Sources
from .side_effects import NOTHING, SideEffectMonitor, SideEffects

MAX_PRINTED = 1024 * 1024
MAX_REQUEST = 256 * 1024 * 1024


class OutputLimit(Exception):
    """The submission prints more than a person could read."""


# The submission at work


class Exercise:
    """One exercise of a submission, and the scenarios that are played with it.

    Parameters
    ----------
    name : str
        The exercise; its text is one of ``texts``.
    texts : dict of str to str
        Source texts by name.
    scenarios : str
        Source text of the scenarios.
    """

    def __init__(self, name: str, texts: dict[str, str], scenarios: str) -> None:
        self.name = name
        self.sources = Sources(texts)
        self.files = {f"{each}.py" for each in texts}
        self.module = ModuleType(name)
        self.scenarios = ModuleType("scenarios")
        exec(compile(scenarios, "scenarios", "exec", dont_inherit=True), self.scenarios.__dict__)

    def execute_anew(self) -> None:
        """Execute the text of the exercise anew."""
        self.module = self.sources.execute_anew(self.name)

    def call(self, name: str, scenario: bool, values: list[Any]) -> Any:
        """Return what the function or the scenario of this name returns."""
        if scenario:
            return getattr(self.scenarios, name)(self.module, *values)
        return getattr(self.module, name)(*values)


class Server:
    """Answers the requests of the judge, one by one.

    Parameters
    ----------
    judge : pipe.Pipe
        Where requests come from and replies go.
    """

    def __init__(self, judge: pipe.Pipe) -> None:
        self._judge = judge
        self._id: object = None

    def serve(self) -> None:
        """Say that the worker is ready, open an exercise and answer until the judge closes the pipe."""
        self._send(frame.pack({"id": None, "outcome": "ready"}, []))
        with contextlib.suppress(EOFError):
            fields, values = self._next()
            exercise = Exercise(fields["exercise"], *values)
            for package in fields["packages"]:
                importlib.import_module(package)
            if fields["isolation"] == "strict":
                lockdown.lock()
            sys.meta_path[:0] = exercise.sources, Gate(exercise.files, fields["packages"])
            self._send(frame.pack({"id": self._id, "outcome": "value"}, [None]))
            while True:
                self._send(self._answer(exercise, *self._next()))

    def _next(self) -> tuple[dict[str, Any], list[Any]]:
        fields, values = frame.unpack(lambda count: self._judge.receive(count, math.inf), MAX_REQUEST)
        self._id = fields["id"]
        return fields, values

    def _send(self, data: bytes) -> None:
        self._judge.send(data, math.inf)

    def _answer(self, exercise: Exercise, fields: dict[str, Any], values: list[Any]) -> bytes:
        try:
            value = self._do(exercise, fields, values)
            return frame.pack({"id": self._id, "outcome": "value"}, [value])
        except BaseException as problem:  # SystemExit and KeyboardInterrupt too: the submission decides nothing
            told, texts = raised(problem, exercise.files, f"{exercise.name}.py")
            return frame.pack({"id": self._id, **told}, texts)

    def _do(self, exercise: Exercise, fields: dict[str, Any], values: list[Any]) -> Any:
        if fields["do"] == "execute":
            capture_output()
            np.random.seed(fields["seed"])
            faulthandler.dump_traceback_later(fields["seconds"], file=2)
            exercise.execute_anew()
            faulthandler.dump_traceback_later(fields["after"], file=2)
            return None
        with SideEffectMonitor(values, f"{exercise.name}.py") as watching:
            value = exercise.call(fields["name"], fields["scenario"], values)
            if fields["scenario"] and isinstance(value, Generator):
                value = self._finish(value)
        self._note(watching.seen(value))
        return value

    def _note(self, seen: SideEffects) -> None:
        """Tell the judge what a call did besides returning a value, if anything."""
        if seen != NOTHING:
            fields = {"changed": seen.changed, "shared": seen.shared, "line": seen.line}
            self._send(frame.pack({"id": self._id, "outcome": "noted", **fields}, [seen.warning, seen.file]))

    def _finish(self, steps: Generator[tuple[float, float | None, float | None], None, Any]) -> Any:
        """Run a scenario that takes long to its end, telling the judge what it yields.

        That is the share that is done, and the loss and the accuracy so far or None where it does not know them.
        """
        while True:
            try:
                share, loss, accuracy = next(steps)
            except StopIteration as stop:
                return stop.value
            fields = {"share": float(share), "loss": _float(loss), "accuracy": _float(accuracy)}
            self._send(frame.pack({"id": self._id, "outcome": "progress", **fields}, []))


def _float(number: Any) -> float | None:
    return None if number is None else float(number)


# Starting


class Printed(io.RawIOBase):
    """What the submission prints: a file descriptor that takes only so much."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._left = MAX_PRINTED

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Write to the file descriptor; raise OutputLimit when it is too much."""
        self._left -= len(data)
        if self._left < 0:
            raise OutputLimit(f"more than {MAX_PRINTED:,} bytes")
        return os.write(self._fd, data)


def take_pipe() -> pipe.Pipe:
    """Take standard input and output for the judge, and leave the submission nothing to read and a file to print to."""
    judge = pipe.open_pipe(os.dup(1), os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    capture_output()
    return judge


def capture_output() -> None:
    """Empty the file of what was printed, and let ``print`` and the warnings of numpy write to it."""
    os.lseek(2, 0, os.SEEK_SET)  # a descriptor that does not append would leave a hole
    os.ftruncate(2, 0)
    printed = Printed(2)
    for name in ("stdout", "stderr"):
        text = io.TextIOWrapper(printed, encoding="utf-8", errors="backslashreplace", write_through=True)  # type: ignore[type-var]
        setattr(sys, name, text)


def limit_resources(memory: int) -> None:
    """Limit memory and what may be written, as far as the system can.

    Parameters
    ----------
    memory : int
        Bytes of address space; Linux keeps to it, macOS does not, Windows knows no such limit.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, limit in (("RLIMIT_AS", memory), ("RLIMIT_FSIZE", 2 * MAX_PRINTED), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (limit, limit))


def end_with_judge() -> None:
    """Ask Linux to kill this process when the judge ends; one that has ended before hands over no submission."""
    if sys.platform == "linux":
        import ctypes
        import signal

        PR_SET_PDEATHSIG = 1
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def main() -> None:
    """Serve the judge on the standard streams; the argument is the limit of memory in bytes."""
    judge = take_pipe()
    faulthandler.enable(2)
    end_with_judge()
    limit_resources(int(sys.argv[1]))
    try:
        Server(judge).serve()
    except lockdown.LockdownError as problem:
        sys.exit(f"isolation strict cannot be had: {problem}")
