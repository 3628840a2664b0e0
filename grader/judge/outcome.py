"""The result of an exercise: its records, the known mistakes that explain them, and advice on checks that passed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.course import Exercise
from grader.judge.advice import advise
from grader.judge.diagnosis.recognition import Diagnosis, recognise
from grader.judge.diagnosis.replays import CheckRun
from grader.judge.faults import GraderFault
from grader.judge.knowledge import Knowledge
from grader.judge.record import CheckRecord
from grader.judge.subjects.interface import AnyReference
from grader.results.report import ExerciseResult, Status

EXPLAINABLE = (Status.FAILED, Status.ERROR)
"""The outcomes that a known mistake can explain."""


def exercise_result(
    exercise: Exercise, records: Sequence[CheckRecord], knowledge: Knowledge | None, text: str
) -> ExerciseResult:
    """Return the result of an exercise.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    records : sequence of CheckRecord
        All of its checks.
    knowledge : Knowledge or None
        Its right version and its known mistakes, if there are any.
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
    mistakes = recognised(records, knowledge)
    advice = _advice(records, knowledge.reference if knowledge is not None else None)
    checks = [record.result(mistakes.get(record.item.name), advice[record], text) for record in records]
    return ExerciseResult(exercise.name, exercise.title, exercise.points, tuple(checks))


def recognised(records: Sequence[CheckRecord], knowledge: Knowledge | None) -> Mapping[str, Diagnosis]:
    """Return the known mistakes that explain checks, by the names of the checks."""
    if knowledge is None or not any(record.status in EXPLAINABLE for record in records):
        return {}
    runs = [*map(check_run, records), *filter(None, map(_run_alone, records))]
    return recognise(knowledge.replays(), knowledge.mistakes(), runs)


def _run_alone(record: CheckRecord) -> CheckRun | None:
    """Return the failing call of a check, if it passes alone: a mistake that fails at once does not explain it."""
    alone = record.transcript.alone
    return CheckRun(record.item.name, False, record.seed, (alone,)) if alone and not record.uses_own_exercises else None


def check_run(record: CheckRecord) -> CheckRun:
    """Return the run for the diagnosis; a run on the learner's own earlier exercises says nothing about this one."""
    interactions = () if record.uses_own_exercises else record.transcript.interactions
    return CheckRun(record.item.name, record.status in EXPLAINABLE, record.seed, interactions)


def _advice(records: Sequence[CheckRecord], reference: AnyReference | None) -> dict[CheckRecord, tuple[str, ...]]:
    """Return the advice on checks that passed, each kind once for an exercise."""
    known: set[str] = set()
    advice = {}
    for record in records:
        found = {text: text for text in record.advice}
        if reference is not None and record.status is Status.PASSED and not record.uses_own_exercises:
            found |= dict(reversed([*advise(record.transcript.interactions, reference, record.seed)]))
        advice[record] = tuple(text for kind, text in found.items() if kind not in known)
        known |= found.keys()
    return advice
