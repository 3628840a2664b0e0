"""The MNIST that exercises train on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from grader.datasets.mnist import SAMPLE, full_folder, load_mnist

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Dataset:
    """The images and the digits of MNIST.

    Attributes
    ----------
    name : str
        ``"sample"`` or ``"full"``.
    x_train, x_test : uint8 ndarray of shape (N, 784)
        Images, pixels from 0 to 255.
    t_train, t_test : int ndarray of shape (N,)
        Digits.
    """

    name: str
    x_train: Array
    t_train: Array
    x_test: Array
    t_test: Array


def folder_of(name: str) -> Path:
    """Return where the sample or the full set lies."""
    return SAMPLE if name == "sample" else full_folder()


def load_dataset(name: str) -> Dataset:
    """Return the sample or the full set.

    Raises
    ------
    MnistError
        If a file is missing or damaged.
    """
    (x_train, t_train), (x_test, t_test) = load_mnist(normalize=False, folder=folder_of(name))
    return Dataset(name, x_train, t_train, x_test, t_test)
