import numpy as np

_SEEN = {}
_KNOWN = {}
_WEIGHTS = np.array([0.5, 0.5])
_bias = [-0.7]


def _AND(x1, x2):
    return int(0.5 * x1 + 0.5 * x2 - 0.7 > 0)


def _NAND(x1, x2):
    return int(-0.5 * x1 - 0.5 * x2 + 0.7 > 0)


def _OR(x1, x2):
    return int(0.5 * x1 + 0.5 * x2 - 0.2 > 0)


def AND__unsigned_wrap(x1, x2):
    """Integer bias: for np.uint8(0), np.uint8(0) the sum 0 - 1 wraps to 255, and AND is 1."""
    return 1 if x1 + x2 - 1 > 0 else 0


def AND__numpy_bools_add(x1, x2):
    """Sum of inputs before weighing: np.True_ + np.True_ is True, so AND of np.bool_ ones is 0."""
    return int(x1 + x2 == 2)


def AND__bit_operator(x1, x2):
    """x1 & x2: fails for the floats 1.0, 1.0."""
    return int(x1 & x2)


def AND__table_index(x1, x2):
    """Nested list as a table: a float input 1.0 is no index."""
    return [[0, 0], [0, 1]][x1][x2]


def AND__text(x1, x2):
    """Compares the text "11": floats "1.01.0" and bools "TrueTrue" give 0."""
    return 1 if f"{x1}{x2}" == "11" else 0


def AND__equal(x1, x2):
    """1 if the inputs are equal: (0, 0) gives 1."""
    return int(x1 == x2)


def AND__power(x1, x2):
    """x1 ** x2: (0, 0) and (1, 0) give 1."""
    return int(float(x1) ** float(x2))


def AND__bias_at_the_edge(x1, x2):
    """Bias -1 with weights 0.5: the sum at (1, 1) is 0, not above 0."""
    return int(0.5 * x1 + 0.5 * x2 - 1.0 > 0)


def AND__at_least_0(x1, x2):
    """Sum >= 0 with weights 0.5 and bias -0.5: one input is enough."""
    return int(0.5 * x1 + 0.5 * x2 - 0.5 >= 0)


def AND__bias_forgotten(x1, x2):
    """np.sum without the bias."""
    return int(np.sum(np.array([x1, x2]) * np.array([0.5, 0.5])) > 0)


def AND__bias_per_input(x1, x2):
    """The bias is added to each product: np.sum(w * x + b) at (1, 1) is 1 - 1.4."""
    x = np.array([x1, x2])
    return int(np.sum(x * np.array([0.5, 0.5]) + -0.7) > 0)


def AND__learns(x1, x2):
    """State: every call lowers the module's bias, so that AND(1, 1) is 0 after a few calls."""
    s = 0.5 * x1 + 0.5 * x2 + _bias[0]
    _bias[0] -= 0.1
    return int(s > 0)


def AND__cached_by_x1(x1, x2):
    """Remembers answers by x1 only: AND(1, 1) after AND(1, 0) is 0."""
    if x1 not in _SEEN:
        _SEEN[x1] = _AND(x1, x2)
    return _SEEN[x1]


def AND__sign(x1, x2):
    """np.sign: -1 where the sum is below 0, not 0."""
    return int(np.sign(0.5 * x1 + 0.5 * x2 - 0.7))


def AND__no_else(x1, x2):
    """Returns None, not 0, if the sum is not above 0."""
    if 0.5 * x1 + 0.5 * x2 - 0.7 > 0:
        return 1


def AND__is_true(x1, x2):
    """ "x1 is True": right for bools only, AND(1, 1) is 0."""
    return int(x1 is True and x2 is True)


def AND__array(x1, x2):
    """Returns an array of shape (1,), not 0 or 1."""
    return np.array([_AND(x1, x2)])


def NAND__unary_minus(x1, x2):
    """-x1 of np.uint8(1) is 255, and of np.True_ an error: NAND(uint8 1, uint8 1) is 1."""
    return 1 if -x1 * 0.5 + -x2 * 0.5 + 0.7 > 0 else 0


def NAND__invert(x1, x2):
    """~AND is -1 or -2, not 1 or 0."""
    return ~_AND(x1, x2)


def NAND__nor(x1, x2):
    """Weights of NOR: 1 only at (0, 0)."""
    return int(-0.5 * x1 - 0.5 * x2 + 0.2 > 0)


def NAND__bias_not_negated(x1, x2):
    """Weights of AND negated, the bias not: always 0."""
    return int(-0.5 * x1 - 0.5 * x2 - 0.7 > 0)


def NAND__edge(x1, x2):
    """Bias 0.5: (0, 1) has sum exactly 0 and gives 0."""
    return int(-0.5 * x1 - 0.5 * x2 + 0.5 > 0)


def NAND__opposite_sign(x1, x2):
    """The opposite as -AND: 0 and -1."""
    return -_AND(x1, x2)


def NAND__not_both_inputs(x1, x2):
    """ "not x1 and x2" binds as (not x1) and x2."""
    return int(not x1 and bool(x2))


def NAND__bias_too_high(x1, x2):
    """Bias 1.1 with weights -0.5: always 1."""
    return int(-0.5 * x1 - 0.5 * x2 + 1.1 > 0)


def NAND__shared_weights_flip(x1, x2):
    """Negates the module's weights in place: every second call works with the weights of AND."""
    global _WEIGHTS
    _WEIGHTS *= -1
    return int(np.dot(_WEIGHTS, [float(x1), float(x2)]) + 0.7 > 0)


def OR__sum(x1, x2):
    """Returns the sum: 2 at (1, 1)."""
    return int(x1) + int(x2)


def OR__bool_subtract(x1, x2):
    """x1 + x2 - x1 * x2: numpy refuses to subtract np.bool_ inputs."""
    return int(x1 + x2 - x1 * x2)


def OR__exclusive(x1, x2):
    """Exclusive: (1, 1) gives 0."""
    return int(x1 != x2)


def OR__bias_0(x1, x2):
    """Bias 0.2 with the wrong sign: (0, 0) gives 1."""
    return int(0.5 * x1 + 0.5 * x2 + 0.2 > 0)


def OR__w1_twice(x1, x2):
    """w1 * x1 + w2 * x1: x2 is ignored."""
    w1, w2, b = 0.5, 0.5, -0.2
    return int(w1 * x1 + w2 * x1 + b > 0)


def OR__equal_to_bias(x1, x2):
    """Weights 0.5 and bias -0.5: one input has sum 0, which is not above 0."""
    return int(0.5 * x1 + 0.5 * x2 - 0.5 > 0)


def OR__first_of_tuple(x1, x2):
    """ "x1 or x2 in (0, 1)": true for every input."""
    return 1 if x1 or x2 in (0, 1) else 0


def OR__ints_only(x1, x2):
    """Takes a float input for no truth: isinstance(x, int) guards."""
    return int(any(isinstance(x, int) and x == 1 for x in (x1, x2)))


def OR__truncated(x1, x2):
    """int() before comparing: 0.5 - 0.2 becomes 0."""
    return 1 if int(0.5 * x1 + 0.5 * x2 - 0.2) > 0 else 0


def XOR__abs_difference(x1, x2):
    """abs(x1 - x2): for np.uint8(0), np.uint8(1) it is 255, and np.bool_ fails."""
    return int(abs(x1 - x2))


def XOR__sum_mod_2(x1, x2):
    """(x1 + x2) % 2: for np.True_ twice the sum is True, and XOR is 1."""
    return int((x1 + x2) % 2)


def XOR__caret(x1, x2):
    """x1 ^ x2 fails for floats."""
    return int(x1 ^ x2)


def XOR__cached_by_sum(x1, x2):
    """Remembers by x1 + x2: np.True_ + np.True_ meets the key of (0, 1)."""
    key = x1 + x2
    if key not in _KNOWN:
        _KNOWN[key] = 1 if x1 != x2 else 0
    return _KNOWN[key]


def XOR__one_perceptron(x1, x2):
    """One perceptron: no straight line divides, (1, 1) gives 1."""
    return int(0.5 * x1 + 0.5 * x2 - 0.4 > 0)


def XOR__nand_of_both(x1, x2):
    """NAND(NAND, OR) is XNOR."""
    return _NAND(_NAND(x1, x2), _OR(x1, x2))


def XOR__each_with_itself(x1, x2):
    """AND(NAND(x1, x1), OR(x2, x2)): (1, 0) gives 0."""
    return _AND(_NAND(x1, x1), _OR(x2, x2))


def XOR__or_outside(x1, x2):
    """OR(NAND, OR): always 1."""
    return _OR(_NAND(x1, x2), _OR(x1, x2))


def XOR__and_of_and(x1, x2):
    """AND(OR, AND) is AND."""
    return _AND(_OR(x1, x2), _AND(x1, x2))


def XOR__three_nands(x1, x2):
    """Four-NAND circuit with the inner NAND wrongly wired: second gets x1 again."""
    n = _NAND(x1, x2)
    return _NAND(_NAND(x1, n), _NAND(x1, n))


def XOR__arithmetic(x1, x2):
    """x1 + x2 - 2 * x1 * x2: np.True_ twice gives True - 2, that is -1."""
    return int(x1 + x2 - 2 * x1 * x2)


def XOR__overwrites(x1, x2):
    """x1 is overwritten before its second use: OR gets NAND's answer."""
    x1 = _NAND(x1, x2)
    x2 = _OR(x1, x2)
    return _AND(x1, x2)
