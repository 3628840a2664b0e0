"""A few seeds of what the command runs under many, and the parts of the command."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.course import load_course, load_solutions
from grader.files import ROOT
from grader.judge.faults import GraderFault
from grader.results.report import CheckResult, Status
from grader.sandbox.outside.interface import WorkerSource
from tests.proofs import stability
from tests.proofs.stability import (
    Row,
    lines_of_mistakes,
    lines_of_rows,
    of_right_variations,
    of_solutions,
    print_table,
    wrong,
)
from tests.support.banks import MISTAKES, Chunk, chunks
from tests.support.cores import cores
from tests.support.judges import Case, Verdict
from tests.support.sampling import sampled
from tests.support.series import graded_in_turn, last_checks
from tests.support.tries import train_in_vain

COURSE = load_course()
BY_NAME = {exercise.name: exercise for exercise in COURSE}


def check(name: str) -> CheckResult:
    """A check that failed."""
    return CheckResult(name, "Title.", Status.FAILED, 1, "x is 1; expected 2", None, seconds=0.1)


CASE = Case("softmax", "", 7)
PASSED, FAILED, FAULT = Verdict(()), Verdict((check("check_x"),)), Verdict((), "softmax, seed 7: broken")


def test_a_solution_is_graded_in_both_precisions_and_with_its_long_checks() -> None:
    """Each seed once; the long checks only if there are any, and under fewer seeds."""
    assert [(row.kind, len(row.cases)) for row in of_solutions(BY_NAME["softmax"], 20)] == [
        ("float64", 20),
        ("float32", 20),
    ]
    rows = list(of_solutions(BY_NAME["two_layer_net"], 20))
    assert [(row.kind, len(row.cases)) for row in rows] == [("float64", 20), ("float32", 20), ("all checks", 5)]
    assert [case.seed for case in rows[0].cases] == list(range(20))
    assert {(case.long, case.single) for case in rows[0].cases} == {(False, False)}
    assert {(case.long, case.single) for case in rows[1].cases} == {(False, True)}
    assert {(case.long, case.single) for case in rows[2].cases} == {(True, False)}


def test_a_right_variation_is_graded_under_every_seed() -> None:
    """Without the checks that take long."""
    (row,) = of_right_variations(BY_NAME["softmax"], 2)
    members = [each for each in stability.RIGHT if each.exercise == "softmax"]
    assert [case.name for case in row.cases[::2]] == [each.name for each in members]
    assert {case.seed for case in row.cases} == {0, 1}
    assert not any(case.long or case.stop for case in row.cases)


def test_what_should_pass_and_does_not_is_wrong() -> None:
    """With the seed to repeat it."""
    row = Row("softmax", "float64", (CASE, replace(CASE, seed=8)))
    assert wrong(row, [PASSED, PASSED]) == []
    assert wrong(row, [PASSED, FAILED]) == ["the solution, seed 8: check_x: x is 1; expected 2"]


def test_a_fault_of_the_grader_is_wrong() -> None:
    """It does not pass right code."""
    assert wrong(Row("softmax", "", (CASE,)), [FAULT]) == ["the solution, seed 7: softmax, seed 7: broken"]


def test_a_mistake_that_is_caught_by_a_check_without_random_inputs_is_graded_once() -> None:
    """Unless it draws random numbers itself, or only checks with random inputs find it; what passes is missed."""
    right = load_solutions()["softmax"]
    always = right.replace("return exp_x /", "return -exp_x /")
    seldom = right.replace("return exp_x /", "return (1 + 1e-3 * (x.shape == (4, 3))) * exp_x /")
    texts = {"always": always, "seldom": seldom, "drawn": f"{always}\n# random", "right": right}
    lines, left = stability.missed("softmax", texts, 3)
    assert lines == ["right, seed 3: not caught"]
    assert left == {name: texts[name] for name in ("seldom", "drawn", "right")}
    gates = load_solutions()["gates"]
    assert stability.missed("gates", {"right": gates}, 0) == (["right, seed 0: not caught"], {"right": gates})


def test_a_fault_among_the_mistakes_is_a_line_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are still graded."""

    def fail(*_: object, **__: object) -> None:
        raise GraderFault("broken")

    monkeypatch.setattr(stability, "run_series", fail)
    assert stability.missed("gates", {"wrong": ""}, 3) == (["gates, seed 3: broken"], {})


def test_only_what_needs_float64_may_fail_with_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that passes must not be on the list."""
    monkeypatch.setattr(stability, "NEEDS_FLOAT64", {"softmax": {"check_x"}})
    single, double = Row("softmax", "", (replace(CASE, single=True),)), Row("softmax", "", (CASE,))
    assert wrong(single, [FAILED]) == []
    assert wrong(single, [Verdict((check("check_x"), check("check_y")))]) == [
        "the solution, seed 7: check_y: x is 1; expected 2"
    ]
    assert wrong(single, [PASSED]) == ["check_x takes float32"]
    assert wrong(double, [FAILED]) == ["the solution, seed 7: check_x: x is 1; expected 2"]
    assert wrong(double, [PASSED]) == []


def test_the_table_tells_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each below the row, and the exit code."""
    lines = [("softmax", "float64", 20, []), ("gates", "mistakes", 50, ["and__or, seed 7: not caught"])]
    assert print_table(lines) == 1
    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert printed[2:] == [
        ["softmax", "float64", "20", "0"],
        ["gates", "mistakes", "50", "1"],
        ["and__or,", "seed", "7:", "not", "caught"],
        ["in", "all", "70", "1"],
    ]
    assert print_table(lines[:1]) == 0


def test_an_unknown_exercise_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and its name."""
    with pytest.raises(SystemExit, match="2"):
        stability.main(["sofmax"])
    assert "no exercise named sofmax" in capsys.readouterr().err


@pytest.mark.parametrize("name", BY_NAME)
def test_a_solution_passes_under_another_seed(
    name: str, in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it trains, only for a moment."""
    train_in_vain(monkeypatch)
    text = (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")
    (result,) = graded_in_turn(name, [text], in_process, seed=2)
    assert [(check.name, check.message) for check in result.checks if check.status is not Status.PASSED] == []


@pytest.mark.parametrize("chunk", chunks(sampled(MISTAKES, 45)), ids=str)
def test_a_mistake_is_caught_under_another_seed(
    chunk: Chunk, in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some of each exercise; the command tries all, under many."""
    train_in_vain(monkeypatch)
    texts = [mistake.submission for mistake in chunk.members]
    found = last_checks(chunk.exercise, texts, in_process, seed=2)
    assert all(check.status is not Status.PASSED for check in found)


@pytest.mark.timeout(600)
def test_solutions_pass_under_a_few_seeds() -> None:
    """float64 and float32, without the long checks; the command runs those."""
    rows = [row for exercise in COURSE for row in of_solutions(exercise, 2) if row.kind != "all checks"]
    assert print_table(lines_of_rows(rows, cores())) == 0


@pytest.mark.timeout(600)
def test_mistakes_are_caught_under_another_seed() -> None:
    """All of one exercise."""
    assert print_table(lines_of_mistakes([BY_NAME["softmax"]], 2, cores())) == 0
