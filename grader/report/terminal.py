"""Showing lines on a terminal, with colour, and a progress bar while a learner waits. The only user of rich."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.control import Control
from rich.markdown import Markdown
from rich.progress import BarColumn, DownloadColumn, Progress, ProgressColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Column
from rich.text import Text
from rich.theme import Theme

from grader.report.lines import Line, in_ascii
from grader.report.sentences import how_far
from grader.results.curves import CurvePoint
from grader.results.events import CheckFinished, Diagnosed, Event, ExerciseStarted, Graded, TrainingProgress


def show(lines: Iterable[Line]) -> None:
    """Print styled lines to standard output."""
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line))


def show_markdown(text: str, width: int) -> None:
    """Print a Markdown text to standard output.

    Parameters
    ----------
    text : str
        The text.
    width : int
        Columns of the page.
    """
    console = Console(highlight=False, width=width, theme=Theme({"markdown.code": "bold", "markdown.code_block": ""}))
    console.print(Markdown(text, code_theme="ansi_light", hyperlinks=False))


def _standard_error(*, color: bool) -> Console:
    return Console(stderr=True, no_color=not color)


class Screen:
    """The whole terminal, redrawn without flicker and restored at the end.

    Parameters
    ----------
    color : bool
        Whether it may have colour.
    ascii_only : bool
        Whether marks and foreign characters are written in ASCII.
    """

    def __init__(self, *, color: bool, ascii_only: bool) -> None:
        self._console, self._ascii_only = Console(highlight=False, no_color=not color), ascii_only
        self._painted = (0, 0)

    def __enter__(self) -> Self:
        self._console.set_alt_screen(True)
        self._console.show_cursor(False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):  # the terminal may be closed
            self._console.show_cursor(True)
            self._console.set_alt_screen(False)
        self._painted = (0, 0)

    @contextlib.contextmanager
    def left(self) -> Iterator[None]:
        """Restore the terminal for a while."""
        self.__exit__(None, None, None)
        try:
            yield
        finally:
            self.__enter__()

    @property
    def size(self) -> tuple[int, int]:
        """Its columns and rows."""
        return self._console.width, self._console.height

    def paint(self, lines: Sequence[Line]) -> None:
        """Show lines, as many as there are rows; they replace the old ones."""
        width, height = self.size
        rows = [*lines, *[()] * height][:height]
        with self._console as console:  # written at once when the context ends
            console.control(Control.home() if self._painted == (width, height) else Control.clear())
            self._painted = width, height
            for number, line in enumerate(rows, 1):
                text = Text.assemble(
                    *((in_ascii(piece) if self._ascii_only else piece, style) for piece, style in line)
                )
                text.truncate(width - 1, pad=True)
                console.print(text, end="" if number == height else "\n", no_wrap=True, crop=False, overflow="ignore")


class _Bars:
    """Bars on standard error; they disappear at the end."""

    def __init__(self, *columns: ProgressColumn, console: Console) -> None:
        self._progress = Progress(*columns, console=console, transient=True)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


class Waiting(_Bars):
    """Bars on standard error: one for all exercises, one for each that trains. They disappear before the report.

    Parameters
    ----------
    exercises : iterable of str
        Names of the exercises to grade. Several may be at work at a time.
    color : bool
        Whether the bars may have colour.
    """

    def __init__(self, exercises: Iterable[str], *, color: bool) -> None:
        console = _standard_error(color=color)
        bar = 20 if console.width >= 80 else 6
        words = Column(no_wrap=True, max_width=max(4, console.width - bar - 9))  # the time takes 7, the gaps take 2
        columns = TextColumn("{task.description:<20}", table_column=words), BarColumn(bar), TimeElapsedColumn()
        super().__init__(*columns, console=console)
        self._shares = dict.fromkeys(exercises, 0.0)
        self._all = self._progress.add_task("starting", total=len(self._shares))
        self._learning: dict[str, TaskID] = {}

    def on_event(self, event: Event) -> None:
        """Show the exercise that began last, the overall progress, and what a training has reached."""
        match event:
            case ExerciseStarted(name):
                self._progress.update(self._all, description=name)
            case TrainingProgress(name, point):
                self._show_point(name, point)
                self._show_share(name, point.share)
            case CheckFinished(name) if name in self._learning:
                self._progress.remove_task(self._learning.pop(name))
            case Diagnosed(exercise):
                self._show_share(exercise.name, 1.0)
            case Graded():
                self._progress.stop()

    def _show_point(self, name: str, point: CurvePoint) -> None:
        if name not in self._learning:
            self._learning[name] = self._progress.add_task(name, total=1.0)
        self._progress.update(self._learning[name], description=how_far(name, point), completed=point.share)

    def _show_share(self, name: str, share: float) -> None:
        if name in self._shares:  # an exercise that others build on may be graded too, without being requested
            self._shares[name] = share
            self._progress.update(self._all, completed=sum(self._shares.values()))


class Fetching(_Bars):
    """A bar for each file that is fetched, with the number of its bytes.

    Parameters
    ----------
    color : bool
        Whether they may have colour.
    """

    def __init__(self, *, color: bool) -> None:
        console = _standard_error(color=color)
        bar = min(24, console.width - 41)  # the columns left after a name, the bytes and the gaps
        columns = TextColumn("{task.description:<27}"), *([BarColumn(bar)] if bar >= 4 else []), DownloadColumn()
        super().__init__(*columns, console=console)
        self._tasks: dict[str, TaskID] = {}

    def on_progress(self, name: str, done: int, size: int) -> None:
        """Report how many bytes of a file are there."""
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(name, total=size)
        self._progress.update(self._tasks[name], completed=done)
