"""What happened in the worker, in words for the learner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.results.report import Status
from grader.sandbox.outside.answers import Answer, Died, Large, Missing, Raised, SourceLocation, TimedOut

IMPORTS = "It may import numpy, {}the standard library and the exercises before it."


class NotPassed(Exception):
    """A check ends here, without its points.

    Parameters
    ----------
    status : Status
        The outcome.
    message : str
        One line that says what is wrong.
    hint : str, optional
        What helps.
    details : tuple of str
        Further lines.
    """

    def __init__(self, status: Status, message: str, hint: str | None = None, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.status, self.message, self.hint, self.details = status, message, hint, details


def not_passed(
    answer: Answer, call: str | None, exercise: str, texts: Mapping[str, str], packages: Sequence[str] = ()
) -> NotPassed:
    """Return the outcome for an answer that is no value.

    Parameters
    ----------
    answer : Answer
        What came from the worker, or became of it.
    call : str or None
        The call as the learner would write it; None while the file itself was executed.
    exercise : str
        The exercise.
    texts : mapping of str to str
        The sources that the worker has, by module name.
    packages : sequence of str
        Modules of packages that the exercise may use besides numpy.
    """
    file = f"{exercise}.py"
    subject = call or file
    match answer:
        case Raised():
            return _raised(answer, call, file, texts, packages)
        case Missing():
            return _missing(answer, subject, file, texts[exercise])
        case Large():
            return NotPassed(Status.FAILED, f"{subject} returned {answer.what}; that is more than the grader takes")
        case TimedOut():
            doing = "finish" if call else "finish importing"
            message = f"{subject} did not {doing} within {answer.seconds:g} s" + _was_in(answer.place, file, texts)
            return NotPassed(Status.TIMEOUT, message)
        case Died():
            return NotPassed(Status.ERROR, f"{subject} {answer.how}" + _was_in(answer.place, file, texts))
    raise AssertionError(answer)


def _raised(
    answer: Raised, call: str | None, file: str, texts: Mapping[str, str], packages: Sequence[str]
) -> NotPassed:
    subject = call or file
    details = _lines_at(answer.place, texts)
    if answer.type == "NotImplementedError":
        return NotPassed(Status.TODO, _todo(answer.place, subject))
    if answer.type == "OutputLimit":
        return NotPassed(Status.ERROR, f"{subject} printed more than 1 MiB; is there a print in a loop?", None, details)
    if answer.type == "MemoryError":
        return NotPassed(Status.ERROR, f"{subject} needs more than 1 GiB of memory", answer.text or None, details)
    if answer.type == "SystemExit":
        return NotPassed(
            Status.ERROR,
            f"{subject} ended the program with exit({answer.text[:40].removeprefix('None')})",
            None,
            details,
        )
    if answer.type in ("SyntaxError", "IndentationError", "TabError") and answer.place:
        where = f"{answer.place.file}, line {answer.place.line}"
        return NotPassed(Status.ERROR, f"{where}: {answer.text}", None, _caret(answer.place, texts))
    hint = may_import(packages) if answer.type == "ModuleNotFoundError" else None
    when = "" if call else " when it was imported"
    text = f": {answer.text}" if answer.text else ""
    return NotPassed(Status.ERROR, f"{subject} raised {answer.type}{when}{text}", hint, details)


def may_import(packages: Sequence[str]) -> str:
    """Return the sentence that says what an exercise may import: numpy, and these packages."""
    return IMPORTS.format("".join(f"{name}, " for name in sorted({each.partition(".")[0] for each in packages})))


def _todo(place: SourceLocation | None, subject: str) -> str:
    if place is None:
        return f"{subject} is still to do"
    function = "" if place.function == "<module>" else f"{place.function}, "
    return f"still to do: {function}{place.file}, line {place.line}"


def _missing(answer: Missing, subject: str, file: str, text: str) -> NotPassed:
    if answer.owner:
        message = f"{subject}: the {answer.owner} object has no attribute '{answer.name}'"
    else:
        message = f"{answer.name} is not defined in {file}"
    hint = f"It has '{answer.near}'; is that the one?" if answer.near else None
    if not text.strip():
        hint = f"{file} is empty."
    return NotPassed(Status.FAILED, message, hint)


def _was_in(place: SourceLocation | None, file: str, texts: Mapping[str, str]) -> str:
    if place is None:
        return ""
    where = "" if place.file == file else f"{place.file}, "
    return f"; it was in {where}line {place.line}: {_line(place, texts)}".removesuffix(": ")


def _lines_at(place: SourceLocation | None, texts: Mapping[str, str]) -> tuple[str, ...]:
    if place is None:
        return ()
    return (f"{place.file}, line {place.line}: {_line(place, texts)}".removesuffix(": "),)


def _caret(place: SourceLocation, texts: Mapping[str, str]) -> tuple[str, ...]:
    line = _raw_line(place, texts).expandtabs(1)
    if not line.strip() or not place.column:
        return ()
    indent = len(line) - len(line.lstrip())
    return line.strip(), " " * min(len(line.strip()), max(0, place.column - 1 - indent)) + "^"


def _line(place: SourceLocation, texts: Mapping[str, str]) -> str:
    return " ".join(_raw_line(place, texts).split())


def _raw_line(place: SourceLocation, texts: Mapping[str, str]) -> str:
    lines = texts.get(place.file.removesuffix(".py"), "").splitlines()
    return lines[place.line - 1][:300] if 0 < place.line <= len(lines) else ""
