"""Fetching MNIST from mirrors of every kind: real servers on this machine, never the real mirrors."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import random
import re
import shutil
import signal
import socket
import ssl
import struct
import sys
import threading
import time
import urllib.error
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from grader import cli
from grader.datasets import download, mnist, published
from grader.datasets.download import MIRRORS, DownloadError, fetch
from grader.datasets.published import FILES, File, State, Stored, examine
from grader.files import ROOT
from tests.support.odd_files import KINDS, odd

Capture = pytest.CaptureFixture[str]


# Four small files that are sound MNIST


def noise(size: int) -> bytes:
    """Return bytes that gzip cannot make shorter, always the same."""
    return random.Random(size).randbytes(size)


def packed(header: bytes, items: bytes) -> bytes:
    """Return an IDX file in the form of the mirrors."""
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
    """One request to a mirror; the mirror's plan decides the answer, by default the right one."""

    server: Mirror

    def do_GET(self) -> None:
        """Record the request and answer."""
        self.server.requests.append((self.path, self.headers.get("Range")))
        behave = self.server.plan.pop(0) if self.server.plan else serve
        with contextlib.suppress(ConnectionError):
            behave(self)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def head(self, status: int, length: int | None = 0, **headers: str) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


Behaviour = Callable[[Request], object]


class Mirror(ThreadingHTTPServer):
    """A mirror on this machine. ``plan`` has its answers, request by request; after that it works well."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.plan: list[Behaviour] = []
        self.requests: list[tuple[str, str | None]] = []
        self.released = threading.Event()
        self.host = f"127.0.0.1:{self.server_port}"
        self.url = f"http://{self.host}/mnist/"


def running() -> Iterator[Mirror]:
    """Yield a running mirror."""
    with Mirror() as mirror:
        thread = threading.Thread(target=mirror.serve_forever, args=(0.01,))
        thread.start()
        yield mirror
        mirror.released.set()
        mirror.shutdown()
        thread.join()


mirror = pytest.fixture(running, name="mirror")
second = pytest.fixture(running, name="second")


def send(change: Callable[[bytes], bytes] = bytes, *, length: bool = True, ignore_range: bool = False) -> Behaviour:
    """Send the requested bytes after a change that the headers do not show."""

    def behave(request: Request) -> object:
        data = CONTENTS[request.path.rpartition("/")[2]]
        start = 0 if ignore_range else int(request.headers.get("Range", "bytes=0-")[len("bytes=") : -1])
        if start >= len(data):
            return request.head(416)
        request.head(206 if start else 200, len(data) - start if length else None)
        return request.wfile.write(change(data[start:]))

    return behave


serve = send()


def first(count: int) -> Callable[[bytes], bytes]:
    """Return the change that keeps only these bytes."""
    return lambda data: data[:count]


def flip(data: bytes) -> bytes:
    """Return the data with one bit that is wrong, the last."""
    return data[:-1] + bytes([data[-1] ^ 1])


def stall(request: Request) -> None:
    """Send some bytes, then nothing, and keep the connection open."""
    send(first(HALF))(request)
    request.wfile.flush()
    request.server.released.wait(20)


def page(request: Request) -> None:
    """Answer 200 with a login page, as the networks of hotels do."""
    request.head(200, 11)
    request.wfile.write(b"please pay!")


def status(code: int, **headers: str) -> Behaviour:
    """Answer with an error, or a redirection."""
    return lambda request: request.head(code, **headers)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a mirror only for a moment, and use no proxy."""
    monkeypatch.setattr(download, "TIMEOUT", 0.3)
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder for the files. At the end nothing in it is broken: complete files, and usable part files."""
    folder = tmp_path / "data" / "mnist"
    yield folder
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.suffix == ".part":
            assert CONTENTS[path.stem].startswith(path.read_bytes()), path.name
        else:
            assert path.read_bytes() == CONTENTS[path.name], path.name


def run(folder: Path, *mirrors: Mirror | str, files: tuple[File, ...] = (FIRST,)) -> None:
    """Fetch from mirrors here or elsewhere."""
    fetch(folder, files, [mirror if isinstance(mirror, str) else mirror.url for mirror in mirrors])


def complaint(folder: Path, *mirrors: Mirror | str) -> str:
    """Return the line of the DownloadError of a fetch."""
    with pytest.raises(DownloadError) as caught:
        run(folder, *mirrors)
    return str(caught.value)


def begin(folder: Path, data: bytes = WHOLE[:HALF]) -> Path:
    """Leave a part file, like an interrupted run."""
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
    """No mirror is asked; the line says what to do."""
    (tmp_path / name).write_bytes(b"other data of the same name")
    with pytest.raises(DownloadError) as caught:
        fetch(tmp_path, SMALL, [mirror.url], replace=False)
    assert str(caught.value) == f"{tmp_path / name} is not the published file; remove it to have that fetched"
    assert names(tmp_path) == [name]
    assert mirror.requests == []


def test_an_answer_without_a_length_is_read_to_the_size_of_the_file(folder: Path, mirror: Mirror) -> None:
    """A mirror that sends without end fills no disk."""
    mirror.plan = [send(lambda data: data + b"more" * 100_000, length=False)]
    run(folder, mirror)
    assert names(folder) == [NAME]


# Continuing


@pytest.mark.parametrize("behave", [serve, send(ignore_range=True)], ids=["the rest", "the whole file"])
def test_a_part_file_is_continued(folder: Path, mirror: Mirror, behave: Behaviour) -> None:
    """Only the missing bytes are requested, and progress counts the others; a mirror may send the whole file."""
    begin(folder)
    mirror.plan = [behave]
    calls: list[tuple[str, int, int]] = []
    fetch(folder, [FIRST], [mirror.url], lambda *progress: calls.append(progress))
    assert names(folder) == [NAME]
    assert mirror.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]
    assert calls == sorted(calls)
    assert (calls[0], calls[-1]) == ((NAME, HALF, FIRST.size), (NAME, FIRST.size, FIRST.size))


@pytest.mark.parametrize("behave", [send(first(HALF)), stall], ids=["breaks off", "stalls"])
def test_the_second_mirror_continues_where_the_first_stops(
    folder: Path, mirror: Mirror, second: Mirror, behave: Behaviour
) -> None:
    """Nothing is fetched twice."""
    mirror.plan = [behave]
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert second.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]


def test_a_redirection_is_followed(folder: Path, mirror: Mirror, second: Mirror) -> None:
    """With the range that is asked for."""
    begin(folder)
    mirror.plan = [status(302, Location=f"{second.url}{NAME}")]
    run(folder, mirror)
    assert names(folder) == [NAME]
    assert second.requests == [(f"/mnist/{NAME}", f"bytes={HALF}-")]


@pytest.mark.parametrize(
    "data", [b"\0" * HALF, b"\0" * FIRST.size, WHOLE + b"more"], ids=["half", "as long as the file", "longer"]
)
def test_a_part_file_of_something_else_is_thrown_away(
    folder: Path, mirror: Mirror, second: Mirror, data: bytes
) -> None:
    """Then the whole file is requested."""
    begin(folder, data)
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert [*mirror.requests, *second.requests][-1] == (f"/mnist/{NAME}", None)


def test_an_interrupted_run_leaves_its_part_file(folder: Path, mirror: Mirror) -> None:
    """The next one continues from there."""

    def interrupt(_: str, done: int, __: int) -> None:
        if done:
            raise KeyboardInterrupt

    mirror.plan = [send(first(HALF))]
    with pytest.raises(KeyboardInterrupt):
        fetch(folder, SMALL, [mirror.url], interrupt)
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
    "stalls": (stall, f"stops after 10,000 of {SIZE} bytes{KEPT}"),
    "says nothing": (lambda request: request.server.released.wait(20), f"stops after 0 of {SIZE} bytes"),
    "hangs up": (lambda request: request.connection.shutdown(socket.SHUT_RDWR), f"stops after 0 of {SIZE} bytes"),
    "no HTTP": (lambda request: request.wfile.write(b"220 smtp ready\r\n"), f"stops after 0 of {SIZE} bytes"),
    "corrupt": (send(flip), WRONG),
    "a page": (page, f"sends 11 bytes instead of {SIZE}"),
    "redirected nowhere": (status(302, Location="http://[/"), f"stops after 0 of {SIZE} bytes"),
    "404": (status(404), "answers with HTTP status 404"),
    "503": (status(503), "answers with HTTP status 503"),
    "an unknown status": (status(599), "answers with HTTP status 599"),
    "redirected to a file": (status(302, Location="file:///etc/passwd"), "answers with HTTP status 302"),
    "redirected in a circle": (status(302, Location=NAME), "answers with HTTP status 302"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_gets_a_line_and_the_second_mirror_helps(
    folder: Path, mirror: Mirror, second: Mirror, fault: str
) -> None:
    """The line says what the only mirror does; a second mirror has the file."""
    behave, words = FAULTS[fault]
    mirror.plan = [behave] * 20
    assert complaint(folder, mirror) == f"cannot fetch {NAME}: {mirror.host} {words}"
    assert (folder / f"{NAME}.part").exists() == (KEPT in words)
    assert not (folder / NAME).exists()
    run(folder, mirror, second)
    assert names(folder) == [NAME]
    assert len(second.requests) == 1


def test_both_mirrors_are_in_the_line(folder: Path, mirror: Mirror, second: Mirror) -> None:
    """Each with its answer; files before the failing one stay."""
    mirror.plan, second.plan = [serve, status(404)], [send(flip)]
    with pytest.raises(DownloadError) as caught:
        run(folder, mirror, second, files=SMALL)
    assert str(caught.value) == (
        f"cannot fetch {SMALL[1].name}: {mirror.host} answers with HTTP status 404; {second.host} {WRONG}"
    )
    assert names(folder) == [NAME]


def test_a_page_does_not_cost_the_part_file(folder: Path, mirror: Mirror) -> None:
    """The network of a hotel answers; the bytes fetched at home are still there."""
    part = begin(folder)
    mirror.plan = [page]
    line = f"cannot fetch {NAME}: {mirror.host} sends 11 bytes instead of {SIZE}{KEPT}"
    assert complaint(folder, mirror) == line
    assert part.read_bytes() == WHOLE[:HALF]


CONNECTIONS: dict[str, str | Exception] = {
    "timed out": TimeoutError("timed out"),
    "Tunnel failed: 403": OSError("Tunnel failed:\n 403"),
    "Connection refused": ConnectionRefusedError(111, "Connection refused"),
    "Name or service not known": socket.gaierror(-2, "Name or service not known"),
    "certificate verify failed": ssl.SSLCertVerificationError(1, "certificate verify failed"),
    "no host given": "no host given",
}


@pytest.mark.parametrize("words", CONNECTIONS)
def test_a_connection_that_fails_gets_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """If no server can be made to fail in this way, urlopen does. The part file stays."""
    part = begin(folder)

    def fail(*_: object, **__: object) -> None:
        raise urllib.error.URLError(CONNECTIONS[words])

    monkeypatch.setattr("urllib.request.urlopen", fail)
    line = f"cannot fetch {NAME}: mirror.invalid cannot be reached ({words}){KEPT}"
    assert complaint(folder, "https://mirror.invalid/") == line
    assert part.read_bytes() == WHOLE[:HALF]


PART = f"{NAME}.part"
OBSTACLES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file in place of the folder": (Path.touch, "File exists"),
    "a folder in place of the file": (lambda folder: (folder / NAME).mkdir(parents=True), "not a regular file"),
}
if os.name == "posix" and os.geteuid() != 0:
    OBSTACLES["a folder that is read-only"] = (lambda folder: folder.mkdir(0o500), "Permission denied")


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path, mirror: Mirror, obstacle: str) -> None:
    """No other mirror can help, so none is asked."""
    obstruct, reason = OBSTACLES[obstacle]
    obstruct(tmp_path / "mnist")
    assert complaint(tmp_path / "mnist", mirror, mirror) == f"cannot write in {tmp_path / 'mnist'}: {reason}"
    assert len(mirror.requests) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is full")
def test_a_full_disk_is_one_line(tmp_path: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do."""
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *mode: real(Path("/dev/full") if path.name == PART else path, *mode))
    line = f"cannot write in {tmp_path / 'mnist'}: there is no space left on the disk; free some"
    assert complaint(tmp_path / "mnist", mirror, mirror) == line


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "huge"])
def test_what_is_no_part_file_is_neither_written_nor_read(tmp_path: Path, mirror: Mirror, kind: str) -> None:
    """A pipe would block, and a device has no end; no mirror is asked."""
    odd(tmp_path / PART, kind)
    assert complaint(tmp_path, mirror) == f"cannot write in {tmp_path}: {PART} is not a regular file"
    assert mirror.requests == []


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


def test_a_file_of_a_terabyte_is_not_read(tmp_path: Path) -> None:
    """Its size shows that it is no file of MNIST; this one takes no space on the disk."""
    with (tmp_path / NAME).open("wb") as file:
        file.truncate(2**40)
    assert examine(tmp_path, FIRST) == Stored(NAME, State.DAMAGED, "it is larger than any file of MNIST")


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
    monkeypatch.setattr(published, "FILES", SMALL)
    monkeypatch.setattr(download, "MIRRORS", (mirror.url,))
    return folder


ALL_WHOLE = ("whole",) * 4


def page_of(folder: Path, *states: str) -> str:
    """Return what the command prints."""
    marks = {"whole": "✓", "damaged": "✗"}
    lines = [
        f"  {marks.get(state.partition(':')[0], '·')} {name:<27} {state}"
        for name, state in zip(CONTENTS, states, strict=True)
    ]
    advice = "To fetch what is not whole: python -m grader data"
    if states == ALL_WHOLE:
        advice = "To train on them: python -m grader --dataset full"
    return "\n".join(["", *lines, "", f"  In {folder}.", f"  {advice}", ""])


def test_the_command_fetches_and_says_what_is_there(kit: Path, capfd: Capture) -> None:
    """Exit code 0, and load_mnist reads what was fetched."""
    assert cli.main(["data"]) == 0
    assert capfd.readouterr() == (page_of(kit, *ALL_WHOLE), "")
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
    for data, state in (
        (None, f"half-fetched: 10,000 of {SIZE} bytes"),
        (b"", "damaged: its SHA-256 is not the published one"),
        (WHOLE, "whole"),
    ):
        if data is not None:
            (kit / NAME).write_bytes(data)
        assert cli.main(["data", "--check"]) == (0 if state == "whole" else 1)
        assert capfd.readouterr().out == page_of(kit, state, *["whole"] * 3)
    assert mirror.requests == []


def test_nothing_is_fetched_unless_it_is_asked_for(kit: Path, mirror: Mirror, capfd: Capture) -> None:
    """Grading on a missing full set is wrong use; the message says what to do."""
    assert cli.main(["two_layer_net", "--solutions", "--dataset", "full"]) == 2
    assert capfd.readouterr().err == (
        f"grader: the full MNIST is not in {kit}; "
        "fetch it with python -m grader data, or name its folder in MNIST_DIR\n"
    )
    assert mirror.requests == []


@pytest.mark.parametrize("name", CONTENTS)
def test_other_data_of_the_same_names_is_not_the_full_set(
    kit: Path, tmp_path: Path, name: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--dataset full refuses files with another SHA-256, but not training images, of which good copies differ."""
    assert cli.main(["data"]) == 0
    own = shutil.copytree(kit, tmp_path / "own")
    (own / name).write_bytes(flip(CONTENTS[name]))
    monkeypatch.setenv("MNIST_DIR", str(own))
    capfd.readouterr()
    remedy = "remove it and fetch it with python -m grader data, or name another folder in MNIST_DIR"
    line = "" if name == NAME else f"grader: {own / name} is not the published file of MNIST; {remedy}\n"
    assert cli.main(["gates", "--solutions", "--dataset", "full"]) == (3 if line else 0)
    assert capfd.readouterr().err == line


def test_a_file_that_may_not_be_read_says_why(kit: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not called damaged, and not replaced."""
    assert cli.main(["data"]) == 0

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(kit / NAME))

    monkeypatch.setattr("hashlib.file_digest", refuse)
    for words in (["data"], ["data", "--check"]):
        capfd.readouterr()
        assert cli.main(words) == 3
        assert capfd.readouterr() == ("", f"grader: {kit / NAME}: Permission denied\n")


def test_data_that_cannot_be_had_is_exit_code_3(kit: Path, mirror: Mirror, capfd: Capture) -> None:
    """With one line."""
    mirror.plan = [status(404)]
    assert cli.main(["data"]) == 3
    line = f"grader: cannot fetch {NAME}: {mirror.host} answers with HTTP status 404\n"
    assert capfd.readouterr() == ("", line)
    assert not kit.exists()


def test_the_folder_that_mnist_dir_names_is_filled_but_what_lies_there_is_kept(
    kit: Path, tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the folder that --dataset full reads, and it may hold other data with the same names."""
    own = tmp_path / "own"
    monkeypatch.setenv("MNIST_DIR", str(own))
    assert cli.main(["data"]) == 0
    assert capfd.readouterr() == (page_of(own, *ALL_WHOLE), "")
    (own / NAME).write_bytes(b"Fashion-MNIST")
    assert cli.main(["data"]) == 3
    line = f"grader: {own / NAME} is not the published file; remove it to have that fetched\n"
    assert capfd.readouterr() == ("", line)
    assert (own / NAME).read_bytes() == b"Fashion-MNIST"
    assert not kit.exists()


@pytest.mark.skipif(os.name != "posix", reason="SIGINT is sent as a terminal does on POSIX")
def test_ctrl_c_in_the_middle_is_one_line_and_the_next_run_continues(kit: Path, mirror: Mirror, capfd: Capture) -> None:
    """Exit code 130; the part file stays."""
    main_thread = threading.get_ident()
    part = kit / f"{SMALL[2].name}.part"

    def interrupt(request: Request) -> None:
        send(first(HALF))(request)
        request.wfile.flush()
        while not part.exists() or part.stat().st_size < HALF:
            time.sleep(0.01)
        signal.pthread_kill(main_thread, signal.SIGINT)
        request.server.released.wait(20)

    mirror.plan = [serve, serve, interrupt]
    assert cli.main(["data"]) == 130
    assert capfd.readouterr() == ("", "grader: interrupted; what has arrived is kept for the next run\n")
    assert names(kit) == sorted([SMALL[0].name, SMALL[1].name, part.name])
    assert cli.main(["data"]) == 0
    assert names(kit) == sorted(CONTENTS)
    assert mirror.requests[3:] == [(f"/mnist/{SMALL[2].name}", f"bytes={HALF}-"), (f"/mnist/{SMALL[3].name}", None)]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.usefixtures("kit")
def test_on_a_terminal_each_file_has_a_bar(mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its bytes, within 80 columns; gone in the end."""
    import pty

    ours, theirs = pty.openpty()
    mirror.plan = [lambda request: (time.sleep(0.1), serve(request))]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    with open(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert cli.main(["data"]) == 0
    shown = b""
    with contextlib.suppress(OSError):  # how Linux reports that nobody writes there any more
        while more := os.read(ours, 1 << 16):
            shown += more
    os.close(ours)
    shown = shown.decode()
    bars = re.findall(rf"{re.escape(NAME)} .*? \d+\.\d/39\.\d kB", re.sub(r"\x1b\[[\d;?]*\w", "", shown))
    assert bars
    assert max(map(len, bars)) <= 80
    assert shown.rstrip().endswith("\x1b[2K")
