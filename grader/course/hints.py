"""Check that hints belong to the functions that a learner writes: one line for each that does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from grader.course.entries import Entry, did_you_mean, tables

PRIVATE = re.compile(r"(^|\.)_(?!_init__$)")
"""A function that learners may design themselves has no hints."""


def function_slips(data: bytes, holes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield hints for no function of their exercise, and functions without hints.

    Parameters
    ----------
    data : bytes
        What ``course.toml`` holds; all else in it is right.
    holes : mapping of str to sequence of str
        By the name of an exercise, the functions and methods that a learner writes, in order.
    """
    for entry in tables(data):
        hints, written = entry.values["hints"], holes.get(entry.name, ())
        public = [hole for hole in written if not PRIVATE.search(hole)]
        if isinstance(hints, dict) and written:
            yield from _slips(entry, [*hints], written, public)
        elif len(public) > 1:
            yield entry.slip("hints", f": expected a table [exercise.hints] with hints for {', '.join(public)}")


def _slips(entry: Entry, named: Sequence[str], written: Sequence[str], public: Sequence[str]) -> Iterator[str]:
    """Yield the slips in the names of one exercise's hints."""
    places = {name: [place for place, hole in enumerate(written) if covers(name, hole)] for name in named}
    known = {name for hole in written for name in (hole, hole.rpartition(".")[2], hole.partition(".")[0])}
    for name, found in places.items():
        if not found:
            text = f" has hints for '{name}', which is no function of it{did_you_mean(name, known)}"
            yield entry.slip(f"hints.{name}", text)
    for hole in public:
        if not any(covers(name, hole) for name in named):
            yield entry.slip("hints", f" has no hints for {hole}")
    if all(places.values()) and [*named] != (order := sorted(named, key=lambda name: places[name][0])):
        yield entry.slip("hints", f": expected hints in the order of the stub: {', '.join(order)}")


def covers(function: str, hole: str) -> bool:
    """Return whether hints of this name cover a function or method: by its name, its method's or its class's."""
    owner, _, method = hole.rpartition(".")
    return function in (hole, method, owner)
