"""Every export: the scores of the class, in the form of its platform."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from grader.classroom.document import read_gradebook, write_gradebook
from grader.classroom.errors import ClassError
from grader.classroom.exports import canvas, classroom50, feedback, gradescope, junit, prairielearn
from grader.classroom.exports.export import Export
from grader.classroom.gradebook import Gradebook, Outcome, Override
from grader.results.curves import CurvePoint
from tests.support.gradebooks import NAMES, WITHOUT_EXERCISES, classes, gradebook, scores, student, without_details
from tests.support.platforms import (
    FORMULA,
    load_json,
    read_canvas,
    read_classroom50,
    read_feedback,
    read_gradescope,
    read_junit,
    read_prairielearn,
)
from tests.support.sampling import examples

PLACE = {"CLASSROOM": "nn", "ASSIGNMENT": "week-1", "SUBMISSION_TAG": "submit/1"}
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
REASONS = {
    Outcome.NOTHING: "There is no exercise file of yours.",
    Outcome.AMBIGUOUS: "Tell your instructor which one counts.",
    Outcome.UNREADABLE: "Hand it in again, as files.",
}
"""What a student reads whose hand-in cannot be graded."""


def files(export: Export) -> Mapping[str, bytes]:
    """The files of a folder."""
    assert not isinstance(export.content, bytes)
    return export.content


def file(export: Export) -> bytes:
    """The one file."""
    assert isinstance(export.content, bytes)
    return export.content


def classroom50_of(book: Gradebook) -> Export:
    return classroom50.export(book, PLACE, NOW)


# The same totals as class.json


def totals(book: Gradebook) -> dict[str, int]:
    """The scores that class.json has, read as anybody would."""
    document = json.loads(write_gradebook(book))
    assert read_gradebook(write_gradebook(book)) == book
    found = {entry["person"]["id"]: entry["score"] for entry in document["students"]}
    return {name: score for name, score in found.items() if score is not None}


@examples(40)
@given(classes())
def test_canvas_has_the_totals_of_the_class(book: Gradebook) -> None:
    export = canvas.export(book)
    wanted = {f"{9000 + int(name[1:])}": str(score) for name, score in totals(book).items()}
    assert read_canvas(file(export), canvas.TITLE) == wanted
    assert export.students == tuple(totals(book))


@examples(40)
@given(classes())
def test_gradescope_has_the_totals_of_the_class(book: Gradebook) -> None:
    """A hand-in that cannot be graded has no points; if the grader failed, there is no result."""
    found = {path: read_gradescope(data) for path, data in files(gradescope.export(book)).items()}
    for one in book.students:
        path = f"{one.person.id}/results.json"
        if one.score is None and one.outcome is Outcome.GRADER_ERROR:
            assert path not in found
        else:
            assert found[path] == totals(book).get(one.person.id, 0)


@examples(40)
@given(classes())
def test_prairielearn_has_the_totals_of_the_class(book: Gradebook) -> None:
    """A hand-in that cannot be graded is no attempt; if the grader failed, there is no result."""
    content = files(prairielearn.export(book))
    found = {path: read_prairielearn(data) for path, data in content.items()}
    for one in book.students:
        path, score = f"{one.person.id}/results.json", totals(book).get(one.person.id)
        if score is None:
            assert found.get(path) is None
            assert (path in found) == (one.outcome is not Outcome.GRADER_ERROR)
        else:
            assert found[path] == min(score / book.max_score, 1)
            assert sum(test["points"] for test in load_json(content[path])["tests"]) == score


@examples(40)
@given(classes())
def test_classroom50_has_the_totals_of_the_class(book: Gradebook) -> None:
    found = dict(map(read_classroom50, files(classroom50_of(book)).values()))
    for one in book.students:
        owner = f"git-{int(one.person.id[1:])}"
        if one.score is None and one.outcome is Outcome.GRADER_ERROR:
            assert owner not in found
        else:
            assert found[owner] == totals(book).get(one.person.id, 0)


@examples(40)
@given(classes())
def test_junit_has_the_totals_of_the_class(book: Gradebook) -> None:
    found = read_junit(file(junit.export(book)))
    assert {name: int(facts["score"]) for name, facts in found.items() if facts["score"]} == totals(book)
    assert {*found} == {one.person.id for one in book.students}


@examples(10)
@given(classes())
def test_feedback_has_a_file_for_every_student(book: Gradebook) -> None:
    found = read_feedback(file(feedback.export(book)))
    for one in book.students:
        text = found[f"{657700 + int(one.person.id[1:])}"].decode()
        if one.exercises:
            assert "<html" in text
            assert all(
                f"{grade.score or 0} of {part.max_score} points" in text
                for part, grade in zip(book.exercises, one.exercises, strict=True)
            )
        else:
            assert "no score" in text or "Tell your instructor" in text
        others = {other.person.id for other in book.students if other.person.id != one.person.id}
        assert not any(other in text for other in others)


# The instructor's scores win; students without a score are left out


def test_a_score_that_is_set_by_hand_wins_everywhere() -> None:
    book = gradebook(student(1, 0, 3, overrides={0: Override(2, "a late correction")}))
    assert scores(book) == {"s001": 9}
    assert read_canvas(file(canvas.export(book)), canvas.TITLE) == {"9001": "9"}
    (results,) = files(gradescope.export(book)).values()
    assert read_gradescope(results) == 9
    assert "Your instructor set this score: a late correction" in load_json(results)["tests"][0]["output"]
    (results,) = files(prairielearn.export(book)).values()
    assert read_prairielearn(results) == 0.9
    (results,) = files(classroom50_of(book)).values()
    assert read_classroom50(results) == ("git-1", 9)
    assert read_junit(file(junit.export(book)))["s001"]["score"] == "9"


@pytest.mark.parametrize("outcome", WITHOUT_EXERCISES)
def test_a_score_by_hand_counts_everywhere_without_a_hand_in_that_can_be_graded(outcome: Outcome) -> None:
    """It is the total, and the other exercise says why it has no points."""
    book = gradebook(student(1, outcome=outcome, overrides={0: Override(2, "by mail")}))
    assert totals(book) == scores(book) == {"s001": 2}
    assert read_canvas(file(canvas.export(book)), canvas.TITLE) == {"9001": "2"}
    (results,) = files(gradescope.export(book)).values()
    assert read_gradescope(results) == 2
    gates, softmax = load_json(results)["tests"]
    assert (gates["score"], gates["output"].strip()) == (2, "Your instructor set this score: by mail")
    assert (softmax["score"], REASONS[outcome] in " ".join(softmax["output"].split())) == (0, True)
    (results,) = files(prairielearn.export(book)).values()
    assert read_prairielearn(results) == 0.2
    (results,) = files(classroom50_of(book)).values()
    assert read_classroom50(results) == ("git-1", 2)
    assert [test["score"] for test in load_json(results)["tests"]] == [2, 0]
    suites = file(junit.export(book)).decode()
    assert read_junit(suites.encode())["s001"]["score"] == "2"
    assert REASONS[outcome] in suites
    (report,) = read_feedback(file(feedback.export(book))).values()
    for text in (suites, report.decode(), json.dumps(load_json(results))):
        assert not any(words in text for words in ("The grader failed", "there is no score", "0 of 0"))


def test_a_score_by_hand_makes_no_total_while_the_grader_fails_at_another_exercise() -> None:
    assert scores(gradebook(student(1, None, None, overrides={0: Override(2, "seen")}))) == {}


def test_one_whom_the_grader_failed_gets_no_points_and_no_blame() -> None:
    book = gradebook(student(1, None, 3), student(2, 3, 3))
    assert read_canvas(file(canvas.export(book)), canvas.TITLE) == {"9002": "10"}
    for export in (gradescope.export(book), prairielearn.export(book), classroom50_of(book)):
        assert {path.partition("/")[0] for path in files(export)} == {"s002"} == {*export.students}
    assert read_junit(file(junit.export(book)))["s001"]["score"] == ""


def test_a_hand_in_that_cannot_be_graded_is_told_as_that() -> None:
    book = gradebook(student(1, outcome=Outcome.UNREADABLE))
    (results,) = files(gradescope.export(book)).values()
    assert "Hand it in again" in load_json(results)["output"]
    (results,) = files(prairielearn.export(book)).values()
    assert read_prairielearn(results) is None
    assert "Hand it in again" in load_json(results)["format_errors"][0]


# Canvas


def test_no_name_is_a_formula_and_every_name_can_be_read() -> None:
    book = gradebook(*(student(number, 3, 3, name=name) for number, name in enumerate(NAMES)))
    rows = list(csv.reader(io.StringIO(file(canvas.export(book)).decode(), newline="")))[2:]
    assert [row[0].removeprefix("'") for row in rows] == [*NAMES]
    assert not any(cell.startswith(FORMULA) for row in rows for cell in row)


def test_canvas_counts_as_many_points_as_the_class() -> None:
    lines = file(canvas.export(gradebook(student(1, 3, 3)), "Week 1 (4711)")).decode().splitlines()
    assert lines[0] == "Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (4711)"
    assert lines[1] == "    Points Possible,,,,,10"
    assert lines[2] == "Ada King,9001,s001,s1@example.org,A,10"


# PrairieLearn


def large(letters: int, *, curve: bool = False) -> Gradebook:
    """A class with one student, whose report has this many letters, and a picture if wanted."""
    one = student(1, 3, 0)
    check = replace(one.exercises[1].result.checks[0], details=("x" * 70,) * (letters // 70))
    if curve:
        check = replace(check, curve=tuple(CurvePoint(k / 9, 1.0 / (k + 1), k / 9) for k in range(10)))
    result = replace(one.exercises[1].result, checks=(check,))
    return gradebook(replace(one, exercises=(one.exercises[0], replace(one.exercises[1], result=result))))


def test_prairielearn_shows_the_curves() -> None:
    (data,) = files(prairielearn.export(large(100, curve=True))).values()
    assert read_prairielearn(data) == 0.3
    assert len(load_json(data)["images"]) == 1


def test_pictures_go_first_where_a_result_is_too_large_for_prairielearn() -> None:
    (data,) = files(prairielearn.export(large(950_000, curve=True))).values()
    assert read_prairielearn(data) == 0.3
    assert "images" not in load_json(data)
    assert "xxx" in load_json(data)["tests"][1]["output"]


def test_then_the_checks_go_and_the_points_stay() -> None:
    (data,) = files(prairielearn.export(large(1_200_000))).values()
    assert read_prairielearn(data) == 0.3
    assert [test["points"] for test in load_json(data)["tests"]] == [3, 0]


# Classroom 50


def test_classroom50_takes_what_identifies_a_submission_from_the_environment() -> None:
    book = without_details(gradebook(student(1, 3, 3)), ["github"])
    urls = {f"{name}_URL": f"https://example.org/{name}" for name in ("COMMIT", "RELEASE", "REVIEW")}
    environment = {**PLACE, **urls, "OWNER": "ada", "USERNAME": "ada-k", "ASSIGNMENT_TYPE": "group"}
    (data,) = files(classroom50.export(book, environment, NOW)).values()
    assert read_classroom50(data) == ("ada", 10)
    result = load_json(data)
    assert [result[field] for field in ("classroom", "assignment", "submission")] == ["nn", "week-1", "submit/1"]
    assert [result[field] for field in ("commit", "release", "review")] == [*urls.values()]
    assert result["assignment_type"] == "group"
    assert result["datetime"] == "2026-03-01T12:00:00+00:00"


def test_the_owner_in_the_environment_is_not_that_of_a_whole_class() -> None:
    book = without_details(gradebook(student(1, 3, 3), student(2, 0, 0)), ["github"])
    found = files(classroom50.export(book, {**PLACE, "OWNER": "ada"}, NOW)).values()
    assert dict(map(read_classroom50, found)) == {"s001": 10, "s002": 0}


def test_classroom50_asks_for_what_the_environment_lacks() -> None:
    with pytest.raises(ClassError, match="the environment has no ASSIGNMENT, SUBMISSION_TAG;"):
        classroom50.export(gradebook(), {"CLASSROOM": "nn"}, NOW)


# Feedback


def test_folders_are_named_as_in_the_download_whatever_the_name() -> None:
    names = (*NAMES, "~x", ".y", "a/b\\c")
    book = gradebook(*(student(number, 3, 3, name=name) for number, name in enumerate(names)))
    assert len(read_feedback(file(feedback.export(book)))) == len(names)


def test_the_same_class_makes_the_same_zip() -> None:
    book = gradebook(student(1, 3, 3), student(2))
    assert file(feedback.export(book)) == file(feedback.export(book))


def test_a_class_without_numbers_of_moodle_has_no_feedback_for_it() -> None:
    with pytest.raises(ClassError, match="no student of this class has a number in Moodle"):
        feedback.export(without_details(gradebook(student(1, 3, 3)), ["moodle"]))


def test_one_without_a_number_is_left_out() -> None:
    one, other = without_details(gradebook(student(1, 3, 3)), ["moodle"]).students[0], student(2, 3, 3)
    assert feedback.export(gradebook(one, other)).students == ("s002",)
