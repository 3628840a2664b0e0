"""What a worker has written: the text of the submission, and where faulthandler saw it last."""

from __future__ import annotations

import re
from pathlib import Path

from grader.results.text import one_line
from grader.sandbox.inside.exceptions import SourceLocation

MAX_SHOWN = 4000

DUMP = re.compile(r"^(?:Timeout \(|Fatal Python error|Windows fatal exception)", re.MULTILINE)
"""How faulthandler begins when it writes down where a thread is."""


class PrintedFile:
    """The file that a worker prints to.

    Parameters
    ----------
    path : Path
        Where it is.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)  # a buffer would keep what was emptied

    def text(self, size: int = -1) -> str:
        """Return what is in it, up to so many bytes."""
        self._file.seek(0)
        return self._file.read(size).decode("utf-8", "replace")

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew, cut to a length that a person reads."""
        return DUMP.split(self.text(MAX_SHOWN))[0]

    def last_location(self) -> SourceLocation | None:
        """Return the place that the worker wrote down when its time was nearly over or when it crashed."""
        dump = DUMP.split(self.text())[1:]
        threads = re.split(r"^(?:Current thread|Thread) ", dump[-1], flags=re.MULTILINE) if dump else []
        found = re.search(r'^  File "(\w+\.py)", line (\d+) in (\S+)', threads[-1], re.MULTILINE) if threads else None
        return SourceLocation(one_line(found[1]), int(found[2][:6]), 0, one_line(found[3])) if found else None

    def close(self) -> None:
        """Close it."""
        self._file.close()
