"""What the checks of the layers compare with."""

import numpy as np


def relu(x):
    return np.where(x > 0, x, 0)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def mean_loss(x, t):
    """Mean cross-entropy of the softmax of scores x of shape (N, C), labels t of shape (N,)."""
    log_sum = np.log(np.sum(np.exp(x), axis=1))
    return np.mean(log_sum - x[np.arange(len(x)), t])


def relu_gradient(true_gradient, x, dout):
    """The gradient of sum(dout * relu(x))."""
    return true_gradient(lambda x: np.sum(dout * relu(x)), x)


def sigmoid_gradient(true_gradient, x, dout):
    """The gradient of sum(dout * sigmoid(x))."""
    return true_gradient(lambda x: np.sum(dout * sigmoid(x)), x)


def gradients_of_affine(true_gradient, W, b, x, dout):
    """The gradients of sum(dout * (x @ W + b))."""
    return {
        "dx": true_gradient(lambda x: np.sum(dout * (x @ W + b)), x),
        "dW": true_gradient(lambda W: np.sum(dout * (x @ W + b)), W),
        "db": true_gradient(lambda b: np.sum(dout * (x @ W + b)), b),
    }


def loss_gradient(true_gradient, x, t):
    """The gradient of the mean loss."""
    return true_gradient(lambda x: mean_loss(x, t), x)
