"""Right but unusual implementations of ``plots``, written from its stub alone."""

import functools
import itertools

import numpy as np


def plot_sin_cos__one_call(ax):
    """Both lines in one call, names in the legend."""
    x = np.arange(60) / 10
    ax.plot(x, np.sin(x), "-", x, np.cos(x), "--")
    ax.legend(["sin", "cos"])
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__loop(ax):
    """A loop over names, getattr, and texts through the axis objects."""
    x = np.linspace(0, 5.9, num=60)
    for name, style in {"sin": "solid", "cos": "dashed"}.items():
        (line,) = ax.plot(x, getattr(np, name)(x))
        line.set_linestyle(style)
        line.set_label(name)
    ax.xaxis.set_label_text("x")
    ax.yaxis.set_label_text("y")
    ax.title.set_text("sin & cos")
    ax.legend(loc="lower left")


def plot_sin_cos__handles(ax):
    """Legend from handles, the cosine as the imaginary shift of exp."""
    z = np.exp(1j * np.arange(0, 6, 0.1))
    handles = [ax.plot(np.arange(0, 6, 0.1), part, ls=ls, color="k")[0] for part, ls in ((z.imag, "-"), (z.real, "--"))]
    ax.legend(handles, ("sin", "cos"))
    ax.set_title("sin & cos")
    ax.set_ylabel("y")
    ax.set_xlabel("x")


def plot_activations__zip(ax, step, sigmoid, relu):
    """A zip over functions, names and styles; limits by axis."""
    ax.set_ylim(bottom=-0.1, top=1.1)
    for f, name, ls in zip((step, sigmoid, relu), ("step", "sigmoid", "relu"), ("--", "-", "-")):
        x = np.arange(-5.0, 5.0, 0.1)
        ax.plot(x, f(x), linestyle=ls, label=name)
    ax.legend()


def plot_activations__integers(ax, step, sigmoid, relu):
    """x from integers, colours, limits by set, and a late legend."""
    x = np.arange(-50, 50) / 10
    draw = functools.partial(ax.plot, x)
    lines = list(
        itertools.chain(draw(step(x.copy()), "k--"), draw(sigmoid(x.copy()), "b-"), draw(relu(x.copy()), "r-"))
    )
    ax.set(ylim=(-0.1, 1.1))
    ax.legend(lines, ["step", "sigmoid", "relu"])


def plot_minus_log__with_one(ax):
    """Counts to 10000, with 1 itself; log of the inverse."""
    n = np.arange(1, 10001)
    ax.plot(n / 10000, np.log(10000 / n), color="black", lw=3)
    ax.axis(ymin=0, ymax=5)


def plot_minus_log__linspace(ax):
    """linspace without 1, limits before the curve."""
    ax.set_ylim([0, 5])
    x = np.linspace(0.0001, 0.9999, 9999)
    ax.plot(x, np.negative(np.log(x)), label="cost")


def plot_history__enumerate(ax, losses):
    """Pairs of step and loss."""
    steps, values = zip(*enumerate(losses))
    ax.plot(steps, values, marker=".", label="training")
    ax.set_xlabel("step", fontsize=12)
    ax.set_ylabel("loss", fontsize=12)


def plot_history__only_losses(ax, losses):
    """matplotlib counts by itself; a grid too."""
    ax.plot(np.array(losses, dtype=float), "r-")
    ax.set(xlabel="step", ylabel="loss")
    ax.grid(True)


def show_digit__scaled_negative(ax, image):
    """Brightness from 0 to 1, computed, with the map "gray"."""
    paper = np.array(image, dtype=float).reshape(28, -1)
    ax.imshow(1 - paper / paper.max(), cmap="gray", vmin=0, vmax=1)
    ax.axis("off")


def show_digit__tick_lists(ax, image):
    """No ticks on both axes, limits of the colours given."""
    ax.imshow(np.asarray(image).reshape((28, 28)), cmap="gray_r", vmin=0, vmax=image.max(), interpolation="nearest")
    ax.set(xticks=[], yticks=[])


def show_digit__tick_params(ax, image):
    """Ticks and numbers switched off, a list of rows, binary in place of gray_r."""
    ax.imshow([image.reshape(-1)[28 * i : 28 * i + 28] for i in range(28)], cmap="binary")
    ax.tick_params(left=False, bottom=False, labelleft=False, labelbottom=False)
