"""What the user typed, and the exit code.

0 all passed, 1 something not passed, 2 wrong use, 3 a fault of the grader or its data.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from grader.course import CourseError, Exercise, load_course
from grader.files import ROOT, replacing
from grader.judge.service import grade
from grader.progress import Memory, recall, remember
from grader.report import junit, text
from grader.report.text import Line
from grader.results.document import write_report
from grader.results.events import OnEvent, ignore
from grader.results.report import DEFAULT_SEED, Report, Status
from grader.results.request import Request
from grader.results.text import printable
from grader.sandbox.outside.isolation import LEVELS, why_not_strict
from grader.sandbox.outside.worker import WorkerFault
from grader.sources import read_sources

if TYPE_CHECKING:
    from grader.datasets.download import Stored

MEMORY = ROOT / ".grader.json"

PASSED, NOT_PASSED, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130


class UsageError(Exception):
    """The command line asks for something that is not there; the text is one line for the user."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit code.

    Parameters
    ----------
    arguments : sequence of str
        The words after ``python -m grader``.
    """
    try:
        return _run(_parser().parse_intermixed_args(arguments))
    except UsageError as problem:
        return _say(f"grader: {problem}", USAGE)
    except KeyboardInterrupt:
        return _say("grader: interrupted", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return NOT_PASSED
    except (CourseError, WorkerFault) as problem:
        return _say(f"grader: {problem}", FAULT)
    except OSError as problem:
        where = f"{problem.filename}: " if problem.filename else ""
        return _say(f"grader: {where}{problem.strerror or problem}", FAULT)
    except Exception as problem:
        return _say(_fault(problem), FAULT)


def _say(line: str, code: int) -> int:
    print(line, file=sys.stderr)
    return code


def _fault(problem: Exception) -> str:
    if type(problem).__name__ in ("MnistError", "DownloadError"):
        return f"grader: {problem}"
    name = "" if type(problem).__name__ == "GraderFault" else f"{type(problem).__name__}: "
    return f"grader: this is a bug in the grader, not in your code: {name}{problem}"


# The words


class _Parser(argparse.ArgumentParser):
    """A parser that answers wrong use with one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see python -m grader --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m grader",
        description="Grade exercises: all of them, or those that are named.",
        epilog="exit code: 0 all passed, 1 something not passed, 2 wrong use, 3 a fault of the grader or its data",
        usage="python -m grader [EXERCISE ...] [options]\n       python -m grader list | hint EXERCISE | data",
        allow_abbrev=False,
    )
    parser.add_argument(
        "words",
        nargs="*",
        metavar="EXERCISE",
        help="exercises to grade; or: list (the course), hint EXERCISE (a hint), data (fetch the full MNIST)",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--submission", metavar="DIR", help="the folder to grade (exercises)")
    which.add_argument("--solutions", action="store_true", help="short for --submission solutions")
    parser.add_argument("--format", choices=("text", "json", "junit"), default="text", help="form of the report (text)")
    parser.add_argument("--output", metavar="FILE", help="write the report to a file")
    parser.add_argument("--plot", metavar="FILE", help="save the curves of what was trained as a picture, FILE.png")
    parser.add_argument("--seed", metavar="N", default=str(DEFAULT_SEED), help="seed of random inputs, or: random")
    parser.add_argument("--dataset", choices=("sample", "full"), default="sample", help="which MNIST (sample)")
    parser.add_argument("--check", action="store_true", help="with data: say what is there, fetch nothing")
    parser.add_argument("--isolation", choices=LEVELS, help="how submissions are run (the strictest that works here)")
    parser.add_argument("--no-color", action="store_true", help="no colour, also on a terminal")
    return parser


def _run(options: argparse.Namespace) -> int:
    course = load_course()
    if options.words[:1] == ["data"]:
        _nothing_after("data", options.words[1:])
        return _data(options)
    if options.check:
        raise UsageError("--check goes with data: python -m grader data --check")
    if options.words[:1] == ["list"]:
        _nothing_after("list", options.words[1:])
        _no_report("list", options)
        return _print(_list(course, recall(MEMORY)), options)
    if options.words[:1] == ["hint"]:
        _no_report("hint", options)
        return _hint(course, options)
    return _grade(course, options)


def _nothing_after(command: str, words: Sequence[str]) -> None:
    if words:
        raise UsageError(f"{command} takes no more words; got {' '.join(words)}")


def _no_report(command: str, options: argparse.Namespace) -> None:
    """Refuse the options of a report where there is none."""
    if options.format != "text" or options.output or options.plot or options.submission or options.solutions:
        raise UsageError(f"{command} makes no report; it takes no option but --no-color")


def _exercise_names(words: Sequence[str], course: tuple[Exercise, ...]) -> tuple[str, ...]:
    """Return the names that were typed, or all; raise UsageError for one that is none."""
    names = [exercise.name for exercise in course]
    for word in words:
        if word not in names:
            near = difflib.get_close_matches(Path(word).stem.lower(), names, 1)
            help_ = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(names)}"
            raise UsageError(f"no exercise named '{word}'; {help_}")
    return tuple(name for name in names if name in words) if words else tuple(names)


def _seed(word: str) -> int:
    if word == "random":
        return secrets.randbelow(2**32)
    if not (word.isascii() and word.isdigit() and len(word) <= 18):
        raise UsageError(f"the seed is a number, 0 or more, or random; got '{word}'")
    return int(word)


# list and hint


def _list(course: tuple[Exercise, ...], memory: Memory) -> list[Line]:
    lines: list[Line] = [()]
    for number, exercise in enumerate(course, 1):
        mark, style = text.MARKS.get(memory.statuses.get(exercise.name), (" ", ""))  # type: ignore[call-overload]
        place = f"{number:>3} {exercise.name:<19}"
        lines.append(
            (
                ("  ", ""),
                (mark, style),
                (place, "bold"),
                (f"{exercise.title:<37}{exercise.section:<15}", "dim"),
                (f"{exercise.points:>2}", ""),
            )
        )
    known = "The marks are those of your last run." if memory.statuses else "Nothing has been graded yet."
    return [*lines, (), ((f"  {known} To grade: ", ""), ("python -m grader", "bold"))]


def _hint(course: tuple[Exercise, ...], options: argparse.Namespace) -> int:
    if len(options.words) != 2:
        raise UsageError(f"hint takes the name of one exercise, for example: python -m grader hint {course[0].name}")
    (name,) = _exercise_names(options.words[1:], course)
    exercise = next(each for each in course if each.name == name)
    memory = recall(MEMORY)
    level = min(max(0, memory.hints.get(name, 0)) + 1, len(exercise.hints))
    memory.hints[name] = level
    remember(MEMORY, memory)
    heading: Line = ((f"{name}, hint {level} of {len(exercise.hints)}", "bold"),)
    after = (
        f"The next hint: python -m grader hint {name}"
        if level < len(exercise.hints)
        else f"That was the last hint. {_further_reading(exercise)} the rest."
    )
    lines = [
        (),
        *_found(memory.found.get(name)),
        heading,
        (),
        *text.paragraph(exercise.hints[level - 1], _width()),
        (),
        *text.paragraph(after, _width()),
    ]
    return _print(lines, options)


def _found(hint: str | None) -> list[Line]:
    """Say first what the last run has recognised, if anything."""
    return [(("What your last run shows", "bold"),), (), *text.paragraph(hint, _width()), ()] if hint else []


def _further_reading(exercise: Exercise) -> str:
    """Say where more is written: in the file, and in the book where it treats the exercise."""
    if not exercise.section[0].isdigit():
        return f"The docstrings in {exercise.name}.py tell"
    return f"The docstrings in {exercise.name}.py and section {exercise.section} tell"


# data


def _data(options: argparse.Namespace) -> int:
    """Fetch the full MNIST into the folder that ``--dataset full`` reads, or say what of it is there."""
    from grader.datasets import download
    from grader.datasets.mnist import FULL, full_folder

    folder = full_folder().absolute()
    if not options.check:
        try:
            with _fetching(options) as on_progress:
                download.fetch(folder, download.FILES, download.MIRRORS, on_progress, replace=folder == FULL)
        except KeyboardInterrupt:
            return _say("grader: interrupted; what has arrived is kept for the next run", INTERRUPTED)
    stored = [download.examine(folder, file) for file in download.FILES]
    whole = all(each.state is download.State.WHOLE for each in stored)
    _print([(), *map(_stored_line, stored), (), *_data_advice(folder, whole)], options)
    return PASSED if whole else NOT_PASSED


def _stored_line(stored: Stored) -> Line:
    mark = {"whole": Status.PASSED, "damaged": Status.FAILED}.get(stored.state, Status.TODO)
    words = f"{stored.state}: {stored.detail}" if stored.detail else stored.state
    return (("  ", ""), text.MARKS[mark], (f" {stored.name:<27} ", "bold"), (words, "dim"))


def _data_advice(folder: Path, whole: bool) -> list[Line]:
    what, command = ("To train on them", "--dataset full") if whole else ("To fetch what is not whole", "data")
    return [((f"  In {folder}.", "dim"),), ((f"  {what}: ", ""), (f"python -m grader {command}", "bold"))]


# Grading


def _grade(course: tuple[Exercise, ...], options: argparse.Namespace) -> int:
    selected = _exercise_names(options.words, course)
    seed = _seed(options.seed)
    submission = _submission(options, course)
    _mnist_folder(options.dataset)
    named = printable(options.submission or ("solutions" if options.solutions else "exercises"))
    isolation, why_not_strict = _isolation(options.isolation)
    with _output(options) as write, _picture(options) as draw, _waiting(len(selected), options) as on_event:
        request = Request(
            submission=named,
            sources=read_sources(submission, [exercise.name for exercise in course]),
            exercises=selected,
            seed=seed,
            dataset=options.dataset,
            isolation=isolation,
            why_not_strict=why_not_strict,
            jobs=len(os.sched_getaffinity(0)),
        )
        report = grade(request, on_event)
        write(report)
        if submission.resolve() == ROOT / "exercises":
            _remember(report)
        draw(report)
    return PASSED if report.passed else NOT_PASSED


def _submission(options: argparse.Namespace, course: tuple[Exercise, ...]) -> Path:
    folder = ROOT / ("solutions" if options.solutions else "exercises")
    if options.submission is not None:
        folder = Path(options.submission).absolute()
    named = options.submission or folder
    if options.submission is None and not folder.is_dir():
        raise UsageError(f"no folder {folder}; install the kit from its clone, with pip install -e .")
    if not folder.is_dir():
        raise UsageError(f"no folder {named}")
    if not any((folder / f"{exercise.name}.py").exists() for exercise in course):
        raise UsageError(f"no exercise in {named}; expected files such as {course[0].name}.py")
    return folder


def _isolation(wanted: str | None) -> tuple[str, str | None]:
    """Return the level to use and, where it is not strict though nobody asked for that, the reason."""
    if wanted == "portable":
        return wanted, None
    why_not = why_not_strict()
    if why_not is None:
        return "strict", None
    if wanted == "strict":
        raise UsageError(f"isolation strict cannot be had here: {why_not}")
    return "portable", why_not


def _mnist_folder(dataset: str) -> Path:
    from grader.datasets.mnist import SAMPLE, full_folder

    folder = SAMPLE if dataset == "sample" else full_folder()
    if dataset == "full":
        _require_published(folder)
    return folder


def _require_published(folder: Path) -> None:
    """Refuse other data under MNIST's names. Training images may differ: in some good copies, pixels of 1 became 0."""
    from grader.datasets.download import FILES, State, examine
    from grader.datasets.mnist import MnistError, find

    remedy = "fetch it with python -m grader data, or name its folder in MNIST_DIR"
    if not folder.is_dir():
        raise UsageError(f"the full MNIST is not in {folder}; {remedy}")
    for file in FILES[1:]:
        if examine(folder, file).state is State.DAMAGED:
            raise MnistError(f"{find(folder, file.name)} is not the published file of MNIST; {remedy}")


def _remember(report: Report) -> None:
    memory = recall(MEMORY)
    for exercise in report.exercises:
        memory.statuses[exercise.name] = exercise.status
        memory.found.pop(exercise.name, None)
        found = [check.hint for check in exercise.checks if check.mistake and check.hint]
        if found:
            memory.found[exercise.name] = found[0]
        if exercise.status is Status.PASSED:
            memory.hints.pop(exercise.name, None)
    remember(MEMORY, memory)


# Output


@contextlib.contextmanager
def _output(options: argparse.Namespace) -> Iterator[Callable[[Report], None]]:
    """Yield the function that writes the report; a file that cannot be written is known before any work is done."""
    if options.output is None:
        yield lambda report: _print_report(report, options)
        return
    with _writable(options.output) as file:
        yield lambda report: _write(file, _document(report, options))


def _write(file: BinaryIO, text: str) -> None:
    file.write(text.encode())


@contextlib.contextmanager
def _picture(options: argparse.Namespace) -> Iterator[Callable[[Report], None]]:
    """Yield the function that draws the curves of a report; a file that cannot be written is known beforehand."""
    if options.plot is None:
        yield lambda _: None
        return
    path = Path(options.plot)
    if path.suffix.lower() != ".png":
        raise UsageError(f"--plot takes the name of a file that ends in .png; got '{options.plot}'")
    if options.output is not None and Path(options.output).absolute() == path.absolute():
        raise UsageError("--plot and --output name the same file")
    with contextlib.suppress(_NothingToDraw), _writable(options.plot) as file:
        yield lambda report: _draw(report, file)


class _NothingToDraw(Exception):
    """A report has no curves."""


def _draw(report: Report, file: BinaryIO) -> None:
    from grader.report import picture

    if not picture.draw(report, file):
        _say("grader: nothing to plot; no check of these exercises has trained a network", NOT_PASSED)
        raise _NothingToDraw


@contextlib.contextmanager
def _writable(name: str) -> Iterator[BinaryIO]:
    """Open a file that is replaced whole or not at all; one that cannot be written is wrong use."""
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(replacing(Path(name)))
        except OSError as problem:
            raise UsageError(f"cannot write {name}: {problem.strerror}") from None
        yield file


def _document(report: Report, options: argparse.Namespace) -> str:
    if options.format == "json":
        return write_report(report)
    if options.format == "junit":
        return junit.render(report)
    return text.plain(_text(report, options, 80))


def _text(report: Report, options: argparse.Namespace, width: int) -> list[Line]:
    return text.checks(report, width) if options.words else text.overview(report, width)


def _print_report(report: Report, options: argparse.Namespace) -> None:
    if options.format == "text":
        _print(_text(report, options, _width()), options)
    else:
        sys.stdout.buffer.write(_document(report, options).encode())
        sys.stdout.flush()


def _print(lines: list[Line], options: argparse.Namespace) -> int:
    ascii_only = "utf" not in (sys.stdout.encoding or "").lower()
    if _color(options) and sys.stdout.isatty() and not ascii_only:
        from grader.report.terminal import show

        show(lines)
    else:
        print(text.plain(lines, ascii_only=ascii_only), end="", flush=True)
    return PASSED


def _color(options: argparse.Namespace) -> bool:
    return not options.no_color and not os.environ.get("NO_COLOR")


def _width() -> int:
    """Columns of the page: those of the terminal, from 64 to 100."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 64), 100)


@contextlib.contextmanager
def _waiting(number: int, options: argparse.Namespace) -> Iterator[OnEvent]:
    """Show a progress bar on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield ignore
        return
    from grader.report.terminal import Waiting

    with Waiting(number, color=_color(options)) as waiting:
        yield waiting.on_event


@contextlib.contextmanager
def _fetching(options: argparse.Namespace) -> Iterator[Callable[[str, int, int], None]]:
    """Show how far each file is on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from grader.report.terminal import Fetching

    with Fetching(color=_color(options)) as fetching:
        yield fetching.on_progress
