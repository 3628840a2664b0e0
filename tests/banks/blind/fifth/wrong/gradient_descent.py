import numpy as np

from numerical_gradient import numerical_gradient

_history = []


def gradient_descent__uphill(f, init_x, lr=0.01, step_num=100):
    """Adds the gradient: goes uphill, 'each step goes the opposite way' is contradicted."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x += lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__start_missing(f, init_x, lr=0.01, step_num=100):
    """Appends only after a step: the start is missing, shape (step_num, ...)."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__end_missing(f, init_x, lr=0.01, step_num=100):
    """Appends only before a step, as the book does: the last point is missing."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        history.append(x.copy())
        x = x - lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__history_of_aliases(f, init_x, lr=0.01, step_num=100):
    """Appends x itself and changes it in place: every row of history is the last point."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__init_x_changed(f, init_x, lr=0.01, step_num=100):
    """Walks in init_x itself if it holds floats: changes an argument."""
    x = init_x.astype(float, copy=False)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__int_start_raises(f, init_x, lr=0.01, step_num=100):
    """x = init_x.copy() and x -= ...: an int start, which is allowed, raises a casting error."""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__int_points(f, init_x, lr=0.01, step_num=100):
    """Writes each point into a copy of init_x: for an int start, points are truncated."""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x[...] = x - lr * numerical_gradient(f, x.astype(float))
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__int_history(f, init_x, lr=0.01, step_num=100):
    """history has the dtype of init_x: for an int start all its points are truncated."""
    history = np.zeros((step_num + 1,) + init_x.shape, dtype=init_x.dtype)
    x = init_x.astype(float)
    history[0] = x
    for k in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[k + 1] = x
    return x, history


def gradient_descent__stops_early(f, init_x, lr=0.01, step_num=100):
    """Breaks when the gradient is small: 'never stops early'; history is too short at a minimum."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        if np.linalg.norm(grad) < 1e-6:
            break
        x = x - lr * grad
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__gradient_once(f, init_x, lr=0.01, step_num=100):
    """Takes the gradient once, at the start, before the loop."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    grad = numerical_gradient(f, x)
    for _ in range(step_num):
        x = x - lr * grad
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__default_lr(f, init_x, lr=0.1, step_num=100):
    """The default of lr is that of the example, 0.1: the signature says 0.01."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__default_step_num(f, init_x, lr=0.01, step_num=101):
    """The default of step_num is 101, the rows of the example: history has 102 rows."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__results_swapped(f, init_x, lr=0.01, step_num=100):
    """Returns history, x instead of x, history."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return np.array(history), x


def gradient_descent__only_x(f, init_x, lr=0.01, step_num=100):
    """Returns only the last point; the stub wants two results."""
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
    return x


def gradient_descent__flat_history(f, init_x, lr=0.01, step_num=100):
    """Flattens each point of history: for a (2, 2) start it has shape (n + 1, 4)."""
    x = np.array(init_x, dtype=float)
    history = [x.ravel().copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.ravel().copy())
    return x, np.array(history)


def gradient_descent__vstack(f, init_x, lr=0.01, step_num=100):
    """np.vstack joins the rows of matrices: for a (2, 3) start history has two axes."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x.copy(), np.vstack(history)


def gradient_descent__entry_by_entry(f, init_x, lr=0.01, step_num=100):
    """Moves one entry after another, each with a new gradient: not 'all entries together'."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        for i in np.ndindex(x.shape):
            x[i] -= lr * numerical_gradient(f, x)[i]
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__normalised(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by its length: each step has length lr."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad / (np.linalg.norm(grad) + 1e-12)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__decaying_lr(f, init_x, lr=0.01, step_num=100):
    """Lets the learning rate shrink from step to step; the stub keeps it."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for k in range(step_num):
        x = x - lr / (1 + k) * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__one_step_less(f, init_x, lr=0.01, step_num=100):
    """range(1, step_num) makes one step less: history has step_num points."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(1, step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__one_step_more(f, init_x, lr=0.01, step_num=100):
    """Records step_num + 1 points, but steps once more after the last: x is not history[-1]."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num + 1):
        history.append(x.copy())
        x = x - lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__always_100(f, init_x, lr=0.01, step_num=100):
    """Loops 100 times whatever step_num is."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(100):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__global_history(f, init_x, lr=0.01, step_num=100):
    """history is a list outside the function: a second call also returns the points of the first."""
    x = np.array(init_x, dtype=float)
    _history.append(x.copy())
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        _history.append(x.copy())
    return x, np.array([p for p in _history if p.shape == x.shape])


def gradient_descent__clipped(f, init_x, lr=0.01, step_num=100):
    """Clips the gradient to [-1, 1]: the first step from (-3, 4) is too short."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * np.clip(numerical_gradient(f, x), -1, 1)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__momentum(f, init_x, lr=0.01, step_num=100):
    """Keeps the speed of earlier steps (momentum): from the second step on another point."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    v = np.zeros_like(x)
    for _ in range(step_num):
        v = 0.9 * v - lr * numerical_gradient(f, x)
        x = x + v
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_of_gradients(f, init_x, lr=0.01, step_num=100):
    """After the start, records the gradients instead of the points."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad
        history.append(grad)
    return x, np.array(history)


def gradient_descent__history_of_values(f, init_x, lr=0.01, step_num=100):
    """Records f(x) of each point, not the points."""
    x = np.array(init_x, dtype=float)
    history = [f(x)]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(f(x))
    return x, np.array(history)


def gradient_descent__zero_steps(f, init_x, lr=0.01, step_num=100):
    """Makes its history from the names of the loop: for step_num=0 it raises UnboundLocalError."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num + 1,) + x.shape)
    for k in range(step_num):
        history[k] = x
        x_new = x - lr * numerical_gradient(f, x)
        x = x_new
    history[step_num] = x_new
    return x_new, history


def gradient_descent__none_or_zero(f, init_x, lr=0.01, step_num=100):
    """step_num = step_num or 100: 0 steps become 100."""
    step_num = step_num or 100
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__best_point(f, init_x, lr=0.01, step_num=100):
    """Returns the lowest point found, not the last: differs when lr is too large (lr=1.1, x**2)."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    best = min(history, key=f)
    return best.copy(), np.array(history)


def gradient_descent__only_if_lower(f, init_x, lr=0.01, step_num=100):
    """Makes a step only if f gets smaller: with lr=1.1 and x**2 it stays where it is."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if f(new) < f(x):
            x = new
        history.append(x.copy())
    return x.copy(), np.array(history)


def gradient_descent__history_reversed(f, init_x, lr=0.01, step_num=100):
    """Puts each new point in front: history has the last point first."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.insert(0, x.copy())
    return x, np.array(history)


def gradient_descent__squeezed(f, init_x, lr=0.01, step_num=100):
    """Squeezes history: a start of shape (1,) or (1, 3) loses its axis."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.squeeze(np.array(history))


def gradient_descent__mean_gradient(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by the number of entries."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x) / x.size
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__one_axis_history(f, init_x, lr=0.01, step_num=100):
    """Makes history of shape (step_num + 1, len(init_x)): raises for a matrix (2, 3)."""
    x = np.array(init_x, dtype=float)
    history = np.empty((step_num + 1, len(x)))
    history[0] = x
    for k in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[k + 1] = x
    return x, history


def gradient_descent__gradient_of_start(f, init_x, lr=0.01, step_num=100):
    """Subtracts each gradient from the start, not from the current point."""
    start = np.array(init_x, dtype=float)
    x = start
    history = [start]
    for _ in range(step_num):
        x = start - lr * numerical_gradient(f, x)
        history.append(x)
    return x.copy(), np.array(history)


def gradient_descent__index_shifted(f, init_x, lr=0.01, step_num=100):
    """history[k] is written in step k without + 1: it overwrites the start, the last row is 0."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num + 1,) + x.shape)
    history[0] = x
    for k in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[k] = x
    return x, history
