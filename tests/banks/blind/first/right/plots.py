"""Right but unusual implementations of ``plots``, written from its stub alone."""

import numpy as np
from matplotlib.lines import Line2D


def plot_sin_cos__lines_added_by_hand(ax):
    """Makes two Line2D objects, and lets the axes scale themselves."""
    x = np.arange(0, 6, 0.1)
    for function, style in ((np.sin, "solid"), (np.cos, "dashed")):
        ax.add_line(Line2D(x, function(x), linestyle=style, label=function.__name__, color="k"))
    ax.autoscale_view()
    ax.set_title("sin & cos")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.legend(loc="lower left")


def plot_sin_cos__names_given_to_the_legend(ax):
    """One call of plot for both lines; styles and labels are set afterwards."""
    x = np.arange(60) * 0.1
    sine, cosine = ax.plot(x, np.sin(x), "-", x, np.cos(x), "--")
    sine.set_label("sin")
    cosine.set_label("cos")
    ax.legend(handles=[sine, cosine])
    ax.set(title="sin & cos", xlabel="x", ylabel="y")


def plot_activations__limits_first(ax, step, sigmoid, relu):
    """Sets the limits before anything is drawn, and goes through a dict of functions."""
    ax.set_ylim(bottom=-0.1, top=1.1)
    x = np.arange(-5, 5, 0.1)
    for name, function in dict(step=step, sigmoid=sigmoid, relu=relu).items():
        (line,) = ax.plot(x, function(x.copy()), label=name)
        line.set_linestyle("dashed" if function is step and name == "step" else "solid")
    ax.legend()


def plot_activations__thick_and_coloured(ax, step, sigmoid, relu):
    """Colours, widths and a grid of its own choice; ylim by ax.axis."""
    x = np.arange(-5.0, 5.0, 0.1)
    ax.plot(x, step(x), "k--", linewidth=3, label="step")
    ax.plot(x, sigmoid(x), "r-", x, relu(x), "b-")
    for line, name in zip(ax.lines[-2:], ("sigmoid", "relu")):
        line.set(label=name, linewidth=2)
    ax.axis(ymin=-0.1, ymax=1.1)
    ax.grid(True)
    ax.legend(loc="upper left")


def plot_minus_log__logarithm_of_the_inverse(ax):
    """log(1 / x), with x counted in whole numbers first."""
    x = np.arange(1, 10001) * 0.0001
    ax.plot(x, np.log(1 / x), color="tab:red")
    ax.set_ybound(0, 5)


def plot_minus_log__linspace(ax):
    """Ten thousand values with linspace, and axis labels of its own."""
    x = np.linspace(0.0001, 1, 10000)
    ax.set(ylim=(0, 5), xlabel="probability", ylabel="loss")
    ax.plot(x, np.negative(np.log(x)))


def plot_history__steps_counted_by_enumerate(ax, losses):
    """Pairs of step and loss, taken apart again."""
    pairs = np.array(list(enumerate(losses)), dtype=float).reshape(-1, 2)
    ax.plot(pairs[:, 0], pairs[:, 1], marker=".")
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__numbers_of_plot_itself(ax, losses):
    """ax.plot counts the steps; the labels are made first."""
    ax.set(ylabel="loss", xlabel="step")
    ax.plot(np.array(losses, dtype=float), linestyle="-", color="0.2")


def show_digit__map_named_greys(ax, image):
    """The map Greys begins with white by itself; the paper is fixed at 0."""
    pixels = np.asarray(image).reshape(28, 28)
    ax.imshow(pixels, cmap="Greys", vmin=0)
    ax.set_axis_off()


def show_digit__binary_map_and_largest_value(ax, image):
    """Scales the pixels to 1 itself, and hides the axes before drawing."""
    pixels = np.array(image, dtype=float).reshape((28, 28))
    ax.axis(False)
    ax.imshow(pixels / max(pixels.max(), 1e-12), cmap="binary", interpolation="nearest", vmin=0, vmax=1)


def show_digit__picture_set_afterwards(ax, image):
    """Makes an empty picture with its colours and limits, and puts the pixels in."""
    picture = ax.imshow(np.zeros((28, 28)), cmap="gray_r")
    picture.set_data(np.reshape(np.asarray(image), (28, 28)))
    picture.set_clim(0, max(float(np.max(image)), np.finfo(float).tiny))
    ax.axis("off")


def plot_history__returns_the_lines(ax, losses):
    """Returns what ax.plot returns."""
    ax.set(xlabel="step", ylabel="loss")
    return ax.plot(np.arange(len(losses)), losses)
