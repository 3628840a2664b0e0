"""Workers to call, and a sandbox that gives them."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.sandbox.outside import process
from grader.sandbox.outside.answers import Returned
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.worker import Worker, start_worker
from tests.sandbox.workers import SCENARIOS, SECONDS, SOFTMAX, STAND_IN, SUPERVISED, Open


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for tests that only need a worker; it prepares the next one."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def opened(sandbox: Sandbox) -> Open:
    """``opened(text)`` returns a new worker that has executed this softmax.py."""

    def take(text: str, scenarios: str = "") -> Worker:
        worker = sandbox.take()
        worker.open("softmax", {"softmax": text}, scenarios)
        assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
        return worker

    return take


@pytest.fixture(scope="module")
def one_for_all() -> Iterator[Worker]:
    """A worker with SOFTMAX."""
    with contextlib.closing(start_worker()) as worker:
        worker.open("softmax", {"softmax": SOFTMAX}, SCENARIOS)
        yield worker


@pytest.fixture
def worker(one_for_all: Worker) -> Iterator[Worker]:
    """A worker that has executed SOFTMAX anew, and is alive after the test."""
    assert one_for_all.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
    yield one_for_all
    assert one_for_all.alive


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """``stand_in(code, seconds)`` returns a fast worker without numpy, which runs this code when called."""
    with contextlib.ExitStack() as stack:

        def start(code: str, seconds: float = SECONDS) -> Worker:
            script = tmp_path / "worker.py"
            script.write_text(SUPERVISED + STAND_IN + code, encoding="utf-8")
            monkeypatch.setattr(process, "PROGRAM", script)
            worker = stack.enter_context(contextlib.closing(start_worker()))
            worker.open("softmax", {"softmax": ""}, "")
            assert worker.execute_anew(SECONDS, 1, seconds) == Returned(None)
            return worker

        yield start


@pytest.fixture
def imports(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give each test its own sys.modules and sys.meta_path to change."""
    modules = dict(sys.modules)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    yield
    for name in sys.modules.keys() - modules.keys():
        del sys.modules[name]
    sys.modules.update(modules)
