"""Made gradebooks of a class that works on two exercises, and what it handed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.classroom.gradebook import ExerciseGrade, Gradebook, GradedExercise, Outcome, State, StudentGrade
from grader.classroom.handins import Person
from grader.results.report import CheckResult, ExerciseResult, Status

EXERCISES = (GradedExercise("gates", "perceptrons", 5), GradedExercise("softmax", "scores to probabilities", 7))


def check(name: str, status: Status = Status.PASSED, **more: object) -> CheckResult:
    """Return a check; a wrong one has a message."""
    message = None if status is Status.PASSED else f"{name} is wrong"
    values = {"message": message, "function": None if status is Status.PASSED else "f"} | more
    return CheckResult(name, f"f does {name}.", status, 1, **values)  # type: ignore[arg-type]


def grade(exercise: GradedExercise, *checks: CheckResult, state: State = State.GRADED) -> ExerciseGrade:
    """Return the grade of an exercise."""
    return ExerciseGrade(state, ExerciseResult(exercise.name, exercise.title, exercise.max_score, checks))


def student(number: int, *checks: Sequence[CheckResult] | State, name: str = "") -> StudentGrade:
    """Return a student: for each exercise the checks, or its state; nothing at all means no hand-in."""
    person = Person(f"s{number:02}", name)
    if not checks:
        return StudentGrade(person, Outcome.NOTHING)
    grades = [
        grade(exercise, check("one", Status.TODO), state=found) if isinstance(found, State) else grade(exercise, *found)
        for exercise, found in zip(EXERCISES, checks, strict=True)
    ]
    return StudentGrade(person, Outcome.GRADED, tuple(grades))


def class_of(*students: StudentGrade, exercises: Sequence[GradedExercise] = EXERCISES) -> Gradebook:
    """Return a class."""
    return Gradebook(tuple(exercises), students, (), seed=7, dataset="sample", isolation="strict")


def class_in(results: Mapping[str, ExerciseResult], exercise: GradedExercise) -> Gradebook:
    """Return a class that works on one exercise, by the IDs of its students."""
    students = (
        StudentGrade(Person(name), Outcome.GRADED, (ExerciseGrade(State.GRADED, result),))
        for name, result in sorted(results.items())
    )
    return class_of(*students, exercises=[exercise])
