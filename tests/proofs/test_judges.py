"""The pool of judges grades as the grader does, and its plugins choose what runs and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from grader.course import load_course
from grader.files import ROOT
from grader.results.report import Status
from grader.sandbox.outside.folder import ONE_THREAD
from tests.support import judges
from tests.support.judges import Case, Verdict, judged, verdict


def solution(name: str) -> str:
    """The text of a solution."""
    return (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")


def failed(case: Case) -> list[str]:
    """The names of the checks that a case does not pass."""
    return [check.name for check in verdict(case).failed]


ALL_ZERO = "def AND(a, b): return 0\ndef NAND(a, b): return 0\ndef OR(a, b): return 0\ndef XOR(a, b): return 0\n"


def test_judges_compute_in_one_thread() -> None:
    """The environment says so before numpy is imported; judges are started with it."""
    environment = {name: value for name, value in os.environ.items() if name not in ONE_THREAD}
    program = "import os, sys, tests.proofs; print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False
    )
    assert (done.stdout, done.stderr) == ("False 1\n", "")


def test_cases_come_back_in_their_order_with_their_verdicts() -> None:
    """However many judges there are."""
    cases = [Case("gates", ALL_ZERO, stop=True), Case("gates", solution("gates")), Case("gates", "")]
    found = list(judged(cases, 2))
    assert [case for case, _ in found] == cases
    assert [len(each.failed) for _, each in found] == [1, 0, 8]


def test_all_checks_run_that_may() -> None:
    """Each that does not pass is in the verdict, with its message."""
    found = verdict(Case("gates", ALL_ZERO)).failed
    assert [check.name for check in found] == [
        "check_and",
        "check_and_of_any_numbers",
        "check_nand",
        "check_nand_of_any_numbers",
        "check_or",
        "check_or_of_any_numbers",
        "check_xor",
        "check_xor_of_any_numbers",
    ]
    assert {check.status for check in found} == {Status.FAILED}
    assert found[0].message == "AND(1, 1) is 0; expected 1"


def test_the_first_failure_ends_a_case_that_stops() -> None:
    """The checks after it are blocked, and not in the verdict; the earlier ones have run."""
    assert failed(Case("gates", solution("gates").replace("0.5]), -0.2", "0.5]), -0.7"), stop=True)) == ["check_or"]


def test_long_checks_run_last_or_not_at_all() -> None:
    """A network that does not learn fails the training only if it runs."""
    lazy = solution("two_layer_net").replace(
        '"W1": affine1.dW', '"W1": 0 * affine1.dW if len(x) == 100 else affine1.dW'
    )
    assert failed(Case("two_layer_net", lazy, long=False)) == []
    assert failed(Case("two_layer_net", lazy, stop=True)) == ["check_reads_digits"]


def test_the_seed_is_that_of_the_inputs() -> None:
    """Another seed, another number in the message."""
    negative = solution("softmax").replace("return exp_x /", "return -exp_x /")
    messages = {
        next(check.message for check in verdict(Case("softmax", negative, seed)).failed if "batch" in check.name)
        for seed in (1, 2)
    }
    assert len(messages) == 2


@pytest.mark.parametrize("single", [False, True])
def test_single_precision_reaches_the_submission(single: bool) -> None:
    """It gets float32 for float64, and integers unchanged; a check of many forms uses all of them anyway."""
    text = solution("softmax").replace(
        "    # Without", f"    assert x.dtype in ({'np.float32' if single else 'float'}, int)\n    # Without"
    )
    assert text != solution("softmax")
    assert failed(Case("softmax", text, single=single)) == ([] if single else ["check_many_times"])
    assert len(failed(Case("softmax", text, single=not single))) == 6


def test_single_precision_goes_into_dicts_and_tuples() -> None:
    """Everything else than arrays of float64 is left unchanged."""
    value = judges._single({"a": (np.ones(2), [np.float64(1)]), "b": 2.0, "c": np.ones(2, np.uint8), "d": "x"})
    assert value["a"][0].dtype == value["a"][1][0].dtype == np.float32
    assert value["b"] == 2.0
    assert value["c"].dtype == np.uint8
    assert value["d"] == "x"


def test_a_fault_of_the_grader_is_no_verdict_on_the_submission(monkeypatch: pytest.MonkeyPatch) -> None:
    """It differs from a failure, and has the seed to repeat it."""

    def broken(*_: object, **__: object) -> None:
        raise judges.GraderFault("gates, check_and: ZeroDivisionError")

    monkeypatch.setattr(judges, "graded", broken)
    assert verdict(Case("gates", "", 7)) == Verdict((), "gates, seed 7: gates, check_and: ZeroDivisionError")


def test_a_check_takes_long_that_has_a_mark_for_it() -> None:
    """It has its own time limit, or runs the learner's own earlier exercises."""
    names = {exercise.name for exercise in load_course() if judges.has_long_checks(exercise)}
    assert "two_layer_net" in names
    assert "softmax" not in names
