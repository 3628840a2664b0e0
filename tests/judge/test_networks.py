"""Trained networks as data; invalid ones are not stored."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.judge.networks import network_of, parameters_of
from grader.results.events import Diagnosed, Event, NetworkTrained
from grader.results.report import Status
from tests.judge.course import Course
from tests.support.junk import JUNK

RNG = np.random.default_rng(0)
WEIGHTS = (RNG.normal(size=(784, 5)), RNG.normal(size=(5, 10)))
BIASES = (RNG.normal(size=5), RNG.normal(size=10))
ACTIVATIONS = ["relu", "softmax"]


def test_a_network_is_what_it_was() -> None:
    """Up to single precision."""
    network = network_of(ACTIVATIONS, WEIGHTS, BIASES)
    assert network is not None
    assert (network.units, network.activation_names) == ((784, 5, 10), ("relu", "softmax"))
    for got, want in zip(parameters_of(network), (WEIGHTS[0], BIASES[0], WEIGHTS[1], BIASES[1]), strict=True):
        np.testing.assert_allclose(got, want, rtol=1e-6)


@pytest.mark.parametrize("name", JUNK)
def test_junk_is_no_network(name: str) -> None:
    """Instead of all weights, all biases, or one array."""
    junk: Any = JUNK[name]
    for weights, biases in ((junk, BIASES), (WEIGHTS, junk), (junk, junk), ((WEIGHTS[0], junk), BIASES)):
        assert network_of(ACTIVATIONS, weights, biases) is None


@pytest.mark.parametrize(
    ("weights", "biases"),
    [
        ((np.full((784, 5), np.nan), WEIGHTS[1]), BIASES),
        ((np.full((784, 5), 1e300), WEIGHTS[1]), BIASES),
        ((WEIGHTS[0].T, WEIGHTS[1]), BIASES),
        ((WEIGHTS[0], WEIGHTS[0].T), (BIASES[0], np.zeros(784))),
        ((np.zeros((784, 5000)), np.zeros((5000, 10))), (np.zeros(5000), BIASES[1])),
        ((np.zeros((784, 5), int), WEIGHTS[1]), BIASES),
        ((np.zeros((784, 5, 1)), WEIGHTS[1]), BIASES),
        (WEIGHTS[:1], BIASES[:1]),
    ],
)
def test_other_numbers_are_no_network(weights: Any, biases: Any) -> None:
    """Not finite, with other shapes, too many, or for other pictures or digits."""
    assert network_of(ACTIVATIONS, weights, biases) is None


CHECKS = """
import numpy as np

def check_f(submission, assert_close, keep_network):
    '''f doubles.'''
    keep_network(["softmax"], (np.zeros((784, 10)),), (np.zeros(10),))
    assert_close(submission.f(2), 4, of="f(2)")

def check_g(submission):
    '''g is there.'''
    submission.g()
"""


@pytest.mark.parametrize(("text", "kept"), [("def g(): return 1", True), ("", False)])
def test_a_network_is_told_of_when_the_exercise_passes(course: Course, text: str, kept: bool) -> None:
    """Before the result of the exercise, which is the last event."""
    course.add(CHECKS, f"def f(x):\n    return 2 * x\n\n{text}\n")
    events: list[Event] = []
    (exercise,) = course.grade(on_event=events.append)
    assert (exercise.status is Status.PASSED) == kept
    assert isinstance(events[-1], Diagnosed)
    assert [type(event) for event in events].count(NetworkTrained) == kept
    if kept:
        assert isinstance(events[-2], NetworkTrained)
        assert (events[-2].exercise, events[-2].network.units) == ("mini", (784, 10))
