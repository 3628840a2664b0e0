"""Right variations of ``plots``: a grader must accept each of them."""

import itertools
import math

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.lines import Line2D

# Sine and cosine


def plot_sin_cos__one_call(ax):
    """One call of plot draws several lines, and legend may name them."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "-", x, np.cos(x), "--")
    ax.legend(["sin", "cos"])
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_title("sin & cos")


def plot_sin_cos__cosine_first(ax):
    """The order of the lines, and of the calls, says nothing."""
    x = np.linspace(0, 5.9, 60)
    ax.set_title("sin & cos", loc="left")
    ax.plot(x, np.cos(x), ls="dashed", color="black", label="cos")
    ax.plot(x, np.sin(x), ls="solid", color="black", label="sin", linewidth=3)
    ax.legend(loc="upper right", title="functions")
    ax.set(ylabel="y", xlabel="x")


def plot_sin_cos__lines_by_hand(ax):
    """A Line2D that is added is a line as any other."""
    x = np.arange(60) * 0.1
    for f, style in ((np.sin, "-"), (np.cos, "--")):
        ax.add_line(Line2D(x, f(x), linestyle=style, label=f.__name__))
    ax.autoscale()
    ax.legend()
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__own_dashes(ax):
    """Dashes of one's own lengths are dashes."""
    x = np.arange(0, 6, 0.1)
    (sine,) = ax.plot(x, np.sin(x))
    (cosine,) = ax.plot(x, np.cos(x), dashes=(4, 2))
    ax.legend([cosine, sine], ["cos", "sin"])
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__lists_of_floats(ax):
    """Lists and the math module do as well as arrays; a marker is no style of the line."""
    x = [i / 10 for i in range(60)]
    ax.plot(x, [math.sin(value) for value in x], marker=".", label="sin")
    ax.plot(x, [math.cos(value) for value in x], marker=".", linestyle=(0, (5, 5)), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend(frameon=False, ncols=2)


def plot_sin_cos__more_than_is_asked_for(ax):
    """A grid, a line along 0 and limits do no harm."""
    x = np.arange(0, 6, 0.1, dtype=np.float32)
    ax.axhline(0, color="grey", linewidth=0.5)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "r--", label="cos")
    ax.grid()
    ax.set_xlim(0, 6)
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()
    return ax


def plot_sin_cos__style_set_afterwards(ax):
    """plt.setp changes a line that is there."""
    x = np.arange(0, 6, 0.1)
    lines = ax.plot(x, np.column_stack([np.sin(x), np.cos(x)]), label=["sin", "cos"])
    plt.setp(lines[1], linestyle="--")
    plt.setp(ax, xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


# Activation functions


def plot_activations__in_a_loop(ax, step, sigmoid, relu):
    """A loop over functions, names and styles; the limits first."""
    ax.set_ylim(bottom=-0.1, top=1.1)
    x = np.linspace(-5, 5, 100, endpoint=False)
    for f, name, style in ((relu, "relu", "-"), (step, "step", "--"), (sigmoid, "sigmoid", "-")):
        ax.plot(x, f(x), style, label=name)
    ax.legend()


def plot_activations__limits_as_a_pair(ax, step, sigmoid, relu):
    """Limits may be a pair, in set or in axis."""
    x = np.arange(-50, 50) / 10
    ax.plot(x, step(x), "k--", x, sigmoid(x), "b", x, relu(x), "g")
    ax.axis((-5, 5, -0.1, 1.1))
    ax.legend(("step", "sigmoid", "relu"))
    ax.set_title("activations")


def plot_activations__one_by_one(ax, step, sigmoid, relu):
    """The functions are called with one number at a time."""
    x = [-5 + 0.1 * i for i in range(100)]
    for f, style, name in zip((step, sigmoid, relu), ("--", "-", "-"), ("step", "sigmoid", "relu"), strict=True):
        ax.plot(x, [float(f(np.array(value))) for value in x], style, label=name)
    ax.set(ylim=(-0.1, 1.1))
    ax.legend()


# Minus log


def plot_minus_log__stops_before_one(ax):
    """np.arange(0.0001, 1, 0.0001) ends at 0.9999."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x), label="-log(x)")
    ax.set_ylim(0.0, 5.0)


def plot_minus_log__linspace(ax):
    """linspace counts the values instead of the step."""
    x = np.linspace(0.0001, 1, 10000)
    ax.plot(x, np.log(1 / x), "k:")
    ax.set_ylim([0, 5])
    ax.legend(["-log(x)"])


def plot_minus_log__up_to_one(ax):
    """arange with an end a little beyond 1; limits by plt.setp."""
    x = np.arange(0.0001, 1.00005, 0.0001)
    ax.plot(x, -np.log(x))
    plt.setp(ax, ylim=(0, 5), xlabel="x", ylabel="-log(x)")


# History


def plot_history__y_alone(ax, losses):
    """plot counts from 0 by itself."""
    ax.plot(losses)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__enumerated(ax, losses):
    """Numbers and losses, pair by pair, with markers."""
    steps, values = zip(*enumerate(losses), strict=True)
    ax.plot(steps, values, "o--", label="training")
    ax.set(xlabel="step", ylabel="loss", title="history", ylim=(0, None))
    ax.legend()


def plot_history__with_its_running_mean(ax, losses):
    """A second line beside the losses does no harm."""
    losses = np.array(losses, dtype=np.float64)
    ax.plot(np.cumsum(losses) / np.arange(1, len(losses) + 1), color="grey")
    ax.semilogy(np.arange(len(losses)), losses)
    ax.set(xlabel="step", ylabel="loss")


# Digit


def show_digit__negative_in_grey(ax, image):
    """The negative with the grey map looks the same."""
    image = np.asarray(image, dtype=float).reshape(28, -1)
    ax.imshow(image.max() - image, cmap="gray")
    ax.axis("off")


def show_digit__another_map(ax, image):
    """Greys and binary run from white to black too."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="Greys", interpolation="nearest")
    ax.set_xticks([])
    ax.set_yticks([])


def show_digit__binary(ax, image):
    """No ticks by tick_params, and white where 0 is."""
    ax.imshow(image.reshape((28, 28)), cmap=plt.cm.binary, vmin=0, vmax=image.max())
    ax.tick_params(left=False, bottom=False, labelleft=False, labelbottom=False)


def show_digit__matshow(ax, image):
    """matshow is an imshow for matrices, with ticks at the top."""
    ax.matshow(image.reshape(28, 28), cmap="gray_r")
    ax.xaxis.set_visible(False)
    ax.yaxis.set_visible(False)


def show_digit__flipped_twice(ax, image):
    """The last row first, with the origin at the bottom, is upright again."""
    ax.imshow(image.reshape(28, 28)[::-1], cmap="gray_r", origin="lower", extent=(0, 1, 0, 1))
    ax.set_axis_off()


def show_digit__colours_by_hand(ax, image):
    """Red, green and blue that are equal are grey."""
    grey = 1 - image.reshape(28, 28) / image.max()
    ax.imshow(np.stack([grey] * 3, axis=-1))
    ax.axis(False)


def show_digit__bytes_by_hand(ax, image):
    """The same as bytes, row by row."""
    scale = 255 / float(image.max())
    pixels = iter(image.ravel().tolist())
    rows = [[3 * [round(255 - scale * pixel)] for pixel in itertools.islice(pixels, 28)] for _ in range(28)]
    ax.imshow(np.array(rows, dtype=np.uint8))
    ax.set(xticks=[], yticks=[], title="a digit")
