"""A report as a JSON document and back, losing nothing. Schema ``grader/report/v2``.

Totals and states stand in the document for its readers; reading it back computes them anew.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Mapping
from typing import Any

from grader.results.report import CheckResult, CurvePoint, ExerciseResult, Misread, Report, Status

SCHEMA = "grader/report/v2"

Document = dict[str, Any]


class DocumentError(ValueError):
    """A text is no report in JSON; the message is one line."""


def write_report(report: Report) -> str:
    """Return a report as JSON, in ASCII."""
    return json.dumps(report_document(report), indent=2, allow_nan=False) + "\n"


def read_report(text: str) -> Report:
    """Return the report that `write_report` has written.

    Raises
    ------
    DocumentError
        If the text is anything else.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise DocumentError(f"this is not JSON: {problem}") from None
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise DocumentError(f"this is not a report of schema {SCHEMA}")
    try:
        return _report(document)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise DocumentError(f"this report is damaged: {type(problem).__name__}: {problem}") from None


# Writing


def report_document(report: Report) -> Document:
    """Return a report as plain dicts, lists, texts and numbers."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "submission": report.submission,
        "score": report.score,
        "max_score": report.max_score,
        "seed": report.seed,
        "isolation": report.isolation,
        "why_not_strict": report.why_not_strict,
        "dataset": report.dataset,
        "exercises": [_exercise_document(exercise) for exercise in report.exercises],
    }


def _exercise_document(exercise: ExerciseResult) -> Document:
    return {
        "name": exercise.name,
        "title": exercise.title,
        "status": exercise.status,
        "score": exercise.score,
        "max_score": exercise.max_score,
        "checks": [_check_document(check) for check in exercise.checks],
    }


def _check_document(check: CheckResult) -> Document:
    return {
        "name": check.name,
        "title": check.title,
        "status": check.status,
        "score": check.score,
        "max_score": check.max_score,
        "message": check.message,
        "hint": check.hint,
        "mistake": check.mistake,
        "advice": list(check.advice),
        "details": list(check.details),
        "curve": [[_number(value) for value in (point.share, point.loss, point.accuracy)] for point in check.curve],
        "misread": [_misread_document(picture) for picture in check.misread],
        "seconds": check.seconds,
    }


def _misread_document(picture: Misread) -> Document:
    pixels = base64.b64encode(picture.pixels).decode("ascii")
    return {"pixels": pixels, "digit": picture.digit, "read": picture.read}


def _number(value: float | None) -> float | str | None:
    """Return a number as JSON has it; infinite ones and nan, which it lacks, as texts."""
    return value if value is None or math.isfinite(value) else str(value)


# Reading


def _report(document: Mapping[str, Any]) -> Report:
    return Report(
        submission=document["submission"],
        seed=document["seed"],
        isolation=document["isolation"],
        dataset=document["dataset"],
        exercises=tuple(_exercise(entry) for entry in document["exercises"]),
        why_not_strict=document["why_not_strict"],
        version=document["version"],
    )


def _exercise(document: Mapping[str, Any]) -> ExerciseResult:
    checks = tuple(_check(entry) for entry in document["checks"])
    return ExerciseResult(document["name"], document["title"], document["max_score"], checks)


def _check(document: Mapping[str, Any]) -> CheckResult:
    same = ("name", "title", "max_score", "message", "hint", "mistake", "seconds")
    return CheckResult(
        **{name: document[name] for name in same},
        status=Status(document["status"]),
        advice=tuple(document["advice"]),
        details=tuple(document["details"]),
        curve=tuple(CurvePoint(*map(_float, point)) for point in document["curve"]),
        misread=tuple(_misread(picture) for picture in document["misread"]),
    )


def _misread(document: Mapping[str, Any]) -> Misread:
    return Misread(base64.b64decode(document["pixels"], validate=True), document["digit"], document["read"])


def _float(value: float | str | None) -> Any:
    return float(value) if isinstance(value, str) else value
