"""What the checks of a TwoLayerNet compare with."""

import numpy as np


def log_probabilities(params, x):
    """The network in one formula: x of shape (N, D) to the logarithms of probabilities, of shape (N, C)."""
    scores = (1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))) @ params["W2"] + params["b2"]
    return scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))


def probabilities(params, x):
    """Its probabilities, of shape (N, C)."""
    return np.exp(log_probabilities(params, x))


def gradients(true_gradient, params, x, t):
    """The gradient of the mean loss for each parameter."""
    return {
        key: true_gradient(lambda value, key=key: mean_loss({**params, key: value}, x, t), params[key])
        for key in params
    }


def mean_loss(params, x, t):
    """Its mean cross-entropy for labels t of shape (N,)."""
    return -np.mean(log_probabilities(params, x)[np.arange(len(x)), t])


def fraction(params, x, t):
    """Return the fraction of right predictions."""
    return np.mean(np.argmax(log_probabilities(params, x), axis=1) == t)


def results(params, x, t):
    """Return what three of the methods should give."""
    return {
        "predict(x)": probabilities(params, x),
        "loss(x, t)": mean_loss(params, x, t),
        "accuracy(x, t)": fraction(params, x, t),
    }
