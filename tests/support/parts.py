"""Proofs in several parts: choose parts, run a share of each, and report everything that is wrong."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

Wrong = list[str]
Part = Callable[[float], Wrong]
"""Does a share of a part, from 0 to 1, and returns what is wrong."""


def run_parts(name: str, description: str | None, parts: Mapping[str, Part]) -> int:
    """Run the parts that the command line names, or all; print what is wrong, and return the exit code.

    Parameters
    ----------
    name : str
        The module of the proof.
    description : str or None
        The purpose of the proof.
    parts : mapping of str to Part
        Its parts, by name.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {name}", description=description)
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*parts, []], default=[])
    parser.add_argument("--share", type=float, default=1.0, metavar="F", help="do this share of it")
    words = parser.parse_args()
    wrong = [f"{part}: {line}" for part in words.parts or parts for line in parts[part](words.share)]
    for line in wrong:
        print(f"wrong: {line}")
    return 1 if wrong else 0


def in_a_new_folder(part: Callable[[Path, float], Wrong]) -> Part:
    """Return a part that gets a new folder before the share."""

    def done(share: float) -> Wrong:
        with tempfile.TemporaryDirectory() as folder:
            return part(Path(folder), share)

    return done
