"""Wrong implementations of the exercise gates: one slip each."""

import numpy as np

_weights = {"AND": np.array([0.5, 0.5])}
_answers = {}


def _fires(w1, w2, b, x1, x2):
    """Return 1 if the weighted sum is above 0, else 0."""
    return int(w1 * float(x1) + w2 * float(x2) + b > 0)


def _and(x1, x2):
    return _fires(0.5, 0.5, -0.7, x1, x2)


def _nand(x1, x2):
    return _fires(-0.5, -0.5, 0.7, x1, x2)


def _or(x1, x2):
    return _fires(0.5, 0.5, -0.2, x1, x2)


# AND


def AND__weak_bias(x1, x2):
    """The bias is too near to 0: one input is enough."""
    return _fires(0.5, 0.5, -0.4, x1, x2)


def AND__at_least_zero(x1, x2):
    """Fires at a sum of exactly 0 too."""
    return 1 if 1.0 * x1 + 1.0 * x2 - 1.0 >= 0 else 0


def AND__bias_for_each(x1, x2):
    """Adds the bias inside the sum, once for each input: never fires."""
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])
    return int(np.sum(w * x - 0.7) > 0)


def AND__threshold_sign(x1, x2):
    """Compares the sum with the bias, and has its sign wrong: always fires."""
    b = -0.7
    return int(np.dot([0.5, 0.5], [float(x1), float(x2)]) > b)


def AND__bitwise(x1, x2):
    """The operator & does not take floats."""
    return int(x1 & x2)


def AND__sum_is_two(x1, x2):
    """The sum of two numpy bools is True, not 2."""
    return 1 if x1 + x2 == 2 else 0


def AND__integer_weights(x1, x2):
    """The weights are put in an array of integers, and become 0."""
    w = np.array([0.5, 0.5], dtype=int)
    return int(w[0] * float(x1) + w[1] * float(x2) - 0.7 > 0)


def AND__only_ints(x1, x2):
    """Takes floats and numpy scalars for 0."""
    return 1 if isinstance(x1, int) and isinstance(x2, int) and x1 and x2 else 0


def AND__unsigned(x1, x2):
    """Subtracts 1 from the sum of two np.uint8, which goes round to 255."""
    return int(x1 + x2 - 1 > 0)


def AND__learns(x1, x2):
    """Changes its weights at each call: once it has fired, one input is enough."""
    w = _weights["AND"]
    fired = int(w[0] * float(x1) + w[1] * float(x2) - 0.7 > 0)
    w += 0.3 * fired
    return fired


def AND__raw_sum(x1, x2):
    """Returns the sum, without the decision."""
    return 0.5 * x1 + 0.5 * x2 - 0.7


# NAND


def NAND__sum_zero(x1, x2):
    """With -1, -1 and 1 the sum at (0, 1) is 0, which is not above 0."""
    return _fires(-1, -1, 1, x1, x2)


def NAND__at_least_zero(x1, x2):
    """Fires at a sum of exactly 0, which (1, 1) has."""
    return int(-1.0 * x1 - 1.0 * x2 + 2.0 >= 0)


def NAND__nor(x1, x2):
    """Fires for (0, 0) only."""
    return _fires(-0.5, -0.5, 0.2, x1, x2)


def NAND__bias_kept(x1, x2):
    """Turns the weights of AND, but not the bias: never fires."""
    return _fires(-0.5, -0.5, -0.7, x1, x2)


def NAND__weights_kept(x1, x2):
    """Turns the bias of AND, but not the weights: always fires."""
    return _fires(0.5, 0.5, 0.7, x1, x2)


def NAND__bias_for_each(x1, x2):
    """Adds the bias once for each input: fires at (1, 1) too."""
    return int(np.sum(np.array([-0.5, -0.5]) * np.array([x1, x2]) + 0.7) > 0)


def NAND__precedence(x1, x2):
    """not applies to x1 alone."""
    return int(not x1 and x2)


def NAND__tilde(x1, x2):
    """Turns the bits of an integer: -1 and -2 instead of 1 and 0."""
    return ~(int(x1) * int(x2))


def NAND__minus_input(x1, x2):
    """Negates the inputs, which a numpy bool does not allow."""
    return int(-x1 * 0.5 + -x2 * 0.5 + 0.7 > 0)


def NAND__table(x1, x2):
    """Looks up a list: a float is no index."""
    return [1, 1, 1, 0][2 * x1 + x2]


def NAND__minus_one(x1, x2):
    """Answers 1 and -1."""
    return int(np.sign(0.7 - 0.5 * x1 - 0.5 * x2))


def NAND__inputs_differ(x1, x2):
    """Fires when the inputs differ, which leaves (0, 0) out."""
    return int(float(x1) != float(x2))


# OR


def OR__sum_zero(x1, x2):
    """With a bias of -0.5 one input gives a sum of 0, which is not above 0."""
    return _fires(0.5, 0.5, -0.5, x1, x2)


def OR__at_least_zero(x1, x2):
    """No bias, and fires at 0."""
    return int(0.5 * x1 + 0.5 * x2 >= 0)


def OR__plus_bias(x1, x2):
    """The bias is positive: always fires."""
    return _fires(0.5, 0.5, 0.2, x1, x2)


def OR__sum(x1, x2):
    """(1, 1) gives 2."""
    return int(x1) + int(x2)


def OR__rounded(x1, x2):
    """Rounds the mean: 0.5 goes to 0."""
    return round((float(x1) + float(x2)) / 2)


def OR__bitwise(x1, x2):
    """The operator | does not take floats."""
    return int(x1 | x2)


def OR__one_or(x1, x2):
    """Compares with (1 or x2), which is 1: x2 plays no part."""
    return 1 if x1 == (1 or x2) else 0


def OR__as_text(x1, x2):
    """Joins the inputs as text: 1.0 and True are not in the table."""
    return {"00": 0, "01": 1, "10": 1, "11": 1}[f"{x1}{x2}"]


def OR__remembers_x1(x1, x2):
    """Remembers an answer for x1, whatever x2 was."""
    key = ("OR", float(x1))
    if key not in _answers:
        _answers[key] = _or(x1, x2)
    return _answers[key]


def OR__identity_with_one(x1, x2):
    """Asks whether an input is the object 1: floats, bools and numpy scalars are not."""
    one = 1
    return 1 if x1 is one or x2 is one else 0


# XOR


def XOR__one_perceptron(x1, x2):
    """One perceptron: (1, 1) fires too."""
    return _fires(1.0, 1.0, -0.5, x1, x2)


def XOR__gates_confused(x1, x2):
    """NAND of OR and NAND: the opposite of XOR."""
    return _nand(_or(x1, x2), _nand(x1, x2))


def XOR__or_at_the_end(x1, x2):
    """OR instead of AND at the end: always fires."""
    return _or(_nand(x1, x2), _or(x1, x2))


def XOR__same_gate_twice(x1, x2):
    """AND of NAND and NAND is NAND."""
    return _and(_nand(x1, x2), _nand(x1, x2))


def XOR__one_way(x1, x2):
    """Fires for (1, 0) only."""
    return _fires(1.0, -1.0, 0.0, x1, x2)


def XOR__sum_is_one(x1, x2):
    """The sum of two numpy bools is True, which equals 1."""
    return int(x1 + x2 == 1)


def XOR__remainder(x1, x2):
    """The remainder of a sum of numpy bools is 1 for two of them."""
    return int((x1 + x2) % 2)


def XOR__difference(x1, x2):
    """Numpy bools cannot be subtracted."""
    return int(abs(x1 - x2))


def XOR__signed_difference(x1, x2):
    """(0, 1) gives -1."""
    return int(x1) - int(x2)


def XOR__bitwise(x1, x2):
    """The operator ^ does not take floats."""
    return int(x1 ^ x2)


def XOR__not_the_same_object(x1, x2):
    """Compares objects: two equal numpy floats are two objects."""
    return int(x1 is not x2)


def XOR__power(x1, x2):
    """Takes ** for exclusive or."""
    return int(float(x1) ** float(x2))
