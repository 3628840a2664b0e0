"""The exercise that the learner is working on."""

from __future__ import annotations

from collections.abc import Sequence

from grader import progress
from grader.cli.command import exercises_named
from grader.course import Exercise
from grader.results.report import Status


def where_one_is(course: Sequence[Exercise]) -> Exercise | None:
    """Return the exercise that was graded last; if it has passed, the first that has not, if there is one.

    Parameters
    ----------
    course : sequence of Exercise
        All exercises.
    """
    learner = progress.load()
    open_ones = [exercise for exercise in course if learner.statuses.get(exercise.name) != Status.PASSED]
    current = [exercise for exercise in open_ones if exercise.name == learner.current]
    return next(iter([*current, *open_ones]), None)


def exercise_or_current(name: str | None, course: Sequence[Exercise]) -> Exercise:
    """Return the named exercise, or the one the learner is working on; the last one if all have passed.

    Parameters
    ----------
    name : str or None
        The name that the user typed.
    course : sequence of Exercise
        All exercises.

    Raises
    ------
    UsageError
        If no exercise has this name.
    """
    return exercises_named([name], course)[0] if name else where_one_is(course) or course[-1]
