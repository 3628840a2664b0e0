"""What must come out of the gates."""

import numpy as np
import pytest

PAIRS = [(0, 0), (1, 0), (0, 1), (1, 1)]
TABLES = {"AND": [0, 0, 0, 1], "NAND": [1, 1, 1, 0], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}


@pytest.fixture
def assert_table(submission, assert_close):
    """``assert_table("AND", int)``: the gate gives its truth table for inputs of this kind."""

    def check(gate, kind):
        answers = [getattr(submission, gate)(kind(x1), kind(x2)) for x1, x2 in PAIRS]
        for (x1, x2), got, want in zip(PAIRS, answers, TABLES[gate], strict=True):
            assert_close(got, want, of=f"{gate}({kind(x1)}, {kind(x2)})", rtol=0, atol=1e-9)

    return check


@pytest.mark.points(2)
def check_and(assert_table):
    """AND gives 1 only when both inputs are 1."""
    assert_table("AND", int)


@pytest.mark.points(2)
def check_nand(assert_table):
    """NAND gives 0 only when both inputs are 1."""
    assert_table("NAND", int)


@pytest.mark.points(2)
def check_or(assert_table):
    """OR gives 1 when at least one input is 1."""
    assert_table("OR", int)


@pytest.mark.points(3)
def check_xor(assert_table):
    """XOR gives 1 when exactly one input is 1."""
    assert_table("XOR", int)


def check_other_kinds_of_numbers(assert_table):
    """Floats, numpy numbers and truth values are inputs like any other."""
    for kind in (float, np.int64, np.float64, bool, np.bool_):
        for gate in TABLES:
            assert_table(gate, kind)
