"""Draw the expected pictures of views before there is a submission.

If a submission gives exactly the expected answers, these are its pictures. Otherwise matplotlib has at least read its
fonts and files, and the reference has given its answers.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable

from grader.course import Exercise, load_course, load_solutions
from grader.datasets.dataset import load_dataset
from grader.judge.subjects.assembly import Assembly
from grader.judge.subjects.calls import Call
from grader.judge.viewing.expected import Expected, Ready
from grader.judge.viewing.materials import Materials
from grader.judge.viewing.picture import blank_figure, encode, warm_up
from grader.judge.viewing.views_of import views_of
from grader.results.request import Request
from grader.sandbox.outside.answers import Value


class _Awaited(Exception):
    """Somebody waits for a verdict."""


def prepare(name: str, is_awaited: Callable[[], bool]) -> Expected | None:
    """Get ready to draw the views of an exercise, until somebody waits for a verdict.

    Parameters
    ----------
    name : str
        The exercise that is likely to be graded next; any other text if that is not known.
    is_awaited : callable
        Returns whether somebody waits.

    Returns
    -------
    Expected or None
        The reference with its answers so far; None without a solution.
    """
    warm_up()
    course = load_course()
    assembly = Assembly(Request("", {}, (name,)), course, load_solutions())
    exercise = next((exercise for exercise in course if exercise.name == name), None)
    if exercise is None or not assembly.has_reference(exercise):
        return None
    expected = Expected(exercise, assembly.of_reference(exercise))
    with contextlib.suppress(Exception):  # a view that fails here fails again, and says why, when it is drawn
        _draw(exercise, expected, is_awaited)
        gc.collect()  # it is switched off in judge processes, and figures are held in cycles
    return expected


def _draw(exercise: Exercise, expected: Expected, is_awaited: Callable[[], bool]) -> None:
    mnist = load_dataset("sample")
    calls: list[Call] = []

    def ask(call: Call) -> tuple[Value, Value]:
        require_time()
        calls.append(call)
        answer = expected.ask(call)
        return answer, answer

    def require_time() -> None:
        if is_awaited():
            raise _Awaited

    for view in views_of(exercise):
        calls.clear()
        with blank_figure() as figure:
            Materials(view, ask, expected.parameters, mnist).draw_on(figure)
        require_time()
        expected.ready[view.__name__] = Ready(tuple(calls), *encode(figure))
    require_time()
