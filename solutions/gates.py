"""Gates: make decisions with perceptrons.

A perceptron weighs its inputs, adds a bias and fires (returns 1) when the result is
above 0. AND, NAND and OR are one perceptron each and differ only in their numbers.
XOR needs more than one.

Check it with ``python -m grader gates``.
"""

import numpy as np


def AND(x1, x2):
    """Return 1 if both inputs are 1, else 0.

    Parameters
    ----------
    x1, x2 : 0 or 1
        The two inputs, as int, float, bool or numpy scalar.

    Returns
    -------
    0 or 1
        The decision. It is returned, not printed.

    Notes
    -----
    A perceptron computes ``s = w1 * x1 + w2 * x2 + b`` and fires when ``s > 0``. Any
    weights and bias will do, as long as (1, 1) is the only input with ``s > 0``. With
    a bias too near to 0, a single 1 is enough to fire, and AND turns into OR.

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
    """Return 0 if both inputs are 1, else 1.

    Parameters
    ----------
    x1, x2 : 0 or 1
        The two inputs, as int, float, bool or numpy scalar.

    Returns
    -------
    0 or 1
        The decision: the opposite of ``AND(x1, x2)``.

    Notes
    -----
    NAND is one perceptron too. It fires exactly where AND does not, so think about the
    sign of the weighted sum. With only some of the signs changed, the gate gives the
    same answer for all four inputs.

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

    Parameters
    ----------
    x1, x2 : 0 or 1
        The two inputs, as int, float, bool or numpy scalar.

    Returns
    -------
    0 or 1
        The decision.

    Notes
    -----
    One perceptron again. Each weight alone must lift the sum above 0, and with both
    inputs off the sum must stay at 0 or below.

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

    Parameters
    ----------
    x1, x2 : 0 or 1
        The two inputs, as int, float, bool or numpy scalar.

    Returns
    -------
    0 or 1
        The decision.

    Notes
    -----
    One perceptron divides the plane by one straight line. No straight line has (0, 1)
    and (1, 0) on one side and (0, 0) and (1, 1) on the other, so no choice of weights
    makes an XOR. Two layers do: feed the answers of some gates into another gate.

    Examples
    --------
    >>> [XOR(0, 0), XOR(0, 1), XOR(1, 0), XOR(1, 1)]
    [0, 1, 1, 0]
    """
    # TODO in the stub: XOR from the other gates.
    return AND(NAND(x1, x2), OR(x1, x2))
