"""Make ``data/sample_weights.npz``: train a network of three layers with the kit's own solutions.

It needs numpy and the full MNIST, which ``python -m grader data`` fetches; elsewhere, MNIST_DIR names its folder::

    MNIST_DIR=... python data/make_sample_weights.py

This takes some seconds. Run it in the repository; it prints how many of MNIST's test images the network reads
right, which is not looked at before the end. Numbers are drawn with a fixed seed, and the file holds no time, so that a
second run on the same machine writes the same bytes. Other builds of numpy may round sums differently: the weights
then differ in their last digits, and so does the file.
"""

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "solutions")]

from grader.datasets.mnist import SAMPLE_WEIGHTS, WEIGHT_SHAPES, Split, full_folder, load_mnist  # noqa: E402
from layers import Affine, Sigmoid, SoftmaxWithLoss  # noqa: E402  (from solutions/)

EPOCHS, BATCH_SIZE, LEARNING_RATE = 8, 100, 0.5
SEED = 0

Network = list[Affine | Sigmoid]


def new_network(rng: np.random.RandomState) -> Network:
    """Return the layers of a new network: Affine and Sigmoid in turn, Affine at the end."""
    layers = []
    for number in "123":
        W = rng.normal(size=WEIGHT_SHAPES[f"W{number}"]) / np.sqrt(WEIGHT_SHAPES[f"W{number}"][0])
        layers += [Affine(W, np.zeros(WEIGHT_SHAPES[f"b{number}"])), Sigmoid()]
    return layers[:-1]


def scores(network: Network, x: np.ndarray) -> np.ndarray:
    """Return the scores of each class."""
    for layer in network:
        x = layer.forward(x)
    return x


def train(network: Network, x: np.ndarray, t: np.ndarray, rng: np.random.RandomState) -> None:
    """Train the layers in place by gradient descent in mini-batches."""
    last_layer = SoftmaxWithLoss()
    for _ in range(EPOCHS):
        for rows in rng.permutation(len(x)).reshape(-1, BATCH_SIZE):
            last_layer.forward(scores(network, x[rows]), t[rows])
            dout = last_layer.backward()
            for layer in reversed(network):
                dout = layer.backward(dout)
            for affine in network[::2]:
                affine.W -= LEARNING_RATE * affine.dW
                affine.b -= LEARNING_RATE * affine.db


def make_weights(train_set: Split) -> dict[str, np.ndarray]:
    """Return the weights of a network trained on images of pixels from 0 to 1."""
    # RandomState, not default_rng: numpy promises that its numbers never change between versions.
    rng = np.random.RandomState(SEED)
    network = new_network(rng)
    train(network, *train_set, rng)
    arrays = [array for affine in network[::2] for array in (affine.W, affine.b)]
    return {key: array.astype(np.float32) for key, array in zip(WEIGHT_SHAPES, arrays, strict=True)}


def right_answers(weights: dict[str, np.ndarray], x: np.ndarray, t: np.ndarray) -> int:
    """Return how many images the network reads right."""
    affines = [Affine(weights[f"W{number}"], weights[f"b{number}"]) for number in "123"]
    network = [affines[0], Sigmoid(), affines[1], Sigmoid(), affines[2]]
    return int(np.sum(np.argmax(scores(network, x), axis=1) == t))


if __name__ == "__main__":
    train_set, (x_test, t_test) = load_mnist(folder=full_folder())
    weights = make_weights(train_set)
    np.savez(SAMPLE_WEIGHTS, **weights)
    print(f"{right_answers(weights, x_test, t_test)} of {len(t_test)} test images are read right")
