"""The numbers that the notes print come out of our solutions."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course import load_course
from tests import worked_numbers
from tests.worked_numbers import NUMBERS, Number, matches, value_of

TABLE = Path(worked_numbers.__file__)


@pytest.fixture(autouse=True)
def solutions(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Import solutions by plain names, and forget them after the test."""
    names = [exercise.name for exercise in load_course()]
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    with worked_numbers.solutions():
        yield
    for name in names:
        sys.modules.pop(name, None)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: f"{number.section}-{number.exercise}")
def test_a_printed_number_comes_out(number: Number) -> None:
    """To the digits that are printed."""
    assert matches(number, value_of(number)), value_of(number)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: f"{number.section}-{number.exercise}")
def test_another_number_is_noticed(number: Number) -> None:
    """A value that differs in a printed digit is a miss, and so is one value too many."""
    values = value_of(number)
    digit = 3e-8 if number.printed.startswith("[") and "e-" not in number.printed else 0
    for place in range(len(values)):
        other = values.copy()
        other[place] += max(abs(values[place]) * 3e-8, digit, 1e-17)
        assert not matches(number, other)
    assert not matches(dataclasses.replace(number, printed=f"{number.printed} 1"), values)


def test_one_command_prints_the_table() -> None:
    """Every row, what cannot be had again, and the count."""
    done = subprocess.run([sys.executable, str(TABLE)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == f"{len(NUMBERS)} numbers, 0 misses"
    assert all(number.printed in done.stdout for number in NUMBERS)


def test_every_exercise_of_the_book_with_printed_numbers_is_in_the_table() -> None:
    """Those that print none draw, train, or read digits."""
    without = {"plots", "mnist_inference", "two_layer_net", "training", "neural_network", "digit_image"}
    assert {number.exercise for number in NUMBERS} == {exercise.name for exercise in load_course()} - without
