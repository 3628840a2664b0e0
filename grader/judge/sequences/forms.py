"""The forms of a call: the same arguments as integers, with ties, with one row, and so on.

A form is made from the arguments of a check, so every property of their rows holds in the form too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.course.promises import Input, Promise
from grader.judge.sequences import changes
from grader.judge.sequences.changes import Arguments


@dataclass(frozen=True)
class Form:
    """One form of a call.

    Attributes
    ----------
    promise : str
        The form of `grader.course.promises` that it belongs to; nothing for what always holds.
    change : callable
        Makes the arguments from those of the check; those that it leaves out are not changed.
    short, long : str
        The description of the arguments, after a call that is written out, and after the shapes of one that is not.
    layout : str
        The memory layout of the arrays.
    single : bool
        Whether the arguments have single precision.
    tiny : bool
        Whether the results may be tiny too, so that they are compared on their own scale.
    word : str
        What a promise must say about an argument that is changed: a word, or its kind.
    """

    promise: str
    change: changes.Change
    short: str = ""
    long: str = ""
    layout: str = ""
    single: bool = False
    tiny: bool = False
    word: str = ""


AS_IT_IS = Form("", lambda arguments, _: arguments)
OTHER_ROWS = Form("", changes.other_rows)

FORMS = (
    Form("", changes.other_shape(-1)),
    Form("", changes.other_shape(+1)),
    Form("one row", changes.one_row),
    OTHER_ROWS,
    Form("", changes.as_many_rows_as_columns, "", ", as many rows as columns"),
    Form("signs", changes.of_numbers(np.abs, "nonzero")),
    Form("signs", changes.of_numbers(lambda a: -np.abs(a), "nonzero")),
    Form("zeros", changes.of_numbers(np.zeros_like)),
    Form("zeros", changes.of_numbers(changes.with_zeros)),
    Form("ties", changes.of_numbers(lambda a: np.full_like(a, 2))),
    Form("ties", changes.of_numbers(changes.with_ties)),
    Form(
        "tiny", changes.of_numbers(lambda a: 1e-9 * a, "nonzero"), ", with tiny values", " and tiny values", tiny=True
    ),
    Form("integers", changes.as_integers, " with integers", " and made of integers"),
    Form(
        "integers",
        changes.integers_in(slice(1)),
        " with integers in the first array alone",
        " and integers in the first array alone",
    ),
    Form(
        "integers",
        changes.integers_in(slice(1, None)),
        " with integers in all but the first array",
        " and integers in all but the first array",
    ),
    Form("", changes.of_numbers(changes.as_unsigned), " as uint8", " and of type uint8", word="unsigned"),
    Form("", changes.of_numbers(lambda a: a < np.max(a)), " with booleans", " and made of booleans", word="bool"),
    Form(
        "float32",
        changes.of_numbers(lambda a: a.astype(np.float32), "nonzero", "probabilities"),
        " as float32",
        " and of type float32",
        single=True,
    ),
    Form("", changes.as_one_hot(float), "", ", t as one-hot rows"),
    Form("", changes.as_one_hot(int), "", ", t as one-hot rows of integers"),
    Form("", changes.as_labels, "", ", t as labels"),
    Form("", changes.among_the_first_classes(1), "", ", all answers in the first class", word="answers"),
    Form("", changes.among_the_first_classes(2), "", ", all answers in the first two classes", word="answers"),
    Form(
        "",
        changes.labels_but_the_last,
        "",
        ", t as labels, none in the last class",
        word="answers",
    ),
    Form("views", changes.all_arrays, ", not contiguous", " and not contiguous", layout="strided"),
    Form("views", changes.all_arrays, ", a reversed view", " and a reversed view", layout="reversed"),
    Form("views", changes.all_arrays, ", in Fortran order", " and in Fortran order", layout="Fortran"),
    Form(
        "views",
        changes.first_array,
        ", the first in Fortran order",
        " and the first in Fortran order",
        layout="Fortran",
    ),
    Form("views", changes.all_arrays, ", read-only", " and read-only", layout="read-only"),
    Form("", changes.of_numbers(lambda a: 8 * a, "nonzero"), "", ", with values around 8", word="large"),
    Form("", changes.of_numbers(lambda a: np.rint(1000 * a)), "", ", with values around 1000", word="large"),
    Form("", changes.of_numbers(lambda a: np.rint(-1000 * a)), "", ", with values around 1000", word="large"),
    Form("", changes.of_numbers(changes.with_first(-2000, 1000)), "", ", with -2000 and 1000 in front", word="large"),
    Form("", changes.of_numbers(changes.with_first(2000, -1000)), "", ", with 2000 and -1000 in front", word="large"),
    Form("", changes.of_numbers(lambda a: np.rint(16 * a) / 16 + 1000), "", ", with values near 1000", word="large"),
    Form("", changes.of_numbers(lambda a: np.rint(16 * a) / 16 - 1000), "", ", with values near -1000", word="large"),
)
"""All forms, the simplest first."""


def formed(form: Form, arguments: Arguments, promise: Promise) -> Arguments | None:
    """Return the arguments in a form; None if the promise leaves it open, or it would change nothing."""
    if form.promise and form.promise not in promise.forms:
        return None
    found = form.change(arguments, promise.inputs)
    changed = {
        name: value for name, value in found.items() if _takes(form, value, arguments[name], promise.inputs[name])
    }
    return changed if changed or form is AS_IT_IS else None


def _takes(form: Form, value: Any, before: Any, what: Input) -> bool:
    """Whether an argument can have a form that changes it."""
    match form.layout:
        case "read-only":
            return "changeable" not in what.words
        case "Fortran":
            return bool(value.ndim > 1)
        case "":
            return (not form.word or form.word in (*what.words, what.kind)) and not _is(value, before)
    return True


def _is(one: Any, other: Any) -> bool:
    """Whether an argument is unchanged; a number never changes."""
    return one is other or (one.dtype == other.dtype and one.shape == other.shape and bool(np.array_equal(one, other)))


def smaller(arguments: Arguments, promise: Promise) -> list[Arguments]:
    """Return smaller cases of the same arguments, which are easier to read: one row of small numbers, two rows."""
    found = []
    for rows in (1, 2):
        cut = {n: v[:rows] for n, v in arguments.items() if changes.is_batch(v, promise.inputs[n]) and len(v) >= rows}
        names = [name for name in changes.floats(arguments) if promise.inputs[name].kind in ("numbers", "nonzero")]
        case = arguments | cut
        case |= {name: changes.rounded(case[name]).astype(float) for name in names}
        found.append(case)
    return found
