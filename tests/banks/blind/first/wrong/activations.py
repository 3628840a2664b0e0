"""Wrong implementations of ``activations``, written from its stub alone."""

import numpy as np


def step_function__one_at_exactly_zero(x):
    """Uses >=: the decision at exactly 0 is 1."""
    return np.where(np.asarray(x) >= 0, 1, 0)


def step_function__sign_moved_and_halved(x):
    """(sign + 1) / 2 is 0.5 at 0, and no integer."""
    return (np.sign(x) + 1) / 2


def step_function__method_of_the_comparison(x):
    """Calls a method that only arrays have: single numbers raise an error."""
    return (x > 0).astype(int)


def step_function__cut_before_compared(x):
    """Makes integers of the sums first: 0.5 becomes 0."""
    return (np.asarray(x).astype(int) > 0) * 1


def step_function__tolerance(x):
    """Takes sums up to 1e-3 for 0."""
    return np.where(np.asarray(x) > 1e-3, 1, 0)


def step_function__decides_in_place(x):
    """Writes the decisions into the array that it is given."""
    if not isinstance(x, np.ndarray):
        return int(x > 0)
    positive = x > 0
    x[positive] = 1
    x[~positive] = 0
    return x.astype(int)


def sigmoid__second_form_everywhere(x):
    """exp(x) / (1 + exp(x)) is nan at 1000."""
    e = np.exp(x)
    return e / (1 + e)


def sigmoid__one_form_for_the_whole_array(x):
    """One negative entry chooses the second form for all: nan at 1000 beside it."""
    if np.any(np.asarray(x) < 0):
        e = np.exp(x)
        return e / (1 + e)
    return 1 / (1 + np.exp(-x))


def sigmoid__room_of_the_dtype_of_x(x):
    """The result of integers is written into an array of integers."""
    x = np.asarray(x)
    out = np.empty_like(x)
    positive = x >= 0
    out[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    out[~positive] = e / (1 + e)
    return out


def sigmoid__clipped_too_near(x):
    """Clips the sums to -10 and 10 against the overflow."""
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))


def sigmoid__sign_of_the_sum_lost(x):
    """Takes the absolute value to keep the exponent low, and forgets the sign."""
    return 1 / (1 + np.exp(-np.abs(x)))


def sigmoid__tanh_of_the_whole_sum(x):
    """Half of 1 + tanh(x): it should be tanh(x / 2)."""
    return 0.5 * (1 + np.tanh(x))


def sigmoid__negates_in_place(x):
    """Turns the sign of a float array in place, and does not turn it back."""
    if isinstance(x, np.ndarray) and x.dtype.kind == "f":
        x *= -1
        return 1 / (1 + np.exp(x))
    return 1 / (1 + np.exp(-x))


def sigmoid__half_precision(x):
    """Computes with float16: three digits are left."""
    x = np.asarray(x, dtype=np.float16)
    return (1 / (1 + np.exp(-x))).astype(float)


def sigmoid__strictly_between_masks(x):
    """Neither mask holds an entry of exactly 0: it stays 0."""
    x = np.asarray(x, dtype=float)
    y = np.zeros(x.shape)
    y[x > 0] = 1 / (1 + np.exp(-x[x > 0]))
    y[x < 0] = np.exp(x[x < 0]) / (1 + np.exp(x[x < 0]))
    return y


def relu__largest_along_an_axis(x):
    """np.max with 0 as its second argument: the largest of each column."""
    return np.maximum(np.max(np.atleast_1d(x), 0), 0)


def relu__zeros_written_into_x(x):
    """Sets the negative entries of the given array to 0."""
    if np.ndim(x) == 0:
        return max(x, 0)
    x[x < 0] = 0
    return x


def relu__six(x):
    """Cut off at 6 above."""
    return np.clip(x, 0, 6)


def relu__leaky(x):
    """Lets a hundredth of the negative values through."""
    return np.maximum(x, 0.01 * np.asarray(x))


def relu__half_of_the_sum_in_whole_numbers(x):
    """(x + |x|) // 2 is right for integers and cuts floats."""
    return (x + np.abs(x)) // 2


def relu__product_with_the_mask_of_the_first_entry(x):
    """.flat[0] is left over from a trial: the first entry decides for all."""
    x = np.asarray(x)
    return x * (x.flat[0] > 0) if x.ndim > 1 else np.where(x > 0, x, 0)


def identity_function__single_precision(x):
    """Makes float32 of it: 0.1 is another number afterwards."""
    return np.asarray(x, dtype=np.float32)


def identity_function__at_least_one_axis(x):
    """A single number comes back as an array with one entry."""
    return np.atleast_1d(x) + 0


def identity_function__kept_in_the_range_of_sigmoid(x):
    """Cuts the output to -1 to 1."""
    return np.clip(x, -1, 1)


def identity_function__flattened_batch(x):
    """Returns one long row of the batch."""
    return np.ravel(x) if np.ndim(x) else x


def sigmoid_grad__takes_x_for_the_output(x):
    """x * (1 - x): the formula with the input in place of the output."""
    return x * (1 - x)


def sigmoid_grad__quotient_of_exponentials(x):
    """exp(-x) / (1 + exp(-x))^2 is inf / inf at -1000."""
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1 + e) ** 2


def sigmoid_grad__sigmoid_twice(x):
    """The output goes through sigmoid once more."""
    y = sigmoid(sigmoid(x))
    return y * (1 - y)


def sigmoid_grad__step_too_small(x):
    """A numerical slope with a step of 1e-14: most digits are noise."""
    h = 1e-14
    return (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)


def sigmoid_grad__slope_of_tanh(x):
    """1 - y^2 is the slope of tanh, not of the sigmoid."""
    y = sigmoid(x)
    return 1 - y**2


def sigmoid_grad__one_minus_y_of_the_whole_array(x):
    """Takes the mean output in one of the factors: other entries come into play."""
    y = sigmoid(x)
    return y * (1 - np.mean(y)) if np.ndim(x) > 1 else y * (1 - y)


def relu_grad__sign(x):
    """The sign is -1 below 0."""
    return np.sign(x) * 1.0


def relu_grad__output_by_input(x):
    """relu(x) / x is 0 / 0 at 0."""
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x, 0.0) / x


def relu_grad__rounded(x):
    """Rounds the clipped sums: the slope at 0.3 is 0."""
    return np.round(np.clip(x, 0.0, 1.0))


def relu_grad__steep_ramp(x):
    """A ramp in place of the jump: at 0.001 it is 0.1."""
    return np.clip(np.asarray(x) * 100.0, 0.0, 1.0)


def relu_grad__overwrites_its_input(x):
    """Writes the slopes into the array that it is given, if it holds floats."""
    if np.ndim(x) == 0:
        return float(x > 0)
    out = np.asarray(x, dtype=float)
    np.copyto(out, x > 0)
    return out


def relu_grad__slope_of_the_slope(x):
    """Compares with 1, as if x were already a slope."""
    return np.where(np.asarray(x) >= 1, 1.0, 0.0)
