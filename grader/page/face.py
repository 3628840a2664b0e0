"""The link from watch mode to the page: when watch mode changes, so does the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from grader.course import Exercise
from grader.page.board import Board
from grader.page.parts import parts_of, picture_name
from grader.results.views import View
from grader.watch.scene import Scene
from grader.watch.session import Watch

MOST_PICTURES = 64
"""How many pictures of views are kept: enough for a few verdicts."""


class Face:
    """Watch mode as a page.

    Parameters
    ----------
    watch : Watch
        Watch mode.

    Attributes
    ----------
    board : Board
        What the page shows.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch, self.board = watch, Board()
        self._shown: Scene | None = None
        self._pictures: dict[str, View] = {}
        self.refresh()

    def refresh(self) -> None:
        """Show what has changed since the last time, if anything visible has."""
        scene = self._watch.scene
        now = replace(scene, begun=scene.begun if scene.learning else ())
        if now != self._shown:
            self._shown = now
            self._keep(now.pictures.values())
            self.board.show(parts_of(self._watch))

    def _keep(self, views: Iterable[View]) -> None:
        """Keep older pictures for browsers that are about to load them."""
        new = {picture_name(view.picture): view for view in views if view.picture}
        self._pictures = dict([*(self._pictures | new).items()][-MOST_PICTURES:])

    def exercise(self, name: str) -> Exercise | None:
        """Return the exercise of this name, if there is one."""
        return next((exercise for exercise in self._watch.scene.course if exercise.name == name), None)

    def picture(self, name: str) -> View | None:
        """Return the view with the picture of this name, if it is or was recently shown."""
        return self._pictures.get(name)

    def act(self, action: Callable[[Watch, Exercise], None], exercise: Exercise) -> None:
        """Do the action of a button, and show what it changes."""
        action(self._watch, exercise)
        self._shown = None
        self.refresh()
