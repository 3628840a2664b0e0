"""What there is to see of the layers: gradients as grids, beside numerical ones."""

import numpy as np

from ..drawing import grid
from . import scenarios


def view_affine(figure, both, rng, true_gradient):
    """The three gradients of Affine.

    What your Affine.backward gives for dx, dW and db. The numerical gradients below come from moving one entry at a
    time: how much does the result of forward change? An entry with a frame differs.
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

    What backward of your layers gives for dx, and below it the numerical gradient. Relu lets dout pass where its
    input was positive. Sigmoid makes it smaller everywhere. For SoftmaxWithLoss, each row adds up to 0.
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
