"""``python -m grader page [EXERCISE]``: the verdict after every save as a page in the browser."""

from __future__ import annotations

import argparse
import functools
import os
import sys
import threading
from typing import TYPE_CHECKING

from grader.cli.command import PASSED, UsageError
from grader.cli.options import isolation_for
from grader.cli.output import add_color_option, page_width, print_lines
from grader.cli.watch import EXERCISES, requests, where_to_begin
from grader.course import load_course
from grader.report.lines import paragraph
from grader.watch.saves import Saves

if TYPE_CHECKING:
    from grader.page.gate import Gate

PORTS = range(1024, 65536)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``page``."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="where to begin (where you are)")
    parser.add_argument("--port", metavar="N", help="the port of the address (the first free one from 8137)")
    parser.add_argument("--no-browser", action="store_true", help="print the address, and do not open it")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Serve the page until the learner stops it."""
    course, port = load_course(), _port(options.port)
    saves = Saves(EXERCISES, [exercise.name for exercise in course])
    begin = where_to_begin(options.exercise, course, saves)

    from grader.judge.warm import WarmJudge
    from grader.page import serving
    from grader.page.pad import Pad
    from grader.watch.loop import Loop
    from grader.watch.session import Watch

    try:
        place = serving.listening(port)
    except serving.PortTaken:
        which = f"port {port} is taken" if port else "no port is free"
        raise UsageError(f"{which}; choose another one with --port N") from None
    isolation, why_not_strict = isolation_for(None)
    with place, WarmJudge(isolation, views=True) as judge, Pad(isolation, EXERCISES) as pad:
        request = requests(course, isolation, why_not_strict)
        watch = Watch(course, begin, judge, request, again='"Grade again" runs it once more.')
        serving.serve(Loop(watch, judge, saves), pad, place, functools.partial(_show_address, options))
    return PASSED


def _port(word: str | None) -> int | None:
    if word is None:
        return None
    if not word.isascii() or not word.isdecimal() or int(word[:9]) not in PORTS:
        raise UsageError(f"--port {word[:20]}: expected a number from {PORTS[0]} to {PORTS[-1]}")
    return int(word)


def _has_browser() -> bool:
    """Return whether a browser has its own window: one in the terminal would take the terminal."""
    return sys.platform in ("win32", "darwin") or any(map(os.environ.get, ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")))


def _show_address(options: argparse.Namespace, gate: Gate) -> None:
    """Print the address, and open it in the browser if wanted."""
    width = page_width()
    lines = [(), *paragraph("Your page, for this machine alone:", width), (("  ", ""), (gate.address, "bold")), ()]
    lines += paragraph("Save an exercise, and the verdict comes there. Ctrl-C ends this.", width)
    print_lines(lines, options)
    if not options.no_browser and _has_browser():
        import webbrowser

        threading.Thread(target=webbrowser.open, args=(gate.address_for_browser,), daemon=True).start()
