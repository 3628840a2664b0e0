"""Made gradebooks: every outcome, scores set by hand, names in five scripts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from grader.classroom.gradebook import (
    ExerciseGrade,
    Gradebook,
    GradedExercise,
    Outcome,
    Override,
    State,
    StudentGrade,
)
from grader.classroom.handins import Person
from grader.results.report import CheckResult, ExerciseResult, Status

EXERCISES = (GradedExercise("gates", "Gates", 3), GradedExercise("softmax", "Softmax, the function", 7))
NAMES = (
    *("Ada King", "Łukasz Żółć", "Ольга Иванова", "王小明", "محمد علي", "अनीता शर्मा"),
    *('O\'Brien, Mary "May"', '=HYPERLINK("http://x")', "+1", "-2", "@cmd", "\ttab", "a_b-c; d", ""),
)
"""In five scripts and more, with what CSV quotes and what spreadsheets compute."""
WITHOUT_EXERCISES = (Outcome.NOTHING, Outcome.AMBIGUOUS, Outcome.UNREADABLE)


def result(exercise: GradedExercise, passed: int, checks: int = 3) -> ExerciseResult:
    """Return the result of an exercise in which this many checks pass."""
    return ExerciseResult(
        exercise.name,
        exercise.title,
        exercise.max_score,
        tuple(
            CheckResult(f"check_{number}", f"{exercise.name} does {number}.", Status.PASSED, 1, seconds=0.5)
            if number < passed
            else CheckResult(
                f"check_{number}", f"{exercise.name} does {number}.", Status.FAILED, 1, "it is <0>", "Why?"
            )
            for number in range(checks)
        ),
    )


def person(number: int, name: str = "Ada King") -> Person:
    """Return a student with all fields of a roster."""
    return Person(
        id=f"s{number:03}",
        name=name,
        email=f"s{number}@example.org",
        moodle=f"Participant {657700 + number}",
        canvas=f"{9000 + number}",
        github=f"git-{number}",
        section="A",
    )


def student(
    number: int,
    *passed: int | None,
    name: str = "Ada King",
    outcome: Outcome | None = None,
    overrides: Mapping[int, Override] | None = None,
) -> StudentGrade:
    """Return a student: for each exercise how many checks pass, or None if the grader failed.

    Without these numbers, nothing was handed in that can be graded, so there is no exercise except by hand.
    """
    overrides = overrides or {}
    grades = tuple(
        ExerciseGrade(State.GRADER_ERROR, None, overrides.get(position))
        if count is None
        else ExerciseGrade(State.GRADED, result(exercise, count), overrides.get(position))
        for position, (exercise, count) in enumerate(zip(EXERCISES, passed, strict=False))
    )
    if overrides and not passed:
        grades = tuple(ExerciseGrade(State.MISSING, None, overrides.get(place)) for place in range(len(EXERCISES)))
    of_grades = Outcome.GRADER_ERROR if None in passed else Outcome.GRADED if passed else Outcome.NOTHING
    message = "" if passed else "nothing was handed in"
    return StudentGrade(person(number, name), outcome or of_grades, grades, message=message)


def gradebook(*students: StudentGrade) -> Gradebook:
    """Return the gradebook of a class."""
    return Gradebook(EXERCISES, students, (), seed=7, dataset="sample", isolation="strict")


OVERRIDES = st.builds(Override, st.integers(0, 12), st.sampled_from(["late, by agreement", "=cmd"]))
"""Including more points than the maximum."""
COUNTS = st.none() | st.integers(0, 3)


@st.composite
def students(draw: st.DrawFn, number: int) -> StudentGrade:
    """Return a student of any kind."""
    name = draw(st.sampled_from(NAMES))
    overrides = draw(st.dictionaries(st.integers(0, 1), OVERRIDES, max_size=2))
    if draw(st.integers(0, 3)) == 0:
        return student(number, name=name, outcome=draw(st.sampled_from(WITHOUT_EXERCISES)), overrides=overrides)
    return student(number, draw(COUNTS), draw(COUNTS), name=name, overrides=overrides)


@st.composite
def classes(draw: st.DrawFn) -> Gradebook:
    """Return a class of up to six students."""
    return gradebook(*(draw(students(number)) for number in range(draw(st.integers(1, 6)))))


def scores(book: Gradebook) -> dict[str, int]:
    """Return the score of each student who has one, by ID."""
    return {one.person.id: one.score for one in book.students if one.score is not None}


def without_details(book: Gradebook, fields: Sequence[str]) -> Gradebook:
    """Return a class whose roster lacks these fields."""
    blank = dict.fromkeys(fields, "")
    return replace(book, students=tuple(replace(one, person=replace(one.person, **blank)) for one in book.students))
