"""What is published: tables, reports, changes, scores set by hand, and the history."""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import json
import re
import shutil
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from grader import course as taught
from grader.classroom import publish
from grader.classroom.document import read_gradebook, write_gradebook
from grader.classroom.errors import ClassError
from grader.classroom.folder import REPORTS, ClassFolder
from grader.classroom.grades import late_seconds
from grader.classroom.handins import Problem
from grader.classroom.publish import Publication
from grader.classroom.tables import write_table
from grader.course.stubs import read_stub
from grader.results.document import read_report
from grader.results.entries import DocumentError
from grader.results.report import DEFAULT_SEED
from tests.support.classes import EXERCISES, FakePool, content_of, grade_class, intake_of, plan

RIGHT = dict.fromkeys(EXERCISES, "passes")
CLASS = {"s1": RIGHT, "s2": RIGHT | {"softmax": "fails"}, "s3": {}}


def published(folder: Path, texts: Mapping[str, Mapping[str, str]] = CLASS, **more: object) -> Publication:
    """Grade a class, and return what was published."""
    outcome = grade_class(folder, intake_of(texts), FakePool(), plan(**more))
    assert isinstance(outcome, Publication)
    return outcome


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table."""
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def override(folder: Path, *lines: str) -> None:
    """Set scores by hand."""
    folder.mkdir(exist_ok=True)
    (folder / "overrides.csv").write_text("\n".join(("id,exercise,score,reason", *lines)), encoding="utf-8")


# Tables


def test_the_grades_are_a_table(tmp_path: Path) -> None:
    """A row for each student, a column for each exercise; a missing score is an empty cell."""
    published(tmp_path / "out")
    assert rows(tmp_path / "out" / "grades.csv") == [
        ["id", "name", "email", "status", "late_seconds", "score", "max_score", *EXERCISES, "set_by_hand"],
        ["s1", "Name of s1", "s1@example.org", "graded", "", "19", "19", "5", "7", "7", ""],
        ["s2", "Name of s2", "s2@example.org", "graded", "", "15", "19", "5", "3", "7", ""],
        ["s3", "Name of s3", "s3@example.org", "nothing", "", "", "19", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("later", "reports"),
    [
        (CLASS, ["report.html", "report.json", "report.txt"]),
        (CLASS | {"s2": RIGHT}, ["report.html", "report.json", "report.txt"]),
        (CLASS | {"s2": {}}, ["report.txt"]),
        ({"s1": RIGHT}, []),
    ],
)
def test_files_and_folders_of_the_instructor_among_the_reports_stay(
    later: Mapping[str, Mapping[str, str]], reports: list[str], tmp_path: Path
) -> None:
    """Only the files that the kit publishes are replaced and removed, even if the student leaves the class."""
    place = tmp_path / "out/students/s2"
    published(tmp_path / "out")
    (place / "notes").mkdir()
    (place / "comments.txt").write_text("Well done!", encoding="utf-8")
    published(tmp_path / "out", later)
    published(tmp_path / "out", later, fresh=True)
    assert sorted(path.name for path in place.iterdir()) == ["comments.txt", "notes", *reports]
    assert (place / "comments.txt").read_text(encoding="utf-8") == "Well done!"


def test_a_report_that_is_lost_is_written_again(tmp_path: Path) -> None:
    """A file of the instructor beside it is no reason to."""
    published(tmp_path / "out")
    report, comments = tmp_path / "out/students/s2/report.txt", tmp_path / "out/students/s2/comments.txt"
    comments.touch()
    before = content_of(tmp_path / "out")
    report.unlink()
    published(tmp_path / "out")
    assert content_of(tmp_path / "out") == before


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A name can be anything."""
    ((read,),) = csv.reader(io.StringIO(write_table([[cell]]), newline=""))
    assert read == f"'{cell}"


def test_other_cells_are_what_they_are() -> None:
    """With commas, quotation marks, line breaks, and letters of all scripts."""
    cells = ['a, "b"', "two\nlines", "Zoë 渡辺", "", "7"]
    assert list(csv.reader(io.StringIO(write_table([cells, [7, None]]), newline=""))) == [cells, ["7", ""]]


def test_the_gradebook_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Nothing is lost."""
    texts = CLASS | {"s4": RIGHT | {"gates": "faults"}}
    override(tmp_path / "out", "s2,softmax,4,=late")
    published(tmp_path / "out", texts)
    text = (tmp_path / "out" / "class.json").read_text(encoding="utf-8")
    gradebook = read_gradebook(text)
    assert write_gradebook(gradebook) == text
    assert read_gradebook(write_gradebook(replace(gradebook, students=()))).students == ()
    document = json.loads(text)
    assert document["schema"] == "grader/class/v1"
    assert [student["score"] for student in document["students"]] == [19, 16, None, None]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "grader/class/v1"}', '{"schema": "grader/class/v2"}'])
def test_nothing_else_is_a_gradebook(text: str) -> None:
    """It is refused in one line."""
    with pytest.raises(DocumentError):
        read_gradebook(text)


# Students


def test_a_student_gets_the_own_report_in_three_forms(tmp_path: Path) -> None:
    """With the scores of the gradebook, and no other student's name."""
    published(tmp_path / "out")
    report = read_report((tmp_path / "out/students/s2/report.json").read_text(encoding="utf-8"))
    assert (report.submission, report.score, report.max_score) == ("s2", 15, 19)
    contents = content_of(tmp_path / "out" / "students")
    assert {name for name in contents if name.startswith("s2/")} == {
        *("s2/report.html", "s2/report.json", "s2/report.txt")
    }
    assert {name.removeprefix("s2/") for name in contents if name.startswith("s2/")} == {*REPORTS}
    for name, content in contents.items():
        for other in {"s1", "s2", "s3"} - {name[:2]}:
            assert other.encode() not in content, name
        assert str(tmp_path).encode() not in content


def test_who_handed_in_nothing_reads_why(tmp_path: Path) -> None:
    """There is no other file, even if there was one before."""
    out = tmp_path / "out"
    published(out, CLASS | {"s3": RIGHT})
    published(out)
    assert content_of(out / "students" / "s3").keys() == {"report.txt"}
    assert "no exercise file" in (out / "students/s3/report.txt").read_text(encoding="utf-8")


def test_who_leaves_the_class_is_gone(tmp_path: Path) -> None:
    """Their reports are in the history."""
    published(tmp_path / "out", {"s1": RIGHT, "s2": RIGHT})
    published(tmp_path / "out", {"s1": RIGHT})
    assert not (tmp_path / "out/students/s2").exists()
    assert (tmp_path / "out/history/001/students/s2/report.html").exists()
    assert rows(tmp_path / "out" / "changes.csv")[1:] == [
        ["s2", name, score, "", "no longer graded"] for name, score in zip(EXERCISES, "577", strict=True)
    ]


@pytest.mark.parametrize("problem", [Problem.AMBIGUOUS, Problem.UNREADABLE])
def test_what_cannot_be_graded_needs_a_look(problem: Problem, tmp_path: Path) -> None:
    """The instructor reads why; the student reads nothing that could name others."""
    intake = intake_of({"s1": {}, "s2": RIGHT})
    handin = replace(intake.handins[0], problem=problem, message="there is the file of s9")
    pool = FakePool()
    outcome = grade_class(tmp_path / "out", replace(intake, handins=(handin, intake.handins[1])), pool, plan())
    assert isinstance(outcome, Publication)
    assert outcome.needs_look
    assert outcome.summary == (
        f"2 students: 1 graded, 1 {problem}.",
        "Have a look at:",
        f"  s1, {problem}: there is the file of s9",
    )
    assert "s9" not in (tmp_path / "out/students/s1/report.txt").read_text(encoding="utf-8")


def test_in_a_handout_the_stubs_are_those_that_were_handed_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The instructor may have edited the files in exercises/; hand-ins count as untouched all the same."""
    monkeypatch.setattr(taught, "SOLUTIONS", tmp_path / "solutions")
    monkeypatch.setattr(taught, "STUBS", tmp_path / "exercises")
    for place, text in ("exercises/softmax.py", "passes"), ("grader/course/softmax/stub.py", "fails"):
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text(text, encoding="utf-8")
    monkeypatch.setattr("grader.classroom.run.read_stub", functools.partial(read_stub, root=tmp_path))
    published(tmp_path / "out", {"solved": {"softmax": "passes"}, "stub": {"softmax": "fails"}})
    graded = read_gradebook((tmp_path / "out" / "class.json").read_text(encoding="utf-8")).students
    assert [student.exercises[EXERCISES.index("softmax")].state for student in graded] == ["graded", "untouched"]


def test_what_belongs_to_nobody_needs_a_look(tmp_path: Path) -> None:
    """It may be a student under another name."""
    intake = replace(intake_of(CLASS), strangers=("s7",))
    outcome = grade_class(tmp_path / "out", intake, FakePool(), plan())
    assert isinstance(outcome, Publication)
    assert outcome.needs_look
    assert outcome.summary[-2:] == ("These belong to nobody in the class:", "  s7")


def test_names_of_all_kinds_are_safe_names_of_files(tmp_path: Path) -> None:
    """Paths, devices, and IDs that some systems cannot tell apart."""
    ids = ["../x", "con", "a/b", "渡辺", "s1", "=1"]
    published(tmp_path / "out", dict.fromkeys(ids, RIGHT))
    assert len(list((tmp_path / "out" / "students").iterdir())) == len(ids)
    assert [row[0] for row in rows(tmp_path / "out" / "grades.csv")[1:]] == [*ids[:5], "'=1"]


# Time


def test_lateness_is_counted_from_the_deadline(tmp_path: Path) -> None:
    """In seconds; 0 if in time, empty if unknown."""
    deadline = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)
    intake = intake_of({"s1": RIGHT}, time=deadline + timedelta(minutes=2))
    grade_class(tmp_path / "out", intake, FakePool(), plan(deadline=deadline))
    assert rows(tmp_path / "out" / "grades.csv")[1][4] == "120"
    zone = timezone(timedelta(hours=2))
    assert late_seconds(datetime(2026, 3, 2, 1, 59, 30, tzinfo=zone), deadline) == 30
    assert late_seconds(deadline - timedelta(days=1), deadline) == 0
    assert late_seconds(None, deadline) is None
    assert late_seconds(deadline, None) is None


# What has changed


def test_what_changes_is_listed_and_what_was_is_kept(tmp_path: Path) -> None:
    """The history has the old tables, and the old reports of the students with changes."""
    out = tmp_path / "out"
    published(out)
    before = content_of(out)
    assert published(out, CLASS | {"s1": RIGHT | {"gates": "fails"}}).changes == 1
    assert rows(out / "changes.csv") == [
        ["id", "exercise", "old", "new", "why"],
        ["s1", "gates", "5", "2", "handed in anew"],
    ]
    kept = content_of(out / "history" / "001")
    assert kept.keys() == {
        *("grades.csv", "changes.csv", "students/s1/report.html", "students/s1/report.json", "students/s1/report.txt")
    }
    assert all(before[name] == content for name, content in kept.items())
    published(out)
    assert rows(out / "history/002/changes.csv")[1:] == [["s1", "gates", "5", "2", "handed in anew"]]
    assert rows(out / "changes.csv")[1:] == [["s1", "gates", "2", "5", "handed in anew"]]


def test_what_stays_is_no_change(tmp_path: Path) -> None:
    """The list of changes is the one from the last run with changes."""
    out = tmp_path / "out"
    published(out)
    published(out, CLASS | {"s1": RIGHT | {"gates": "fails"}})
    before = content_of(out)
    assert published(out, CLASS | {"s1": RIGHT | {"gates": "fails"}}, fresh=True).changes == 0
    assert content_of(out) == before


@pytest.mark.parametrize(("part", "why"), [("seed", "another seed, data set or isolation")])
def test_why_says_what_has_changed(part: str, why: str, tmp_path: Path) -> None:
    """Such as the seed."""
    out = tmp_path / "out"
    published(out, {"s1": RIGHT | {"gates": "hangs once"}})
    record = json.loads((out / "published.json").read_text(encoding="utf-8"))
    record["scores"][0][2] = 1  # as if it had come out so before
    (out / "published.json").write_text(json.dumps(record), encoding="utf-8")
    published(out, {"s1": RIGHT | {"gates": "hangs once"}}, **{part: 8})
    assert rows(out / "changes.csv")[1:] == [["s1", "gates", "1", "5", why]]


def test_a_command_that_is_killed_while_it_publishes_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At any moment: the next command finishes the publication in the same way."""
    changed = CLASS | {"s1": RIGHT | {"gates": "fails"}}
    published(tmp_path / "whole")
    shutil.copytree(tmp_path / "whole", tmp_path / "before")
    published(tmp_path / "whole", changed)
    for most in (0, 1, 3, 4, 5):
        out = tmp_path / f"out-{most}"
        shutil.copytree(tmp_path / "before", out)
        with monkeypatch.context() as patch:
            kill_after(patch, most)
            with contextlib.suppress(KeyboardInterrupt):
                published(out, changed)
        published(out, changed)
        assert content_of(out) == content_of(tmp_path / "whole"), most


def test_the_history_has_every_changed_report_even_after_a_killed_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The killed command has kept the report of one student; by the next, that of another changes, too."""
    out, changed = tmp_path / "out", CLASS | {"s1": RIGHT | {"gates": "fails"}}
    published(out)
    before = content_of(out / "students")
    with monkeypatch.context() as patch:
        kill_after(patch, 2)
        with contextlib.suppress(KeyboardInterrupt):
            published(out, changed)
    published(out, changed | {"s2": RIGHT})
    kept = content_of(out / "history" / "001" / "students")
    assert kept == {name: content for name, content in before.items() if not name.startswith("s3/")}


def kill_after(patch: pytest.MonkeyPatch, most: int) -> None:
    """Kill a command when it writes the next file of a publication after this many."""
    written: list[Path] = []
    replace_file = publish.replace_file

    def write(path: Path, content: bytes, *, lasting: bool = True) -> None:
        if len(written) == most:
            raise KeyboardInterrupt
        written.append(path)
        replace_file(path, content, lasting=lasting)

    patch.setattr(publish, "replace_file", write)


# What the instructor sets


def test_what_the_instructor_sets_wins_and_is_marked(tmp_path: Path) -> None:
    """In the table, the list of changes, the gradebook, and what the student reads."""
    out = tmp_path / "out"
    published(out)
    override(out, "s2,softmax,6,right on paper")
    assert published(out).changes == 1
    assert rows(out / "grades.csv")[2][5:] == ["18", "19", "5", "6", "7", "softmax"]
    assert rows(out / "changes.csv")[1:] == [["s2", "softmax", "3", "6", "set by hand: right on paper"]]
    for form in ("txt", "html", "json"):
        report = (out / "students/s2" / f"report.{form}").read_text(encoding="utf-8")
        assert "right on paper" in report
        assert "18" in report
    assert read_report((out / "students/s2/report.json").read_text(encoding="utf-8")).score == 18
    (out / "overrides.csv").unlink()
    published(out)
    assert rows(out / "changes.csv")[1:] == [["s2", "softmax", "6", "3", "no longer set by hand"]]


@pytest.mark.parametrize("problem", Problem)
def test_what_the_instructor_sets_counts_without_a_hand_in_that_can_be_graded(problem: Problem, tmp_path: Path) -> None:
    """It is the total; whatever else is there says why it has no points, and nobody blames the grader."""
    out, intake = tmp_path / "out", intake_of({"s1": {}})
    intake = replace(intake, handins=(replace(intake.handins[0], problem=problem),))
    grade_class(out, intake, FakePool(), plan())
    override(out, "s1,gates,3,by mail")
    grade_class(out, intake, FakePool(), plan())
    assert rows(out / "grades.csv")[1][3:] == [problem, "", "3", "19", "3", "", "", "gates"]
    assert rows(out / "changes.csv")[1:] == [["s1", "gates", "", "3", "set by hand: by mail"]]
    text = (out / "students/s1/report.txt").read_text(encoding="utf-8")
    lines = [" ".join(line.split()) for line in text.splitlines()]
    gates, softmax, cross_entropy, score = (line for line in lines if " / " in line)
    assert (gates[0], gates[-17:]) == ("–", "set by hand 3 / 5")
    assert (softmax[-5:], cross_entropy[-5:], score) == ("0 / 7", "0 / 7", "score 3 / 19")
    page = (out / "students/s1/report.html").read_text(encoding="utf-8")
    assert '<p class="dim">3 of 5 points</p>' in page
    for words in ("The grader failed", "there is no score", "0 of 0", "waits for another exercise"):
        assert words not in text
        assert words not in page
    row = (out / "class.html").read_text(encoding="utf-8").partition('<table class="picture">')[2]
    assert re.findall("<td class=.*?>(.*?)<", row) == ["3*", problem, problem, "3"]


def test_an_override_stands_for_an_error_of_the_grader(tmp_path: Path) -> None:
    """Then there is a total."""
    override(tmp_path / "out", "s1,gates,5,seen")
    published(tmp_path / "out", {"s1": RIGHT | {"gates": "faults"}})
    assert rows(tmp_path / "out" / "grades.csv")[1][3:] == ["grader-error", "", "19", "19", "5", "7", "7", "gates"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["s9,gates,1,x"], "overrides.csv, line 2: there is no student s9 in the class"),
        (["s1,gate,1,x"], "overrides.csv, line 2: there is no exercise gate"),
        (["", "s1,gates,6,x"], "overrides.csv, line 3: the score of gates is a number from 0 to 5; got '6'"),
        (["s1,gates,-1,x"], "overrides.csv, line 2: the score of gates is a number from 0 to 5; got '-1'"),
        (["s1,gates,,x"], "overrides.csv, line 2: the score of gates is a number from 0 to 5; got ''"),
        (["s1,gates,1,x", "s1,gates,2,x"], "overrides.csv, line 3: gates of s1 was set in a line before"),
        (["s1,gates,1,x", "S1,Gates,2,x"], "overrides.csv, line 3: gates of s1 was set in a line before"),
        (["s1,gates,1,x,y"], "overrides.csv, line 2: there are more than 4 cells"),
    ],
)
def test_a_line_that_is_wrong_is_named(lines: list[str], message: str, tmp_path: Path) -> None:
    """Before anything is graded."""
    override(tmp_path / "out", *lines)
    with pytest.raises(ClassError) as refused:
        published(tmp_path / "out")
    assert str(refused.value) == message


@pytest.mark.parametrize(
    "text",
    [
        "id;exercise;score;reason\ns2;softmax;6;right, on paper\n",
        "id\texercise\tscore\treason\ns2\tsoftmax\t6\tright, on paper\n",
        '"ID","Exercise ", Score,Reason\n S2 ,SoftMax,6,"right, on paper"\n',
    ],
)
def test_overrides_are_read_as_leniently_as_a_roster(text: str, tmp_path: Path) -> None:
    """A spreadsheet may write semicolons or tabs; case and spaces do not matter."""
    published(tmp_path / "out")
    (tmp_path / "out" / "overrides.csv").write_text(text, encoding="utf-8")
    assert published(tmp_path / "out").changes == 1
    assert rows(tmp_path / "out" / "changes.csv")[1:] == [
        ["s2", "softmax", "3", "6", "set by hand: right, on paper"],
    ]


def test_overrides_need_their_columns(tmp_path: Path) -> None:
    """In their order."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "overrides.csv").write_text("id,score\ns1,3\n", encoding="utf-8")
    with pytest.raises(ClassError, match=r"line 1: the columns are id, exercise, score, reason"):
        published(tmp_path / "out")


# The folder


def test_the_folder_is_for_nobody_else(tmp_path: Path) -> None:
    """Whatever the umask, and even if the folder existed before."""
    (tmp_path / "out").mkdir(mode=0o755)
    published(tmp_path / "out")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    """Nothing is written into it."""
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(ClassError, match="holds other things; name a new folder"):
        published(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(ClassError, match="is no folder"):
        published(tmp_path / "thesis.txt")


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_a_file_that_a_file_manager_has_made_is_nobodys(name: str, tmp_path: Path) -> None:
    """It has only looked at the folder."""
    (tmp_path / name).touch()
    published(tmp_path)
    assert (tmp_path / name).exists()
    assert (tmp_path / "grades.csv").exists()


def test_a_second_command_is_refused(tmp_path: Path) -> None:
    """Commands for parts may share the folder; the one for the whole class may not."""
    whole, part = ClassFolder(tmp_path / "out"), ClassFolder(tmp_path / "out")
    with whole.held(shared=False):
        for shared in (False, True):
            with pytest.raises(ClassError, match="another class command is at work in"), part.held(shared=shared):
                pass
    with whole.held(shared=True), part.held(shared=True):
        pass


def test_the_seed_is_drawn_once_and_kept(tmp_path: Path) -> None:
    """It differs from the learners' seed; the instructor may choose another."""
    folder = ClassFolder(tmp_path / "out")
    with folder.held(shared=False):
        seed = folder.seed(None)
        assert folder.seed(None) == seed
        assert seed != DEFAULT_SEED
        assert folder.seed(9) == 9
        assert folder.seed(None) == 9


def test_a_damaged_seed_is_no_other_seed(tmp_path: Path) -> None:
    """With another seed, the class would be graded again."""
    published(tmp_path / "out")
    (tmp_path / "out" / "seed").write_text("x", encoding="utf-8")
    with pytest.raises(ClassError, match="holds no number"):
        published(tmp_path / "out", seed=None)


def test_what_a_killed_command_left_is_removed(tmp_path: Path) -> None:
    """Files and folders that were not finished."""
    published(tmp_path / "out")
    (tmp_path / "out/results/s1/.grader-0123").touch()
    (tmp_path / "out/history/.grader-4567").mkdir(parents=True)
    ClassFolder(tmp_path / "out").remove_leftovers()
    assert not list((tmp_path / "out").rglob(".grader-*"))
