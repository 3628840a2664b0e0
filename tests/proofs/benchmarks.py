"""What grading costs, as ratios of things that are measured in turn, in one run.

    python -m tests.proofs.benchmarks [a ... g] [--before DIR] [--rounds N]       all, or those that are named

(a) ``python -m grader softmax`` on the solution, against pytest on the same checks in one process without isolation
(b) all solutions with MNIST, one and two at a time, against the bare training loops in plain numpy
(c) round trips a second through a worker, with an array of shape (10, 10)
(d) the start of a worker at the level strict, against that at portable, where strict can be had
(e) 100,000 random and damaged frames: each is read or refused, how long the slowest takes, and how much memory
(f) for each exercise, grading with and without the search for known mistakes, of which all is new: the bank is read.
    Once with the mistake that fails most checks, and once with a mistake in each function, up to six at once: of some
    such files, the one that takes longest
(g) all stubs, against another checkout of the kit, the folder DIR; nothing without one

(a), (b) and (g) are whole processes with all that they start. Their ratios are medians of pairs: by the clock, and of
processor time, which tells more on a busy machine, and nothing of two at a time.
"""

from __future__ import annotations

import argparse
import copy
import gc
import io
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import Exercise, load_course
from grader.files import ROOT
from grader.results.report import Status
from grader.sandbox.outside.folder import ONE_THREAD
from tests.support.cost import Command, Cost, in_turn, median_ratio

ONE = ("softmax", "--solutions")
ALL = ("--solutions",)
STUBS = ("--submission", "exercises")
PAIRS = {"a": 10, "b": 5, "g": 7}
TRIPS = 5000
STARTS = 30
FRAMES = 100_000
SKIP = 4
"""One known mistake in this many is tried alone."""
FILES = 6
"""So many files with a mistake in each function are tried."""
FUNCTIONS = 6
"""So many functions or methods at most have a mistake at once."""
SEARCHES = 3
"""Each search is made so often; the fastest counts."""

PLAIN_PYTEST = '''
import sys
import numpy as np
import pytest

sys.path[:0] = [{root!r}, {root!r} + "/solutions"]


class Plain:
    """The fixtures of the grader without any isolation."""

    @pytest.fixture
    def submission(self):
        import softmax
        return softmax

    @pytest.fixture
    def formulas(self):
        from grader.course.softmax import formulas
        return formulas

    @pytest.fixture
    def rng(self):
        return np.random.default_rng(1)

    @pytest.fixture
    def agree(self, submission):
        import softmax
        def check(name, *values):
            np.testing.assert_allclose(getattr(submission, name)(*values), getattr(softmax, name)(*values))
        return check

    @pytest.fixture
    def assert_close(self):
        return lambda got, want, of, atol=1e-6: np.testing.assert_allclose(got, want, atol=atol, err_msg=of)

    @pytest.fixture
    def assert_array(self):
        return lambda got, shape, of: got


options = ["-q", "-c", {ini!r}, "--rootdir", {root!r}, "--import-mode=importlib", "-p", "no:cacheprovider"]
sys.exit(pytest.main([*options, {checks!r}], plugins=[Plain()]))
'''

BARE_TRAINING = """
import gzip
import numpy as np

def read(name, offset):
    with gzip.open({sample!r} + "/" + name) as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset)

images, labels = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784), read("train-labels-idx1-ubyte.gz", 8)
test_images, test_labels = read("t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784), read("t10k-labels-idx1-ubyte.gz", 8)
rng = np.random.default_rng(1)

def train(activation, hidden, steps, batch_size, lr, epochs):
    def accuracy(x, t):
        a = x / 255 @ W1 + b1
        z = 1 / (1 + np.exp(-a)) if activation == "sigmoid" else np.maximum(a, 0)
        return np.mean((z @ W2 + b2).argmax(axis=1) == t)

    W1, b1 = 0.05 * rng.normal(size=(784, hidden)), np.zeros(hidden)
    W2, b2 = 0.05 * rng.normal(size=(hidden, 10)), np.zeros(10)
    for step in range(steps):
        if epochs and step % (steps // epochs) == 0:
            accuracy(images, labels)
            accuracy(test_images, test_labels)
        rows = rng.integers(len(images), size=batch_size)
        x, t = images[rows] / 255, labels[rows]
        a = x @ W1 + b1
        z = 1 / (1 + np.exp(-a)) if activation == "sigmoid" else np.maximum(a, 0)
        scores = z @ W2 + b2
        y = np.exp(scores - scores.max(axis=1, keepdims=True))
        y /= y.sum(axis=1, keepdims=True)
        y[np.arange(batch_size), t] -= 1
        d_scores = y / batch_size
        da = d_scores @ W2.T * (z * (1 - z) if activation == "sigmoid" else a > 0)
        W2 -= lr * z.T @ d_scores
        b2 -= lr * d_scores.sum(axis=0)
        W1 -= lr * x.T @ da
        b1 -= lr * da.sum(axis=0)
    assert accuracy(test_images, test_labels) > 0.8

for run in {runs!r}:
    train(*run)
"""


def bare_runs() -> list[tuple[str, int, int, int, float, int]]:
    """Return the settings of the solutions' trainings: activation, hidden units, steps, batch size, learning rate.

    The last number is how often the exercise itself asks for the accuracies on all images: in ``training``, each epoch.
    """
    from grader.course.digit_image import checks as pictures
    from grader.course.digit_image.scenarios import BATCH_SIZE, LEARNING_RATE
    from grader.course.neural_network import checks as deep
    from grader.course.training import checks as loop
    from grader.course.two_layer_net import checks as two

    def steps(epochs: int, batch_size: int, examples: int = 4000) -> int:
        return epochs * examples // batch_size

    kept, ten, all_ = 4000 - 4000 // loop.HELD_OUT, deep.EPOCHS["sample"], loop.EPOCHS["sample"]
    return [
        ("sigmoid", two.HIDDEN_SIZE, two.STEPS["sample"], two.BATCH_SIZE, two.LEARNING_RATE, 0),
        ("sigmoid", loop.HIDDEN_SIZE, steps(all_, loop.BATCH_SIZE, kept), loop.BATCH_SIZE, loop.LEARNING_RATE, all_),
        ("relu", deep.NOTES_LAYERS[1], steps(ten, deep.NOTES_BATCH_SIZE), deep.NOTES_BATCH_SIZE, 0.15, 0),
        ("relu", deep.LAYERS[1], steps(ten, deep.BATCH_SIZE), deep.BATCH_SIZE, deep.LEARNING_RATE, 0),
        ("relu", 100, steps(pictures.EPOCHS["sample"], BATCH_SIZE), BATCH_SIZE, LEARNING_RATE, 0),
    ]


def grading(*words: str, folder: Path = ROOT) -> Command:
    """Return the command that grades, in this kit or another one; it may find something that is not passed."""
    return Command(("-m", "grader", *words), folder, codes=(0, 1))


def program(text: str) -> Command:
    """Return the command that runs a program, with one thread for linear algebra and without pytest plugins."""
    return Command(("-c", text), environment=ONE_THREAD | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})


def print_ratio(title: str, ours: list[Cost], theirs: list[Cost], limit: float) -> None:
    """Print the costs of both, and the ratios."""
    print(f"{title}, {len(ours)} pairs (at most {limit})")
    for name, of in (("clock", "seconds"), ("processor", "processor")):
        a, b = (statistics.median(getattr(cost, of) for cost in costs) for costs in (ours, theirs))
        print(f"    {name:<10}{a:>7.2f} s /{b:>7.2f} s, ratio {median_ratio(ours, theirs, of):.2f}", flush=True)


def round_trips() -> None:
    """Print how many calls a second go through a worker: the best and the median of five rounds."""
    import numpy as np

    from grader.sandbox.outside.pool import Sandbox

    with Sandbox() as sandbox:
        worker = sandbox.take()
        worker.open("echo", {"echo": "def same(x):\n    return x\n"}, "")
        worker.execute_anew(5, 1, 60)
        x = np.ones((10, 10))
        rates = []
        for _ in range(5):
            begun = time.perf_counter()
            for _ in range(TRIPS):
                worker.call("same", [x])
            rates.append(TRIPS / (time.perf_counter() - begun))
    print(f"(c) round trips a second: median {statistics.median(rates):,.0f}, best {max(rates):,.0f} (at least 5,000)")


def start(level: str) -> tuple[float, float]:
    """Return how long it takes until a worker has executed an exercise, and its processor time, in milliseconds."""
    from grader.sandbox.outside.worker import start_worker

    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    worker = start_worker(level)
    worker.open("echo", {"echo": "def same(x):\n    return x\n"}, "")
    worker.execute_anew(5, 1, 60)
    took = time.perf_counter() - begun
    worker.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * took, 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def starts() -> None:
    """Print what strict isolation adds to the start of a worker: the median of pairs run in turn."""
    from grader.sandbox.outside.isolation import why_not_strict

    if (why_not := why_not_strict()) is not None:
        print(f"(d) strict isolation cannot be had here: {why_not}")
        return
    start("strict"), start("portable")
    pairs = [(start("strict"), start("portable")) for _ in range(STARTS)]
    (strict, _), (portable, _) = (
        [statistics.median(each) for each in zip(*column, strict=True)] for column in zip(*pairs, strict=True)
    )
    more, work = (statistics.median(a[n] - b[n] for a, b in pairs) for n in (0, 1))
    print(
        f"(d) start of a worker: strict {strict:.1f} ms, portable {portable:.1f} ms, median difference of {STARTS} "
        f"pairs {more:+.1f} ms (at most 10), of processor time {work:+.1f} ms",
        flush=True,
    )


def damaged(rng: random.Random) -> bytes:
    """Return random bytes, a random frame, or a valid frame with a few bytes changed, cut or doubled."""
    import numpy as np

    from grader.sandbox.inside.frame import PREFIX, pack

    kind = rng.randrange(4)
    if kind == 0:
        return rng.randbytes(rng.randrange(200))
    if kind == 1:
        header = rng.randbytes(rng.randrange(60))
        return PREFIX.pack(len(header), 8) + header + rng.randbytes(8)
    values = [np.arange(6.0).reshape(2, 3), "text", (1, True, None), {"W": 2.5}, np.ones(3, bool)]
    data = bytearray(pack({"id": "x"}, rng.sample(values, rng.randrange(1, 5))))
    for _ in range(rng.randrange(1, 6)):
        place = rng.randrange(len(data) + 1)
        data[place : place + rng.randrange(3)] = rng.choice(
            (b"", rng.randbytes(1), b"9", b"[", b'"', b"-1", data[:place])
        )
    if kind == 3:  # the lengths are right, so the code after them is reached
        length = data.rfind(b"}", 8) + 1
        data[:8] = PREFIX.pack(max(0, length - 8), max(0, len(data) - max(length, 8)))
    return bytes(data)


def fuzz() -> None:
    """Print how the reader of frames handles invalid frames; anything but a frame or a FrameError ends the program."""
    from grader.sandbox.inside.frame import FrameError, unpack

    rng, refused, slowest = random.Random(1), 0, 0.0
    for _ in range(FRAMES):
        stream = io.BytesIO(damaged(rng))

        def receive(count: int, stream: io.BytesIO = stream) -> bytearray:
            data = bytearray(stream.read(count))
            if len(data) < count:
                raise EOFError
            return data

        begun = time.perf_counter()
        try:
            unpack(receive)
        except (FrameError, EOFError):
            refused += 1
        slowest = max(slowest, time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"(e) {FRAMES:,} frames: {refused:,} refused, {FRAMES - refused:,} read, no other exception; "
        f"slowest {1000 * slowest:.1f} ms, {peak:.0f} MiB at most",
        flush=True,
    )


@dataclass(frozen=True, order=True)
class Search:
    """A search for known mistakes.

    Attributes
    ----------
    seconds : float
        What it takes, of processor time.
    failed : int
        How many checks fail.
    without : float
        What grading takes without it.
    """

    seconds: float
    failed: int
    without: float

    def __str__(self) -> str:
        ratio = (self.without + self.seconds) / self.without
        return f"{self.failed} checks fail, {self.seconds:.3f} s more (at most 0.3), ratio {ratio:.2f}"


def searches(exercise: Exercise, texts: Sequence[str]) -> list[Search]:
    """Grade submissions of an exercise and return what their searches take, once its packages are imported."""
    import pytest

    from grader.judge import outcome
    from grader.sandbox.outside.pool import Sandbox
    from tests.conftest import shorten_training
    from tests.support.grading import graded

    recognised, took = outcome.recognised, [0.0]

    def timed(records: Any, knowledge: Any) -> Any:
        unread = copy.copy(knowledge)  # the bank of the other one is read in the first search
        recognised(records, knowledge)
        times = []
        for _ in range(SEARCHES):
            new = copy.copy(unread)
            begun = time.process_time()
            found = recognised(records, new)
            times.append(time.process_time() - begun)
        took[0] = min(times)
        return found

    found = []
    with pytest.MonkeyPatch.context() as monkeypatch, Sandbox() as sandbox:
        shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)
        monkeypatch.setattr(outcome, "recognised", timed)
        for text in texts:
            checks = graded({exercise.name: text}, sandbox)[exercise.name].checks
            failed = sum(check.status is not Status.PASSED for check in checks)
            found.append(Search(took[0], failed, sum(check.seconds for check in checks)))
    return found


def diagnosis(exercises: Sequence[Exercise]) -> None:
    """Print how long the search for known mistakes takes in each exercise: for one mistake, and for several."""
    gc.disable()  # as the command line does
    from tests.proofs.pairs import apart
    from tests.support.banks import MISTAKES, submission_of

    for exercise in exercises:
        bank = [each for each in MISTAKES if each.exercise == exercise.name]
        orders = [random.Random(number).sample(bank, len(bank)) for number in range(FILES)]
        one = searches(exercise, [each.submission for each in bank[::SKIP]])
        several = searches(exercise, [submission_of(*apart(order, FUNCTIONS)) for order in orders])
        print(f"(f) {exercise.name}, one mistake: {max(one, key=lambda search: search.failed)}")
        print(f"(f) {exercise.name}, a mistake in each function: {max(several)}", flush=True)


def against_pytest(pairs: int) -> None:
    """Print the cost of grading one exercise."""
    checks, ini = ROOT / "grader" / "course" / "softmax" / "checks.py", ROOT / "grader" / "judge" / "checks.ini"
    plain = program(PLAIN_PYTEST.format(root=str(ROOT), ini=str(ini), checks=str(checks)))
    print_ratio("(a) one exercise / plain pytest", *in_turn([grading(*ONE), plain], pairs), 1.25)


def against_bare_training(pairs: int) -> None:
    """Print the cost of grading all solutions."""
    bare = program(BARE_TRAINING.format(sample=str(ROOT / "data" / "mnist-sample"), runs=bare_runs()))
    one, two, training = in_turn([grading(*ALL, "--jobs", "1"), grading(*ALL, "--jobs", "2"), bare], pairs)
    print_ratio("(b) all solutions, one at a time / bare training", one, training, 2.2)
    print_ratio("(b) all solutions, two at a time / bare training", two, training, 1.6)


def against_another(folder: Path, pairs: int) -> None:
    """Print the cost of grading all stubs."""
    ours, theirs = in_turn([grading(*STUBS), grading(*STUBS, folder=folder)], pairs)
    print_ratio("(g) all stubs / those of the other checkout", ours, theirs, 0.7)


def main() -> None:
    """Print these figures, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.benchmarks")
    parser.add_argument("parts", nargs="*", metavar="PART", help="a to g; all, unless named")
    parser.add_argument("--before", type=Path, metavar="DIR", help="the other checkout for part g")
    parser.add_argument("--rounds", type=int, metavar="N", help="pairs for a, b and g (10, 5 and 7)")
    options = parser.parse_args()
    pairs = PAIRS if options.rounds is None else dict.fromkeys(PAIRS, options.rounds)
    figures: dict[str, Callable[[], None]] = {
        "a": lambda: against_pytest(pairs["a"]),
        "b": lambda: against_bare_training(pairs["b"]),
        "c": round_trips,
        "d": starts,
        "e": fuzz,
        "f": lambda: diagnosis(load_course()),
        "g": lambda: against_another(options.before.absolute(), pairs["g"]) if options.before else None,
    }
    if strange := {*options.parts} - figures.keys():
        parser.error(f"there is no part {', '.join(sorted(strange))}")
    for part in options.parts or figures:
        figures[part]()


if __name__ == "__main__":
    main()
