"""Members of the banks, graded: in this process or in a worker, and whether both say the same."""

from __future__ import annotations

import dataclasses
import functools
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import pytest

from grader.datasets.dataset import Dataset
from grader.datasets.mnist import SAMPLE, load_mnist
from grader.judge import plugin
from grader.results.report import ExerciseResult
from grader.sandbox.outside.pool import Sandbox
from tests.conftest import shorten_training
from tests.support.banks import MISTAKES, Member
from tests.support.grading import graded, sandbox_of_process
from tests.support.in_process import InProcessSandbox


@dataclass(frozen=True)
class Try:
    """A member and what came out.

    Attributes
    ----------
    member : Member
        What was graded.
    result : ExerciseResult
        What came out in a worker.
    differences : tuple of str
        What came out otherwise in process.
    """

    member: Member
    result: ExerciseResult
    differences: tuple[str, ...]


def shorten(monkeypatch: pytest.MonkeyPatch, member: Member) -> None:
    """Make trainings as short as the bank of a member bears.

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
    """Return so few images to train with that it takes no time, and teaches nothing."""
    (x, t), (x_test, t_test) = load_mnist(normalize=False, folder=SAMPLE)
    return Dataset("sample", x[:1000], t[:1000], x_test, t_test)


def train_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make trainings so short that they only show that they run."""
    shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)
    monkeypatch.setattr(plugin, "load_dataset", lambda _: few_images())


def tried(member: Member, sandbox: Sandbox) -> Try:
    """Grade a member in a worker and in process."""
    texts = {member.exercise: member.submission}
    result = graded(texts, sandbox)[member.exercise]
    with InProcessSandbox() as in_process:
        found = tuple(differences(result, graded(texts, in_process)[member.exercise]))
    if found and any(differences(result, graded(texts, sandbox)[member.exercise])):
        found = ()  # it draws random numbers that nobody has seeded, and two workers do not say the same either
    return Try(member, result, found)


def differences(one: ExerciseResult, other: ExerciseResult) -> Iterator[str]:
    """Yield what is not the same in two results of the same submission, but for the time that it took."""
    for left, right in zip(one.checks, other.checks, strict=True):
        for field in dataclasses.fields(left):
            before, after = getattr(left, field.name), getattr(right, field.name)
            if field.name != "seconds" and before != after:
                yield f"{left.name}: {field.name} is {before} in a worker, {after} in process"


def tried_side_by_side(members: Sequence[Member], jobs: int) -> Iterator[Try]:
    """Grade members in so many processes, and yield them in their order."""
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_tried_alone, members)


def _tried_alone(member: Member) -> Try:
    with pytest.MonkeyPatch.context() as monkeypatch:
        shorten(monkeypatch, member)
        return tried(member, sandbox_of_process())
