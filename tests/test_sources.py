"""Reading exercise files as text: any file is read, or refused in one line."""

import os
from pathlib import Path

import pytest

from grader.results.report import Status
from grader.results.request import Source, Unreadable
from grader.sources import MAX_BYTES, read_source, read_sources

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def read(folder: Path) -> Source | None:
    """Return what is read of the softmax.py in a folder."""
    return read_source(folder / "softmax.py")


def refused(folder: Path) -> tuple[Status, str, str | None]:
    """Return status, message and hint of the refusal to read the softmax.py in a folder."""
    source = read(folder)
    assert isinstance(source, Unreadable)
    return source.status, source.message, source.hint


def save(folder: Path, data: bytes) -> Path:
    """Write a softmax.py of these bytes."""
    path = folder / "softmax.py"
    path.write_bytes(data)
    return path


# What is read


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"x = 1\n", "x = 1\n"),
        (b"x = 1\r\ny = 2\r", "x = 1\r\ny = 2\r"),
        ("# größer\n".encode(), "# größer\n"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
        (b"\xef\xbb\xbf\xef\xbb\xbf", "\ufeff"),
        (b"\x00", "\x00"),
    ],
)
def test_the_text_of_a_file_is_its_utf_8_without_a_byte_order_mark(tmp_path: Path, data: bytes, text: str) -> None:
    """Line ends and everything else are unchanged."""
    save(tmp_path, data)
    assert read(tmp_path) == text


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    save(tmp_path, b"#" * MAX_BYTES)
    assert read(tmp_path) == "#" * MAX_BYTES


# What is refused


def test_of_a_missing_file_there_is_nothing(tmp_path: Path) -> None:
    """The judge decides what that means."""
    assert read(tmp_path) is None


LINK = "softmax.py cannot be read: it is a link; put the file itself there"


@posix
@pytest.mark.parametrize("end", ["elsewhere.txt", "nowhere.py", "softmax.py", "/dev/zero", "/etc/passwd"])
def test_a_link_is_not_followed(tmp_path: Path, end: str) -> None:
    """Its target would be read with the permissions of the user who grades."""
    (tmp_path / "elsewhere.txt").write_text("x = 1")
    (tmp_path / "softmax.py").symlink_to(tmp_path / end)
    assert refused(tmp_path) == (Status.ERROR, LINK, None)


def test_a_folder_in_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    """It is not opened."""
    (tmp_path / "softmax.py").mkdir()
    assert refused(tmp_path) == (Status.ERROR, "softmax.py is not a regular file", None)


@posix
@pytest.mark.timeout(30)
def test_a_fifo_is_an_error_and_does_not_block(tmp_path: Path) -> None:
    """It has no writer, and the grader does not wait."""
    os.mkfifo(tmp_path / "softmax.py")
    assert refused(tmp_path) == (Status.ERROR, "softmax.py is not a regular file", None)


def test_a_file_beyond_the_limit_is_too_large(tmp_path: Path) -> None:
    """One byte more is enough."""
    save(tmp_path, b"#" * (MAX_BYTES + 1))
    message = "softmax.py is too large; the limit is 1,048,576 bytes"
    assert refused(tmp_path) == (Status.ERROR, message, None)


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    """The message has the reason of the system."""
    save(tmp_path, b"x = 1").chmod(0)
    assert refused(tmp_path) == (Status.ERROR, "softmax.py cannot be read: Permission denied", None)


def test_a_file_that_may_not_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever reason the system gives."""

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    save(tmp_path, b"x = 1")
    monkeypatch.setattr(os, "open", refuse)
    assert refused(tmp_path) == (Status.ERROR, "softmax.py cannot be read: Permission denied", None)


def test_a_file_that_disappears_while_it_is_read_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that saves by replacing the file causes no fault."""

    def gone(*_: object) -> int:
        raise FileNotFoundError(2, "No such file or directory")

    save(tmp_path, b"x = 1")
    monkeypatch.setattr(os, "open", gone)
    assert read(tmp_path) is None


@posix
def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    """Such a submission has no exercises in it."""
    folder = save(tmp_path, b"x = 1")
    assert refused(folder) == (Status.ERROR, "softmax.py cannot be read: Not a directory", None)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff", 1),
        (b"# gr\xf6\xdfer\n", 1),
        (b"x = 1\ny = 2\n# gr\xf6\xdfer\n", 3),
        (b"x = 1\r\n# gr\xf6\xdfer\r\n", 2),
        (b"x = 1\n# cut \xc3", 2),
        ("x = 1\n".encode("utf-16"), 1),
        (b"x = 1\ry = 2\r\xff", 3),
        (b"x = 1\x0b\x0c\x1c\x1d\x1e\n\xff", 2),
        ("x = 1\x85\u2028\u2029".encode() + b"\n\xff", 2),
        (b"\xef\xbb\xbf\xff", 1),
        (b"\xef\xbb\xbf\n\xff", 2),
        (b"\xef\xbb\xbfx = 1\n\n\xff\n", 3),
    ],
)
def test_a_file_that_is_not_utf_8_is_an_error_with_its_line(tmp_path: Path, data: bytes, line: int) -> None:
    """It is the line of the first invalid byte, also after a byte-order mark."""
    save(tmp_path, data)
    message = f"softmax.py, line {line}: not UTF-8 text"
    assert refused(tmp_path) == (Status.ERROR, message, "Save it as UTF-8 in your editor.")


# Several


def test_the_files_that_are_there_are_read_or_refused_by_name(tmp_path: Path) -> None:
    """In the order of the names; missing files are left out, and no other file is read."""
    save(tmp_path, b"x = 1")
    (tmp_path / "gates.py").write_text("y = 2")
    (tmp_path / "layers.py").write_bytes(b"\xff")
    (tmp_path / "more.py").write_text("z = 3")
    gates, layers, softmax = read_sources(tmp_path, ("gates", "missing", "layers", "softmax")).items()
    assert (gates, softmax) == (("gates", "y = 2"), ("softmax", "x = 1"))
    assert layers[0] == "layers"
    assert isinstance(layers[1], Unreadable)


# What was meant


def stray(folder: Path) -> tuple[str, str | None]:
    """Return message and hint for the softmax.py that is missing in a folder."""
    source = read_sources(folder, ("softmax",))["softmax"]
    assert isinstance(source, Unreadable)
    assert source.status is Status.FAILED
    return source.message.removeprefix(f"there is no softmax.py in {folder.name}; there is "), source.hint


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("softmax (1).py", "Rename it to softmax.py."),
        ("my softmax.py", "Rename it to softmax.py."),
        ("softmax - Copy.py", "Rename it to softmax.py."),
        ("softmax.py.txt", "Rename it to softmax.py."),
        ("SOFTMAX.TXT", "Rename it to softmax.py."),
        ("softmax.ipynb", "Export the notebook as a Python script, and save that as softmax.py."),
        ("softmax.zip", "Unpack it, so that softmax.py lies in the folder."),
        ("week 1/softmax.py", "Move it into the folder that is graded, as softmax.py."),
    ],
)
def test_a_file_that_was_meant_is_named(file: str, hint: str, tmp_path: Path) -> None:
    """If the exercise file is missing, with what to do."""
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("x = 1", encoding="utf-8")
    assert stray(tmp_path) == (file, hint)


@pytest.mark.parametrize(
    "file", ["softmaximum.py", "his_softmax.py", ".softmax.py", "__pycache__/softmax.py", "a/b/softmax.py"]
)
def test_other_files_are_not_mentioned(file: str, tmp_path: Path) -> None:
    """They were not meant as exercises."""
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("x = 1", encoding="utf-8")
    assert read_sources(tmp_path, ("softmax",)) == {}


def test_a_file_that_is_there_is_read_whatever_lies_beside_it(tmp_path: Path) -> None:
    """Also an empty one."""
    save(tmp_path, b"")
    (tmp_path / "softmax (1).py").write_text("x = 1", encoding="utf-8")
    assert read_sources(tmp_path, ("softmax",)) == {"softmax": ""}


def test_a_name_that_paints_is_made_printable(tmp_path: Path) -> None:
    """The name becomes part of a report."""
    try:
        (tmp_path / "softmax \u202e.py").write_text("x = 1", encoding="utf-8")
    except OSError:
        pytest.skip("there can be no such name here")
    assert stray(tmp_path)[0] == "softmax \ufffd.py"


def test_a_notebook_saved_as_python_is_told(tmp_path: Path) -> None:
    """It is JSON; a dictionary is not."""
    save(tmp_path, b'{\n "cells": [],\n "nbformat": 4\n}\n')
    hint = "Export the notebook as a Python script, and save that under this name."
    assert refused(tmp_path) == (Status.ERROR, "softmax.py holds a notebook, not Python", hint)
    save(tmp_path, b'{"cells": 1}\n')
    assert read(tmp_path) == '{"cells": 1}\n'


def test_an_archive_saved_as_python_is_told(tmp_path: Path) -> None:
    """Saving it as UTF-8 would not help."""
    save(tmp_path, b"PK\x03\x04\x14\x00\xff")
    assert refused(tmp_path) == (Status.ERROR, "softmax.py holds an archive, not Python", "Unpack it.")
