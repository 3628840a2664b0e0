"""What a worker may answer, as data, and the one place where a reply becomes an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.sandbox.inside.frame import FrameError, Other, Value, clean
from grader.sandbox.inside.side_effects import NOTHING, SideEffects

__all__ = ["Other", "Value"]


@dataclass(frozen=True)
class Place:
    """Where in a submission something happened.

    Attributes
    ----------
    file : str
        Name of the file, such as ``"softmax.py"``.
    line : int
        Line number, from 1.
    column : int
        Column number, from 1, or 0 when unknown.
    function : str
        The function, or an empty text.
    """

    file: str
    line: int
    column: int = 0
    function: str = ""


@dataclass(frozen=True)
class Returned:
    """The call returned a value, and did this besides."""

    value: Value
    seen: SideEffects = NOTHING


@dataclass(frozen=True)
class Raised:
    """The call raised an exception of this type."""

    type: str
    text: str
    place: Place | None


@dataclass(frozen=True)
class Missing:
    """What was asked for is not defined: the name, whose it is (empty for the module), and the nearest name there."""

    owner: str
    name: str
    near: str


@dataclass(frozen=True)
class Large:
    """The call returned more than can be sent."""

    what: str


@dataclass(frozen=True)
class TimedOut:
    """The call did not finish within its time."""

    seconds: float
    place: Place | None


@dataclass(frozen=True)
class Died:
    """The worker ended during the call, or sent what is no answer."""

    how: str
    place: Place | None


@dataclass(frozen=True)
class Progress:
    """How far a long scenario is: no answer yet.

    Attributes
    ----------
    share : float
        The share that is done, from 0 to 1.
    loss : float or None
        The loss so far, where the scenario knows it; may be infinite or nan.
    accuracy : float or None
        The accuracy so far, from 0 to 1, where the scenario knows it.
    """

    share: float
    loss: float | None = None
    accuracy: float | None = None


Answer = Returned | Raised | Missing | Large | TimedOut | Died


def answer_of(reply: Mapping[str, object], parts: Sequence[Value]) -> Answer:
    """Return the answer that a reply holds; raise FrameError unless it has exactly the form of one.

    Parameters
    ----------
    reply : mapping
        The fields of the reply.
    parts : sequence of Value
        Its values.
    """
    texts = [part for part in parts if isinstance(part, str)]
    all_texts = len(texts) == len(parts)
    keys, outcome, count = reply.keys(), reply.get("outcome"), len(parts)
    if outcome == "value" and keys == {"id", "outcome"} and count == 1:
        return Returned(parts[0])
    if outcome == "large" and keys == {"id", "outcome"} and count == 1 and all_texts:
        return Large(clean(texts[0]))
    if outcome == "missing" and keys == {"id", "outcome"} and count == 3 and all_texts:
        return Missing(*map(clean, texts))
    if outcome == "raised" and keys == {"id", "outcome", "line", "column"} and count == 4 and all_texts:
        line, column = reply["line"], reply["column"]
        if type(line) is int and type(column) is int and 0 <= line < 10**6 and 0 <= column < 10**6:
            kind, text, file, function = map(clean, texts)
            return Raised(kind, text, Place(file, line, column, function) if file else None)
    raise FrameError("not an answer")


def side_effects_of(reply: Mapping[str, object], parts: Sequence[Value], arguments: int) -> SideEffects:
    """Return what a reply says of a call with so many arguments; raise FrameError unless it has exactly that form."""
    texts = [part for part in parts if isinstance(part, str)]
    changed, shared, line = (reply.get(name) for name in ("changed", "shared", "line"))
    if reply.keys() != {"id", "outcome", "changed", "shared", "line"} or not len(texts) == len(parts) == 2:
        raise FrameError("not what was seen")
    if type(line) is not int or not 0 <= line < 10**6:
        raise FrameError("not a line")
    seen = SideEffects(
        _numbers(changed, arguments), _numbers(shared, arguments), clean(texts[0]), clean(texts[1]), line
    )
    if seen == NOTHING:
        raise FrameError("nothing was seen")
    return seen


def _numbers(numbers: object, arguments: int) -> tuple[int, ...]:
    """Return the numbers of some arguments, each once and in order."""
    if (
        type(numbers) is not list
        or not all(type(number) is int and 0 <= number < arguments for number in numbers)
        or numbers != sorted(set(numbers))
    ):
        raise FrameError("not the numbers of arguments")
    return tuple(numbers)


def progress_of(reply: Mapping[str, object]) -> Progress:
    """Return the progress that a reply holds; raise FrameError unless it has exactly the form of one."""
    share, loss, accuracy = (reply.get(name) for name in ("share", "loss", "accuracy"))
    if reply.keys() != {"id", "outcome", "share", "loss", "accuracy"} or not isinstance(share, float):
        raise FrameError("not progress")
    if not isinstance(loss, float | None) or not isinstance(accuracy, float | None):
        raise FrameError("not progress")
    if not all(0 <= number <= 1 for number in (share, accuracy) if number is not None):
        raise FrameError("not a share")
    return Progress(share, loss, accuracy)
