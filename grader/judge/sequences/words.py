"""What is wrong with a sequence of calls, in words: the calls before a step, and what no longer is what it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.judge.compare import numbers
from grader.judge.sequences.sequence import Sequence, Step

Array = np.ndarray[Any, Any]

_NAME = re.compile(r"\b(\w+?)_(\d+)\b")


def in_context(sequence: Sequence, step: Step) -> str:
    """Return the call of a step as the learner would write it, with what the sequence does before, if that matters."""
    needs = sequence.with_needs([step.number])
    before = [other for other in sequence.steps if other.number < step.number and other.number not in needs]
    calls = [other for other in before if other.of and other.of != step.of and not other.part]
    if step.owner:
        return _method_in_context(sequence, step, before)
    return f"After {calls[-1].of}, {step.of}" if calls and "called" not in step.of else step.of


def _method_in_context(sequence: Sequence, step: Step, before: list[Step]) -> str:
    """Return a call of a method, after what happened to its object and to others."""
    owners = {other.owner for other in before if other.owner} - {step.owner}
    changed = [other for other in before if other.is_assignment and "[...]" in other.line and not other.part]
    calls = [other for other in before if other.owner == step.owner and not other.is_assignment and not other.part]
    if owners:
        return f"With two objects of {sequence.subject} in use, {step.of}"
    if changed:
        return f"After {plain(changed[-1].line.partition('[...]')[0])} was changed in place, {step.of}"
    if any(other.of == step.of and other.needs == step.needs for other in calls):
        return f"Called a second time, {step.of}"
    if calls:
        return f"After an earlier {plain(calls[0].line).partition('.')[2]} with another batch, {step.of}"
    return step.of


def result_changed(sequence: Sequence, step: Step, before: Any, now: Any) -> str:
    """Return the message about a result that later calls changed."""
    later = [other for other in sequence.steps if other.number > step.number and other.of and not other.part]
    call = f"after {later[-1].of}" if later and later[-1].of != step.of else "after another call"
    call = "after another call" if not step.owner else call
    old, new = numbers.literal(before), numbers.literal(now)
    if old is not None and new is not None and old != new and step.literal:
        return f"{step.of} gave {old}; {call} that same result reads {new}"
    where, old, new = _first_difference(before, now)
    return f"{step.of} gave an array that changes later: {where} was {old}, and {call} it is {new}"


def argument_changed(sequence: Sequence, name: str, now: Any) -> str:
    """Return the message about an argument that a call changed."""
    where, old, new = _first_difference(sequence.arrays[name], now)
    last = sequence.steps[-1]
    call = last.of if last.of and last.owner else sequence.subject
    place = plain(name) + (where if where.startswith("[") else "")
    return f"{call} changed its argument {plain(name)}: {place} was {old}, and is {new} afterwards"


def _first_difference(before: Any, now: Any) -> tuple[str, str, str]:
    """Return the place of the first entry that changed, and the entry before and now."""
    if not (isinstance(before, np.ndarray) and isinstance(now, np.ndarray) and before.shape == now.shape):
        return "it", str(numbers.literal(before) or "one value"), str(numbers.literal(now) or "another")
    old, new = before.astype(float), now.astype(float)
    differ = np.argwhere(~np.isclose(old, new, rtol=1e-12, atol=1e-12, equal_nan=True))
    if not len(differ):
        return "it", "of another type", "not that any more"
    place = tuple(differ[0])
    return (numbers.index(place) or "it", *numbers.pair(float(old[place]), float(new[place])))


def plain(line: str) -> str:
    """Return a line as the learner would write it."""
    return _NAME.sub(r"\1", line.replace("module.", ""))


def details(sequence: Sequence) -> tuple[str, ...]:
    """Return the calls of a sequence as code that the learner can run, where it is more than one."""
    if len(sequence.steps) < 2:
        return ()
    names = _names(sequence)
    lines = [_NAME.sub(lambda match: names[match[0]], step.line.replace("module.", "")) for step in sequence.steps]
    shapes = [
        f"{names[name]} of shape {array.shape}" for name, array in sequence.arrays.items() if hasattr(array, "shape")
    ]
    return ("These calls show it:", *(f"    {line}" for line in lines), "with " + ", ".join(shapes))


def _names(sequence: Sequence) -> Mapping[str, str]:
    """Return a name for each array: that of the argument, numbered where there are several."""
    found: dict[str, list[str]] = {}
    for step in sequence.steps:
        for match in _NAME.finditer(step.line):
            known = found.setdefault(match[1], [])
            if match[0] not in known:
                known.append(match[0])
    return {
        name: base if len(names) == 1 else f"{base}{number}"
        for base, names in found.items()
        for number, name in enumerate(names, start=1)
    }
