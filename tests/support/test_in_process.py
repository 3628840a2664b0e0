"""The submission in the judge's own process leaves the judge alone, and answers as a worker does."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Iterator

import numpy as np
import pytest

from grader.sandbox.outside.answers import Raised, Returned, TimedOut
from grader.sandbox.outside.opening import Opening
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.worker import Worker
from tests.support.in_process import InProcessSandbox

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no clock that could end a request")

TEXT = """
import os
import sys
import warnings
import numpy as np

np.seterr(all="raise")
warnings.simplefilter("error")


def draw():
    return np.random.random()


def speak():
    print("spoken")


def endless():
    while True:
        try:
            pass
        except BaseException:
            pass


def write():
    open("file", "w").close()
    return os.listdir()


def left():
    return len(os.listdir())


def divide():
    return np.ones(1) / 0


def leave():
    sys.exit(3)


def foreign():
    import requests
"""


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker that has executed TEXT."""
    with InProcessSandbox() as sandbox:
        worker = sandbox.take()
        worker.open("softmax", {"softmax": TEXT}, "")
        assert worker.execute_anew(5, 7, 5) == Returned(None)
        yield worker


def test_it_has_random_numbers_of_its_own(worker: Worker) -> None:
    """They depend on its seed, whatever the judge draws in between; those of the judge are not affected."""
    np.random.seed(3)
    drawn = []
    for _ in range(2):
        drawn.append(worker.call("draw", []))
        drawn.append(Returned(np.random.random()))
    theirs, ours = np.random.RandomState(7), np.random.RandomState(3)
    assert drawn == [Returned(state.random_sample()) for state in (theirs, ours, theirs, ours)]


def test_what_it_prints_is_kept_from_the_judge(worker: Worker, capfd: pytest.CaptureFixture[str]) -> None:
    """Until the exercise is executed anew."""
    worker.call("speak", [])
    assert worker.printed() == "spoken\n"
    assert worker.execute_anew(5, 7, 5) == Returned(None)
    assert worker.printed() == ""
    assert capfd.readouterr().out == ""


def test_what_it_sets_holds_for_itself_alone(worker: Worker) -> None:
    """numpy's reaction to a division by 0, and the warning filters."""
    before = [*warnings.filters]
    with np.errstate(all="ignore"):
        answer = worker.call("divide", [])
        assert isinstance(answer, Raised)
        assert answer.type == "FloatingPointError"
        assert np.isinf(np.ones(1) / 0).all()
    assert [*warnings.filters] == before


def test_it_has_a_folder_and_modules_of_its_own(worker: Worker) -> None:
    """The current folder, the loaded modules and the import system of the judge are as before."""
    before = os.getcwd(), [*sys.meta_path], sys.modules.get("softmax")  # whatever another test has imported
    assert worker.call("write", []) == Returned(("file",))
    assert (os.getcwd(), [*sys.meta_path], sys.modules.get("softmax")) == before
    assert not os.path.exists("file")


def test_the_next_worker_finds_nothing_of_it() -> None:
    """Neither a file in the folder, which is the same one, nor what it printed; in the end the folder is removed."""
    with InProcessSandbox() as sandbox:
        for _ in range(2):
            worker = sandbox.take()
            assert worker.printed() == ""
            worker.open("softmax", {"softmax": TEXT}, "")
            worker.execute_anew(5, 7, 5)
            assert worker.call("left", []) == Returned(0)
            assert worker.call("write", []) == Returned(("file",))
            worker.call("speak", [])
            folder = worker._connection.folder.home
            assert (folder / "file").exists()
    assert not folder.parent.exists()


def test_its_clock_ends_with_the_sandbox() -> None:
    """A tick while Python shuts down, when nothing handles the signal any more, would kill the process."""
    with InProcessSandbox() as sandbox:
        sandbox.open(Opening("alone", {"alone": "x = 1\n"}, "")).execute_anew(5, 1, 60)
        assert signal.getitimer(signal.ITIMER_PROF) != (0.0, 0.0)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_request_has_an_end(worker: Worker) -> None:
    """The answer has the line, even if the request catches everything; then the worker has ended."""
    worker.execute_anew(5, 7, 0.3)
    answer = worker.call("endless", [])
    assert isinstance(answer, TimedOut)
    assert "endless" in str(answer)
    assert not worker.alive


@pytest.mark.parametrize("name", ["leave", "foreign", "nothing"])
def test_it_fails_as_in_a_worker(name: str, worker: Worker, sandbox: Sandbox) -> None:
    """Exits, forbidden imports and missing names have the same answers."""
    real = sandbox.take()
    real.open("softmax", {"softmax": TEXT}, "")
    real.execute_anew(5, 7, 5)
    assert worker.call(name, []) == real.call(name, [])
