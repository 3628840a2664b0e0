"""The worker: what it executes, what it answers, and how it starts and ends."""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import coverage
import numpy as np
import pytest

from grader.files import ROOT
from grader.sandbox.inside import worker
from grader.sandbox.inside.exceptions import raised
from grader.sandbox.inside.frame import MAX_PAYLOAD, Value, pack, unpack
from grader.sandbox.inside.loader import Sources
from grader.sandbox.inside.pipe import Pipe, PollPipe, ThreadPipe, open_pipe
from grader.sandbox.inside.worker import Exercise, OutputLimit, Printed, Server

WORKER = ROOT / "grader" / "sandbox" / "worker.py"
SECONDS = 30.0
"""Time for an answer; none takes so long."""

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems can poll a pipe")
linux = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux itself, through /proc, prctl or its limits")


@pytest.fixture(autouse=True)
def imports(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test its own sys.modules and sys.meta_path to change."""
    modules = dict(sys.modules)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    yield
    for name in sys.modules.keys() - modules.keys():
        del sys.modules[name]
    sys.modules.update(modules)


# Modules from source texts


def test_texts_are_importable_by_name_and_see_each_other() -> None:
    """A module made of text imports its neighbours as if they were files."""
    texts = {"layers": "from softmax import double\nx = double(2)\n", "softmax": "def double(x):\n    return 2 * x\n"}
    sources = Sources(texts)
    with sources.importable():
        module = sources.execute_anew("layers")
    assert module.x == 4
    assert module.__name__ == "layers"
    assert module.double.__code__.co_filename == "softmax.py"


def test_texts_come_before_modules_of_the_same_name() -> None:
    """A stand-in is imported in place of what is installed, or was imported before."""
    assert math.__name__ == "math"
    sources = Sources({"math": "tau = 6\n", "gates": "import math\ntau = math.tau\n"})
    with sources.importable():
        assert sources.execute_anew("gates").tau == 6


def test_after_the_context_everything_is_as_before() -> None:
    """Modules that were hidden come back, those of the texts are gone, and nothing finds them any more."""
    hidden = sys.modules["gates"] = ModuleType("gates")
    meta_path = list(sys.meta_path)
    sources = Sources({"gates": "import softmax\n", "softmax": "", "layers": ""})
    with sources.importable():
        assert "gates" not in sys.modules
        assert sys.meta_path[0] is sources
        assert sources.execute_anew("gates") is sys.modules["gates"] is not hidden
        assert "softmax" in sys.modules
    assert sys.modules["gates"] is hidden
    assert "softmax" not in sys.modules and "layers" not in sys.modules
    assert sys.meta_path == meta_path


def test_after_an_error_in_the_context_everything_is_as_before() -> None:
    """A text that cannot be executed leaves nothing behind either."""
    hidden = sys.modules["gates"] = ModuleType("gates")
    meta_path = list(sys.meta_path)
    sources = Sources({"gates": "import softmax\n1 / 0\n", "softmax": ""})
    with pytest.raises(ZeroDivisionError), sources.importable():
        sources.execute_anew("gates")
    assert sys.modules["gates"] is hidden
    assert "softmax" not in sys.modules
    assert sys.meta_path == meta_path


def test_fresh_executes_a_text_and_all_that_it_imports_anew() -> None:
    """What one check left behind, another does not see."""
    sources = Sources({"layers": "import softmax\nseen = []\n", "softmax": "seen = []\n"})
    with sources.importable():
        first = sources.execute_anew("layers")
        first.seen.append(1)
        first.softmax.seen.append(1)
        second = sources.execute_anew("layers")
    assert second is not first
    assert second.softmax is not first.softmax
    assert second.seen == second.softmax.seen == []


def test_a_text_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Executing anew is cheap: the second time, nothing is parsed."""
    compiled = []
    monkeypatch.setattr(
        worker, "compile", lambda *args, **more: compiled.append(args[1]) or compile(*args, **more), raising=False
    )
    sources = Sources({"gates": "x = 1\n"})
    with sources.importable():
        sources.execute_anew("gates")
        sources.execute_anew("gates")
    assert compiled == ["gates.py"]


def test_a_text_is_no_package_and_has_no_file() -> None:
    """A submission cannot find files beside itself by its name."""
    sources = Sources({"gates": ""})
    with sources.importable():
        module = sources.execute_anew("gates")
        assert not hasattr(module, "__file__")
        assert not hasattr(module, "__path__")
        with pytest.raises(ModuleNotFoundError, match=r"^No module named 'gates\.secret'; 'gates' is not a package$"):
            __import__("gates.secret")


def test_a_name_that_is_no_text_is_for_others_to_find() -> None:
    """The standard library is still there."""
    assert Sources({"gates": ""}).find_spec("json", None, None) is None


def test_the_future_imports_of_the_worker_are_not_those_of_a_text() -> None:
    """Annotations of a submission are evaluated, as they are when it is run by hand."""
    sources = Sources({"gates": "def f(x: 1 + 1): pass\n"})
    with sources.importable():
        assert sources.execute_anew("gates").f.__annotations__ == {"x": 2}
    exercise = Exercise("gates", {"gates": ""}, "def f(x: 1 + 1): pass\n")
    assert exercise.scenarios.f.__annotations__ == {"x": 2}


# What went wrong

Told = tuple[dict[str, object], list[object]]


def told_of(
    text: str, call: str = "f", scenarios: str = "", scenario: bool = False, others: dict[str, str] | None = None
) -> Told:
    """Return what is told of the exception that a call in softmax.py, or its execution, raises."""
    exercise = Exercise("softmax", {"softmax": text, **(others or {})}, scenarios)
    with exercise.sources.importable():
        try:
            exercise.execute_anew()
            exercise.call(call, scenario, [])
        except BaseException as problem:
            return raised(problem, exercise.files)
    raise AssertionError("nothing was raised")


def told(kind: str, text: str, file: str, line: int, function: str, column: int = 0) -> Told:
    """Return the reply that tells of an exception."""
    return {"outcome": "raised", "line": line, "column": column}, [kind, text, file, function]


RAISED: dict[str, tuple[str, Told]] = {
    "in the function": (
        "def f():\n    return 1 / 0\n",
        told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f"),
    ),
    "in a function that it calls": (
        "def f():\n    g()\ndef g():\n    raise ValueError('no')\n",
        told("ValueError", "no", "softmax.py", 4, "g"),
    ),
    "in a library that it calls": (
        "import json\ndef f():\n    json.loads('[')\n",
        told("JSONDecodeError", "Expecting value: line 1 column 2 (char 1)", "softmax.py", 3, "f"),
    ),
    "at import": ("x = 0\n\n1 / x\n", told("ZeroDivisionError", "division by zero", "softmax.py", 3, "<module>")),
    "to do": (
        "def f():\n    raise NotImplementedError\n",
        told("NotImplementedError", "", "softmax.py", 2, "f"),
    ),
    "exit": ("import sys\ndef f():\n    sys.exit(0)\n", told("SystemExit", "0", "softmax.py", 3, "f")),
    "interrupt": ("def f():\n    raise KeyboardInterrupt\n", told("KeyboardInterrupt", "", "softmax.py", 2, "f")),
    "an own exception that has no text": (
        "class Mine(Exception):\n    def __str__(self):\n        return 1 / 0\ndef f():\n    raise Mine\n",
        told("Mine", "", "softmax.py", 5, "f"),
    ),
    "a long text": (
        "def f():\n    raise ValueError('x' * 9000)\n",
        told("ValueError", "x" * 2000, "softmax.py", 2, "f"),
    ),
    "a long name": (
        "def f():\n    raise type('E' * 9000, (Exception,), {})\n",
        told("E" * 2000, "", "softmax.py", 2, "f"),
    ),
    "syntax": (
        "x = 1\ny = (2\n",
        told("SyntaxError", "'(' was never closed", "softmax.py", 2, "", 5),
    ),
    "indentation": (
        "def f():\nreturn 1\n",
        told(
            "IndentationError", "expected an indented block after function definition on line 1", "softmax.py", 2, "", 1
        ),
    ),
    "a syntax error of its own": (
        "def f():\n    raise SyntaxError('mine')\n",
        told("SyntaxError", "mine", "softmax.py", 2, "f"),
    ),
    "syntax of what it compiles": (
        "def f():\n    compile('(', 'x.py', 'exec')\n",
        told("SyntaxError", "'(' was never closed", "softmax.py", 2, "f"),
    ),
    "a syntax error without a place": (
        "def f():\n    raise SyntaxError('mine', ('softmax.py', None, None, None))\n",
        told("SyntaxError", "mine", "softmax.py", 0, ""),
    ),
    "a syntax error at a negative place": (
        "def f():\n    raise SyntaxError('mine', ('softmax.py', -1, -1, None))\n",
        told("SyntaxError", "mine", "softmax.py", 0, ""),
    ),
    "an import of what is not there": (
        "import helpers\n",
        told("ModuleNotFoundError", "No module named 'helpers'", "softmax.py", 1, "<module>"),
    ),
    "a name that a library has not": (
        "import numpy as np\ndef f():\n    return np.expp(1)\n",
        told("AttributeError", "module 'numpy' has no attribute 'expp'", "softmax.py", 3, "f"),
    ),
    "a name that its own object has not": (
        "class A:\n    x = 1\ndef f():\n    return A().y\n",
        told("AttributeError", "'A' object has no attribute 'y'", "softmax.py", 4, "f"),
    ),
    "an AttributeError of its own": (
        "def f():\n    raise AttributeError('mine')\n",
        told("AttributeError", "mine", "softmax.py", 2, "f"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), RAISED.values(), ids=RAISED)
def test_an_exception_is_told_by_type_text_and_innermost_place(text: str, expected: Told) -> None:
    """The place is the last line of the submission that was on the way to it."""
    assert told_of(text) == expected


def test_endless_recursion_is_told_like_any_exception() -> None:
    """A thousand calls deep there is still room to tell."""
    fields, (kind, text, file, function) = told_of("def f():\n    return f()\n")
    assert fields == {"outcome": "raised", "line": 2, "column": 0}
    assert (kind, file, function) == ("RecursionError", "softmax.py", "f")
    assert str(text).startswith("maximum recursion depth exceeded")


def test_an_exception_in_another_text_is_told_of_that() -> None:
    """The file that an exercise imports is one of the submission's too."""
    told_there = told_of("import layers\n", others={"layers": "def g():\n    1 / 0\ng()\n"})
    assert told_there == told("ZeroDivisionError", "division by zero", "layers.py", 2, "g")


def test_an_exception_in_another_text_is_told_of_the_exercise_that_called_it() -> None:
    """The other file may be the grader's own: the learner reads the line of the exercise. What is to do has its own."""
    texts = {
        "softmax": "import layers\ndef f(): layers.g()\ndef h(): layers.i()\n",
        "layers": "def g(): 1 / 0\ndef i(): raise NotImplementedError\n",
    }
    exercise = Exercise("softmax", texts, "def s(module):\n    module.layers.g()\n")
    found = []
    with exercise.sources.importable():
        exercise.execute_anew()
        for call, scenario in (("f", False), ("h", False), ("s", True)):
            try:
                exercise.call(call, scenario, [])
            except Exception as problem:
                found.append(raised(problem, exercise.files, "softmax.py"))
    assert found == [
        told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f"),
        told("NotImplementedError", "", "layers.py", 2, "i"),
        told("ZeroDivisionError", "division by zero", "layers.py", 1, "g"),
    ]


def test_an_exception_outside_the_submission_has_no_place() -> None:
    """A scenario that fails by itself points at no line of the learner."""
    assert told_of("", "s", "def s(module):\n    1 / 0\n", scenario=True) == told(
        "ZeroDivisionError", "division by zero", "", 0, ""
    )


def test_a_value_that_is_too_large_is_told_as_that() -> None:
    """Its text says what it is."""
    problem = worker.frame.TooLarge("an array of shape (9,)")
    assert raised(problem, set()) == ({"outcome": "large"}, ["an array of shape (9,)"])


CLASS = "class Affine:\n    def __init__(self):\n        self.grad_W = 1\n    def forward(self):\n        pass\n"

MISSING: dict[str, tuple[str, str, str, list[object]]] = {
    "a function": ("def sofmax(x): pass\n", "softmax", "", ["", "softmax", "sofmax"]),
    "a function, and none is near": ("def f(): pass\n", "softmax", "", ["", "softmax", ""]),
    "a function, and a private one is near": ("def _softmax(): pass\n", "softmax", "", ["", "softmax", ""]),
    "a function of an empty file": ("", "softmax", "", ["", "softmax", ""]),
    "a class, in a scenario": (CLASS, "s", "module.Afine()", ["", "Afine", "Affine"]),
    "a method": (CLASS, "s", "module.Affine().forwrd()", ["Affine", "forwrd", "forward"]),
    "an attribute": (CLASS, "s", "module.Affine().grad_w", ["Affine", "grad_w", "grad_W"]),
    "a long name": ("", "n" * 9000, "", ["", "n" * 2000, ""]),
}


@pytest.mark.parametrize(("text", "call", "body", "expected"), MISSING.values(), ids=MISSING)
def test_what_is_not_defined_is_told_with_the_nearest_name(
    text: str, call: str, body: str, expected: list[object]
) -> None:
    """A call or a scenario asks for a name: the reply says whose it would be, and what is there instead."""
    scenarios = f"def s(module):\n    return {body}\n" if body else ""
    assert told_of(text, call, scenarios, scenario=bool(body)) == ({"outcome": "missing"}, expected)


@pytest.mark.parametrize(
    ("text", "body", "message"),
    [
        ("def f(): return None\n", "module.f().forward()", "'NoneType' object has no attribute 'forward'"),
        ("def f(): return []\n", "module.f().shape", "'list' object has no attribute 'shape'"),
        ("", "raise_attribute_error()", "by hand"),
    ],
)
def test_a_name_that_another_object_has_not_is_no_missing_name(text: str, body: str, message: str) -> None:
    """Only what the exercise was to define can be missing from it."""
    scenarios = "def raise_attribute_error():\n    raise AttributeError('by hand')\n"
    scenarios += f"def s(module):\n    return {body}\n"
    assert told_of(text, "s", scenarios, scenario=True) == told("AttributeError", message, "", 0, "")


def test_a_name_that_the_submission_itself_misses_is_no_missing_name() -> None:
    """Its own call of a neighbour's function that is not there is its own error, at its own line."""
    scenarios = "def s(module):\n    return module.f()\n"
    found = told_of("import layers\ndef f():\n    layers.Afine()\n", "s", scenarios, True, {"layers": CLASS})
    assert found == told("AttributeError", "module 'layers' has no attribute 'Afine'", "softmax.py", 3, "f")


# An exercise


def test_an_exercise_calls_functions_and_scenarios() -> None:
    """A function gets the values; a scenario gets the module first."""
    exercise = Exercise(
        "gates", {"gates": "def add(a, b): return a + b\n"}, "def twice(module, a): return module.add(a, a)\n"
    )
    with exercise.sources.importable():
        exercise.execute_anew()
        assert exercise.call("add", False, [1, 2]) == 3
        assert exercise.call("twice", True, [4]) == 8


def test_an_exercise_that_was_not_executed_is_empty() -> None:
    """Nothing of a text runs before it is asked for."""
    exercise = Exercise("gates", {"gates": "1 / 0\n"}, "")
    with pytest.raises(AttributeError, match=r"^module 'gates' has no attribute 'f'$"):
        exercise.call("f", False, [])


def test_scenarios_cannot_be_imported() -> None:
    """They are no module that a submission could find."""
    exercise = Exercise("gates", {"gates": "import scenarios\n"}, "secret = 1\n")
    with exercise.sources.importable(), pytest.raises(ModuleNotFoundError, match=r"^No module named 'scenarios'$"):
        exercise.execute_anew()


# The server, in a thread of this process


@dataclass
class Judge:
    """The judge's end of a pipe to a server."""

    pipe: Pipe
    transcript: int = 0
    progress: list[object] = field(default_factory=list)
    noted: list[object] = field(default_factory=list)

    def read(self) -> tuple[dict[str, object], list[Value]]:
        deadline = time.monotonic() + SECONDS
        return unpack(lambda count: self.pipe.receive(count, deadline))

    def ask(self, do: str, *values: object, **fields: object) -> tuple[dict[str, object], list[Value]]:
        """Send a request and return fields and values of the reply; progress and notes are kept apart."""
        self.transcript += 1
        self.pipe.send(pack({"id": self.transcript, "do": do, **fields}, values), time.monotonic() + SECONDS)
        while True:
            reply, parts = self.read()
            assert reply.pop("id") == self.transcript
            if reply["outcome"] == "noted":
                assert reply.keys() == {"outcome", "changed", "shared", "line"}
                self.noted.append((reply["changed"], reply["shared"], *parts, reply["line"]))
            elif reply["outcome"] == "progress":
                assert reply.keys() == {"outcome", "share", "loss", "accuracy"} and parts == []
                self.progress.append((reply["share"], reply["loss"], reply["accuracy"]))
            else:
                return reply, parts

    def open(self, text: str, scenarios: str = "", packages: tuple[str, ...] = (), **others: str) -> None:
        assert self.read() == ({"id": None, "outcome": "ready"}, [])
        reply = self.ask(
            "open", {"softmax": text, **others}, scenarios, exercise="softmax", packages=packages, isolation="portable"
        )
        assert reply == ({"outcome": "value"}, [None])

    def execute_anew(self, seed: int = 1) -> tuple[dict[str, object], list[Value]]:
        return self.ask("fresh", seed=seed, seconds=SECONDS, after=SECONDS + 1)

    def call(self, name: str, *values: object, scenario: bool = False) -> tuple[dict[str, object], list[Value]]:
        return self.ask("call", *values, name=name, scenario=scenario)


@dataclass
class Recorded:
    """What a server would have done to this process."""

    captured: int = 0
    dumps: list[tuple[float, int]] = field(default_factory=list)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorded]:
    """Keep a server's hands off this process: its output, its watchdog and its random numbers."""
    record = Recorded()

    def capture_output() -> None:
        record.captured += 1

    monkeypatch.setattr(worker, "capture_output", capture_output)
    monkeypatch.setattr(
        faulthandler, "dump_traceback_later", lambda seconds, file: record.dumps.append((seconds, file))
    )
    state = np.random.get_state()
    yield record
    np.random.set_state(state)


Connect = Callable[[], tuple[Judge, threading.Thread]]


@pytest.fixture(params=[pytest.param(PollPipe, marks=posix), ThreadPipe])
def served(request: pytest.FixtureRequest, recorded: Recorded) -> Iterator[Judge]:  # noqa: ARG001
    """A judge whose server answers in a thread, and has ended after the test."""
    (to_server, from_judge), (to_judge, from_server) = (os.pipe()[::-1] for _ in range(2))
    server_pipe = request.param(to_judge, from_judge)
    judge = Judge(request.param(to_server, from_server))
    thread = threading.Thread(target=Server(server_pipe).serve)
    thread.start()
    yield judge
    judge.pipe.close()
    thread.join(SECONDS)
    assert not thread.is_alive()
    server_pipe.close()


def test_a_server_answers_with_values(served: Judge) -> None:
    """It is ready, opens an exercise, executes it and calls its functions."""
    served.open("import numpy as np\ndef softmax(x, y): return np.exp(x), {'y': y}\n")
    assert served.execute_anew() == ({"outcome": "value"}, [None])
    reply, ((array, other),) = served.call("softmax", np.zeros((2, 3)), "text")  # type: ignore[misc]
    assert reply == {"outcome": "value"}
    assert array.tolist() == np.ones((2, 3)).tolist()
    assert other == {"y": "text"}


def test_a_server_sets_seed_watchdog_and_output_before_it_executes(served: Judge, recorded: Recorded) -> None:
    """The same seed gives the same numbers, also to those that are drawn at import."""
    served.open(
        "import numpy as np\nx = np.random.rand(3)\ndef at_import(): return x\ndef rand(): return np.random.rand(3)\n"
    )
    expected = np.random.RandomState(7).rand(6).tolist()
    for executed in (1, 2):
        served.execute_anew(seed=7)
        drawn = [*served.call("at_import")[1][0], *served.call("rand")[1][0]]  # type: ignore[misc]
        assert drawn == expected
        assert recorded.captured == executed
        assert recorded.dumps == [(SECONDS, 2), (SECONDS + 1, 2)] * executed


def test_a_server_executes_anew_only_when_asked(served: Judge) -> None:
    """Calls share a module; after fresh it is another."""
    served.open("calls = []\ndef f():\n    calls.append(1)\n    return len(calls)\n")
    known_sizes = []
    for _ in range(2):
        served.execute_anew()
        known_sizes += [served.call("f")[1], served.call("f")[1]]
    assert known_sizes == [[1], [2], [1], [2]]


def test_a_server_tells_the_progress_of_a_scenario(served: Judge) -> None:
    """What a scenario yields is how far it is, and what it returns in the end is the value."""
    scenarios = (
        "def train(module, n):\n    for i in range(n):\n        yield (i + 1) / n, n - i, None\n    return module.x\n"
    )
    served.open("x = 5\n", scenarios)
    served.execute_anew()
    assert served.call("train", 4, scenario=True) == ({"outcome": "value"}, [5])
    assert served.progress == [(0.25, 4.0, None), (0.5, 3.0, None), (0.75, 2.0, None), (1.0, 1.0, None)]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two installed packages, ``drawing`` and ``paper``, of which the first needs the second."""
    (tmp_path / "drawing.py").write_text("import paper\ndef later():\n    import ink\n    return ink.x + paper.x\n")
    (tmp_path / "paper.py").write_text("x = 5\n")
    (tmp_path / "ink.py").write_text("x = 2\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    for name in ("drawing", "paper", "ink"):
        sys.modules.pop(name, None)


@pytest.mark.usefixtures("package")
def test_a_package_that_the_exercise_names_is_let_in_with_all_that_it_needs(served: Judge) -> None:
    """What it imports itself, and when, is its own business; it is there before the submission is executed."""
    served.open("import drawing\ndef f(): return drawing.later()\n", packages=("drawing",))
    assert "drawing" in sys.modules
    assert served.execute_anew() == ({"outcome": "value"}, [None])
    assert served.call("f") == ({"outcome": "value"}, [7])


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("line", ["import drawing", "from drawing import later", "import paper.deep", "import nowhere"])
def test_any_other_package_is_refused_installed_or_not(line: str, served: Judge) -> None:
    """Whether it lies on this machine or not makes no difference to the learner."""
    served.open(f"import math, numpy.linalg, json.tool\n{line}\n")
    name = line.split()[1].partition(".")[0]
    reply = served.execute_anew()
    assert reply == told("ModuleNotFoundError", f"{name} is not for this exercise", "softmax.py", 2, "<module>")


@pytest.mark.usefixtures("package")
def test_an_import_inside_a_call_is_refused_too(served: Judge) -> None:
    """Also by way of importlib; and a submission may try, and do without."""
    text = "def f():\n    import importlib\n    return importlib.import_module('paper').x\n"
    served.open(text + "try:\n    import paper\nexcept ImportError:\n    x = 1\n")
    assert served.execute_anew() == ({"outcome": "value"}, [None])
    assert served.call("f") == told("ModuleNotFoundError", "paper is not for this exercise", "softmax.py", 3, "f")


def test_a_server_does_not_run_the_generators_of_a_submission(served: Judge) -> None:
    """Only a scenario may take long in steps; an endless generator is a value that is no data."""
    served.open("def f():\n    while True:\n        yield 1\n")
    served.execute_anew()
    reply, (value,) = served.call("f")
    assert reply == {"outcome": "value"}
    assert str(value) == "Other(type='generator')"
    assert served.progress == []


def test_a_server_survives_whatever_is_raised(served: Judge) -> None:
    """Exits and interrupts are answers like all others, and the next call is answered."""
    served.open("import builtins\ndef f(kind): raise getattr(builtins, kind)('no')\ndef one(): return 1\n")
    served.execute_anew()
    for kind in ("SystemExit", "KeyboardInterrupt", "GeneratorExit", "StopIteration", "EOFError", "TimeoutError"):
        assert served.call("f", kind) == told(kind, "no", "softmax.py", 2, "f")
    assert served.call("one") == ({"outcome": "value"}, [1])


def test_a_server_tells_what_is_raised_while_a_scenario_yields(served: Judge) -> None:
    """An error after the first step is told like one before it."""
    served.open("def f():\n    1 / 0\n", "def s(module):\n    yield 0.5, None, None\n    module.f()\n")
    served.execute_anew()
    assert served.call("s", scenario=True) == told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f")
    assert served.progress == [(0.5, None, None)]


def test_a_server_tells_the_line_of_the_exercise(served: Judge) -> None:
    """Whatever the exercise calls, the line is its own."""
    served.open("import layers\ndef f(): layers.g()\n", layers="def g(): 1 / 0\n")
    served.execute_anew()
    assert served.call("f") == told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f")


def test_a_server_tells_what_is_missing_and_what_is_too_large(served: Judge) -> None:
    """Neither a name that is not there nor a value that cannot be sent ends it."""
    served.open("import numpy as np\ndef f(): return np.broadcast_to(1.0, 10**9)\n")
    served.execute_anew()
    assert served.call("g") == ({"outcome": "missing"}, ["", "g", ""])
    assert served.call("f") == ({"outcome": "large"}, ["an array of shape (1000000000,)"])


def test_a_server_tells_why_a_text_cannot_be_executed(served: Judge) -> None:
    """A syntax error is the answer to fresh, each time."""
    served.open("x = (\n")
    expected = told("SyntaxError", "'(' was never closed", "softmax.py", 1, "", 5)
    assert served.execute_anew() == expected
    assert served.execute_anew() == expected


def test_a_server_takes_the_largest_request_that_can_be_made(served: Judge) -> None:
    """64 MiB of images go to the worker."""
    served.open("def f(images): return images.shape\n")
    served.execute_anew()
    assert served.call("f", np.zeros(MAX_PAYLOAD, np.uint8)) == ({"outcome": "value"}, [(MAX_PAYLOAD,)])


def test_a_server_ends_with_the_pipe(served: Judge) -> None:
    """Closing the pipe before anything was opened is an end like any other; the fixture waits for it."""
    assert served.read() == ({"id": None, "outcome": "ready"}, [])


# Output


def test_what_is_printed_is_written(tmp_path: Path) -> None:
    """A descriptor that can be written, and only that."""
    path = tmp_path / "printed"
    with path.open("wb") as file:
        printed = Printed(file.fileno())
        assert printed.writable()
        assert not printed.readable()
        assert printed.write(b"softmax\n") == 8
    assert path.read_bytes() == b"softmax\n"


def test_printing_more_than_a_mebibyte_is_an_error(tmp_path: Path) -> None:
    """The last byte that fits is written, the next is not, nor any after it."""
    path = tmp_path / "printed"
    with path.open("wb") as file:
        printed = Printed(file.fileno())
        printed.write(bytes(1024 * 1024 - 1))
        printed.write(b"x")
        for _ in range(2):
            with pytest.raises(OutputLimit) as caught:
                printed.write(b"y")
            assert str(caught.value) == "more than 1,048,576 bytes"
    assert path.stat().st_size == 1024 * 1024
    assert path.read_bytes()[-1:] == b"x"


# Limits, without touching those of this process


@dataclass
class FakeResource:
    """The module resource of a system that keeps to nothing or to everything."""

    problem: Exception | None = None
    limits: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    RLIMIT_AS: str = "memory"
    RLIMIT_FSIZE: str = "file"
    RLIMIT_CORE: str = "core"

    def setrlimit(self, name: str, limits: tuple[int, int]) -> None:
        self.limits.append((name, limits))
        if self.problem is not None:
            raise self.problem


@pytest.mark.parametrize("problem", [None, ValueError("no"), OSError("no")], ids=repr)
def test_all_limits_are_set_as_far_as_the_system_can(
    problem: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Soft and hard are the same, and a limit that cannot be set keeps nobody from the next."""
    resource = FakeResource(problem)
    monkeypatch.setitem(sys.modules, "resource", resource)  # type: ignore[arg-type]
    worker.limit_resources(1000)
    assert resource.limits == [("memory", (1000, 1000)), ("file", (2**21, 2**21)), ("core", (0, 0))]


def test_a_system_without_limits_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no module resource, and a worker starts all the same."""
    monkeypatch.setitem(sys.modules, "resource", None)
    worker.limit_resources(1000)


def test_only_linux_is_asked_to_end_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems have no prctl; theirs ends when its pipe does."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", None)
    worker.end_with_judge()


# A real start


def command(memory: int) -> list[str]:
    """Return how a worker is started: under coverage, if this process is."""
    run = [str(WORKER), str(memory)]
    measuring = coverage.Coverage.current()
    if measuring is None:
        return [sys.executable, "-I", *run]
    data = Path(measuring.get_option("run:data_file")).absolute()  # type: ignore[arg-type]
    options = [f"--rcfile={ROOT / 'pyproject.toml'}", f"--data-file={data}", f"--source={ROOT / 'grader'}"]
    return [sys.executable, "-I", "-m", "coverage", "run", "--parallel-mode", *options, *run]


@dataclass
class Started:
    """A worker in its own process."""

    process: subprocess.Popen[bytes]
    judge: Judge
    output: Path

    def end(self) -> int:
        """Close its standard input and return its exit code."""
        self.judge.pipe.close()
        return self.process.wait(SECONDS)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Started]]:
    """Start workers; whatever has not ended after the test is killed."""
    with contextlib.ExitStack() as stack:

        def run(memory: int = 2**30, mode: str = "ab") -> Started:
            output = tmp_path / "output"
            with output.open(mode) as printed:
                process = subprocess.Popen(
                    command(memory), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=printed, cwd=tmp_path
                )
            assert process.stdin and process.stdout
            stack.callback(process.wait)
            stack.callback(process.kill)
            ends = os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno())
            process.stdin.close()
            process.stdout.close()
            return Started(process, Judge(open_pipe(*ends)), output)

        yield run


PRINTING = """
import os, sys
import numpy as np

def printing():
    print("to stdout")
    print("to stderr", file=sys.stderr)
    os.write(1, b"to descriptor 1\\n")
    np.array(1.0) / 0
    print("\\ud800")
"""


def test_a_worker_starts_serves_and_ends_by_itself(start: Callable[..., Started]) -> None:
    """It answers what it is asked, and ends well when its input does."""
    started = start()
    judge = started.judge
    judge.open("import sys\ndef exit(): sys.exit(1)\n", "def train(module):\n    yield 0.5, None, None\n    return 7\n")
    assert judge.execute_anew() == ({"outcome": "value"}, [None])
    assert judge.call("exit") == told("SystemExit", "1", "softmax.py", 2, "exit")
    assert judge.call("train", scenario=True) == ({"outcome": "value"}, [7])
    assert judge.progress == [(0.5, None, None)]
    assert started.end() == 0
    assert started.output.read_bytes() == b""


def test_what_a_submission_prints_goes_to_a_file_and_is_emptied(start: Callable[..., Started]) -> None:
    """Both streams, the descriptor and numpy's warnings: nothing of it comes between the answers."""
    started = start()
    started.judge.open(PRINTING)
    for _ in range(2):
        assert started.judge.execute_anew() == ({"outcome": "value"}, [None])
        assert started.output.read_bytes() == b""
        assert started.judge.call("printing") == ({"outcome": "value"}, [None])
        lines = started.output.read_text(encoding="utf-8").splitlines()
        assert lines[:3] == ["to stdout", "to stderr", "to descriptor 1"]
        assert lines[3].endswith("RuntimeWarning: divide by zero encountered in divide")
        assert lines[-1] == "\\ud800"
    assert started.judge.noted == 2 * [([], [], "divide by zero encountered in divide", "softmax.py", 9)]
    assert started.end() == 0


def test_what_a_call_does_besides_is_told_ahead_of_its_value(start: Callable[..., Started]) -> None:
    """Which arguments it changes and which it gives back; nothing where it does neither."""
    judge = start().judge
    judge.open("def add(x, y):\n    x += y\n    return y\n\ndef total(x):\n    return x.sum()\n")
    judge.execute_anew()
    reply, (value,) = judge.call("add", np.zeros(2), np.ones(2))
    assert reply == {"outcome": "value"} and np.array_equal(value, np.ones(2))
    assert judge.call("total", np.ones(2)) == ({"outcome": "value"}, [2.0])
    assert judge.noted == [([0], [1], "", "", 0)]


def test_a_file_that_was_emptied_has_no_hole(start: Callable[..., Started]) -> None:
    """What is printed next begins at its start, also where the descriptor does not append."""
    started = start(mode="wb")
    started.judge.open("print('import')\n")
    for _ in range(2):
        started.judge.execute_anew()
        assert started.output.read_bytes() == b"import\n"
    assert started.end() == 0


STREAMS = """
import faulthandler, os, sys

def read():
    return sys.stdin.read(), os.read(0, 10).hex()

def same_file():
    return os.path.sameopenfile(1, 2)

def crashes_are_written_down():
    return faulthandler.is_enabled()
"""


def test_a_submission_has_nothing_to_read_and_one_file_to_print_to(start: Callable[..., Started]) -> None:
    """Its standard input is empty, and its standard output is not the pipe to the judge."""
    started = start()
    started.judge.open(STREAMS)
    started.judge.execute_anew()
    assert started.judge.call("read") == ({"outcome": "value"}, [("", "")])
    assert started.judge.call("same_file") == ({"outcome": "value"}, [True])
    assert started.judge.call("crashes_are_written_down") == ({"outcome": "value"}, [True])
    assert started.end() == 0


LIMITS = """
import ctypes, resource
import numpy as np

def limits():
    return tuple(tuple(resource.getrlimit(getattr(resource, "RLIMIT_" + name))) for name in ("AS", "FSIZE", "CORE"))

def death_signal():
    number = ctypes.c_int()
    ctypes.CDLL(None).prctl(2, ctypes.byref(number))
    return number.value

def array(size):
    return np.ones(size).sum()
"""


@linux
def test_a_worker_limits_itself_before_it_runs_anything(start: Callable[..., Started]) -> None:
    """The limits have the numbers that they should, soft and hard, and Linux kills it with its parent."""
    started = start(memory=600_000_000)
    started.judge.open(LIMITS)
    started.judge.execute_anew()
    assert started.judge.call("limits")[1] == [((600_000_000,) * 2, (2 * 1024 * 1024,) * 2, (0, 0))]
    assert started.judge.call("death_signal")[1] == [9]
    assert started.judge.call("array", 1_000_000)[1] == [1e6]
    fields, (kind, *_) = started.judge.call("array", 75_000_000)
    assert (fields["outcome"], kind) == ("raised", "MemoryError")
    assert started.end() == 0


def test_a_worker_that_nobody_asks_ends_with_its_input(start: Callable[..., Started]) -> None:
    """A judge that needs no other worker may simply go."""
    started = start()
    assert started.judge.read() == ({"id": None, "outcome": "ready"}, [])
    assert started.end() == 0
    assert started.output.read_bytes() == b""


def test_the_judge_shares_its_files_with_the_worker_and_has_them_once() -> None:
    """As a module of the grader it takes its neighbours from there, so that their classes are the same."""
    assert worker.frame is sys.modules["grader.sandbox.inside.frame"]
    assert worker.watch is sys.modules["grader.sandbox.inside.side_effects"]
    assert not {"frame", "pipe", "watch", "syscalls", "lockdown"} & sys.modules.keys()
