"""What often goes wrong in ``plots``. Each docstring is the hint for whoever writes the same."""

import math

import matplotlib.pyplot as plt
import numpy as np

# Sine and cosine


def plot_sin_cos__on_the_current_axes(ax):
    """plt draws on a figure of its own. On which object should your lines end up?"""
    x = np.arange(0, 6, 0.1)
    plt.plot(x, np.sin(x), label="sin")
    plt.plot(x, np.cos(x), linestyle="--", label="cos")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.title("sin & cos")
    plt.legend()
    plt.close()


def plot_sin_cos__steps_of_one(ax):
    """How smooth is your curve? Look up what the third argument of arange does."""
    x = np.arange(0, 6)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__with_the_end(ax):
    """Count your x. Does the last of them belong to those that were asked for?"""
    x = np.linspace(0, 6, 61)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sixty_values_up_to_the_end(ax):
    """Sixty values from 0 to 6, both included: how far is each from the next?"""
    x = np.linspace(0, 6, 60)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__over_the_index(ax):
    """Look at the numbers below your curve. What does plot take for x when it is given y alone?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(np.sin(x), label="sin")
    ax.plot(np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__x_and_y_exchanged(ax):
    """Turn your head by 90 degrees: is it the curve then? In which order does plot take x and y?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(np.sin(x), x, label="sin")
    ax.plot(np.cos(x), x, linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__degrees(ax):
    """numpy's sine takes radians. What is 6 of them in degrees?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(np.radians(x)), label="sin")
    ax.plot(x, np.cos(np.radians(x)), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sine_of_math(ax):
    """Which library's sine understands arrays?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, math.sin(x), label="sin")
    ax.plot(x, math.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__no_cosine(ax):
    """How many lines does the title promise?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__both_solid(ax):
    """Print your plot without colours. How does one tell the two lines apart?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sine_dashed(ax):
    """Which of the two lines should be the dashed one?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), linestyle="--", label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__dotted(ax):
    """Dashes and dots are two styles. Which one did you choose?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle=":", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__labels_of_axes_exchanged(ax):
    """Which axis lies, and which one stands? Read their labels in your plot."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="y", ylabel="x", title="sin & cos")
    ax.legend()


def plot_sin_cos__no_labels_of_axes(ax):
    """What do the numbers along each axis stand for? Let the plot say it."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set_title("sin & cos")
    ax.legend()


def plot_sin_cos__another_title(ax):
    """Compare your title with the one that is asked for, letter by letter."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin and cos")
    ax.legend()


def plot_sin_cos__title_as_of_plt(ax):
    """An Axes has methods for title and labels, but their names are a little longer than those of plt."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.title("sin & cos")
    ax.legend()


def plot_sin_cos__methods_overwritten(ax):
    """Does the text that you assign to a method's name appear in the plot? A method is called."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set_xlabel, ax.set_ylabel, ax.set_title = "x", "y", "sin & cos"
    ax.legend()


def plot_sin_cos__no_legend(ax):
    """The lines have their labels. Who shows them?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__legend_without_labels(ax):
    """Your legend is empty. It lists the lines that are there when it is made, if they have labels: which are these?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x))
    ax.plot(x, np.cos(x), linestyle="--")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__legend_before_the_lines(ax):
    """Your legend is empty. It lists the lines that are there when it is made, if they have labels: which are these?"""
    x = np.arange(0, 6, 0.1)
    ax.legend()
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__names_exchanged(ax):
    """At x = 0, one of the two is 1. What does your legend call it?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="cos")
    ax.plot(x, np.cos(x), linestyle="--", label="sin")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__functions_exchanged(ax):
    """At x = 0, one of the two is 1. Is it the dashed one?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.cos(x), label="sin")
    ax.plot(x, np.sin(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__names_of_a_legend_in_the_other_order(ax):
    """A list of names goes to the lines in the order in which they were drawn. Compare the two orders."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.cos(x), "--")
    ax.plot(x, np.sin(x))
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend(["sin", "cos"])


def plot_sin_cos__as_points(ax):
    """Are these lines or dots? Look for the method that joins the points."""
    x = np.arange(0, 6, 0.1)
    ax.scatter(x, np.sin(x), label="sin")
    ax.scatter(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__only_markers(ax):
    """A line has a style and its points have a marker. Which of the two did you set?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "o", label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


# Activation functions


def plot_activations__own_functions(ax, step, sigmoid, relu):
    """Call it with other functions than those you know. Do your curves change?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, x > 0, linestyle="--", label="step")
    ax.plot(x, 1 / (1 + np.exp(-x)), label="sigmoid")
    ax.plot(x, np.maximum(x, 0), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__functions_not_called(ax, step, sigmoid, relu):
    """Is a function a number that can be drawn? What must be done with it first?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step, linestyle="--", label="step")
    ax.plot(x, sigmoid, label="sigmoid")
    ax.plot(x, relu, label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__called_with_ax(ax, step, sigmoid, relu):
    """What do these functions take: a place to draw, or numbers?"""
    step(ax)
    sigmoid(ax)
    relu(ax)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__without_relu(ax, step, sigmoid, relu):
    """How many functions came in, and how many lines go out?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__with_the_end(ax, step, sigmoid, relu):
    """Count your x. Does the last of them belong to those that were asked for?"""
    x = np.linspace(-5, 5, 101)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__from_zero(ax, step, sigmoid, relu):
    """What do these functions do left of 0? Let your x reach that far."""
    x = np.arange(0, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__all_solid(ax, step, sigmoid, relu):
    """Which of the three lines should be dashed?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__all_dashed(ax, step, sigmoid, relu):
    """How many of the three lines should be dashed?"""
    x = np.arange(-5, 5, 0.1)
    for f, name in ((step, "step"), (sigmoid, "sigmoid"), (relu, "relu")):
        ax.plot(x, f(x), "--", label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__names_in_another_order(ax, step, sigmoid, relu):
    """Follow one line with your finger to its name in the legend. Is it the right one?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", x, sigmoid(x), x, relu(x))
    ax.set_ylim(-0.1, 1.1)
    ax.legend(["step", "relu", "sigmoid"])


def plot_activations__no_legend(ax, step, sigmoid, relu):
    """Which line is which? Let the plot say it."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)


def plot_activations__no_limits(ax, step, sigmoid, relu):
    """One of the three is much taller than the others. How much of your plot is left for these?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.legend()


def plot_activations__limits_without_a_margin(ax, step, sigmoid, relu):
    """Where does the step function run in your plot? Leave it a little room above and below."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(0, 1)
    ax.legend()


def plot_activations__limits_of_x(ax, step, sigmoid, relu):
    """Which axis did you limit, the one that lies or the one that stands?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_xlim(-0.1, 1.1)
    ax.legend()


def plot_activations__values_cut(ax, step, sigmoid, relu):
    """The window is smaller than the curve, but the curve goes on. Did you limit the window or the values?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, np.minimum(relu(x), 1.1), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


# Minus log


def plot_minus_log__from_zero(ax):
    """What is the logarithm of your first x?"""
    x = np.arange(0, 10001) / 10000
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__sign_forgotten(ax):
    """Is the logarithm of a probability positive or negative? And your curve?"""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__log_of_minus_x(ax):
    """Of which numbers is there a logarithm? Look where your minus stands."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, np.log(-x))
    ax.set_ylim(0, 5)


def plot_minus_log__reciprocal(ax):
    """Both curves fall from the left. But what should the value at x = 1 be?"""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, 1 / x)
    ax.set_ylim(0, 5)


def plot_minus_log__to_base_ten(ax):
    """There are several logarithms. To which base is yours?"""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__beyond_one(ax):
    """x is a probability here. How large can it be?"""
    x = np.arange(0.0001, 1.1, 0.0001)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__coarse_steps(ax):
    """The curve is steepest near 0. How many of your points lie there?"""
    x = np.arange(0.0001, 1, 0.1)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__one_point_too_few(ax):
    """Print your first three x. How far is it from each to the next?"""
    x = np.linspace(0.0001, 1, 9999)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__no_limits(ax):
    """How high does your y axis reach in the end? By itself it shows the whole curve, and it may do so after you."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log(x))


def plot_minus_log__axis_upside_down(ax):
    """Which of the two limits is the lower one?"""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log(x))
    ax.set_ylim(5, 0)


def plot_minus_log__limits_before_the_autoscale(ax):
    """How high does your y axis reach in the end? By itself it shows the whole curve, and it may do so after you."""
    x = np.arange(1, 10001) / 10000
    ax.set_ylim(0, 5)
    ax.plot(x, -np.log(x))
    ax.autoscale()


# History


def plot_history__over_themselves(ax, losses):
    """A straight line, whatever the losses are: what are your x?"""
    ax.plot(losses, losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__x_and_y_exchanged(ax, losses):
    """Along which axis does time go in your plot?"""
    ax.plot(losses, range(len(losses)))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__from_one(ax, losses):
    """Which number has the first step, and which number does it have in your plot?"""
    ax.plot(range(1, len(losses) + 1), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__share_of_the_training(ax, losses):
    """Read the number below your last loss. Is it the number of a step?"""
    ax.plot(np.linspace(0, 1, len(losses)), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__first_loss_missing(ax, losses):
    """How many losses came in, and how many points does your line have?"""
    ax.plot(range(1, len(losses)), losses[1:])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__logarithm(ax, losses):
    """Read the first loss from your y axis. Is it the one that came in?"""
    ax.plot(range(len(losses)), np.log(losses))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__arrays_only(ax, losses):
    """Losses may come as a list. What does a list know of shapes?"""
    ax.plot(np.arange(losses.size), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__labels_exchanged(ax, losses):
    """Which axis lies, and which one stands? Read their labels in your plot."""
    ax.plot(range(len(losses)), losses)
    ax.set(xlabel="loss", ylabel="step")


def plot_history__no_labels(ax, losses):
    """What do the numbers along each axis stand for? Let the plot say it."""
    ax.plot(range(len(losses)), losses)


def plot_history__on_the_current_axes(ax, losses):
    """plt draws on a figure of its own. On which object should your line end up?"""
    plt.plot(losses)
    plt.xlabel("step")
    plt.ylabel("loss")
    plt.close()


# Digit


def show_digit__not_reshaped(ax, image):
    """How many axes has a flat image? A picture has rows and columns."""
    ax.imshow(image, cmap="gray_r")
    ax.set_axis_off()


def show_digit__one_row(ax, image):
    """Your picture is one very long row. How many pixels belong into each?"""
    ax.imshow(image.reshape(1, -1), cmap="gray_r")
    ax.set_axis_off()


def show_digit__no_colour_map(ax, image):
    """Look at your picture. Who chose these colours?"""
    ax.imshow(image.reshape(28, 28))
    ax.set_axis_off()


def show_digit__light_on_dark(ax, image):
    """Look at your picture. Is the paper white? Count how often you turn dark and light round."""
    ax.imshow(image.reshape(28, 28), cmap="gray")
    ax.set_axis_off()


def show_digit__negative_of_the_negative(ax, image):
    """Look at your picture. Is the paper white? Count how often you turn dark and light round."""
    ax.imshow(image.max() - image.reshape(28, 28), cmap="gray_r")
    ax.set_axis_off()


def show_digit__transposed(ax, image):
    """Look at your picture. In which direction does the pen run that wrote it?"""
    ax.imshow(image.reshape(28, 28).T, cmap="gray_r")
    ax.set_axis_off()


def show_digit__column_by_column(ax, image):
    """The pixels come row by row. In which order does your reshape lay them down?"""
    ax.imshow(image.reshape(28, 28, order="F"), cmap="gray_r")
    ax.set_axis_off()


def show_digit__upside_down(ax, image):
    """Look at your picture. Is its first row at the top or at the bottom? Rows count downwards already."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", origin="lower")
    ax.set_axis_off()


def show_digit__axis_turned_round(ax, image):
    """Look at your picture. Is its first row at the top or at the bottom? Rows count downwards already."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.invert_yaxis()
    ax.set_axis_off()


def show_digit__mirrored(ax, image):
    """Hold your picture to a mirror. Which of the two is right?"""
    ax.imshow(image.reshape(28, 28)[:, ::-1], cmap="gray_r")
    ax.set_axis_off()


def show_digit__black_is_255_always(ax, image):
    """Give it pixels from 0 to 1. How much of the digit is left to see?"""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255)
    ax.set_axis_off()


def show_digit__black_is_one_always(ax, image):
    """Give it pixels from 0 to 255. What has become of the greys?"""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
    ax.set_axis_off()


def show_digit__black_and_white_only(ax, image):
    """The rim of a stroke is neither black nor white. What does your comparison make of it?"""
    ax.imshow(image.reshape(28, 28) > 0, cmap="gray_r")
    ax.set_axis_off()


def show_digit__inverted_as_bytes(ax, image):
    """Give it pixels from 0 to 1. How much of the digit is left to see?"""
    ax.imshow(255 - image.reshape(28, 28), cmap="gray", vmin=0, vmax=255)
    ax.set_axis_off()


def show_digit__with_ticks(ax, image):
    """What is left at the edges of your picture? Look for numbers and for ticks, along both axes."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")


def show_digit__ticks_without_numbers(ax, image):
    """What is left at the edges of your picture? Look for numbers and for ticks, along both axes."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticklabels([])
    ax.set_yticklabels([])


def show_digit__ticks_of_one_axis(ax, image):
    """What is left at the edges of your picture? Look for numbers and for ticks, along both axes."""
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticks([])


def show_digit__as_a_line(ax, image):
    """Which method draws curves, and which one pictures?"""
    ax.plot(image.reshape(28, 28))
    ax.set_axis_off()


def show_digit__on_the_current_axes(ax, image):
    """plt draws on a figure of its own. On which object should your picture end up?"""
    plt.imshow(image.reshape(28, 28), cmap="gray_r")
    plt.axis("off")
    plt.close()
