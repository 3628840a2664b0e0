"""What the kit remembers of a learner from run to run: where they are, which hints they have seen, what was found.

It is a convenience and no more: when the file cannot be read or written, the kit starts from nothing. No grade depends
on it.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from grader.files import replace_text


@dataclass
class Memory:
    """The outcomes of the last runs, the mistakes that they recognised, and the number of hints given.

    Attributes
    ----------
    statuses : dict of str to str
        The last status of each exercise that was run.
    hints : dict of str to int
        How many hints have been given for each exercise.
    found : dict of str to str
        The hint for the mistake that the last run recognised in an exercise, where it did.
    """

    statuses: dict[str, str] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)


def recall(path: Path) -> Memory:
    """Return what the file remembers, or nothing where it is missing or damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        statuses = {str(name): str(status) for name, status in data["statuses"].items()}
        hints = {str(name): int(number) for name, number in data["hints"].items()}
        found = {str(name): _printable(str(hint)) for name, hint in data.get("found", {}).items()}
    except (OSError, ArithmeticError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Memory()
    return Memory(statuses, hints, found)


def _printable(text: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in text[:1000])


def remember(path: Path, memory: Memory) -> None:
    """Write the file anew, if it can be written."""
    with contextlib.suppress(OSError):
        replace_text(path, json.dumps(asdict(memory), indent=2) + "\n")
