"""What a key, a save and an event change in watch mode. Nothing here waits, paints or knows a terminal."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from grader import progress, trained
from grader.course import Exercise
from grader.judge.service import report_of
from grader.machine import fault_of
from grader.report.lines import Line
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
from grader.results.training import CurvePoint
from grader.watch.own import has_passed, hints_now, may_see_solution
from grader.watch.places import problem_lines, problems
from grader.watch.scene import Scene, Training, View, stops_all
from grader.watch.way import has_passed_all, last_page

PAGE = 10
"""How many lines a page of a long text goes on."""
CALM_SECONDS = 0.2
"""Many saves in a row begin one grading in this time: each takes a process."""
SLOW_SECONDS = 0.5
"""A grading that takes longer than this is told of while it goes on."""
MOST_POINTS = 200
"""As many points of a curve are kept while it grows; an even number, so that the latest of one more stays."""
TELLING_SHARE = 0.05
"""The share of a training that shows how long the rest takes."""


WELCOME = (
    "Welcome. Open exercises/{name}.py in your editor, write its first function, and save: the verdict comes here."
)
KEPT_ELSEWHERE = "This kit cannot be written to, so your progress is kept in {place}."


class Judge(Protocol):
    """What grades: `grader.judge.warm.WarmJudge`, or something in its place."""

    def begin(self, request: Request) -> None:
        """Grade a request, and no other any more."""


def nothing(*_: object) -> str:
    """Do nothing, and have nothing to say."""
    return ""


@dataclass(frozen=True)
class Surroundings:
    """What watch mode asks of the rest of the kit.

    Attributes
    ----------
    request : callable
        Returns the request to grade an exercise, with the files as they are now.
    open_file : callable
        Opens the file of an exercise in the learner's editor, at a line if one is named, and returns what there is to
        say.
    reset : callable
        Puts the stub of an exercise in the place of its file, and returns what there is to say.
    solution : callable
        Returns the solution of an exercise beside the learner's own code, as lines for the columns of a page.
    again : str
        How the learner has an exercise graded again.
    """

    request: Callable[[Exercise], Request]
    open_file: Callable[[Exercise, int | None], str] = nothing
    reset: Callable[[Exercise], str] = nothing
    solution: Callable[[Exercise, int], list[Line]] = lambda _, __: []
    again: str = "r runs it again."


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
    surroundings : Surroundings
        The rest of the kit.
    clock : callable
        Returns the time in seconds.

    Attributes
    ----------
    scene : Scene
        What there is to show.
    ended : bool
        Whether the learner has had enough.
    """

    def __init__(
        self,
        course: Sequence[Exercise],
        exercise: Exercise,
        judge: Judge,
        surroundings: Surroundings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._judge, self._surroundings, self._clock = judge, surroundings, clock
        self._request: Request | None = None
        self._began, self._is_owed, self._has_changed_file = 0.0, False, False
        self._learning_began: tuple[float, float] | None = None
        self._hints_shown: dict[str, int] = {}
        self.ended = False
        self.scene = Scene(tuple(course), exercise)
        self._remember()
        self.go_to(exercise)
        if not self.scene.statuses:
            self.scene.notice = WELCOME.format(name=exercise.name)
        elif progress.place() != progress.FILE:
            self.scene.notice = KEPT_ELSEWHERE.format(place=printable(str(progress.place())))

    # What happens

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
        if self.scene.result is not None and not stops_all(self.scene.result):
            self.scene.before = self.scene.result
        self._is_owed = True
        self.on_time()

    def on_strays(self, strays: Sequence[str]) -> None:
        """Say what is wrong with files that are saved where the exercises are, under other names."""
        if strays:
            self.scene.notice = strays[-1]

    def on_event(self, event: Event) -> None:
        """Take over what the judge tells."""
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
                scene.can_see_solution = (
                    may_see_solution(self.scene.exercise, progress.load()) or result.status is Status.PASSED
                )

            case ViewDrawn(_, view):
                scene.pictures = {**scene.pictures, view.name: view}

    def _points_with(self, point: CurvePoint) -> tuple[CurvePoint, ...]:
        """Return the curves of the training at work up to this point; every other point where they are many."""
        points = (*(self.scene.learning.points if self.scene.learning else ()), point)
        return points if len(points) <= MOST_POINTS else points[::2]

    def _seconds_left(self, share: float) -> float | None:
        """Return how long a training still takes, from how it went since it was first heard of; None until it shows."""
        now = self._clock()
        began, first = self._learning_began = self._learning_began or (now, share)
        return (now - began) * (1 - share) / (share - first) if share - first > TELLING_SHARE else None

    def on_time(self) -> None:
        """Grade what was saved, once the last grading has had its moment; notice that one takes long."""
        if self._is_owed and self._clock() - self._began >= CALM_SECONDS:
            self.grade()
        self.scene.slow = self.scene.at_work and self._clock() - self._began > SLOW_SECONDS

    def on_problem(self, problem: str) -> None:
        """Say what has ended a grading."""
        self.scene.at_work, self.scene.slow, self.scene.learning, self.scene.begun = False, False, None, ()
        self.scene.notice = f"{problem}. {self._surroundings.again}"

    def leaves_terminal(self, key: str) -> bool:
        """Whether a key starts a program that needs the terminal."""
        return key == "o" and not self.scene.view.asks

    def on_key(self, key: str) -> None:
        """Do what a key says."""
        self.scene.notice = ""
        if self.scene.view.asks:
            self._answer(key)
        elif key == "q":
            self.ended = True
        elif self.scene.view is View.COURSE and key in ("up", "down", "k", "j", "enter"):
            self._choose(key)
        elif action := self._actions().get(key):
            action()

    def _actions(self) -> dict[str, Callable[[], None]]:
        return {
            "n": lambda: self._step(1),
            "p": lambda: self._step(-1),
            "h": lambda: self._show_hint(1),
            "H": lambda: self._show_hint(-1),
            "a": lambda: self._turn_to(View.CHECKS),
            "l": lambda: self._turn_to(View.COURSE),
            "s": self._show_solution,
            "x": self._ask_reset,
            "o": self._open,
            "r": self.grade,
            "escape": lambda: self._show(View.VERDICT),
            " ": lambda: self._scroll(1),
            "b": lambda: self._scroll(-1),
            "down": lambda: self._scroll(1),
            "up": lambda: self._scroll(-1),
        }

    def problem_lines(self) -> list[str]:
        """Return the verdict as lines that an editor understands, see `grader.watch.places`."""
        if self.scene.result is None or self._request is None:
            return []
        return problem_lines(self.scene.result, self._request.submission, self.source)

    @property
    def source(self) -> str:
        """The text that is graded, or was graded last; nothing where the file has none."""
        text = self._request.sources.get(self.scene.exercise.name) if self._request else None
        return text if isinstance(text, str) else ""

    # Where one is

    def go_to(self, exercise: Exercise) -> None:
        """Turn to an exercise, and grade it."""
        self.scene.exercise = exercise
        self.scene.result = self.scene.before = None
        self.scene.can_see_solution = False
        self.scene.pictures = {}
        self.grade()

    def _step(self, by: int) -> None:
        place = self.scene.place + by
        if 0 <= place < len(self.scene.course):
            self.go_to(self.scene.course[place])
        elif by > 0 and self.scene.is_the_end:
            course, learner, result = self.scene.course, progress.load(), self.scene.result
            self._show(View.END)
            self.scene.page = functools.cache(lambda width: last_page(course, learner, result, width))

    def _choose(self, key: str) -> None:
        if key == "enter":
            self.go_to(self.scene.course[self.scene.chosen])
            return
        by = -1 if key in ("up", "k") else 1
        self.scene.chosen = min(max(0, self.scene.chosen + by), len(self.scene.course) - 1)

    def grade(self) -> None:
        """Grade the exercise as its file is now."""
        self._show(View.VERDICT)
        self.scene.begun, self.scene.learning, self._learning_began, self.scene.at_work = (), None, None, True
        self._began, self._is_owed = self._clock(), False
        try:
            self._request = self._surroundings.request(self.scene.exercise)
            self._judge.begin(self._request)
        except OSError as problem:
            self.on_problem(fault_of(problem) or f"{problem}")

    def _remember(self) -> None:
        """Keep the verdict beyond this session, and read what is known of the others."""
        result = self.scene.result
        if result is not None and self._request is not None:
            report = report_of(self._request, (result,))
            progress.update(lambda learner: learner.add(report))
        learner = progress.load()
        self.scene.statuses, self.scene.points = learner.statuses, learner.points
        self.scene.is_the_end = has_passed_all(self.scene.course, learner)

    # What is shown

    def _show(self, view: View, text: str = "", title: str = "") -> None:
        self.scene.view, self.scene.text, self.scene.title, self.scene.offset = view, text, title, 0

    def _turn_to(self, view: View) -> None:
        """Show a view, or the verdict again."""
        self.scene.chosen = self.scene.place
        self._show(View.VERDICT if self.scene.view is view else view)

    def _scroll(self, by: int) -> None:
        if self.scene.view in (View.CHECKS, View.SOLUTION, View.END):
            self.scene.offset = max(0, self.scene.offset + by * PAGE)

    def _show_hint(self, by: int) -> None:
        """Show the hint that was shown last here, or the one after or before it; the first one at the beginning."""
        exercise = self.scene.exercise
        hints = hints_now(exercise, progress.load())
        name = exercise.hint_name(hints.function)
        before = self._hints_shown.get(name, 0)
        level = min(max(1, before + by if self.scene.view is View.HINT or not before else before), len(hints.levels))
        self._hints_shown[name] = level
        progress.update(lambda learner: learner.hints.update({name: max(level, learner.hints.get(name, 0))}))
        self.scene.can_see_solution |= may_see_solution(self.scene.exercise, progress.load())
        self._show(View.HINT, hints.levels[level - 1], f"{name}, hint {level} of {len(hints.levels)}")
        if level == len(hints.levels):
            self.scene.notice = "This is the last hint. s shows the solution."

    def _show_solution(self) -> None:
        if self.scene.view is View.SOLUTION:
            self._show(View.VERDICT)
        elif has_passed(self.scene.exercise, progress.load()):
            self._turn_to_solution()
        elif self.scene.can_see_solution:
            name = self.scene.exercise.name
            self._show(View.EARLY, "Show the solution all the same?", f"You have not passed {name} yet.")
        else:
            self.scene.notice = "The solution is shown after a pass, or when all hints are read."

    def _turn_to_solution(self) -> None:
        exercise = self.scene.exercise
        self._show(View.SOLUTION)
        self.scene.page = functools.cache(lambda width: self._surroundings.solution(exercise, width))

    # What asks first, and what changes a file

    def _answer(self, key: str) -> None:
        """Do what was asked about if the key says yes."""
        view = self.scene.view
        self._show(View.VERDICT)
        if key == "y" and view is View.EARLY:
            self._turn_to_solution()
        elif key == "y":
            self.on_changed_file(self._surroundings.reset(self.scene.exercise))

    def _ask_reset(self) -> None:
        name = self.scene.exercise.name
        self._show(
            View.RESET, f"Your {name}.py is kept under another name, and can be had back.", f"Begin {name} anew?"
        )

    def on_changed_file(self, notice: str) -> None:
        """Say how this program has changed a file of the learner; the save that it is takes nothing of that back."""
        self.scene.notice, self._has_changed_file = notice, True

    def _open(self) -> None:
        found = problems(self.scene.result, self.source) if self.scene.result else {}
        self.scene.notice = self._surroundings.open_file(self.scene.exercise, next(iter(found), None))
