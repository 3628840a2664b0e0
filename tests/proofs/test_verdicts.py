"""The comparison of two checkouts: everything is graded, and every difference is found but the time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.files import ROOT
from tests.proofs import verdicts
from tests.proofs.verdicts import Batch, batches, comparable, differences, main, report, reports
from tests.support.banks import COURSE, MISTAKES, RIGHT

Report = dict[str, Any]


def test_the_batches_hold_everything_once() -> None:
    """Solutions, stubs and all members of both banks; a batch has at most one text of each exercise."""
    found = list(batches())
    assert len({batch.name for batch in found}) == len(found)
    assert sum(len(batch.texts) for batch in found) == 2 * len(COURSE) + len(MISTAKES) + len(RIGHT)
    texts = [(name, text) for batch in found[2:] for name, text in batch.texts.items()]
    assert set(texts) == {(member.exercise, member.submission) for member in (*MISTAKES, *RIGHT)}


def test_a_checkout_grades_a_batch_by_its_own_command_line() -> None:
    """Exit code, errors and the report."""
    found = report(ROOT, Batch("some", {"gates": "def AND(x1, x2): return 0\n"}))
    assert (found["batch"], found["code"], found["err"]) == ("some", 1, "")
    (gates,) = (exercise for exercise in found["report"]["exercises"] if exercise["name"] == "gates")
    assert gates["checks"][0]["message"] == "AND(1, 1) is 0; expected 1"


def test_what_is_known_is_not_graded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In any order of the batches; half a line from a killed run is dropped."""
    graded = []

    def grade(_: Path, batch: Batch) -> Report:
        graded.append(batch.name)
        return {"batch": batch.name, "code": 0, "err": "", "report": None}

    monkeypatch.setattr(verdicts, "report", grade)
    file = tmp_path / "known" / "before.jsonl"
    one, two = Batch("one", {}), Batch("two", {})
    assert list(reports(tmp_path, [one], file, 2)) == ["one"]
    with file.open("a", encoding="utf-8") as log:
        log.write('{"batch": "tw')
    assert list(reports(tmp_path, [two, one], file, 2)) == ["one", "two"]
    assert graded == ["one", "two"]
    assert [json.loads(line)["batch"] for line in file.read_text(encoding="utf-8").splitlines()] == ["one", "two"]


def found_by(submission: str, **check: object) -> Report:
    """A report of one check."""
    checks = [{"name": "check_a", "status": "failed", "seconds": 1.0, **check}]
    exercises = [{"name": "gates", "checks": checks}]
    return {"code": 1, "err": "", "report": {"submission": submission, "version": "1", "exercises": exercises}}


def compared(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The differences of two reports, a line each."""
    return [" ".join(line.split()) for line in differences(comparable(before), comparable(after))]


def test_the_time_and_the_folder_are_no_difference() -> None:
    """Nor is a field that only the later report has, or that was renamed on purpose."""
    before = found_by("/tmp/a", message="in /tmp/a", notes=["x"])
    after = found_by("/tmp/b", message="in /tmp/b", advice=["x"], seconds=2.0, curve=[1])
    assert compared(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ({"status": "failed"}, {"status": "passed"}, "[check_a].status before: failed after: passed"),
        ({"hint": "why?"}, {}, "[check_a].hint before: why? after: None"),
        ({"details": ["a"]}, {"details": ["b"]}, "[check_a].details[0] before: a after: b"),
        ({"details": ["a"]}, {"details": []}, "[check_a].details before: ['a'] after: []"),
    ],
)
def test_every_other_difference_is_found_with_its_place(before: Report, after: Report, line: str) -> None:
    """By the names of exercise and check."""
    assert compared(found_by("/tmp/a", **before), found_by("/tmp/a", **after)) == [
        f".report.exercises[gates].checks{line}"
    ]


def test_a_report_that_does_not_come_is_a_difference() -> None:
    """So is its message."""
    broken = {"code": 3, "err": "grader: this is a bug", "report": None}
    assert [line.partition(" ")[0] for line in compared(found_by("/tmp/a"), broken)] == [".code", ".err", ".report"]


def test_the_command_counts_the_differences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code says whether there are any."""
    monkeypatch.setattr(verdicts, "batches", lambda: iter([Batch("one", {}), Batch("two", {})]))
    changed = tmp_path / "changed"
    monkeypatch.setattr(
        verdicts,
        "report",
        lambda kit, batch: {"batch": batch.name, **found_by("/tmp", status=kit.name if batch.name == "two" else "x")},
    )
    words = [str(tmp_path / "same"), "--jobs", "1", "--out"]
    assert main([str(tmp_path / "same"), *words, str(tmp_path / "a")]) == 0
    assert capsys.readouterr().out == "2 reports, 0 differences\n"
    assert main([str(changed), *words, str(tmp_path / "b")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "two.report.exercises[gates].checks[check_a].status",
        "    before: changed",
        "    after:  same",
        "2 reports, 1 differences",
    ]
