"""Views of the activations."""

import numpy as np

from ..drawing import curves, legend

X = np.linspace(-4, 4, 161)


def view_curves(figure, both, part):
    """Your activations.

    Your four functions for inputs from -4 to 4, over the expected curves. step_function jumps at 0, and sigmoid rises
    smoothly from 0 to 1. relu turns negative inputs into 0, and identity_function changes nothing.
    """
    draw(figure, both, part, ("step_function", "sigmoid", "relu", "identity_function"))


def view_derivatives(figure, both, part):
    """The derivatives of sigmoid and relu.

    The derivative of sigmoid is largest at 0, and almost 0 beyond -4 and 4: there, a network learns slowly. The
    derivative of relu is 0 for negative inputs and 1 for positive ones.
    """
    draw(figure, both, part, ("sigmoid_grad", "relu_grad"))


def draw(figure, both, part, names):
    """Draw the curve of each function."""
    for ax, name in zip(figure.subplots(1, len(names)), names, strict=True):
        with part(ax, name):
            curves(ax, X, *both(name, X))
            ax.set(xlabel="x", xticks=(-4, 0, 4))
    legend(figure)
