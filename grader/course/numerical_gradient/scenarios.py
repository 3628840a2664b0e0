"""What is done with numerical derivatives: functions to differentiate, and the places where."""

import numpy as np


def diff_of_a_parabola(module, x):
    """numerical_diff(f, x), f(x) = 0.01*x**2 + 0.1*x"""
    return module.numerical_diff(lambda x: 0.01 * x**2 + 0.1 * x, x)


def partial_derivatives(module):
    """numerical_diff of x0**2 + x1**2 at (3, 4)"""
    return {
        "along x0": module.numerical_diff(lambda x0: x0**2 + 4.0**2, 3.0),
        "along x1": module.numerical_diff(lambda x1: 3.0**2 + x1**2, 4.0),
    }


def diff_of_a_square(module, x):
    """numerical_diff(f, x), f(x) = x**2"""
    return module.numerical_diff(lambda x: x**2, x)


def diff_of_a_cube(module, x):
    """numerical_diff(f, x), f(x) = x**3"""
    return module.numerical_diff(lambda x: x**3, x)


def diff_of_sine(module, x):
    """numerical_diff(f, x), f(x) = sin(x)"""
    return module.numerical_diff(np.sin, x)


def last_of_many_diffs(module, x, calls):
    """numerical_diff(f, x), f(x) = sin(x), the last of many calls"""
    return [module.numerical_diff(np.sin, x) for _ in range(calls)][-1]


def diff_of_a_flat_square(module, x):
    """numerical_diff(f, x), f(x) = 1e-8 * x**2"""
    return module.numerical_diff(lambda x: 1e-8 * x**2, x)


def diff_of_two_functions(module, x):
    """numerical_diff(f, x), f(x) = x**2 if x > 0 else 0, then f(x) = x**3 if x > 0 else 0"""
    return {f"f(x) = x**{power} if x > 0 else 0": module.numerical_diff(_positive_power(power), x) for power in (2, 3)}


def _positive_power(power):
    """Return a function of one number, which no array can be passed to; all of them have the same name."""

    def f(x):
        return x**power if x > 0 else 0

    return f


def gradient_of_two_squares(module, x):
    """numerical_gradient(f, x), f(x) = x[0]**2 + x[1]**2"""
    return module.numerical_gradient(lambda x: x[0] ** 2 + x[1] ** 2, x)


def last_of_many_gradients(module, x, calls):
    """numerical_gradient(f, x), f(x) = x[0]**2 + x[1]**2, the last of many calls"""
    return [gradient_of_two_squares(module, x) for _ in range(calls)][-1]


def gradient_of_sines(module, x):
    """numerical_gradient(f, x), f(x) = sum(sin(x))"""
    return module.numerical_gradient(lambda x: np.sum(np.sin(x)), x)


def gradients_of_two_functions(module, x):
    """numerical_gradient(f, x), f(x) = sum(x**2), then f(x) = sum(x**3)"""
    return {f"f(x) = sum(x**{power})": module.numerical_gradient(_sum_of_powers(power), x) for power in (2, 3)}


def _sum_of_powers(power):
    """Return a function of an array; all of them have the same name."""

    def f(x):
        return np.sum(x**power)

    return f


def gradient_of_cubes(module, x):
    """numerical_gradient(f, x), f(x) = sum(x**3) + x0*x1"""

    def f(x):
        flat = x.reshape(-1)
        return np.sum(flat**3) + flat[0] * flat[1]

    return module.numerical_gradient(f, x)


def gradient_of_column_totals(module, x):
    """numerical_gradient(f, x), f(x) = sum(sum(x, axis=0)**2)"""
    return module.numerical_gradient(lambda x: np.sum(np.sum(x, axis=0) ** 2), x)


def gradient_through_a_closure(module, x):
    """numerical_gradient(f, x), f reads x and ignores its argument"""
    return module.numerical_gradient(lambda _: np.sum(x**3), x)


def gradient_of_a_view(module, W):
    """numerical_gradient(f, W.T), f reads W and ignores its argument"""
    W = np.repeat(W, 2, axis=1)[:, ::2]
    return module.numerical_gradient(lambda _: np.sum(W**3), W.T)


def gradient_of_a_plain_number(module, x):
    """numerical_gradient(f, x), f returns a Python float"""
    return module.numerical_gradient(lambda x: float(np.sum(x**2)), x)


def array_after_the_gradient(module, x):
    """numerical_gradient(f, x)"""
    gradient = module.numerical_gradient(lambda x: np.sum(x**2), x)
    return {"the result": gradient, "x afterwards": x}


def diff_and_step(module, x):
    """numerical_diff(f, x), f(x) = sin(x)"""
    points = []

    def f(x):
        points.append(float(x))
        return np.sin(x)

    derivative = module.numerical_diff(f, x)
    return {"derivative": derivative, "step": max((abs(place - x) for place in points), default=np.nan)}


def gradients_of_a_bowl(module, points):
    """numerical_gradient(f, x), f(x) = x[0]**2 + x[1]**2"""
    return np.array([gradient_of_two_squares(module, point.copy()) for point in points])
