"""Wrong implementations of ``gradient_descent``, written from its stub alone."""

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent__uphill(f, init_x, lr=0.01, step_num=100):
    """Adds the gradient."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x + lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__start_moves(f, init_x, lr=0.01, step_num=100):
    """x = init_x and x -= ...: the start of the caller moves."""
    x = init_x
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__float_start_moves(f, init_x, lr=0.01, step_num=100):
    """np.asarray copies a start of integers only; one of floats moves."""
    x = np.asarray(init_x, dtype=float)
    history = np.zeros((step_num + 1,) + x.shape)
    history[0] = x
    for k in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history[k + 1] = x
    return x, history


def gradient_descent__one_point_in_history(f, init_x, lr=0.01, step_num=100):
    """One array that keeps moving, many times in the list."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__history_without_start(f, init_x, lr=0.01, step_num=100):
    """The history begins after the first step."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_without_end(f, init_x, lr=0.01, step_num=100):
    """Records before each step, and not after the last one."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__integers_raise(f, init_x, lr=0.01, step_num=100):
    """init_x.copy() of integers: x -= of floats raises."""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__integers_stay(f, init_x, lr=0.01, step_num=100):
    """Each point is written into an array of the start's type."""
    history = np.empty((step_num + 1,) + init_x.shape, dtype=init_x.dtype)
    history[0] = init_x
    for k in range(step_num):
        x = history[k].astype(float)
        history[k + 1] = x - lr * numerical_gradient(f, x)
    return history[-1].astype(float), history.astype(float)


def gradient_descent__stops_where_it_is_flat(f, init_x, lr=0.01, step_num=100):
    """Stops when the gradient is small, with a shorter history."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        if np.linalg.norm(grad) < 1e-6:
            break
        x -= lr * grad
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__stops_and_pads(f, init_x, lr=0.01, step_num=100):
    """Stops when the steps are tiny, and fills the history with the last point."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if np.allclose(new, x):
            break
        x = new
        history.append(x.copy())
    while len(history) < step_num + 1:
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__stops_when_f_grows(f, init_x, lr=0.01, step_num=100):
    """Makes no step that goes up."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if f(new) > f(x):
            new = x
        x = new
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__one_gradient(f, init_x, lr=0.01, step_num=100):
    """The gradient at the start is used in all steps."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    grad = numerical_gradient(f, x)
    for _ in range(step_num):
        x -= lr * grad
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__lr_decays(f, init_x, lr=0.01, step_num=100):
    """The learning rate shrinks."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for k in range(step_num):
        x -= lr / (1 + 0.01 * k) * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__one_entry_after_another(f, init_x, lr=0.01, step_num=100):
    """Each entry moves before the gradient of the next is taken."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        for idx in np.ndindex(x.shape):
            x[idx] -= lr * numerical_gradient(f, x)[idx]
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__x_only(f, init_x, lr=0.01, step_num=100):
    """Returns the last point alone."""
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


def gradient_descent__swapped(f, init_x, lr=0.01, step_num=100):
    """Returns the history first."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return np.array(history), x


def gradient_descent__unit_steps(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by its length."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        length = np.sqrt(np.sum(grad**2))
        if length > 0:
            grad = grad / length
        x -= lr * grad
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__other_lr(f, init_x, lr=0.1, step_num=100):
    """The default of lr is 0.1."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__other_step_num(f, init_x, lr=0.01, step_num=1000):
    """The default of step_num is 1000."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__float32(f, init_x, lr=0.01, step_num=100):
    """Works in float32, where a step of 1e-4 is mostly noise."""
    x = np.array(init_x, dtype=np.float32)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__vstack(f, init_x, lr=0.01, step_num=100):
    """np.vstack joins the points of a matrix along its rows."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.vstack(history)


def gradient_descent__flat_history(f, init_x, lr=0.01, step_num=100):
    """Each point is a flat row of the history."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num + 1, x.size))
    history[0] = x.ravel()
    for k in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[k + 1] = x.ravel()
    return x, history


def gradient_descent__f_of_a_flat_x(f, init_x, lr=0.01, step_num=100):
    """Flattens the start: f of a matrix gets a vector."""
    x = np.array(init_x, dtype=float).ravel()
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    history = np.array(history).reshape((step_num + 1,) + init_x.shape)
    return x.reshape(init_x.shape), history


def gradient_descent__do_while(f, init_x, lr=0.01, step_num=100):
    """Makes one step even if step_num is 0."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    k = 0
    while True:
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
        k += 1
        if k >= step_num:
            break
    return x, np.array(history)


def gradient_descent__one_step_less(f, init_x, lr=0.01, step_num=100):
    """range(1, step_num), with the last point twice in a history of the right length."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num + 1,) + x.shape)
    history[0] = x
    for k in range(1, step_num):
        x = x - lr * numerical_gradient(f, x)
        history[k] = x
    history[step_num] = x
    return x, history


def gradient_descent__x_is_one_step_ahead(f, init_x, lr=0.01, step_num=100):
    """Records step_num + 1 points, each before a step: x is past the last of them."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num + 1):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__momentum(f, init_x, lr=0.01, step_num=100):
    """Keeps nine tenths of the last step."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    v = np.zeros_like(x)
    for _ in range(step_num):
        v = 0.9 * v - lr * numerical_gradient(f, x)
        x = x + v
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__mean_gradient(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by the number of entries."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x) / len(x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_goes_on(f, init_x, lr=0.01, step_num=100, history=[]):
    """The history of one call goes on in the next."""
    x = np.array(init_x, dtype=float)
    history.append(x.copy())
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__clipped(f, init_x, lr=0.01, step_num=100):
    """Clips the gradient, so that nothing explodes."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * np.clip(numerical_gradient(f, x), -10, 10)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__best_point(f, init_x, lr=0.01, step_num=100):
    """Returns the lowest point instead of the last."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return min(history, key=f), np.array(history)


def gradient_descent__other_names(f, init_x, learning_rate=0.01, steps=100):
    """Other names for the optional arguments."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(steps):
        x -= learning_rate * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__last_first(f, init_x, lr=0.01, step_num=100):
    """history.insert(0, x): the last point comes first."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.insert(0, x.copy())
    return x, np.array(history)


def gradient_descent__one_sided_gradient(f, init_x, lr=0.01, step_num=100):
    """Takes its own gradient, a one-sided one."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = np.zeros_like(x)
        here = f(x)
        for idx in np.ndindex(x.shape):
            moved = x.copy()
            moved[idx] += 1e-4
            grad[idx] = (f(moved) - here) / 1e-4
        x = x - lr * grad
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__lr_or_default(f, init_x, lr=None, step_num=None):
    """lr or 0.01, step_num or 100: a 0 counts as not given."""
    lr = lr or 0.01
    step_num = step_num or 100
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_along_last_axis(f, init_x, lr=0.01, step_num=100):
    """np.stack with axis=-1: the steps are the last axis."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.stack(history, axis=-1)
