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
    """Take the derivative of x**3 at 2, and compare many digits with 12. Which side of x does numerical_diff never look
    at?
    """
    h = 1e-4
    return (f(x + h) - f(x)) / h


def numerical_diff__backward(f, x):
    """numerical_diff looks to the left of x only. Take the derivative of x**3 at 2, and compare many digits with 12."""
    h = 1e-4
    return (f(x) - f(x - h)) / h


def numerical_diff__only_one_of_two_steps(f, x):
    """How far apart are the two points of numerical_diff, and what do you divide by?"""
    h = 1e-4
    return (f(x + h) - f(x)) / (2 * h)


def numerical_diff__divided_by_one_step(f, x):
    """How far is it from x - h to x + h? Compare with what numerical_diff divides by."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


def numerical_diff__multiplied_by_h(f, x):
    """Print 8 / 2 * 4. In which order does Python compute the division in numerical_diff?"""
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h


def numerical_diff__one_value_divided(f, x):
    """Print 8 - 4 / 2. Which part of the difference does numerical_diff divide?"""
    h = 1e-4
    return f(x + h) - f(x - h) / (2 * h)


def numerical_diff__one_value_divided_and_multiplied(f, x):
    """Print 8 - 4 / 2. Which part of the difference does numerical_diff divide?"""
    h = 1e-4
    return f(x + h) - f(x - h) / 2 * h


def numerical_diff__divided_by_h_squared(f, x):
    """A slope is a difference of heights over a distance. How many times does numerical_diff divide by h?"""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h**2


def numerical_diff__wrong_sign(f, x):
    """Try numerical_diff with f(x) = x. Which of your two points comes first in the difference?"""
    h = 1e-4
    return (f(x - h) - f(x + h)) / (2 * h)


def numerical_diff__never_negative(f, x):
    """Try numerical_diff with f(x) = -x. Which sign does the derivative have, and which does yours have?"""
    h = 1e-4
    return abs(f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_vanishes(f, x):
    """In numerical_diff, add your h to x, and subtract x again. What is left of the step?"""
    return _central_difference(f, x, 10e-50)


def numerical_diff__step_too_small(f, x):
    """The two values of f in numerical_diff agree in nearly all their digits. How many digits are left in their
    difference?
    """
    return _central_difference(f, x, 1e-12)


def numerical_diff__step_of_one_half(f, x):
    """Try numerical_diff with x**3. How much does the slope of x**3 change on the way from x - h to x + h?"""
    return _central_difference(f, x, 0.5)


def numerical_diff__step_of_one_tenth(f, x):
    """Try numerical_diff with x**3 at 2, once with your h and once with a tenth of it. Which digits change?"""
    return _central_difference(f, x, 0.1)


def numerical_diff__step_of_one_hundredth(f, x):
    """Try numerical_diff with x**3 at 0.5, once with your h and once with a tenth of it. Which digits change?"""
    return _central_difference(f, x, 1e-2)


def numerical_diff__huge_step(f, x):
    """Print h in numerical_diff. How far from x are your two points?"""
    return _central_difference(f, x, 1e4)


def numerical_diff__rounded(f, x):
    """Print what numerical_diff returns with all digits. Where are they cut off?"""
    return round(_central_difference(f, x, 1e-4), 6)


def numerical_diff__single_precision(f, x):
    """How many digits does float32 have? In numerical_diff, count how many of them x and x + h have in common."""
    return _central_difference(f, np.float32(x), 1e-4)


def numerical_diff__step_in_proportion_to_x(f, x):
    """Take the derivative at 0. How large is the step of numerical_diff there?"""
    return _central_difference(f, x, 1e-4 * abs(x))


def numerical_diff__points_cut_to_integers(f, x):
    """Print the two points of numerical_diff at x = 5. Can an int hold the step?"""
    h = 1e-4
    return (f(type(x)(x + h)) - f(type(x)(x - h))) / (2 * h)


def numerical_diff__array_for_f(f, x):
    """Print what numerical_diff passes to f. Is it one number, or an array?"""
    return _central_difference(f, np.array([x]), 1e-4)


# numerical_gradient: the difference


def numerical_gradient__forward(f, x):
    """Try numerical_gradient with x[0]**3, and compare many digits with 3 * x[0]**2. Which side of each entry do you
    never look at?
    """
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, _ = _on_both_sides(f, x, i, h)
        grad[i] = (above - f(x)) / h
    return grad


def numerical_gradient__backward(f, x):
    """numerical_gradient looks to one side of each entry only. Try x[0]**3, and compare many digits with 3 *
    x[0]**2.
    """
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        _, below = _on_both_sides(f, x, i, h)
        grad[i] = (f(x) - below) / h
    return grad


def numerical_gradient__only_one_of_two_steps(f, x):
    """After the first value of f, how far does numerical_gradient move the entry back? Mark both points on a line."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= h
        below = f(x)
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__divided_by_one_step(f, x):
    """How far apart are the two values of an entry? Compare with what numerical_gradient divides by."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / h
    return grad


def numerical_gradient__multiplied_by_h(f, x):
    """Print 8 / 2 * 4. In which order does Python compute the division in numerical_gradient?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / 2 * h
    return grad


def numerical_gradient__divided_by_h_squared(f, x):
    """A slope is a difference of heights over a distance. How many times does numerical_gradient divide by h?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / h**2
    return grad


def numerical_gradient__wrong_sign(f, x):
    """Try numerical_gradient with f(x) = sum(x). Which of your two values of f comes first in the difference?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (below - above) / (2 * h)
    return grad


def numerical_gradient__step_vanishes(f, x):
    """Every difference in numerical_gradient is 0. Do you subtract the same value twice, or is your step too small to
    change x[0]?
    """
    return _central_differences(f, x, 10e-50)


def numerical_gradient__step_too_small(f, x):
    """The two values of f in numerical_gradient agree in nearly all their digits. How many digits are left in their
    difference?
    """
    return _central_differences(f, x, 1e-12)


def numerical_gradient__step_of_one_half(f, x):
    """Try numerical_gradient with sum(x**3). How much does the slope of x**3 change on the way from x - h to x + h?"""
    return _central_differences(f, x, 0.5)


def numerical_gradient__step_of_one_tenth(f, x):
    """Try numerical_gradient with sum(x**3), once with your h and once with a tenth of it. Which digits change?"""
    return _central_differences(f, x, 0.1)


def numerical_gradient__step_of_one_hundredth(f, x):
    """Try numerical_gradient with sum(x**3) near 0, once with your h and once with a tenth of it. What changes?"""
    return _central_differences(f, x, 1e-2)


def numerical_gradient__huge_step(f, x):
    """Print h in numerical_gradient. How far does it move an entry?"""
    return _central_differences(f, x, 1e4)


def numerical_gradient__single_precision(f, x):
    """How many digits does float32 have? The two values of f in numerical_gradient agree in most of them."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (np.float32(above) - np.float32(below)) / (2 * h)
    return grad


# numerical_gradient: the array


def numerical_gradient__not_put_back(f, x):
    """Print x before and after numerical_gradient. Which line puts an entry back? Is what it puts back a copy, or still
    part of x?
    """
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        above = f(x)
        x[i] = value - h
        grad[i] = (above - f(x)) / (2 * h)
    return grad


def numerical_gradient__in_a_copy(f, x):
    """The loss of a network reads its own weights. Does it see the array that numerical_gradient changes?"""
    return _central_differences(f, x.copy(), 1e-4)


def numerical_gradient__for_vectors_only(f, x):
    """In numerical_gradient, what is x[0] of a matrix, and how far does range(x.size) count?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in range(x.size):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__whole_rows_moved(f, x):
    """Compare the shapes of x and of what numerical_gradient returns. What is x[i] of a matrix?"""
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
    """Let f add up the whole matrix and square it. Does numerical_gradient pass the whole matrix to f?"""
    if x.ndim < 2:
        return _central_differences(f, x, 1e-4)
    return np.array([_central_differences(f, row, 1e-4) for row in x])


def numerical_gradient__f_of_one_entry(f, x):
    """Does numerical_gradient pass one number to f, or the whole array? Try f(x) = x[0] * x[1]."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return grad


def numerical_gradient__all_entries_moved(f, x):
    """All entries of your gradient are equal. How many entries of x does numerical_gradient move at a time?"""
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


def numerical_gradient__one_number(f, x):
    """How many numbers does numerical_gradient return? How many entries of x does it move at a time?"""
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_gradient__h_added_to_the_whole_array(f, x):
    """All entries of your gradient are equal. How many entries of x does numerical_gradient move at a time?"""
    h = 1e-4
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


def numerical_gradient__copy_of_a_number(f, x):
    """What can f return? In numerical_gradient, look for a method that a Python number does not have."""
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
    """Follow each name in numerical_gradient from the line that makes it to the line that uses it."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        fxh1, _ = _on_both_sides(f, x, i, h)
        grad[i] = (fxh1 - fhx2) / (2 * h)  # noqa: F821
    return grad


def numerical_gradient__same_value_twice(f, x):
    """Every difference in numerical_gradient is 0. Do you subtract the same value twice, or is your step too small to
    change x[0]?
    """
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        fxh1, _ = _on_both_sides(f, x, i, h)
        grad[i] = (fxh1 - fxh1) / (2 * h)
    return grad


def numerical_gradient__return_inside_the_loop(f, x):
    """Only the first entry of your gradient is not 0. How far is the return of numerical_gradient indented?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        above, below = _on_both_sides(f, x, i, h)
        grad[i] = (above - below) / (2 * h)
        return grad


def numerical_gradient__rows_moved_together(f, x):
    """In numerical_gradient, what is x[i] of a matrix: one entry, or a row? Count how many entries move at a time."""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in range(len(x)):
        value = x[i].copy()
        x[i] = value + h
        above = f(x)
        x[i] = value - h
        below = f(x)
        x[i] = value
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__f_of_a_flat_array(f, x):
    """Print the shape of what numerical_gradient passes to f. Is it that of x?"""
    return _central_differences(lambda _: f(x.flatten()), x, 1e-4)


def numerical_gradient__put_back_by_adding(f, x):
    """In numerical_gradient, add h to an entry and subtract it again. Are all digits of the entry as before?"""
    h, grad = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        x[i] += h
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__last_entry_not_put_back(f, x):
    """Print x before and after numerical_gradient. When does your code put back the last entry?"""
    last = np.array(x)[(-1,) * x.ndim]
    grad = _central_differences(f, x, 1e-4)
    x[(-1,) * x.ndim] = last - 1e-4
    return grad


def numerical_gradient__put_back_at_the_end_only(f, x):
    """While numerical_gradient moves entry 1, does entry 0 have its old value? Look at when your code puts an entry
    back.
    """
    before = x.copy()
    grad = numerical_gradient__not_put_back(f, x)
    x[...] = before
    return grad


def numerical_gradient__reshape_that_copies(f, x):
    """Try numerical_gradient with x = W.T. Does the array that you move share memory with x, or is it a copy?"""
    row = x.reshape(-1)
    return _central_differences(lambda _: f(x), row, 1e-4).reshape(x.shape)


def numerical_gradient__last_entry_left_out(f, x):
    """The last entry of your gradient is 0. How far does the loop in numerical_gradient count?"""
    grad = _central_differences(f, x, 1e-4)
    grad[(-1,) * x.ndim] = 0
    return grad


_results = {}  # by shape


def numerical_gradient__one_result_for_all(f, x):
    """Keep what numerical_gradient returns, call it again, and print the first result. Which array does your code write
    into?
    """
    grad = _results.setdefault(x.shape, np.zeros(x.shape))
    grad[...] = _central_differences(f, x, 1e-4)
    return grad
