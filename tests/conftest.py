"""What the tests share: grading a submission that is given as texts."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

import pytest

from grader.course import load_course
from grader.results.report import ExerciseResult
from grader.sandbox.outside.pool import Sandbox
from tests.support.grading import graded

Grade = Callable[..., dict[str, ExerciseResult]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes the golden reports anew."""
    parser.addoption("--regenerate-golden", action="store_true", help="write tests/golden/* anew instead of comparing")


def shorten_training(monkeypatch: pytest.MonkeyPatch, *, steps: int, epochs: int, minimum: float) -> None:
    """Make every exercise that trains on MNIST do so for a moment only, and expect little of it.

    Such an exercise has a MINIMUM_ACCURACY for each data set among its checks, and STEPS or EPOCHS; one that reads
    pictures has a MINIMUM_READ, and PICTURES.
    """
    for exercise in load_course():
        checks = importlib.import_module(f"grader.course.{exercise.name}.checks")
        if hasattr(checks, "MINIMUM_ACCURACY"):
            length, value = ("STEPS", steps) if hasattr(checks, "STEPS") else ("EPOCHS", epochs)
            monkeypatch.setattr(checks, length, {"sample": value})
            for name in [name for name in vars(checks) if name.endswith("MINIMUM_ACCURACY")]:
                monkeypatch.setattr(checks, name, {"sample": minimum})
        if hasattr(checks, "MINIMUM_READ"):
            monkeypatch.setattr(checks, "EPOCHS", {"sample": epochs})
            monkeypatch.setattr(checks, "PICTURES", 20)
            monkeypatch.setattr(checks, "MINIMUM_READ", minimum)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for all tests that grade."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def grade(sandbox: Sandbox) -> Grade:
    """``grade({"softmax": text})`` grades these files and returns the outcomes by exercise."""

    def run(texts: dict[str, str], *, seed: int = 1, with_solutions: bool = True) -> dict[str, ExerciseResult]:
        return graded(texts, sandbox, seed=seed, with_solutions=with_solutions)

    return run
