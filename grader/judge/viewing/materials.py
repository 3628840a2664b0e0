"""What a view can use, by the names of its parameters: what checks can use, and a figure to draw on."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.datasets.dataset import Dataset, load_weights
from grader.judge import gradients
from grader.judge.compare.subject import Subject
from grader.judge.failures import NotPassed
from grader.judge.subjects.calls import Call, Scenario, named_call, parameter_names
from grader.judge.viewing.drawable import Drawable, drawable
from grader.judge.viewing.views_of import DrawView
from grader.results.report import Status
from grader.sandbox.outside.answers import Value

Ask = Callable[[Call], tuple[Value, Value]]
"""Returns what submission and reference answer to a call."""


class Materials:
    """The materials of one view.

    Parameters
    ----------
    view : function
        The view.
    ask : callable
        Returns what submission and reference answer to a call.
    parameters : callable
        Returns the names of the parameters of a function of the exercise.
    mnist : Dataset or None
        The images and digits of MNIST, where some view asks for them.
    """

    def __init__(
        self, view: DrawView, ask: Ask, parameters: Callable[[str], tuple[str, ...]], mnist: Dataset | None
    ) -> None:
        self._view, self._ask, self._parameters = view, ask, parameters
        self._parts = 0
        self._problems: list[NotPassed] = []
        self._givers: dict[str, Callable[[], Any]] = {
            "both": lambda: self._ask_both,
            "part": lambda: self._draw_part,
            "rng": lambda: np.random.default_rng(zlib.crc32(view.__module__.encode())),
            "true_gradient": lambda: gradients.numerical_gradient,
            "mnist": lambda: mnist,
            "sample_weights": load_weights,
        }

    def draw_on(self, figure: Figure) -> None:
        """Let the view draw on a figure, with the fixtures that it names.

        Raises
        ------
        NotPassed
            If the submission gives nothing that can be drawn.
        """
        wanted = [name for name in parameter_names(self._view) if name != "figure"]
        self._view(figure=figure, **{name: self._givers[name]() for name in wanted})
        if self._problems and len(self._problems) == self._parts:
            raise self._problems[0]

    def _ask_both(self, target: str | Scenario, *values: Any) -> tuple[Drawable, Drawable]:
        """``own, expected = both("softmax", x)``: the results of submission and reference, in the same form.

        Parameters
        ----------
        target : str or Scenario
            The name of a function of the exercise, or a scenario.
        *values
            Its arguments; a scenario gets the module ahead of these.

        Raises
        ------
        NotPassed
            If the submission gives nothing that can be drawn.
        """
        call = named_call(target, values, self._parameters)
        got, want = self._ask(call)
        subject = Subject(call.label, call.literal)
        return drawable(got, want, subject), drawable(want, want, subject)

    @contextmanager
    def _draw_part(self, ax: Axes, title: str) -> Iterator[None]:
        """``with part(ax, "sigmoid"):`` draws one of several parts; a part that cannot be drawn shows a text."""
        self._parts += 1
        ax.set_title(title)
        try:
            yield
        except NotPassed as problem:
            if problem.status is Status.TIMEOUT:  # the others would take as long
                raise
            self._problems.append(problem)
            ax.clear()
            ax.set(title=title, xticks=[], yticks=[])
            ax.text(0.5, 0.5, REASONS.get(problem.status, "cannot\nbe drawn"), ha="center", transform=ax.transAxes)


REASONS = {Status.TODO: "still to do"}
"""The text in place of a part; pictures contain no text of a submission."""
