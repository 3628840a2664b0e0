"""How the judge uses pytest: the events, and faults of the grader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.datasets import dataset
from grader.datasets.mnist import SAMPLE, MnistError
from grader.judge.faults import GraderFault
from grader.judge.record import CheckRecord
from grader.machine import MachineFault
from grader.results.curves import CurvePoint
from grader.results.events import CheckFinished, Diagnosed, Event, ExerciseStarted, TrainingProgress, ignore
from grader.results.report import Status
from grader.sandbox.outside.opening import Opening
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import WorkerFault
from grader.sandbox.outside.worker import Worker
from tests.judge.course import Course, agrees, doubles, posix
from tests.support.grading import graded

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


class Watched(Sandbox):
    """A sandbox that writes down for which exercises workers are prepared and opened."""

    def __init__(self) -> None:
        super().__init__("portable")
        self.prepared: list[str] = []
        self.opened: list[str] = []

    def prepare(self, opening: Opening) -> None:
        """Write it down."""
        self.prepared.append(opening.exercise)
        super().prepare(opening)

    def open(self, opening: Opening) -> Worker:
        """Write it down."""
        self.opened.append(opening.exercise)
        ready = self._prepared[1] if self._prepared is not None else None
        worker = super().open(opening)
        assert worker is ready or len(self.opened) == 1
        return worker


@pytest.mark.parametrize(
    ("names", "opened"),
    [
        (("gates", "softmax", "simple_net"), ["gates", "softmax", "simple_net"]),
        (("two_layer_net", "training"), ["two_layer_net", "training", "training"]),  # at last on the learner's own
        (("softmax",), ["softmax"]),
    ],
)
def test_each_worker_after_the_first_is_prepared_and_no_other(names: tuple[str, ...], opened: list[str]) -> None:
    """So it is there when the checks before are done."""
    with Watched() as sandbox:
        graded(dict.fromkeys(names, "x = 1\n"), sandbox)
        assert sandbox.opened == opened
        assert sandbox.prepared == opened[1:]


# Events


def test_events_tell_of_exercises_checks_and_progress(course: Course) -> None:
    """Exercises when they begin and end, each check when it ends, and the progress of a long scenario."""
    course.add(
        '''
        from . import scenarios

        def check_long(agree):
            """It takes long."""
            agree(scenarios.long, 1)

        def check_short():
            """It does not."""
        ''',
        scenarios='''
        def long(module, x):
            """f(f(x))"""
            for step in range(4):
                x = module.f(x)
                yield step / 4, x, None
            return x
        ''',
    )
    events: list[Event] = []
    (exercise,) = course.grade(on_event=events.append)
    long, short = exercise.checks
    assert (long.status, short.status) == (PASSED, PASSED)
    points = [CurvePoint(step / 4, 2.0 ** (step + 1), None) for step in range(4)]
    assert events == [
        ExerciseStarted("mini"),
        *(TrainingProgress("mini", point) for point in points),
        CheckFinished("mini", long),
        CheckFinished("mini", short),
        Diagnosed(exercise),
    ]


def test_nobody_needs_to_listen() -> None:
    """An event may be ignored."""
    ignore(ExerciseStarted("mini"))


# Faults of the grader


@pytest.mark.parametrize(
    ("checks", "text"),
    [
        (
            'def check_it():\n    """It is."""\n    1 / 0\n',
            "mini, check_it: ZeroDivisionError: division by zero (checks.py, line 3)",
        ),
        (
            'import pytest\n@pytest.fixture\ndef x():\n    1 / 0\ndef check_it(x):\n    """It is."""\n',
            "mini, check_it: ZeroDivisionError: division by zero (checks.py, line 4)",
        ),
        (
            'import pytest\n@pytest.fixture\ndef x():\n    yield\n    1 / 0\ndef check_it(x):\n    """It is."""\n',
            "mini, check_it: ZeroDivisionError: division by zero (checks.py, line 5)",
        ),
        (
            'def check_it():\n    """It is."""\n    raise SystemExit(0)\n',
            "mini, check_it: SystemExit: 0 (checks.py, line 3)",
        ),
        (
            'def check_it():\n    """It is."""\n    assert 1 == 2\n',
            "mini, check_it: AssertionError:  (checks.py, line 3)",
        ),
        (
            'from . import scenarios\ndef check_it():\n    """It is."""\n    scenarios.helper()\n',
            "mini, check_it: AssertionError: not a verdict (scenarios.py, line 2)",
        ),
        (
            'def check_it(agree):\n    """It is."""\n    agree("g", 2)\n',
            "mini, check_it: AttributeError: module 'mini' has no attribute 'g' (reference.py, line N)",
        ),
        (
            'def check_it(request):\n    """It is."""\n    request.session.shouldfail = "enough"\n'
            'def check_more():\n    """It is more."""\n',
            "mini: 1 of 2 checks have no outcome",
        ),
        ("x = 1\n", "pytest ended with NO_TESTS_COLLECTED"),
    ],
    ids=["raises", "fixture", "teardown", "exit", "no words", "elsewhere", "reference", "no outcome", "no checks"],
)
def test_what_is_wrong_in_a_check_is_a_fault_of_the_grader(course: Course, checks: str, text: str) -> None:
    """The text has exercise, check and line; it is never an outcome of the submission."""
    course.add(checks, scenarios='def helper():\n    assert False, "not a verdict"\n')
    assert re.sub(r"reference.py, line \d+", "reference.py, line N", course.fault()) == text


def test_an_exercise_without_checks_is_a_fault_though_another_has_some(course: Course) -> None:
    """An exercise must be judged to pass."""
    course.add(doubles(), name="one")
    course.add("x = 1\n", name="two")
    assert course.fault() == "two: 0 of 0 checks have no outcome"


def test_an_exercise_without_a_file_of_checks_is_a_fault(course: Course, capfd: pytest.CaptureFixture[str]) -> None:
    """pytest says which one; its message is not printed."""
    course.add(doubles())
    (course.folder / "mini" / "checks.py").unlink()
    with pytest.raises(
        OSError,
        match=f"^the checks cannot be read: file or directory not found: {course.folder / 'mini' / 'checks.py'}$",
    ):
        course.grade()
    assert capfd.readouterr() == ("", "")


class Fails:
    """A pytest plugin that fails outside the checks."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem

    def pytest_collection_finish(self) -> None:
        """Fail."""
        raise self.problem


@pytest.mark.parametrize(
    ("problem", "kind", "line"),
    [
        (ZeroDivisionError("no"), GraderFault, r"pytest: ZeroDivisionError: no \(test_plugin.py, line \d+\)"),
        (MemoryError(), MachineFault, "there is not enough memory here to grade; end programs that hold it"),
    ],
)
def test_what_goes_wrong_in_pytest_itself_is_a_fault_and_not_printed(
    course: Course, capfd: pytest.CaptureFixture[str], problem: Exception, kind: type[Exception], line: str
) -> None:
    """It is a fault of the grader, or of the machine."""
    course.add(doubles())
    with pytest.raises(kind, match=f"^{line}$"):
        course.grade(plugins=[Fails(problem)])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("problem", ["MemoryError()", "OSError(24, 'Too many open files')"])
@pytest.mark.parametrize("at_import", [False, True])
def test_a_fault_of_the_machine_in_the_judge_is_no_bug(course: Course, problem: str, at_import: bool) -> None:
    """Wherever it happens: while the file of checks is imported, or while a check runs."""
    fails = f"raise {problem}"
    course.add(
        f"{doubles()}\n{fails}\n" if at_import else f'def check_f(submission):\n    """It works."""\n    {fails}\n'
    )
    with pytest.raises(MachineFault, match=r"^(there is not enough memory|too many files are open)"):
        course.grade()


@pytest.mark.parametrize(
    ("solution", "text"),
    [
        ("import nowhere\n", "mini, check_f: ModuleNotFoundError: No module named 'nowhere' (mini.py, line 1)"),
        ("def f(x):\n    raise ValueError('no')\n", "mini, check_f: ValueError: no (mini.py, line 2)"),
    ],
)
def test_a_solution_that_fails_is_a_fault_of_the_grader(course: Course, solution: str, text: str) -> None:
    """The learner is not responsible."""
    course.add(agrees(), solution=solution)
    assert course.fault() == text


@pytest.mark.parametrize(
    ("checks", "text"),
    [
        ("\ndef check_it(:\n", "mini: SyntaxError: invalid syntax (checks.py, line 2)"),
        ("\nimport nowhere\n", "mini: ModuleNotFoundError: No module named 'nowhere' (checks.py, line 2)"),
    ],
)
def test_checks_that_cannot_be_imported_are_a_fault_with_a_place(course: Course, checks: str, text: str) -> None:
    """Exercise, exception and line, although another exercise has all its outcomes."""
    course.add('def check_one():\n    """It is."""\n', name="one")
    course.add(checks)
    assert course.fault() == text


def test_after_a_fault_no_other_check_runs(course: Course) -> None:
    """There will be no report in any case."""
    events: list[Event] = []
    for name in ("one", "two"):
        course.add(f'def check_{name}():\n    """It is."""\n    1 / 0\n', name=name)
    with pytest.raises(
        GraderFault, match=r"^one, check_one: ZeroDivisionError: division by zero \(checks.py, line 3\)$"
    ):
        course.grade(on_event=events.append)
    assert events == [ExerciseStarted("one")]


@posix
def test_a_check_that_hangs_itself_is_a_fault(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-timeout backs up the judge; when it ends a check, that is no outcome of the submission."""
    monkeypatch.setattr(CheckRecord, "backstop", 0.2)
    course.add(
        'import time, pytest\n@pytest.mark.timeout(0.1)\ndef check_it():\n    """It ends."""\n    time.sleep(30)\n'
    )
    assert course.fault() == "mini, check_it: Timeout: the check hangs in the judge itself"


def test_an_interrupt_in_a_check_is_passed_on(course: Course) -> None:
    """Ctrl-C ends the session, and is neither outcome nor fault."""
    course.add('def check_it():\n    """It is."""\n    raise KeyboardInterrupt\n')
    with pytest.raises(KeyboardInterrupt):
        course.grade()


# Faults of the machine


def test_damaged_data_is_passed_on_as_such(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no bug of the grader: the user can repair it."""
    course.add('def check_it(mnist):\n    """It is."""\n')
    monkeypatch.setattr(dataset, "SAMPLE", tmp_path)
    with pytest.raises(MnistError) as caught:
        course.grade()
    assert str(caught.value) == f"{tmp_path / 'train-images-idx3-ubyte'}.gz is missing"


def test_a_worker_that_does_not_start_is_passed_on_as_such(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no bug of the grader either: the machine cannot start Python."""

    def fail(*_: object) -> None:
        raise WorkerFault("the worker does not start")

    monkeypatch.setattr(Worker, "await_opened", fail)
    course.add(doubles())
    with pytest.raises(WorkerFault, match=r"^the worker does not start$"):
        course.grade()


def test_the_data_is_read_once(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many checks use it; pixels are whole numbers from 0 to 255."""
    read = dataset.load_mnist
    times: list[Path] = []
    monkeypatch.setattr(dataset, "load_mnist", lambda **options: times.append(options["folder"]) or read(**options))
    for name in ("one", "two"):
        course.add(
            f'''
            def check_{name}(mnist):
                """It is the sample."""
                assert (mnist.name, str(mnist.x_train.dtype), mnist.x_train.max()) == ("sample", "uint8", 255), "no"
                assert mnist.x_train.shape[1:] == mnist.x_test.shape[1:] == (784,), "no"
                assert (len(mnist.x_train), len(mnist.x_test)) == (len(mnist.t_train), len(mnist.t_test)), "no"
            ''',
            name=name,
        )
    assert course.told() == [(PASSED, None)] * 2
    assert times == [SAMPLE]
