"""The command that grades files with two known mistakes."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.proofs.pairs import Row, apart, conclusion, main, pairs
from tests.support.banks import MISTAKES, submission_of

ONE, TWO, OTHER = frozenset({"one?"}), frozenset({"two?"}), frozenset({"other?"})


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (ONE | TWO, "both     gates-a and b"),
        (ONE, "one      gates-a and b"),
        (frozenset[str](), "none     gates-a and b"),
        (ONE | TWO | OTHER, "MISNAMED gates-a and b"),
    ],
)
def test_each_pair_has_its_line(found: frozenset[str], line: str) -> None:
    """Both are named, one, or none; or a mistake that neither is recognised as alone."""
    assert str(Row("gates-a and b", (ONE, TWO), found)) == line


@pytest.mark.parametrize(
    ("found", "code"),
    [([ONE | TWO] * 17 + [ONE] * 3, 0), ([ONE | TWO] * 16 + [ONE] * 4, 1), ([ONE | TWO] * 19 + [OTHER], 1), ([], 1)],
)
def test_the_exit_code_says_whether_the_bounds_are_kept(found: list[frozenset[str]], code: int) -> None:
    """At least 85 % are named, and none is misnamed."""
    assert conclusion([Row("gates-a and b", (ONE, TWO), each) for each in found]) == code


def test_a_pair_replaces_two_functions_or_methods() -> None:
    """Neither replaces the class of the other, and a file can have both."""
    layers = [each for each in MISTAKES if each.exercise == "layers"]
    found = pairs(layers)
    assert {one.target for one, _ in found} > {"Relu", "Affine"}
    assert all(one != two for one, two in found)
    within = [(one, two) for one, two in found if one.target == two.target == "Affine"]
    assert within
    text = submission_of(*within[0])
    assert text.count("class Affine(Affine):") == 2


def test_a_file_can_have_a_mistake_in_each_function() -> None:
    """Any two of them are a pair; methods come before whole classes."""
    layers = [each for each in MISTAKES if each.exercise == "layers"]
    found = apart(layers, 6)
    assert len(found) == 6
    assert len({each.target for each in found}) < 6
    assert {*combinations(sorted(found, key=layers.index), 2)} <= {*pairs(layers)}
    assert apart(layers, 2) == found[:2]


def test_two_slips_are_both_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The command grades them, and says how many."""
    assert main(["cross_entropy", "--count", "3", "--jobs", "1"]) == 0
    assert "3 pairs; both named as when alone: 3 (100.0%); misnamed: 0" in capsys.readouterr().out
