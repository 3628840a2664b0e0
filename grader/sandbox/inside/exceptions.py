"""Exceptions of a submission, as plain data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import ModuleType, TracebackType

from .values import TooLarge

MAX_TEXT = 2000


@dataclass(frozen=True)
class SourceLocation:
    """Where in a source text something happened.

    Attributes
    ----------
    file : str
        Name of the file, such as ``"softmax.py"``.
    line : int
        Line number, from 1; 0 when unknown.
    column : int
        Column number, from 1; 0 when unknown.
    function : str
        The function, or an empty text.
    """

    file: str
    line: int
    column: int = 0
    function: str = ""


def raised(problem: BaseException, files: set[str], first: str = "") -> tuple[dict[str, object], list[object]]:
    """Return the fields and values of a reply about an exception.

    Parameters
    ----------
    problem : BaseException
        The exception of the submission.
    files : set of str
        The names of its files; the innermost place in one of these is reported.
    first : str
        The file of the exercise itself. A place in it goes ahead of the others, which may be the grader's, unless
        something there is still to do.
    """
    if isinstance(problem, TooLarge):
        return {"outcome": "large"}, [str(problem)[:MAX_TEXT]]
    missing = _missing(problem, files)
    if missing is not None:
        return {"outcome": "missing"}, list(missing)
    places = {place.file for place in _locations(problem.__traceback__)}
    only = {first} if first in places and not isinstance(problem, NotImplementedError | SyntaxError) else files
    place = _location(problem, only)
    fields = {"outcome": "raised", "line": place.line, "column": place.column}
    return fields, [_kind(problem), _text(problem), place.file, place.function]


def _kind(problem: BaseException) -> str:
    """Return the name of an exception's class; since Python 3.14, leaving a debugger ends the program."""
    trace = problem.__traceback__ if isinstance(problem, SystemExit) else None
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == "pdb":
            return "BdbQuit"
        trace = trace.tb_next
    return type(problem).__name__[:MAX_TEXT]


def _text(problem: BaseException) -> str:
    if isinstance(problem, SyntaxError):
        return str(problem.msg)[:MAX_TEXT]
    try:
        return str(problem)[:MAX_TEXT]
    except Exception:  # a learner's own exception class may fail here
        return ""


def _location(problem: BaseException, files: set[str]) -> SourceLocation:
    if isinstance(problem, SyntaxError) and problem.filename in files:
        return SourceLocation(str(problem.filename), _count(problem.lineno), _count(problem.offset), "")
    inside = [place for place in _locations(problem.__traceback__) if place.file in files]
    if not inside:
        return SourceLocation("", 0, 0, "")
    if isinstance(problem, RecursionError):  # where the stack was full says nothing; what calls itself comes most often
        return Counter(inside).most_common(1)[0][0]
    return inside[-1]


def _locations(trace: TracebackType | None) -> list[SourceLocation]:
    """Return the place of each call of a traceback, the innermost last."""
    locations = []
    while trace is not None:
        code = trace.tb_frame.f_code
        locations.append(SourceLocation(code.co_filename, _count(trace.tb_lineno), 0, code.co_name))
        trace = trace.tb_next
    return locations


def _count(number: int | None) -> int:
    return max(0, number or 0)


def _missing(problem: BaseException, files: set[str]) -> tuple[str, str, str] | None:
    """Return owner, name and nearest name if a scenario used something that the exercise does not define."""
    if not isinstance(problem, AttributeError) or problem.name is None or problem.obj is None:
        return None
    if any(place.file in files for place in _locations(problem.__traceback__)):
        return None
    owner = problem.obj
    if isinstance(owner, ModuleType):
        where = ""
    elif f"{type(owner).__module__}.py" in files:
        where = type(owner).__name__
    else:
        return None
    import difflib  # not worth its cost when nothing is missing

    names = [name for name in dir(owner) if not name.startswith("_")]
    same = [name for name in names if name.lower() == problem.name.lower()]
    near = same or difflib.get_close_matches(problem.name, names, 1)
    return where[:MAX_TEXT], problem.name[:MAX_TEXT], (near[0][:MAX_TEXT] if near else "")
