"""What ends a run without a report: faults of the grader itself, its data or the machine."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from grader.machine import MachineFault, fault_of


class GraderFault(Exception):
    """The grader itself failed; the text says where."""


class JudgeBusy(RuntimeError):
    """Another judge is working in this process; several judges need several processes."""


class AssertsOff(RuntimeError):
    """Python runs with ``-O``, which removes the asserts of the checks, so no verdict could be trusted."""


def require_asserts() -> None:
    """Refuse to grade if Python removes asserts from the checks.

    Raises
    ------
    AssertsOff
        If this Python was started with ``-O``, ``-OO`` or ``PYTHONOPTIMIZE``.
    """
    if sys.flags.optimize:
        raise AssertsOff("Python runs with -O or PYTHONOPTIMIZE, which takes the asserts out of the checks")


def require_path_for_pytest(path: Path) -> None:
    """Refuse to grade if pytest would take a part of the kit's path for the name of a check.

    Parameters
    ----------
    path : Path
        A file of the kit.

    Raises
    ------
    MachineFault
        If a name in it has one of the two signs that pytest gives a meaning.
    """
    if any(sign in str(path) for sign in ("[", "::")):
        raise MachineFault(
            f"pytest cannot read paths with [ or ::, such as {path}; move or rename the folder of the kit"
        )


def fault(problem: BaseException, where: str) -> Exception:
    """Return the exception that ends a session: the data's or the machine's own, or else a fault of the grader."""
    from grader.datasets.mnist import MnistError  # numpy is not needed unless something fails

    if isinstance(problem, MnistError | MachineFault):
        return problem
    line = fault_of(problem)
    return MachineFault(line) if line else GraderFault(f"{where}: {_described(problem)}")


def _described(problem: BaseException) -> str:
    """Say what an exception is and where it was raised; that of pytest-timeout has no words."""
    places = traceback.extract_tb(problem.__traceback__)
    if any(Path(place.filename).stem == "pytest_timeout" for place in places):
        return "Timeout: the check hangs in the judge itself"
    if isinstance(problem, SyntaxError):
        return f"{type(problem).__name__}: {problem}"
    place = places[-1]
    return f"{type(problem).__name__}: {problem} ({Path(place.filename).name}, line {place.lineno})"
