"""What a message is about: the result of a call, or a part of the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grader.judge.compare import numbers


@dataclass(frozen=True)
class Subject:
    """The result of a call or a part of it, and its name in a message.

    Attributes
    ----------
    call : str
        The call, as the learner would write it.
    literal : bool
        Whether an index can follow the call.
    part : str
        The part, such as ``"dx"`` or ``"[1]['W1']"``; nothing for the whole result.
    """

    call: str
    literal: bool = False
    part: str = ""

    def key(self, key: str) -> Subject:
        """Return the part of a dict under a key."""
        return replace(self, part=f"{self.part}['{key}']" if self.part else key)

    def item(self, position: int) -> Subject:
        """Return the part of a tuple at a position."""
        return replace(self, part=f"{self.part}[{position}]")

    def at(self, position: Sequence[int]) -> str:
        """Name an entry: ``f(2)[0]`` after a call that is written out, ``f(x): [0]`` after any other."""
        where = self.part + numbers.index(position)
        if not self.literal:
            return f"{self.call}: {where or 'the result'}"
        return self.call + (where if where.startswith("[") or not where else f": {where}")

    def __str__(self) -> str:
        return self.at(())

    def returned_nothing(self) -> str:
        """Return the message for a value that is None."""
        return (
            f"{self.call}: {self.part} is None"
            if self.part
            else f"{self.call} returned nothing; is the return missing?"
        )
