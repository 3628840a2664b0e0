"""The record of a check: its outcome, its message, and its progress."""

from __future__ import annotations

import pytest

from grader.judge.permitted import may_import
from grader.results.curves import CurvePoint
from grader.results.reading import Misread
from grader.results.report import Status
from tests.judge.course import DOUBLE, Course, doubles

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


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
            "import torch\ndef f(x):\n    return torch.tensor(x)\n",
            ERROR,
            "f(2) raised ModuleNotFoundError: torch is not for this exercise",
            may_import(()),
            ("mini.py, line 3: return torch.tensor(x)",),
        ),
        (
            "import torch\nx = 2 * torch.ones(3)\n",
            ERROR,
            "mini.py raised ModuleNotFoundError when it was imported: torch is not for this exercise",
            may_import(()),
            ("mini.py, line 2: x = 2 * torch.ones(3)",),
        ),
        ("import os\ndef f(x):\n    os._exit(0)\n", ERROR, "f(2) ended the interpreter with exit code 0", None, ()),
    ],
)
def test_a_check_has_the_outcome_of_what_the_submission_does(
    course: Course, submission: str, status: Status, message: str | None, hint: str | None, details: tuple[str, ...]
) -> None:
    """Passed, failed, todo or error, with the complete message, hint and details."""
    course.add(doubles(), submission)
    (check,) = course.checks()
    assert (check.name, check.title, check.max_score) == ("check_f", "f doubles.", 1)
    assert (check.status, check.message, check.hint, check.details) == (status, message, hint, details)
    assert (check.mistake, check.advice) == (None, ())
    assert 0 < check.seconds < 60


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


# What was printed


def test_what_a_failing_check_printed_is_in_its_details(course: Course) -> None:
    """Up to ten lines of up to 200 characters, without control codes for a terminal."""
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
    """Nothing is left out, and no line says so."""
    course.add(doubles(), "def f(x):\n    for i in range(10):\n        print(i)\n")
    (check,) = course.checks()
    assert check.details == ("printed:", *(f"  {i}" for i in range(10)))


def test_what_a_passing_check_printed_is_nobodys_business(course: Course) -> None:
    """The next check shows only its own text."""
    course.add(
        doubles() + doubles("check_g", 5),
        "def f(x):\n    print('mine', x)\n    return 2 * x\n",
    )
    assert [check.details for check in course.checks()] == [(), ("printed:", "  mine 2")]


def test_what_was_printed_before_a_crash_is_shown(course: Course) -> None:
    """It often explains the crash."""
    course.add(doubles(), "import os\ndef f(x):\n    print('soon')\n    os._exit(1)\n")
    (check,) = course.checks()
    assert check.details == ("printed:", "  soon")


# What a long check shows


def test_how_a_long_check_went_is_kept_with_its_outcome(course: Course) -> None:
    """A check has its own curve, and its own misread pictures, the first 25 of them."""
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
    assert long.curve == (CurvePoint(0.5, 2.0, 0.75),)
    assert long.misread[:3] == tuple(Misread(bytes([200] * 784), digit, 0) for digit in (5, 6, 7))
    assert len(long.misread) == 25
    assert (short.curve, short.misread) == ((), ())
