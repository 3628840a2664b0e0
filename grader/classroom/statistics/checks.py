"""How many students pass each check, and how well it separates those who pass many other checks from the rest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from grader.classroom.gradebook import Gradebook
from grader.classroom.statistics.attempts import attempts
from grader.results.report import Status

FEWEST = 10
"""With fewer students, no separation is reported: it would be chance."""


@dataclass(frozen=True)
class CheckFigures:
    """One check of a class.

    Attributes
    ----------
    exercise, name, title : str
        Which check.
    attempted : int
        How many students tried it.
    passed : int
        How many of them pass it.
    separation : float or None
        How well it separates, from -1 to 1; None if that is unknown.
    """

    exercise: str
    name: str
    title: str
    attempted: int
    passed: int
    separation: float | None


def check_figures(gradebook: Gradebook) -> list[CheckFigures]:
    """Return the figures of every attempted check, in the order of the course.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    tried = attempts(gradebook)
    passed_by = Counter[str]()
    for attempt in tried:
        passed_by[attempt.student] += attempt.result.passed
    pairs: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for attempt in tried:
        for check in attempt.tried:
            passes = int(check.status is Status.PASSED)
            place = attempt.result.name, check.name, check.title
            pairs.setdefault(place, []).append((passes, passed_by[attempt.student] - passes))
    return [
        CheckFigures(*place, len(found), sum(passes for passes, _ in found), separation(found))
        for place, found in pairs.items()
    ]


def hardest(figures: Sequence[CheckFigures], most: int = 10) -> list[CheckFigures]:
    """Return the checks that the smallest share of students passes, the hardest first.

    A check that few students tried must not lead the list by chance. So the order is by Laplace's estimate of the
    share, (passed + 1) / (attempted + 2).

    Parameters
    ----------
    figures : sequence of CheckFigures
        All checks.
    most : int
        How many are returned at most.
    """
    failed = [check for check in figures if check.passed < check.attempted]
    return sorted(failed, key=lambda check: (check.passed + 1) / (check.attempted + 2))[:most]


def separation(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Return how well a check separates: its point-biserial correlation with the rest of the test.

    With x = 1 for a student who passes the check, else 0, and y the number of other checks that the student passes, it
    is Pearson's r = (n Σxy - Σx Σy) / sqrt((n Σx² - (Σx)²) (n Σy² - (Σy)²)). y does not count the check itself, since
    that alone would raise r (S. Henrysson, "Correction of item-total correlations in item analysis", Psychometrika 28,
    1963, 211-218). The sums are whole numbers, so the order of the students does not matter.

    Parameters
    ----------
    pairs : sequence of tuple
        x and y of each student who tried the check.

    Returns
    -------
    float or None
        None for fewer than `FEWEST` students, and where all x or all y are equal.
    """
    n = len(pairs)
    x, y = sum(x for x, _ in pairs), sum(y for _, y in pairs)
    spread = (n * sum(x * x for x, _ in pairs) - x * x) * (n * sum(y * y for _, y in pairs) - y * y)
    if n < FEWEST or spread == 0:
        return None
    return (n * sum(x * y for x, y in pairs) - x * y) / math.sqrt(spread)
