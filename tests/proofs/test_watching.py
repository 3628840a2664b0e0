"""The proof of watch mode, in brief."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from tests.proofs import watching


@pytest.mark.proof
@pytest.mark.timeout(1800)
def test_a_person_goes_through_the_course() -> None:
    """Once, on a usual terminal; smaller ones and the rest are for the command."""
    assert watching.walk(0.4) == []


@pytest.mark.proof
@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_many_saves_leave_nothing() -> None:
    """A tenth of them."""
    assert watching.saves(0.1) == []


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_the_time_of_a_verdict_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """For two exercises; what it may be, the command says on a quiet machine."""
    watching.speed(0.2)
    found = re.search(r"the median of 2 exercises is (0\.\d\d); at most 0\.45 is allowed", capsys.readouterr().out)
    assert found is not None
    assert float(found[1]) > 0


def test_a_process_that_grows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By memory, descriptors or processes."""
    for name, values in (("resident", [0, 11 * 1024]), ("descriptors", ["", "12345"]), ("children", ["", "12"])):
        assert _grown(monkeypatch, **{name: values}) == ["what the process holds grows"]
    assert _grown(monkeypatch) == []


def _grown(monkeypatch: pytest.MonkeyPatch, **found: list[object]) -> list[str]:
    class Nobody:
        terminal = property(lambda self: self)
        process = property(lambda self: self)
        pid = 1

        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> object:
            return self

        def __exit__(self, *_: object) -> None: ...
        def see(self, *_: str) -> None: ...

    monkeypatch.setattr(watching, "watching", Nobody)
    monkeypatch.setattr(watching, "_save_often", lambda *_: None)
    level: dict[str, list[object]] = {"resident": [0, 0], "descriptors": ["", ""], "children": ["", ""]}
    for name, values in (level | found).items():
        monkeypatch.setattr(watching, name, _one_after_the_other(values))
    return watching.saves(1.0)


def _one_after_the_other(values: list[object]) -> Callable[[int], object]:
    left = iter(values)
    return lambda _: next(left)
