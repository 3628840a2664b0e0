"""Convert a trained network from arrays to the plain data that is stored, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.results.reading import Network

MOST_LAYERS, MOST_PARAMETERS = 8, 1_000_000
"""The largest network that is kept: one of the course has some 160,000 parameters."""
FLOAT32 = np.dtype("<f4")

Array = np.ndarray[Any, Any]


def network_of(activation_names: Sequence[str], weights: object, biases: object) -> Network | None:
    """Return a network that reads digits as data, or None if the values are no such network.

    Parameters
    ----------
    activation_names : sequence of str
        One for each layer but the first.
    weights, biases : sequence of ndarray
        One for each layer but the first: of shape (inputs, units), and (units,).
    """
    number = len(activation_names)
    if not all(isinstance(values, tuple | list) and len(values) == number for values in (weights, biases)):
        return None
    parameters = [part for pair in zip(weights, biases, strict=True) for part in pair]  # type: ignore[call-overload]
    if not all(isinstance(part, np.ndarray) and part.dtype.kind == "f" for part in parameters):
        return None
    if not 0 < number < MOST_LAYERS or sum(part.size for part in parameters) > MOST_PARAMETERS:
        return None
    units = tuple(len(part) if part.ndim else 0 for part in (parameters[0], *parameters[1::2]))
    with np.errstate(over="ignore"):
        parameters = [np.ascontiguousarray(part, FLOAT32) for part in parameters]
    network = Network(units, tuple(activation_names), b"".join(part.tobytes() for part in parameters))
    fits = network.shapes == tuple(part.shape for part in parameters) and network.reads_digits
    return network if fits and all(np.isfinite(part).all() for part in parameters) else None


def parameters_of(network: Network) -> tuple[Array, ...]:
    """Return the weights and the biases of a network, layer after layer."""
    values, parameters, start = np.frombuffer(network.parameters, FLOAT32), [], 0
    for shape in network.shapes:
        size = int(np.prod(shape))
        parameters.append(values[start : start + size].reshape(shape).astype(float))
        start += size
    return tuple(parameters)
