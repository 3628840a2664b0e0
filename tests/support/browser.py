"""What tests in a browser share; where Playwright or axe is missing, a test file that imports this is left out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.page import CHROMIUM

pytest.importorskip("playwright.sync_api", reason="there is no Playwright")
axe = pytest.importorskip("axe_core_python.sync_playwright", reason="there is no axe")

IN_CHROMIUM = [
    pytest.mark.proof,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here"),
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("browser"),
]
"""The marks of such a test file."""


def violations(tab: Any) -> list[tuple[str, str]]:
    """Return the findings of axe in a page: the rule and the element of each."""
    found = axe.Axe().run(tab)
    assert found["passes"]
    return [(rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]]
