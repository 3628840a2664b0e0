"""General slips, each with its question, for failures without a known mistake.

They are recognised by the message and by the text of the failing function. That text is never parsed, since the cost of
parsing has no limit. A pattern that misses a slip only costs a hint, but a false match misleads. So each pattern looks
for something that is wrong in any program.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from grader.judge.compare.relations import TURNED, WITHOUT_FRACTION

MAX_LINES, MAX_LINE, MAX_COPIES = 2_000, 200, 10
"""Lines of a submission that are looked at, letters of each, and copies in one function."""

_PLACE = re.compile(r"^\w+\.py, (line \d+)")
_SHAPE = r"\((\d*(?:, ?\d+)*),?\)"
_MEET = re.compile(rf"could not be broadcast together with (?:remapped )?shapes {_SHAPE} {_SHAPE}")
_SQUARE = re.compile(r"has shape \((\d+), \1\); expected \(\1,(?: 1)?\)")
_CALLED = re.compile(r"'(?:numpy\.)?(float|int|bool|ndarray|tuple|list|module)\w*' object is not callable")
_LAZY = re.compile(r"\bis a (generator|map|filter|zip|reversed)(?:;|$)")
_FUNCTION = r"(?:method|builtin_function_or_method|function)"
_RETURNED_FUNCTION = re.compile(rf"\bis an? {_FUNCTION}(?:;|$)")
_USED_FUNCTION = re.compile(
    rf"unsupported operand type\(s\) .*'{_FUNCTION}'"
    rf"|'{_FUNCTION}' object (?:is not (?:subscriptable|iterable)|has no attribute)"
)
_UNKNOWN = re.compile(r"raised NameError: name '(\w{1,80})' is not defined")
_LACKING = re.compile(r"object has no attribute '(\w{1,80})'")
_ONE_TOO_MANY = re.compile(r"(\w{1,80})\(\) takes (\d+) positional arguments? but (\d+) were given")
_TURNED = (*TURNED, "turned around its diagonal")

_WRITTEN = r"\[[^\n]*\]\s*[-+*/]?=(?!=)"
_WRITES_INTO_FLATTEN = re.compile(rf"([\w.]{{1,80}})\.flatten\(\){_WRITTEN}")
_FLAT_COPY = re.compile(r"^\s*(\w{1,80})\s*=\s*([\w.]{1,80})\.flatten\(\)\s*$", re.M)
_WRITES_INTO_SELECTION = re.compile(rf"\b(\w{{1,80}})\[[^\[\]\n]*(?:[=!]=|[<>])[^\[\]\n]*\]{_WRITTEN}")
_DRAWS_WITH_PLT = re.compile(r"\bplt\.(?!cm\b|get_cmap|rc)\w+")
_HAS_AX = re.compile(r"\bdef \w+\([^)]*\bax\b")
_TEXT_OR_COMMENT = re.compile(r"\"{3}.*?\"{3}|'{3}.*?'{3}|#[^\n]*", re.S)
_DEFINITION = re.compile(r"([ \t]*)(class|def) (\w+)")


@dataclass(frozen=True)
class Failure:
    """What is known of a check that failed.

    Attributes
    ----------
    message : str
        The message.
    details : tuple of str
        More lines; the first may quote the line that raised an exception.
    function : str or None
        The function or method that it is about, such as ``"Affine.backward"``.
    text : str
        The submission.
    """

    message: str
    details: tuple[str, ...]
    function: str | None
    text: str

    @property
    def place(self) -> str:
        """The faulty place: the line that raised an exception, else the function."""
        found = _PLACE.match(self.details[0]) if self.details else None
        return f"In {found[1] if found else self.function or 'your code'}"

    @functools.cached_property
    def lines(self) -> list[str]:
        """The lines of the submission."""
        return [line[:MAX_LINE] for line in self.text.splitlines()[:MAX_LINES]]

    @property
    def lines_of_class(self) -> list[tuple[int, str]]:
        """The lines of the method's class with their numbers; none if the function is no method."""
        owner, _, _ = (self.function or "").rpartition(".")
        return [(number, line) for number, line, of_class in self._placed if owner and of_class == owner]

    @functools.cached_property
    def _placed(self) -> list[tuple[int, str, str]]:
        """The lines, each with its number and the class that it is in; without a class, with an empty text."""
        lines, of_class = [], ""
        for number, line in enumerate(self.lines, start=1):
            if (found := _DEFINITION.match(line)) and not found[1]:
                of_class = found[3] if found[2] == "class" else ""
            lines.append((number, line, of_class))
        return lines

    @functools.cached_property
    def code(self) -> str:
        """The text of the function or class, without strings and comments; empty if it is not found."""
        owner, _, name = (self.function or "").rpartition(".")
        code: list[str] = []
        inside, depth = False, 0
        for _, line, of_class in self._placed:
            indent = len(line) - len(line.lstrip())
            found = _DEFINITION.match(line)
            if found and found[3] == name and (of_class == owner if indent else not owner):
                code, inside, depth = [line], True, indent
                continue
            inside = inside and (indent > depth or not line.strip() or line.lstrip()[0] in ")]#")
            code += [line] if inside else []
        return _TEXT_OR_COMMENT.sub("", "\n".join(code))


def plain_question(failure: Failure) -> str | None:
    """Return the question for a slip that the submission's text clearly shows, or None."""
    return _local_variable(failure) or _writes_into_a_copy(failure)


def question(failure: Failure) -> str | None:
    """Return the question for a general slip that a failure shows, or None."""
    return next(filter(None, (symptom(failure) for symptom in _SYMPTOMS)), None)


def _lost_axis(failure: Failure) -> str | None:
    """A sum without keepdims: its result no longer fits the rows that it comes from."""
    if found := _MEET.search(failure.message):
        one, other = (tuple(part.split(",")) if (part := shape.replace(" ", "")) else () for shape in found.groups())
        longer, shorter = sorted((one, other), key=len, reverse=True)
        without_one = [longer[:axis] + longer[axis + 1 :] for axis in range(len(longer))]
        if len(longer) > 1 and shorter in without_one:
            return (
                f"{failure.place}, one of the two arrays has one axis less than the other. Print both and their "
                "shapes: is each what you meant? If so, which operation removes that axis, or should have made it?"
            )
    if _SQUARE.search(failure.message):
        return (
            f"{failure.place}, print the shape after each step: where does the second axis come from? "
            "An array of shape (N, 1) and one of shape (N,) give one of shape (N, N)."
        )
    return None


def _called(failure: Failure) -> str | None:
    """A missing ``*``, or a call instead of the function itself."""
    found = _CALLED.search(failure.message)
    if found is None:
        return None
    if found[1] == "module":
        return f"{failure.place}, a module is called like a function. Which function in it do you mean?"
    if found[1] in ("tuple", "list", "ndarray"):
        return f"{failure.place}, an array is called like a function. Should its round brackets be square ones?"
    return (
        f"{failure.place}, a number is called like a function. "
        "Is a * missing, or did you pass the result of a function instead of the function itself?"
    )


def _local_variable(failure: Failure) -> str | None:
    """A local variable is assigned instead of an attribute of the object."""
    lacking = _LACKING.search(failure.message)
    if (found := lacking or _UNKNOWN.search(failure.message)) is None:
        return None
    lines = enumerate(failure.lines, start=1) if lacking else failure.lines_of_class
    assignment = re.compile(rf"^[ \t]{{5,}}{found[1]}[ \t]*=(?!=)")
    assigned = [number for number, line in lines if assignment.match(line)]
    if not assigned or any(f"self.{found[1]} =" in line for line in failure.lines):
        return None
    return f"In line {assigned[-1]}, {found[1]} is a local variable. How does it become part of the object?"


def _missing_self(failure: Failure) -> str | None:
    """An attribute is looked up as a local variable, or the parameter self is missing."""
    text = "\n".join(failure.lines)
    found = _UNKNOWN.search(failure.message)
    if found and re.search(rf"\bself\.{found[1]}\b|^[ \t]+def {found[1]}\(", text, re.M):
        return f"{found[1]} belongs to the object. {failure.place}, how do you say whose {found[1]} you mean?"
    found = _ONE_TOO_MANY.search(failure.message)
    one_too_many = found is not None and int(found[3][:9]) == int(found[2][:9]) + 1
    if found and one_too_many and re.search(rf"^[ \t]+def {found[1]}\((?!self\b)", text, re.M):
        return f"{found[1]} is a method. What is the first parameter of a method?"
    return None


def _draws_elsewhere(failure: Failure) -> str | None:
    """A function that gets an Axes draws on the current one."""
    found = _DRAWS_WITH_PLT.search(failure.code)
    if found is None or not _HAS_AX.search(failure.code):
        return None
    return f"{failure.function} uses {found[0]}, which draws on the current axes. On which axes should it draw?"


def _not_asked_for(failure: Failure) -> str | None:
    """A generator, or a method without its brackets, instead of values."""
    if found := _LAZY.search(failure.message):
        return f"A {found[1]} gives its values one at a time. {failure.place}, how do you get all of them?"
    if _USED_FUNCTION.search(failure.message):
        return (
            f"{failure.place}, one of the values is a function. "
            "Where it comes from, are the brackets () missing that call it?"
        )
    if _RETURNED_FUNCTION.search(failure.message):
        return f"{failure.place}, are the brackets () missing after the name of a function or method?"
    return None


def _writes_into_a_copy(failure: Failure) -> str | None:
    """Writing into a copy has no effect."""
    code = failure.code
    if found := _WRITES_INTO_FLATTEN.search(code):
        return _copy(f"{found[1]}.flatten() is", failure, found[1])
    if found := _WRITES_INTO_SELECTION.search(code):
        return _copy(f"What a condition selects from {found[1]} is", failure, found[1])
    for match in islice(_FLAT_COPY.finditer(code), MAX_COPIES):
        after, name = code[match.end() :], match[1]
        written = re.search(rf"\b{name}{_WRITTEN}", after)
        used = re.search(rf"(?<![\w.]){name}\b(?!\s*\[|\.(?:size|shape|ndim)\b)", after)
        if written and not used:
            return _copy(f"{match[2]}.flatten() is", failure, match[2])
    return None


def _copy(what: str, failure: Failure, original: str) -> str:
    return f"{what} a new array, and {failure.function} writes into it. Does that change {original}?"


def _turned(failure: Failure) -> str | None:
    """Rows and columns are swapped, somewhere in the class: what a method returns may have been turned before it."""
    if not any(words in failure.message for words in _TURNED):
        return None
    place = f"In {owner}" if (owner := (failure.function or "").rpartition(".")[0]) else failure.place
    return f"{place}, where do rows and columns change places: in a .T, a reshape, or the order of two indices?"


def _truncated(failure: Failure) -> str | None:
    """Results lose their fractions: in an integer array, by an integer division, or by rounding."""
    if WITHOUT_FRACTION not in failure.message:
        return None
    return (
        f"{failure.place}, what drops the fraction: the type of the array that holds the result, a //, or a rounding?"
    )


_SYMPTOMS: tuple[Callable[[Failure], str | None], ...] = (
    _lost_axis,
    _called,
    _missing_self,
    _not_asked_for,
    _draws_elsewhere,
    _truncated,
    _turned,
)
