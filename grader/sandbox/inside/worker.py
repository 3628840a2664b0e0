"""The worker: a bare interpreter that runs one submission and answers with plain values.

The judge runs this folder with ``python -I``; the worker uses no other part of the grader. It reads requests from its
standard input and writes replies to its standard output, and hides both from the submission: what the submission prints
goes to a file, the standard error that the judge gave.

Requests, by their field ``do``:

``open``   the first: the name of the ``exercise``, the ``packages`` that it may use besides numpy, the level of
           ``isolation``; values: a dict of source texts by name, and the scenarios
``execute``  execute the exercise anew: the ``seed`` of ``np.random``, and how often it writes down where it is, in
           ``seconds`` during the import, and ``after`` it
``call``   call ``name`` of the exercise, or of its scenarios when ``scenario`` is true, with the values

Replies, by their field ``outcome``: ``ready``, ``value``, ``progress``, ``raised``, ``missing``, ``large``. Ahead of a
``value`` comes ``side_effects``, if the call had any; see `SideEffects`.
"""

from __future__ import annotations

import contextlib
import faulthandler
import functools
import importlib
import inspect
import sys
from collections.abc import Generator
from types import CodeType, ModuleType
from typing import Any

import numpy as np
import numpy.random

from . import frame, limits, lockdown, output, pipe
from .exceptions import raised
from .gate import Gate, forget_replacement_modules
from .loader import Sources
from .side_effects import NOTHING, SideEffectMonitor, SideEffects

MAX_REQUEST = 256 * 1024 * 1024


class LoadedExercise:
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
        self.files = {f"{name}.py" for name in texts}
        self.module = ModuleType(name)
        self.scenarios = ModuleType("scenarios")
        exec(_compiled(scenarios), self.scenarios.__dict__)

    def execute_anew(self) -> None:
        """Execute the text of the exercise anew."""
        try:
            self.module = self.sources.execute_anew(self.name)
        finally:
            forget_replacement_modules()

    def call(self, name: str, scenario: bool, values: list[Any]) -> Any:
        """Return the result of the function or scenario of this name."""
        if scenario:
            return getattr(self.scenarios, name)(self.module, *values)
        return getattr(self.module, name)(*values)

    def takes_long(self, name: str) -> bool:
        """Whether the scenario of this name yields its progress."""
        return inspect.isgeneratorfunction(getattr(self.scenarios, name))


@functools.cache
def _compiled(scenarios: str) -> CodeType:
    """Return the code of the scenarios, which are the same for all submissions."""
    return compile(scenarios, "scenarios", "exec", dont_inherit=True)


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
        """Report that the worker is ready, open an exercise, and answer until the judge closes the pipe."""
        self._send(frame.pack({"id": None, "outcome": "ready"}, []))
        with contextlib.suppress(EOFError):
            fields, values = self._next()
            exercise = LoadedExercise(fields["exercise"], *values)
            for package in fields["packages"]:
                importlib.import_module(package)
            if fields["isolation"] == "strict":
                lockdown.lock()
            sys.meta_path[:0] = exercise.sources, Gate(exercise.sources.texts, fields["packages"])
            self._send(frame.pack({"id": self._id, "outcome": "value"}, [None]))
            while True:
                self._send(self._answer(exercise, *self._next()))

    def _next(self) -> tuple[dict[str, Any], list[Any]]:
        fields, values = frame.unpack(lambda count: self._judge.receive(count, pipe.forever), MAX_REQUEST)
        self._id = fields["id"]
        return fields, values

    def _send(self, data: bytes) -> None:
        self._judge.send(data, pipe.forever)

    def _answer(self, exercise: LoadedExercise, fields: dict[str, Any], values: list[Any]) -> bytes:
        try:
            value = self._do(exercise, fields, values)
            return frame.pack({"id": self._id, "outcome": "value"}, [value])
        except BaseException as problem:  # SystemExit and KeyboardInterrupt too: the submission must not end the worker
            description, texts = raised(problem, exercise.files, f"{exercise.name}.py")
            return frame.pack({"id": self._id, **description}, texts)

    def _do(self, exercise: LoadedExercise, fields: dict[str, Any], values: list[Any]) -> Any:
        if fields["do"] == "execute":
            output.capture_output()
            np.random.seed(fields["seed"])
            faulthandler.dump_traceback_later(fields["seconds"], repeat=True, file=2)
            exercise.execute_anew()
            faulthandler.dump_traceback_later(fields["after"], repeat=True, file=2)
            return None
        with SideEffectMonitor(values, f"{exercise.name}.py") as monitor:
            value = exercise.call(fields["name"], fields["scenario"], values)
            if fields["scenario"] and exercise.takes_long(fields["name"]):
                value = self._finish(value)
        self._send_side_effects(monitor.side_effects(value))
        return value

    def _send_side_effects(self, found: SideEffects) -> None:
        """Tell the judge the side effects of a call, if any."""
        if found != NOTHING:
            fields = {"changed": found.changed, "shared": found.shared, "line": found.line}
            self._send(frame.pack({"id": self._id, "outcome": "side_effects", **fields}, [found.warning, found.file]))

    def _finish(self, steps: Generator[tuple[float, float | None, float | None], None, Any]) -> Any:
        """Run a long scenario to its end, and tell the judge what it yields.

        It yields the share that is done, and the loss and the accuracy so far, or None where they are unknown.
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


def main(memory: int) -> None:
    """Serve the judge on the standard streams.

    Parameters
    ----------
    memory : int
        The limit of memory in bytes.
    """
    judge = output.take_pipe()
    faulthandler.enable(2)
    sys.breakpointhook = output.refuse_breakpoint
    limits.limit_resources(memory)
    try:
        Server(judge).serve()
    except lockdown.LockdownError as problem:
        sys.exit(f"isolation strict cannot be had: {problem}")
