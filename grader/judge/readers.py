"""What reads pictures: the code of two exercises and a network, each either the learner's or the kit's."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Sequence
from types import ModuleType

from grader.course import Exercise
from grader.results.reading import Readers


def reading_exercise(course: Sequence[Exercise]) -> Exercise | None:
    """Return the exercise that prepares pictures for reading, if the course has one."""
    return next((exercise for exercise in course if exercise.reading), None)


def scenarios_of(exercise: Exercise) -> ModuleType:
    """Return the reading functions of an exercise: its scenarios, the network, the stages."""
    return importlib.import_module(f"grader.course.{exercise.name}.reading")


def readers_of(exercise: Exercise, own: Collection[str], *, has_network: bool) -> Readers:
    """Return the code and the network that read.

    Parameters
    ----------
    exercise : Exercise
        The one that pictures are read through.
    own : collection of str
        The names of the learner's exercises that pass.
    has_network : bool
        Whether there is a network that the learner trained.
    """
    network = scenarios_of(exercise).NETWORK
    return Readers(exercise.name, exercise.name in own, network, network in own, has_network)
