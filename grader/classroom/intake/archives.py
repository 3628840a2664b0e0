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
"""How many entries the zip of one student may list, hidden ones included."""

MAX_PATH = 1000
"""How many letters a path may have."""

READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing whose unpacking can be stopped at a limit; learning platforms and file managers write no other."""

FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(ArithmeticError, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError),
)
"""What reading a damaged zip raises."""

IS_ENCRYPTED = 0x1
IS_UTF8 = 0x800


class BadArchive(Exception):
    """A zip cannot be opened; the text says why, to be read behind its name."""


def read_zip(file: IO[bytes], place: str = "") -> list[Entry]:
    """Return what a zip lists. The file has to stay open until the entries are read.

    Parameters
    ----------
    file : file
        The zip.
    place : str
        What the places of the entries begin with.

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
    """Return what the zip of a student lists.

    Parameters
    ----------
    data : bytes
        The zip.
    place : str
        Where it is, below the folder of the class.

    Raises
    ------
    BadArchive
        If it cannot be opened, or lists too much.
    """
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:  # every member that could be listed has such a mark
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
    """Return the folders that have an entry of their own, such as ``sub/``, and something in them."""
    ordered = sorted(set(paths))
    return {path for path, after in pairwise(ordered) if path.endswith("/") and after.startswith(path)}


def _path(member: zipfile.ZipInfo) -> str:
    """Return the path of a member as it was meant: Windows writes backslashes, macOS UTF-8 without saying so."""
    path = member.orig_filename.partition("\0")[0].replace("\\", "/")
    if not member.flag_bits & IS_UTF8:
        try:
            return path.encode("cp437").decode("utf-8")
        except UnicodeError:
            return path
    return path


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return what a member holds; it is unpacked up to the limit and no further."""
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
