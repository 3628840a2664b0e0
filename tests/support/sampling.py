"""Samples that are the same on every machine, in every order and in every process."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

T = TypeVar("T")


def sampled(items: Iterable[T], one_in: int) -> list[T]:
    """Return about one in this many of the items, chosen by a hash of their names."""
    return [item for item in items if zlib.crc32(str(item).encode()) % one_in == 0]


def rest_with_proof(items: Sequence[T], chosen: Iterable[object]) -> list[Any]:
    """Return the items as parameters of a test; the ones not chosen run only with ``--proof``."""
    always = set(map(str, chosen))
    return [
        pytest.param(item, id=str(item), marks=[] if str(item) in always else [pytest.mark.proof]) for item in items
    ]


def examples(count: int) -> settings:
    """Return settings of hypothesis: this many examples, however slow the machine is."""
    return settings(max_examples=count, deadline=None, suppress_health_check=[HealthCheck.too_slow])
