"""The worker from inside: a loaded exercise, and its server, in a thread."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from grader.sandbox.inside import output
from grader.sandbox.inside.frame import MAX_PAYLOAD
from grader.sandbox.inside.pipe import PollPipe, ThreadPipe
from grader.sandbox.inside.worker import LoadedExercise, Server
from tests.sandbox.inside import Judge, told
from tests.sandbox.workers import SECONDS, posix

pytestmark = pytest.mark.usefixtures("imports")


def test_an_exercise_calls_functions_and_scenarios() -> None:
    """A function gets the values; a scenario gets the module first."""
    exercise = LoadedExercise(
        "gates", {"gates": "def add(a, b): return a + b\n"}, "def twice(module, a): return module.add(a, a)\n"
    )
    with exercise.sources.importable():
        exercise.execute_anew()
        assert exercise.call("add", False, [1, 2]) == 3
        assert exercise.call("twice", True, [4]) == 8


def test_an_exercise_that_was_not_executed_is_empty() -> None:
    """Nothing in a text runs before it is requested."""
    exercise = LoadedExercise("gates", {"gates": "1 / 0\n"}, "")
    with pytest.raises(AttributeError, match=r"^module 'gates' has no attribute 'f'$"):
        exercise.call("f", False, [])


def test_scenarios_cannot_be_imported() -> None:
    """They are no module that a submission could import."""
    exercise = LoadedExercise("gates", {"gates": "import scenarios\n"}, "secret = 1\n")
    with exercise.sources.importable(), pytest.raises(ModuleNotFoundError, match=r"^No module named 'scenarios'$"):
        exercise.execute_anew()


# The server


@dataclass
class Recorded:
    """The effects that a server would have had on this process."""

    captured: int = 0
    dumps: list[tuple[float, bool, int]] = field(default_factory=list)


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorded]:
    """Protect this process from a server: its output, its watchdog and its random numbers."""
    record = Recorded()

    def capture_output() -> None:
        record.captured += 1

    monkeypatch.setattr(output, "capture_output", capture_output)
    monkeypatch.setattr(
        faulthandler, "dump_traceback_later", lambda seconds, repeat, file: record.dumps.append((seconds, repeat, file))
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
    """The same seed gives the same numbers, also for those drawn at import."""
    served.open(
        "import numpy as np\nx = np.random.rand(3)\ndef at_import(): return x\ndef rand(): return np.random.rand(3)\n"
    )
    expected = np.random.RandomState(7).rand(6).tolist()
    for executed in (1, 2):
        served.execute_anew(seed=7)
        drawn = [*served.call("at_import")[1][0], *served.call("rand")[1][0]]  # type: ignore[misc]
        assert drawn == expected
        assert recorded.captured == executed
        assert recorded.dumps == [(SECONDS, True, 2), (SECONDS + 1, True, 2)] * executed


def test_a_server_executes_anew_only_when_asked(served: Judge) -> None:
    """Calls share a module; after execute_anew it is a new one."""
    served.open("calls = []\ndef f():\n    calls.append(1)\n    return len(calls)\n")
    known_sizes = []
    for _ in range(2):
        served.execute_anew()
        known_sizes += [served.call("f")[1], served.call("f")[1]]
    assert known_sizes == [[1], [2], [1], [2]]


def test_a_server_tells_the_progress_of_a_scenario(served: Judge) -> None:
    """Yielded values are progress, and the return value is the answer."""
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
    """It may import whatever it needs, at any time; it is loaded before the submission is executed."""
    served.open("import drawing\ndef f(): return drawing.later()\n", packages=("drawing",))
    assert "drawing" in sys.modules
    assert served.execute_anew() == ({"outcome": "value"}, [None])
    assert served.call("f") == ({"outcome": "value"}, [7])


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(
    ("line", "use"),
    [
        ("import drawing", "drawing.later()"),
        ("import drawing as d, math", "d.x * 2"),
        ("from drawing import later", "later()"),
        ("from drawing import (\nlater)", "list(later)"),
        ("import paper.deep", "paper.deep.x[0]"),
        ("import nowhere.deep as deep", "deep.x + 1"),
        ("from nowhere.deep import x", "np.ones(2) @ x"),
        ("from nowhere import x; y = x.y(5)[0]", "y(2)"),
    ],
)
def test_any_other_package_fails_what_uses_it_installed_or_not(line: str, use: str, served: Judge) -> None:
    """It does not matter whether it is installed here; the rest of the file works."""
    lines = line.count("\n") + 1
    served.open(f"import math, numpy as np, json.tool\n{line}\ndef f(): return {use}\ndef one(): return 1\n")
    name = line.split()[1].partition(".")[0]
    assert served.execute_anew() == ({"outcome": "value"}, [None])
    assert served.call("one") == ({"outcome": "value"}, [1])
    assert served.call("f") == told(
        "ModuleNotFoundError", f"{name} is not for this exercise", "softmax.py", lines + 2, "f"
    )


@pytest.mark.parametrize(
    "line",
    [
        "from nowhere import *",
        "__import__('importlib').import_module('nowhere')",
        "if True: import nowhere",
        "import nowhere; [*nowhere.x]",
        "import nowhere; nowhere.x + 1",
        "import nowhere; float(nowhere.x())",
    ],
)
def test_what_cannot_wait_is_refused_while_the_file_is_executed(line: str, served: Judge) -> None:
    """No replacement is possible for unknown names, or for a value that the file itself uses."""
    served.open(f"\n{line}\n")
    refused = told("ModuleNotFoundError", "nowhere is not for this exercise", "softmax.py", 2, "<module>")
    assert served.execute_anew() == refused


SETTINGS = """
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from nowhere import jit
plt.rcParams["figure.dpi"] = 72
plt.style.use("ggplot")

@jit(nopython=True)
def fast(x): return x
def f(x: plt.Figure) -> jit.x: return 5
def plot(): plt.plot([1])
if __name__ == "__main__": 1 / 0
"""


def test_settings_and_annotations_cost_nothing(served: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Common lines at the top of scripts cost nothing; only code that is decorated or plots fails."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "matplotlib"]:
        monkeypatch.delitem(sys.modules, name)  # a worker of this exercise has not imported it
    served.open(SETTINGS)
    for _ in range(2):
        assert served.execute_anew() == ({"outcome": "value"}, [None])
    assert served.call("f", 1) == ({"outcome": "value"}, [5])
    assert served.call("fast", 1) == told("ModuleNotFoundError", "nowhere is not for this exercise", "", 0, "")
    no_plots = told("ModuleNotFoundError", "matplotlib is not for this exercise", "softmax.py", 12, "plot")
    assert served.call("plot") == no_plots


def test_no_stand_in_is_left_for_others_to_find(served: Judge) -> None:
    """A library that looks for a package must not find a replacement for it, even after an error."""
    served.open("import nowhere.deep\n1 / 0\n")
    served.execute_anew()
    assert not {"nowhere", "nowhere.deep"} & sys.modules.keys()


@pytest.mark.usefixtures("package")
def test_an_import_inside_a_call_is_refused_too(served: Judge) -> None:
    """Also with importlib; a submission may catch the error and continue without it."""
    text = "def f():\n    import importlib\n    return importlib.import_module('paper').x\n"
    served.open(text + "try:\n    import paper\nexcept ImportError:\n    x = 1\n")
    assert served.execute_anew() == ({"outcome": "value"}, [None])
    assert served.call("f") == told("ModuleNotFoundError", "paper is not for this exercise", "softmax.py", 3, "f")


def test_a_server_does_not_run_the_generators_of_a_submission(served: Judge) -> None:
    """Only a scenario may yield progress; an endless generator is a value that is no data."""
    served.open("def f():\n    while True:\n        yield 1\n")
    served.execute_anew()
    reply, (value,) = served.call("f")
    assert reply == {"outcome": "value"}
    assert str(value) == "Other(type='generator')"
    assert served.progress == []


def test_a_server_survives_whatever_is_raised(served: Judge) -> None:
    """Exits and interrupts are ordinary answers, and the next call is answered."""
    served.open("import builtins\ndef f(kind): raise getattr(builtins, kind)('no')\ndef one(): return 1\n")
    served.execute_anew()
    for kind in ("SystemExit", "KeyboardInterrupt", "GeneratorExit", "StopIteration", "EOFError", "TimeoutError"):
        assert served.call("f", kind) == told(kind, "no", "softmax.py", 2, "f")
    assert served.call("one") == ({"outcome": "value"}, [1])


def test_a_server_tells_what_is_raised_while_a_scenario_yields(served: Judge) -> None:
    """An error after the first step is reported like one before it."""
    served.open("def f():\n    1 / 0\n", "def s(module):\n    yield 0.5, None, None\n    module.f()\n")
    served.execute_anew()
    assert served.call("s", scenario=True) == told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f")
    assert served.progress == [(0.5, None, None)]


def test_a_server_tells_the_line_of_the_exercise(served: Judge) -> None:
    """Whatever the exercise calls, the line is in its own file."""
    served.open("import layers\ndef f(): layers.g()\n", layers="def g(): 1 / 0\n")
    served.execute_anew()
    assert served.call("f") == told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f")


def test_a_server_tells_what_is_missing_and_what_is_too_large(served: Judge) -> None:
    """Neither a missing name nor a value that cannot be sent ends it."""
    served.open("import numpy as np\ndef f(): return np.broadcast_to(1.0, 10**9)\n")
    served.execute_anew()
    assert served.call("g") == ({"outcome": "missing"}, ["", "g", ""])
    assert served.call("f") == ({"outcome": "large"}, ["an array of shape (1000000000,)"])


def test_a_server_tells_why_a_text_cannot_be_executed(served: Judge) -> None:
    """A syntax error is the answer to each execution."""
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
    """Closing the pipe early is a normal end; the fixture waits for it."""
    assert served.read() == ({"id": None, "outcome": "ready"}, [])
