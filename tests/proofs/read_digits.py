"""How many pictures of digits are read right by the solutions, by the engine of `read` and by the pad of the page.

    python -m tests.proofs.read_digits [--seed N]

Half of the fifty are drawn with strokes of our own, as on the pad. The others are MNIST's test digits, of the full set
where it is here: enlarged, written with a pen of another thickness, turned a little, and photographed in grey, with
shading and grain. They are read by the kit's network, and then by the one that a learner trains who hands in the
solutions. At least nine of ten have to be right each time.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from grader import progress, trained
from grader.course import load_course, load_solutions
from grader.datasets.dataset import load_dataset
from grader.datasets.mnist import full_folder
from grader.judge.picture_reader import PictureReader
from grader.pictures import decode
from grader.results.reading import Network
from grader.sandbox.outside.isolation import why_not_strict
from tests.support.attacks import copy_of_kit
from tests.support.drawn import as_png, drawn, photographed, thickened
from tests.support.page import PageProcess

LEAST = 0.9
Pictures = Sequence[tuple[int, bytes]]


def drawings(rng: np.random.Generator, number: int = 25) -> Pictures:
    """Return digits drawn as on the pad, each with its file."""
    return [(digit, as_png(drawn(digit, rng))) for digit in np.resize(np.arange(10), number).tolist()]


def photos(rng: np.random.Generator, number: int = 25) -> Pictures:
    """Return photos of digits that others have written, each with its file."""
    mnist = load_dataset("full" if full_folder().is_dir() else "sample")
    found = []
    for digit in np.resize(np.arange(10), number).tolist():
        row = rng.choice(np.flatnonzero(mnist.t_test == digit))
        image = photographed(thickened(mnist.x_test[row].reshape(28, 28), rng), rng)
        found.append((digit, as_png(image)))
    return found


def read_by_engine(files: Iterable[bytes], own: Mapping[str, str], network: Network | None) -> list[int | None]:
    """Return what the engine reads."""
    exercise = next(exercise for exercise in load_course() if exercise.reading)
    with PictureReader(exercise, "strict" if why_not_strict() is None else "portable") as reader:
        return [reader.read(decode(file), own, network).digit for file in files]


def read_by_pad(files: Iterable[bytes], kit: Path) -> list[int | None]:
    """Return what the pad of a kit's page reads."""
    with PageProcess(kit) as page:
        origin = {"Origin": f"http://127.0.0.1:{page.port}"}
        asked = (urllib.request.Request(f"{page.address}read", file, origin) for file in files)
        answers = [json.load(urllib.request.urlopen(request))["answer"] for request in asked]
    found = [re.match(r"This is read as (\d) ", answer) for answer in answers]
    return [int(match[1]) if match else None for match in found]


def hand_in_solutions(kit: Path) -> Network:
    """Let a learner hand in the solutions, and return the network that is stored for them."""
    for exercise in load_course():
        shutil.copy(kit / "solutions" / f"{exercise.name}.py", kit / "exercises")
    command = [sys.executable, "-m", "grader", "neural_network", "digit_image"]
    subprocess.run(command, cwd=kit, env={**os.environ, "PYTHONPATH": str(kit)}, stdout=subprocess.DEVNULL, check=True)
    progress.FILE = kit / ".grader.json"
    network = trained.load()
    assert network is not None
    return network


def right(pictures: Pictures, read: Sequence[int | None], what: str) -> float:
    """Print how many pictures are read right, and which are not; return the share."""
    wrong = [f"{digit} as {got}" for (digit, _), got in zip(pictures, read, strict=True) if got != digit]
    number = len(pictures) - len(wrong)
    print(f"{what:<48} {number} of {len(pictures)}" + (f"  ({', '.join(wrong)})" if wrong else ""), flush=True)
    return number / len(pictures)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is read; return 1 if fewer than nine of ten are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    rng = np.random.default_rng(parser.parse_args(arguments).seed)
    pictures = [*drawings(rng), *photos(rng)]
    files = [file for _, file in pictures]
    with tempfile.TemporaryDirectory() as folder:
        kit = copy_of_kit(Path(folder))
        shares = [
            right(pictures, read_by_engine(files, {}, None), "the kit's network, by read"),
            right(pictures, read_by_pad(files, kit), "the kit's network, by the pad"),
        ]
        own, network = load_solutions(), hand_in_solutions(kit)
        shares += [
            right(pictures, read_by_engine(files, own, network), "a network trained on the sample, by read"),
            right(pictures, read_by_pad(files, kit), "a network trained on the sample, by the pad"),
        ]
    return int(min(shares) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
