"""A class without names."""

from __future__ import annotations

import csv
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from grader.classroom.anonymity import without_names
from grader.classroom.intake import take_in
from grader.results.report import Status
from grader.results.request import Unreadable
from tests.support.classes import EXERCISES, FakePool, content_of, grade_class, intake_of, plan

RIGHT = dict.fromkeys(EXERCISES, "passes")
CLASS = {"anna": RIGHT, "bert": RIGHT | {"softmax": "hangs"}, "carla": {}}


def test_nothing_that_is_written_names_anybody(tmp_path: Path) -> None:
    """Neither the content nor the name of a file; only the key says who is who."""
    intake = replace(intake_of(CLASS), strangers=("dora",))
    without = without_names(intake, tmp_path / "key")
    grade_class(tmp_path / "out", without, FakePool(), plan())
    content = content_of(tmp_path / "out", ())
    for word in ("anna", "bert", "carla", "dora", "example.org"):
        assert not [name for name, data in content.items() if word.encode() in data or word in name]
    rows = list(csv.reader((tmp_path / "key" / "key.csv").read_text(encoding="utf-8").splitlines()))
    assert {row[1] for row in rows[1:]} == CLASS.keys()
    assert [row[0] for row in rows[1:]] == [handin.person.id for handin in without.handins]
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "files",
    [
        ["Anna Mueller/gates.txt"],
        ["gates Anna Mueller.txt"],
        ["Anna Mueller.zip/gates.txt"],
        ["gates Anna Mueller.rar"],
        ["Anna Mueller/a/gates.py", "Anna Mueller/b/gates.py"],
        ["Anna Mueller.docx"],
    ],
)
def test_no_name_of_a_file_is_written(files: Sequence[str], tmp_path: Path) -> None:
    """Students put their own names into those of files and folders."""
    for number, file in enumerate(files):
        path = tmp_path / "in" / "s1" / file
        path.parent.mkdir(parents=True)
        path.write_text(f"def AND(): {number}", encoding="utf-8")
    without = without_names(take_in(tmp_path / "in", EXERCISES), tmp_path / "key")
    grade_class(tmp_path / "out", without, FakePool(), plan())
    assert not [name for name, data in content_of(tmp_path / "out", ()).items() if b"Anna" in data or "Anna" in name]


def test_a_file_that_cannot_be_graded_is_told_without_its_name(tmp_path: Path) -> None:
    """With what helps."""
    (tmp_path / "in" / "s1" / "Anna Mueller").mkdir(parents=True)
    (tmp_path / "in" / "s1" / "Anna Mueller" / "gates.txt").touch()
    (handin,) = without_names(take_in(tmp_path / "in", EXERCISES), tmp_path / "key").handins
    message = "the file that was handed in for gates cannot be graded"
    assert handin.sources == {"gates": Unreadable(Status.FAILED, message, "Rename it to gates.py.")}


def test_with_the_same_key_everybody_has_the_same_id(tmp_path: Path) -> None:
    """So a class can continue; without the key, an ID reveals nothing."""
    first, second = (without_names(intake_of(CLASS), tmp_path / "key") for _ in range(2))
    assert first == second
    other = without_names(intake_of(CLASS), tmp_path / "other")
    assert not {handin.person for handin in first.handins} & {handin.person for handin in other.handins}
