"""The submission in its worker: executed anew for each check, and always within its time limit."""

from __future__ import annotations

import errno
import gc
import os
import re
import signal
import sys
import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from grader.judge import record
from grader.judge.subjects import remote, retries
from grader.results.report import Status
from grader.sandbox.outside import limit
from grader.sandbox.outside.answers import Died, Progress, Returned
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import WorkerFault
from grader.sandbox.outside.worker import Worker
from tests.judge.course import Course, doubles, posix
from tests.support.proc import children


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox whose workers have a supervisor and may end themselves by a signal: at the level ``portable``."""
    with Sandbox() as sandbox:
        yield sandbox


linux = pytest.mark.skipif(sys.platform != "linux", reason="finds a worker below its supervisor, through /proc")

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


def test_the_limits_of_time_are_those_of_the_design() -> None:
    """5 s for an import, 5 s for a check, 1 s after a hang; ten times as much by the clock."""
    assert (retries.IMPORT_SECONDS, record.CHECK_SECONDS, remote.SECONDS_AFTER_HANG) == (5, 5, 1)
    assert limit.BACKSTOP == 10


LINUX = sys.platform == "linux"
OF_PROCESSOR_TIME = " of processor time" if LINUX else ""

LOOP = "def f(x):\n    while x: pass\n    return x\n"


HANGS = '''
import pytest

def check_first(submission):
    """It ends."""
    submission.f(1)

def check_second(submission):
    """It ends again."""
    submission.f(1)

@pytest.mark.timeout(0.1)
def check_third(submission):
    """It ends soon."""
    submission.f(1)

def check_right(submission, assert_close):
    """f(0) is 0."""
    assert_close(submission.f(0), 0, of="f(0)")
'''


def test_after_a_hang_the_other_checks_of_the_exercise_have_less_time(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check with a lower limit keeps that; right code still passes; the next exercise has its full time again."""
    monkeypatch.setattr(record, "CHECK_SECONDS", 0.5)
    monkeypatch.setattr(remote, "SECONDS_AFTER_HANG", 0.3)
    course.add(HANGS, LOOP)
    course.add('def check_other(submission):\n    """It ends too."""\n    submission.f(1)\n', LOOP, name="other")
    checks = course.checks()
    found = [(check.status, check.message) for check in checks]
    assert found[0] == (
        TIMEOUT,
        f"f(1) did not finish within 0.5 s{OF_PROCESSOR_TIME}; it was in line 2: while x: pass",
    )
    assert [(status, (message or "").partition(";")[0]) for status, message in found] == [
        (TIMEOUT, f"f(1) did not finish within 0.5 s{OF_PROCESSOR_TIME}"),
        (TIMEOUT, f"f(1) did not finish within 0.3 s{OF_PROCESSOR_TIME}"),
        (TIMEOUT, f"f(1) did not finish within 0.1 s{OF_PROCESSOR_TIME}"),
        (PASSED, ""),
        (TIMEOUT, f"f(1) did not finish within 0.5 s{OF_PROCESSOR_TIME}"),
    ]
    assert [check.hint for check in checks] == [None, remote.HURRIED, remote.HURRIED, None, None]


def test_the_calls_of_a_check_share_its_time(course: Course) -> None:
    """Each of them would be fast enough on its own; the message has the time of the whole check."""
    course.add(
        '''
        import pytest

        @pytest.mark.timeout(0.4)
        def check_f(submission):
            """It ends."""
            for _ in range(100):
                submission.f(0.07)
        ''',
        "import time\ndef f(x):\n    time.sleep(x)\n",
    )
    how = ": it spent 0.4 s waiting" if LINUX else " within 0.4 s"
    assert course.told() == [(TIMEOUT, f"f(0.07) did not finish{how}; it was in line 3: time.sleep(x)")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("from one import f as g\n\ndef f(x):\n    y = g(x)\n    return y\n", "line 4: y = g(x)"),
        ("from one import f\n", "one.py"),
    ],
    ids=["called", "handed on"],
)
def test_a_hang_in_what_the_grader_put_there_is_told_where_the_learner_can_look(
    text: str, place: str, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the line that called it or, without one, by its file: the learner does not have the text with those lines."""
    monkeypatch.setattr(record, "CHECK_SECONDS", 0.5)
    course.add(doubles("check_one"), name="one", solution='"""One."""\n\ndef f(x):\n    while x == 2: pass\n')
    course.add(doubles("check_two"), text, name="two", needs=("one",))
    assert course.told("two") == [(TIMEOUT, f"f(2) did not finish within 0.5 s{OF_PROCESSOR_TIME}; it was in {place}")]


def test_a_hang_at_import_is_tried_once_only(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """All checks of the exercise have the same outcome, and the learner waits only once."""
    tries = []
    execute_anew = Worker.execute_anew
    monkeypatch.setattr(Worker, "execute_anew", lambda *args: tries.append(1) or execute_anew(*args))
    monkeypatch.setattr(retries, "IMPORT_SECONDS", 0.5)
    monkeypatch.setattr(record, "CHECK_SECONDS", 0.5)
    course.add(HANGS, "while True: pass\n")
    message = f"mini.py did not finish importing within 0.5 s{OF_PROCESSOR_TIME}; it was in line 1: while True: pass"
    assert course.told() == [(TIMEOUT, message)] * 4
    assert len(tries) == 1


def test_what_cannot_be_imported_is_tried_once_only(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every check has the same outcome, with the same details."""
    tries = []
    execute_anew = Worker.execute_anew
    monkeypatch.setattr(Worker, "execute_anew", lambda *args: tries.append(1) or execute_anew(*args))
    course.add(HANGS, "print('here')\n1 / 0\n")
    checks = course.checks()
    message = "mini.py raised ZeroDivisionError when it was imported: division by zero"
    assert {(check.status, check.message) for check in checks} == {(ERROR, message)}
    assert {check.details for check in checks} == {("mini.py, line 2: 1 / 0", "printed:", "  here")}
    assert len(checks) == 4
    assert len(tries) == 1


def test_a_crash_ends_its_own_check_only(course: Course) -> None:
    """The next check has a new worker, and its full time."""
    course.add(HANGS, "import os\ndef f(x):\n    return os._exit(3) if x else 0\n")
    crash = (ERROR, "f(1) ended the interpreter with exit code 3")
    assert course.told() == [crash, crash, crash, (PASSED, None)]


def test_every_check_starts_from_a_freshly_executed_module(course: Course) -> None:
    """A check does not see what an earlier one leaves behind; nor does the reference change what the next call gets."""
    course.add(
        '''
        import numpy as np

        def check_first(submission):
            """It counts."""
            assert submission.f(0) == 1, "not 1"
            assert submission.f(0) == 2, "not 2"

        def check_again(submission):
            """It counts from the start."""
            assert submission.f(0) == 1, "not 1"

        def check_inputs(agree):
            """The argument stays."""
            x = np.ones(2)
            agree("g", x)
            agree("g", x)
            assert x.tolist() == [1, 1], "it changed"
        ''',
        "n = 0\ndef f(x):\n    global n\n    n += 1\n    return n\ndef g(x):\n    return x + 1\n",
        solution="def g(x):\n    x += 1\n    return x\n",
    )
    assert course.told() == [(PASSED, None)] * 3


def test_the_answers_of_a_check_have_a_limit_together(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check may hold several answers before it compares them; the next check has the full room again."""
    monkeypatch.setattr(remote, "MAX_OF_CHECK", 2 * 1024**2)
    course.add(
        '''
        def check_three(submission, assert_close):
            """f gives three numbers."""
            answers = [submission.f(n) for n in (1, 2, 3)]
            assert_close(answers[0], 1, of="f(1)")

        def check_one(submission, assert_close):
            """f gives one number."""
            assert_close(submission.f(1), 1, of="f(1)")
        ''',
        "import numpy as np\ndef f(x):\n    return np.ones(125_000)\n",
    )
    assert course.told() == [
        (FAILED, "f(3) returned more than 2 MiB in one check; that is more than the grader takes"),
        (FAILED, "f(1) has shape (125000,); expected a number"),
    ]


def test_the_answers_of_a_failed_check_are_freed(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception holds the frames of its check, and these hold the answers: eight checks of 8 MB leave nothing."""
    monkeypatch.setattr(remote, "MUCH", 1024)
    monkeypatch.setattr(remote, "MAX_KEPT", 0)
    many = """
        def check_{}(submission, assert_close):
            '''f gives one number.'''
            assert_close(submission.f(1), 1, of="f(1)")
        """
    checks = "".join(many.format(number) for number in range(8))
    course.add(checks, "import numpy as np\ndef f(x):\n    return np.ones(1_000_000)\n")
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        assert course.told() == [(FAILED, "f(1) has shape (1000000,); expected a number")] * 8
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()
    assert peak < 40_000_000


# Faults of the machine

TWO_CALLS = """
def check_f(submission):
    \"\"\"It counts, and then answers.\"\"\"
    assert [submission.f(0), submission.f(0), submission.f(1)] == [1, 2, 3], "it counts something else"
"""
COUNTS = "count = 0\ndef f(x):\n    global count\n    count += 1\n{body}    return count\n"


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[Worker]:
    """The workers that were taken, in order."""
    taken: list[Worker] = []
    take = Sandbox.take
    monkeypatch.setattr(Sandbox, "take", lambda sandbox: taken.append(take(sandbox)) or taken[-1])
    return taken


@linux
@pytest.mark.parametrize("at", ["execute_anew", "call"])
def test_a_worker_that_was_killed_from_outside_costs_nothing(
    course: Course, monkeypatch: pytest.MonkeyPatch, workers: list[Worker], at: str
) -> None:
    """A new worker repeats the calls of the check, and is then in the same state."""
    method, asked = getattr(Worker, at), []

    def kill_and_ask(worker: Worker, *values: object, **words: object) -> object:
        asked.append(values)
        if len(asked) == (1 if at == "execute_anew" else 3):
            (child,) = children(worker.pid)
            os.kill(child, signal.SIGKILL)
        return method(worker, *values, **words)

    monkeypatch.setattr(Worker, at, kill_and_ask)
    course.add(TWO_CALLS, COUNTS.format(body=""))
    assert course.told() == [(PASSED, None)]
    assert len(workers) == 2


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, getattr(signal, "SIGKILL", 9)])
@pytest.mark.parametrize("at_import", [False, True])
def test_a_worker_that_is_killed_twice_is_a_fault(
    course: Course, workers: list[Worker], number: int, at_import: bool
) -> None:
    """The sender of a signal is unknown; at the level strict, it is not the submission. So it costs no points."""
    kill = f"import os; os.kill(os.getpid(), {int(number)})\n"
    course.add(TWO_CALLS, kill if at_import else COUNTS.format(body=f"    if x: {kill}"))
    with pytest.raises(
        WorkerFault, match=r"^something killed the process that runs mini\.py, twice; that happens when "
    ):
        course.told()
    assert len(workers) == 2


@posix
def test_a_worker_that_is_killed_once_more_later_in_the_check_is_a_fault(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each check is repeated once; after that, nothing is known about the submission."""
    answers = iter([Died("crashed the interpreter with SIGKILL", None), Returned(1), Returned(2)])
    last = Died("crashed the interpreter with SIGKILL", None)
    monkeypatch.setattr(Worker, "call", lambda *_, **__: next(answers, last))
    course.add(TWO_CALLS, COUNTS.format(body=""))
    with pytest.raises(WorkerFault, match=r"^something killed"):
        course.told()


def test_the_curve_of_a_training_that_is_asked_once_more_is_whole(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each point is reported once."""
    points = [Progress(share / 4, 1.0, 0.5) for share in range(5)]
    answers = iter([(points[:2], Died("crashed the interpreter with SIGKILL", None)), (points, Returned(7))])

    def call(_: Worker, *__: object, on_progress: Callable[[Progress], None], **___: object) -> object:
        told, answer = next(answers)
        for progress in told:
            on_progress(progress)
        return answer

    monkeypatch.setattr(Worker, "call", call)
    course.add(
        """
        from . import scenarios

        def check_f(submission):
            \"\"\"It learns.\"\"\"
            submission.run(scenarios.train)
        """,
        scenarios='def train(module):\n    """train()"""\n    yield 1, None, None\n',
    )
    (check,) = course.checks()
    assert [point.share for point in check.curve] == [0, 0.25, 0.5, 0.75, 1]


ASKS = """
from . import scenarios

def check_f(submission, assert_close):
    \"\"\"It gives 6.\"\"\"
    assert_close(submission.run(scenarios.sum_of), 6, of="sum_of()")
"""


def test_a_generator_of_the_submission_is_not_run_for_it(course: Course) -> None:
    """A scenario that yields its progress is run to its end; one that returns what a function gave is not."""
    scenario = 'def sum_of(module):\n    """sum_of()"""\n    return module.f(1, 2, 3)\n'
    course.add(ASKS, "def f(*x):\n    return sum(x)\n    yield\n", scenarios=scenario)
    (check,) = course.checks()
    assert check.message == "sum_of() is a generator; expected a number"


def test_warnings_of_a_scenario_are_no_news_to_a_learner(course: Course) -> None:
    """Those of the submission are shown."""
    lines = "import numpy as np\ndef sum_of(module):\n    return np.log(module.f(0)) + np.inf\n"
    code = "import numpy as np\ndef f(x):\n    return np.exp(np.log(np.array(x)))\n"
    course.add(ASKS, code, scenarios=lines.replace("    return", '    """sum_of()"""\n    return'))
    (check,) = course.checks()
    assert check.details == ("printed:", "  mini.py:3: RuntimeWarning: divide by zero encountered in log")


@posix
@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ("os.abort()", "f(1) crashed the interpreter with SIGABRT; it was in line 6: if x: os.abort()"),
        ("os._exit(1)", "f(1) ended the interpreter with exit code 1"),
    ],
)
def test_other_ends_of_a_worker_are_tried_once_more_and_are_the_submissions(
    course: Course, workers: list[Worker], ends: str, message: str
) -> None:
    """If the disk fails to give the pages of a library, the worker crashes too; not twice, while the judge runs."""
    course.add(TWO_CALLS, COUNTS.format(body=f"    import os\n    if x: {ends}\n"))
    assert course.told() == [(ERROR, message)]
    assert len(workers) == 2


def test_what_breaks_the_connection_is_not_tried_again(
    course: Course, monkeypatch: pytest.MonkeyPatch, workers: list[Worker]
) -> None:
    """No fault of a machine has this effect."""
    monkeypatch.setattr(Worker, "call", lambda *_, **__: Died("broke the connection to the grader", None))
    course.add(TWO_CALLS, COUNTS.format(body=""))
    assert course.told() == [(ERROR, "f(0) broke the connection to the grader")]
    assert len(workers) == 1


FULL = "    raise OSError(28, 'No space left on device')\n"


@pytest.mark.parametrize(
    ("number", "tries"), [(errno.ENOSPC, 2), (errno.EDQUOT, 2), (errno.EIO, 2), (errno.ENFILE, 2), (errno.ENOENT, 1)]
)
def test_a_submission_that_only_says_so_gets_no_fault(
    course: Course, workers: list[Worker], number: int, tries: int
) -> None:
    """The judge examines the disk itself, after the folder of the worker is removed."""
    course.add(TWO_CALLS, COUNTS.format(body=FULL.replace("28", str(number))))
    ((status, message),) = course.told()
    assert status == ERROR
    assert re.match(rf"f\(0\) raised \w+Error: \[Errno {number}\] No space left on device$", message or "")
    assert len(workers) == tries


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, ""), (errno.EDQUOT, " for you")])
def test_a_disk_without_space_is_a_fault(
    course: Course, monkeypatch: pytest.MonkeyPatch, workers: list[Worker], number: int, words: str
) -> None:
    """After a second try; the message says what to do."""
    monkeypatch.setattr(Sandbox, "lack_of_space", lambda _: OSError(number, "none"))
    course.add(TWO_CALLS, COUNTS.format(body=FULL.replace("28", str(number))))
    with pytest.raises(
        WorkerFault, match=rf"^there is no space left{words} in .*; free some, or name another folder in TMPDIR$"
    ):
        course.told()
    assert len(workers) == 2


@pytest.mark.parametrize("lacks", [False, True])
def test_a_machine_without_memory_is_a_fault(
    course: Course, monkeypatch: pytest.MonkeyPatch, workers: list[Worker], lacks: bool
) -> None:
    """After a second try; if there is enough memory, the submission needs too much."""
    monkeypatch.setattr(retries, "lacks_memory", lambda _: lacks)
    course.add(TWO_CALLS, COUNTS.format(body="    raise MemoryError\n"))
    if lacks:
        with pytest.raises(WorkerFault, match=r"^there is not enough memory here to grade; end programs that hold it$"):
            course.told()
    else:
        assert course.told() == [(ERROR, "f(0) needs more than 1 GiB of memory")]
    assert len(workers) == 2
