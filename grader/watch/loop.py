"""The loop of watch mode: look at files, keys and judge again and again, on a terminal or line by line."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

from grader.judge.warm import WarmJudge
from grader.report.lines import Line, paragraph
from grader.report.terminal import Screen
from grader.watch import screen
from grader.watch.commands import Commands
from grader.watch.keyboard import Keyboard, as_it_was, keyboard
from grader.watch.saves import Saves
from grader.watch.scene import Scene
from grader.watch.session import Watch

PAUSE_SECONDS = 0.03
"""How long to wait between two looks at the files, the keys and the judge."""

GRADING = "Grading {name}."
WAITING = "Waiting for a save; Ctrl-C ends this."
"""The first and the last line of a grading when verdicts are printed; .vscode/tasks.json looks for them."""


class _Terminal:
    """The screen and the keyboard; other programs may use them for a while."""

    def __init__(self, keys: Keyboard, shown: Screen) -> None:
        self.keys, self._shown = keys, shown
        self._painted: tuple[tuple[Line, ...], tuple[int, int]] = (), (0, 0)
        self.stop_is_wanted = False

    def paint(self, scene: Scene) -> None:
        """Show a scene, unless it is already on the screen."""
        size = self._shown.size
        if scene.offset:  # the length of a page depends on its width
            scene.offset = min(scene.offset, screen.last_offset(scene, *size))
        now = tuple(screen.rows(scene, *size)), size
        if now != self._painted:
            self._shown.paint(now[0])
            self._painted = now

    @contextlib.contextmanager
    def left(self) -> Iterator[None]:
        """Let others use the restored terminal; then redraw it."""
        with as_it_was(self.keys), self._shown.left():
            yield
        self._painted = (), (0, 0)

    def stop(self) -> None:
        """After Ctrl-Z, restore the terminal and stop this process until it is continued."""
        if self.stop_is_wanted and sys.platform != "win32":
            self.stop_is_wanted = False
            with self.left():
                os.kill(os.getpid(), signal.SIGSTOP)


@dataclass(frozen=True)
class Loop:
    """Watch mode with the things that it looks at.

    Attributes
    ----------
    watch : Watch
        The state of it.
    judge : WarmJudge
        What grades.
    saves : Saves
        The files.
    """

    watch: Watch
    judge: WarmJudge
    saves: Saves

    def look(self) -> None:
        """Pass on saves and events of the judge; a problem is reported, and watching continues."""
        try:
            self.watch.on_saves(self.saves.look())
            for event in self.judge.events():
                self.watch.on_event(event)
            self.watch.on_strays(self.saves.strays())
        except Exception as problem:
            self.watch.on_problem(problem)
        self.watch.on_time()


def show_verdicts(loop: Loop, commands: Commands, *, color: bool, ascii_only: bool) -> None:
    """Show one screen after another, until the learner quits or the terminal is closed.

    Parameters
    ----------
    loop : Loop
        Watch mode.
    commands : Commands
        What keys do.
    color, ascii_only : bool
        What the terminal can show.
    """
    with contextlib.suppress(EOFError), keyboard() as keys, Screen(color=color, ascii_only=ascii_only) as shown:
        terminal = _Terminal(keys, shown)
        with _stoppable(terminal):
            while not commands.ended:
                terminal.paint(loop.watch.scene)
                key = keys.key(PAUSE_SECONDS)
                if key is not None:
                    with terminal.left() if commands.leaves_terminal(key) else contextlib.nullcontext():
                        commands.on_key(key)
                terminal.stop()
                loop.look()


@contextlib.contextmanager
def _stoppable(terminal: _Terminal) -> Iterator[None]:
    """Let Ctrl-Z restore the terminal before it stops this process, on systems that have it."""
    if sys.platform == "win32":
        yield
        return

    def want_stop(_: int, __: FrameType | None) -> None:
        terminal.stop_is_wanted = True

    before = signal.signal(signal.SIGTSTP, want_stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, before)


def print_verdicts(loop: Loop, print_lines: Callable[[list[Line]], None], page_width: Callable[[], int]) -> None:
    """Print one verdict below the other, until the process is interrupted.

    Parameters
    ----------
    loop : Loop
        Watch mode.
    print_lines, page_width : callable
        Prints lines, and returns how wide they may be.
    """
    said: object = None
    was_at_work = False
    while True:
        scene, width = loop.watch.scene, page_width()
        if scene.at_work and not was_at_work:
            print_lines([(), ((GRADING.format(name=scene.exercise.name), "dim"),)])
        was_at_work = scene.at_work
        if scene.notice:
            print_lines([(), *paragraph(scene.notice, width)])
            scene.notice = ""
        if scene.result is not None and scene.result is not said and not scene.at_work:
            said = scene.result
            print_lines([(), screen.head(scene, width), (), *screen.verdict(scene, width), ()])
            print_lines([*(((line, ""),) for line in loop.watch.problem_lines()), ((WAITING, "dim"),)])
        loop.look()
        time.sleep(PAUSE_SECONDS)
