"""What the isolation costs, as ratios of two things measured side by side in one run.

    python tests/benchmarks.py

(a) ``python -m grader softmax`` on the solution, against pytest on the same checks in one process without isolation
(b) the six solutions with MNIST, against a bare training loop in plain numpy, both as whole processes
(c) round trips a second through a worker, with an array of shape (10, 10)
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAIRS = 10
TRIPS = 5000

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
        return lambda got, want, of: np.testing.assert_allclose(got, want, atol=1e-6, err_msg=of)

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
W1, b1 = 0.01 * rng.normal(size=(784, 50)), np.zeros(50)
W2, b2 = 0.01 * rng.normal(size=(50, 10)), np.zeros(10)
for _ in range({steps}):
    rows = rng.integers(len(images), size=100)
    x, t = images[rows] / 255, labels[rows]
    z = 1 / (1 + np.exp(-(x @ W1 + b1)))
    scores = z @ W2 + b2
    y = np.exp(scores - scores.max(axis=1, keepdims=True))
    y /= y.sum(axis=1, keepdims=True)
    y[np.arange(100), t] -= 1
    d_scores = y / 100
    dz = d_scores @ W2.T * z * (1 - z)
    W2 -= 0.5 * z.T @ d_scores
    b2 -= 0.5 * d_scores.sum(axis=0)
    W1 -= 0.5 * x.T @ dz
    b1 -= 0.5 * dz.sum(axis=0)
scores = (1 / (1 + np.exp(-(test_images / 255 @ W1 + b1)))) @ W2 + b2
assert np.mean(scores.argmax(axis=1) == test_labels) > 0.9
"""


def seconds(command: list[str]) -> float:
    """Return how long a process takes that must succeed; with one BLAS thread, and only the plugins it names."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def compare(title: str, ours: list[str], theirs: list[str], limit: float, pairs: int) -> None:
    """Run both in turn, and print the median of the ratios."""
    found = [(seconds(ours), seconds(theirs)) for _ in range(pairs)]
    ratio = statistics.median(a / b for a, b in found)
    a, b = (statistics.median(column) for column in zip(*found, strict=True))
    print(f"{title}: {a:.2f} s / {b:.2f} s, median ratio of {pairs} pairs {ratio:.2f} (at most {limit})", flush=True)


def round_trips() -> None:
    """Print how many calls a second go through a worker, the best and the median of five rounds."""
    sys.path.insert(0, str(ROOT))
    import numpy as np

    from grader.sandbox.process import Sandbox

    with Sandbox() as sandbox:
        worker = sandbox.take(last=True)
        worker.open("echo", {"echo": "def same(x):\n    return x\n"}, "")
        worker.fresh(5, 1, 60)
        x = np.ones((10, 10))
        rates = []
        for _ in range(5):
            begun = time.perf_counter()
            for _ in range(TRIPS):
                worker.call("same", [x], 5)
            rates.append(TRIPS / (time.perf_counter() - begun))
    print(f"(c) round trips a second: median {statistics.median(rates):,.0f}, best {max(rates):,.0f} (at least 5,000)")


def main() -> None:
    """Print the three figures."""
    grader = [sys.executable, "-m", "grader"]
    sys.path.insert(0, str(ROOT))
    from grader.course.two_layer_net.checks import STEPS

    names = {
        "root": str(ROOT),
        "ini": str(ROOT / "grader" / "judge" / "checks.ini"),
        "checks": str(ROOT / "grader" / "course" / "softmax" / "checks.py"),
    }
    plain = [sys.executable, "-c", PLAIN_PYTEST.format(**names)]
    training = BARE_TRAINING.format(sample=str(ROOT / "data" / "mnist-sample"), steps=STEPS["sample"])
    bare = [sys.executable, "-c", training]
    compare("(a) one exercise / plain pytest", [*grader, "softmax", "--solutions"], plain, 1.6, PAIRS)
    compare("(b) six solutions / bare training", [*grader, "--solutions"], bare, 2.5, 5)
    round_trips()


if __name__ == "__main__":
    main()
