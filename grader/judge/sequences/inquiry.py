"""Asks submission and reference a whole sequence of calls, and finds the shortest that fails."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from grader.judge.compare.arrays import kind
from grader.judge.compare.differences import find_difference
from grader.judge.compare.tolerance import ATOL, RTOL
from grader.judge.failures import NotPassed
from grader.judge.sequences.sequence import Sequence, Step
from grader.judge.sequences.words import argument_changed, details, in_context, result_changed
from grader.judge.subjects.reference import Reference
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Transcript
from grader.results.report import Status
from grader.sandbox.outside.answers import Value

MAX_TRIES = 30
"""Shorter sequences that are tried, each on a submission that is executed anew for it."""

Simpler = Callable[[Step], Iterable[Sequence]]


@dataclass(frozen=True)
class Finding:
    """What is wrong with the answers to a sequence.

    Attributes
    ----------
    step : Step
        The step that it is about.
    message : str
        What is wrong, in one line.
    is_related : bool
        Whether the message says how a value is related to the right one.
    raised : bool
        Whether the step raised an exception; the message then does not say which.
    later : bool
        Whether it shows only after later steps: a result or an argument is no longer what it was.
    """

    step: Step
    message: str
    is_related: bool = False
    raised: bool = False
    later: bool = False


class Inquiry:
    """Asks sequences of a submission and of the reference.

    Parameters
    ----------
    remote : RemoteSubmission
        The submission.
    reference : Reference
        The reference.
    transcript : Transcript
        What the check asks.
    """

    def __init__(self, remote: RemoteSubmission, reference: Reference, transcript: Transcript) -> None:
        self._remote, self._reference, self._transcript = remote, reference, transcript

    def require(self, sequence: Sequence, simpler: Simpler, rtol: float, atol: float) -> None:
        """Compare what both give for each step of a sequence.

        Parameters
        ----------
        sequence : Sequence
            The calls.
        simpler : callable
            Returns what a step asks with arguments that are easier to read.
        rtol, atol : float
            Tolerances; those of single precision are never below the usual ones.

        Raises
        ------
        NotPassed
            If they differ; the message is about the shortest sequence that was found to fail.
        """
        got = self._remote.ask(sequence.call())
        single = any(step.single for step in sequence.steps)
        self._transcript.mark_compared(max(rtol, RTOL) if single else rtol, max(atol, ATOL) if single else atol)
        compare = _Comparison(rtol, atol)
        finding = compare.first_finding(sequence, got, self._reference.ask(sequence.call()))
        if finding is not None:
            raise self._shortest(sequence, finding, simpler, compare).problem

    def simplest(self, sequences: Iterable[Sequence], related: bool, rtol: float, atol: float) -> NotPassed | None:
        """Return the failure of the first of some sequences that fails, or None where none does.

        Parameters
        ----------
        sequences : iterable of Sequence
            What to ask.
        related : bool
            Whether a message counts only if it says how a value is related to the right one.
        rtol, atol : float
            Tolerances.
        """
        compare = _Comparison(rtol, atol)
        failures = filter(None, (self._failure(sequence, compare) for sequence in sequences))
        return next((failure.problem for failure in failures if failure.is_related or not related), None)

    def _shortest(self, sequence: Sequence, finding: Finding, simpler: Simpler, compare: _Comparison) -> _Failure:
        """Return the failure of the shortest sequence that is found to fail as this one does."""
        if (alone := self._failure(sequence.only([finding.step.number]), compare)) is not None:
            cases = filter(None, (self._failure(case, compare) for case in simpler(finding.step)))
            return next((case for case in cases if case.is_related or not alone.is_related), alone)
        parts = itertools.islice(_shorter(sequence, finding), MAX_TRIES)
        failures = filter(None, (self._failure(part, compare) for part in parts))
        return next(failures, _Failure(NotPassed(Status.FAILED, finding.message), finding.is_related))

    def _failure(self, sequence: Sequence, compare: _Comparison) -> _Failure | None:
        """Return how a submission that is executed anew fails a sequence; None if it does not, or time is short."""
        with self._transcript.off_the_record():
            try:
                finding = self._finding_anew(sequence, compare)
            except NotPassed:  # the sequence as it was has a message already
                return None
            if finding is None:
                return None
            problem = self._raised(sequence, finding) if finding.raised else None
        problem = problem or NotPassed(Status.FAILED, finding.message)
        lines = (*problem.details, *details(sequence))
        return _Failure(NotPassed(problem.status, problem.message, problem.hint, lines), finding.is_related)

    def _finding_anew(self, sequence: Sequence, compare: _Comparison) -> Finding | None:
        self._remote.begin_again()
        self._reference.begin_again()
        got = self._remote.ask(sequence.call())
        return compare.first_finding(sequence, got, self._reference.ask(sequence.call()))

    def _raised(self, sequence: Sequence, finding: Finding) -> NotPassed | None:
        """Return what is said of the exception that a step raises."""
        try:
            self._remote.begin_again()
            self._remote.ask(sequence.call(in_context(sequence, finding.step), strict=True))
        except NotPassed as problem:
            return problem
        return None


@dataclass(frozen=True)
class _Failure:
    """How a sequence fails, and whether the message says how a value is related to the right one."""

    problem: NotPassed
    is_related: bool


def _shorter(sequence: Sequence, finding: Finding) -> Iterator[Sequence]:
    """Yield the parts of a sequence that might fail as it does: what a step needs, and one other step."""
    number = finding.step.number
    others = [step.number for step in sequence.steps if step.number != number and not step.part]
    before = [other for other in reversed(others) if other < number]
    for other in [*(other for other in others if other > number), *before] if finding.later else before:
        yield sequence.only([number, other])
    if not finding.later:
        yield sequence.only(step.number for step in sequence.steps if step.number <= number)


class _Comparison:
    """Compares the answers to sequences, within tolerances."""

    def __init__(self, rtol: float, atol: float) -> None:
        self._rtol, self._atol = rtol, atol

    def first_finding(self, sequence: Sequence, got: Value, want: Value) -> Finding | None:
        """Return the first thing that is wrong with the answers to a sequence, or None."""
        answers, results, arguments = _in_three(got, sequence)
        assert isinstance(want, tuple) and isinstance(want[0], tuple)
        for step, answer, right in zip(sequence.steps, answers, want[0], strict=True):
            if (finding := self._step(sequence, step, answer, right)) is not None:
                return finding
        for number, now in results:
            step, before = sequence.steps[number], answers[number]
            return Finding(step, result_changed(sequence, step, before, now), later=True)
        for name, now in arguments:
            step = next(step for step in sequence.steps if name in step.names)
            return Finding(step, argument_changed(sequence, name, now), later=True)
        return None

    def _step(self, sequence: Sequence, step: Step, answer: Value, right: Value) -> Finding | None:
        of = in_context(sequence, step)
        if isinstance(answer, dict) and isinstance(error := answer.get("raised"), str):
            return Finding(step, f"{of} raised {error}", raised=True)
        if right is None:
            return None  # where the right code returns nothing, nobody asks what comes back
        if isinstance(right, str):
            same = isinstance(answer, str) and answer == right
            return None if same else Finding(step, f"{of or sequence.subject}: the result is {kind(answer)}")
        if step.part:
            answer, right = {step.part: answer}, {step.part: right}
        rtol, atol = (max(self._rtol, RTOL), max(self._atol, ATOL)) if step.single else (self._rtol, self._atol)
        literal = step.literal and of == step.of
        found = find_difference(
            answer, right, of=of, literal=literal, rtol=rtol, atol=atol, known_sizes=step.known_sizes
        )
        return Finding(step, found.line, found.is_related) if found is not None else None


def _in_three(
    got: Value, sequence: Sequence
) -> tuple[tuple[Value, ...], list[tuple[int, Value]], list[tuple[str, Value]]]:
    """Return the three parts of what came of a sequence.

    Raises
    ------
    NotPassed
        If it is nothing that a player gives, which only a submission that changes the player can bring about.
    """
    match got:
        case (tuple(answers), tuple(results), tuple(arguments)):
            known = set(map(str, range(len(sequence.steps))))
            changed = [(int(key), now) for key, now in map(_pair, results) if key in known]
            names = [(key, now) for key, now in map(_pair, arguments) if key in sequence.arrays]
            if (len(answers), len(changed), len(names)) == (len(sequence.steps), len(results), len(arguments)):
                return answers, changed, names
    raise NotPassed(Status.FAILED, f"{sequence.subject} gave {kind(got)} in the place of the results of its calls")


def _pair(value: Value) -> tuple[str, Value]:
    return (str(value[0]), value[1]) if isinstance(value, tuple) and len(value) == 2 else ("", None)
