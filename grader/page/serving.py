"""Serve the page on this machine until the process is interrupted."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

import uvicorn

from grader.page.app import application
from grader.page.face import Face
from grader.page.gate import Gate
from grader.page.pad import Pad
from grader.signals import ENDING
from grader.watch.loop import PAUSE_SECONDS, Loop

HOST = "127.0.0.1"
FIRST_PORT, PORTS = 8137, 100
"""The ports to try, unless one is named: the first free one is used."""
MOST_CONNECTIONS = 200
TAKEN = (errno.EADDRINUSE, errno.EACCES) if sys.platform == "win32" else (errno.EADDRINUSE,)
"""The system's errors for a port that another program uses."""


END_SECONDS = 2
"""How long running requests may still take when the page ends."""


class PortTaken(Exception):
    """Another program has the port."""


class _Server(uvicorn.Server):
    """A server that keeps no log, and leaves signals to its caller.

    Parameters
    ----------
    gate : Gate
        What answers.
    """

    def __init__(self, gate: Gate) -> None:
        settings = uvicorn.Config(
            gate,
            lifespan="off",
            ws="none",
            http="h11",
            proxy_headers=False,
            server_header=False,
            log_config=None,
            log_level="critical",
            access_log=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=END_SECONDS,
        )
        super().__init__(settings)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Change nothing."""
        yield


def listening(port: int | None) -> socket.socket:
    """Return a listening socket that only this machine can reach.

    Parameters
    ----------
    port : int or None
        Which port; the first free one of some, unless named.

    Raises
    ------
    PortTaken
        If another program has it, or all of them.
    OSError
        If the system does not let this user have it.
    """
    for number in (port,) if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS):
        with contextlib.suppress(PortTaken):
            return _listening(number)
    raise PortTaken


def _listening(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # on this system, another process could take over the port otherwise
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # on this system, connections that have just ended would block it
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen()
    except OSError as problem:
        made.close()
        if problem.errno in TAKEN:
            raise PortTaken from problem
        raise
    return made


def serve(loop: Loop, pad: Pad, place: socket.socket, on_address: Callable[[Gate], None]) -> None:
    """Show watch mode as a page until the process is interrupted.

    Parameters
    ----------
    loop : Loop
        Watch mode.
    pad : Pad
        What reads pictures.
    place : socket
        The socket of the page.
    on_address : callable
        Called with the addresses of the page, when it can be opened.
    """
    face = Face(loop.watch)
    gate = Gate(application(face, pad), place.getsockname()[1])
    server = _Server(gate)

    async def run() -> None:
        serving = asyncio.create_task(server.serve([place]))
        on_address(gate)
        try:
            while not (server.should_exit or serving.done()):
                loop.look()
                face.refresh()
                await asyncio.sleep(PAUSE_SECONDS)
        finally:
            server.should_exit = True
            face.board.close()
            await serving

    with _put_off_signals(server):
        asyncio.run(run())


@contextlib.contextmanager
def _put_off_signals(server: uvicorn.Server) -> Iterator[None]:
    """Let a signal end the server first, and then act: an exception raised amid tasks could be lost."""
    received: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        received.append(number)
        server.should_exit = True

    in_charge = threading.current_thread() is threading.main_thread()  # signals reach no other thread
    before = {number: signal.getsignal(number) for number in ENDING if in_charge}
    changed = [number for number, handler in before.items() if callable(handler)]
    try:
        for number in changed:
            signal.signal(number, end)
        yield
    finally:
        for number in changed:
            signal.signal(number, before[number])
    if received:
        signal.raise_signal(received[0])
