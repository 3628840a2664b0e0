"""Draw views in a test, and read the numbers in the drawing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from grader.course import Exercise, load_course, load_solutions
from grader.datasets.dataset import load_dataset
from grader.judge.budget import Budget
from grader.judge.subjects.assembly import Assembly
from grader.judge.supplies import Supplies
from grader.judge.viewing.expected import Expected
from grader.judge.viewing.viewer import Easel
from grader.judge.viewing.views_of import DrawView, views_of
from grader.results.request import Request
from grader.sandbox.outside.interface import WorkerSource
from tests.support.in_process import InProcessSandbox

EXERCISES = {exercise.name: exercise for exercise in load_course()}
VIEWS: Mapping[str, tuple[DrawView, ...]] = {name: views_of(exercise) for name, exercise in EXERCISES.items()}
MOST_NUMBERS, SIZE = 6, 28 * 28
"""So many numbers of a line or picture are looked at, evenly spread; of a large one, so many for each of this size."""


def easel(name: str, text: str, sandbox: WorkerSource | None = None, expected: Expected | None = None) -> Easel:
    """Return what draws the views of a submission of one exercise; without a sandbox, it runs in this process."""
    exercise = EXERCISES[name]
    request = Request("exercises", {name: text}, (name,))
    assembly = Assembly(request, tuple(EXERCISES.values()), load_solutions())
    supplies = Supplies(assembly, sandbox or InProcessSandbox(), Budget(request.budget))
    return Easel(exercise, supplies, load_dataset("sample"), expected)


def view_names(exercise: Exercise) -> list[str]:
    """Return the names of an exercise's views."""
    return [view.__name__ for view in VIEWS[exercise.name]]


def numbers(figure: Figure) -> dict[str, Any]:
    """Return what is drawn in each part of a figure: lines, bars, pictures and texts, by their order."""
    return {
        f"{place}: {ax.get_title() or ax.get_title(loc='left')}": _of_part(ax) for place, ax in enumerate(figure.axes)
    }


def _of_part(ax: Axes) -> dict[str, Any]:
    lines = [[_named(line.get_label()), *map(_some, line.get_data(orig=False))] for line in ax.lines]
    bars = [[patch.get_height() for patch in container] for container in ax.containers]  # type: ignore[attr-defined]
    found = {
        "lines": [line for line in lines if line[0] in ("yours", "expected") or ax.get_yscale() == "linear"],
        "bars": [_some(heights) for heights in bars],
        "pictures": [_some(np.asarray(image.get_array())) for image in ax.images],
        "arrows": [_some(patch.U) for patch in ax.collections if hasattr(patch, "U")],
        "texts": [text.get_text() for text in ax.texts][:20],
    }
    return {kind: values for kind, values in found.items() if values}


def _named(label: object) -> str:
    """Return the label of a line; matplotlib numbers those that have none."""
    return "" if str(label).startswith("_") else str(label)


def _some(values: Any) -> list[float | str]:
    """Return how many numbers there are, and a few of them, rounded; as JSON has them."""
    flat = np.ravel(np.asarray(values, dtype=float))
    images = max(1, len(flat) // SIZE)
    places = np.unique(np.linspace(0, len(flat) - 1, MOST_NUMBERS * images).astype(int)) if len(flat) else []
    return [len(flat), *(float(f"{flat[place]:.4g}") if np.isfinite(flat[place]) else "nan" for place in places)]
