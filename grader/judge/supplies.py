"""What the checks of a session get: the running submission, and what it is compared with."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import numpy as np

from grader.course import Exercise
from grader.course.promises import Promise
from grader.datasets.dataset import Dataset
from grader.judge.budget import Budget
from grader.judge.failures import NotPassed
from grader.judge.knowledge import Knowledge
from grader.judge.material import Material
from grader.judge.subjects.assembly import Assembly, Sources
from grader.judge.subjects.interface import AnyReference
from grader.judge.subjects.remote import RemoteSubmission
from grader.results.report import DEFAULT_SEED
from grader.sandbox.outside.answers import Progress
from grader.sandbox.outside.interface import WorkerSource


class Supplies:
    """The submission in its worker, the reference, formulas, promises and data, by the name of the exercise.

    Parameters
    ----------
    assembly : Assembly
        The submission and the reference.
    sandbox : WorkerSource
        The sandbox of the submission.
    budget : Budget
        The time that it has as a whole.
    material : Material, optional
        The material of the course, if it is kept for other submissions too.

    Attributes
    ----------
    assembly : Assembly
        The submission and the reference.
    knowledge : dict of str to Knowledge or None
        The right version of each exercise and its known mistakes, if they are here.
    """

    def __init__(
        self, assembly: Assembly, sandbox: WorkerSource, budget: Budget, material: Material | None = None
    ) -> None:
        self.assembly, self._sandbox, self._budget = assembly, sandbox, budget
        self._material = material or Material()
        self._material.read(assembly.exercises)
        self.knowledge = {exercise.name: self.knowledge_of(exercise) for exercise in assembly.exercises}
        self._submission: tuple[str, Sources, RemoteSubmission] | None = None

    def knowledge_of(self, exercise: Exercise) -> Knowledge | None:
        """Return what is known about an exercise, from its solution or from its record, which has the default seed."""
        material = self._material.of(exercise.name)
        if self.assembly.has_reference(exercise):
            return material.knowledge(self.assembly.of_reference(exercise))
        return material.recorded if self.assembly.request.seed == DEFAULT_SEED else None

    def submission(
        self, exercise: Exercise, on_progress: Callable[[Progress], None], *, uses_own_exercises: bool
    ) -> RemoteSubmission:
        """Return the running submission's exercise: the same as for the previous check, if nothing has changed.

        Parameters
        ----------
        exercise : Exercise
            Which one.
        on_progress : callable
            Called with the progress of a long call.
        uses_own_exercises : bool
            Whether it runs on the learner's own earlier exercises.

        Raises
        ------
        NotPassed
            If there is no text of the exercise.
        """
        sources = self.assembly.of_submission(exercise, uses_own_exercises=uses_own_exercises)
        if self._submission is None or self._submission[:2] != (exercise.name, sources):
            scenarios = self._material.of(exercise.name).scenarios
            remote = RemoteSubmission(
                *(exercise, sources, scenarios, self._sandbox, self._budget, on_progress),
                repeatable=self.assembly.request.repeatable,
            )
            self._submission = exercise.name, sources, remote
        return self._submission[2]

    def prepare(self, exercise: Exercise, *, uses_own_exercises: bool) -> bool:
        """Let a worker get ready for an exercise while the current one answers; see `submission`.

        Return False, and do nothing, if the current worker will do, or if there is no text.
        """
        try:
            sources = self.assembly.of_submission(exercise, uses_own_exercises=uses_own_exercises)
        except NotPassed:
            return False
        if self._submission is not None and self._submission[:2] == (exercise.name, sources):
            return False
        self._sandbox.prepare(sources.opening(exercise, self._material.of(exercise.name).scenarios))
        return True

    def reference(self, name: str) -> AnyReference | None:
        """Return the reference of an exercise, or None without one."""
        knowledge = self.knowledge[name]
        return knowledge.reference if knowledge is not None else None

    def formulas(self, name: str) -> Any | None:
        """Return the formulas that the checks of an exercise compare with, or None without them."""
        knowledge = self.knowledge[name]
        return knowledge.formulas if knowledge is not None else self._material.of(name).formulas

    def outline(self, exercise: Exercise) -> str:
        """Return a text with the first lines of the functions, classes and methods of the solution, if known."""
        knowledge = self.knowledge[exercise.name]
        return knowledge.outline if knowledge is not None else self.assembly.text_of(exercise)

    def promises(self, name: str) -> Mapping[str, Promise]:
        """Return what the stub of an exercise promises."""
        return self._material.of(name).promises

    @property
    def mnist(self) -> Dataset:
        """The MNIST to use."""
        return self._material.dataset(self.assembly.request.dataset)

    @property
    def weights(self) -> dict[str, np.ndarray[Any, Any]]:
        """The weights of a network that reads digits."""
        return self._material.weights

    def made_once(self, key: Hashable, make: Callable[[], object]) -> object:
        """Return the value under a key for all submissions; make it on the first call."""
        return self._material.made_once(key, make)
