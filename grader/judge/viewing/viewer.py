"""Draws the views of exercises, and executes the submission anew for each."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Iterator
from dataclasses import replace

from matplotlib.figure import Figure

from grader.course import Exercise
from grader.datasets.dataset import Dataset, load_dataset
from grader.judge.budget import Budget
from grader.judge.compare.exact import is_same
from grader.judge.failures import NotPassed
from grader.judge.faults import fault
from grader.judge.paths import without_paths
from grader.judge.subjects.calls import parameter_names
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Transcript
from grader.judge.supplies import Supplies
from grader.judge.viewing.expected import SEED, Expected, Remembered
from grader.judge.viewing.materials import Ask, Materials
from grader.judge.viewing.picture import blank_figure, encode, warm_up
from grader.judge.viewing.views_of import DrawView, views_of
from grader.results.events import OnEvent, ViewDrawn, ViewsDone
from grader.results.report import Status
from grader.results.text import one_line
from grader.results.views import View
from grader.sandbox.outside.answers import ignore_progress

VIEW_SECONDS = 5.0
"""The time limit for all calls of one view."""
EXERCISE_SECONDS = 15.0
"""The time limit for the views of an exercise, if they take long."""
NO_SOLUTION = "there is no solution here to draw beside your results"
NOTHING_YET = "There is nothing to draw until this is done: {reason}"
NOT_DRAWABLE = "This cannot be drawn: {reason}"
NOT_YOUR_CODE = "The grader could not draw this, and your code is not the reason: {reason}"


class Viewer:
    """Draws the views of a submission. It reads everything it needs when it is made, before a submission runs.

    Parameters
    ----------
    supplies : Supplies
        The submission and the reference.
    on_event : callable
        Called with each view.
    expected : Expected or None
        The reference of an exercise, with answers that are already known, see `grader.judge.viewing.preparing`.
    """

    def __init__(self, supplies: Supplies, on_event: OnEvent, expected: Expected | None = None) -> None:
        self._supplies, self._on_event, self._expected = supplies, on_event, expected
        self._views = {exercise: views_of(exercise) for exercise in supplies.assembly.exercises}
        wanted = {name for views in self._views.values() for view in views for name in parameter_names(view)}
        self._mnist = load_dataset("sample") if "mnist" in wanted else None
        warm_up()

    def draw(self, name: str) -> None:
        """Draw the views of an exercise, one after another: an event for each, and one at the end."""
        exercise = next(exercise for exercise in self._views if exercise.name == name)
        easel = Easel(exercise, self._supplies, self._mnist, self._expected)
        for view in self._views[exercise]:
            self._on_event(ViewDrawn(name, easel.draw(view)))
        self._on_event(ViewsDone(name))


class Easel:
    """Draws the views of one exercise.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    supplies : Supplies
        The submission and the reference.
    mnist : Dataset or None
        The images and digits of MNIST, where some view asks for them.
    expected : Expected or None
        As in `Viewer`.
    """

    def __init__(
        self, exercise: Exercise, supplies: Supplies, mnist: Dataset | None, expected: Expected | None = None
    ) -> None:
        self._exercise, self._supplies, self._mnist, self._prepared = exercise, supplies, mnist, expected
        self._subjects: tuple[RemoteSubmission, Expected] | None = None
        self._answers = Remembered()

    def draw(self, view: DrawView) -> View:
        """Return a view with its picture, or with the reason why it has none."""
        described = describe(view)
        try:
            picture, media_type = self._picture(view)
        except NotPassed as problem:
            template = NOTHING_YET if problem.status is Status.TODO else NOT_DRAWABLE
            return replace(described, why_not=_sentence(template, problem.message))
        except Exception as problem:
            return replace(described, why_not=_sentence(NOT_YOUR_CODE, str(fault(problem, view.__name__))))
        return replace(described, picture=picture, media_type=media_type)

    def compose(self, view: DrawView) -> Figure:
        """Return the figure of a view.

        Raises
        ------
        NotPassed
            If the submission gives nothing that can be drawn.
        """
        with self._asking() as (ask, expected):
            return self._compose(view, ask, expected)

    def _compose(self, view: DrawView, ask: Ask, expected: Expected) -> Figure:
        with blank_figure() as figure:
            Materials(view, ask, expected.parameters, self._mnist).draw_on(figure)
        return figure

    def _picture(self, view: DrawView) -> tuple[bytes, str]:
        """Return the picture of a view, the prepared one if all answers are as expected; and its media type."""
        with self._asking() as (ask, expected):
            ready = expected.ready.get(view.__name__)
            with contextlib.suppress(NotPassed):  # drawing asks again, and fails in the same way
                if ready is not None and all(is_same(*ask(call)) for call in ready.calls):
                    return ready.picture, ready.media_type
            return encode(self._compose(view, ask, expected))

    @contextlib.contextmanager
    def _asking(self) -> Iterator[tuple[Ask, Expected]]:
        """Execute the submission anew; yield a function that asks it and the reference, and the reference."""
        remote, expected = self._subjects = self._subjects or self._ready()
        remote.begin(VIEW_SECONDS, SEED, Transcript())
        finished = True
        try:
            yield lambda call: (self._answers.answer(call, remote.ask), expected.ask(call)), expected
        except NotPassed as problem:
            finished = problem.status is not Status.TIMEOUT
            raise
        finally:
            remote.end(finished=finished)

    def _ready(self) -> tuple[RemoteSubmission, Expected]:
        """Return submission and reference of the exercise; the submission stays in the worker of its checks."""
        exercise, assembly = self._exercise, self._supplies.assembly
        if not assembly.has_reference(exercise):
            raise NotPassed(Status.BLOCKED, NO_SOLUTION)
        submission = self._supplies.submission(exercise, ignore_progress, uses_own_exercises=False)
        texts = assembly.of_reference(exercise)
        prepared = self._prepared if self._prepared and self._prepared.texts == texts else None
        return submission.with_budget(Budget(EXERCISE_SECONDS)), prepared or Expected(exercise, texts)


def describe(view: DrawView) -> View:
    """Return the title and the caption of a view, from its docstring."""
    title, _, caption = (inspect.getdoc(view) or "").partition("\n")
    return View(view.__name__, title.removesuffix("."), " ".join(caption.split()))


def _sentence(template: str, message: str) -> str:
    """Return one sentence about a view that reveals nothing about this machine."""
    reason = one_line(without_paths(message)).removeprefix("still to do: ").rstrip(".")
    return template.format(reason=reason) + ("" if reason.endswith("?") else ".")
