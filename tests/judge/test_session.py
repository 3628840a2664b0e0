"""A whole session: real workers run small submissions, pytest runs small checks, every check has its outcome.

The courses here are tiny, and lie in a temporary folder that is no package.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from grader.course import Exercise, load_course
from grader.datasets.mnist import SAMPLE, MnistError
from grader.files import ROOT
from grader.judge import session
from grader.judge.assertions import assert_array, assert_close
from grader.judge.failures import NotPassed, may_import
from grader.judge.faults import GraderFault
from grader.judge.session import run_checks
from grader.judge.subjects import remote
from grader.judge.subjects.assembly import Assembly
from grader.results.events import OnEvent, ignore
from grader.results.report import CheckResult, ExerciseResult, Status
from grader.results.request import Request
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.worker import Worker, WorkerFault
from grader.sources import read_sources

SOLUTIONS = ROOT / "solutions"

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")

DOUBLE = """
def f(x):
    return 2 * x
"""


def doubles(name: str = "check_f", value: float = 4) -> str:
    """A check of this name that f(2) is this value."""
    return f'''
def {name}(submission, assert_close):
    """f doubles."""
    assert_close(submission.f(2), {value}, of="f(2)")
'''


def agrees(name: str = "check_f") -> str:
    """A check of this name that f does what the solution does."""
    return f'''
def {name}(agree):
    """f doubles."""
    agree("f", 2)
'''


class Course:
    """A course in a folder, with a submission and solutions beside it."""

    def __init__(self, root: Path, sandbox: Sandbox) -> None:
        self.folder, self.submission, self.solutions = root / "course", root / "submission", root / "solutions"
        for each in (self.folder, self.submission, self.solutions):
            each.mkdir()
        self.exercises: list[Exercise] = []
        self._root, self._sandbox = root, sandbox

    def add(
        self,
        checks: str,
        submission: str | None = DOUBLE,
        *,
        name: str = "mini",
        solution: str = DOUBLE,
        scenarios: str | None = None,
        needs: tuple[str, ...] = (),
        points: int = 10,
    ) -> None:
        """Add an exercise: its checks, what the learner wrote (None: no file), the solution."""
        (self.folder / name).mkdir()
        texts = {
            self.folder / name / "checks.py": checks,
            self.folder / name / "scenarios.py": scenarios,
            self.submission / f"{name}.py": submission,
            self.solutions / f"{name}.py": solution,
        }
        for path, text in texts.items():
            if text is not None:
                path.write_text(dedent(text), encoding="utf-8")
        hints = ("Which?", "How?", "So.")
        self.exercises.append(Exercise(name, f"about {name}", "1.1", points, needs, hints))

    def grade(
        self, *selected: str, with_solutions: bool = True, seed: int = 1, on_event: OnEvent = ignore
    ) -> tuple[ExerciseResult, ...]:
        """Grade the selected exercises, or all of them."""
        names = [exercise.name for exercise in self.exercises]
        request = Request("submission", read_sources(self.submission, names), selected or tuple(names), seed)
        solutions = read_sources(self.solutions, names) if with_solutions else {}
        return run_checks(Assembly(request, tuple(self.exercises), solutions), self._sandbox, on_event)

    def checks(self, *selected: str, **options: Any) -> list[CheckResult]:
        """Grade and return all checks."""
        return [check for exercise in self.grade(*selected, **options) for check in exercise.checks]

    def told(self, *selected: str, **options: Any) -> list[tuple[Status, str | None]]:
        """Grade and return status and message of all checks."""
        return [(check.status, check.message) for check in self.checks(*selected, **options)]

    def fault(self) -> str:
        """Grade and return the text of the GraderFault that ends it."""
        with pytest.raises(GraderFault) as caught:
            self.grade()
        return str(caught.value)


@pytest.fixture(scope="module", autouse=True)
def little_garbage() -> Iterator[None]:
    """Every session of pytest ends by collecting garbage; what is there before these tests need not be looked at."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def new_course(monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox) -> Callable[[Path], Course]:
    """``new_course(folder)`` is an empty course in this folder, and the one that is graded."""
    options = session._OPTIONS

    def make(folder: Path) -> Course:
        course = Course(folder, sandbox)
        monkeypatch.setattr("grader.course.FOLDER", course.folder)
        # Without this, every session looks through all that lies in the folder for temporary files.
        monkeypatch.setattr(session, "_OPTIONS", [*options, f"--confcutdir={course.folder}"])
        return course

    return make


@pytest.fixture
def course(new_course: Callable[[Path], Course], tmp_path: Path) -> Course:
    """An empty course."""
    return new_course(tmp_path)


# Outcomes


@pytest.mark.parametrize(
    ("submission", "status", "message", "hint", "details"),
    [
        (DOUBLE, PASSED, None, None, ()),
        ("def f(x):\n    return x + 1.5\n", FAILED, "f(2) is 3.5; expected 4", None, ()),
        (
            "def f(x):\n    print(2 * x)\n",
            FAILED,
            "f(2) returned nothing; is the return missing?",
            None,
            ("printed:", "  4"),
        ),
        ("f2 = 1\n", FAILED, "f is not defined in mini.py", "It has 'f2'; is that the one?", ()),
        ("def f(x):\n    raise NotImplementedError\n", TODO, "still to do: f, mini.py, line 2", None, ()),
        ("raise NotImplementedError\n", TODO, "still to do: mini.py, line 1", None, ()),
        (
            "def f(x):\n    raise ValueError('no')\n",
            ERROR,
            "f(2) raised ValueError: no",
            None,
            ("mini.py, line 2: raise ValueError('no')",),
        ),
        (
            "def f(x):\n    return (x\n",
            ERROR,
            "mini.py, line 2: '(' was never closed",
            None,
            ("return (x", "       ^"),
        ),
        (
            "import numpy as np\nnp.nothing\n",
            ERROR,
            "mini.py raised AttributeError when it was imported: module 'numpy' has no attribute 'nothing'",
            None,
            ("mini.py, line 2: np.nothing",),
        ),
        (
            "import torch\n",
            ERROR,
            "mini.py raised ModuleNotFoundError when it was imported: torch is not for this exercise",
            may_import(()),
            ("mini.py, line 1: import torch",),
        ),
        ("import os\ndef f(x):\n    os._exit(0)\n", ERROR, "f(2) ended the interpreter with exit code 0", None, ()),
    ],
)
def test_a_check_has_the_outcome_of_what_the_submission_does(
    course: Course, submission: str, status: Status, message: str | None, hint: str | None, details: tuple[str, ...]
) -> None:
    """Passed, failed, todo or error, with its whole message, hint and details."""
    course.add(doubles(), submission)
    (check,) = course.checks()
    assert (check.name, check.title, check.max_score) == ("check_f", "f doubles.", 1)
    assert (check.status, check.message, check.hint, check.details) == (status, message, hint, details)
    assert (check.mistake, check.advice) == (None, ())
    assert 0 < check.seconds < 60


def test_a_missing_file_fails_every_check(course: Course) -> None:
    """It says where the file should be."""
    course.add(doubles() + agrees("check_g"), None)
    assert course.told() == [(FAILED, f"there is no mini.py in {course.submission}")] * 2


def test_a_file_that_cannot_be_read_is_an_error(course: Course) -> None:
    """And no fault."""
    course.add(doubles(), None)
    (course.submission / "mini.py").write_bytes(b"\xff")
    (check,) = course.checks()
    assert (check.status, check.message) == (ERROR, "mini.py, line 1: not UTF-8 text")
    assert check.hint == "Save it as UTF-8 in your editor."


def test_a_difference_from_the_reference_tells_the_inputs_of_a_scenario(course: Course) -> None:
    """The first line has the scenario's own words, the details what it was given."""
    course.add(
        '''
        import numpy as np
        from . import scenarios

        def check_twice(agree):
            """f works twice."""
            agree(scenarios.twice, np.array([1.0, 2.0]), 3)
        ''',
        "def f(x):\n    return 3 * x\n",
        scenarios='''
        def twice(module, x, n):
            """f(f(x))"""
            return module.f(module.f(x))
        ''',
    )
    (check,) = course.checks()
    relation = "the result is 2.25 times the expected value everywhere ([0] is 9; expected 4)"
    assert (check.status, check.message) == (FAILED, f"f(f(x)): {relation}")
    assert check.details == ("with x of shape (2,), n = 3",)


def test_an_assertion_with_words_is_a_verdict(course: Course) -> None:
    """In a check, in a helper or in a fixture of its file: the words are the message."""
    course.add(
        '''
        import pytest

        def look(value):
            assert value == 5, f"it is {value}; expected 5"

        @pytest.fixture
        def looked(submission):
            look(submission.f(2))

        def check_here(submission):
            """It is right here."""
            assert submission.f(2) == 5, "not here"

        def check_helper(submission):
            """It is right there."""
            look(submission.f(2))

        def check_fixture(looked):
            """It is right before."""
        '''
    )
    assert course.told() == [(FAILED, "not here"), (FAILED, "it is 4; expected 5"), (FAILED, "it is 4; expected 5")]


def test_a_check_weighs_what_its_points_say(course: Course) -> None:
    """1 unless given; the exercise shares its points by weight, rounded down."""
    course.add(
        f'''
        import pytest
        {doubles()}
        @pytest.mark.points(3)
        def check_g(submission, assert_close):
            """f triples."""
            assert_close(submission.f(2), 6, of="f(2)")
        '''.replace("\n        ", "\n"),
        points=15,
    )
    (exercise,) = course.grade()
    assert [check.max_score for check in exercise.checks] == [1, 3]
    assert (exercise.name, exercise.title, exercise.max_score) == ("mini", "about mini", 15)
    assert (exercise.score, exercise.status) == (3, FAILED)


def test_the_title_of_one_of_several_cases_names_the_case(course: Course) -> None:
    """The first line of the docstring is the title; the case follows in brackets, before the full stop."""
    course.add(
        '''
        import pytest

        @pytest.mark.parametrize("form", ["one-hot", "labels"])
        @pytest.mark.parametrize("n", [1, 2])
        def check_forms(form, n):
            """
            It is right.

            And this is for the reader of the check.
            """
        '''
    )
    assert [(check.name, check.title) for check in course.checks()] == [
        ("check_forms[1-one-hot]", "It is right (1-one-hot)."),
        ("check_forms[1-labels]", "It is right (1-labels)."),
        ("check_forms[2-one-hot]", "It is right (2-one-hot)."),
        ("check_forms[2-labels]", "It is right (2-labels)."),
    ]


def test_exercises_come_out_in_the_order_of_the_course(course: Course) -> None:
    """However they were selected; and only these."""
    for name in ("one", "two", "three"):
        course.add(f'def check_{name}():\n    """It is."""\n', name=name)
    assert [exercise.name for exercise in course.grade("three", "one")] == ["one", "three"]


def test_every_check_starts_from_a_freshly_executed_module(course: Course) -> None:
    """What one check leaves behind, another does not see; nor does the reference change what the next call gets."""
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


def test_a_folder_that_is_no_package_has_its_scenarios_too(course: Course) -> None:
    """Neither checks.py nor scenarios.py need an importable name; two exercises do not mix theirs."""
    for name, factor in (("one", 2), ("two", 3)):
        course.add(
            f'''
            from . import scenarios

            def check_{name}(submission, assert_close):
                """It is {factor} times."""
                assert scenarios.FACTOR == {factor}, "the scenarios of another exercise"
                assert_close(submission.run(scenarios.times, 2.0), 2 * {factor}, of="f(2)")
            ''',
            "def f(x, n):\n    return n * x\n",
            name=name,
            scenarios=f'FACTOR = {factor}\ndef times(module, x):\n    """f(x)"""\n    return module.f(x, FACTOR)\n',
        )
    assert course.told() == [(PASSED, None)] * 2


# Limits of time


def test_the_limits_of_time_are_those_of_the_design() -> None:
    """5 s for an import, 5 s for a check, 1 s once a check has hung; the backstop comes much later."""
    assert (remote.IMPORT_SECONDS, session.CHECK_SECONDS, remote.SECONDS_AFTER_HANG) == (5, 5, 1)
    assert session.BACKSTOP_SECONDS >= 30


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
    """One that has less anyway keeps that; right code passes still; the next exercise has all of its time again."""
    monkeypatch.setattr(session, "CHECK_SECONDS", 0.5)
    monkeypatch.setattr(remote, "SECONDS_AFTER_HANG", 0.3)
    course.add(HANGS, LOOP)
    course.add('def check_other(submission):\n    """It ends too."""\n    submission.f(1)\n', LOOP, name="other")
    found = course.told()
    assert found[0] == (TIMEOUT, "f(1) did not finish within 0.5 s; it was in line 2: while x: pass")
    assert [(status, (message or "").partition(";")[0]) for status, message in found] == [
        (TIMEOUT, "f(1) did not finish within 0.5 s"),
        (TIMEOUT, "f(1) did not finish within 0.3 s"),
        (TIMEOUT, "f(1) did not finish within 0.1 s"),
        (PASSED, ""),
        (TIMEOUT, "f(1) did not finish within 0.5 s"),
    ]


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
    assert course.told() == [(TIMEOUT, "f(0.07) did not finish within 0.4 s; it was in line 3: time.sleep(x)")]


def test_a_hang_at_import_is_tried_once_only(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """All checks of the exercise have the same outcome, and the learner waits once."""
    tries = []
    fresh = Worker.fresh
    monkeypatch.setattr(Worker, "fresh", lambda *args: tries.append(1) or fresh(*args))
    monkeypatch.setattr(remote, "IMPORT_SECONDS", 0.5)
    monkeypatch.setattr(session, "CHECK_SECONDS", 0.5)
    course.add(HANGS, "while True: pass\n")
    message = "mini.py did not finish importing within 0.5 s; it was in line 1: while True: pass"
    assert course.told() == [(TIMEOUT, message)] * 4
    assert len(tries) == 1


def test_what_cannot_be_imported_is_tried_once_only(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every check has the same outcome, with the same details."""
    tries = []
    fresh = Worker.fresh
    monkeypatch.setattr(Worker, "fresh", lambda *args: tries.append(1) or fresh(*args))
    course.add(HANGS, "print('here')\n1 / 0\n")
    checks = course.checks()
    message = "mini.py raised ZeroDivisionError when it was imported: division by zero"
    assert {(check.status, check.message) for check in checks} == {(ERROR, message)}
    assert {check.details for check in checks} == {("mini.py, line 2: 1 / 0", "printed:", "  here")}
    assert len(checks) == 4
    assert len(tries) == 1


def test_a_crash_ends_its_own_check_only(course: Course) -> None:
    """The next has a new worker, and all of its time."""
    course.add(HANGS, "import os\ndef f(x):\n    return os._exit(3) if x else 0\n")
    crash = (ERROR, "f(1) ended the interpreter with exit code 3")
    assert course.told() == [crash, crash, crash, (PASSED, None)]


@posix
def test_a_check_that_hangs_itself_is_a_fault(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest-timeout stands behind the judge; what it ends is no outcome of the submission."""
    monkeypatch.setattr(session, "BACKSTOP_SECONDS", 0.1)
    course.add(
        'import time, pytest\n@pytest.mark.timeout(0.1)\ndef check_it():\n    """It ends."""\n    time.sleep(30)\n'
    )
    assert course.fault() == "mini, check_it: Timeout: the check hangs in the judge itself"


# What an exercise builds on


WRONG_SOFTMAX = {
    "wrong": "def softmax(x):\n    return x\n",
    "missing": None,
}


@pytest.mark.parametrize("softmax", WRONG_SOFTMAX.values(), ids=WRONG_SOFTMAX.keys())
def test_a_wrong_softmax_costs_nothing_in_layers(tmp_path: Path, sandbox: Sandbox, softmax: str | None) -> None:
    """The grader puts its own versions in the place of earlier exercises."""
    shutil.copy(SOLUTIONS / "layers.py", tmp_path)
    if softmax is not None:
        (tmp_path / "softmax.py").write_text(softmax, encoding="utf-8")
    (layers,) = judge(Grading(load_course(), ("layers",), tmp_path, SOLUTIONS, 1, "sample", SAMPLE), sandbox)
    assert [check.message for check in layers.checks if check.status is not PASSED] == []
    assert layers.score == layers.max_score


def test_an_exercise_may_not_import_a_later_one(course: Course) -> None:
    """Only what comes before it is there."""
    course.add(doubles("check_one"), "from two import f\n", name="one")
    course.add(doubles("check_two"), "from one import f\n", name="two")
    message = "one.py raised ModuleNotFoundError when it was imported: two is not for this exercise"
    assert course.told() == [(ERROR, message), (PASSED, None)]
    assert course.checks("one")[0].hint == may_import(())


@pytest.fixture
def three(course: Course) -> Course:
    """A course of three: one stands alone, two builds on one, three on both."""
    course.add(doubles("check_one"), name="one")
    course.add(doubles("check_two") + agrees("check_again"), "from one import f\n", name="two", needs=("one",))
    course.add(doubles("check_three"), "from two import f\n", name="three", needs=("one", "two"))
    return course


def test_without_solutions_the_learners_own_exercises_are_built_on(three: Course) -> None:
    """Those that an exercise needs are graded too, before it, but not reported."""
    seen: list[str] = []
    (exercise,) = three.grade("three", with_solutions=False, listener=Listener(on_exercise=seen.append))
    assert exercise.name == "three"
    assert exercise.status is PASSED
    assert seen == ["one", "two", "two", "three"]


def test_with_solutions_only_the_selected_exercises_are_graded(three: Course) -> None:
    """What they build on is the grader's."""
    (three.submission / "one.py").write_text("f = 1 / 0\n", encoding="utf-8")
    seen: list[str] = []
    (exercise,) = three.grade("three", listener=Listener(on_exercise=seen.append))
    assert exercise.status is PASSED
    assert seen == ["three"]


def test_without_solutions_an_exercise_is_blocked_while_one_that_it_needs_fails(three: Course) -> None:
    """It names the first of these, in the order of the course; the others are graded as ever."""
    (three.submission / "one.py").write_text("def f(x):\n    raise NotImplementedError\n", encoding="utf-8")
    first, second, third = three.grade(with_solutions=False)
    assert (first.status, second.status, third.status) == (TODO, BLOCKED, BLOCKED)
    assert {check.message for check in second.checks} == {
        "two builds on one, which does not pass yet",
        "graded by your instructor",
    }
    assert [check.message for check in third.checks] == ["three builds on one, which does not pass yet"]


def test_without_solutions_the_failing_exercise_is_the_one_that_is_named(three: Course) -> None:
    """One passes, two does not: three waits for two."""
    (three.submission / "two.py").write_text("def f(x):\n    return x\n", encoding="utf-8")
    first, second, third = three.grade(with_solutions=False)
    assert (first.status, second.status) == (PASSED, FAILED)
    assert [check.message for check in third.checks] == ["three builds on two, which does not pass yet"]


def test_without_solutions_a_missing_exercise_blocks_too(three: Course) -> None:
    """It is not there to be built on."""
    (three.submission / "one.py").unlink()
    (third,) = three.grade("three", with_solutions=False)
    assert [(check.status, check.message) for check in third.checks] == [
        (BLOCKED, "three builds on one, which does not pass yet")
    ]


def test_without_solutions_the_instructor_grades_what_needs_them(three: Course) -> None:
    """Checks that ask for the reference wait; the others run, and nobody is blocked by it."""
    first, second, third = three.grade(with_solutions=False)
    assert [(check.status, check.message) for check in second.checks] == [
        (PASSED, None),
        (BLOCKED, "graded by your instructor"),
    ]
    assert (first.status, third.status) == (PASSED, PASSED)


def test_without_solutions_right_layers_pass_all_that_can_be_graded(sandbox: Sandbox) -> None:
    """In the course itself, with the solutions as submission."""
    grading = Grading(load_course(), ("layers",), SOLUTIONS, None, 1, "sample", SAMPLE)
    (layers,) = judge(grading, sandbox)
    assert {(check.status, check.message) for check in layers.checks} == {
        (PASSED, None),
        (BLOCKED, "graded by your instructor"),
    }


def test_two_exercises_may_have_checks_of_one_name(course: Course) -> None:
    """Every check that is collected is accounted for."""
    course.add(doubles("check_one") + doubles("check_same", 5), name="one")
    course.add(doubles("check_two") + doubles("check_same"), name="two")
    assert course.told() == [(PASSED, None), (FAILED, "f(2) is 4; expected 5"), (PASSED, None), (PASSED, None)]


def test_a_blocked_check_shows_nothing_that_another_one_printed(course: Course) -> None:
    """What did not run has not printed."""
    course.add(doubles() + agrees("check_g"), "def f(x):\n    print('mine')\n    return x\n", name="one")
    course.add(doubles("check_two"), name="two", needs=("one",))
    checks = course.checks(with_solutions=False)
    assert [check.status for check in checks] == [FAILED, BLOCKED, BLOCKED]
    assert [check.details for check in checks] == [("printed:", "  mine"), (), ()]


def test_a_check_of_the_uses_own_exercises_uses_the_learners_exercises(course: Course) -> None:
    """It says so where it fails; the checks before and after it are judged with the grader's versions."""
    own = doubles("check_own", 4).replace("\ndef", "\n@pytest.mark.uses_own_exercises\ndef")
    course.add(doubles("check_one"), "def f(x):\n    return 5 * x\n", name="one")
    course.add(doubles("check_two"), "from one import f\n", name="two")
    checks = "import pytest\n" + doubles("check_before") + own + doubles("check_after")
    course.add(checks, "from one import f\n", name="three", needs=("one", "two"))
    before, during, after = course.checks("three")
    assert (before.status, after.status) == (PASSED, PASSED)
    assert (during.status, during.message) == (FAILED, "f(2) is 10; expected 4")
    assert during.details == ("This check runs on your own one, two, where you handed them in.",)


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
            "mini, check_it: AttributeError: module 'mini' has no attribute 'g' (fixtures.py, line N)",
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
    """It is told with exercise, check and line, and never as an outcome of the submission."""
    course.add(checks, scenarios='def helper():\n    assert False, "not a verdict"\n')
    assert re.sub(r"fixtures.py, line \d+", "fixtures.py, line N", course.fault()) == text


def test_an_exercise_without_checks_is_a_fault_though_another_has_some(course: Course) -> None:
    """Nothing is passed by not being judged."""
    course.add(doubles(), name="one")
    course.add("x = 1\n", name="two")
    assert course.fault() == "two: 0 of 0 checks have no outcome"


def test_an_exercise_without_a_file_of_checks_is_a_fault(course: Course, capfd: pytest.CaptureFixture[str]) -> None:
    """pytest says which."""
    course.add(doubles())
    (course.folder / "mini" / "checks.py").unlink()
    assert course.fault() == "pytest ended with USAGE_ERROR"
    assert str(course.folder / "mini" / "checks.py") in capfd.readouterr().err


@pytest.mark.parametrize(
    ("solution", "text"),
    [
        ("import nowhere\n", "mini, check_f: ModuleNotFoundError: No module named 'nowhere' (mini.py, line 1)"),
        ("def f(x):\n    raise ValueError('no')\n", "mini, check_f: ValueError: no (mini.py, line 2)"),
    ],
)
def test_a_solution_that_fails_is_a_fault_of_the_grader(course: Course, solution: str, text: str) -> None:
    """The learner has nothing to do with it."""
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
    """Exercise, exception and line, although another exercise has all of its outcomes."""
    course.add('def check_one():\n    """It is."""\n', name="one")
    course.add(checks)
    assert course.fault() == text


def test_after_a_fault_no_other_check_runs(course: Course) -> None:
    """There will be no report anyway."""
    seen: list[str] = []
    for name in ("one", "two"):
        course.add(f'def check_{name}():\n    """It is."""\n    1 / 0\n', name=name)
    with pytest.raises(
        GraderFault, match=r"^one, check_one: ZeroDivisionError: division by zero \(checks.py, line 3\)$"
    ):
        course.grade(listener=Listener(on_exercise=seen.append))
    assert seen == ["one"]


def test_damaged_data_is_passed_on_as_such(course: Course, tmp_path: Path) -> None:
    """It is no bug of the grader: the user can mend it."""
    course.add('def check_it(mnist):\n    """It is."""\n')
    with pytest.raises(MnistError) as caught:
        course.grade(mnist=tmp_path)
    assert str(caught.value) == f"{tmp_path / 'train-images-idx3-ubyte'}.gz is missing"


def test_a_worker_that_does_not_start_is_passed_on_as_such(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no bug of the grader either: the machine cannot start Python."""

    def fail(*_: object) -> None:
        raise WorkerFault("the worker does not start")

    monkeypatch.setattr(Worker, "open", fail)
    course.add(doubles())
    with pytest.raises(WorkerFault, match=r"^the worker does not start$"):
        course.grade()


def test_the_data_is_read_once(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many checks ask for it; pixels are whole numbers from 0 to 255."""
    read = seats.load_mnist
    times: list[Path] = []
    monkeypatch.setattr(seats, "load_mnist", lambda **options: times.append(options["folder"]) or read(**options))
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


def test_an_interrupt_in_a_check_is_passed_on(course: Course) -> None:
    """Ctrl-C ends the session, and is neither outcome nor fault."""
    course.add('def check_it():\n    """It is."""\n    raise KeyboardInterrupt\n')
    with pytest.raises(KeyboardInterrupt):
        course.grade()


# Nothing from outside


EVIL = "raise RuntimeError('evil was imported')\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PYTEST_ADDOPTS", "--collect-only"),
        ("PYTEST_ADDOPTS", "-p evil"),
        ("PYTEST_ADDOPTS", "--no-such-option"),
        ("PYTEST_PLUGINS", "evil"),
        ("PYTEST_DEBUG", "1"),
        ("PYTEST_TIMEOUT", "0.000001"),
    ],
)
def test_no_variable_of_the_environment_steers_pytest(
    course: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    value: str,
) -> None:
    """Two checks ran, one failed, nothing is printed; and the variable is still there."""
    (tmp_path / "evil.py").write_text(EVIL, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv(name, value)
    course.add('def check_a():\n    """A."""\n    assert False, "no"\n\ndef check_b():\n    """B."""\n')
    assert course.told() == [(FAILED, "no"), (PASSED, None)]
    assert os.environ[name] == value
    assert capfd.readouterr() == ("", "")


def test_no_file_beside_it_steers_pytest(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither configuration nor plugins, nor files named like packages: in the current folder, submission or course."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    course.add(doubles() + agrees("check_g"))
    files = {
        "pytest.ini": "[pytest]\naddopts = --collect-only\npython_functions = nothing\n",
        "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--no-such-option"\n',
        "tox.ini": "[pytest]\naddopts = -p evil\n",
        "setup.cfg": "[tool:pytest]\naddopts = -p evil\n",
        **dict.fromkeys(["conftest.py", "pytest.py", "numpy.py", "evil.py", "json.py", "sitecustomize.py"], EVIL),
    }
    for folder in (here, course.submission, course.solutions, course.folder, course.folder / "mini"):
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert course.told() == [(PASSED, None), (PASSED, None)]


def state() -> dict[str, Any]:
    """What a session must leave as it was."""
    return {
        "environ": dict(os.environ),
        "path": list(sys.path),
        "meta_path": list(sys.meta_path),
        "folder": Path.cwd(),
        "random": [each.tolist() if isinstance(each, np.ndarray) else each for each in np.random.get_state()],
        "errors": np.geterr(),
        "filters": list(warnings.filters),
        "showwarning": warnings.showwarning,
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "mini": sys.modules.get("mini"),
        "excepthook": (sys.excepthook, sys.unraisablehook),
    }


RANDOM = "import numpy as np\nnp.random.seed(3)\ndef f(x):\n    np.random.rand()\n    return 2 * x\n"

ENDS: dict[str, tuple[str, type[BaseException] | None]] = {
    "passed": (doubles() + agrees("check_g"), None),
    "fault": (agrees() + "    1 / 0\n", GraderFault),
    "interrupt": (agrees() + "    raise KeyboardInterrupt\n", KeyboardInterrupt),
    "syntax": ("def check_f(:\n", GraderFault),
}


@pytest.mark.parametrize(("checks", "end"), ENDS.values(), ids=ENDS.keys())
def test_a_session_leaves_everything_as_it_was(
    course: Course,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    checks: str,
    end: type[BaseException] | None,
) -> None:
    """Environment, import paths, random state, warnings, streams: however it ends. And it prints nothing."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only")
    monkeypatch.setitem(sys.modules, "mini", sys)
    np.random.seed(7)
    course.add("import numpy as np\nnp.random.rand()\n" + checks, RANDOM, solution=RANDOM)
    before = state()
    if end is None:
        course.grade()
    else:
        with pytest.raises(end):
            course.grade()
    assert state() == before
    assert capfd.readouterr() == ("", "")


def test_warnings_in_judge_and_reference_change_nothing(course: Course, capfd: pytest.CaptureFixture[str]) -> None:
    """Not even where warnings are errors, as they are in these tests."""
    text = "import warnings\nimport numpy as np\ndef f(x):\n    warnings.warn('careful')\n    return np.log(x - x)\n"
    course.add(
        f"""
        import warnings
        warnings.warn("at import")
        {agrees()}
            warnings.warn("in a check")
        """.replace("\n        ", "\n"),
        text,
        solution=text.replace("np.log(x - x)", "2 * x + 0 * np.exp(1000.0) / np.exp(1000.0) if x < 0 else 2 * x"),
    )
    (check,) = course.checks()
    assert (check.status, check.message) == (FAILED, "f(2) is -inf; expected 4")
    assert capfd.readouterr() == ("", "")


# Seeds


INPUTS = '''
def check_inputs(submission, rng, away_from_zero):
    """Inputs are random."""
    x, y = rng.normal(size=3), away_from_zero((3,))
    submission.f(x)
    assert False, f"{x.tolist()} {y.tolist()}"

def check_own(submission):
    """np.random of the submission is seeded."""
    assert False, f"{submission.g().tolist()}"
'''
DRAW = "import numpy as np\ndef f(x):\n    return x\ndef g():\n    return np.random.rand(3)\n"
BEFORE = '''
def check_before(submission, rng):
    """It draws."""
    rng.normal(size=5)
    submission.g()
'''


def test_the_same_seed_gives_the_same_inputs_whichever_checks_run(
    new_course: Callable[[Path], Course], tmp_path: Path
) -> None:
    """Inputs depend on seed, exercise and check alone; another seed gives others, to judge and submission."""

    def messages(folder: str, checks: str, seed: int, *others: str) -> list[str | None]:
        (tmp_path / folder).mkdir()
        course = new_course(tmp_path / folder)
        for other in others:
            course.add(BEFORE.replace("check_before", f"check_{other}"), DRAW, name=other)
        course.add(checks, DRAW)
        found = course.checks("mini", *others, seed=seed)
        return [check.message for check in found if check.name in ("check_inputs", "check_own")]

    alone = messages("alone", INPUTS, 1)
    assert len(alone) == len(set(alone)) == 2
    assert messages("crowd", BEFORE + INPUTS, 1, "first", "second") == alone
    other = messages("other", INPUTS, 2)
    assert not set(other) & set(alone)


def test_every_check_has_inputs_of_its_own(course: Course) -> None:
    """Two checks that do the same do it with different numbers; so do two exercises, and two cases of one check."""
    body = 'rng, n=0):\n    """It draws."""\n    assert False, str(rng.random())\n'
    several = f"import pytest\n@pytest.mark.parametrize('n', [1, 2])\ndef check_n({body.replace('n=0', 'n')}"
    course.add(f"def check_a({body}def check_b({body}{several}", name="one")
    course.add(f"def check_c({body}", name="two")
    found = [check.message for check in course.checks()]
    assert len(set(found)) == len(found) == 5


def test_reference_and_submission_draw_the_same_random_numbers(course: Course) -> None:
    """A network that is initialised with np.random can be compared."""
    course.add('def check_it(agree):\n    """It draws."""\n    agree("g")\n    agree("g")\n', DRAW, solution=DRAW)
    assert course.told() == [(PASSED, None)]


def test_numbers_away_from_zero_are_that(course: Course) -> None:
    """Half of them positive and half negative, none within 0.05 of 0, in the shape asked for."""
    course.add(
        '''
        import numpy as np

        def check_it(away_from_zero):
            """It draws."""
            x = away_from_zero((10, 20))
            assert x.shape == (10, 20), "shape"
            assert np.abs(x).min() >= 0.05, "too near"
            assert np.sum(x > 0) == 100, "signs"
            assert away_from_zero((1,)).shape == (1,), "one"
            assert not np.array_equal(x, away_from_zero((10, 20))), "the same again"
        '''
    )
    assert course.told() == [(PASSED, None)]


# What is printed, and who is told


def test_what_a_failing_check_printed_is_in_its_details(course: Course) -> None:
    """Up to ten lines of up to 200 characters, with nothing in them that a terminal would obey."""
    course.add(
        doubles(),
        r"""
        import sys
        print("import")

        def f(x):
            print("\x1b[31mred\x1b[0m \x07 \u202egnol", end="\r\n")
            print("a\tb")
            print("error", file=sys.stderr)
            print("ä" * 300)
            for i in range(10):
                print(i)
            return 3.5
        """,
    )
    (check,) = course.checks()
    mark = "\N{REPLACEMENT CHARACTER}"
    first = f"  {mark}[31mred{mark}[0m {mark} {mark}gnol"
    assert check.message == "f(2) is 3.5; expected 4"
    assert check.details == (
        *("printed:", "  import", first, "  a   b", "  error", "  " + "ä" * 200),
        *(f"  {i}" for i in range(5)),
        "  ...",
    )


def test_ten_printed_lines_are_all_shown(course: Course) -> None:
    """Nothing is left out, and nothing says so."""
    course.add(doubles(), "def f(x):\n    for i in range(10):\n        print(i)\n")
    (check,) = course.checks()
    assert check.details == ("printed:", *(f"  {i}" for i in range(10)))


def test_what_a_passing_check_printed_is_nobodys_business(course: Course) -> None:
    """And the next check shows only what it printed itself."""
    course.add(
        doubles() + doubles("check_g", 5),
        "def f(x):\n    print('mine', x)\n    return 2 * x\n",
    )
    assert [check.details for check in course.checks()] == [(), ("printed:", "  mine 2")]


def test_what_was_printed_before_a_crash_is_shown(course: Course) -> None:
    """It is often what explains it."""
    course.add(doubles(), "import os\ndef f(x):\n    print('soon')\n    os._exit(1)\n")
    (check,) = course.checks()
    assert check.details == ("printed:", "  soon")


def test_the_listener_is_told_of_exercises_and_progress(course: Course) -> None:
    """The name before each check, and the share of a scenario that takes long, as the submission gets on."""
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
    names: list[str] = []
    points: list[outcome.Point] = []
    assert course.told(listener=Listener(names.append, points.append)) == [(PASSED, None)] * 2
    assert names == ["mini", "mini"]
    assert points == [outcome.Point(step / 4, 2.0 ** (step + 1), None) for step in range(4)]


def test_nobody_needs_to_listen() -> None:
    """A listener does nothing unless it is told to."""
    listener = Listener()
    told: list[Callable[..., None]] = [listener.on_exercise, listener.on_progress]
    assert [tell("mini") for tell in told] == [None, None]


# The language of checks


@pytest.mark.parametrize(
    ("got", "want", "options", "line"),
    [
        (4, 4.0, {"of": "f(2)"}, None),
        ({"a": (1, np.float32(2))}, {"a": (1, 2)}, {"of": "f(2)"}, None),
        (np.ones((1, 2)), [[1, 1]], {"of": "f(2)"}, None),
        (1.1, 1, {"of": "f(1)", "rtol": 0.2}, None),
        (1.1, 1, {"of": "f(1)", "rtol": 0, "atol": 0.09}, "f(1) is 1.1; expected 1"),
        ((1.0, np.ones(3)), (1, [2, 3]), {"of": "f(x)"}, "f(x)[1] has shape (3,); expected (2,)"),
        (
            np.array([4.0, 8.0]),
            [1, 2],
            {"of": "f(1)", "batch_size": 4},
            "f(1) is 4 times the expected value everywhere; 4 is the batch size ([0] is 4; expected 1)",
        ),
    ],
)
def test_assert_close_fails_in_the_words_of_the_comparison(
    got: Any, want: Any, options: dict[str, Any], line: str | None
) -> None:
    """What is wanted may be written with plain numbers, lists, tuples and dicts."""
    if line is None:
        assert_close(got, want, **options)
    else:
        with pytest.raises(NotPassed) as caught:
            assert_close(got, want, **options)
        assert (caught.value.status, caught.value.message) == (FAILED, line)


@pytest.mark.parametrize(
    ("of", "subject"),
    [
        ("f(1)", "f(1)[1]"),
        ("f()", "f()[1]"),
        ("f((1, 2), [3])", "f((1, 2), [3])[1]"),
        ("A(W, b).g(x)", "A(W, b).g(x)[1]"),
        ("f(x), x of shape (2,)", "f(x), x of shape (2,): [1]"),
        ("f(x), g(x) = sin(x)", "f(x), g(x) = sin(x): [1]"),
        ("f(x) twice", "f(x) twice: [1]"),
        ("net.params after f(x) and g(x)", "net.params after f(x) and g(x): [1]"),
        ("f(x), where g(x) = (x)", "f(x), where g(x) = (x): [1]"),
        ("the result", "the result: [1]"),
    ],
)
def test_an_index_follows_one_call_and_nothing_else(of: str, subject: str) -> None:
    """``f(x)[1]`` is what a learner can type; "x of shape (2,)[1]" is no English."""
    with pytest.raises(NotPassed) as caught:
        assert_close(np.array([1.0, 5.0]), [1, 3], of=of)
    assert caught.value.message == f"{subject} is 5; expected 3 (1 of 2 values differ)"


@pytest.mark.parametrize(
    ("got", "shape"),
    [
        (7, ()),
        (np.float32(7), ()),
        (((1, 2), (3, True)), (2, 2)),
        (np.zeros((0, 3)), (0, 3)),
        (np.ones(2, dtype=bool), (2,)),
    ],
)
def test_assert_array_returns_finite_numbers_of_the_right_shape(got: Any, shape: tuple[int, ...]) -> None:
    """As float64, whatever they were."""
    array = assert_array(got, shape, of="f(x)")
    assert array.dtype == np.float64
    assert array.shape == shape
    assert array.tolist() == np.asarray(got, dtype=float).tolist()


@pytest.mark.parametrize(
    ("got", "shape", "line"),
    [
        (None, (2,), "f(x) returned nothing; is the return missing?"),
        ("x", (), "f(x): the result is a text; expected a number"),
        ((1.0, None), (2,), "f(x): the result is a sequence of 2 values; expected an array of shape (2,)"),
        (np.ones(2, dtype=complex), (2,), "f(x): the result is complex; expected an array of shape (2,)"),
        (np.ones((1, 2)), (2,), "f(x): the result has shape (1, 2); expected (2,)"),
        (np.ones((2, 3)), (3, 2), "f(x): the result has shape (2, 3); expected (3, 2)"),
        (np.zeros((2, 1)), (2,), "f(x): the result has shape (2, 1); expected (2,)"),
        (1.0, (2,), "f(x): the result is a number; expected an array of shape (2,)"),
        (np.ones(1), (), "f(x): the result has shape (1,); expected a number"),
        (np.array([np.nan, np.inf]), (2, 1), "f(x): the result has shape (2,); expected (2, 1)"),
        (np.array([1.0, np.nan]), (2,), "f(x): [1] is nan; expected a finite number"),
        (np.array([[1.0, -np.inf], [np.nan, 1.0]]), (2, 2), "f(x): [0, 1] is -inf; expected a finite number"),
        (np.nan, (), "f(x): the result is nan; expected a finite number"),
    ],
)
def test_assert_array_knows_the_shape_and_claims_nothing_else(got: Any, shape: tuple[int, ...], line: str) -> None:
    """Neither which number is right, nor what would make the values right."""
    with pytest.raises(NotPassed) as caught:
        assert_array(got, shape, of="f(x)")
    assert (caught.value.status, caught.value.message) == (FAILED, line)


def test_how_a_long_check_went_is_kept_with_its_outcome(course: Course) -> None:
    """The curve of a check is its own, and so are the pictures that were read wrong, the first 25 of them."""
    course.add(
        '''
        import numpy as np
        from . import scenarios

        def check_long(submission, show_misread):
            """It takes long."""
            submission.run(scenarios.long, 1)
            digits = np.arange(60) % 10
            read = np.where(np.arange(60) < 5, digits, 0)
            show_misread(np.full((60, 784), 200), digits, read)

        def check_short(submission):
            """It does not."""
        ''',
        scenarios='''
        def long(module, x):
            """f(f(x))"""
            yield 0.5, 2.0, 0.75
        ''',
    )
    long, short = course.checks()
    assert long.curve == (outcome.Point(0.5, 2.0, 0.75),)
    assert long.misread[:3] == tuple(outcome.Misread(bytes([200] * 784), digit, 0) for digit in (5, 6, 7))
    assert len(long.misread) == 25
    assert (short.curve, short.misread) == ((), ())
