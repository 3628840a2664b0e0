"""What the checks of the activations compare with, by the names of the functions."""

import numpy as np


def step_function(x):
    return np.where(x > 0, 1.0, 0.0)


def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def relu(x):
    return np.maximum(x, 0)


def identity_function(x):
    return x


def sigmoid_grad(x):
    return sigmoid(x) * sigmoid(-x)


relu_grad = step_function
