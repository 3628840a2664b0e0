"""A worker that the judge calls: how each call can end, and what is reported while it runs."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest

from grader.results.report import Limit
from grader.sandbox.outside.answers import (
    Died,
    Large,
    Missing,
    Other,
    Progress,
    Raised,
    Returned,
    SourceLocation,
)
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import cause_of_death
from grader.sandbox.outside.worker import Worker
from tests.sandbox.workers import (
    BROKE,
    HANG,
    SECONDS,
    Open,
    function,
    place,
    place_of_hang,
    posix,
    value_of,
)
from tests.support.proc import is_running


def test_a_call_returns_a_value(worker: Worker) -> None:
    """Arrays, numbers, texts, tuples and dicts are sent and come back."""
    array = np.arange(6.0).reshape(2, 3)
    (back, *others) = value_of(worker.call("same", [array, 1, "text", {"W": (None, 2.5)}]))
    assert back.dtype == np.float64
    assert back.tolist() == array.tolist()
    assert others == [1, "text", {"W": (None, 2.5)}]
    assert value_of(worker.call("same", [])) == ()


def test_what_is_no_data_returns_as_its_type(worker: Worker) -> None:
    """No object is sent, and the ``__eq__`` of its type cannot make it equal to anything."""
    assert value_of(worker.call("not_data", [])) == (Other("Yes"), Other("ufunc"))


def test_a_call_raises_at_a_place(worker: Worker) -> None:
    """The answer has the type, the text, and the innermost line of the submission."""
    text = "invalid literal for int() with base 10: 'x'"
    assert worker.call("not_a_number", []) == Raised("ValueError", text, place("not_a_number"))


def test_a_scenario_that_fails_by_itself_has_no_place(worker: Worker) -> None:
    """If no line of the submission took part, the answer has no line."""
    assert worker.call("fail", [], scenario=True) == Raised("ZeroDivisionError", "division by zero", None)


def test_an_import_raises_at_a_place(sandbox: Sandbox) -> None:
    """A syntax error has a column. The import answers with it, and the worker stays alive."""
    worker = sandbox.take()
    worker.open("softmax", {"softmax": "x = 1\ny = (2\n"}, "")
    expected = Raised("SyntaxError", "'(' was never closed", SourceLocation("softmax.py", 2, 5, ""))
    assert worker.execute_anew(SECONDS, 1, SECONDS) == expected
    assert worker.execute_anew(SECONDS, 1, SECONDS) == expected
    assert worker.alive


def test_exit_is_raised_like_anything_else(worker: Worker) -> None:
    """``sys.exit`` does not end the worker."""
    assert worker.call("leave", []) == Raised("SystemExit", "0", place("leave"))


def test_texts_of_a_submission_arrive_clean_and_short(worker: Worker) -> None:
    """Escape codes and line breaks cannot draw a verdict on the terminal; texts are cut to 300 characters."""
    mark = "\N{REPLACEMENT CHARACTER}"
    text = f"{mark}[32mPASSED {mark}? ".ljust(300, "x")
    assert worker.call("paint", []) == Raised(f"E{mark}[2J", text, place("paint"))


def test_a_function_may_be_missing_with_another_near(worker: Worker) -> None:
    """The answer has the missing name, says that the module lacks it, and suggests a similar name."""
    assert worker.call("affine", []) == Missing("", "affine", "Affine")
    assert worker.call("softmax", []) == Missing("", "softmax", "")


def test_a_method_may_be_missing_with_another_near(worker: Worker) -> None:
    """The answer has the missing name and its class, and suggests a similar name."""
    assert worker.call("misspell", [], scenario=True) == Missing("Affine", "forwrd", "forward")


def test_a_value_may_be_too_large(worker: Worker) -> None:
    """The answer describes the value and sends none of its entries."""
    assert worker.call("large", []) == Large("an array of shape (1000000, 1000000)")


def test_an_import_that_hangs_times_out_at_its_line(sandbox: Sandbox) -> None:
    """The worker is killed, and its line is known."""
    worker = sandbox.take()
    worker.open("softmax", {"softmax": "x = 1\n\nwhile True: x += 1\n"}, "")
    answer = worker.execute_anew(HANG, 1, SECONDS)
    assert place_of_hang(answer, Limit.PROCESSOR) == SourceLocation("softmax.py", 3, 0, "<module>")
    assert not worker.alive
    assert not is_running(worker.pid)


BLOCK = "signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))"
THREAD = "thread = threading.Thread(target=sum, args=[iter(int, 1)])"
HANGS = {
    "a loop": ("while True: pass", Limit.PROCESSOR),
    "a wait in C": ("os.read(os.pipe()[0], 1)", Limit.WAITING),
    "a loop in a library": ("sum(iter(int, 1))", Limit.PROCESSOR),
    "a loop without signals": (f"{BLOCK}; sum(iter(int, 1))", Limit.PROCESSOR),
    "a loop in a thread": (f"{THREAD}; thread.start(); thread.join()", Limit.PROCESSOR),
    "a loop of naps": ("while True: time.sleep(0.001)", Limit.WAITING),
}


@posix
@pytest.mark.parametrize(("body", "limit"), HANGS.values(), ids=HANGS)
def test_a_call_that_hangs_times_out_at_its_line(body: str, limit: Limit, opened: Open) -> None:
    """A submission cannot change the limit; the line is the innermost one in the submission."""
    worker = opened(function(f"x = 1\n{body}"))
    assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
    start = time.monotonic()
    answer = worker.call("f", [])
    assert place_of_hang(answer, limit) == SourceLocation("softmax.py", 6, 0, "f")
    assert time.monotonic() - start >= HANG
    assert not worker.alive
    assert not is_running(worker.pid)


def test_a_hang_that_swallows_every_exception_is_a_hang(opened: Open) -> None:
    """No exception ends a hang, so there is none to swallow."""
    worker = opened(function("while True:\n    try: time.sleep(600)\n    except BaseException: pass"))
    assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
    assert place_of_hang(worker.call("f", []), Limit.WAITING) == SourceLocation("softmax.py", 6, 0, "f")


def test_the_line_of_a_hang_is_that_of_the_submission_not_of_the_scenario(opened: Open) -> None:
    """If a function that the scenario passed in hangs, the line is the one that called it."""
    scenarios = "def s(module):\n    def g():\n        while True: pass\n    module.f(g)\n"
    worker = opened("def f(g):\n    return g()\n", scenarios)
    assert worker.execute_anew(SECONDS, 1, HANG) == Returned(None)
    answer = worker.call("s", [], scenario=True)
    assert place_of_hang(answer, Limit.PROCESSOR) == SourceLocation("softmax.py", 2, 0, "f")


DEATHS = {
    "exit 0": ("os._exit(0)", Died("ended the interpreter with exit code 0", None)),
    "SIGKILL": ("os.kill(os.getpid(), signal.SIGKILL)", Died("crashed the interpreter with SIGKILL", None)),
    "SIGSEGV": (
        "ctypes.string_at(0)",
        Died("crashed the interpreter with SIGSEGV", SourceLocation("softmax.py", 6, 0, "f")),
    ),
}


@posix
@pytest.mark.parametrize(("body", "expected"), DEATHS.values(), ids=DEATHS)
def test_a_worker_that_dies_tells_how(body: str, expected: Died, opened: Open) -> None:
    """The cause is the exit code or the signal. The line is known if Python could still record it."""
    worker = opened(function(f"print('before')\n{body}"))
    assert worker.call("f", []) == expected
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
def test_a_cause_of_death_has_its_words(code: str, how: str, stand_in: Open) -> None:
    """An exit code is reported as an exit code, a signal by its name or number."""
    assert stand_in(code).call("f", []) == Died(how, None)


def test_a_crash_on_windows_is_no_exit() -> None:
    """On Windows a crash is an exit code too, in a range of its own: 0xC0000005 is an access violation."""
    assert cause_of_death(0xBFFFFFFF) == "ended the interpreter with exit code 3221225471"
    assert cause_of_death(0xC0000005).startswith("crashed the interpreter with ")


@posix
def test_a_worker_may_die_at_import(sandbox: Sandbox) -> None:
    """The import then answers as a call would."""
    worker = sandbox.take()
    worker.open("softmax", {"softmax": "import os\nos._exit(0)\n"}, "")
    assert worker.execute_anew(SECONDS, 1, SECONDS) == Died("ended the interpreter with exit code 0", None)
    assert not worker.alive


@posix
def test_a_worker_that_is_gone_answers_no_more(stand_in: Open) -> None:
    """Every further call answers at once how the worker ended."""
    worker = stand_in("os._exit(7)")
    expected = Died("ended the interpreter with exit code 7", None)
    assert worker.call("f", []) == expected
    assert worker.call("f", []) == expected


# Progress


TRAINED = [Progress(0.0), Progress(0.5, 2.0, 0.25), Progress(1.0, math.inf, 1.0)]


def test_progress_is_told_while_a_scenario_runs(worker: Worker) -> None:
    """All shares arrive in order, 0 and 1 included; then the value arrives."""
    reported: list[Progress] = []
    assert worker.call("train", [], scenario=True, on_progress=reported.append) == Returned((7,))
    assert reported == TRAINED
    assert all(type(progress.share) is float for progress in reported)


def test_progress_may_be_ignored(worker: Worker) -> None:
    """A call works without a listener."""
    assert worker.call("train", [], scenario=True) == Returned((7,))


def test_a_listener_that_fails_harms_nobody(worker: Worker) -> None:
    """If the progress bar cannot be drawn, the answer still arrives."""
    reported: list[Progress] = []

    def fail(progress: Progress) -> None:
        reported.append(progress)
        raise UnicodeEncodeError("ascii", "x", 0, 1, "no")

    assert worker.call("train", [], scenario=True, on_progress=fail) == Returned((7,))
    assert reported == TRAINED


def test_progress_comes_before_the_end_and_gives_no_time(stand_in: Open) -> None:
    """It arrives as soon as it is sent, and does not extend the time limit of the call."""
    reported: list[Progress] = []
    worker = stand_in("while True:\n    write(progress(0.5))\n    time.sleep(0.04)", HANG)
    answer = worker.call("f", [], on_progress=reported.append)
    assert place_of_hang(answer, Limit.WAITING) is None
    assert len(reported) >= 2


def test_a_scenario_that_tells_no_share_breaks_the_connection(opened: Open) -> None:
    """A share is a number from 0 to 1."""
    worker = opened("", "def s(module):\n    yield 1.5, None, None\n")
    assert worker.call("s", [], scenario=True) == BROKE
