"""The lines of a learner's file that a failure is about."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.results.report import PRINTED, WRONG, CheckResult
from grader.results.source import parsed
from grader.results.text import printable, source_lines

PLACE = re.compile(r"(?P<name>\w+)\.py, line (?P<line>\d+)(: (?P<what>.*))?")
"""The form of a place in a message."""
LINES_BEFORE, LINES_AFTER = 3, 2
"""How many lines are shown around a place."""
LINES_OF_FUNCTION = 16
"""How many lines of a function are shown: enough for every function of the solutions, to its end."""
LONGEST_LINE = 300


@dataclass(frozen=True)
class SourceLine:
    """A line of the learner's file.

    Attributes
    ----------
    number : int
        Which one, from 1.
    indentation, text : str
        Its indentation, and the text after it.
    is_the_place : bool
        Whether the failure is there.
    """

    number: int
    indentation: str
    text: str
    is_the_place: bool


def place_in(check: CheckResult, exercise: str) -> re.Match[str] | None:
    """Return the place in the exercise's file that a check names, as a match of `PLACE`, if there is one.

    A line that begins with a place comes first: parts of the message may be text of the submission.
    """
    places = [*map(PLACE.match, check.details[: _end(check)]), PLACE.search(check.message or "")]
    return next((place for place in places if place and place["name"] == exercise), None)


def lines_of(check: CheckResult, exercise: str, text: str) -> list[SourceLine]:
    """Return the lines that a check is about: around the place that it names, or of the failing function.

    Parameters
    ----------
    check : CheckResult
        What came out.
    exercise : str
        The exercise.
    text : str
        Its file.

    Returns
    -------
    list of SourceLine
        None if no line is known, and if the check shows the line itself.
    """
    if not text or any(set(detail) <= {" ", "^"} for detail in check.details):
        return []
    place, lines, numbers = place_in(check, exercise), source_lines(text), []
    at = int(place["line"]) if place else 0
    if 0 < at <= len(lines):
        numbers = [*range(max(1, at - LINES_BEFORE), min(len(lines), at + LINES_AFTER) + 1)]
    elif place is None and check.function and check.status in WRONG:
        numbers = _lines_of_function(check.function, text)
    return [_line(number, lines[number - 1], number == at) for number in numbers]


def further(check: CheckResult, exercise: str, shown: Sequence[SourceLine]) -> tuple[list[str], list[str]]:
    """Return the details of a check without the place that is shown, and the printed text of the submission."""
    end = _end(check)
    place = place_in(check, exercise) if shown else None
    lines = [line for line in check.details[:end] if place is None or line != place.string]
    return lines, [line.removeprefix("  ") for line in check.details[end + 1 :]]


def _end(check: CheckResult) -> int:
    """Return how many details of a check come before the printed text of the submission."""
    return check.details.index(PRINTED) if PRINTED in check.details else len(check.details)


@functools.lru_cache(maxsize=1)  # many failures are in the same file
def definitions(text: str) -> dict[str, ast.FunctionDef | ast.ClassDef]:
    """Return the functions, classes and methods of a file, by their names, such as ``"Affine.backward"``."""
    tree = parsed(text)
    found: dict[str, ast.FunctionDef | ast.ClassDef] = {}
    for node in tree.body if tree else ():
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        if isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            found |= {f"{node.name}.{method.name}": method for method in methods}
    return found


def _lines_of_function(name: str, text: str) -> list[int]:
    """Return the numbers of a function's first lines, without its docstring; of a class, those of ``__init__``."""
    known = definitions(text)
    node = known.get(f"{name}.__init__") or known.get(name)
    if node is None:
        return []
    docstring = node.body[0] if ast.get_docstring(node) is not None else None
    docstring_lines = range(docstring.lineno, (docstring.end_lineno or 0) + 1) if docstring else range(0)
    lines = range(node.lineno, (node.end_lineno or 0) + 1)
    return [number for number in lines if number not in docstring_lines][:LINES_OF_FUNCTION]


def _line(number: int, line: str, is_the_place: bool) -> SourceLine:
    line = printable(line.expandtabs(4), LONGEST_LINE)
    text = line.lstrip()
    return SourceLine(number, line[: len(line) - len(text)], text, is_the_place)
