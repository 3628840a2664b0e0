"""Shared by the tests: grading a submission given as texts."""

from __future__ import annotations

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"  # before numpy is imported: tests run in one process for each core, as workers do
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes would each compile the grader

import gc
import importlib
import signal
from collections.abc import Callable, Generator, Iterator

import pytest

from grader.course import load_course
from grader.results.report import ExerciseResult
from grader.sandbox.outside.interface import WorkerSource
from grader.sandbox.outside.pool import Sandbox
from tests.support.cores import cores
from tests.support.grading import graded, new_sandbox
from tests.support.in_process import InProcessSandbox

Grade = Callable[..., dict[str, ExerciseResult]]

for name, handler in {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL}.items():
    if hasattr(signal, name) and signal.getsignal(signal.Signals[name]) == signal.SIG_IGN:
        signal.signal(signal.Signals[name], handler)  # a shell ignores them for background commands


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that runs everything, and the one that writes the golden reports anew."""
    parser.addoption("--proof", action="store_true", help="run the tests that take long, too")
    parser.addoption("--regenerate-golden", action="store_true", help="write tests/golden/* anew instead of comparing")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run the whole suite in one process for each core; tests named on the command line run in this one."""
    if hasattr(config, "workerinput"):  # this is one of those processes
        return
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.option.keyword
    alone = config.option.collectonly or config.option.usepdb
    if whole and not alone and config.option.numprocesses is None:
        config.option.numprocesses = cores()
    if config.option.numprocesses and config.option.dist == "no":
        config.option.dist = "loadgroup"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among the tests and all that they import, neither now nor later: there is none."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests that only ``--proof`` runs: the marked ones, and those of the commands in ``tests/proofs``."""
    for item in items:
        if "tests/proofs/" in item.nodeid:
            item.add_marker(pytest.mark.proof)
    if not config.option.proof:
        left_out = [item for item in items if item.get_closest_marker("proof")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def shorten_training(monkeypatch: pytest.MonkeyPatch, *, steps: int, epochs: int, minimum: float) -> None:
    """Let every exercise that trains on MNIST train only for a moment, and expect little of it.

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
            monkeypatch.setattr(checks, "PICTURES", 20 if epochs > 1 else 10)
            monkeypatch.setattr(checks, "MINIMUM_READ", minimum)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for all tests that grade."""
    with new_sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def in_process(request: pytest.FixtureRequest) -> Iterator[WorkerSource]:
    """A sandbox without processes, for banks; the real one if the system has no clock that could end a request."""
    if not hasattr(signal, "setitimer"):
        yield request.getfixturevalue("sandbox")
        return
    with InProcessSandbox() as sandbox:
        yield sandbox


@pytest.fixture
def grade(sandbox: Sandbox) -> Grade:
    """``grade({"softmax": text})`` grades these files and returns the outcomes by exercise."""

    def run(texts: dict[str, str], *, seed: int = 1, with_solutions: bool = True) -> dict[str, ExerciseResult]:
        return graded(texts, sandbox, seed=seed, with_solutions=with_solutions)

    return run
