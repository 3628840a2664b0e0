"""Derive the minimum accuracy of the MNIST run: train the reference on many seeds, print the table.

    python tests/thresholds.py              on the sample
    python tests/thresholds.py full         on the full set (MNIST_DIR or data/mnist)

The minimum in `grader/course/two_layer_net/checks.py` is the smallest accuracy of the reference less one point, rounded
down to a whole one. Below it, the table shows wrong networks: those that read more digits than the minimum are caught
by other checks, not by this one.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "solutions")]

import layers  # noqa: E402  (from solutions/)
import two_layer_net  # noqa: E402
from grader.course.two_layer_net import checks, scenarios  # noqa: E402
from grader.mnist import SAMPLE, full_folder, load_mnist  # noqa: E402

SEEDS = 20
WRONG_SEEDS = 3


class Module:
    """What a scenario needs of an exercise: the network."""

    def __init__(self, network: type) -> None:
        self.TwoLayerNet = network


class NoSigmoidSlope(layers.Sigmoid):
    """Passes the gradient through sigmoid as if it were not there."""

    def backward(self, dout: Any) -> Any:
        """Return what arrives."""
        return dout


class WithoutSlope(two_layer_net.TwoLayerNet):
    """A network that neglects the slope of its activation."""

    def gradient(self, x: Any, t: Any) -> dict[str, Any]:
        """Return the gradient through such a Sigmoid."""
        kept, two_layer_net.Sigmoid = two_layer_net.Sigmoid, NoSigmoidSlope
        try:
            return dict(super().gradient(x, t))
        finally:
            two_layer_net.Sigmoid = kept


class TooSmall(two_layer_net.TwoLayerNet):
    """A gradient divided by the batch size twice."""

    def gradient(self, x: Any, t: Any) -> dict[str, Any]:
        """Return a gradient that is too small by a factor of N."""
        return {key: value / len(x) for key, value in super().gradient(x, t).items()}


class WrongSign(two_layer_net.TwoLayerNet):
    """A gradient that points uphill."""

    def gradient(self, x: Any, t: Any) -> dict[str, Any]:
        """Return minus the gradient."""
        return {key: -value for key, value in super().gradient(x, t).items()}


class OnlyTheOutputLearns(two_layer_net.TwoLayerNet):
    """A gradient of 0 for the first layer."""

    def gradient(self, x: Any, t: Any) -> dict[str, Any]:
        """Return a gradient that leaves W1 and b1 as they are."""
        grads = super().gradient(x, t)
        return {**grads, "W1": 0 * grads["W1"], "b1": 0 * grads["b1"]}


WRONG = (WrongSign, TooSmall, OnlyTheOutputLearns, WithoutSlope)


def accuracy(network: type, data: Any, steps: int, seed: int) -> float:
    """Return the share of test digits that the network reads after the grader's own training run."""
    (x_train, t_train), (x_test, t_test) = data
    rng = np.random.default_rng(seed)
    inputs = checks.training_inputs(rng, len(x_train), steps)
    run = scenarios.learn_to_read(Module(network), x_train, t_train, x_test, *inputs)
    try:
        while True:
            next(run)
    except StopIteration as stop:
        return float(np.mean(np.argmax(stop.value, axis=1) == t_test))


def main() -> None:
    """Print the accuracies for one data set."""
    dataset = "full" if "full" in sys.argv[1:] else "sample"
    data = load_mnist(normalize=False, folder=full_folder() if dataset == "full" else SAMPLE)
    steps = checks.STEPS[dataset]
    found = [accuracy(two_layer_net.TwoLayerNet, data, steps, seed) for seed in range(SEEDS)]
    minimum = math.floor(100 * (min(found) - 0.01)) / 100
    print(f"{dataset}, {steps:,} steps, {SEEDS} seeds: {min(found):.4f} to {max(found):.4f}, sd {np.std(found):.4f}")
    print(f"derived minimum {minimum:.2f}, in use {checks.MINIMUM_ACCURACY[dataset]:.2f}")
    for network in WRONG:
        wrong = [accuracy(network, data, steps, seed) for seed in range(WRONG_SEEDS)]
        print(f"  {network.__name__:<22}{min(wrong):.4f} to {max(wrong):.4f}")


if __name__ == "__main__":
    main()
