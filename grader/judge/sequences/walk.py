"""A random walk through the methods of a class: several objects, several batches, parameters that change.

A walk begins with the calls that everybody tries. Each round adds one thing: the same call again, another batch, a
second object, changed parameters, other forms of input. The end is random. So the first step that fails comes after few
calls.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.course.promises import Promise
from grader.judge.sequences.inputs import ANSWERS
from grader.judge.sequences.sequence import Sequence, Step
from grader.judge.sequences.walker import Walker

ROWS = 2, 6
"""The first batch has at least so many rows, and fewer than that."""

RANDOM_CALLS = 8
"""Calls at the end of a walk that are drawn at random."""

SQUARE = 3
"""All sizes of an object in which no forgotten transpose raises an error."""


class Walk:
    """A random walk through the methods of a class.

    Parameters
    ----------
    promise : Promise
        The stub's promise about the class.
    rng : Generator
        The source of the walk and its inputs.

    Attributes
    ----------
    sequence : Sequence
        The calls.
    """

    def __init__(self, promise: Promise, rng: np.random.Generator) -> None:
        walker = Walker(promise, rng)
        first, rows = walker.new("first"), int(rng.integers(*ROWS))
        walker.all_calls([first], rows)
        walker.calls_again(first)
        walker.all_calls([first])
        walker.calls_again(first)
        first.shape = 0  # again batches like the first, and like each other
        walker.all_calls([first, first], rows)
        for shape in range(1, walker.shapes):
            first.shape = shape
            walker.all_calls([first], rows)
        first.shape = 0
        second = walker.new("second", first.sizes)
        walker.all_calls([first, second], rows=first.sizes["N"])
        for parameter in promise.changes:
            walker.change(first, parameter)
            walker.calls_with_the_same_batch(first)
        for parameter in promise.replaces:
            walker.replace(first, parameter)
            walker.calls_with_the_same_batch(first)
        walker.all_calls([second] * (ANSWERS if walker.takes_answers else 1), rows=1)
        third = walker.new("third", dict.fromkeys(first.sizes, SQUARE))
        walker.all_calls([third], rows=SQUARE)
        for form in walker.forms:
            walker.all_calls([first], form=form)
        walker.random_calls([first, second, third], RANDOM_CALLS)
        self.sequence = walker.sequence()

    def simpler(self, _: Step) -> Iterator[Sequence]:
        """Yield nothing: the arguments of a walk are easy to read as they are."""
        yield from ()

    def simplest_twice(self) -> Iterator[Sequence]:
        """Yield nothing; see `simpler`."""
        yield from ()
