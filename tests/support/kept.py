"""The file in which a long command keeps results for its next run: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def read_kept(path: Path, *, fresh: bool = False) -> list[dict[str, Any]]:
    """Return the objects in a file; none if there is no file, or if all results are to be discarded.

    A run that was killed may have left half a line: it goes.
    """
    path.parent.mkdir(exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() and not fresh else ""
    whole = text[: text.rfind("\n") + 1]
    path.write_text(whole, encoding="utf-8")
    return [json.loads(line) for line in whole.splitlines()]


def keep(path: Path, entry: dict[str, Any]) -> None:
    """Add an object to a file, at once."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
