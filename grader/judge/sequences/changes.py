"""The changes that forms make to the arguments of a call; arguments that a change does not mention stay the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.course.promises import Input

Array = np.ndarray[Any, Any]
Arguments = dict[str, Any]
MANY_COLUMNS = 10
"""No batch is made as long as these."""

Change = Callable[[Arguments, Mapping[str, Input]], Arguments]
"""Returns the arguments that it changes, from all of them and what each may be."""


def of_numbers(change: Callable[[Array], Array], *kinds: str) -> Change:
    """Return the change of all arrays of floats that hold numbers, or one of these kinds."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        wanted = ("numbers", *kinds)
        return {name: change(arguments[name]) for name in floats(arguments) if inputs[name].kind in wanted}

    return changed


def floats(arguments: Arguments) -> list[str]:
    """The names of the arrays of floats."""
    return [name for name, value in arguments.items() if isinstance(value, np.ndarray) and value.dtype.kind == "f"]


def with_zeros(array: Array) -> Array:
    """The first row is 0; of a single row, every other entry."""
    array = array.copy()
    array[slice(1) if array.ndim > 1 else slice(None, None, 2)] = 0
    return array


def with_ties(array: Array) -> Array:
    """Two entries of each row are equal, and all of the last one."""
    array = np.rint(array)
    array[..., -1] = array.max(axis=-1)
    if array.ndim > 1:
        array[-1] = array[-1].flat[0]
    return array


def with_first(*values: float) -> Callable[[Array], Array]:
    """Return the change of the first entries of an array to these values."""

    def changed(array: Array) -> Array:
        array = array.copy()
        array.flat[: len(values)] = values[: array.size]
        return array

    return changed


def rounded(array: Array) -> Array:
    """Integers from -9 to 9, away from 0 where the numbers are."""
    return np.clip(np.where(array < 0, np.floor(array), np.ceil(array)), -9, 9).astype(np.int64)


def as_unsigned(array: Array) -> Array:
    """Integers from 0 to 9 as uint8."""
    return np.abs(rounded(array)).astype(np.uint8)


def as_integers(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """All arrays of floats as integers, where the promise allows them."""
    kinds = ("numbers", "nonzero")
    names = [name for name in floats(arguments) if inputs[name].kind in kinds and "float" not in inputs[name].words]
    return {name: rounded(arguments[name]) for name in names}


def integers_in(which: slice) -> Change:
    """Return the change of some of several arrays to integers, and of the others to halves."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        arrays = as_integers(arguments, inputs)
        integers = [*arrays][which]
        mixed = {name: array if name in integers else array + 0.5 for name, array in arrays.items()}
        return mixed if len(arrays) > 1 else {}

    return changed


def one_row(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """The first row of all batches."""
    return {name: value[:1] for name, value in arguments.items() if is_batch(value, inputs[name])}


def as_many_rows_as_columns(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """Batches of as many rows as the first of them has columns, where those are few."""
    batches = {name: value for name, value in arguments.items() if is_batch(value, inputs[name])}
    columns = next((value.shape[1] for value in batches.values() if value.ndim == 2), 0)
    if not 1 < columns < MANY_COLUMNS:
        return {}
    return {name: np.resize(value, (columns, *value.shape[1:])) for name, value in batches.items()}


def is_batch(value: Any, what: Input) -> bool:
    """Whether the first axis of a value holds the rows of a batch."""
    if not isinstance(value, np.ndarray) or value.ndim == 0:
        return False
    return _are_labels(value, what) or any(len(shape) == value.ndim and shape[0] == "N" for shape in what.shapes)


def other_rows(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """Other values of the same shapes: the rows of all batches in another order, or the entries of a single row."""
    changed = {}
    for name, value in arguments.items():
        if is_batch(value, inputs[name]) and len(value) > 1:
            changed[name] = np.roll(value, 1, axis=0)
        elif name in floats(arguments) and value.ndim:
            changed[name] = np.roll(value, 1, axis=-1)
    return changed


def as_one_hot(dtype: type) -> Change:
    """Return the change of labels to one-hot rows."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        classes = _classes(arguments, inputs)
        return {
            name: np.eye(classes, dtype=dtype)[value]
            for name, value in arguments.items()
            if classes and _are_labels(value, inputs[name])
        }

    return changed


def as_labels(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """One-hot rows as labels."""
    return {
        name: np.argmax(value, axis=1)
        for name, value in arguments.items()
        if inputs[name].kind == "answers" and isinstance(value, np.ndarray) and value.ndim == 2
    }


def among_the_first_classes(count: int) -> Change:
    """Return the change of all answers to some of so many classes."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        found = {}
        for name, value in arguments.items():
            if inputs[name].kind == "answers" and isinstance(value, np.ndarray):
                are_labels = _are_labels(value, inputs[name])
                labels = (value if are_labels else np.argmax(value, axis=-1)) % count
                one_hot = np.eye(value.shape[-1], dtype=value.dtype)
                found[name] = labels.astype(value.dtype) if are_labels else one_hot[labels]
        return found

    return changed


def labels_but_the_last(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """All answers as labels, and none in the last class."""
    classes, labels = _classes(arguments, inputs), arguments | as_labels(arguments, inputs)
    return {
        name: value % (classes - 1)
        for name, value in labels.items()
        if classes > 1 and _are_labels(value, inputs[name])
    }


def _are_labels(value: Any, what: Input) -> bool:
    is_row = isinstance(value, np.ndarray) and value.ndim == 1
    return what.kind == "answers" and is_row and value.dtype.kind in "iu"


def _classes(arguments: Arguments, inputs: Mapping[str, Input]) -> int:
    """Return C, the last size of an argument that has it; 0 if no argument shows it, since all answers are labels."""
    for name, value in arguments.items():
        tells = isinstance(value, np.ndarray) and not _are_labels(value, inputs[name])
        shapes = inputs[name].shapes if tells else ()
        if any(len(shape) == value.ndim and shape[-1:] == ("C",) for shape in shapes):
            return int(value.shape[-1])
    return 0


def all_arrays(arguments: Arguments, _: Mapping[str, Input]) -> Arguments:
    """All arrays, with unchanged values."""
    return {name: value for name, value in arguments.items() if isinstance(value, np.ndarray)}


def first_array(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
    """The first array alone, where there are several: its entries lie in another order than those of the others."""
    arrays = all_arrays(arguments, inputs)
    return dict([*arrays.items()][:1]) if len(arrays) > 1 else {}


def other_shape(axes: int) -> Change:
    """Return the change to one axis more or less, where all arguments have such a shape too."""

    def changed(arguments: Arguments, inputs: Mapping[str, Input]) -> Arguments:
        arguments = arguments | as_one_hot(float)(arguments, inputs)
        found = {}
        for name, value in arguments.items():
            shapes = {len(shape) for shape in inputs[name].shapes}
            if isinstance(value, np.ndarray) and len(shapes) > 1:
                if value.ndim + axes not in shapes or not value.size:
                    return {}
                found[name] = value[0] if axes < 0 else value[None]
        return found

    return changed
