"""What is done with gradient descent: functions to walk down, and where the walk starts."""

import numpy as np


def two_squares(x):
    """Return x0**2 + x1**2."""
    return x[0] ** 2 + x[1] ** 2


def walk_on_two_squares(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num), f(x) = x[0]**2 + x[1]**2"""
    x, history = module.gradient_descent(two_squares, init_x, lr=lr, step_num=step_num)
    return {"x": x, "history": history}


def end_of_the_walk(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num)[0], f(x) = x[0]**2 + x[1]**2"""
    return module.gradient_descent(two_squares, init_x, lr=lr, step_num=step_num)[0]


def walk_by_default(module, init_x):
    """gradient_descent(f, init_x), f(x) = x[0]**2 + x[1]**2"""
    return module.gradient_descent(two_squares, init_x)[1]


def walk_in_a_valley(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num), f(x) = sum(c * x**2), c = 1, 2, 3, ..."""
    steepness = 1.0 + np.arange(init_x.size).reshape(init_x.shape)
    x, history = module.gradient_descent(lambda x: np.sum(steepness * x**2), init_x, lr=lr, step_num=step_num)
    return {"x": x, "history": history}


def start_after_the_walk(module, init_x, lr, step_num):
    """gradient_descent(f, init_x, lr, step_num), f(x) = x[0]**2 + x[1]**2"""
    x, _ = module.gradient_descent(two_squares, init_x, lr=lr, step_num=step_num)
    return {"x": x, "init_x afterwards": init_x}
