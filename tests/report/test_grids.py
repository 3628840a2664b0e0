"""Two different arrays as grids: numbers as in messages, wrong ones with rings, colours that everybody can read."""

from __future__ import annotations

import itertools
import math
import re

import numpy as np
import pytest

from grader.report.html import FOLDER
from grader.report.html.grids import SHADES, Grid, grids_of
from grader.results.difference import ArrayDifference, Rows
from tests.report.test_html_table import luminance

NAN, INF = math.nan, math.inf


def grids(got: Rows, expected: Rows, *wrong: tuple[int, int], start: tuple[int, int] = (0, 0)) -> list[Grid]:
    """Return the grids of two arrays that differ in these entries."""
    places = [(row, column) for row, line in enumerate(got) for column in range(len(line))]
    marked = [place in wrong for place in places]
    columns = len(got[0])
    rows = tuple(tuple(marked[first : first + columns]) for first in range(0, len(marked), columns))
    return grids_of(ArrayDifference("", (99, 99), start, got, expected, rows))


def texts(grid: Grid) -> list[list[str]]:
    """Return the numbers of a grid."""
    return [[cell.text for cell in cells] for _, cells in grid.rows]


def shades(grid: Grid) -> list[list[str]]:
    """Return the colours of a grid."""
    return [[cell.shade for cell in cells] for _, cells in grid.rows]


def test_there_are_three_grids_with_the_same_rings() -> None:
    """The submission's, the expected one, and the difference."""
    found = grids(((1.0, 2.5), (3.0, -4.0)), ((1.0, 2.0), (3.0, 4.0)), (0, 1), (1, 1))
    assert [grid.name for grid in found] == ["Yours", "Expected", "Difference"]
    assert [texts(grid) for grid in found] == [
        [["1", "2.5"], ["3", "-4"]],
        [["1", "2"], ["3", "4"]],
        [["0", "0.5"], ["0", "-8"]],
    ]
    for grid in found:
        assert [[cell.is_wrong for cell in cells] for _, cells in grid.rows] == [[False, True], [False, True]]


def test_numbers_are_written_as_in_messages() -> None:
    """With four digits, or as many as show a difference; for entries that are close enough, the difference is 0."""
    found = grids(((6.00004, 0.244712345, 1 + 1e-9),), ((6.0, 0.5, 1.0),), (0, 0), (0, 1))
    assert [texts(grid) for grid in found] == [
        [["6.00004", "0.2447", "1"]],
        [["6", "0.5", "1"]],
        [["4e-05", "-0.2553", "0"]],
    ]


def test_what_is_not_finite_has_no_colour_and_changes_none() -> None:
    """Nor does any subtraction raise an exception."""
    found = grids(((NAN, INF, -INF, 2.0),), ((1.0, INF, INF, 1.0),), (0, 0), (0, 1), (0, 2), (0, 3))
    assert [texts(grid)[0] for grid in found] == [
        ["nan", "inf", "-inf", "2"],
        ["1", "inf", "inf", "1"],
        ["nan", "nan", "-inf", "1"],
    ]
    assert [shades(grid)[0] for grid in found] == [
        ["", "", "", "plus-4"],
        ["plus-2", "", "", "plus-2"],
        ["", "", "", "plus-4"],
    ]


def test_the_colour_tells_sign_and_size() -> None:
    """The first two grids share a scale; 0 has no colour, and all other numbers have one."""
    found = grids(((0.0, 1e-300, -50.0, 51.0),), ((0.0, 0.0, 100.0, -100.0),), (0, 2), (0, 3))
    assert [shades(grid)[0] for grid in found] == [
        ["", "plus-1", "minus-2", "plus-3"],
        ["", "", "plus-4", "minus-4"],
        ["", "", "minus-4", "plus-4"],
    ]
    assert shades(grids(((5e-324,),), ((0.0,),), (0, 0))[0]) == [["plus-4"]]


def test_rows_and_columns_have_the_numbers_of_the_array() -> None:
    """So an index in a message can be found."""
    for grid in grids(((1.0, 2.0), (3.0, 4.0)), ((1.0, 2.0), (3.0, 5.0)), (1, 1), start=(96, 7)):
        assert [*grid.columns] == [7, 8]
        assert [number for number, _ in grid.rows] == [96, 97]


# The colours themselves

STYLE = (FOLDER / "base.css").read_text(encoding="utf-8")
LIGHT, DARK = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
PERCENTAGES = dict(
    re.findall(r"\.grid \.((?:plus|minus)-\d) \{ background: color-mix\(in srgb, var\(--\w+\) (\d+)%", STYLE)
)
SEEN_BY = {
    "all cones": np.eye(3),
    "no red cones": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green cones": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
    "no blue cones": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}
"""The red, green and blue light that people see, after Machado, Oliveira and Fernandes (2009)."""


def colour(variables: str, name: str) -> str:
    """Return a colour of a scheme, in six digits."""
    (found,) = re.findall(rf"--{name}: #(\w+)", variables)
    return "#" + (found if len(found) == 6 else "".join(2 * digit for digit in found))


def shade(variables: str, name: str) -> str:
    """Return the background colour of an entry, mixed as in a browser."""
    share = int(PERCENTAGES[name]) / 100
    pairs = zip(channels(colour(variables, name.partition("-")[0])), channels(colour(variables, "panel")), strict=True)
    return "#" + "".join(f"{round(share * hue + (1 - share) * ground):02x}" for hue, ground in pairs)


def channels(color: str) -> list[int]:
    """Return red, green and blue, from 0 to 255."""
    return [int(color[place : place + 2], 16) for place in (1, 3, 5)]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as in WCAG."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


NAMES = [f"{sign}-{number}" for sign in ("plus", "minus") for number in range(1, SHADES + 1)]


def test_each_shade_has_a_rule_of_its_own() -> None:
    """And no other shade exists."""
    assert [*PERCENTAGES] == NAMES


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_and_rings_are_seen_on_every_shade(scheme: str) -> None:
    """With the contrast that WCAG demands for text, and for other content."""
    for name in NAMES:
        assert contrast(shade(scheme, name), colour(scheme, "ink")) >= 4.5, name
        assert contrast(shade(scheme, name), colour(scheme, "bad")) >= 3, name


@pytest.mark.parametrize("eyes", SEEN_BY)
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_signs_and_sizes_are_told_apart_by_whoever_looks(scheme: str, eyes: str) -> None:
    """With any kind of colour blindness: the two scales from their second shade on, and the ends of each."""
    seen = {name: SEEN_BY[eyes] @ np.array(channels(shade(scheme, name)), dtype=float) for name in NAMES}
    seen["zero"] = SEEN_BY[eyes] @ np.array(channels(colour(scheme, "panel")), dtype=float)
    pairs = [(f"plus-{number}", f"minus-{number}") for number in range(2, SHADES + 1)]
    pairs += [*itertools.combinations(("minus-4", "minus-2", "zero", "plus-2", "plus-4"), 2)]
    for one, other in pairs:
        assert np.linalg.norm(seen[one] - seen[other]) > 25, (one, other)
