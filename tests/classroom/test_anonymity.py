"""A class without names."""

from __future__ import annotations

import csv
import stat
from dataclasses import replace
from pathlib import Path

from grader.classroom.anonymity import without_names
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


def test_with_the_same_key_everybody_has_the_same_id(tmp_path: Path) -> None:
    """So a class can continue; without the key, an ID reveals nothing."""
    first, second = (without_names(intake_of(CLASS), tmp_path / "key") for _ in range(2))
    assert first == second
    other = without_names(intake_of(CLASS), tmp_path / "other")
    assert not {handin.person for handin in first.handins} & {handin.person for handin in other.handins}
