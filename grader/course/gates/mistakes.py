"""What often goes wrong in ``gates``. Each docstring is the hint for whoever writes the same."""

import numpy as np

from gates import AND, NAND, OR, XOR

# The right ones, under names that no mistake takes
_nand, _or, _xor = NAND, OR, XOR


def _perceptron(x1, x2, w1, w2, b):
    return int(x1 * w1 + x2 * w2 + b > 0)


# AND


def AND__acts_as_or(x1, x2):
    """Work out your weighted sum for (0, 1) by hand. On which side of 0 is it?"""
    return _perceptron(x1, x2, 0.5, 0.5, -0.4)


def AND__answers_swapped(x1, x2):
    """Follow (1, 1) through your code. Which of your returns does it reach?"""
    s = x1 * 0.5 + x2 * 0.5 - 0.7
    if s > 0:
        return 0
    else:
        return 1


def AND__printed_not_returned(x1, x2):
    """What does the caller of AND get? Which line hands the answer back? Try AND(1, 1) + 1."""
    print(_perceptron(x1, x2, 0.5, 0.5, -0.7))


def AND__no_answer_at_the_threshold(x1, x2):
    """Your branches know sums above the threshold and sums below it. Is there a third case?"""
    s = x1 * 0.5 + x2 * 0.5
    if s < 0.5:
        return 0
    elif s > 0.5:
        return 1


def AND__never_fires(x1, x2):
    """AND returns 0 even for (1, 1). Follow AND(1, 1) through your code: which line decides for 0, and why?"""
    return _perceptron(x1, x2, 0.5, 0.5, -1.5)


def AND__always_fires(x1, x2):
    """AND returns 1 for all four inputs. Follow AND(0, 0) through your code: which line decides for 1, and why?"""
    return _perceptron(x1, x2, 0.5, 0.5, 0.7)


def AND__second_input_ignored(x1, x2):
    """Keep x1 and change x2. Does the answer of AND ever change? Which line uses x2?"""
    s = x1 * 0.5 + x1 * 0.5 - 0.7
    return int(s > 0)


def AND__first_input_ignored(x1, x2):
    """Keep x2 and change x1. Does the answer of AND ever change? Which line uses x1?"""
    s = x2 * 0.5 + x2 * 0.5 - 0.7
    return int(s > 0)


def AND__sum_returned(x1, x2):
    """A gate decides between two answers. Which line of your code decides?"""
    return x1 * 0.5 + x2 * 0.5 - 0.7


def AND__products_not_added(x1, x2):
    """In AND, print what your condition compares with 0. Is it one number, or one for each input?"""
    s = np.array([x1, x2]) * np.array([0.5, 0.5]) - 0.7
    if s > 0:
        return 1
    else:
        return 0


def AND__equal_inputs(x1, x2):
    """What does AND return for (0, 0)? Two inputs may be equal without being 1."""
    return int(x1 == x2)


def AND__identical_objects(x1, x2):
    """AND(1.0, 1.0) should be 1. Which operator of AND asks for the same object, not for the same number?"""
    return 1 if x1 is _ONE and x2 is _ONE else 0


_ONE = 1


def AND__bitwise(x1, x2):
    """Call AND(1.0, 1.0). For which types of numbers does its operator & work?"""
    return int(x1 & x2)


def AND__booleans_added(x1, x2):
    """Call AND(np.True_, np.True_) and print the sum inside. Is it a number, or a boolean?"""
    return int(0.5 * (x1 + x2) - 0.7 > 0)


def AND__weights_of_integers(x1, x2):
    """Print the weights of AND as it uses them. Can their dtype hold 0.5?"""
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5]).astype(x.dtype)
    return int(np.sum(w * x) - 0.7 > 0)


def AND__sum_near_zero(x1, x2):
    """Print the weighted sum of AND for (1, 1). Is it clearly above 0, or only by a rounding error?"""
    return int(0.1 * x1 + 0.2 * x2 - 0.3 > 0)


# NAND


def NAND__minus_and(x1, x2):
    """NAND is the opposite of AND: 0 becomes 1. What does a minus sign turn 0 into?"""
    return -AND(x1, x2)


def NAND__bits_inverted(x1, x2):
    """Print ~0 and ~1. Are these the two answers of a gate?"""
    return ~AND(x1, x2)


def NAND__acts_as_and(x1, x2):
    """Your NAND gives the same answers as AND. Do its weights and its bias differ from those of AND?"""
    return _perceptron(x1, x2, 0.5, 0.5, -0.7)


def NAND__always_fires(x1, x2):
    """NAND returns 1 for all four inputs. Follow NAND(1, 1) through your code: which line decides for 1, and why?"""
    return _perceptron(x1, x2, 0.5, 0.5, 0.7)


def NAND__only_the_weights_change_sign(x1, x2):
    """NAND returns 0 for all four inputs. Follow NAND(0, 0) through your code: which line decides for 0, and why?"""
    return _perceptron(x1, x2, -0.5, -0.5, -0.7)


def NAND__acts_as_nor(x1, x2):
    """NAND returns 0 as soon as one input is 1. What decides for (0, 1)?"""
    return _perceptron(x1, x2, -0.5, -0.5, 0.2)


def NAND__printed_not_returned(x1, x2):
    """What does the caller of NAND get? Which line hands the answer back? Try NAND(0, 0) + 1."""
    print(_nand(x1, x2))


def NAND__boolean_negated(x1, x2):
    """Call NAND(np.True_, np.True_). Is the minus sign in NAND in front of an input, or in front of a weight?"""
    return int(-x1 - x2 + 1.5 > 0)


# OR


def OR__acts_as_and(x1, x2):
    """For OR, a single input of 1 must be enough. Follow OR(1, 0) through your code: what decides for 0?"""
    return _perceptron(x1, x2, 0.5, 0.5, -0.7)


def OR__always_fires(x1, x2):
    """What is your weighted sum when both inputs are 0, and what does your comparison return for it?"""
    return int(x1 * 0.5 + x2 * 0.5 >= 0)


def OR__not_for_both(x1, x2):
    """In everyday speech, "tea or coffee" means only one of them. What should this gate return for (1, 1)?"""
    return int(x1 != x2)


def OR__inputs_added(x1, x2):
    """How many different answers may a gate give, and how many does yours?"""
    return x1 + x2


def OR__second_input_ignored(x1, x2):
    """Keep x1 and change x2. Does the answer of OR ever change? Which line uses x2?"""
    return int(x1 * 0.5 + x1 * 0.5 - 0.2 > 0)


def OR__first_input_ignored(x1, x2):
    """Keep x2 and change x1. Does the answer of OR ever change? Which line uses x1?"""
    return int(x2 * 0.5 + x2 * 0.5 - 0.2 > 0)


def OR__printed_not_returned(x1, x2):
    """What does the caller of OR get? Which line hands the answer back? Try OR(1, 1) + 1."""
    print(_or(x1, x2))


_sums = []


def OR__sum_kept(x1, x2):
    """Call OR(1, 1), then OR(0, 0). What does OR keep from one call to the next?"""
    _sums.append(x1 * 0.5 + x2 * 0.5)
    return int(sum(_sums) - 0.2 > 0)


# XOR


def XOR__acts_as_or(x1, x2):
    """XOR returns what OR returns. For (1, 1), which of your gates should turn the answer into 0?"""
    return _perceptron(x1, x2, 0.5, 0.5, -0.2)


def XOR__one_side_only(x1, x2):
    """Try XOR(1, 0) and XOR(0, 1). Where does XOR treat its two inputs differently?"""
    return _perceptron(x1, x2, 1.0, -1.0, -0.5)


def XOR__and_of_and_and_or(x1, x2):
    """Write down what your first two gates answer for (1, 1). Should they agree there?"""
    return AND(AND(x1, x2), OR(x1, x2))


def XOR__or_of_nand_and_or(x1, x2):
    """For (0, 0), two different answers reach your last gate. What does that gate return for them?"""
    return OR(NAND(x1, x2), OR(x1, x2))


def XOR__opposite(x1, x2):
    """Print XOR for all four pairs of inputs. Is each answer the opposite of the right one? What decides last?"""
    return NAND(NAND(x1, x2), OR(x1, x2))


def XOR__difference(x1, x2):
    """Call XOR(np.True_, np.False_). Which operation in your XOR does not work with numpy's booleans?"""
    return int(abs(x1 - x2))


def XOR__printed_not_returned(x1, x2):
    """What does the caller of XOR get? Which line hands the answer back? Try XOR(0, 1) + 1."""
    print(_xor(x1, x2))
