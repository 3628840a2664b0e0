"""Gradient descent: walk downhill, one small step after the other.

This file uses ``numerical_gradient``, and imports it from the file of its exercise. The
grader puts its own version in its place, so that a slip there costs nothing here.

Check it with ``python -m grader gradient_descent``.
"""

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    """Return the point that ``step_num`` steps downhill lead to, and the way there.

    Parameters
    ----------
    f : callable
        A function of the whole array that returns a number.
    init_x : ndarray of any shape, of floats or integers
        Where to start. It is left as it is.
    lr : float, optional
        The learning rate: how far a step goes for a slope of 1.
    step_num : int, optional
        The number of steps.

    Returns
    -------
    x : float ndarray, same shape as ``init_x``
        The point after the last step.
    history : float ndarray of shape (step_num + 1, ...)
        Every point of the way, one behind the other: the start first, ``x`` last.
        Behind the number of points come the axes of ``init_x``.

    Notes
    -----
    The gradient points to where ``f`` grows fastest. Each step goes the opposite way:
    ``x_new = x_old - lr * gradient(x_old)``. The gradient is taken anew in each step,
    at the point that the step starts from, and all entries move at once.

    ``numpy`` gives arrays away by reference: after ``x = init_x``, both names mean the
    same array, and ``x -= 1`` changes it under both. The same happens in a list of
    points if they are all one array that keeps moving.

    The learning rate decides. If it is too small, x hardly moves; if it is too large,
    every step overshoots the minimum by more than the one before. Nothing stops such a
    descent but the precision of floats: from about 1e12 on, ``x + h`` is ``x``, and
    the numerical gradient is 0.

    Examples
    --------
    >>> def f(x):
    ...     return x[0] ** 2 + x[1] ** 2
    >>> start = np.array([-3.0, 4.0])
    >>> x, history = gradient_descent(f, start, lr=0.1)
    >>> print(x)
    [-6.11110793e-10  8.14814391e-10]
    >>> history.shape
    (101, 2)
    >>> history[:3].round(4)
    array([[-3.  ,  4.  ],
           [-2.4 ,  3.2 ],
           [-1.92,  2.56]])

    A learning rate that is too small, and one that is too large:

    >>> x, _ = gradient_descent(f, start, lr=1e-10)
    >>> print(x)
    [-2.99999994  3.99999992]
    >>> x, history = gradient_descent(f, start, lr=10.0)
    >>> history[:4].round(2)
    array([[-3.0000e+00,  4.0000e+00],
           [ 5.7000e+01, -7.6000e+01],
           [-1.0830e+03,  1.4440e+03],
           [ 2.0577e+04, -2.7436e+04]])
    >>> print(f"{x[0]:.2e}, {x[1]:.2e}")
    -2.59e+13, -1.30e+12

    The start is still what it was:

    >>> start
    array([-3.,  4.])
    """
    # TODO in the stub: steps downhill, each of them recorded.
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        # A new array each time: in place, all points of the history would be one.
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)
