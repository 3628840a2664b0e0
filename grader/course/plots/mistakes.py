"""What often goes wrong in ``plots``. Each docstring is the hint for that mistake."""

import math

import matplotlib.pyplot as plt
import numpy as np

# Sine and cosine


def plot_sin_cos__on_the_current_axes(ax):
    """plt draws on a figure of its own. On which object should the lines of plot_sin_cos be?"""
    x = np.arange(0, 6, 0.1)
    plt.plot(x, np.sin(x), label="sin")
    plt.plot(x, np.cos(x), linestyle="--", label="cos")
    plt.xlabel("x")
    plt.ylabel("y")
    plt.title("sin & cos")
    plt.legend()
    plt.close()


def plot_sin_cos__lines_on_the_current_axes(ax):
    """plt draws on a figure of its own. On which object should the lines of plot_sin_cos be?"""
    x = np.arange(0, 6, 0.1)
    plt.plot(x, np.sin(x), label="sin")
    plt.plot(x, np.cos(x), linestyle="--", label="cos")
    plt.close()
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__steps_of_one(ax):
    """How smooth are the curves of plot_sin_cos? Look up what the third argument of np.arange does."""
    x = np.arange(0, 6)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__with_the_end(ax):
    """Count the values of x in plot_sin_cos. Should the last one be there?"""
    x = np.linspace(0, 6, 61)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sixty_values_up_to_the_end(ax):
    """Print the first three values of x in plot_sin_cos. How far is each from the next?"""
    x = np.linspace(0, 6, 60)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__over_the_index(ax):
    """Look at the numbers below the curves of plot_sin_cos. What does plot use for x when you pass only y?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(np.sin(x), label="sin")
    ax.plot(np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__x_and_y_exchanged(ax):
    """Look at the picture of plot_sin_cos. In which order does plot take x and y?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(np.sin(x), x, label="sin")
    ax.plot(np.cos(x), x, linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__degrees(ax):
    """The sine of numpy takes radians, and x is in radians. What does plot_sin_cos pass to it?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(np.radians(x)), label="sin")
    ax.plot(x, np.cos(np.radians(x)), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sine_of_math(ax):
    """Which sine in plot_sin_cos takes arrays: that of math, or that of numpy?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, math.sin(x), label="sin")
    ax.plot(x, math.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__no_cosine(ax):
    """How many lines does the title of plot_sin_cos promise?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__both_solid(ax):
    """Imagine the picture of plot_sin_cos in black and white. How can you tell the two lines apart?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__sine_dashed(ax):
    """Which of the two lines of plot_sin_cos should be dashed?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), linestyle="--", label="sin")
    ax.plot(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__dotted(ax):
    """A dashed line has dashes only. Which style does plot_sin_cos give to the cosine?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle=":", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__dash_dotted(ax):
    """A dashed line has dashes only. Which style does plot_sin_cos give to the cosine?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="-.", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__labels_of_axes_exchanged(ax):
    """Which axis is horizontal, and which one is vertical? Read their labels in the picture of plot_sin_cos."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="y", ylabel="x", title="sin & cos")
    ax.legend()


def plot_sin_cos__no_labels_of_axes(ax):
    """Which lines of plot_sin_cos set the labels of the axes? Print ax.get_xlabel() after the call."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set_title("sin & cos")
    ax.legend()


def plot_sin_cos__another_title(ax):
    """Compare the title of plot_sin_cos with the one in its docstring, letter by letter."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin and cos")
    ax.legend()


def plot_sin_cos__title_as_of_plt(ax):
    """Which methods of ax set the title and the labels in plot_sin_cos? Their names are a little longer than those in
    plt.
    """
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.title("sin & cos")
    ax.legend()


def plot_sin_cos__methods_overwritten(ax):
    """Which lines of plot_sin_cos set the title or a label? Print ax.get_title() and ax.get_xlabel() after the call."""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set_xlabel, ax.set_ylabel, ax.set_title = "x", "y", "sin & cos"
    ax.legend()


def plot_sin_cos__no_legend(ax):
    """The lines of plot_sin_cos have labels. Which call shows them?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__legend_without_labels(ax):
    """The legend of plot_sin_cos is empty. Which lines exist when you call legend, and which of them have a label?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x))
    ax.plot(x, np.cos(x), linestyle="--")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__legend_before_the_lines(ax):
    """The legend of plot_sin_cos is empty. Which lines exist when you call legend, and which of them have a label?"""
    x = np.arange(0, 6, 0.1)
    ax.legend()
    ax.plot(x, np.sin(x), label="sin")
    ax.plot(x, np.cos(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")


def plot_sin_cos__names_exchanged(ax):
    """At x = 0, one of the two lines is at 1. What does the legend of plot_sin_cos call it?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), label="cos")
    ax.plot(x, np.cos(x), linestyle="--", label="sin")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__functions_exchanged(ax):
    """At x = 0, one of the two lines of plot_sin_cos is at 1. Is it the dashed one?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.cos(x), label="sin")
    ax.plot(x, np.sin(x), linestyle="--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__names_of_a_legend_in_the_other_order(ax):
    """If you pass legend a list of names, it gives them to the lines in the order in which plot_sin_cos draws them.
    Compare the two orders.
    """
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.cos(x), "--")
    ax.plot(x, np.sin(x))
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend(["sin", "cos"])


def plot_sin_cos__as_points(ax):
    """Does plot_sin_cos draw lines, or dots? Look for the method that joins the points."""
    x = np.arange(0, 6, 0.1)
    ax.scatter(x, np.sin(x), label="sin")
    ax.scatter(x, np.cos(x), label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


def plot_sin_cos__only_markers(ax):
    """A line has a style, and its points have a marker. Which of the two does plot_sin_cos set?"""
    x = np.arange(0, 6, 0.1)
    ax.plot(x, np.sin(x), "o", label="sin")
    ax.plot(x, np.cos(x), "--", label="cos")
    ax.set(xlabel="x", ylabel="y", title="sin & cos")
    ax.legend()


# Activation functions


def plot_activations__own_functions(ax, step, sigmoid, relu):
    """Call plot_activations with other functions than those you know. Do the curves change?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, x > 0, linestyle="--", label="step")
    ax.plot(x, 1 / (1 + np.exp(-x)), label="sigmoid")
    ax.plot(x, np.maximum(x, 0), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__functions_not_called(ax, step, sigmoid, relu):
    """Can plot draw a function itself? In plot_activations, what must happen to the function first?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step, linestyle="--", label="step")
    ax.plot(x, sigmoid, label="sigmoid")
    ax.plot(x, relu, label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__called_with_ax(ax, step, sigmoid, relu):
    """What do you pass to each of the three functions inside plot_activations: the axes, or the x values?"""
    step(ax)
    sigmoid(ax)
    relu(ax)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__without_relu(ax, step, sigmoid, relu):
    """How many functions does plot_activations get, and how many lines does it draw?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__with_the_end(ax, step, sigmoid, relu):
    """Count the values of x in plot_activations. Should the last one be there?"""
    x = np.linspace(-5, 5, 101)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__from_zero(ax, step, sigmoid, relu):
    """What do the functions do left of 0? At which x does plot_activations begin?"""
    x = np.arange(0, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__steps_of_one(ax, step, sigmoid, relu):
    """How smooth are the curves of plot_activations? Look up what the third argument of np.arange does."""
    x = np.arange(-5.0, 5.0)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__all_solid(ax, step, sigmoid, relu):
    """Which of the three lines of plot_activations should be dashed?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__all_dashed(ax, step, sigmoid, relu):
    """How many of the three lines of plot_activations should be dashed?"""
    x = np.arange(-5, 5, 0.1)
    for f, name in ((step, "step"), (sigmoid, "sigmoid"), (relu, "relu")):
        ax.plot(x, f(x), "--", label=name)
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__names_in_another_order(ax, step, sigmoid, relu):
    """Follow one line of plot_activations to its name in the legend. Is it the right name?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), "--", x, sigmoid(x), x, relu(x))
    ax.set_ylim(-0.1, 1.1)
    ax.legend(["step", "relu", "sigmoid"])


def plot_activations__sigmoid_and_relu_exchanged(ax, step, sigmoid, relu):
    """Follow one line of plot_activations to its name in the legend. Is it the right name?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, relu(x), label="sigmoid")
    ax.plot(x, sigmoid(x), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__number_by_number(ax, step, sigmoid, relu):
    """What do the functions of plot_activations take: one number at a time, or a whole ndarray?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, [step(value) for value in x.tolist()], linestyle="--", label="step")
    ax.plot(x, [sigmoid(value) for value in x.tolist()], label="sigmoid")
    ax.plot(x, [relu(value) for value in x.tolist()], label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


def plot_activations__no_legend(ax, step, sigmoid, relu):
    """Which line of plot_activations is which? Let a legend say it."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(-0.1, 1.1)


def plot_activations__no_limits(ax, step, sigmoid, relu):
    """One of the three lines of plot_activations is much higher than the others. Which limits does your y axis have at the
    end, after all other lines?
    """
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.legend()


def plot_activations__limits_without_a_margin(ax, step, sigmoid, relu):
    """Compare the limits of the y axis of plot_activations with the docstring."""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_ylim(0, 1)
    ax.legend()


def plot_activations__limits_of_x(ax, step, sigmoid, relu):
    """Which axis does plot_activations limit, the horizontal or the vertical one?"""
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, relu(x), label="relu")
    ax.set_xlim(-0.1, 1.1)
    ax.legend()


def plot_activations__values_cut(ax, step, sigmoid, relu):
    """Does plot_activations limit the y axis, or the values of the functions? The line of relu should continue above
    the limit.
    """
    x = np.arange(-5, 5, 0.1)
    ax.plot(x, step(x), linestyle="--", label="step")
    ax.plot(x, sigmoid(x), label="sigmoid")
    ax.plot(x, np.minimum(relu(x), 1.1), label="relu")
    ax.set_ylim(-0.1, 1.1)
    ax.legend()


# Minus log


def plot_minus_log__from_zero(ax):
    """What is the logarithm of the first x of plot_minus_log?"""
    x = np.arange(0, 10001) / 10000
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__sign_forgotten(ax):
    """Is the logarithm of a probability positive or negative? On which side of 0 should the curve of
    plot_minus_log be?
    """
    x = np.arange(1, 10001) / 10000
    ax.plot(x, np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__log_of_minus_x(ax):
    """Which numbers have a logarithm? Look where the minus of plot_minus_log stands."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, np.log(-x))
    ax.set_ylim(0, 5)


def plot_minus_log__reciprocal(ax):
    """What should the curve of plot_minus_log be at x = 1? Compare with yours."""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, 1 / x)
    ax.set_ylim(0, 5)


def plot_minus_log__to_base_ten(ax):
    """There are several logarithms. Which base does the one in plot_minus_log have?"""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__beyond_one(ax):
    """In plot_minus_log, x is a probability. How large can it be?"""
    x = np.arange(0.0001, 1.1, 0.0001)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__coarse_steps(ax):
    """Print the first three values of x in plot_minus_log. How far is each from the next?"""
    x = np.arange(0.0001, 1, 0.1)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__steps_of_one_thousandth(ax):
    """Print the first three values of x in plot_minus_log. How far is each from the next?"""
    x = np.arange(1, 1001) / 1000
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__one_point_too_few(ax):
    """Print the first three values of x in plot_minus_log. How far is each from the next?"""
    x = np.linspace(0.0001, 1, 9999)
    ax.plot(x, -np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__no_limits(ax):
    """Print ax.get_ylim() at the end of plot_minus_log. Unless you set its limits, the y axis shows the whole curve:
    where do you set them?
    """
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log(x))


def plot_minus_log__sign_forgotten_before_1(ax):
    """Is the logarithm of a probability positive or negative? On which side of 0 should the curve of
    plot_minus_log be?
    """
    x = np.arange(1, 10000) / 10000
    ax.plot(x, np.log(x))
    ax.set_ylim(0, 5)


def plot_minus_log__to_base_ten_before_1(ax):
    """There are several logarithms. Which base does the one in plot_minus_log have?"""
    x = np.arange(1, 10000) / 10000
    ax.plot(x, -np.log10(x))
    ax.set_ylim(0, 5)


def plot_minus_log__axis_upside_down(ax):
    """Which of the two limits of plot_minus_log is the lower one?"""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log(x))
    ax.set_ylim(5, 0)


def plot_minus_log__limits_before_the_autoscale(ax):
    """Print ax.get_ylim() at the end of plot_minus_log. Unless you set its limits, the y axis shows the whole curve:
    where do you set them?
    """
    x = np.arange(1, 10001) / 10000
    ax.set_ylim(0, 5)
    ax.plot(x, -np.log(x))
    ax.autoscale()


def plot_minus_log__upper_limit_only(ax):
    """Print ax.get_ylim() at the end of plot_minus_log. How many limits did you set?"""
    x = np.arange(1, 10001) / 10000
    ax.plot(x, -np.log(x))
    ax.set_ylim(top=5)


# History


def plot_history__over_themselves(ax, losses):
    """The line of plot_history is straight, whatever the losses are. What do you pass for x?"""
    ax.plot(losses, losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__x_and_y_exchanged(ax, losses):
    """Which axis of plot_history shows the steps?"""
    ax.plot(losses, range(len(losses)))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__from_one(ax, losses):
    """Which number does the first step have? Compare with the first x of plot_history."""
    ax.plot(range(1, len(losses) + 1), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__share_of_the_training(ax, losses):
    """Read the number below the last loss of plot_history. Is it the number of a step?"""
    ax.plot(np.linspace(0, 1, len(losses)), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__first_loss_missing(ax, losses):
    """How many losses does plot_history get, and how many points does the line have?"""
    ax.plot(range(1, len(losses)), losses[1:])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__last_loss_missing(ax, losses):
    """How many losses does plot_history get, and how many points does the line have?"""
    ax.plot(range(len(losses) - 1), losses[:-1])
    ax.set(xlabel="step", ylabel="loss")


def plot_history__lowest_so_far(ax, losses):
    """Pass losses that rise once to plot_history. Does the line rise too?"""
    ax.plot(np.minimum.accumulate(losses))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__logarithm(ax, losses):
    """Read the first loss from the y axis of plot_history. Is it the one that was passed?"""
    ax.plot(range(len(losses)), np.log(losses))
    ax.set(xlabel="step", ylabel="loss")


def plot_history__arrays_only(ax, losses):
    """Pass a list of losses to plot_history. Look for an attribute that a list does not have."""
    ax.plot(np.arange(losses.size), losses)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__lists_only(ax, losses):
    """Pass an array of losses to plot_history. Look for a method that an array does not have."""
    values = []
    while len(losses):
        values.append(losses.pop(0))
    ax.plot(values)
    ax.set(xlabel="step", ylabel="loss")


def plot_history__losses_scaled(ax, losses):
    """Print the losses before and after plot_history. Which line of yours writes into them?"""
    ax.plot(np.array(losses))
    ax.set(xlabel="step", ylabel="loss")
    for step in range(len(losses)):
        losses[step] /= 2


def plot_history__labels_exchanged(ax, losses):
    """Which axis is horizontal, and which one is vertical? Read their labels in the picture of plot_history."""
    ax.plot(range(len(losses)), losses)
    ax.set(xlabel="loss", ylabel="step")


def plot_history__no_labels(ax, losses):
    """What do the numbers along each axis of plot_history stand for? Let the labels say it."""
    ax.plot(range(len(losses)), losses)


def plot_history__on_the_current_axes(ax, losses):
    """plt draws on a figure of its own. On which object should the line of plot_history be?"""
    plt.plot(losses)
    plt.xlabel("step")
    plt.ylabel("loss")
    plt.close()


# Digit


def show_digit__not_reshaped(ax, image):
    """Pass a flat image to show_digit. How many axes does it have, and how many does a picture need?"""
    ax.imshow(image, cmap="gray_r")
    ax.set_axis_off()


def show_digit__one_row(ax, image):
    """The picture of show_digit is one very long row. How many pixels belong in each row?"""
    ax.imshow(image.reshape(1, -1), cmap="gray_r")
    ax.set_axis_off()


def show_digit__no_colour_map(ax, image):
    """Look at the picture of show_digit. Who chose these colours?"""
    ax.imshow(image.reshape(28, 28))
    ax.set_axis_off()


def show_digit__light_on_dark(ax, image):
    """Is the paper white in the picture of show_digit? Count how many times you exchange dark and light."""
    ax.imshow(image.reshape(28, 28), cmap="gray")
    ax.set_axis_off()


def show_digit__transposed(ax, image):
    """Compare the picture of show_digit with the rows of the image. Which line of yours exchanges rows and columns?"""
    ax.imshow(image.reshape(28, 28).T, cmap="gray_r")
    ax.set_axis_off()


def show_digit__column_by_column(ax, image):
    """The pixels come row by row. In which order does show_digit put them into the picture?"""
    ax.imshow(image.reshape(28, 28, order="F"), cmap="gray_r")
    ax.set_axis_off()


def show_digit__upside_down(ax, image):
    """Look at the picture of show_digit. Is the first row of the image at the top or at the bottom?"""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", origin="lower")
    ax.set_axis_off()


def show_digit__mirrored(ax, image):
    """Hold the picture of show_digit to a mirror. Which is right, the picture or its mirror image?"""
    ax.imshow(image.reshape(28, 28)[:, ::-1], cmap="gray_r")
    ax.set_axis_off()


def show_digit__black_is_255_always(ax, image):
    """Pass pixels from 0 to 1 to show_digit. How dark is the digit?"""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255)
    ax.set_axis_off()


def show_digit__black_is_one_always(ax, image):
    """Pass pixels from 0 to 255 to show_digit. What happens to the greys?"""
    ax.imshow(image.reshape(28, 28), cmap="gray_r", vmin=0, vmax=1)
    ax.set_axis_off()


def show_digit__black_and_white_only(ax, image):
    """Pixels at the edge of a stroke are grey. What does the comparison in show_digit make of them?"""
    ax.imshow(image.reshape(28, 28) > 0, cmap="gray_r")
    ax.set_axis_off()


def show_digit__cut_to_integers(ax, image):
    """Pass pixels from 0 to 1 to show_digit. What happens to the greys when they become integers?"""
    ax.imshow(image.reshape(28, 28).astype(int), cmap="gray_r")
    ax.set_axis_off()


def show_digit__scaled_in_place(ax, image):
    """Print the image before and after show_digit. Which line of yours writes into it?"""
    image = image.reshape(28, 28)
    if image.dtype == float:
        image /= image.max()
    ax.imshow(image, cmap="gray_r")
    ax.set_axis_off()


def show_digit__with_ticks(ax, image):
    """Look at the edges of the picture of show_digit. Are there still ticks or numbers, at the left or at the
    bottom?
    """
    ax.imshow(image.reshape(28, 28), cmap="gray_r")


def show_digit__ticks_without_numbers(ax, image):
    """Look at the edges of the picture of show_digit. Are there still ticks or numbers, at the left or at the
    bottom?
    """
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticklabels([])
    ax.set_yticklabels([])


def show_digit__ticks_of_one_axis(ax, image):
    """Look at the edges of the picture of show_digit. Are there still ticks or numbers, at the left or at the
    bottom?
    """
    ax.imshow(image.reshape(28, 28), cmap="gray_r")
    ax.set_xticks([])


def show_digit__as_a_line(ax, image):
    """show_digit leaves no picture on ax. Which method draws pictures, and of which object do you call it?"""
    ax.plot(image.reshape(28, 28))
    ax.set_axis_off()


def show_digit__on_the_current_axes(ax, image):
    """show_digit leaves no picture on ax. Which method draws pictures, and of which object do you call it?"""
    plt.imshow(image.reshape(28, 28), cmap="gray_r")
    plt.axis("off")
    plt.close()
