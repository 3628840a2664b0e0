"""What may lie where a small regular file should."""

from __future__ import annotations

import os
from pathlib import Path

ENDLESS = "/dev/zero"


def odd(path: Path, kind: str) -> None:
    """Put something there that is no small regular file.

    Parameters
    ----------
    path : Path
        Where; nothing is there yet.
    kind : str
        A name of `KINDS`.
    """
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(2**40)
    else:
        path.symlink_to({"link to a device": ENDLESS, "link to itself": path.name}[kind])


KINDS = ("pipe", "folder", "huge", "link to a device", "link to itself")
