"""What a submission was doing: everything that a message about its failure needs to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Attempt:
    """What the submission attempted: a call, or the execution of its file.

    Attributes
    ----------
    call : str or None
        The call as the learner would write it; None while the file itself was executed.
    exercise : str
        The exercise.
    texts : mapping of str to str
        The sources that a message may quote, by module name.
    packages : sequence of str
        Modules of packages that the exercise may use besides numpy.
    isolation : str
        The level at which the worker ran.
    """

    call: str | None
    exercise: str
    texts: Mapping[str, str]
    packages: Sequence[str] = ()
    isolation: str = "portable"

    @property
    def file(self) -> str:
        """The file of the exercise."""
        return f"{self.exercise}.py"

    @property
    def subject(self) -> str:
        """What a message is about: the call, or the file."""
        return self.call or self.file
