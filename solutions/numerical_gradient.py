"""Numerical derivatives: measure how a function changes from ``x - h`` to ``x + h``.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader numerical_gradient``.
Play with it in ``python -i exercises/numerical_gradient.py``.
"""

import numpy as np


def numerical_diff(f, x):
    """Return the derivative of ``f`` at ``x`` by a central difference.

    Parameters
    ----------
    f : callable
        A function of one number that returns a number.
    x : int or float
        Where to take the derivative. It can be 0.

    Returns
    -------
    float
        The slope of the line through the points of ``f`` at ``x - h`` and ``x + h``,
        with ``h = 1e-4``. It is close to the derivative, not equal to it.

    Examples
    --------
    >>> def f(x):
    ...     return 0.01 * x**2 + 0.1 * x
    >>> round(numerical_diff(f, 5), 6)
    0.2
    """
    # TODO in the stub: the central difference.
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_gradient(f, x):
    """Return the gradient of ``f`` at ``x`` by central differences.

    Parameters
    ----------
    f : callable
        A function of the whole array that returns a number. It may ignore its argument
        and read the array ``x`` directly, as the loss of a network does.
    x : float ndarray of any shape
        Where to take the gradient. It may share memory with another array, as ``W.T``
        does. Change its entries by ``h``, and restore them exactly before you return.

    Returns
    -------
    new ndarray, same shape as ``x``
        The derivative of ``f`` with respect to each entry of ``x``: the central
        difference, with ``h = 1e-4``, when only this entry changes.

    Notes
    -----
    Change the entries of ``x`` itself. A network reads its weights from its own array:
    it does not see a step made in a copy, and its gradient would be 0. Keep the old
    value of an entry: adding and subtracting ``h`` leaves rounding errors.

    Examples
    --------
    >>> def f(x):
    ...     return x[0] ** 2 + x[1] ** 2
    >>> numerical_gradient(f, np.array([3.0, 4.0])).round(6)
    array([6., 8.])

    A matrix, and a function that ignores its argument:

    >>> W = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> numerical_gradient(lambda _: np.sum(W**3), W).round(4)
    array([[ 3., 12.],
           [27., 48.]])
    """
    # TODO in the stub: a central difference for each entry.
    # Integers cannot hold a step.
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(float)
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        f_above = f(x)
        x[i] = value - h
        f_below = f(x)
        x[i] = value
        grad[i] = (f_above - f_below) / (2 * h)
    return grad
