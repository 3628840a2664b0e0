"""Print the accuracies from which the minima of the two MNIST runs of neural_network are derived.

``python tests/thresholds_neural_network.py`` for the embedded sample, ``... full`` for the full set.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "solutions")]

import neural_network  # noqa: E402  (from solutions/)
from grader.course.neural_network import checks, mistakes, scenarios  # noqa: E402
from grader.mnist import SAMPLE, full_folder, load_mnist  # noqa: E402

SEEDS = 20
WRONG_SEEDS = 3
RUNS = (
    ("the notes", checks.run_of_the_notes, checks.NOTES_MINIMUM_ACCURACY),
    ("ours", checks.run_of_ours, checks.MINIMUM_ACCURACY),
)
WRONG = (
    mistakes.NeuralNetwork__step_uphill,
    mistakes.NeuralNetwork__gradient_divided_twice,
    mistakes.NeuralNetwork__one_batch_an_epoch,
    mistakes.NeuralNetwork__only_the_last_example_counts,
    mistakes.NeuralNetwork__only_the_last_layer_moves,
    mistakes.NeuralNetwork__hidden_activation_missing,
    mistakes.NeuralNetwork__no_negative_weights,
)


class Module:
    """What a scenario needs of an exercise: the network."""

    def __init__(self, network: type) -> None:
        self.NeuralNetwork = network


def accuracy(network: type, data: Any, inputs: Any) -> float:
    """Return the share of test digits that the network reads after a training run of the grader's."""
    (x_train, t_train), (x_test, t_test) = data
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

    def found(network: type, inputs: Any, seeds: int) -> list[float]:
        return [accuracy(network, data, inputs(np.random.default_rng(seed), dataset)) for seed in range(seeds)]

    for name, inputs, minimum in RUNS:
        right = found(neural_network.NeuralNetwork, inputs, SEEDS)
        derived = math.floor(100 * (min(right) - 0.01)) / 100
        print(f"{dataset}, {name}, {SEEDS} seeds: {min(right):.4f} to {max(right):.4f}, sd {np.std(right):.4f}")
        print(f"derived minimum {derived:.2f}, in use {minimum[dataset]:.2f}", flush=True)
    for network in WRONG:
        ranges = []
        for _, inputs, _ in RUNS:
            wrong = found(network, inputs, WRONG_SEEDS)
            ranges.append(f"{min(wrong):.4f} to {max(wrong):.4f}")
        print(f"  {network.__name__.partition('__')[2]:<30}{', '.join(ranges)}", flush=True)


if __name__ == "__main__":
    main()
