"""The worker: a bare interpreter that runs one submission and answers with plain values.

The judge starts this file with ``python -I``; of the grader it uses only files that lie beside it. It reads requests
from its standard input and writes replies to its standard output, and keeps both out of the submission's sight: what
the submission prints goes to the file that the judge gave as standard error.

Requests, by their field ``do``:

``open``   the first: the name of the ``exercise``, the ``packages`` that it may use besides numpy, the level of
           ``isolation``; values: a dict of source texts by name, and the scenarios
``fresh``  execute the exercise anew: the ``seed`` of ``np.random``, the ``seconds`` until it writes down where it is,
           and those ``after`` the import
``call``   call ``name`` of the exercise, or of its scenarios when ``scenario`` is true, with the values

Replies, by their field ``outcome``: ``ready``, ``value``, ``progress``, ``raised``, ``missing``, ``large``. Ahead of a
``value`` comes ``noted``, if the call did something besides; see `watch.Seen`.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib.machinery
import importlib.util
import io
import math
import os
import sys
from collections.abc import Generator, Iterator, Sequence
from types import FrameType, ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING or __package__:
    from grader.sandbox import frame, lockdown, pipe, watch
else:

    def _neighbour(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, os.path.join(os.path.dirname(__file__), f"{name}.py"))
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    frame, pipe, watch, _, lockdown = map(_neighbour, ("frame", "pipe", "watch", "syscalls", "lockdown"))

MAX_PRINTED = 1024 * 1024
MAX_TEXT = 2000
MAX_REQUEST = 256 * 1024 * 1024


class OutputLimit(Exception):
    """The submission prints more than a person could read."""


class Place(NamedTuple):
    """Where in a source text something happens: file, line, column (0 when unknown) and function."""

    file: str
    line: int
    column: int
    function: str


# Modules from source texts


class Sources:
    """Finds and loads modules whose source is a text in memory.

    Parameters
    ----------
    texts : dict of str to str
        Source text by module name. No file of these names is ever looked at.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self._codes: dict[str, Any] = {}

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """Return how to load a module of this name, if it is one of the texts."""
        if fullname not in self.texts:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=f"{fullname}.py")  # type: ignore[arg-type]

    def create_module(self, _: importlib.machinery.ModuleSpec) -> None:
        """Let the import system make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute the text of a module in it."""
        name = module.__name__
        if name not in self._codes:
            self._codes[name] = compile(self.texts[name], f"{name}.py", "exec", dont_inherit=True)
        exec(self._codes[name], module.__dict__)

    @contextlib.contextmanager
    def importable(self) -> Iterator[None]:
        """Make the texts importable by name, ahead of everything else, for the time of the context."""
        hidden = {name: sys.modules.pop(name) for name in self.texts if name in sys.modules}
        sys.meta_path.insert(0, self)
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            for name in self.texts:
                sys.modules.pop(name, None)
            sys.modules.update(hidden)

    def fresh(self, name: str) -> ModuleType:
        """Execute the module ``name`` and all that it imports from these texts anew; call it inside `importable`."""
        for other in self.texts:
            sys.modules.pop(other, None)
        return importlib.import_module(name)


class Gate:
    """Refuses the submission's own imports of what is not for its exercise; packages import what they need.

    It keeps exercises honest, not submissions out: that is the business of the isolation.

    Parameters
    ----------
    files : set of str
        The submission's files, by the names that its code objects have.
    packages : sequence of str
        Modules of the packages that it may use besides numpy.
    """

    def __init__(self, files: set[str], packages: Sequence[str]) -> None:
        self._files = files
        self._allowed = {"numpy", *(name.partition(".")[0] for name in packages)} | sys.stdlib_module_names

    def find_spec(self, fullname: str, *_: object) -> None:
        """Find nothing; raise ModuleNotFoundError for a module that the submission may not import."""
        name = fullname.partition(".")[0]
        if name not in self._allowed and _importer() in self._files:
            raise ModuleNotFoundError(f"{name} is not for this exercise", name=name)


def _importer() -> str:
    """Return the file of the code that imports something just now."""
    caller: FrameType | None = sys._getframe(2)
    while caller is not None and "importlib" in caller.f_code.co_filename:
        caller = caller.f_back
    return caller.f_code.co_filename if caller is not None else ""


# What went wrong, as plain data


def raised(problem: BaseException, files: set[str], first: str = "") -> tuple[dict[str, object], list[object]]:
    """Return the fields and values of a reply that tells of an exception.

    Parameters
    ----------
    problem : BaseException
        What the submission raised.
    files : set of str
        The names of its files; the innermost place in one of these is told.
    first : str
        The file of the exercise itself. A place in it goes ahead of the others, which may be the grader's, unless
        something there is still to do.
    """
    if isinstance(problem, frame.TooLarge):
        return {"outcome": "large"}, [str(problem)[:MAX_TEXT]]
    missing = _missing(problem, files)
    if missing is not None:
        return {"outcome": "missing"}, list(missing)
    places = {place.file for place in _places(problem.__traceback__)}
    only = {first} if first in places and not isinstance(problem, NotImplementedError | SyntaxError) else files
    place = _place(problem, only)
    fields = {"outcome": "raised", "line": place.line, "column": place.column}
    return fields, [type(problem).__name__[:MAX_TEXT], _text(problem), place.file, place.function]


def _text(problem: BaseException) -> str:
    if isinstance(problem, SyntaxError):
        return str(problem.msg)[:MAX_TEXT]
    try:
        return str(problem)[:MAX_TEXT]
    except Exception:  # a learner's own exception class may fail here
        return ""


def _place(problem: BaseException, files: set[str]) -> Place:
    if isinstance(problem, SyntaxError) and problem.filename in files:
        return Place(str(problem.filename), _count(problem.lineno), _count(problem.offset), "")
    inside = [place for place in _places(problem.__traceback__) if place.file in files]
    return inside[-1] if inside else Place("", 0, 0, "")


def _places(trace: TracebackType | None) -> list[Place]:
    """Return where each call of a traceback is, the innermost last."""
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(Place(code.co_filename, _count(trace.tb_lineno), 0, code.co_name))
        trace = trace.tb_next
    return places


def _count(number: int | None) -> int:
    return max(0, number or 0)


def _missing(problem: BaseException, files: set[str]) -> tuple[str, str, str] | None:
    """Return owner, name and nearest name when a scenario asked for something that the exercise does not define."""
    if not isinstance(problem, AttributeError) or problem.name is None or problem.obj is None:
        return None
    if any(place.file in files for place in _places(problem.__traceback__)):
        return None
    owner = problem.obj
    if isinstance(owner, ModuleType):
        where = ""
    elif f"{type(owner).__module__}.py" in files:
        where = type(owner).__name__
    else:
        return None
    import difflib  # costs more than it is worth while nothing is missing

    near = difflib.get_close_matches(problem.name, [n for n in dir(owner) if not n.startswith("_")], 1)
    return where[:MAX_TEXT], problem.name[:MAX_TEXT], (near[0][:MAX_TEXT] if near else "")


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

    def fresh(self) -> None:
        """Execute the text of the exercise anew."""
        self.module = self.sources.fresh(self.name)

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
        if fields["do"] == "fresh":
            capture_output()
            np.random.seed(fields["seed"])
            faulthandler.dump_traceback_later(fields["seconds"], file=2)
            exercise.fresh()
            faulthandler.dump_traceback_later(fields["after"], file=2)
            return None
        with watch.Watch(values, f"{exercise.name}.py") as watching:
            value = exercise.call(fields["name"], fields["scenario"], values)
            if fields["scenario"] and isinstance(value, Generator):
                value = self._finish(value)
        self._note(watching.seen(value))
        return value

    def _note(self, seen: watch.Seen) -> None:
        """Tell the judge what a call did besides returning a value, if anything."""
        if seen != watch.NOTHING:
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


if __name__ == "__main__":
    main()
