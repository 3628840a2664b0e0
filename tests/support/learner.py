"""A learner who saves files in a private copy of the kit."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

BROKEN = "def broken(:\n"


@dataclass
class Learner:
    """A learner with their own kit.

    Attributes
    ----------
    kit : Path
        The kit.
    """

    kit: Path

    def save(self, name: str, text: str) -> None:
        """Save the file of an exercise."""
        (self.kit / "exercises" / f"{name}.py").write_text(text, encoding="utf-8")

    def solution(self, name: str) -> str:
        """Return the solution of an exercise."""
        return (self.kit / "solutions" / f"{name}.py").read_text(encoding="utf-8")

    def see(self, text: str) -> None:
        """Wait until a text is shown."""
        raise NotImplementedError

    def save_often(self, number: int, passed: str, seconds: float) -> None:
        """Save, three times out of four before the previous verdict, and wait for the last verdict.

        Parameters
        ----------
        number : int
            How often.
        passed : str
            The text that is shown after a pass.
        seconds : float
            How long to wait at the end, until all is calm.
        """
        for count in range(number):
            self.save("softmax", self.solution("softmax") if count % 2 else BROKEN)
            if count % 4 == 3:
                self.see(passed)
        self.save("softmax", self.solution("softmax"))
        self.see(passed)
        time.sleep(seconds)
