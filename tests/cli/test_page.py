"""``page`` as a process: its address, its port, and its end; tests/page has the rest."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from grader.cli import main
from grader.cli.page import _has_browser
from grader.files import ROOT
from tests.support.attacks import copy_of_kit
from tests.support.drawn import as_png, drawn
from tests.support.page import PageProcess
from tests.support.proc import descendants, end_soon

pytestmark = pytest.mark.timeout(300)
SECONDS = 60.0


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of the kit."""
    return copy_of_kit(tmp_path)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """What is ended after the test."""
    with ExitStack() as stack:
        yield stack


def begin(kit: Path, stack: ExitStack, *words: str) -> PageProcess:
    """Begin a page that ends with the test."""
    return stack.enter_context(PageProcess(kit, *words))


@pytest.mark.proof
def test_a_second_page_finds_the_next_free_port_and_is_another_one(kit: Path, stack: ExitStack) -> None:
    """Each answers at its own address only."""
    first, second = begin(kit, stack, "softmax"), begin(kit, stack)
    assert second.port > first.port
    assert first.address.rpartition(":")[2] != second.address.rpartition(":")[2]
    with urllib.request.urlopen(first.address) as answer:
        assert "<h1>softmax" in answer.read().decode()
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(first.address.replace(str(first.port), str(second.port)))


@pytest.mark.proof
def test_the_browser_is_opened_unless_there_is_none(kit: Path, stack: ExitStack, tmp_path: Path) -> None:
    """With a ticket that leads to the page, once."""
    opener = tmp_path / "opener.py"
    opener.write_text(
        "import sys, urllib.request\nfrom pathlib import Path\n"
        "with urllib.request.urlopen(sys.argv[1]) as answer:\n"
        "    Path(__file__).with_suffix('.txt').write_text(f'{sys.argv[1]} {answer.url}', encoding='utf-8')\n",
        encoding="utf-8",
    )
    page = PageProcess(kit, browser=f"{sys.executable} {opener} %s")
    stack.enter_context(page)
    deadline = time.monotonic() + SECONDS
    while not (seen := tmp_path / "opener.txt").exists() or not seen.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    ticket, address = seen.read_text(encoding="utf-8").split()
    assert address == page.address
    assert ticket != address
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(ticket)
    assert not _has_browser_with()
    assert _has_browser_with(DISPLAY=":0")


def _has_browser_with(**variables: str) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "platform", "linux")
        patch.setattr(os, "environ", variables)
        return _has_browser()


@pytest.mark.proof
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(
    ("number", "code"),
    [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)],
)
def test_a_signal_ends_it_with_all_its_processes(kit: Path, stack: ExitStack, number: str, code: int) -> None:
    """Even while a tab is connected, and after a picture was read; with one line, and the usual exit code."""
    page = begin(kit, stack, "softmax")
    origin = {"Origin": f"http://127.0.0.1:{page.port}"}
    picture = as_png(drawn(3, np.random.default_rng(1)))
    with urllib.request.urlopen(urllib.request.Request(f"{page.address}read", picture, origin)) as answer:
        assert b"This is read as 3 (" in answer.read()
    with urllib.request.urlopen(f"{page.address}events?since=0") as events:
        events.readline()
        started = descendants(page.process.pid)
        page.process.send_signal(signal.Signals[number])
        _, errors = page.process.communicate(timeout=SECONDS)
    assert (page.process.returncode, errors.count("\n")) == (code, 1)
    assert "Traceback" not in errors
    assert end_soon(*started)


def test_a_port_that_is_taken_is_told_in_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever uses the port; nothing is graded."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["page", "--port", str(port), "--no-browser"]) == 2
    assert capfd.readouterr().err == f"grader: port {port} is taken; choose another one with --port N\n"


@pytest.mark.parametrize("word", ["x", "80", "65536", "-1", "9" * 5000, "８０８０"])
def test_what_is_no_port_is_told_in_one_line(word: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The line says which numbers are possible."""
    assert main(["page", f"--port={word}"]) == 2
    error = capfd.readouterr().err
    assert "expected a number from 1024 to 65535" in error
    assert error.count("\n") == 1


def test_a_wrong_name_is_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    """Before anything starts."""
    assert main(["page", "sofmax"]) == 2
    assert capfd.readouterr().err == "grader: no exercise named 'sofmax'; did you mean 'softmax'?\n"


@pytest.mark.parametrize("command", [["softmax"], ["list"]])
def test_other_commands_import_nothing_of_the_page(command: list[str]) -> None:
    """Neither the server nor the template engine. Nor a debugger, which imports what servers use on Python 3.14."""
    heavy = ["starlette", "uvicorn", "jinja2", "markdown_it", "anyio", "asyncio", "pdb", "webbrowser", "grader.page"]
    program = (
        "import sys; from grader import cli, progress; from pathlib import Path; progress.FILE = Path('/nowhere/x');"
        f"cli.main({command}); sys.exit([name for name in {heavy} if name in sys.modules] or None)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, "")
