"""The report as JUnit XML, for systems that collect test results.

A check that did not pass is a failure or an error, never skipped: these systems count a skipped test as good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from grader.results.report import CheckResult, ExerciseResult, Report, Status

ERRORS = (Status.ERROR, Status.TIMEOUT)


@dataclass(frozen=True)
class Suite:
    """Checks that are counted together.

    Attributes
    ----------
    name : str
        What it is called.
    facts : mapping of str to object
        Its properties.
    exercises : sequence of ExerciseResult
        The checks of these exercises are its cases.
    """

    name: str
    facts: Mapping[str, object]
    exercises: Sequence[ExerciseResult]

    @property
    def checks(self) -> list[CheckResult]:
        """All checks."""
        return [check for exercise in self.exercises for check in exercise.checks]


def render(report: Report) -> str:
    """Return the report as a JUnit XML document: a suite for each exercise."""
    return render_suites([Suite(exercise.name, _facts(exercise, report), [exercise]) for exercise in report.exercises])


def render_suites(suites: Sequence[Suite]) -> str:
    """Return suites as a JUnit XML document."""
    checks = [check for suite in suites for check in suite.checks]
    root = ElementTree.Element("testsuites", {"name": "grader", **_counts(checks)})
    root.extend(map(_element, suites))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _facts(exercise: ExerciseResult, report: Report) -> dict[str, object]:
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
    return facts


def _element(suite: Suite) -> ElementTree.Element:
    element = ElementTree.Element("testsuite", {"name": suite.name, **_counts(suite.checks)})
    properties = ElementTree.SubElement(element, "properties")
    for name, value in suite.facts.items():
        ElementTree.SubElement(properties, "property", name=name, value=str(value))
    element.extend(_case(exercise, check) for exercise in suite.exercises for check in exercise.checks)
    return element


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
