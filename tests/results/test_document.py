"""A report as a JSON document: writing and reading loses nothing, and no other text counts as a report."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader import __version__
from grader.results.curves import CurvePoint
from grader.results.difference import ArrayDifference
from grader.results.document import SCHEMA, read_report, write_report
from grader.results.entries import DocumentError
from grader.results.reading import Misread
from grader.results.report import CheckResult, ExerciseResult, Limit, Report, Status
from tests.support.sampling import examples

TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)
"""Any text, also unprintable letters and halves of surrogate pairs."""
NUMBERS = st.floats()
"""Any number, also infinite ones and nan."""
POINTS = st.builds(CurvePoint, NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS)
MISREAD = st.builds(Misread, st.binary(max_size=8), st.integers(0, 9), st.integers(0, 9))


DIFFERENCES = st.tuples(st.integers(1, 2), st.integers(1, 3)).flatmap(lambda sides: differences(*sides))


def differences(rows: int, columns: int) -> st.SearchStrategy[ArrayDifference]:
    """Return differences of so many rows and columns."""

    def table(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.tuples(*[st.tuples(*[entries] * columns)] * rows)

    places = st.tuples(st.integers(0), st.integers(0))
    return st.builds(ArrayDifference, TEXTS, places, places, table(NUMBERS), table(NUMBERS), table(st.booleans()))


def tuples(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return tuples of up to two entries."""
    return st.lists(entries, max_size=2).map(tuple)


CHECKS = st.builds(
    CheckResult,
    name=TEXTS,
    title=TEXTS,
    status=st.sampled_from(Status),
    max_score=st.integers(0, 9),
    message=st.none() | TEXTS,
    hint=st.none() | TEXTS,
    mistake=st.none() | TEXTS,
    advice=tuples(TEXTS),
    details=tuples(TEXTS),
    curve=tuples(POINTS),
    misread=tuples(MISREAD),
    seconds=NUMBERS,
    limit=st.none() | st.sampled_from(Limit),
    function=st.none() | TEXTS,
    difference=st.none() | DIFFERENCES,
)
EXERCISES = st.builds(ExerciseResult, TEXTS, TEXTS, st.integers(0, 99), tuples(CHECKS))
REPORTS = st.builds(
    Report,
    submission=TEXTS,
    seed=st.integers(0),
    isolation=TEXTS,
    dataset=TEXTS,
    exercises=tuples(EXERCISES),
    why_not_strict=st.none() | TEXTS,
    version=TEXTS,
)

FULL = Report(
    "exercises",
    7,
    "portable",
    "sample",
    (
        ExerciseResult(
            "nets",
            "networks",
            10,
            (
                CheckResult(
                    "check_it",
                    "It learns.",
                    Status.FAILED,
                    2,
                    message="It does not.",
                    hint="Look again.",
                    mistake="train__backwards",
                    advice=("It is slow.",),
                    details=("printed:", "  \x1b"),
                    curve=(CurvePoint(0.5, math.inf, None), CurvePoint(1.0, math.nan, 0.25)),
                    misread=(Misread(bytes(range(256)), 3, 8),),
                    seconds=0.25,
                    limit=Limit.BUDGET,
                    function="train",
                    difference=ArrayDifference(
                        "W1", (9, 2), (3, 0), ((1.0, math.inf),), ((1.0, 2.0),), ((False, True),)
                    ),
                ),
            ),
        ),
    ),
    "it needs Linux",
)


@examples(200)
@given(REPORTS)
def test_a_report_comes_back_as_it_was(report: Report) -> None:
    """Whatever it contains: no exercise, infinite losses, unprintable letters."""
    text = write_report(report)
    assert text.isascii()
    assert repr(read_report(text)) == repr(report)  # nan is not equal to itself; its repr is


def test_a_document_has_the_keys_of_its_schema() -> None:
    """Schema grader/report/v2, no more and no less."""
    document = json.loads(write_report(FULL))
    (exercise,) = document["exercises"]
    (check,) = exercise["checks"]
    assert list(document) == [
        *("schema", "version", "submission", "score", "max_score"),
        *("seed", "isolation", "why_not_strict", "dataset", "exercises"),
    ]
    assert (document["schema"], document["version"]) == ("grader/report/v2", __version__)
    assert list(exercise) == ["name", "title", "status", "score", "max_score", "checks"]
    assert list(check) == [
        *("name", "title", "status", "score", "max_score", "message", "hint", "mistake"),
        *("advice", "details", "curve", "misread", "seconds", "limit", "function", "difference"),
    ]


def test_numbers_that_json_lacks_are_written_as_texts() -> None:
    """So every JSON reader accepts the document."""
    text = write_report(FULL)
    check = json.loads(text, parse_constant=pytest.fail)["exercises"][0]["checks"][0]
    assert check["difference"]["got"] == [[1.0, "inf"]]
    assert check["curve"] == [[0.5, "inf", None], [1.0, "nan", 0.25]]


def test_totals_are_computed_anew() -> None:
    """A score written into a document has no effect."""
    document = json.loads(write_report(FULL))
    document["score"] = document["exercises"][0]["score"] = 100
    assert read_report(json.dumps(document)).score == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "this is not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("{\n", "this is not JSON: Expecting property name enclosed in double quotes: line 2 column 1 (char 2)"),
        ("[]", f"this is not a report of schema {SCHEMA}"),
        ('{"schema": "grader/report/v1"}', f"this is not a report of schema {SCHEMA}"),
        (f'{{"schema": "{SCHEMA}"}}', "this report is damaged: KeyError: 'submission'"),
    ],
)
def test_what_is_no_report_is_refused(text: str, line: str) -> None:
    """In one line that says what is wrong."""
    with pytest.raises(DocumentError) as caught:
        read_report(text)
    assert str(caught.value) == line


def test_a_document_that_never_ends_is_refused() -> None:
    """Python gives up on it, with any message."""
    with pytest.raises(DocumentError, match=r"^this is not JSON: "):
        read_report("[" * 10**5)


CHECK = ("exercises", 0, "checks", 0)


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (("seed",), "1", "TypeError: seed is str"),
        (("seed",), True, "TypeError: seed is bool"),
        (("exercises",), {}, "TypeError: exercises is dict"),
        ((*CHECK, "status"), "pas\nsed", "ValueError: 'pas\\nsed' is not a valid Status"),
        ((*CHECK, "message"), 5, "TypeError: message is int"),
        ((*CHECK, "advice"), [None], "TypeError: advice is NoneType"),
        ((*CHECK, "seconds"), "soon", "ValueError: could not convert string to float: 'soon'"),
        ((*CHECK, "limit"), 5, "TypeError: limit is int"),
        ((*CHECK, "function"), 5, "TypeError: function is int"),
        ((*CHECK, "limit"), "soon", "ValueError: 'soon' is not a valid Limit"),
        ((*CHECK, "curve"), [[1, 2]], "ValueError: not enough values to unpack (expected 3, got 2)"),
        ((*CHECK, "misread", 0, "digit"), 2.5, "TypeError: digit is float"),
        ((*CHECK, "difference"), [], "TypeError: difference is list"),
        ((*CHECK, "difference", "shape"), [9, 2.0], "TypeError: shape is float"),
        ((*CHECK, "difference", "wrong", 0), [0, 1], "TypeError: wrong is int"),
        ((*CHECK, "difference", "got"), [[1.0]], "ValueError: the rows of a difference do not fit together"),
    ],
)
def test_a_damaged_report_is_refused(path: tuple[Any, ...], value: object, problem: str) -> None:
    """The message names the damaged entry."""
    with pytest.raises(DocumentError) as caught:
        read_report(json.dumps(damaged(path, value)))
    assert str(caught.value) == f"this report is damaged: {problem}"


def damaged(path: tuple[Any, ...], value: object) -> dict[str, Any]:
    """Return the document of the full report with another value in one place."""
    document: dict[str, Any] = json.loads(write_report(FULL))
    inner: Any = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return document


def paths(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to each value of a document."""
    steps = document.items() if isinstance(document, dict) else enumerate(document)
    return [
        way
        for step, value in steps
        for way in ((*path, step), *(paths(value, (*path, step)) if isinstance(value, dict | list) else ()))
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda values: st.lists(values, max_size=2) | st.dictionaries(TEXTS, values, max_size=2),
    max_leaves=3,
)


@examples(300)
@given(st.sampled_from(paths(json.loads(write_report(FULL)))), JSON)
def test_a_document_with_one_other_value_is_a_report_or_is_refused_in_one_line(
    path: tuple[Any, ...], value: object
) -> None:
    """There is no other exception; a document that is read can be written, and its totals can be computed."""
    outcome = read_or_refuse(json.dumps(damaged(path, value)))
    if isinstance(outcome, Report):
        assert repr(read_report(write_report(outcome))) == repr(outcome)
        assert isinstance(outcome.score, int)
    else:
        assert len(outcome.splitlines()) == 1


def read_or_refuse(text: str) -> Report | str:
    """Return the report, or why it is refused."""
    try:
        return read_report(text)
    except DocumentError as problem:
        return str(problem)
