"""Numerical derivatives: measure a slope by taking two small steps.

Check it with ``python -m grader numerical_gradient``.
"""

import numpy as np


def numerical_diff(f, x):
    """Return the derivative of ``f`` at ``x`` by a central difference.

    Parameters
    ----------
    f : callable
        A function of one number that returns a number.
    x : int or float
        Where to take the derivative.

    Returns
    -------
    float
        The slope of the line through the points of ``f`` at ``x - h`` and ``x + h``,
        with ``h = 1e-4``. It is close to the derivative, not equal to it.

    Notes
    -----
    The step must be small, but not as small as possible. A float has about 16 digits,
    so ``x + 1e-50`` is exactly ``x``, both values of ``f`` are equal, and the result is
    0 for every function. A step of 1e-12 does give a result, but most of its digits are
    noise. With ``h = 1e-4``, both errors are small.

    The central difference looks at both sides of ``x``. Looking at one side only,
    ``(f(x + h) - f(x)) / h``, costs accuracy: that error shrinks with ``h``, the error
    of the central difference with ``h ** 2``. The two points are ``2 * h`` apart. In
    Python, ``a / 2 * h`` multiplies by h, and ``a / (2 * h)`` divides by it.

    Examples
    --------
    >>> def f(x):
    ...     return 0.01 * x**2 + 0.1 * x
    >>> round(numerical_diff(f, 5), 6)
    0.2
    >>> round(numerical_diff(f, 10), 6)
    0.3

    The partial derivatives of ``x0**2 + x1**2`` at (3, 4), the other variable fixed:

    >>> round(numerical_diff(lambda x0: x0**2 + 4.0**2, 3.0), 6)
    6.0
    >>> round(numerical_diff(lambda x1: 3.0**2 + x1**2, 4.0), 6)
    8.0

    A step that is too small is no step:

    >>> 2 + 10e-50 == 2
    True
    """
    # TODO in the stub: the central difference.
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_gradient(f, x):
    """Return the gradient of ``f`` at ``x`` by central differences.

    Parameters
    ----------
    f : callable
        A function of the whole array that returns a number. It may ignore its
        argument and read the array ``x`` from elsewhere, as the loss of a network does.
    x : ndarray of any shape
        Where to take the gradient. It is changed while the function runs, and is as
        before when it returns.

    Returns
    -------
    float ndarray, same shape as ``x``
        The derivative of ``f`` with respect to each entry of ``x``.

    Notes
    -----
    One entry at a time: entry i of the gradient is the central difference, with
    ``h = 1e-4``, in which only ``x[i]`` moves. ``f`` is always called with the whole
    array.

    Change ``x`` itself, not a copy. A network reads its weights from its own array; it
    never sees a step made in a copy, and its gradient comes out as 0. Put each entry
    back before the next one moves, with the value that it had: adding and subtracting
    ``h`` again leaves rounding errors behind.

    An integer array cannot hold ``3.0001``: numpy cuts it to 3 without a word. For
    integers only, work on a float copy.

    Examples
    --------
    >>> def f(x):
    ...     return x[0] ** 2 + x[1] ** 2
    >>> numerical_gradient(f, np.array([3.0, 4.0])).round(6)
    array([6., 8.])
    >>> numerical_gradient(f, np.array([0.0, 2.0])).round(6)
    array([0., 4.])
    >>> numerical_gradient(f, np.array([3.0, 0.0])).round(6)
    array([6., 0.])

    A matrix, and a function that ignores its argument:

    >>> W = np.array([[1.0, 2.0], [3.0, 4.0]])
    >>> numerical_gradient(lambda _: np.sum(W**3), W).round(4)
    array([[ 3., 12.],
           [27., 48.]])
    """
    # TODO in the stub: a central difference for each entry.
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
