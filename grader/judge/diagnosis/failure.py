"""What is known of a check that failed: its message, and the lines of the submission that it is about.

The text is never parsed, since the cost of parsing has no limit.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from grader.results.text import source_lines

MAX_LINES, MAX_LINE = 2_000, 200
"""Lines of a submission that are looked at, and letters of each."""

_PLACE = re.compile(r"^\w+\.py, (line \d+)")
_TEXT_OR_COMMENT = re.compile(r"\"{3}.*?\"{3}|'{3}.*?'{3}|#[^\n]*", re.S)
_DEFINITION = re.compile(r"([ \t]*)(class|def) (\w+)")


@dataclass(frozen=True)
class Failure:
    """What is known of a check that failed.

    Attributes
    ----------
    message : str
        The message.
    details : tuple of str
        More lines; the first may quote the line that raised an exception.
    function : str or None
        The function or method that it is about, such as ``"Affine.backward"``.
    text : str
        The submission.
    """

    message: str
    details: tuple[str, ...]
    function: str | None
    text: str

    @property
    def place(self) -> str:
        """The faulty place: the line that raised an exception, else the function."""
        found = _PLACE.match(self.details[0]) if self.details else None
        return f"In {found[1] if found else self.function or 'your code'}"

    @functools.cached_property
    def lines(self) -> list[str]:
        """The lines of the submission."""
        return [line[:MAX_LINE] for line in source_lines(self.text)[:MAX_LINES]]

    @property
    def owner(self) -> str:
        """The class of the method, or the class itself; a function's own name otherwise."""
        function = self.function or ""
        return function.rpartition(".")[0] or function

    def lines_of_class(self, name: str) -> list[tuple[int, str]]:
        """Return the lines of a class with their numbers; none if there is no such class."""
        return [(number, line) for number, line, of_class in self._placed if name and of_class == name]

    @functools.cached_property
    def _placed(self) -> list[tuple[int, str, str]]:
        """The lines, each with its number and the class that it is in; without a class, with an empty text."""
        lines, of_class = [], ""
        for number, line in enumerate(self.lines, start=1):
            if (found := _DEFINITION.match(line)) and not found[1]:
                of_class = found[3] if found[2] == "class" else ""
            lines.append((number, line, of_class))
        return lines

    @functools.cached_property
    def code(self) -> str:
        """The text of the function or class, without strings and comments; empty if it is not found."""
        owner, _, name = (self.function or "").rpartition(".")
        code: list[str] = []
        inside, depth = False, 0
        for _, line, of_class in self._placed:
            indent = len(line) - len(line.lstrip())
            found = _DEFINITION.match(line)
            if found and found[3] == name and (of_class == owner if indent else not owner):
                code, inside, depth = [line], True, indent
                continue
            inside = inside and (indent > depth or not line.strip() or line.lstrip()[0] in ")]#")
            code += [line] if inside else []
        return _TEXT_OR_COMMENT.sub("", "\n".join(code))
