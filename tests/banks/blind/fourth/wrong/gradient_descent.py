import numpy as np

from numerical_gradient import numerical_gradient

_POINTS = []
_BUFFERS = {}
_STARTS = {}
_VELOCITY = {}


def _walk(f, init_x, lr, step_num, step=None):
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for k in range(step_num):
        g = numerical_gradient(f, x)
        x = np.array(x - (lr * g if step is None else step(k, x, g)))
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__start_moved(f, init_x, lr=0.01, step_num=100):
    """x = init_x, then x -= ...: a float start is changed ("Do not change an argument")."""
    x = init_x if init_x.dtype.kind == "f" else init_x.astype(float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x.copy(), np.array(history)


def gradient_descent__history_of_one_array(f, init_x, lr=0.01, step_num=100):
    """Appends x itself and moves it in place: all rows of history are the last point, history[0] is not the start."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__start_missing(f, init_x, lr=0.01, step_num=100):
    """Records after each step only: history has step_num rows and does not begin with the start."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, history[1:].copy()


def gradient_descent__last_missing(f, init_x, lr=0.01, step_num=100):
    """Records before each step only (as in the book): history has step_num rows and x is not the last."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__uphill(f, init_x, lr=0.01, step_num=100):
    """x + lr * gradient: goes the way in which f grows."""
    return _walk(f, init_x, -lr, step_num)


def gradient_descent__int_start_stays_int(f, init_x, lr=0.01, step_num=100):
    """x = init_x.copy() keeps integers: for an int start the steps of the numerical gradient are cut off ("of floats or integers")."""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x = np.array(x - lr * numerical_gradient(f, x)).astype(init_x.dtype)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_has_dtype_of_start(f, init_x, lr=0.01, step_num=100):
    """Allocates history with init_x.dtype: for an int start the points on the way are cut to whole numbers, x is right."""
    x, points = _walk(f, init_x, lr, step_num)
    history = np.empty((step_num + 1,) + init_x.shape, dtype=init_x.dtype)
    history[...] = points
    return x, history


def gradient_descent__gradient_taken_once(f, init_x, lr=0.01, step_num=100):
    """Takes the gradient at the start and never again ("In each step, take the gradient again")."""
    g = numerical_gradient(f, np.array(init_x, dtype=float))
    return _walk(f, init_x, lr, step_num, lambda k, x, _: lr * g)


def gradient_descent__entries_one_after_another(f, init_x, lr=0.01, step_num=100):
    """Moves each entry before taking the next entry's derivative ("move all entries together"): shows for f = (x[0] + x[1])**2."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        for i in np.ndindex(x.shape):
            x[i] -= lr * numerical_gradient(f, x)[i]
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__stops_when_flat(f, init_x, lr=0.01, step_num=100):
    """Breaks off when the gradient is nearly 0 ("The descent never stops early"): a start at the minimum gives 1 row instead of 101."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        g = numerical_gradient(f, x)
        if np.linalg.norm(g) < 1e-8:
            break
        x = np.array(x - lr * g)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__stops_when_f_grows(f, init_x, lr=0.01, step_num=100):
    """Breaks off as soon as f grows: with lr = 1.1 on x**2 it makes one step only ("never stops early")."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    value = f(x)
    for _ in range(step_num):
        x = np.array(x - lr * numerical_gradient(f, x))
        history.append(x.copy())
        if f(x) > value:
            break
        value = f(x)
    return x, np.array(history)


def gradient_descent__pads_after_early_stop(f, init_x, lr=0.01, step_num=100):
    """Stops when a step is shorter than 1e-3 and repeats the last point: the shape is right, but the example ends at 6e-10 and this one at 4e-3."""
    x = np.array(init_x, dtype=float)
    history = np.empty((step_num + 1,) + x.shape)
    history[0] = x
    for k in range(step_num):
        step = lr * numerical_gradient(f, x)
        if np.abs(step).max() < 1e-3:
            history[k + 1 :] = x
            break
        x = np.array(x - step)
        history[k + 1] = x
    return x, history


def gradient_descent__default_lr(f, init_x, lr=0.1, step_num=100):
    """The default learning rate is 0.1 instead of 0.01."""
    return _walk(f, init_x, lr, step_num)


def gradient_descent__default_step_num(f, init_x, lr=0.01, step_num=1000):
    """The default number of steps is 1000 instead of 100."""
    return _walk(f, init_x, lr, step_num)


def gradient_descent__lr_decays(f, init_x, lr=0.01, step_num=100):
    """lr / (1 + k) in step k instead of lr: history[2] of the example starts with -2.16 instead of -1.92."""
    return _walk(f, init_x, lr, step_num, lambda k, x, g: lr / (1 + k) * g)


def gradient_descent__momentum(f, init_x, lr=0.01, step_num=100):
    """Adds a momentum of 0.9 to the step: from the second step on not x_old - lr * gradient."""
    v = np.zeros(init_x.shape)

    def step(k, x, g):
        nonlocal v
        v = 0.9 * v + lr * g
        return v

    return _walk(f, init_x, lr, step_num, step)


def gradient_descent__unit_gradient(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by its length: every step is lr long, not lr * gradient."""
    return _walk(f, init_x, lr, step_num, lambda k, x, g: lr * g / (np.linalg.norm(g) + 1e-12))


def gradient_descent__sign(f, init_x, lr=0.01, step_num=100):
    """Uses the sign of the gradient only: history[1] of the example is [-2.9, 3.9]."""
    return _walk(f, init_x, lr, step_num, lambda k, x, g: lr * np.sign(g))


def gradient_descent__clipped_gradient(f, init_x, lr=0.01, step_num=100):
    """Clips the gradient to [-5, 5]: history[1] of the example is [-2.5, 3.5] instead of [-2.4, 3.2]."""
    return _walk(f, init_x, lr, step_num, lambda k, x, g: lr * np.clip(g, -5, 5))


def gradient_descent__swapped_results(f, init_x, lr=0.01, step_num=100):
    """Returns (history, x) instead of (x, history)."""
    x, history = _walk(f, init_x, lr, step_num)
    return history, x


def gradient_descent__only_x(f, init_x, lr=0.01, step_num=100):
    """Returns the last point only, no history."""
    return _walk(f, init_x, lr, step_num)[0]


def gradient_descent__best_point(f, init_x, lr=0.01, step_num=100):
    """Returns the point with the smallest f, not the last: with lr = 1.1 on x**2 that is the start."""
    _, history = _walk(f, init_x, lr, step_num)
    values = [float(f(np.array(p))) for p in history]
    return np.array(history[int(np.argmin(values))]), history


def gradient_descent__x_before_last(f, init_x, lr=0.01, step_num=100):
    """Returns history[-2] as x: not the point after the last step."""
    x, history = _walk(f, init_x, lr, step_num)
    return np.array(history[max(step_num - 1, 0)]), history


def gradient_descent__one_step_too_many(f, init_x, lr=0.01, step_num=100):
    """range(step_num + 1): history has step_num + 2 rows."""
    return _walk(f, init_x, lr, step_num + 1)


def gradient_descent__x_one_step_ahead(f, init_x, lr=0.01, step_num=100):
    """history is right, but x makes one more step after the loop, so history does not end with x."""
    x, history = _walk(f, init_x, lr, step_num)
    return np.array(x - lr * numerical_gradient(f, x)), history


def gradient_descent__flat_points(f, init_x, lr=0.01, step_num=100):
    """history[k] is flat: shape (step_num + 1, 4) for a start of shape (2, 2) ("in the shape of init_x")."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, history.reshape(step_num + 1, -1)


def gradient_descent__stacked_along_last_axis(f, init_x, lr=0.01, step_num=100):
    """np.stack(..., axis=-1): the steps are the last axis, shape (2, 101) in the example instead of (101, 2)."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, np.stack(list(history), axis=-1)


def gradient_descent__vstack(f, init_x, lr=0.01, step_num=100):
    """np.vstack glues matrices together: shape (202, 2) for a start of shape (2, 2) instead of (101, 2, 2)."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, np.vstack([np.array(p) for p in history])


def gradient_descent__newest_first(f, init_x, lr=0.01, step_num=100):
    """insert(0, x): history runs from the last point to the start."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, history[::-1].copy()


def gradient_descent__zero_steps_mean_default(f, init_x, lr=0.01, step_num=100):
    """step_num or 100: step_num=0 makes 100 steps, history has 101 rows instead of 1."""
    return _walk(f, init_x, lr, step_num or 100)


def gradient_descent__zero_lr_means_default(f, init_x, lr=0.01, step_num=100):
    """lr or 0.01: with lr=0.0 (a float) the points move, though x_new = x_old - 0 * gradient."""
    return _walk(f, init_x, lr or 0.01, step_num)


def gradient_descent__history_goes_on(f, init_x, lr=0.01, step_num=100):
    """A module-level list collects the points of all calls: the second call's history begins with the points of the first."""
    x, history = _walk(f, init_x, lr, step_num)
    if _POINTS and _POINTS[0].shape != x.shape:
        _POINTS.clear()
    _POINTS.extend(history)
    return x, np.array(_POINTS)


def gradient_descent__history_buffer_reused(f, init_x, lr=0.01, step_num=100):
    """The history of a given shape is one buffer for all calls: a history returned earlier changes in the next call."""
    x, points = _walk(f, init_x, lr, step_num)
    history = _BUFFERS.setdefault(points.shape, np.empty(points.shape))
    history[...] = points
    return x, history


def gradient_descent__goes_on_from_last_call(f, init_x, lr=0.01, step_num=100):
    """Goes on where the last descent of that shape ended, instead of at init_x: shows in the second call."""
    start = _STARTS.get(init_x.shape, init_x)
    x, history = _walk(f, start, lr, step_num)
    _STARTS[init_x.shape] = x.copy()
    return x, history


def gradient_descent__bad_steps_undone(f, init_x, lr=0.01, step_num=100):
    """Keeps the old point when a step would raise f: with lr = 1.1 on x**2 all points equal the start instead of growing."""

    def step(k, x, g):
        new = x - lr * g
        return lr * g if f(new) <= f(x) else np.zeros_like(g)

    return _walk(f, init_x, lr, step_num, step)


def gradient_descent__lr_halved_when_f_grows(f, init_x, lr=0.01, step_num=100):
    """Halves lr as long as a step would raise f: with lr = 1.1 on x**2 history[1] is not -1.2 times the start."""

    def step(k, x, g):
        rate = lr
        while rate > 1e-12 and f(x - rate * g) > f(x):
            rate /= 2
        return rate * g

    return _walk(f, init_x, lr, step_num, step)


def gradient_descent__gradient_of_previous_point(f, init_x, lr=0.01, step_num=100):
    """Uses the gradient of the point before ("at the current point"): history[2] of the example is [-1.8, 2.4]."""
    old = None

    def step(k, x, g):
        nonlocal old
        used = g if old is None else old
        old = g
        return lr * used

    return _walk(f, init_x, lr, step_num, step)


def gradient_descent__look_ahead(f, init_x, lr=0.01, step_num=100):
    """Takes the gradient at x - lr * gradient(x) (implicitly, like Nesterov), not at the current point: history[1] of the example is [-2.52, 3.36]."""
    return _walk(f, init_x, lr, step_num, lambda k, x, g: lr * numerical_gradient(f, np.array(x - lr * g)))


def gradient_descent__mean_gradient(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by the number of entries: history[1] of the example is [-2.7, 3.6]."""
    return _walk(f, init_x, lr, step_num, lambda k, x, g: lr * g / g.size)


def gradient_descent__mean_of_points(f, init_x, lr=0.01, step_num=100):
    """Returns the mean of all points as x instead of the last point."""
    _, history = _walk(f, init_x, lr, step_num)
    return np.array(history.mean(axis=0)), history


def gradient_descent__repeated_points_dropped(f, init_x, lr=0.01, step_num=100):
    """Does not record a point that equals the one before: a start at the minimum gives fewer than step_num + 1 rows."""
    x, history = _walk(f, init_x, lr, step_num)
    kept = [history[0]]
    for p in history[1:]:
        if not np.allclose(p, kept[-1], rtol=0, atol=1e-12):
            kept.append(p)
    return x, np.array(kept)


def gradient_descent__history_of_gradients(f, init_x, lr=0.01, step_num=100):
    """history[k] for k > 0 is the step made, not the point reached."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, np.concatenate([history[:1], np.diff(history, axis=0)])


def gradient_descent__history_of_values(f, init_x, lr=0.01, step_num=100):
    """history holds f at the points, shape (step_num + 1,), not the points."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, np.array([float(f(np.array(p))) for p in history])


def gradient_descent__rounded_points(f, init_x, lr=0.01, step_num=100):
    """Rounds the points in history to 4 places: the last row is 0, x is 6e-10, and with lr = 1e-5 the first steps are lost."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, history.round(4)


def gradient_descent__lr_squared(f, init_x, lr=0.01, step_num=100):
    """Multiplies by lr twice: history[1] of the example is [-2.94, 3.92]."""
    return _walk(f, init_x, lr * lr, step_num)


def gradient_descent__f_of_flat_point(f, init_x, lr=0.01, step_num=100):
    """Descends on the flattened start and calls f with it, though f takes the whole array: f(X) = X[0, 1]**2 raises IndexError."""
    x, history = _walk(f, init_x.reshape(-1), lr, step_num)
    return x.reshape(init_x.shape), history.reshape((step_num + 1,) + init_x.shape)


def gradient_descent__only_first_row_moves(f, init_x, lr=0.01, step_num=100):
    """Treats axis 0 as a batch and moves x[0] only, for starts with more than one axis."""

    def step(k, x, g):
        g = g.copy()
        if g.ndim > 1:
            g[1:] = 0
        return lr * g

    return _walk(f, init_x, lr, step_num, step)


def gradient_descent__start_recorded_twice(f, init_x, lr=0.01, step_num=100):
    """Records before each step in a list that already holds the start: history[1] is the start again, the last point is missing, the shape is right."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, np.concatenate([history[:1], history[:-1]])
