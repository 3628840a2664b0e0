"""Gates: make decisions with perceptrons.

A perceptron multiplies each input by a weight, adds a bias, and returns 1 when the sum
is above 0: ``w1 * x1 + w2 * x2 + b > 0``. AND, NAND and OR are one perceptron each and
differ only in their weights and bias. XOR needs more than one perceptron.

Each gate takes two inputs and returns 0 or 1. An input is 0 or 1, as an int, float,
bool or numpy scalar. Any code that gives the right answers passes, but perceptrons are
what the later exercises build on.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader gates``.
Play with it in ``python -i exercises/gates.py``.
"""

import numpy as np


def AND(x1, x2):
    """Return 1 if both inputs are 1, else 0.

    Any weights and bias will do, as long as only (1, 1) has a sum above 0.

    Examples
    --------
    >>> [AND(0, 0), AND(0, 1), AND(1, 0), AND(1, 1)]
    [0, 0, 0, 1]
    """
    # TODO in the stub: AND as one perceptron.
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.7
    return int(w @ x + b > 0)


def NAND(x1, x2):
    """Return 0 if both inputs are 1, else 1: the opposite of ``AND(x1, x2)``.

    Examples
    --------
    >>> [NAND(0, 0), NAND(0, 1), NAND(1, 0), NAND(1, 1)]
    [1, 1, 1, 0]
    """
    # TODO in the stub: NAND as one perceptron.
    x = np.array([x1, x2])
    w, b = np.array([-0.5, -0.5]), 0.7
    return int(w @ x + b > 0)


def OR(x1, x2):
    """Return 1 if at least one input is 1, else 0.

    Examples
    --------
    >>> [OR(0, 0), OR(0, 1), OR(1, 0), OR(1, 1)]
    [0, 1, 1, 1]
    """
    # TODO in the stub: OR as one perceptron.
    x = np.array([x1, x2])
    w, b = np.array([0.5, 0.5]), -0.2
    return int(w @ x + b > 0)


def XOR(x1, x2):
    """Return 1 if exactly one input is 1, else 0.

    One perceptron divides the plane by a straight line. No straight line has (0, 1) and
    (1, 0) on one side and (0, 0) and (1, 1) on the other. So pass the answers of some
    gates to another gate.

    Examples
    --------
    >>> [XOR(0, 0), XOR(0, 1), XOR(1, 0), XOR(1, 1)]
    [0, 1, 1, 0]
    """
    # TODO in the stub: XOR from the other gates.
    return AND(NAND(x1, x2), OR(x1, x2))
