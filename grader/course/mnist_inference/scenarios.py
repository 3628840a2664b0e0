"""Run a trained network on batches, and check that it has not changed."""

import numpy as np


def predict_in_batches(module, network, x, batch_size):
    """predict(network, x), batch by batch"""
    return {
        f"predict(network, {part})": module.predict(network, x[rows]) for part, rows in parts(x, batch_size).items()
    }


def parts(x, batch_size):
    """Return the batches of x: what each is called, and its rows."""
    return {
        f"x[{start}:{start + batch_size}]": slice(start, start + batch_size) for start in range(0, len(x), batch_size)
    }


NAMES = ("W1", "b1", "W2", "b2", "W3", "b3")


def prediction(module, W1, b1, W2, b2, W3, b3, x):
    """predict(network, x)"""
    return module.predict(dict(zip(NAMES, (W1, b1, W2, b2, W3, b3), strict=True)), x)


def fraction_of_right_answers(module, W1, b1, W2, b2, W3, b3, x, t, batch_size):
    """accuracy(network, x, t, batch_size)"""
    return module.accuracy(dict(zip(NAMES, (W1, b1, W2, b2, W3, b3), strict=True)), x, t, batch_size)


def network_and_inputs_afterwards(module, network, x, t):
    """predict(network, x), then accuracy(network, x, t)"""
    before = dict(network)
    module.predict(network, x)
    module.accuracy(network, x, t)
    replaced = sum(network.get(name) is not array for name, array in before.items())
    return {
        "network": network,
        "x": x,
        "t": t,
        "the number of replaced arrays in network": replaced,
        "the number of new names in network": len(network) - len(before),
    }


def signals(module, network, x):
    """predict(network, x)"""
    sigmoid, outputs = vars(module).get("sigmoid"), []

    def recorded(a):
        outputs.append(sigmoid(a))
        return outputs[-1]

    module.sigmoid = recorded  # what leaves it is what goes from layer to layer
    y = module.predict(network, x)
    found = {"z1": np.zeros((1, 50)), "z2": np.zeros((1, 100)), "y": y, "seen": np.zeros(2)}
    for number, (name, output) in enumerate(zip(("z1", "z2"), outputs, strict=False)):
        if np.shape(output) == found[name].shape:
            found[name], found["seen"][number] = output, 1
    return found


def predictions(module, network, x):
    """predict(network, x)"""
    return module.predict(network, x)
