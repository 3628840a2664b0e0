"""The list of exercises in ``course.toml``, as plain tables; each slip is reported in one line with its place.

No slip gets past this file, so the code that reads the list need not check it again.
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
HINT_TABLE = re.compile(r"\s*\[\s*exercise\s*\.\s*hints\s*\]")
FIELD = re.compile(r"\s*([\w.]+|\"[\w.]+\")\s*=")


class CourseError(Exception):
    """The course has slips.

    Parameters
    ----------
    slips : sequence of str
        One line for each slip: the file, the line if there is one, and what is wrong.
    """

    def __init__(self, slips: Sequence[str]) -> None:
        super().__init__(tuple(slips))
        self.slips = tuple(slips)

    def __str__(self) -> str:
        return "\n".join(self.slips)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return the end of a message with the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, sorted(known), 1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def hints_by_function(hints: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return the hints of an exercise, by function; a single list of hints has an empty name."""
    by_function = hints if isinstance(hints, dict) else {"": hints}
    return [(function, tuple(levels)) for function, levels in by_function.items()]


def _are_hints(value: object) -> bool:
    return _are_texts(value) or (isinstance(value, dict) and bool(value) and all(map(_are_texts, value.values())))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z][a-z0-9_]*", value)) and not keyword.iskeyword(value)


def _is_positive(value: object) -> bool:
    return type(value) is int and value > 0  # True is an int too


_Kind = tuple[Callable[[object], bool], str]
_TEXT: _Kind = _is_text, "a string"
_TEXTS: _Kind = _are_texts, "a list of strings, none of them empty"

FIELDS: dict[str, _Kind] = {
    "name": (_is_name, "the name of a module in small letters"),
    "title": _TEXT,
    "section": _TEXT,
    "points": (_is_positive, "a whole number above 0"),
    "needs": _TEXTS,
    "hints": (_are_hints, "a list of strings, or a table with one for each function, none of them empty"),
    "packages": _TEXTS,
    "milestone": _TEXT,
    "why": _TEXT,
}
"""The fields of an exercise, and the type of each."""
OPTIONAL = {"packages", "milestone", "why"}


@dataclass(frozen=True)
class Entry:
    """A table of the file.

    Attributes
    ----------
    values : dict
        Its fields.
    lines : dict of str to int
        The line of each field; the heading's is under ``""``, and that of hints for ``f`` under ``"hints.f"``.
    """

    values: dict[str, Any]
    lines: dict[str, int]

    @property
    def name(self) -> str:
        """The name of the exercise, if it has one."""
        name = self.values.get("name")
        return name if isinstance(name, str) else "an exercise"

    def slip(self, field: str, text: str) -> str:
        """Return the line that reports a slip in a field."""
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
    entries, total = _tables_and_total(data)
    slips = [slip for entry in entries for slip in _field_slips(entry)]
    if slips := slips or [
        *_name_slips(entries),
        *_need_slips(entries),
        *_hint_slips(entries),
        *_total_slips(entries, total),
    ]:
        raise CourseError(slips)
    return [entry.values for entry in entries]


def tables(data: bytes) -> list[Entry]:
    """Return the tables of the exercises in order, unchecked; raise CourseError if there are none."""
    return _tables_and_total(data)[0]


def _tables_and_total(data: bytes) -> tuple[list[Entry], object]:
    """Return the tables of the exercises, and the sum of their points: all of it, or `total` of a part."""
    try:
        text = data.decode("utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise CourseError([f"{FILE}, line {line}: not UTF-8 text"]) from None
    except tomllib.TOMLDecodeError as problem:
        raise CourseError([_not_toml(str(problem), data)]) from None
    exercises, total, lines = tables.pop("exercise", None), tables.pop("total", TOTAL), _lines(text)
    if tables:
        raise CourseError([f"{FILE}: unknown field '{next(iter(tables))}' beside the exercises"])
    if not lines or not isinstance(exercises, list) or len(exercises) != len(lines):
        raise CourseError([f"{FILE}: expected a table [[exercise]] for each exercise"])
    return [Entry(*pair) for pair in zip(exercises, lines, strict=True)], total


def _not_toml(message: str, data: bytes) -> str:
    """Move the place at the end of a message of tomllib to the front."""
    place = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", message, re.DOTALL)
    last = data.count(b"\n") + 1
    words, line = (place[1], place[2] or last) if place else (message, last)
    return f"{FILE}, line {line}: this is no valid TOML: {words}"


def _lines(text: str) -> list[dict[str, int]]:
    """Return the line of each field of each entry; tomllib does not give lines."""
    found: list[dict[str, int]] = []
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if HEADING.match(line):
            table = ""
            found.append({"": number})
        elif found and HINT_TABLE.match(line):
            table = "hints."
            found[-1].setdefault("hints", number)
        elif found and (field := FIELD.match(line)):
            found[-1].setdefault(table + field[1].strip('"'), number)
    return found


def _field_slips(entry: Entry) -> Iterator[str]:
    for field in entry.values:
        if field not in FIELDS:
            yield entry.slip(field, f" has an unknown field '{field}'{did_you_mean(field, FIELDS)}")
    for field, (is_right, kind) in FIELDS.items():
        if field not in entry.values:
            if field not in OPTIONAL:
                yield entry.slip("", f" has no field '{field}'")
        elif not is_right(entry.values[field]):
            yield entry.slip(field, f": {field} must be {kind}; got {reprlib.repr(entry.values[field])}")


def _name_slips(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield names and titles that two exercises share."""
    for field in ("name", "title"):
        first: dict[str, Entry] = {}
        for entry in entries:
            other = first.setdefault(entry.values[field], entry)
            if other is not entry:
                yield entry.slip(field, f" has the {field} of another exercise, see line {other.lines[field]}")


def _need_slips(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield needs that are no earlier exercises, that lack their own needs, or that are out of order."""
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


def _hint_slips(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        for function, levels in hints_by_function(entry.values["hints"]):
            field, of = (f"hints.{function}", f" for {function}") if function else ("hints", "")
            if len(levels) != HINTS:
                yield entry.slip(field, f" has {len(levels)} hints{of}; expected {HINTS}")
            elif len(set(levels)) != HINTS:
                yield entry.slip(field, f" has the same hint twice{of}")


def _total_slips(entries: Sequence[Entry], expected: object) -> Iterator[str]:
    total = sum(entry.values["points"] for entry in entries)
    if total != expected:
        yield f"{FILE}: the points of all exercises add up to {total}; expected {expected}"
