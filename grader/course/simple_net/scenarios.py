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


def gradient_of_a_view(module, V, x, t):
    """SimpleNet(V.T).gradient(x, t)"""
    V = np.repeat(V, 2, axis=1)[:, ::2]
    return module.SimpleNet(V.T).gradient(x, t)


def weights_after_a_gradient(module, W, x, t):
    """W, after SimpleNet(W).gradient(x, t)"""
    net = module.SimpleNet(W)
    net.gradient(x, t)
    return {"W": W, "net.W": net.W}


def predict_after_a_change(module, W, x, t):
    """net.predict(x), after W was changed"""
    W = np.asfortranarray(W.astype(np.float32))  # whoever makes a float64 array of it, or one in C order, copies it
    net = module.SimpleNet(W)
    results = {}
    W += 1
    results["after W += 1, net.predict(x)"] = net.predict(x)
    net.gradient(x, t)
    W[0] = 0
    results["after net.gradient(x, t) and W[0] = 0, net.predict(x)"] = net.predict(x)
    net.W[1] = 0
    results["after net.W[1] = 0, net.predict(x)"] = net.predict(x)
    return results


def after_new_weights(module, W, W2, x, t):
    """net.predict(x), net.loss(x, t) and net.gradient(x, t), after net.W = W2"""
    net = module.SimpleNet(W)
    net.predict(x), net.loss(x, t), net.gradient(x, t)
    net.W = W2
    results = {"predict(x)": net.predict(x), "loss(x, t)": net.loss(x, t), "gradient(x, t)": net.gradient(x, t)}
    return results | {"the array that was net.W": W}


def second_batch(module, W, x, t, x2, t2):
    """net.loss(x2, t2) and net.gradient(x2, t2), after net.loss(x, t) and net.gradient(x, t)"""
    net = module.SimpleNet(W)
    net.loss(x, t), net.gradient(x, t)
    return {"loss(x, t)": net.loss(x2, t2), "gradient(x, t)": net.gradient(x2, t2)}


def two_networks(module, W, W2, x):
    """two networks with different weights, asked in turn"""
    first, second = module.SimpleNet(W), module.SimpleNet(W2)
    return {"first.predict(x)": first.predict(x), "second.predict(x)": second.predict(x)}


def descent(module, W, x, t, lr, steps):
    """net.loss(x, t), after each of several steps net.W -= lr * net.gradient(x, t)"""
    net = module.SimpleNet(W)
    losses = [net.loss(x, t)]
    for _ in range(steps):
        net.W -= lr * net.gradient(x, t)
        losses.append(net.loss(x, t))
    return {"losses": np.array(losses), "W": net.W}
