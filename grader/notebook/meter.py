"""One line with the progress of a training; the verdict replaces it."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from grader.report.sentences import how_far
from grader.results.events import CheckFinished, Event, TrainingProgress


class Meter:
    """A line on standard output; each new text replaces the old one."""

    def __init__(self) -> None:
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._show("")

    def on_event(self, event: Event) -> None:
        """Show the progress of a training."""
        match event:
            case TrainingProgress(name, point):
                self._show(how_far(name, point))
            case CheckFinished():
                self._show("")

    def _show(self, text: str) -> None:
        if self._width or text:
            end = "" if text else "\r"
            sys.stdout.write(f"\r{text.ljust(self._width)}{end}")
            sys.stdout.flush()
        self._width = len(text)
