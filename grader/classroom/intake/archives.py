"""Zip files, read into memory: what a header says is never trusted, and nothing is unpacked to the disk."""

from __future__ import annotations

import errno
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import IO

from grader.classroom.intake.entries import EMPTY, LINK, Entry, Parts, nothing, refuse_link, why_skipped
from grader.results.text import printable

MAX_MEMBERS = 20_000
"""The most entries in the zip of one student, hidden ones included."""

MAX_PATH = 1000
"""The most letters in a path."""

READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Compression methods that can be stopped at a limit; learning platforms and file managers use no others."""

FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(ArithmeticError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError),
)
"""The exceptions that reading a damaged zip raises."""

IS_ENCRYPTED = 0x1
IS_UTF8 = 0x800


class BadArchive(Exception):
    """A zip cannot be opened; the text gives the reason, to be put after its name."""


def read_zip(file: IO[bytes], place: str = "") -> list[Entry]:
    """Return the entries of a zip. The file must stay open until they are read.

    Parameters
    ----------
    file : file
        The zip.
    place : str
        The beginning of the entries' places.

    Raises
    ------
    BadArchive
        If it cannot be opened.
    """
    try:
        archive = zipfile.ZipFile(file)
        members = archive.infolist()
        filled = _filled_folders(map(_path, members))
        return [_entry(archive, member, place) for member in members if _path(member) not in filled]
    except FAULTS as problem:
        raise BadArchive("is damaged, or no zip") from problem


def read_inner_zip(data: bytes, place: str) -> list[Entry]:
    """Return the entries of a zip inside the zip of a student.

    Parameters
    ----------
    data : bytes
        The zip.
    place : str
        Its path below the folder of the class.

    Raises
    ------
    BadArchive
        If it cannot be opened, or lists too much.
    """
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:  # every member of an archive that can be listed has such a mark
        raise BadArchive(f"lists more than {MAX_MEMBERS:,} files")
    return read_zip(io.BytesIO(data), f"{place}/")


def _entry(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str) -> Entry:
    path = _path(member)
    if len(path) > MAX_PATH:
        top = path.partition("/")[0][:100]
        return Entry(printable(f"{place}{top}/…"), (top, "…"), nothing, trouble="has a path that is too long")
    parts: Parts = tuple(part for part in path.split("/") if part not in ("", ".")) or ("(no name)",)
    skipped = next(filter(None, map(why_skipped, parts)), "")
    shown = printable(f"{place}{'/'.join(parts)}")
    if path.endswith("/"):
        skipped = skipped or EMPTY
    if stat.S_ISLNK(member.external_attr >> 16):
        return Entry(shown, parts, refuse_link, LINK)
    if ".." in parts or path.startswith("/") or re.match("[A-Za-z]:", path):
        return Entry(shown, parts, nothing, trouble="has a path that leads out of its folder")
    if skipped:
        return Entry(shown, parts, nothing, skipped)
    if member.flag_bits & IS_ENCRYPTED:
        return Entry(shown, parts, nothing, trouble="is encrypted")
    return Entry(shown, parts, partial(_read, archive, member))


def _filled_folders(paths: Iterable[str]) -> set[str]:
    """Return the folders that have their own entry, such as ``sub/``, and are not empty."""
    ordered = sorted(set(paths))
    return {path for path, after in pairwise(ordered) if path.endswith("/") and after.startswith(path)}


def _path(member: zipfile.ZipInfo) -> str:
    """Return the path of a member as it was meant: Windows writes backslashes, macOS writes UTF-8 without a flag."""
    path = member.orig_filename.partition("\0")[0].replace("\\", "/")
    if not member.flag_bits & IS_UTF8:
        try:
            return path.encode("cp437").decode("utf-8")
        except UnicodeError:
            return path
    return path


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return the content of a member; it is unpacked up to the limit and no further."""
    if member.compress_type not in READABLE:
        raise OSError(None, "it is packed in a way that is not read here; use an ordinary zip")
    try:
        with archive.open(member) as file:
            data = file.read(most + 1)
    except FAULTS as problem:
        raise OSError(None, "it is damaged inside the zip") from problem
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes")
    return data
