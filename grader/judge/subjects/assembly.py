"""Who sits where: which texts a submission is executed with, and which the reference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.course import Exercise
from grader.datasets.mnist import load_mnist
from grader.judge.diagnosis.mistakes import read_mistakes
from grader.judge.diagnosis.recognition import Diagnosis, recognise
from grader.judge.diagnosis.replay import CheckRun
from grader.judge.failures import NotPassed
from grader.judge.fixtures import Dataset
from grader.judge.subjects.reference import Reference
from grader.judge.subjects.remote import RemoteSubmission
from grader.sandbox.outside.answers import Progress
from grader.sandbox.outside.pool import Sandbox
from grader.sources import read_source, sources


@dataclass(frozen=True)
class Grading:
    """What is to be graded, and how.

    Attributes
    ----------
    course : tuple of Exercise
        The whole course.
    selected : tuple of str
        Names of the exercises to grade.
    submission : Path
        The folder to grade.
    solutions : Path or None
        The folder of the reference, or None where there is none.
    seed : int
        Seed of all random inputs.
    dataset : str
        Name of the MNIST to use.
    mnist : Path
        Its folder.
    """

    course: tuple[Exercise, ...]
    selected: tuple[str, ...]
    submission: Path
    solutions: Path | None
    seed: int
    dataset: str
    mnist: Path

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that run: those selected, and without a reference also all that they build on."""
        wanted = set(self.selected)
        if self.solutions is None:
            wanted.update(need for each in self.course if each.name in wanted for need in each.needs)
        return tuple(each for each in self.course if each.name in wanted)

    def earlier(self, exercise: Exercise) -> tuple[str, ...]:
        """Return the names of the exercises before this one, which it may import."""
        names = [each.name for each in self.course]
        return tuple(names[: names.index(exercise.name)])


class Assembly:
    """Seats the submission and the reference of one exercise after the other.

    Parameters
    ----------
    grading : Grading
        What is graded.
    sandbox : Sandbox
        Where workers come from.
    on_progress : callable
        Told how far a long call is.
    """

    def __init__(self, grading: Grading, sandbox: Sandbox, on_progress: Callable[[Progress], None]) -> None:
        self._grading, self._sandbox, self._on_progress = grading, sandbox, on_progress
        names = tuple(exercise.name for exercise in grading.course)
        # All that is read is read now: a submission that writes files finds nobody who reads them.
        self._files = {name: _read(grading.submission, name) for name in names}
        self._solutions = sources(grading.solutions, names) if grading.solutions else {}
        self._scenarios = {exercise.name: exercise.scenarios for exercise in grading.exercises}
        self._banks = {exercise.name: exercise.mistakes for exercise in grading.exercises}
        self._seated: tuple[str, bool] | None = None
        self._candidate: RemoteSubmission | None = None
        self._references: dict[str, Reference] = {}
        self._dataset: Dataset | None = None

    def candidate(self, exercise: Exercise, *, uses_own_exercises: bool) -> RemoteSubmission:
        """Return the submission's exercise, with the reference or its own versions of the exercises before.

        Raises
        ------
        NotPassed
            If its file cannot be read.
        """
        text = self._files[exercise.name]
        if isinstance(text, NotPassed):
            raise text
        if self._candidate is None or self._seated != (exercise.name, uses_own_exercises):
            self._seated = exercise.name, uses_own_exercises
            self._candidate = self._seat(exercise, text, uses_own_exercises)
        return self._candidate

    def _seat(self, exercise: Exercise, text: str, uses_own_exercises: bool) -> RemoteSubmission:
        earlier = self._grading.earlier(exercise)
        texts = {name: self._solutions[name] for name in earlier if name in self._solutions}
        own = {exercise.name: text}
        if uses_own_exercises or not self._solutions:
            own |= {name: mine for name in earlier if isinstance(mine := self._files[name], str)}
        texts |= own
        if self._candidate is not None and self._candidate.texts == texts:
            return self._candidate
        last = exercise is self._grading.exercises[-1]
        scenarios = self._scenarios[exercise.name]
        return RemoteSubmission(
            exercise, texts, frozenset(own), scenarios, self._sandbox, last=last, on_progress=self._on_progress
        )

    def reference(self, exercise: Exercise) -> Reference | None:
        """Return the reference of an exercise, or None where there is none."""
        if self._grading.solutions is None:
            return None
        if exercise.name not in self._references:
            self._references[exercise.name] = Reference(exercise, self._right(exercise))
        return self._references[exercise.name]

    def _right(self, exercise: Exercise) -> dict[str, str]:
        """Return the solutions of an exercise and of those before it."""
        names = (*self._grading.earlier(exercise), exercise.name)
        return {name: self._solutions[name] for name in names if name in self._solutions}

    def recognised(self, exercise: Exercise, trials: Sequence[CheckRun]) -> dict[str, Diagnosis]:
        """Return the known mistakes that explain checks of an exercise, by the names of the checks.

        Nothing where there is no reference, or where no check failed.
        """
        if self._grading.solutions is None or not any(trial.failed for trial in trials):
            return {}
        mistakes = read_mistakes(exercise.name, self._banks[exercise.name])
        return recognise(exercise, self._right(exercise), mistakes, trials)

    def dataset(self) -> Dataset:
        """Return the MNIST to use, read when first asked for."""
        if self._dataset is None:
            (x_train, t_train), (x_test, t_test) = load_mnist(normalize=False, folder=self._grading.mnist)
            self._dataset = Dataset(self._grading.dataset, x_train, t_train, x_test, t_test)
        return self._dataset


def _read(folder: Path, name: str) -> str | NotPassed:
    """Return the text of a submission's file, or what is wrong with it."""
    try:
        return read_source(folder, name)
    except NotPassed as problem:
        return problem
