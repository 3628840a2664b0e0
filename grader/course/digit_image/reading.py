"""How a picture is read: through to_network_input, and then by a network of neural_network.

The pad and ``python -m grader read`` play these scenarios; no check does.
"""

import numpy as np

NETWORK = "neural_network"
"""The exercise that has the network."""
STAGES = ("grey", "ink", "box")
"""The stages of a picture, in order."""
SAMPLE_ACTIVATIONS = ("sigmoid", "sigmoid", "softmax")
"""The activations of the network whose weights are in ``data/sample_weights.npz``."""


def prepare(module, pixels):
    """to_network_input(image)"""
    from PIL import Image

    image = Image.fromarray(pixels)
    return {"inputs": module.to_network_input(image), "stages": _stages(module, pixels)}


def predict(_, inputs, layers, activations, weights, biases):
    """network.predict(to_network_input(image))"""
    from neural_network import NeuralNetwork  # type: ignore[import-not-found]

    network = NeuralNetwork([int(units) for units in layers], list(activations), "cross_entropy", 0)
    for param, value in zip([*network.weights, *network.biases], [*weights, *biases], strict=True):
        param[...] = value
    return network.predict(inputs)


def _stages(module, pixels):
    """Return what the helpers of the exercise make of a picture, as far as there are such helpers."""
    found = {}
    try:
        gray = np.asarray(module.to_gray(pixels.copy()), dtype=float)
        found["grey"] = _as_picture(gray)
        ink = np.asarray(module._find_ink(gray.copy()), dtype=float)
        found["ink"] = _as_picture(255 * ink)
        rows, columns = np.nonzero(ink)
        box = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        found["box"] = _as_picture(255 * box)
    except Exception:  # a learner may write these steps in another way
        pass
    return found


def _as_picture(values):
    return np.rint(np.clip(values, 0, 255)).astype(np.uint8)
