"""Wrong implementations of ``activations``, written from its stub alone."""

import math

import numpy as np

from activations import relu, sigmoid


def step_function__one_at_zero(x):
    """>=: 1 at exactly 0."""
    return np.array(x >= 0, dtype=int)


def step_function__astype_of_bool(x):
    """A Python number has no astype."""
    y = x > 0
    return y.astype(int)


def step_function__scalar_if(x):
    """if x > 0: an error for arrays."""
    if x > 0:
        return 1
    return 0


def step_function__sign(x):
    """-1 below 0."""
    return np.asarray(np.sign(x)).astype(int)


def step_function__integers_first(x):
    """Cuts x to an integer first: 0.5 gives 0."""
    return (np.asarray(x).astype(int) > 0).astype(int)


def step_function__in_place(x):
    """Writes 1 and 0 into the array x."""
    if np.ndim(x) == 0:
        return int(x > 0)
    mask = x > 0
    x[...] = 0
    x[mask] = 1
    return x.astype(int)


def step_function__tolerance(x):
    """Only above 1e-7: tiny positive numbers give 0."""
    return np.where(np.asarray(x) > 1e-7, 1, 0)


def step_function__one_row(x):
    """A list comprehension over one axis: fails for matrices."""
    if isinstance(x, (int, float)):
        return 1 if x > 0 else 0
    return np.array([1 if v > 0 else 0 for v in x])


def step_function__at_least_1d(x):
    """A number gives an array of shape (1,)."""
    return (np.atleast_1d(x) > 0).astype(int)


def step_function__rounded_clip(x):
    """Clips to 0..1 and rounds: the step is at 0.5."""
    return np.round(np.clip(x, 0, 1)).astype(int)


def sigmoid__exp_over_one_plus_exp(x):
    """inf / inf is nan for 1000."""
    e = np.exp(np.asarray(x, dtype=float))
    return e / (1 + e)


def sigmoid__nan_to_zero(x):
    """Replaces the nan of large x by 0, where it should be 1."""
    e = np.exp(np.asarray(x, dtype=float))
    return np.nan_to_num(e / (1 + e))


def sigmoid__sign(x):
    """exp(x): falls from 1 to 0."""
    return 1 / (1 + np.exp(np.asarray(x, dtype=float)))


def sigmoid__clipped_input(x):
    """Clips x to -10..10: -1000 gives 0.00005, not 0."""
    return 1 / (1 + np.exp(-np.clip(x, -10.0, 10.0)))


def sigmoid__math(x):
    """math.exp: numbers only."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def sigmoid__zeros_like(x):
    """Stores into zeros_like(x): integers give 0."""
    x = np.asarray(x)
    y = np.zeros_like(x)
    y[...] = 1 / (1 + np.exp(-x.astype(float)))
    return y


def sigmoid__hole_at_zero(x):
    """x > 0 and x < 0: exactly 0 is left at 0."""
    x = np.asarray(x, dtype=float)
    y = np.zeros(x.shape)
    positive, negative = x > 0, x < 0
    y[positive] = 1 / (1 + np.exp(-x[positive]))
    y[negative] = np.exp(x[negative]) / (1 + np.exp(x[negative]))
    return y


def sigmoid__shifted_by_max(x):
    """Subtracts the maximum as in softmax: an entry depends on the others."""
    x = np.asarray(x, dtype=float)
    e = np.exp(x - np.max(x, initial=0.0))
    return e / (1 + e)


def sigmoid__shape_of_x(x):
    """x.shape: fails for Python numbers."""
    y = np.empty(x.shape)
    low = x < 0
    e = np.exp(-np.abs(x.astype(float)))
    y[low] = e[low] / (1 + e[low])
    y[~low] = 1 / (1 + e[~low])
    return y


def sigmoid__tanh_of_x(x):
    """tanh(x) for tanh(x / 2): twice as steep."""
    return 0.5 * (1 + np.tanh(x))


def sigmoid__negates_x(x):
    """x *= -1 changes the argument."""
    x *= -1
    return 1 / (1 + np.exp(x))


def sigmoid__symmetric(x):
    """exp(-abs(x)) for all: negative x answers like positive x."""
    return 1 / (1 + np.exp(-np.abs(x)))


def sigmoid__rounded(x):
    """Rounded to 4 places, as the example shows."""
    return np.round(1 / (1 + np.exp(-np.asarray(x, dtype=float))), 4)


def relu__max_along_axis(x):
    """np.max(x, 0): the maximum along axis 0."""
    return np.max(x, 0)


def relu__builtin_max(x):
    """max(0, x): an error for arrays."""
    return max(0, x)


def relu__absolute(x):
    """abs: negative entries become positive."""
    return np.abs(x)


def relu__in_place(x):
    """x[x < 0] = 0 changes the argument."""
    if np.ndim(x):
        x[x < 0] = 0
        return x
    return x if x > 0 else 0.0


def relu__leaky(x):
    """A leak of 0.01 below 0."""
    return np.where(np.asarray(x) > 0, x, 0.01 * np.asarray(x))


def relu__six(x):
    """ReLU6: cut off at 6."""
    return np.minimum(np.maximum(x, 0), 6)


def relu__buffer_kept(x, buffers={}):
    """One buffer per shape and dtype: the next call overwrites earlier results."""
    x = np.asarray(x)
    key = x.shape, x.dtype
    if key not in buffers:
        buffers[key] = np.empty_like(x)
    return np.maximum(x, 0, out=buffers[key])


def relu__drops_the_rest(x):
    """x[x > 0]: the other entries are gone, and the shape with them."""
    x = np.asarray(x)
    return x[x > 0]


def relu__from_one(x):
    """x >= 1: entries between 0 and 1 are lost."""
    return np.where(np.asarray(x) >= 1, x, 0)


def relu__floor_of_half(x):
    """(x + |x|) // 2 rounds down."""
    return (x + np.abs(x)) // 2


def relu__asarray_is_no_copy(x):
    """np.maximum into a float view of x: changes float arrays, but not integers."""
    y = np.asarray(x, dtype=float)
    return np.maximum(y, 0.0, out=y)


def identity_function__method_copy(x):
    """x.copy(): Python numbers have none."""
    return x.copy()


def identity_function__integers(x):
    """Cut to integers."""
    return np.asarray(x).astype(int)


def identity_function__identity_matrix(x):
    """An identity matrix of this size."""
    return np.eye(np.size(x))


def identity_function__single_precision(x):
    """float32 rounds."""
    return np.array(x, dtype=np.float32)


def identity_function__no_return(x):
    """Forgets the return."""
    x = x


def identity_function__row(x):
    """Flattened: a matrix becomes a row."""
    return np.array(x).flatten()


def identity_function__probabilities(x):
    """Clipped to 0..1."""
    return np.clip(x, 0, 1)


def sigmoid_grad__of_outputs(x):
    """Takes x for an output of sigmoid."""
    return x * (1 - x)


def sigmoid_grad__half_of_outputs(x):
    """y * (1 - x)."""
    return sigmoid(x) * (1 - x)


def sigmoid_grad__nan_far_left(x):
    """exp(-x) / (1 + exp(-x)) ** 2 is inf / inf far left."""
    e = np.exp(-np.asarray(x, dtype=float))
    return e / (1 + e) ** 2


def sigmoid_grad__twice(x):
    """The sigmoid of the sigmoid."""
    y = sigmoid(sigmoid(x))
    return y * (1 - y)


def sigmoid_grad__step_too_small(x):
    """A difference quotient with 1e-15: mostly rounding errors."""
    h = 1e-15
    x = np.asarray(x, dtype=float)
    return (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)


def sigmoid_grad__jacobian(x):
    """A diagonal matrix for a row."""
    y = sigmoid(x)
    return np.diag(y * (1 - y)) if np.ndim(x) == 1 else y * (1 - y)


def sigmoid_grad__dot(x):
    """dot sums over the entries."""
    y = np.asarray(sigmoid(x))
    return y.dot(1 - y)


def sigmoid_grad__peak_of_one(x):
    """Scaled to 1 at 0."""
    y = sigmoid(x)
    return 4 * y * (1 - y)


def sigmoid_grad__cut_tails(x):
    """0 beyond 5: the tails are not 0 there yet."""
    y = sigmoid(x)
    return np.where(np.abs(x) > 5, 0.0, y * (1 - y))


def sigmoid_grad__remembers(x, cache={}):
    """Results by id(x): stale after x changed in place."""
    if id(x) not in cache:
        y = sigmoid(x)
        cache[id(x)] = (x, y * (1 - y))
    return cache[id(x)][1]


def sigmoid_grad__missing_square(x):
    """y - 2 * y for y - y ** 2."""
    y = sigmoid(x)
    return y - 2 * y


def relu_grad__relu_over_x(x):
    """relu(x) / x is nan at 0."""
    return relu(x) / x


def relu_grad__sign(x):
    """-1 below 0."""
    return np.sign(np.asarray(x, dtype=float))


def relu_grad__relu_itself(x):
    """x where it is above 0, not 1."""
    return np.where(np.asarray(x) > 0, x, 0.0)


def relu_grad__any_positive(x):
    """One decision for all entries."""
    return np.ones(np.shape(x)) * np.any(np.asarray(x) > 0)


def relu_grad__wide_difference(x):
    """A difference quotient with step 0.1: blurred around 0."""
    x = np.asarray(x, dtype=float)
    return (relu(x + 0.1) - relu(x - 0.1)) / 0.2


def relu_grad__ones_in_x(x):
    """np.copyto writes the ones into x, by way of asarray."""
    grad = np.asarray(x)
    positive = grad > 0
    if grad.flags.writeable:
        np.copyto(grad, 0)
        np.copyto(grad, 1, where=positive)
        return grad.astype(float)
    return positive.astype(float)


def relu_grad__matrices_only(x):
    """Two nested loops: an error for rows and numbers."""
    return np.array([[1.0 if v > 0 else 0.0 for v in row] for row in x])


def relu_grad__capped(x):
    """min(x, 1) above 0: 0.5 gives 0.5."""
    return np.clip(np.asarray(x, dtype=float), 0, 1)


def relu_grad__ones_below_too(x):
    """x != 0: negative entries give 1."""
    return np.where(x, 1.0, 0.0)
