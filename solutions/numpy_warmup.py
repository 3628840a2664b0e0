"""Numpy warm-up: compute with whole arrays, and pick entries out of them.

An array is a grid of numbers with a shape: ``(3,)`` is a row of three numbers, and
``(2, 3)`` is a matrix of two rows with three numbers each. What is written for one
number works for all of them at once, without a loop. All later exercises are made of
these few operations.

No function here changes the arrays that it is given: each returns new ones.

Check it with ``python -m grader numpy_warmup``.
"""

import numpy as np


def elementwise(x, y):
    """Return sum, difference, product and quotient of two arrays, entry by entry.

    Parameters
    ----------
    x, y : ndarray, both of one shape
        The numbers. No entry of ``y`` is 0.

    Returns
    -------
    tuple of four ndarray, same shape as ``x``
        The sum, ``x`` minus ``y``, the product, and ``x`` divided by ``y``.

    Notes
    -----
    Between two arrays of one shape, an operator joins the entries that stand at the
    same place. This holds for the product, too: a matrix product is something else, and
    has an operator of its own.

    Examples
    --------
    >>> x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])
    >>> for result in elementwise(x, y):
    ...     print(result)
    [3. 6. 9.]
    [-1. -2. -3.]
    [ 2.  8. 18.]
    [0.5 0.5 0.5]
    """
    # TODO in the stub: four results.
    return x + y, x - y, x * y, x / y


def scale_rows(A, b):
    """Return ``A`` with every row multiplied by ``b``, entry by entry.

    Parameters
    ----------
    A : ndarray of shape (N, D)
        A matrix with N rows.
    b : ndarray of shape (D,)
        A factor for each column.

    Returns
    -------
    ndarray of shape (N, D)
        Its entry in row i and column j is ``A[i, j]`` times ``b[j]``.

    Notes
    -----
    The shapes differ, and numpy makes up for it: it lines them up at their *last* axis,
    and repeats the smaller array along the others. This is called broadcasting. Here b
    is used again for each row, as if it were a matrix of N equal rows.

    Examples
    --------
    >>> scale_rows(np.array([[1, 2], [3, 4]]), np.array([10, 20]))
    array([[10, 40],
           [30, 80]])
    """
    # TODO in the stub: the scaled matrix.
    return A * b


def pick(x, indices):
    """Return the entries of ``x`` at these positions, counted row after row.

    Parameters
    ----------
    x : ndarray of any shape
        The numbers.
    indices : int ndarray of shape (K,)
        Positions in ``x`` as it is read: from left to right, row after row, from 0 on.

    Returns
    -------
    ndarray of shape (K,)
        The entries, in the order of ``indices``.

    Notes
    -----
    Two steps: make one long row of the array, then index it. An array can be indexed
    with an array of positions, and gives an entry for each of them. A matrix that is
    indexed like this gives whole rows.

    Examples
    --------
    >>> X = np.array([[51, 55], [14, 19], [0, 4]])
    >>> pick(X, np.array([0, 2, 4]))
    array([51, 14,  0])
    """
    # TODO in the stub: one long row, and some of its entries.
    return np.ravel(x)[indices]


def above(x, threshold):
    """Return the entries of ``x`` that are greater than ``threshold``.

    Parameters
    ----------
    x : ndarray of any shape
        The numbers.
    threshold : float
        The limit. An entry that is equal to it is not above it.

    Returns
    -------
    ndarray of shape (K,)
        The K entries above the threshold, as they come when ``x`` is read from left to
        right, row after row. If there are none, the array is empty.

    Notes
    -----
    A comparison of an array with a number gives an array of truth values, one for each
    entry. Such an array can be an index: it selects the entries where it is true.

    Examples
    --------
    >>> X = np.array([[51, 55], [14, 19], [0, 4]])
    >>> above(X, 15)
    array([51, 55, 19])
    """
    # TODO in the stub: the entries that are greater.
    return x[x > threshold]
