"""Whether a call of a check fails by itself, or only after an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from grader.judge.diagnosis.evidence import Path, part_of
from grader.judge.failures import NotPassed
from grader.judge.subjects.calls import Call
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Interaction, Transcript
from grader.sandbox.outside.answers import Returned, Value

MAX_TRIES = 6
"""Earlier calls that are tried, the latest first."""


def require_in_context(
    remote: RemoteSubmission, transcript: Transcript, got: Value, of: str, require: Callable[[Value], None]
) -> None:
    """Require a right answer. If it is wrong, and fails only after an earlier call, name that call.

    Parameters
    ----------
    remote : RemoteSubmission
        The submission; it is executed anew for a wrong answer.
    transcript : Transcript
        The calls of the check so far.
    got : Value
        The answer.
    of : str
        The name of the answer in the check.
    require : callable
        Raises `NotPassed` for a wrong answer.

    Raises
    ------
    NotPassed
        If the answer is not right.
    """
    try:
        require(got)
    except NotPassed as problem:
        problem.message = _earlier_call(remote, transcript, got, of, require) + problem.message
        raise


def _earlier_call(
    remote: RemoteSubmission, transcript: Transcript, got: Value, of: str, require: Callable[[Value], None]
) -> str:
    """Return the context that a failing call needs, such as ``"After f(1), "``; nothing if it fails alone."""
    before, failing, read = _source(got, of, transcript.interactions)
    if failing is None or not before:
        return ""

    def right_after(*calls: Call) -> Returned | None:
        try:
            remote.begin_again()
            answer = [remote.ask(call) for call in (*calls, failing.call)][-1]
            require(read(answer))
        except NotPassed:
            return None
        return Returned(answer)

    with transcript.off_the_record():
        alone = right_after()
        if alone is None:
            return ""
        tried = [interaction.call for interaction in before[: -MAX_TRIES - 1 : -1]]
        call = next((call for call in tried if right_after(call) is None), None)
    transcript.alone = replace(failing, answer=alone)
    if call is None:
        return "After other calls, "
    return f"After {call.label if call.literal and call.label != failing.call.label else 'another call'}, "


_Read = Callable[[Value], Value]


def _source(
    got: Value, of: str, interactions: Sequence[Interaction]
) -> tuple[Sequence[Interaction], Interaction | None, _Read]:
    """Return the interaction whose answer a check looks at, those before it, and how to read the value from an answer.

    Equal small integers are one object, so for them the name of the call decides.
    """
    for place, interaction in reversed([*enumerate(interactions)]):
        answer = interaction.answer.value if isinstance(interaction.answer, Returned) else None
        known = interaction.call.label == of or not isinstance(got, int | str | None)
        if known and (read := _reader(got, answer)) is not None:
            return interactions[:place], interaction, read
    return (), None, lambda value: value


def _reader(got: Value, answer: Value) -> _Read | None:
    """Return a function that takes the same part from another answer; None if the value comes from elsewhere."""
    if got is answer:
        return lambda value: value
    if isinstance(got, dict):
        readers = {key: _reader(part, answer) for key, part in got.items()}
        if None not in readers.values():
            return lambda value: {key: read(value) for key, read in readers.items() if read is not None}
    path = _path(got, answer)
    return None if path is None else lambda value: part_of(Returned(value), path)


def _path(part: Value, whole: Value) -> Path | None:
    """Return the keys that lead to a part of an answer."""
    items = whole.items() if isinstance(whole, dict) else enumerate(whole) if isinstance(whole, tuple) else ()
    for key, item in items:
        path = () if item is part else _path(part, item)
        if path is not None:
            return key, *path
    return None
