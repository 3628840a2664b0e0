"""Fetching MNIST from mirrors of every kind: real servers on this machine, never the real mirrors."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import random
import re
import signal
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
import urllib.error
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from grader import cli
from grader.datasets import download, mnist
from grader.datasets.download import FILES, MIRRORS, DownloadError, File, State, Stored, examine, fetch
from grader.files import ROOT

PATIENCE = 0.3

Capture = pytest.CaptureFixture[str]


# Four small files that are sound MNIST


def noise(size: int) -> bytes:
    """Return bytes that gzip cannot make shorter, always the same."""
    return random.Random(size).randbytes(size)


def packed(header: bytes, items: bytes) -> bytes:
    """Return an IDX file as the mirrors have it."""
    return gzip.compress(header + items, mtime=0)


CONTENTS = {
    "train-images-idx3-ubyte.gz": packed(struct.pack(">4I", 2051, 50, 28, 28), noise(50 * 784)),
    "train-labels-idx1-ubyte.gz": packed(struct.pack(">2I", 2049, 50), bytes(range(10)) * 5),
    "t10k-images-idx3-ubyte.gz": packed(struct.pack(">4I", 2051, 20, 28, 28), noise(20 * 784)),
    "t10k-labels-idx1-ubyte.gz": packed(struct.pack(">2I", 2049, 20), bytes(range(10)) * 2),
}
SMALL = tuple(
    File(name, len(data), hashlib.sha256(data).hexdigest(), hashlib.sha256(gzip.decompress(data)).hexdigest())
    for name, data in CONTENTS.items()
)
FIRST = SMALL[0]
NAME, WHOLE = FIRST.name, CONTENTS[FIRST.name]
SIZE = f"{FIRST.size:,}"
HALF = 10_000
KEPT = " (what has arrived is kept for the next run)"


# Mirrors


class Request(BaseHTTPRequestHandler):
    """One request to a mirror: what it does is what the mirror's plan says next."""

    server: Server

    def do_GET(self) -> None:
        """Note the request and do what is planned, by default the right thing."""
        mirror = self.server.mirror
        mirror.requests.append((self.path, self.headers.get("Range")))
        behave = mirror.plan.pop(0) if mirror.plan else serve
        with contextlib.suppress(ConnectionError):
            behave(self)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    @property
    def content(self) -> bytes:
        """The file that is asked for."""
        return CONTENTS[self.path.rpartition("/")[2]]

    @property
    def start(self) -> int:
        """The first byte that is asked for."""
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", "bytes=0-"))
        assert found
        return int(found[1])

    def head(self, status: int, length: int | None, **headers: str) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def head_of_rest(self, data: bytes) -> bytes:
        """Send the head of the answer that is right, and return what has to follow."""
        if self.start:
            of = f"bytes {self.start}-{len(data) - 1}/{len(data)}"
            self.head(206, len(data) - self.start, Content_Range=of)
        else:
            self.head(200, len(data))
        return data[self.start :]


Behaviour = Callable[[Request], object]


class Server(ThreadingHTTPServer):
    """A server that does not wait for its threads and prints no traceback of its own."""

    daemon_threads = True
    block_on_close = False
    mirror: Mirror


class Mirror:
    """A mirror on this machine. ``plan`` is what it does, request by request; after that it is a good one."""

    def __init__(self) -> None:
        self.plan: list[Behaviour] = []
        self.requests: list[tuple[str, str | None]] = []
        self.stalled, self.released = threading.Event(), threading.Event()
        self._server = Server(("127.0.0.1", 0), Request)
        self._server.mirror = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def host(self) -> str:
        """Its name in messages."""
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        """Where its files are."""
        return f"http://{self.host}/mnist/"

    def close(self) -> None:
        """Stop it."""
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def serve(request: Request) -> None:
    """Answer as it should be."""
    request.wfile.write(request.head_of_rest(request.content))


def ignore_range(request: Request) -> None:
    """Send the file from its start, whatever was asked for."""
    request.head(200, len(request.content))
    request.wfile.write(request.content)


def another_range(request: Request) -> None:
    """Send the file's second half as if it had been asked for."""
    data = request.content[len(request.content) // 2 :]
    request.head(206, len(data), Content_Range=f"bytes {len(request.content) // 2}-{len(request.content) - 1}/*")
    request.wfile.write(data)


def break_off(after: int) -> Behaviour:
    """Close the connection after some bytes."""
    return lambda request: request.wfile.write(request.head_of_rest(request.content)[:after])


def stall(after: int) -> Behaviour:
    """Send some bytes, then nothing, and keep the connection open."""

    def behave(request: Request) -> None:
        request.wfile.write(request.head_of_rest(request.content)[:after])
        request.wfile.flush()
        request.server.mirror.stalled.set()
        request.server.mirror.released.wait(20)

    return behave


def say_nothing(request: Request) -> None:
    """Take the request and never answer."""
    request.server.mirror.released.wait(20)


def hang_up(request: Request) -> None:
    """Close the connection without an answer."""
    request.connection.shutdown(socket.SHUT_RDWR)


def no_http(request: Request) -> None:
    """Answer in another language."""
    request.wfile.write(b"220 smtp ready\r\n")


def flip(request: Request) -> None:
    """Send the file with one bit that is wrong, the last."""
    data = request.content[:-1] + bytes([request.content[-1] ^ 1])
    request.wfile.write(request.head_of_rest(data))


def without_length(data: bytes | None = None) -> Behaviour:
    """Do not say how long the answer is; its end is the end of the connection."""

    def behave(request: Request) -> None:
        request.head(200, None)
        request.wfile.write(request.content if data is None else data)

    return behave


def page(request: Request) -> None:
    """Answer 200 with a page to log in, as the networks of hotels do."""
    request.head(200, 11)
    request.wfile.write(b"please pay!")


def status(code: int) -> Behaviour:
    """Answer with an error."""
    return lambda request: request.head(code, 0)


def redirect(to: str) -> Behaviour:
    """Send the client to another place."""
    return lambda request: request.head(302, 0, Location=to)


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    """A mirror."""
    mirror = Mirror()
    yield mirror
    mirror.close()


@pytest.fixture
def second() -> Iterator[Mirror]:
    """Another one."""
    second = Mirror()
    yield second
    second.close()


@pytest.fixture
def nobody() -> str:
    """The name of a mirror that does not run."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{place.getsockname()[1]}"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine's own network needs is not for these servers."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the files go. In the end nothing in it is broken: whole files, and part files that can be gone on with."""
    folder = tmp_path / "data" / "mnist"
    yield folder
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.suffix == ".part":
            assert CONTENTS[path.stem].startswith(path.read_bytes()), path.name
        else:
            assert path.read_bytes() == CONTENTS[path.name], path.name


def run(folder: Path, *mirrors: Mirror | str, files: tuple[File, ...] = (FIRST,)) -> None:
    """Fetch with little patience."""
    urls = [each if isinstance(each, str) else each.url for each in mirrors]
    fetch(folder, files, urls, timeout=PATIENCE, pause=0.01)


def complaint(folder: Path, *mirrors: Mirror | str) -> str:
    """Return the line of the DownloadError that fetching ends in."""
    with pytest.raises(DownloadError) as caught:
        run(folder, *mirrors)
    return str(caught.value)


def begin(folder: Path, data: bytes = WHOLE[:HALF]) -> Path:
    """Leave a part file, as an interrupted run does."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{NAME}.part"
    part.write_bytes(data)
    return part


def names(folder: Path) -> list[str]:
    """Return what is in the folder."""
    return sorted(path.name for path in folder.iterdir())


# All goes well


def test_all_files_are_fetched_and_nothing_else_is_left(folder: Path, mirror: Mirror) -> None:
    """Each with one request, in order, and no part file stays."""
    run(folder, mirror, files=SMALL)
    assert names(folder) == sorted(CONTENTS)
    assert mirror.requests == [(f"/mnist/{name}", None) for name in CONTENTS]


def test_what_is_whole_is_not_fetched_again(folder: Path, mirror: Mirror) -> None:
    """Neither a packed file nor an unpacked one."""
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(WHOLE)
    unpacked = (folder / SMALL[1].name).with_suffix("")
    unpacked.write_bytes(gzip.decompress(CONTENTS[SMALL[1].name]))
    run(folder, mirror, files=SMALL)
    unpacked.unlink()
    assert [path for path, _ in mirror.requests] == [f"/mnist/{file.name}" for file in SMALL[2:]]


def test_a_part_file_beside_a_whole_one_is_removed(folder: Path, mirror: Mirror) -> None:
    """Such as when the file was copied by hand after all."""
    begin(folder)
    (folder / NAME).write_bytes(WHOLE)
    run(folder, mirror)
    assert names(folder) == [NAME]
    assert mirror.requests == []


def test_a_damaged_file_is_replaced_in_one_step(folder: Path, mirror: Mirror) -> None:
    """It stays where it is until the new one is whole."""
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(b"damaged")
    seen = set()
    fetch(folder, [FIRST], [mirror.url], lambda *_: seen.add((folder / NAME).read_bytes()))
    assert seen == {b"damaged"}
    assert (folder / NAME).read_bytes() == WHOLE


def test_a_damaged_file_that_may_be_somebodys_is_kept(tmp_path: Path, mirror: Mirror) -> None:
    """Nothing is asked for; the line says what to do."""
    (tmp_path / SMALL[3].name).write_bytes(b"other data of the same name")
    with pytest.raises(DownloadError) as caught:
        fetch(tmp_path, SMALL, [mirror.url], replace=False)
    assert str(caught.value) == (
        f"{tmp_path / SMALL[3].name} is not the published file; remove it to have that fetched"
    )
    assert names(tmp_path) == [SMALL[3].name]
    assert mirror.requests == []


def test_progress_counts_the_bytes_that_are_there(folder: Path, mirror: Mirror) -> None:
    """From those of the part file up to all of them."""
    begin(folder)
    told: list[tuple[str, int, int]] = []
    fetch(folder, [FIRST], [mirror.url], lambda *progress: told.append(progress))
    assert {(name, size) for name, _, size in told} == {(NAME, FIRST.size)}
    known_sizes = [done for _, done, _ in told]
    assert known_sizes == sorted(known_sizes)
    assert (known_sizes[0], known_sizes[-1]) == (HALF, FIRST.size)


def test_a_redirection_is_followed(folder: Path, mirror: Mirror, second: Mirror) -> None:
    """With the range that is asked for."""
    begin(folder)
    mirror.plan = [redirect(f"{second.url}{NAME}")]
    run(folder, mirror)
    assert names(folder) == [NAME]
    assert second.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]


def test_an_answer_without_a_length_will_do(folder: Path, mirror: Mirror) -> None:
    """The size is known beforehand."""
    mirror.plan = [without_length()]
    run(folder, mirror)
    assert names(folder) == [NAME]


def test_what_follows_the_file_is_not_read(folder: Path, mirror: Mirror) -> None:
    """A mirror that sends without end fills no disk."""
    mirror.plan = [without_length(WHOLE + b"more" * 100_000)]
    run(folder, mirror)
    assert names(folder) == [NAME]


# Going on


def test_a_part_file_is_gone_on_with(folder: Path, mirror: Mirror) -> None:
    """Only what is missing is asked for."""
    begin(folder)
    run(folder, mirror)
    assert names(folder) == [NAME]
    assert mirror.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]


def test_a_mirror_that_ignores_the_range_starts_anew(folder: Path, mirror: Mirror) -> None:
    """The part file is not put before what it sends."""
    begin(folder)
    mirror.plan = [ignore_range]
    run(folder, mirror)
    assert names(folder) == [NAME]
    assert len(mirror.requests) == 1


def test_another_range_than_the_one_asked_for_is_refused(folder: Path, mirror: Mirror, second: Mirror) -> None:
    """And the part file stays as it is, for the next mirror."""
    begin(folder)
    mirror.plan = [another_range]
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert second.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]


def test_a_complete_part_file_needs_no_mirror(folder: Path, nobody: str) -> None:
    """When a run was stopped between the last byte and the file's place."""
    begin(folder, WHOLE)
    run(folder, f"http://{nobody}/")
    assert names(folder) == [NAME]


@pytest.mark.parametrize(
    "data", [b"\0" * HALF, b"\0" * FIRST.size, WHOLE + b"more"], ids=["half", "as long as the file", "longer"]
)
def test_a_part_file_of_something_else_is_thrown_away(folder: Path, mirror: Mirror, data: bytes) -> None:
    """Then the only mirror is asked for the whole file."""
    begin(folder, data)
    run(folder, mirror)
    assert names(folder) == [NAME]
    assert mirror.requests[-1] == (f"/mnist/{NAME}", None)


@pytest.mark.parametrize("fault", [break_off(HALF), stall(HALF)], ids=["breaks off", "stalls"])
def test_the_second_mirror_goes_on_where_the_first_stops(
    folder: Path, mirror: Mirror, second: Mirror, fault: Behaviour
) -> None:
    """Nothing is fetched twice."""
    mirror.plan = [fault]
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert second.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]


# One mirror fails


FAULTS: dict[str, tuple[Behaviour, str, int]] = {
    "breaks off": (break_off(HALF), f"breaks off after 20,000 of {SIZE} bytes{KEPT}", 2),
    "breaks off at once": (break_off(0), f"breaks off after 0 of {SIZE} bytes", 2),
    "has no length": (without_length(WHOLE[:HALF]), f"breaks off after 10,000 of {SIZE} bytes{KEPT}", 2),
    "stalls": (stall(HALF), f"sends nothing for 0.3 s{KEPT}", 2),
    "says nothing": (say_nothing, "sends nothing for 0.3 s", 2),
    "hangs up": (hang_up, "gives no sound answer", 2),
    "no HTTP": (no_http, "gives no sound answer", 2),
    "corrupt": (flip, "sends something else: its SHA-256 is not the published one", 1),
    "a page": (page, f"sends 11 bytes where {SIZE} are missing", 1),
    "404": (status(404), "answers 404 Not Found", 1),
    "403": (status(403), "answers 403 Forbidden", 1),
    "429": (status(429), "answers 429 Too Many Requests", 2),
    "500": (status(500), "answers 500 Internal Server Error", 2),
    "503": (status(503), "answers 503 Service Unavailable", 2),
    "an unknown status": (status(599), "answers 599", 2),
    "redirected to a file": (redirect("file:///etc/passwd"), "answers 302 Found", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_second_mirror_helps(folder: Path, mirror: Mirror, second: Mirror, fault: str) -> None:
    """Whatever is wrong with the first."""
    mirror.plan = [FAULTS[fault][0]]
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert (len(mirror.requests), len(second.requests)) == (1, 1)


@pytest.mark.parametrize("fault", FAULTS)
def test_without_a_second_mirror_the_line_says_what_the_first_does(folder: Path, mirror: Mirror, fault: str) -> None:
    """A fault that may pass gets a second chance, any other does not."""
    behave, reason, chances = FAULTS[fault]
    mirror.plan = [behave] * 2
    assert complaint(folder, mirror) == f"cannot fetch {NAME}: {mirror.host} {reason}"
    assert len(mirror.requests) == chances
    assert not (folder / NAME).exists()


@pytest.mark.parametrize("fault", [name for name, (_, _, chances) in FAULTS.items() if chances == 2])
def test_a_fault_that_passes_is_waited_for(folder: Path, mirror: Mirror, fault: str) -> None:
    """503, then the file: one mirror is enough."""
    mirror.plan = [FAULTS[fault][0]]
    run(folder, mirror)
    assert names(folder) == [NAME]


def test_a_mirror_that_redirects_to_itself_is_given_up(folder: Path, mirror: Mirror) -> None:
    """With a line, although the words of the library are three."""
    mirror.plan = [redirect(f"{mirror.url}{NAME}")] * 30
    assert complaint(folder, mirror) == f"cannot fetch {NAME}: {mirror.host} answers 302 Found"


def test_both_mirrors_are_in_the_line(folder: Path, mirror: Mirror, second: Mirror) -> None:
    """Each with what it does."""
    mirror.plan, second.plan = [status(404)], [flip]
    assert complaint(folder, mirror, second) == (
        f"cannot fetch {NAME}: {mirror.host} answers 404 Not Found; "
        f"{second.host} sends something else: its SHA-256 is not the published one"
    )
    assert not folder.exists()


def test_a_page_does_not_cost_the_part_file(folder: Path, mirror: Mirror) -> None:
    """The network of a hotel answers; what was fetched at home is still there."""
    part = begin(folder)
    mirror.plan = [page]
    assert complaint(folder, mirror) == (
        f"cannot fetch {NAME}: {mirror.host} sends 11 bytes where {SIZE} are missing{KEPT}"
    )
    assert part.read_bytes() == WHOLE[:HALF]


def test_the_files_before_the_one_that_fails_stay(folder: Path, mirror: Mirror) -> None:
    """The next run has less to do."""
    mirror.plan = [serve, status(404)]
    with pytest.raises(DownloadError):
        run(folder, mirror, files=SMALL)
    assert names(folder) == [NAME]
    run(folder, mirror, files=SMALL)
    assert names(folder) == sorted(CONTENTS)


# No mirror at all


def test_without_a_server_the_line_asks_whether_one_is_offline(folder: Path, nobody: str) -> None:
    """And nothing is made, not even the folder."""
    assert complaint(folder, f"http://{nobody}/a/", "https://mirror.invalid/") == (
        f"cannot fetch {NAME}: {nobody} refuses the connection; mirror.invalid cannot be found; are you offline?"
    )
    assert not folder.exists()


def test_offline_costs_no_part_file(folder: Path, nobody: str) -> None:
    """The line says so."""
    part = begin(folder)
    assert complaint(folder, f"http://{nobody}/") == (
        f"cannot fetch {NAME}: {nobody} refuses the connection; are you offline?{KEPT}"
    )
    assert part.read_bytes() == WHOLE[:HALF]


def failing(problem: Exception) -> Callable[..., None]:
    """Return what takes the place of urlopen where no server can be made to fail like that."""

    def fail(*_: object, **__: object) -> None:
        raise problem

    return fail


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (urllib.error.URLError(TimeoutError("timed out")), "does not answer within 0.3 s; are you offline?"),
        (
            urllib.error.URLError(OSError("Tunnel failed:\n 403")),
            "cannot be reached (Tunnel failed: 403); are you offline?",
        ),
        (urllib.error.URLError("no host given"), "cannot be reached (no host given); are you offline?"),
        (ValueError("redirected to http://[/"), "gives no sound answer"),
    ],
    ids=["timeout", "a proxy", "text", "redirected nowhere"],
)
def test_a_connection_that_fails_gets_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, words: str
) -> None:
    """Whatever the reason."""
    monkeypatch.setattr("urllib.request.urlopen", failing(problem))
    assert complaint(folder, "https://mirror.invalid/") == f"cannot fetch {NAME}: mirror.invalid {words}"


def test_a_certificate_that_cannot_be_verified_is_not_offline(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some Pythons have no certificates of authorities."""
    cause = ssl.SSLCertVerificationError("certificate verify failed")
    cause.verify_message = "unable to get local issuer certificate"
    monkeypatch.setattr("urllib.request.urlopen", failing(urllib.error.URLError(cause)))
    assert complaint(folder, "https://mirror.invalid/") == (
        f"cannot fetch {NAME}: mirror.invalid has a certificate that cannot be verified "
        "(unable to get local issuer certificate)"
    )


# Nowhere to write


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path, mirror: Mirror) -> None:
    """Nothing is fetched."""
    (tmp_path / "data").touch()
    folder = tmp_path / "data" / "mnist"
    assert complaint(folder, mirror) == f"cannot write in {folder}: Not a directory"
    assert mirror.requests == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_is_read_only_is_one_line(tmp_path: Path, mirror: Mirror) -> None:
    """The same."""
    tmp_path.chmod(0o500)
    assert complaint(tmp_path, mirror) == f"cannot write in {tmp_path}: Permission denied"


def test_a_folder_in_place_of_a_file_is_one_line(tmp_path: Path, mirror: Mirror) -> None:
    """Of a part file, or of the file itself."""
    (tmp_path / f"{NAME}.part").mkdir()
    assert complaint(tmp_path, mirror).startswith(f"cannot write in {tmp_path}: ")
    (tmp_path / f"{NAME}.part").rmdir()
    (tmp_path / NAME).mkdir()
    assert complaint(tmp_path, mirror) == f"cannot write in {tmp_path}: Is a directory"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_is_one_line(tmp_path: Path, mirror: Mirror) -> None:
    """No other mirror can help."""
    (tmp_path / f"{NAME}.part").symlink_to("/dev/full")
    assert complaint(tmp_path, mirror, mirror) == f"cannot write in {tmp_path}: No space left on device"
    assert len(mirror.requests) == 1


# Interrupted


def test_an_interrupted_run_leaves_its_part_file(folder: Path, mirror: Mirror) -> None:
    """And the next one goes on from there."""

    def interrupt(_: str, done: int, __: int) -> None:
        if done:
            raise KeyboardInterrupt

    mirror.plan = [break_off(HALF)]
    with pytest.raises(KeyboardInterrupt):
        fetch(folder, SMALL, [mirror.url], interrupt)
    assert names(folder) == [f"{NAME}.part"]
    begun = (folder / f"{NAME}.part").stat().st_size
    assert 0 < begun <= HALF
    run(folder, mirror, files=SMALL)
    assert names(folder) == sorted(CONTENTS)
    assert mirror.requests[1] == (f"/mnist/{NAME}", f"bytes={begun}-")


def test_an_interruption_before_the_first_byte_leaves_nothing(folder: Path, mirror: Mirror) -> None:
    """Not even the folder."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(folder, SMALL, [mirror.url], interrupt)
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="only POSIX can lock a folder")
def test_two_runs_do_not_write_to_the_same_part_file(folder: Path, mirror: Mirror) -> None:
    """The second ends at once, and the first goes on undisturbed."""
    lines = []

    def start_another(*_: object) -> None:
        if not lines:
            lines.append(complaint(folder, mirror))

    fetch(folder, [FIRST], [mirror.url], start_another)
    assert lines == [f"another run is fetching into {folder}"]
    assert names(folder) == [NAME]
    assert len(mirror.requests) == 1


# What is there


def test_each_state_of_a_file_is_told(tmp_path: Path) -> None:
    """Missing, half-fetched, damaged, whole."""
    path, part = tmp_path / NAME, tmp_path / f"{NAME}.part"
    assert examine(tmp_path / "nowhere", FIRST) == Stored(NAME, State.MISSING)
    assert examine(tmp_path, FIRST) == Stored(NAME, State.MISSING)
    part.touch()
    assert examine(tmp_path, FIRST) == Stored(NAME, State.MISSING)
    part.write_bytes(WHOLE[:HALF])
    assert examine(tmp_path, FIRST) == Stored(NAME, State.HALF, f"10,000 of {SIZE} bytes")
    path.write_bytes(WHOLE[:-1])
    assert examine(tmp_path, FIRST) == Stored(NAME, State.DAMAGED, "its SHA-256 is not the published one")
    path.write_bytes(WHOLE)
    assert examine(tmp_path, FIRST) == Stored(NAME, State.WHOLE)


def test_an_unpacked_file_is_whole_too(tmp_path: Path) -> None:
    """As load_mnist reads it, but a packed one goes before it."""
    (tmp_path / NAME).with_suffix("").write_bytes(gzip.decompress(WHOLE))
    assert examine(tmp_path, FIRST).state is State.WHOLE
    (tmp_path / NAME).touch()
    assert examine(tmp_path, FIRST).state is State.DAMAGED


def test_a_file_that_cannot_be_read_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason."""

    (tmp_path / NAME).write_bytes(WHOLE)
    monkeypatch.setattr("hashlib.file_digest", failing(PermissionError(13, "Permission denied")))
    assert examine(tmp_path, FIRST) == Stored(NAME, State.DAMAGED, "it cannot be read: Permission denied")


def test_the_files_are_those_of_mnist() -> None:
    """Their names are those that load_mnist reads, in its order; the mirrors are asked over https."""
    assert tuple(file.name for file in FILES) == tuple(f"{name}.gz" for name in mnist.NAMES)
    for file in FILES:
        assert re.fullmatch("[0-9a-f]{64}", file.sha256)
        assert re.fullmatch("[0-9a-f]{64}", file.unpacked_sha256)
    assert all(re.fullmatch(r"https://[\w.-]+/[\w/-]+/", mirror) for mirror in MIRRORS)


def test_the_documents_name_the_mirrors_and_the_sums() -> None:
    """data/README.md has a row for each file, and the mirrors in their order."""
    document = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for file in FILES:
        row = f"| `{file.name}` | {file.size:,} | `{file.sha256}`<br>`{file.unpacked_sha256}` |\n"
        assert row in document
    assert tuple(re.findall(r"`(https://.*?/mnist/)`", document)) == MIRRORS


@pytest.mark.skipif("MNIST_DIR" not in os.environ, reason="MNIST_DIR names no folder with the full MNIST")
@pytest.mark.parametrize("file", FILES[1:], ids=lambda file: file.name)
def test_the_published_sums_are_those_of_the_files(file: File, tmp_path: Path) -> None:
    """Packed and unpacked, with the published size (where the training images were packed anew, theirs differ)."""
    path = Path(os.environ["MNIST_DIR"]) / file.name
    (tmp_path / file.name).with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
    assert path.stat().st_size == file.size
    assert examine(path.parent, file).state is State.WHOLE
    assert examine(tmp_path, file).state is State.WHOLE


# The command


@pytest.fixture
def kit(folder: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the command fetch the small files from the mirror into the folder."""
    monkeypatch.delenv("MNIST_DIR", raising=False)
    monkeypatch.setattr(mnist, "FULL", folder)
    monkeypatch.setattr(download, "FILES", SMALL)
    monkeypatch.setattr(download, "MIRRORS", (mirror.url,))
    return folder


def page_of(folder: Path, *states: str, whole: bool = False) -> str:
    """Return what the command prints."""
    marks = {"whole": "✓", "damaged": "✗"}
    lines = [
        f"  {marks.get(state.partition(':')[0], '·')} {name:<27} {state}"
        for name, state in zip(CONTENTS, states, strict=True)
    ]
    advice = (
        "To train on them: python -m grader --dataset full"
        if whole
        else "To fetch what is not whole: python -m grader data"
    )
    return "\n".join(["", *lines, "", f"  In {folder}.", f"  {advice}", ""])


def test_the_command_fetches_and_says_what_is_there(kit: Path, capfd: Capture) -> None:
    """Exit code 0, and load_mnist reads what was fetched."""
    assert cli.main(["data"]) == 0
    assert capfd.readouterr() == (page_of(kit, *["whole"] * 4, whole=True), "")
    (x, _), (_, t) = mnist.load_mnist()
    assert (x.shape, t.shape) == ((50, 784), (20,))


def test_check_fetches_nothing(kit: Path, mirror: Mirror, capfd: Capture) -> None:
    """It says what is there, file by file, and its exit code is 0 only when all are whole."""
    assert cli.main(["data", "--check"]) == 1
    assert capfd.readouterr() == (page_of(kit, *["missing"] * 4), "")
    assert not kit.exists()
    begin(kit)
    for name in list(CONTENTS)[1:]:
        (kit / name).write_bytes(CONTENTS[name])
    assert cli.main(["data", "--check"]) == 1
    assert capfd.readouterr().out == page_of(kit, f"half-fetched: 10,000 of {SIZE} bytes", *["whole"] * 3)
    (kit / NAME).write_bytes(b"damaged")
    assert cli.main(["--check", "data"]) == 1
    assert capfd.readouterr().out == page_of(kit, "damaged: its SHA-256 is not the published one", *["whole"] * 3)
    (kit / NAME).write_bytes(WHOLE)
    assert cli.main(["data", "--check"]) == 0
    assert capfd.readouterr().out == page_of(kit, *["whole"] * 4, whole=True)
    assert mirror.requests == []


def test_nothing_is_fetched_unless_it_is_asked_for(kit: Path, mirror: Mirror, capfd: Capture) -> None:
    """Grading on a full set that is not there is wrong use, and says what to do."""
    assert cli.main(["two_layer_net", "--solutions", "--dataset", "full"]) == 2
    assert capfd.readouterr().err == (
        f"grader: the full MNIST is not in {kit}; "
        "fetch it with python -m grader data, or name its folder in MNIST_DIR\n"
    )
    assert mirror.requests == []


def test_data_that_cannot_be_had_is_exit_code_3(
    kit: Path, nobody: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one line."""
    monkeypatch.setattr(download, "MIRRORS", (f"http://{nobody}/",))
    assert cli.main(["data"]) == 3
    line = f"grader: cannot fetch {NAME}: {nobody} refuses the connection; are you offline?\n"
    assert capfd.readouterr() == ("", line)
    assert not kit.exists()


def test_files_with_the_right_sums_are_still_read(kit: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last word has load_mnist: here the published file itself is no MNIST."""
    data = gzip.compress(b"nothing of the kind")
    monkeypatch.setitem(CONTENTS, NAME, data)
    wrong = File(NAME, len(data), hashlib.sha256(data).hexdigest(), "")
    monkeypatch.setattr(download, "FILES", (wrong, *SMALL[1:]))
    assert cli.main(["data"]) == 3
    line = f"grader: {kit / NAME} has the magic number 1852798056; MNIST images have 2051\n"
    assert capfd.readouterr() == ("", line)


def test_the_folder_that_mnist_dir_names_is_filled_but_what_lies_there_is_kept(
    kit: Path, tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the one that --dataset full reads, and it may hold other data of the same names."""
    own = tmp_path / "own"
    monkeypatch.setenv("MNIST_DIR", str(own))
    assert cli.main(["data"]) == 0
    assert capfd.readouterr() == (page_of(own, *["whole"] * 4, whole=True), "")
    (own / NAME).write_bytes(b"Fashion-MNIST")
    assert cli.main(["data"]) == 3
    line = f"grader: {own / NAME} is not the published file; remove it to have that fetched\n"
    assert capfd.readouterr() == ("", line)
    assert (own / NAME).read_bytes() == b"Fashion-MNIST"
    assert not kit.exists()


COMMAND = """
import signal, sys
from pathlib import Path
from grader import cli
from grader.datasets import download
from grader.datasets import mnist

signal.signal(signal.SIGINT, signal.default_int_handler)
mnist.FULL, download.MIRRORS = Path(sys.argv[1]), (sys.argv[2],)
download.FILES = tuple(download.File(*values) for values in {values})
sys.exit(cli.main(["data"]))
"""


def command(folder: Path, mirror: Mirror) -> list[str]:
    """Return the command in a process of its own, with the small files."""
    values = [(file.name, file.size, file.sha256, file.unpacked_sha256) for file in SMALL]
    return [sys.executable, "-c", COMMAND.replace("{values}", repr(values)), str(folder), mirror.url]


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment of a process that has no MNIST_DIR."""
    return {**{name: value for name, value in os.environ.items() if name != "MNIST_DIR"}, "PYTHONIOENCODING": "utf-8"}


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is sent as a terminal does on POSIX")
def test_ctrl_c_in_the_middle_is_one_line_and_the_next_run_goes_on(
    folder: Path, mirror: Mirror, environment: dict[str, str]
) -> None:
    """Exit code 130; the part file stays."""
    mirror.plan = [serve, serve, stall(HALF)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8", "cwd": ROOT}
    with subprocess.Popen(command(folder, mirror), env=environment, **pipes) as process:  # type: ignore[call-overload]
        part = folder / f"{SMALL[2].name}.part"
        assert mirror.stalled.wait(20)
        while not part.exists() or part.stat().st_size == 0:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")
    assert err == "grader: interrupted; what has arrived is kept for the next run\n"
    assert names(folder) == sorted([SMALL[0].name, SMALL[1].name, part.name])
    begun = part.stat().st_size
    again = subprocess.run(
        command(folder, mirror), env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (again.returncode, again.stderr) == (0, "")
    assert names(folder) == sorted(CONTENTS)
    assert mirror.requests[3:] == [(f"/mnist/{SMALL[2].name}", f"bytes={begun}-"), (f"/mnist/{SMALL[3].name}", None)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
def test_on_a_terminal_each_file_has_a_bar(folder: Path, mirror: Mirror, environment: dict[str, str]) -> None:
    """With its bytes, within 80 columns; gone in the end."""
    import pty

    ours, theirs = pty.openpty()
    slow = [lambda request: (time.sleep(0.3), serve(request)), serve, serve, serve]
    mirror.plan = [*slow]
    environment = {**environment, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run(
        command(folder, mirror), env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert done.returncode == 0
    bars = re.findall(rf"{re.escape(NAME)} .*? \d+\.\d/39\.\d kB", re.sub(r"\x1b\[[\d;?]*\w", "", shown))
    assert bars
    assert max(map(len, bars)) <= 80
    assert shown.rstrip().endswith("\x1b[2K")
