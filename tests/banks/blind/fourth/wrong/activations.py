import math

import numpy as np

_BUFFER = {}
_FIRST = {}


def _sig(x):
    """Stable sigmoid (right)."""
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1 / (1 + e), e / (1 + e))[()]


def step_function__half_at_0(x):
    """np.heaviside(x, 0.5): 0.5 at exactly 0, not 0."""
    return np.heaviside(x, 0.5)


def step_function__trunc(x):
    """Cuts the decimals first: 0.5 is above 0, but gives 0."""
    return (np.trunc(x) > 0) * 1


def step_function__tolerance(x):
    """x > 1e-7: 1e-9 is above 0, but gives 0."""
    return (x > 1e-7) * 1


def step_function__float32(x):
    """Compares in single precision: 1e-60 becomes 0 and gives 0."""
    return (np.float32(x) > 0) * 1


def step_function__sign(x):
    """np.sign: -1 below 0."""
    return np.sign(x)


def step_function__in_place(x):
    """For arrays, writes 1 and 0 into x itself."""
    if not isinstance(x, np.ndarray):
        return int(x > 0)
    x[x > 0] = 1
    x[x <= 0] = 0
    return x


def step_function__at_least_1d(x):
    """For a number returns an array of shape (1,)."""
    return np.array(np.atleast_1d(x) > 0, dtype=int)


def step_function__if(x):
    """ "if x > 0": fails for an array of several entries."""
    if x > 0:
        return 1
    return 0


def step_function__one_level_loop(x):
    """Loops over a row; with a matrix v > 0 is a row and fails."""
    if np.ndim(x) == 0:
        return int(x > 0)
    return np.array([1 if v > 0 else 0 for v in x])


def step_function__any(x):
    """One decision for the whole array: 1 everywhere if any entry is above 0."""
    return np.ones_like(x, dtype=int) * int(np.any(x > 0)) if np.ndim(x) else int(x > 0)


def step_function__sigmoid_rounded(x):
    """sigmoid(x) > 0.5: for 1e-17 the sigmoid is exactly 0.5, so 0 though it is above 0."""
    return (_sig(x) > 0.5) * 1


def step_function__buffer(x):
    """Returns one kept array for each shape: an earlier result changes in a later call."""
    if np.ndim(x) == 0:
        return int(x > 0)
    out = _BUFFER.setdefault(x.shape, np.zeros(x.shape, dtype=int))
    out[...] = x > 0
    return out


def sigmoid__shifted_by_max(x):
    """x - max(x) first, like softmax: entries depend on each other."""
    e = np.exp(-(x - np.max(x)))
    return 1 / (1 + e)


def sigmoid__zeros_like_int(x):
    """Masks into zeros_like(x): integer arrays give 0 for all but huge entries."""
    if np.ndim(x) == 0:
        return _sig(x)
    out = np.zeros_like(x)
    pos = x >= 0
    out[pos] = 1 / (1 + np.exp(-x[pos]))
    out[~pos] = np.exp(x[~pos]) / (1 + np.exp(x[~pos]))
    return out


def sigmoid__nothing_at_0(x):
    """Masks x > 0 and x < 0: exactly 0 stays 0, not 0.5."""
    if np.ndim(x) == 0:
        return _sig(x) if x else 0.0
    out = np.zeros(x.shape)
    out[x > 0] = 1 / (1 + np.exp(-x[x > 0]))
    e = np.exp(x[x < 0])
    out[x < 0] = e / (1 + e)
    return out


def sigmoid__one_formula_for_all(x):
    """The sign of the sum decides the formula for the whole array: [-1, 1000] is fine, [-2000, 1000] gives nan."""
    if np.sum(x) >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))


def sigmoid__symmetric(x):
    """1 / (1 + exp(-|x|)): sigmoid(-1) is 0.7311."""
    return 1 / (1 + np.exp(-np.abs(x)))


def sigmoid__nan_to_0(x):
    """exp(x) / (1 + exp(x)) with nan replaced by 0: sigmoid(1000) is 0."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(np.asarray(x, dtype=float))
        return np.nan_to_num(e / (1 + e))[()]


def sigmoid__clipped_to_10(x):
    """x clipped to -10..10: sigmoid(-20) is 4.5e-05, sigmoid(-1000) not 0."""
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))


def sigmoid__output_clipped(x):
    """Output kept in 1e-7 .. 1 - 1e-7: 1000 does not give 1."""
    return np.clip(_sig(x), 1e-7, 1 - 1e-7)


def sigmoid__math_for_numbers(x):
    """For a number, math.exp(-x): OverflowError at -1000."""
    if isinstance(x, (int, float)):
        return 1 / (1 + math.exp(-x))
    return _sig(x)


def sigmoid__vectorized_int(x):
    """np.vectorize takes its dtype from the first result: [-1000., 1.] gives ints, 0 and 0."""
    f = np.vectorize(lambda v: 0 if v < -700 else 1 / (1 + math.exp(-v)))
    return f(x)[()]


def sigmoid__tanh_unscaled(x):
    """(1 + tanh(x)) / 2 without x / 2: sigmoid(2) is 0.982."""
    return (1 + np.tanh(x)) / 2


def sigmoid__hard(x):
    """Straight line 0.2 x + 0.5, cut: sigmoid(2) is 0.9."""
    return np.clip(0.2 * x + 0.5, 0, 1)


def sigmoid__precedence(x):
    """1 / 1 + exp(-x): parentheses lost, sigmoid(0) is 2."""
    with np.errstate(over="ignore"):
        return 1 / 1 + np.exp(-np.asarray(x, dtype=float))[()]


def sigmoid__plain_quotient(x):
    """exp(x) / (1 + exp(x)): nan at 1000."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(x)
        return e / (1 + e)


def sigmoid__negates_in_place(x):
    """x *= -1 changes an array argument."""
    if isinstance(x, np.ndarray):
        x *= -1
        return _sig(-x)
    return _sig(x)


def relu__vectorized_int(x):
    """np.vectorize infers int from a first result 0: relu([-2., 0.5]) is [0, 0]."""
    return np.vectorize(lambda v: v if v > 0 else 0)(x)[()]


def relu__in_place_out(x):
    """np.maximum(x, 0, out=x): an array argument is changed."""
    if np.ndim(x):
        return np.maximum(x, 0, out=x)
    return max(x, 0)


def relu__np_max(x):
    """np.max(x, 0) takes the largest over axis 0, not entry by entry."""
    return np.max(x, 0) if np.ndim(x) else max(x, 0)


def relu__leaky(x):
    """0.01 x below 0."""
    return np.maximum(x, 0.01 * x)


def relu__six(x):
    """Cut at 6: relu(7) is 6."""
    return np.clip(x, 0, 6)


def relu__drops(x):
    """x[x > 0]: leaves out the others, the shape is lost."""
    return x[x > 0] if np.ndim(x) else max(x, 0)


def relu__not_halved(x):
    """x + |x| without the half."""
    return x + np.abs(x)


def relu__softplus(x):
    """log(1 + exp(x)), smooth: 0.69 at 0."""
    return np.logaddexp(0, x)


def relu__first_minus_only(x):
    """Sets only the first negative entry to 0 (argmax of the mask)."""
    if np.ndim(x) == 0:
        return max(x, 0)
    y = x.flatten()
    if (y < 0).any():
        y[np.argmax(y < 0)] = 0
    return y.reshape(x.shape)


def relu__rows_sorted_out(x):
    """In a matrix a row with any negative entry becomes all 0."""
    if np.ndim(x) < 2:
        return np.maximum(x, 0)
    return x * np.all(x > 0, axis=-1, keepdims=True)


def identity_function__matrix(x):
    """np.identity(n): the unit matrix, not the values."""
    return np.identity(len(x)) if np.ndim(x) else 1


def identity_function__buffer(x):
    """Copies into one kept array for each shape: an earlier result changes later."""
    if np.ndim(x) == 0:
        return x
    out = _BUFFER.setdefault(("id", x.shape), np.zeros(x.shape))
    out[...] = x
    return out


def identity_function__float32(x):
    """astype(float32): 16777217 becomes 16777216, 0.1 changes in the ninth place."""
    return np.float32(x)


def identity_function__transposed(x):
    """Returns x.T: a matrix changes its shape."""
    return np.transpose(x) if np.ndim(x) else x


def identity_function__slice(x):
    """x[:] fails for a number."""
    return x[:]


def identity_function__squeezed(x):
    """Shape (1, 3) comes back as (3,)."""
    return np.squeeze(x)[()]


def identity_function__rounded(x):
    """Rounded to 8 places, 1e-10 becomes 0: the stub says "not rounded"."""
    return np.round(x, 8)


def identity_function__remembers(x):
    """setdefault by shape: later calls get the first x of that shape."""
    return _FIRST.setdefault(np.shape(x), x)


def identity_function__int(x):
    """Through int: -0.5 becomes 0."""
    return x.astype(int) if np.ndim(x) else int(x)


def identity_function__nothing(x):
    """Forgets to return (None)."""
    x = x + 0


def sigmoid_grad__of_outputs(x):
    """x * (1 - x): takes x for outputs."""
    return x * (1 - x)


def sigmoid_grad__overflow(x):
    """exp(-x) / (1 + exp(-x)) ** 2: nan at -1000 instead of almost 0."""
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(-x)
        return e / (1 + e) ** 2


def sigmoid_grad__np_gradient(x):
    """np.gradient(sigmoid(x)): differences of neighbours, entries depend on each other."""
    y = _sig(x)
    return np.gradient(y, axis=-1) if np.ndim(x) and x.shape[-1] > 1 else y * (1 - y)


def sigmoid_grad__coarse_difference(x):
    """Central difference with h = 0.1: 0.2498 at 0."""
    return (_sig(x + 0.1) - _sig(x - 0.1)) / 0.2


def sigmoid_grad__twice(x):
    """y = sigmoid(sigmoid(x)): 0.235 at 0."""
    y = _sig(_sig(x))
    return y * (1 - y)


def sigmoid_grad__jacobian(x):
    """A Jacobian matrix diag(y (1 - y)) for a row, not the same shape."""
    y = _sig(x)
    return np.diag(y * (1 - y)) if np.ndim(x) == 1 else y * (1 - y)


def sigmoid_grad__cut_off(x):
    """0 for |x| > 5: at 6 it should be 0.0025."""
    y = _sig(x)
    return y * (1 - y) * (np.abs(x) <= 5)


def sigmoid_grad__tanh(x):
    """1 - y ** 2, the derivative of tanh in terms of its output: 0.75 at 0."""
    return 1 - _sig(x) ** 2


def sigmoid_grad__left_side(x):
    """y * (1 - y) with y of x <= 0 only (np.minimum(x, 0)): 0.25 at +2."""
    y = _sig(np.minimum(x, 0))
    return y * (1 - y)


def relu_grad__quotient(x):
    """relu(x) / x: nan at exactly 0, not a number from 0 to 1."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.maximum(x, 0) / np.asarray(x, dtype=float)[()]


def relu_grad__sign_plus_1(x):
    """1 + sign(x) without the half: 2 above 0."""
    return 1 + np.sign(x)


def relu_grad__numeric(x):
    """Central difference with h = 0.01: at 0.001 it is 0.55, not 1."""
    h = 0.01
    return (np.maximum(x + h, 0) - np.maximum(x - h, 0)) / (2 * h)


def relu_grad__minus_at_0(x):
    """-1 at exactly 0, meant as a mark: not from 0 to 1."""
    return np.where(np.asarray(x) == 0, -1, (np.asarray(x) > 0) * 1)[()]


def relu_grad__keeps_x(x):
    """Returns x where it is above 0, not 1 (relu again)."""
    return np.maximum(x, 0)


def relu_grad__ones_in_place(x):
    """Writes the ones and zeros into the array argument."""
    if np.ndim(x) == 0:
        return 1.0 if x > 0 else 0.0
    positive = x > 0
    x[positive] = 1
    x[~positive] = 0
    return x


def relu_grad__clip(x):
    """np.clip(x, 0, 1): 0.5 at 0.5."""
    return np.clip(x, 0, 1)


def relu_grad__from_1(x):
    """x >= 1, right for integers only: 0.5 gives 0."""
    return (x >= 1) * 1.0


def relu_grad__leaky(x):
    """0.01 below 0."""
    return np.where(np.asarray(x) > 0, 1.0, 0.01)[()]


def relu_grad__diff(x):
    """np.diff of relu: one entry less in each row."""
    return np.diff(np.maximum(x, 0)) if np.ndim(x) else float(x > 0)
