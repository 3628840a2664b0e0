"""A request to grade, as plain data: source texts and settings, but no path of a submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.results.report import DEFAULT_SEED, Status

DEFAULT_BUDGET = 180.0


@dataclass(frozen=True)
class Unreadable:
    """Why an exercise file has no text.

    Attributes
    ----------
    status : Status
        What the checks of the exercise come out as.
    message : str
        One line that says what is wrong with the file.
    hint : str or None
        What helps.
    """

    status: Status
    message: str
    hint: str | None = None


Source = str | Unreadable


@dataclass(frozen=True)
class Request:
    """One submission to grade, and how.

    Attributes
    ----------
    submission : str
        How the report names it.
    sources : mapping of str to Source
        The text of each exercise file, or why there is none, by the name of the exercise. A file that was not handed
        in may be left out.
    exercises : tuple of str
        Names of the exercises to grade.
    seed : int
        Seed of all random inputs.
    dataset : str
        The MNIST to train on, ``"sample"`` or ``"full"``.
    isolation : str
        The level at which the submission runs, ``"strict"`` or ``"portable"``.
    why_not_strict : str or None
        Why the strictest isolation is not possible, if it was wanted.
    jobs : int
        How many exercises may be graded at a time, each in a judge process of its own.
    budget : float
        The seconds that a whole submission may take in addition to the solutions' time.
    trains_last : bool
        Whether a check that trains is blocked until all others of its exercise pass.
    views : bool
        Whether the views of each exercise are drawn, after its verdict.
    repeatable : bool
        Whether the same submission gets the same report each time: it does not tell how long a check took, nor in
        which line its time was over.
    """

    submission: str
    sources: Mapping[str, Source]
    exercises: tuple[str, ...]
    seed: int = DEFAULT_SEED
    dataset: str = "sample"
    isolation: str = "strict"
    why_not_strict: str | None = None
    jobs: int = 1
    budget: float = DEFAULT_BUDGET
    trains_last: bool = False
    views: bool = False
    repeatable: bool = False
