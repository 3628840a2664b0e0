"""The report as one JSON document, schema ``grader/report/v1``."""

from __future__ import annotations

import json

from grader.results.report import Check, Exercise, Report

SCHEMA = "grader/report/v1"


def render(report: Report) -> str:
    """Return the report as JSON, in ASCII."""
    document = {
        "schema": SCHEMA,
        "submission": report.submission,
        "score": report.score,
        "max_score": report.max_score,
        "seed": report.seed,
        "isolation": report.isolation,
        "why_not_strict": report.why_not_strict,
        "dataset": report.dataset,
        "exercises": [_exercise(exercise) for exercise in report.exercises],
    }
    return json.dumps(document, indent=2, allow_nan=False) + "\n"


def _exercise(exercise: Exercise) -> dict[str, object]:
    return {
        "name": exercise.name,
        "title": exercise.title,
        "status": exercise.status,
        "score": exercise.score,
        "max_score": exercise.max_score,
        "checks": [_check(check) for check in exercise.checks],
    }


def _check(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "title": check.title,
        "status": check.status,
        "score": check.score,
        "max_score": check.max_score,
        "message": check.message,
        "hint": check.hint,
        "mistake": check.mistake,
        "notes": list(check.notes),
        "seconds": check.seconds,
    }
