"""What the kit remembers of a learner: a file of its own, and nothing that a run depends on."""

from __future__ import annotations

import json
import sys
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
    """Put this in place of what the file holds; return whether it could be written."""
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
    }


def test_without_a_file_there_is_no_progress() -> None:
    """The first run starts from nothing."""
    assert progress.load() == LearnerProgress()


def test_a_file_of_an_earlier_version_is_read(file: Path) -> None:
    """Then no mistake was kept."""
    file.write_text('{"statuses": {"gates": "todo"}, "hints": {}}', encoding="utf-8")
    assert progress.load() == LearnerProgress({"gates": "todo"})


def test_a_hint_from_the_file_is_made_printable(file: Path) -> None:
    """Whoever edits the file paints nothing on the terminal."""
    file.write_text(json.dumps({"statuses": {}, "hints": {}, "found": {"gates": "\x1b[31m"}}), encoding="utf-8")
    assert progress.load().found == {"gates": "\N{REPLACEMENT CHARACTER}[31m"}


def test_a_place_where_nothing_can_be_written_is_no_fault(file: Path) -> None:
    """The run ends as ever."""
    file.mkdir()
    assert not save(LearnerProgress({"gates": "todo"}))
    assert progress.load() == LearnerProgress()


@pytest.mark.skipif(sys.platform != "linux", reason="pipes, and files with holes")
@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_small_file_is_no_progress(file: Path, kind: str) -> None:
    """It is neither waited for nor read to its end, and saving ends as well."""
    odd(file, kind)
    assert progress.load() == LearnerProgress()
    save(LearnerProgress({"gates": "todo"}))
    assert progress.load() in (LearnerProgress(), LearnerProgress({"gates": "todo"}))


def test_a_run_leaves_its_status_and_the_mistake_that_it_recognised() -> None:
    """A hint without a recognised mistake is not kept; nor is the mistake of an earlier run."""
    learner = LearnerProgress(hints={"softmax": 2})
    learner.add(report(Status.FAILED, "softmax__one_sum"))
    assert learner == LearnerProgress({"softmax": "failed"}, {"softmax": 2}, {"softmax": "Look again."})
    learner.add(report(Status.ERROR))
    assert learner == LearnerProgress({"softmax": "failed"}, {"softmax": 2})


def test_an_exercise_that_passes_starts_its_hints_anew() -> None:
    """Whoever comes back to it later begins with the question."""
    learner = LearnerProgress({"gates": "todo"}, {"softmax": 2, "gates": 1})
    learner.add(report(Status.PASSED))
    assert learner == LearnerProgress({"gates": "todo", "softmax": "passed"}, {"gates": 1})


def test_each_function_keeps_the_mistake_that_was_recognised_in_it() -> None:
    """The first one; and where the run stopped. A run that passes leaves nothing of the exercise, and all of others."""
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
