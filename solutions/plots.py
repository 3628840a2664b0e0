"""Plots: draw curves, and a digit as a picture.

Every function here draws on ``ax``, an Axes: the part of a matplotlib figure that holds
one plot. What the functions return does not matter. To see your plots:

    import matplotlib.pyplot as plt
    fig, ax = plt.subplots()
    plot_sin_cos(ax)
    plt.show()

Do not change an argument unless a docstring says so. Each check has 5 seconds.

Check it with ``python -m grader plots``.
Play with it in ``python -i exercises/plots.py``.
"""

import numpy as np


def plot_sin_cos(ax):
    """Draw the sine as a solid line, and the cosine as a dashed one.

    x goes from 0 in steps of 0.1 and stops before 6, as ``np.arange`` does: 60 values.
    The axes have the labels "x" and "y", the title is "sin & cos", and a legend names
    the lines "sin" and "cos". You see the label of a line only in a legend.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_sin_cos(ax)
    >>> [line.get_linestyle() for line in ax.lines]
    ['-', '--']
    """
    # TODO in the stub: two lines, labels, title and legend.
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_activations(ax, step, sigmoid, relu):
    """Draw three functions: ``step`` dashed, ``sigmoid`` and ``relu`` solid.

    x goes from -5 in steps of 0.1 and stops before 5: 100 values. A legend names the
    lines "step", "sigmoid" and "relu". The y axis goes from -0.1 to 1.1, to show how
    step and sigmoid differ; the line of relu continues above 1.1.

    Parameters
    ----------
    step, sigmoid, relu : callable
        The functions to draw, whatever they compute. Each takes an ndarray and returns
        one of the same shape.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_activations(ax, np.sign, np.tanh, np.abs)
    >>> print(*ax.get_ylim())
    -0.1 1.1
    """
    # TODO in the stub: three lines, limits and legend.
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_minus_log(ax):
    """Draw ``-log(x)``: the loss, or error, when the right answer has probability x.

    x goes from 0.0001 to 1 in steps of 0.0001; you may leave out 1 itself. At 0, the
    logarithm has no value. The y axis goes from 0 to 5.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_minus_log(ax)
    >>> x, y = ax.lines[0].get_data()
    >>> print(f"{x[0]:.4f} {y[0]:.4f}")
    0.0001 9.2103
    """
    # TODO in the stub: the curve and its limits.
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_history(ax, losses):
    """Draw how the loss went down, step by step.

    The first loss belongs to step 0, the last to step N - 1. The x axis has the label
    "step", the y axis "loss".

    Parameters
    ----------
    losses : ndarray or list of shape (N,)
        The loss of each of N steps of training.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_history(ax, [2.3, 1.1, 0.7])
    >>> print(*map(float, ax.lines[0].get_xdata()))
    0.0 1.0 2.0
    """
    # TODO in the stub: the losses and two labels.
    ax.plot(losses)
    ax.set(xlabel="step", ylabel="loss")


def show_digit(ax, image):
    """Show a digit as dark strokes on white paper, without ticks or numbers around it.

    ``ax.imshow`` draws an array of rows and columns. Give it a colour map; otherwise it
    chooses colours. "gray" runs from black to white, "gray_r" from white to black.

    Parameters
    ----------
    image : ndarray of shape (784,) or (28, 28)
        The pixels, row by row from the top, floats or integers (uint8 too). 0 is paper
        and is shown white; every image has at least one 0. The largest value of the
        image, whether 255 or 1, is black, and values between are greys.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> show_digit(ax, np.arange(784))
    >>> ax.images[0].get_array().shape
    (28, 28)
    """
    # TODO in the stub: the picture, and no ticks.
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_axis_off()
