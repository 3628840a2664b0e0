"""What ends a run without a report, in one line for the user."""

from __future__ import annotations

from grader.machine import MachineFault, fault_of

REMEDY = (
    "activate the environment first: . .venv/bin/activate "
    "(or install the kit from its clone: python -m pip install -e .)"
)
BUG = "this is a bug in the grader, not in your code"
INSTALL_AGAIN = "if it stays so, install the packages again: python -m pip install --force-reinstall -e ."


def described(problem: Exception) -> tuple[str, ...]:
    """Return the line that says what failed, or one line for each slip of the course's author."""
    from grader.course import CourseError

    return problem.slips if isinstance(problem, CourseError) else (_line(problem),)


def sentence(problem: Exception) -> str:
    """Return the same as one sentence; a path at its beginning stays as it is."""
    line = "; ".join(described(problem))
    return f"{line[:1].upper() if line.partition(' ')[0].isalpha() else line[:1]}{line[1:]}."


def _line(problem: Exception) -> str:
    """Say what has failed: a file, the data, the machine, or the grader itself."""
    if isinstance(problem, ModuleNotFoundError):  # the kinds below may need the same module
        return f"there is no module {problem.name} here; {REMEDY}"
    if isinstance(problem, ImportError):
        return fault_of(problem) or f"a package cannot be loaded: {_reason(problem)}; {INSTALL_AGAIN}"
    for kind, wording in _wordings():
        if isinstance(problem, kind):
            return wording.format(problem=problem)
    if line := fault_of(problem):
        return line
    if isinstance(problem, OSError):
        where = f"{problem.filename}: " if problem.filename else ""
        return f"{where}{problem.strerror or problem}"
    return ": ".join(filter(None, (BUG, type(problem).__name__, str(problem))))


def _reason(problem: ImportError) -> str:
    """Return why something cannot be imported; numpy prints much text before it says so."""
    return (str(problem).strip().splitlines() or [type(problem).__name__])[-1]


def _wordings() -> tuple[tuple[type[Exception], str], ...]:
    """Return each kind of fault with its wording; they are imported only after a fault."""
    from grader.datasets.download import DownloadError
    from grader.datasets.mnist import MnistError
    from grader.judge.faults import AssertsOff, GraderFault, JudgeBusy

    return (
        (DownloadError, "{problem}"),
        (MnistError, "{problem}"),
        (MachineFault, "{problem}"),
        (JudgeBusy, "{problem}"),
        (AssertsOff, "{problem}"),
        (GraderFault, f"{BUG}: {{problem}}"),
    )
