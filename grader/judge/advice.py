"""What works but will bite: notes on calls that gave the right answer.

The worker says what a call did besides returning a value. What the reference does too is how the exercise is meant; the
rest is worth a note.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator, Sequence
from types import ModuleType

from grader.judge.subjects.calls import Call, copies, parameter_names
from grader.judge.subjects.reference import Reference, play
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import NOTHING, Returned, SideEffects
from grader.sandbox.outside.local import SideEffectMonitor


def notes(transcript: Sequence[Interaction], reference: Reference, seed: int) -> Iterator[tuple[str, str]]:
    """Yield the notes on what a check has asked for: the kind of each, and its words.

    Parameters
    ----------
    asked : sequence of Interaction
        The calls of a check that passed.
    reference : Reference
        The right version of the exercise.
    seed : int
        The seed of ``np.random`` that the submission had.
    """
    if all(_seen(each) == NOTHING for each in transcript):
        return
    reference.begin(seed)
    for each in transcript:
        right = _watched(each.call, reference.module)
        if _seen(each) != NOTHING:
            yield from _differences(each.call, _seen(each), right, reference.module)


def _seen(transcript: Interaction) -> SideEffects:
    return transcript.answer.side_effects if isinstance(transcript.answer, Returned) else NOTHING


def _watched(call: Call, module: ModuleType) -> SideEffects:
    """Return what is seen of the reference in a call."""
    values = copies(call.values)
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("always")
        with SideEffectMonitor(values, f"{module.__name__}.py") as monitor:
            value = play(call, module, values)
    return monitor.side_effects(value)


def _differences(call: Call, seen: SideEffects, right: SideEffects, module: ModuleType) -> Iterator[tuple[str, str]]:
    names = _argument_names(call, module)
    what = call.label if call.is_scenario else call.name
    for number in sorted({*seen.changed} - {*right.changed}):
        yield (
            "changes",
            f"{what} changes {names[number]} itself: whoever passed it finds other numbers in it afterwards.",
        )
    if not call.is_scenario:
        for number in sorted({*seen.shared} - {*right.shared} - {*seen.changed}):
            yield (
                "shares",
                f"{what} returns {names[number]} itself or a view of it: who changes the one changes the other.",
            )
    if seen.warning and not right.warning:
        place = f"{seen.file}, line {seen.line}"
        yield "warns", f"numpy warns of {seen.warning} ({place}). The result is right, a number on the way was not."


def _argument_names(call: Call, module: ModuleType) -> Sequence[str]:
    """Return the names of the arguments, those of the reference where the check told none."""
    names = call.names if call.is_scenario else call.names or parameter_names(getattr(module, call.name))
    return [*names, *(f"argument {number + 1}" for number in range(len(names), len(call.values)))]
