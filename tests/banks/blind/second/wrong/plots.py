"""Wrong implementations of ``plots``, written from its stub alone."""

import numpy as np


def plot_sin_cos__linspace(ax):
    """linspace includes 6, so the steps are not 0.1."""
    x = np.linspace(0, 6, 60)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__one_value_more(ax):
    """Goes up to 6 itself: 61 values."""
    x = np.arange(61) / 10
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__both_solid(ax):
    """The format "--" is forgotten."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__labels_without_legend(ax):
    """The lines have labels, but nobody calls legend."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__legend_first(ax):
    """legend is called after the first line, and does not know the second."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.legend()
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__figure_title(ax):
    """The title belongs to the figure, not to the Axes."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.figure.suptitle("sin & cos")
    ax.legend()


def plot_sin_cos__new_axes(ax):
    """Draws on another Axes of the same figure."""
    ax = ax.figure.add_subplot()
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="dashed", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__degrees(ax):
    """x is taken for degrees."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(np.deg2rad(x)), label="sin")
    ax.plot(x, np.cos(np.deg2rad(x)), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__names_swapped(ax):
    """The dashed line has the name sin: the legend is right, its lines are not."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.cos(x), label="sin")
    ax.plot(x, np.sin(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__x_label_twice(ax):
    """set_xlabel is called for both axes."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set_xlabel("x")
    ax.set_xlabel("y")
    ax.set_title("sin & cos")
    ax.legend()


def plot_activations__relu_cut_off(ax, step, sigmoid, relu):
    """relu is cut off at 1.1 in the data."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, np.minimum(relu(x), 1.1), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__own_functions(ax, step, sigmoid, relu):
    """Draws the functions it knows, not those it is given."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, np.where(x > 0, 1, 0), "--", label="step")
    ax.plot(x, 1 / (1 + np.exp(-x)), label="sigmoid")
    ax.plot(x, np.maximum(0, x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__number_by_number(ax, step, sigmoid, relu):
    """Calls each function with single numbers instead of an ndarray."""
    x = np.arange(-5, 5, 0.1).tolist()
    ax.plot(x, [step(v) for v in x], "--", label="step")
    ax.plot(x, [sigmoid(v) for v in x], label="sigmoid")
    ax.plot(x, [relu(v) for v in x], label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__names_of_the_functions(ax, step, sigmoid, relu):
    """The legend has the __name__ of each function."""
    x = np.arange(-5, 5, 0.1)
    for f, style in ((step, "--"), (sigmoid, "-"), (relu, "-")):
        ax.plot(x, f(x), style, label=f.__name__)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__limits_of_x(ax, step, sigmoid, relu):
    """The limits are set on the x axis."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_xlim(-0.1, 1.1)
    ax.legend()


def plot_activations__all_dashed(ax, step, sigmoid, relu):
    """All three in one call with one format: all dashed."""
    x = np.arange(-5, 5, 0.1)
    y = np.stack([step(x), sigmoid(x), relu(x)], axis=1)
    ax.plot(x, y, "--", label=["step", "sigmoid", "relu"])
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__five_included(ax, step, sigmoid, relu):
    """linspace from -5 to 5 with 101 values."""
    x = np.linspace(-5, 5, 101)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_minus_log__log10(ax):
    """The logarithm has base 10."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__from_zero(ax):
    """x starts at 0, where the result is infinite."""
    x = np.arange(0, 1, 0.0001)
    with np.errstate(divide="ignore"):
        ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__limits_forgotten(ax):
    """The y axis is left as it comes."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x))


def plot_minus_log__thousand_values(ax):
    """linspace with 1000 values: steps of 0.001."""
    x = np.linspace(0.0001, 1, 1000)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__cut_in_the_data(ax):
    """Values above 5 are cut off in the data."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, np.clip(-np.log(x), 0, 5))
    ax.set_ylim(0, 5)


def plot_history__from_one(ax, losses):
    """Steps count from 1."""
    ax.plot(range(1, len(losses) + 1), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__index_of_each(ax, losses):
    """list.index: equal losses get one step, and an ndarray has no index."""
    ax.plot([losses.index(loss) for loss in losses], losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__point_by_point(ax, losses):
    """One line for each step, of one point, which shows nothing."""
    for step, loss in enumerate(losses):
        ax.plot(step, loss)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__sorted(ax, losses):
    """Sorts the losses of the caller, as they go down anyway."""
    losses.sort()
    ax.plot(losses[::-1])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__labels_swapped(ax, losses):
    """x has the label of y."""
    ax.plot(losses)
    ax.set(xlabel="loss", ylabel="step")


def show_digit__white_on_black(ax, image):
    """The map "gray" makes paper black."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="gray")
    ax.set_axis_off()


def show_digit__flat_fails(ax, image):
    """No reshape: images of 784 values cannot be drawn."""
    ax.imshow(image, cmap="gray_r")
    ax.set_axis_off()


def show_digit__column_by_column(ax, image):
    """order="F" mirrors a flat image at its diagonal."""
    ax.imshow(np.reshape(image, (28, 28), order="F" if image.ndim == 1 else "C"), cmap="gray_r")
    ax.set_axis_off()


def show_digit__black_is_255(ax, image):
    """vmax=255: an image from 0 to 1 is all white."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255)
    ax.set_axis_off()


def show_digit__negative_in_place(ax, image):
    """The image of the caller is made 255 minus itself, and shown in gray."""
    np.subtract(image.max(), image, out=image)
    ax.imshow(image.reshape(28, 28), cmap="gray")
    ax.set_axis_off()


def show_digit__one_minus_bytes(ax, image):
    """1 - image wraps around in uint8."""
    ax.imshow(1 - image.reshape(28, 28), cmap="gray")
    ax.set_axis_off()


def show_digit__integers(ax, image):
    """Converted to bytes: everything between 0 and 1 is gone."""
    ax.imshow(image.astype(np.uint8).reshape(28, 28), cmap="gray_r")
    ax.set_axis_off()


def show_digit__y_ticks_left(ax, image):
    """Only the ticks of the x axis are taken away."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticks([])
