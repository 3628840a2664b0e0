"""The list of exercises in ``course.toml``, as plain tables; each slip in it has one line, with its place.

Nothing that is wrong gets past this file: who reads the list need not doubt it.
"""

from __future__ import annotations

import difflib
import keyword
import re
import reprlib
import tomllib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

FILE = "grader/course/course.toml"
HINTS = 3
TOTAL = 100

HEADING = re.compile(r"\s*\[\[\s*exercise\s*\]\]")
FIELD = re.compile(r"\s*(\w+)\s*=")


class CourseError(Exception):
    """The course has slips.

    Parameters
    ----------
    slips : sequence of str
        One line for each: the file, the line where there is one, and what is wrong.
    """

    def __init__(self, slips: Sequence[str]) -> None:
        super().__init__(tuple(slips))
        self.slips = tuple(slips)

    def __str__(self) -> str:
        return "\n".join(self.slips)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return the end of a message: the known word that is nearest, or nothing."""
    near = difflib.get_close_matches(word, sorted(known), 1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z][a-z0-9_]*", value)) and not keyword.iskeyword(value)


def _is_positive(value: object) -> bool:
    return type(value) is int and value > 0  # True is an int too


_Kind = tuple[Callable[[object], bool], str]
_TEXT: _Kind = _is_text, "a text"
_TEXTS: _Kind = _are_texts, "a list of texts, none of them empty"

FIELDS: dict[str, _Kind] = {
    "name": (_is_name, "the name of a module in small letters"),
    "title": _TEXT,
    "section": _TEXT,
    "points": (_is_positive, "a whole number above 0"),
    "needs": _TEXTS,
    "hints": _TEXTS,
    "packages": _TEXTS,
}
"""What an exercise may say of itself, and what each of it must be."""
OPTIONAL = {"packages"}


@dataclass(frozen=True)
class _Entry:
    """A table of the file, and the line of each of its fields; that of its heading is under ``""``."""

    values: dict[str, Any]
    lines: dict[str, int]

    @property
    def name(self) -> str:
        name = self.values.get("name")
        return name if isinstance(name, str) else "an exercise"

    def slip(self, field: str, text: str) -> str:
        return f"{FILE}, line {self.lines.get(field, self.lines[''])}: {self.name}{text}"


def read_entries(data: bytes) -> list[dict[str, Any]]:
    """Return the tables of the exercises, in order.

    Parameters
    ----------
    data : bytes
        What ``course.toml`` holds.

    Raises
    ------
    CourseError
        If anything in it is wrong. Values are compared with each other only if each of them is right by itself.
    """
    entries = _entries(data)
    slips = [slip for entry in entries for slip in _field_slips(entry)]
    if slips := slips or [*_name_slips(entries), *_need_slips(entries), *_hint_slips(entries), *_total_slips(entries)]:
        raise CourseError(slips)
    return [entry.values for entry in entries]


def _entries(data: bytes) -> list[_Entry]:
    try:
        text = data.decode("utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise CourseError([f"{FILE}, line {line}: not UTF-8 text"]) from None
    except tomllib.TOMLDecodeError as problem:
        raise CourseError([_not_toml(str(problem), data)]) from None
    exercises, lines = tables.pop("exercise", None), _lines(text)
    if tables:
        raise CourseError([f"{FILE}: unknown field '{next(iter(tables))}' beside the exercises"])
    if not lines or not isinstance(exercises, list) or len(exercises) != len(lines):
        raise CourseError([f"{FILE}: expected a table [[exercise]] for each exercise"])
    return [_Entry(*pair) for pair in zip(exercises, lines, strict=True)]


def _not_toml(message: str, data: bytes) -> str:
    """Put the place that tomllib names at the end of its message to the front."""
    place = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", message, re.DOTALL)
    last = data.count(b"\n") + 1
    words, line = (place[1], place[2] or last) if place else (message, last)
    return f"{FILE}, line {line}: this is no valid TOML: {words}"


def _lines(text: str) -> list[dict[str, int]]:
    """Return the line of each field of each entry; tomllib tells none."""
    found: list[dict[str, int]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if HEADING.match(line):
            found.append({"": number})
        elif found and (field := FIELD.match(line)):
            found[-1].setdefault(field[1], number)
    return found


def _field_slips(entry: _Entry) -> Iterator[str]:
    for field in entry.values:
        if field not in FIELDS:
            yield entry.slip(field, f" has an unknown field '{field}'{did_you_mean(field, FIELDS)}")
    for field, (is_right, kind) in FIELDS.items():
        if field not in entry.values:
            if field not in OPTIONAL:
                yield entry.slip("", f" has no field '{field}'")
        elif not is_right(entry.values[field]):
            yield entry.slip(field, f": {field} must be {kind}; got {reprlib.repr(entry.values[field])}")


def _name_slips(entries: Sequence[_Entry]) -> Iterator[str]:
    """Yield names and titles that two exercises have."""
    for field in ("name", "title"):
        first: dict[str, _Entry] = {}
        for entry in entries:
            other = first.setdefault(entry.values[field], entry)
            if other is not entry:
                yield entry.slip(field, f" has the {field} of another exercise, see line {other.lines[field]}")


def _need_slips(entries: Sequence[_Entry]) -> Iterator[str]:
    """Yield needs that are no earlier exercises, or lack what they need themselves, or are out of order."""
    earlier: dict[str, list[str]] = {}
    for entry in entries:
        needs: list[str] = entry.values["needs"]
        unknown = [need for need in needs if need not in earlier]
        for need in unknown:
            yield entry.slip("needs", f" needs '{need}', which is no earlier exercise{did_you_mean(need, earlier)}")
        lacking = {further: need for need in needs for further in earlier.get(need, []) if further not in needs}
        for further, need in lacking.items():
            yield entry.slip("needs", f" needs '{need}', so it needs '{further}' too")
        ordered = [name for name in earlier if name in needs]
        if not unknown and needs != ordered:
            yield entry.slip("needs", f": expected each need once, in the order of the course: {', '.join(ordered)}")
        earlier[entry.values["name"]] = needs


def _hint_slips(entries: Sequence[_Entry]) -> Iterator[str]:
    for entry in entries:
        hints = entry.values["hints"]
        if len(hints) != HINTS:
            yield entry.slip("hints", f" has {len(hints)} hints; expected {HINTS}")
        elif len(set(hints)) != HINTS:
            yield entry.slip("hints", " has the same hint twice")


def _total_slips(entries: Sequence[_Entry]) -> Iterator[str]:
    total = sum(entry.values["points"] for entry in entries)
    if total != TOTAL:
        yield f"{FILE}: the points of all exercises add up to {total}; expected {TOTAL}"
