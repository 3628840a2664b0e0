"""How saves and events change watch mode. Nothing here waits, draws or uses a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from grader import progress, trained
from grader.course import Exercise, have_solutions
from grader.judge.fault_lines import sentence
from grader.judge.service import report_of
from grader.results.curves import CurvePoint
from grader.results.events import (
    CheckFinished,
    Diagnosed,
    Event,
    ExerciseStarted,
    NetworkTrained,
    TrainingProgress,
    ViewDrawn,
)
from grader.results.report import Status
from grader.results.request import Request
from grader.results.text import printable
from grader.watch.own import may_see_solution
from grader.watch.places import problem_lines
from grader.watch.scene import Panel, Scene, Training
from grader.watch.way import has_passed_all

CALM_SECONDS = 0.2
"""Saves within this time start only one grading, since each grading takes a process."""
SLOW_SECONDS = 0.5
"""A grading that takes longer shows its progress."""
MOST_POINTS = 200
"""How many points of a growing curve are kept; an even number, so the latest point stays when one more is added."""
TELLING_SHARE = 0.05
"""The share of a training after which the remaining time can be estimated."""


WELCOME = (
    "Welcome. Open exercises/{name}.py in your editor, write its first function, and save: the verdict comes here."
)
KEPT_ELSEWHERE = "This kit cannot be written to, so your progress is kept in {place}."


class Judge(Protocol):
    """What grades: `grader.judge.warm.WarmJudge`, or a replacement for it."""

    def begin(self, request: Request) -> None:
        """Grade a request, and drop any other."""


class Watch:
    """The state of watch mode.

    Parameters
    ----------
    course : sequence of Exercise
        All exercises.
    exercise : Exercise
        The one to begin with.
    judge : Judge
        What grades.
    request : callable
        Returns the request to grade an exercise, with the files as they are now.
    again : str
        How the learner has an exercise graded again.
    clock : callable
        Returns the time in seconds.

    Attributes
    ----------
    scene : Scene
        What there is to show.
    """

    def __init__(
        self,
        course: Sequence[Exercise],
        exercise: Exercise,
        judge: Judge,
        request: Callable[[Exercise], Request],
        again: str = "r runs it again.",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._judge, self._request_for, self._again, self._clock = judge, request, again, clock
        self._request: Request | None = None
        self._began, self._is_owed, self._has_changed_file = 0.0, False, False
        self._learning_began: tuple[float, float] | None = None
        self.scene = Scene(tuple(course), exercise)
        self._remember()
        if not self.scene.statuses:
            self.scene.notice = WELCOME.format(name=exercise.name)
        elif progress.place() != progress.FILE:
            self.scene.notice = KEPT_ELSEWHERE.format(place=printable(str(progress.place())))
        self.go_to(exercise)

    # Saves and events

    def on_saves(self, names: Sequence[str]) -> None:
        """Grade the exercise whose file was saved last."""
        if not names:
            return
        if not self._has_changed_file:
            self.scene.notice = ""
        self._has_changed_file = False
        saved = next(exercise for exercise in self.scene.course if exercise.name == names[-1])
        if saved != self.scene.exercise:
            self.go_to(saved)
            return
        if self.scene.result is not None and not self.scene.result.is_stopped:
            self.scene.before = self.scene.result
        self._is_owed = True
        self.on_time()

    def on_strays(self, strays: Sequence[str]) -> None:
        """Report files that are saved beside the exercises under other names."""
        if strays:
            self.scene.notice = strays[-1]

    def on_event(self, event: Event) -> None:
        """Take in an event of the judge."""
        scene = self.scene
        match event:
            case ExerciseStarted():
                scene.begun = ()
            case CheckFinished(_, check):
                scene.begun, scene.learning, self._learning_began = (*scene.begun, check), None, None
            case TrainingProgress(_, point):
                scene.learning = Training(self._points_with(point), self._seconds_left(point.share))
            case NetworkTrained(_, network):
                trained.keep(network)
            case Diagnosed(result):
                scene.result, scene.begun, scene.learning, scene.at_work, scene.slow = result, (), None, False, False
                self._remember()
                scene.can_see_solution = result.status is Status.PASSED or may_see_solution(
                    scene.exercise, progress.load()
                )
            case ViewDrawn(_, view):
                scene.pictures = {**scene.pictures, view.name: view}

    def _points_with(self, point: CurvePoint) -> tuple[CurvePoint, ...]:
        """Return the curves of the current training up to this point; every other point if there are many."""
        points = (*(self.scene.learning.points if self.scene.learning else ()), point)
        return points if len(points) <= MOST_POINTS else points[::2]

    def _seconds_left(self, share: float) -> float | None:
        """Return how long a training will still take, from its speed so far; None while that is unknown."""
        now = self._clock()
        began, first = self._learning_began = self._learning_began or (now, share)
        return (now - began) * (1 - share) / (share - first) if share - first > TELLING_SHARE else None

    def on_time(self) -> None:
        """Grade a saved file once the last grading has had its moment; notice a long grading."""
        if self._is_owed and self._clock() - self._began >= CALM_SECONDS:
            self.grade()
        self.scene.slow = self.scene.at_work and self._clock() - self._began > SLOW_SECONDS

    def on_problem(self, problem: Exception) -> None:
        """Report what ended a grading."""
        self.scene.at_work, self.scene.slow, self.scene.learning, self.scene.begun = False, False, None, ()
        self.scene.notice = f"{sentence(problem)} {self._again}"

    def problem_lines(self) -> list[str]:
        """Return the verdict as lines that an editor understands, see `grader.watch.places`."""
        if self.scene.result is None or self._request is None:
            return []
        return problem_lines(self.scene.result, self._request.submission, self.source)

    @property
    def source(self) -> str:
        """The text that is or was last graded; nothing if the file has none."""
        text = self._request.sources.get(self.scene.exercise.name) if self._request else None
        return text if isinstance(text, str) else ""

    # Position

    def go_to(self, exercise: Exercise) -> None:
        """Turn to an exercise, and grade it."""
        self.scene.exercise = exercise
        self.scene.result = self.scene.before = None
        self.scene.can_see_solution = False
        self.scene.has_solution = have_solutions([exercise.name])
        self.scene.pictures = {}
        self.grade()

    def grade(self) -> None:
        """Grade the exercise as its file is now."""
        self.scene.show(Panel.VERDICT)
        self.scene.begun, self.scene.learning, self._learning_began, self.scene.at_work = (), None, None, True
        self._began, self._is_owed = self._clock(), False
        try:
            self._request = self._request_for(self.scene.exercise)
            self._judge.begin(self._request)
        except Exception as problem:
            self.on_problem(problem)

    def _remember(self) -> None:
        """Store the verdict beyond this session, and read what is known about the other exercises."""
        result = self.scene.result
        if result is not None and self._request is not None:
            report = report_of(self._request, (result,))
            progress.update(lambda learner: learner.add(report))
        learner = progress.load()
        self.scene.statuses, self.scene.points = learner.statuses, learner.points
        self.scene.is_the_end = has_passed_all(self.scene.course, learner)

    def on_changed_file(self, notice: str) -> None:
        """Report that this program has changed a file of the learner; the following save event must not hide that."""
        self.scene.notice, self._has_changed_file = notice, True
