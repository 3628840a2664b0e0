"""Valleys to descend into, and where the descent starts."""

import numpy as np


def into_a_bowl(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num), f(x) = x[0]**2 + x[1]**2"""
    return module.gradient_descent(_bowl, init_x, lr=lr, step_num=step_num)


def with_defaults(module, init_x):
    """gradient_descent(f, init_x), f(x) = x[0]**2 + x[1]**2"""
    return module.gradient_descent(_bowl, init_x)


def into_a_slanting_valley(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num), f(x) = x[0]**2 + x[0]*x[1] + 2*x[1]**2"""
    return module.gradient_descent(_slanting_valley, init_x, lr=lr, step_num=step_num)


def twice(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num), called twice"""
    module.gradient_descent(_slanting_valley, init_x.copy(), lr=lr, step_num=step_num)
    return module.gradient_descent(_bowl, init_x, lr=lr, step_num=step_num)


def from_any_start(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num), f(x) = sum(x**2) + sum(sum(x, axis=0)**2)/2"""
    result = module.gradient_descent(_valley_of_columns, init_x, lr=lr, step_num=step_num)
    return dict(zip(("x", "history"), result, strict=True))


def _valley_of_columns(x):
    columns = np.add.reduce(x)
    return np.vdot(x, x) + np.vdot(columns, columns) / 2  # faster than np.sum; it is asked thousands of times


def _bowl(x):
    return x[0] ** 2 + x[1] ** 2


def _slanting_valley(x):
    return x[0] ** 2 + x[0] * x[1] + 2 * x[1] ** 2
