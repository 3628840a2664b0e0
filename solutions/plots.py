"""Plots: draw curves, and a digit as a picture.

Every function here draws on an ``Axes``, the part of a matplotlib figure that holds one
plot, and returns nothing. Whoever calls it decides where the figure goes. To see yours:

    import matplotlib.pyplot as plt
    fig, ax = plt.subplots()
    plot_sin_cos(ax)
    plt.show()

Check it with ``python -m grader plots``.
"""

import numpy as np


def plot_sin_cos(ax):
    """Draw the sine and the cosine.

    Parameters
    ----------
    ax : matplotlib Axes
        Where to draw.

    Notes
    -----
    x runs from 0 in steps of 0.1 and stops before 6, as ``np.arange`` does: 60 values.
    The sine is a solid line and the cosine a dashed one. The axes have the labels "x"
    and "y", the title is "sin & cos", and a legend calls the lines "sin" and "cos".

    ``ax.plot`` draws one line; its style and its label are arguments of it. A label
    shows up only once the legend is asked for.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_sin_cos(ax)
    >>> [(line.get_label(), line.get_linestyle()) for line in ax.lines]
    [('sin', '-'), ('cos', '--')]
    >>> ax.get_title()
    'sin & cos'
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['sin', 'cos']
    """
    # TODO in the stub: two lines, labels, title and legend.
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_activations(ax, step, sigmoid, relu):
    """Draw three activation functions, to compare them.

    Parameters
    ----------
    ax : matplotlib Axes
        Where to draw.
    step, sigmoid, relu : callable
        The functions. Each takes an ndarray and returns one of the same shape.

    Notes
    -----
    x runs from -5 in steps of 0.1 and stops before 5: 100 values. The step function is
    a dashed line, the other two are solid. A legend calls them "step", "sigmoid" and
    "relu". The y axis goes from -0.1 to 1.1: that is where step and sigmoid differ;
    relu leaves the picture at x = 1.1.

    Call the functions that are given. They need not be the ones that you know.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_activations(ax, np.sign, np.tanh, np.abs)
    >>> [(line.get_label(), line.get_linestyle()) for line in ax.lines]
    [('step', '--'), ('sigmoid', '-'), ('relu', '-')]
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
    """Draw ``-log(x)``: what a right answer costs when it was given probability x.

    Parameters
    ----------
    ax : matplotlib Axes
        Where to draw.

    Notes
    -----
    x runs from 0.0001 to 1 in steps of 0.0001. It does not begin at 0, where the
    logarithm has no value. The y axis goes from 0 to 5.

    You will meet this curve again as the cross-entropy: nothing is lost at x = 1, and
    more and more towards 0.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_minus_log(ax)
    >>> print(*ax.get_ylim())
    0.0 5.0
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

    Parameters
    ----------
    ax : matplotlib Axes
        Where to draw.
    losses : ndarray or list of shape (N,)
        The loss after each of N steps of training.

    Notes
    -----
    The first loss belongs to step 0, the last to step N - 1. The x axis has the label
    "step", the y axis "loss".

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> plot_history(ax, [2.3, 1.1, 0.7])
    >>> ax.lines[0].get_xdata().tolist(), ax.lines[0].get_ydata().tolist()
    ([0, 1, 2], [2.3, 1.1, 0.7])
    >>> ax.get_xlabel(), ax.get_ylabel()
    ('step', 'loss')
    """
    # TODO in the stub: the losses and two labels.
    ax.plot(range(len(losses)), losses)
    ax.set(xlabel="step", ylabel="loss")


def show_digit(ax, image):
    """Show a digit as dark strokes on white paper.

    Parameters
    ----------
    ax : matplotlib Axes
        Where to draw.
    image : ndarray of shape (784,) or (28, 28)
        The pixels, row by row from the top. 0 is paper; the largest value, whether 255
        or 1, is the darkest stroke.

    Notes
    -----
    ``ax.imshow`` draws an array as a picture. It wants rows and columns, and without
    a word about colours it chooses some. A colour map of greys ends in white; its name
    with ``_r`` behind it runs the other way round.

    A picture has no use for axes: no ticks and no numbers are shown around it.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> show_digit(ax, np.arange(784))
    >>> ax.images[0].get_array().shape
    (28, 28)
    >>> ax.axison
    False
    """
    # TODO in the stub: the picture, and no ticks.
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_axis_off()
