"""What often goes wrong in ``cross_entropy``. Each docstring is the hint for that mistake."""

import numpy as np


def _rows_and_labels(y, t):
    labels = np.argmax(t, axis=-1) if np.ndim(t) == np.ndim(y) else t
    return np.atleast_2d(y), np.atleast_1d(labels)


def _rows_and_one_hot(y, t):
    rows, labels = _rows_and_labels(y, t)
    return rows, np.eye(rows.shape[1])[labels]


def _right_probabilities(y, t):
    rows, labels = _rows_and_labels(y, t)
    return rows[np.arange(len(rows)), labels]


# mean_squared_error


def mean_squared_error__mean_of_the_squares(y, t):
    """Give mean_squared_error twice as many entries with the same errors. Should the result stay the same?"""
    return np.mean((y - t) ** 2)


def mean_squared_error__half_the_mean(y, t):
    """Do not trust the name: read the formula. Is anything divided by the number of entries?"""
    return 0.5 * np.mean((y - t) ** 2)


def mean_squared_error__averaged_over_the_batch(y, t):
    """For a single row, your result is right. Put two rows together: what does the formula do with their errors?"""
    return np.mean(0.5 * np.sum((y - t) ** 2, axis=-1))


def mean_squared_error__divided_by_the_rows(y, t):
    """Do not trust the name: read the formula. By what does mean_squared_error divide, and is that in the formula?"""
    return 0.5 * np.sum((y - t) ** 2) / y.shape[0]


def mean_squared_error__no_one_half(y, t):
    """Work out the formula by hand for a single entry that is wrong by 1. What does your function return?"""
    return np.sum((y - t) ** 2)


def mean_squared_error__doubled_not_squared(y, t):
    """Which operator squares a number in Python? Compare with the one in mean_squared_error."""
    return 0.5 * np.sum((y - t) * 2)


def mean_squared_error__absolute_differences(y, t):
    """Make one error twice as large. How much should the loss grow?"""
    return 0.5 * np.sum(np.abs(y - t))


def mean_squared_error__not_squared(y, t):
    """Errors of +0.3 and -0.3: do they cancel out in your sum?"""
    return 0.5 * np.sum(y - t)


def mean_squared_error__squared_after_the_sum(y, t):
    """Which comes first, the sum or the square? Try errors of +0.3 and -0.3."""
    return 0.5 * np.sum(y - t) ** 2


def mean_squared_error__squares_subtracted(y, t):
    """Can your loss be negative? Look at what is squared, and when."""
    return 0.5 * np.sum(y**2 - t**2)


def mean_squared_error__square_root(y, t):
    """Make all errors twice as large. The loss should become four times as large: does it?"""
    return np.sqrt(np.sum((y - t) ** 2))


def mean_squared_error__no_sum(y, t):
    """Print your result. A loss is one number: how many numbers do you see?"""
    return 0.5 * (y - t) ** 2


def mean_squared_error__one_number_per_row(y, t):
    """For a batch, how many numbers do you return? The formula adds up all entries."""
    return 0.5 * np.sum((y - t) ** 2, axis=-1)


def mean_squared_error__caret(y, t):
    """On paper, ^ is a power. What does Python print for 3 ^ 2?"""
    return 0.5 * np.sum((y - t) ^ 2)


def mean_squared_error__right_class_only(y, t):
    """Change a prediction where t is 0. Does mean_squared_error change?"""
    return 0.5 * np.sum(t * (y - t) ** 2)


def mean_squared_error__difference_of_integers(y, t):
    """Print the dtype of the differences in mean_squared_error when t holds integers. Can it hold 0.4?"""
    difference = np.zeros_like(t)
    difference[...] = y - t
    return 0.5 * np.sum(difference**2)


def mean_squared_error__norm_of_a_matrix(y, t):
    """Read numpy's documentation of the norm function that mean_squared_error calls. What does it compute for a matrix,
    such as a batch?
    """
    return 0.5 * np.linalg.norm(y - t, 2) ** 2


# cross_entropy_error: the formula


def cross_entropy_error__no_minus(y, t):
    """The logarithm of a probability is never positive. Can a loss be negative?"""
    return np.mean(np.log(_right_probabilities(y, t) + 1e-7))


def cross_entropy_error__not_averaged(y, t):
    """Put every example into the batch twice. Should the result of cross_entropy_error change?"""
    return -np.sum(np.log(_right_probabilities(y, t) + 1e-7))


def cross_entropy_error__mean_over_all_entries(y, t):
    """How many entries of t * log(y) are not 0? And by which number do you divide?"""
    y, t = _rows_and_one_hot(y, t)
    return -np.mean(t * np.log(y + 1e-7))


def cross_entropy_error__one_hot_mean_over_all_entries(y, t):
    """Pass the same answers to cross_entropy_error as labels and as one-hot rows. By which number does it divide each
    time?
    """
    if np.ndim(t) < np.ndim(y):
        return -np.mean(np.log(_right_probabilities(y, t) + 1e-7))
    return -np.mean(t * np.log(y + 1e-7))


def cross_entropy_error__divided_by_the_classes(y, t):
    """Put every example into the batch twice. Should the result of cross_entropy_error change? Look at the number that
    you divide by.
    """
    y, t = _rows_and_one_hot(y, t)
    return -np.sum(t * np.log(y + 1e-7)) / y.shape[1]


def cross_entropy_error__one_row_divided_by_the_classes(y, t):
    """For a single row, what is y.shape[0]? How many examples are there?"""
    return -np.sum(np.log(_right_probabilities(y, t) + 1e-7)) / np.shape(y)[0]


def cross_entropy_error__zero_times_log_of_zero(y, t):
    """Where t is 0, y may be 0 too. What does your code take the logarithm of there, and what is 0 times that?"""
    y, t = _rows_and_one_hot(y, t)
    return -np.sum(t * np.log(y)) / len(y)


def cross_entropy_error__small_number_subtracted(y, t):
    """Where t is 0, y may be 0 too. What does your code take the logarithm of there, and what is 0 times that?"""
    y, t = _rows_and_one_hot(y, t)
    return -np.sum(t * np.log(y - 1e-7)) / len(y)


def cross_entropy_error__log_of_zero(y, t):
    """What is log(0)? A small number helps only if you add it before you take the logarithm."""
    return -np.mean(np.log(_right_probabilities(y, t)) + 1e-7)


def cross_entropy_error__no_loss_for_probability_zero(y, t):
    """What does cross_entropy_error return when the right class has probability 0? Is this the best prediction, or the
    worst?
    """
    y, t = _rows_and_one_hot(y, t)
    logs = np.zeros(y.shape)
    np.log(y, out=logs, where=y > 0)
    return -np.sum(t * logs) / len(y)


def cross_entropy_error__largest_float_for_infinity(y, t):
    """What does nan_to_num make of infinity in cross_entropy_error? Print twice that number."""
    return -np.mean(np.nan_to_num(np.log(_right_probabilities(y, t))))


def cross_entropy_error__loss_cut_off(y, t):
    """Pass the probabilities 1e-5 and 1e-6 to cross_entropy_error for the right class. Does it tell them apart?"""
    return np.mean(np.minimum(-np.log(_right_probabilities(y, t) + 1e-7), 10))


def cross_entropy_error__guard_too_small_for_float32(y, t):
    """Print np.float32(0) + the tiny number of cross_entropy_error. Is it still above 0?"""
    return -np.mean(np.log(_right_probabilities(y, t) + 1e-50))


def cross_entropy_error__large_epsilon(y, t):
    """How much does the number that you add change a probability of 0.05?"""
    return -np.mean(np.log(_right_probabilities(y, t) + 1e-2))


def cross_entropy_error__log10(y, t):
    """What does your logarithm return for e, which is about 2.718? In the formula, it is 1."""
    return -np.mean(np.log10(_right_probabilities(y, t) + 1e-7))


def cross_entropy_error__log2(y, t):
    """For two classes with a probability of 0.5 each, is your loss exactly 1? Which logarithm gives that?"""
    return -np.mean(np.log2(_right_probabilities(y, t) + 1e-7))


def cross_entropy_error__two_class_formula(y, t):
    """Your formula also uses the probabilities of the wrong classes. For how many classes was it made?"""
    y, t = _rows_and_one_hot(y, t)
    return -np.sum(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)) / len(y)


def cross_entropy_error__logarithm_of_t(y, t):
    """Of which does cross_entropy_error take the logarithm, of y or of t? Compare with the formula."""
    y, t = _rows_and_one_hot(y, t)
    return -np.sum(y * np.log(t + 1e-7)) / len(y)


def cross_entropy_error__softmax_again(y, t):
    """y holds probabilities already. What does cross_entropy_error do to them before it takes the logarithm?"""
    exp_y = np.exp(y - np.max(y, axis=-1, keepdims=True))
    y = exp_y / np.sum(exp_y, axis=-1, keepdims=True)
    return -np.mean(np.log(_right_probabilities(y, t) + 1e-7))


def cross_entropy_error__entropy_of_y(y, t):
    """Call cross_entropy_error with the same y and another t. Should the loss change, and does it?"""
    y = np.atleast_2d(y)
    return -np.sum(y * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__largest_probability(y, t):
    """Take a prediction that is sure, and wrong. Is your loss small or large?"""
    return -np.mean(np.log(np.max(np.atleast_2d(y), axis=1) + 1e-7))


def cross_entropy_error__squared_error(y, t):
    """Take a prediction that is sure, and wrong. How large can your loss become at most?"""
    y, t = _rows_and_one_hot(y, t)
    return 0.5 * np.sum((y - t) ** 2) / len(y)


def cross_entropy_error__log_of_the_rest(y, t):
    """Raise the probability of the right class. Does your loss fall?"""
    return -np.mean(np.log(1 - _right_probabilities(y, t) + 1e-7))


def cross_entropy_error__log_of_the_mean(y, t):
    """Each example has its own loss. Do you average these losses, or the probabilities?"""
    return -np.log(np.mean(_right_probabilities(y, t)) + 1e-7)


def cross_entropy_error__one_number_per_row(y, t):
    """A loss is one number. What should become of the losses of the examples?"""
    return -np.log(_right_probabilities(y, t) + 1e-7)


# cross_entropy_error: the forms of t


def cross_entropy_error__labels_as_factors(y, t):
    """A label says where to look. What does multiplying by the label 2, or by 0, do?"""
    if np.ndim(t) < np.ndim(y):
        return -np.mean(t * np.log(_right_probabilities(y, t) + 1e-7))
    y, t = np.atleast_2d(y, t)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__labels_times_all_columns(y, t):
    """A label says where to look. With how many logarithms does cross_entropy_error multiply each label?"""
    if np.ndim(t) < np.ndim(y):
        return -np.sum(np.reshape(t, (-1, 1)) * np.log(y + 1e-7)) / len(y)
    y, t = np.atleast_2d(y, t)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__one_hot_told_by_its_values(y, t):
    """Labels may all be 0 or 1. How does cross_entropy_error tell them from one-hot rows: by values, or by axes?"""
    if np.max(t) <= 1:
        return np.mean(-np.sum(t * np.log(y + 1e-7), axis=-1))
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__one_hot_only(y, t):
    """Print t when it holds labels. Does your code multiply by them as if they were zeros and ones?"""
    y = np.atleast_2d(y)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__labels_only(y, t):
    """Print t when it is one-hot. Can its zeros and ones be used as positions?"""
    y, t = np.atleast_2d(y), np.atleast_1d(t)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__one_row_of_labels_only(y, t):
    """Print t when it is one-hot. Can its zeros and ones be used as positions?"""
    y, t = np.atleast_2d(y), np.reshape(t, (1, -1)) if np.ndim(y) == 1 else t
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7)) / len(y)


def cross_entropy_error__argmax_of_the_whole_batch(y, t):
    """In cross_entropy_error, print t after argmax. Is it one label for each row, or a single number?"""
    y, t = np.atleast_2d(y), np.argmax(t) if np.ndim(t) == np.ndim(y) else t
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__argmax_down_the_columns(y, t):
    """In cross_entropy_error, print t after argmax. Is it one label for each row, or one number for each column?"""
    if np.ndim(y) == 1:
        y, t = np.reshape(y, (1, -1)), np.reshape(t, (1, -1))
    if np.ndim(t) == np.ndim(y):
        t = np.argmax(t, axis=0)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7)) / len(y)


def cross_entropy_error__columns_picked(y, t):
    """With labels, print the shape of what you pick from y. Is it one number for each row, or more?"""
    y, labels = _rows_and_labels(y, t)
    return -np.sum(np.log(y[:, labels] + 1e-7)) / len(y)


def cross_entropy_error__columns_of_all_labels(y, t):
    """With labels, print the shape of what cross_entropy_error picks from y. How many numbers does it average?"""
    if np.ndim(t) < np.ndim(y):
        return -np.mean(np.log(y[:, t] + 1e-7))
    y, t = np.atleast_2d(y, t)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__factor_after_argmax(y, t):
    """After argmax, what does t hold? See what the next line does with it."""
    if np.ndim(t) < np.ndim(y):
        return -np.mean(np.log(_right_probabilities(y, t) + 1e-7))
    y, t = _rows_and_labels(y, t)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__labels_taken_for_one_row(y, t):
    """Labels of a batch have one axis, and so has a single row. Print y.shape in each case."""
    if np.ndim(t) < 2:
        y, t = np.reshape(y, (1, -1)), np.reshape(t, (1, -1))
    if np.size(t) == np.size(y):
        t = np.argmax(t, axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__one_row_taken_for_labels(y, t):
    """A single one-hot row has one axis, and so have the labels of a batch. How do they differ?"""
    if np.ndim(t) == 2:
        t = np.argmax(t, axis=1)
    y, t = np.atleast_2d(y), np.atleast_1d(t)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
