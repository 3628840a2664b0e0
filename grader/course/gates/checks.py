"""What must come out of the gates."""

import numpy as np
import pytest

PAIRS = [(0, 0), (1, 0), (0, 1), (1, 1)]
TABLES = {"AND": [0, 0, 0, 1], "NAND": [1, 1, 1, 0], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}
OTHER_KINDS = (float, np.int64, np.float64, np.float32, bool, np.bool_)


@pytest.fixture
def assert_table(submission, assert_close):
    """``assert_table("AND", int)``: the gate gives its truth table for inputs of this kind."""

    def check(gate, kind):
        answers = [getattr(submission, gate)(kind(x1), kind(x2)) for x1, x2 in PAIRS]
        for (x1, x2), got, want in zip(PAIRS, answers, TABLES[gate], strict=True):
            of = f"{gate}({_written(kind(x1))}, {_written(kind(x2))})"
            assert_close(got, want, of=of, rtol=0, atol=1e-9)

    return check


@pytest.fixture
def assert_any_numbers(assert_table, agree):
    """``assert_any_numbers("AND")``: the table for all other kinds of inputs, and for integers when called again."""

    def check(gate):
        for kind in OTHER_KINDS:
            assert_table(gate, kind)
        for x1, x2 in PAIRS:
            agree(gate, x1, x2, rtol=0, atol=1e-9)

    return check


def _written(number):
    if isinstance(number, np.bool_):
        return f"np.{number}_"
    return f"np.{type(number).__name__}({number})" if isinstance(number, np.generic) else repr(number)


@pytest.mark.points(2)
def check_and(assert_table):
    """AND returns 1 only when both inputs are 1."""
    assert_table("AND", int)


def check_and_of_any_numbers(assert_any_numbers):
    """AND accepts floats, booleans and numpy scalars, and returns the same answer when called again."""
    assert_any_numbers("AND")


@pytest.mark.points(2)
def check_nand(assert_table):
    """NAND returns 0 only when both inputs are 1."""
    assert_table("NAND", int)


def check_nand_of_any_numbers(assert_any_numbers):
    """NAND accepts floats, booleans and numpy scalars, and returns the same answer when called again."""
    assert_any_numbers("NAND")


@pytest.mark.points(2)
def check_or(assert_table):
    """OR returns 1 when at least one input is 1."""
    assert_table("OR", int)


def check_or_of_any_numbers(assert_any_numbers):
    """OR accepts floats, booleans and numpy scalars, and returns the same answer when called again."""
    assert_any_numbers("OR")


@pytest.mark.points(3)
def check_xor(assert_table):
    """XOR returns 1 when exactly one input is 1."""
    assert_table("XOR", int)


def check_xor_of_any_numbers(assert_any_numbers):
    """XOR accepts floats, booleans and numpy scalars, and returns the same answer when called again."""
    assert_any_numbers("XOR")
