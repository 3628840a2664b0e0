"""``python -m grader page`` as a process, and a browser to look at it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self


class PageProcess:
    """The page of a kit, from its start to its end.

    Parameters
    ----------
    kit : Path
        The kit.
    *words : str
        Further words of the command line.
    browser : str or None
        The command that opens an address; nothing opens it where there is none.

    Attributes
    ----------
    process : Popen
        What serves it.
    address : str
        Where it is.
    """

    def __init__(self, kit: Path, *words: str, browser: str | None = None) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        environment |= {"PYTHONPATH": str(kit)} | ({"BROWSER": browser} if browser else {})
        words = words if browser else ("--no-browser", *words)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", "page", *words], cwd=kit,
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        assert self.process.stdout is not None
        self.address = next(line for line in map(str.strip, self.process.stdout) if line.startswith("http://"))

    @property
    def port(self) -> int:
        """The port of its address."""
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/[\w-]{43}/", self.address)
        assert found is not None, self.address
        return int(found[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        ended_by_itself = self.process.poll() is not None
        self.process.terminate()
        _, errors = self.process.communicate()
        assert not ended_by_itself or kind is None, errors


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""The system's Chromium, if there is one."""


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """Yield the system's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if sys.platform == "linux" else []  # none for root, and CI often runs as root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()
