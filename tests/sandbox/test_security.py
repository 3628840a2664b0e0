"""SECURITY.md: each promise names a test, and that test exists."""

from __future__ import annotations

import re

import pytest

from grader.files import ROOT

SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.*) \| (.*) \|$", SECURITY, re.MULTILINE)
PROMISES = [row for row in ROWS if row[0] not in ("promise", "---")]


@pytest.mark.parametrize(("promise", "proof"), PROMISES, ids=[promise for promise, _ in PROMISES])
def test_a_promise_has_its_proof(promise: str, proof: str) -> None:
    """The files and the functions that a line names are there."""
    assert promise
    assert all(_exists(test.strip("`")) for test in proof.split(", "))


def test_every_test_that_is_named_exists() -> None:
    """Also outside the tables."""
    named = re.findall(r"`(tests/[\w/]+\.py::\w+)`", SECURITY)
    assert len(PROMISES) >= 25
    assert [each for each in named if not _exists(each)] == []


def _exists(test: str) -> bool:
    file, _, name = test.partition("::")
    return f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")
