"""How many pictures of digits are read right by the solutions, through the engine and through the pad.

    python -m tests.proofs.read_digits [--seed N]

Twenty-five are drawn with strokes of our own, as on the pad; twenty-five are digits of MNIST's test images, enlarged,
written with a pen of another thickness, turned a little, and photographed in grey, with shading and grain. They are
read by the kit's network, and by the one that the solutions train when `neural_network` passes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from grader.course import load_solutions
from grader.datasets.dataset import load_dataset
from grader.judge.service import grade
from grader.results.events import NetworkTrained
from grader.results.reading import Network
from grader.results.request import Request
from tests.support.drawn import drawn, photographed, thickened

LEAST = 0.9
Pictures = Sequence[tuple[int, Image.Image]]


def drawings(rng: np.random.Generator, number: int = 25) -> Pictures:
    """Return digits as they are drawn on the pad."""
    return [(digit, drawn(digit, rng)) for digit in np.resize(np.arange(10), number).tolist()]


def photos(rng: np.random.Generator, number: int = 25) -> Pictures:
    """Return digits that others have written, photographed."""
    mnist = load_dataset("sample")
    rows = [rng.choice(np.flatnonzero(mnist.t_test == digit)) for digit in np.resize(np.arange(10), number)]
    images = [photographed(thickened(mnist.x_test[row].reshape(28, 28), rng), rng) for row in rows]
    return [(int(mnist.t_test[row]), image) for row, image in zip(rows, images, strict=True)]


def trained_by_solutions() -> Network:
    """Return the network that is kept for a learner who hands in the solutions."""
    networks: list[Network] = []
    request = Request("solutions", load_solutions(), ("neural_network",))
    grade(request, lambda event: networks.append(event.network) if isinstance(event, NetworkTrained) else None)
    return networks[-1]
