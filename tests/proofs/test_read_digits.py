"""The proof of reading, in brief: twenty pictures, read by the kit's network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.proofs import read_digits
from tests.proofs.read_digits import LEAST, drawings, photos, read_by_engine, right


def test_pictures_are_read_right_nine_times_of_ten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Drawn, and photographed from the sample."""
    monkeypatch.setattr(read_digits, "full_folder", lambda: Path("nowhere"))
    rng = np.random.default_rng(1)
    pictures = [*drawings(rng, 10), *photos(rng, 10)]
    read = read_by_engine([file for _, file in pictures], {}, None)
    assert right(pictures, read, "the kit") >= LEAST
    assert f"of {len(pictures)}" in capsys.readouterr().out


def test_what_is_read_wrong_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """And counted."""
    assert right([(1, b""), (7, b""), (3, b"")], [1, 1, None], "somebody") == pytest.approx(1 / 3)
    assert capsys.readouterr().out.split() == ["somebody", "1", "of", "3", "(7", "as", "1,", "3", "as", "None)"]
