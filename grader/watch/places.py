"""Where in a file each failure is, in lines that editors understand: ``exercises/softmax.py:4: what is wrong``."""

from __future__ import annotations

import ast
import re

from grader.results.report import WRONG, CheckResult, ExerciseResult

PLACE = re.compile(r"(?P<name>\w+)\.py, line (?P<line>\d+)(: (?P<what>.*))?")
"""How a message names a place."""


def problem_lines(result: ExerciseResult, folder: str, text: str) -> list[str]:
    """Return a line for each place in the file of an exercise where something is wrong: what is wrong there first.

    Parameters
    ----------
    result : ExerciseResult
        What came out.
    folder : str
        Where the file lies, as the editor finds it.
    text : str
        The file.
    """
    return [f"{folder}/{result.name}.py:{line}: {what}" for line, what in problems(result, text).items()]


def problems(result: ExerciseResult, text: str) -> dict[int, str]:
    """Return what is wrong in each line of the file of an exercise, in the order of the checks.

    Parameters
    ----------
    result : ExerciseResult
        What came out.
    text : str
        The file.
    """
    functions = _lines_of_functions(text)
    found: dict[int, str] = {}
    for check in result.checks:
        if check.status not in WRONG or check.message is None:
            continue
        place = place_in(check, result.name)
        line = int(place["line"]) if place else functions.get(check.function or "")
        if line:
            what = place["what"] if place and place.string == check.message else None
            found.setdefault(line, " ".join(filter(None, (what or check.message, check.hint))))
    return found


def place_in(check: CheckResult, exercise: str) -> re.Match[str] | None:
    """Return the place in the file of an exercise that a check names, as a match of `PLACE`, if it names one."""
    places = [PLACE.search(text) for text in (check.message or "", *check.details)]
    return next((place for place in places if place and place["name"] == exercise), None)


def _lines_of_functions(text: str) -> dict[str, int]:
    """Return the line in which each function, class and method of a file begins, by its name."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    found: dict[str, int] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node.lineno
        if isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef)]
            found |= {f"{node.name}.{method.name}": method.lineno for method in methods}
    return found
