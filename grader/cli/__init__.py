"""The command line: parse the words, run the command, return its exit code. Each command is a file in this folder.

A new command is one more file with `add_options` and `run`, and its line in `COMMANDS`. If the name of the command has
a meaning in Python, an underscore ends the name of the file.
"""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from signal import SIGINT, Signals

from grader.cli import (
    class_,
    data,
    doctor,
    export,
    grade,
    handout,
    hint,
    lesson,
    list_,
    next_,
    page,
    read,
    reset,
    solution,
    watch,
)
from grader.cli.command import FAULT, SIGNALLED, USAGE, Command, Parser, UsageError
from grader.cli.cores import compute_in_one_thread
from grader.cli.interrupts import raising_interrupts
from grader.cli.output import page_width, print_problem
from grader.cli.packages import HIDDEN, hidden_packages, missing_packages
from grader.judge.fault_lines import REMEDY, described
from grader.signals import ENDING

DOCTOR = "doctor"
"""The command that needs no packages."""
COMMANDS = {
    "watch": Command("Grade on every save, one thing at a time", watch.add_options, watch.run),
    "page": Command("Show the same as a page in the browser", page.add_options, page.run),
    "next": Command("Show the exercise to do next", next_.add_options, next_.run),
    "list": Command("Show the course, and where you are", list_.add_options, list_.run),
    "lesson": Command("Show what an exercise is about, with an example by hand", lesson.add_options, lesson.run),
    "hint": Command("Show a hint; the next one when you ask again", hint.add_options, hint.run),
    "solution": Command("Show the solution beside yours, after a pass", solution.add_options, solution.run),
    "read": Command("Read a picture of a digit with your own network", read.add_options, read.run),
    "reset": Command("Put the stub back, and keep your file", reset.add_options, reset.run),
    "class": Command("Grade a class, and write its grades and reports", class_.add_options, class_.run),
    "export": Command("Write the grades of a class as a platform takes them", export.add_options, export.run),
    "handout": Command("Make a kit for learners, without the solutions", handout.add_options, handout.run),
    "data": Command("Fetch the full MNIST", data.add_options, data.run),
    DOCTOR: Command("Show what is here, and what is wrong", doctor.add_options, doctor.run),
}
GRADING = Command("Grade exercises: all of them, or the named ones", grade.add_options, grade.run)
"""What to do if no command is named."""

FLAG = "--no-color"
"""What may come before the name of a command."""

EXIT_CODES = (
    "exit code: 0 all passed, 1 something not passed, 2 wrong use, 3 a fault of the grader, its data or the machine, "
    "130 interrupted; 128 + N where signal N ended it"
)

ENDED: dict[Signals, str] = {number: f"ended by {number.name}" for number in ENDING if number != SIGINT}
"""The message after a run that a signal ended."""


def main(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code.

    Parameters
    ----------
    arguments : sequence of str
        The words after ``python -m grader``.
    """
    compute_in_one_thread()
    with raising_interrupts() as received:
        return _main(arguments, received)


def _main(arguments: Sequence[str], received: list[Signals]) -> int:
    try:
        name, words = _split(arguments)
        options = parser_of(name).parse_intermixed_args(words)
        if name != DOCTOR:
            _require_packages()
        return (COMMANDS[name] if name else GRADING).run(options)
    except UsageError as problem:
        print_problem(problem)
        return USAGE
    except KeyboardInterrupt as problem:
        number: Signals = received[0] if received else SIGINT
        print_problem(problem.args[0] if problem.args else ENDED.get(number, "interrupted"))
        return SIGNALLED + number
    except Exception as problem:
        print_problem(*described(problem))
        return FAULT


def _split(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the name of the command, None for grading, and the other words."""
    if [*arguments] == ["help"]:
        return None, ["--help"]
    for position, word in enumerate(arguments):
        if word in COMMANDS:
            return word, [*arguments[:position], *arguments[position + 1 :]]
        if word != FLAG:
            break
    return None, [*arguments]


def _require_packages() -> None:
    if missing := missing_packages():
        raise UsageError(f"this Python has no {', '.join(missing)}; {REMEDY}")
    for path in hidden_packages():
        raise UsageError(HIDDEN.format(path=path))


def parser_of(name: str | None) -> Parser:
    """Return the parser of a command, or of grading for None."""
    if name is None:
        return _grading_parser()
    command = COMMANDS[name]
    parser = Parser(prog=f"python -m grader {name}", description=f"{command.summary}.", allow_abbrev=False)
    command.add_options(parser)
    return parser


def _grading_parser() -> Parser:
    parser = Parser(
        prog="python -m grader",
        usage="python -m grader [EXERCISE ...] [options]\n       python -m grader COMMAND [options]",
        description=f"{GRADING.summary}.",
        epilog=_commands_and_exit_codes(page_width()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    GRADING.add_options(parser)
    parser.set_defaults(commands=tuple(COMMANDS))
    return parser


def _commands_and_exit_codes(width: int) -> str:
    """Return the text below the options in the help, in the same width."""
    lines = ["commands, each with its own --help:"]
    for name, command in COMMANDS.items():
        lines.append(textwrap.fill(f"  {name:<21} {command.summary}", width, subsequent_indent=" " * 24))
    return "\n".join([*lines, "", textwrap.fill(EXIT_CODES, width, subsequent_indent=" " * 11)])
