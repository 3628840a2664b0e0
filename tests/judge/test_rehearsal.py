"""The rehearsal of a course reports solutions that do not pass, and stubs that are not to do."""

from __future__ import annotations

import pytest

from grader.course import FOLDER, load_exercises, load_solutions
from grader.judge.rehearsal import rehearse
from grader.results.events import Event, Graded


def rehearsed(
    monkeypatch: pytest.MonkeyPatch, solutions: dict[str, str], stubs: dict[str, str]
) -> tuple[list[str], list[Event]]:
    """Rehearse with these texts; return the lines and the events."""
    monkeypatch.setattr("grader.judge.rehearsal.load_solutions", lambda: solutions)
    monkeypatch.setattr("grader.judge.rehearsal.load_exercises", lambda: stubs)
    events: list[Event] = []
    return rehearse("portable", on_event=events.append), events


SOLUTION = {"softmax": load_solutions()["softmax"]}
STUB = {"softmax": load_exercises()["softmax"]}
CHECKS = (FOLDER / "softmax" / "checks.py").read_text(encoding="utf-8")


def test_a_solution_that_passes_and_a_stub_to_do_are_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are two reports among the events."""
    lines, events = rehearsed(monkeypatch, SOLUTION, STUB)
    assert lines == []
    assert [event.report.submission for event in events if isinstance(event, Graded)] == ["solutions", "exercises"]


def test_each_check_that_comes_out_otherwise_has_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the message for the learner; a check that passes has none."""
    lines, _ = rehearsed(monkeypatch, STUB, SOLUTION)
    solutions = [line for line in lines if line.startswith("solutions/")]
    assert solutions[0].startswith(
        "solutions/softmax.py: check_worked_examples is todo, not passed: still to do: softmax"
    )
    assert lines[len(solutions)] == "exercises/softmax.py: check_worked_examples is passed, not todo"
    assert len(lines) == 2 * len(solutions) == 2 * CHECKS.count("\ndef check_")
