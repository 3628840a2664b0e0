"""The proof of failing calls, in brief."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.proofs import failing_calls
from tests.support.runs import OLD, Bench, Ending, problems


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform != "linux" or shutil.which("strace") is None, reason="needs strace")
def test_a_call_that_fails_costs_no_points(tmp_path: Path) -> None:
    """Two calls of a judge of a right softmax, and two of a wrong one."""
    rows, wrong = failing_calls.prove(Bench(tmp_path), 4, seed=1)
    assert wrong == []
    assert sum(row.total() for row in rows.values()) == 4


def test_without_strace_nothing_is_tried(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One line says what to install, and the exit code is 2."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert failing_calls.main([]) == 2
    assert capsys.readouterr() == ("", "it needs Linux and strace: install the Debian package strace\n")


RIGHT = Ending(1, "", "", "new")
LINE = "grader: there is no space left; free some\n"


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (RIGHT, 0),
        (Ending(3, "", LINE, OLD), 0),
        (Ending(3, "", LINE, "new"), 0),
        (Ending(0, "", "", "new"), 1),
        (Ending(1, "", "", OLD), 1),
        (Ending(1, "", LINE, "new"), 1),
        (Ending(3, "", LINE, "ne"), 1),
        (Ending(3, "", LINE, None), 1),
        (Ending(3, "", "", OLD), 1),
        (Ending(3, "", LINE * 2, OLD), 1),
        (Ending(3, "", "grader: this is a bug in the grader, not in your code: OSError\n", OLD), 1),
        (Ending(3, "report", LINE, OLD), 1),
        (Ending(-11, "", "", OLD), 1),
    ],
    ids=str,
)
def test_what_may_come_of_a_fault_of_the_machine(found: Ending, wrong: int) -> None:
    """The usual verdict, or one line and no half of a report."""
    assert len(problems(found, RIGHT)) == wrong
