"""What is done with a SimpleNet: networks with given weights, asked and changed."""

import numpy as np


def predict(module, W, x):
    """SimpleNet(W).predict(x)"""
    return module.SimpleNet(W).predict(x)


def loss(module, W, x, t):
    """SimpleNet(W).loss(x, t)"""
    return module.SimpleNet(W).loss(x, t)


def gradient(module, W, x, t):
    """SimpleNet(W).gradient(x, t)"""
    return module.SimpleNet(W).gradient(x, t)


def predict_after_a_change(module, W, x):
    """net.predict(x), after W was changed"""
    net = module.SimpleNet(W)
    W += 1
    results = {"after W += 1, net.predict(x)": net.predict(x)}
    net.W[0] = 0
    results["after net.W[0] = 0, net.predict(x)"] = net.predict(x)
    return results


def weights_after_a_gradient(module, W, x, t):
    """net.W after net.gradient(x, t)"""
    net = module.SimpleNet(W)
    return {"net.gradient(x, t)": net.gradient(x, t), "after net.gradient(x, t), net.W": net.W}


def gradient_of_the_second_batch(module, W, x, t, x2, t2):
    """net.gradient(x2, t2), after net.gradient(x, t)"""
    net = module.SimpleNet(W)
    net.gradient(x, t)
    return net.gradient(x2, t2)


def two_networks(module, W, W2, x):
    """two networks with different weights, asked in turn"""
    first, second = module.SimpleNet(W), module.SimpleNet(W2)
    return {"first.predict(x)": first.predict(x), "second.predict(x)": second.predict(x)}


def losses_of_two_steps(module, W, x, t):
    """net.loss(x, t), after each of two steps against the gradient"""
    net = module.SimpleNet(W)
    losses = {}
    for step in (1, 2):
        net.W -= 0.02 * np.asarray(net.gradient(x, t))
        losses[f"after step {step}"] = net.loss(x, t)
    return losses
