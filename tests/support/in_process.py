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

import numpy as np

from grader.sandbox.inside import worker as inside
from grader.sandbox.inside.gate import Gate
from grader.sandbox.inside.output import Printed
from grader.sandbox.inside.pipe import Patience
from grader.sandbox.outside.connection import Connection
from grader.sandbox.outside.folder import WorkerFolder
from grader.sandbox.outside.opening import Opening
from grader.sandbox.outside.printed import PrintedFile
from grader.sandbox.outside.removal import remove_tree
from grader.sandbox.outside.times import Times
from grader.sandbox.outside.worker import Worker

TICK = 0.1
"""How often the time of a request is looked at; one that ran out of time and continues is interrupted again then."""

_DEFAULT_FILTERS: list[Any] = [
    ("default", None, DeprecationWarning, "__main__", 0),
    *(("ignore", None, kind, None, 0) for kind in (DeprecationWarning, PendingDeprecationWarning, ImportWarning)),
    ("ignore", None, ResourceWarning, None, 0),
]
"""The warning filters that Python starts with."""


class InProcessSandbox:
    """Hands out workers without a process, one at a time."""

    isolation = "portable"

    def __init__(self) -> None:
        self._latest: Worker | None = None
        self._folder: _KeptFolder | None = None

    def __enter__(self) -> InProcessSandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self._end_latest()
        _Clock.stop()  # a tick while Python shuts down would kill the process
        if self._folder is not None:
            self._folder.remove_at_last()
            self._folder = None

    def take(self) -> Worker:
        """End the current worker and return a new one, whose pipe leads back to this process."""
        self._end_latest()
        folder = self._folder = self._folder or _KeptFolder()
        home = _Home(folder.home, folder.output.open("ab", buffering=0))
        self._latest = Worker(Connection(_Process(home), _Loop(home), folder, PrintedFile(folder.output)), "portable")
        return self._latest

    def prepare(self, _: Opening) -> None:
        """Do nothing: nobody would do it meanwhile."""

    def open(self, opening: Opening) -> Worker:
        """End the current worker, and return a new one that is opened."""
        worker = self.take()
        worker.begin_to_open(opening)
        worker.await_opened()
        return worker

    def _end_latest(self) -> None:
        if self._latest is not None:
            self._latest.close()
            self._latest = None

    def lack_of_space(self) -> None:
        """Do not look at the disk."""


class _KeptFolder(WorkerFolder):
    """The folder of all workers of a sandbox: each finds it as if it were new."""

    def remove(self) -> None:
        """Remove what a worker has left in it."""
        if os.listdir(self.home):
            remove_tree(self.home)
            self.home.mkdir()
        os.truncate(self.output, 0)

    def remove_at_last(self) -> None:
        """Remove the folder."""
        super().remove()


class _Process:
    """Represents the process of a worker: this one, while it answers."""

    pid = os.getpid()

    def __init__(self, home: _Home) -> None:
        self._home = home

    def times(self) -> Times:
        """Return the processor time of this process, which does nothing else in between."""
        return Times(time.process_time(), None, asleep=False)

    def end(self) -> int:
        """Release its resources."""
        self._home.close()
        return 0


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
        signal.signal(signal.SIGPROF, _tick)  # it stays: to exchange it takes longer than most requests
        self._replies.put(inside.frame.pack({"id": None, "outcome": "ready"}, []))
        self._server = _Server(_ServersEnd(self._requests, self._replies), home)

    def send(self, data: bytes, patience: Patience) -> None:
        """Let a request be answered."""
        self._requests.put(data)
        with _Clock(patience, self._home.written):
            self._server.serve_one()

    def receive(self, count: int, patience: Patience) -> bytearray:  # noqa: ARG002
        """Read exactly ``count`` bytes of a reply."""
        return self._replies.get(count)

    def close(self) -> None:
        """Do nothing."""


class _ServersEnd:
    """What the server reads and writes."""

    def __init__(self, requests: _Stream, replies: _Stream) -> None:
        self._requests, self._replies = requests, replies

    def send(self, data: bytes, patience: Patience) -> None:  # noqa: ARG002
        """Write a reply."""
        self._replies.put(data)

    def receive(self, count: int, patience: Patience) -> bytearray:  # noqa: ARG002
        """Read a request."""
        return self._requests.get(count)

    def close(self) -> None:
        """Do nothing."""


class _Server(inside.Server):
    """The server of a worker, without its loop and without its process."""

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
            self._home.draws = any("random" in text for text in (*self._exercise.sources.texts.values(), values[1]))
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
        if self._home.draws:
            np.random.seed(fields["seed"])
        return exercise.execute_anew()


class _Interrupt(BaseException):
    """A request takes more processor time than it has."""


class _Clock:
    """The time limit of a request, as a context: it interrupts the request, and records where, as faulthandler does.

    One timer ticks while requests come, since to start it takes longer than most of them.
    """

    running: _Clock | None = None
    ticks = False

    def __init__(self, patience: Patience, log: Any) -> None:
        self._patience, self._log = patience, log
        self._over: TimeoutError | None = None

    def __enter__(self) -> None:
        self._patience()
        _Clock.running = self
        if not _Clock.ticks:
            _Clock.ticks = True
            signal.setitimer(signal.ITIMER_PROF, TICK, TICK)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        _Clock.running = None
        if self._over is not None and kind in (None, _Interrupt):
            raise self._over from None

    @staticmethod
    def stop() -> None:
        """Stop the timer."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        _Clock.ticks = False

    def look(self) -> None:
        """Interrupt the request, unless it may continue."""
        if self._over is None:
            try:
                self._patience()
                return
            except TimeoutError as over:
                self._over = over
                self._log.write(b"Timeout (in the process of the judge)!\n")
                faulthandler.dump_traceback(self._log, all_threads=False)
        raise _Interrupt


def _tick(*_: object) -> None:
    """Handle the signal of the timer; where no request is running, stop it."""
    if _Clock.running is not None:
        _Clock.running.look()
    else:
        _Clock.stop()


class _Home:
    """The surroundings of a worker, put in place of the judge's while a request is answered.

    Parameters
    ----------
    folder : Path
        The current folder.
    written : file
        What is printed goes there.

    Attributes
    ----------
    imports : tuple
        What finds its modules.
    draws : bool
        Whether its code may draw random numbers; what has no word of them leaves the judge's alone.
    """

    def __init__(self, folder: Path, written: io.FileIO) -> None:
        self._folder, self.written = folder, written
        self.imports: tuple[Any, ...] = ()
        self.draws = True
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
        before, streams = os.getcwd(), (sys.stdout, sys.stderr)
        os.chdir(self._folder)
        try:
            for name, stream in self._streams.items():
                setattr(sys, name, stream)
            yield
        finally:
            sys.stdout, sys.stderr = streams
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
        if not self.draws:  # to exchange them takes longer than most calls
            yield
            return
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
