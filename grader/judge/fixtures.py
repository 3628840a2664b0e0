"""The fixtures that a check can use, by the names of its parameters. Checks are written in this language."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any

import numpy as np
import pytest

from grader.datasets.dataset import Dataset
from grader.judge.agreement import Agree, WalkThrough
from grader.judge.assertions import assert_array, assert_close
from grader.judge.compare.tolerance import ATOL, RTOL, Tolerance
from grader.judge.earlier import require_in_context
from grader.judge.failures import NotPassed
from grader.judge.networks import network_of
from grader.judge.record import CheckRecord
from grader.judge.subjects.calls import Call, Scenario, parameter_names
from grader.judge.subjects.interface import AnyReference
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.supplies import Supplies
from grader.results.reading import Misread
from grader.results.report import NO_REFERENCE, Status
from grader.sandbox.outside.answers import Value

Array = np.ndarray[Any, Any]

MAX_MISREAD = 25


class Submission:
    """The submission as a check sees it: ``submission.softmax(x)`` is a call of the learner's function.

    Call functions by their names, scenarios with `run`. The result is plain data and may be anything: look at it only
    with ``assert_close`` or ``assert_array``.
    """

    def __init__(self, remote: RemoteSubmission) -> None:
        self._remote = remote

    def __getattr__(self, name: str) -> Callable[..., Value]:
        return lambda *values: self._remote.ask(Call(name, (), values))

    def run(self, scenario: Scenario, *values: Any) -> Value:
        """Run a scenario on the submission."""
        return self._remote.ask(Call(scenario, parameter_names(scenario, skip=1), values))


class Fixtures:
    """The fixtures of a session.

    Parameters
    ----------
    begin : callable
        Executes the submission anew for a check with a seed, and returns the record of the check.
    supplies : Supplies
        The supplies of the checks.
    """

    def __init__(self, begin: Callable[[pytest.Item, int], CheckRecord], supplies: Supplies) -> None:
        self._begin, self._supplies, self._seed = begin, supplies, supplies.assembly.request.seed

    def _seed_of(self, item: pytest.Item, use: str = "inputs") -> int:
        """A seed for each check, so its inputs do not depend on which other checks run; modules have another seed."""
        return zlib.crc32(f"{self._seed} {_exercise_of(item)} {item.name} {use}".encode())

    @pytest.fixture
    def record(self, request: pytest.FixtureRequest) -> CheckRecord:
        """The record of this check; the submission is executed anew for it."""
        return self._begin(request.node, self._seed_of(request.node, "module"))

    @pytest.fixture
    def remote(self, record: CheckRecord) -> RemoteSubmission:
        """The submission, running in its worker."""
        assert record.submission is not None
        return record.submission

    @pytest.fixture
    def submission(self, remote: RemoteSubmission) -> Submission:
        """The submission; its functions can be called by name."""
        return Submission(remote)

    @pytest.fixture
    def reference(self, request: pytest.FixtureRequest) -> AnyReference:
        """The reference, executed anew for this check."""
        reference = self._supplies.reference(_exercise_of(request.node))
        if reference is None:
            raise NotPassed(Status.BLOCKED, NO_REFERENCE)
        reference.begin(self._seed_of(request.node, "module"))
        return reference

    @pytest.fixture
    def agree(self, reference: AnyReference, remote: RemoteSubmission, record: CheckRecord) -> Agree:
        """``agree("softmax", x)``: submission and reference give the same, in all forms that the stub promises."""
        return Agree(remote, reference, record.transcript, self._supplies.promises(record.exercise.name))

    @pytest.fixture
    def walk(self, reference: AnyReference, remote: RemoteSubmission, record: CheckRecord) -> WalkThrough:
        """``walk("Affine", rng)``: both give the same in a random walk through the methods of a class."""
        return WalkThrough(remote, reference, record.transcript, self._supplies.promises(record.exercise.name))

    @pytest.fixture
    def formulas(self, request: pytest.FixtureRequest) -> Any:
        """``formulas.softmax(x)``: right answers, computed from the formulas of the exercise."""
        formulas = self._supplies.formulas(_exercise_of(request.node))
        if formulas is None:
            raise NotPassed(Status.BLOCKED, NO_REFERENCE)
        return formulas

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Random numbers for this check alone."""
        return np.random.default_rng(self._seed_of(request.node))

    @pytest.fixture
    def away_from_zero(self, rng: np.random.Generator) -> Callable[[tuple[int, ...]], Array]:
        """``away_from_zero(shape)``: normal numbers, none within 0.05 of 0, some positive and some negative."""

        def draw(shape: tuple[int, ...]) -> Array:
            signs = rng.permutation(np.resize([1.0, -1.0], int(np.prod(shape)))).reshape(shape)
            return signs * (0.05 + np.abs(rng.normal(size=shape)))

        return draw

    @pytest.fixture
    def true_gradient(self) -> Callable[[Callable[[Array], float], Array], Array]:
        """``true_gradient(f, x)``: the grader's own numerical gradient. It is absent if formulas are recorded."""

        def gradient(f: Callable[[Array], float], x: Array) -> Array:
            from grader.judge import gradients

            return gradients.numerical_gradient(f, x)

        return gradient

    @pytest.fixture
    def assert_close(self, remote: RemoteSubmission, record: CheckRecord) -> Callable[..., None]:
        """``assert_close(got, want, of="softmax([1, 2])")``: the value is this one."""

        def check(got: Value, want: Any, *, of: str, rtol: float = RTOL, atol: float = ATOL, **more: Any) -> None:
            transcript = record.transcript
            transcript.mark_compared(Tolerance(rtol, atol))
            sizes = transcript.interactions[-1].call.known_sizes if transcript.interactions else {}
            require = partial(assert_close, want=want, of=of, rtol=rtol, atol=atol, sizes=sizes, **more)
            require_in_context(remote, transcript, got, of, require)

        return check

    @pytest.fixture
    def advice(self, record: CheckRecord) -> Callable[[str], AbstractContextManager[None]]:
        """``with advice("..."):``: a failure inside costs nothing and leaves this advice; it comes last in a check."""

        @contextmanager
        def advising(text: str) -> Iterator[None]:
            with record.transcript.off_the_record():
                try:
                    yield
                except NotPassed as problem:
                    if problem.status is Status.FAILED:
                        record.advice.append(text)

        return advising

    @pytest.fixture
    def assert_array(self) -> Callable[..., Array]:
        """``assert_array(got, shape, of=...)``: the value is an array of finite numbers; returns it as float64."""
        return assert_array

    @pytest.fixture
    def mnist(self) -> Dataset:
        """The images and the digits of MNIST."""
        return self._supplies.mnist

    @pytest.fixture
    def sample_weights(self) -> dict[str, Array]:
        """W1, b1, W2, b2, W3 and b3 of a network that reads digits, from ``data/sample_weights.npz``."""
        return self._supplies.weights

    @pytest.fixture
    def keep_network(self, record: CheckRecord) -> Callable[[Sequence[str], Value, Value], None]:
        """``keep_network(activation_names, weights, biases)``: keep the trained network, if the exercise passes."""

        def keep(activation_names: Sequence[str], weights: Value, biases: Value) -> None:
            record.network = network_of(activation_names, weights, biases)

        return keep

    @pytest.fixture
    def make_once(self, request: pytest.FixtureRequest) -> Callable[[Callable[..., Any], Dataset], Any]:
        """``make_once(make, mnist)``: what ``make(mnist, rng)`` returns, made once for all submissions: read-only."""

        def made(make: Callable[..., Any], dataset: Dataset) -> Any:
            seed = self._seed_of(request.node)
            key = request.node.nodeid, make.__name__, dataset.name, seed
            return self._supplies.made_once(key, lambda: make(dataset, np.random.default_rng(seed)))

        return made

    @pytest.fixture
    def show_misread(self, record: CheckRecord) -> Callable[[Array, Array, Array], None]:
        """``show_misread(images, digits, read)``: keep some of the misread pictures for the report."""

        def keep(images: Array, digits: Array, read: Array) -> None:
            for row in np.flatnonzero(digits != read)[:MAX_MISREAD]:
                pixels = images[row].astype(np.uint8).tobytes()
                record.misread.append(Misread(pixels, int(digits[row]), int(read[row])))

        return keep


def _exercise_of(item: pytest.Item) -> str:
    """Return the name of the exercise of a check: that of the folder in which its file lies."""
    return item.path.parent.name
