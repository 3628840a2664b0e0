"""What the checks of SimpleNet compare with."""

import numpy as np


def scores(W, x):
    """The scores: x of shape (N, D) to (N, C)."""
    return x @ W


def log_probabilities(W, x):
    """The network in one formula: x of shape (N, D) to the logarithms of probabilities, of shape (N, C)."""
    return scores(W, x) - np.log(np.sum(np.exp(scores(W, x)), axis=1, keepdims=True))


def mean_loss(W, x, t):
    """Its mean cross-entropy for labels t of shape (N,)."""
    return -np.mean(log_probabilities(W, x)[np.arange(len(x)), t])


def gradient(W, x, t):
    """The gradient of this loss with respect to W, in one formula."""
    return x.T @ (np.exp(log_probabilities(W, x)) - np.eye(W.shape[1])[t]) / len(x)
