"""``watch`` without a terminal, and where it begins; tests/watch tests the rest."""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.cli import main
from grader.files import ROOT
from tests.support.attacks import copy_of_kit

WRONG = "import numpy as np\n\n\ndef softmax(x):\n    e = np.exp(x - np.max(x))\n    return e / np.sum(e)\n"
SECONDS = 60.0

pytestmark = pytest.mark.timeout(300)


class Plain:
    """``python -m grader watch`` whose output goes to a pipe, line by line."""

    def __init__(self, kit: Path, *words: str) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", "watch", *words], cwd=kit, env=environment | {"PYTHONPATH": str(kit)},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip())
        self._lines.put(None)

    def end(self) -> None:
        """End it, if it has not ended."""
        with self.process:
            self.process.kill()
            self._thread.join()

    def until(self, pattern: str) -> list[str]:
        """Return the lines up to one that has this."""
        lines: list[str] = []
        while not lines or not re.search(pattern, lines[-1]):
            line = self._lines.get(timeout=SECONDS)
            assert line is not None, f"no {pattern} in {lines}"
            lines.append(line)
        return lines


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of the kit."""
    return copy_of_kit(tmp_path)


@pytest.fixture
def plain(kit: Path) -> Iterator[Plain]:
    """Watching softmax."""
    plain = Plain(kit, "softmax")
    yield plain
    plain.end()


def matcher() -> dict[str, str]:
    """The patterns by which Visual Studio Code understands the lines."""
    (task,) = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    found = task["problemMatcher"]
    return found["background"] | {"problem": found["pattern"]["regexp"]}


def test_verdicts_are_printed_one_below_the_other(kit: Path, plain: Plain) -> None:
    """In lines that an editor understands: first a slip while typing, then the failing function, then none."""
    found = matcher()
    lines = plain.until(found["endsPattern"])
    assert any(re.fullmatch(found["beginsPattern"], line) for line in lines)
    assert any("still to do: softmax" in line for line in lines)
    assert not any(re.fullmatch(found["problem"], line) for line in lines)
    path = kit / "exercises" / "softmax.py"
    for text, line, message in (
        (WRONG.replace("(x):", "(x:"), "4", "'(' was never closed"),
        (WRONG, "4", "softmax(x), x of shape (4, 3): "),
        (WRONG.replace("np.exp", "np.exq"), "5", "softmax("),
    ):
        path.write_text(text, encoding="utf-8")
        plain.until(found["beginsPattern"])
        lines = plain.until(found["endsPattern"])
        problems = list(filter(None, (re.fullmatch(found["problem"], line) for line in lines)))
        assert (problems[0][1], problems[0][2]) == ("exercises/softmax.py", line)
        assert problems[0][3].startswith(message)
    shutil.copyfile(kit / "solutions" / "softmax.py", path)
    lines = plain.until(found["endsPattern"])
    assert any("All 6 checks pass: 7 of 7 points." in line for line in lines)
    assert not any(re.fullmatch(found["problem"], line) for line in lines)


@pytest.mark.proof
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_signal_ends_it(plain: Plain) -> None:
    """With the exit code of every command."""
    plain.until("Waiting for a save")
    plain.process.send_signal(signal.SIGTERM)
    assert plain.until("ended by") == ["grader: ended by SIGTERM"]
    assert plain.process.wait(SECONDS) == 143


def test_wrong_use_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    """Before anything starts."""
    assert main(["watch", "sofmax"]) == 2
    assert capfd.readouterr().err == "grader: no exercise named 'sofmax'; did you mean 'softmax'?\n"
