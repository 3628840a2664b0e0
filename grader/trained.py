"""What reads pictures for the learner: their files that pass, and the network that they trained.

The network is stored between runs, next to the progress. Like the progress it is only a convenience: if its file cannot
be read or written, there is no network.
"""

from __future__ import annotations

import io
import math
from pathlib import Path

from grader import progress
from grader.course import load_course
from grader.files import read_regular, replace_file
from grader.results.reading import Network
from grader.results.report import Status
from grader.sources import read_sources

MAX_BYTES = 8 * 1024 * 1024


def place() -> Path:
    """Return the path of the network's file: plain arrays that numpy reads without unpickling."""
    return progress.place().with_suffix(".npz")


def is_kept() -> bool:
    """Return whether there is a file of a network; its content is not read."""
    try:
        return place().is_file()
    except (OSError, RuntimeError):
        return False


def keep(network: Network) -> bool:
    """Store a network in place of the old one, and return whether that worked."""
    import numpy as np

    file = io.BytesIO()
    parameters = np.frombuffer(network.parameters, "<f4")
    np.savez(file, units=network.units, activation_names=network.activation_names, parameters=parameters)
    try:
        place().parent.mkdir(parents=True, exist_ok=True)
        replace_file(place(), file.getvalue(), lasting=False)
    except (OSError, RuntimeError):  # the second error means that a user has no home
        return False
    return True


def load() -> Network | None:
    """Return the stored network; None if its file is missing, damaged or no small regular file."""
    import zipfile  # it imports zlib, only needed here
    import zlib

    try:
        data = read_regular(place(), MAX_BYTES)
        network = _parsed(data) if data else None
    except (OSError, RuntimeError, ArithmeticError, ValueError, TypeError, KeyError, EOFError):
        return None
    except (zipfile.BadZipFile, zlib.error):
        return None
    return network if network is not None and network.reads_digits else None


def passing_sources(folder: Path) -> dict[str, str]:
    """Return the texts of the learner's exercises that passed when last graded, by name.

    Parameters
    ----------
    folder : Path
        Where they are.
    """
    statuses = progress.load().statuses
    names = [exercise.name for exercise in load_course() if statuses.get(exercise.name) == Status.PASSED]
    return {name: text for name, text in read_sources(folder, names).items() if isinstance(text, str)}


def _parsed(data: bytes) -> Network | None:
    import zipfile

    import numpy as np

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_BYTES:
            return None
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        units, names, parameters = file["units"].tolist(), file["activation_names"].tolist(), file["parameters"]
    network = Network(tuple(map(int, units)), tuple(map(str, names)), parameters.astype("<f4").tobytes())
    fits = len(names) == len(units) - 1 and parameters.size == sum(map(math.prod, network.shapes))
    return network if fits and bool(np.isfinite(parameters).all()) else None
