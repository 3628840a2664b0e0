"""What ends a run without a report, in one line for the user."""

from __future__ import annotations

BUG = "this is a bug in the grader, not in your code"


def described(problem: Exception) -> str:
    """Return the line that says what has failed: a file, the data, the machine, or the grader itself."""
    if isinstance(problem, ModuleNotFoundError):  # the kinds below may need the same module
        return f"there is no module {problem.name} here; install the kit from its clone, with pip install -e ."
    for kind, wording in _wordings():
        if isinstance(problem, kind):
            return wording.format(problem=problem)
    if isinstance(problem, OSError):
        where = f"{problem.filename}: " if problem.filename else ""
        return f"{where}{problem.strerror or problem}"
    return f"{BUG}: {type(problem).__name__}: {problem}"


def _wordings() -> tuple[tuple[type[Exception], str], ...]:
    """Return each kind of fault with its wording; imported only once something has failed."""
    from grader.course import CourseError
    from grader.datasets.download import DownloadError
    from grader.datasets.mnist import MnistError
    from grader.judge.faults import GraderFault, JudgeBusy
    from grader.sandbox.outside.worker import WorkerFault

    return (
        (CourseError, "{problem}"),
        (DownloadError, "{problem}"),
        (MnistError, "{problem}"),
        (WorkerFault, "{problem}"),
        (JudgeBusy, "{problem}"),
        (GraderFault, f"{BUG}: {{problem}}"),
        (MemoryError, "there is not enough memory here to grade"),
    )
