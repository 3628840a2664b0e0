"""Wrong implementations for activations."""

import math

import numpy as np

_buffer = {}


def _sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1 / (1 + e), e / (1 + e))[()]


# -------------------------------------------------------------- step_function


def step_function__at_zero(x):
    """>= 0: exactly 0 gives 1, but the stub says 0."""
    return np.where(np.asarray(x) >= 0, 1, 0)[()]


def step_function__sign(x):
    """np.sign gives -1 below 0."""
    return np.sign(x)


def step_function__half(x):
    """np.heaviside(x, 0.5): 0.5 at exactly 0."""
    return np.heaviside(x, 0.5)


def step_function__if(x):
    """A plain if: raises for an array with several entries."""
    if x > 0:
        return 1
    return 0


def step_function__keeps_x(x):
    """np.where(x > 0, x, 0): 2.0 gives 2.0, not 1."""
    return np.where(np.asarray(x) > 0, x, 0)[()]


def step_function__in_place(x):
    """Writes 0 and 1 into x: the argument changes (and a number has no entries)."""
    if np.ndim(x) == 0:
        return 1 if x > 0 else 0
    x[x > 0] = 1
    x[x <= 0] = 0
    return x


def step_function__rounds(x):
    """Rounds the clipped value: 0.3 gives 0, though it is above 0."""
    return np.round(np.clip(x, 0, 1))


def step_function__int_first(x):
    """astype(int) before the comparison: 0.5 becomes 0 and gives 0."""
    return (np.asarray(x).astype(int) > 0).astype(int)[()]


def step_function__row_loop(x):
    """A comprehension over x: a matrix raises, and a number is not iterable."""
    return np.array([1 if v > 0 else 0 for v in x])


def step_function__any(x):
    """Uses any(): one positive entry makes the whole result 1, a single number."""
    return int(np.any(np.asarray(x) > 0))


def step_function__threshold_one(x):
    """Compares with 1: 0.5 and 1.0 give 0."""
    return (np.asarray(x) > 1).astype(int)[()]


# -------------------------------------------------------------------- sigmoid


def sigmoid__exp_over_exp(x):
    """exp(x) / (1 + exp(x)): 1000 gives nan, the stub says 1."""
    with np.errstate(all="ignore"):
        return np.exp(x) / (1 + np.exp(x))


def sigmoid__sign_lost(x):
    """1 / (1 + exp(x)) is mirrored: sigmoid(2) gives 0.1192."""
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(x))


def sigmoid__nan_to_num(x):
    """Repairs nan with nan_to_num, which puts 0: 1000 gives 0, not 1."""
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.exp(x) / (1 + np.exp(x)))


def sigmoid__precedence(x):
    """1 / 1 + exp(-x) without brackets: 0 gives 2."""
    with np.errstate(over="ignore"):
        return 1 / 1 + np.exp(-x)


def sigmoid__clip_five(x):
    """Clips x to [-5, 5] against overflow: 1000 gives 0.9933, not 1."""
    return 1 / (1 + np.exp(-np.clip(x, -5, 5)))


def sigmoid__branches_swapped(x):
    """The two stable formulas are exchanged: 1000 goes to exp(x) / (1 + exp(x)) and gives nan."""
    x = np.asarray(x)
    with np.errstate(all="ignore"):
        return np.where(x >= 0, np.exp(x) / (1 + np.exp(x)), 1 / (1 + np.exp(-x)))[()]


def sigmoid__shift_by_max(x):
    """Subtracts the maximum as in softmax: entries depend on others, [0, 2] gives 0.1192 for 0."""
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-(x - np.max(x))))


def sigmoid__whole_array_branch(x):
    """Chooses the formula for the whole array by its minimum: [-1, 1000] gives nan for 1000."""
    with np.errstate(all="ignore"):
        if np.min(x) >= 0:
            return 1 / (1 + np.exp(-x))
        return np.exp(x) / (1 + np.exp(x))


def sigmoid__zeros_like(x):
    """Result array like x: integers cut the values, [0, 2] gives [0, 0]."""
    out = np.zeros_like(x)
    flat = np.ravel(x)
    for i, v in enumerate(flat):
        out.flat[i] = math.exp(v) / (1 + math.exp(v)) if v < 0 else 1 / (1 + math.exp(-v))
    return out[()]


def sigmoid__math_exp(x):
    """np.vectorize of math.exp(-v): -1000 raises OverflowError."""
    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(x)[()]


def sigmoid__tanh(x):
    """0.5 * (1 + tanh(x)) without halving x: sigmoid(2) gives 0.982."""
    return 0.5 * (1 + np.tanh(x))


def sigmoid__range(x):
    """tanh itself: a smooth step from -1 to 1."""
    return np.tanh(np.asarray(x) / 2)


def sigmoid__masks_in_place(x):
    """Limits x in place with masks: an argument with 1000 is changed to 500."""
    if np.ndim(x):
        x[x > 500] = 500
        x[x < -500] = -500
        return 1 / (1 + np.exp(-x))
    return 1 / (1 + np.exp(-max(min(x, 500), -500)))


def sigmoid__abs(x):
    """Uses exp(-|x|) but forgets to mirror the negative side: sigmoid(-1) gives 0.7311."""
    return 1 / (1 + np.exp(-np.abs(x)))


def sigmoid__step_far_out(x):
    """Sets everything beyond 1 to 0 and 1, 'far out': sigmoid(2) gives 1, not 0.8808."""
    x = np.asarray(x)
    inside = 1 / (1 + np.exp(-np.clip(x, -1, 1)))
    return np.where(x > 1, 1.0, np.where(x < -1, 0.0, inside))[()]


def sigmoid__positives_first(x):
    """Collects the positive, then the negative entries: order and shape are lost ([-1, 1] is mirrored)."""
    x = np.asarray(x)
    if x.ndim == 0:
        return _sigmoid(x)
    e = np.exp(x[x < 0])
    return np.concatenate([1 / (1 + np.exp(-x[x >= 0])), e / (1 + e)])


def sigmoid__buffer(x):
    """Keeps an output array for each shape: the next call changes what was returned."""
    y = _sigmoid(x)
    if np.ndim(x) == 0:
        return y
    out = _buffer.setdefault(np.shape(x), np.empty(np.shape(x)))
    out[...] = y
    return out


# ----------------------------------------------------------------------- relu


def relu__max_of_array(x):
    """np.max returns one number, the largest entry, for an array."""
    return max(0, np.max(x))


def relu__absolute(x):
    """Absolute value: -2 gives 2."""
    return np.abs(x)


def relu__in_place(x):
    """x[x < 0] = 0 changes the argument."""
    if np.ndim(x) == 0:
        return max(x, 0)
    x[x < 0] = 0
    return x


def relu__leaky(x):
    """0.01 * x below 0: -2 gives -0.02."""
    return np.where(np.asarray(x) > 0, x, 0.01 * np.asarray(x))[()]


def relu__up_to_one(x):
    """np.clip(x, 0, 1): 3 gives 1."""
    return np.clip(x, 0, 1)


def relu__vectorize_int(x):
    """np.vectorize takes the type of the first result, the int 0: [-2, 0.5] gives [0, 0]."""
    return np.vectorize(lambda v: v if v > 0 else 0)(x)[()]


def relu__drops_entries(x):
    """x[x > 0]: the negative entries are missing, the shape is another."""
    x = np.asarray(x)
    return x[x > 0]


def relu__minimum(x):
    """np.minimum for np.maximum: the negative part."""
    return np.minimum(0, x)


def relu__builtin_max(x):
    """max(0, x): raises for arrays with several entries."""
    return max(0, x)


def relu__mask_only(x):
    """Returns x > 0 as numbers: 3 gives 1."""
    return 1 * (np.asarray(x) > 0)[()]


def relu__one_elsewhere(x):
    """Puts 1, not 0, where x is not above 0: -2 gives 1."""
    return np.where(np.asarray(x) > 0, x, 1)[()]


# ---------------------------------------------------------- identity_function


def identity_function__rounded(x):
    """np.round: 0.5 gives 0, but the stub says 'not rounded'."""
    return np.round(x)


def identity_function__eye(x):
    """np.eye(len(x)), the identity matrix, and not the values of x."""
    return np.eye(np.size(x))


def identity_function__to_int(x):
    """int: -3.7 gives -3."""
    return np.asarray(x).astype(int)[()]


def identity_function__flat(x):
    """ravel: a (2, 3) array comes back with shape (6,)."""
    return np.ravel(x)


def identity_function__print(x):
    """Prints x and returns None."""
    print(x)


def identity_function__always_axis(x):
    """np.atleast_1d: a number comes back as an array of shape (1,)."""
    return np.atleast_1d(x)


def identity_function__first(x):
    """return in the loop: only the first entry comes back."""
    for v in np.ravel(x):
        return v


def identity_function__python_id(x):
    """id(x): the address of x."""
    return id(x)


# --------------------------------------------------------------- sigmoid_grad


def sigmoid_grad__takes_outputs(x):
    """x * (1 - x): takes x as an output of sigmoid; the stub says inputs (0 gives 0)."""
    return x * (1 - x)


def sigmoid_grad__one_minus_x(x):
    """sigmoid(x) * (1 - x): mixed-up names, 2.0 gives -0.88."""
    return _sigmoid(x) * (1 - x)


def sigmoid_grad__plus(x):
    """y * (1 + y): 0 gives 0.75."""
    y = _sigmoid(x)
    return y * (1 + y)


def sigmoid_grad__exp_square(x):
    """exp(-x) / (1 + exp(-x)) ** 2: -1000 gives nan."""
    with np.errstate(all="ignore"):
        e = np.exp(-x)
        return e / (1 + e) ** 2


def sigmoid_grad__tanh_rule(x):
    """1 - y ** 2, the rule for tanh: 0 gives 0.75."""
    return 1 - _sigmoid(x) ** 2


def sigmoid_grad__gradient(x):
    """np.gradient takes differences of neighbours: entries depend on each other (and numbers raise)."""
    return np.gradient(_sigmoid(x))


def sigmoid_grad__y_only(x):
    """Returns y itself: 0 gives 0.5."""
    y = _sigmoid(x)
    return y


def sigmoid_grad__twice(x):
    """Applies sigmoid twice: y = sigmoid(sigmoid(x)), 0 gives 0.235."""
    y = _sigmoid(_sigmoid(x))
    return y * (1 - y)


def sigmoid_grad__wide_difference(x):
    """Forward difference with h = 0.1: -2 gives 0.109, not 0.105."""
    return (_sigmoid(x + 0.1) - _sigmoid(x)) / 0.1


def sigmoid_grad__tiny_h(x):
    """Difference with h = 1e-20: x + h is x, so 0 at 2 and everywhere but near 0."""
    return (_sigmoid(x + 1e-20) - _sigmoid(x)) / 1e-20


def sigmoid_grad__squared(x):
    """(y * (1 - y)) ** 2: a square too many, 0 gives 0.0625."""
    y = _sigmoid(x)
    return (y * (1 - y)) ** 2


# ------------------------------------------------------------------ relu_grad


def relu_grad__quotient(x):
    """relu(x) / x: nan at exactly 0, where a number from 0 to 1 is right."""
    with np.errstate(all="ignore"):
        return np.maximum(0, x) / np.asarray(x)


def relu_grad__sign(x):
    """np.sign: -1 below 0."""
    return np.sign(x)


def relu_grad__keeps_x(x):
    """x where it is above 0: relu again, 3 gives 3."""
    return np.maximum(x, 0)


def relu_grad__clip(x):
    """np.clip(x, 0, 1): 0.5 gives 0.5."""
    return np.clip(x, 0, 1)


def relu_grad__reversed(x):
    """x < 0: 1 and 0 exchanged."""
    return np.where(np.asarray(x) < 0, 1.0, 0.0)[()]


def relu_grad__one_everywhere(x):
    """Derivative of x is 1: ones_like, 1 below 0 as well."""
    return np.ones_like(x)


def relu_grad__in_place(x):
    """Takes the mask after writing into x: x[x < 0] = 0; x[x > 0] = 1 changes the argument."""
    if np.ndim(x) == 0:
        return 1.0 if x > 0 else 0.0
    x[x < 0] = 0
    x[x > 0] = 1
    return x


def relu_grad__floor(x):
    """Whole part first: 0.5 gives 0."""
    return (np.trunc(x) > 0) * 1.0


def relu_grad__number_only(x):
    """A condition for numbers: raises for arrays."""
    return 1.0 if x > 0 else 0.0


def relu_grad__of_sum(x):
    """Decides with the sum of all entries, the same answer everywhere."""
    return np.full(np.shape(x), 1.0 if np.sum(x) > 0 else 0.0)


def relu_grad__negative_slope(x):
    """-1 below 0, as if it were the absolute value."""
    return np.where(np.asarray(x) > 0, 1.0, -1.0)[()]


# ----------------------------------------------------------- a few subtle ones


def step_function__bool_has_no_astype(x):
    """(x > 0).astype(int): for a Python number 3 > 0 is a bool without astype, AttributeError."""
    return (x > 0).astype(int)


def step_function__tolerance(x):
    """Treats values up to 0.001 as 0: 0.0005 gives 0, though it is above 0."""
    return np.where(np.asarray(x) > 1e-3, 1, 0)[()]


def sigmoid__negates_in_place(x):
    """x *= -1 before exp: the argument changes its sign."""
    x *= -1
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(x))


def relu__method_clip(x):
    """x.clip(min=0): a Python number has no clip."""
    return x.clip(min=0)


def relu__scaled_mask(x):
    """Mask times the largest entry: entries depend on others, [1, 3] gives [3, 3]."""
    return (np.asarray(x) > 0) * np.max(x)


def identity_function__half_precision(x):
    """Goes through float16: 0.2 comes back as 0.19995, but values are 'unchanged'."""
    return np.asarray(x).astype(np.float16).astype(float)[()]


def identity_function__absolute(x):
    """np.abs: -3.0 comes back as 3.0."""
    return np.abs(x)


def sigmoid_grad__zero_far_out(x):
    """Exactly 0 beyond |x| = 1, 'almost 0 far out': 2.0 must give 0.105."""
    y = _sigmoid(x)
    return np.where(np.abs(x) > 1, 0.0, y * (1 - y))[()]


def relu_grad__method_astype(x):
    """(x > 0).astype(float): a Python number gives AttributeError."""
    return (x > 0).astype(float)
