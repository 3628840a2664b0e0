import math

import numpy as np


class _Pen:
    def __init__(self, ax, x):
        self.ax, self.x = ax, x

    def draw(self, f, name, style="-"):
        self.ax.plot(self.x, f(self.x), ls=style, label=name)
        return self


def plot_sin_cos__handles(ax):
    """Legend by handles and names; the lines have no labels of their own."""
    x = np.arange(0, 6, 0.1)
    s, c = ax.plot(x, np.sin(x), "-", x, np.cos(x), "--")
    ax.legend([s, c], ["sin", "cos"])
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__math_lists(ax):
    """Lists and the math module."""
    x = [i / 10 for i in range(60)]
    ax.plot(x, [math.sin(v) for v in x], label="sin", linestyle="solid")
    ax.plot(x, [math.cos(v) for v in x], label="cos", linestyle="dashed")
    ax.set_xlabel("x"), ax.set_ylabel("y"), ax.set_title("sin & cos")
    ax.legend(loc="lower left")


def plot_sin_cos__matrix(ax):
    """Both curves are columns of a matrix, styled afterwards."""
    x = np.linspace(0, 5.9, 60)
    lines = ax.plot(x, np.column_stack([np.sin(x), np.cos(x)]))
    for line, name, style in zip(lines, ("sin", "cos"), ("-", "--")):
        line.set(label=name, linestyle=style, color="black")
    ax.legend()
    ax.xaxis.set_label_text("x")
    ax.yaxis.set_label_text("y")
    ax.set_title("sin & cos", loc="center", fontsize=14)


def plot_sin_cos__euler(ax):
    """Real and imaginary part of exp(ix)."""
    x = np.arange(60) * 0.1
    z = np.exp(1j * x)
    _Pen(ax, x).draw(lambda _: z.imag, "sin").draw(lambda _: z.real, "cos", "--")
    ax.update(dict(xlabel="x", ylabel="y", title="sin & cos"))
    ax.legend()


def plot_activations__pen(ax, step, sigmoid, relu):
    """Helper class with chained calls, limits first."""
    ax.set_ylim(-0.1, 1.1)
    pen = _Pen(ax, np.arange(-5, 5, 0.1))
    pen.draw(step, "step", "--").draw(sigmoid, "sigmoid").draw(relu, "relu")
    ax.legend()


def plot_activations__zip(ax, step, sigmoid, relu):
    """A zipped loop; a fresh x for each function; legend by names."""
    for f, dash in zip((step, sigmoid, relu), (True, False, False)):
        x = np.arange(-50, 50) / 10
        ax.plot(x, f(x), **({"linestyle": "--"} if dash else {}))
    ax.legend(["step", "sigmoid", "relu"])
    ax.set(ylim=(-0.1, 1.1))


def plot_activations__other_order(ax, step, sigmoid, relu):
    """Draws relu first and step last, with ymin and ymax."""
    x = np.arange(-5.0, 5.0, 0.1)
    ax.plot(x, relu(x), "g-", label="relu")
    ax.plot(x, sigmoid(x), "b-", label="sigmoid")
    ax.plot(x, step(x), "r--", label="step")
    ax.axis(ymin=-0.1, ymax=1.1)
    ax.legend(loc="upper left")


def plot_minus_log__linspace(ax):
    """10000 points with 1 itself, limits by axis()."""
    x = np.linspace(0.0001, 1, 10000)
    ax.plot(x, -np.log(x))
    ax.axis((0, 1, 0, 5))


def plot_minus_log__log_of_reciprocal(ax):
    """log(1/x), with extra labels and a grid."""
    x = np.arange(1, 10000) / 10000
    ax.plot(x, np.log(1 / x), color="tab:red", label="-log(x)")
    ax.set_ybound(0, 5)
    ax.set(xlabel="x", ylabel="loss")
    ax.grid(True)


def plot_minus_log__log1p(ax):
    """-log1p(x - 1), arange without 1."""
    x = np.arange(0.0001, 1.0, 0.0001)
    ax.set_ylim(bottom=0, top=5)
    ax.plot(x, -np.log1p(x - 1))


def plot_history__plain(ax, losses):
    """plot chooses x itself."""
    ax.plot(losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__enumerate(ax, losses):
    """Pairs of enumerate, unzipped; with markers and grid."""
    pairs = list(enumerate(losses))
    ax.plot([i for i, _ in pairs], [v for _, v in pairs], "o-", markersize=2)
    ax.set_ylabel("loss")
    ax.set_xlabel("step")
    ax.grid()


def plot_history__arange(ax, losses):
    """arange of the length, a title in addition."""
    n = len(losses)
    ax.plot(np.arange(n), np.asarray(losses, dtype=float), "r-", linewidth=2)
    ax.set_xlabel("step", fontsize=12)
    ax.set_ylabel("loss", fontsize=12)
    ax.set_title("Training")


def show_digit__binary(ax, image):
    """Colour map "binary" (white to black)."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="binary")
    ax.set_axis_off()


def show_digit__max_minus(ax, image):
    """ "gray" of the largest value minus the image."""
    ax.imshow((image.max() - image).reshape(28, -1), cmap="gray")
    ax.set(xticks=[], yticks=[])


def show_digit__scaled_copy(ax, image):
    """A copy scaled to 0..1, reversed map object, invisible axes."""
    from matplotlib import colormaps

    pixels = np.array([float(v) for v in np.ravel(image)]).reshape(28, 28)
    ax.imshow(pixels / pixels.max(), cmap=colormaps["gray"].reversed(), vmin=0.0, vmax=1.0)
    ax.xaxis.set_visible(False)
    ax.yaxis.set_visible(False)


def show_digit__norm(ax, image):
    """Greys with an explicit norm, nearest pixels, float negative avoided."""
    from matplotlib.colors import Normalize

    ax.imshow(
        [image.ravel()[28 * r : 28 * r + 28] for r in range(28)],
        cmap="Greys",
        norm=Normalize(0, image.max()),
        interpolation="nearest",
    )
    ax.set_xticks([])
    ax.set_yticks([])


def show_digit__minus_float(ax, image):
    """ "gray" of minus the image as floats."""
    ax.imshow(-1.0 * image.reshape(28, 28), cmap="gray")
    ax.axis("off")
