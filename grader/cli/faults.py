"""What ends a run without a report, in one line for the user."""

from __future__ import annotations

from grader.cli.packages import REMEDY

BUG = "this is a bug in the grader, not in your code"


def described(problem: Exception) -> tuple[str, ...]:
    """Return the line that says what has failed, or one for each slip of the course's author."""
    from grader.course import CourseError

    return problem.slips if isinstance(problem, CourseError) else (_line(problem),)


def _line(problem: Exception) -> str:
    """Say what has failed: a file, the data, the machine, or the grader itself."""
    if isinstance(problem, ModuleNotFoundError):  # the kinds below may need the same module
        return f"there is no module {problem.name} here; {REMEDY}"
    for kind, wording in _wordings():
        if isinstance(problem, kind):
            return wording.format(problem=problem)
    if isinstance(problem, OSError):
        where = f"{problem.filename}: " if problem.filename else ""
        return f"{where}{problem.strerror or problem}"
    return f"{BUG}: {type(problem).__name__}: {problem}"


def _wordings() -> tuple[tuple[type[Exception], str], ...]:
    """Return each kind of fault with its wording; imported only once something has failed."""
    from grader.datasets.download import DownloadError
    from grader.datasets.mnist import MnistError
    from grader.judge.faults import AssertsOff, GraderFault, JudgeBusy
    from grader.sandbox.outside.worker import WorkerFault

    return (
        (DownloadError, "{problem}"),
        (MnistError, "{problem}"),
        (WorkerFault, "{problem}"),
        (JudgeBusy, "{problem}"),
        (AssertsOff, "{problem}"),
        (GraderFault, f"{BUG}: {{problem}}"),
        (MemoryError, "there is not enough memory here to grade"),
    )
