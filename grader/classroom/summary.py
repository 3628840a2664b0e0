"""The summary that the command prints: how many students of each kind there are, and who needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from grader.classroom.gradebook import Gradebook, Outcome, State, StudentGrade
from grader.results.text import one_line

CLEAR = frozenset({Outcome.GRADED, Outcome.NOTHING})
"""The outcomes that nobody has to look at."""
WHY = {
    Outcome.OUT_OF_TIME: "the submission as a whole took longer than it may",
    Outcome.GRADER_ERROR: "the grader failed at {exercises}; see log.txt, and run the command again",
}
MANY = 20
"""How many lines of a kind are shown; the rest are counted."""


def needs_look(gradebook: Gradebook) -> bool:
    """Return whether the instructor has to look at a student."""
    return bool(gradebook.strangers) or any(student.outcome not in CLEAR for student in gradebook.students)


def summary(gradebook: Gradebook) -> Iterator[str]:
    """Yield the lines of the summary.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    students = gradebook.students
    counts = Counter(student.outcome for student in students)
    of_each = ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome])
    yield f"{len(students)} {'student' if len(students) == 1 else 'students'}: {of_each or 'nobody'}."
    odd = [_odd(student, gradebook) for student in students if student.outcome not in CLEAR]
    yield from _listed("Have a look at:", odd)
    yield from _listed("These belong to nobody in the class:", [one_line(stranger) for stranger in gradebook.strangers])


def _odd(student: StudentGrade, gradebook: Gradebook) -> str:
    exercises = [
        exercise.name
        for exercise, grade in zip(gradebook.exercises, student.exercises, strict=False)
        if grade.state is State.GRADER_ERROR
    ]
    known = WHY.get(student.outcome)
    why = known.format(exercises=", ".join(exercises)) if known else student.message
    return f"{one_line(student.person.id)}, {student.outcome}: {one_line(why)}"


def _listed(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield heading
        yield from (f"  {line}" for line in lines[:MANY])
    if len(lines) > MANY:
        yield f"  and {len(lines) - MANY} more"
