"""Grading a class: known results are kept, a failure affects only its student, and a timeout counts only alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.classroom.document import read_gradebook
from grader.classroom.gradebook import Gradebook, Outcome, State
from grader.classroom.publish import Publication
from grader.classroom.run import Part
from tests.support.classes import EXERCISES, FakePool, content_of, grade_class, intake_of, plan

RIGHT = dict.fromkeys(EXERCISES, "passes")
CLASS = {
    "s1": RIGHT,
    "s2": RIGHT | {"softmax": "fails"},
    "s3": {"gates": "passes"},
    "s4": {},
    "s5": RIGHT | {"gates": "hangs", "cross_entropy": "hangs"},
}


def gradebook(folder: Path) -> Gradebook:
    """Return the gradebook that was written."""
    return read_gradebook((folder / "class.json").read_text(encoding="utf-8"))


def outcome_of(folder: Path, student: str) -> Outcome:
    """Return the outcome of a student."""
    return next(grade.outcome for grade in gradebook(folder).students if grade.person.id == student)


def test_every_student_comes_out(tmp_path: Path) -> None:
    """Without a hand-in there is no score; a missing file costs its points."""
    published = grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan())
    assert isinstance(published, Publication)
    students = {student.person.id: student for student in gradebook(tmp_path / "out").students}
    assert [student.outcome for student in students.values()] == [
        *(Outcome.GRADED, Outcome.GRADED, Outcome.GRADED, Outcome.NOTHING, Outcome.GRADED)
    ]
    assert {student: grade.score for student, grade in students.items()} == {
        **{"s1": 19, "s2": 15, "s3": 11, "s4": None, "s5": 12}
    }
    assert [grade.state for grade in students["s3"].exercises] == [State.GRADED, State.MISSING, State.MISSING]
    assert students["s4"].exercises == ()


def test_what_is_known_is_not_graded_again(tmp_path: Path) -> None:
    """If nothing has changed, hand-ins are not even read."""
    first, second = FakePool(), FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), first, plan())
    before = content_of(tmp_path / "out")
    grade_class(tmp_path / "out", intake_of(CLASS), second, plan())
    assert len(first.jobs) == 4 * 3 + 1
    assert second.jobs == []
    assert content_of(tmp_path / "out") == before


def test_only_what_was_handed_in_anew_is_graded_again(tmp_path: Path) -> None:
    """Here one exercise of one student."""
    grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan())
    again = FakePool()
    anew = CLASS | {"s1": RIGHT | {"softmax": "fails too"}}
    published = grade_class(tmp_path / "out", intake_of(anew), again, plan())
    assert again.graded == [("softmax",)]
    assert isinstance(published, Publication)
    assert published.changes == 1


def test_everything_is_graded_again_where_that_is_wanted(tmp_path: Path) -> None:
    """The results are the same."""
    grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan())
    before, again = content_of(tmp_path / "out"), FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), again, plan(fresh=True))
    assert len(again.jobs) == 13
    assert content_of(tmp_path / "out") == before


@pytest.mark.parametrize("done", range(0, 13, 3))
def test_an_interruption_costs_what_was_running(done: int, tmp_path: Path) -> None:
    """The same command does the rest, and the folder is as without the interruption."""
    grade_class(tmp_path / "whole", intake_of(CLASS), FakePool(), plan())
    with pytest.raises(KeyboardInterrupt):
        grade_class(tmp_path / "out", intake_of(CLASS), FakePool(most=done), plan())
    assert not (tmp_path / "out" / "grades.csv").exists()
    rest = FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), rest, plan())
    assert len(rest.jobs) <= 13 - done + FakePool.ahead + 1
    assert content_of(tmp_path / "out") == content_of(tmp_path / "whole")


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"schema": "grader/class-result/v1"}', "\0" * 100])
def test_a_damaged_result_is_made_again(damage: str, tmp_path: Path) -> None:
    """Whatever the file contains."""
    out = tmp_path / "out"
    grade_class(out, intake_of(CLASS), FakePool(), plan())
    before = content_of(out)
    (out / "results" / "s1" / "gates.json").write_text(damage, encoding="utf-8")
    again = FakePool()
    grade_class(out, intake_of(CLASS), again, plan())
    assert again.graded == [("gates",)]
    assert content_of(out) == before


def test_what_is_gone_is_written_again(tmp_path: Path) -> None:
    """A report, the gradebook, or its record."""
    out = tmp_path / "out"
    grade_class(out, intake_of(CLASS), FakePool(), plan())
    before = content_of(out)
    for name in ("grades.csv", "class.json", "students/s1/report.html", "published.json"):
        (out / name).unlink()
        grade_class(out, intake_of(CLASS), FakePool(), plan())
        assert content_of(out) == before, name


# Timeouts, faults and deaths


def test_a_timeout_counts_only_alone_and_together(tmp_path: Path) -> None:
    """Exercises that time out side by side are graded again alone, all of a student with one budget."""
    pool = FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), pool, plan())
    assert [job.exercises for job in pool.jobs if job.counts] == [("gates", "cross_entropy")]
    assert pool.jobs[-1].counts
    kept = json.loads((tmp_path / "out" / "results" / "s5" / "gates.json").read_text(encoding="utf-8"))
    assert kept["exercise"]["checks"][1]["status"] == "timeout"


def test_a_timeout_that_comes_once_is_none(tmp_path: Path) -> None:
    """A busy machine changes no verdict."""
    texts = {"s1": RIGHT | {"gates": "hangs once"}}
    grade_class(tmp_path / "out", intake_of(texts), FakePool(), plan())
    assert gradebook(tmp_path / "out").students[0].score == 19


def test_what_is_out_of_time_is_graded_again_with_all_that_shares_its_time(tmp_path: Path) -> None:
    """If one of them is handed in anew; the student's other results are kept."""
    grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan())
    again = FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS | {"s5": CLASS["s5"] | {"gates": "hangs too"}}), again, plan())
    assert again.graded == [("gates",), ("gates", "cross_entropy")]


def test_out_of_time_is_said_and_ends_with_more_time(tmp_path: Path) -> None:
    """Only what was out of time is graded again."""
    texts = {"s1": RIGHT | {"gates": "hangs for long"}, "s2": RIGHT}
    published = grade_class(tmp_path / "out", intake_of(texts), FakePool(), plan())
    assert isinstance(published, Publication)
    assert published.needs_look
    assert outcome_of(tmp_path / "out", "s1") is Outcome.OUT_OF_TIME
    again = FakePool()
    grade_class(tmp_path / "out", intake_of(texts), again, plan(student_seconds=2000.0))
    assert again.graded == [("gates",), ("gates",)]
    assert outcome_of(tmp_path / "out", "s1") is Outcome.GRADED


@pytest.mark.parametrize("what", ["faults once", "dies once"])
def test_what_the_grader_fails_at_is_tried_once_more(what: str, tmp_path: Path) -> None:
    """It costs nothing then."""
    published = grade_class(tmp_path / "out", intake_of({"s1": RIGHT | {"gates": what}}), FakePool(), plan())
    assert gradebook(tmp_path / "out").students[0].score == 19
    assert isinstance(published, Publication)
    assert not published.needs_look


@pytest.mark.parametrize("what", ["faults", "dies"])
def test_an_error_of_the_grader_is_no_zero(what: str, tmp_path: Path) -> None:
    """The other exercises have scores, the total has none, and the next run tries again."""
    texts = {"s1": RIGHT | {"gates": what}, "s2": RIGHT}
    published = grade_class(tmp_path / "out", intake_of(texts), FakePool(), plan())
    first, second = gradebook(tmp_path / "out").students
    assert [grade.score for grade in first.exercises] == [None, 7, 7]
    assert (first.outcome, first.score, second.score) == (Outcome.GRADER_ERROR, None, 19)
    assert isinstance(published, Publication)
    assert published.needs_look
    report = (tmp_path / "out" / "students" / "s1" / "report.txt").read_text(encoding="utf-8")
    assert "The grader failed here. It is not your code" in report
    again = FakePool()
    grade_class(tmp_path / "out", intake_of(texts), again, plan())
    assert again.graded == [("gates",), ("gates",)]


def test_a_death_takes_nothing_along(tmp_path: Path) -> None:
    """A hang or a crash of one student does not affect another."""
    odd = {"a": RIGHT | {"gates": "dies"}, "z": RIGHT | {"softmax": "hangs"}, "b": RIGHT}
    grade_class(tmp_path / "odd", intake_of(odd), FakePool(), plan())
    grade_class(tmp_path / "even", intake_of({"b": RIGHT}), FakePool(), plan())
    for place in ("students/b", "results/b"):
        assert content_of(tmp_path / "odd" / place) == content_of(tmp_path / "even" / place)


# Order and parts


def test_the_order_changes_nothing(tmp_path: Path) -> None:
    """The order of the students does not change what each student gets."""
    backwards = dict(reversed(CLASS.items()))
    grade_class(tmp_path / "one", intake_of(CLASS), FakePool(), plan())
    grade_class(tmp_path / "other", intake_of(backwards), FakePool(), plan())
    for place in ("students", "results"):
        assert content_of(tmp_path / "one" / place) == content_of(tmp_path / "other" / place)


def test_parts_make_the_whole(tmp_path: Path) -> None:
    """Each student is in one part; the grades are written by the command for all."""
    grade_class(tmp_path / "whole", intake_of(CLASS), FakePool(), plan())
    for number in (2, 3, 1):
        part = grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan(shard=(number, 3)))
        assert isinstance(part, Part)
        assert not (tmp_path / "out" / "grades.csv").exists()
    rest = FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), rest, plan())
    assert rest.jobs == []
    assert content_of(tmp_path / "out") == content_of(tmp_path / "whole")


def test_one_student_alone(tmp_path: Path) -> None:
    """Nothing is published before the others are known; then it is."""
    part = grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan(student="s2"))
    assert part == Part(1, failed=False)
    rest = FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), rest, plan())
    assert len(rest.jobs) == 10
    again = FakePool()
    published = grade_class(tmp_path / "out", intake_of(CLASS), again, plan(student="s2", fresh=True))
    assert len(again.jobs) == 3
    assert isinstance(published, Publication)


def test_more_exercises_later(tmp_path: Path) -> None:
    """Known results of the others are kept."""
    grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan(exercises=("gates",)))
    assert gradebook(tmp_path / "out").max_score == 5
    rest = FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), rest, plan())
    assert ("gates",) not in [job.exercises for job in rest.jobs if not job.counts]
    assert gradebook(tmp_path / "out").max_score == 19
