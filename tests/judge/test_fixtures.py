"""The fixtures of checks: submission and reference, inputs, and verdicts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from grader.results.report import Status
from tests.judge.course import Course

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


def test_a_difference_from_the_reference_tells_the_inputs_of_a_scenario(course: Course) -> None:
    """The first line has the label of the scenario, the details have its arguments."""
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
    """In a check, in a helper or in a fixture of its file, the text of an assert is the message."""
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
    """Inputs depend only on seed, exercise and check; another seed gives others, to judge and submission."""

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
    """Two equal checks get different numbers; so do two exercises, and two cases of one check."""
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
    """Half of them positive and half negative, none within 0.05 of 0, in the requested shape."""
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
