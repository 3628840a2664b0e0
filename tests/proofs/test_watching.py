"""The proof of watch mode, in brief."""

from __future__ import annotations

import contextlib
import re
import sys
from unittest.mock import MagicMock

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from tests.proofs import watching
from tests.support.proc import Held


@pytest.mark.timeout(1800)
def test_a_person_goes_through_the_course() -> None:
    """Once, on a usual terminal; the command also uses smaller ones."""
    assert watching.walk(0.4) == []


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_many_saves_leave_nothing() -> None:
    """A tenth of them."""
    assert watching.saves(0.1) == []


@pytest.mark.timeout(600)
def test_the_time_of_a_verdict_is_measured(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """For two exercises, once and in haste; what it may be, the command says on a quiet machine."""
    monkeypatch.setattr(watching, "ROUNDS", 1)
    monkeypatch.setattr(watching, "SETTLE_SECONDS", 0.5)
    watching.speed(0.2)
    found = re.search(r"the median of 2 exercises is (\d\.\d\d); at most 0\.45 is allowed", capsys.readouterr().out)
    assert found is not None
    assert float(found[1]) > 0


def test_a_process_that_grows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By memory, descriptors or processes."""
    before = Held(0, 0, 0)
    assert _saved(monkeypatch, before, before) == []
    for after in (Held(11 * 1024, 0, 0), Held(0, 5, 0), Held(0, 0, 2)):
        assert _saved(monkeypatch, before, after) == ["what the process holds grows"]


def _saved(monkeypatch: pytest.MonkeyPatch, *held: Held) -> list[str]:
    """Save many times without a terminal; the process holds this before and after."""
    left = iter(held)
    monkeypatch.setattr(watching, "watching", lambda *_: contextlib.nullcontext(MagicMock()))
    monkeypatch.setattr(watching, "held_by", lambda _: next(left))
    return watching.saves(1.0)
