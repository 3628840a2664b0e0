"""Numpy warm-up: compute with whole arrays, and pick entries out of them.

An array is a grid of numbers with a shape: ``(3,)`` is a row of three numbers, and
``(2, 3)`` is a matrix of two rows with three numbers each. The same code works for one
number and for a whole array, without a loop; but a loop passes the checks too.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader numpy_warmup``.
Play with it in ``python -i exercises/numpy_warmup.py``.
"""

import numpy as np


def elementwise(x, y):
    """Return sum, difference, product and quotient of two arrays, entry by entry.

    Parameters
    ----------
    x, y : ndarrays of the same shape
        Floats or integers. No entry of ``y`` is 0.

    Returns
    -------
    tuple of four new ndarrays, each in the shape of ``x`` and ``y``
        Each entry is computed from the entries of ``x`` and ``y`` at its position:
        their sum, ``x`` minus ``y``, their product, and ``x`` divided by ``y``. Dividing
        integers can give fractions.

    Examples
    --------
    >>> elementwise(np.array([1.0, 3.0]), np.array([2.0, 4.0]))
    (array([3., 7.]), array([-1., -1.]), array([ 2., 12.]), array([0.5 , 0.75]))
    """
    # TODO: four results (one line will do).
    raise NotImplementedError


def scale_rows(A, b):
    """Multiply each row of ``A`` by ``b``, entry by entry: column j by ``b[j]``.

    Parameters
    ----------
    A : ndarray of shape (N, D)
        Floats or integers.
    b : ndarray of shape (D,)
        The factors. They can be fractions even if ``A`` has integers.

    Returns
    -------
    ndarray of shape (N, D)
        Every row of ``A``, scaled by the same factors.

    Examples
    --------
    >>> scale_rows(np.array([[1, 2], [3, 4]]), np.array([10, 20]))
    array([[10, 40],
           [30, 80]])
    """
    # TODO: the scaled matrix (one line will do).
    raise NotImplementedError


def pick(x, indices):
    """Return the entries of ``x`` at some positions.

    An array of positions can index ``x``, but in a matrix this picks whole rows.

    Parameters
    ----------
    x : ndarray of any shape
        Floats or integers.
    indices : int ndarray of shape (K,)
        The positions, counted from 0: left to right, row after row. They come in any
        order, and can repeat.

    Returns
    -------
    ndarray of shape (K,)
        The entries, in the order of ``indices``.

    Examples
    --------
    >>> X = np.array([[51, 55], [14, 19], [0, 4]])
    >>> pick(X, np.array([0, 2, 4]))
    array([51, 14,  0])
    """
    # TODO: one long row, and some of its entries (one line will do).
    raise NotImplementedError


def above(x, threshold):
    """Return the entries of ``x`` that are greater than ``threshold``.

    Parameters
    ----------
    x : ndarray of any shape
        Floats or integers.
    threshold : float or int
        An entry that equals it is not above it.

    Returns
    -------
    ndarray of shape (K,)
        The K entries above the threshold, read left to right, row after row. If there
        are none, the array is empty.

    Examples
    --------
    >>> X = np.array([[51, 55], [14, 19], [0, 4]])
    >>> above(X, 15)
    array([51, 55, 19])
    """
    # TODO: the entries that are greater (one line will do).
    raise NotImplementedError
