"""Wrong implementations of ``plots``, written from its stub alone."""

import numpy as np


def plot_sin_cos__end_included(ax):
    """linspace reaches 6, and its steps are not 0.1."""
    x = np.linspace(0, 6, 60)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__one_value_too_many(ax):
    """The range stops behind 6: 61 values."""
    x = np.arange(0, 6.05, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__on_the_current_axes(ax):
    """Draws the curves wherever pyplot draws at the moment."""
    import matplotlib.pyplot as plt

    x = np.arange(0, 6, 0.1)
    plt.plot(x, np.sin(x), label="sin")
    plt.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__legend_by_hand_in_the_wrong_order(ax):
    """The legend calls the sine cos and the cosine sin."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x))
    ax.plot(x, np.cos(x), linestyle="--")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend(["cos", "sin"])


def plot_sin_cos__legend_not_asked_for(ax):
    """The lines have labels, which nothing shows."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__dash_dotted(ax):
    """The cosine is dash-dotted."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "-.", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__degrees(ax):
    """Takes x for degrees."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(np.deg2rad(x)), label="sin")
    ax.plot(x, np.cos(np.deg2rad(x)), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_activations__functions_of_its_own(ax, step, sigmoid, relu):
    """Draws the functions that it knows, not those that it is given."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, (x > 0) * 1, "--", label="step")
    ax.plot(x, 1 / (1 + np.exp(-x)), label="sigmoid")
    ax.plot(x, np.maximum(x, 0), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__relu_exchanged_with_sigmoid(ax, step, sigmoid, relu):
    """Two curves have each other's names."""
    x = np.arange(-5, 5, 0.1)
    curves = {"step": step, "sigmoid": relu, "relu": sigmoid}
    for name, function in curves.items():
        ax.plot(x, function(x), "--" if name == "step" else "-", label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__limits_of_x(ax, step, sigmoid, relu):
    """Sets the limits of the other axis."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_xlim(-0.1, 1.1)
    ax.legend()


def plot_activations__number_by_number(ax, step, sigmoid, relu):
    """Calls the functions with single numbers, not with an array."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, [step(v) for v in x.tolist()], "--", label="step")
    ax.plot(x, [sigmoid(v) for v in x.tolist()], label="sigmoid")
    ax.plot(x, [relu(v) for v in x.tolist()], label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__all_dashed(ax, step, sigmoid, relu):
    """All three lines are dashed."""
    x = np.arange(-5, 5, 0.1)
    for function, name in ((step, "step"), (sigmoid, "sigmoid"), (relu, "relu")):
        ax.plot(x, function(x), "--", label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__whole_steps(ax, step, sigmoid, relu):
    """x runs in steps of 1: 10 values."""
    x = np.arange(-5.0, 5.0)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), "-", label="sigmoid")
    ax.plot(x, relu(x), "-", label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__curves_cut_off(ax, step, sigmoid, relu):
    """Cuts the values at 1.1, in place of letting relu leave the picture."""
    x = np.arange(-5, 5, 0.1)
    for function, style, name in ((step, "--", "step"), (sigmoid, "-", "sigmoid"), (relu, "-", "relu")):
        ax.plot(x, np.clip(function(x), -0.1, 1.1), style, label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_minus_log__sign_forgotten(ax):
    """Draws log(x)."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__base_ten(ax):
    """The logarithm to base 10."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__begins_at_zero(ax):
    """The first x is 0: the logarithm is -inf there."""
    x = np.arange(0, 10001) / 10000
    with np.errstate(divide="ignore"):
        ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__coarse(ax):
    """x runs in steps of 0.001."""
    x = np.arange(1, 1001) / 1000
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__limits_before_the_curve_and_reset(ax):
    """Sets the limits, and then asks for automatic ones again."""
    x = np.arange(1, 10001) / 10000
    ax.set_ylim(0, 5)
    ax.plot(x, -np.log(x))
    ax.autoscale(axis="y")


def plot_minus_log__upper_limit_only(ax):
    """Leaves the lower limit of y to matplotlib, which adds a margin."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log(x))
    ax.set_ylim(top=5)


def plot_history__counted_from_one(ax, losses):
    """The first step is number 1."""
    ax.plot(range(1, len(losses) + 1), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__labels_exchanged(ax, losses):
    """The labels stand at each other's axes."""
    ax.plot(np.arange(len(losses)), losses)
    ax.set(xlabel="loss", ylabel="step")


def plot_history__lowest_loss_so_far(ax, losses):
    """Draws the best loss up to each step, which never rises."""
    ax.plot(np.minimum.accumulate(np.asarray(losses)))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__last_loss_left_out(ax, losses):
    """Draws N - 1 losses."""
    ax.plot(np.arange(len(losses) - 1), losses[:-1])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__smoothed(ax, losses):
    """Averages neighbours."""
    padded = np.pad(np.asarray(losses, dtype=float), 1, mode="edge")
    ax.plot((padded[:-2] + padded[1:-1] + padded[2:]) / 3)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__losses_used_up(ax, losses):
    """Takes the losses out of the list that it is given; an array it cannot take apart."""
    values = []
    while len(losses):
        values.append(losses.pop(0))
    ax.plot(values)
    ax.set(xlabel="step", ylabel="loss")


def show_digit__light_on_dark(ax, image):
    """The map without _r: light strokes on black."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="gray")
    ax.axis("off")


def show_digit__colours_of_its_own(ax, image):
    """Leaves the colours to matplotlib."""
    ax.imshow(np.reshape(image, (28, 28)))
    ax.axis("off")


def show_digit__scaled_for_bytes(ax, image):
    """The darkest value is always 255: pixels from 0 to 1 are nearly white."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="gray_r", vmin=0, vmax=255)
    ax.axis("off")


def show_digit__scaled_for_fractions(ax, image):
    """The darkest value is always 1: with bytes every stroke is black, however pale."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="gray_r", vmin=0, vmax=1)
    ax.axis("off")


def show_digit__column_by_column(ax, image):
    """Puts a flat image together by columns."""
    ax.imshow(np.reshape(image, (28, 28), order="F" if np.ndim(image) == 1 else "C"), cmap="gray_r")
    ax.axis("off")


def show_digit__rows_from_the_bottom(ax, image):
    """The first row is at the bottom: upside down."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="gray_r", origin="lower")
    ax.axis("off")


def show_digit__cut_to_integers(ax, image):
    """Makes integers of the pixels: greys between 0 and 1 become paper."""
    ax.imshow(np.reshape(image, (28, 28)).astype(int), cmap="gray_r")
    ax.axis("off")


def show_digit__flat_image_as_a_strip(ax, image):
    """A flat image becomes a picture of one row."""
    ax.imshow(np.atleast_2d(image), cmap="gray_r", aspect="auto")
    ax.axis("off")


def show_digit__axes_of_square_images_stay(ax, image):
    """Turns the axes off for flat images only."""
    if np.ndim(image) == 1:
        image = np.reshape(image, (28, 28))
        ax.axis("off")
    ax.imshow(image, cmap="gray_r")


def show_digit__negative_of_bytes(ax, image):
    """255 - image with a map that ends in white, scaled to bytes: fractions are all white."""
    ax.imshow(255 - np.reshape(image, (28, 28)), cmap="gray", vmin=0, vmax=255)
    ax.set_axis_off()
