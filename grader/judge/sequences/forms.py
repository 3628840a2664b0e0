"""The forms in which the arguments of a call are asked again: the same values as integers, ties, one row, and so on.

A form is made from the arguments that a check gives, so that whatever holds of each row there holds here too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.course.promises import Input, Promise

Array = np.ndarray[Any, Any]
Arguments = dict[str, Any]

MANY_COLUMNS = 10
"""No batch is made as long as these."""

_Change = Callable[[Arguments, Mapping[str, Input]], Arguments]


@dataclass(frozen=True)
class Form:
    """One way to ask.

    Attributes
    ----------
    promise : str
        The form of `grader.course.promises` that it belongs to; nothing for what always holds.
    change : callable
        Makes the arguments from those of the check; those that it leaves out stay as they are.
    short, long : str
        What is said of the arguments behind a call that is written out, and behind the shapes of one that is not.
    layout : str
        How the arrays lie in memory.
    single : bool
        Whether the arguments have single precision.
    tiny : bool
        Whether the results may be tiny too, so that they are compared on their own scale.
    word : str
        What a promise must say of an argument that is changed: a word, or its kind.
    """

    promise: str
    change: _Change
    short: str = ""
    long: str = ""
    layout: str = ""
    single: bool = False
    tiny: bool = False
    word: str = ""


def _of_numbers(change: Callable[[Array], Array], *kinds: str) -> _Change:
    """Return the change of all arrays of floats that hold numbers, or one of these kinds."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        wanted = ("numbers", *kinds)
        return {name: change(arguments[name]) for name in _floats(arguments) if inputs[name].kind in wanted}

    return changed


def _floats(arguments: Arguments) -> list[str]:
    return [name for name, value in arguments.items() if isinstance(value, np.ndarray) and value.dtype.kind == "f"]


def _with_zeros(array: Array) -> Array:
    """The first row is 0; of a single row, every other entry."""
    array = array.copy()
    array[slice(1) if array.ndim > 1 else slice(None, None, 2)] = 0
    return array


def _with_ties(array: Array) -> Array:
    """Two entries of each row are equal, and all of the last one."""
    array = np.rint(array)
    array[..., -1] = array.max(axis=-1)
    if array.ndim > 1:
        array[-1] = array[-1].flat[0]
    return array


def _with_first(*values: float) -> Callable[[Array], Array]:
    """Return the change of the first entries of an array to these values."""

    def changed(array: Array) -> Array:
        array = array.copy()
        array.flat[: len(values)] = values[: array.size]
        return array

    return changed


def _rounded(array: Array) -> Array:
    """Integers from -9 to 9, away from 0 where the numbers are."""
    return np.clip(np.where(array < 0, np.floor(array), np.ceil(array)), -9, 9).astype(np.int64)


def _as_unsigned(array: Array) -> Array:
    return np.abs(_rounded(array)).astype(np.uint8)


def _integers(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    kinds = ("numbers", "nonzero")
    names = [name for name in _floats(arguments) if inputs[name].kind in kinds and "float" not in inputs[name].words]
    return {name: _rounded(arguments[name]) for name in names}


def _integers_in(which: slice) -> _Change:
    """Return the change of some of several arrays to integers, while the others stay floats."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        arrays = _integers(arguments, inputs)
        return dict([*arrays.items()][which]) if len(arrays) > 1 else {}

    return changed


def _one_row(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """The first row of all batches."""
    return {name: value[:1] for name, value in arguments.items() if _is_batch(value, inputs[name])}


def _square(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """Batches of as many rows as the first of them has columns, where those are few."""
    batches = {name: value for name, value in arguments.items() if _is_batch(value, inputs[name])}
    columns = next((value.shape[1] for value in batches.values() if value.ndim == 2), 0)
    if not 1 < columns < MANY_COLUMNS:
        return {}
    return {name: np.resize(value, (columns, *value.shape[1:])) for name, value in batches.items()}


def _is_batch(value: Any, what: Input) -> bool:
    """Whether a value has the rows of a batch along its first axis."""
    if not isinstance(value, np.ndarray) or value.ndim == 0:
        return False
    if what.kind == "answers" and value.ndim == 1 and value.dtype.kind in "iu":
        return True
    return any(len(shape) == value.ndim and shape[0] == "N" for shape in what.shapes)


def _other_rows(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """Other values of the same shapes: the rows of all batches in another order, or the entries of a single row."""
    changed = {}
    for name, value in arguments.items():
        if _is_batch(value, inputs[name]) and len(value) > 1:
            changed[name] = np.roll(value, 1, axis=0)
        elif name in _floats(arguments) and value.ndim:
            changed[name] = np.roll(value, 1, axis=-1)
    return changed


def _as_one_hot(dtype: type) -> _Change:
    """Return the change of labels to one-hot rows."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        classes = _classes(arguments, inputs)
        return {
            name: np.eye(classes, dtype=dtype)[value]
            for name, value in arguments.items()
            if classes and inputs[name].kind == "answers" and _are_labels(value)
        }

    return changed


def _as_labels(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    return {
        name: np.argmax(value, axis=1)
        for name, value in arguments.items()
        if inputs[name].kind == "answers" and isinstance(value, np.ndarray) and value.ndim == 2
    }


def _among_the_first_classes(count: int) -> _Change:
    """Return the change of all answers to some of so many classes."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        found = {}
        for name, value in arguments.items():
            if inputs[name].kind == "answers" and isinstance(value, np.ndarray):
                labels = (value if _are_labels(value) else np.argmax(value, axis=-1)) % count
                one_hot = np.eye(value.shape[-1], dtype=value.dtype)
                found[name] = labels.astype(value.dtype) if _are_labels(value) else one_hot[labels]
        return found

    return changed


def _are_labels(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim == 1 and value.dtype.kind in "iu"


def _classes(arguments: Arguments, inputs: Mapping[str, Input]) -> int:
    """Return C, as it stands last in the shape of another argument; or 0."""
    for name, value in arguments.items():
        shapes = inputs[name].shapes if inputs[name].kind != "answers" and isinstance(value, np.ndarray) else ()
        if any(len(shape) == value.ndim and shape[-1:] == ("C",) for shape in shapes):
            return int(value.shape[-1])
    return 0


def _whole(arguments: Arguments, _: Mapping[str, Input]) -> Arguments:
    return {name: value for name, value in arguments.items() if isinstance(value, np.ndarray)}


def _first(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """The first array alone, where there are several: its entries lie in another order than those of the others."""
    arrays = _whole(arguments, inputs)
    return dict([*arrays.items()][:1]) if len(arrays) > 1 else {}


def _other_shape(axes: int) -> _Change:
    """Return the change to one axis more or less, where all arguments have such a shape too."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        arguments = arguments | _as_one_hot(float)(arguments, inputs)
        found = {}
        for name, value in arguments.items():
            shapes = {len(shape) for shape in inputs[name].shapes}
            if isinstance(value, np.ndarray) and len(shapes) > 1:
                if value.ndim + axes not in shapes or not value.size:
                    return {}
                found[name] = value[0] if axes < 0 else value[None]
        return found

    return changed


AS_IT_IS = Form("", lambda arguments, _: arguments)
OTHER_ROWS = Form("", _other_rows)

FORMS = (
    Form("", _other_shape(-1)),
    Form("", _other_shape(+1)),
    Form("one row", _one_row),
    OTHER_ROWS,
    Form("", _square, "", ", as many rows as columns"),
    Form("signs", _of_numbers(np.abs, "nonzero")),
    Form("signs", _of_numbers(lambda a: -np.abs(a), "nonzero")),
    Form("zeros", _of_numbers(np.zeros_like)),
    Form("zeros", _of_numbers(_with_zeros)),
    Form("ties", _of_numbers(lambda a: np.full_like(a, 2))),
    Form("ties", _of_numbers(_with_ties)),
    Form("tiny", _of_numbers(lambda a: 1e-9 * a, "nonzero"), ", with tiny values", " and tiny values", tiny=True),
    Form("integers", _integers, " with integers", " and made of integers"),
    Form(
        "integers",
        _integers_in(slice(1)),
        " with integers in the first array alone",
        " and integers in the first array alone",
    ),
    Form(
        "integers",
        _integers_in(slice(1, None)),
        " with integers in all but the first array",
        " and integers in all but the first array",
    ),
    Form("", _of_numbers(_as_unsigned), " as uint8", " and of type uint8", word="unsigned"),
    Form("", _of_numbers(lambda a: a < np.max(a)), " with booleans", " and made of booleans", word="bool"),
    Form(
        "float32",
        _of_numbers(lambda a: a.astype(np.float32), "nonzero", "probabilities"),
        " as float32",
        " and of type float32",
        single=True,
    ),
    Form("", _as_one_hot(float), "", ", t as one-hot rows"),
    Form("", _as_one_hot(int), "", ", t as one-hot rows of integers"),
    Form("", _as_labels, "", ", t as labels"),
    Form("", _among_the_first_classes(1), "", ", all answers in the first class", word="answers"),
    Form("", _among_the_first_classes(2), "", ", all answers in the first two classes", word="answers"),
    Form("views", _whole, ", not contiguous", " and not contiguous", layout="strided"),
    Form("views", _whole, ", a reversed view", " and a reversed view", layout="reversed"),
    Form("views", _whole, ", in Fortran order", " and in Fortran order", layout="Fortran"),
    Form("views", _first, ", the first in Fortran order", " and the first in Fortran order", layout="Fortran"),
    Form("views", _whole, ", read-only", " and read-only", layout="read-only"),
    Form("", _of_numbers(lambda a: 8 * a, "nonzero"), "", ", with values around 8", word="large"),
    Form("", _of_numbers(lambda a: np.rint(1000 * a)), "", ", with values around 1000", word="large"),
    Form("", _of_numbers(lambda a: np.rint(-1000 * a)), "", ", with values around 1000", word="large"),
    Form("", _of_numbers(_with_first(-2000, 1000)), "", ", with -2000 and 1000 in front", word="large"),
    Form("", _of_numbers(_with_first(2000, -1000)), "", ", with 2000 and -1000 in front", word="large"),
    Form("", _of_numbers(lambda a: np.rint(16 * a) / 16 + 1000), "", ", with values near 1000", word="large"),
    Form("", _of_numbers(lambda a: np.rint(16 * a) / 16 - 1000), "", ", with values near -1000", word="large"),
)
"""All forms, the simplest first."""


def formed(form: Form, arguments: Arguments, promise: Promise) -> Arguments | None:
    """Return the arguments that a form changes; None where the promise leaves it open, or it would change nothing."""
    if form.promise and form.promise not in promise.forms:
        return None
    found = form.change(arguments, promise.inputs)
    changed = {
        name: value for name, value in found.items() if _takes(form, value, arguments[name], promise.inputs[name])
    }
    return changed if changed or form is AS_IT_IS else None


def _takes(form: Form, value: Any, before: Any, what: Input) -> bool:
    """Whether an argument can have a form, and is not what it was."""
    match form.layout:
        case "read-only":
            return "changeable" not in what.words
        case "Fortran":
            return bool(value.ndim > 1)
        case "":
            return (not form.word or form.word in (*what.words, what.kind)) and not _is(value, before)
    return True


def _is(one: Any, other: Any) -> bool:
    """Whether an argument is what it was; a number is never changed."""
    return one is other or (one.dtype == other.dtype and one.shape == other.shape and bool(np.array_equal(one, other)))


def smaller(arguments: Arguments, promise: Promise) -> list[Arguments]:
    """Return cases of the same arguments that are easier to read: one row of small numbers, two rows."""
    found = []
    for rows in (1, 2):
        cut = {n: v[:rows] for n, v in arguments.items() if _is_batch(v, promise.inputs[n]) and len(v) >= rows}
        names = [name for name in _floats(arguments) if promise.inputs[name].kind in ("numbers", "nonzero")]
        case = arguments | cut
        case |= {name: _rounded(case[name]).astype(float) for name in names}
        found.append(case)
    return found
