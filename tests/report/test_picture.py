"""The picture of a report: training curves, and misread digits."""

from __future__ import annotations

import io
import math
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.image import imread

from grader.report.picture import LARGEST, compose, draw
from grader.results.curves import CurvePoint
from grader.results.reading import Misread
from grader.results.report import CheckResult, ExerciseResult, Report, Status

CURVE = (
    CurvePoint(0.0, 2.5, 0.1),
    CurvePoint(0.25, math.nan, None),
    CurvePoint(0.5, 0.5, 0.75),
    CurvePoint(0.75, math.inf, 1.0),
)


def misread(number: int) -> tuple[Misread, ...]:
    """Return pictures with one white pixel each, in different places."""
    return tuple(Misread(bytes(784 * [0])[:row] + b"\xff" + bytes(783 - row), row % 10, 3) for row in range(number))


def report(*checks: dict[str, Any]) -> Report:
    """Return a report of one exercise whose checks have these curves and pictures."""
    made = tuple(CheckResult(f"check_{n}", f"It is {n}.", Status.PASSED, 1, **more) for n, more in enumerate(checks))
    return Report("exercises", 1, "portable", "sample", (ExerciseResult("nets", "nets", 5, made),))


def axes(*checks: dict[str, Any]) -> list[Axes]:
    """Return the visible axes of the picture, from top to bottom."""
    figure = compose(report(*checks))
    assert figure is not None
    return [ax for part in figure.subfigs for ax in part.axes if ax.axison or ax.images]


def titles(*checks: dict[str, Any]) -> list[str]:
    """Return the titles of the parts of the picture."""
    figure = compose(report(*checks))
    assert figure is not None
    return [part.get_suptitle() for part in figure.subfigs]


def test_a_check_that_trains_has_two_curves() -> None:
    """Loss and accuracy over the share that is done; unknown and infinite values are left out."""
    loss, accuracy = axes({"curve": CURVE})
    assert (loss.get_ylabel(), accuracy.get_ylabel()) == ("loss", "accuracy")
    assert loss.lines[0].get_xydata().tolist() == [[0, 2.5], [50, 0.5]]
    assert accuracy.lines[0].get_xydata().tolist() == [[0, 0.1], [50, 0.75], [75, 1]]
    assert accuracy.get_ylim() == (0, 1.02)
    assert titles({"curve": CURVE}) == ["nets: It is 0."]


def test_a_digit_that_was_read_wrong_is_shown_with_what_was_read() -> None:
    """In its original form, in black on white."""
    shown = axes({"misread": misread(11)})
    assert [ax.get_title() for ax in shown] == [f"{n % 10} as 3" for n in range(11)]
    assert all(np.argmax(ax.images[0].get_array()) == n for n, ax in enumerate(shown))
    assert titles({"misread": misread(1)}) == ["nets: digits that were read wrong, and as what"]


def test_the_parts_come_in_the_order_of_the_checks() -> None:
    """Checks with nothing to draw are skipped, including those with only a progress."""
    wanted = ["nets: It is 1.", "nets: digits that were read wrong, and as what", "nets: It is 3."]
    checks = ({}, {"curve": CURVE, "misread": misread(3)}, {"curve": (CurvePoint(0.5, None, None),)}, {"curve": CURVE})
    assert titles(*checks) == wanted


def test_the_picture_is_a_png() -> None:
    """It grows with its parts."""
    sizes = []
    for checks in ([{"curve": CURVE}], [{"curve": CURVE, "misread": misread(25)}]):
        picture = draw(report(*checks))
        assert picture is not None
        sizes.append(imread(io.BytesIO(picture), format="png").shape[:2])
    assert sizes[0][1] == sizes[1][1]
    assert sizes[0][0] < sizes[1][0]


def test_where_there_is_nothing_to_draw_there_is_no_picture() -> None:
    """Points with only a progress make no curve."""
    assert draw(report({}, {"curve": (CurvePoint(0.5, None, None),)})) is None


@pytest.mark.parametrize(
    "losses", [(1e308, -1e308), (-1e308, 1e308), (1e308,), (2.5, 1e200), (1e100, -1e100), (5e-324,)]
)
def test_a_loss_beyond_all_reason_is_left_out(losses: tuple[float, ...]) -> None:
    """matplotlib fails on an axis whose length overflows; a submission may report any loss."""
    curve = tuple(CurvePoint(0.5, loss, 0.5) for loss in losses)
    assert draw(report({"curve": curve})) is not None
    (loss, _) = axes({"curve": curve})
    assert [y for _, y in loss.lines[0].get_xydata()] == [value for value in losses if abs(value) <= LARGEST]
