"""Gradient descent: walk downhill in small steps, and remember the path.

This file uses ``numerical_gradient`` from the file of its exercise. The grader puts its
own version in its place, so that a slip there costs nothing here.

Check it with ``python -m grader gradient_descent``.
"""

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    """Walk from ``init_x`` against the gradient of ``f``, and return the whole path.

    Parameters
    ----------
    f : callable
        A function of an array that returns a number.
    init_x : ndarray of any shape
        Where to start. It stays as it is; it may hold integers.
    lr : float, optional
        The learning rate: how far to go for each unit of slope.
    step_num : int, optional
        How many steps to take; 0 is allowed.

    Returns
    -------
    x : float ndarray, same shape as ``init_x``
        Where the walk ends.
    history : float ndarray of shape (step_num + 1, ...)
        Each place in turn: ``history[0]`` is the start, ``history[i]`` is where step i
        ends. Behind the first axis come those of ``init_x``.

    Notes
    -----
    The gradient points to where ``f`` grows fastest, so each step goes the other way:
    ``x`` minus ``lr`` times the gradient, which is taken anew at every place.

    The learning rate decides how it ends. Too large, and each step jumps over the
    valley, farther away than it came from; too small, and nothing moves.

    Two things share arrays that should not. A walk that moves ``init_x`` itself moves
    the caller's array. And a list that gets the same array at every step holds one
    place many times: the last one.

    Examples
    --------
    >>> def f(x):
    ...     return x[0] ** 2 + x[1] ** 2
    >>> start = np.array([-3.0, 4.0])
    >>> x, history = gradient_descent(f, start, lr=0.1, step_num=100)
    >>> np.abs(x).max() < 1e-9, history.shape
    (np.True_, (101, 2))
    >>> history[:3].round(6)
    array([[-3.  ,  4.  ],
           [-2.4 ,  3.2 ],
           [-1.92,  2.56]])
    >>> start
    array([-3.,  4.])

    A learning rate that is too small:

    >>> x, _ = gradient_descent(f, start, lr=1e-10, step_num=100)
    >>> x.round(8)
    array([-2.99999994,  3.99999992])
    """
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)
