"""Make a whole sequence of calls on submission and reference, and find the shortest sequence that fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grader.judge.compare.tolerance import Tolerance
from grader.judge.failures import NotPassed
from grader.judge.sequences.findings import Finding, first_finding
from grader.judge.sequences.sequence import Questions, Sequence
from grader.judge.sequences.wording import details, in_context
from grader.judge.subjects.interface import AnyReference
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Transcript
from grader.results.report import Status
from grader.sandbox.outside.answers import Value

MAX_TRIES = 30
"""Shorter sequences that are tried, each on a submission that is executed anew for it."""


class Inquiry:
    """Makes sequences of calls on a submission and on the reference.

    Parameters
    ----------
    remote : RemoteSubmission
        The submission.
    reference : AnyReference
        The reference.
    transcript : Transcript
        The calls of the check.
    """

    def __init__(self, remote: RemoteSubmission, reference: AnyReference, transcript: Transcript) -> None:
        self._remote, self._reference, self._transcript = remote, reference, transcript

    def require(self, questions: Questions, tolerance: Tolerance) -> None:
        """Compare both answers at each step of a sequence.

        Parameters
        ----------
        questions : Questions
            The calls to make.
        tolerance : Tolerance
            How close two numbers must be; for single precision it is never below the usual one.

        Raises
        ------
        NotPassed
            If they differ; the message is about the shortest sequence that was found to fail.
        """
        sequence = questions.sequence
        self._reference.foresee(questions)
        got = self._remote.ask(sequence.call())
        single = any(step.single for step in sequence.steps)
        self._transcript.mark_compared(tolerance.of_single_precision() if single else tolerance)
        finding = first_finding(sequence, got, self._right(sequence), tolerance)
        if finding is not None:
            raise self._shortest(questions, finding, tolerance).problem

    def simplest(self, sequences: Iterable[Sequence], related: bool, tolerance: Tolerance) -> NotPassed | None:
        """Return the failure of the first sequence that fails, or None if none does.

        Parameters
        ----------
        sequences : iterable of Sequence
            The calls to make.
        related : bool
            Whether a message counts only if it says how a value is related to the right one.
        tolerance : Tolerance
            How close two numbers must be.
        """
        failures = filter(None, (self._failure(sequence, tolerance) for sequence in sequences))
        return next((failure.problem for failure in failures if failure.is_related or not related), None)

    def _shortest(self, questions: Questions, finding: Finding, tolerance: Tolerance) -> _Failure:
        """Return the failure of the shortest sequence found that fails like the whole one."""
        sequence = questions.sequence
        if (alone := self._failure(sequence.only([finding.step.number]), tolerance)) is not None:
            cases = filter(None, (self._failure(case, tolerance) for case in questions.simpler(finding.step)))
            return next((case for case in cases if case.is_related or not alone.is_related), alone)
        for case in questions.simplest_twice():
            if (twice := self._failure(case, tolerance)) is not None:
                return twice
        reduced = self._reduced(sequence, finding, tolerance)
        return reduced or _Failure(finding, _wrong_value(finding))

    def _reduced(self, sequence: Sequence, finding: Finding, tolerance: Tolerance) -> _Failure | None:
        """Return the failure of a sequence without the calls that it does not need, as long as tries are left.

        Halves of the other calls are left out, then quarters, and so on: a step that matters stays.
        """
        others, tries = _others(sequence, finding), MAX_TRIES
        failure = self._failure(sequence.only([finding.step.number, *others]), tolerance)
        for size in _halves(len(others)):
            start = 0
            while failure and tries and start < len(others):
                tries -= 1
                fewer = [*others[:start], *others[start + size :]]
                found = self._failure(sequence.only([finding.step.number, *fewer]), tolerance)
                if found is None:
                    start += size
                else:
                    failure, finding = found, found.finding
                    others = [other for other in _others(sequence, finding) if other in fewer]
        return failure

    def _failure(self, sequence: Sequence, tolerance: Tolerance) -> _Failure | None:
        """Return how a newly executed submission fails a sequence; None if it does not, or time is short."""
        with self._transcript.off_the_record():
            try:
                finding = self._finding_anew(sequence, tolerance)
            except NotPassed:  # the original sequence already has a message
                return None
            if finding is None:
                return None
            problem = self._raised(sequence, finding) if finding.raised else None
        problem = problem or _wrong_value(finding)
        problem.details += details(sequence, finding.step)
        problem.call = finding.step.call
        return _Failure(finding, problem)

    def _finding_anew(self, sequence: Sequence, tolerance: Tolerance) -> Finding | None:
        self._remote.begin_again()
        self._reference.begin_again()
        got = self._remote.ask(sequence.call())
        return first_finding(sequence, got, self._right(sequence), tolerance)

    def _right(self, sequence: Sequence) -> Value:
        """Return the reference's answers to a sequence; an exception here is the fault of the course's author."""
        return self._reference.ask(sequence.call(strict=True))

    def _raised(self, sequence: Sequence, finding: Finding) -> NotPassed | None:
        """Return the message about the exception that a step raises."""
        try:
            self._remote.begin_again()
            self._remote.ask(sequence.call(in_context(sequence, finding.step), strict=True))
        except NotPassed as problem:
            return problem
        return None


@dataclass(frozen=True)
class _Failure:
    """A finding, and its message."""

    finding: Finding
    problem: NotPassed

    @property
    def is_related(self) -> bool:
        """Whether the message says how a value is related to the right one."""
        return self.finding.is_related


def _wrong_value(finding: Finding) -> NotPassed:
    return NotPassed(Status.FAILED, finding.message, call=finding.step.call, difference=finding.difference)


def _others(sequence: Sequence, finding: Finding) -> list[int]:
    """Return the calls and assignments that may cause a finding, besides those that its step needs."""
    number, needed = finding.step.number, sequence.with_needs([finding.step.number])
    steps = [step for step in sequence.steps if not step.part and step.number not in needed]
    return [step.number for step in steps if finding.later or step.number < number]


def _halves(number: int) -> Iterator[int]:
    """Yield half of a number, a quarter, and so on down to 1."""
    while number > 1:
        number = -(-number // 2)
        yield number
