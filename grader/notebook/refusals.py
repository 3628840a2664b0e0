"""Whatever ends a cell, in a few words instead of a traceback."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from grader.cli.command import UsageError
from grader.judge.fault_lines import described


class NotGraded(Exception):
    """A cell has no verdict; the notebook shows the lines that say why, and counts the cell as failed.

    Parameters
    ----------
    *lines : str
        The lines to show.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))

    def _render_traceback_(self) -> list[str]:
        """Return what IPython shows instead of a traceback."""
        return str(self).splitlines()


@contextlib.contextmanager
def in_words() -> Iterator[None]:
    """Turn every exception inside into `NotGraded`.

    Raises
    ------
    NotGraded
        With the lines that the command line would print.
    """
    try:
        yield
        return
    except NotGraded as problem:
        words = problem
    except KeyboardInterrupt:
        words = NotGraded("Interrupted: there is no verdict.")
    except UsageError as problem:
        words = NotGraded(str(problem))
    except Exception as problem:
        words = NotGraded(*described(problem))
    raise words from None
