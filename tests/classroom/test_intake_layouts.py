"""How platforms name hand-ins, and whose each hand-in is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.classroom.errors import ClassError
from grader.classroom.handins import Intake, Person, Problem
from grader.classroom.intake import LAYOUTS, Roster, describe_intake, take_in
from tests.support.class_maker import LAYOUTS as MADE_LAYOUTS
from tests.support.hand_ins import zipped

NAMES = ("softmax", "gates")

ADA = Person("s1", "Ada King", "ada@example.edu", "Participant 657700", "90100", "Ada-K", "Blue")
BO = Person("s2", "Björk, Bo", "bo@example.edu", "657701", "90101", "bo", "Blue")
CY = Person("s3", "Cy O'Neil", "cy@example.edu", "", "", "", "Red")


def taken(
    folder: Path, files: dict[str, str], people: tuple[Person, ...] = (ADA, BO, CY), layout: str = "auto"
) -> Intake:
    """Return the intake of a folder with these files."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return take_in(folder, NAMES, Roster(people) if people else None, layout)


def found(intake: Intake) -> dict[str, object]:
    """Return the softmax of each student who has one, by ID, or the problem unless it is a missing hand-in."""
    return {
        handin.person.id: handin.problem or handin.sources["softmax"]
        for handin in intake.handins
        if handin.problem is not Problem.NOTHING
    }


def test_the_made_class_has_all_layouts() -> None:
    assert set(MADE_LAYOUTS) == set(LAYOUTS)


# Folders


def test_a_folder_has_the_id_the_address_or_the_name_of_a_student(tmp_path: Path) -> None:
    files = {"S1/softmax.py": "ada", "bo@example.edu/softmax.py": "bo", "cy oneil/exercises/softmax.py": "cy"}
    intake = taken(tmp_path, {**files, "nobody/softmax.py": "x", "grades.csv": "x", ".DS_Store": "x"})
    assert (intake.layout, found(intake)) == ("folders", {"s1": "ada", "s2": "bo", "s3": "cy"})
    assert intake.strangers == ("nobody", ".DS_Store", "grades.csv")


def test_a_zip_may_stand_for_the_folder_of_a_student(tmp_path: Path) -> None:
    (tmp_path / "s1.zip").write_bytes(zipped({"softmax.py": b"ada"}))
    assert found(taken(tmp_path, {"s2/softmax.py": "bo"})) == {"s1": "ada", "s2": "bo"}


def test_without_a_roster_whoever_handed_in_is_in_the_class(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    intake = taken(tmp_path, {"zoë/softmax.py": "x", "b/softmax.py": "y"}, ())
    assert [handin.person for handin in intake.handins] == [Person("b"), Person("empty"), Person("zoë")]
    assert intake.handins[1].message == "nothing was handed in"


def test_two_hand_ins_for_one_id_are_ambiguous_unless_they_are_equal(tmp_path: Path) -> None:
    files = {"s1/softmax.py": "x", "Ada King/softmax.py": "y", "s2/softmax.py": "z", "bo björk/softmax.py": "z"}
    intake = taken(tmp_path, files)
    assert found(intake) == {"s1": Problem.AMBIGUOUS, "s2": "z"}
    assert intake.handins[0].message == "there are 2 hand-ins that differ: Ada King and s1"


def test_an_empty_hand_in_beside_another_does_not_count(tmp_path: Path) -> None:
    intake = taken(tmp_path, {"s1/softmax.py": "x", "Ada King/notes.txt": "y"})
    assert found(intake) == {"s1": "x"}
    assert intake.handins[0].ignored == ("Ada King (another hand-in counts)",)


def test_a_name_that_two_students_have_is_not_guessed(tmp_path: Path) -> None:
    twins = (Person("s1", "Wei Li"), Person("s2", "wei li"))
    intake = taken(tmp_path, {"Wei Li/softmax.py": "x"}, twins)
    assert found(intake) == {}
    assert intake.strangers == ("Wei Li (it may be of 2 students on the roster)",)


def test_the_files_of_one_student_are_no_class(tmp_path: Path) -> None:
    with pytest.raises(ClassError, match="holds the files of one student"):
        taken(tmp_path, {"softmax.py": "x", "gates.py": "x"})


def test_what_is_no_folder_and_no_zip_is_told(tmp_path: Path) -> None:
    (tmp_path / "class.tar").write_bytes(b"x")
    with pytest.raises(ClassError, match=r"class\.tar is damaged, or no zip; name a folder or a zip"):
        take_in(tmp_path / "class.tar", NAMES)
    with pytest.raises(FileNotFoundError):
        take_in(tmp_path / "nowhere", NAMES)


def test_what_leads_out_of_a_class_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "class.zip").write_bytes(
        zipped({"../s1/softmax.py": b"x", "s2/../s1/softmax.py": b"x", "s3/softmax.py": b"cy", "/s3/gates.py": b"x"})
    )
    intake = take_in(tmp_path / "class.zip", NAMES, Roster((ADA, BO, CY)))
    assert found(intake) == {"s2": Problem.UNREADABLE, "s3": Problem.UNREADABLE}
    assert intake.strangers == ("..",)


@pytest.mark.parametrize("name", ["class/s1/softmax.py", "s1/softmax.py", "s1/exercises/softmax.py"])
def test_a_zip_may_have_a_folder_around_all(tmp_path: Path, name: str) -> None:
    (tmp_path / "class.zip").write_bytes(zipped({name: b"ada", "__MACOSX/._x": b""}))
    intake = take_in(tmp_path / "class.zip", NAMES, Roster((ADA,)))
    assert found(intake) == {"s1": "ada"}
    assert intake.strangers == ("__MACOSX",)


# Moodle


@pytest.mark.parametrize("end", ["_/", "/", "_"])
def test_moodle_writes_folders_with_a_line_at_the_end_or_without_or_none(tmp_path: Path, end: str) -> None:
    files = {
        f"Ada King_657700_assignsubmission_file{end}softmax.py": "ada",
        f"Renamed_657701_assignsubmission_file{end}softmax.py": "bo",
        f"Cy ONeil_9_assignsubmission_file{end}softmax.py": "cy",
        f"No Body_8_assignsubmission_file{end}softmax.py": "x",
        "Ada King_657700_assignsubmission_onlinetext_/onlinetext.html": "x",
    }
    intake = taken(tmp_path, files)
    assert (intake.layout, found(intake)) == ("moodle", {"s1": "ada", "s2": "bo", "s3": "cy"})
    assert intake.handins[0].ignored == ("onlinetext.html (Moodle's onlinetext, no file)",)
    assert intake.strangers == ("No Body 8",)


def test_moodle_may_hide_names_and_prefix_groups(tmp_path: Path) -> None:
    files = {
        "Group A-Participant_657700_assignsubmission_file_/softmax.py": "ada",
        "Group A-Cy O Neil_5_assignsubmission_file_/softmax.py": "x",
        "Group A-Cy ONeil_6_assignsubmission_file_/softmax.py": "cy",
    }
    assert found(taken(tmp_path, files)) == {"s1": "ada", "s3": "cy"}
    intake = taken(tmp_path, {}, ())
    assert [handin.person for handin in intake.handins] == [
        Person("5", "Group A-Cy O Neil", moodle="5"),
        Person("6", "Group A-Cy ONeil", moodle="6"),
        Person("657700", "Group A-Participant", moodle="657700"),
    ]


def test_what_only_one_name_begins_with_is_no_group_of_moodle_unless_it_is_a_section(tmp_path: Path) -> None:
    """Mary-Ann Smith is not Ann Smith, who is on the roster."""
    people = (Person("s1", "Ann Smith"), Person("s2", "Bo Björk", section="Red"), Person("s3", "Cy Ng"))
    files = {
        "Mary-Ann Smith_1_assignsubmission_file_/softmax.py": "x",
        "Red-Bo Björk_2_assignsubmission_file_/softmax.py": "bo",
        "Cy Ng_3_assignsubmission_file_/softmax.py": "cy",
    }
    intake = taken(tmp_path, files, people)
    assert found(intake) == {"s2": "bo", "s3": "cy"}
    assert intake.strangers == ("Mary-Ann Smith 1",)


def test_a_number_of_moodle_decides_if_the_roster_has_such_numbers(tmp_path: Path) -> None:
    """Somebody else with the name of a student is a stranger; with another assignment's numbers, names decide."""
    files = {
        "Ada King_657700_assignsubmission_file_/softmax.py": "ada",
        "Bo Björk_9_assignsubmission_file_/softmax.py": "another Bo",
    }
    intake = taken(tmp_path, files)
    assert found(intake) == {"s1": "ada"}
    assert intake.strangers == ("Bo Björk 9",)
    renewed = (Person("s1", "Ada King", moodle="Participant 31"), Person("s2", "Bo Björk", moodle="Participant 32"))
    assert found(taken(tmp_path, {}, renewed)) == {"s1": "ada", "s2": "another Bo"}


def test_two_hand_ins_of_one_name_and_two_numbers_are_not_of_one_student(tmp_path: Path) -> None:
    files = {f"Bo Björk_{number}_assignsubmission_file_/softmax.py": "x = 1" for number in (8, 9)}
    (student,) = taken(tmp_path, files, (Person("s2", "Bo Björk", moodle="Participant 1"),)).handins
    assert student.problem is Problem.AMBIGUOUS
    assert student.message == "these may be of different people with one name: Bo Björk 8 and Bo Björk 9"


def test_a_team_of_moodle_is_a_section_and_its_hand_in_is_of_each(tmp_path: Path) -> None:
    files = {"Blue_31_assignsubmission_file_/softmax.py": "blue", "Green_32_assignsubmission_file_/softmax.py": "x"}
    intake = taken(tmp_path, files)
    assert found(intake) == {"s1": "blue", "s2": "blue"}
    assert intake.strangers == ("Green 32",)


# Canvas


def test_canvas_writes_who_and_numbers_before_the_name(tmp_path: Path) -> None:
    files = {
        "kingada_LATE_90100_7001_softmax-1.py": "ada",
        "kingada_LATE_90100_7002_my_notes.txt": "x",
        "björkbo_1_7003_softmax.py": "bo",
        "björkbo_1_text.html": "x",
        "oneilcy_2_link.html": "x",
        "nobody_3_7004_softmax.py": "x",
        "anon_4_7005_softmax.py": "x",
        "anon_LATE_ab12c_7006_softmax.py": "x",
    }
    intake = taken(tmp_path, files, (ADA, replace(BO, canvas=""), CY))
    assert (intake.layout, found(intake)) == ("canvas", {"s1": "ada", "s2": "bo"})
    ada, bo, cy = intake.handins
    assert (ada.time, ada.message) == (None, "the platform marks it as late, and does not say by how much")
    assert ada.ignored == ("my_notes.txt (no exercise that is graded)",)
    assert bo.ignored == ("björkbo_1_text.html (Canvas's page, no file)",)
    assert cy.message == "there is no exercise file; there is oneilcy_2_link.html (Canvas's page, no file)"
    assert intake.strangers == ("anon 4", "anon ab12c", "nobody 3")


def test_two_files_of_one_name_in_canvas_are_not_guessed(tmp_path: Path) -> None:
    intake = taken(tmp_path, {"kingada_90100_1_softmax.py": "x", "kingada_90100_2_softmax.py": "y"})
    assert found(intake) == {"s1": Problem.AMBIGUOUS}


# Gradescope

METADATA = """---
submission_1:
  :submitters:
  - :name: Ada King
    :sid: s1
  - :name: Somebody
    :sid: ''
    :email: BO@example.edu
  :created_at: 2026-10-05 10:00:00.5 Z
submission_2:
  :submitters:
  - :name: Cy O'Neil
  :created_at: 2026-10-05 11:00:00 Z
submission_3:
  :submitters:
  - :name: No Body
    :sid: s9
  :created_at: 2026-10-05 11:00:00 Z
submission_4:
  :submitters:
  - :name: Ada King
    :sid: s1
  :created_at: 2026-10-04 23:00:00 Z
submission_5:
  :submitters: []
"""


@pytest.mark.parametrize("around", ["", "assignment_7_export/"])
def test_gradescope_says_whose_it_is_in_a_file(tmp_path: Path, around: str) -> None:
    files = {f"{around}submission_{number}/softmax.py": f"text {number}" for number in (1, 2, 3, 4, 5, 6)}
    intake = taken(tmp_path, {**files, f"{around}submission_metadata.yml": METADATA})
    assert (intake.layout, found(intake)) == ("gradescope", {"s1": "text 1", "s2": "text 1", "s3": "text 2"})
    assert intake.handins[0].time == intake.handins[1].time == datetime(2026, 10, 5, 10, 0, 0, 500000, UTC)
    assert intake.handins[0].ignored == ("submission_4 (another hand-in counts)",)
    assert intake.strangers == ("submission_3", "submission_6")


NAMESAKES = """---
submission_1:
  :submitters:
  - :name: Ada King
    :sid: s1
  :created_at: 2026-10-05 10:00:00 Z
submission_2:
  :submitters:
  - :name: Ada King
    :sid: s9
    :email: other@example.edu
  :created_at: 2026-10-05 11:00:00 Z
"""


def test_a_namesake_with_another_id_is_a_stranger_in_gradescope(tmp_path: Path) -> None:
    """Even if he handed in later, and a student who handed in nothing has nothing."""
    files = {f"submission_{number}/softmax.py": f"text {number}" for number in (1, 2)}
    intake = taken(tmp_path, {**files, "submission_metadata.yml": NAMESAKES})
    assert found(intake) == {"s1": "text 1"}
    assert intake.strangers == ("submission_2",)


def test_a_student_hands_in_no_class(tmp_path: Path) -> None:
    """Only the folder of an export that lies there alone is looked into, and only where it may be one."""
    files = {"s1/softmax.py": "ada", "s2/softmax.py": "bo", "s2/submission_metadata.yml": NAMESAKES}
    files["s2/submission_1/softmax.py"] = "x"
    intake = taken(tmp_path / "class", files)
    assert (intake.layout, found(intake)) == ("folders", {"s1": "ada", "s2": "bo"})
    alone = {path: text for path, text in files.items() if path.startswith("s2")}
    assert found(taken(tmp_path / "alone", alone, layout="folders")) == {"s2": "bo"}


WITHOUT_IDS = """---
submission_1:
  :submitters:
  - :name: Ada King
    :sid: ''
    :email: ada@example.edu
submission_2:
  :submitters:
  - :name: Bo
    :sid:
submission_3:
  :submitters:
  - :name: ' '
"""


def test_a_student_without_an_id_in_gradescope_is_not_another_one(tmp_path: Path) -> None:
    """Without a roster, the ID is the address, the name or the folder."""
    files = {f"submission_{number}/softmax.py": f"text {number}" for number in (1, 2, 3)}
    intake = taken(tmp_path, {**files, "submission_metadata.yml": WITHOUT_IDS}, ())
    assert found(intake) == {"ada@example.edu": "text 1", "Bo": "text 2", "submission_3": "text 3"}


def test_without_its_file_an_export_of_gradescope_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(ClassError, match=r"there is no submission_metadata\.yml"):
        taken(tmp_path, {"submission_1/softmax.py": "x"}, layout="gradescope")


# Clones


def test_a_clone_ends_with_the_name_on_github(tmp_path: Path) -> None:
    files = {
        "week-1-ada-k/exercises/softmax.py": "ada",
        "bo/softmax.py": "bo",
        "week-1-s3/softmax.py": "cy",
        "week-1-nobody/softmax.py": "x",
    }
    heads = {f"{path.split('/')[0]}/.git/HEAD": "ref" for path in files}
    intake = taken(tmp_path, {**files, **heads})
    assert (intake.layout, found(intake)) == ("repos", {"s1": "ada", "s2": "bo", "s3": "cy"})
    assert {handin.time for handin in intake.handins} == {None}
    assert intake.strangers == ("week-1-nobody",)


def test_a_clone_is_not_of_a_student_whose_name_only_ends_it(tmp_path: Path) -> None:
    """Only what most of the clones begin with is the assignment; a name with a hyphen is one name."""
    people = (Person("12", github="lee"), Person("s2", github="bo"), Person("s3", github="cy-d"))
    names = ("week-1-anna-lee", "week-1-team-12", "week-1-bo", "week-1-cy-d", "bo-week-1", "notes")
    heads = {f"{name}/.git/HEAD": "ref" for name in names}
    intake = taken(tmp_path, {**heads, **{f"{name}/softmax.py": name for name in names}}, people)
    assert found(intake) == {"s2": "week-1-bo", "s3": "week-1-cy-d"}
    assert intake.strangers == ("bo-week-1", "notes", "week-1-anna-lee", "week-1-team-12")


# What is said


def test_what_was_taken_in_is_said_in_plain_words(tmp_path: Path) -> None:
    files = {
        "s1/softmax.py": "x",
        "s1/Gates.py": "x",
        "s1/.git/x": "x",
        "s2/a/softmax.py": "x",
        "s2/b/softmax.py": "y",
        "x/softmax.py": "",
    }
    people = (ADA, BO, CY, Person("s4"), Person("s5"))
    (tmp_path / "s4").mkdir()
    (tmp_path / "s4" / "softmax.py").write_bytes(b"\xff")
    (tmp_path / "s5").mkdir()
    (tmp_path / "s5" / "softmax.py").write_bytes(b"x")
    for number in range(7):
        (tmp_path / "s5" / f"{number}.txt").touch()
    assert describe_intake(taken(tmp_path, files, people)) == [
        "5 students (layout folders): 3 to grade, 1 ambiguous, 1 nothing.",
        "",
        "s1 Ada King: 2 files in s1: softmax, gates",
        "  renamed: gates from s1/Gates.py",
        "  ignored: .git (hidden)",
        "",
        "s2 Björk, Bo: ambiguous: softmax could be any of 2 files that differ: a/softmax.py and b/softmax.py",
        "",
        "s3 Cy O'Neil: nothing: nothing was handed in",
        "",
        "s4: 1 file in s4: softmax",
        "  wrong: softmax.py, line 1: not UTF-8 text",
        "",
        "s5: 1 file in s5: softmax",
        *(f"  ignored: {number}.txt (no exercise that is graded)" for number in range(5)),
        "  ignored: 2 more",
        "",
        "These belong to nobody in the class:",
        "  x",
    ]


def test_a_time_is_said_with_its_zone(tmp_path: Path) -> None:
    intake = taken(tmp_path, {"submission_2/softmax.py": "x", "submission_metadata.yml": METADATA}, (CY,))
    assert describe_intake(intake)[2] == (
        "s3 Cy O'Neil: 1 file in submission_2: softmax; handed in 2026-10-05 11:00:00 UTC"
    )


def test_a_neighbour_changes_nothing(tmp_path: Path) -> None:
    """Whatever else is in the folder, the hand-in of a student is read in the same way."""
    alone = taken(tmp_path, {"s1/softmax.py": "x", "s1/notes.txt": "x"}).handins[0]
    (tmp_path / "s2").mkdir()
    (tmp_path / "s2" / "work.zip").write_bytes(zipped({"../s1/softmax.py": b"y"}))
    assert taken(tmp_path, {"s3/softmax.py": "z"}).handins[0] == alone
    shutil.rmtree(tmp_path / "s2")
    assert taken(tmp_path, {}).handins[0] == alone
