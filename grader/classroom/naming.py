"""File names made from student IDs, safe on every system."""

from __future__ import annotations

import hashlib
import unicodedata

LONGEST = 50
"""How many letters of an ID a name keeps: in any script, they fit into the 255 bytes of a file name."""

RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³")}
"""Names that Windows reserves for devices, with any ending."""


def same(text: str) -> str:
    """Return a text that is equal for texts that differ only in case, spaces and Unicode form.

    Parameters
    ----------
    text : str
        An ID, a name, or the like.
    """
    folded = unicodedata.normalize("NFD", text).casefold()
    return " ".join(unicodedata.normalize("NFC", folded).split())


def safe_name(student: str) -> str:
    """Return a name for a student's files that is safe on every system.

    If IDs differ in more than case, so do their names. A name that is not the ID itself ends with a digest of it.

    Parameters
    ----------
    student : str
        The student's ID.
    """
    kept = "".join(letter if _is_safe(letter) else "-" for letter in student)
    if kept == student and _is_free(student):
        return student
    mark = hashlib.sha256(same(student).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{kept[:LONGEST].strip('.-') or 'student'}-{mark}"


def _is_safe(letter: str) -> bool:
    return letter in "-_.@+" or unicodedata.category(letter)[0] in "LNM"


def _is_free(name: str) -> bool:
    """Return whether a name of safe letters is reserved on no system, and short enough."""
    stem = name.partition(".")[0].casefold()
    return 0 < len(name) <= LONGEST and name[0] not in ".-" and name[-1] != "." and stem not in RESERVED
