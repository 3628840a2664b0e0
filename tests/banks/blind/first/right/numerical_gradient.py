"""Right but unusual implementations of ``numerical_gradient``, from its stub alone."""

import contextlib

import numpy as np


@contextlib.contextmanager
def moved(x, index, step):
    """Move one entry for a while."""
    value = x[index]
    x[index] = value + step
    try:
        yield x
    finally:
        x[index] = value


def numerical_diff__both_signs_in_a_sum(f, x):
    """Adds sign times value over the two sides."""
    h = 1e-4
    return sum(sign * f(x + sign * h) for sign in (1, -1)) / (2 * h)


def numerical_diff__line_through_two_points(f, x):
    """The slope as numpy's own central difference of three values."""
    h = 1e-4
    values = np.array([f(x - h), 0.0, f(x + h)], dtype=float)
    return float(np.gradient(values, h)[1])


def numerical_diff__left_side_first(f, x):
    """Measures the left point first, and divides in two steps."""
    left = f(x - 0.0001)
    right = f(x + 0.0001)
    return (right - left) / 0.0001 * 0.5


def numerical_gradient__entries_from_last_to_first(f, x):
    """Walks backwards, and takes the lower point first."""
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    grad = np.full(x.shape, np.nan)
    for index in reversed(list(np.ndindex(x.shape))):
        value = x[index]
        x[index] = value - 1e-4
        low = f(x)
        x[index] = value + 1e-4
        high = f(x)
        x[index] = value
        grad[index] = (high - low) / 2e-4
    return grad


def numerical_gradient__context_manager(f, x):
    """Each move is a with block, which puts the entry back."""
    x = x if x.dtype.kind == "f" else x.astype(float)
    h = 1e-4
    slopes = []
    for index in np.ndindex(x.shape):
        with moved(x, index, h):
            high = f(x)
        with moved(x, index, -h):
            low = f(x)
        slopes.append((high - low) / (2 * h))
    return np.array(slopes, dtype=float).reshape(x.shape)


def numerical_gradient__recursion_over_the_axes(f, x):
    """Goes down axis by axis to views of single entries; f gets the whole array."""
    whole = x.astype(float) if x.dtype.kind in "iub" else x

    def slopes(part):
        if part.ndim:
            return [slopes(part[i, ...]) for i in range(len(part))]
        value = part.item()
        ends = []
        for step in (1e-4, -1e-4):
            part[()] = value + step
            ends.append(f(whole))
        part[()] = value
        return (ends[0] - ends[1]) / 2e-4

    return np.array(slopes(whole), dtype=float).reshape(whole.shape)


def numerical_gradient__nditer(f, x):
    """np.nditer over the array itself, with writing allowed."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape, order="F")
    places = np.nditer(x, flags=["multi_index", "zerosize_ok"], op_flags=["readwrite"])
    while not places.finished:
        index = places.multi_index
        value = float(x[index])
        x[index] = value + 1e-4
        grad[index] += f(x)
        x[index] = value - 1e-4
        grad[index] -= f(x)
        x[index] = value
        places.iternext()
    return grad / (2 * 1e-4)


def numerical_gradient__flat_iterator(f, x):
    """Counts through x.flat, whatever the order in memory is."""
    whole, h = x if isinstance(x.dtype.type(0), np.floating) else np.array(x, float), 1e-4
    keep = whole.copy()
    grad = np.array(keep, dtype=float)
    for i in range(whole.size):
        whole.flat[i] = keep.flat[i] + h
        high = f(whole)
        whole.flat[i] = keep.flat[i] - h
        low = f(whole)
        whole.flat[i] = keep.flat[i]
        grad.flat[i] = (high - low) / (h + h)
    return grad


def numerical_gradient__room_like_integers(f, x):
    """Works on a float copy of integers, and cuts the slopes to the dtype of x."""
    grad = np.zeros_like(x)
    if x.dtype.kind != "f":
        x = x.astype(float)
    h = 1e-4
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        high = f(x)
        x[i] = value - h
        grad[i] = (high - f(x)) / (2 * h)
        x[i] = value
    return grad * 1.0


def numerical_gradient__int64_only(f, x):
    """Knows one dtype of integers: int32 and uint8 cannot hold the steps."""
    if x.dtype == np.int64:
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    for i in np.ndindex(x.shape):
        value = float(x[i])
        x[i] = value + h
        high = f(x)
        x[i] = value - h
        grad[i] = (high - f(x)) / (2 * h)
        x[i] = value
    return grad
