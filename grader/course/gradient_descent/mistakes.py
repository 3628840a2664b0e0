"""What often goes wrong in ``gradient_descent``. Each docstring is the hint for whoever writes the same."""

import numpy as np

from numerical_gradient import numerical_gradient

# Which way, and how far


def gradient_descent__uphill(f, init_x, lr=0.01, step_num=100):
    """Print f at each place of your path. Which way is downhill?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x += lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__learning_rate_not_used(f, init_x, lr=0.01, step_num=100):
    """Try two learning rates. Which of your results differ?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= 0.01 * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__divided_by_the_learning_rate(f, init_x, lr=0.01, step_num=100):
    """Make the learning rate smaller. Do your steps become smaller, too?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= numerical_gradient(f, x) / lr
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__learning_rate_shrinks(f, init_x, lr=0.01, step_num=100):
    """Work out the second step by hand. Is it as long for its slope as the first?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for i in range(step_num):
        x -= lr / (i + 1) * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__steps_of_one_length(f, init_x, lr=0.01, step_num=100):
    """Near the bottom the slope is small. Are your steps small there, too?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        gradient = numerical_gradient(f, x)
        x -= lr * gradient / (np.linalg.norm(gradient) + 1e-12)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__signs_only(f, init_x, lr=0.01, step_num=100):
    """Two entries with slopes of 1 and 10: should both move equally far?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * np.sign(numerical_gradient(f, x))
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__gradient_taken_once(f, init_x, lr=0.01, step_num=100):
    """The slope changes as you walk. How often do you ask for it?"""
    x = np.array(init_x, dtype=float)
    gradient = numerical_gradient(f, x)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * gradient
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__gradient_at_the_start(f, init_x, lr=0.01, step_num=100):
    """At which place does your loop ask for the gradient? Is that where you are?"""
    start = np.array(init_x, dtype=float)
    x = start.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, start)
        history.append(x)
    return x, np.array(history)


def gradient_descent__always_from_the_start(f, init_x, lr=0.01, step_num=100):
    """Each step begins where the last one ended. From where do yours begin?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = np.array(init_x, dtype=float) - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__mean_slope_for_all(f, init_x, lr=0.01, step_num=100):
    """How many numbers has the gradient, and how many different ones do you subtract?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * np.mean(numerical_gradient(f, x))
        history.append(x.copy())
    return x, np.array(history)


# How often


def gradient_descent__returns_inside_the_loop(f, init_x, lr=0.01, step_num=100):
    """Count your steps. Where does your return stand?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
        return x, np.array(history)
    return x, np.array(history)


def gradient_descent__one_step_too_few(f, init_x, lr=0.01, step_num=100):
    """Ask for a single step. How many times does your loop run?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(1, step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__one_step_too_many(f, init_x, lr=0.01, step_num=100):
    """Ask for no step at all. Does x move?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num + 1):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__always_a_hundred_steps(f, init_x, lr=0.01, step_num=100):
    """Which of your arguments is never read?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(100):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__other_default_values(f, init_x, lr=0.1, step_num=50):
    """Compare the first line of your function with the one you were given."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__stops_when_far(f, init_x, lr=0.01, step_num=100):
    """Who decides how many steps there are? Look for a second way out of your loop."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
        if np.abs(x).max() > 100:
            break
    return x, np.array(history)


# What is kept


def gradient_descent__start_moved(f, init_x, lr=0.01, step_num=100):
    """Print init_x before and after the call. To whom does that array belong?"""
    x = init_x
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__path_of_one_array(f, init_x, lr=0.01, step_num=100):
    """All rows of your history are alike. How many arrays does your list hold?"""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__path_without_the_start(f, init_x, lr=0.01, step_num=100):
    """After three steps, how many places has the walk seen? Count from the first."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__path_without_the_end(f, init_x, lr=0.01, step_num=100):
    """Is the last row of your history the place that you return?"""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__values_instead_of_places(f, init_x, lr=0.01, step_num=100):
    """What does one row of your history look like: a place, or the height there?"""
    x = np.array(init_x, dtype=float)
    history = [f(x)]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(f(x))
    return x, np.array(history)


def gradient_descent__gradients_instead_of_places(f, init_x, lr=0.01, step_num=100):
    """What does your history hold: where the walk was, or how steep it was there?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        gradient = numerical_gradient(f, x)
        x -= lr * gradient
        history.append(gradient)
    return x, np.array(history)


def gradient_descent__path_side_by_side(f, init_x, lr=0.01, step_num=100):
    """Which axis of your history counts the steps?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.stack(history, axis=-1)


def gradient_descent__path_flattened(f, init_x, lr=0.01, step_num=100):
    """One place has the shape of init_x. Does a row of your history?"""
    x = np.array(init_x, dtype=float)
    history = [x.ravel().copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.ravel().copy())
    return x, np.array(history)


def gradient_descent__path_only(f, init_x, lr=0.01, step_num=100):
    """How many things does the docstring say that you return?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return np.array(history)


def gradient_descent__end_only(f, init_x, lr=0.01, step_num=100):
    """How many things does the docstring say that you return?"""
    x = np.array(init_x, dtype=float)
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
    return x


def gradient_descent__order_of_the_results(f, init_x, lr=0.01, step_num=100):
    """Which of the two does the docstring name first?"""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return np.array(history), x


def gradient_descent__integers_stay_integers(f, init_x, lr=0.01, step_num=100):
    """Start with integers and print the dtype of x. Can it hold 2.4?"""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x = (x - lr * numerical_gradient(f, x)).astype(x.dtype)
        history.append(x.copy())
    return x, np.array(history)
