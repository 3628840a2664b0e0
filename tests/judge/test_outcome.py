"""The result of an exercise: nothing of one check appears in another."""

from __future__ import annotations

from grader.results.curves import CurvePoint
from grader.results.report import Status
from tests.judge.course import Course

SCENARIOS = '''
def long(module, x):
    """f(x)"""
    yield 0.5, float(x), None
    return module.f(x)
'''

TRICE = '''
import numpy as np
from . import scenarios

def show(submission, show_misread, advice, number):
    submission.run(scenarios.long, number)
    show_misread(np.full((1, 784), number), np.array([number]), np.array([0]))
    with advice(f"advice {number}"):
        assert_soft(submission.f(number))

def assert_soft(value):
    from grader.judge.assertions import assert_close
    assert_close(value, -1, of="f(x)")

def check_one(submission, show_misread, advice):
    """It is one."""
    show(submission, show_misread, advice, 1)
    assert False, "one"

def check_two(submission, show_misread, advice):
    """It is two."""
    show(submission, show_misread, advice, 2)
    assert False, "two"

def check_nothing():
    """It asks for nothing."""
'''


def test_nothing_of_a_check_appears_in_the_next(course: Course) -> None:
    """Curve, misread pictures, advice and printed lines are each in the record of one check."""
    course.add(TRICE, "def f(x):\n    print('f', x)\n    return x\n", scenarios=SCENARIOS)
    one, two, nothing = course.checks()
    for number, check in ((1, one), (2, two)):
        assert check.status is Status.FAILED
        assert check.curve == (CurvePoint(0.5, float(number), None),)
        assert [(picture.digit, picture.pixels[0]) for picture in check.misread] == [(number, number)]
        assert check.advice == (f"advice {number}",)
        assert check.details == ("printed:", f"  f {number}", f"  f {number}")
    assert (nothing.curve, nothing.misread, nothing.advice, nothing.details) == ((), (), (), ())


def test_the_advice_of_a_check_is_on_its_own_calls(course: Course) -> None:
    """Each kind is given once for an exercise: at the first check with such calls."""
    course.add(
        '''
        import numpy as np

        def check_right(agree):
            """It is right."""
            agree("g", 2)

        def check_change(agree):
            """It changes what it gets."""
            agree("f", np.ones(3))

        def check_again(agree):
            """It does so again."""
            agree("f", np.ones(4))
        ''',
        "def g(x):\n    return x\ndef f(x):\n    x *= 2\n    return x + 0\n",
        solution="def g(x):\n    return x\ndef f(x):\n    return 2 * x\n",
    )
    right, change, again = course.checks()
    assert [check.status for check in (right, change, again)] == [Status.PASSED] * 3
    assert (right.advice, again.advice) == ((), ())
    assert len(change.advice) == 1
    assert change.advice[0].startswith("f changes x")


def test_a_mistake_explains_the_checks_that_fail_because_of_it(course: Course) -> None:
    """They get its name and hint; a check with its own hint keeps that, and one that passed has none."""
    course.add(
        '''
        import numpy as np

        def check_wrong(agree):
            """f doubles arrays."""
            agree("f", np.array([1.5, 2.5]))

        def check_right(agree):
            """f doubles nothing."""
            agree("f", np.array([0.0]))
        ''',
        "def f(x):\n    return x\n",
    )
    bank = 'def f__once(x):\n    """How often is it added?"""\n    return x\n'
    (course.folder / "mini" / "mistakes.py").write_text(bank, encoding="utf-8")
    wrong, right = course.checks()
    assert (wrong.status, wrong.mistake, wrong.hint) == (Status.FAILED, "f__once", "How often is it added?")
    assert (right.status, right.mistake, right.hint) == (Status.PASSED, None, None)
