"""Where in a file each failure is, in lines that editors understand: ``exercises/softmax.py:4: what is wrong``."""

from __future__ import annotations

from grader.report.places import definitions, place_in
from grader.results.report import WRONG, ExerciseResult


def problem_lines(result: ExerciseResult, folder: str, text: str) -> list[str]:
    """Return a line for each faulty place in the file of an exercise: the first fault there.

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
    """Return the fault in each line of an exercise's file, in the order of the checks.

    Parameters
    ----------
    result : ExerciseResult
        What came out.
    text : str
        The file.
    """
    functions = {name: node.lineno for name, node in definitions(text).items()}
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
