"""What the kit remembers of a learner: a file of its own, and nothing that a run depends on."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from grader import progress
from grader.progress import LearnerProgress
from grader.results.report import CheckResult, ExerciseResult, Report, Status
from tests.support.odd_files import KINDS, odd


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file, another one for each test."""
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")
    return tmp_path / "progress.json"


def save(learner: LearnerProgress) -> bool:
    """Write this into the file; return whether that worked."""
    return progress.update(lambda before: vars(before).update(vars(learner)))


def report(status: Status, mistake: str | None = None) -> Report:
    """Return a report of one exercise with one check."""
    check = CheckResult("check_it", "It is right.", status, 1, "It is not.", "Look again.", mistake)
    return Report("exercises", 1, "portable", "sample", (ExerciseResult("softmax", "", 7, (check,)),))


def test_what_is_saved_is_loaded(file: Path) -> None:
    """As JSON with four tables."""
    learner = LearnerProgress({"gates": "passed"}, {"softmax": 2}, {"softmax": "Look again."}, {"softmax": "softmax"})
    save(learner)
    assert progress.load() == learner
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "statuses": {"gates": "passed"},
        "hints": {"softmax": 2},
        "found": {"softmax": "Look again."},
        "begun": {"softmax": "softmax"},
        "points": {},
        "passed": {},
        "current": "",
        "reached": {},
        "cells": {},
    }


def test_without_a_file_there_is_no_progress() -> None:
    """The first run starts from nothing."""
    assert progress.load() == LearnerProgress()


def test_a_file_of_an_earlier_version_is_read(file: Path) -> None:
    """It has no mistakes."""
    file.write_text('{"statuses": {"gates": "todo"}, "hints": {}}', encoding="utf-8")
    assert progress.load() == LearnerProgress({"gates": "todo"})


def test_a_hint_from_the_file_is_made_printable(file: Path) -> None:
    """An edited file cannot control the terminal."""
    file.write_text(json.dumps({"statuses": {}, "hints": {}, "found": {"gates": "\x1b[31m"}}), encoding="utf-8")
    assert progress.load().found == {"gates": "\N{REPLACEMENT CHARACTER}[31m"}


def test_a_place_where_nothing_can_be_written_is_no_fault(file: Path) -> None:
    """The run ends as usual."""
    file.mkdir()
    assert not save(LearnerProgress({"gates": "todo"}))
    assert progress.load() == LearnerProgress()


@pytest.mark.skipif(sys.platform != "linux", reason="pipes, and files with holes")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_small_file_is_no_progress(file: Path, kind: str) -> None:
    """It is neither waited for nor read to its end, and saving ends too."""
    odd(file, kind)
    assert progress.load() == LearnerProgress()
    save(LearnerProgress({"gates": "todo"}))
    assert progress.load() in (LearnerProgress(), LearnerProgress({"gates": "todo"}))


def test_a_run_leaves_its_status_and_the_mistake_that_it_recognised() -> None:
    """A hint that is for no known mistake is kept after its message; the mistake of an earlier run is not kept."""
    learner = LearnerProgress(hints={"softmax": 2})
    learner.add(report(Status.FAILED, "softmax__one_sum"))
    known = {"points": {"softmax": 0}, "current": "softmax"}
    assert learner == LearnerProgress({"softmax": "failed"}, {"softmax": 2}, {"softmax": "Look again."}, **known)
    learner.add(report(Status.ERROR))
    shown = {"softmax": "It is not. Look again."}
    assert learner == LearnerProgress({"softmax": "failed"}, {"softmax": 2}, shown, **known)


def test_an_exercise_that_passes_starts_its_hints_anew() -> None:
    """A learner who returns to it later begins with the question."""
    learner = LearnerProgress({"gates": "todo"}, {"softmax": 2, "gates": 1})
    learner.add(report(Status.PASSED))
    assert learner.statuses == {"gates": "todo", "softmax": "passed"}
    assert learner.hints == {"gates": 1}


def test_each_function_keeps_the_mistake_that_was_recognised_in_it() -> None:
    """The first one, and where the run stopped. A pass removes all of this exercise, and nothing of others."""
    checks = [
        CheckResult("check_a", "A.", Status.TODO, 1, "still to do", function="f"),
        CheckResult("check_b", "B.", Status.FAILED, 1, "It is not.", "Which?", "g__no", function="g"),
        CheckResult("check_c", "C.", Status.FAILED, 1, "It is not.", "Why?", "Net__no", function="Net.of"),
        CheckResult("check_d", "D.", Status.FAILED, 1, "It is not.", "How?", "Net__not", function="Net.of"),
        CheckResult("check_e", "E.", Status.FAILED, 1, "It is not.", "Whose?", "Net__nor"),
    ]
    nets = ExerciseResult("nets", "", 7, tuple(checks))
    learner = LearnerProgress(hints={"nets.g": 2, "netsuke": 1, "nets": 3}, found={"nets.of": "Old."})
    learner.add(Report("exercises", 1, "portable", "sample", (nets,)))
    assert learner.found == {"nets.g": "Which?", "nets.Net.of": "Why?", "nets": "Whose?"}
    assert (learner.hints, learner.begun) == ({"nets.g": 2, "netsuke": 1, "nets": 3}, {"nets": "g"})
    passed = ExerciseResult("nets", "", 7, (CheckResult("check_a", "A.", Status.PASSED, 1),))
    learner.add(Report("exercises", 1, "portable", "sample", (passed,)))
    assert (learner.found, learner.hints, learner.begun) == ({}, {"netsuke": 1}, {})


def test_what_no_mistake_explains_is_kept_as_its_message() -> None:
    """A hint then starts with it; a mistake that is recognised in the same function goes first, a general hint next."""
    checks = [
        CheckResult("check_a", "A.", Status.FAILED, 1, "f is 1; expected 2", function="f"),
        CheckResult("check_b", "B.", Status.ERROR, 1, "g raised TypeError", "In line 3, which?", function="g"),
        CheckResult("check_c", "C.", Status.ERROR, 1, "g raised ValueError", function="g"),
        CheckResult("check_d", "D.", Status.FAILED, 1, "h is 1; expected 2", function="h"),
        CheckResult("check_e", "E.", Status.FAILED, 1, "h is 3; expected 4", "Why?", "h__no", function="h"),
        CheckResult("check_f", "F.", Status.TODO, 1, "still to do: k, nets.py, line 3", function="k"),
        CheckResult("check_g", "G.", Status.BLOCKED, 1, "it waits for f", function="m"),
    ]
    learner = LearnerProgress()
    learner.add(Report("exercises", 1, "portable", "sample", (ExerciseResult("nets", "", 7, tuple(checks)),)))
    assert learner.found == {
        "nets.f": "f is 1; expected 2",
        "nets.g": "g raised TypeError. In line 3, which?",
        "nets.h": "Why?",
    }


def test_the_day_of_the_first_pass_stays() -> None:
    """Later results do not change it; the points are those of the last run."""
    learner = LearnerProgress()
    learner.add(report(Status.PASSED))
    assert learner.passed == {"softmax": date.today().isoformat()}
    learner.passed["softmax"] = "2026-11-01"
    learner.add(report(Status.PASSED))
    learner.add(report(Status.FAILED))
    assert learner.passed == {"softmax": "2026-11-01"}
    assert learner.points == {"softmax": 0}


def test_one_is_where_one_exercise_was_graded() -> None:
    """A run of all exercises says nothing about that."""
    learner = LearnerProgress()
    one = report(Status.FAILED)
    learner.add(replace(one, exercises=one.exercises * 2))
    assert learner.current == ""
    learner.add(one)
    assert learner.current == "softmax"


class TestAKitThatCannotBeWrittenTo:
    """The progress goes to the folder of the user's data."""

    @pytest.fixture(autouse=True)
    def home(self, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The folder of the user's data, and a kit that may not be written to, also by root."""
        monkeypatch.setattr(os, "access", lambda path, _: path != file.parent)
        monkeypatch.setattr(progress, "data_folder", lambda: tmp_path / "home" / "data")
        return tmp_path / "home" / "data"

    def test_it_is_kept_there_and_read_again(self, file: Path, home: Path) -> None:
        """Its folder is made."""
        assert progress.load() == LearnerProgress()
        assert save(LearnerProgress({"gates": "passed"}))
        assert progress.load().statuses == {"gates": "passed"}
        assert progress.place().is_relative_to(home)
        assert not file.exists()

    def test_what_the_kit_knows_already_is_the_beginning(self, file: Path) -> None:
        """The kit may have been writable earlier."""
        file.write_text('{"statuses": {"gates": "passed"}, "hints": {}}', encoding="utf-8")
        assert progress.load().statuses == {"gates": "passed"}
        assert progress.update(lambda learner: learner.statuses.update(plots="todo"))
        assert progress.load().statuses == {"gates": "passed", "plots": "todo"}

    def test_two_kits_have_a_file_each(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """They may have two courses."""
        first = progress.place()
        other = tmp_path / "other"
        monkeypatch.setattr(os, "access", lambda path, _: path != other)
        monkeypatch.setattr(progress, "FILE", other / "progress.json")
        other.mkdir()
        assert progress.place() != first

    def test_where_that_cannot_be_written_either_nothing_is_kept(self, home: Path) -> None:
        """The run ends as usual."""
        home.parent.write_text("a file", encoding="utf-8")
        assert not save(LearnerProgress({"gates": "todo"}))
        assert progress.load() == LearnerProgress()


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data")),
        ("linux", {"XDG_DATA_HOME": "not/absolute", "HOME": "/home/ann"}, Path("/home/ann/.local/share")),
        ("darwin", {"HOME": "/Users/ann"}, Path("/Users/ann/Library/Application Support")),
        ("win32", {"LOCALAPPDATA": "/AppData/Local"}, Path("/AppData/Local")),
    ],
)
def test_the_folder_of_the_users_data(
    platform: str, variables: dict[str, str], expected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The usual folder of each system."""
    if sys.platform == "win32":
        pytest.skip("paths of other systems")
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert progress.data_folder() == expected
