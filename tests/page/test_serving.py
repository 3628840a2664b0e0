"""Serving the page: only on this machine, at a free port, and only while it is wanted."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from grader.page import serving
from grader.page.gate import Gate
from grader.watch.loop import Loop
from grader.watch.saves import Saves
from tests.page.conftest import Opened


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """What is closed after the test."""
    with ExitStack() as stack:
        yield stack


def test_the_next_free_port_is_taken_unless_one_is_named(stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a port is named, only that one is tried."""
    first = stack.enter_context(socket.create_server((serving.HOST, 0)))
    port = first.getsockname()[1]
    monkeypatch.setattr(serving, "FIRST_PORT", port)
    assert stack.enter_context(serving.listening(None)).getsockname()[1] > port
    with pytest.raises(serving.PortTaken):
        serving.listening(port)
    monkeypatch.setattr(serving, "PORTS", 1)
    with pytest.raises(serving.PortTaken):
        serving.listening(None)


def test_no_other_machine_reaches_it(stack: ExitStack) -> None:
    """The socket listens only on the loopback address; another address of this machine does not reach it."""
    made = stack.enter_context(serving.listening(None))
    host, port = made.getsockname()
    assert host == "127.0.0.1"
    with pytest.raises(OSError):  # noqa: PT011  # refused, unreachable or too late, in the words of the system
        socket.create_connection(("127.0.0.2", port), timeout=1)


class Nobody:
    """A judge without events."""

    def events(self) -> Iterator[object]:
        return iter(())


class Over(Exception):
    """The visit is over."""


def serve(opened: Opened, own_files: Path, visit: type[Visit]) -> list[object]:
    """Serve a page until a visitor has seen enough; return what the visitor saw."""
    with serving.listening(None) as place:
        visitor = visit(opened)
        loop = Loop(visitor, Nobody(), Saves(own_files, ["softmax"]))  # type: ignore[arg-type]
        with pytest.raises(Over):
            serving.serve(loop, opened.pad, place, visitor.begin)
    visitor.thread.join()
    return visitor.seen


class Visit:
    """Watch mode that ends once a visitor in a thread has seen the page."""

    def __init__(self, opened: Opened) -> None:
        self._watch = opened.watch
        self.seen: list[object] = []
        self.is_over = False
        self.thread = Thread(target=self._visit)

    def __getattr__(self, name: str) -> object:
        return getattr(self._watch, name)

    def on_time(self) -> None:
        """End the server."""
        if self.is_over:
            raise Over

    def begin(self, gate: Gate) -> None:
        """Begin the visit."""
        self.address = gate.address
        self.thread.start()

    def _visit(self) -> None:
        host, path = self.address.removeprefix("http://").split("/", 1)
        try:
            for headers in ({}, {"X-Forwarded-For": "192.0.2.1"}, {"Host": "evil.example"}):
                connection = HTTPConnection(host, timeout=30)
                connection.request("GET", f"/{path}", headers=headers)
                answer = connection.getresponse()
                self.seen.append((answer.status, answer.headers.get("server")))
                connection.close()
        finally:
            self.is_over = True


def test_a_page_is_served_and_ends_with_its_loop(opened: Opened, own_files: Path) -> None:
    """It does not name its server, and trusts no proxy headers."""
    assert serve(opened, own_files, Visit) == [(200, None), (200, None), (403, None)]
