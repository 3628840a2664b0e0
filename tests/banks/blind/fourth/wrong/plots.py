import numpy as np

_HISTORY = []


def _labels(ax):
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_title("sin & cos")


def plot_sin_cos__legend_first(ax):
    """The legend is made before the lines are drawn: it is empty."""
    x = np.arange(0, 6, 0.1)
    ax.legend()
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    _labels(ax)


def plot_sin_cos__legend_names_swapped(ax):
    """legend(["cos", "sin"]): the solid sine is called "cos"."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x))
    ax.plot(x, np.cos(x), linestyle="--")
    ax.legend(["cos", "sin"])
    _labels(ax)


def plot_sin_cos__pyplot(ax):
    """Draws with plt on the current axes, not on ax: ax stays empty if it is not the current one."""
    import matplotlib

    matplotlib.use("Agg", force=False)
    import matplotlib.pyplot as plt

    x = np.arange(0, 6, 0.1)
    plt.plot(x, np.sin(x), label="sin")
    plt.plot(x, np.cos(x), "--", label="cos")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.title("sin & cos")
    plt.legend()
    plt.close()


def plot_sin_cos__set_label(ax):
    """ax.set_label instead of set_xlabel / set_ylabel: the axes have no labels "x" and "y"."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set_label("x")
    ax.set_label("y")
    ax.set_title("sin & cos")
    ax.legend()


def plot_sin_cos__without_x(ax):
    """plot(np.sin(x)) without x: the x axis goes from 0 to 59."""
    x = np.arange(0, 6, 0.1)
    ax.plot(np.sin(x), label="sin")
    ax.plot(np.cos(x), "--", label="cos")
    _labels(ax)
    ax.legend()


def plot_sin_cos__linspace(ax):
    """linspace(0, 6, 60) ends at 6 and has steps of 0.1017."""
    x = np.linspace(0, 6, 60)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    _labels(ax)
    ax.legend()


def plot_sin_cos__cleared(ax):
    """Labels and title set, then ax.clear() wipes them before the lines are drawn."""
    x = np.arange(0, 6, 0.1)
    _labels(ax)
    ax.clear()
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.legend()


def plot_sin_cos__dotted(ax):
    """The cosine is dotted ":", not dashed."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), ":", label="cos")
    _labels(ax)
    ax.legend()


def plot_sin_cos__one_format(ax):
    """plot(x, sin, x, cos, linestyle="--"): both lines are dashed."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), x, np.cos(x), linestyle="--")
    ax.legend(["sin", "cos"])
    _labels(ax)


def plot_sin_cos__suptitle(ax):
    """The title is given to the figure (suptitle), not to the axes."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y")
    ax.figure.suptitle("sin & cos")
    ax.legend()


def plot_sin_cos__degrees(ax):
    """Takes x for degrees: sin(np.radians(x))."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(np.radians(x)), label="sin")
    ax.plot(x, np.cos(np.radians(x)), "--", label="cos")
    _labels(ax)
    ax.legend()


def plot_sin_cos__legend_of_one(ax):
    """legend([line], ["sin"]): the legend names only one of the lines."""
    x = np.arange(0, 6, 0.1)
    (line,) = ax.plot(x, np.sin(x))
    ax.plot(x, np.cos(x), "--")
    ax.legend([line], ["sin"])
    _labels(ax)


def plot_sin_cos__legend_twice_overwrites(ax):
    """Labels start with an underscore, "_sin": legend() leaves such lines out."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="_sin")
    ax.plot(x, np.cos(x), "--", label="_cos")
    _labels(ax)
    ax.legend()


def plot_sin_cos__tan_shift(ax):
    """Cosine as a shifted sine with the wrong sign: sin(x - pi/2) is -cos(x)."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.sin(x - np.pi / 2), "--", label="cos")
    _labels(ax)
    ax.legend()


def plot_activations__names_of_callables(ax, step, sigmoid, relu):
    """Legend names are taken from __name__: np.sign shows as "sign", not "step"."""
    x = np.arange(-5, 5, 0.1)
    for f, style in ((step, "--"), (sigmoid, "-"), (relu, "-")):
        ax.plot(x, f(x), style, label=getattr(f, "__name__", "f"))
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__entry_by_entry(ax, step, sigmoid, relu):
    """Calls the functions with single numbers, though each takes an ndarray (fails for y = x.copy(); y[y < 0] = 0)."""
    x = np.arange(-5, 5, 0.1)
    for f, style, name in ((step, "--", "step"), (sigmoid, "-", "sigmoid"), (relu, "-", "relu")):
        ax.plot(x, [f(v) for v in x], style, label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__own_relu(ax, step, sigmoid, relu):
    """Draws np.maximum(0, x) whatever the function relu computes."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, np.maximum(0, x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__relu_clipped(ax, step, sigmoid, relu):
    """The line of relu is cut at 1.1, "continues above 1.1" is violated."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, np.clip(relu(x), -0.1, 1.1), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__relu_cut_out(ax, step, sigmoid, relu):
    """Leaves out the points of relu above 1.1 (fewer than 100 values)."""
    x = np.arange(-5, 5, 0.1)
    y = relu(x)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x[y <= 1.1], y[y <= 1.1], label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__tight_after(ax, step, sigmoid, relu):
    """axis("tight") after set_ylim lets matplotlib choose the limits again."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.axis("tight")
    ax.legend()


def plot_activations__twin_axis(ax, step, sigmoid, relu):
    """relu goes on a second y axis (twinx), not on ax."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot([], [], label="relu")
    ax.twinx().plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__chained(ax, step, sigmoid, relu):
    """y is overwritten: relu is drawn of the sigmoid's values."""
    x = np.arange(-5, 5, 0.1)
    y = x
    for f, style, name in ((step, "--", "step"), (sigmoid, "-", "sigmoid"), (relu, "-", "relu")):
        y = f(y) if name == "relu" else f(x)
        ax.plot(x, y, style, label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__xlim(ax, step, sigmoid, relu):
    """The limits go to the x axis."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_xlim(-0.1, 1.1)
    ax.legend()


def plot_activations__sigmoid_dashed(ax, step, sigmoid, relu):
    """The sigmoid is dashed, step is solid."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), label="step")
    ax.plot(x, sigmoid(x), "--", label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__whole_steps(ax, step, sigmoid, relu):
    """np.arange(-5, 5): ten values in steps of 1."""
    x = np.arange(-5, 5)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__only_bottom(ax, step, sigmoid, relu):
    """Only the bottom limit is set; the top follows relu."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(bottom=-0.1)
    ax.legend()


def plot_minus_log__epsilon(ax):
    """log(x + 1e-7), as in the cross entropy: y[0] is 9.2093, not 9.2103."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x + 1e-7))
    ax.set_ylim(0, 5)


def plot_minus_log__from_zero(ax):
    """x begins at 0, where the logarithm has no value."""
    x = np.arange(0, 1, 0.0001)
    with np.errstate(divide="ignore"):
        ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__log10(ax):
    """Decimal logarithm: 4 at 0.0001."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__clipped(ax):
    """The values are cut at 5: y[0] is 5, not 9.2103."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, np.minimum(-np.log(x), 5))
    ax.set_ylim(0, 5)


def plot_minus_log__axis_flipped(ax):
    """Draws log(x) with the y axis from 0 to -5: looks alike, but is not -log(x)."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, np.log(x))
    ax.set_ylim(0, -5)


def plot_minus_log__upside_down(ax):
    """set_ylim(5, 0): the axis runs from 5 to 0."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x))
    ax.set_ylim(5, 0)


def plot_minus_log__of_the_rest(ax):
    """-log(1 - x): the loss when the right answer has probability 1 - x."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(1 - x))
    ax.set_ylim(0, 5)


def plot_minus_log__coarse(ax):
    """Steps of 0.01, after the start at 0.0001."""
    x = np.arange(0.0001, 1, 0.01)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__swapped_axes(ax):
    """plot(y, x): the loss lies on the x axis."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(-np.log(x), x)
    ax.set_ylim(0, 5)


def plot_history__best_so_far(ax, losses):
    """Draws the running minimum: a loss that goes up again (1.0, 2.0) is not shown."""
    ax.plot(np.minimum.accumulate(losses))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__keeps_history(ax, losses):
    """Appends to a module list: a second call also draws the losses of the first."""
    _HISTORY.extend(losses)
    ax.plot(list(_HISTORY))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__truth_of_array(ax, losses):
    """ "if not losses" raises for an ndarray of several losses."""
    if not losses:
        return
    ax.plot(losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__array_only(ax, losses):
    """Uses losses.shape: a list has none."""
    ax.plot(np.arange(losses.shape[0]), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__last_is_n(ax, losses):
    """linspace(0, N, N): the last loss is drawn at N, not N - 1."""
    ax.plot(np.linspace(0, len(losses), len(losses)), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__from_1(ax, losses):
    """The first loss belongs to step 1."""
    ax.plot(range(1, len(losses) + 1), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__sorted_in_place(ax, losses):
    """losses.sort() and reversed: the caller's list is changed, and the curve too."""
    losses.sort()
    ax.plot(losses[::-1])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__smoothed(ax, losses):
    """Averages each loss with its predecessor."""
    y = np.array(losses, dtype=float)
    y[1:] = (y[1:] + y[:-1]) / 2
    ax.plot(y)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__labels_in_legend(ax, losses):
    """Label on the line and a legend, but no label on the y axis."""
    ax.plot(losses, label="loss")
    ax.set_xlabel("step")
    ax.legend()


def plot_history__without_last(ax, losses):
    """range(N - 1): the last loss is missing."""
    ax.plot([losses[i] for i in range(len(losses) - 1)])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__scaled(ax, losses):
    """Divides by the first loss."""
    ax.plot(np.array(losses) / losses[0])
    ax.set(xlabel="step", ylabel="loss")


def show_digit__one_minus_uint8(ax, image):
    """gray of 1 - image: uint8 wraps around (1 - 2 is 255), so greys are wrong for uint8."""
    ax.imshow(1 - image.reshape(28, 28), cmap="gray")
    ax.axis("off")


def show_digit__minus_uint8(ax, image):
    """gray of -image: for uint8, 0 stays 0 and becomes black."""
    ax.imshow(-image.reshape(28, 28), cmap="gray")
    ax.axis("off")


def show_digit__vmax_255(ax, image):
    """vmax=255: an image from 0 to 1 is almost all white."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255)
    ax.axis("off")


def show_digit__vmax_1(ax, image):
    """vmax=1: with pixels to 255 all greys are black."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
    ax.axis("off")


def show_digit__resize(ax, image):
    """image.resize((28, 28)): the argument itself changes its shape."""
    image.resize((28, 28), refcheck=False)
    ax.imshow(image, cmap="gray_r")
    ax.axis("off")


def show_digit__lower_origin(ax, image):
    """origin="lower": the digit stands on its head, not row by row from the top."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", origin="lower")
    ax.axis("off")


def show_digit__columns(ax, image):
    """order="F": pixels column by column; the digit is mirrored on the diagonal."""
    ax.imshow(image.reshape((28, 28), order="F"), cmap="gray_r")
    ax.axis("off")


def show_digit__transposed_matrix_only(ax, image):
    """A (28, 28) image is transposed, a row of 784 is not."""
    grid = image.T if image.ndim == 2 else image.reshape(28, 28)
    ax.imshow(grid, cmap="gray_r")
    ax.axis("off")


def show_digit__no_numbers_but_ticks(ax, image):
    """Takes away the tick labels only: the little ticks stay."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticklabels([])
    ax.set_yticklabels([])


def show_digit__x_ticks_only(ax, image):
    """Only the ticks of x go."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticks([])


def show_digit__ints(ax, image):
    """astype(int): pixels between 0 and 1 become 0, greys are lost."""
    ax.imshow(image.reshape(28, 28).astype(int), cmap="gray_r")
    ax.axis("off")


def show_digit__two_colours(ax, image):
    """Every pixel above 0 is black: no greys."""
    ax.imshow(image.reshape(28, 28) > 0, cmap="gray_r")
    ax.axis("off")


def show_digit__pcolormesh(ax, image):
    """pcolormesh: row 0 is at the bottom."""
    ax.pcolormesh(image.reshape(28, 28), cmap="gray_r")
    ax.axis("off")


def show_digit__half_transparent(ax, image):
    """alpha=0.5: the largest value is grey, not black."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", alpha=0.5)
    ax.axis("off")


def show_digit__scales_in_place(ax, image):
    """image /= image.max(): changes the argument, and fails for integers."""
    image /= image.max()
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
    ax.axis("off")


def show_digit__row_only(ax, image):
    """No reshape: an image of shape (784,) fails."""
    ax.imshow(image, cmap="gray_r")
    ax.axis("off")


def show_digit__vmin_minus(ax, image):
    """Colours from -max to max: 0 is shown grey."""
    top = float(image.max())
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=-top, vmax=top)
    ax.axis("off")


def show_digit__blues(ax, image):
    """Colour map "Blues": dark blue strokes, not black and grey."""
    ax.imshow(image.reshape(28, 28), cmap="Blues")
    ax.axis("off")


def show_digit__white_on_black(ax, image):
    """ "gray": the paper is black."""
    ax.imshow(image.reshape(28, 28), cmap="gray")
    ax.axis("off")
