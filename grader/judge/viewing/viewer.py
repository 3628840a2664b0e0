"""Draws the views of exercises, and executes the submission anew for each."""

from __future__ import annotations

import inspect
from dataclasses import replace

from matplotlib.figure import Figure

from grader.course import Exercise
from grader.datasets.dataset import Dataset, load_dataset
from grader.judge.budget import Budget
from grader.judge.failures import NotPassed
from grader.judge.faults import fault
from grader.judge.paths import without_paths
from grader.judge.subjects.assembly import Assembly
from grader.judge.subjects.calls import parameter_names
from grader.judge.subjects.reference import Reference
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Transcript
from grader.judge.viewing.materials import Materials
from grader.judge.viewing.picture import blank_figure, encode, warm_up
from grader.judge.viewing.views_of import DrawView, views_of
from grader.results.events import OnEvent, ViewDrawn, ViewsDone
from grader.results.report import Status
from grader.results.text import one_line
from grader.results.views import View
from grader.sandbox.outside.answers import ignore_progress
from grader.sandbox.outside.interface import WorkerSource

VIEW_SECONDS = 5.0
"""The time limit for all calls of one view."""
EXERCISE_SECONDS = 15.0
"""The time limit for the views of an exercise, if they take long."""
SEED = 1
"""The seed of ``np.random`` for submission and reference: equal code gives equal pictures."""

NO_SOLUTION = "there is no solution here to draw beside your results"
NOTHING_YET = "There is nothing to draw until this is done: {reason}"
NOT_DRAWABLE = "This cannot be drawn: {reason}"
NOT_YOUR_CODE = "The grader could not draw this, and your code is not the reason: {reason}"


class Viewer:
    """Draws the views of a submission. It reads everything it needs when it is made, before a submission runs.

    Parameters
    ----------
    assembly : Assembly
        The submission and the reference.
    sandbox : WorkerSource
        The sandbox of the submission.
    on_event : callable
        Called with each view.
    """

    def __init__(self, assembly: Assembly, sandbox: WorkerSource, on_event: OnEvent) -> None:
        self._assembly, self._sandbox, self._on_event = assembly, sandbox, on_event
        self._views = {exercise: views_of(exercise) for exercise in assembly.exercises}
        wanted = {name for views in self._views.values() for view in views for name in parameter_names(view)}
        self._mnist = load_dataset("sample") if "mnist" in wanted else None
        warm_up()

    def draw(self, name: str) -> None:
        """Draw the views of an exercise, one after another: an event for each, and one at the end."""
        exercise = next(exercise for exercise in self._views if exercise.name == name)
        easel = Easel(exercise, self._assembly, self._sandbox, self._mnist)
        for view in self._views[exercise]:
            self._on_event(ViewDrawn(name, easel.draw(view)))
        self._on_event(ViewsDone(name))


class Easel:
    """Draws the views of one exercise.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    assembly : Assembly
        The submission and the reference.
    sandbox : WorkerSource
        The sandbox of the submission.
    mnist : Dataset or None
        The images and digits of MNIST, where some view asks for them.
    """

    def __init__(self, exercise: Exercise, assembly: Assembly, sandbox: WorkerSource, mnist: Dataset | None) -> None:
        self._exercise, self._assembly, self._sandbox, self._mnist = exercise, assembly, sandbox, mnist
        self._subjects: tuple[RemoteSubmission, Reference] | None = None

    def draw(self, view: DrawView) -> View:
        """Return a view with its picture, or with the reason why it has none."""
        described = describe(view)
        try:
            picture, media_type = encode(self.compose(view))
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
        remote, reference = self._subjects = self._subjects or self._ready()
        reference.begin(SEED)
        remote.begin(VIEW_SECONDS, SEED, Transcript())
        finished = False
        try:
            with blank_figure() as figure:
                Materials(view, remote, reference, self._mnist).draw_on(figure)
            finished = True
        except NotPassed as problem:
            finished = problem.status is not Status.TIMEOUT
            raise
        finally:
            remote.end(finished=finished)
        return figure

    def _ready(self) -> tuple[RemoteSubmission, Reference]:
        """Return submission and reference of the exercise, ready to be called."""
        exercise, assembly = self._exercise, self._assembly
        if not assembly.has_reference(exercise):
            raise NotPassed(Status.BLOCKED, NO_SOLUTION)
        sources = assembly.of_submission(exercise, uses_own_exercises=False)
        budget = Budget(EXERCISE_SECONDS)
        remote = RemoteSubmission(exercise, sources, exercise.scenarios, self._sandbox, budget, ignore_progress)
        return remote, Reference(exercise, assembly.of_reference(exercise))


def describe(view: DrawView) -> View:
    """Return the title and the caption of a view, from its docstring."""
    title, _, caption = (inspect.getdoc(view) or "").partition("\n")
    return View(view.__name__, title.removesuffix("."), " ".join(caption.split()))


def _sentence(template: str, message: str) -> str:
    """Return one sentence about a view that reveals nothing about this machine."""
    reason = one_line(without_paths(message)).removeprefix("still to do: ").rstrip(".")
    return template.format(reason=reason) + ("" if reason.endswith("?") else ".")
