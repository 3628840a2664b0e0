"""What often goes wrong in ``gradient_descent``. Each docstring is the hint for that mistake."""

import numpy as np

from numerical_gradient import numerical_gradient


def _way(f, init_x, step_num, step):
    x = np.array(init_x, dtype=float)
    history = [x]
    for i in range(step_num):
        x = step(x, numerical_gradient(f, x), i)
        history.append(x)
    return x, np.array(history)


# The step


def gradient_descent__uphill(f, init_x, lr=0.01, step_num=100):
    """The gradient points to where f grows. Print f(x) after each step of gradient_descent: which way is downhill?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x + lr * grad)


def gradient_descent__lr_ignored(f, init_x, lr=0.01, step_num=100):
    """Make one step with lr=0.1 and one with lr=0.2. Is the second twice as long?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - grad)


def gradient_descent__lr_fixed(f, init_x, lr=0.01, step_num=100):
    """Make one step with lr=0.1 and one with lr=0.2. Does your step use the argument lr?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - 0.1 * grad)


def gradient_descent__lr_squared(f, init_x, lr=0.01, step_num=100):
    """Make one step with lr=0.1 and one with lr=0.2. How many times does your step multiply by lr?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * lr * grad)


def gradient_descent__divided_by_lr(f, init_x, lr=0.01, step_num=100):
    """Should a smaller learning rate make a step of gradient_descent shorter or longer? Try 0.1 and 0.2."""
    return _way(f, init_x, step_num, lambda x, grad, i: x - grad / lr)


def gradient_descent__lr_shrinks(f, init_x, lr=0.01, step_num=100):
    """Print the learning rate in each step of gradient_descent. Does it stay what the caller asked for?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr / (i + 1) * grad)


def gradient_descent__lr_divided_by_step_num(f, init_x, lr=0.01, step_num=100):
    """Call gradient_descent with step_num=1, then with step_num=2. Is the first step equally long in both calls?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr / step_num * grad)


def gradient_descent__step_replaces_x(f, init_x, lr=0.01, step_num=100):
    """A step starts where the last one ended. How does your line for the new x in gradient_descent use the old x?"""
    return _way(f, init_x, step_num, lambda x, grad, i: -lr * grad)


def gradient_descent__steps_from_the_start(f, init_x, lr=0.01, step_num=100):
    """A step starts where the last one ended. From which point do the steps of gradient_descent start?"""
    return _way(f, init_x, step_num, lambda x, grad, i: init_x - lr * grad)


def gradient_descent__absolute_gradient(f, init_x, lr=0.01, step_num=100):
    """Start on the left of the minimum, then on the right. Do the steps of gradient_descent lead towards the minimum
    both times?
    """
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.abs(grad))


def gradient_descent__sign_of_the_gradient(f, init_x, lr=0.01, step_num=100):
    """Where the gradient is twice as large, is the step of gradient_descent twice as long?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.sign(grad))


def gradient_descent__normalised_gradient(f, init_x, lr=0.01, step_num=100):
    """Near the minimum the gradient is small. Do the steps of gradient_descent get shorter there, and what is 0 / 0?"""
    with np.errstate(invalid="ignore"):
        return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad / np.linalg.norm(grad))


def gradient_descent__clipped_gradient(f, init_x, lr=0.01, step_num=100):
    """Take a large learning rate, and print the first steps of gradient_descent. What does your code do to a large
    gradient?
    """
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.clip(grad, -10, 10))


def gradient_descent__steps_of_at_most_one(f, init_x, lr=0.01, step_num=100):
    """Where the gradient is twice as large, is the step of gradient_descent twice as long? Look for a division in your
    step.
    """
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad / max(1, np.linalg.norm(grad)))


def gradient_descent__mean_gradient(f, init_x, lr=0.01, step_num=100):
    """Does a step of gradient_descent get shorter when x has more entries? Work out one step by hand."""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad / grad.size)


def gradient_descent__summed_gradient(f, init_x, lr=0.01, step_num=100):
    """The gradient has one entry for each entry of x. What is the shape of what gradient_descent subtracts?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.sum(grad))


def gradient_descent__momentum(f, init_x, lr=0.01, step_num=100):
    """Print the second step of gradient_descent. Does it depend on the first step, or only on the point where it
    starts?
    """
    velocity = 0

    def step(x, grad, i):
        nonlocal velocity
        velocity = 0.9 * velocity - lr * grad
        return x + velocity

    return _way(f, init_x, step_num, step)


# When the gradient is taken


def gradient_descent__gradient_taken_once(f, init_x, lr=0.01, step_num=100):
    """Print the gradient in each step of gradient_descent. At which point do you take it, and is it a new one in each
    step?
    """
    grad = numerical_gradient(f, np.array(init_x, dtype=float))
    return _way(f, init_x, step_num, lambda x, _, i: x - lr * grad)


def gradient_descent__gradient_at_the_start(f, init_x, lr=0.01, step_num=100):
    """Print the gradient in each step of gradient_descent. At which point do you take it, and is it a new one in each
    step?
    """
    start = np.array(init_x, dtype=float)
    return _way(f, init_x, step_num, lambda x, _, i: x - lr * numerical_gradient(f, start))


def gradient_descent__one_entry_after_the_other(f, init_x, lr=0.01, step_num=100):
    """When gradient_descent moves the second entry, is the first one still where the step began?"""

    def step(x, _, i):
        x = x.copy()
        for j in np.ndindex(x.shape):
            x[j] -= lr * numerical_gradient(f, x)[j]
        return x

    return _way(f, init_x, step_num, step)


def gradient_descent__first_entry_only(f, init_x, lr=0.01, step_num=100):
    """Print x after one step of gradient_descent. Which of its entries have moved?"""

    def step(x, grad, i):
        x = x.copy()
        x[0] -= lr * grad[0]
        return x

    return _way(f, init_x, step_num, step)


# How many steps


def gradient_descent__always_a_hundred(f, init_x, lr=0.01, step_num=100):
    """Ask gradient_descent for one step. How many does your loop make?"""
    return _way(f, init_x, 100, lambda x, grad, i: x - lr * grad)


def gradient_descent__one_step_too_many(f, init_x, lr=0.01, step_num=100):
    """Ask gradient_descent for one step, and count how many times your loop runs."""
    return _way(f, init_x, step_num + 1, lambda x, grad, i: x - lr * grad)


def gradient_descent__one_step_too_few(f, init_x, lr=0.01, step_num=100):
    """Ask gradient_descent for one step, and count how many times your loop runs. Where does range begin?"""
    return _way(f, init_x, step_num - 1, lambda x, grad, i: x - lr * grad)


def gradient_descent__return_inside_the_loop(f, init_x, lr=0.01, step_num=100):
    """How far is the return of gradient_descent indented? Count how many times the loop runs."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
        return x, np.array(history)


def gradient_descent__at_least_one_step(f, init_x, lr=0.01, step_num=100):
    """Ask gradient_descent for no steps. Where should x be?"""
    return _way(f, init_x, max(1, step_num), lambda x, grad, i: x - lr * grad)


def gradient_descent__other_defaults(f, init_x, lr=0.1, step_num=100):
    """Compare your def line with the one in the stub. What are lr and step_num by default?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)


def gradient_descent__more_steps_by_default(f, init_x, lr=0.01, step_num=1000):
    """Compare your def line with the one in the stub. What are lr and step_num by default?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)


def gradient_descent__stops_when_f_grows(f, init_x, lr=0.01, step_num=100):
    """The caller of gradient_descent says how many steps to make. What does your loop do when f grows?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if f(new) > f(x):
            break
        x = new
        history.append(x)
    return x, np.array(history)


def gradient_descent__stops_when_the_sign_changes(f, init_x, lr=0.01, step_num=100):
    """The caller of gradient_descent says how many steps to make. Does your loop go on after a step across the minimum?"""
    x = np.array(init_x, dtype=float)
    history, grad = [x], numerical_gradient(f, x)
    for _ in range(step_num):
        x = x - lr * grad
        history.append(x)
        new = numerical_gradient(f, x)
        if np.any(new * grad < 0):
            break
        grad = new
    return x, np.array(history)


def gradient_descent__stops_on_flat_ground(f, init_x, lr=0.01, step_num=100):
    """Start gradient_descent at the minimum, and print the shape of history. Which line of yours ends the loop?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        if np.linalg.norm(grad) < 1e-12:
            break
        x = x - lr * grad
        history.append(x)
    return x, np.array(history)


def gradient_descent__stops_when_almost_flat(f, init_x, lr=0.01, step_num=100):
    """The caller of gradient_descent says how many steps to make. Which line of yours ends the loop early?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        if np.linalg.norm(grad) < 1e-6:
            break
        x = x - lr * grad
        history.append(x)
    return x, np.array(history)


def gradient_descent__stops_early(f, init_x, lr=0.01, step_num=100):
    """The caller of gradient_descent says how many steps to make. Which line of yours ends the loop early?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        new = x - lr * numerical_gradient(f, x)
        if np.all(np.abs(new - x) < 1e-6):
            break
        x = new
        history.append(x)
    return x, np.array(history)


def gradient_descent__best_point(f, init_x, lr=0.01, step_num=100):
    """Try gradient_descent with lr=10. Is x the point after the last step?"""
    _, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return min(history, key=f), history


def gradient_descent__x_before_the_last_step(f, init_x, lr=0.01, step_num=100):
    """Compare the x that gradient_descent returns with the last row of history. Is it the point after the last step?"""
    _, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return history[max(0, step_num - 1)], history


# The history


def gradient_descent__history_of_one_array(f, init_x, lr=0.01, step_num=100):
    """Print the history of gradient_descent: are all rows equal? How many arrays did you make for them?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__history_without_the_start(f, init_x, lr=0.01, step_num=100):
    """How many points does a descent of one step have? Print the first row of history."""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history[1:]


def gradient_descent__history_without_the_end(f, init_x, lr=0.01, step_num=100):
    """How many points does a descent of one step have? Compare the last row of history with x."""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history[:-1]


def gradient_descent__history_of_starts_of_steps(f, init_x, lr=0.01, step_num=100):
    """How many points does a descent of one step have? Compare the last row of history with x."""
    x, history = np.array(init_x, dtype=float), []
    for _ in range(step_num):
        history.append(x)
        x = x - lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__start_twice_and_no_end(f, init_x, lr=0.01, step_num=100):
    """Print history: which point is in it twice, and is the last row x?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        history.append(x)
        x = x - lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__history_backwards(f, init_x, lr=0.01, step_num=100):
    """Print the first row of history. Is it the start?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history[::-1]


def gradient_descent__history_of_values(f, init_x, lr=0.01, step_num=100):
    """Print history. Are its rows points, or values of f?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.array([f(point) for point in history])


def gradient_descent__history_of_gradients(f, init_x, lr=0.01, step_num=100):
    """Print the first row of history. Is it the start, or the gradient there?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.array([numerical_gradient(f, point) for point in history])


def gradient_descent__history_in_one_row(f, init_x, lr=0.01, step_num=100):
    """Print history.shape. Where does one point end and the next one begin?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history.ravel()


def gradient_descent__history_of_flat_points(f, init_x, lr=0.01, step_num=100):
    """Call gradient_descent with a matrix. What is the shape of one row of history, and what is the shape of x?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history.reshape(step_num + 1, -1)


def gradient_descent__points_in_columns(f, init_x, lr=0.01, step_num=100):
    """Print history.shape. Which axis counts the steps?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.stack(history, axis=-1)


def gradient_descent__history_never_filled(f, init_x, lr=0.01, step_num=100):
    """Print history. Which line of gradient_descent writes a point into it?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.zeros_like(history)


def gradient_descent__history_goes_on(f, init_x, lr=0.01, step_num=100, history=[]):
    """Call gradient_descent twice, and print the shape of history. When is your list made?"""
    if not history:
        history.append(np.array(init_x, dtype=float))
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


# What is returned


def gradient_descent__only_x(f, init_x, lr=0.01, step_num=100):
    """Compare what gradient_descent returns with its docstring. How many values are there?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)[0]


def gradient_descent__only_history(f, init_x, lr=0.01, step_num=100):
    """Compare what gradient_descent returns with its docstring. How many values are there?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)[1]


def gradient_descent__history_first(f, init_x, lr=0.01, step_num=100):
    """In which order does gradient_descent return its two results? Compare with its docstring."""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return history, x


def gradient_descent__lowest_value(f, init_x, lr=0.01, step_num=100):
    """Does gradient_descent return the point where the descent ends, or the value of f there?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return f(x), history


def gradient_descent__nothing(f, init_x, lr=0.01, step_num=100):
    """Print what gradient_descent returns. Where is your return?"""
    _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)


# The start


def gradient_descent__moves_init_x(f, init_x, lr=0.01, step_num=100):
    """Print init_x before and after gradient_descent. Is your x another array? Neither np.asarray nor
    astype(float, copy=False) copies an array of floats.
    """
    x = init_x if init_x.dtype.kind == "f" else init_x.astype(float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__moves_init_x_by_asarray(f, init_x, lr=0.01, step_num=100):
    """Print init_x before and after gradient_descent. Is your x another array? Neither np.asarray nor
    astype(float, copy=False) copies an array of floats.
    """
    x = np.asarray(init_x, dtype=float)
    history = np.empty((step_num + 1, *x.shape))
    history[0] = x
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history[i + 1] = x
    return x, history


def gradient_descent__integers_refuse(f, init_x, lr=0.01, step_num=100):
    """Start gradient_descent from the integers -3 and 4. Can their array hold what you subtract?"""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__integers_cut_off(f, init_x, lr=0.01, step_num=100):
    """Start gradient_descent from the integers -3 and 4, and print x.dtype. What happens to the digits after the
    decimal point?
    """
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x[...] = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_of_integers(f, init_x, lr=0.01, step_num=100):
    """Start gradient_descent from the integers -3 and 4, and print history.dtype. Where does it come from?"""
    x = init_x
    history = np.zeros((step_num + 1, *init_x.shape), dtype=init_x.dtype)
    history[0] = x
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[i + 1] = x
    return x, history


def gradient_descent__start_in_single_precision(f, init_x, lr=0.01, step_num=100):
    """Print x.dtype in gradient_descent. How many digits does it have, and how many does a step of numerical_gradient
    need?
    """
    x = init_x.astype(np.float32)
    history = [x]
    for _ in range(step_num):
        x = x - np.float32(lr) * numerical_gradient(f, x).astype(np.float32)
        history.append(x)
    return x, np.array(history)
