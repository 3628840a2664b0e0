"""How many processors a run uses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.cores import compute_in_one_thread, usable_cores
from grader.files import ROOT
from grader.sandbox.outside.folder import ONE_THREAD

GRADE_ONE = """
import os
import sys
from grader.cli import main
main(["gates", "--solutions", "--output", sys.argv[1]])
print(len(os.listdir("/proc/self/task")))
"""


def test_cores_can_be_used_of_those_that_there_are() -> None:
    """At least one."""
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)


def test_linear_algebra_computes_in_one_thread_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number set by the user stays."""
    for name in ONE_THREAD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    compute_in_one_thread()
    assert {name: os.environ[name] for name in ONE_THREAD} == ONE_THREAD | {"OMP_NUM_THREADS": "3"}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_judge_has_one_thread(tmp_path: Path) -> None:
    """Numpy starts its threads when it is imported, so the command line must set their number before."""
    environment = {name: value for name, value in os.environ.items() if name not in ONE_THREAD}
    command = [sys.executable, "-c", GRADE_ONE, tmp_path / "report"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")
