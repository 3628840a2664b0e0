"""The HTML report in a real Chromium: wide and narrow, light and dark, printed; it makes no requests."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.report import html
from grader.results.difference import ArrayDifference
from grader.results.report import CheckResult, ExerciseResult, Status
from tests.report.test_formats import REPORT
from tests.support.browser import IN_CHROMIUM, violations
from tests.support.page import chromium

pytestmark = IN_CHROMIUM
ROW = (-0.001234, 1.2345e-10, 12345.6, 1e300, math.nan)
WIDE = ArrayDifference(
    "params['W1']", (784, 50), (300, 9), (ROW,) * 8, (ROW[::-1],) * 8, ((True, False) * 2 + (True,),) * 8
)
SMALL = ArrayDifference("", (3,), (0,), ((1.0, 0.0, -1.0),), ((1.0, 0.5, -1.0),), ((False, True, False),))
SOURCE = f"def relu(x):\n    return {'x + ' * 60}y\n"


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The address of a report with long lines, large numbers and small arrays."""
    failed = CheckResult("a", "relu is 0 below 0.", Status.FAILED, 1, "relu(x) is 1", function="relu", difference=WIDE)
    raised = CheckResult("b", "relu ends.", Status.ERROR, 1, "relu(x) raised E", details=("gates.py, line 2: y",))
    checks = (failed, raised, replace(failed, name="c", message="relu(x) is 2", difference=SMALL))
    report = replace(REPORT, exercises=(*REPORT.exercises[1:], ExerciseResult("gates", "perceptrons", 5, checks)))
    path = tmp_path / "report.html"
    path.write_text(html.render(report, sources={"gates": SOURCE}), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium."""
    with chromium() as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Any, address: str, width: int, scheme: str) -> None:
    """A grid of large numbers may be moved from side to side, also by keys; one that fits need not."""
    requests: list[str] = []
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    tab = browser.new_context(**options, bypass_csp=True).new_page()  # axe is a script
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(address)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    hidden = tab.evaluate("[...document.querySelectorAll('.grids')].map(e => e.scrollWidth - e.clientWidth)")
    assert [pixels > 0 for pixels in hidden] == [width == 360, False]
    assert tab.evaluate("document.querySelector('.grids').tabIndex") == 0
    assert violations(tab) == []
    assert {*requests} == {address}


def test_rings_and_colours_are_what_the_style_says(browser: Any, address: str) -> None:
    """In the browser; on paper the colours are the light ones, whatever the screen has."""
    tab = browser.new_context(color_scheme="dark").new_page()
    tab.goto(address)
    of_last = "e => [getComputedStyle(e).outlineStyle, getComputedStyle(e).backgroundColor]"
    cells = tab.locator(".grids").last.locator("td")
    dark = [cell.evaluate(of_last) for cell in cells.all()]
    assert [style for style, _ in dark] == ["none", "solid", "none"] * 3
    tab.emulate_media(media="print")
    printed = [cell.evaluate(of_last) for cell in cells.all()]
    tab.emulate_media(media="screen", color_scheme="light")
    assert printed == [cell.evaluate(of_last) for cell in cells.all()] != dark
    assert dark[0][1] != dark[2][1] == dark[5][1]
