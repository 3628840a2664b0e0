"""Wrong implementations for plots."""

import numpy as np

_X = np.arange(0, 6, 0.1)
_ALL = []


# --------------------------------------------------------------- plot_sin_cos


def plot_sin_cos__both_solid(ax):
    """Cosine is solid as well: it must be dashed."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_title("sin & cos")
    ax.legend()


def plot_sin_cos__sine_dashed(ax):
    """The dashes are on the sine, the cosine is solid."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), linestyle="--", label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set_xlabel("x")
    ax.set_ylabel("y")
    ax.set_title("sin & cos")
    ax.legend()


def plot_sin_cos__no_legend(ax):
    """Lines have labels, but there is no legend ('You see the label of a line only in a legend')."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__legend_first(ax):
    """Makes the legend before the lines, so it is empty and names nothing."""
    ax.legend()
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__names_swapped(ax):
    """The legend gives the sine the name cos and the cosine the name sin."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x))
    ax.plot(x, np.cos(x), "--")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend(["cos", "sin"])


def plot_sin_cos__up_to_six(ax):
    """Includes 6: 61 values, where the stub stops before 6."""
    x = np.linspace(0, 6, 61)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__linspace_60(ax):
    """60 values from 0 to 6: the steps are 6/59 and not 0.1."""
    x = np.linspace(0, 6, 60)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__title_and(ax):
    """Title reads 'sin and cos', not 'sin & cos'."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin and cos")
    ax.legend()


def plot_sin_cos__xlabel_twice(ax):
    """Copy and paste: set_xlabel twice, so the x axis is called y and the y axis nothing."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set_xlabel("x")
    ax.set_xlabel("y")
    ax.set_title("sin & cos")
    ax.legend()


def plot_sin_cos__dotted(ax):
    """The cosine is dotted (':'), not dashed."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "-", label="sin")
    ax.plot(x, np.cos(x), ":", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__degrees(ax):
    """Turns x from degrees to radians first: at x = 3 the line is at 0.052, not sin(3) = 0.141."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(np.deg2rad(x)), label="sin")
    ax.plot(x, np.cos(np.deg2rad(x)), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__x_left_out(ax):
    """ax.plot(np.sin(x)) without x: the lines run from 0 to 59."""
    x = np.arange(0, 6, 0.1)
    ax.plot(np.sin(x), label="sin")
    ax.plot(np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sine_pasted(ax):
    """The dashed line is sin again, pasted with only the label changed."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.sin(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__global_x_grows(ax):
    """Moves the module's x with every call: the second plot does not start at 0."""
    global _X
    ax.plot(_X, np.sin(_X), label="sin")
    ax.plot(_X, np.cos(_X), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()
    _X = _X + 0.1


def plot_sin_cos__no_axis_labels(ax):
    """Uses x and y as labels of the lines' data only; the axes have no labels."""
    x = np.arange(0, 6, 0.1)
    y1, y2 = np.sin(x), np.cos(x)
    ax.plot("x", "y", data={"x": x, "y": y1}, label="sin")
    ax.plot("x", "y", "--", data={"x": x, "y": y2}, label="cos")
    ax.set_title("sin & cos")
    ax.legend()


# ----------------------------------------------------------- plot_activations


def plot_activations__step_solid(ax, step, sigmoid, relu):
    """Step is solid like the others; the stub wants it dashed."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__relu_dashed(ax, step, sigmoid, relu):
    """Relu is dashed too; the stub says sigmoid and relu solid."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), "--", label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__relu_cut(ax, step, sigmoid, relu):
    """Cuts relu's values at 1.1: 'the line of relu continues above 1.1'."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, np.minimum(relu(x), 1.1), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__x_limits(ax, step, sigmoid, relu):
    """set_xlim for set_ylim: the x axis goes from -0.1 to 1.1."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_xlim(-0.1, 1.1)
    ax.legend()


def plot_activations__own_functions(ax, step, sigmoid, relu):
    """Draws its own step, sigmoid and ReLU: the stub says 'The functions to draw, whatever they compute' (np.tanh)."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, np.where(x > 0, 1, 0), "--", label="step")
    ax.plot(x, 1 / (1 + np.exp(-x)), label="sigmoid")
    ax.plot(x, np.maximum(0, x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__value_by_value(ax, step, sigmoid, relu):
    """Calls the functions with single numbers; 'Each takes an ndarray' (lambda x: x.clip(0) and x[x > 0] fail or differ)."""
    x = np.arange(-5, 5, 0.1).tolist()
    ax.plot(x, [step(v) for v in x], "--", label="step")
    ax.plot(x, [sigmoid(v) for v in x], label="sigmoid")
    ax.plot(x, [relu(v) for v in x], label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__includes_five(ax, step, sigmoid, relu):
    """linspace(-5, 5, 101) includes 5: 101 values, not 100."""
    x = np.linspace(-5, 5, 101)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__legend_order(ax, step, sigmoid, relu):
    """Legend names are given in another order than the lines: sigmoid is called relu."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--")
    ax.plot(x, sigmoid(x))
    ax.plot(x, relu(x))
    ax.set_ylim(-0.1, 1.1)
    ax.legend(["step", "relu", "sigmoid"])


def plot_activations__one_label_missing(ax, step, sigmoid, relu):
    """The sigmoid has no label, so the legend names only two lines."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x))
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__step_of_one(ax, step, sigmoid, relu):
    """np.arange(-5, 5) without a step: 10 values in steps of 1."""
    x = np.arange(-5.0, 5.0)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__top_only(ax, step, sigmoid, relu):
    """Sets only the upper limit; the lower one follows the data and is not -0.1."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(top=1.1)
    ax.legend()


def plot_activations__chained(ax, step, sigmoid, relu):
    """Overwrites y and passes it on: draws sigmoid(step(x)) and relu of that."""
    x = np.arange(-5, 5, 0.1)
    y = step(x)
    ax.plot(x, y, "--", label="step")
    y = sigmoid(y)
    ax.plot(x, y, label="sigmoid")
    y = relu(y)
    ax.plot(x, y, label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__limits_upside_down(ax, step, sigmoid, relu):
    """set_ylim(1.1, -0.1): the axis goes from 1.1 down to -0.1, upside down."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(1.1, -0.1)
    ax.legend()


def plot_activations__limits_before_autoscale(ax, step, sigmoid, relu):
    """autoscale() after the limits undoes them: the y axis is not from -0.1 to 1.1."""
    ax.set_ylim(-0.1, 1.1)
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.autoscale()
    ax.legend()


def plot_activations__positive_half(ax, step, sigmoid, relu):
    """x goes from 0 to 5 only: 50 values."""
    x = np.arange(0, 5, 0.1)
    ax.plot(x, step(x), "--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


# ------------------------------------------------------------- plot_minus_log


def plot_minus_log__no_minus(ax):
    """Draws log(x) without the minus: nothing is between 0 and 5."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__base_ten(ax):
    """log10: the first value is 4, where the example prints 9.2103."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__from_zero(ax):
    """x starts at 0, where the logarithm has no value."""
    x = np.arange(0, 1, 0.0001)
    with np.errstate(divide="ignore"):
        ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__coarse(ax):
    """Steps of 0.001 rather than of 0.0001."""
    x = np.arange(0.0001, 1, 0.001)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__no_limits(ax):
    """Leaves the y axis as it is: it goes to about 9.7, not from 0 to 5."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x))


def plot_minus_log__x_limits(ax):
    """set_xlim(0, 5): limits on the wrong axis."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x))
    ax.set_xlim(0, 5)


def plot_minus_log__epsilon(ax):
    """Adds 1e-5 inside the logarithm out of habit: first value 9.1150, not 9.2103."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -np.log(x + 1e-5))
    ax.set_ylim(0, 5)


def plot_minus_log__clipped(ax):
    """Clips the curve itself at 5: first value 5, not 9.2103."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, np.minimum(-np.log(x), 5))
    ax.set_ylim(0, 5)


def plot_minus_log__minus_inside(ax):
    """log(-x): all nan."""
    x = np.arange(0.0001, 1, 0.0001)
    with np.errstate(invalid="ignore"):
        ax.plot(x, np.log(-x))
    ax.set_ylim(0, 5)


def plot_minus_log__entropy(ax):
    """Draws -x * log(x), the entropy term, not -log(x)."""
    x = np.arange(0.0001, 1, 0.0001)
    ax.plot(x, -x * np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__up_to_five(ax):
    """x goes to 5 like y; the stub ends at 1."""
    x = np.arange(0.0001, 5, 0.0001)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__axes_swapped(ax):
    """ax.plot(y, x): the curve is drawn over the loss."""
    x = np.arange(0.0001, 1, 0.0001)
    y = -np.log(x)
    ax.plot(y, x)
    ax.set_ylim(0, 5)


# --------------------------------------------------------------- plot_history


def plot_history__from_one(ax, losses):
    """Counts steps from 1; the first loss belongs to step 0."""
    ax.plot(range(1, len(losses) + 1), losses)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__labels_swapped(ax, losses):
    """x axis is called loss, y axis step."""
    ax.plot(losses)
    ax.set_xlabel("loss")
    ax.set_ylabel("step")


def plot_history__fraction_of_training(ax, losses):
    """x runs from 0 to 1, not from 0 to N - 1."""
    ax.plot(np.linspace(0, 1, len(losses)), losses)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__sorted(ax, losses):
    """Sorts downwards, since the loss 'went down': [2, 3, 1] is drawn as 3, 2, 1."""
    ax.plot(sorted(losses, reverse=True))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__shape_of_a_list(ax, losses):
    """losses.shape fails for a list, which the stub allows."""
    ax.plot(np.arange(losses.shape[0]), losses)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__drops_last(ax, losses):
    """range(N - 1) with losses[:-1]: the last loss is not drawn."""
    steps = range(len(losses) - 1)
    ax.plot(steps, [losses[i] for i in steps])
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__axes_swapped(ax, losses):
    """ax.plot(losses, steps): the steps go up the y axis."""
    ax.plot(losses, np.arange(len(losses)))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__smoothed(ax, losses):
    """Draws the running mean: [2, 1] is drawn as 2, 1.5."""
    ax.plot(np.cumsum(losses) / np.arange(1, len(losses) + 1))
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__consumes_list(ax, losses):
    """Empties the list with pop(0): 'Do not change an argument' (an array has no pop)."""
    losses = losses if isinstance(losses, list) else list(losses)
    values = []
    while losses:
        values.append(losses.pop(0))
    ax.plot(values)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__relative(ax, losses):
    """Divides by the first loss: the curve starts at 1, not at 2.3."""
    ax.plot(np.array(losses) / losses[0])
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__hundred_steps(ax, losses):
    """Assumes 100 steps: fails for any other N."""
    ax.plot(np.arange(100), losses)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__collects_calls(ax, losses):
    """Appends to a list of the module: the second plot begins with the first one's losses."""
    _ALL.extend(losses)
    ax.plot(_ALL)
    ax.set_xlabel("step")
    ax.set_ylabel("loss")


def plot_history__capitals(ax, losses):
    """Labels 'Step' and 'Loss'; the stub has 'step' and 'loss'."""
    ax.plot(losses)
    ax.set_xlabel("Step")
    ax.set_ylabel("Loss")


# ----------------------------------------------------------------- show_digit


def show_digit__gray(ax, image):
    """cmap gray shows 0 black and the largest value white."""
    ax.imshow(np.reshape(image, (28, 28)), cmap="gray")
    ax.axis("off")


def show_digit__default_colours(ax, image):
    """No colour map: paper is violet, not white."""
    ax.imshow(np.reshape(image, (28, 28)))
    ax.axis("off")


def show_digit__no_reshape(ax, image):
    """Passes the image as it is: shape (784,) is no picture."""
    ax.imshow(image, cmap="gray_r")
    ax.axis("off")


def show_digit__with_ticks(ax, image):
    """Ticks and numbers stay."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")


def show_digit__vmax_255(ax, image):
    """vmax=255: an image whose largest value is 1 stays nearly white."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255)
    ax.axis("off")


def show_digit__vmax_1(ax, image):
    """vmax=1: with values up to 255 all greys become black."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
    ax.axis("off")


def show_digit__transposed(ax, image):
    """.T mirrors the digit: rows become columns."""
    ax.imshow(image.reshape(28, 28).T, cmap="gray_r")
    ax.axis("off")


def show_digit__negated(ax, image):
    """-image with cmap gray: for uint8, -1 wraps to 255, so 0 is black and 1 is white."""
    ax.imshow(-image.reshape(28, 28), cmap="gray")
    ax.axis("off")


def show_digit__shape_assigned(ax, image):
    """image.shape = (28, 28) changes the argument of shape (784,)."""
    image.shape = (28, 28)
    ax.imshow(image, cmap="gray_r")
    ax.axis("off")


def show_digit__scales_in_place(ax, image):
    """image /= image.max() changes a float image (and fails for integers)."""
    image /= image.max()
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.axis("off")


def show_digit__origin_lower(ax, image):
    """origin='lower': the first row is at the bottom, the digit upside down ('row by row from the top')."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", origin="lower")
    ax.axis("off")


def show_digit__two_colours(ax, image):
    """image > 0: all pixels but paper are black, 'values between are greys'."""
    ax.imshow(image.reshape(28, 28) > 0, cmap="gray_r")
    ax.axis("off")


def show_digit__x_ticks_only(ax, image):
    """Removes only the ticks of the x axis."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticks([])


def show_digit__tick_labels_only(ax, image):
    """Removes the numbers but leaves the tick marks."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticklabels([])
    ax.set_yticklabels([])


def show_digit__inverted_twice(ax, image):
    """Inverts the values and the map: white strokes on black paper."""
    ax.imshow(image.max() - image.reshape(28, 28), cmap="gray_r")
    ax.axis("off")


def show_digit__to_bytes(ax, image):
    """(image * 255).astype(uint8): right for values up to 1, but 2 and 255 overflow."""
    pixels = (image.reshape(28, 28) * 255).astype(np.uint8)
    ax.imshow(pixels, cmap="gray_r")
    ax.axis("off")


def show_digit__to_int(ax, image):
    """astype(int): with values from 0 to 1 all greys become paper."""
    ax.imshow(image.reshape(28, 28).astype(int), cmap="gray_r")
    ax.axis("off")


def show_digit__blue(ax, image):
    """cmap Blues: the strokes are blue, not black and grey."""
    ax.imshow(image.reshape(28, 28), cmap="Blues")
    ax.axis("off")


def show_digit__column_order(ax, image):
    """order='F' fills columns first; the pixels come row by row."""
    ax.imshow(image.ravel().reshape((28, 28), order="F"), cmap="gray_r")
    ax.axis("off")


def show_digit__one_minus(ax, image):
    """1 - image as brightness from 0 to 1: images up to 255 are black wherever there is any ink."""
    ax.imshow(1 - image.reshape(28, 28).astype(float), cmap="gray", vmin=0, vmax=1)
    ax.axis("off")


def show_digit__smallest_ink(ax, image):
    """vmin is the smallest value above 0, so light grey ink is as white as paper."""
    pixels = image.reshape(28, 28)
    ax.imshow(pixels, cmap="gray_r", vmin=pixels[pixels > 0].min(), vmax=pixels.max())
    ax.axis("off")
