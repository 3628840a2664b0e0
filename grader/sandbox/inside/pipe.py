"""One end of the pipe between judge and worker, with a time limit for reading and writing.

Both processes use this file. A worker may stop reading, send half a frame and sleep, or leave a process behind that
keeps its end open. So the judge never waits for the end of a pipe, and checks now and then whether to wait any longer.
It polls the pipe if the system can do that; otherwise (on Windows) it has a thread for each direction.
"""

from __future__ import annotations

import contextlib
import math
import os
import queue
import select
import threading
import time
from collections.abc import Callable
from typing import Protocol

CHUNK = 64 * 1024
LONGEST_SLEEP = 3600.0

Patience = Callable[[], float]
"""Returns how many seconds to wait before the next call of it, more than 0; raises `TimeoutError` to stop waiting."""

_let_others_run = getattr(os, "sched_yield", lambda: None)


class Pipe(Protocol):
    """Bytes to and from the other process.

    Both methods wait as long as the patience allows, and raise `OSError` or `EOFError` when the other end is closed.
    """

    def send(self, data: bytes, patience: Patience) -> None:
        """Write all of ``data``."""

    def receive(self, count: int, patience: Patience) -> bytearray:
        """Read exactly ``count`` bytes."""

    def close(self) -> None:
        """Let go of both ends."""


def forever() -> float:
    """Wait forever: the patience of a worker."""
    return math.inf


def open_pipe(to: int, from_: int, spin: float = 0.0) -> Pipe:
    """Return the pipe over two file descriptors, which it then owns.

    Parameters
    ----------
    to, from_ : int
        The descriptors for writing and for reading.
    spin : float
        Seconds of asking again before it sleeps, where the system can poll a pipe: for a caller that expects an answer
        sooner than a sleeping process can wake.
    """
    if os.name == "posix":
        return PollPipe(to, from_, spin)
    return ThreadPipe(to, from_)


class PollPipe:
    """A pipe that sleeps in ``poll`` until the other end moves or the patience ends."""

    def __init__(self, to: int, from_: int, spin: float = 0.0) -> None:
        self._to, self._from, self._spin = to, from_, spin
        os.set_blocking(to, False)
        os.set_blocking(from_, False)
        self._writable, self._readable = select.poll(), select.poll()
        self._writable.register(to, select.POLLOUT)
        self._readable.register(from_, select.POLLIN)
        self._read = bytearray()

    def send(self, data: bytes, patience: Patience) -> None:
        """Write all of ``data``."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._to, rest) :]
            except BlockingIOError:
                _wait(self._writable, patience)

    def receive(self, count: int, patience: Patience) -> bytearray:
        """Read exactly ``count`` bytes."""
        spin_until = time.monotonic() + self._spin
        while len(self._read) < count:
            try:
                chunk = os.read(self._from, CHUNK)
            except BlockingIOError:
                if time.monotonic() < spin_until:
                    _let_others_run()
                else:
                    _wait(self._readable, patience)
                continue
            if not chunk:
                raise EOFError
            self._read += chunk
        data, self._read = self._read[:count], self._read[count:]
        return data

    def close(self) -> None:
        """Close both ends."""
        os.close(self._to)
        os.close(self._from)
        self._to = self._from = -1  # soon other files will have these numbers


def _wait(poll: select.poll, patience: Patience) -> None:
    poll.poll(1000 * min(patience(), LONGEST_SLEEP))


class ThreadPipe:
    """A pipe with one thread that writes and one that reads, for systems that cannot poll a pipe.

    A thread that hangs in a system call is left behind; it is a daemon and ends with the process.
    """

    def __init__(self, to: int, from_: int) -> None:
        self._to_send: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._received: queue.Queue[bytes] = queue.Queue(maxsize=16)
        self._read = bytearray()
        threading.Thread(target=_write_all, args=(to, self._to_send), daemon=True).start()
        self._closed = threading.Event()
        threading.Thread(target=_read_all, args=(from_, self._received, self._closed), daemon=True).start()

    def send(self, data: bytes, patience: Patience) -> None:  # noqa: ARG002  (who waits, waits for the answer)
        """Have all of ``data`` written, without waiting for the thread that writes."""
        self._to_send.put(data)

    def receive(self, count: int, patience: Patience) -> bytearray:
        """Read exactly ``count`` bytes."""
        while len(self._read) < count:
            chunk = self._next(patience)
            if not chunk:
                raise EOFError
            self._read += chunk
        data, self._read = self._read[:count], self._read[count:]
        return data

    def _next(self, patience: Patience) -> bytes:
        """Return the next chunk, without waiting if it is there already."""
        wait = 0.0
        while True:
            with contextlib.suppress(queue.Empty):
                return self._received.get(timeout=wait)
            wait = min(patience(), LONGEST_SLEEP)

    def close(self) -> None:
        """Let the threads end: the writer now, the reader when the other end is closed."""
        self._closed.set()
        self._to_send.put(None)


def _write_all(fd: int, chunks: queue.SimpleQueue[bytes | None]) -> None:
    with contextlib.suppress(OSError), os.fdopen(fd, "wb", buffering=0) as end:
        while (chunk := chunks.get()) is not None:
            rest = memoryview(chunk)
            while rest:
                rest = rest[end.write(rest) :]


def _read_all(fd: int, chunks: queue.Queue[bytes], closed: threading.Event) -> None:
    with contextlib.suppress(OSError), os.fdopen(fd, "rb", buffering=0) as end:
        while chunk := end.read(CHUNK):
            _put(chunk, chunks, closed)
    _put(b"", chunks, closed)


def _put(chunk: bytes, chunks: queue.Queue[bytes], closed: threading.Event) -> None:
    """Put a chunk into the queue; drop it if nobody will take it."""
    while not closed.is_set():
        with contextlib.suppress(queue.Full):
            return chunks.put(chunk, timeout=0.1)
    return None
