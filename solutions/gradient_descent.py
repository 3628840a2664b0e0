"""Gradient descent: walk downhill, one small step after another.

``numerical_gradient`` comes from the file of its exercise. Where the grader has its own
version, it uses that, so a mistake in your file costs no points here.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader gradient_descent``.
Play with it in ``python -i exercises/gradient_descent.py``.
"""

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    """Go ``step_num`` steps downhill; return the last point, and all points on the way.

    Parameters
    ----------
    f : callable
        A function of the whole array that returns a number.
    init_x : ndarray of any shape, of floats or integers
        Where to start.
    lr : float, optional
        The learning rate.
    step_num : int, optional
        The number of steps. The descent never stops early.

    Returns
    -------
    x : new float ndarray, same shape as ``init_x``
        The point after the last step.
    history : new float ndarray of shape (step_num + 1, ...)
        ``history[k]`` is the point after k steps, in the shape of ``init_x``: the start
        first, ``x`` last.

    Notes
    -----
    The gradient points to where ``f`` grows fastest, so each step goes the opposite
    way: ``x_new = x_old - lr * gradient(x_old)``. In each step, take the gradient
    again, at the current point, and move all entries together.

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
    """
    # TODO in the stub: steps downhill, each of them recorded.
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        # A new array each time: in place, all points of the history would be one.
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)
