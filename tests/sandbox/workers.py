"""Shared by the tests of workers: a submission, a worker without numpy that sends given answers, and small tools."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from grader.results.report import Limit
from grader.sandbox.outside.answers import Answer, Died, Returned, SourceLocation, TimedOut
from grader.sandbox.outside.isolation import why_not_strict
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import PROGRAM
from grader.sandbox.outside.worker import Worker, start_worker

SECONDS = 30.0
"""The time limit of a call that should return."""
HANG = 0.3
"""The time limit of a call that should not return."""
BROKE = Died("broke the connection to the grader", None)

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux itself, through /proc, prctl or its limits")
posix = pytest.mark.skipif(os.name != "posix", reason="needs signals, fork or descriptors as POSIX has them")

WHY_NOT_STRICT = why_not_strict()
strict = pytest.mark.skipif(WHY_NOT_STRICT is not None, reason=f"no strict isolation here: {WHY_NOT_STRICT}")
each_level = pytest.mark.parametrize("level", [pytest.param("strict", marks=strict), "portable"])
portable_with_proof = pytest.mark.parametrize(
    "level", [pytest.param("strict", marks=strict), pytest.param("portable", marks=pytest.mark.proof)]
)

Open = Callable[..., Worker]


@contextlib.contextmanager
def alone(text: str) -> Iterator[Worker]:
    """A worker that was started just now, by itself, and has executed this softmax.py."""
    with contextlib.closing(start_worker()) as worker:
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

SCENARIOS = """
def fail(module): 1 / 0
def misspell(module): module.Affine().forwrd()
def train(module):
    yield 0, None, None
    yield 0.5, 2, 0.25
    yield 1, float("inf"), 1
    return module.same(7)
"""


def place(function: str, text: str = "") -> SourceLocation:
    """Return the place of the line of SOFTMAX that holds a text, by default a function in one line."""
    lines = SOFTMAX.splitlines()
    (line,) = (number for number, line in enumerate(lines, 1) if (text or f"def {function}(") in line)
    return SourceLocation("softmax.py", line, 0, function)


SUPERVISED = f"""
import sys
sys.path.insert(0, {str(PROGRAM.parent.parent)!r})
from inside.supervisor import supervise
for descriptor in sys.argv[3:]:
    supervise(int(descriptor))
"""
"""How every program of a worker begins."""

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

def side_effects(**fields):
    return reply(b"ab", [TEXT] * 2, outcome="side_effects", **{"changed": [0], "shared": [], "line": 1, **fields})

def write(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()

write(frame(id=None, outcome="ready"))
for _ in ("open", "execute"):
    question = ask()
    write(reply(b"", [NONE], outcome="value"))
question = ask()
"""


def value_of(answer: Answer) -> Any:
    """Return the value of an answer that is one."""
    assert isinstance(answer, Returned), answer
    return answer.value


def place_of_hang(answer: Answer, limit: Limit) -> SourceLocation | None:
    """Return where a call was when its HANG seconds were over; it was this limit, where the system tells."""
    assert isinstance(answer, TimedOut), answer
    assert (answer.seconds, answer.limit) == (HANG, limit if sys.platform == "linux" else Limit.WALL)
    return answer.place


def function(body: str) -> str:
    """Return a softmax.py whose function f does this; the body begins at line 5."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"import ctypes, os, signal, sys, threading, time\nimport numpy as np\n\ndef f(*values):\n{lines}\n"


@contextlib.contextmanager
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A child of this process that is no worker."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as child:
        try:
            yield child
        finally:
            child.kill()


def take(sandbox: Sandbox, text: str) -> Worker:
    """Return a new worker of a sandbox that has executed this softmax.py."""
    worker = sandbox.take()
    worker.open("softmax", {"softmax": text}, "")
    assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
    return worker
