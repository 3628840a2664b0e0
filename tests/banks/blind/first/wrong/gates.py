"""Wrong implementations of ``gates``, written from its stub alone."""

import functools

import numpy as np

ONE = 1
lamp = {"lit": 0}


def AND__fires_at_exactly_zero(x1, x2):
    """Weights 1 and 1, bias -1, and >= in place of >: a single 1 is enough."""
    return 1 if x1 + x2 - 1 >= 0 else 0


def AND__one_is_asked_by_identity(x1, x2):
    """Asks whether the inputs are the very object 1: 1.0 and True never are."""
    return 1 if x1 is ONE and x2 is ONE else 0


def AND__bitwise_and(x1, x2):
    """Uses &, which floats do not have."""
    return int(x1 & x2)


def AND__sums_before_it_weighs(x1, x2):
    """x1 + x2 of two numpy bools is True, not 2, so that np.True_ twice gives 0."""
    return int(0.5 * (x1 + x2) - 0.7 > 0)


def AND__margin_of_a_rounding_error(x1, x2):
    """0.1 + 0.2 - 0.3 is above 0 for Python's numbers only; for np.float32 it is 0."""
    s = 0.1 * x1 + 0.2 * x2 - 0.3
    return 1 if s > 0 else 0


def AND__equal_inputs(x1, x2):
    """Asks whether the inputs are equal: (0, 0) gives 1."""
    return 1 if x1 == x2 else 0


def AND__weights_of_the_dtype_of_the_inputs(x1, x2):
    """Integer inputs make integer weights of 0.5: they are cut to 0."""
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5]).astype(x.dtype)
    return 1 if np.sum(w * x) - 0.7 > 0 else 0


def NAND__negates_unsigned_inputs(x1, x2):
    """The minus stands before the input: a np.uint8 of 1 becomes 255."""
    s = -x1 - x2 + 1.5
    return 1 if s > 0 else 0


def NAND__bias_not_negated(x1, x2):
    """The weights change their sign and the bias does not: always 0."""
    s = -0.5 * x1 - 0.5 * x2 - 0.7
    return 1 if s > 0 else 0


def NAND__complement_of_the_integer(x1, x2):
    """~ of 0 and 1 is -1 and -2."""
    return ~AND(x1, x2)


def NAND__nor(x1, x2):
    """A bias that one input is enough to use up: 1 for (0, 0) only."""
    s = 0.5 - 0.5 * x1 - 0.5 * x2
    return 1 if s > 0 else 0


def NAND__decision_printed(x1, x2):
    """Prints the decision and returns nothing."""
    print(1 - int(x1 + 0.0 + x2 > 1.5))


def NAND__inclusive_at_both_inputs(x1, x2):
    """With two inputs on the sum is exactly 0, and fires."""
    return int(2 - 1.0 * x1 - 1.0 * x2 >= 0)


def OR__second_weight_forgotten(x1, x2):
    """The first weight is used twice, the second input never."""
    w1, w2, b = 0.5, 0.5, -0.2
    return 1 if x1 * w1 + x1 * w2 + b > 0 else 0


def OR__weights_no_larger_than_the_bias(x1, x2):
    """One input lifts the sum to exactly 0, which does not fire."""
    return int(0.5 * x1 + 0.5 * x2 - 0.5 > 0)


def OR__sum_of_the_inputs(x1, x2):
    """Returns the sum as an integer: 2 for (1, 1)."""
    return int(x1) + int(x2)


def OR__once_lit_stays_lit(x1, x2):
    """The sum of the call before stays in the accumulator."""
    lamp["lit"] = lamp["lit"] + 0.5 * x1 + 0.5 * x2
    return 1 if lamp["lit"] - 0.2 > 0 else 0


def OR__bias_of_zero_and_a_closed_threshold(x1, x2):
    """No bias, and >= 0: (0, 0) fires."""
    return int(np.dot(np.array([x1, x2], dtype=float), [1.0, 1.0]) >= 0)


def XOR__absolute_difference(x1, x2):
    """abs(x1 - x2) wraps to 255 for np.uint8, and numpy bools have no minus."""
    return int(abs(x1 - x2))


def XOR__one_side_only(x1, x2):
    """Fires for (1, 0), but not for (0, 1)."""
    return AND(x1, NAND(x2, x2))


def XOR__and_of_or_and_or(x1, x2):
    """OR is asked twice and NAND never: (1, 1) gives 1."""
    return AND(OR(x1, x2), OR(x2, x1))


def XOR__nor_of_both(x1, x2):
    """The answers of NAND and OR go into NAND: that is the opposite of XOR."""
    return NAND(NAND(x1, x2), OR(x1, x2))


@functools.lru_cache(maxsize=1)
def remembered_sum(x1):
    return [0.0 + x1]


def XOR__first_input_remembered(x1, x2):
    """The list in the cache grows: a second call with the same x1 adds to the first."""
    total = remembered_sum(x1)
    total[0] += x2
    return 1 if total[0] == 1 else 0
