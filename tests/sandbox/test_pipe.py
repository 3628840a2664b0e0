"""Pipes wait as long as the patience allows, whatever the other end does."""

from __future__ import annotations

import contextlib
import math
import os
import random
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from grader.sandbox.inside import pipe
from grader.sandbox.inside.pipe import Pipe, PollPipe, ThreadPipe, forever, open_pipe

MOMENT = 0.02
"""Seconds until the patience is asked again."""

posix = pytest.mark.skipif(os.name != "posix", reason="only POSIX systems can poll a pipe")
KINDS = [pytest.param(PollPipe, marks=posix), ThreadPipe]


class Peer:
    """The other end, as two file descriptors."""

    def __init__(self, to: int, from_: int) -> None:
        self.to, self.from_ = to, from_

    def write(self, data: bytes) -> None:
        os.write(self.to, data)

    def read(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = os.read(self.from_, count - len(data))
            assert part
            data += part
        return data

    def stop_writing(self) -> None:
        """Close the end that we read from."""
        os.close(self.to)
        self.to = -1

    def stop_reading(self) -> None:
        """Close the end that we write to."""
        os.close(self.from_)
        self.from_ = -1


Ends = tuple[Pipe, Peer]


@contextlib.contextmanager
def connected(kind: Callable[[int, int], Pipe]) -> Iterator[Ends]:
    """Two pipes between a Pipe and a Peer; both are closed at the end, and no thread is left."""
    before = set(threading.enumerate())
    peer_from, to = os.pipe()
    from_, peer_to = os.pipe()
    ours, peer = kind(to, from_), Peer(peer_to, peer_from)
    threads = set(threading.enumerate()) - before
    try:
        yield ours, peer
    finally:
        for end in (peer.to, peer.from_):
            if end >= 0:
                os.close(end)
        with contextlib.suppress(OSError):
            ours.close()
        assert all_end(threads, ours)


def all_end(threads: set[threading.Thread], ours: Pipe) -> bool:
    """Read the rest until the threads of a pipe end; return whether they did."""
    deadline = time.monotonic() + 5
    while any(thread.is_alive() for thread in threads) and time.monotonic() < deadline:
        with contextlib.suppress(EOFError, TimeoutError):
            ours.receive(100_000_000, Patient(1))
    return not any(thread.is_alive() for thread in threads)


@pytest.fixture(params=KINDS)
def ends(request: pytest.FixtureRequest) -> Iterator[Ends]:
    """A pipe of each kind, and its peer."""
    with connected(request.param) as both:
        yield both


@pytest.fixture
def polled() -> Iterator[Ends]:
    """A PollPipe and its peer."""
    with connected(PollPipe) as both:
        yield both


@pytest.fixture
def threaded() -> Iterator[Ends]:
    """A ThreadPipe and its peer."""
    with connected(ThreadPipe) as both:
        yield both


@contextlib.contextmanager
def meanwhile(action: Callable[[], object]) -> Iterator[None]:
    """Do something in another thread during the context, and wait for its end."""
    thread = threading.Thread(target=action)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def flood(to: int) -> int:
    """Write until no more is accepted, or far too much was; return how many bytes were accepted."""
    os.set_blocking(to, False)
    taken, quiet_since = 0, time.monotonic()
    while taken < 4_000_000 and time.monotonic() - quiet_since < 0.05:
        try:
            taken += os.write(to, bytes(pipe.CHUNK))
            quiet_since = time.monotonic()
        except BlockingIOError:
            time.sleep(0.005)
    return taken


class Patient:
    """Patience that ends after this many calls.

    Attributes
    ----------
    left : int
        How often it may still be asked for.
    """

    def __init__(self, times: int = 3) -> None:
        self.left = times

    def __call__(self) -> float:
        if self.left == 0:
            raise TimeoutError
        self.left -= 1
        return MOMENT


def impatient() -> float:
    """Do not wait."""
    raise TimeoutError


# Transfer


def test_what_one_end_sends_the_other_receives(ends: Ends) -> None:
    """Bytes go both ways, unchanged."""
    ours, peer = ends
    every = bytes(range(256))
    ours.send(every, forever)
    assert peer.read(256) == every
    peer.write(every[::-1])
    assert ours.receive(256, forever) == every[::-1]


def test_a_frame_may_come_in_parts(ends: Ends) -> None:
    """Three writes with pauses give one read."""
    ours, peer = ends

    def write_slowly() -> None:
        for part in (b"ab", b"c", b"def"):
            time.sleep(0.01)
            peer.write(part)

    with meanwhile(write_slowly):
        assert ours.receive(6, forever) == b"abcdef"


def test_several_frames_may_come_in_one_part(ends: Ends) -> None:
    """One write gives as many reads as requested; the rest waits."""
    ours, peer = ends
    peer.write(b"abcdef")
    assert ours.receive(1, forever) == b"a"
    assert ours.receive(0, forever) == b""
    assert ours.receive(3, forever) == b"bcd"
    peer.write(b"g")
    assert ours.receive(3, forever) == b"efg"


def test_received_bytes_can_be_changed(ends: Ends) -> None:
    """Each read returns a new bytearray, as arrays that own their memory need."""
    ours, peer = ends
    peer.write(b"abab")
    first, second = ours.receive(2, forever), ours.receive(2, forever)
    first[:] = b"xy"
    assert type(first) is bytearray
    assert second == b"ab"


def test_twenty_megabytes_go_through_in_both_directions(ends: Ends) -> None:
    """Far more than a pipe holds arrives whole and in order."""
    ours, peer = ends
    data = random.Random(1).randbytes(20_000_000)

    def echo() -> None:
        left = len(data)
        while left:
            part = os.read(peer.from_, 1_000_000)
            left -= len(part)
            while part:
                part = part[os.write(peer.to, part) :]

    if isinstance(ours, ThreadPipe):
        with meanwhile(echo):
            ours.send(data, forever)
            assert ours.receive(len(data), forever) == data
        return
    received: list[bytearray] = []
    with meanwhile(echo), meanwhile(lambda: received.append(ours.receive(len(data), forever))):
        ours.send(data, forever)
    assert received == [data]


@pytest.mark.parametrize("seconds", [math.inf, 1e300], ids=str)
def test_patience_without_end_waits(ends: Ends, seconds: float) -> None:
    """A patience longer than the system can wait counts as infinite; the worker always waits forever."""
    ours, peer = ends
    waits = threading.Event()

    def patience() -> float:
        waits.set()
        return seconds

    def write_later() -> None:
        waits.wait()
        peer.write(b"x")

    with meanwhile(write_later):
        assert ours.receive(1, patience) == b"x"
    ours.send(b"y", patience)
    assert peer.read(1) == b"y"


# Patience


def test_a_silent_peer_is_waited_for_as_long_as_the_patience_lasts(ends: Ends) -> None:
    """Without data, the patience is asked again and again, and its TimeoutError is passed on."""
    ours, _ = ends
    patience = Patient()
    with pytest.raises(TimeoutError):
        ours.receive(1, patience)
    assert patience.left == 0


def test_a_peer_that_stops_after_one_byte_is_not_waited_for_any_longer(ends: Ends) -> None:
    """Half a frame is no answer."""
    ours, peer = ends
    peer.write(b"x")
    with pytest.raises(TimeoutError):
        ours.receive(2, Patient())


def test_a_peer_that_drips_is_not_waited_for_any_longer(ends: Ends) -> None:
    """A byte every few milliseconds is no answer either: the patience is asked after each."""
    ours, peer = ends
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(0.005):
            peer.write(b"x")

    with meanwhile(drip), contextlib.ExitStack() as end:
        end.callback(stop.set)
        with pytest.raises(TimeoutError):
            ours.receive(1_000_000, Patient(10))


def test_without_patience_nothing_is_waited_for(ends: Ends) -> None:
    """Data that is already there is still read."""
    ours, peer = ends
    with pytest.raises(TimeoutError):
        ours.receive(1, impatient)
    peer.write(b"xy")
    assert ours.receive(1, forever) == b"x"
    assert ours.receive(1, impatient) == b"y"


def test_what_came_before_a_timeout_is_not_lost(ends: Ends) -> None:
    """A reader continues where its patience ended."""
    ours, peer = ends
    peer.write(b"ab")
    with pytest.raises(TimeoutError):
        ours.receive(3, Patient())
    peer.write(b"c")
    assert ours.receive(3, forever) == b"abc"


@posix
def test_sending_to_a_peer_that_does_not_read_ends_with_the_patience(polled: Ends) -> None:
    """More than fits into the pipe cannot be sent."""
    ours, _ = polled
    with pytest.raises(TimeoutError):
        ours.send(bytes(1_000_000), Patient())


def test_a_thread_sends_to_a_peer_that_does_not_read(threaded: Ends) -> None:
    """Sending returns at once; waiting for the answer times out."""
    ours, _ = threaded
    ours.send(bytes(1_000_000), impatient)
    with pytest.raises(TimeoutError):
        ours.receive(1, Patient())


@posix
def test_waiting_takes_no_processor(polled: Ends) -> None:
    """It polls for a fifth of a millisecond, and then sleeps."""
    ours, _ = polled
    before = time.thread_time()
    with pytest.raises(TimeoutError):
        ours.receive(1, Patient())
    assert time.thread_time() - before < 0.5 * 3 * MOMENT


@posix
def test_waking_up_is_no_answer(polled: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wait longer than the system can sleep consists of several sleeps."""
    monkeypatch.setattr(pipe, "LONGEST_SLEEP", 0.01)
    monkeypatch.setattr(f"{__name__}.MOMENT", 3600.0)
    ours, _ = polled
    with pytest.raises(TimeoutError):
        ours.receive(1, Patient())


# The end


def test_a_peer_that_is_gone_is_the_end(ends: Ends) -> None:
    """EOFError, whatever the patience."""
    ours, peer = ends
    peer.stop_writing()
    with pytest.raises(EOFError):
        ours.receive(1, forever)


def test_what_was_written_before_the_end_arrives(ends: Ends) -> None:
    """The last bytes of a closed peer are read; then comes the end, also within a frame."""
    ours, peer = ends
    peer.write(b"abc")
    peer.stop_writing()
    assert ours.receive(2, forever) == b"ab"
    with pytest.raises(EOFError):
        ours.receive(2, forever)


@posix
def test_sending_to_a_peer_that_is_gone_is_an_error(polled: Ends) -> None:
    """BrokenPipeError is an OSError; nothing waits."""
    ours, peer = polled
    peer.stop_reading()
    with pytest.raises(BrokenPipeError):
        ours.send(b"x", forever)


@posix
def test_a_peer_that_goes_while_we_send_is_an_error(polled: Ends) -> None:
    """A send that waits for room ends when the peer closes."""
    ours, peer = polled

    def leave() -> None:
        time.sleep(0.05)
        peer.stop_reading()

    with meanwhile(leave), pytest.raises(BrokenPipeError):
        ours.send(bytes(1_000_000), forever)


def test_a_thread_that_sends_to_a_peer_that_is_gone_is_silent(threaded: Ends) -> None:
    """The reader of the answer notices the end."""
    ours, peer = threaded
    peer.stop_reading()
    ours.send(b"x", forever)
    peer.stop_writing()
    with pytest.raises(EOFError):
        ours.receive(1, forever)


def test_closing_tells_the_peer(ends: Ends) -> None:
    """After close, the peer reads the end, after everything that was sent."""
    ours, peer = ends
    ours.send(b"last", forever)
    ours.close()
    assert peer.read(4) == b"last"
    assert os.read(peer.from_, 1) == b""


@posix
def test_closing_lets_go_of_both_descriptors() -> None:
    """Both are closed."""
    (peer_from, to), (from_, peer_to) = os.pipe(), os.pipe()
    PollPipe(to, from_).close()
    for end in (to, from_):
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(end)
    with pytest.raises(BrokenPipeError):
        os.write(peer_to, b"x")
    os.close(peer_from)
    os.close(peer_to)


@posix
def test_a_closed_pipe_touches_no_file_that_came_after_it() -> None:
    """Other files soon get the numbers of its descriptors; it neither writes to them nor closes them."""
    (peer_from, to), (from_, peer_to) = os.pipe(), os.pipe()
    ours = PollPipe(to, from_)
    ours.close()
    others = os.pipe()
    assert set(others) & {to, from_}
    try:
        for use in (lambda: ours.send(b"x", impatient), lambda: ours.receive(1, impatient), ours.close):
            with pytest.raises(OSError, match="Bad file descriptor"):
                use()
        os.set_blocking(others[0], False)
        with pytest.raises(BlockingIOError):
            os.read(others[0], 1)
    finally:
        for end in (*others, peer_from, peer_to):
            with contextlib.suppress(OSError):
                os.close(end)


def test_the_threads_are_daemons_and_end_with_the_pipe() -> None:
    """The writer ends with close, the reader when the other end closes; neither keeps the judge from ending."""
    before = set(threading.enumerate())
    with connected(ThreadPipe):
        threads = set(threading.enumerate()) - before
        assert len(threads) == 2
        assert all(thread.daemon for thread in threads)
    assert set(threading.enumerate()) == before


def test_a_closed_pipe_keeps_no_thread_that_was_flooded() -> None:
    """The reader ends when the other end closes, even with unread data."""
    before = set(threading.enumerate())
    (peer_from, to), (from_, peer_to) = os.pipe(), os.pipe()
    ours = ThreadPipe(to, from_)
    threads = set(threading.enumerate()) - before
    assert flood(peer_to) < 4_000_000
    ours.close()
    os.close(peer_to)
    os.close(peer_from)
    for thread in threads:
        thread.join(2)
    assert not any(thread.is_alive() for thread in threads)


def test_an_unread_flood_does_not_fill_the_memory(ends: Ends) -> None:
    """Unread data stay in the pipe, or in a queue of 16 chunks."""
    _, peer = ends
    assert 0 < flood(peer.to) < 4_000_000


# Which one


@posix
def test_posix_systems_poll() -> None:
    """Where a pipe can be polled, no thread is needed."""
    (peer_from, to), (from_, peer_to) = os.pipe(), os.pipe()
    ours = open_pipe(to, from_)
    assert type(ours) is PollPipe
    ours.close()
    os.close(peer_from)
    os.close(peer_to)


def test_other_systems_have_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows cannot poll a pipe."""

    def opened_there(to: int, from_: int) -> Pipe:
        with monkeypatch.context() as patch:
            patch.setattr(os, "name", "nt")
            return open_pipe(to, from_)

    with connected(opened_there) as (ours, peer):
        assert type(ours) is ThreadPipe
        ours.send(b"x", forever)
        assert peer.read(1) == b"x"
