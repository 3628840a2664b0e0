"""One worker: starting it, asking it under a deadline, and ending it with everything that it started."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.files import ROOT
from grader.sandbox.inside.frame import FrameError, clean, pack, unpack
from grader.sandbox.inside.pipe import open_pipe
from grader.sandbox.inside.side_effects import NOTHING
from grader.sandbox.outside.answers import (
    Answer,
    Died,
    Place,
    Progress,
    Returned,
    TimedOut,
    answer_of,
    progress_of,
    side_effects_of,
)

START_SECONDS = 60.0
MEMORY = 1024 * 1024 * 1024
MAX_SHOWN = 4000

DUMP = re.compile(r"^(?:Timeout \(|Fatal Python error|Windows fatal exception)", re.MULTILINE)
"""How faulthandler begins when it writes down where a thread is."""

PROGRAM = Path(__file__).resolve().parent.parent / "inside" / "__main__.py"

FONTS = ROOT / ".grader.cache"
"""Where matplotlib's list of fonts is kept, which takes long to make. Each worker has a copy."""


class WorkerFault(Exception):
    """A worker cannot be started: the fault of the machine or of the grader, never of a submission."""


class Worker:
    """A fresh interpreter that runs one exercise of one submission.

    It starts at once and in the background; the first request waits for it. After a `TimedOut` or `Died` it is gone.

    Parameters
    ----------
    isolation : str
        The level at which it runs, ``"strict"`` or ``"portable"``.
    """

    def __init__(self, isolation: str = "portable") -> None:
        self._isolation = isolation
        self._folder = Path(tempfile.mkdtemp(prefix="grader-"))
        home, self._fonts = self._folder / "empty", self._folder / "matplotlib"
        home.mkdir()
        output = self._folder / "output"
        with output.open("ab") as printed:
            self._printed = output.open("rb", buffering=0)  # a buffer would keep what fresh emptied
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-I", "-B", "-X", "utf8", str(PROGRAM), str(MEMORY)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=printed,
                    cwd=home,
                    env=_environment(home, self._fonts),
                    start_new_session=True,
                )
            except OSError as problem:
                self._printed.close()
                shutil.rmtree(self._folder, ignore_errors=True)
                raise WorkerFault(f"the worker does not start: {sys.executable}: {problem.strerror}") from problem
        self._pipe = open_pipe(*_own_ends(self._process))
        self._ready = False
        self.alive = True

    @property
    def pid(self) -> int:
        """The process id of the worker."""
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
            _copy_fonts(FONTS, self._fonts)
        answer = self._ask(fields, [dict(texts), scenarios], START_SECONDS, _ignore)
        if packages and answer == Returned(None):
            _copy_fonts(self._fonts, FONTS)  # nothing of the submission has run here yet
        if answer != Returned(None):
            why = self._output().strip() or getattr(answer, "how", "it does not answer")
            raise WorkerFault(f"the worker does not start: {why}")

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
        on_progress: Callable[[Progress], None] | None = None,
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
        """
        return self._ask({"do": "call", "name": name, "scenario": scenario}, values, seconds, on_progress or _ignore)

    def _ask(
        self,
        fields: Mapping[str, object],
        values: Sequence[object],
        seconds: float,
        on_progress: Callable[[Progress], None],
    ) -> Answer:
        request = secrets.token_hex(8)
        try:
            if not self._ready:
                self._await_ready()
            deadline = time.monotonic() + seconds
            self._pipe.send(pack({"id": request, **fields}, values), deadline)
            seen = NOTHING
            while True:
                reply, parts = unpack(lambda count: self._pipe.receive(count, deadline))
                if reply.get("id") != request:
                    raise FrameError("an answer to another question")
                if reply.get("outcome") == "noted" and seen == NOTHING:
                    seen = side_effects_of(reply, parts, len(values))
                    continue
                if reply.get("outcome") != "progress":
                    answer = answer_of(reply, parts)
                    return replace(answer, seen=seen) if isinstance(answer, Returned) else answer
                progress = progress_of(reply)
                with contextlib.suppress(Exception):  # a bar that cannot be drawn is nobody's fault
                    on_progress(progress)
                if time.monotonic() > deadline:
                    raise TimeoutError
        except TimeoutError:
            self.kill()
            return TimedOut(seconds, self._last_place())
        except FrameError:
            self.kill()
            return Died("broke the connection to the grader", None)
        except (OSError, EOFError):
            self.kill()
            return Died(_cause_of_death(self._process.returncode), self._last_place())

    def _await_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        reply, _ = unpack(lambda count: self._pipe.receive(count, deadline))
        if reply != {"id": None, "outcome": "ready"}:
            raise FrameError("not ready")
        self._ready = True

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew, cut to a length that a person reads."""
        return DUMP.split(self._output(MAX_SHOWN))[0]

    def _last_place(self) -> Place | None:
        """Return the place that the worker wrote down when its time was nearly over or when it crashed."""
        dump = DUMP.split(self._output())[1:]
        threads = re.split(r"^(?:Current thread|Thread) ", dump[-1], flags=re.MULTILINE) if dump else []
        found = re.search(r'^  File "(\w+\.py)", line (\d+) in (\S+)', threads[-1], re.MULTILINE) if threads else None
        return Place(clean(found[1]), int(found[2][:6]), 0, clean(found[3])) if found else None

    def _output(self, size: int = -1) -> str:
        self._printed.seek(0)
        return self._printed.read(size).decode("utf-8", "replace")

    def kill(self) -> None:
        """End the worker and the processes that it started, and remove its folder."""
        if not self.alive:
            return
        self.alive = False
        _kill_group(self._process)
        self._process.wait()
        self._pipe.close()

    def close(self) -> None:
        """Kill the worker and remove everything that it used."""
        self.kill()
        self._printed.close()
        with contextlib.suppress(RecursionError):  # folders in folders, thousands deep
            shutil.rmtree(self._folder, ignore_errors=True)


def _notice(seconds: float) -> float:
    """Return when to write down the place, so that it is there when the time is over."""
    return max(0.5 * seconds, seconds - 0.5)


def _ignore(progress: Progress) -> None:
    """Take no notice of progress."""


def _copy_fonts(source: Path, target: Path) -> None:
    """Copy the lists of fonts that the target lacks or has otherwise, each whole or not at all."""
    with contextlib.suppress(OSError):  # without them it takes longer, and no more
        for path in source.glob("fontlist-*.json"):
            data, copy = path.read_bytes(), target / path.name
            if not copy.exists() or copy.read_bytes() != data:
                target.mkdir(exist_ok=True)
                half = copy.with_suffix(f".{secrets.token_hex(4)}")
                half.write_bytes(data)
                half.replace(copy)


def _environment(home: Path, fonts: Path) -> dict[str, str]:
    """Return the environment of a worker: nothing of ours but what a system needs to start Python."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LANG", "LC_ALL") if name in os.environ}
    threads = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    folders = dict.fromkeys(("HOME", "TMPDIR", "TEMP"), str(home))
    pictures = {"MPLBACKEND": "agg", "MPLCONFIGDIR": str(fonts)}  # they need no screen
    return kept | dict.fromkeys(threads, "1") | folders | pictures


def _own_ends(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Return descriptors of our ends of the pipes, no longer those of the Popen object."""
    assert process.stdin is not None
    assert process.stdout is not None
    ends = os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno())
    process.stdin.close()
    process.stdout.close()
    return ends


def _cause_of_death(code: int) -> str:
    if 0 <= code < 0xC0000000:
        return f"ended the interpreter with exit code {code}"
    with contextlib.suppress(ValueError):
        return f"crashed the interpreter with {signal.Signals(-code).name}"
    return f"crashed the interpreter with signal {-code}"


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        taskkill = str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe")
        with contextlib.suppress(OSError):
            subprocess.run([taskkill, "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    process.kill()
