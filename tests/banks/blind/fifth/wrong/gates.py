"""Wrong implementations for gates."""

import numpy as np

_bias = -0.7
_calls = []
_weights = np.array([0.5, 0.5])
_seen = {}


def _AND(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 - 0.7 > 0 else 0


def _NAND(x1, x2):
    return 1 if -0.5 * x1 - 0.5 * x2 + 0.7 > 0 else 0


def _OR(x1, x2):
    return 1 if 0.5 * x1 + 0.5 * x2 - 0.2 > 0 else 0


# ------------------------------------------------------------------------ AND


def AND__bias_too_small(x1, x2):
    """Bias -0.3 with weights 0.5: AND(0, 1) gives 1."""
    return int(0.5 * x1 + 0.5 * x2 - 0.3 > 0)


def AND__bias_added_as_plus(x1, x2):
    """Adds 0.7 instead of subtracting: always 1, AND(0, 0) as well."""
    w1, w2, theta = 0.5, 0.5, 0.7
    return 1 if w1 * x1 + w2 * x2 + theta > 0 else 0


def AND__on_the_line(x1, x2):
    """0.5 + 0.5 - 1 is 0 and not above 0: AND(1, 1) gives 0."""
    return 1 if 0.5 * x1 + 0.5 * x2 - 1.0 > 0 else 0


def AND__greater_or_equal(x1, x2):
    """Bias -0.5 and >= 0: the sum of AND(0, 1) is exactly 0 and gives 1."""
    return 1 if 0.5 * x1 + 0.5 * x2 - 0.5 >= 0 else 0


def AND__returns_sum(x1, x2):
    """Returns the weighted sum 0.3, not 0 or 1, for (1, 1)."""
    s = 0.5 * x1 + 0.5 * x2 - 0.7
    return s if s > 0 else 0


def AND__identity_test(x1, x2):
    """Compares with 'is 1': for floats 1.0 and numpy scalars AND gives 0."""
    one = 1
    return 1 if x1 is one and x2 is one else 0


def AND__bitwise(x1, x2):
    """x1 & x2 raises TypeError for floats (inputs may be floats)."""
    return x1 & x2


def AND__x1_twice(x1, x2):
    """Copy and paste: w1 * x1 + w2 * x1, so AND(1, 0) gives 1."""
    w1, w2, b = 0.5, 0.5, -0.7
    return int(w1 * x1 + w2 * x1 + b > 0)


def AND__array_bias_in_sum(x1, x2):
    """np.sum(w * x + b) adds the bias once per input: AND(1, 1) is 1 - 1.4 < 0, gives 0."""
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])
    b = -0.7
    return 1 if np.sum(w * x + b) > 0 else 0


def AND__numpy_bool_sum(x1, x2):
    """x1 + x2 == 2: for two np.bool_ the sum is True, so AND(1, 1) gives 0."""
    return 1 if x1 + x2 == 2 else 0


def AND__minus_one_for_no(x1, x2):
    """np.sign: returns -1 for no, but a gate returns 0 or 1."""
    return int(np.sign(0.5 * x1 + 0.5 * x2 - 0.7))


def AND__training_the_bias(x1, x2):
    """Shifts the module's bias in each call: after some calls AND(1, 1) gives 0."""
    global _bias
    result = int(0.5 * x1 + 0.5 * x2 + _bias > 0)
    _bias -= 0.1
    return result


# ----------------------------------------------------------------------- NAND


def NAND__bias_not_flipped(x1, x2):
    """Flips the weights but not the bias: always 0, NAND(0, 0) as well."""
    return 1 if -0.5 * x1 - 0.5 * x2 - 0.7 > 0 else 0


def NAND__nor(x1, x2):
    """Negates each input, not the answer: NAND(0, 1) gives 0 (that is NOR)."""
    return 1 if not x1 and not x2 else 0


def NAND__bias_of_or(x1, x2):
    """Bias 0.2 as for OR: -0.5 + 0.2 is below 0, NAND(1, 0) gives 0."""
    w = np.array([-0.5, -0.5])
    return int(w @ np.array([x1, x2]) + 0.2 > 0)


def NAND__bitwise_not(x1, x2):
    """~AND gives -1 and -2, not 1 and 0."""
    return ~_AND(x1, x2)


def NAND__minus(x1, x2):
    """-AND: 0 and -1."""
    return -_AND(x1, x2)


def NAND__same_as_and(x1, x2):
    """Forgot to flip the signs: NAND(1, 1) gives 1."""
    w1, w2, b = 0.5, 0.5, -0.7
    return int(w1 * x1 + w2 * x2 + b > 0)


def NAND__only_weights_one_sign(x1, x2):
    """Only the first weight is negative: NAND(1, 1) is -0.5 + 0.5 + 0.7 > 0, gives 1."""
    return 1 if -0.5 * x1 + 0.5 * x2 + 0.7 > 0 else 0


def NAND__inverts_numpy_bool(x1, x2):
    """-x1 raises TypeError for a numpy bool."""
    return 1 if -x1 + -x2 + 1.5 > 0 else 0


def NAND__elif_misses(x1, x2):
    """Lists the cases, but forgets (1, 0): returns None there."""
    if x1 == 0 and x2 == 0:
        return 1
    elif x1 == 0 and x2 == 1:
        return 1
    elif x1 == 1 and x2 == 1:
        return 0


def NAND__at_most(x1, x2):
    """Turns AND's > into < with weights unchanged and bias turned: 0.5x1 + 0.5x2 + 0.7 < 0 is never true."""
    return 1 if 0.5 * x1 + 0.5 * x2 + 0.7 < 0 else 0


# ------------------------------------------------------------------------- OR


def OR__bias_of_and(x1, x2):
    """Copied AND with its bias -0.7: OR(0, 1) gives 0."""
    return 1 if 0.5 * x1 + 0.5 * x2 - 0.7 > 0 else 0


def OR__no_bias_ge(x1, x2):
    """No bias and >= 0: OR(0, 0) gives 1."""
    return int(x1 + x2 >= 0)


def OR__exclusive(x1, x2):
    """x1 != x2: OR(1, 1) gives 0; 'at least one' is read as 'one'."""
    return 1 if x1 != x2 else 0


def OR__sum(x1, x2):
    """x1 + x2: OR(1, 1) gives 2."""
    return int(x1) + int(x2)


def OR__both_needed(x1, x2):
    """'x1 and x2 == 1 or 0' mixes up and and or: OR(1, 0) gives 0."""
    return 1 if x1 and x2 == 1 or 0 else 0


def OR__python_precedence(x1, x2):
    """'x1 or x2 == 0' reads as x1 or (x2 == 0): OR(0, 0) gives 1, OR(0, 1) gives 0."""
    return 1 if x1 or x2 == 0 else 0


def OR__edge(x1, x2):
    """Bias -0.5 with weight 0.5: OR(0, 1) has the sum 0, not above 0, and gives 0."""
    return int(np.dot([0.5, 0.5], [x1, x2]) - 0.5 > 0)


def OR__first_only(x1, x2):
    """np.array([x1, x1]): OR(0, 1) gives 0."""
    x = np.array([x1, x1])
    return int(np.sum(x * 0.5) - 0.2 > 0)


def OR__remembers(x1, x2):
    """Keeps all inputs in a list of the module: after a 1, OR(0, 0) gives 1 too."""
    _calls.extend([x1, x2])
    return 1 if any(_calls) else 0


def OR__scales_the_weights(x1, x2):
    """w *= x multiplies the module's weights in place: after OR(0, 0) all weights are 0."""
    w = _weights
    w *= np.array([x1, x2])
    return int(w.sum() - 0.2 > 0)


def OR__bar_float(x1, x2):
    """x1 | x2 raises TypeError for floats 0.0 and 1.0."""
    return int(x1 | x2)


# ------------------------------------------------------------------------ XOR


def XOR__or_of_nand_and_or(x1, x2):
    """Last gate is OR, not AND: XOR(0, 0) gives 1."""
    return _OR(_NAND(x1, x2), _OR(x1, x2))


def XOR__and_inside(x1, x2):
    """AND where NAND belongs: AND(AND, OR) gives 0 for (0, 1) and 1 for (1, 1)."""
    return _AND(_AND(x1, x2), _OR(x1, x2))


def XOR__equal(x1, x2):
    """Returns 1 for equal inputs (XNOR): XOR(0, 0) gives 1."""
    return 1 if x1 == x2 else 0


def XOR__nand_last(x1, x2):
    """NAND(NAND, OR): the answers are the opposite of XOR."""
    return _NAND(_NAND(x1, x2), _OR(x1, x2))


def XOR__one_perceptron(x1, x2):
    """A single perceptron with weights 1 and -1: XOR(0, 1) gives 0."""
    return int(1.0 * x1 - 1.0 * x2 > 0)


def XOR__difference(x1, x2):
    """x1 - x2: XOR(0, 1) gives -1."""
    return int(x1) - int(x2)


def XOR__at_least_one(x1, x2):
    """OR once more: XOR(1, 1) gives 1."""
    return _OR(_OR(x1, x2), _AND(x1, x2))


def XOR__gates_on_x1(x1, x2):
    """Copy and paste: OR(x1, x1), so XOR(0, 1) gives 0."""
    return _AND(_NAND(x1, x2), _OR(x1, x1))


def XOR__cached_by_x1(x1, x2):
    """Caches the answer under x1 alone: after XOR(0, 0), XOR(0, 1) gives 0."""
    if x1 not in _seen:
        _seen[x1] = _AND(_NAND(x1, x2), _OR(x1, x2))
    return _seen[x1]


def XOR__power_sign(x1, x2):
    """x1 ^ x2 raises TypeError for floats."""
    return int(x1 ^ x2)


def XOR__minus_of_bools(x1, x2):
    """abs(x1 - x2) raises TypeError for numpy bools, which may be inputs."""
    return int(abs(x1 - x2))


# ----------------------------------------------------------- a few subtle ones


def AND__list_table(x1, x2):
    """Nested lists indexed by the inputs: floats are no list index (TypeError for 1.0)."""
    return [[0, 0], [0, 1]][x1][x2]


def NAND__text(x1, x2):
    """Compares the text of the inputs with '11': floats ('1.01.0') and bools ('TrueTrue') give 1 for (1, 1)."""
    return 0 if f"{x1}{x2}" == "11" else 1


def OR__heaviside_one(x1, x2):
    """np.heaviside(sum, 1) without bias: OR(0, 0) gives 1."""
    return int(np.heaviside(float(x1) + float(x2), 1))


def XOR__sum_is_one(x1, x2):
    """x1 + x2 == 1: two true numpy bools add up to True, so XOR(1, 1) gives 1."""
    return 1 if x1 + x2 == 1 else 0


def XOR__only_exact_ints(x1, x2):
    """Checks the type first, 'if isinstance(x1, int)': for floats and numpy scalars always 0."""
    if isinstance(x1, int) and isinstance(x2, int):
        return int(x1 != x2)
    return 0
