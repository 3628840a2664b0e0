"""General slips, each with its question, for failures without a known mistake.

They are recognised by the message and by the text of the failing function. That text is never parsed, since the cost of
parsing has no limit. A pattern that misses a slip only costs a hint, but a false match misleads. So each pattern looks
for something that is wrong in any program.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from grader.judge.compare.relations import TURNED, WITHOUT_FRACTION
from grader.judge.diagnosis.failure import Failure
from grader.judge.diagnosis.names import UNKNOWN_NAME, question_about_a_name

MAX_COPIES = 10
"""Copies in one function that are looked at."""

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
_LACKING = re.compile(r"\b(\w{1,80})'? object has no attribute '(\w{1,80})'")
_ONE_TOO_MANY = re.compile(r"\b(\w{1,80})\.(\w{1,80})\(\) takes (\d+) positional arguments? but (\d+) were given")
_TURNED = (*TURNED, "turned around its diagonal")

_WRITTEN = r"\[[^\n]*\]\s*[-+*/]?=(?!=)"
_WRITES_INTO_FLATTEN = re.compile(rf"([\w.]{{1,80}})\.flatten\(\){_WRITTEN}")
_FLAT_COPY = re.compile(r"^\s*(\w{1,80})\s*=\s*([\w.]{1,80})\.flatten\(\)\s*$", re.M)
_WRITES_INTO_SELECTION = re.compile(rf"\b(\w{{1,80}})\[[^\[\]\n]*(?:[=!]=|[<>])[^\[\]\n]*\]{_WRITTEN}")
_DRAWS_WITH_PLT = re.compile(r"\bplt\.(?!cm\b|get_cmap|rc)\w+")
_ASSIGNED_METHOD = re.compile(r"\bax\.(set_\w+|plot|imshow|legend|axis|grid|text)[ \t]*=(?!=)")
_HAS_AX = re.compile(r"\bdef \w+\([^)]*\bax\b")


def plain_question(failure: Failure) -> str | None:
    """Return the question for a slip that the submission's text clearly shows, or None."""
    return _local_variable(failure) or _writes_into_a_copy(failure) or _replaces_a_method(failure)


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
    if lacking := _LACKING.search(failure.message):
        owner, name = lacking.groups()
    elif unknown := UNKNOWN_NAME.search(failure.message):
        owner, name = failure.owner, unknown[1]
    else:
        return None
    lines = failure.lines_of_class(owner)
    assigned = [number for number, line in lines if re.match(rf"[ \t]{{5,}}{name}[ \t]*=(?!=)", line)]
    if not assigned or any(f"self.{name} =" in line for line in failure.lines):
        return None
    return f"In line {assigned[-1]}, {name} is a local variable. How does it become part of the object?"


def _missing_self(failure: Failure) -> str | None:
    """An attribute is looked up as a local variable, or the parameter self is missing."""
    if found := UNKNOWN_NAME.search(failure.message):
        name = found[1]
        written = rf"\bself\.{name}\b|^[ \t]+def {name}\("
        if any(re.search(written, line) for _, line in failure.lines_of_class(failure.owner)):
            return f"{name} belongs to the object. {failure.place}, how do you say whose {name} you mean?"
    if found := _ONE_TOO_MANY.search(failure.message):
        owner, name, takes, given = found.groups()
        written = rf"[ \t]+def {name}\((?!self\b)"
        is_method = any(re.match(written, line) for _, line in failure.lines_of_class(owner))
        if is_method and int(given[:9]) == int(takes[:9]) + 1:
            return f"{name} is a method. What is the first parameter of a method?"
    return None


def _replaces_a_method(failure: Failure) -> str | None:
    """A method of the axes gets a value instead of a call."""
    found = _ASSIGNED_METHOD.search(failure.code)
    return found and f"ax.{found[1]} is a method, and here it gets a value. How is a method called?"


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
            f"{failure.place}, one of the values is a function. Did it come in the place of another argument? "
            "Or are the brackets () missing that call it?"
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
    question_about_a_name,
)
