"""Make the same calls on submission and reference, in many forms; the answers must agree."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np

from grader.course.promises import Promise
from grader.judge.compare.differences import Difference, find_difference
from grader.judge.compare.tolerance import ATOL, RTOL, Tolerance
from grader.judge.earlier import require_in_context
from grader.judge.failures import NotPassed
from grader.judge.faults import GraderFault
from grader.judge.sequences.family import Family
from grader.judge.sequences.inquiry import Inquiry
from grader.judge.sequences.walk import Walk
from grader.judge.subjects.calls import Call, Scenario, named_call
from grader.judge.subjects.interface import AnyReference
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Transcript
from grader.results.report import Status
from grader.sandbox.outside.answers import Value


class Agree:
    """Makes the same call on submission and reference, and fails the check when the answers differ.

    If the stub promises more about the call, it is made in all promised forms; see `grader.course.promises`.

    Parameters
    ----------
    remote : RemoteSubmission
        The submission.
    reference : AnyReference
        The reference.
    transcript : Transcript
        The calls of the check.
    promises : mapping of str to Promise
        The promises of the stub, by name.
    """

    def __init__(
        self,
        remote: RemoteSubmission,
        reference: AnyReference,
        transcript: Transcript,
        promises: Mapping[str, Promise],
    ) -> None:
        self._remote, self._reference, self._transcript = remote, reference, transcript
        self._inquiry, self._promises = Inquiry(remote, reference, transcript), promises

    def __call__(self, target: str | Scenario, *values: Any, rtol: float = RTOL, atol: float = ATOL) -> None:
        """Compare both answers.

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
        tolerance = Tolerance(rtol, atol)
        call = named_call(target, values, self._reference.parameters)
        got = self._remote.ask(call)
        self._transcript.mark_compared(tolerance)
        want = self._reference.ask(call)
        found = _difference(call, got, want, tolerance)
        promise = self._promises.get(call.name)
        family = Family(call, promise) if promise else None
        if found is not None:
            simpler = self._inquiry.simplest(family.simpler(), found.is_related, tolerance) if family else None
            if simpler is not None:
                raise simpler
            require = partial(_require, call=call, want=want, tolerance=tolerance)
            require_in_context(self._remote, self._transcript, got, call.label, require)
        if family is not None:
            self._inquiry.require(family, tolerance)


def _require(got: Value, *, call: Call, want: Value, tolerance: Tolerance) -> None:
    if (found := _difference(call, got, want, tolerance)) is not None:
        inputs = (call.inputs,) if call.inputs else ()
        raise NotPassed(Status.FAILED, found.line, details=inputs, call=call.label, difference=found.entries)


def _difference(call: Call, got: Value, want: Value, tolerance: Tolerance) -> Difference | None:
    return find_difference(
        got,
        want,
        of=call.label,
        literal=call.literal,
        tolerance=tolerance,
        known_sizes=call.known_sizes,
        arguments=call.arrays,
    )


class WalkThrough:
    """Walks at random through the methods of a class, on submission and reference alike.

    Parameters
    ----------
    remote, reference, transcript, promises
        As of `Agree`.
    """

    def __init__(
        self,
        remote: RemoteSubmission,
        reference: AnyReference,
        transcript: Transcript,
        promises: Mapping[str, Promise],
    ) -> None:
        self._inquiry, self._promises = Inquiry(remote, reference, transcript), promises

    def __call__(self, name: str, rng: np.random.Generator, *, rtol: float = RTOL, atol: float = ATOL) -> None:
        """Compare both answers, step by step.

        Parameters
        ----------
        name : str
            A class that the stub promises something of.
        rng : Generator
            The source of the walk and its inputs.
        rtol, atol : float
            Tolerances, see `grader.judge.compare.differences`.

        Raises
        ------
        NotPassed
            If they differ.
        """
        promise = self._promises.get(name)
        if promise is None or not promise.methods:
            raise GraderFault(f"promises.toml has no class '{name}' to walk through")
        self._inquiry.require(Walk(promise, rng), Tolerance(rtol, atol))
