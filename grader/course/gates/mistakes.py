"""What often goes wrong in ``gates``. Each docstring is the hint for whoever writes the same."""

from gates import AND, NAND, OR


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
    """The answer is on the screen, but what does the caller get? Try AND(1, 1) + 1."""
    print(_perceptron(x1, x2, 0.5, 0.5, -0.7))


def AND__no_answer_at_the_threshold(x1, x2):
    """Your branches know sums above the threshold and sums below it. Is there a third case?"""
    s = x1 * 0.5 + x2 * 0.5
    if s < 0.5:
        return 0
    elif s > 0.5:
        return 1


def AND__never_fires(x1, x2):
    """Which pair of inputs has the largest weighted sum? See whether it gets above 0."""
    return _perceptron(x1, x2, 0.5, 0.5, -1.5)


def AND__second_input_ignored(x1, x2):
    """Keep x1 and change x2. Does your weighted sum move?"""
    s = x1 * 0.5 + x1 * 0.5 - 0.7
    return int(s > 0)


def AND__first_input_ignored(x1, x2):
    """Keep x2 and change x1. Does your weighted sum move?"""
    s = x2 * 0.5 + x2 * 0.5 - 0.7
    return int(s > 0)


def AND__sum_returned(x1, x2):
    """A gate decides between two answers. Where in your code is the decision taken?"""
    return x1 * 0.5 + x2 * 0.5 - 0.7


# NAND


def NAND__minus_and(x1, x2):
    """The opposite of yes is no. What does a minus sign make of a 0?"""
    return -AND(x1, x2)


def NAND__bits_inverted(x1, x2):
    """Print ~0 and ~1. Are these the two answers of a gate?"""
    return ~AND(x1, x2)


def NAND__acts_as_and(x1, x2):
    """Your table is that of AND. Which of AND's numbers are still the same?"""
    return _perceptron(x1, x2, 0.5, 0.5, -0.7)


def NAND__only_the_bias_changes_sign(x1, x2):
    """Every input gives 1. Two inputs that are on should pull the sum down: do they?"""
    return _perceptron(x1, x2, 0.5, 0.5, 0.7)


def NAND__only_the_weights_change_sign(x1, x2):
    """Every input gives 0. With both inputs off, what is left of your weighted sum?"""
    return _perceptron(x1, x2, -0.5, -0.5, -0.7)


def NAND__acts_as_nor(x1, x2):
    """One input alone already stops your gate. What is the weighted sum for (0, 1)?"""
    return _perceptron(x1, x2, -0.5, -0.5, 0.2)


# OR


def OR__acts_as_and(x1, x2):
    """One input that is on has to be enough. What is your weighted sum for (1, 0)?"""
    return _perceptron(x1, x2, 0.5, 0.5, -0.7)


def OR__always_fires(x1, x2):
    """What is your weighted sum with both inputs off, and what does your test make of it?"""
    return int(x1 * 0.5 + x2 * 0.5 >= 0)


def OR__not_for_both(x1, x2):
    """In everyday speech, "tea or coffee" leaves out both. Does this gate? Look at (1, 1)."""
    return int(x1 != x2)


def OR__inputs_added(x1, x2):
    """How many different answers may a gate give, and how many does yours?"""
    return x1 + x2


# XOR


def XOR__one_perceptron(x1, x2):
    """Draw the four inputs as points. Can one straight line part the 1s from the 0s?"""
    return _perceptron(x1, x2, 0.5, 0.5, -0.2)


def XOR__one_perceptron_with_a_minus(x1, x2):
    """Try (0, 1) and (1, 0). One perceptron draws one straight line: are both on its side?"""
    return _perceptron(x1, x2, 1.0, -1.0, -0.5)


def XOR__and_of_and_and_or(x1, x2):
    """Write down what your first two gates answer for (1, 1). Should they agree there?"""
    return AND(AND(x1, x2), OR(x1, x2))


def XOR__or_of_nand_and_or(x1, x2):
    """For (0, 0), two different answers reach your last gate. What does it make of them?"""
    return OR(NAND(x1, x2), OR(x1, x2))


def XOR__opposite(x1, x2):
    """Every answer of your table is the wrong one of two. Look at your last gate."""
    return NAND(NAND(x1, x2), OR(x1, x2))
