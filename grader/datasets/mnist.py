"""Load MNIST: IDX files to arrays.

The files are not trusted. Whatever is wrong with one of them ends in a `MnistError` that names it,
and no more is unpacked than the file's own header announces, which has an upper limit.
"""

import gzip
import math
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from grader.files import ROOT

SAMPLE = ROOT / "data" / "mnist-sample"
FULL = ROOT / "data" / "mnist"

NAMES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
MAX_COUNT = 70_000  # all of MNIST in one file
CHUNK = 1 << 20

SAMPLE_WEIGHTS = ROOT / "data" / "sample_weights.npz"
WEIGHT_SHAPES = {"W1": (784, 50), "b1": (50,), "W2": (50, 100), "b2": (100,), "W3": (100, 10), "b3": (10,)}

Split = tuple[npt.NDArray[Any], npt.NDArray[np.int64]]


class MnistError(Exception):
    """A file of MNIST is missing or damaged; the message is one line that names the file."""


@dataclass(frozen=True)
class Kind:
    """What an IDX file holds: its items' name, its magic number and the shape of one item."""

    items: str
    magic: int
    shape: tuple[int, ...]


IMAGES = Kind("images", 2051, (28, 28))
LABELS = Kind("labels", 2049, ())


def load_mnist(
    normalize: bool = True,
    flatten: bool = True,
    one_hot_label: bool = False,
    folder: str | os.PathLike[str] | None = None,
) -> tuple[Split, Split]:
    """Return MNIST's training images and labels, and its test images and labels.

    Parameters
    ----------
    normalize : bool
        Return pixels as float32 from 0 to 1 (pixel / 255); otherwise as uint8 from 0 to 255.
    flatten : bool
        Return each image as one row of 784 pixels; otherwise as 1 channel of 28 by 28 pixels.
    one_hot_label : bool
        Return each label as a row of ten, 1 at the digit and 0 elsewhere; otherwise as the digit.
        Both are int64.
    folder : path, optional
        Where the four files are. By default `default_folder()`.

    Returns
    -------
    (x_train, t_train), (x_test, t_test)
        ``x`` is an ndarray of shape (N, 784) or (N, 1, 28, 28), ``t`` of shape (N,) or (N, 10).
        Each is a fresh array that may be changed.

    Raises
    ------
    MnistError
        A file is missing, cannot be read, or does not hold what its name says.
    """
    where = default_folder() if folder is None else Path(folder)
    x_train, t_train = _load_split(where, "train")
    x_test, t_test = _load_split(where, "t10k")
    return (
        (_pixels(x_train, normalize, flatten), _labels(t_train, one_hot_label)),
        (_pixels(x_test, normalize, flatten), _labels(t_test, one_hot_label)),
    )


def load_sample_weights(path: str | os.PathLike[str] = SAMPLE_WEIGHTS) -> dict[str, npt.NDArray[Any]]:
    """Return the weights of a network that reads digits: 784 inputs, 50 and 100 hidden units, 10 classes.

    Parameters
    ----------
    path : path
        The ``.npz`` file.

    Returns
    -------
    dict of ndarray
        ``W1`` of shape (784, 50), ``b1`` (50,), ``W2`` (50, 100), ``b2`` (100,), ``W3`` (100, 10), ``b3`` (10,).

    Raises
    ------
    MnistError
        The file is missing, cannot be read, or does not hold these arrays.
    """
    try:
        with open(path, "rb") as opened, np.load(opened, allow_pickle=False) as file:
            weights = {key: file[key] for key in WEIGHT_SHAPES}
    except FileNotFoundError:
        raise MnistError(f"{path} is missing") from None
    except (OSError, TypeError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        raise MnistError(f"{path} is damaged: the weights cannot be read") from None
    if any(weights[key].shape != shape or weights[key].dtype.kind != "f" for key, shape in WEIGHT_SHAPES.items()):
        raise MnistError(f"{path} is damaged: the weights have other shapes than expected")
    return weights


def default_folder() -> Path:
    """Return the folder read when none is named: the full set if all of it is there, else the sample.

    A fetch that was interrupted leaves the sample in use. A folder that ``MNIST_DIR`` names is
    returned whether or not it exists: a slip in that name is to be reported, not covered up.
    """
    full = full_folder()
    return full if os.environ.get("MNIST_DIR") or _has_all(full) else SAMPLE


def full_folder() -> Path:
    """Return the folder of the full set: what ``MNIST_DIR`` names, else ``data/mnist``."""
    named = os.environ.get("MNIST_DIR")
    return Path(named) if named else FULL


def _has_all(folder: Path) -> bool:
    """Return whether each of the four files is there, packed or not."""
    try:
        for name in NAMES:
            _find(folder, name)
    except MnistError:
        return False
    return True


def _pixels(images: npt.NDArray[np.uint8], normalize: bool, flatten: bool) -> npt.NDArray[Any]:
    """Return images of shape (N, 28, 28) as `load_mnist` was asked for them."""
    shaped = images.reshape(len(images), -1) if flatten else images[:, np.newaxis]
    return np.divide(shaped, 255, dtype=np.float32) if normalize else shaped


def _labels(labels: npt.NDArray[np.uint8], one_hot: bool) -> npt.NDArray[np.int64]:
    """Return labels of shape (N,) as `load_mnist` was asked for them."""
    return np.eye(10, dtype=np.int64)[labels] if one_hot else labels.astype(np.int64)


def _load_split(folder: Path, name: str) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Return the images and the labels of the split ``name``, "train" or "t10k".

    Returns
    -------
    images : ndarray of shape (N, 28, 28)
    labels : ndarray of shape (N,)
        Every entry lies in 0 .. 9.

    Raises
    ------
    MnistError
        A file is missing or damaged, a label is no digit, or the two counts differ.
    """
    images_path = _find(folder, f"{name}-images-idx3-ubyte")
    labels_path = _find(folder, f"{name}-labels-idx1-ubyte")
    images = _read_idx(images_path, IMAGES)
    labels = _read_idx(labels_path, LABELS)
    if len(images) != len(labels):
        raise MnistError(f"{images_path} has {len(images)} images, but {labels_path.name} {len(labels)} labels")
    if labels.max() > 9:
        at = int(np.argmax(labels > 9))
        raise MnistError(f"{labels_path}: label number {at} is {labels[at]}; labels are 0 to 9")
    return images, labels


def _find(folder: Path, name: str) -> Path:
    """Return the path of ``name``, packed or not, in ``folder``; raise MnistError without one."""
    packed, unpacked = folder / f"{name}.gz", folder / name
    for path in packed, unpacked:
        if os.path.isfile(path):  # unlike Path.is_file, this never raises
            return path
    raise MnistError(f"{packed} is missing")


def _read_idx(path: Path, kind: Kind) -> npt.NDArray[np.uint8]:
    """Return the items of an IDX file, as an array of shape (N, *kind.shape).

    Raises
    ------
    MnistError
        The file cannot be read, is no sound gzip file, or is not exactly what its header says.
    """
    try:
        with _open(path) as file:
            count = _read_count(path, file, kind)
            items = _read_items(path, file, kind, count)
    except EOFError:
        raise MnistError(f"{path} is cut off: its gzip data has no end") from None
    except (gzip.BadGzipFile, zlib.error):
        raise MnistError(f"{path} is damaged: its gzip data cannot be unpacked") from None
    except OSError as error:
        raise MnistError(f"{path} cannot be read: {error.strerror or error}") from None
    return np.frombuffer(items, np.uint8).reshape(count, *kind.shape)


def _open(path: Path) -> BinaryIO | gzip.GzipFile:
    """Open a file to read it unpacked. Raise MnistError for a ``.gz`` that is not gzip."""
    if path.suffix != ".gz":
        return path.open("rb")
    with path.open("rb") as file:
        if file.read(2) != b"\x1f\x8b":
            raise MnistError(f"{path} is not gzip; if it is unpacked already, drop the .gz")
    return gzip.open(path)


def _read_count(path: Path, file: BinaryIO | gzip.GzipFile, kind: Kind) -> int:
    """Read the header of an IDX file and return its number of items.

    Raises
    ------
    MnistError
        The header is incomplete or of another kind of file, or the number is 0 or above the limit.
    """
    layout = struct.Struct(f">{2 + len(kind.shape)}I")
    header = file.read(layout.size)
    if len(header) < layout.size:
        raise MnistError(f"{path} has {len(header)} bytes; a header of {kind.items} takes {layout.size}")
    magic, count, *shape = layout.unpack(header)
    if magic != kind.magic:
        raise MnistError(f"{path} has the magic number {magic}; MNIST {kind.items} have {kind.magic}")
    if tuple(shape) != kind.shape:
        raise MnistError(f"{path} has images of {_by(shape)} pixels; expected {_by(kind.shape)}")
    if count == 0:
        raise MnistError(f"{path} has no {kind.items}")
    if count > MAX_COUNT:
        raise MnistError(f"{path} announces {count} {kind.items}; MNIST has {MAX_COUNT} in all")
    return int(count)


def _by(shape: list[int] | tuple[int, ...]) -> str:
    """Return a shape in words: (28, 28) is "28x28"."""
    return "x".join(map(str, shape))


def _read_items(path: Path, file: BinaryIO | gzip.GzipFile, kind: Kind, count: int) -> bytearray:
    """Return all that follows the header: ``count`` items, one byte a value.

    Raises
    ------
    MnistError
        There are fewer bytes, or more.
    """
    size = count * math.prod(kind.shape)
    items = _read_at_most(file, size + 1)
    expected = f"{count} {kind.items} take {size} bytes after the header"
    if len(items) < size:
        raise MnistError(f"{path} is too short: {expected}, but it has {len(items)}")
    if len(items) > size:
        raise MnistError(f"{path} is too long: {expected}, but it has more")
    return items


def _read_at_most(file: BinaryIO | gzip.GzipFile, size: int) -> bytearray:
    """Return the next ``size`` bytes, or those that are left.

    It reads in pieces: one large ``read(size)`` takes that much memory before it looks at the file.
    """
    data = bytearray()
    while piece := file.read(min(CHUNK, size - len(data))):
        data += piece
    return data
