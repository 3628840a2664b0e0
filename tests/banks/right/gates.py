"""Right variations of ``gates``: a grader must accept each of them."""

import numpy as np

from gates import AND, NAND, OR

# AND


def AND__bool(x1, x2):
    """True equals 1 and False equals 0."""
    return x1 * 0.5 + x2 * 0.5 > 0.7


def AND__numpy_bool(x1, x2):
    """np.True_ equals 1, too."""
    return np.array([x1, x2]) @ np.array([0.5, 0.5]) - 0.7 > 0


def AND__numpy_int(x1, x2):
    """An np.int64 is a number like any other."""
    return np.int64(x1 * 0.5 + x2 * 0.5 - 0.7 > 0)


def AND__float(x1, x2):
    """1.0 equals 1."""
    return 1.0 if x1 * 0.5 + x2 * 0.5 > 0.7 else 0.0


def AND__array_without_axes(x1, x2):
    """An array of shape () holds one number."""
    return np.where(np.sum(np.array([x1, x2]) * 0.5) > 0.7, 1, 0)


def AND__threshold(x1, x2):
    """The book's first form: two branches and a threshold in place of a bias."""
    w1, w2, theta = 0.5, 0.5, 0.7
    tmp = x1 * w1 + x2 * w2
    if tmp <= theta:
        return 0
    if tmp > theta:
        return 1


def AND__other_weights(x1, x2):
    """Only the table counts, not the numbers."""
    return int(x1 * 0.4 + x2 * 0.4 - 0.5 > 0)


def AND__large_weights(x1, x2):
    """Weights of 20 and a bias of -30, as for a sigmoid, have the same table."""
    return int(x1 * 20 + x2 * 20 - 30 > 0)


def AND__greater_or_equal(x1, x2):
    """With a bias of -1 the sum for (1, 1) is exactly 0, and the test includes it."""
    return int(x1 * 0.5 + x2 * 0.5 - 1 >= 0)


def AND__product(x1, x2):
    """The product of two inputs is 1 only for two 1s."""
    return x1 * x2


def AND__minimum(x1, x2):
    """The smaller of two inputs is 1 only for two 1s."""
    return min(x1, x2)


def AND__and_operator(x1, x2):
    """Python's ``and`` has the same table, and returns one of the inputs."""
    return x1 and x2


# NAND


def NAND__not_and(x1, x2):
    """``not`` turns a decision round."""
    return not AND(x1, x2)


def NAND__one_minus_and(x1, x2):
    """1 minus a decision is the opposite decision."""
    return 1 - AND(x1, x2)


def NAND__test_turned_round(x1, x2):
    """AND's numbers with the test turned round."""
    return int(x1 * 0.5 + x2 * 0.5 - 0.7 <= 0)


def NAND__numpy_scalar(x1, x2):
    """A comparison of numpy scalars gives a numpy bool."""
    w, b = np.array([-0.5, -0.5]), 0.7
    return np.sum(w * np.array([x1, x2])) + b > 0


# OR


def OR__bias_of_one_tenth(x1, x2):
    """A bias of -0.1 has the same table."""
    return int(x1 * 0.5 + x2 * 0.5 - 0.1 > 0)


def OR__no_bias(x1, x2):
    """A sum of exactly 0 does not fire, so that a bias of 0 will do."""
    return int(x1 + x2 > 0)


def OR__maximum(x1, x2):
    """The larger of two inputs is 0 only for two 0s."""
    return max(x1, x2)


def OR__from_nand(x1, x2):
    """OR is NAND of the opposites."""
    return NAND(NAND(x1, x1), NAND(x2, x2))


# XOR


def XOR__other_order(x1, x2):
    """AND does not care which of its inputs comes first."""
    return AND(OR(x1, x2), NAND(x1, x2))


def XOR__names_for_the_first_layer(x1, x2):
    """The book's form, with a name for each gate's answer."""
    s1 = NAND(x1, x2)
    s2 = OR(x1, x2)
    y = AND(s1, s2)
    return y


def XOR__of_four_nands(x1, x2):
    """NAND alone is enough to build every gate."""
    s = NAND(x1, x2)
    return NAND(NAND(x1, s), NAND(x2, s))


def XOR__bool(x1, x2):
    """True equals 1."""
    return bool(NAND(x1, x2)) and bool(OR(x1, x2))


def XOR__array_without_axes(x1, x2):
    """An array of shape () holds one number."""
    return np.array(AND(NAND(x1, x2), OR(x1, x2)), dtype=float)


def XOR__inputs_differ(x1, x2):
    """Exactly one input is 1 when the two differ."""
    return int(x1 != x2)
