"""What a check may ask for, by the names of its parameters. This is the language that checks are written in."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.datasets.mnist import load_sample_weights
from grader.judge import gradients
from grader.judge.compare.arrays import as_array
from grader.judge.compare.differences import difference, not_this_array
from grader.judge.compare.tolerance import ATOL, RTOL
from grader.judge.failures import NotPassed
from grader.judge.subjects.calls import Call, Scenario, known_sizes, parameter_names
from grader.judge.subjects.reference import Reference
from grader.judge.subjects.remote import RemoteSubmission
from grader.results.report import NO_REFERENCE, Misread, Status
from grader.sandbox.inside.frame import Value

Array = np.ndarray[Any, Any]

MAX_MISREAD = 25


@dataclass(frozen=True)
class Dataset:
    """The MNIST that is used.

    Attributes
    ----------
    name : str
        ``"sample"`` or ``"full"``.
    x_train, x_test : uint8 ndarray of shape (N, 784)
        Images, pixels from 0 to 255.
    t_train, t_test : int ndarray of shape (N,)
        Digits.
    """

    name: str
    x_train: Array
    t_train: Array
    x_test: Array
    t_test: Array


class Submission:
    """The submission as a check sees it: ``submission.softmax(x)`` is a call of the learner's function.

    Functions are called by their names; scenarios with `run`. What comes back is plain data, and may be anything:
    look at it with ``assert_close`` or ``assert_array``, never by hand.
    """

    def __init__(self, candidate: RemoteSubmission) -> None:
        self._candidate = candidate

    def __getattr__(self, name: str) -> Callable[..., Value]:
        return lambda *values: self._candidate.ask(Call(name, (), values))

    def run(self, scenario: Scenario, *values: Any) -> Value:
        """Run a scenario on the submission."""
        return self._candidate.ask(Call(scenario, parameter_names(scenario, skip=1), values))


class Agree:
    """Asks submission and reference the same, and fails the check when the answers differ."""

    def __init__(self, candidate: RemoteSubmission, reference: Reference) -> None:
        self._candidate, self._reference = candidate, reference

    def __call__(self, target: str | Scenario, *values: Any, rtol: float = RTOL, atol: float = ATOL) -> None:
        """Compare what both give.

        Parameters
        ----------
        target : str or Scenario
            The name of a function of the exercise, or a scenario.
        *values
            Its arguments; a scenario gets the module ahead of these.
        rtol, atol : float
            Tolerances, see `grader.judge.compare.differences`.

        Raises
        ------
        NotPassed
            If they differ.
        """
        names = self._names(target)
        call = Call(target, names[: len(values)], values)
        got = self._candidate.ask(call)
        self._candidate.compared(rtol, atol)
        want = self._reference.ask(call)
        line = difference(
            got, want, of=call.label, literal=call.literal, rtol=rtol, atol=atol, known_sizes=call.known_sizes
        )
        if line is not None:
            raise NotPassed(Status.FAILED, line, details=(call.inputs,) if call.inputs else ())

    def _names(self, target: str | Scenario) -> tuple[str, ...]:
        if isinstance(target, str):
            return parameter_names(getattr(self._reference.module, target))
        return parameter_names(target, skip=1)


class Fixtures:
    """The fixtures of a session. They know the check that runs only by what the session tells them.

    Parameters
    ----------
    seed : int
        Seed of all random inputs.
    begin : callable
        ``begin(item)`` readies the submission for a check and returns its `RemoteSubmission`.
    reference_of : callable
        ``reference_of(item)`` returns the `Reference` for a check, or None where there is none.
    dataset : callable
        Returns the `Dataset`.
    misread : list
        Where pictures go that were read wrong.
    notes : list
        Where notes go.
    """

    def __init__(
        self,
        seed: int,
        begin: Callable[[pytest.Item, int], RemoteSubmission],
        reference_of: Callable[[pytest.Item], Reference | None],
        dataset: Callable[[], Dataset],
        misread: list[Misread],
        notes: list[str],
    ) -> None:
        self._seed, self._begin, self._reference_of, self._dataset = seed, begin, reference_of, dataset
        self._misread, self._notes = misread, notes

    def _seed_of(self, item: pytest.Item, use: str = "inputs") -> int:
        """A seed for each check, so that its inputs do not depend on which other checks run; another for modules."""
        return zlib.crc32(f"{self._seed} {item.path.parent.name} {item.name} {use}".encode())

    @pytest.fixture
    def candidate(self, request: pytest.FixtureRequest) -> RemoteSubmission:
        """The submission, executed anew for this check."""
        return self._begin(request.node, self._seed_of(request.node, "module"))

    @pytest.fixture
    def submission(self, candidate: RemoteSubmission) -> Submission:
        """The submission; its functions can be called by name."""
        return Submission(candidate)

    @pytest.fixture
    def reference(self, request: pytest.FixtureRequest) -> Reference:
        """The reference, executed anew for this check."""
        reference = self._reference_of(request.node)
        if reference is None:
            raise NotPassed(Status.BLOCKED, NO_REFERENCE)
        reference.begin(self._seed_of(request.node, "module"))
        return reference

    @pytest.fixture
    def agree(self, reference: Reference, candidate: RemoteSubmission) -> Agree:
        """``agree("softmax", x)``: submission and reference give the same."""
        return Agree(candidate, reference)

    @pytest.fixture
    def rng(self, request: pytest.FixtureRequest) -> np.random.Generator:
        """Random numbers of this check's own."""
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
        """``true_gradient(f, x)``: the grader's own numerical gradient."""
        return gradients.numerical_gradient

    @pytest.fixture
    def assert_close(self, candidate: RemoteSubmission) -> Callable[..., None]:
        """``assert_close(got, want, of="softmax([1, 2])")``: the value is this one."""

        def check(got: Value, want: Any, *, rtol: float = RTOL, atol: float = ATOL, **more: Any) -> None:
            candidate.compared(rtol, atol)
            assert_close(got, want, rtol=rtol, atol=atol, **more)

        return check

    @pytest.fixture
    def note(self, candidate: RemoteSubmission) -> Callable[[str], AbstractContextManager[None]]:
        """``with note("..."):``: what fails in there costs nothing and leaves this note; the last thing in a check."""

        @contextmanager
        def noting(text: str) -> Iterator[None]:
            before = len(candidate.transcript)
            try:
                yield
            except NotPassed as problem:
                if problem.status is Status.FAILED:
                    self._notes.append(text)
            del candidate.transcript[before:]

        return noting

    @pytest.fixture
    def assert_array(self) -> Callable[..., Array]:
        """``assert_array(got, shape, of=...)``: the value is an array of finite numbers; returns it as float64."""
        return assert_array

    @pytest.fixture
    def mnist(self) -> Dataset:
        """The images and the digits of MNIST."""
        return self._dataset()

    @pytest.fixture
    def sample_weights(self) -> dict[str, Array]:
        """W1, b1, W2, b2, W3 and b3 of a network that reads digits, from ``data/sample_weights.npz``."""
        return load_sample_weights()

    @pytest.fixture
    def show_misread(self) -> Callable[[Array, Array, Array], None]:
        """``show_misread(images, digits, read)``: keep some of the pictures that were read wrong, for the report."""

        def keep(images: Array, digits: Array, read: Array) -> None:
            for row in np.flatnonzero(digits != read)[:MAX_MISREAD]:
                self._misread.append(Misread(images[row].astype(np.uint8).tobytes(), int(digits[row]), int(read[row])))

        return keep


def assert_close(
    got: Value,
    want: Any,
    *,
    of: str,
    rtol: float = RTOL,
    atol: float = ATOL,
    batch_size: int | None = None,
    classes: int | None = None,
) -> None:
    """Fail the check unless a value is the expected one.

    Parameters
    ----------
    got : Value
        What the submission gave.
    want : number, array, or dict or tuple of these
        What is right.
    of : str
        The call, as the learner would write it.
    rtol, atol : float
        Tolerances, see `grader.judge.compare.differences`.
    batch_size, classes : int, optional
        N and C, where the call has a batch and classes.

    Raises
    ------
    NotPassed
        If they differ.
    """
    line = difference(
        got,
        _plain(want),
        of=of,
        literal=_is_one_call(of),
        rtol=rtol,
        atol=atol,
        known_sizes=known_sizes(batch_size, classes),
    )
    if line is not None:
        raise NotPassed(Status.FAILED, line)


def _is_one_call(of: str) -> bool:
    """Whether a text is one call to its end, such as ``f(x)`` or ``A(W).g(x)``, but not ``f(x), x of shape (2,)``."""
    depth = 0
    for position, letter in enumerate(of):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0 and of[position + 1 : position + 2] not in ("", "."):
            return False
    return of.endswith(")")


def _plain(want: Any) -> Value:
    if isinstance(want, dict):
        return {key: _plain(value) for key, value in want.items()}
    if isinstance(want, tuple):
        return tuple(_plain(value) for value in want)
    return np.asarray(want, dtype=np.float64)


def assert_array(got: Value, shape: tuple[int, ...], *, of: str) -> Array:
    """Return a value as float64 array; fail the check unless it has this shape and is finite.

    Parameters
    ----------
    got : Value
        What the submission gave.
    shape : tuple of int
        The shape that it should have.
    of : str
        The call, as the learner would write it.

    Raises
    ------
    NotPassed
        If it is anything else.
    """
    array = as_array(got)
    if array is not None and array.shape == shape and np.isfinite(array).all():
        return array
    raise NotPassed(Status.FAILED, not_this_array(got, shape, of=of))
