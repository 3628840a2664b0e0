"""What a worker has written: the printed text of the submission, and the last line that faulthandler recorded."""

from __future__ import annotations

import re
from pathlib import Path

from grader.results.text import one_line
from grader.sandbox.inside.exceptions import SourceLocation

MAX_SHOWN = 4000

HANG = re.compile(r"^Timeout \(", re.MULTILINE)
CRASH = re.compile(r"^(?:Fatal Python error|Windows fatal exception)", re.MULTILINE)
"""How faulthandler begins a list of threads, both at intervals and at a crash."""


class PrintedFile:
    """The file that a worker prints to.

    Parameters
    ----------
    path : Path
        Where it is.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)  # a buffer would keep text that was emptied

    def text(self, size: int = -1) -> str:
        """Return its content, up to so many bytes."""
        self._file.seek(0)
        return self._file.read(size).decode("utf-8", "replace")

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew, cut to a length that a person reads."""
        return CRASH.split(HANG.split(self.text(MAX_SHOWN))[0])[0]

    def place_of_hang(self, first: str = "") -> SourceLocation | None:
        """Return the last place that the worker recorded before its time was over.

        Parameters
        ----------
        first : str
            The file of the exercise. A place in it goes ahead of the innermost one, which may be the grader's.
        """
        return self._last_place(HANG, first)

    def place_of_crash(self, first: str = "") -> SourceLocation | None:
        """Return the place that the worker recorded when it crashed; see `place_of_hang`."""
        return self._last_place(CRASH, first)

    def _last_place(self, beginning: re.Pattern[str], first: str) -> SourceLocation | None:
        dump = beginning.split(self.text())[1:]
        threads = re.split(r"^(?:Current thread|Thread) ", dump[-1], flags=re.MULTILINE) if dump else [""]
        places = re.findall(r'^  File "(\w+\.py)", line (\d+) in (\S+)', threads[-1], re.MULTILINE)
        file, line, function = next((place for place in places if place[0] == first), [*places, ("", "", "")][0])
        return SourceLocation(one_line(file), int(line[:6]), 0, one_line(function)) if file else None

    def close(self) -> None:
        """Close it."""
        self._file.close()
