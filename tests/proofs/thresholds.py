"""Derive the minimum accuracies of the MNIST runs: train the reference on many seeds, print a table for each exercise.

    python -m tests.proofs.thresholds                      on the sample
    python -m tests.proofs.thresholds full                 on the full set (MNIST_DIR or data/mnist)
    python -m tests.proofs.thresholds training full        one exercise only
    python -m tests.proofs.thresholds --seeds 2            a quick look, 2 seeds instead of 20

The minimum in the checks of an exercise that trains is the smallest accuracy of the reference less one point, rounded
down to a whole one. Below it, the table shows wrong code: what reads more digits than the minimum is caught by other
checks, not by this one. What a run cannot express is named below the table, with the reason.

To add an exercise, give its checks a function of inputs, such as ``training_inputs(mnist, rng)``, and a minimum, such
as ``MINIMUM_ACCURACY``, and its scenarios ``learn_to_read(module, *inputs)``, which returns what the trained network
predicts for the test images, alone or as ``"probabilities"`` beside more; name them in ``RUNS``, and put modules in
which something goes wrong into ``WRONG``.
"""

from __future__ import annotations

import argparse
import importlib
import math
import sys
from collections.abc import Callable, Sequence
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np

from tests.proofs.worked_numbers import solutions

SOLUTIONS = solutions()

with SOLUTIONS.importable():
    import layers
    import neural_network
    import training
    import two_layer_net
    from grader.course.layers import mistakes as slips
    from grader.course.neural_network import mistakes as deep
    from grader.course.two_layer_net import mistakes as shallow

from grader.course.two_layer_net.checks import BATCH_SIZE as N  # noqa: E402
from grader.datasets.mnist import SAMPLE, full_folder, load_mnist  # noqa: E402
from grader.judge.fixtures import Dataset  # noqa: E402

SEEDS = 20
WRONG_SEEDS = 3


def made_of(exercise: str, **parts: object) -> ModuleType:
    """Return a solution with these parts in place of those that it imports or defines."""
    with SOLUTIONS.importable():
        module = SOLUTIONS.execute_anew(exercise)
    vars(module).update(parts)
    return module


# What goes wrong in two_layer_net


def times(factor: float, *names: str) -> SimpleNamespace:
    """Return a module whose network has the gradients of these parameters, or of all, times a factor."""

    class Network(two_layer_net.TwoLayerNet):
        def gradient(self, x: Any, t: Any) -> dict[str, Any]:
            grads = super().gradient(x, t)
            return {key: (factor if key in (names or grads) else 1) * grads[key] for key in grads}

    return SimpleNamespace(TwoLayerNet=Network)


class StaleLayers(two_layer_net.TwoLayerNet):
    """Uses the layers of the previous batch in backward."""

    def _scores(self, x: Any) -> Any:
        scores = super()._scores(x)
        self.layers, self.kept = getattr(self, "kept", self.layers), self.layers
        return scores


class HardAnswers(layers.SoftmaxWithLoss):
    """Counts the largest probability as 1 and all others as 0."""

    def backward(self, dout: float = 1) -> Any:
        """Return 1 or 0 less the right answer."""
        return dout * (np.eye(self.y.shape[1])[np.argmax(self.y, axis=1)] - self.t) / len(self.y)


# What goes wrong in neural_network


def relu_as(value: Callable[[Any], Any], slope: Callable[[Any], Any]) -> ModuleType:
    """Return a module whose networks use these instead of relu and its slope."""
    right = neural_network
    activations, slopes = {**right.ACTIVATIONS, "relu": value}, {**right.SLOPES, "relu": slope}
    return made_of("neural_network", ACTIVATIONS=activations, SLOPES=slopes)


def softmax_as(output: Callable[[Any], Any]) -> ModuleType:
    """Return a module whose networks use this instead of softmax, with the slope of softmax."""
    return made_of("neural_network", ACTIVATIONS={**neural_network.ACTIVATIONS, "softmax": output})


def down_the_columns(z: Any) -> Any:
    """Return the softmax of each column."""
    return softmax(z.T).T


def twice(z: Any) -> Any:
    """Return the softmax of the softmax."""
    return softmax(softmax(z))


relu, sigmoid, softmax = (neural_network.ACTIVATIONS[name] for name in ("relu", "sigmoid", "softmax"))


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
    """Take only the first batch of an epoch."""
    right_epoch(x, t, order[:batch_size], batch_size, step)


def all_examples_in_one_step(x: Any, t: Any, order: Any, _: int, step: Step) -> None:
    """Take one step with all examples."""
    right_epoch(x, t, order, len(x), step)


def scaled_again(x: Any, t: Any, order: Any, batch_size: int, step: Step) -> None:
    """Learn from pixels up to 1/255."""
    right_epoch(x / np.float32(255), t, order, batch_size, step)


def among_the_first_rows(x: Any, t: Any, order: Any, batch_size: int, step: Step) -> None:
    """Draw from as many examples as a batch has, as ``choice`` does with its arguments swapped."""
    right_epoch(x, t, order % batch_size, batch_size, step)


def labels_shifted(x: Any, t: Any, order: Any, batch_size: int, step: Step) -> None:
    """Take 1 for a 0, 2 for a 1, and so on."""
    right_epoch(x, (t + 1) % 10, order, batch_size, step)


def updates(factor: float, *names: str) -> Callable[..., None]:
    """Return an update of these parameters only, with the learning rate times this factor."""

    def update(params: Any, grads: Any, lr: float) -> None:
        for key in names or params:
            params[key] -= factor * lr * grads[key]

    return update


def gradient_assigned(params: Any, grads: Any, lr: float) -> None:
    """Assign the step to the parameter."""
    for key in params:
        params[key][...] = -lr * grads[key]


def network_reset(params: Any, grads: Any, lr: float) -> None:
    """Take each step from new random parameters."""
    rng = np.random.default_rng(0)
    for key in params:
        params[key][...] = 0.01 * rng.normal(size=params[key].shape) - lr * grads[key]


WRONG: dict[str, dict[str, object]] = {
    "two_layer_net": {
        "gradient uphill": times(-1),
        "gradient not / N": times(N),
        "gradient / N twice": times(1 / N),
        "dW / N again": times(1 / N, "W1", "W2"),
        "db averaged": times(1 / N, "b1", "b2"),
        "db one number": made_of("two_layer_net", Affine=slips.Affine__db_one_number),
        "db 0": times(0, "b1", "b2"),
        "b2 not added": SimpleNamespace(TwoLayerNet=shallow.TwoLayerNet__b2_not_added),
        "W1 never learns": times(0, "W1", "b1"),
        "dW1 uphill": times(-1, "W1"),
        "slope of sigmoid forgotten": made_of("two_layer_net", Sigmoid=slips.Sigmoid__no_slope),
        "slope from the input": made_of("two_layer_net", Sigmoid=slips.Sigmoid__slope_from_the_input),
        "slope from sigmoid(output)": made_of("two_layer_net", Sigmoid=slips.Sigmoid__applied_to_the_output),
        "slope is the output": made_of("two_layer_net", Sigmoid=slips.Sigmoid__only_the_output),
        "slope without dout": made_of("two_layer_net", Sigmoid=slips.Sigmoid__dout_ignored),
        "largest probability is 1": made_of("two_layer_net", SoftmaxWithLoss=HardAnswers),
        "layers of the batch before": SimpleNamespace(TwoLayerNet=StaleLayers),
    },
    "training": {
        "update uphill": wrong_training(right_epoch, updates(-1)),
        "update of copies": wrong_training(right_epoch, updates(0)),
        "step for the parameter": wrong_training(right_epoch, gradient_assigned),
        "network new in each step": wrong_training(right_epoch, network_reset),
        "rate / batch size": wrong_training(right_epoch, updates(0.01)),
        "answers not shuffled": wrong_training(answers_of_the_first_rows),
        "labels shifted by one": wrong_training(labels_shifted),
        "one batch for all": wrong_training(one_batch_for_all_steps),
        "among the first rows": wrong_training(among_the_first_rows),
        "one step an epoch": wrong_training(one_step_an_epoch),
        "all in one step": wrong_training(all_examples_in_one_step),
        "pixels scaled again": wrong_training(scaled_again),
        "W2 and b2 only": wrong_training(right_epoch, updates(1, "W2", "b2")),
        "biases never": wrong_training(right_epoch, updates(1, "W1", "W2")),
        "no learning rate": wrong_training(right_epoch, updates(2)),
    },
    "neural_network": {
        "relu backward passes all": relu_as(relu, np.ones_like),
        "relu mirrored in both": relu_as(lambda z: np.minimum(z, 0), lambda z: z < 0),
        "relu backward inverted": relu_as(relu, lambda z: z < 0),
        "relu on the scores": softmax_as(lambda z: softmax(relu(z))),
        "softmax down the columns": softmax_as(down_the_columns),
        "softmax twice": softmax_as(twice),
        "sigmoid for softmax": softmax_as(sigmoid),
        **{
            network.__name__.partition("__")[2].replace("_", " "): SimpleNamespace(NeuralNetwork=network)
            for network in (
                deep.NeuralNetwork__hidden_activation_missing,
                deep.NeuralNetwork__softmax_of_the_whole_batch,
                deep.NeuralNetwork__slope_from_delta,
                deep.NeuralNetwork__slope_on_top_of_cross_entropy,
                deep.NeuralNetwork__gradient_not_divided_by_the_batch,
                deep.NeuralNetwork__gradient_divided_twice,
                deep.NeuralNetwork__step_uphill,
                deep.NeuralNetwork__one_batch_an_epoch,
                deep.NeuralNetwork__only_the_last_example_counts,
                deep.NeuralNetwork__only_the_last_layer_moves,
                deep.NeuralNetwork__weights_of_zero,
                deep.NeuralNetwork__weights_not_scaled,
                deep.NeuralNetwork__no_negative_weights,
            )
        },
    },
}
"""Wrong networks, by exercise: a name, and a module with the slip."""


GIVEN_PIXELS = "the grader scales all pixels before train sees them, and the test images itself"
GIVEN_WEIGHTS = "the run begins with given values, so it reads as many digits as the reference"

NOT_EXPRESSED: dict[tuple[str, str], dict[str, str]] = {
    ("two_layer_net", "training_inputs"): {
        "initial weights of 0, or not scaled": "the run begins with given values; see neural_network",
    },
    ("training", "training_inputs"): {"pixels never / 255": GIVEN_PIXELS, "test pixels not / 255": GIVEN_PIXELS},
    ("neural_network", "notes_inputs"): {
        "the last three, by initial weights": GIVEN_WEIGHTS,
    },
}
"""Slips that a run cannot show, and why."""


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
        with SOLUTIONS.importable():
            while True:
                next(run)
    except StopIteration as stop:
        return float(np.mean(np.argmax(_probabilities(stop.value), axis=1) == mnist.t_test))


def _probabilities(given: Any) -> Any:
    """Return the probabilities that a run returns, alone or among other values."""
    return given["probabilities"] if isinstance(given, dict) else given


def table(exercise: str, inputs: str, minimum: str, mnist: Dataset, seeds: int = SEEDS) -> None:
    """Print the accuracies of one run: the reference, what is derived beside what is in use, and what goes wrong."""
    reference = made_of(exercise)
    found = [accuracy(exercise, inputs, reference, mnist, seed) for seed in range(seeds)]
    derived = math.floor(100 * (min(found) - 0.01)) / 100
    in_use = getattr(part(exercise, "checks"), minimum)[mnist.name]
    print(f"{exercise}, {inputs}, {mnist.name}, {seeds} seeds: {min(found):.4f} to {max(found):.4f}", end="")
    print(f", sd {np.std(found):.4f}\n{minimum}: derived {derived:.2f}, in use {in_use:.2f}", flush=True)
    for name, module in WRONG[exercise].items():
        with np.errstate(all="ignore"):  # what goes wrong may overflow
            wrong = [accuracy(exercise, inputs, module, mnist, seed) for seed in range(min(seeds, WRONG_SEEDS))]
        print(f"  {name:<40}{min(wrong):.4f} to {max(wrong):.4f}", flush=True)
    for name, reason in NOT_EXPRESSED.get((exercise, inputs), {}).items():
        print(f"  {name:<40}not expressed: {reason}")


def main(arguments: Sequence[str]) -> None:
    """Print the accuracies for one data set."""
    parser = argparse.ArgumentParser(description="Derive the minimum accuracies of the MNIST runs.")
    parser.add_argument("names", nargs="*", metavar="EXERCISE", help="all, unless named; full for the full set")
    parser.add_argument("--seeds", type=int, default=SEEDS, help=f"of the reference ({SEEDS})")
    options = parser.parse_args(arguments)
    unknown = {*options.names} - {*WRONG, "full"}
    if unknown:
        parser.error(f"no exercise that trains is named {', '.join(sorted(unknown))}")
    dataset = "full" if "full" in options.names else "sample"
    train, test = load_mnist(normalize=False, folder=full_folder() if dataset == "full" else SAMPLE)
    named = {*options.names} & {*WRONG} or {*WRONG}
    for run in RUNS:
        if run[0] in named:
            table(*run, Dataset(dataset, *train, *test), options.seeds)


if __name__ == "__main__":
    main(sys.argv[1:])
