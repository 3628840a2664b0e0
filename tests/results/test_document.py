"""A report as JSON and back: nothing is lost, and what is no report is refused in one line."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from grader.results.document import DocumentError, read_report, report_document, write_report
from grader.results.report import CheckResult, CurvePoint, ExerciseResult, Misread, Report, Status

CURVE = (CurvePoint(0.5, 2.25, None), CurvePoint(1.0, math.inf, 0.1), CurvePoint(1.0, -math.inf, None))
FULL = CheckResult(
    name="check_it",
    title="softmax ändert nichts \N{SNOWMAN}.",
    status=Status.FAILED,
    max_score=3,
    message="softmax(x) is nan; expected 0.5",
    hint="Which of the two?",
    mistake="softmax__rows",
    advice=("softmax changes x.",),
    details=("softmax.py, line 2", "printed:"),
    curve=CURVE,
    misread=(Misread(bytes(range(256)) * 3 + bytes(16), 7, 1),),
    seconds=1.25,
)
BARE = [CheckResult(f"check_{status}", "It is.", status, 1) for status in Status]
EXERCISES = (ExerciseResult("softmax", "about", 10, (FULL, *BARE)), ExerciseResult("gates", "more", 5, ()))
REPORT = Report("mine", 7, "strict", "sample", EXERCISES, "no Landlock", "0.1.7")


@pytest.mark.parametrize("report", [REPORT, Report("", 1, "portable", "full", ())])
def test_a_report_is_read_back_losing_nothing(report: Report) -> None:
    """Advice, details, curves, misread digits, version: all of it is as it was."""
    text = write_report(report)
    assert text.isascii() and text.endswith("\n")
    assert read_report(text) == report
    assert json.loads(text) == report_document(report)


def test_a_loss_that_is_no_number_is_read_back() -> None:
    """JSON has none; a curve that went wrong has."""
    check = CheckResult("check_it", "It is.", Status.FAILED, 1, curve=(CurvePoint(1.0, math.nan, 0.5),))
    report = Report("mine", 1, "strict", "sample", (ExerciseResult("softmax", "about", 1, (check,)),))
    (point,) = read_report(write_report(report)).exercises[0].checks[0].curve
    assert point.loss is not None and math.isnan(point.loss)
    assert (point.share, point.accuracy) == (1.0, 0.5)


def test_totals_stand_in_the_document_for_its_readers() -> None:
    """They are computed anew when it is read."""
    document = report_document(REPORT)
    assert (document["score"], document["max_score"]) == (REPORT.score, 15)
    assert [(each["status"], each["score"]) for each in document["exercises"]] == [("failed", 1), ("failed", 0)]
    document["score"] = document["exercises"][0]["score"] = 15
    assert read_report(json.dumps(document)) == REPORT


def damaged(**changes: Any) -> str:
    """The document of the report, with other values."""
    return json.dumps(report_document(REPORT) | changes)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "this is not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("[" * 100_000, "this is not JSON: "),
        ("[]", "this is not a report of schema grader/report/v2"),
        ('{"schema": "grader/report/v1"}', "this is not a report of schema grader/report/v2"),
        ('{"schema": "grader/report/v2"}', "this report is damaged: KeyError: "),
        (damaged(exercises=[{}]), "this report is damaged: KeyError: "),
        (damaged(exercises=None), "this report is damaged: TypeError: "),
        (damaged(exercises=[7]), "this report is damaged: TypeError: "),
        (
            write_report(REPORT).replace('"todo"', '"done"'),
            "this report is damaged: ValueError: 'done' is not ",
        ),
        (write_report(REPORT).replace('"pixels": "', '"pixels": "?'), "this report is damaged: Error: "),
    ],
)
def test_what_is_no_report_is_refused(text: str, line: str) -> None:
    """With one line that says why."""
    with pytest.raises(DocumentError) as caught:
        read_report(text)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)
