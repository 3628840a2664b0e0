"""Turn a reply into an answer. A reply must have exactly one of the forms below; anything else is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.results.text import one_line
from grader.sandbox.inside.values import FrameError
from grader.sandbox.outside.answers import (
    NOTHING,
    Answer,
    Large,
    Missing,
    Progress,
    Raised,
    Returned,
    SideEffects,
    SourceLocation,
    Value,
)

MAX_LINE = 10**6

Reply = Mapping[str, Any]


def answer_of(reply: Reply, parts: Sequence[Value]) -> Answer:
    """Return the answer in a reply; raise FrameError unless it has exactly the form of an answer.

    Parameters
    ----------
    reply : mapping
        The fields of the reply.
    parts : sequence of Value
        Its values.
    """
    outcome = reply.get("outcome")
    if type(outcome) is not str or outcome not in _ANSWERS:
        raise FrameError("not an answer")
    return _ANSWERS[outcome](reply, parts)


def _returned(reply: Reply, parts: Sequence[Value]) -> Returned:
    _require_fields(reply)
    if len(parts) != 1:
        raise FrameError("not one value")
    return Returned(parts[0])


def _large(reply: Reply, parts: Sequence[Value]) -> Large:
    _require_fields(reply)
    return Large(*_texts(parts, 1))


def _missing(reply: Reply, parts: Sequence[Value]) -> Missing:
    _require_fields(reply)
    return Missing(*_texts(parts, 3))


def _raised(reply: Reply, parts: Sequence[Value]) -> Raised:
    _require_fields(reply, "line", "column")
    kind, text, file, function = _texts(parts, 4)
    line, column = _line(reply["line"]), _line(reply["column"])
    return Raised(kind, text, SourceLocation(file, line, column, function) if file else None)


_ANSWERS: dict[str, Callable[[Reply, Sequence[Value]], Answer]] = {
    "value": _returned,
    "large": _large,
    "missing": _missing,
    "raised": _raised,
}


def side_effects_of(reply: Reply, parts: Sequence[Value], arguments: int) -> SideEffects:
    """Return the side effects of a call with so many arguments; raise FrameError unless the reply has that form."""
    _require_fields(reply, "changed", "shared", "line")
    changed, shared = (_numbers(reply[name], arguments) for name in ("changed", "shared"))
    warning, file = _texts(parts, 2)
    found = SideEffects(changed, shared, warning, file, _line(reply["line"]))
    if found == NOTHING:
        raise FrameError("no side effects")
    return found


def progress_of(reply: Reply) -> Progress:
    """Return the progress in a reply; raise FrameError unless it has exactly the form of progress."""
    _require_fields(reply, "share", "loss", "accuracy")
    share, loss, accuracy = (reply[name] for name in ("share", "loss", "accuracy"))
    if not isinstance(share, float) or not isinstance(loss, float | None) or not isinstance(accuracy, float | None):
        raise FrameError("not progress")
    if not all(0 <= number <= 1 for number in (share, accuracy) if number is not None):
        raise FrameError("not a share")
    return Progress(share, loss, accuracy)


def _require_fields(reply: Reply, *more: str) -> None:
    if reply.keys() != {"id", "outcome", *more}:
        raise FrameError("not the fields of such a reply")


def _texts(parts: Sequence[Value], count: int) -> list[str]:
    """Return the values of a reply, cleaned, if they are this many texts."""
    texts = [one_line(part) for part in parts if isinstance(part, str)]
    if not len(texts) == len(parts) == count:
        raise FrameError("not the texts of such a reply")
    return texts


def _line(number: object) -> int:
    if type(number) is not int or not 0 <= number < MAX_LINE:
        raise FrameError("not a line")
    return number


def _numbers(numbers: object, arguments: int) -> tuple[int, ...]:
    """Return the numbers of some arguments, each once and in order."""
    if (
        type(numbers) is not list
        or not all(type(number) is int and 0 <= number < arguments for number in numbers)
        or numbers != sorted(set(numbers))
    ):
        raise FrameError("not the numbers of arguments")
    return tuple(numbers)
