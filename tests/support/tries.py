"""Members of the banks, graded: in this process or in a worker, and whether both say the same."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from grader.datasets.dataset import Dataset
from grader.datasets.mnist import SAMPLE, load_mnist
from grader.judge import material
from grader.results.report import ExerciseResult
from grader.sandbox.outside.interface import WorkerSource
from tests.conftest import shorten_training
from tests.support.banks import MISTAKES, Member
from tests.support.grading import sandbox_of_process
from tests.support.in_process import InProcessSandbox
from tests.support.series import graded_in_turn


@dataclass(frozen=True)
class Try:
    """A member and its result.

    Attributes
    ----------
    member : Member
        The graded member.
    result : ExerciseResult
        What came out in a worker.
    differences : tuple of str
        What came out otherwise in process.
    """

    member: Member
    result: ExerciseResult
    differences: tuple[str, ...]


def shorten(monkeypatch: pytest.MonkeyPatch, member: Member) -> None:
    """Make trainings as short as the bank of a member allows.

    A mistake has to fail a check that looks closer than at the accuracy, so it trains for a moment. Right variations
    learn to read a little; the whole run is for the solutions.
    """
    if member in _mistakes():
        shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)
    else:
        shorten_training(monkeypatch, steps=60, epochs=2, minimum=0.3)


@functools.cache
def _mistakes() -> frozenset[Member]:
    return frozenset(MISTAKES)


@functools.cache
def few_images() -> Dataset:
    """Return so few training images that training takes no time, and teaches nothing."""
    (x, t), (x_test, t_test) = load_mnist(normalize=False, folder=SAMPLE)
    return Dataset("sample", x[:1000], t[:1000], x_test, t_test)


def train_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make trainings so short that they only show that the code runs."""
    shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)
    monkeypatch.setattr(material, "load_dataset", lambda _: few_images())


def tried(members: Sequence[Member], sandbox: WorkerSource) -> list[Try]:
    """Grade members of one exercise, each in its own worker, and all of them in process."""
    exercise, texts = members[0].exercise, [member.submission for member in members]
    results = graded_in_turn(exercise, texts, sandbox)
    with InProcessSandbox() as in_process:
        others = graded_in_turn(exercise, texts, in_process)
    found = [tuple(differences(*pair)) for pair in zip(results, others, strict=True)]
    doubtful = [number for number, lines in enumerate(found) if lines]
    again = graded_in_turn(exercise, [texts[number] for number in doubtful], sandbox) if doubtful else []
    for number, result in zip(doubtful, again, strict=True):
        if any(differences(results[number], result)):
            found[number] = ()  # it draws unseeded random numbers, and two workers do not agree either
    return list(map(Try, members, results, found))


def differences(one: ExerciseResult, other: ExerciseResult) -> Iterator[str]:
    """Yield the differences of two results of the same submission, except the time."""
    for left, right in zip(one.checks, other.checks, strict=True):
        for field in dataclasses.fields(left):
            before, after = getattr(left, field.name), getattr(right, field.name)
            if field.name != "seconds" and before != after:
                yield f"{left.name}: {field.name} is {before} in a worker, {after} in process"


def tried_alone(members: Sequence[Member]) -> list[Try]:
    """Grade members of one exercise in the sandbox of this process, with trainings as long as their bank needs."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        shorten(monkeypatch, members[0])
        return tried(members, sandbox_of_process())
