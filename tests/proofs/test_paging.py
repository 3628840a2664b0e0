"""The proof of the page, in brief."""

from __future__ import annotations

import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("watch mode, against which it is measured, needs a terminal", allow_module_level=True)
pytest.importorskip("playwright.sync_api", reason="there is no Playwright")

from tests.proofs import paging
from tests.support.page import CHROMIUM

pytestmark = [
    pytest.mark.timeout(1800),
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_many_saves_and_tabs_leave_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of the saves, in more tabs than a browser has connections."""
    monkeypatch.setattr(paging, "TABS", 8)
    assert paging.saves(0.1) == []


def test_the_time_of_a_verdict_is_measured(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """For two exercises, once and in haste; what it may be, the command says on a quiet machine."""
    monkeypatch.setattr(paging, "ROUNDS", 1)
    monkeypatch.setattr(paging, "SETTLE_SECONDS", 0.5)
    paging.speed(0.2)
    found = re.search(r"the median of 2 exercises is (\d\.\d\d); at most 1\.3 is allowed", capsys.readouterr().out)
    assert found is not None
    assert float(found[1]) > 0


def test_the_time_of_views_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """For two exercises, right and wrong; none comes before the verdict, and what the time may be, the command says."""
    assert [line for line in paging.views(0.1) if "before" in line] == []
    found = re.findall(r"(\d\.\d\d) s to the first view, (\d\.\d\d) s to the last", capsys.readouterr().out)
    assert len(found) == 4
    assert all(float(first) <= float(last) for first, last in found)
