"""What checks need from the course and the data. It is the same for all submissions, and made on first use.

All of it stays in the judge. A submission only gets copies, sent as bytes, so it can change nothing here.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterable, Mapping
from types import ModuleType
from typing import Any

import numpy as np

from grader.course import Exercise
from grader.course.promises import Promise
from grader.datasets.dataset import Dataset, load_dataset, load_weights
from grader.judge.knowledge import LiveKnowledge, RecordedKnowledge, executed_formulas
from grader.judge.sequences.sequence import PLAYER


class ExerciseMaterial:
    """The texts of an exercise, read at once, and what is made from them.

    Parameters
    ----------
    exercise : Exercise
        Which one.

    Attributes
    ----------
    scenarios : str
        The text of its scenarios, with what plays sequences of calls.
    """

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self.scenarios = f"{PLAYER}\n{exercise.scenarios}"
        self._mistakes, self._formulas, self._record = exercise.mistakes, exercise.formulas, exercise.recorded
        self._knowledge: LiveKnowledge | None = None

    @functools.cached_property
    def promises(self) -> Mapping[str, Promise]:
        """What its stub promises."""
        return self._exercise.promises

    def knowledge(self, texts: dict[str, str]) -> LiveKnowledge:
        """Return what is known from the texts of the solutions; it is made on the first call."""
        if self._knowledge is None:
            self._knowledge = LiveKnowledge(self._exercise, texts, self._mistakes, self._formulas)
        return self._knowledge

    @functools.cached_property
    def recorded(self) -> RecordedKnowledge | None:
        """What is known from the record, or None without a record; CourseError if the record cannot be used."""
        return RecordedKnowledge(self._exercise, self._record) if self._record is not None else None

    @functools.cached_property
    def formulas(self) -> ModuleType | None:
        """The formulas if the exercise has no reference here, or None if they are missing too."""
        return executed_formulas(self._formulas) if self._formulas else None


class Material:
    """The material of each exercise, the data sets, and what checks make for all submissions, each made once.

    Material for several submissions must not change: arrays are read-only, and a reference is executed anew for each
    check.
    """

    def __init__(self) -> None:
        self._exercises: dict[str, ExerciseMaterial] = {}
        self._datasets: dict[str, Dataset] = {}
        self._made: dict[Hashable, object] = {}

    def read(self, exercises: Iterable[Exercise]) -> None:
        """Read the texts of exercises that are not read yet, so that no later submission can change them."""
        for exercise in exercises:
            if exercise.name not in self._exercises:
                self._exercises[exercise.name] = ExerciseMaterial(exercise)

    def of(self, name: str) -> ExerciseMaterial:
        """Return the material of an exercise that was read."""
        return self._exercises[name]

    def dataset(self, name: str) -> Dataset:
        """Return the sample or the full MNIST.

        Raises
        ------
        MnistError
            If a file is missing or damaged.
        """
        if name not in self._datasets:
            dataset = load_dataset(name)
            _protect(dataset.x_train, dataset.t_train, dataset.x_test, dataset.t_test)
            self._datasets[name] = dataset
        return self._datasets[name]

    def made_once(self, key: Hashable, make: Callable[[], object]) -> object:
        """Return the value under a key; make it on the first call."""
        if key not in self._made:
            self._made[key] = made = make()
            _protect(made)
        return self._made[key]

    @functools.cached_property
    def weights(self) -> dict[str, np.ndarray[Any, Any]]:
        """The weights of a network that reads digits."""
        weights = load_weights()
        _protect(*weights.values())
        return weights


def _protect(*values: object) -> None:
    """Make arrays read-only, also in lists and tuples: a check that changed them would affect later checks."""
    for value in values:
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
        elif isinstance(value, list | tuple):
            _protect(*value)
