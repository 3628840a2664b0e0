"""The data for grading: those of the kit, or the published ones, and no others."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import numpy as np
import pytest

from grader.datasets import dataset
from grader.datasets.dataset import load_dataset, load_weights
from grader.datasets.mnist import SAMPLE, SAMPLE_WEIGHTS, MnistError, load_mnist, load_sample_weights

OTHERS = "does not hold what comes with the kit; restore it with git checkout data"


def test_the_sample_and_the_weights_are_those_of_the_kit() -> None:
    """Pixels from 0 to 255, digits, and arrays by name."""
    found = load_dataset("sample")
    (x_train, t_train), (x_test, t_test) = load_mnist(normalize=False, folder=SAMPLE)
    assert found.name == "sample"
    for name, array in {"x_train": x_train, "t_train": t_train, "x_test": x_test, "t_test": t_test}.items():
        np.testing.assert_array_equal(getattr(found, name), array)
    assert {name: array.shape for name, array in load_weights().items()} == {
        name: array.shape for name, array in load_sample_weights().items()
    }


def test_other_data_in_the_place_of_the_kits_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of MNIST with one wrong label, and weights with one wrong number. They would cost points."""
    copy = shutil.copytree(SAMPLE, tmp_path / "sample")
    labels = copy / "train-labels-idx1-ubyte.gz"
    content = bytearray(gzip.decompress(labels.read_bytes()))
    content[8] = (content[8] + 1) % 10
    labels.write_bytes(gzip.compress(bytes(content)))
    monkeypatch.setattr(dataset, "SAMPLE", copy)
    with pytest.raises(MnistError, match=rf"^{copy} {OTHERS}$"):
        load_dataset("sample")
    weights = load_sample_weights()
    weights["b3"] = weights["b3"] + np.float32(1e-3)
    monkeypatch.setattr(dataset, "load_sample_weights", lambda: weights)
    with pytest.raises(MnistError, match=rf"^{SAMPLE_WEIGHTS} {OTHERS}$"):
        load_weights()


def test_a_sample_that_is_packed_in_another_way_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the content of the files counts, not the packing: compression libraries differ."""
    copy = shutil.copytree(SAMPLE, tmp_path / "sample")
    for path in copy.iterdir():
        path.write_bytes(gzip.decompress(path.read_bytes()))
    monkeypatch.setattr(dataset, "SAMPLE", copy)
    assert load_dataset("sample").x_train.shape == (4000, 784)
