"""Wrong implementations of gradient descent: slips that a learner might make."""

import numpy as np

from numerical_gradient import numerical_gradient

_buffers = {}
_rate = {}


def gradient_descent__uphill(f, init_x, lr=0.01, step_num=100):
    """Adds the gradient: goes uphill."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x += lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__start_is_moved(f, init_x, lr=0.01, step_num=100):
    """x = init_x, then x -= ...: changes the start of the caller."""
    x = init_x
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__asarray_is_no_copy(f, init_x, lr=0.01, step_num=100):
    """asarray copies integers, but not a float array: that start is moved."""
    x = np.asarray(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__flat_view_of_start(f, init_x, lr=0.01, step_num=100):
    """Works on init_x.reshape(-1), a view, so the start is moved."""
    x = init_x.astype(float, copy=False)
    flat = x.reshape(-1)
    history = [x.copy()]
    for _ in range(step_num):
        flat -= lr * numerical_gradient(f, x).reshape(-1)
        history.append(x.copy())
    return x.copy(), np.array(history)


def gradient_descent__same_array_appended(f, init_x, lr=0.01, step_num=100):
    """Appends the same array after each step: all rows show the last point."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__only_start_not_copied(f, init_x, lr=0.01, step_num=100):
    """Copies each point except the start, whose row shows the last point."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x.copy(), np.array(history)


def gradient_descent__history_in_dtype_of_start(f, init_x, lr=0.01, step_num=100):
    """The history gets the dtype of the start: integers truncate it."""
    x = np.array(init_x, dtype=float)
    history = np.empty((step_num + 1,) + init_x.shape, dtype=init_x.dtype)
    history[0] = x
    for k in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history[k + 1] = x
    return x, history


def gradient_descent__start_truncated(f, init_x, lr=0.01, step_num=100):
    """Starts from whole numbers."""
    x = np.array(init_x, dtype=int).astype(float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__gradient_taken_once(f, init_x, lr=0.01, step_num=100):
    """Takes the gradient before the loop."""
    x = np.array(init_x, dtype=float)
    g = numerical_gradient(f, x)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * g
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__gradient_one_step_late(f, init_x, lr=0.01, step_num=100):
    """Each step uses the gradient of the point before."""
    x = np.array(init_x, dtype=float)
    g = numerical_gradient(f, x)
    history = [x.copy()]
    for _ in range(step_num):
        new = numerical_gradient(f, x)
        x = np.asarray(x - lr * g)
        g = new
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__always_from_start(f, init_x, lr=0.01, step_num=100):
    """Every step sets out from the start again."""
    start = np.array(init_x, dtype=float)
    x = start.copy()
    history = [start.copy()]
    for _ in range(step_num):
        x = np.asarray(start - lr * numerical_gradient(f, x))
        history.append(x.copy())
    return x.copy(), np.array(history)


def gradient_descent__start_missing(f, init_x, lr=0.01, step_num=100):
    """The history begins after the first step."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__last_point_missing(f, init_x, lr=0.01, step_num=100):
    """Records each point before its step, so the last one is missing."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__start_twice(f, init_x, lr=0.01, step_num=100):
    """The start is recorded twice, the last point not at all; the shape is right."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__one_step_more(f, init_x, lr=0.01, step_num=100):
    """Goes one step more than it records."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num + 1):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__one_step_less(f, init_x, lr=0.01, step_num=100):
    """range(1, step_num) goes one step less."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(1, step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__at_least_one_step(f, init_x, lr=0.01, step_num=100):
    """A loop that tests at its end goes one step even for step_num=0."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    k = 0
    while True:
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
        k += 1
        if k >= step_num:
            return x, np.array(history)


def gradient_descent__stops_when_flat(f, init_x, lr=0.01, step_num=100):
    """Stops early where the gradient is almost 0."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        g = numerical_gradient(f, x)
        if np.abs(g).max() < 1e-6:
            break
        x -= lr * g
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__stops_when_rising(f, init_x, lr=0.01, step_num=100):
    """Does not take a step that makes f larger; fills the history with the old point."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        new = np.asarray(x - lr * numerical_gradient(f, x))
        if f(new) <= f(x):
            x = new
        history.append(x.copy())
    return x.copy(), np.array(history)


def gradient_descent__best_point(f, init_x, lr=0.01, step_num=100):
    """Returns the point with the lowest value, not the last."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return min(history, key=f).copy(), np.array(history)


def gradient_descent__rate_decays(f, init_x, lr=0.01, step_num=100):
    """The learning rate shrinks by 1 % in each step."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        lr *= 0.99
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__momentum(f, init_x, lr=0.01, step_num=100):
    """Keeps half of the last step as momentum."""
    x = np.array(init_x, dtype=float)
    v = np.zeros(x.shape)
    history = [x.copy()]
    for _ in range(step_num):
        v = 0.5 * v - lr * numerical_gradient(f, x)
        x += v
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__rate_fixed(f, init_x, lr=0.01, step_num=100):
    """Ignores lr and uses 0.01."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= 0.01 * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__hundred_steps(f, init_x, lr=0.01, step_num=100):
    """Ignores step_num and goes 100 steps."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(100):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__rate_of_first_call(f, init_x, lr=0.01, step_num=100):
    """Remembers the learning rate of the first call."""
    lr = _rate.setdefault("lr", lr)
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__flat_history(f, init_x, lr=0.01, step_num=100):
    """The points in the history are flat."""
    x = np.array(init_x, dtype=float)
    history = [x.flatten()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.flatten())
    return x, np.array(history)


def gradient_descent__history_of_vectors(f, init_x, lr=0.01, step_num=100):
    """Makes room for vectors only: (step_num + 1, len(init_x))."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num + 1, len(init_x)))
    history[0] = x
    for k in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history[k + 1] = x
    return x, history


def gradient_descent__steps_on_last_axis(f, init_x, lr=0.01, step_num=100):
    """Stacks the points along the last axis."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.stack(history, axis=-1)


def gradient_descent__shared_default_list(f, init_x, lr=0.01, step_num=100, _points=[]):
    """The list of points is a default argument, shared by all calls."""
    x = np.array(init_x, dtype=float)
    _points.append(x.copy())
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        _points.append(x.copy())
    return x, np.array(_points)


def gradient_descent__kept_buffer(f, init_x, lr=0.01, step_num=100):
    """Keeps one history array for each shape: a later call changes an earlier result."""
    shape = (step_num + 1,) + init_x.shape
    history = _buffers.setdefault(shape, np.empty(shape))
    history[0] = init_x
    for k in range(step_num):
        x = history[k].copy() if init_x.ndim else np.array(history[k])
        history[k + 1] = x - lr * numerical_gradient(f, x)
    return np.array(history[-1]), history


def gradient_descent__unit_steps(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by its length: all steps are equally long."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        g = numerical_gradient(f, x)
        x -= lr * g / (np.linalg.norm(g) + 1e-12)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__clipped_gradient(f, init_x, lr=0.01, step_num=100):
    """Clips the gradient to [-10, 10]: a learning rate too large does not diverge."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * np.clip(numerical_gradient(f, x), -10, 10)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__entries_one_by_one(f, init_x, lr=0.01, step_num=100):
    """Each entry moves with a gradient that already sees the moved ones before it."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        for i in np.ndindex(x.shape):
            x[i] -= lr * numerical_gradient(f, x)[i]
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__values_for_points(f, init_x, lr=0.01, step_num=100):
    """Records the values of f, not the points."""
    x = np.array(init_x, dtype=float)
    history = [f(x)]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(f(x))
    return x, np.array(history)


def gradient_descent__results_swapped(f, init_x, lr=0.01, step_num=100):
    """Returns the history first."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return np.array(history), x


def gradient_descent__single_precision(f, init_x, lr=0.01, step_num=100):
    """Computes in float32, where a step of 1e-4 is mostly rounding noise."""
    x = np.array(init_x, dtype=np.float32)
    history = [x.copy()]
    for _ in range(step_num):
        x -= np.float32(lr) * numerical_gradient(f, x).astype(np.float32)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__mean_gradient(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by the number of entries."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x) / x.size
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__newest_first(f, init_x, lr=0.01, step_num=100):
    """Puts each new point in front: the start comes last."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.insert(0, x.copy())
    return x, np.array(history)


def gradient_descent__history_is_steps(f, init_x, lr=0.01, step_num=100):
    """After the start, records the steps and not the points."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        step = lr * numerical_gradient(f, x)
        x -= step
        history.append(-step)
    return x, np.array(history)
