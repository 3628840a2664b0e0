"""Grading as a function of data: a request in, a report out, events on the way."""

from __future__ import annotations

from grader.course import load_course, load_solutions
from grader.course.validation import require_right_checks
from grader.files import ROOT
from grader.judge.subjects.assembly import Assembly
from grader.results.events import Graded, OnEvent, ignore
from grader.results.report import ExerciseResult, Report
from grader.results.request import Request
from grader.sandbox.outside.pool import Sandbox


def grade(request: Request, on_event: OnEvent = ignore) -> Report:
    """Grade a submission.

    Parameters
    ----------
    request : Request
        What, and how.
    on_event : callable
        Called with each event on the way, in the thread that called this; the last one is `Graded`, before the last
        worker is ended.

    Returns
    -------
    Report
        The result of each requested exercise, every check of it accounted for.

    Raises
    ------
    CourseError
        If the list of exercises, or a file of checks or scenarios that is needed, has a slip.
    JudgeBusy
        If another judge is at work in this process.
    GraderFault, MnistError, WorkerFault
        If the grader, its data or the machine fails; then nothing is known of the submission.
    """
    from grader.judge.parallel import grade_side_by_side, processes_for

    course, solutions = load_course(), load_solutions()
    assembly = Assembly(request, course, solutions)
    require_right_checks(ROOT, [exercise.name for exercise in assembly.exercises])
    processes = processes_for(request, course, solutions)
    if processes > 1:
        return _report(request, grade_side_by_side(request, processes, on_event), on_event)
    with Sandbox(request.isolation) as sandbox:  # the first worker starts while pytest is imported
        from grader.judge.session import run_checks

        return _report(request, run_checks(assembly, sandbox, on_event), on_event)


def _report(request: Request, exercises: tuple[ExerciseResult, ...], on_event: OnEvent) -> Report:
    report = Report(
        submission=request.submission,
        seed=request.seed,
        isolation=request.isolation,
        dataset=request.dataset,
        exercises=exercises,
        why_not_strict=request.why_not_strict,
    )
    on_event(Graded(report))
    return report
