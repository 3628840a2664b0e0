"""Messages for the learner about what happened in the worker."""

from __future__ import annotations

import re
from collections.abc import Callable

from grader.judge.attempt import Attempt
from grader.judge.not_python import hint_for
from grader.judge.permitted import EXPERIMENTS, LOCKED, may_import
from grader.judge.quoting import has_code_below, line_of, line_with_caret, quoted
from grader.results.difference import ArrayDifference
from grader.results.report import Limit, Status
from grader.results.text import LONGEST_LINE
from grader.sandbox.outside.answers import Answer, Died, Large, Missing, Raised, SourceLocation, TimedOut


class NotPassed(Exception):
    """A check ends without its points.

    Parameters
    ----------
    status : Status
        The outcome.
    message : str
        One line that says what is wrong.
    hint : str, optional
        What helps.
    details : tuple of str
        More lines.
    limit : Limit, optional
        The limit of time that was exceeded.
    call : str, optional
        The call that it is about, as the learner would write it.
    difference : ArrayDifference, optional
        The entries around the first wrong one, where an array is wrong.
    file : str, optional
        The file in which something is still to do.
    """

    def __init__(
        self,
        status: Status,
        message: str,
        hint: str | None = None,
        details: tuple[str, ...] = (),
        limit: Limit | None = None,
        call: str | None = None,
        difference: ArrayDifference | None = None,
        file: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.hint, self.details = status, message, hint, details
        self.limit, self.call, self.difference, self.file = limit, call, difference, file

    def is_to_do_in(self, file: str) -> bool:
        """Whether something in this file is still to do."""
        return self.status is Status.TODO and self.file == file


def not_passed(answer: Answer, attempt: Attempt) -> NotPassed:
    """Return the outcome for an answer without a value.

    Parameters
    ----------
    answer : Answer
        The worker's answer, or how the worker ended.
    attempt : Attempt
        The attempt that it answers.

    Raises
    ------
    AssertionError
        If the answer is a value.
    """
    problem = _problem(answer, attempt)
    problem.call = problem.call or attempt.call
    return problem


def _problem(answer: Answer, attempt: Attempt) -> NotPassed:
    match answer:
        case Raised():
            return _RAISED.get(answer.type, _raised)(answer, attempt)
        case Missing():
            return _missing(answer, attempt)
        case Large():
            return _too_large(answer, attempt)
        case TimedOut():
            return _timed_out(answer, attempt)
        case Died():
            return _died(answer, attempt)
    raise AssertionError(answer)


# Answers that are no exception


def _missing(answer: Missing, attempt: Attempt) -> NotPassed:
    if answer.owner:
        message = f"{attempt.subject}: the {answer.owner} object has no attribute '{answer.name}'"
    else:
        message = f"{answer.name} is not defined in {attempt.file}"
    hint = f"It has '{answer.near}'; is that the one?" if answer.near else None
    if not attempt.texts[attempt.exercise].strip():
        hint = f"{attempt.file} is empty."
    return NotPassed(Status.FAILED, message, hint)


def _too_large(answer: Large, attempt: Attempt) -> NotPassed:
    return NotPassed(Status.FAILED, f"{attempt.subject} returned {answer.what}; that is more than the grader takes")


def _timed_out(answer: TimedOut, attempt: Attempt) -> NotPassed:
    verb = "finish" if attempt.call else "finish importing"
    seconds = f"{answer.seconds:g} s"
    how = {Limit.PROCESSOR: f" within {seconds} of processor time", Limit.WAITING: f": it spent {seconds} waiting"}
    computed = f", with {answer.processor:.1f} s of processor time" if answer.processor is not None else ""
    what = how.get(answer.limit, f" within {seconds}{computed}")
    message = f"{attempt.subject} did not {verb}{what}{_was_in(answer.place, attempt)}"
    return NotPassed(Status.TIMEOUT, message, limit=answer.limit)


def _died(answer: Died, attempt: Attempt) -> NotPassed:
    return NotPassed(Status.ERROR, f"{attempt.subject} {answer.how}{_was_in(answer.place, attempt)}")


# Exceptions


def _raised(answer: Raised, attempt: Attempt, hint: str | None = None) -> NotPassed:
    when = "" if attempt.call else " when it was imported"
    text = f": {_marked_if_cut(answer.text)}" if answer.text else ""
    other = _other_function(answer.place, attempt)
    if not attempt.call and answer.place and line_of(answer.place, attempt.texts).startswith("print("):
        hint = hint or EXPERIMENTS
    problem = _error(answer, attempt, f"raised {answer.type}{f' in {other}' if other else ''}{when}{text}", hint)
    problem.call = f"{other}() in {attempt.call}" if other else None
    return problem


def _marked_if_cut(text: str) -> str:
    return text if len(text) < LONGEST_LINE else f"{text.rpartition(' ')[0] or text} ..."


def _other_function(place: SourceLocation | None, attempt: Attempt) -> str:
    """Return the public function that raised an exception, if the call does not name it, else nothing."""
    function = place.function if place is not None and place.file == attempt.file else ""
    if not attempt.call or not function.isidentifier() or function[0] == "_":
        return ""
    return "" if re.search(rf"\b{function}\b", attempt.call) else function


def _still_to_do(answer: Raised, attempt: Attempt) -> NotPassed:
    place = answer.place
    if place is None:
        return NotPassed(Status.TODO, f"{attempt.subject} is still to do")
    function = "" if place.function == "<module>" else f"{place.function}, "
    call = f"{place.function}() in {attempt.call}" if attempt.call else None
    message = f"still to do: {function}{place.file}, line {place.line}"
    if has_code_below(place, attempt.texts):
        message += "; delete this line, so that your code below it runs"
    return NotPassed(Status.TODO, message, call=call, file=place.file)


def _printed_too_much(answer: Raised, attempt: Attempt) -> NotPassed:
    return _error(answer, attempt, "printed more than 1 MiB; is there a print in a loop?")


def _out_of_memory(answer: Raised, attempt: Attempt) -> NotPassed:
    return _error(answer, attempt, "needs more than 1 GiB of memory", answer.text or None)


def _nested_too_deeply(answer: Raised, attempt: Attempt) -> NotPassed:
    """Leave out the rest of its text, which differs from run to run: it names the call at which the stack was full."""
    return _error(answer, attempt, f"raised {answer.type}: maximum recursion depth exceeded")


def _exited(answer: Raised, attempt: Attempt) -> NotPassed:
    return _error(answer, attempt, f"ended the program with exit({answer.text[:40].removeprefix('None')})")


def _not_importable(answer: Raised, attempt: Attempt) -> NotPassed:
    return _raised(answer, attempt, may_import(attempt.packages))


def _refused(answer: Raised, attempt: Attempt) -> NotPassed:
    return _raised(answer, attempt, LOCKED if attempt.isolation == "strict" else None)


def _debugged(answer: Raised, attempt: Attempt) -> NotPassed:
    return _error(answer, attempt, "stopped at a breakpoint; remove it")


def _asked_for_input(answer: Raised, attempt: Attempt) -> NotPassed:
    if answer.text != "EOF when reading a line":  # such as one that pickle raises
        return _raised(answer, attempt)
    return _error(answer, attempt, "asks for input; the grader gives none", EXPERIMENTS)


def _not_python(answer: Raised, attempt: Attempt) -> NotPassed:
    place = answer.place
    if place is None:  # such as one that eval raises
        return _raised(answer, attempt)
    message = f"{place.file}, line {place.line}: {answer.text}"
    hint = hint_for(answer.text, place.line, line_of(place, attempt.texts))
    return NotPassed(Status.ERROR, message, hint, line_with_caret(place, attempt.texts))


_RAISED: dict[str, Callable[[Raised, Attempt], NotPassed]] = {
    "NotImplementedError": _still_to_do,
    "OutputLimit": _printed_too_much,
    "MemoryError": _out_of_memory,
    "RecursionError": _nested_too_deeply,
    "SystemExit": _exited,
    "ModuleNotFoundError": _not_importable,
    "PermissionError": _refused,
    "BdbQuit": _debugged,
    "EOFError": _asked_for_input,
    "SyntaxError": _not_python,
    "IndentationError": _not_python,
    "TabError": _not_python,
}
"""The message of each exception that has a special one, by type."""


def _error(answer: Raised, attempt: Attempt, what: str, hint: str | None = None) -> NotPassed:
    """Return an error whose details quote the line where it was raised."""
    place = answer.place
    details = (quoted(place, attempt.texts),) if place and _is_theirs(place, attempt) else ()
    return NotPassed(Status.ERROR, f"{attempt.subject} {what}", hint, details)


def _was_in(place: SourceLocation | None, attempt: Attempt) -> str:
    if place is None:
        return ""
    where = quoted(place, attempt.texts) if _is_theirs(place, attempt) else place.file
    return "; it was in " + (where.removeprefix(f"{place.file}, ") if place.file == attempt.file else where)


def _is_theirs(place: SourceLocation, attempt: Attempt) -> bool:
    """Whether a place is in the learner's own text; a learner cannot look up a line anywhere else."""
    return place.file.removesuffix(".py") in attempt.texts
