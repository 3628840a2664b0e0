"""Wrong implementations of ``gates``, written from its stub alone."""

import numpy as np

from gates import AND, NAND, OR


def AND__at_least_zero(x1, x2):
    """>= 0 with a sum of exactly 0 for (0, 1)."""
    return 1 if 0.5 * x1 + 0.5 * x2 - 0.5 >= 0 else 0


def AND__bias_too_small(x1, x2):
    """b = -0.4 lets one input through."""
    return int(np.sum(np.array([x1, x2]) * np.array([0.5, 0.5])) - 0.4 > 0)


def AND__ampersand(x1, x2):
    """& is an error for floats."""
    return int(x1 & x2)


def AND__python_ints_only(x1, x2):
    """type(x1) is int: 1.0, True and numpy scalars count as 0."""
    return 1 if type(x1) is int and type(x2) is int and x1 == x2 == 1 else 0


def AND__sum_is_two(x1, x2):
    """x1 + x2 is True, not 2, for two numpy bools."""
    return 1 if x1 + x2 == 2 else 0


def AND__rounding(x1, x2):
    """0.1 + 0.2 == 0.3 is False."""
    return 1 if 0.1 * x1 + 0.2 * x2 == 0.3 else 0


def AND__equal_inputs(x1, x2):
    """(0, 0) gives 1."""
    return 1 if x1 == x2 else 0


def AND__no_else(x1, x2):
    """None where it should be 0."""
    if 0.5 * x1 + 0.5 * x2 - 0.7 > 0:
        return 1


def AND__none_at_zero(x1, x2):
    """None for (0, 1) and (1, 0): their sum is exactly 0, neither above nor below."""
    s = 0.5 * x1 + 0.5 * x2 - 0.5
    if s > 0:
        return 1
    elif s < 0:
        return 0


def AND__weights_change(x1, x2, w=[0.5, 0.5]):
    """The default weights are multiplied by the inputs, and stay so."""
    w[0] *= x1
    w[1] *= x2
    return 1 if w[0] + w[1] - 0.7 > 0 else 0


def AND__weighted_sum(x1, x2):
    """The sum itself: 0.3 and -0.2, not 1 and 0."""
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])
    return np.sum(w * x) - 0.7


def AND__integer_weights(x1, x2):
    """Weights in an int array are 0."""
    w = np.array([0.5, 0.5], dtype=int)
    return 1 if w @ np.array([x1, x2]) - 0.7 > 0 else 0


def NAND__sum_zero(x1, x2):
    """b = 0.5 is not enough: one input gives 0."""
    return 1 if -0.5 * x1 - 0.5 * x2 + 0.5 > 0 else 0


def NAND__tilde(x1, x2):
    """~ gives -1 and -2."""
    return ~AND(x1, x2)


def NAND__nor(x1, x2):
    """NOR: 1 only if both are 0."""
    return 1 if not x1 and not x2 else 0


def NAND__minus_input(x1, x2):
    """-x1 is an error for numpy bools and 255 for uint8."""
    return 1 if -x1 - x2 + 1.5 > 0 else 0


def NAND__minus_and(x1, x2):
    """The negative of AND, not its opposite."""
    return -AND(x1, x2)


def NAND__how_many_missing(x1, x2):
    """2 for (0, 0)."""
    return int(2 - (x1 + 0.0) - x2)


def NAND__itself(x1, x2):
    """Calls itself for ever, unless an input is 0."""

    def nand(a, b):
        if a == 0:
            return 1
        return 1 - nand(a, b)

    return nand(x1, x2)


def NAND__table(x1, x2):
    """A float is no position in a list."""
    return [[1, 1], [1, 0]][x1][x2]


def NAND__only_weights_negated(x1, x2):
    """The weights of AND are negated, its bias is not: always 0."""
    w, b = np.array([-0.5, -0.5]), -0.7
    return 1 if np.dot(w, [x1, x2]) + b > 0 else 0


def NAND__not_first(x1, x2):
    """not binds tighter than it looks: (not x1) and x2."""
    return 1 if not x1 and x2 else 0


def OR__sum(x1, x2):
    """2 for (1, 1)."""
    return int(x1) + int(x2)


def OR__exclusive(x1, x2):
    """Either ... or: (1, 1) gives 0."""
    return 1 if bool(x1) != bool(x2) else 0


def OR__bias_of_and(x1, x2):
    """With b = -0.5, one input has a sum of 0."""
    return 1 if 0.5 * x1 + 0.5 * x2 - 0.5 > 0 else 0


def OR__second_weight_missing(x1, x2):
    """w2 is 0: (0, 1) gives 0."""
    w = np.zeros(2)
    w[0] = 0.5
    return 1 if np.sum(w * np.array([x1, x2])) - 0.2 > 0 else 0


def OR__pipe_precedence(x1, x2):
    """x1 == (1 | x2) == 1: (0, 1) gives 0, and floats are an error."""
    return 1 if x1 == 1 | x2 == 1 else 0


def OR__sign(x1, x2):
    """np.sign knows no numpy bools."""
    return int(np.sign(x1 + x2))


def OR__inputs_add_up(x1, x2, x=np.zeros(2)):
    """The default array remembers the inputs of earlier calls."""
    x += (x1, x2)
    return 1 if x @ np.array([0.5, 0.5]) - 0.2 > 0 else 0


def OR__ints_only(x1, x2):
    """isinstance(..., int) turns floats and numpy scalars away."""
    if not (isinstance(x1, int) and isinstance(x2, int)):
        raise TypeError("0 or 1, please")
    return 1 if x1 or x2 else 0


def OR__dictionary_of_strings(x1, x2):
    """'1.01.0' and 'TrueTrue' are not in the table."""
    return {"00": 0, "01": 1, "10": 1, "11": 1}[f"{x1}{x2}"]


def OR__bias_positive(x1, x2):
    """b = +0.2: (0, 0) gives 1."""
    return 1 if 0.5 * x1 + 0.5 * x2 + 0.2 > 0 else 0


def XOR__sum_is_one(x1, x2):
    """Two numpy bools sum to True, which equals 1."""
    return 1 if x1 + x2 == 1 else 0


def XOR__caret(x1, x2):
    """^ is an error for floats."""
    return int(x1 ^ x2)


def XOR__absolute_difference(x1, x2):
    """Numpy bools cannot be subtracted; 0 - 1 is 255 in uint8."""
    return int(abs(x1 - x2))


def XOR__or_of_the_gates(x1, x2):
    """OR at the end: always 1."""
    return OR(NAND(x1, x2), OR(x1, x2))


def XOR__and_for_nand(x1, x2):
    """AND of OR and AND is AND."""
    return AND(OR(x1, x2), AND(x1, x2))


def XOR__one_perceptron(x1, x2):
    """One perceptron: (1, 1) gives 1."""
    return 1 if 0.5 * x1 + 0.5 * x2 - 0.2 > 0 else 0


def XOR__same_input_twice(x1, x2):
    """OR(x1, x1)."""
    return AND(NAND(x1, x2), OR(x1, x1))


def XOR__remembers_first_input(x1, x2, seen={}):
    """Answers are kept by x1 alone."""
    if x1 not in seen:
        seen[x1] = AND(NAND(x1, x2), OR(x1, x2))
    return seen[x1]


def XOR__xnor(x1, x2):
    """NAND at the end: the opposite."""
    return NAND(NAND(x1, x2), OR(x1, x2))


def XOR__and_not(x1, x2):
    """x1 and not x2: half of it, (0, 1) gives 0."""
    return AND(x1, NAND(x2, x2))


def XOR__numpy_table(x1, x2):
    """Truth values select, and floats are an error, in an array's index."""
    table = np.array([[0, 1], [1, 0]])
    return int(table[x1, x2])


def XOR__functions_not_called(x1, x2):
    """A gate itself, not its answer, is true: (0, 0) gives 1."""
    return 1 if OR and NAND(x1, x2) else 0


def XOR__inner_sum(x1, x2):
    """Hidden sums without the step in between: a straight line again."""
    h1 = -0.5 * x1 - 0.5 * x2 + 0.7
    h2 = 0.5 * x1 + 0.5 * x2 - 0.2
    return 1 if 0.5 * h1 + 0.5 * h2 - 0.24 > 0 else 0
