"""The report as JUnit XML, for systems that collect test results.

What did not pass is a failure or an error, never skipped: those systems count a skipped test as good.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from grader.results.report import CheckResult, ExerciseResult, Report, Status

ERRORS = (Status.ERROR, Status.TIMEOUT)


def render(report: Report) -> str:
    """Return the report as a JUnit XML document."""
    checks = [check for exercise in report.exercises for check in exercise.checks]
    root = ElementTree.Element("testsuites", {"name": "grader", **_counts(checks)})
    for exercise in report.exercises:
        root.append(_suite(exercise, report))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(exercise: ExerciseResult, report: Report) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", {"name": exercise.name, **_counts(exercise.checks)})
    properties = ElementTree.SubElement(suite, "properties")
    facts = {
        "submission": report.submission,
        "status": exercise.status,
        "score": exercise.score,
        "max_score": exercise.max_score,
        "seed": report.seed,
        "isolation": report.isolation,
        "dataset": report.dataset,
    }
    if report.why_not_strict is not None:
        facts["why_not_strict"] = report.why_not_strict
    for name, value in facts.items():
        ElementTree.SubElement(properties, "property", name=name, value=str(value))
    for check in exercise.checks:
        suite.append(_case(exercise, check))
    return suite


def _case(exercise: ExerciseResult, check: CheckResult) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=exercise.name, name=check.name, time=f"{check.seconds:.4f}")
    if check.status is not Status.PASSED:
        kind = "error" if check.status in ERRORS else "failure"
        problem = ElementTree.SubElement(case, kind, type=check.status, message=check.message or "")
        lines = (check.title, check.message, check.hint, *check.details)
        problem.text = "\n".join(line for line in lines if line)
    if check.advice:
        ElementTree.SubElement(case, "system-out").text = "\n".join(f"Note: {advice}" for advice in check.advice)
    return case


def _counts(checks: Sequence[CheckResult]) -> dict[str, str]:
    errors = sum(check.status in ERRORS for check in checks)
    passed = sum(check.status is Status.PASSED for check in checks)
    seconds = sum(check.seconds for check in checks)
    failures = len(checks) - passed - errors
    return {
        "tests": str(len(checks)),
        "failures": str(failures),
        "errors": str(errors),
        "time": f"{seconds:.4f}",
    }
