"""If a call fails only after an earlier one, the message names that one."""

from __future__ import annotations

import pytest

from tests.judge.course import Course

IN_TURN = '''
def check_f(submission, assert_close):
    """f doubles."""
    answers = [(x, submission.f(x)) for x in (1, 5, 3, 4)]
    for x, got in answers:
        assert_close(got, 2 * x, of=f"f({x})")
'''
IN_PARTS = '''
def check_f(submission, assert_close):
    """f doubles, and says so."""
    for x in (np.array([1.0, 2.0]), np.array([3.0, 7.0])):
        got = submission.f(x)
        assert_close({"y": got[0]}, {"y": 2 * x}, of="f(x)")
'''
AGREEING = '''
def check_f(agree):
    """f doubles."""
    agree("f", 1)
    agree("f", 5)
'''
SOLUTION = "def f(x):\n    return 2 * x\n"
KEPT = "kept = []\n\ndef f(x):\n    kept.append(x)\n    return 2 * kept[0]\n"
KEPT_IN_A_PART = "kept = []\n\ndef f(x):\n    kept.append(x)\n    return 2 * kept[0], x\n"
KEPT_FROM_THE_THIRD = "kept = []\n\ndef f(x):\n    kept.append(x)\n    return 2 * x if len(kept) < 3 else 0\n"


@pytest.mark.parametrize(
    ("check", "code", "message"),
    [
        (IN_TURN, KEPT, "After f(1), f(5) is 2; expected 10"),
        (IN_TURN, KEPT_FROM_THE_THIRD, "After other calls, f(3) is 0; expected 6"),
        (IN_TURN, "def f(x):\n    return 0 if x == 3 else 2 * x\n", "f(3) is 0; expected 6"),
        (
            IN_TURN,
            "def f(x):\n    return 1 / 0 if x == 3 else 2 * x\n",
            "f(3) raised ZeroDivisionError: division by zero",
        ),
        (IN_PARTS, KEPT_IN_A_PART, "After f([1, 2]), f(x): y[0] is 2; expected 6 (2 of 2 values differ)"),
        (AGREEING, KEPT, "After f(1), f(5) is 2; expected 10"),
        (AGREEING, "def f(x):\n    return 2 if x == 1 else 3\n", "f(5) is 3; expected 10"),
    ],
)
def test_the_earlier_call_is_told_where_it_matters(course: Course, check: str, code: str, message: str) -> None:
    """If the message shows only one call, that call fails alone."""
    course.add(f"import numpy as np\n{check}", code, solution=SOLUTION)
    (result,) = course.checks()
    assert result.message == message


def test_a_mistake_that_is_wrong_at_once_does_not_explain_it(course: Course) -> None:
    """Its answers are the same in the check, but not when the call is made alone."""
    for name, code in (("mini", "def f(x):\n    return 2\n"), ("later", KEPT)):
        course.add(IN_TURN, code, name=name, solution=SOLUTION)
        mistake = 'def f__always_two(x):\n    """What is f(5) alone?"""\n    return 2\n'
        (course.folder / name / "mistakes.py").write_text(mistake, encoding="utf-8")
    assert [check.mistake for check in course.checks()] == ["f__always_two", None]
