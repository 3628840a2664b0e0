"""After an edit of the kit, only what it affects is graded again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.attacks import copy_of_kit
from tests.support.classes import content_of

EXERCISES = ("gates", "softmax")
MORE = '''

def check_never(submission):
    """AND is never right."""
    assert submission is None, "AND(0, 0) is not right"
'''


def grade(kit: Path, folder: Path) -> list[str]:
    """Grade the class of a folder with a kit, and return what was graded."""
    log = folder / "out" / "log.txt"
    before = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    words = ("class", str(folder / "in"), *EXERCISES, "--out", str(folder / "out"), "--seed", "7", "--jobs", "1")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run([sys.executable, "-m", "grader", *words], cwd=kit, check=True, env=environment, capture_output=True)
    lines = log.read_text(encoding="utf-8").splitlines()[len(before) :]
    return [line.split(" ", 2)[2].rsplit(" ", 2)[0] for line in lines if not line.endswith("to grade")]


@pytest.mark.proof
@pytest.mark.skipif(sys.platform == "win32", reason="the copy has no test of its own there")
def test_an_edit_of_one_check_grades_that_exercise_again(tmp_path: Path) -> None:
    """In all hand-ins; the list of changes gives the reason."""
    kit = copy_of_kit(tmp_path)
    for student in ("s1", "s2"):
        (tmp_path / "in" / student).mkdir(parents=True)
        for name in EXERCISES:
            text = (kit / "solutions" / f"{name}.py").read_bytes()
            (tmp_path / "in" / student / f"{name}.py").write_bytes(text)
    assert sorted(grade(kit, tmp_path)) == ["s1: gates", "s1: softmax", "s2: gates", "s2: softmax"]
    assert grade(kit, tmp_path) == []
    checks = kit / "grader" / "course" / "gates" / "checks.py"
    checks.write_text(checks.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    kept = content_of(tmp_path / "out" / "results")
    assert sorted(grade(kit, tmp_path)) == ["s1: gates", "s2: gates"]
    assert {name for name, data in content_of(tmp_path / "out" / "results").items() if kept[name] != data} == {
        *("s1/gates.json", "s2/gates.json")
    }
    changes = (tmp_path / "out" / "changes.csv").read_text(encoding="utf-8").splitlines()
    assert changes[1:] == ["s1,gates,5,4,the exercise was changed", "s2,gates,5,4,the exercise was changed"]
