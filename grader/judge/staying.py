"""A judge that stays: it grades one request after another in this process, as for a class.

Everything that is the same for all submissions is made once. A submission still runs in a new worker.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from grader.course import load_course, load_solutions
from grader.course.validation import require_right_checks
from grader.files import ROOT
from grader.judge.budget import Budget
from grader.judge.faults import require_asserts
from grader.judge.material import Material
from grader.judge.plugin import Plugin
from grader.judge.service import alone
from grader.judge.session import run_session
from grader.judge.subjects.assembly import Assembly
from grader.judge.supplies import Supplies
from grader.results.events import OnEvent, ignore
from grader.results.report import ExerciseResult
from grader.results.request import Request
from grader.sandbox.outside.pool import Sandbox


class StayingJudge:
    """Grades one request after another; close it when there are no more.

    At the level ``strict`` all workers come from one sandbox: there a submission reaches nothing of another. At the
    level ``portable`` each request has its own.

    Parameters
    ----------
    isolation : str
        The level at which submissions run.
    """

    def __init__(self, isolation: str) -> None:
        require_asserts()
        self._isolation = isolation
        self._course, self._reference = load_course(), load_solutions()
        require_right_checks(ROOT, [exercise.name for exercise in self._course])
        self._material = Material()
        self._material.read(self._course)
        self._sandbox: Sandbox | None = None

    def grade(self, request: Request, budget: Budget, on_event: OnEvent = ignore) -> tuple[ExerciseResult, ...]:
        """Grade a request.

        Parameters
        ----------
        request : Request
            What to grade, and how; the level of isolation is that of this judge.
        budget : Budget
            The time limit. The remaining time may serve for another request on the same submission.
        on_event : callable
            Called with each event. An exception from it ends the grading and is raised here.

        Returns
        -------
        tuple of ExerciseResult
            As in `grader.judge.service.grade`, which also lists the exceptions.
        """
        assembly = Assembly(request, self._course, self._reference)
        with alone(), self._open_sandbox() as sandbox:
            plugin = Plugin(Supplies(assembly, sandbox, budget, self._material), on_event)
            run_session(plugin, ())
            return tuple(map(plugin.result_of, assembly.requested))

    @contextlib.contextmanager
    def _open_sandbox(self) -> Iterator[Sandbox]:
        """Yield the sandbox; if something goes wrong in it, it is not used again."""
        if self._isolation != "strict":
            with Sandbox(self._isolation) as sandbox:
                yield sandbox
            return
        if self._sandbox is None:
            self._sandbox = Sandbox(self._isolation)
        try:
            yield self._sandbox
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End all workers."""
        sandbox, self._sandbox = self._sandbox, None
        if sandbox is not None:
            sandbox.__exit__()
