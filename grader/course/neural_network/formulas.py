"""What the checks of a NeuralNetwork compare with. A network is a tuple here, as in checks.py."""

import numpy as np


def softmax(z):
    """The softmax of each row."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


ACTIVATIONS = {"relu": lambda z: np.maximum(z, 0), "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "softmax": softmax}


def outputs(net, x):
    """The network in one loop: x of shape (N, D) to outputs of shape (N, C)."""
    _, activations, _, weights, biases = net
    for W, b, name in zip(weights, biases, activations, strict=True):
        x = ACTIVATIONS[name](x @ W + b)
    return x


def losses(net, x, t):
    """The loss of each example, for labels t of shape (N,)."""
    y = outputs(net, x)
    if net[2] == "mse":
        return np.sum((y - np.eye(y.shape[1])[t]) ** 2, axis=1) / 2
    return -np.log(y[np.arange(len(t)), t])


def mean_loss(net, x, t):
    """Their mean."""
    return losses(net, x, t).mean()


def gradients(true_gradient, net, x, t):
    """The gradient of the mean loss, as a tuple for weights and one for biases."""

    def of_one(kind, i):
        def loss(value):
            params = [list(net[3]), list(net[4])]
            params[kind][i] = value
            return mean_loss((*net[:3], *params), x, t)

        return true_gradient(loss, net[3 + kind][i])

    return tuple(tuple(of_one(kind, i) for i in range(len(net[3]))) for kind in (0, 1))


def trained(true_gradient, net, x, t, steps, lr):
    """The network after steps against its gradient, and the loss before each."""
    history = []
    for _ in range(steps):
        history.append(mean_loss(net, x, t))
        parts = zip(net[3:], gradients(true_gradient, net, x, t), strict=True)
        moved = (tuple(p - lr * g for p, g in zip(*part, strict=True)) for part in parts)
        net = (*net[:3], *moved)
    return net, history


def nearest_to_a_kink(net, x):
    """How near to 0 a hidden z comes: relu has no slope there."""
    _, activations, _, weights, biases = net
    nearest = np.inf
    for W, b, name in zip(weights[:-1], biases[:-1], activations[:-1], strict=True):
        nearest = min(nearest, np.min(np.abs(x @ W + b)))
        x = ACTIVATIONS[name](x @ W + b)
    return nearest
