"""What often goes wrong in ``softmax``. Each docstring is the hint for whoever writes the same."""

import numpy as np

# Which axis


def softmax__one_sum_for_the_whole_batch(x):
    """Add up one row of your result, then all of it. Which of the two should be 1?"""
    exp_x = np.exp(x - np.max(x))
    return exp_x / np.sum(exp_x)


def softmax__one_sum_without_a_shift(x):
    """Add up one row of your result, then all of it. Which of the two should be 1?"""
    return np.exp(x) / np.sum(np.exp(x))


def softmax__one_sum_for_all_rows(x):
    """You take a maximum for each row. Do you also take a sum for each row?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x)


def softmax__over_axis_0(x):
    """Add up a column of your result, then a row. Along which axis do the classes lie?"""
    exp_x = np.exp(x - np.max(x, axis=0))
    return exp_x / np.sum(exp_x, axis=0)


def softmax__builtin_sum(x):
    """Call sum and np.sum on a small matrix. Over which axis does each of them run?"""
    return np.exp(x) / sum(np.exp(x))


def softmax__only_axis_1(x):
    """How many axes does a single row have? Is there an axis 1?"""
    exp_x = np.exp(x - np.max(x, axis=1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=1, keepdims=True)


def softmax__sum_loses_its_axis(x):
    """Print the shape of your sum for a batch. Does it line up with rows or with columns?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1)


def softmax__maximum_loses_its_axis(x):
    """Print the shape of your maximum for a batch. From which entries is it subtracted?"""
    exp_x = np.exp(x - np.max(x, axis=-1))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__both_lose_their_axis(x):
    """In softmax, print the shapes of your maximum and your sum for a batch. How does numpy line them up with (N, C)?"""
    exp_x = np.exp(x - np.max(x, axis=-1))
    return exp_x / np.sum(exp_x, axis=-1)


def softmax__only_axis_1_and_it_is_lost(x):
    """How many axes does a single row have? Is there an axis 1?"""
    exp_x = np.exp(x - np.max(x, axis=1))
    return exp_x / np.sum(exp_x, axis=1)


def softmax__left_transposed(x):
    """Compare the shape of your result with that of x. What did you transpose and not transpose back?"""
    if x.ndim == 2:
        x = x.T
    exp_x = np.exp(x - np.max(x, axis=0))
    return exp_x / np.sum(exp_x, axis=0)


def softmax__return_inside_the_loop(x):
    """Only the first row of your result is filled. How far is the return of softmax indented?"""
    y = np.zeros(x.shape)
    for i in np.ndindex(x.shape[:-1]):
        exp_x = np.exp(x[i] - np.max(x[i]))
        y[i] = exp_x / np.sum(exp_x)
        return y


# Which shift


def softmax__no_shift(x):
    """What is exp(1000) in floating point? And inf divided by inf?"""
    exp_x = np.exp(x)
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__one_maximum_for_the_whole_batch(x):
    """Take one row near 1000 and one near -1000. After your shift, what is exp of the second?"""
    exp_x = np.exp(x - np.max(x))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__maximum_of_each_column(x):
    """A shift is harmless if the same number is subtracted from all scores of a row. How many different numbers does
    your code subtract in one row?
    """
    exp_x = np.exp(x - np.max(x, axis=0))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__shifted_by_the_minimum(x):
    """Take the row [1000, 0, -1000]. What is the largest exponent after your shift?"""
    exp_x = np.exp(x - np.min(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__shift_above_the_fraction_only(x):
    """Which number do you subtract above the fraction line, and which number below it?"""
    shifted = x - np.max(x, axis=-1, keepdims=True)
    return np.exp(shifted) / np.sum(np.exp(x), axis=-1, keepdims=True)


def softmax__maximum_added(x):
    """Print the exponents of softmax after your shift, for the row [1000, 0, -1000]. Is the largest of them 0?"""
    exp_x = np.exp(x + np.max(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__scores_clipped(x):
    """Pass 1000, 1001 and 1002 to softmax. You limit the scores: are the three still different after that?"""
    exp_x = np.exp(np.clip(x, -500, 500))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__builtin_max(x):
    """Python's max compares whole rows of a batch with each other. Which numbers should be compared?"""
    exp_x = np.exp(x - max(x))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__shifted_by_the_mean(x):
    """Take the row [1000, 0, -1000]. What is the largest exponent of softmax after your shift?"""
    exp_x = np.exp(x - np.mean(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__shifted_by_the_largest_magnitude(x):
    """Take the row [-1000, -1001]. Which number does softmax subtract, and is any exponent 0 then?"""
    exp_x = np.exp(x - np.max(np.abs(x), axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__shift_of_large_scores_only(x):
    """Take the row [-1000, -1001]. Does softmax shift it, and what is exp of its scores?"""
    if np.max(x) > 100:
        x = x - np.max(x, axis=-1, keepdims=True)
    exp_x = np.exp(x)
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


# Which formula


def softmax__smallest_score_wins(x):
    """Pass [1.0, 2.0] to softmax. Which score gets the larger probability? Look at the sign of x in your exponents."""
    exp_x = np.exp(np.max(x, axis=-1, keepdims=True) - x)
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__scores_in_the_denominator(x):
    """What does the denominator of softmax add up: exponentials, or scores?"""
    shifted = x - np.max(x, axis=-1, keepdims=True)
    return np.exp(shifted) / np.sum(shifted, axis=-1, keepdims=True)


def softmax__whole_division(x):
    """Print 1 // 4. What happens to the fraction, and which operator divides in softmax?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x // np.sum(exp_x, axis=-1, keepdims=True)


def softmax__divided_by_the_largest(x):
    """The largest entry of each of your rows is 1. What does a row add up to, then?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.max(exp_x, axis=-1, keepdims=True)


def softmax__logarithm_returned(x):
    """Can a probability be negative? What does your last step do to a probability?"""
    shifted = x - np.max(x, axis=-1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


def softmax__no_exponential(x):
    """What happens to a negative score in your formula? And to a row of zeros?"""
    return x / np.sum(x, axis=-1, keepdims=True)


def softmax__sigmoid(x):
    """Your result for a score depends on that score alone. Where do the other scores of the row come in?"""
    return 1 / (1 + np.exp(-x))


def softmax__powers_of_two(x):
    """Work out softmax of [0.0, 1.0] by hand. Which number does softmax raise to the power of a score?"""
    powers = 2.0 ** (x - np.max(x, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)


def softmax__rounded(x):
    """Print what softmax returns with all digits. Where are they cut off?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return np.round(exp_x / np.sum(exp_x, axis=-1, keepdims=True), 3)


def softmax__rounded_to_four_digits(x):
    """Print what softmax returns with all digits. Where are they cut off?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return np.round(exp_x / np.sum(exp_x, axis=-1, keepdims=True), 4)


def softmax__large_epsilon(x):
    """Your rows add up to a little less than 1. What else is in the denominator?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / (np.sum(exp_x, axis=-1, keepdims=True) + 1e-2)


def softmax__result_of_integers(x):
    """Pass integers to softmax and print the dtype of your result array. Can it hold 0.5?"""
    y = np.zeros_like(x)
    for i in np.ndindex(x.shape[:-1]):
        exp_x = np.exp(x[i] - np.max(x[i]))
        y[i] = exp_x / np.sum(exp_x)
    return y


# Which memory


def softmax__written_into_the_argument(x):
    """Print x before and after softmax(x). Which line of softmax changes the caller's array?"""
    x = np.asarray(x, dtype=float)
    x -= np.max(x, axis=-1, keepdims=True)
    exp_x = np.exp(x)
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


_rooms = {}


def softmax__one_array_for_all_results(x):
    """Into which array does softmax write its result? Does each call make a new one?"""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    y = _rooms.setdefault(exp_x.shape, np.empty(exp_x.shape))
    np.divide(exp_x, np.sum(exp_x, axis=-1, keepdims=True), out=y)
    return y
