"""Wrong implementations of the exercise activations: one slip each."""

import math

import numpy as np

_buffers = {}
_memory = {}


def _buffer(key, shape):
    """Return one float array for each key and shape, the same at each call."""
    if (key, shape) not in _buffers:
        _buffers[key, shape] = np.zeros(shape)
    return _buffers[key, shape]


def _sigmoid(x):
    """The right sigmoid."""
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))[()]


# step_function


def step_function__at_zero(x):
    """1 at exactly 0."""
    return np.where(np.asarray(x) >= 0, 1, 0)[()]


def step_function__sign(x):
    """-1 below 0."""
    return np.sign(x).astype(int)


def step_function__only_numbers(x):
    """An if does not take an array."""
    if x > 0:
        return 1
    return 0


def step_function__only_arrays(x):
    """A comparison of floats has no astype."""
    return (x > 0).astype(int)


def step_function__in_place(x):
    """Writes the answers into x."""
    if np.ndim(x) == 0:
        return int(x > 0)
    mask = x > 0
    x[...] = 0
    x[mask] = 1
    return x.astype(int)


def step_function__whole_part(x):
    """Cuts fractions off first: 0.5 is not above 0."""
    return (np.asarray(x).astype(int) > 0).astype(int)[()]


def step_function__half_at_zero(x):
    """0.5 at exactly 0."""
    return np.heaviside(x, 0.5)


def step_function__flat(x):
    """A matrix comes back as one long row."""
    if np.ndim(x) == 0:
        return int(x > 0)
    return np.array([1 if v > 0 else 0 for v in x.flat])


def step_function__one_axis_too_many(x):
    """A number comes back as an array of one entry."""
    return (np.atleast_1d(x) > 0).astype(int)


def step_function__tolerance(x):
    """Small positive inputs count as 0."""
    return np.where(np.asarray(x) > 1e-4, 1, 0)[()]


def step_function__one_for_all(x):
    """One decision for the whole array."""
    return np.full(np.shape(x), int(np.any(np.asarray(x) > 0)))[()]


# sigmoid


def sigmoid__positive_form(x):
    """exp(x) / (1 + exp(x)) is nan at 1000."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(np.asarray(x, dtype=float))
        return (e / (1 + e))[()]


def sigmoid__nan_to_num(x):
    """Turns the nan of large inputs into 0."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(np.asarray(x, dtype=float))
        return np.nan_to_num(e / (1 + e))[()]


def sigmoid__falling(x):
    """The minus is missing: it falls from 1 to 0."""
    return _sigmoid(-np.asarray(x, dtype=float))


def sigmoid__precedence(x):
    """1 / 1 + exp(-x), without brackets."""
    with np.errstate(over="ignore"):
        return (1 / 1 + np.exp(-np.asarray(x, dtype=float)))[()]


def sigmoid__math(x):
    """math.exp takes numbers only."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def sigmoid__result_like_x(x):
    """The result has the type of x: integers give 0 and 1 only."""
    x = np.asarray(x)
    result = np.empty_like(x)
    positive = x >= 0
    result[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    result[~positive] = e / (1 + e)
    return result[()]


def sigmoid__only_arrays(x):
    """Picks entries by a mask, which a float does not have."""
    result = np.zeros(x.shape)
    positive = x >= 0
    result[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    result[~positive] = e / (1 + e)
    return result


def sigmoid__one_branch_for_all(x):
    """Chooses the formula by the mean of all entries: nan where signs are mixed."""
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore", invalid="ignore"):
        if x.mean() > 0:
            return (1 / (1 + np.exp(-x)))[()]
        e = np.exp(x)
        return (e / (1 + e))[()]


def sigmoid__clipped(x):
    """Cuts the inputs to -6 and 6."""
    return _sigmoid(np.clip(x, -6, 6))


def sigmoid__shifted_by_max(x):
    """Subtracts the maximum, as softmax does: entries depend on each other."""
    x = np.asarray(x, dtype=float)
    return _sigmoid(x - np.max(x))


def sigmoid__tanh_unscaled(x):
    """Half of 1 + tanh(x), where x / 2 belongs."""
    return (0.5 * (1 + np.tanh(np.asarray(x, dtype=float))))[()]


def sigmoid__always_positive(x):
    """Takes exp(-|x|), but forgets the other branch: symmetric."""
    return (1 / (1 + np.exp(-np.abs(np.asarray(x, dtype=float)))))[()]


def sigmoid__negates_argument(x):
    """Turns the sign of an array in place."""
    if np.ndim(x) == 0:
        return _sigmoid(x)
    np.negative(x, out=x)
    return _sigmoid(-1.0 * x)


def sigmoid__rounded(x):
    """Rounds to four decimals."""
    return np.round(_sigmoid(x), 4)


def sigmoid__shared_result(x):
    """Results of one shape are the same array."""
    if np.ndim(x) == 0:
        return _sigmoid(x)
    result = _buffer("sigmoid", np.shape(x))
    result[...] = _sigmoid(x)
    return result


# relu


def relu__in_place(x):
    """Sets the negative entries of x to 0."""
    if np.ndim(x) == 0:
        return max(x, 0)
    x[x < 0] = 0
    return x


def relu__out_is_x(x):
    """np.maximum writes into x; numbers are right."""
    return np.maximum(x, 0, out=x if isinstance(x, np.ndarray) else None)


def relu__np_max(x):
    """np.max with axis 0 instead of np.maximum."""
    return np.max(x, 0)


def relu__python_max(x):
    """Python's max does not take an array of several entries."""
    return max(0, x)


def relu__method(x):
    """A float has no method clip."""
    return x.clip(min=0)


def relu__drops(x):
    """Drops the entries that are not above 0."""
    x = np.asarray(x)
    return x[x > 0]


def relu__absolute(x):
    """Negative entries lose their sign only."""
    return np.abs(x)


def relu__leaky(x):
    """A hundredth of the negative entries stays."""
    return np.maximum(x, 0.01 * np.asarray(x))


def relu__six(x):
    """Stops at 6."""
    return np.clip(x, 0, 6)


def relu__ones(x):
    """Returns 1 where x belongs."""
    return np.where(np.asarray(x) > 0, 1.0, 0.0)[()]


def relu__integers(x):
    """The zeros are integers, and what is put between them is cut off."""
    x = np.asarray(x)
    result = np.zeros(x.shape, dtype=int)
    result[x > 0] = x[x > 0]
    return result[()]


def relu__by_row(x):
    """A row that has a negative sum becomes 0 as a whole."""
    x = np.asarray(x)
    if x.ndim < 2:
        return np.maximum(x, 0)[()]
    return x * (x.sum(axis=-1, keepdims=True) > 0)


def relu__softplus(x):
    """The smooth relative."""
    return np.logaddexp(0, x)


def relu__shared_result(x):
    """Results of one shape are the same array."""
    if np.ndim(x) == 0:
        return max(x, 0)
    result = _buffer("relu", np.shape(x))
    np.maximum(x, 0, out=result)
    return result


# identity_function


def identity_function__rounded(x):
    """Rounds to six decimals."""
    return np.round(x, 6)


def identity_function__integers(x):
    """Cuts off the fractions."""
    return np.asarray(x).astype(int)[()]


def identity_function__single_precision(x):
    """Rounds to the precision of float32."""
    return np.asarray(x, dtype=np.float32)[()]


def identity_function__copy(x):
    """A float has no method copy."""
    return x.copy()


def identity_function__float(x):
    """float takes one number."""
    return float(x)


def identity_function__flat(x):
    """A matrix comes back as one long row."""
    return np.ravel(x) if np.ndim(x) > 1 else x


def identity_function__matrix(x):
    """The identity matrix."""
    return np.identity(np.size(x))


def identity_function__one_axis_too_many(x):
    """A number comes back as an array of one entry."""
    return np.array(x, ndmin=1)


def identity_function__shared_result(x):
    """Copies into an array that the next call uses again."""
    if np.ndim(x) == 0:
        return x
    result = _buffer("identity", np.shape(x))
    np.copyto(result, x)
    return result


def identity_function__clipped(x):
    """Keeps the values between -1 and 1."""
    return np.clip(x, -1, 1)


def identity_function__transposed(x):
    """Builds the matrix from its columns, and so turns it."""
    x = np.asarray(x)
    if x.ndim != 2:
        return x[()]
    return np.array([x[:, j] for j in range(x.shape[1])])


# sigmoid_grad


def sigmoid_grad__of_outputs(x):
    """Takes x for the output of sigmoid."""
    return x * (1 - x)


def sigmoid_grad__sigmoid_twice(x):
    """Puts the output through sigmoid once more."""
    y = _sigmoid(_sigmoid(x))
    return y * (1 - y)


def sigmoid_grad__one_minus_x(x):
    """y (1 - x)."""
    return _sigmoid(x) * (1 - np.asarray(x))


def sigmoid_grad__tanh(x):
    """The rule of tanh."""
    return 1 - _sigmoid(x) ** 2


def sigmoid_grad__sign(x):
    """y (y - 1): negative."""
    y = _sigmoid(x)
    return y * (y - 1)


def sigmoid_grad__nan_far_left(x):
    """exp(-x) / (1 + exp(-x))**2 is nan at -1000."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(-np.asarray(x, dtype=float))
        return (e / (1 + e) ** 2)[()]


def sigmoid_grad__nan_far_right(x):
    """exp(x) / (1 + exp(x))**2 is nan at 1000."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(np.asarray(x, dtype=float))
        return (e / (1 + e) ** 2)[()]


def sigmoid_grad__peak_of_one(x):
    """Scaled so that it is 1 at 0."""
    y = _sigmoid(x)
    return 4 * y * (1 - y)


def sigmoid_grad__dot(x):
    """The dot product adds the entries of a row up."""
    y = _sigmoid(x)
    return np.sum(y * (1 - y), axis=-1) if np.ndim(x) else y * (1 - y)


def sigmoid_grad__coarse_difference(x):
    """A difference quotient with a step of 0.1, to one side."""
    x = np.asarray(x, dtype=float)
    return (_sigmoid(x + 0.1) - _sigmoid(x)) / 0.1


def sigmoid_grad__remembers_shape(x):
    """Keeps the outputs for each shape of array, whatever its values."""
    if np.ndim(x) == 0:
        return _sigmoid(x) * (1 - _sigmoid(x))
    if np.shape(x) not in _memory:
        _memory[np.shape(x)] = _sigmoid(x)
    y = _memory[np.shape(x)]
    return y * (1 - y)


def sigmoid_grad__result_like_x(x):
    """The result has the type of x: integers give 0 only."""
    y = _sigmoid(x)
    return np.asarray(y * (1 - y)).astype(np.asarray(x).dtype)[()]


def sigmoid_grad__writes_into_x(x):
    """Uses a float array x as the place for the outputs."""
    y = x if isinstance(x, np.ndarray) and x.dtype == float else np.array(x, dtype=float)
    y[...] = _sigmoid(y)
    return y * (1 - y)


# relu_grad


def relu_grad__relu(x):
    """Returns x where 1 belongs."""
    return np.maximum(x, 0)


def relu_grad__in_place(x):
    """Writes the derivatives into x."""
    if np.ndim(x) == 0:
        return float(x > 0)
    x[x <= 0] = 0
    x[x > 0] = 1
    return x


def relu_grad__sign(x):
    """-1 below 0."""
    return np.sign(x)


def relu_grad__nan_at_zero(x):
    """relu(x) / x is nan at 0."""
    with np.errstate(invalid="ignore"):
        return np.divide(np.maximum(x, 0), x)


def relu_grad__only_numbers(x):
    """An if does not take an array."""
    return 1.0 if x > 0 else 0.0


def relu_grad__only_arrays(x):
    """Makes zeros of the shape of x, which a float does not have."""
    result = np.zeros(x.shape)
    result[x > 0] = 1
    return result


def relu_grad__wide_difference(x):
    """A difference quotient with a wide step: wrong close to 0."""
    x = np.asarray(x, dtype=float)
    return (np.maximum(x + 0.2, 0) - np.maximum(x - 0.2, 0)) / 0.4


def relu_grad__whole_part(x):
    """Cuts fractions off first: 0.5 has 0."""
    return (np.asarray(x).astype(int) > 0).astype(float)[()]


def relu_grad__jacobian(x):
    """A matrix with the derivatives on its diagonal."""
    return np.diag((np.ravel(x) > 0).astype(float))


def relu_grad__leaky(x):
    """A slope of 0.01 below 0."""
    return np.where(np.asarray(x) > 0, 1.0, 0.01)[()]


def relu_grad__turned(x):
    """0 above and 1 below."""
    return np.where(np.asarray(x) > 0, 0.0, 1.0)[()]


def relu_grad__shared_result(x):
    """Results of one shape are the same array."""
    if np.ndim(x) == 0:
        return float(x > 0)
    result = _buffer("relu_grad", np.shape(x))
    result[...] = x > 0
    return result
