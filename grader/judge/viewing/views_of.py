"""Find the views of an exercise: the functions in its ``views.py`` whose names begin with ``view_``."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

from grader.course import Exercise

DrawView = Callable[..., None]


def views_of(exercise: Exercise) -> tuple[DrawView, ...]:
    """Return the views of an exercise in the order of the file; none without such a file."""
    if not exercise.views.exists():
        return ()
    spec = importlib.util.spec_from_file_location(f"grader.course.{exercise.name}.views", exercise.views)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(value for name, value in vars(module).items() if name.startswith("view_"))
