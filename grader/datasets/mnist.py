"""Load MNIST: IDX files to arrays.

The files are not trusted. Any fault in one of them raises a `MnistError` that names the file. No more is unpacked than
the file's header announces, and that has an upper limit.
"""

import gzip
import math
import os
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from grader.files import ROOT
from grader.machine import described

SAMPLE = ROOT / "data" / "mnist-sample"
FULL = ROOT / "data" / "mnist"

NAMES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
MAX_COUNT = 70_000  # all of MNIST in one file
GZIP = b"\x1f\x8b"
CHUNK = 1 << 20

SAMPLE_WEIGHTS = ROOT / "data" / "sample_weights.npz"
WEIGHT_SHAPES = {"W1": (784, 50), "b1": (50,), "W2": (50, 100), "b2": (100,), "W3": (100, 10), "b3": (10,)}

Split = tuple[npt.NDArray[Any], npt.NDArray[np.int64]]


class MnistError(Exception):
    """A file of MNIST is missing or damaged; the message is one line that names the file."""


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
        The folder of the four files. By default `default_folder()`.

    Returns
    -------
    (x_train, t_train), (x_test, t_test)
        ``x`` is an ndarray of shape (N, 784) or (N, 1, 28, 28), ``t`` of shape (N,) or (N, 10).
        Each is a fresh array that may be changed.

    Raises
    ------
    MnistError
        A file is missing, cannot be read, or does not contain what its name says.
    """
    where = default_folder() if folder is None else Path(folder)
    splits = (_load_split(where, "train"), _load_split(where, "t10k"))
    train, test = ((_pixels(x, normalize, flatten), _labels(t, one_hot_label)) for x, t in splits)
    return train, test


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
    if not os.path.isfile(path):  # a pipe would block
        what = "damaged: the weights cannot be read" if os.path.exists(path) else "missing"
        raise MnistError(f"{path} is {what}")
    try:
        with open(path, "rb") as opened, np.load(opened, allow_pickle=False) as file:
            weights = {key: file[key] for key in WEIGHT_SHAPES}
    except OSError as problem:
        raise MnistError(f"{path} cannot be read: {described(problem)}") from None
    except (TypeError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        raise MnistError(f"{path} is damaged: the weights cannot be read") from None
    if any(weights[key].shape != shape or weights[key].dtype.kind != "f" for key, shape in WEIGHT_SHAPES.items()):
        raise MnistError(f"{path} is damaged: the weights have other shapes than expected")
    return weights


def default_folder() -> Path:
    """Return the default folder: the full set if all of it is there, else the sample.

    After an interrupted download, the sample stays in use. The folder in ``MNIST_DIR`` is returned even if it does not
    exist: a slip in its name must be reported, not hidden.
    """
    full = full_folder()
    return full if os.environ.get("MNIST_DIR") or all(find(full, name) for name in NAMES) else SAMPLE


def full_folder() -> Path:
    """Return the folder of the full set: the one in ``MNIST_DIR``, else ``data/mnist``."""
    named = os.environ.get("MNIST_DIR")
    return Path(named) if named else FULL


def is_users(folder: Path) -> bool:
    """Return whether the user named this folder: then no file in it is replaced, since it may be other data."""
    return folder.absolute() != FULL


def find(folder: Path, name: str) -> Path | None:
    """Return the path of an MNIST file under one of its usual names, or None.

    Parameters
    ----------
    folder : Path
        Where to look; it need not exist.
    name : str
        The published name, with ``.gz`` or without. Some programs write ``train-images.idx3-ubyte`` for
        ``train-images-idx3-ubyte``. A packed file precedes an unpacked one.
    """
    name = name.removesuffix(".gz")
    for base in (name, name.replace("-idx", ".idx")):
        for path in (folder / f"{base}.gz", folder / base):
            if os.path.isfile(path):  # unlike Path.is_file, this never raises
                return path
    return None


def _pixels(images: npt.NDArray[np.uint8], normalize: bool, flatten: bool) -> npt.NDArray[Any]:
    """Return images of shape (N, 28, 28) in the form that `load_mnist` was asked for."""
    shaped = images.reshape(len(images), -1) if flatten else images[:, np.newaxis]
    return np.divide(shaped, 255, dtype=np.float32) if normalize else shaped


def _labels(labels: npt.NDArray[np.uint8], one_hot: bool) -> npt.NDArray[np.int64]:
    """Return labels of shape (N,) in the form that `load_mnist` was asked for."""
    return np.eye(10, dtype=np.int64)[labels] if one_hot else labels.astype(np.int64)


def _load_split(folder: Path, split: str) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Return images of shape (N, 28, 28) and labels of shape (N,) from 0 to 9; ``split`` is "train" or "t10k"."""
    images_path, images = _read_idx(folder, f"{split}-images-idx3-ubyte", "images", 2051, (28, 28))
    labels_path, labels = _read_idx(folder, f"{split}-labels-idx1-ubyte", "labels", 2049, ())
    if len(images) != len(labels):
        raise MnistError(f"{images_path} has {len(images)} images, but {labels_path.name} {len(labels)} labels")
    if labels.max() > 9:
        at = int(np.argmax(labels > 9))
        raise MnistError(f"{labels_path}: label number {at} is {labels[at]}; labels are 0 to 9")
    return images, labels


def _read_idx(
    folder: Path, name: str, items: str, magic: int, shape: tuple[int, ...]
) -> tuple[Path, npt.NDArray[np.uint8]]:
    """Return the path of an IDX file and its content, an array of shape (N, *shape)."""
    path = find(folder, name)
    if path is None:
        raise MnistError(f"{folder / name}.gz is missing")
    layout = struct.Struct(f">{2 + len(shape)}I")
    try:
        # The content shows whether a file is packed: browsers unpack a download and do not change its name.
        with path.open("rb") as raw, gzip.open(raw) if raw.peek(2)[:2] == GZIP else raw as file:
            header = file.read(layout.size)
            count = int.from_bytes(header[4:8])
            if header != layout.pack(magic, count, *shape) or not 0 < count <= MAX_COUNT:
                raise MnistError(f"{path} is not a file of MNIST {items}; fetch it again")
            size = count * math.prod(shape)
            data = _read_at_most(file, size + 1)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise MnistError(f"{path} is damaged or cut off; fetch it again") from None
    except OSError as problem:
        raise MnistError(f"{path} cannot be read: {described(problem)}") from None
    if len(data) != size:
        raise MnistError(f"{path} does not hold exactly the {count} {items} that it announces; fetch it again")
    return path, np.frombuffer(data, np.uint8).reshape(count, *shape)


def _read_at_most(file: BinaryIO | gzip.GzipFile, size: int) -> bytearray:
    """Return the next ``size`` bytes, or all that are left; memory depends on what is there, not on ``size``."""
    data = bytearray()
    while piece := file.read(min(CHUNK, size - len(data))):
        data += piece
    return data
