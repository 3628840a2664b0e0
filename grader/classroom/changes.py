"""What has changed since the grades were last published: which score, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.classroom.gradebook import ExerciseGrade, State
from grader.classroom.keys import Key

HEADER = ("id", "exercise", "old", "new", "why")
WHY = (
    ("text", "handed in anew"),
    ("checks", "the exercise was changed"),
    ("engine", "the grader was changed"),
    ("settings", "another seed, data set or isolation"),
    ("versions", "another version of Python or of a package"),
)
"""The reason to give when this part of a key has changed; the first changed part counts."""


@dataclass(frozen=True)
class Published:
    """What was published about one exercise of one student.

    Attributes
    ----------
    score : int or None
        The points.
    override : str or None
        Why the instructor has set them by hand, if so.
    failed : bool
        Whether the grader failed at it.
    key : mapping of str to str
        The parts of the result's key, shortened.
    """

    score: int | None
    override: str | None
    failed: bool
    key: Mapping[str, str]


Scores = Mapping[tuple[str, str], Published]
"""By the ID of the student and the name of the exercise."""


def published(grade: ExerciseGrade, key: Key | None) -> Published:
    """Return the data of an exercise that are published.

    Parameters
    ----------
    grade : ExerciseGrade
        Its grade.
    key : Key or None
        The key of the result, if there is one.
    """
    reason = grade.override.reason if grade.override else None
    parts = {part: getattr(key, part)[:16] for part, _ in WHY} if key else {}
    return Published(grade.score, reason, grade.state is State.GRADER_ERROR, parts)


def changed(old: Scores, new: Scores) -> Iterator[tuple[str, str, int | None, int | None, str]]:
    """Yield the scores that have changed: old score, new score, reason.

    Parameters
    ----------
    old, new : Scores
        The old and the new published data.
    """
    for student, exercise in _in_order(old, new):
        before, after = old.get((student, exercise)), new.get((student, exercise))
        if (before and before.score) != (after and after.score):
            scores = before.score if before else None, after.score if after else None
            yield student, exercise, *scores, _why(before, after)


def _in_order(old: Scores, new: Scores) -> Iterable[tuple[str, str]]:
    """Return all students and exercises: the current ones in order, then those that are gone."""
    return dict.fromkeys([*new, *old])


def _why(before: Published | None, after: Published | None) -> str:
    if after is None:
        return "no longer graded"
    if after.override is not None:
        return f"set by hand: {after.override}"
    if before is None:
        return "graded for the first time"
    if before.override is not None:
        return "no longer set by hand"
    if before.failed or after.failed:
        return "the grader failed" if after.failed else "the grader failed before"
    reasons = (why for part, why in WHY if before.key.get(part) != after.key.get(part))
    return next(reasons, "graded again")
