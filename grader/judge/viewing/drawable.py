"""Make results of a submission safe to draw: first the shape, then the sizes. After that they can only look wrong."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.judge.compare.arrays import as_array, expected_array, expected_kind, kind, shape_difference, shape_of
from grader.judge.compare.differences import parts_of
from grader.judge.compare.subject import Subject
from grader.judge.failures import NotPassed
from grader.results.report import Status
from grader.results.text import printable
from grader.sandbox.outside.answers import Value

FARTHEST = 1e6
"""The largest distance from 0 at which a value is drawn, as a multiple of the largest expected one."""

MAX_TEXT = 40
"""The most characters of a text that is drawn."""

Array = np.ndarray[Any, Any]
Drawable = Any
"""An array of float64, a text, or a tuple or a dict of these."""


def drawable(got: Value, want: Value, subject: Subject) -> Drawable:
    """Return a value of a submission in the form of the expected one; no other form can be drawn.

    Parameters
    ----------
    got : Value
        The submission's value.
    want : Value
        The expected value.
    subject : Subject
        The name of the value.

    Returns
    -------
    ndarray, text, or tuple or dict of these
        Numbers that are too far from 0 are cut off. Some may be nan.

    Raises
    ------
    NotPassed
        If the value has another form, or is nan everywhere.
    """
    if got is None:
        raise _not_drawable(subject.returned_nothing())
    if isinstance(want, dict | tuple):
        parts = parts_of(subject, got, want)
        if isinstance(parts, str):
            raise _not_drawable(parts)
        drawn = [drawable(own, expected, part) for part, own, expected in parts]
        return dict(zip(want, drawn, strict=True)) if isinstance(want, dict) else tuple(drawn)
    if isinstance(want, str):
        return _text(got, subject)
    expected = expected_array(want)
    assert expected is not None, "the reference gives numbers"
    return _array(got, expected, subject)


def _text(got: Value, subject: Subject) -> str:
    """Return a short text that matplotlib does not take for a formula."""
    if not isinstance(got, str):
        raise _not_drawable(f"{subject} is {kind(got)}; expected a string")
    return printable(got, MAX_TEXT).replace("$", r"\$")


def _array(got: Value, want: Array, subject: Subject) -> Array:
    array = as_array(got, want.shape)
    if array is None:
        shape = shape_of(got)
        if shape is None:
            raise _not_drawable(f"{subject} is {kind(got)}; expected {expected_kind(want.shape)}")
        raise _not_drawable(f"{subject} {shape_difference(shape, want.shape)}")
    if np.isnan(array).all() and not np.isnan(want).all():
        raise _not_drawable(f"{subject} is nan{' everywhere' if want.shape else ''}")
    farthest = FARTHEST * np.max(np.abs(want), initial=1.0, where=np.isfinite(want))
    return np.clip(array, -farthest, farthest)


def _not_drawable(line: str) -> NotPassed:
    return NotPassed(Status.FAILED, line)
