"""What reads pictures for the learner: files that pass, and the network that they trained, kept in a file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader import progress, trained
from grader.results.reading import Network
from tests.support.odd_files import KINDS, odd

NETWORK = Network((784, 3, 10), ("relu", "softmax"), np.arange(784 * 3 + 3 + 30 + 10, dtype="<f4").tobytes())


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the network, another one for each test."""
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")
    return tmp_path / "progress.npz"


def npz(**arrays: Any) -> bytes:
    """Return a file of arrays; arrays that are not given are right."""
    right = {"units": [784, 10], "activation_names": ["softmax"], "parameters": np.zeros(7850, "<f4")}
    content = io.BytesIO()
    np.savez(content, allow_pickle=True, **right | arrays)
    return content.getvalue()


def test_what_is_kept_is_loaded(file: Path) -> None:
    """As plain arrays, next to the progress."""
    assert trained.load() is None
    assert trained.keep(NETWORK)
    assert trained.load() == NETWORK
    assert trained.keep(replace(NETWORK, activation_names=("sigmoid", "softmax")))
    assert trained.load() != NETWORK
    with np.load(file, allow_pickle=False) as arrays:
        assert set(arrays.files) == {"units", "activation_names", "parameters"}
    assert [path.name for path in file.parent.iterdir()] == ["progress.npz"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        npz()[:-100],
        npz(units=[784, 11]),
        npz(units=[784, 9]),
        npz(units=[10]),
        npz(units=784),
        npz(units=[-784, -10]),
        npz(units=[2**62, 10]),
        npz(activation_names=["softmax", "softmax"]),
        npz(activation_names="softmax"),
        npz(parameters=np.full(7850, np.nan)),
        npz(parameters=np.zeros(7849)),
        npz(parameters=np.array(["x"] * 7850)),
        npz(parameters=np.array([object()] * 3)),
        npz(units=np.array([None, {}])),
    ],
    ids=range(16),
)
def test_a_damaged_file_is_no_network(file: Path, content: bytes) -> None:
    """Nor is one that would have to be unpickled."""
    file.write_bytes(content)
    assert trained.load() is None
    assert trained.keep(NETWORK)
    assert trained.load() == NETWORK


def test_a_right_file_is_one(file: Path) -> None:
    """The damaged files above are made from it."""
    file.write_bytes(npz())
    network = trained.load()
    assert network is not None
    assert network.units == (784, 10)


def test_a_file_that_unpacks_to_much_is_not_read(file: Path) -> None:
    """Whatever its size."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("units", "activation_names", "parameters"):
            archive.writestr(f"{name}.npy", bytes(trained.MAX_BYTES))
    assert file.stat().st_size < 100_000
    assert trained.load() is None


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_regular_file_is_no_network(file: Path, kind: str) -> None:
    """It is not waited for."""
    odd(file, kind)
    assert trained.load() is None


def test_a_place_that_cannot_be_written_to_keeps_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says so."""
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(progress, "place", lambda: tmp_path / "file" / "progress.json")
    assert not trained.keep(NETWORK)


def test_sources_that_pass_are_the_learners(tmp_path: Path) -> None:
    """Those that passed when last graded and can be read; only names of exercises count."""
    learner = {"softmax": "passed", "gates": "failed", "units": "passed", "plots": "passed", "../x": "passed"}
    progress.update(lambda known: known.statuses.update(learner))
    for name in ("softmax", "gates", "../x"):
        (tmp_path / "exercises").mkdir(exist_ok=True)
        (tmp_path / "exercises" / f"{name}.py").write_text(f"# {name}", encoding="utf-8")
    (tmp_path / "exercises" / "plots.py").write_bytes(b"\xff")
    assert trained.passing_sources(tmp_path / "exercises") == {"softmax": "# softmax"}
