"""Describe what is wrong with a sequence of calls: the calls before a step, and the values that have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from grader.judge.compare import numbers
from grader.judge.compare.arrays import expected_array
from grader.judge.sequences.sequence import Sequence, Step
from grader.results.difference import pair

_NUMBERED = re.compile(r"\b(\w+?)_(\d+)\b")
"""The name of an array in a sequence: that of the argument, and a number."""

MANY = 3
"""If more calls precede a step, they are not listed."""


def in_context(sequence: Sequence, step: Step) -> str:
    """Return the call of a step as the learner would write it, with the earlier calls that matter.

    Parameters
    ----------
    sequence : Sequence
        As short as possible, so everything in it matters.
    step : Step
        One of its steps.
    """
    needed = sequence.with_needs([step.number])
    before = [other for other in sequence.steps if other.number < step.number and other.number not in needed]
    calls = [other for other in before if other.is_call]
    if before and before[-1].overwrites and not step.owner:
        return f"After {_change(before[-1])}, {step.call}"
    if len(calls) > MANY:
        return f"After {len(calls)} other calls, {step.call}"
    if step.owner:
        return _method_in_context(sequence, step, before, needed)
    if all(other.line == step.line for other in calls):
        return step.of
    tells = len(calls) == 1 and calls[0].literal and calls[0].of != step.of
    return f"After {calls[0].of if tells else 'another call'}, {step.of}"


def _method_in_context(sequence: Sequence, step: Step, before: list[Step], needed: set[int]) -> str:
    """Return a method call, after what happened to its object and to others."""
    calls = [other for other in before if other.is_call]
    changed = [_change(other) for other in before if other.is_assignment and not other.call]
    if any(other.owner != step.owner for other in before):
        return f"With two {sequence.subject} objects in use, {step.call}"
    if changed:
        return f"After {changed[-1]}, {step.call}"
    if not calls:
        return step.of
    if calls[-1].call == step.call and calls[-1].needs <= needed and not _takes_a_batch(sequence, calls[-1]):
        return f"Called a second time, {step.call}"
    return f"After an earlier {calls[0].call.partition('.')[2]} with another batch, {step.call}"


def _takes_a_batch(sequence: Sequence, call: Step) -> bool:
    """Whether a call follows no other call except the one that makes its object."""
    return not any(step.is_call and not step.is_assignment for step in sequence.steps if step.number in call.needs)


def _change(step: Step) -> str:
    """Describe an assignment to a parameter or a result in the learner's terms."""
    if step.overwrites:
        return "an earlier result was overwritten"
    place = step.line.partition(" = ")[0]
    name = _plain(place.removesuffix("[...]")).removeprefix(f"{step.owner}.")
    return f"{name} was changed in place" if place.endswith("[...]") else f"{name} was replaced"


def result_changed(sequence: Sequence, step: Step, before: Any, now: Any) -> str:
    """Return the message about a result that later calls changed."""
    later = [other for other in sequence.steps if other.number > step.number and other.is_call]
    what = later[-1].call if later and later[-1].call != step.call and step.owner else "another call"
    old, new = numbers.literal(before), numbers.literal(now)
    if old is not None and new is not None and old != new:
        return f"{step.of} gave {old}; after {what}, that same result reads {new}"
    where, old, new = _first_difference(before, now)
    return f"{step.of}: {where} is {old}; after {what}, that same result reads {new} there"


def argument_changed(sequence: Sequence, name: str, now: Any) -> str:
    """Return the message about an argument that a call changed."""
    before, after = sequence.arrays[name], np.asarray(now, dtype=float)
    change = _change_of_argument(sequence, name)
    if after.shape != before.shape:
        return f"{change}: it had shape {before.shape}, and has shape {after.shape} afterwards"
    where, old, new = _first_difference(before, after)
    place = _plain(name) + (where if where.startswith("[") else "")
    return f"{change}: {place} was {old}, and is {new} afterwards"


def _change_of_argument(sequence: Sequence, name: str) -> str:
    """Return which call changed an argument: its own, or one that the object was made with."""
    calls = [step for step in sequence.steps if step.is_call and step.number not in _makers(sequence)]
    call = calls[-1].call if calls and calls[-1].owner else sequence.subject
    taker = next(step for step in sequence.steps if name in step.names)
    if call != sequence.subject and taker.number in _makers(sequence):
        return f"{call} changed {_plain(name)}, which {taker.call} was given"
    return f"{call} changed its argument {_plain(name)}"


def _makers(sequence: Sequence) -> set[int]:
    return {step.number for step in sequence.steps if step.is_assignment}


def memory_shared(step: Step) -> str:
    """Return the message about a result that is an argument, or a view of one."""
    return f"{step.of}: the result is an array that it was given, or a view of one; expected a new array"


def _first_difference(before: Any, now: Any) -> tuple[str, str, str]:
    """Return the place of the first entry that changed, and the entry before and now."""
    return next(_differences(before, now), ("the result", "one value", "another"))


def _differences(before: Any, now: Any, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the place of the first entry that changed in each array of a value, and the entry before and now."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key in [key for key in before if key in now]:  # in their own order, which is the same each time
            yield from _differences(before[key], now[key], f"{place}['{key}']")
    elif isinstance(before, tuple | list) and isinstance(now, tuple | list):
        for number, (one, other) in enumerate(zip(before, now, strict=False)):
            yield from _differences(one, other, f"{place}[{number}]")
    else:
        old, new = expected_array(before), expected_array(now)
        if old is not None and new is not None and old.shape == new.shape:
            for entry in np.argwhere(~((old == new) | (np.isnan(old) & np.isnan(new))))[:1]:
                where = place + numbers.index(tuple(entry))
                yield where or "the result", *pair(float(old[tuple(entry)]), float(new[tuple(entry)]))


def details(sequence: Sequence, step: Step) -> tuple[str, ...]:
    """Return the calls of a sequence as the learner would write them, if the message alone does not show them."""
    if len(sequence.with_needs([step.number])) == len(sequence.steps) and not step.owner:
        return ()
    names = _names(sequence)
    lines = [_NUMBERED.sub(lambda match: names[match[0]], step.line) for step in sequence.steps]
    inputs = [f"{names[name]} {_described(sequence.arrays[name])}" for name in names if name in sequence.arrays]
    return (
        "These calls show it:",
        *(f"  {line.replace('module.', '')}" for line in _with_objects_named(sequence, lines)),
        *([f"with {', '.join(inputs)}"] if inputs else []),
    )


def _described(value: Any) -> str:
    text = numbers.argument(value)
    return f"= {text}" if text is not None else f"of shape {np.shape(value)}"


def _with_objects_named(sequence: Sequence, lines: list[str]) -> list[str]:
    """Return the lines with the name of its class for the only object, such as ``affine``."""
    owners = {step.owner for step in sequence.steps if step.owner}
    if len(owners) != 1:
        return lines
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", sequence.subject).lower()
    return [re.sub(rf"\b{owner}\b", name, line) for owner in owners for line in lines]


def _plain(line: str) -> str:
    return _NUMBERED.sub(r"\1", line.replace("module.", ""))


def _names(sequence: Sequence) -> Mapping[str, str]:
    """Return a name for each array: that of the argument, numbered where there are several."""
    found: dict[str, list[str]] = {}
    for step in sequence.steps:
        for match in _NUMBERED.finditer(step.line):
            known = found.setdefault(match[1], [])
            known += [match[0]] if match[0] not in known else []
    return {
        name: base if len(names) == 1 else f"{base}{number}"
        for base, names in found.items()
        for number, name in enumerate(names, start=1)
    }
