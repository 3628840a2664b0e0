"""The proof of a busy machine, in brief."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from grader.files import ROOT


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform != "linux", reason="limits are by the clock on the wall")
def test_a_busy_machine_changes_no_verdict() -> None:
    """Small exercises and one that trains, beside four processes; the whole course is for the command."""
    words = ["gates", "softmax", "layers", "two_layer_net", "--processes", "4"]
    command = [sys.executable, "-m", "tests.proofs.busy", *words]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    points = re.findall(r"^.*: (\d+) of (\d+) points in \d+ s; the longest check \d+ s$", run.stdout, re.MULTILINE)
    assert len(points) == 2, run.stdout
    assert all(score == most for score, most in points)
