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

from grader import cli, download, mnist
from grader.download import FILES, MIRRORS, DownloadError, File, State, Stored, examine, fetch

ROOT = Path(__file__).resolve().parent.parent
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


def send(change: Callable[[bytes], bytes] = bytes, *, length: bool = True, ignore_range: bool = False) -> Behaviour:
    """Send what is asked for, after a change that the head of the answer does not tell."""

    def behave(request: Request) -> None:
        data, start = request.content, 0 if ignore_range else request.start
        headers = {"Content_Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
        request.head(206 if start else 200, len(data) - start if length else None, **headers)
        request.wfile.write(change(data[start:]))

    return behave


serve = send()


def first(count: int) -> Callable[[bytes], bytes]:
    """Return the change that leaves these bytes only."""
    return lambda data: data[:count]


def flip(data: bytes) -> bytes:
    """Return the data with one bit that is wrong, the last."""
    return data[:-1] + bytes([data[-1] ^ 1])


def stall(after: int) -> Behaviour:
    """Send some bytes, then nothing, and keep the connection open."""

    def behave(request: Request) -> None:
        send(first(after))(request)
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


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine's own network needs is not for these servers."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Where the files go. In the end nothing in it is broken: whole files, and part files that can be continued."""
    folder = tmp_path / "data" / "mnist"
    yield folder
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.suffix == ".part":
            assert CONTENTS[path.stem].startswith(path.read_bytes()), path.name
        else:
            assert path.read_bytes() == CONTENTS[path.name], path.name


def run(folder: Path, *mirrors: Mirror | str, files: tuple[File, ...] = (FIRST,)) -> None:
    """Fetch with little patience."""
    fetch(folder, files, [item if isinstance(item, str) else item.url for item in mirrors], timeout=PATIENCE)


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


# Fetching


def test_all_files_are_fetched_and_nothing_else_is_left(folder: Path, mirror: Mirror) -> None:
    """Each with one request, in order, and no part file stays."""
    run(folder, mirror, files=SMALL)
    assert names(folder) == sorted(CONTENTS)
    assert mirror.requests == [(f"/mnist/{name}", None) for name in CONTENTS]


def test_what_is_whole_is_not_fetched_again(tmp_path: Path, mirror: Mirror) -> None:
    """Neither a packed file nor an unpacked one, under either of its usual names."""
    (tmp_path / NAME).write_bytes(WHOLE)
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(gzip.decompress(CONTENTS[SMALL[1].name]))
    (tmp_path / "t10k-images.idx3-ubyte").write_bytes(gzip.decompress(CONTENTS[SMALL[2].name]))
    run(tmp_path, mirror, files=SMALL)
    assert [path for path, _ in mirror.requests] == [f"/mnist/{SMALL[3].name}"]


def test_a_damaged_file_is_replaced_in_one_step(folder: Path, mirror: Mirror) -> None:
    """It stays where it is until the new one is whole."""
    folder.mkdir(parents=True)
    (folder / NAME).write_bytes(b"damaged")
    seen = set()
    fetch(folder, [FIRST], [mirror.url], lambda *_: seen.add((folder / NAME).read_bytes()))
    assert seen == {b"damaged"}
    assert (folder / NAME).read_bytes() == WHOLE


@pytest.mark.parametrize("name", ["t10k-labels-idx1-ubyte.gz", "t10k-labels.idx1-ubyte"])
def test_a_damaged_file_that_may_be_somebodys_is_kept(tmp_path: Path, mirror: Mirror, name: str) -> None:
    """Nothing is asked for; the line says what to do."""
    (tmp_path / name).write_bytes(b"other data of the same name")
    with pytest.raises(DownloadError) as caught:
        fetch(tmp_path, SMALL, [mirror.url], replace=False)
    assert str(caught.value) == f"{tmp_path / name} is not the published file; remove it to have that fetched"
    assert names(tmp_path) == [name]
    assert mirror.requests == []


def test_progress_counts_the_bytes_that_are_there(folder: Path, mirror: Mirror) -> None:
    """From those of the part file up to all of them."""
    begin(folder)
    calls: list[tuple[str, int, int]] = []
    fetch(folder, [FIRST], [mirror.url], lambda *progress: calls.append(progress))
    assert {(name, size) for name, _, size in calls} == {(NAME, FIRST.size)}
    counts = [done for _, done, _ in calls]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (HALF, FIRST.size)


def test_an_answer_without_a_length_is_read_to_the_size_of_the_file(folder: Path, mirror: Mirror) -> None:
    """A mirror that sends without end fills no disk."""
    mirror.plan = [send(lambda data: data + b"more" * 100_000, length=False)]
    run(folder, mirror)
    assert names(folder) == [NAME]


# Continuing


@pytest.mark.parametrize("behave", [serve, send(ignore_range=True)], ids=["the rest", "the whole file"])
def test_a_part_file_is_continued(folder: Path, mirror: Mirror, behave: Behaviour) -> None:
    """Only what is missing is asked for; a mirror may send the whole file all the same."""
    begin(folder)
    mirror.plan = [behave]
    run(folder, mirror)
    assert names(folder) == [NAME]
    assert mirror.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]


@pytest.mark.parametrize(
    "behave",
    [send(first(HALF)), stall(HALF), lambda request: redirect(f"{request.server.mirror.url}{NAME}")(request)],
    ids=["breaks off", "stalls", "redirects"],
)
def test_the_next_request_continues_where_the_first_stops(
    folder: Path, mirror: Mirror, second: Mirror, behave: Behaviour
) -> None:
    """Nothing is fetched twice, from another mirror or where the first redirects to."""
    begin(folder, WHOLE[:100])
    mirror.plan = [behave]
    run(folder, mirror, second)
    have = 100 if len(mirror.requests) == 2 else 100 + HALF
    assert names(folder) == [NAME]
    assert [*mirror.requests, *second.requests][1:] == [(f"/mnist/{NAME}", f"bytes={have}-")]


@pytest.mark.parametrize(
    "data", [b"\0" * HALF, b"\0" * FIRST.size, WHOLE + b"more"], ids=["half", "as long as the file", "longer"]
)
def test_a_part_file_of_something_else_is_thrown_away(
    folder: Path, mirror: Mirror, second: Mirror, data: bytes
) -> None:
    """Then a mirror is asked for the whole file."""
    begin(folder, data)
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert [*mirror.requests, *second.requests][-1] == (f"/mnist/{NAME}", None)


def test_an_interrupted_run_leaves_its_part_file(folder: Path, mirror: Mirror) -> None:
    """The next one continues from there; before the first byte, not even the folder is made."""

    def interrupt(at_start: bool) -> download.OnProgress:
        def on_progress(_: str, done: int, __: int) -> None:
            if done or at_start:
                raise KeyboardInterrupt

        return on_progress

    mirror.plan = [send(first(HALF))]
    with pytest.raises(KeyboardInterrupt):
        fetch(folder, SMALL, [mirror.url], interrupt(at_start=True))
    assert not folder.exists()
    with pytest.raises(KeyboardInterrupt):
        fetch(folder, SMALL, [mirror.url], interrupt(at_start=False))
    assert names(folder) == [f"{NAME}.part"]
    begun = (folder / f"{NAME}.part").stat().st_size
    assert 0 < begun <= HALF
    run(folder, mirror, files=SMALL)
    assert names(folder) == sorted(CONTENTS)
    assert mirror.requests[1] == (f"/mnist/{NAME}", f"bytes={begun}-")


def test_two_runs_at_once_put_nothing_wrong_in_place(folder: Path, mirror: Mirror, second: Mirror) -> None:
    """One of them may have to be repeated."""

    def start_another(_: str, done: int, __: int) -> None:
        if done == HALF:
            run(folder, second)

    mirror.plan = [send(first(HALF))]
    with pytest.raises(DownloadError):
        fetch(folder, [FIRST], [mirror.url], start_another)
    assert (folder / NAME).read_bytes() == WHOLE


# A mirror fails


WRONG = "sends something else: its SHA-256 is not the published one"
FAULTS: dict[str, tuple[Behaviour, str]] = {
    "breaks off": (send(first(HALF)), f"stops after 10,000 of {SIZE} bytes{KEPT}"),
    "breaks off at once": (send(first(0)), f"stops after 0 of {SIZE} bytes"),
    "has no length": (send(first(HALF), length=False), f"stops after 10,000 of {SIZE} bytes{KEPT}"),
    "stalls": (stall(HALF), f"stops after 10,000 of {SIZE} bytes{KEPT}"),
    "says nothing": (say_nothing, f"stops after 0 of {SIZE} bytes"),
    "hangs up": (hang_up, f"stops after 0 of {SIZE} bytes"),
    "no HTTP": (no_http, f"stops after 0 of {SIZE} bytes"),
    "corrupt": (send(flip), WRONG),
    "a page": (page, f"sends 11 bytes instead of {SIZE}"),
    "404": (status(404), "answers with HTTP status 404"),
    "503": (status(503), "answers with HTTP status 503"),
    "an unknown status": (status(599), "answers with HTTP status 599"),
    "redirected to a file": (redirect("file:///etc/passwd"), "answers with HTTP status 302"),
    "redirected in a circle": (redirect(NAME), "answers with HTTP status 302"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_gets_a_line_and_the_second_mirror_helps(
    folder: Path, mirror: Mirror, second: Mirror, fault: str
) -> None:
    """The line says what the only mirror does; a second one has the file."""
    behave, words = FAULTS[fault]
    mirror.plan = [behave] * 20
    assert complaint(folder, mirror) == f"cannot fetch {NAME}: {mirror.host} {words}"
    assert (folder / f"{NAME}.part").exists() == (KEPT in words)
    assert not (folder / NAME).exists()
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert len(second.requests) == 1


def test_both_mirrors_are_in_the_line(folder: Path, mirror: Mirror, second: Mirror) -> None:
    """Each with what it does; the files before the one that fails stay."""
    mirror.plan, second.plan = [serve, status(404)], [send(flip)]
    with pytest.raises(DownloadError) as caught:
        run(folder, mirror, second, files=SMALL)
    assert str(caught.value) == (
        f"cannot fetch {SMALL[1].name}: {mirror.host} answers with HTTP status 404; {second.host} {WRONG}"
    )
    assert names(folder) == [NAME]


@pytest.mark.parametrize("where", ["a hotel", "offline"])
def test_no_answer_costs_the_part_file(folder: Path, mirror: Mirror, where: str) -> None:
    """What was fetched at home is still there."""
    part = begin(folder)
    mirror.plan = [page]
    if where == "offline":
        mirror.close()
    words = "cannot be reached (" if where == "offline" else f"sends 11 bytes instead of {SIZE}"
    line = complaint(folder, mirror)
    assert line.startswith(f"cannot fetch {NAME}: {mirror.host} {words}")
    assert line.endswith(KEPT)
    assert part.read_bytes() == WHOLE[:HALF]


CERTIFICATE = ssl.SSLCertVerificationError("certificate verify failed: unable to get local issuer certificate")
CONNECTIONS: list[tuple[Exception, str]] = [
    (urllib.error.URLError(TimeoutError("timed out")), "cannot be reached (timed out)"),
    (urllib.error.URLError(OSError("Tunnel failed:\n 403")), "cannot be reached (Tunnel failed: 403)"),
    (urllib.error.URLError("no host given"), "cannot be reached (no host given)"),
    (urllib.error.URLError(CERTIFICATE), f"cannot be reached ({CERTIFICATE})"),
    (ValueError("redirected to http://[/"), f"stops after 0 of {SIZE} bytes"),
]


@pytest.mark.parametrize(("problem", "words"), CONNECTIONS, ids=[words for _, words in CONNECTIONS])
def test_a_connection_that_fails_gets_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, words: str
) -> None:
    """Where no server can be made to fail like that, urlopen does."""

    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr("urllib.request.urlopen", fail)
    assert complaint(folder, "https://mirror.invalid/") == f"cannot fetch {NAME}: mirror.invalid {words}"
    assert not folder.exists()


OBSTACLES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file in place of the folder": (Path.touch, "File exists"),
    "a folder in place of the part file": (
        lambda folder: (folder / f"{NAME}.part").mkdir(parents=True),
        "Is a directory",
    ),
    "a folder in place of the file": (lambda folder: (folder / NAME).mkdir(parents=True), "not a regular file"),
}
if os.name == "posix" and os.geteuid() != 0:
    OBSTACLES["a folder that is read-only"] = (lambda folder: folder.mkdir(0o500), "Permission denied")
if Path("/dev/full").exists():
    OBSTACLES["a full disk"] = (
        lambda folder: (folder.mkdir(), (folder / f"{NAME}.part").symlink_to("/dev/full")),
        "No space left on device",
    )


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, mirror: Mirror, obstacle: str) -> None:
    """No other mirror can help, and none is asked."""
    obstruct, reason = OBSTACLES[obstacle]
    obstruct(tmp_path / "mnist")
    assert complaint(tmp_path / "mnist", mirror, mirror) == f"cannot write in {tmp_path / 'mnist'}: {reason}"
    assert len(mirror.requests) == 1


# What is there


def test_each_state_of_a_file_is_told(tmp_path: Path) -> None:
    """Missing, half-fetched, damaged, whole."""
    path, part = tmp_path / NAME, tmp_path / f"{NAME}.part"
    assert examine(tmp_path / "nowhere", FIRST) == Stored(NAME, State.MISSING)
    part.touch()
    assert examine(tmp_path, FIRST) == Stored(NAME, State.MISSING)
    part.write_bytes(WHOLE[:HALF])
    assert examine(tmp_path, FIRST) == Stored(NAME, State.HALF, f"10,000 of {SIZE} bytes")
    path.with_suffix("").write_bytes(gzip.decompress(WHOLE))
    assert examine(tmp_path, FIRST) == Stored(NAME, State.WHOLE)
    path.write_bytes(WHOLE[:-1])
    assert examine(tmp_path, FIRST) == Stored(NAME, State.DAMAGED, "its SHA-256 is not the published one")
    path.write_bytes(WHOLE)
    assert examine(tmp_path, FIRST) == Stored(NAME, State.WHOLE)


def test_the_files_are_those_of_mnist_and_the_documents_name_them() -> None:
    """In the order of load_mnist; data/README.md has a row for each, and the mirrors, which are asked over https."""
    assert tuple(file.name for file in FILES) == tuple(f"{name}.gz" for name in mnist.NAMES)
    document = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for file in FILES:
        assert re.fullmatch("[0-9a-f]{64}", file.sha256)
        assert re.fullmatch("[0-9a-f]{64}", file.unpacked_sha256)
        assert f"| `{file.name}` | {file.size:,} | `{file.sha256}`<br>`{file.unpacked_sha256}` |\n" in document
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


@pytest.mark.parametrize("name", list(CONTENTS)[1:])
def test_other_data_of_the_same_names_is_not_the_full_set(kit: Path, name: str, capfd: Capture) -> None:
    """--dataset full grades on MNIST only: nothing is trained on a file with another SHA-256."""
    kit.mkdir(parents=True)
    for other, data in CONTENTS.items():
        (kit / other).write_bytes(data)
    (kit / name).write_bytes(flip(CONTENTS[name]))
    try:
        assert cli.main(["two_layer_net", "--solutions", "--dataset", "full"]) == 3
    finally:
        (kit / name).unlink()
    assert capfd.readouterr() == (
        "",
        f"grader: {kit / name} is not the published file of MNIST; "
        "fetch it with python -m grader data, or name its folder in MNIST_DIR\n",
    )


def test_data_that_cannot_be_had_is_exit_code_3(
    kit: Path, mirror: Mirror, second: Mirror, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one line."""
    monkeypatch.setattr(download, "MIRRORS", (mirror.url, second.url))
    mirror.plan, second.plan = [status(404)], [page]
    assert cli.main(["data"]) == 3
    assert capfd.readouterr() == (
        "",
        f"grader: cannot fetch {NAME}: {mirror.host} answers with HTTP status 404; "
        f"{second.host} sends 11 bytes instead of {SIZE}\n",
    )
    assert not kit.exists()


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
from grader import cli, download, mnist

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
