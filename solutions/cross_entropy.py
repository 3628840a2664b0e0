"""Loss functions: measure with one number how wrong a prediction is.

Check it with ``python -m grader cross_entropy``.
"""

import numpy as np


def mean_squared_error(y, t):
    """Return half the sum of the squared differences of ``y`` and ``t``.

    Parameters
    ----------
    y : ndarray of any shape
        Predictions.
    t : ndarray, same shape as ``y``
        What they should be, for example one-hot rows.

    Returns
    -------
    float
        The loss. It is 0 when ``y`` equals ``t``, and never negative.

    Notes
    -----
    ``E = 1/2 * sum((y[k] - t[k])^2)``, with the sum over all entries. The name says
    "mean", but nothing is divided by the number of entries. The factor 1/2 makes the
    derivative simple: it is ``y - t``.

    Examples
    --------
    >>> t = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    >>> y = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
    >>> print(f"{mean_squared_error(y, t):.4f}")
    0.0975
    >>> y = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
    >>> print(f"{mean_squared_error(y, t):.4f}")
    0.5975
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
        The right answers. In a one-hot row, the entry of the right class is 1 and all
        others are 0. A label is the index of the right class; labels belong to a
        batch, one for each row.

    Returns
    -------
    float
        The mean of the examples' losses. It is finite, even when the right class has
        probability 0.

    Notes
    -----
    The loss of one example is ``-sum(t * log(y))`` with one-hot ``t``. Only the term
    of the right class c is not zero, so the loss is ``-log(y[c])``. The average over
    the batch keeps losses of small and large batches comparable: the same examples
    given twice have the same loss.

    How many axes ``t`` has tells the two forms apart. If ``t`` has as many axes as
    ``y``, it is one-hot; if it has one axis fewer, it holds labels. A ``t`` of shape
    (C,) is therefore one-hot beside ``y`` of shape (C,). Multiplying by labels is a
    mistake that numpy does not always report: a label is a position, not a factor.

    ``log(0)`` is ``-inf``, and ``0 * log(0)`` is ``nan``. Keep the logarithm away from
    0 with a tiny number such as 1e-7.

    Examples
    --------
    >>> t = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
    >>> y = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
    >>> print(f"{cross_entropy_error(y, t):.4f}")
    0.5108
    >>> y = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
    >>> print(f"{cross_entropy_error(y, t):.4f}")
    2.3026

    A batch of two, one-hot and with labels:

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
