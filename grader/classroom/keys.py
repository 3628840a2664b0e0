"""The key of a result: the digests of everything that it depends on. With equal keys, results are equal."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.classroom.kit import digest, digest_of_checks, digest_of_dataset, digest_of_engine, versions
from grader.course import Exercise
from grader.judge.subjects.assembly import reachable
from grader.results.request import Source, Unreadable


@dataclass(frozen=True)
class Settings:
    """What is the same for all students of a class.

    Attributes
    ----------
    seed : int
        Seed of all random inputs.
    dataset, isolation : str
        As in a request.
    student_seconds : float
        The seconds that a whole submission may take in addition to the solutions' time.
    """

    seed: int
    dataset: str
    isolation: str
    student_seconds: float


@dataclass(frozen=True)
class Key:
    """The SHA-256 of each thing that the result of an exercise depends on.

    Attributes
    ----------
    text : str
        What was handed in: the exercise and, where a check uses them, the learner's own earlier ones.
    checks : str
        Checks, scenarios, promises, known mistakes, and the solutions of the exercise and of those that it uses.
    engine : str
        The judge and the sandbox.
    settings : str
        Seed, data set and isolation.
    versions : str
        Python and the packages.
    """

    text: str
    checks: str
    engine: str
    settings: str
    versions: str


class Keys:
    """Makes the keys of a class; files are read once.

    Parameters
    ----------
    course : sequence of Exercise
        All exercises, in order.
    reference : mapping of str to str
        The solutions that there are, by name.
    settings : Settings
        The settings of the class.
    """

    def __init__(self, course: Sequence[Exercise], reference: Mapping[str, str], settings: Settings) -> None:
        self._earlier = {exercise.name: course[:place] for place, exercise in enumerate(course)}
        self._with_own = {exercise.name for exercise in course if exercise.uses_own_exercises}
        self._reference = reference
        self._engine = digest_of_engine()
        self._settings = digest(
            [settings.seed, settings.dataset, digest_of_dataset(settings.dataset), settings.isolation]
        )
        self._versions = digest(versions())
        self._checks = functools.cache(digest_of_checks)
        self._judged_by = functools.cache(self._digest_of_all_checks)

    def key(self, exercise: Exercise, sources: Mapping[str, Source]) -> Key:
        """Return the key of an exercise of one submission.

        Parameters
        ----------
        exercise : Exercise
            The exercise.
        sources : mapping of str to Source
            All handed-in files.
        """
        earlier = [other.name for other in self._earlier[exercise.name]]
        own = [exercise.name, *(name for name in earlier if self._is_own(exercise, name))]
        handed_in = {name: source for name in own if isinstance(source := sources.get(name), str)}
        right = {name: self._reference[name] for name in earlier if name in self._reference}
        used = reachable({exercise.name, *exercise.needs}, right | handed_in)
        if exercise.name in self._with_own:  # the solutions run with other checks of it
            used |= reachable(used, right | {exercise.name: handed_in.get(exercise.name, "")})
        texts = [[name, _plain(sources.get(name))] for name in own if name in used]
        return Key(
            text=digest(texts),
            checks=self._judged_by(exercise, frozenset(used)),
            engine=self._engine,
            settings=self._settings,
            versions=self._versions,
        )

    def _is_own(self, exercise: Exercise, earlier: str) -> bool:
        """Whether an exercise may run with the learner's version of an earlier exercise."""
        return exercise.name in self._with_own or earlier not in self._reference

    def _digest_of_all_checks(self, exercise: Exercise, used: frozenset[str]) -> str:
        names = sorted(used | {exercise.name})
        return digest([self._checks(exercise), [[name, self._reference.get(name)] for name in names]])


def _plain(source: Source | None) -> object:
    """Return the hand-in as plain data."""
    if isinstance(source, Unreadable):
        return [source.status, source.message, source.hint]
    return source
