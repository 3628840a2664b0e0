"""The measure of what the tests cost: commands are run and counted, and the bound decides."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no account of processor time", allow_module_level=True)

from tests.proofs import cost as proof
from tests.proofs.cost import MOST, ROUNDS, SOLUTIONS, TESTS
from tests.support.cost import Command, Cost


def test_a_command_costs_processor_time_and_time_by_the_clock() -> None:
    """Its own and that of the processes it waits for; its output is not shown."""
    found = proof.cost(Command(("-c", "import time\nwhile time.process_time() < 0.3: pass")))
    assert found.code == 0
    assert 0.3 <= found.processor < 5
    assert found.seconds >= 0.3


def test_a_command_that_fails_is_told_by_its_exit_code() -> None:
    """Here a command that does not exist."""
    assert proof.cost(Command(("-m", "grader.nothing"))).code == 1


@pytest.mark.parametrize(
    ("tests", "code"),
    [(Cost(0, 10.0 * MOST, 200), 0), (Cost(0, 10.0 * MOST + 0.1, 200), 1), (Cost(1, 10.0, 200), 1)],
    ids=["at the bound", "above it", "failed"],
)
def test_the_bound_decides(
    tests: Cost, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cheapest of several gradings of the solutions counts; both figures and the ratio are printed."""
    solutions = [Cost(0, seconds, 9) for seconds in (12.0, 10.0, 11.0)]
    assert len(solutions) == ROUNDS
    made = {SOLUTIONS.words: iter(solutions), TESTS.words: iter([tests])}
    monkeypatch.setattr(proof, "cost", lambda command: next(made[command.words]))
    assert proof.main() == code
    lines = capsys.readouterr().out.splitlines()
    printed = " ".join(lines[0].split())
    assert printed == "python -m grader --solutions --jobs 1 10.0 s of processor, 9.0 s by the clock"
    assert lines[-1] == f"the tests take {tests.processor / 10:.1f} times as much; at most 45 are allowed"
    assert ("    it ended with exit code 1" in lines) == (tests.code == 1)
