"""Shared by the tests of the page: watch mode with a fake judge, and a client that knows the address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from grader import kept, progress
from grader.page.app import application
from grader.page.face import Face
from grader.page.gate import Gate
from grader.page.pad import Pad
from grader.results.events import Diagnosed
from grader.results.report import ExerciseResult
from grader.watch.session import Watch
from tests.watch.conftest import Desk

PORT = 8137
HOST = f"127.0.0.1:{PORT}"


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Use progress, exercises and kept files of a temporary kit in each test; return the folder of its exercises."""
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")
    monkeypatch.setattr(kept, "EXERCISES", tmp_path / "exercises")
    monkeypatch.setattr(kept, "KEPT", tmp_path / "exercises" / ".kept")
    monkeypatch.setattr("grader.page.actions.ROOT", tmp_path)
    monkeypatch.setattr("grader.page.parts.ROOT", tmp_path)
    (tmp_path / "exercises").mkdir()
    return tmp_path / "exercises"


@dataclass
class Opened:
    """A page with fake surroundings.

    Attributes
    ----------
    desk : Desk
        What is around watch mode.
    pad : Pad
        What reads pictures.
    """

    desk: Desk = field(default_factory=Desk)
    pad: Pad = field(default_factory=lambda: Pad("portable", kept.EXERCISES))

    def __post_init__(self) -> None:
        self.watch: Watch = self.desk.watch()
        self.face = Face(self.watch)
        self.gate = Gate(application(self.face, self.pad), PORT)
        self.path = f"/{self.gate.address.split('/')[3]}/"

    def client(self, host: str = "127.0.0.1") -> TestClient:
        """Return a browser that does not follow redirections, on this machine unless another one is named."""
        return TestClient(
            self.gate, f"http://{HOST}", client=(host, 50_000), follow_redirects=False, raise_server_exceptions=False
        )

    def grade(self, result: ExerciseResult) -> str:
        """Give an exercise this outcome, and return the page."""
        self.watch.on_event(Diagnosed(result))
        self.face.refresh()
        return self.client().get(self.path).text

    def press(self, *words: str) -> int:
        """Press a button, and return the status of the answer."""
        return self.client().post(self.path + "/".join(words), headers={"Origin": f"http://{HOST}"}).status_code


@pytest.fixture
def opened() -> Iterator[Opened]:
    """The page at softmax."""
    yield Opened()
