"""What watch mode shows, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from grader.course import Exercise
from grader.report.lines import Line
from grader.results import views
from grader.results.curves import CurvePoint
from grader.results.report import CheckResult, ExerciseResult


class Panel(Enum):
    """What the middle of the screen shows."""

    VERDICT = "verdict"
    CHECKS = "all checks"
    HINT = "hint"
    COURSE = "course"
    SOLUTION = "solution"
    EARLY = "solution before a pass"
    RESET = "reset"
    END = "the end"

    @property
    def asks(self) -> bool:
        """Whether the next key is the answer to a question."""
        return self in (Panel.EARLY, Panel.RESET)


@dataclass(frozen=True)
class Training:
    """The progress of a training.

    Attributes
    ----------
    points : tuple of CurvePoint
        Its curves so far, one point or more.
    left : float or None
        The seconds that are left, where that can be told.
    """

    points: tuple[CurvePoint, ...]
    left: float | None

    @property
    def point(self) -> CurvePoint:
        """What it has reached."""
        return self.points[-1]


@dataclass
class Scene:
    """What watch mode shows.

    Attributes
    ----------
    course : tuple of Exercise
        All exercises.
    exercise : Exercise
        The one at work.
    panel : Panel
        What is in the middle.
    result : ExerciseResult or None
        The last verdict on it.
    before : ExerciseResult or None
        The verdict ahead of that one, where a file was saved in between.
    begun : tuple of CheckResult
        The checks that have an outcome, while it is graded.
    at_work : bool
        Whether it is being graded.
    slow : bool
        Whether that takes so long that it should be said.
    learning : Training or None
        The current training.
    pictures : mapping of str to results.views.View
        The views of the exercise by their names, where views are drawn: those of the last verdict, or of the one before
        until they are drawn anew.
    points : mapping of str to int
        The points that each exercise had when it was last graded, by name.
    statuses : mapping of str to str
        The last status of each exercise, by name.
    notice : str
        A line on what a key has done, or what is wrong.
    text : str
        What the middle shows, where that is a text.
    page : callable
        Returns the lines of a separate page in the middle, such as the solution or the end, for a number of columns.
    title : str
        What that is.
    offset : int
        The first line of the middle that is shown.
    chosen : int
        The exercise in the list that Enter goes to, from 0.
    is_the_end : bool
        Whether all exercises have passed.
    can_see_solution : bool
        Whether the solution may be shown: after a pass, or after all hints.
    has_solution : bool
        Whether there is a solution; a handout has none.
    """

    course: tuple[Exercise, ...]
    exercise: Exercise
    panel: Panel = Panel.VERDICT
    result: ExerciseResult | None = None
    before: ExerciseResult | None = None
    begun: tuple[CheckResult, ...] = ()
    at_work: bool = False
    slow: bool = False
    learning: Training | None = None
    pictures: Mapping[str, views.View] = field(default_factory=dict)
    points: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""
    text: str = ""
    page: Callable[[int], list[Line]] = lambda _: []
    title: str = ""
    offset: int = 0
    chosen: int = 0
    is_the_end: bool = False
    can_see_solution: bool = False
    has_solution: bool = True

    @property
    def place(self) -> int:
        """The position of the exercise in the course, from 0."""
        return self.course.index(self.exercise)

    @property
    def following(self) -> Exercise | None:
        """The next exercise of the course."""
        return self.course[self.place + 1] if self.place + 1 < len(self.course) else None

    def show(self, panel: Panel, text: str = "", title: str = "") -> None:
        """Show a panel in the middle, from its first line."""
        self.panel, self.text, self.title, self.offset = panel, text, title, 0

    @property
    def change(self) -> int:
        """How many more checks pass than before the save; negative if fewer pass."""
        return self.result.passed - self.before.passed if self.result and self.before else 0
