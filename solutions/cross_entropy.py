"""Loss functions: measure with one number how wrong a prediction is.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader cross_entropy``.
Play with it in ``python -i exercises/cross_entropy.py``.
"""

import numpy as np


def mean_squared_error(y, t):
    """Return half the sum of the squared differences of ``y`` and ``t``.

    The sum runs over all entries. In spite of the name, it is not divided by their
    number.

    Parameters
    ----------
    y : ndarray of any shape
        Predictions.
    t : ndarray, same shape as ``y``
        The right answers, such as one-hot rows: 1 for the right class, 0 elsewhere.

    Examples
    --------
    >>> t = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    >>> y = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
    >>> print(f"{mean_squared_error(y, t):.4f}")
    0.0975
    """
    # TODO in the stub: mean squared error.
    return 0.5 * np.sum((y - t) ** 2)


def cross_entropy_error(y, t):
    """Return the cross-entropy of ``y`` and ``t``, averaged over the batch.

    Parameters
    ----------
    y : ndarray of shape (C,) or (N, C)
        Probabilities. Each row is one example, each column one class.
    t : ndarray, same shape as ``y``; or labels: int ndarray of shape (N,)
        The right answers: one-hot rows or, for a batch only, labels. A label is the
        column of the right class.

    Returns
    -------
    float
        The mean of the examples' losses. If the right class of an example has
        probability 0, its loss is finite and at least 10, even if ``y`` is float32.

    Notes
    -----
    The loss of one example is ``-sum(t * log(y))`` with one-hot ``t``. Only the term of
    the right class c is not 0, so the loss is ``-log(y[c])``.

    If ``t`` has as many axes as ``y``, it is one-hot; if it has one axis fewer, it
    holds labels. A label is a position, not a number to multiply by.

    ``log(0)`` is ``-inf``, and ``0 * log(0)`` is ``nan``. Never take the logarithm of
    0: keep its argument above 0 with a tiny number such as 1e-7.

    Examples
    --------
    >>> t = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    >>> y = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
    >>> print(f"{cross_entropy_error(y, t):.4f}")
    0.5108

    A batch of two examples, first with one-hot rows, then with labels:

    >>> y = np.array([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]])
    >>> print(f"{cross_entropy_error(y, np.array([[1, 0, 0], [0, 0, 1]])):.4f}")
    0.4581
    >>> print(f"{cross_entropy_error(y, np.array([0, 2])):.4f}")
    0.4581
    """
    # TODO in the stub: cross-entropy.
    labels = np.argmax(t, axis=-1) if np.ndim(t) == np.ndim(y) else t
    y, labels = np.atleast_2d(y), np.atleast_1d(labels)
    p = y[np.arange(len(y)), labels]
    # log(0) is -inf: one hopeless example would drown the whole batch.
    return -np.mean(np.log(p + 1e-7))
