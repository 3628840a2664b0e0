"""Advice on calls that gave the right answer: code that works but may cause trouble later.

The worker reports the side effects of a call. If the reference has the same side effect, it is part of the exercise;
any other is worth advice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.judge.subjects.calls import Call
from grader.judge.subjects.interface import AnyReference
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import NOTHING, Returned, SideEffects


class Advice(NamedTuple):
    """One piece of advice.

    Attributes
    ----------
    kind : str
        Its kind: ``"changes"``, ``"shares"`` or ``"warns"``.
    text : str
        One line for the learner.
    """

    kind: str
    text: str


def advise(transcript: Sequence[Interaction], reference: AnyReference, seed: int) -> Iterator[Advice]:
    """Yield advice on the calls of a check.

    Parameters
    ----------
    transcript : sequence of Interaction
        The calls of a check that passed.
    reference : AnyReference
        The right version of the exercise.
    seed : int
        The seed of ``np.random`` that the submission had.
    """
    if all(_side_effects(interaction) == NOTHING for interaction in transcript):
        return
    reference.begin(seed)
    for interaction in transcript:
        call, effects = interaction.call, _side_effects(interaction)
        expected = reference.side_effects(call)  # of each call, since later ones may depend on it
        if effects != NOTHING and expected is not None:
            yield from _advice(call, effects, expected, reference)


def _side_effects(interaction: Interaction) -> SideEffects:
    """Return what a call did besides returning a value; a scenario may return its arguments, to show what they are."""
    if not isinstance(interaction.answer, Returned):
        return NOTHING
    found = interaction.answer.side_effects
    return found._replace(shared=()) if interaction.call.is_scenario else found


def _advice(call: Call, effects: SideEffects, expected: SideEffects, reference: AnyReference) -> Iterator[Advice]:
    """Yield advice on the side effects of a call that the reference does not have."""
    subject, names = call.label if call.is_scenario else call.name, _argument_names(call, reference)
    changed = {*effects.changed} - {*expected.changed}
    shared = {*effects.shared} - {*expected.shared} - {*effects.changed}
    for number in sorted(changed):
        yield Advice("changes", _CHANGES.format(subject=subject, name=names[number]))
    for number in sorted(shared):
        yield Advice("shares", _SHARES.format(subject=subject, name=names[number]))
    if effects.warning and not expected.warning:
        yield Advice("warns", _WARNS.format(warning=effects.warning, file=effects.file, line=effects.line))


_CHANGES = "{subject} changes {name} itself: the caller's array is modified."
_SHARES = "{subject} returns {name} itself or a view of it: changing one changes the other."
_WARNS = "numpy warns: {warning} ({file}, line {line}). A value on the way is not right, even if the result is."


def _argument_names(call: Call, reference: AnyReference) -> Sequence[str]:
    """Return the names of the arguments; if the check does not name them, those of the reference's parameters."""
    names = call.names if call.is_scenario else call.names or reference.parameters(call.name)
    return [*names, *(f"argument {number + 1}" for number in range(len(names), len(call.values)))]
