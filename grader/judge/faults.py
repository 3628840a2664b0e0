"""What ends a run without a report: faults of the grader itself."""

import sys
import traceback
from pathlib import Path


class GraderFault(Exception):
    """The grader itself failed; the text says where."""


class JudgeBusy(RuntimeError):
    """Another judge is at work in this process; several at once are several processes."""


class AssertsOff(RuntimeError):
    """Python runs with ``-O``: the asserts of the checks are not there, and no verdict could be trusted."""


def require_asserts() -> None:
    """Refuse to grade where Python takes asserts out of the checks.

    Raises
    ------
    AssertsOff
        If this Python was started with ``-O``, ``-OO`` or ``PYTHONOPTIMIZE``.
    """
    if sys.flags.optimize:
        raise AssertsOff("Python runs with -O or PYTHONOPTIMIZE, which takes the asserts out of the checks")


def described(problem: BaseException) -> str:
    """Say what an exception is and where it was raised; that of pytest-timeout has no words."""
    places = traceback.extract_tb(problem.__traceback__)
    if any(Path(place.filename).stem == "pytest_timeout" for place in places):
        return "Timeout: the check hangs in the judge itself"
    if isinstance(problem, SyntaxError):
        return f"{type(problem).__name__}: {problem}"
    place = places[-1]
    return f"{type(problem).__name__}: {problem} ({Path(place.filename).name}, line {place.lineno})"
