"""Workers and the sandbox, through real processes: how each call can end, and that nothing is left of it."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.files import ROOT
from grader.sandbox.inside.frame import Other
from grader.sandbox.inside.side_effects import SideEffects
from grader.sandbox.outside import pool
from grader.sandbox.outside import worker as worker_module
from grader.sandbox.outside.answers import Answer, Died, Large, Missing, Place, Progress, Raised, Returned, TimedOut
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.worker import Worker, WorkerFault

SECONDS = 30.0
"""Time for a call that is expected to return."""
HANG = 0.3
"""Time for a call that is expected not to."""
BROKE = Died("broke the connection to the grader", None)

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux itself, through /proc, prctl or its limits")
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals, fork or descriptors as POSIX has them")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for the tests that only need a worker; it has the next one ready."""
    with Sandbox() as sandbox:
        yield sandbox


Open = Callable[..., Worker]


@pytest.fixture
def opened(sandbox: Sandbox) -> Open:
    """``opened(text)`` returns a new worker that has executed this softmax.py."""

    def take(text: str, scenarios: str = "") -> Worker:
        worker = sandbox.take(last=False)
        worker.open("softmax", {"softmax": text}, scenarios)
        assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
        return worker

    return take


@contextlib.contextmanager
def alone(text: str) -> Iterator[Worker]:
    """A worker that was started just now, by itself, and has executed this softmax.py."""
    with contextlib.closing(Worker()) as worker:
        worker.open("softmax", {"softmax": text}, "")
        assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
        yield worker


SOFTMAX = """
import os, sys
import numpy as np

print("import")
at_import = np.random.rand(2)

class Yes:
    def __eq__(self, other): return True

class Affine:
    def forward(self): pass

def same(*values): return values
def not_data(): return Yes(), np.exp
def not_a_number(): return int("x")
def leave(): sys.exit(0)
def paint(): raise type("E\\x1b[2J\\n", (Exception,), {})("\\x1b[32mPASSED\\n\\n\\u202e\\ud800 " + "x" * 900)
def large(): return np.broadcast_to(1.0, (10**6, 10**6))
def memory(size): return np.ones(size).sum()
def draw(): return np.concatenate([at_import, np.random.rand(2)])
def say(x): print("call", x)
def say_much(): print("x" * 100_000)
def say_endlessly():
    while True: print("x" * 999)
def write(): return os.write(1, b"one "), os.write(2, b"two "), os.write(1, b"\\xff")
def write_endlessly():
    while True: os.write(1, bytes(10_000))
def write_a_file():
    with open("big", "wb", buffering=0) as file:
        while True: file.write(bytes(10_000))
def read(): return sys.stdin.read(), len(os.read(0, 10))
def ask(): input()
def folder(): return tuple(os.listdir())
def path(): return os.getcwd(), *sys.path
def modules(): return tuple(sys.modules)
def threads(): return np.sum(np.ones((300, 300)) @ np.ones((300, 300))), len(os.listdir("/proc/self/task"))
"""

SCENARIOS = """
def fail(module): 1 / 0
def misspell(module): module.Affine().forwrd()
def train(module):
    yield 0, None, None
    yield 0.5, 2, 0.25
    yield 1, float("inf"), 1
    return module.same(7)
"""


def place(function: str, text: str = "") -> Place:
    """Return the place of the line of SOFTMAX that holds a text, by default a function in one line."""
    lines = SOFTMAX.splitlines()
    (line,) = (number for number, line in enumerate(lines, 1) if (text or f"def {function}(") in line)
    return Place("softmax.py", line, 0, function)


@pytest.fixture(scope="module")
def one_for_all() -> Iterator[Worker]:
    """A worker with SOFTMAX."""
    with contextlib.closing(Worker()) as worker:
        worker.open("softmax", {"softmax": SOFTMAX}, SCENARIOS)
        yield worker


@pytest.fixture
def worker(one_for_all: Worker) -> Iterator[Worker]:
    """A worker that has executed SOFTMAX anew, and is alive after the test."""
    assert one_for_all.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
    yield one_for_all
    assert one_for_all.alive


STAND_IN = """
import json, os, signal, struct, sys, time

NONE = {"kind": "none"}
ONE = {"kind": "number", "number": 1}
TEXT = {"kind": "text", "bytes": 1}
EMPTY = {"kind": "text", "bytes": 0}

def ask():
    header, payload = struct.unpack("<II", sys.stdin.buffer.read(8))
    fields = json.loads(sys.stdin.buffer.read(header))
    sys.stdin.buffer.read(payload)
    return fields["id"]

def frame(payload=b"", values=(), **header):
    header = json.dumps({"values": list(values), **header}).encode()
    return struct.pack("<II", len(header), len(payload)) + header + payload

def reply(*args, **header):
    return frame(*args, id=question, **header)

def progress(share, **more):
    return reply(outcome="progress", **{"share": share, "loss": None, "accuracy": None, **more})

def noted(**fields):
    return reply(b"ab", [TEXT] * 2, outcome="noted", **{"changed": [0], "shared": [], "line": 1, **fields})

def write(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

write(frame(id=None, outcome="ready"))
question = ask()
write(reply(b"", [NONE], outcome="value"))
question = ask()
"""


@pytest.fixture
def replacement_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """``stand_in(code)`` returns a quick worker without numpy, which does this when it is called."""
    with contextlib.ExitStack() as stack:

        def start(code: str) -> Worker:
            script = tmp_path / "worker.py"
            script.write_text(STAND_IN + code, encoding="utf-8")
            monkeypatch.setattr(worker_module, "PROGRAM", script)
            worker = stack.enter_context(contextlib.closing(Worker()))
            worker.open("softmax", {"softmax": ""}, "")
            return worker

        yield start


def value_of(answer: Answer) -> Any:
    """Return the value of an answer that is one."""
    assert isinstance(answer, Returned), answer
    return answer.value


def function(body: str) -> str:
    """Return a softmax.py whose function f does this; the body begins at line 5."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"import ctypes, os, signal, sys, time\nimport numpy as np\n\ndef f(*values):\n{lines}\n"


def runs(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    with contextlib.suppress(OSError):
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    return not stat.parent.parent.is_dir()


def ends(pid: int) -> bool:
    """Whether a process ends within two seconds."""
    deadline = time.monotonic() + 2
    while runs(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not runs(pid)


@contextlib.contextmanager
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A child of this process that is no worker."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as child:
        try:
            yield child
        finally:
            child.kill()


# How a call can end


def test_a_call_returns_a_value(worker: Worker) -> None:
    """Values go there and come back as arrays, numbers, texts, tuples and dicts."""
    array = np.arange(6.0).reshape(2, 3)
    (back, *others) = value_of(worker.call("same", [array, 1, "text", {"W": (None, 2.5)}], SECONDS))
    assert back.dtype == np.float64
    assert back.tolist() == array.tolist()
    assert others == [1, "text", {"W": (None, 2.5)}]
    assert value_of(worker.call("same", [], SECONDS)) == ()


def test_what_is_no_data_returns_as_its_type(worker: Worker) -> None:
    """An object never crosses, and neither does what its type does to compare equal."""
    assert value_of(worker.call("not_data", [], SECONDS)) == (Other("Yes"), Other("ufunc"))


def test_a_call_raises_at_a_place(worker: Worker) -> None:
    """Type, text, and the last line of the submission on the way."""
    text = "invalid literal for int() with base 10: 'x'"
    assert worker.call("not_a_number", [], SECONDS) == Raised("ValueError", text, place("not_a_number"))


def test_a_scenario_that_fails_by_itself_has_no_place(worker: Worker) -> None:
    """Where no line of the submission was on the way, none is told."""
    assert worker.call("fail", [], SECONDS, scenario=True) == Raised("ZeroDivisionError", "division by zero", None)


def test_an_import_raises_at_a_place(sandbox: Sandbox) -> None:
    """A syntax error has a column; it is the answer to fresh, and the worker lives on."""
    worker = sandbox.take(last=False)
    worker.open("softmax", {"softmax": "x = 1\ny = (2\n"}, "")
    expected = Raised("SyntaxError", "'(' was never closed", Place("softmax.py", 2, 5, ""))
    assert worker.execute_anew(SECONDS, 1, SECONDS) == expected
    assert worker.execute_anew(SECONDS, 1, SECONDS) == expected
    assert worker.alive


def test_exit_is_raised_like_anything_else(worker: Worker) -> None:
    """``sys.exit`` ends nothing."""
    assert worker.call("leave", [], SECONDS) == Raised("SystemExit", "0", place("leave"))


def test_texts_of_a_submission_arrive_clean_and_short(worker: Worker) -> None:
    """Escape codes and line breaks cannot paint a verdict on the terminal; 300 characters are enough."""
    mark = "\N{REPLACEMENT CHARACTER}"
    text = f"{mark}[32mPASSED {mark}? ".ljust(300, "x")
    assert worker.call("paint", [], SECONDS) == Raised(f"E{mark}[2J", text, place("paint"))


def test_a_function_may_be_missing_with_another_near(worker: Worker) -> None:
    """The name, that it is the module's, and what may have been meant."""
    assert worker.call("affine", [], SECONDS) == Missing("", "affine", "Affine")
    assert worker.call("softmax", [], SECONDS) == Missing("", "softmax", "")


def test_a_method_may_be_missing_with_another_near(worker: Worker) -> None:
    """The name, its class, and what may have been meant."""
    assert worker.call("misspell", [], SECONDS, scenario=True) == Missing("Affine", "forwrd", "forward")


def test_a_value_may_be_too_large(worker: Worker) -> None:
    """It is told what it is, and nothing of it is sent."""
    assert worker.call("large", [], SECONDS) == Large("an array of shape (1000000, 1000000)")


def test_an_import_that_hangs_times_out_at_its_line(sandbox: Sandbox) -> None:
    """The worker is killed, and its line is known."""
    worker = sandbox.take(last=False)
    worker.open("softmax", {"softmax": "x = 1\n\nwhile True: x += 1\n"}, "")
    answer = worker.execute_anew(HANG, 1, SECONDS)
    assert answer == TimedOut(HANG, Place("softmax.py", 3, 0, "<module>"))
    assert not worker.alive
    assert not runs(worker.pid)


HANGS = {
    "a loop": "while True: pass",
    "a wait in C": "os.read(os.pipe()[0], 1)",
    "a loop in a library": "sum(iter(int, 1))",
    "a loop without signals": "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65)); sum(iter(int, 1))",
}


@posix
@pytest.mark.parametrize("body", HANGS.values(), ids=HANGS)
def test_a_call_that_hangs_times_out_at_its_line(body: str, opened: Open) -> None:
    """Nothing that the submission does moves the deadline, and the line is the innermost of its own."""
    worker = opened(function(f"x = 1\n{body}"))
    assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
    start = time.monotonic()
    assert worker.call("f", [], HANG) == TimedOut(HANG, Place("softmax.py", 6, 0, "f"))
    assert HANG <= time.monotonic() - start < HANG + 2
    assert not worker.alive
    assert not runs(worker.pid)


def test_a_hang_that_swallows_every_exception_is_a_hang(opened: Open) -> None:
    """There is no exception that ends it, so none is swallowed."""
    worker = opened(function("while True:\n    try: time.sleep(600)\n    except BaseException: pass"))
    assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
    assert worker.call("f", [], HANG) == TimedOut(HANG, Place("softmax.py", 6, 0, "f"))


def test_the_line_of_a_hang_is_that_of_the_submission_not_of_the_scenario(opened: Open) -> None:
    """A function that is handed to the submission and hangs is told by the line that called it."""
    scenarios = "def s(module):\n    def g():\n        while True: pass\n    module.f(g)\n"
    worker = opened("def f(g):\n    return g()\n", scenarios)
    assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
    assert worker.call("s", [], HANG, scenario=True) == TimedOut(HANG, Place("softmax.py", 2, 0, "f"))


DEATHS = {
    "exit 0": ("os._exit(0)", Died("ended the interpreter with exit code 0", None)),
    "SIGKILL": ("os.kill(os.getpid(), signal.SIGKILL)", Died("crashed the interpreter with SIGKILL", None)),
    "SIGSEGV": (
        "ctypes.string_at(0)",
        Died("crashed the interpreter with SIGSEGV", Place("softmax.py", 6, 0, "f")),
    ),
}


@posix
@pytest.mark.parametrize(("body", "expected"), DEATHS.values(), ids=DEATHS)
def test_a_worker_that_dies_tells_how(body: str, expected: Died, opened: Open) -> None:
    """The cause is the exit code or the signal; the line is known where Python could still write it down."""
    worker = opened(function(f"print('before')\n{body}"))
    assert worker.call("f", [], SECONDS) == expected
    assert not worker.alive
    assert worker.printed() == "before\n"


CAUSES = {
    "exit code": ("os._exit(3)", "ended the interpreter with exit code 3"),
    "exit code of an exception": ("raise SystemExit(7)", "ended the interpreter with exit code 7"),
    "signal": ("os.kill(os.getpid(), signal.SIGTERM)", "crashed the interpreter with SIGTERM"),
    "signal without a name": ("os.kill(os.getpid(), 40)", "crashed the interpreter with signal 40"),
}


@posix
@pytest.mark.parametrize(("code", "how"), CAUSES.values(), ids=CAUSES)
def test_a_cause_of_death_has_its_words(code: str, how: str, replacement_module: Open) -> None:
    """An exit code is told as that, a signal by its name or number."""
    assert replacement_module(code).call("f", [], SECONDS) == Died(how, None)


def test_a_crash_on_windows_is_no_exit() -> None:
    """There it is an exit code too, of a range of its own: 0xC0000005 is an access violation."""
    assert worker_module._cause_of_death(0xBFFFFFFF) == "ended the interpreter with exit code 3221225471"
    assert worker_module._cause_of_death(0xC0000005).startswith("crashed the interpreter with ")


@posix
def test_a_worker_may_die_at_import(sandbox: Sandbox) -> None:
    """Fresh is answered like a call."""
    worker = sandbox.take(last=False)
    worker.open("softmax", {"softmax": "import os\nos._exit(0)\n"}, "")
    assert worker.execute_anew(SECONDS, 1, SECONDS) == Died("ended the interpreter with exit code 0", None)
    assert not worker.alive


@posix
def test_a_worker_that_is_gone_answers_no_more(replacement_module: Open) -> None:
    """Whoever asks it all the same is told how it ended, and at once."""
    worker = replacement_module("os._exit(7)")
    expected = Died("ended the interpreter with exit code 7", None)
    assert worker.call("f", [], SECONDS) == expected
    assert worker.call("f", [], SECONDS) == expected


# What is no answer


FORGED = {
    "garbage": "b'\\xff' * 100",
    "text": "b'HTTP/1.1 200 OK\\r\\n\\r\\n'",
    "a length beyond the limit": "struct.pack('<II', 2, 64 * 1024 * 1024 + 1)",
    "an answer to an earlier question": "frame(b'', [NONE], outcome='value', id='00' * 8)",
    "an answer to no question": "frame(b'', [NONE], outcome='value')",
    "ready once more": "frame(outcome='ready', id=None)",
    "an unknown outcome": "reply(b'', [NONE], outcome='passed')",
    "no outcome": "reply(b'', [NONE])",
    "an outcome that is no text": "reply(b'', [NONE], outcome=['value'])",
    "no value": "reply(outcome='value')",
    "two values": "reply(b'', [NONE, NONE], outcome='value')",
    "a value with more": "reply(b'', [NONE], outcome='value', score=100)",
    "an array of objects": "reply(bytes(8), [{'kind': 'array', 'dtype': '|O', 'shape': [1]}], outcome='value')",
    "large with a number": "reply(b'', [ONE], outcome='large')",
    "large with two texts": "reply(b'ab', [TEXT] * 2, outcome='large')",
    "large with more": "reply(b'a', [TEXT], outcome='large', size=1)",
    "missing with two texts": "reply(b'ab', [TEXT] * 2, outcome='missing')",
    "missing with a number": "reply(b'ab', [TEXT, TEXT, ONE], outcome='missing')",
    "missing with more": "reply(b'abc', [TEXT] * 3, outcome='missing', line=1)",
    "raised with three texts": "reply(b'abc', [TEXT] * 3, outcome='raised', line=1, column=0)",
    "raised with a number": "reply(b'abc', [TEXT] * 3 + [ONE], outcome='raised', line=1, column=0)",
    "raised without a column": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1)",
    "raised at a negative line": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=-1, column=0)",
    "raised at a line beyond all files": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=10**6, column=0)",
    "raised at a column beyond all files": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=10**6)",
    "raised at a negative column": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=-1)",
    "raised at a line that is no int": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1.0, column=0)",
    "raised at a column that is a bool": "reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=True)",
    "progress beyond the end": "progress(1.5)",
    "progress before the start": "progress(-0.1)",
    "progress of nan": "progress(float('nan'))",
    "progress of an int": "progress(1)",
    "progress of a bool": "progress(True)",
    "progress of a text": "progress('0.5')",
    "progress without a share": "reply(outcome='progress', loss=None, accuracy=None)",
    "progress without a loss": "reply(outcome='progress', share=0.5, accuracy=None)",
    "progress with more": "progress(0.5, score=1)",
    "progress with a loss of text": "progress(0.5, loss='1')",
    "progress with a loss that is a bool": "progress(0.5, loss=True)",
    "progress with an accuracy of an int": "progress(0.5, accuracy=1)",
    "progress with an accuracy beyond 1": "progress(0.5, accuracy=1.5)",
    "progress with an accuracy of nan": "progress(0.5, accuracy=float('nan'))",
}
FORGED_NOTES = {
    "a note on an argument that is not there": "noted(changed=[1])",
    "a note on an argument before the first": "noted(shared=[-1])",
    "a note on an argument twice": "noted(shared=[0, 0])",
    "a note on a truth value": "noted(changed=[False])",
    "a note on a number": "noted(changed=0)",
    "a note without end": "noted() * 2",
    "a note at a negative line": "noted(line=-1)",
    "a note at a line beyond all files": "noted(line=10**6)",
    "a note at a line that is no int": "noted(line=1.0)",
    "a note with more": "noted(score=1)",
    "a note with three texts": "reply(b'abc', [TEXT] * 3, outcome='noted', changed=[0], shared=[], line=1)",
    "a note with a number": "reply(b'a', [TEXT, ONE], outcome='noted', changed=[0], shared=[], line=1)",
    "a note without a line": "reply(b'ab', [TEXT] * 2, outcome='noted', changed=[0], shared=[])",
    "a note without arguments": "reply(b'ab', [TEXT] * 2, outcome='noted', line=1)",
    "a note on nothing": "reply(b'', [EMPTY] * 2, outcome='noted', changed=[], shared=[], line=0)",
}


@pytest.mark.parametrize("forged", [*FORGED.values(), *FORGED_NOTES.values()], ids=[*FORGED, *FORGED_NOTES])
def test_what_is_no_answer_breaks_the_connection(forged: str, replacement_module: Open) -> None:
    """Nothing but exactly the form of an answer is one; the worker is killed at the first breach."""
    told: list[Progress] = []
    worker = replacement_module(f"write({forged} + reply(b'', [ONE], outcome='value'))\ntime.sleep(600)")
    assert worker.call("f", [1], SECONDS, on_progress=told.append) == BROKE
    assert told == []
    assert not worker.alive
    assert not runs(worker.pid)


SOUND = {
    "a value": ("reply(b'', [ONE], outcome='value')", Returned(1)),
    "large": ("reply(b'a', [TEXT], outcome='large')", Large("a")),
    "missing": ("reply(b'abc', [TEXT] * 3, outcome='missing')", Missing("a", "b", "c")),
    "raised": (
        "reply(b'abcd', [TEXT] * 4, outcome='raised', line=999_999, column=999_999)",
        Raised("a", "b", Place("c", 999_999, 999_999, "d")),
    ),
    "raised nowhere": (
        "reply(b'ab', [TEXT] * 2 + [EMPTY] * 2, outcome='raised', line=0, column=0)",
        Raised("a", "b", None),
    ),
    "a note and a value": (
        "noted() + reply(b'', [ONE], outcome='value')",
        Returned(1, SideEffects((0,), (), "a", "b", 1)),
    ),
    "a note and an error": (
        "noted() + reply(b'abcd', [TEXT] * 4, outcome='raised', line=1, column=0)",
        Raised("a", "b", Place("c", 1, 0, "d")),
    ),
}


@pytest.mark.parametrize(("sound", "expected"), SOUND.values(), ids=SOUND)
def test_what_is_an_answer_does_not(sound: str, expected: Answer, replacement_module: Open) -> None:
    """Control: the forged answers above are refused for what is wrong with them."""
    worker = replacement_module(f"write({sound})\ntime.sleep(600)")
    assert worker.call("f", [1], SECONDS) == expected
    assert worker.alive


def test_half_an_answer_is_waited_for_and_no_longer(replacement_module: Open) -> None:
    """A frame that begins and does not go on ends at the deadline."""
    worker = replacement_module("write(reply(b'', [NONE], outcome='value')[:-1])\ntime.sleep(600)")
    assert worker.call("f", [], HANG) == TimedOut(HANG, None)


def test_an_answer_too_many_is_no_answer_to_the_next_question(replacement_module: Open) -> None:
    """Who answers twice, as after a fork, has broken the connection for the next call."""
    worker = replacement_module("write(reply(b'', [ONE], outcome='value') * 2)\nask()\ntime.sleep(600)")
    assert worker.call("f", [], SECONDS) == Returned(1)
    assert worker.call("f", [], SECONDS) == BROKE


@posix
def test_a_closed_pipe_is_the_end_of_a_worker_that_lives(replacement_module: Open) -> None:
    """It is killed, though it would have gone on."""
    worker = replacement_module("os.close(1)\ntime.sleep(600)")
    assert worker.call("f", [], SECONDS) == Died("crashed the interpreter with SIGKILL", None)
    assert not runs(worker.pid)


@posix
def test_a_child_that_holds_the_pipe_open_is_not_waited_for_beyond_the_deadline(replacement_module: Open) -> None:
    """Its parent is gone, and no end of the pipe tells so: the deadline does, and the child is killed."""
    worker = replacement_module("if os.fork(): os._exit(0)\nos.write(2, b'%d' % os.getpid())\ntime.sleep(600)")
    assert worker.call("f", [], HANG) == TimedOut(HANG, None)
    assert ends(int(worker.printed()))


def test_a_flood_of_progress_does_not_move_the_deadline(replacement_module: Open) -> None:
    """A worker that always has something to say is heard until its time is over, and no longer."""
    worker = replacement_module("write(progress(0.5) * 600 + reply(b'', [ONE], outcome='value'))")
    # Each is heard for a millisecond, so that the pipe is not empty before the time is over.
    answer = worker.call("f", [], HANG, on_progress=lambda _: time.sleep(0.001))
    assert answer == TimedOut(HANG, None)


BREAK_IN = """
import os, sys, threading

def pipe():
    frame = sys._getframe()
    while not hasattr(frame.f_locals.get("self"), "_judge"):
        frame = frame.f_back
    to = frame.f_locals["self"]._judge._to
    os.set_blocking(to, True)
    return to

def scribble(to):
    while True:
        os.write(to, bytes(range(255, 0, -1)))
        wrote.set()

wrote = threading.Event()

def garbage():
    os.write(pipe(), bytes(range(255, 0, -1)))
    return 1

def later():
    threading.Timer(0.05, scribble, [pipe()]).start()

def wait():
    wrote.wait()
"""


@posix
def test_a_submission_that_finds_the_pipe_ends_itself_and_no_more(opened: Open) -> None:
    """It may write what it wants: the first bytes that are no answer are the last that are read."""
    worker = opened(BREAK_IN)
    assert worker.call("garbage", [], SECONDS) == BROKE
    assert not runs(worker.pid)


@posix
def test_a_thread_that_writes_to_the_pipe_ends_with_the_worker(opened: Open) -> None:
    """What it writes between two calls is no answer to the second, whatever the second answers itself."""
    worker = opened(BREAK_IN)
    assert worker.call("later", [], SECONDS) == Returned(None)
    assert worker.call("wait", [], SECONDS) == BROKE
    assert not runs(worker.pid)


# Progress


TRAINED = [Progress(0.0), Progress(0.5, 2.0, 0.25), Progress(1.0, math.inf, 1.0)]


def test_progress_is_told_while_a_scenario_runs(worker: Worker) -> None:
    """Each share is told in order, also the first and the last possible one; then the value comes."""
    told: list[Progress] = []
    assert worker.call("train", [], SECONDS, scenario=True, on_progress=told.append) == Returned((7,))
    assert told == TRAINED
    assert all(type(progress.share) is float for progress in told)


def test_progress_may_be_ignored(worker: Worker) -> None:
    """Nobody has to listen."""
    assert worker.call("train", [], SECONDS, scenario=True) == Returned((7,))


def test_a_listener_that_fails_harms_nobody(worker: Worker) -> None:
    """A bar that cannot be drawn costs no answer."""
    told: list[Progress] = []

    def fail(progress: Progress) -> None:
        told.append(progress)
        raise UnicodeEncodeError("ascii", "x", 0, 1, "no")

    assert worker.call("train", [], SECONDS, scenario=True, on_progress=fail) == Returned((7,))
    assert told == TRAINED


def test_progress_comes_before_the_end_and_gives_no_time(replacement_module: Open) -> None:
    """It is told when it is made; the deadline is that of the call."""
    told: list[Progress] = []
    worker = replacement_module("while True:\n    write(progress(0.5))\n    time.sleep(0.04)")
    start = time.monotonic()
    assert worker.call("f", [], HANG, on_progress=told.append) == TimedOut(HANG, None)
    assert time.monotonic() - start < HANG + 2
    assert 2 <= len(told) <= 9


def test_a_scenario_that_tells_no_share_breaks_the_connection(opened: Open) -> None:
    """A share is a number from 0 to 1."""
    worker = opened("", "def s(module):\n    yield 1.5, None, None\n")
    assert worker.call("s", [], SECONDS, scenario=True) == BROKE


# What is printed


def test_what_is_printed_can_be_read_until_the_next_execution(worker: Worker) -> None:
    """Prints of import and calls add up; fresh forgets them."""
    assert worker.printed() == "import\n"
    worker.call("say", [1], SECONDS)
    worker.call("say", [2], SECONDS)
    assert worker.printed() == "import\ncall 1\ncall 2\n"
    worker.execute_anew(SECONDS, 1, SECONDS)
    assert worker.printed() == "import\n"


def test_descriptors_and_bytes_are_printed_too(worker: Worker) -> None:
    """``os.write`` goes to the same file, and what is no UTF-8 is replaced."""
    assert worker.call("write", [], SECONDS) == Returned((4, 4, 1))
    assert worker.printed() == "import\none two \N{REPLACEMENT CHARACTER}"


def test_a_long_text_is_cut_and_forgotten(worker: Worker) -> None:
    """4,000 bytes are shown, and none of them after the next execution."""
    assert worker.call("say_much", [], SECONDS) == Returned(None)
    assert worker.printed() == "import\n".ljust(4000, "x")
    worker.execute_anew(SECONDS, 1, SECONDS)
    assert worker.printed() == "import\n"


def test_endless_printing_is_an_error_at_its_line(worker: Worker) -> None:
    """After a mebibyte, print raises, and goes on to raise; the next execution starts from nothing."""
    expected = Raised("OutputLimit", "more than 1,048,576 bytes", place("say_endlessly", 'print("x" * 999)'))
    assert worker.call("say_endlessly", [], SECONDS) == expected
    assert worker.call("say_endlessly", [], SECONDS) == expected
    worker.execute_anew(SECONDS, 1, SECONDS)
    assert worker.printed() == "import\n"
    assert worker.call("say", [1], SECONDS) == Returned(None)


@linux
@pytest.mark.parametrize(
    ("call", "line"), [("write_endlessly", "os.write(1, bytes"), ("write_a_file", "file.write(bytes")]
)
def test_endless_writing_fills_no_disk(call: str, line: str, worker: Worker) -> None:
    """Who goes around print is stopped by the system, at two mebibytes a file."""
    assert worker.call(call, [], SECONDS) == Raised("OSError", "[Errno 27] File too large", place(call, line))


def test_where_a_hang_was_is_not_printed(opened: Open) -> None:
    """What faulthandler writes to the same file is for the grader."""
    worker = opened(function("print('before')\nwhile True: pass"))
    worker.execute_anew(SECONDS, 1, HANG)
    assert worker.call("f", [], HANG) == TimedOut(HANG, Place("softmax.py", 6, 0, "f"))
    assert worker.printed() == "before\n"


MARK = "\N{REPLACEMENT CHARACTER}"

DUMPS = {
    "sound": ("softmax.py", "7", "f", Place("softmax.py", 7, 0, "f")),
    "a line of 5,000 digits": ("softmax.py", "9" * 5000, "f", Place("softmax.py", 999_999, 0, "f")),
    "escape codes": (
        "softmax.py",
        "7",
        "\x1b[32m" + "f" * 900,
        Place("softmax.py", 7, 0, f"{MARK}[32m".ljust(300, "f")),
    ),
    "a long file": ("s" * 900 + ".py", "7", "f", Place("s" * 300, 7, 0, "f")),
    "a file elsewhere": ("/etc/softmax.py", "7", "f", None),
    "no Python": ("softmax.txt", "7", "f", None),
}


@posix
@pytest.mark.parametrize(("file", "line", "name", "expected"), DUMPS.values(), ids=DUMPS)
def test_a_forged_place_is_clean_and_short(
    file: str, line: str, name: str, expected: Place | None, replacement_module: Open
) -> None:
    """A submission can say where it was, and cannot harm whoever reads it."""
    dump = f'Timeout (0:00:01)!\nThread 0x1 (most recent call first):\n  File "{file}", line {line} in {name}\n'
    worker = replacement_module(f"os.write(2, {dump.encode()!r})\nos._exit(0)")
    assert worker.call("f", [], SECONDS) == Died("ended the interpreter with exit code 0", expected)


# What a submission finds around it


@linux
def test_memory_is_limited(worker: Worker) -> None:
    """A billion numbers are an error at their line, and the worker goes on."""
    answer = worker.call("memory", [10**9], SECONDS)
    assert isinstance(answer, Raised)
    assert (answer.type, answer.place) == ("MemoryError", place("memory"))
    assert worker.call("memory", [10], SECONDS) == Returned(10.0)


def test_the_environment_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it comes from the judge but the locale; what concerns Python and threads is the grader's."""
    ours = {"SECRET": "x", "PYTHONPATH": "x", "PYTHONSTARTUP": "x", "PYTHONWARNINGS": "error", "OMP_NUM_THREADS": "8"}
    for name, value in (ours | {"LANG": "en_GB.UTF-8", "LC_ALL": "C.UTF-8"}).items():
        monkeypatch.setenv(name, value)
    with alone(function("return dict(os.environ), os.getcwd()")) as worker:
        environment, cwd = value_of(worker.call("f", [], SECONDS))
    for name in ("SYSTEMROOT", "LC_CTYPE", "__CF_USER_TEXT_ENCODING"):  # from Windows, Python, macOS
        environment.pop(name, None)
    threads = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    home = {"HOME": environment["HOME"], "TMPDIR": environment["HOME"], "TEMP": environment["HOME"]}
    pictures = {"MPLBACKEND": "agg", "MPLCONFIGDIR": str(Path(environment["HOME"]).with_name("matplotlib"))}
    assert environment == dict.fromkeys(threads, "1") | home | pictures | {"LANG": "en_GB.UTF-8", "LC_ALL": "C.UTF-8"}
    assert os.path.realpath(environment["HOME"]) == os.path.realpath(cwd)


FORGE = """
import os
from pathlib import Path
import matplotlib.figure

folder = Path(os.environ["MPLCONFIGDIR"])
found = [path.name for path in folder.iterdir()]
for path in folder.iterdir():
    path.write_text("forged")

def f():
    return tuple(found)
"""


@pytest.mark.parametrize("place", ["kept", "file/kept"], ids=["a folder", "no folder"])
def test_a_list_of_fonts_is_made_once_and_by_no_submission(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packages make it before a submission runs; it is kept then, where that can be, and each worker has a copy."""
    (tmp_path / "file").touch()
    kept = tmp_path / place
    monkeypatch.setattr(worker_module, "FONTS", kept)
    lists = []
    for _ in range(2):
        with contextlib.closing(Worker()) as worker:
            worker.open("softmax", {"softmax": FORGE}, "", ("matplotlib.figure",))
            assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
            (name,) = value_of(worker.call("f", [], SECONDS))
        lists.append([(path.name, path.stat().st_mtime_ns) for path in kept.glob("*")])
    assert lists[0] == lists[1]
    assert [each for each, _ in lists[1]] == ([name] if place == "kept" else [])
    assert all("forged" not in path.read_text(encoding="utf-8") for path in kept.glob("*"))


def test_there_is_nothing_of_ours_to_import(worker: Worker) -> None:
    """Neither the current folder nor the kit or the worker's own is on sys.path."""
    cwd, *paths = value_of(worker.call("path", [], SECONDS))
    assert paths
    for path in paths:
        assert os.path.isabs(path)
        assert Path(path) not in (Path(cwd), ROOT, ROOT / "grader", ROOT / "grader" / "sandbox", ROOT / "solutions")


def test_the_judges_modules_are_not_there(worker: Worker) -> None:
    """A worker has the grader's two small files, and neither pytest nor the judge."""
    names = {name.partition(".")[0] for name in value_of(worker.call("modules", [], SECONDS))}
    assert "numpy" in names
    assert not names & {"grader", "pytest", "_pytest", "pluggy"}


def test_there_is_nothing_to_read_and_an_empty_folder(opened: Open, worker: Worker) -> None:
    """Standard input ends at once; the current folder has no files."""
    assert value_of(worker.call("read", [], SECONDS)) == ("", 0)
    assert worker.call("ask", [], SECONDS) == Raised("EOFError", "EOF when reading a line", place("ask"))
    assert value_of(opened(SOFTMAX).call("folder", [], SECONDS)) == ()


@linux
def test_a_worker_has_the_main_thread_and_the_watchdog(worker: Worker) -> None:
    """numpy has one thread for linear algebra, which is the one that calls it."""
    assert value_of(worker.call("threads", [], SECONDS)) == (300.0**3, 2)


@linux
def test_a_worker_holds_no_descriptor_of_ours(tmp_path: Path) -> None:
    """It has its streams and the ends of its pipe, whatever the judge has open."""
    body = "links = []\nfor n in range(100):\n"
    body += "    try: links.append(os.readlink(f'/proc/self/fd/{n}'))\n    except OSError: pass"
    with (tmp_path / "verdicts").open("wb") as file:
        os.set_inheritable(file.fileno(), True)
        with alone(function(body + "\nreturn tuple(links)")) as worker:
            links = value_of(worker.call("f", [], SECONDS))
    assert len(links) >= 5
    for link in links:
        assert link == "/dev/null" or link.startswith("pipe:") or link.endswith("/output")


def test_random_numbers_are_seeded_anew_each_time(worker: Worker) -> None:
    """The same seed gives the same numbers, at import and after; another gives others."""
    for seed in (7, 8, 7):
        worker.execute_anew(SECONDS, seed, SECONDS)
        drawn = value_of(worker.call("draw", [], SECONDS))
        assert drawn.tolist() == np.random.RandomState(seed).rand(4).tolist()


def test_each_take_is_another_process(opened: Open) -> None:
    """What one submission does to numpy, the next does not see."""
    first = opened("import numpy as np\nnp.exp = None\n")
    pid = first.pid
    second = opened(function("return np.exp(0.0)"))
    assert second.pid != pid
    assert not first.alive
    assert value_of(second.call("f", [], SECONDS)) == 1.0


# What cannot be started

FAULTS = {
    "it complains": ("raise SystemExit('no numpy here')", "no numpy here"),
    "it is silent": (
        "raise SystemExit(3)",
        "ended the interpreter with exit code 3",
    ),
    "it hangs": ("import time\ntime.sleep(600)", "it does not answer"),
    "it says something else": (
        "import struct, sys, time\n"
        'header = b\'{"id":null,"outcome":"value","values":[]}\'\n'
        "sys.stdout.buffer.write(struct.pack('<II', len(header), 0) + header)\n"
        "sys.stdout.flush()\ntime.sleep(600)",
        "broke the connection to the grader",
    ),
}


@posix
@pytest.mark.parametrize(("script", "message"), FAULTS.values(), ids=FAULTS)
def test_a_worker_that_does_not_start_is_a_fault(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no answer of the submission: nothing of that was sent yet."""
    broken = tmp_path / "worker.py"
    broken.write_text(script, encoding="utf-8")
    monkeypatch.setattr(worker_module, "PROGRAM", broken)
    if "sleep" in script and "struct" not in script:
        monkeypatch.setattr(worker_module, "START_SECONDS", 0.3)
    with contextlib.closing(Worker()) as worker, pytest.raises(WorkerFault) as caught:
        worker.open("softmax", {"softmax": ""}, "")
    assert str(caught.value) == f"the worker does not start: {message}"
    assert not runs(worker.pid)


def test_an_interpreter_that_is_not_there_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that cannot be started leaves nothing behind."""
    python = tmp_path / "python"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(WorkerFault) as caught:
        Worker()
    assert str(caught.value) == f"the worker does not start: {python}: No such file or directory"
    assert list(tmp_path.iterdir()) == []


# What is left of it


@posix
def test_children_of_a_worker_end_with_it(opened: Open, sandbox: Sandbox) -> None:
    """A child that sleeps is killed with the worker's group."""
    worker = opened(function("pid = os.fork()\nif pid == 0: time.sleep(600)\nreturn pid"))
    child = value_of(worker.call("f", [], SECONDS))
    assert runs(child)
    sandbox.take(last=False)
    assert ends(child)


DAEMON = """
import os, time

def f():
    read, write = os.pipe()
    if os.fork() == 0:
        for generation in range(3):
            os.setsid() if generation else None
            os.write(write, b"%d " % os.getpid())
            if os.fork():
                time.sleep(600 if generation else 0)
                os._exit(0)
        os.setsid()
        os.write(write, b"%d " % os.getpid())
        time.sleep(600)
    text = b""
    while text.count(b" ") < 4:
        text += os.read(read, 100)
    os.wait()
    return text.decode()
"""


@linux
@pytest.mark.parametrize("last", [True, False], ids=["at the end", "at the next take"])
def test_daemons_are_adopted_and_end(last: bool) -> None:
    """Who forks twice and takes sessions of its own is in no group of ours, and ends all the same."""
    with Sandbox() as sandbox:
        worker = sandbox.take(last=last)
        worker.open("softmax", {"softmax": DAEMON}, "")
        worker.execute_anew(SECONDS, 1, SECONDS)
        first, *pids = map(int, value_of(worker.call("f", [], SECONDS)).split())
        assert not runs(first)
        assert len(pids) == 3 and all(map(runs, pids))
        assert len({os.getsid(pid) for pid in pids}) == 3
        if not last:
            again = sandbox.take(last=True)
            assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
            again.open("softmax", {"softmax": ""}, "")
            assert again.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


@linux
def test_children_that_are_not_of_a_worker_are_left_alone() -> None:
    """What the judge itself had started before goes on."""
    with sleeper() as other:
        with Sandbox() as sandbox:
            sandbox.take(last=True)
            sandbox.take(last=True)
        assert runs(other.pid)


def descriptors() -> dict[str, str]:
    """Return what this process has open."""
    found = {}
    for path in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            found[path.name] = os.readlink(path)
    return found


@linux
def test_nothing_is_left_of_a_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five rounds with an answer, a timeout or a death: no process, no folder, no descriptor more."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    open_before, children_before = descriptors(), pool._children()
    text = "import os, time\nopen('left', 'w').close()\n"
    text += "def f(): return 1\ndef g(): os._exit(0)\ndef h(): time.sleep(600)\n"
    for call, kind in (("f", Returned), ("g", Died), ("h", TimedOut), ("f", Returned), ("g", Died)):
        with Sandbox() as sandbox:
            worker = sandbox.take(last=True)
            worker.open("softmax", {"softmax": text}, "")
            assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
            assert isinstance(worker.call(call, [], 0.1 if call == "h" else SECONDS), kind)
            (folder,) = tmp_path.iterdir()
            assert folder.name.startswith("grader-")
            assert (folder / "empty" / "left").exists()
        assert not Path(f"/proc/{worker.pid}").exists()
        assert list(tmp_path.iterdir()) == []
    assert descriptors() == open_before
    assert pool._children() == children_before


def test_a_sandbox_that_was_not_used_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first worker has started already, and ends with it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Sandbox():
        (folder,) = tmp_path.iterdir()
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_the_next_worker_starts_while_one_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There are two at most, and only one when it is the last."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Sandbox() as sandbox:
        known_sizes = [len(list(tmp_path.iterdir()))]
        for last in (False, False, True, True):
            sandbox.take(last=last)
            known_sizes.append(len(list(tmp_path.iterdir())))
    assert known_sizes == [1, 2, 2, 1, 1]


def test_a_worker_may_be_killed_and_closed_twice() -> None:
    """The second time, there is nothing to do."""
    worker = Worker()
    worker.kill()
    worker.kill()
    assert not worker.alive
    worker.close()
    worker.close()


@posix
def test_folders_thousands_deep_do_not_stop_the_judge(opened: Open) -> None:
    """What cannot be removed stays; closing the worker is no error."""
    worker = opened(function("for _ in range(1100):\n    os.mkdir('d')\n    os.chdir('d')\nreturn os.environ['HOME']"))
    home = value_of(worker.call("f", [], SECONDS))
    worker.close()
    assert not worker.alive
    subprocess.run(["rm", "-rf", str(Path(home).parent)], check=True)


@linux
def test_a_sandbox_shields_the_judge() -> None:
    """No process of the same user may look into its memory, and orphans come to it."""
    prctl = ctypes.CDLL(None).prctl
    with Sandbox():
        adopts = ctypes.c_int()
        prctl(37, ctypes.byref(adopts))  # PR_GET_CHILD_SUBREAPER
        assert adopts.value == 1
        assert prctl(3) == 0  # PR_GET_DUMPABLE


def test_windows_has_a_job_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that the judge starts ends with it."""
    held: list[bool] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(pool, "end_children_with_judge", lambda: held.append(True))
    pool._shield_judge()
    assert held == [True]


def test_other_systems_have_no_such_shield(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Linux has prctl; elsewhere nothing is called."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", None)
    pool._shield_judge()


@pytest.mark.parametrize("problem", [None, FileNotFoundError()], ids=["there", "not there"])
def test_windows_ends_a_tree_of_processes(problem: OSError | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no groups to kill, and a command for it; without that, the worker itself is killed."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        commands.append(command)
        if problem is not None:
            raise problem

    windows = {**vars(os), "name": "nt", "environ": {"SYSTEMROOT": "/windows"}}
    with sleeper() as child:
        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(worker_module, "os", SimpleNamespace(**windows))
        worker_module._kill_group(child)
        assert child.wait(10) != 0
    taskkill = str(Path("/windows/System32/taskkill.exe"))
    assert commands == [[taskkill, "/F", "/T", "/PID", str(child.pid)]]


JUDGE = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from grader.sandbox.outside.worker import Worker
worker = Worker()
worker.open("softmax", {{"softmax": "def f():\\n    while True: pass\\n"}}, "")
worker.execute_anew(60.0, 1, 60.0)
worker._pipe.send(__import__("grader.sandbox.inside.frame").sandbox.frame.pack(
    {{"id": 1, "do": "call", "name": "f", "scenario": False}}, []), float("inf"))
print(worker.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@linux
def test_a_worker_ends_with_its_judge(tmp_path: Path) -> None:
    """A judge that is killed can clean up nothing; its worker ends in the middle of a loop."""
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    judge = subprocess.run(
        [sys.executable, "-c", JUDGE], stdout=subprocess.PIPE, env=environment, timeout=SECONDS, check=False
    )
    assert judge.returncode == -signal.SIGKILL
    pid = int(judge.stdout)
    assert ends(pid)
    with contextlib.suppress(ChildProcessError):  # we may have adopted it
        os.waitpid(pid, 0)
