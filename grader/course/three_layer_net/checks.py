"""What must come out of the network with three layers."""

import numpy as np
import pytest

from . import scenarios

NETWORK = {
    "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
    "b1": np.array([0.1, 0.2, 0.3]),
    "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
    "b2": np.array([0.1, 0.2]),
    "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
    "b3": np.array([0.1, 0.2]),
}


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def output(network, x):
    """The output of three layers, one neuron at a time."""
    z = np.atleast_2d(x)
    for layer in "123":
        W, b = network["W" + layer], network["b" + layer]
        a = np.stack([np.sum(z * W[:, to], axis=1) + b[to] for to in range(len(b))], axis=1)
        z = sigmoid(a) if layer != "3" else a
    return z.reshape(x.shape[:-1] + z.shape[1:])


@pytest.fixture
def draw_network(rng):
    """``draw_network(D, H1, H2, C)``: random weights and biases of these sizes."""

    def draw(*sizes):
        network = {}
        for layer in (1, 2, 3):
            rows, columns = sizes[layer - 1 : layer + 1]
            network[f"W{layer}"] = rng.normal(size=(rows, columns)) / np.sqrt(rows)
            network[f"b{layer}"] = rng.normal(size=columns)
        return network

    return draw


@pytest.mark.points(3)
def check_initial_numbers(submission, assert_close):
    """The weights and biases are those of section 3.4, each array under its own name."""
    assert_close(submission.init_network(), NETWORK, of="init_network()", rtol=1e-6)


def check_every_network_is_new(submission, assert_close):
    """A change in one network does not show in the next."""
    got = submission.run(scenarios.second_network)
    assert_close(got, NETWORK, of="init_network(), called again after a change in the first network")


@pytest.mark.points(2)
def check_worked_example(submission, assert_close):
    """With the weights of section 3.4, the worked example comes out."""
    got = submission.run(scenarios.output, NETWORK, np.array([1.0, 0.5]))
    assert_close(got, [0.31682708, 0.69627909], of="forward(network, [1, 0.5]), network of section 3.4")


@pytest.mark.points(2)
def check_any_network(submission, assert_close, draw_network, rng):
    """The network that is given is used, whatever its sizes and numbers."""
    network, x = draw_network(5, 4, 6, 3), rng.normal(size=5)
    got = submission.run(scenarios.output, network, x)
    assert_close(got, output(network, x), of="forward(network, x), 5-4-6-3 neurons, x of shape (5,)")


@pytest.mark.points(2)
def check_square_weights(submission, assert_close, draw_network, rng):
    """Square weights are used as they stand, each in its own layer."""
    network, x = draw_network(3, 3, 3, 3), rng.normal(size=3)
    got = submission.run(scenarios.output, network, x)
    assert_close(got, output(network, x), of="forward(network, x), 3-3-3-3 neurons, x of shape (3,)")


@pytest.mark.points(2)
def check_batch(submission, assert_close, draw_network, rng):
    """Each row of a batch goes through the network on its own."""
    network = draw_network(5, 4, 6, 3)
    for rows in (7, 1):
        x = rng.normal(size=(rows, 5))
        got = submission.run(scenarios.output, network, x)
        of = f"forward(network, x), 5-4-6-3 neurons, x of shape ({rows}, 5)"
        assert_close(got, output(network, x), of=of, batch_size=rows)


def check_square_batch(submission, assert_close, draw_network, rng):
    """A batch with as many rows as neurons is a batch like any other."""
    network, x = draw_network(3, 3, 3, 3), rng.normal(size=(3, 3))
    got = submission.run(scenarios.output, network, x)
    assert_close(got, output(network, x), of="forward(network, x), 3-3-3-3 neurons, x of shape (3, 3)")


def check_network_for_images(submission, assert_close, draw_network, rng):
    """A network of the size that reads digits works as the small one does."""
    network, x = draw_network(784, 50, 100, 10), rng.random(size=(2, 784))
    got = submission.run(scenarios.output, network, x)
    of = "forward(network, x), 784-50-100-10 neurons, x of shape (2, 784)"
    assert_close(got, output(network, x), of=of, batch_size=2)


def check_arguments_are_left_alone(submission, assert_close, draw_network, rng):
    """Network and input are afterwards what they were before, so that a second call gives the same."""
    for shape in ((3,), (3, 3)):
        network, x = draw_network(3, 3, 3, 3), rng.normal(size=shape)
        got = submission.run(scenarios.arguments_afterwards, network, x)
        want = {"the result": output(network, x), "x afterwards": x, "network afterwards": network}
        assert_close(got, want, of=f"forward(network, x), 3-3-3-3 neurons, x of shape {shape}")
