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
def check_initial_numbers(submission, assert_close, assert_array):
    """init_network returns the given weights and biases as arrays, each under its own name."""
    got = submission.init_network()
    assert_close(got, NETWORK, of="init_network()", rtol=1e-6)
    for name, want in NETWORK.items():
        assert_array(got[name], want.shape, of=f"init_network()['{name}']")


def check_every_network_is_new(submission, assert_close):
    """init_network returns six new arrays in each call."""
    got = submission.run(scenarios.two_networks)
    changed = {name: array.copy() for name, array in NETWORK.items()}
    for number, name in enumerate(scenarios.NAMES):
        changed[name].flat[0] = scenarios.FIRST_ENTRY + number
    want = {f"first['{name}']": array for name, array in changed.items()}
    want |= {f"second['{name}']": array for name, array in NETWORK.items()}
    of = "after first = init_network(), a change in each of its arrays, and second = init_network()"
    assert_close(got, want, of=of)


@pytest.mark.points(2)
def check_worked_example(submission, assert_close):
    """forward returns the output of the worked example."""
    got = submission.run(scenarios.output, *NETWORK.values(), np.array([1.0, 0.5]))
    assert_close(got, [0.31682708, 0.69627909], of="forward(network, [1, 0.5]), network = init_network()")


@pytest.mark.points(2)
def check_any_network(submission, assert_close, draw_network, rng, formulas):
    """forward uses the network that is passed to it, whatever its sizes and weights."""
    network, x = draw_network(5, 4, 6, 3), rng.normal(size=5)
    got = submission.run(scenarios.output, *network.values(), x)
    assert_close(got, formulas.output(network, x), of="forward(network, x), 5-4-6-3 neurons, x of shape (5,)")


def check_order_of_the_dict(submission, assert_close, draw_network, rng, formulas):
    """forward finds each array by its name, in whatever order the dict lists them."""
    network, x = draw_network(3, 3, 3, 3), rng.normal(size=3)
    got = submission.run(scenarios.output_in_another_order, *network.values(), x)
    of = "forward(network, x), 3-3-3-3 neurons, network listing b3, W3, b2, W2, b1, W1"
    assert_close(got, formulas.output(network, x), of=of)


@pytest.mark.points(2)
def check_batch(submission, assert_close, draw_network, rng, formulas):
    """forward sends each row of a batch through the network on its own."""
    network = draw_network(5, 4, 6, 3)
    for rows in (7, 1):
        x = rng.normal(size=(rows, 5))
        got = submission.run(scenarios.output, *network.values(), x)
        of = f"forward(network, x), 5-4-6-3 neurons, x of shape ({rows}, 5)"
        assert_close(got, formulas.output(network, x), of=of, batch_size=rows)


def check_arguments_are_left_alone(submission, assert_close, draw_network, rng, formulas):
    """forward leaves the network and its input unchanged."""
    for shape in ((3,), (3, 3)):
        network, x = draw_network(3, 3, 3, 3), rng.normal(size=shape)
        got = submission.run(scenarios.arguments_afterwards, network, x)
        want = {"the result": formulas.output(network, x), "x afterwards": x, "network afterwards": network}
        want |= {"the number of new names in it": 0}
        assert_close(got, want, of=f"forward(network, x), 3-3-3-3 neurons, x of shape {shape}")


@pytest.mark.points(2)
def check_any_input(agree, draw_network, rng):
    """forward accepts integers, in one row or a batch, even if there are exactly as many rows as neurons in a layer."""
    agree(scenarios.output, *draw_network(3, 3, 3, 3).values(), rng.normal(size=(3, 3)))
