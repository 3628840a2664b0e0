"""Activations: turn the weighted sum of a neuron into its output.

A neuron adds up its weighted inputs and a bias, ``a = w1 * x1 + w2 * x2 + b``. The
activation function decides what it says about that sum. A perceptron makes a hard
decision (a step). Networks that learn use functions with a slope, because the slope
tells them in which direction to change their weights.

All functions here work entry by entry: each entry of the result depends on one entry
of ``x`` and on no other. They take single numbers and arrays of any shape, integers as
well as floats, and leave the array that they are given as it was.

Check it with ``python -m grader activations``.
"""

import numpy as np


def step_function(x):
    """Return 1 where ``x`` is above 0, and 0 elsewhere.

    Parameters
    ----------
    x : float or ndarray of any shape
        Weighted sums.

    Returns
    -------
    int or ndarray, same shape as ``x``
        Decisions, each of them 0 or 1. At exactly 0 the decision is 0.

    Notes
    -----
    A comparison with an array compares every entry and gives an array of truth values.
    ``if`` cannot use such an array: it needs one answer, not many.

    Examples
    --------
    >>> step_function(np.array([-1.0, 1.0, 2.0]))
    array([0, 1, 1])
    >>> print(step_function(0.0), step_function(3))
    0 1
    """
    # TODO in the stub: decide.
    return np.where(x > 0, 1, 0)


def sigmoid(x):
    """Return the sigmoid of ``x``: a smooth step from 0 to 1.

    Parameters
    ----------
    x : float or ndarray of any shape
        Weighted sums. Values such as 1000 and -1000 give 1 and 0, never ``nan``.

    Returns
    -------
    float or ndarray, same shape as ``x``
        Values from 0 to 1.

    Notes
    -----
    ``sigmoid(x) = 1 / (1 + exp(-x))``, and multiplied above and below by ``exp(x)``
    this is ``exp(x) / (1 + exp(x))``. On paper the two forms are the same. On a
    computer ``exp(1000)`` overflows to ``inf``. The first form survives that, with a
    warning: ``1 / inf`` is 0. The second does not: ``inf / inf`` is ``nan``. For any
    ``x``, one of the two forms has an exponent that is not above 0, and nothing
    overflows there.

    Examples
    --------
    >>> sigmoid(np.array([-1.0, 0.0, 2.0])).round(4)
    array([0.2689, 0.5   , 0.8808])
    >>> sigmoid(np.array([-1000.0, 1000.0]))
    array([0., 1.])
    """
    # TODO in the stub: the smooth step.
    # One exponential serves both forms, and its exponent is never above 0.
    e = np.exp(-np.abs(x))
    return np.where(x > 0, 1, e) / (1 + e)


def relu(x):
    """Return ``x`` where it is above 0, and 0 elsewhere.

    Parameters
    ----------
    x : float or ndarray of any shape
        Weighted sums.

    Returns
    -------
    float or ndarray, same shape as ``x``
        The positive part of each entry.

    Notes
    -----
    ReLU stands for "rectified linear unit". For each entry it is the larger of two
    numbers: the entry and 0. This is another question than which entry of an array is
    the largest.

    Examples
    --------
    >>> relu(np.array([[-2.0, 0.5], [3.0, -0.1]]))
    array([[0. , 0.5],
           [3. , 0. ]])
    """
    # TODO in the stub: the positive part.
    return np.maximum(x, 0)


def identity_function(x):
    """Return ``x`` as it is.

    Parameters
    ----------
    x : float or ndarray of any shape
        Weighted sums.

    Returns
    -------
    float or ndarray, same shape as ``x``
        The same values.

    Notes
    -----
    A network that predicts quantities, such as prices, has this as the activation of
    its last layer: a quantity may be any number. It is a function of its own so that
    all layers can be written alike.

    Examples
    --------
    >>> identity_function(np.array([-3.0, 0.5]))
    array([-3. ,  0.5])
    """
    # TODO in the stub: the same again.
    return x


def sigmoid_grad(x):
    """Return the slope of the sigmoid at ``x``.

    Parameters
    ----------
    x : float or ndarray of any shape
        Weighted sums: the inputs of ``sigmoid``, not its outputs.

    Returns
    -------
    float or ndarray, same shape as ``x``
        Slopes, from 0 to 0.25.

    Notes
    -----
    With ``y = sigmoid(x)``, the slope is ``y * (1 - y)``. It is steepest in the middle,
    at 0, and flat far out on both sides.

    Examples
    --------
    >>> sigmoid_grad(np.array([-2.0, 0.0, 2.0])).round(4)
    array([0.105, 0.25 , 0.105])
    """
    # TODO in the stub: the slope of the sigmoid.
    y = sigmoid(x)
    return y * (1 - y)


def relu_grad(x):
    """Return the slope of ReLU at ``x``.

    Parameters
    ----------
    x : float or ndarray of any shape
        Weighted sums: the inputs of ``relu``.

    Returns
    -------
    float or ndarray, same shape as ``x``
        Slopes: 1 where ``x`` is above 0, and 0 where it is below.

    Notes
    -----
    ReLU has a corner at 0 and no slope there. Any number from 0 to 1 is accepted.

    Examples
    --------
    >>> relu_grad(np.array([-2.0, 0.5, 3.0]))
    array([0., 1., 1.])
    """
    # TODO in the stub: the slope of ReLU.
    return np.where(x > 0, 1.0, 0.0)
