"""What a key does in watch mode on a terminal."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from grader import progress
from grader.course import Exercise
from grader.report.lines import Line
from grader.watch.own import count_hint, has_passed, hints_now, may_see_solution
from grader.watch.places import problems
from grader.watch.scene import Panel
from grader.watch.session import Watch
from grader.watch.way import last_page

PAGE = 10
"""How many lines of a long text are scrolled at a time."""
LAST_HINT = "This is the last hint. s shows the solution."
LAST_HINT_OF_ALL = "This is the last hint."
"""For a kit with solutions, and for a handout."""


@dataclass(frozen=True)
class Tools:
    """What keys need from the rest of the kit.

    Attributes
    ----------
    open_file : callable
        Opens the file of an exercise in the learner's editor, at a line if one is named, and returns what there is to
        say.
    reset : callable
        Puts the stub of an exercise in the place of its file, and returns what there is to say.
    solution : callable
        Returns the solution of an exercise beside the learner's own code, as lines for the columns of a page.
    """

    open_file: Callable[[Exercise, int | None], str]
    reset: Callable[[Exercise], str]
    solution: Callable[[Exercise, int], list[Line]]


class Commands:
    """The actions of keys.

    Parameters
    ----------
    watch : Watch
        The state of watch mode.
    tools : Tools
        What they ask of the rest of the kit.

    Attributes
    ----------
    ended : bool
        Whether the learner has had enough.
    """

    def __init__(self, watch: Watch, tools: Tools) -> None:
        self._watch, self._scene, self._tools = watch, watch.scene, tools
        self._hints_shown: dict[str, int] = {}
        self.ended = False

    def leaves_terminal(self, key: str) -> bool:
        """Whether a key starts a program that needs the terminal."""
        return key == "o" and not self._scene.panel.asks

    def on_key(self, key: str) -> None:
        """Do the action of a key."""
        self._scene.notice = ""
        if self._scene.panel.asks:
            self._answer(key)
        elif key == "q":
            self.ended = True
        elif self._scene.panel is Panel.COURSE and key in ("up", "down", "k", "j", "enter"):
            self._choose(key)
        elif action := self._actions().get(key):
            action()

    def _actions(self) -> dict[str, Callable[[], None]]:
        return {
            "n": lambda: self._step(1),
            "p": lambda: self._step(-1),
            "h": lambda: self._show_hint(1),
            "H": lambda: self._show_hint(-1),
            "a": lambda: self._turn_to(Panel.CHECKS),
            "l": lambda: self._turn_to(Panel.COURSE),
            "s": self._show_solution,
            "x": self._ask_reset,
            "o": self._open,
            "r": self._watch.grade,
            "escape": lambda: self._scene.show(Panel.VERDICT),
            " ": lambda: self._scroll(1),
            "b": lambda: self._scroll(-1),
            "down": lambda: self._scroll(1),
            "up": lambda: self._scroll(-1),
        }

    # Position

    def _step(self, by: int) -> None:
        scene, place = self._scene, self._scene.place + by
        if 0 <= place < len(scene.course):
            self._watch.go_to(scene.course[place])
        elif by > 0 and scene.is_the_end:
            course, learner, result = scene.course, progress.load(), scene.result
            scene.show(Panel.END)
            scene.page = functools.cache(lambda width: last_page(course, learner, result, width))

    def _choose(self, key: str) -> None:
        if key == "enter":
            self._watch.go_to(self._scene.course[self._scene.chosen])
            return
        by = -1 if key in ("up", "k") else 1
        self._scene.chosen = min(max(0, self._scene.chosen + by), len(self._scene.course) - 1)

    # Panels

    def _turn_to(self, panel: Panel) -> None:
        """Show a panel, or the verdict again."""
        self._scene.chosen = self._scene.place
        self._scene.show(Panel.VERDICT if self._scene.panel is panel else panel)

    def _scroll(self, by: int) -> None:
        if self._scene.panel in (Panel.CHECKS, Panel.SOLUTION, Panel.END):
            self._scene.offset = max(0, self._scene.offset + by * PAGE)

    def _show_hint(self, by: int) -> None:
        """Show the last shown hint again, or the one after or before it; at the beginning, the first one."""
        scene, exercise = self._scene, self._scene.exercise
        hints = hints_now(exercise, progress.load())
        name = exercise.hint_name(hints.function)
        before = self._hints_shown.get(name, 0)
        level = min(max(1, before + by if scene.panel is Panel.HINT or not before else before), len(hints.levels))
        self._hints_shown[name] = level
        progress.update(lambda learner: count_hint(learner, name, level))
        scene.can_see_solution |= may_see_solution(exercise, progress.load())
        scene.show(Panel.HINT, hints.levels[level - 1], f"{name}, hint {level} of {len(hints.levels)}")
        if level == len(hints.levels):
            scene.notice = LAST_HINT if scene.has_solution else LAST_HINT_OF_ALL

    def _show_solution(self) -> None:
        scene = self._scene
        if scene.panel is Panel.SOLUTION:
            scene.show(Panel.VERDICT)
        elif has_passed(scene.exercise, progress.load()) or not scene.has_solution:  # it says who has it
            self._turn_to_solution()
        elif scene.can_see_solution:
            name = scene.exercise.name
            scene.show(Panel.EARLY, "Show the solution all the same?", f"You have not passed {name} yet.")
        else:
            scene.notice = "The solution is shown after a pass, or when all hints are read."

    def _turn_to_solution(self) -> None:
        exercise = self._scene.exercise
        self._scene.show(Panel.SOLUTION)
        self._scene.page = functools.cache(lambda width: self._tools.solution(exercise, width))

    # Actions that ask first or change a file

    def _answer(self, key: str) -> None:
        """Do what was asked about if the answer is yes."""
        panel = self._scene.panel
        self._scene.show(Panel.VERDICT)
        if key == "y" and panel is Panel.EARLY:
            self._turn_to_solution()
        elif key == "y":
            self._watch.on_changed_file(self._tools.reset(self._scene.exercise))

    def _ask_reset(self) -> None:
        name = self._scene.exercise.name
        kept = f"Your {name}.py is kept under another name, and can be had back."
        self._scene.show(Panel.RESET, kept, f"Begin {name} anew?")

    def _open(self) -> None:
        found = problems(self._scene.result, self._watch.source) if self._scene.result else {}
        self._scene.notice = self._tools.open_file(self._scene.exercise, next(iter(found), None))
