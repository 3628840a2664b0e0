"""Derive the minimum accuracies of the MNIST runs: train the reference on many seeds, print a table for each exercise.

    python tests/thresholds.py                      on the sample
    python tests/thresholds.py full                 on the full set (MNIST_DIR or data/mnist)
    python tests/thresholds.py training full        one exercise only

The minimum in the checks of an exercise that trains is the smallest accuracy of the reference less one point, rounded
down to a whole one. Below it, the table shows wrong code: what reads more digits than the minimum is caught by other
checks, not by this one.

To add an exercise, give its checks a function of inputs, such as ``training_inputs(mnist, rng)``, and a minimum, such
as ``MINIMUM_ACCURACY``, and its scenarios ``learn_to_read(module, *inputs)``, which returns what the trained network
predicts for the test images; name them in ``RUNS``, and put modules in which something goes wrong into ``WRONG``.
"""

from __future__ import annotations

import importlib
import math
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "solutions")]

import layers  # noqa: E402  (from solutions/)
import training  # noqa: E402
import two_layer_net  # noqa: E402
from grader.course.neural_network import mistakes as deep  # noqa: E402
from grader.judge.fixtures import Dataset  # noqa: E402
from grader.mnist import SAMPLE, full_folder, load_mnist  # noqa: E402

SEEDS = 20
WRONG_SEEDS = 3

# What goes wrong in two_layer_net


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


# What goes wrong in training: one epoch, given the examples, the rows in a random order, and what one step does

Step = Callable[[Any, Any], None]
Epoch = Callable[[Any, Any, Any, int, Step], None]


def wrong_training(epoch: Epoch, update: Callable[..., None] = training.sgd_update) -> SimpleNamespace:
    """Return a module whose ``train`` takes such epochs and such steps."""

    def train(network: Any, x: Any, t: Any, *_: Any, epochs: int, batch_size: int, lr: float, rng: Any) -> None:
        def step(x: Any, t: Any) -> None:
            update(network.params, network.gradient(x, t), lr)

        for _ in range(epochs):
            epoch(x, t, rng.permutation(len(x)), batch_size, step)

    return SimpleNamespace(train=train)


def right_epoch(x: Any, t: Any, order: Any, batch_size: int, step: Step) -> None:
    """Take a step for each batch."""
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        step(x[rows], t[rows])


def answers_of_the_first_rows(x: Any, t: Any, order: Any, batch_size: int, step: Step) -> None:
    """Take inputs in a random order, and answers in the order that they have."""
    right_epoch(x[order], t, np.arange(len(x)), batch_size, step)


def one_batch_for_all_steps(x: Any, t: Any, _: Any, batch_size: int, step: Step) -> None:
    """Take the same batch in each step."""
    right_epoch(x, t, np.resize(np.arange(batch_size), len(x)), batch_size, step)


def one_step_an_epoch(x: Any, t: Any, order: Any, batch_size: int, step: Step) -> None:
    """Take the first batch of an epoch only."""
    right_epoch(x, t, order[:batch_size], batch_size, step)


def all_examples_in_one_step(x: Any, t: Any, order: Any, _: int, step: Step) -> None:
    """Take one step with all examples."""
    right_epoch(x, t, order, len(x), step)


def scaled_again(x: Any, t: Any, order: Any, batch_size: int, step: Step) -> None:
    """Learn from pixels up to 1/255."""
    right_epoch(x / np.float32(255), t, order, batch_size, step)


def updates(factor: float, *names: str) -> Callable[..., None]:
    """Return an update of these parameters only, with this factor at the learning rate."""

    def update(params: Any, grads: Any, lr: float) -> None:
        for key in names or params:
            params[key] -= factor * lr * grads[key]

    return update


WRONG: dict[str, dict[str, object]] = {
    "two_layer_net": {
        network.__name__: SimpleNamespace(TwoLayerNet=network)
        for network in (WrongSign, TooSmall, OnlyTheOutputLearns, WithoutSlope)
    },
    "training": {
        "update uphill": wrong_training(right_epoch, updates(-1)),
        "update of copies": wrong_training(right_epoch, updates(0)),
        "rate / batch size": wrong_training(right_epoch, updates(0.01)),
        "answers not shuffled": wrong_training(answers_of_the_first_rows),
        "one batch for all": wrong_training(one_batch_for_all_steps),
        "one step an epoch": wrong_training(one_step_an_epoch),
        "all in one step": wrong_training(all_examples_in_one_step),
        "pixels scaled again": wrong_training(scaled_again),
        "W2 and b2 only": wrong_training(right_epoch, updates(1, "W2", "b2")),
        "biases never": wrong_training(right_epoch, updates(1, "W1", "W2")),
        "no learning rate": wrong_training(right_epoch, updates(2)),
    },
    "neural_network": {
        network.__name__.partition("__")[2]: SimpleNamespace(NeuralNetwork=network)
        for network in (
            deep.NeuralNetwork__step_uphill,
            deep.NeuralNetwork__gradient_divided_twice,
            deep.NeuralNetwork__one_batch_an_epoch,
            deep.NeuralNetwork__only_the_last_example_counts,
            deep.NeuralNetwork__only_the_last_layer_moves,
            deep.NeuralNetwork__hidden_activation_missing,
            deep.NeuralNetwork__no_negative_weights,
        )
    },
}


RUNS = (
    ("two_layer_net", "training_inputs", "MINIMUM_ACCURACY"),
    ("training", "training_inputs", "MINIMUM_ACCURACY"),
    ("neural_network", "notes_inputs", "NOTES_MINIMUM_ACCURACY"),
    ("neural_network", "training_inputs", "MINIMUM_ACCURACY"),
)
"""Each run: the exercise, and the names of its inputs and of its minimum in the checks."""


def part(exercise: str, name: str) -> ModuleType:
    """Return the checks or the scenarios of an exercise."""
    return importlib.import_module(f"grader.course.{exercise}.{name}")


def accuracy(exercise: str, inputs: str, module: object, mnist: Dataset, seed: int) -> float:
    """Return the share of test digits that are read right after the grader's own training run."""
    given = getattr(part(exercise, "checks"), inputs)(mnist, np.random.default_rng(seed))
    run = part(exercise, "scenarios").learn_to_read(module, *given)
    try:
        while True:
            next(run)
    except StopIteration as stop:
        return float(np.mean(np.argmax(stop.value, axis=1) == mnist.t_test))


def table(exercise: str, inputs: str, minimum: str, mnist: Dataset) -> None:
    """Print the accuracies of one run."""
    reference = importlib.import_module(exercise)
    found = [accuracy(exercise, inputs, reference, mnist, seed) for seed in range(SEEDS)]
    derived = math.floor(100 * (min(found) - 0.01)) / 100
    in_use = getattr(part(exercise, "checks"), minimum)[mnist.name]
    print(f"{exercise}, {inputs}, {mnist.name}, {SEEDS} seeds: {min(found):.4f} to {max(found):.4f}", end="")
    print(f", sd {np.std(found):.4f}\n{minimum}: derived {derived:.2f}, in use {in_use:.2f}", flush=True)
    for name, module in WRONG[exercise].items():
        wrong = [accuracy(exercise, inputs, module, mnist, seed) for seed in range(WRONG_SEEDS)]
        print(f"  {name:<30}{min(wrong):.4f} to {max(wrong):.4f}", flush=True)


def main() -> None:
    """Print the accuracies for one data set."""
    dataset = "full" if "full" in sys.argv[1:] else "sample"
    folder = full_folder() if dataset == "full" else SAMPLE
    train, test = load_mnist(normalize=False, folder=folder)
    named = [name for name in sys.argv[1:] if name in WRONG] or list(WRONG)
    for run in RUNS:
        if run[0] in named:
            table(*run, Dataset(dataset, *train, *test))


if __name__ == "__main__":
    main()
