"""Softmax: turn a row of scores into a row of probabilities.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader softmax``.
Play with it in ``python -i exercises/softmax.py``.
"""

import numpy as np


def softmax(x):
    """Return the softmax of each row of ``x``.

    Parameters
    ----------
    x : ndarray of shape (C,) or (N, C)
        Scores of any size, even below -1000 and above 1000. Each row is one example,
        each column one class.

    Returns
    -------
    ndarray, same shape as ``x``
        Probabilities: every entry lies in [0, 1], every row sums to 1.

    Notes
    -----
    For one row, ``softmax(x)[i] = exp(x[i]) / sum(exp(x))``. In a batch, the
    probabilities of a row depend on that row alone.

    ``exp(1000)`` overflows to ``inf``, and ``inf / inf`` is ``nan``. Adding the same
    number to all scores of a row does not change its softmax: find the number that
    makes the largest exponent 0.

    Examples
    --------
    >>> softmax(np.array([0.3, 2.9, 4.0])).round(8)
    array([0.01821127, 0.24519181, 0.73659691])
    >>> softmax(np.array([[1.0, 1.0], [1000.0, -1000.0]]))
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    # TODO: softmax (three lines will do).
    raise NotImplementedError
