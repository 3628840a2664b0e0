"""The proof of hostile answers, in brief."""

from __future__ import annotations

import re
import subprocess
import sys

import numpy as np
import pytest

from grader.files import ROOT
from grader.judge.subjects.reference import round_trip
from grader.sandbox.inside.values import MAX_PAYLOAD
from tests.support.hostile_answers import HOSTILE


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of memory")
def test_no_hostile_answer_costs_much_or_breaks_the_judge() -> None:
    """A few hundred answers to two exercises; the exit code says whether memory and time were enough."""
    command = [sys.executable, "-m", "tests.proofs.hostile_answers", "softmax", "gates", "--answers", "200"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    found = re.search(r"^14 checks, (\d+) hostile answers, \d+ MB more than with right ones$", run.stdout, re.MULTILINE)
    assert found is not None, run.stdout
    assert int(found[1]) >= 200


def test_hostile_answers_are_such_as_can_cross() -> None:
    """None is larger than a frame; the small ones arrive unchanged."""
    right = np.arange(6.0).reshape(2, 3)
    for name, make in HOSTILE.items():
        value = make(right)
        if isinstance(value, np.ndarray):
            assert value.nbytes <= MAX_PAYLOAD, name
        if not isinstance(value, np.ndarray) or value.nbytes < 1000:
            assert type(round_trip(value)) is type(value), name
