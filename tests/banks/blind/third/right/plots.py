"""Right implementations of the exercise plots, in unusual style."""

import math

import numpy as np


def plot_sin_cos__one_call(ax):
    """Both lines in one call, and names given to the legend."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "-", x, np.cos(x), "--")
    ax.set(title="sin & cos", xlabel="x", ylabel="y")
    ax.legend(["sin", "cos"])


def plot_sin_cos__math_lists(ax):
    """Lists and the math module; the word for dashed."""
    x = [i / 10 for i in range(60)]
    for function, style in ((math.sin, "solid"), (math.cos, "dashed")):
        ax.plot(x, [function(v) for v in x], linestyle=style, label=function.__name__)
    ax.set_title("sin & cos")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    return ax.legend()


def plot_sin_cos__styles_after(ax):
    """A matrix with a column for each line; styles and names come later."""
    x = np.linspace(0, 6, 60, endpoint=False)
    sine, cosine = ax.plot(x, np.column_stack([np.sin(x), np.cos(x)]))
    sine.set_linestyle("-")
    cosine.set_linestyle("--")
    ax.legend(handles=[sine, cosine], labels=["sin", "cos"])
    ax.update({"xlabel": "x", "ylabel": "y", "title": "sin & cos"})


def plot_activations__limits_first(ax, step, sigmoid, relu):
    """Sets the limits before there are lines, and loops over a dict."""
    ax.set_ylim(bottom=-0.1, top=1.1)
    x = np.arange(-50, 50) / 10
    for name, function in {"step": step, "sigmoid": sigmoid, "relu": relu}.items():
        ax.plot(x, function(x.copy()), ls="--" if name == "step" else "-", label=name)
    ax.legend(loc="upper left")


def plot_activations__line_objects(ax, step, sigmoid, relu):
    """Makes the line objects itself."""
    from matplotlib.lines import Line2D

    x = np.arange(-5, 5, 0.1)
    lines = [
        Line2D(x, step(x), linestyle="--", color="C0", label="step"),
        Line2D(x, sigmoid(x), color="C1", label="sigmoid"),
        Line2D(x, relu(x), color="C2", label="relu"),
    ]
    for line in lines:
        ax.add_line(line)
    ax.autoscale_view()
    ax.set_ylim((-0.1, 1.1))
    ax.legend(lines, [line.get_label() for line in lines])


def plot_minus_log__with_one(ax):
    """10000 values, 1 included, and the logarithm of 1/x."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, np.log(1 / x))
    ax.axis(ymin=0, ymax=5)


def plot_minus_log__math(ax):
    """A list of math.log, and set() for the limits."""
    x = [k / 10000 for k in range(1, 10000)]
    ax.plot(x, [-math.log(v) for v in x], color="black")
    ax.set(ylim=(0, 5))


def plot_minus_log__linspace(ax):
    """linspace, and limits in two calls."""
    x = np.linspace(0.0001, 1, 10000)
    y = np.negative(np.log(x))
    ax.plot(x, y)
    ax.set_ylim(bottom=0)
    ax.set_ylim(top=5)


def plot_history__no_x(ax, losses):
    """matplotlib counts the steps itself."""
    ax.set_ylabel("loss")
    ax.set_xlabel("step")
    ax.plot(losses)


def plot_history__two_lists(ax, losses):
    """Collects steps and losses as Python numbers, drawn with a marker."""
    steps, values = [], []
    for i, loss in enumerate(losses):
        steps.append(i)
        values.append(float(loss))
    ax.plot(steps, values, marker=".")
    ax.set(xlabel="step", ylabel="loss")


def plot_history__column(ax, losses):
    """A matrix of one column."""
    y = np.array(losses, dtype=float).reshape(-1, 1)
    ax.plot(np.arange(float(len(y))), y)
    ax.set(xlabel="step", ylabel="loss")


def show_digit__binary_axis_off(ax, image):
    """Another map from white to black, and no axes at all."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="binary")
    ax.set_axis_off()


def show_digit__negative(ax, image):
    """Turns light and dark in floats, then the map from black to white."""
    picture = np.array(image, dtype=float).reshape(28, -1)
    ax.imshow(picture.max() - picture, cmap="gray")
    ax.set_xticks(())
    ax.set_yticks(())


def show_digit__scaled(ax, image):
    """Divides a copy by its largest value, and says what is white and black."""
    picture = np.asarray(image).reshape((28, 28)) / image.max()
    ax.imshow(picture, cmap="gray_r", vmin=0.0, vmax=1.0, interpolation="nearest")
    ax.set(xticks=[], yticks=[])


def show_digit__own_map(ax, image):
    """Makes a map of its own, and switches the ticks off by tick_params."""
    from matplotlib.colors import LinearSegmentedColormap

    ink = LinearSegmentedColormap.from_list("ink", ["white", "black"])
    ax.imshow(np.stack(np.split(image.ravel(), 28)), cmap=ink)
    ax.tick_params(left=False, bottom=False, labelleft=False, labelbottom=False)


def show_digit__null_locator(ax, image):
    """Ticks removed by a locator that finds none, before the picture."""
    from matplotlib.ticker import NullLocator

    ax.xaxis.set_major_locator(NullLocator())
    ax.yaxis.set_major_locator(NullLocator())
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=image.max())
