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
    """The gradient points to where f grows. Print f(x) after each step: which way is downhill?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x + lr * grad)


def gradient_descent__lr_ignored(f, init_x, lr=0.01, step_num=100):
    """Make one step with lr=0.1 and one with lr=0.2. Is the second twice as long?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - grad)


def gradient_descent__lr_fixed(f, init_x, lr=0.01, step_num=100):
    """Make one step with lr=0.1 and one with lr=0.2. Which name in your step is the argument?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - 0.1 * grad)


def gradient_descent__lr_squared(f, init_x, lr=0.01, step_num=100):
    """Make one step with lr=0.1 and one with lr=0.2. How often is lr multiplied into it?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * lr * grad)


def gradient_descent__divided_by_lr(f, init_x, lr=0.01, step_num=100):
    """Should a smaller learning rate make a step shorter or longer? Try 0.1 and 0.2."""
    return _way(f, init_x, step_num, lambda x, grad, i: x - grad / lr)


def gradient_descent__lr_shrinks(f, init_x, lr=0.01, step_num=100):
    """Print the learning rate in each step. Does it stay what the caller asked for?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr / (i + 1) * grad)


def gradient_descent__lr_divided_by_step_num(f, init_x, lr=0.01, step_num=100):
    """Ask for one step and then for two. Is the first of the two as long as the only one?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr / step_num * grad)


def gradient_descent__step_replaces_x(f, init_x, lr=0.01, step_num=100):
    """A step starts where the last one ended. Where is the old x in the new one?"""
    return _way(f, init_x, step_num, lambda x, grad, i: -lr * grad)


def gradient_descent__steps_from_the_start(f, init_x, lr=0.01, step_num=100):
    """A step starts where the last one ended. From which point do yours start?"""
    return _way(f, init_x, step_num, lambda x, grad, i: init_x - lr * grad)


def gradient_descent__absolute_gradient(f, init_x, lr=0.01, step_num=100):
    """Start once left and once right of the minimum. Do your steps lead to it from both sides?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.abs(grad))


def gradient_descent__sign_of_the_gradient(f, init_x, lr=0.01, step_num=100):
    """Where the slope is twice as steep, is your step twice as long?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.sign(grad))


def gradient_descent__normalised_gradient(f, init_x, lr=0.01, step_num=100):
    """Close to the minimum the slope is small. Do your steps get shorter there? What is 0 / 0?"""
    with np.errstate(invalid="ignore"):
        return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad / np.linalg.norm(grad))


def gradient_descent__clipped_gradient(f, init_x, lr=0.01, step_num=100):
    """Take a large learning rate and print the first steps. What happens to a steep slope?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.clip(grad, -10, 10))


def gradient_descent__mean_gradient(f, init_x, lr=0.01, step_num=100):
    """Does a step get shorter when x has more entries? Compare one step with one by hand."""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad / grad.size)


def gradient_descent__summed_gradient(f, init_x, lr=0.01, step_num=100):
    """Each entry of x has a slope of its own. Which shape has what you subtract?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * np.sum(grad))


def gradient_descent__momentum(f, init_x, lr=0.01, step_num=100):
    """Print the second step: does it depend on the first one, or only on the point it starts from?"""
    velocity = 0

    def step(x, grad, i):
        nonlocal velocity
        velocity = 0.9 * velocity - lr * grad
        return x + velocity

    return _way(f, init_x, step_num, step)


# When the gradient is taken


def gradient_descent__gradient_taken_once(f, init_x, lr=0.01, step_num=100):
    """The slope is another one at each point. How often does your code take the gradient?"""
    grad = numerical_gradient(f, np.array(init_x, dtype=float))
    return _way(f, init_x, step_num, lambda x, _, i: x - lr * grad)


def gradient_descent__gradient_at_the_start(f, init_x, lr=0.01, step_num=100):
    """Print the gradient in each step. At which point do you take it?"""
    start = np.array(init_x, dtype=float)
    return _way(f, init_x, step_num, lambda x, _, i: x - lr * numerical_gradient(f, start))


def gradient_descent__one_entry_after_the_other(f, init_x, lr=0.01, step_num=100):
    """When the second entry moves, is the first one still where the step began?"""

    def step(x, _, i):
        x = x.copy()
        for j in np.ndindex(x.shape):
            x[j] -= lr * numerical_gradient(f, x)[j]
        return x

    return _way(f, init_x, step_num, step)


def gradient_descent__first_entry_only(f, init_x, lr=0.01, step_num=100):
    """Print x after one step. Which of its entries have moved?"""

    def step(x, grad, i):
        x = x.copy()
        x[0] -= lr * grad[0]
        return x

    return _way(f, init_x, step_num, step)


# How many steps


def gradient_descent__always_a_hundred(f, init_x, lr=0.01, step_num=100):
    """Ask for one step. How many does your loop make?"""
    return _way(f, init_x, 100, lambda x, grad, i: x - lr * grad)


def gradient_descent__one_step_too_many(f, init_x, lr=0.01, step_num=100):
    """Ask for one step and count how often your loop runs."""
    return _way(f, init_x, step_num + 1, lambda x, grad, i: x - lr * grad)


def gradient_descent__one_step_too_few(f, init_x, lr=0.01, step_num=100):
    """Ask for one step and count how often your loop runs. Where does range begin?"""
    return _way(f, init_x, step_num - 1, lambda x, grad, i: x - lr * grad)


def gradient_descent__return_inside_the_loop(f, init_x, lr=0.01, step_num=100):
    """How far is your return indented? Count how often the loop runs."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
        return x, np.array(history)


def gradient_descent__at_least_one_step(f, init_x, lr=0.01, step_num=100):
    """Ask for no step at all. Where should x be?"""
    return _way(f, init_x, max(1, step_num), lambda x, grad, i: x - lr * grad)


def gradient_descent__other_defaults(f, init_x, lr=0.1, step_num=100):
    """Compare your first line with the one in the exercise. What are lr and step_num by default?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)


def gradient_descent__more_steps_by_default(f, init_x, lr=0.01, step_num=1000):
    """Compare your first line with the one in the exercise. What are lr and step_num by default?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)


def gradient_descent__stops_when_f_grows(f, init_x, lr=0.01, step_num=100):
    """The caller says how many steps to make. What does your loop do when one of them goes wrong?"""
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
    """The caller says how many steps to make. Does your loop go on after a step across the minimum?"""
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
    """Start at the minimum and look at the shape of history. What ends your loop?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        if np.linalg.norm(grad) < 1e-12:
            break
        x = x - lr * grad
        history.append(x)
    return x, np.array(history)


def gradient_descent__stops_early(f, init_x, lr=0.01, step_num=100):
    """The caller says how many steps to make. How many rows has history after 100?"""
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
    """Take a learning rate that is too large. Is x the point after the last step?"""
    _, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return min(history, key=f), history


# The history


def gradient_descent__history_of_one_array(f, init_x, lr=0.01, step_num=100):
    """Print history: are all rows alike? How many arrays did you make for them?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__history_without_the_start(f, init_x, lr=0.01, step_num=100):
    """How many points has a way of one step? Print the first row of history."""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history[1:]


def gradient_descent__history_without_the_end(f, init_x, lr=0.01, step_num=100):
    """How many points has a way of one step? Compare the last row of history with x."""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history[:-1]


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
    """Print history. Are its rows points, or the heights there?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.array([f(point) for point in history])


def gradient_descent__history_of_gradients(f, init_x, lr=0.01, step_num=100):
    """Print the first row of history. Is it the start, or the slope there?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.array([numerical_gradient(f, point) for point in history])


def gradient_descent__history_in_one_row(f, init_x, lr=0.01, step_num=100):
    """Print history.shape. Where does one point end and the next one begin?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history.ravel()


def gradient_descent__history_of_flat_points(f, init_x, lr=0.01, step_num=100):
    """Start from a matrix. Which shape has a row of your history, and which shape has x?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, history.reshape(step_num + 1, -1)


def gradient_descent__points_in_columns(f, init_x, lr=0.01, step_num=100):
    """Print history.shape. Along which axis does time go?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.stack(history, axis=-1)


def gradient_descent__history_never_filled(f, init_x, lr=0.01, step_num=100):
    """Print history. In which line do you write a point into it?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return x, np.zeros_like(history)


def gradient_descent__history_goes_on(f, init_x, lr=0.01, step_num=100, history=[]):
    """Call your function twice and look at the shape of history. When is that list made?"""
    if not history:
        history.append(np.array(init_x, dtype=float))
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


# What is returned


def gradient_descent__only_x(f, init_x, lr=0.01, step_num=100):
    """What does the caller get, and what was promised in the docstring?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)[0]


def gradient_descent__only_history(f, init_x, lr=0.01, step_num=100):
    """What does the caller get, and what was promised in the docstring?"""
    return _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)[1]


def gradient_descent__history_first(f, init_x, lr=0.01, step_num=100):
    """Look at the docstring once more: in which order are the results returned?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return history, x


def gradient_descent__lowest_value(f, init_x, lr=0.01, step_num=100):
    """Do you return the place where the descent ends, or the value of f there?"""
    x, history = _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)
    return f(x), history


def gradient_descent__nothing(f, init_x, lr=0.01, step_num=100):
    """What does your function hand back to its caller?"""
    _way(f, init_x, step_num, lambda x, grad, i: x - lr * grad)


# The start


def gradient_descent__moves_init_x(f, init_x, lr=0.01, step_num=100):
    """Print init_x before and after the call. How many arrays are there, and how many names?"""
    x = init_x if init_x.dtype.kind == "f" else init_x.astype(float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__moves_init_x_by_asarray(f, init_x, lr=0.01, step_num=100):
    """Print init_x before and after the call. Does asarray copy what is an array of floats already?"""
    x = np.asarray(init_x, dtype=float)
    history = np.empty((step_num + 1, *x.shape))
    history[0] = x
    for i in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history[i + 1] = x
    return x, history


def gradient_descent__integers_refuse(f, init_x, lr=0.01, step_num=100):
    """Start from an array of the integers -3 and 4. Can it hold what you subtract?"""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__integers_cut_off(f, init_x, lr=0.01, step_num=100):
    """Start from an array of the integers -3 and 4 and print x.dtype. What becomes of the digits behind the point?"""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x[...] = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_of_integers(f, init_x, lr=0.01, step_num=100):
    """Start from an array of the integers -3 and 4 and print history.dtype. Where does it come from?"""
    x = init_x
    history = np.zeros((step_num + 1, *init_x.shape), dtype=init_x.dtype)
    history[0] = x
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[i + 1] = x
    return x, history
