"""What is handed over to a worker before anything runs in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Opening:
    """The sources of an exercise.

    Attributes
    ----------
    exercise : str
        The exercise; its text is one of ``texts``.
    texts : mapping of str to str
        Source texts by module name: the exercise and those that it may import.
    scenarios : str
        Source text of the exercise's scenarios.
    packages : sequence of str
        Modules that the exercise may use besides numpy; they are imported at once, so that no call waits for them.
    """

    exercise: str
    texts: Mapping[str, str]
    scenarios: str
    packages: Sequence[str] = ()
