"""Questions about names that are not there: what was probably meant, or where it was forgotten."""

from __future__ import annotations

import builtins
import difflib
import re
from collections.abc import Callable, Collection, Iterable

import numpy as np

from grader.judge.diagnosis.failure import Failure

UNKNOWN_NAME = re.compile(r"raised NameError: name '(\w{1,80})' is not defined")
_OF_NUMPY = re.compile(r"module 'numpy' has no attribute '(\w{1,80})'")
_OF_ARRAY = re.compile(r"'numpy\.(?:ndarray|float64)' object has no attribute '(\w{1,80})'")
_OF_AXES = re.compile(r"'Axes' object has no attribute '([xy](?:label|lim|ticks)|title)'")
_OF_CLASS = re.compile(r"raised AttributeError: '(\w{1,80})' object has no attribute '(\w{1,80})'")
_KEYWORD = re.compile(r"got an unexpected keyword argument '(\w{1,80})'")
_NO_ARGUMENTS = re.compile(r"\b(\w{1,80})\(\) takes no arguments")

_BOUND = re.compile(r"^(?:def|class) (\w+)|^(\w+)\s*=(?!=)|^import .*?\b(\w+)\s*$")
_IMPORTED = re.compile(r"^from \w+ import (.*)")
_IN_FUNCTION = re.compile(r"^\s*(\w+)\s*=(?!=)|\bfor (\w+)(?:, ?(\w+))? in\b|[(,]\s*(\w+)(?=\s*[,)=:])")
_TARGETS = re.compile(r"[^=(\n]*(?==(?!=))")
_OF_SELF = re.compile(r"\bself\.(\w+)")
_METHOD = re.compile(r"[ \t]+def (\w+)")

ELSEWHERE = {"dim": "axis", "keepdim": "keepdims"}
"""Names of arguments in other libraries, and what numpy calls them."""


def question_about_a_name(failure: Failure) -> str | None:
    """Return the question for a name that is misspelled, of another library, or never given a value; or None.

    Parameters
    ----------
    failure : Failure
        What is known of the check that failed.
    """
    return next(filter(None, (find(failure) for find in _QUESTIONS)), None)


def _unknown_name(failure: Failure) -> str | None:
    if (found := UNKNOWN_NAME.search(failure.message)) is None:
        return None
    name, known = found[1], _bound_in(failure)
    if name in known:
        return None
    if near := _near(name, known) or _near(name, dir(builtins)):
        return f"There is '{near}'; is that the one?"
    if name in dir(np):
        return f"{failure.place}, where does {name} come from? A name that belongs to numpy begins with np."
    return None


def _bound_in(failure: Failure) -> set[str]:
    """Return the names that the failing function can see: its own, and those of the file."""
    outside = (_BOUND.match(line) for line in failure.lines)
    imports = filter(None, map(_IMPORTED.match, failure.lines))
    imported = {word for found in imports for word in re.findall(r"\w+", found[1])}
    inside = (match for line in failure.code.splitlines() for match in _IN_FUNCTION.finditer(line))
    return imported | {name for match in (*outside, *inside) if match for name in match.groups() if name}


def _unknown_attribute(failure: Failure) -> str | None:
    if found := _OF_AXES.search(failure.message):
        return f"It has 'set_{found[1]}'; is that the one?"
    for pattern, owner in ((_OF_NUMPY, np), (_OF_ARRAY, np.ndarray)):
        if (found := pattern.search(failure.message)) and (near := _near(found[1], _public(dir(owner)))):
            return f"{'numpy' if owner is np else 'An array'} has '{near}'; is that the one?"
    return None


def _unknown_attribute_of_self(failure: Failure) -> str | None:
    if (found := _OF_CLASS.search(failure.message)) is None:
        return None
    owner, name = found.groups()
    lines = [line for _, line in failure.lines_of_class(owner)]
    if lines and "(" in lines[0]:  # it may inherit from another class
        lines = failure.lines
    there = {word for line in lines for word in _given_in(line)}
    if not lines or name in there:
        return None
    if near := _near(name, there):
        return f"It has '{near}'; is that the one?"
    return f"No method of {owner} gives self.{name} a value. Which one should?"


def _given_in(line: str) -> list[str]:
    """Return the attributes of the object that a line assigns to, and the method that it defines."""
    targets = _TARGETS.match(line)
    return [*_METHOD.findall(line), *(_OF_SELF.findall(targets[0]) if targets else [])]


def _unknown_argument(failure: Failure) -> str | None:
    found = _KEYWORD.search(failure.message)
    if found is None or found[1] not in ELSEWHERE:
        return None
    return f"{found[1]} is from another library. What does numpy call it: {ELSEWHERE[found[1]]}?"


def _constructor_without_its_name(failure: Failure) -> str | None:
    if (found := _NO_ARGUMENTS.search(failure.message)) is None:
        return None
    lines = failure.lines_of_class(found[1])
    if not lines or any(re.match(r"[ \t]+def __init__\(", line) for _, line in lines):
        return None
    return f"{found[1]} has no method __init__. How is its name written, with all underscores?"


_QUESTIONS: tuple[Callable[[Failure], str | None], ...] = (
    _unknown_name,
    _unknown_attribute,
    _unknown_attribute_of_self,
    _unknown_argument,
    _constructor_without_its_name,
)


def _near(name: str, known: Collection[str]) -> str | None:
    """Return the known name that is most like this one, or None if none is."""
    same_letters = sorted(other for other in known if sorted(other.lower()) == sorted(name.lower()) and other != name)
    return next(iter(same_letters or difflib.get_close_matches(name, sorted(known), 1, cutoff=0.8)), None)


def _public(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith("_")]
