"""The first fault in the answers to a sequence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judge.compare.arrays import as_array, expected_array, kind
from grader.judge.compare.differences import find_difference
from grader.judge.compare.tolerance import Tolerance
from grader.judge.failures import NotPassed
from grader.judge.sequences.sequence import Sequence, Step
from grader.judge.sequences.wording import argument_changed, in_context, memory_shared, result_changed
from grader.results.difference import ArrayDifference
from grader.results.report import Status
from grader.sandbox.outside.answers import Value


@dataclass(frozen=True)
class Finding:
    """A fault in the answers to a sequence.

    Attributes
    ----------
    step : Step
        The step that it is about.
    message : str
        The fault, in one line.
    is_related : bool
        Whether the message says how a value is related to the right one.
    raised : bool
        Whether the step raised an exception; the message then does not include its text.
    later : bool
        Whether later steps cause it: a result or an argument has changed.
    difference : ArrayDifference or None
        The entries around the first wrong one, where an array is wrong.
    """

    step: Step
    message: str
    is_related: bool = False
    raised: bool = False
    later: bool = False
    difference: ArrayDifference | None = None


def first_finding(sequence: Sequence, got: Value, want: Value, tolerance: Tolerance) -> Finding | None:
    """Return the first fault in the answers to a sequence, or None.

    Parameters
    ----------
    sequence : Sequence
        The answers to the sequence.
    got, want : Value
        What came of it with the submission, and with the reference.
    tolerance : Tolerance
        How close values must be; in single precision, never closer than usual.

    Raises
    ------
    NotPassed
        If the submission's answers are none that a player gives.
    """
    played, right = _read(sequence, got), _read(sequence, want)
    findings = (
        _step_finding(sequence, place, answer, right.answers, tolerance) for place, answer in enumerate(played.answers)
    )
    finding = next(filter(None, findings), None)
    if finding is None or _is_of_a_changed_argument(sequence, finding, played.arguments):
        finding = _finding_afterwards(sequence, played) or finding
    return finding


@dataclass(frozen=True)
class _Played:
    """The answers to a sequence; see `player.SequencePlayer.play`."""

    answers: tuple[Value, ...]
    results: Mapping[int, Value]
    arguments: Mapping[str, Value]
    shared: tuple[int, ...]


def _read(sequence: Sequence, got: Value) -> _Played:
    match got:
        case (tuple(answers), tuple(results), tuple(arguments), tuple(shared)) if len(answers) == len(sequence.steps):
            changed, changed_names = dict(map(_pair, results)), dict(map(_pair, arguments))
            places = [_place(sequence, place) for place in (*changed, *shared)]
            are_arrays = all(expected_array(now) is not None for now in changed_names.values())
            if None not in places and are_arrays and changed_names.keys() <= {*sequence.watched}:
                return _Played(answers, changed, changed_names, shared)  # type: ignore[arg-type]
    message = f"{sequence.subject} gave {kind(got)} in the place of the results of its calls"
    raise NotPassed(Status.FAILED, message, call=sequence.subject)


def _pair(value: Value) -> tuple[Any, Value]:
    """Return a place or a name, and a value; if it is no such pair, None first."""
    first, now = value if isinstance(value, tuple) and len(value) == 2 else (None, None)
    return (first if type(first) in (int, str) else None), now


def _place(sequence: Sequence, value: object) -> int | None:
    return value if type(value) is int and 0 <= value < len(sequence.steps) else None


def _step_finding(
    sequence: Sequence, place: int, answer: Value, rights: tuple[Value, ...], tolerance: Tolerance
) -> Finding | None:
    """Return what is wrong with the answer to a step, given the right answers."""
    step, right = sequence.steps[place], rights[place]
    if step.single:
        tolerance = tolerance.of_single_precision()
    if step.tiny:
        tolerance = Tolerance(tolerance.rtol, tolerance.atol * _scale(right))
    if right is None or _agrees(answer, right, tolerance):  # if right code returns nothing, the answer does not matter
        return None
    of = in_context(sequence, step)
    if isinstance(answer, dict) and isinstance(error := answer.get("raised"), str):
        return Finding(step, f"{of} raised {error}", raised=True)
    if isinstance(right, str):
        same = isinstance(answer, str) and answer == right
        return None if same else Finding(step, f"{of or sequence.subject}: the result is {kind(answer)}")
    if step.part:
        answer, right = {step.part: answer}, {step.part: right}
    found = find_difference(
        answer,
        right,
        of=of,
        literal=step.literal and of == step.call,
        tolerance=tolerance,
        known_sizes=step.known_sizes,
        arguments=_arguments(sequence, step),
        earlier=_of_earlier_calls(sequence, place, rights),
    )
    return Finding(step, found.line, found.is_related, difference=found.entries) if found is not None else None


def _scale(value: Value) -> float:
    """Return the largest number of a value, at most 1; of several values, the smallest such number that is not 0."""
    if isinstance(value, dict):
        value = tuple(value.values())
    array = expected_array(value)
    parts = value if array is None and isinstance(value, tuple) else ()
    scales = [float(np.max(np.abs(array), initial=0.0))] if array is not None else map(_scale, parts)
    return min([1.0, *filter(None, scales)])


def _of_earlier_calls(sequence: Sequence, place: int, rights: tuple[Value, ...]) -> list[Value]:
    """Return the right answers to earlier calls of the same function or method."""
    step = sequence.steps[place]
    return [
        right
        for other, right in zip(sequence.steps[:place], rights, strict=False)
        if other.part == step.part and (other.call == step.call or not step.owner)
    ]


def _arguments(sequence: Sequence, step: Step) -> dict[str, np.ndarray[Any, Any]]:
    """Return the arrays of floats in a step, by the names of the arguments."""
    arrays = {name.rpartition("_")[0]: sequence.arrays[name] for name in step.names & sequence.arrays.keys()}
    return {name: array for name, array in sorted(arrays.items()) if getattr(array, "dtype", None) == np.float64}


def _agrees(answer: Value, right: Value, tolerance: Tolerance) -> bool:
    """Whether an answer is an array or a number that agrees. This is the usual case, and fast."""
    want = expected_array(right)
    got = as_array(answer, want.shape) if want is not None else None
    return want is not None and got is not None and tolerance.all_close(got, want)


def _is_of_a_changed_argument(sequence: Sequence, finding: Finding, arguments: Mapping[str, Value]) -> bool:
    """Whether the answer to a step is wrong because an earlier step changed its argument, or tried to."""
    names = finding.step.names & arguments.keys()
    if finding.raised and finding.step.names & sequence.layouts.keys():
        return bool(arguments)
    return any(names & step.names for step in sequence.steps if step.number < finding.step.number)


def _finding_afterwards(sequence: Sequence, played: _Played) -> Finding | None:
    """Return what is wrong with a result or an argument at the end."""
    for name, now in played.arguments.items():
        step = next(step for step in sequence.steps if name in step.names)
        return Finding(step, argument_changed(sequence, name, now), later=True)
    for place, now in played.results.items():
        step, before = sequence.steps[place], played.answers[place]
        return Finding(step, result_changed(sequence, step, before, now), later=True)
    for place in played.shared:
        return Finding(sequence.steps[place], memory_shared(sequence.steps[place]))
    return None
