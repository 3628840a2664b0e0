"""Showing lines on a terminal, with colour, and a progress bar while a learner waits. The only user of rich."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, ProgressColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from grader.report.text import Line
from grader.results.events import Event, ExerciseStarted, TrainingProgress


def show(lines: Iterable[Line]) -> None:
    """Print styled lines to standard output."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line))


class _Bars:
    """Bars on standard error, gone in the end."""

    def __init__(self, *columns: ProgressColumn, color: bool) -> None:
        self._progress = Progress(*columns, console=Console(stderr=True, no_color=not color), transient=True)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


class Waiting(_Bars):
    """A bar on standard error that says which exercise is graded, and how far a long check is; gone in the end.

    Parameters
    ----------
    number : int
        How many exercises there are.
    color : bool
        Whether it may have colour.
    """

    def __init__(self, number: int, *, color: bool) -> None:
        super().__init__(TextColumn("{task.description:<20}"), BarColumn(20), TimeElapsedColumn(), color=color)
        self._task = self._progress.add_task("starting", total=number)
        self._begun = -1

    def on_event(self, event: Event) -> None:
        """Show the exercise that is graded, the share of a long check that is done, and what it has reached."""
        match event:
            case ExerciseStarted(name):
                self._begun += 1
                self._progress.update(self._task, description=name, completed=self._begun)
            case TrainingProgress(name, point):
                words = [f"{name} {point.share:>4.0%}"]
                words += [f"loss {point.loss:.3f}"] if point.loss is not None else []
                words += [f"accuracy {point.accuracy:.1%}"] if point.accuracy is not None else []
                self._progress.update(self._task, description="  ".join(words), completed=self._begun + point.share)


class Fetching(_Bars):
    """A bar for each file that is fetched, with the bytes that are there.

    Parameters
    ----------
    color : bool
        Whether they may have colour.
    """

    def __init__(self, *, color: bool) -> None:
        super().__init__(TextColumn("{task.description:<27}"), BarColumn(24), DownloadColumn(), color=color)
        self._tasks: dict[str, TaskID] = {}

    def on_progress(self, name: str, done: int, size: int) -> None:
        """Say how many bytes of a file there are."""
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(name, total=size)
        self._progress.update(self._tasks[name], completed=done)
