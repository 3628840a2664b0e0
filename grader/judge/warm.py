"""A warm judge: the process for the next request is started ahead of time.

Each process grades once. So nothing is left over from the request before, a cancelled request can be ended at any
moment, and many requests take no more memory than one.
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace

from grader.course import load_course, load_solutions
from grader.course.validation import require_right_checks
from grader.files import ROOT
from grader.judge.child import JudgeProcess, Lost, Messages
from grader.judge.messages import Preparation
from grader.judge.subjects.assembly import Assembly
from grader.judge.turns import Turns
from grader.machine import KILLED_TWICE, MachineFault
from grader.results.events import Diagnosed, Event, ViewsDone
from grader.results.request import Request

END_SECONDS = 5.0
"""How long a process may take to end its workers and itself; nobody waits for it."""


class _Killed(MachineFault):
    """A process of the grader was killed from outside."""


class _Grading:
    """A running request.

    Parameters
    ----------
    judge : JudgeProcess
        What grades it.
    assembly : Assembly
        The submission and the reference; one exercise is requested.
    """

    def __init__(self, judge: JudgeProcess, assembly: Assembly) -> None:
        self._judge, self._messages = judge, Messages()
        self._turns = Turns(assembly.request.exercises, assembly.request.budget)
        judge.begin(assembly, self._turns, self._messages, threading.Barrier(1))

    def events(self) -> Iterator[Event]:
        """Yield the events since the last time.

        Raises
        ------
        Exception
            What ended the grading, as `grader.judge.service.grade` raises it.
        """
        with contextlib.suppress(queue.Empty):
            while True:
                message = self._messages.get_nowait()
                if isinstance(message, Lost):
                    raise _Killed(KILLED_TWICE.format(what="a process of the grader"))
                if isinstance(message, Exception):
                    raise message
                yield message

    def end(self) -> None:
        """End it, finished or not; in the background."""
        self._turns.end()
        self._judge.ask_to_end()
        threading.Thread(target=self._judge.end, args=(END_SECONDS,)).start()


class WarmJudge:
    """Grades one exercise after another, without delay.

    Parameters
    ----------
    isolation : str
        The level at which submissions run.
    path : sequence of str, optional
        The path for packages; by default, that of this process.
    views : bool
        Whether it draws the views of each exercise after its verdict.
    """

    def __init__(self, isolation: str, path: Sequence[str] | None = None, *, views: bool = False) -> None:
        self._preparation, self._path, self._course = Preparation(isolation, views), path, load_course()
        self._request: Request | None = None
        self._next: JudgeProcess | None = self._started()
        self._grading: _Grading | None = None
        self._has_been_killed = False

    def _started(self) -> JudgeProcess:
        exercise = self._request.exercises[0] if self._request else ""  # saved once, it is likely to be saved again
        return JudgeProcess(replace(self._preparation, exercise=exercise), self._path)

    def __enter__(self) -> WarmJudge:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()
        if self._next is not None:
            self._next.ask_to_end()
            self._next.end(END_SECONDS)

    def begin(self, request: Request) -> None:
        """Grade a request, and drop any other.

        Raises
        ------
        CourseError
            If the course has a slip.
        """
        self.drop()
        require_right_checks(ROOT, request.exercises)
        self._request, self._has_been_killed = replace(request, views=self._preparation.views), False
        self._start(self._request)

    def _start(self, request: Request) -> None:
        judge, self._next = self._next or self._started(), None
        self._grading = _Grading(judge, Assembly(request, self._course, load_solutions()))

    def events(self) -> Iterator[Event]:
        """Yield the events since the last time; after the last event, warm up again.

        The last event is `Diagnosed`, or `ViewsDone` if views are drawn.

        A process that was killed from outside is replaced once, and the request begins again.

        Raises
        ------
        Exception
            What ended the grading, as `grader.judge.service.grade` raises it.
        """
        if self._grading is None:
            return
        try:
            for event in self._grading.events():
                yield event
                if isinstance(event, ViewsDone if self._preparation.views else Diagnosed):
                    break
            else:
                return
        except Exception as problem:
            self.drop()
            if not isinstance(problem, _Killed) or self._has_been_killed or self._request is None:
                raise
            self._has_been_killed = True
            self._start(self._request)
            return
        self.drop()

    def drop(self) -> None:
        """End the running request, if there is one, and start the process for the next request."""
        if self._grading is not None:
            self._grading.end()
            self._grading = None
        self._next = self._next or self._started()
