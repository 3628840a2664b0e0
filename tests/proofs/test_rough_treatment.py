"""The proof of rough treatment, in brief."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.proofs import rough_treatment
from tests.proofs.rough_treatment import DAMAGES, PARTS, damaged
from tests.support.runs import OLD, Bench, Ending

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", PARTS)
def test_rough_treatment_costs_no_points(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two or three of a hundred kills, four of twenty graders, two of many damages."""
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setattr(rough_treatment, "WAYS", rough_treatment.WAYS[:2])
    monkeypatch.setattr(rough_treatment, "SMALL", rough_treatment.SMALL[:3])
    ends, wrong = PARTS[part](Bench(tmp_path), {"crowd": 0.2}.get(part, 0.03))
    assert wrong == []
    assert ends.total() >= 2


def _start_of(path: Path) -> bytes:
    """A little more than the size of the file that is damaged here."""
    with path.open("rb") as file:
        return file.read(7)


def test_a_damaged_file_is_put_back(tmp_path: Path) -> None:
    """Whatever happened to it in between."""
    path = tmp_path / "file"
    path.write_bytes(b"before")
    for damage in DAMAGES:
        with damaged(path, damage):
            assert not path.is_file() or _start_of(path) != b"before" or path.stat().st_mode & 0o777 == 0
        assert path.read_bytes() == b"before"
        assert list(tmp_path.iterdir()) == [path]


def test_a_signal_has_a_line_and_a_code() -> None:
    """Anything else is wrong: another code, another line, half of a report."""
    expected = Ending(1, "", "", "new")
    clean = Ending(143, "", "grader: ended by SIGTERM\n", OLD)
    assert rough_treatment._unclean(clean, expected, signal.SIGTERM) == []
    assert rough_treatment._unclean(expected, expected, signal.SIGTERM) == []
    for wrong in (
        replace(clean, code=130),
        replace(clean, err=""),
        replace(clean, report="ne"),
        replace(clean, out="x"),
    ):
        assert len(rough_treatment._unclean(wrong, expected, signal.SIGTERM)) == 1
