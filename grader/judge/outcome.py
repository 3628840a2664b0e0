"""The result of an exercise: its records, the known mistakes that explain them, and advice on what passed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from grader.course import Exercise
from grader.judge.advice import advise
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.recognition import Diagnosis, recognise
from grader.judge.diagnosis.replay import CheckRun
from grader.judge.faults import GraderFault
from grader.judge.record import CheckRecord
from grader.judge.subjects.reference import Reference
from grader.results.report import ExerciseResult, Status

WRONG = (Status.FAILED, Status.ERROR)
"""The outcomes that a known mistake can explain."""


def exercise_result(
    exercise: Exercise,
    records: Sequence[CheckRecord],
    reference: Reference | None,
    bank: Callable[[], Sequence[Mistake]],
    text: str,
) -> ExerciseResult:
    """Return the result of an exercise.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    records : sequence of CheckRecord
        All of its checks.
    reference : Reference or None
        The right version of it, where there is one.
    bank : callable
        Returns its known mistakes; it is called where something is wrong.
    text : str
        The submission.

    Raises
    ------
    GraderFault
        If a check has no outcome.
    """
    missing = sum(record.status is None for record in records)
    if not records or missing:
        raise GraderFault(f"{exercise.name}: {missing} of {len(records)} checks have no outcome")
    mistakes = _mistakes(exercise, records, reference, bank)
    advice = _advice(records, reference)
    checks = [record.result(mistakes.get(record.item.name), advice[record], text) for record in records]
    return ExerciseResult(exercise.name, exercise.title, exercise.points, tuple(checks))


def _mistakes(
    exercise: Exercise,
    records: Sequence[CheckRecord],
    reference: Reference | None,
    bank: Callable[[], Sequence[Mistake]],
) -> Mapping[str, Diagnosis]:
    """Return the known mistakes that explain checks, by the names of the checks."""
    if reference is None or not any(record.status in WRONG for record in records):
        return {}
    return recognise(exercise, reference.texts, bank(), list(map(_check_run, records)))


def _check_run(record: CheckRecord) -> CheckRun:
    """Return what diagnosis looks at; what ran on the learner's own exercises says nothing of this one alone."""
    interactions = () if record.uses_own_exercises else record.transcript.interactions
    return CheckRun(record.item.name, record.status in WRONG, record.seed, interactions)


def _advice(records: Sequence[CheckRecord], reference: Reference | None) -> dict[CheckRecord, tuple[str, ...]]:
    """Return the advice on what passed, each kind of it once for an exercise."""
    known: set[str] = set()
    advice = {}
    for record in records:
        found = {text: text for text in record.advice}
        if reference is not None and record.status is Status.PASSED and not record.uses_own_exercises:
            found |= dict(reversed([*advise(record.transcript.interactions, reference, record.seed)]))
        advice[record] = tuple(text for kind, text in found.items() if kind not in known)
        known |= found.keys()
    return advice
