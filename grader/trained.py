"""The network that the learner has trained, kept between runs, beside the progress.

Like that it is a convenience: when the file cannot be read or written, there is no such network.
"""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from pathlib import Path

from grader import progress
from grader.files import read_regular, replace_file
from grader.results.reading import Network

MAX_BYTES = 8 * 1024 * 1024


def place() -> Path:
    """Return the file of the network: plain arrays that numpy reads without unpickling."""
    return progress.place().with_suffix(".npz")


def keep(network: Network) -> bool:
    """Keep a network in the place of the one before, and return whether that could be written."""
    import numpy as np

    file = io.BytesIO()
    parameters = np.frombuffer(network.parameters, "<f4")
    np.savez(file, layers=network.layers, activations=network.activations, parameters=parameters)
    try:
        place().parent.mkdir(parents=True, exist_ok=True)
        replace_file(place(), file.getvalue())
    except (OSError, RuntimeError):  # the second one where a user has no home
        return False
    return True


def load() -> Network | None:
    """Return the network that is kept; None where the file is missing, damaged or no small regular file."""
    try:
        data = read_regular(place(), MAX_BYTES)
        network = _parsed(data) if data else None
    except (OSError, RuntimeError, ArithmeticError, ValueError, TypeError, KeyError, EOFError):
        return None
    except (zipfile.BadZipFile, zlib.error):
        return None
    return network if network is not None and network.reads_digits else None


def _parsed(data: bytes) -> Network | None:
    import numpy as np

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_BYTES:
            return None
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        layers, activations, parameters = file["layers"].tolist(), file["activations"].tolist(), file["parameters"]
    network = Network(tuple(map(int, layers)), tuple(map(str, activations)), parameters.astype("<f4").tobytes())
    fits = len(activations) == len(layers) - 1 and parameters.size == sum(map(math.prod, network.shapes))
    return network if fits and bool(np.isfinite(parameters).all()) else None
