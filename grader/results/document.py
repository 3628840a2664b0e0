"""A report as a JSON document and back, losing nothing. Schema ``grader/report/v2``.

The document has totals and states for its readers; they are computed anew when it is read back.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Sequence
from types import NoneType
from typing import Any

from grader.results.curves import CurvePoint
from grader.results.difference import ArrayDifference
from grader.results.entries import Document, damage_reported, entries, entry, read_document, texts
from grader.results.reading import Misread
from grader.results.report import CheckResult, ExerciseResult, Limit, Override, Report, Status

SCHEMA = "grader/report/v2"


def write_report(report: Report) -> str:
    """Return a report as JSON, in ASCII."""
    return json.dumps(report_document(report), indent=2, allow_nan=False) + "\n"


def read_report(text: str) -> Report:
    """Return the report that `write_report` wrote.

    Raises
    ------
    DocumentError
        If the text is anything else.
    """
    document = read_document(text, SCHEMA)
    with damage_reported():
        return _report(document)


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
        "exercises": [exercise_document(exercise) for exercise in report.exercises],
    }


def exercise_document(exercise: ExerciseResult) -> Document:
    """Return the result of an exercise as plain dicts, lists, texts and numbers."""
    override = {} if exercise.override is None else {"override": override_document(exercise.override)}
    return override | {
        "name": exercise.name,
        "title": exercise.title,
        "status": exercise.status,
        "score": exercise.score,
        "max_score": exercise.max_score,
        "checks": [_check_document(check) for check in exercise.checks],
    }


def override_document(override: Override) -> Document:
    """Return a score that was set by hand as a dict."""
    return {"score": override.score, "reason": override.reason}


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
        "seconds": _number(check.seconds),
        "limit": check.limit,
        "function": check.function,
        "difference": _difference_document(check.difference) if check.difference else None,
    }


def _misread_document(picture: Misread) -> Document:
    pixels = base64.b64encode(picture.pixels).decode("ascii")
    return {"pixels": pixels, "digit": picture.digit, "read": picture.read}


def _difference_document(difference: ArrayDifference) -> Document:
    return {
        "part": difference.part,
        "shape": list(difference.shape),
        "start": list(difference.start),
        "got": [list(map(_number, row)) for row in difference.got],
        "expected": [list(map(_number, row)) for row in difference.expected],
        "wrong": [list(row) for row in difference.wrong],
    }


def _number(value: float | None) -> float | str | None:
    """Return a number as JSON; infinity and nan, which JSON lacks, become texts."""
    return value if value is None or math.isfinite(value) else str(value)


# Reading


def _report(document: Document) -> Report:
    return Report(
        submission=entry(document, "submission", str),
        seed=entry(document, "seed", int),
        isolation=entry(document, "isolation", str),
        dataset=entry(document, "dataset", str),
        exercises=tuple(map(_exercise, entry(document, "exercises", list))),
        why_not_strict=entry(document, "why_not_strict", str, NoneType),
        version=entry(document, "version", str),
    )


def exercise_of(document: Document) -> ExerciseResult:
    """Return the result of an exercise from its document.

    Raises
    ------
    DocumentError
        If the document is anything else.
    """
    with damage_reported():
        return _exercise(document)


def _exercise(document: Document) -> ExerciseResult:
    return ExerciseResult(
        name=entry(document, "name", str),
        title=entry(document, "title", str),
        max_score=entry(document, "max_score", int),
        checks=tuple(map(_check, entry(document, "checks", list))),
        override=override_of(entry(document, "override", dict)) if "override" in document else None,
    )


def override_of(document: Document) -> Override:
    """Return a score that was set by hand from its dict."""
    return Override(entry(document, "score", int), entry(document, "reason", str))


def _check(document: Document) -> CheckResult:
    return CheckResult(
        name=entry(document, "name", str),
        title=entry(document, "title", str),
        status=Status(entry(document, "status", str)),
        max_score=entry(document, "max_score", int),
        message=entry(document, "message", str, NoneType),
        hint=entry(document, "hint", str, NoneType),
        mistake=entry(document, "mistake", str, NoneType),
        advice=texts(document, "advice"),
        details=texts(document, "details"),
        curve=tuple(map(_point, entry(document, "curve", list))),
        misread=tuple(map(_misread, entry(document, "misread", list))),
        seconds=float(entry(document, "seconds", int, float, str)),
        limit=Limit(limit) if (limit := entry(document, "limit", str, NoneType)) is not None else None,
        function=entry(document, "function", str, NoneType),
        difference=_difference(found) if (found := entry(document, "difference", dict, NoneType)) is not None else None,
    )


def _point(values: Sequence[Any]) -> CurvePoint:
    share, loss, accuracy = values
    return CurvePoint(float(share), _float_or_none(loss), _float_or_none(accuracy))


def _misread(document: Document) -> Misread:
    pixels = base64.b64decode(entry(document, "pixels", str), validate=True)
    return Misread(pixels, entry(document, "digit", int), entry(document, "read", int))


def _difference(document: Document) -> ArrayDifference:
    return ArrayDifference(
        part=entry(document, "part", str),
        shape=entries(document, "shape", int),
        start=entries(document, "start", int),
        got=tuple(tuple(map(float, row)) for row in entries(document, "got", list)),
        expected=tuple(tuple(map(float, row)) for row in entries(document, "expected", list)),
        wrong=tuple(entries({"wrong": row}, "wrong", bool) for row in entries(document, "wrong", list)),
    )


def _float_or_none(value: float | str | None) -> float | None:
    return None if value is None else float(value)
