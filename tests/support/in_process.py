"""A submission in the judge's own process: the worker's code for executing, watching and packing, without a worker.

It is for the banks, whose members are ours and many. What two processes keep apart is kept apart here as well: the
random state of numpy, what is printed, modules, warnings, the current folder. Only what a process cannot bear needs a
real worker: members that exit, need a limit of memory, or hang without using the processor.
"""

from __future__ import annotations

import contextlib
import contextvars
import faulthandler
import importlib
import io
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest import mock

import numpy as np

from grader.sandbox.inside import worker as inside
from grader.sandbox.inside.gate import Gate
from grader.sandbox.inside.output import Printed
from grader.sandbox.outside.folder import WorkerFolder
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.printed import PrintedFile
from grader.sandbox.outside.worker import Worker

AGAIN = 0.1
"""Seconds until a request that is out of time, and goes on all the same, is interrupted again."""

_DEFAULT_FILTERS: list[Any] = [
    ("default", None, DeprecationWarning, "__main__", 0),
    *(("ignore", None, kind, None, 0) for kind in (DeprecationWarning, PendingDeprecationWarning, ImportWarning)),
    ("ignore", None, ResourceWarning, None, 0),
]
"""The filters of warnings that Python starts with."""


class InProcessSandbox(Sandbox):
    """Hands out workers that are no processes, one at a time."""

    def __init__(self) -> None:
        self.isolation = "portable"
        self._latest: InProcessWorker | None = None

    def __exit__(self, *_: object) -> None:
        if self._latest is not None:
            self._latest.close()
            self._latest = None

    def take(self) -> InProcessWorker:
        """End the current worker and return a new one."""
        self.__exit__()
        self._latest = InProcessWorker()
        return self._latest


class InProcessWorker(Worker):
    """A worker whose pipe leads back into this process."""

    def __init__(self) -> None:
        self._isolation = "portable"
        self._folder = WorkerFolder()
        self._printed = PrintedFile(self._folder.output)
        self._home = _Home(self._folder.home, self._folder.output.open("ab", buffering=0))
        self._pipe = _Loop(self._home)
        self._ready = self.alive = True

    def kill(self) -> None:
        """End it."""
        self.alive = False
        self._home.close()


class _Stream:
    """Bytes that are written at one end and read at the other."""

    def __init__(self) -> None:
        self._data = bytearray()

    def put(self, data: bytes) -> None:
        self._data += data

    def get(self, count: int) -> bytearray:
        taken, self._data = self._data[:count], self._data[count:]
        return taken


class _Loop:
    """A pipe whose other end answers each request at once, before `send` returns."""

    def __init__(self, home: _Home) -> None:
        self._home = home
        self._requests, self._replies = _Stream(), _Stream()
        self._server = _Server(_ServersEnd(self._requests, self._replies), home)

    def send(self, data: bytes, deadline: float) -> None:
        """Have a request answered; the time that is left is processor time here."""
        self._requests.put(data)
        clock = _Clock(max(0.001, deadline - time.monotonic()), self._home.written)
        with clock:
            self._server.serve_one()
        if clock.over:
            raise TimeoutError

    def receive(self, count: int, deadline: float) -> bytearray:  # noqa: ARG002
        """Read exactly ``count`` bytes of a reply."""
        return self._replies.get(count)

    def close(self) -> None:
        """There is nothing to let go of."""


class _ServersEnd:
    """What the server reads and writes."""

    def __init__(self, requests: _Stream, replies: _Stream) -> None:
        self._requests, self._replies = requests, replies

    def send(self, data: bytes, deadline: float) -> None:  # noqa: ARG002
        """Write a reply."""
        self._replies.put(data)

    def receive(self, count: int, deadline: float) -> bytearray:  # noqa: ARG002
        """Read a request."""
        return self._requests.get(count)

    def close(self) -> None:
        """There is nothing to let go of."""


class _Server(inside.Server):
    """The server of a worker, without its loop, and without what belongs to its process."""

    def __init__(self, judge: _ServersEnd, home: _Home) -> None:
        super().__init__(judge)
        self._home = home
        self._exercise: inside.LoadedExercise | None = None

    def serve_one(self) -> None:
        """Answer one request."""
        fields, values = self._next()
        if self._exercise is None:
            self._exercise = inside.LoadedExercise(fields["exercise"], *values)
            self._home.imports = self._exercise.sources, Gate(self._exercise.sources.texts, fields["packages"])
            for package in fields["packages"]:
                importlib.import_module(package)
            if "matplotlib" in sys.modules:
                sys.modules["matplotlib"].use("agg")  # no window opens
            self._send(inside.frame.pack({"id": self._id, "outcome": "value"}, [None]))
        else:
            exercise = self._exercise
            self._home.run(lambda: self._send(self._answer(exercise, fields, values)))

    def _do(self, exercise: inside.LoadedExercise, fields: dict[str, Any], values: list[Any]) -> Any:
        if fields["do"] != "execute":
            return super()._do(exercise, fields, values)
        self._home.capture_output()
        np.random.seed(fields["seed"])
        return exercise.execute_anew()


class OutOfTime(BaseException):
    """A request takes more processor time than it has."""


class _Clock:
    """A limit of processor time, as a context: it interrupts what runs, and notes where, as faulthandler would."""

    def __init__(self, seconds: float, log: Any) -> None:
        self._seconds, self._log = seconds, log
        self.over = False

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGPROF, self._interrupt)
        signal.setitimer(signal.ITIMER_PROF, self._seconds, AGAIN)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, self._before)
        return kind is OutOfTime

    def _interrupt(self, *_: object) -> None:
        if not self.over:
            self._log.write(b"Timeout (in the process of the judge)!\n")
            faulthandler.dump_traceback(self._log, all_threads=False)
        self.over = True
        raise OutOfTime


class _Home:
    """What a worker has for itself, put in the place of the judge's while a request is answered.

    Parameters
    ----------
    folder : Path
        The current folder.
    written : file
        What is printed goes there.
    """

    def __init__(self, folder: Path, written: io.FileIO) -> None:
        self._folder, self.written = folder, written
        self.imports: tuple[Any, ...] = ()
        self._streams: dict[str, Any] = {}
        self._modules: dict[str, ModuleType] = {}
        self._filters = [*_DEFAULT_FILTERS]
        self._random = np.random.get_state()
        self._context = contextvars.Context()

    def capture_output(self) -> None:
        """Empty the file of what was printed, and let ``print`` write to it."""
        self.written.truncate(0)
        printed = Printed(self.written.fileno())
        for name in ("stdout", "stderr"):
            text = io.TextIOWrapper(printed, encoding="utf-8", errors="backslashreplace", write_through=True)  # type: ignore[type-var]
            self._streams[name] = text
            setattr(sys, name, text)

    def run(self, do: Callable[[], None]) -> None:
        """Do something here."""
        with self._streams_and_folder(), self._imports(), self._random_numbers(), self._warnings():
            self._context.run(do)

    @contextlib.contextmanager
    def _streams_and_folder(self) -> Iterator[None]:
        before = os.getcwd()
        os.chdir(self._folder)
        try:
            with mock.patch.multiple(sys, stdout=sys.stdout, stderr=sys.stderr):
                for name, stream in self._streams.items():
                    setattr(sys, name, stream)
                yield
        finally:
            os.chdir(before)

    @contextlib.contextmanager
    def _imports(self) -> Iterator[None]:
        names = self.imports[0].texts
        hidden = _taken_out(names)
        sys.modules.update(self._modules)
        sys.meta_path[:0] = self.imports
        try:
            yield
        finally:
            for finder in self.imports:
                sys.meta_path.remove(finder)
            self._modules = _taken_out(names)
            sys.modules.update(hidden)

    @contextlib.contextmanager
    def _random_numbers(self) -> Iterator[None]:
        before = np.random.get_state()
        np.random.set_state(self._random)
        try:
            yield
        finally:
            self._random = np.random.get_state()
            np.random.set_state(before)

    @contextlib.contextmanager
    def _warnings(self) -> Iterator[None]:
        with warnings.catch_warnings():
            warnings.filters[:] = self._filters  # type: ignore[index]
            warnings.showwarning = _show_warning
            try:
                yield
            finally:
                self._filters = [*warnings.filters]

    def close(self) -> None:
        """Let go of the file."""
        self.written.close()


def _taken_out(names: Any) -> dict[str, ModuleType]:
    """Take the modules of these names out of those that are loaded."""
    return {name: sys.modules.pop(name) for name in names if name in sys.modules}


def _show_warning(message: Any, category: type[Warning], filename: str, lineno: int, *_: Any) -> None:
    """Print a warning where a worker prints it, whatever pytest does with those of its tests."""
    sys.stderr.write(warnings.formatwarning(message, category, filename, lineno))
