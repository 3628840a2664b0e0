"""``python -i exercises/NAME.py`` in the kit's folder: a learner experiments with an exercise, without the grader."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import load_course
from grader.files import ROOT
from tests.support.attacks import copy_of_kit

NAMES = [exercise.name for exercise in load_course()]
TREES = {name: ast.parse((ROOT / "exercises" / f"{name}.py").read_text(encoding="utf-8")) for name in NAMES}
IMPORTS = {
    name: {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}.intersection(NAMES)
    for name, tree in TREES.items()
}


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A kit in which all exercises are done."""
    kit = copy_of_kit(tmp_path_factory.mktemp("experiments"))
    shutil.copytree(kit / "solutions", kit / "exercises", dirs_exist_ok=True)
    return kit


def played(kit: Path, name: str, *lines: str, **variables: str) -> str:
    """Return what is printed when a learner types these lines; no exception is raised."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    run = subprocess.run(
        [sys.executable, "-B", "-i", f"exercises/{name}.py"],
        input="".join(f"{line}\n" for line in lines),
        cwd=kit,
        env=kept | variables,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "Traceback" not in run.stderr, run.stderr
    assert run.returncode == 0
    return run.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_stub_can_be_played_with(name: str) -> None:
    """Its names exist; the earlier exercises, still to do, are found in the learner's folder and nowhere else."""
    defined = [node.name for node in TREES[name].body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert defined
    names = f"print([callable(thing) for thing in ({', '.join(defined)},)])"
    files = f"import sys; print({{n: m.__file__ for n, m in sys.modules.items() if n in {NAMES}}})"
    callables, found = map(ast.literal_eval, played(ROOT, name, names, files).splitlines())
    assert callables == [True] * len(defined)
    assert found.keys() >= IMPORTS[name]
    assert found == {each: str(ROOT / "exercises" / f"{each}.py") for each in found}


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_can_be_typed(solved: Path, name: str) -> None:
    """They give the results in the docstrings, with the learner's own earlier exercises."""
    printed = played(solved, name, "import doctest; doctest.testmod()", PYTHONPATH=str(solved), MPLBACKEND="Agg")
    assert printed.startswith("TestResults(failed=0, attempted=")
    assert "attempted=0" not in printed
