"""What a button of the page does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from grader import kept
from grader.course import Exercise
from grader.files import ROOT
from grader.judge.fault_lines import sentence
from grader.watch.own import read_next_hint
from grader.watch.session import Watch

NO_HINT = "Your progress cannot be written, so no hint is shown here; python -m grader hint shows it."


def show(watch: Watch, exercise: Exercise) -> None:
    """Turn to an exercise, or grade the current one again."""
    watch.scene.notice = ""
    if exercise == watch.scene.exercise:
        watch.grade()
    else:
        watch.go_to(exercise)


def hint(watch: Watch, exercise: Exercise) -> None:
    """Show the next hint."""
    watch.scene.notice = "" if read_next_hint(exercise) else NO_HINT


def reset(watch: Watch, exercise: Exercise) -> None:
    """Replace the file by the stub."""
    _change(watch, exercise, kept.reset, "{name}.py is the stub again.", "Yours is kept as {place}.")


def undo(watch: Watch, exercise: Exercise) -> None:
    """Restore the file that was kept last."""
    _change(watch, exercise, kept.undo, "{name}.py is what was kept last.", "What was in its place is kept as {place}.")


ACTIONS: dict[str, Callable[[Watch, Exercise], None]] = {"show": show, "hint": hint, "reset": reset, "undo": undo}
"""By the last word of the address that a button's form is sent to."""


def _change(watch: Watch, exercise: Exercise, change: Callable[[str], Path | None], done: str, also: str) -> None:
    """Change a file, and say what was done, and where the old file is."""
    try:
        place = change(exercise.name)
    except kept.NothingToDo as problem:
        watch.scene.notice = f"{problem}."
        return
    except OSError as problem:
        watch.scene.notice = sentence(problem)
        return
    where = place.relative_to(ROOT).as_posix() if place else ""
    watch.on_changed_file((f"{done} {also}" if place else done).format(name=exercise.name, place=where))
