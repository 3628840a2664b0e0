"""Right implementations for plots."""

import numpy as np
from matplotlib.colors import ListedColormap, Normalize


class _Pen:
    def __init__(self, ax, x):
        self.ax, self.x = ax, x

    def draw(self, function, name, style="-"):
        self.ax.plot(self.x, function(self.x), linestyle=style, label=name)
        return self


def plot_sin_cos__one_call(ax):
    """Both lines in one plot call, names in the legend."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "-", x, np.cos(x), "--")
    ax.legend(["sin", "cos"])
    ax.set(title="sin & cos", xlabel="x", ylabel="y")


def plot_sin_cos__sixty_tenths(ax):
    """x from whole numbers, cosine as shifted sine, a loop over a table."""
    x = np.array([i / 10 for i in range(60)])
    table = [("sin", 0, "solid"), ("cos", np.pi / 2, "dashed")]
    for name, shift, style in table:
        ax.plot(x, np.sin(x + shift), ls=style, label=name)
    ax.legend(loc="lower left")
    ax.set_title("sin & cos")
    ax.set_xlabel("x")
    ax.set_ylabel("y")


def plot_sin_cos__complex(ax):
    """Real and imaginary part of exp(ix), and line objects given to the legend."""
    x = np.linspace(0, 6, 60, endpoint=False)
    z = np.exp(1j * x)
    (solid,) = ax.plot(x, z.imag, color="k")
    (dashed,) = ax.plot(x, z.real, color="k", linestyle="--")
    ax.legend([solid, dashed], ["sin", "cos"])
    ax.xaxis.set_label_text("x")
    ax.yaxis.set_label_text("y")
    ax.set_title("sin & cos", loc="center")


def plot_activations__pen(ax, step, sigmoid, relu):
    """A helper class with chained calls."""
    pen = _Pen(ax, np.arange(-5, 5, 0.1))
    pen.draw(step, "step", "--").draw(sigmoid, "sigmoid").draw(relu, "relu")
    ax.legend()
    ax.set_ylim((-0.1, 1.1))


def plot_activations__zip(ax, step, sigmoid, relu):
    """zip of functions, names and styles; limits by ax.set first."""
    x = np.arange(-50, 50) / 10
    ax.set(ylim=(-0.1, 1.1))
    for f, name, style in zip((step, sigmoid, relu), ("step", "sigmoid", "relu"), ("dashed", "solid", "solid")):
        ax.plot(x, f(x.copy()), label=name, linestyle=style)
    ax.legend()


def plot_activations__bottom_top(ax, step, sigmoid, relu):
    """Limits with bottom and top, colours chosen, names set afterwards."""
    x = np.linspace(-5, 4.9, 100)
    lines = ax.plot(x, step(x), "b--") + ax.plot(x, sigmoid(x), "g-") + ax.plot(x, relu(x), "r-")
    for line, name in zip(lines, ["step", "sigmoid", "relu"]):
        line.set_label(name)
    ax.set_ylim(bottom=-0.1, top=1.1)
    ax.legend(handles=lines)


def plot_minus_log__with_one(ax):
    """10000 values up to 1 itself."""
    x = np.linspace(0.0001, 1, 10000)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__reciprocal(ax):
    """log(1 / x), x from whole numbers."""
    x = np.arange(1, 10001) / 10000
    ax.set_ylim(bottom=0, top=5)
    ax.plot(x, np.log(1 / x), color="black")


def plot_minus_log__math_log(ax):
    """A list of math.log values, with the limits set by ax.set."""
    from math import log

    x = [k * 0.0001 for k in range(1, 10000)]
    ax.plot(x, [-log(v) for v in x])
    ax.set(ylim=(0, 5))


def plot_history__plain(ax, losses):
    """plot without x counts from 0."""
    ax.plot(losses)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__enumerate(ax, losses):
    """Pairs from enumerate, unzipped."""
    pairs = [(step, float(loss)) for step, loss in enumerate(losses)]
    ax.plot([p[0] for p in pairs], [p[1] for p in pairs], marker=".")
    ax.set(xlabel="step", ylabel="loss")


def plot_history__arange(ax, losses):
    """Array of steps, red line and a title."""
    values = np.asarray(losses, dtype=float)
    ax.plot(np.arange(values.size), values, "r-")
    ax.set(ylabel="loss", xlabel="step", title="training")


def show_digit__plain(ax, image):
    """reshape and gray_r, axis off."""
    ax.imshow(np.asarray(image).reshape(28, 28), cmap="gray_r")
    ax.axis("off")


def show_digit__inverted_values(ax, image):
    """Float brightness with cmap gray."""
    pixels = np.array(image, dtype=float).reshape(28, -1)
    ax.imshow(pixels.max() - pixels, cmap="gray")
    ax.set_axis_off()


def show_digit__empty_ticks(ax, image):
    """Empty lists of ticks, norm given."""
    pixels = image if image.ndim == 2 else np.stack([image[28 * r : 28 * r + 28] for r in range(28)])
    ax.imshow(pixels, cmap="Greys", norm=Normalize(0, image.max()), interpolation="nearest")
    ax.set_xticks([])
    ax.set_yticks([])


def show_digit__own_map(ax, image):
    """Its own colour map of 256 greys, explicit limits."""
    greys = ListedColormap([(1 - k / 255,) * 3 for k in range(256)])
    ax.imshow(np.reshape(image, (28, 28)), cmap=greys, vmin=0, vmax=np.max(image))
    ax.tick_params(left=False, bottom=False, labelleft=False, labelbottom=False)


def show_digit__binary(ax, image):
    """cmap binary is the same as gray_r; axis hidden separately."""
    ax.imshow(image.reshape((28, 28)), cmap="binary")
    ax.get_xaxis().set_visible(False)
    ax.get_yaxis().set_visible(False)
