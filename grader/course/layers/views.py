"""Views of the layers: gradients as grids, beside numerical ones."""

import numpy as np

from ..drawing import grid
from . import scenarios


def view_affine(figure, both, rng, true_gradient):
    """The three gradients of Affine.

    Your dx, dW and db from Affine.backward, above the numerical gradients. To find those, the grader moves one entry at
    a time, and measures how much the result of forward changes. An entry with a frame differs from the numerical one.
    """
    W, b, x, dout = (np.round(rng.normal(size=shape), 1) for shape in ((3, 2), (2,), (4, 3), (4, 2)))
    own, _ = both(scenarios.affine_gradients, W, b, x, dout)
    numerical = {
        "dx": true_gradient(lambda x: np.sum((x @ W + b) * dout), x),
        "dW": true_gradient(lambda W: np.sum((x @ W + b) * dout), W),
        "db": true_gradient(lambda b: np.sum((x @ W + b) * dout), b),
    }
    figure.set_figheight(3)
    for column, (name, values) in zip(figure.subplots(2, 3).T, numerical.items(), strict=True):
        grid(column[0], own[name], values, title=f"your {name}", form="{:.2f}")
        grid(column[1], values, title="numerical", form="{:.2f}")


def view_others(figure, both, part, rng, true_gradient):
    """The gradients of Relu, Sigmoid and SoftmaxWithLoss.

    The dx that your layers return from backward, above the numerical gradient. Relu lets dout pass where its input was
    positive. Sigmoid makes every entry smaller. For SoftmaxWithLoss, each row adds up to 0.
    """
    x, dout = (np.round(rng.normal(size=(3, 3)), 1) for _ in range(2))
    t = np.eye(3)[[2, 0, 1]]
    calls = {
        "Relu": (scenarios.relu_backward, dout, lambda x: np.sum(np.maximum(x, 0) * dout)),
        "Sigmoid": (scenarios.sigmoid_backward, dout, lambda x: np.sum(dout / (1 + np.exp(-x)))),
        "SoftmaxWithLoss": (scenarios.loss_backward, t, lambda x: mean_loss(x, t)),
    }
    figure.set_figheight(3)
    for column, (name, (scenario, second, f)) in zip(figure.subplots(2, 3).T, calls.items(), strict=True):
        numerical = true_gradient(f, x)
        grid(column[1], numerical, title="numerical", form="{:.2f}")
        with part(column[0], f"your {name}"):
            own, _ = both(scenario, x, second)
            dx = own["dx"] if isinstance(own, dict) else own
            grid(column[0], dx, numerical, title=f"your {name}", form="{:.2f}")


def mean_loss(x, t):
    """Return the mean cross-entropy of the softmax of scores."""
    return np.mean(np.log(np.sum(np.exp(x), axis=1)) - np.sum(x * t, axis=1))
