"""Right variations of ``activations``: a grader must accept each of them."""

import math

import numpy as np

from activations import relu, sigmoid, step_function

# step_function


def step_function__book(x):
    """The book's second form, with today's name of the type."""
    return np.array(x > 0, dtype=int)


def step_function__bool(x):
    """True equals 1 and False equals 0."""
    return x > 0


def step_function__heaviside(x):
    """heaviside takes the value at 0 as its second argument."""
    return np.heaviside(x, 0)


def step_function__astype(x):
    """A numpy array of truth values can be turned into one of small integers."""
    return np.asarray(x > 0).astype(np.int32)


def step_function__small_integers(x):
    """Eight bits are enough for 0 and 1."""
    return np.greater(x, 0).astype(np.int8)


def step_function__times_one(x):
    """A truth value times 1 is a number."""
    return (x > 0) * 1


def step_function__positive_sign(x):
    """The sign, with -1 replaced by 0."""
    return np.maximum(np.sign(x), 0)


def step_function__ceiling_of_the_clipped(x):
    """Whatever is above 0 is rounded up to 1."""
    return np.ceil(np.clip(x, 0, 1))


def step_function__mask(x):
    """Ones written into an array of zeros."""
    y = np.zeros(np.shape(x))
    y[np.asarray(x) > 0] = 1
    return y


def step_function__loop(x):
    """Entry by entry, in an array of the same shape."""
    x = np.asarray(x)
    y = np.empty(x.shape, dtype=int)
    for i in np.ndindex(x.shape):
        y[i] = 1 if x[i] > 0 else 0
    return y


def step_function__vectorized(x):
    """A function of one number, made one of arrays."""
    return np.vectorize(lambda entry: 1 if entry > 0 else 0)(x)


def step_function__list(x):
    """A list of numbers is an array to whoever compares values."""
    return (np.asarray(x) > 0).tolist()


# sigmoid


def sigmoid__book(x):
    """The book's form overflows at -1000 with a warning, and gives 0."""
    return 1 / (1 + np.exp(-x))


def sigmoid__quiet_book(x):
    """The book's form, without the warning."""
    with np.errstate(over="ignore"):
        return 1.0 / (1.0 + np.exp(-x))


def sigmoid__power_of_e(x):
    """e to the power of -x is the exponential."""
    return (1 + np.float64(np.e) ** (-1.0 * x)) ** -1


def sigmoid__reciprocal(x):
    """numpy's own words for the same."""
    return np.reciprocal(np.add(1.0, np.exp(np.negative(x))))


def sigmoid__tanh(x):
    """The hyperbolic tangent, moved and stretched, is the same curve."""
    return 0.5 * (1 + np.tanh(x / 2))


def sigmoid__tanh_in_another_order(x):
    """Half of tanh, lifted by a half."""
    return 0.5 + np.tanh(0.5 * x) / 2


def sigmoid__two_exponents_never_positive(x):
    """exp(min(x, 0)) above, 1 + exp(-abs(x)) below: one form for both sides."""
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def sigmoid__logaddexp(x):
    """exp of minus the softplus of -x."""
    return np.exp(-np.logaddexp(0, -x))


def sigmoid__both_forms_and_a_choice(x):
    """where computes both forms, with warnings, and keeps the one that is right."""
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


def sigmoid__both_forms_on_their_own_entries(x):
    """Each form computes only the entries that it is right for."""
    x = np.asarray(x, dtype=float)
    y = np.empty(x.shape)
    positive = x >= 0
    y[positive] = 1 / (1 + np.exp(-x[positive]))
    e = np.exp(x[~positive])
    y[~positive] = e / (1 + e)
    return y


def sigmoid__clipped(x):
    """Beyond 500 nothing changes in the first 200 digits."""
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


def sigmoid__clipped_at_thirty(x):
    """At 30 the curve is 1e-13 from its end."""
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def sigmoid__vectorized_and_clamped(x):
    """A function of one number made one of arrays, kept 1e-15 away from 0 and 1."""

    def of_one_number(entry):
        y = 1 / (1 + math.exp(-entry)) if entry > -700 else 0.0
        return min(max(y, 1e-15), 1 - 1e-15)

    return np.vectorize(of_one_number)(x)


def sigmoid__one_minus_the_mirror_image(x):
    """The curve turned by half a turn is itself."""
    return 1 - 1 / (1 + np.exp(x))


def sigmoid__single_precision(x):
    """float32 has seven digits, more than the tolerance asks for."""
    return 1 / (1 + np.exp(-np.asarray(x, dtype=np.float32)))


def sigmoid__in_place_on_a_copy(x):
    """In-place steps on a float copy leave the caller's array alone."""
    y = np.array(x, dtype=float)
    np.negative(y, out=y)
    np.exp(y, out=y)
    y += 1
    return np.divide(1, y, out=y)


def sigmoid__recursion_for_numbers(x):
    """Arrays part by part, numbers by the math module."""
    if isinstance(x, np.ndarray):
        return np.array([sigmoid__recursion_for_numbers(part) for part in x])
    return math.exp(min(x, 0)) / (1 + math.exp(-abs(x)))


def sigmoid__two_class_softmax(x):
    """The first of two softmax probabilities, with a score of 0 for the second."""
    shift = np.maximum(x, 0)
    return np.exp(x - shift) / (np.exp(x - shift) + np.exp(0 - shift))


# relu


def relu__larger_of_two(x):
    """The order of the two does not matter."""
    return np.maximum(0, x)


def relu__where(x):
    """A choice for each entry."""
    return np.where(x > 0, x, 0)


def relu__where_zero_is_included(x):
    """At 0, both sides of the corner say 0."""
    return np.where(x >= 0, x, 0.0)


def relu__times_the_mask(x):
    """A negative number times False is -0.0, which equals 0."""
    return x * (x > 0)


def relu__times_the_step(x):
    """The step switches x on and off."""
    return x * step_function(x)


def relu__half_of_a_sum(x):
    """x and its absolute value cancel out where x is negative."""
    return (x + abs(x)) / 2


def relu__clip(x):
    """A lower limit and no upper one."""
    return np.clip(x, 0, None)


def relu__fmax(x):
    """fmax differs from maximum only for nan."""
    return np.fmax(x, 0.0)


def relu__mask_on_a_copy(x):
    """Zeros written into a copy leave the caller's array alone."""
    y = np.array(x)
    y[y < 0] = 0
    return y


def relu__piecewise(x):
    """numpy's own words for a definition by cases, on floats."""
    x = np.asarray(x, dtype=float)
    return np.piecewise(x, [x > 0], [lambda part: part, 0])


def relu__selected(x):
    """A list of cases, with a default for the rest."""
    return np.select([x > 0], [x], default=0)


def relu__vectorized(x):
    """Python's max, made a function of arrays."""
    return np.vectorize(lambda entry: max(0.0, entry), otypes=[float])(x)


def relu__loop_over_flat(x):
    """Entry by entry through the flat view of a copy, which has its rows one after the other."""
    y = np.array(x, order="C")
    flat = y.reshape(-1)
    for i in range(flat.size):
        if flat[i] < 0:
            flat[i] = 0
    return y


def relu__single_precision(x):
    """float32 has seven digits, more than the tolerance asks for."""
    return np.maximum(np.asarray(x, dtype=np.float32), 0)


def relu__minus_the_smaller(x):
    """What is left of x without its negative part."""
    return x - np.minimum(x, 0)


def relu__recursion_for_numbers(x):
    """One branch for numbers, one for arrays."""
    if np.ndim(x) == 0:
        return x if x > 0 else 0
    return np.stack([relu__recursion_for_numbers(part) for part in x])


# identity_function


def identity_function__copy(x):
    """A copy has the same values."""
    return np.copy(x)


def identity_function__array(x):
    """An array of shape () holds one number."""
    return np.array(x)


def identity_function__float(x):
    """The same values as floats."""
    return np.asarray(x, dtype=float)


def identity_function__times_one(x):
    """One times x is x."""
    return 1 * x


def identity_function__positive(x):
    """The unary plus gives a copy."""
    return +x


def identity_function__list(x):
    """A list of the same numbers is the same array to whoever compares values."""
    return np.asarray(x).tolist()


# sigmoid_grad


def sigmoid_grad__other_order(x):
    """A product does not care which factor comes first."""
    return (1 - sigmoid(x)) * sigmoid(x)


def sigmoid_grad__expanded(x):
    """y * (1 - y), multiplied out."""
    y = sigmoid(x)
    return y - y**2


def sigmoid_grad__mirror_image(x):
    """1 minus the sigmoid is the sigmoid of -x."""
    return sigmoid(x) * sigmoid(-x)


def sigmoid_grad__tanh(x):
    """The slope by way of the hyperbolic tangent."""
    return (1 - np.tanh(x / 2) ** 2) / 4


def sigmoid_grad__even_formula(x):
    """The curve is the same on both sides, so that the exponent may always be negative."""
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


def sigmoid_grad__cosh(x):
    """1 / (2 + 2 cosh(x)): where cosh overflows, 1 / inf is the 0 that is due."""
    with np.errstate(over="ignore"):
        return 0.5 / (1 + np.cosh(x))


def sigmoid_grad__central_difference(x):
    """A small central step comes closer than the tolerance asks for."""
    h = 1e-4
    return (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)


def sigmoid_grad__own_book_sigmoid(x):
    """The book's sigmoid, written out again, with its warning at -1000."""
    y = 1 / (1 + np.exp(-x))
    return y * (1 - y)


def sigmoid_grad__single_precision(x):
    """float32 has seven digits, more than the tolerance asks for."""
    y = np.asarray(sigmoid(x), dtype=np.float32)
    return y * (1 - y)


# relu_grad


def relu_grad__step(x):
    """The slope of ReLU is the step."""
    return step_function(x)


def relu_grad__bool(x):
    """True equals 1 and False equals 0."""
    return x > 0


def relu_grad__one_at_zero(x):
    """The slope to the right of the corner."""
    return np.where(x >= 0, 1, 0)


def relu_grad__half_at_zero(x):
    """Halfway between the slopes of both sides."""
    return np.heaviside(x, 0.5)


def relu_grad__sign_moved(x):
    """Half of the sign, lifted by a half: 0, 0.5, 1."""
    return (np.sign(x) + 1) / 2


def relu_grad__mask_in_zeros(x):
    """Ones written into zeros of the right shape."""
    slope = np.zeros(np.shape(x))
    slope[np.asarray(x) > 0] = 1
    return slope


def relu_grad__mask_in_integers(x):
    """Integers can hold 0 and 1."""
    slope = np.zeros_like(x)
    slope[np.asarray(x) >= 0] = 1
    return slope


def relu_grad__central_difference(x):
    """A step that is much smaller than the distance to the corner; 0.5 at the corner itself."""
    h = 1e-6
    return (relu(x + h) - relu(x - h)) / (2 * h)


def relu_grad__value_by_input(x):
    """x / x where x is positive, and nothing divided elsewhere."""
    x = np.asarray(x, dtype=float)
    return np.divide(x, x, out=np.zeros_like(x), where=x > 0)


def relu_grad__loop(x):
    """Entry by entry, in an array of the same shape."""
    slope = np.empty(np.shape(x))
    for i in np.ndindex(slope.shape):
        slope[i] = 1.0 if np.asarray(x)[i] > 0 else 0.0
    return slope
