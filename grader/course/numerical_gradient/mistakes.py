"""What often goes wrong in ``numerical_gradient``. Each docstring is the hint for that mistake."""

import numpy as np


def _central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def _on_both_sides(f, x, i, h):
    value = x[i]
    x[i] = value + h
    above = f(x)
    x[i] = value - h
    below = f(x)
    x[i] = value
    return above, below


def _central_differences(f, x, h):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / (2 * h)
    return grad


# numerical_diff


def numerical_diff__forward(f, x):
    """Take x**3 at 2 and compare many digits. Which side of x do you never look at?"""
    h = 1e-4
    return (f(x + h) - f(x)) / h


def numerical_diff__backward(f, x):
    """Your slope looks to the left of x only. Take x**3 at 2 and compare many digits."""
    h = 1e-4
    return (f(x) - f(x - h)) / h


def numerical_diff__only_one_of_two_steps(f, x):
    """Mark your two points on a line. How far apart are they, and by what do you divide?"""
    h = 1e-4
    return (f(x + h) - f(x)) / (2 * h)


def numerical_diff__divided_by_one_step(f, x):
    """How far is it from x - h to x + h? Compare with what you divide by."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


def numerical_diff__multiplied_by_h(f, x):
    """Print 8 / 2 * 4. In which order does Python go?"""
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h


def numerical_diff__divided_by_h_squared(f, x):
    """A slope is a difference of heights over a distance. How often do you divide by h?"""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h**2


def numerical_diff__wrong_sign(f, x):
    """Try f(x) = x. Which of your two points comes first in the difference?"""
    h = 1e-4
    return (f(x - h) - f(x + h)) / (2 * h)


def numerical_diff__never_negative(f, x):
    """Try f(x) = -x. Which sign has its slope, and which has yours?"""
    h = 1e-4
    return abs(f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_vanishes(f, x):
    """Add your h to x, and take x away again. What is left of the step?"""
    return _central_difference(f, x, 10e-50)


def numerical_diff__step_too_small(f, x):
    """Your values of f agree in nearly all their digits. How many digits has the difference?"""
    return _central_difference(f, x, 1e-12)


def numerical_diff__step_of_one_half(f, x):
    """Try x**2 and then x**3. Is the slope of x**3 the same half a step further on?"""
    return _central_difference(f, x, 0.5)


def numerical_diff__step_of_one_tenth(f, x):
    """Try x**3 at 2, once with your h and once with a tenth of it. Which digits change?"""
    return _central_difference(f, x, 0.1)


def numerical_diff__step_of_one_hundredth(f, x):
    """Try x**3 at 0.5, once with your h and once with a tenth of it. Which digits change?"""
    return _central_difference(f, x, 1e-2)


def numerical_diff__single_precision(f, x):
    """How many digits has float32? Count how many of them x and x + h have in common."""
    return _central_difference(f, np.float32(x), 1e-4)


# numerical_gradient: the difference


def numerical_gradient__forward(f, x):
    """Take x0**3 and compare many digits. Which side of each entry do you never look at?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, _ = _on_both_sides(f, x, i, h)
        grad[i] = (above - f(x)) / h
    return grad


def numerical_gradient__backward(f, x):
    """You look to one side of each entry only. Take x0**3 and compare many digits."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        _, below = _on_both_sides(f, x, i, h)
        grad[i] = (f(x) - below) / h
    return grad


def numerical_gradient__only_one_of_two_steps(f, x):
    """After the first value of f, how far do you move back? Mark both points on a line."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= h
        below = f(x)
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__divided_by_one_step(f, x):
    """How far is it from x[i] - h to x[i] + h? Compare with what you divide by."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / h
    return grad


def numerical_gradient__multiplied_by_h(f, x):
    """Print 8 / 2 * 4. In which order does Python go?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / 2 * h
    return grad


def numerical_gradient__divided_by_h_squared(f, x):
    """A slope is a difference of heights over a distance. How often do you divide by h?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / h**2
    return grad


def numerical_gradient__wrong_sign(f, x):
    """Try f(x) = sum(x). Which of your two values of f comes first in the difference?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (below - above) / (2 * h)
    return grad


def numerical_gradient__step_vanishes(f, x):
    """Print (x[0] + h) - x[0] with your h. What is left of the step?"""
    return _central_differences(f, x, 10e-50)


def numerical_gradient__step_too_small(f, x):
    """Your values of f agree in nearly all their digits. How many digits has the difference?"""
    return _central_differences(f, x, 1e-12)


def numerical_gradient__step_of_one_half(f, x):
    """Try sum(x**2) and then sum(x**3). Is the slope of x**3 the same half a step further on?"""
    return _central_differences(f, x, 0.5)


def numerical_gradient__step_of_one_tenth(f, x):
    """Try sum(x**3), once with your h and once with a tenth of it. Which digits change?"""
    return _central_differences(f, x, 0.1)


def numerical_gradient__step_of_one_hundredth(f, x):
    """Try sum(x**3) near 0, once with your h and once with a tenth of it. What changes?"""
    return _central_differences(f, x, 1e-2)


def numerical_gradient__single_precision(f, x):
    """How many digits has float32? The two values of f agree in most of them."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (np.float32(above) - np.float32(below)) / (2 * h)
    return grad


# numerical_gradient: the array


def numerical_gradient__not_put_back(f, x):
    """Print x before and after the call. While entry 1 moves, where is entry 0?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        above = f(x)
        x[i] = value - h
        grad[i] = (above - f(x)) / (2 * h)
    return grad


def numerical_gradient__in_a_copy(f, x):
    """The loss of a network reads its own weights. Does it see the array that you change?"""
    return _central_differences(f, x.copy(), 1e-4)


def numerical_gradient__for_vectors_only(f, x):
    """For a matrix, what is x[0], and how far does range(x.size) count?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in range(x.size):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__whole_rows_moved(f, x):
    """Compare the shape of your result with that of x. What does x[i] mean for a matrix?"""
    h, grad = 1e-4, np.zeros(len(x))
    for i in range(len(x)):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        x[i] += h
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__f_of_one_row(f, x):
    """Let f add up the whole matrix and square it. Does f see all of it when you call it?"""
    if x.ndim < 2:
        return _central_differences(f, x, 1e-4)
    return np.array([_central_differences(f, row, 1e-4) for row in x])


def numerical_gradient__f_of_one_entry(f, x):
    """What does f expect, one number or the whole array? Try f(x) = x[0] * x[1]."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return grad


def numerical_gradient__all_entries_moved(f, x):
    """All entries of your result are equal. How many entries of x move at a time?"""
    h, grad = 1e-4, np.zeros(x.shape)
    value = x.copy()
    for i in np.ndindex(x.shape):
        x[...] = value + h
        above = f(x)
        x[...] = value - h
        below = f(x)
        x[...] = value
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__copy_of_a_number(f, x):
    """What may f return? Not every number has the methods of an array."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        above = f(x).copy()
        x[i] = value - h
        below = f(x).copy()
        x[i] = value
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__misspelt_name(f, x):
    """Follow each name from the line where it is made to the line where it is used."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        fxh1, _ = _on_both_sides(f, x, i, h)
        grad[i] = (fxh1 - fhx2) / (2 * h)  # noqa: F821
    return grad


def numerical_gradient__same_value_twice(f, x):
    """Every difference is 0. Which two values do you subtract, and is each used once?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        fxh1, _ = _on_both_sides(f, x, i, h)
        grad[i] = (fxh1 - fxh1) / (2 * h)
    return grad


def numerical_gradient__return_inside_the_loop(f, x):
    """Only the first entry is not 0. How far to the right does your return stand?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / (2 * h)
        return grad
