"""What checks need of the course and of the data: the same for all submissions, and made when first asked for.

All of it stays in the judge. A submission gets what is sent to it as bytes, so it can change nothing here.
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


class Material:
    """Scenarios, promises, what is known of right code and of mistakes, and data sets, each made once.

    What is kept for several submissions must not change: arrays are read-only, and a reference is executed anew for
    each check.
    """

    def __init__(self) -> None:
        self._scenarios: dict[str, str] = {}
        self._banks: dict[str, str] = {}
        self._formulas: dict[str, str] = {}
        self._records: dict[str, bytes | None] = {}
        self._formulas_alone: dict[str, ModuleType] = {}
        self._promises: dict[str, Mapping[str, Promise]] = {}
        self._knowledge: dict[str, LiveKnowledge] = {}
        self._recorded: dict[str, RecordedKnowledge] = {}
        self._datasets: dict[str, Dataset] = {}
        self._made: dict[Hashable, object] = {}

    def read(self, exercises: Iterable[Exercise]) -> None:
        """Read the texts of exercises that are not read yet; a submission that runs later cannot change them."""
        for exercise in exercises:
            if exercise.name not in self._scenarios:
                self._scenarios[exercise.name] = f"{PLAYER}\n{exercise.scenarios}"
                self._banks[exercise.name] = exercise.mistakes
                self._formulas[exercise.name] = exercise.formulas
                self._records[exercise.name] = exercise.recorded

    def scenarios(self, exercise: Exercise) -> str:
        """Return the text of the scenarios of an exercise, with what plays sequences of calls."""
        return self._scenarios[exercise.name]

    def promises(self, exercise: Exercise) -> Mapping[str, Promise]:
        """Return what the stub of an exercise promises."""
        if exercise.name not in self._promises:
            self._promises[exercise.name] = exercise.promises
        return self._promises[exercise.name]

    def knowledge(self, exercise: Exercise, texts: dict[str, str]) -> LiveKnowledge:
        """Return what is known of an exercise by these texts of the solutions."""
        name = exercise.name
        if name not in self._knowledge:
            self._knowledge[name] = LiveKnowledge(exercise, texts, self._banks[name], self._formulas[name])
        return self._knowledge[name]

    def recorded(self, exercise: Exercise) -> RecordedKnowledge | None:
        """Return what is known of an exercise by its record, or None where there is none.

        Raises
        ------
        CourseError
            If that cannot be used.
        """
        data = self._records[exercise.name]
        if data is not None and exercise.name not in self._recorded:
            self._recorded[exercise.name] = RecordedKnowledge(exercise, data)
        return self._recorded.get(exercise.name)

    def formulas(self, exercise: Exercise) -> ModuleType | None:
        """Return the formulas of an exercise that has no reference here, or None where they are not here either."""
        text = self._formulas[exercise.name]
        if text and exercise.name not in self._formulas_alone:
            self._formulas_alone[exercise.name] = executed_formulas(text)
        return self._formulas_alone.get(exercise.name)

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
        """Return what was made under a key, or make it."""
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
    """Make arrays read-only, also those in lists and tuples: a check that changed them would change those after it."""
    for value in values:
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
        elif isinstance(value, list | tuple):
            _protect(*value)
