"""Activations: functions that turn the weighted sum of a neuron into its output.

Each function takes a number or an array of any shape, floats or integers. For a number
it returns a number; for an array, an array of the same shape. It works entry by entry:
each entry of the result depends on the same entry of ``x`` alone.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader activations``.
Play with it in ``python -i exercises/activations.py``.
"""

import numpy as np


def step_function(x):
    """Return 1 where ``x`` is above 0, and 0 where it is below 0 or exactly 0.

    Examples
    --------
    >>> step_function(np.array([-1.0, 1.0, 2.0]))
    array([0, 1, 1])
    >>> print(step_function(0.0), step_function(3))
    0 1
    """
    # TODO: decide (one line will do).
    raise NotImplementedError


def sigmoid(x):
    """Return the sigmoid of ``x``: ``1 / (1 + exp(-x))``, a smooth step from 0 to 1.

    Inputs such as 1000 and -1000 give 1 and 0, never ``nan``. ``exp(x) / (1 + exp(x))``
    is equal to the formula above. But ``exp(1000)`` overflows to ``inf``, and
    ``inf / inf`` is ``nan``. An exponent of 0 or less never overflows.

    Examples
    --------
    >>> sigmoid(np.array([-1.0, 0.0, 2.0])).round(4)
    array([0.2689, 0.5   , 0.8808])
    >>> sigmoid(np.array([-1000.0, 1000.0]))
    array([0., 1.])
    """
    # TODO: the smooth step (two lines will do).
    raise NotImplementedError


def relu(x):
    """Return ``x`` where it is above 0, and 0 elsewhere.

    Examples
    --------
    >>> relu(np.array([[-2.0, 0.5], [3.0, -0.1]]))
    array([[0. , 0.5],
           [3. , 0. ]])
    """
    # TODO: the positive part (one line will do).
    raise NotImplementedError


def identity_function(x):
    """Return the values of ``x``, unchanged.

    It is the activation of the last layer when outputs may be any numbers.

    The result is ``x`` itself or a copy, not rounded.

    Examples
    --------
    >>> identity_function(np.array([-3.0, 0.5]))
    array([-3. ,  0.5])
    """
    # TODO: the input, as it is (one line will do).
    raise NotImplementedError


def sigmoid_grad(x):
    """Return the derivative of the sigmoid at ``x``.

    It is ``y * (1 - y)`` with ``y = sigmoid(x)``: 0.25 at 0, and almost 0 far out on
    both sides. ``x`` holds inputs of ``sigmoid``, not outputs.

    Examples
    --------
    >>> sigmoid_grad(np.array([-2.0, 0.0, 2.0])).round(4)
    array([0.105, 0.25 , 0.105])
    """
    # TODO: the derivative of the sigmoid (two lines will do).
    raise NotImplementedError


def relu_grad(x):
    """Return the derivative of ReLU: 1 where ``x`` is above 0, and 0 where it is below.

    ReLU has no derivative at exactly 0: there, any number from 0 to 1 is right.

    Examples
    --------
    >>> relu_grad(np.array([-2.0, 0.5, 3.0]))
    array([0., 1., 1.])
    """
    # TODO: the derivative of ReLU (one line will do).
    raise NotImplementedError
