"""Wrong implementations of the exercise plots: one slip each."""

import numpy as np

_calls = []
_all_losses = []


# plot_sin_cos


def plot_sin_cos__both_solid(ax):
    """Forgets the dashes of the cosine."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sine_dashed(ax):
    """The dashes are on the wrong line."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "--", label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__legend_first(ax):
    """Makes the legend before there are lines, so that it stays empty."""
    ax.legend()
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__no_legend(ax):
    """Labels the lines but never calls legend."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__linspace(ax):
    """60 values from 0 to 6, with 6: the step is not 0.1."""
    x = np.linspace(0, 6, 60)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__with_six(ax):
    """Takes 6 with it: 61 values."""
    x = np.arange(61) * 0.1
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__names_swapped(ax):
    """The names in the legend stand at the wrong lines."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "-", x, np.cos(x), "--")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend(["cos", "sin"])


def plot_sin_cos__current_axes(ax):
    """Draws with pyplot on whatever is current, not on ax."""
    import matplotlib.pyplot as plt

    x = np.arange(0, 6, 0.1)
    plt.plot(x, np.sin(x), label="sin")
    plt.plot(x, np.cos(x), linestyle="--", label="cos")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.title("sin & cos")
    plt.legend()


def plot_sin_cos__degrees(ax):
    """Takes x for degrees."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(np.deg2rad(x)), label="sin")
    ax.plot(x, np.cos(np.deg2rad(x)), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__no_x(ax):
    """Leaves x out of the plot calls: the axis counts 0 to 59."""
    x = np.arange(0, 6, 0.1)
    ax.plot(np.sin(x), label="sin")
    ax.plot(np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sets_attributes(ax):
    """Assigns the labels of the axes as attributes, which nothing shows."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.xlabel = "x"
    ax.ylabel = "y"
    ax.set_title("sin & cos")
    ax.legend()


def plot_sin_cos__second_call_goes_on(ax):
    """The second call starts where the first one stopped."""
    start = 6.0 * len(_calls)
    _calls.append(start)
    x = np.arange(60) * 0.1 + start
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


# plot_activations


def plot_activations__all_solid(ax, step, sigmoid, relu):
    """No dashes for step."""
    x = np.arange(-5, 5, 0.1)
    for function, name in ((step, "step"), (sigmoid, "sigmoid"), (relu, "relu")):
        ax.plot(x, function(x), label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__all_dashed(ax, step, sigmoid, relu):
    """Dashes for all three."""
    x = np.arange(-5, 5, 0.1)
    for function, name in ((step, "step"), (sigmoid, "sigmoid"), (relu, "relu")):
        ax.plot(x, function(x), "--", label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__own_functions(ax, step, sigmoid, relu):
    """Draws the functions it knows, not those it is given."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, (x > 0).astype(int), "--", label="step")
    ax.plot(x, 1 / (1 + np.exp(-x)), label="sigmoid")
    ax.plot(x, np.maximum(0, x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__relu_clipped(ax, step, sigmoid, relu):
    """Cuts the values of relu off at the limit of the axis."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, np.minimum(relu(x), 1.1), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__relu_ends(ax, step, sigmoid, relu):
    """Draws relu only where it is within the limits."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    y = relu(x)
    ax.plot(x[y <= 1.1], y[y <= 1.1], label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__one_number_at_a_time(ax, step, sigmoid, relu):
    """Gives the functions Python floats, where they take arrays."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, [step(float(v)) for v in x], "--", label="step")
    ax.plot(x, [sigmoid(float(v)) for v in x], label="sigmoid")
    ax.plot(x, [relu(float(v)) for v in x], label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__limits_of_x(ax, step, sigmoid, relu):
    """Sets the limits of the wrong axis."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_xlim(-0.1, 1.1)
    ax.legend()


def plot_activations__integers(ax, step, sigmoid, relu):
    """Goes in steps of 1."""
    x = np.arange(-5.0, 5.0)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__autoscaled(ax, step, sigmoid, relu):
    """Sets the limits, then lets the axes choose again."""
    x = np.arange(-5, 5, 0.1)
    ax.set_ylim(-0.1, 1.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.legend()
    ax.autoscale()


def plot_activations__legend_order(ax, step, sigmoid, relu):
    """Draws relu second but names it third."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--")
    ax.plot(x, relu(x))
    ax.plot(x, sigmoid(x))
    ax.set_ylim(-0.1, 1.1)
    ax.legend(["step", "sigmoid", "relu"])


def plot_activations__legend_too_early(ax, step, sigmoid, relu):
    """The legend is made before the line of relu and misses it."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.legend()
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)


def plot_activations__relu_of_sigmoid(ax, step, sigmoid, relu):
    """Overwrites y and passes it on: relu gets the outputs of sigmoid."""
    x = np.arange(-5, 5, 0.1)
    y = step(x)
    ax.plot(x, y, "--", label="step")
    y = sigmoid(x)
    ax.plot(x, y, label="sigmoid")
    y = relu(y)
    ax.plot(x, y, label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


# plot_minus_log


def plot_minus_log__no_minus(ax):
    """The logarithm without minus."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__log10(ax):
    """The logarithm to base 10."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__from_zero(ax):
    """Starts at 0, where there is no value."""
    x = np.arange(0, 1, 0.0001)
    with np.errstate(divide="ignore"):
        ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__epsilon(ax):
    """Starts at 0 and hides it with a small number that shifts the curve."""
    x = np.arange(0, 1, 0.0001)
    ax.plot(x, -np.log(x + 1e-7))
    ax.set_ylim(0, 5)


def plot_minus_log__coarse(ax):
    """100 values only."""
    x = np.linspace(0.0001, 1, 100)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__no_limits(ax):
    """Leaves the limits of y to matplotlib."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x))


def plot_minus_log__data_cut(ax):
    """Cuts the values off at 5, where only the axis should stop."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, np.minimum(-np.log(x), 5))
    ax.set_ylim(0, 5)


def plot_minus_log__upside_down(ax):
    """The y axis goes from 5 to 0."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x))
    ax.set_ylim(5, 0)


def plot_minus_log__axes_swapped(ax):
    """x upwards and the cost to the right."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(-np.log(x), x)
    ax.set_ylim(0, 5)


def plot_minus_log__entropy(ax):
    """Draws -x log x."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -x * np.log(x))
    ax.set_ylim(0, 5)


# plot_history


def plot_history__from_one(ax, losses):
    """Counts the steps from 1."""
    ax.plot(range(1, len(losses) + 1), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__labels_swapped(ax, losses):
    """The labels stand at the wrong axes."""
    ax.plot(losses)
    ax.set(xlabel="loss", ylabel="step")


def plot_history__linspace(ax, losses):
    """Spreads the steps from 0 to N."""
    ax.plot(np.linspace(0, len(losses), len(losses)), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__sorted(ax, losses):
    """A loss goes down, so it sorts them."""
    ax.plot(sorted(losses, reverse=True))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__best_so_far(ax, losses):
    """Draws the lowest loss so far."""
    ax.plot(np.minimum.accumulate(losses))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__only_arrays(ax, losses):
    """Asks for the shape, which a list does not have."""
    ax.plot(np.arange(losses.shape[0]), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__only_lists(ax, losses):
    """Asks whether there are losses in a way that fails for arrays."""
    if losses:
        ax.plot(losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__drops_last(ax, losses):
    """Stops before step N - 1."""
    ax.plot(range(len(losses) - 1), losses[:-1])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__empties_list(ax, losses):
    """Draws right, but takes the losses out of the caller's list."""
    rest = losses if isinstance(losses, list) else list(losses)
    y = []
    while rest:
        y.append(rest.pop(0))
    ax.plot(y)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__goes_on(ax, losses):
    """The losses of earlier calls come first."""
    _all_losses.extend(losses)
    ax.plot(_all_losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__integers(ax, losses):
    """Cuts the losses down to integers."""
    ax.plot(np.array(losses, dtype=int))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__thinned(ax, losses):
    """Leaves out most steps of a long history."""
    every = max(1, len(losses) // 50)
    ax.plot(range(0, len(losses), every), losses[::every])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__relative(ax, losses):
    """Divides by the first loss, so that the curve starts at 1."""
    ax.plot(np.asarray(losses) / losses[0])
    ax.set(xlabel="step", ylabel="loss")


# show_digit


def show_digit__white_on_black(ax, image):
    """The map from black to white."""
    ax.imshow(image.reshape(28, 28), cmap="gray")
    ax.set(xticks=[], yticks=[])


def show_digit__no_map(ax, image):
    """No colour map: matplotlib chooses colours."""
    ax.imshow(image.reshape(28, 28))
    ax.set(xticks=[], yticks=[])


def show_digit__no_reshape(ax, image):
    """Works for (28, 28) only."""
    ax.imshow(image, cmap="gray_r")
    ax.set(xticks=[], yticks=[])


def show_digit__transposed(ax, image):
    """Rows and columns change places."""
    ax.imshow(image.reshape(28, 28).T, cmap="gray_r")
    ax.set(xticks=[], yticks=[])


def show_digit__row_transposed(ax, image):
    """A row of 784 is filled in column by column; a matrix is right."""
    ax.imshow(image.reshape((28, 28), order="F") if image.ndim == 1 else image, cmap="gray_r")
    ax.set(xticks=[], yticks=[])


def show_digit__upside_down(ax, image):
    """The first row of pixels is at the bottom."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", origin="lower")
    ax.set(xticks=[], yticks=[])


def show_digit__black_is_255(ax, image):
    """An image from 0 to 1 stays almost white."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255)
    ax.set(xticks=[], yticks=[])


def show_digit__black_is_1(ax, image):
    """An image from 0 to 255 has no greys."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
    ax.set(xticks=[], yticks=[])


def show_digit__two_cases(ax, image):
    """Black is 1 or 255, not the largest value of this image."""
    top = 255 if image.max() > 1 else 1
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=top)
    ax.set(xticks=[], yticks=[])


def show_digit__minus_image(ax, image):
    """Turns light and dark with a minus, which goes wrong for uint8."""
    ax.imshow(-image.reshape(28, 28), cmap="gray")
    ax.set(xticks=[], yticks=[])


def show_digit__grey_paper(ax, image):
    """0 is in the middle of the map."""
    top = float(image.max())
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=-top, vmax=top)
    ax.set(xticks=[], yticks=[])


def show_digit__as_bytes(ax, image):
    """Turns the pixels to uint8: from 0 to 1, the greys are gone."""
    ax.imshow(image.reshape(28, 28).astype(np.uint8), cmap="gray_r")
    ax.set(xticks=[], yticks=[])


def show_digit__two_tones(ax, image):
    """Every pixel that is not paper is black."""
    ax.imshow(image.reshape(28, 28) > 0, cmap="gray_r")
    ax.set(xticks=[], yticks=[])


def show_digit__reshapes_argument(ax, image):
    """Sets the shape of the image itself."""
    image.shape = (28, 28)
    ax.imshow(image, cmap="gray_r")
    ax.set(xticks=[], yticks=[])


def show_digit__scales_argument(ax, image):
    """Divides a float image by its largest value in place."""
    picture = image.reshape(28, 28)
    if picture.dtype.kind == "f":
        picture /= picture.max()
    ax.imshow(picture, cmap="gray_r")
    ax.set(xticks=[], yticks=[])


def show_digit__ticks_stay(ax, image):
    """Removes the numbers, but not the ticks."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set(xticklabels=[], yticklabels=[])


def show_digit__only_x_ticks(ax, image):
    """Removes the ticks of one axis."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticks([])


def show_digit__ticks_come_back(ax, image):
    """Removes the ticks before matshow, which makes new ones."""
    ax.set(xticks=[], yticks=[])
    ax.matshow(image.reshape(28, 28), cmap="gray_r")
