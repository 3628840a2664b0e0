"""The course is consistent, its rooms keep their doors shut, and the engine knows no exercise by name."""

from __future__ import annotations

import ast
import functools
import re
from itertools import chain
from pathlib import Path

import pytest

from grader import course
from grader.course import FOLDER, Exercise, load_course
from grader.files import ROOT
from tests.support.imports import imports, parsed

GRADER = ROOT / "grader"
COURSE = load_course()
NAMES = [exercise.name for exercise in COURSE]

WITH_SCENARIOS = [exercise for exercise in COURSE if (FOLDER / exercise.name / "scenarios.py").exists()]

each_exercise = pytest.mark.parametrize("exercise", COURSE, ids=NAMES)
each_with_scenarios = pytest.mark.parametrize("exercise", WITH_SCENARIOS, ids=lambda exercise: exercise.name)


def listed(folder: Path) -> set[str]:
    """What lies in a folder, without what Python leaves there."""
    return {path.name for path in folder.iterdir()} - {"__pycache__"}


# Files


def test_the_course_has_exercises() -> None:
    """None of the tests below is empty."""
    assert len(COURSE) >= 6


@pytest.mark.parametrize("folder", ["exercises", "solutions"])
def test_every_exercise_has_its_file_and_no_other_lies_there(folder: str) -> None:
    """A stub and a solution for each, and nothing that is not listed."""
    assert listed(ROOT / folder) == {f"{name}.py" for name in NAMES}


def test_every_exercise_has_its_folder_and_no_other_lies_there() -> None:
    """Beside them the list itself, the code that reads it, and the command that makes the stubs."""
    assert listed(FOLDER) == {"__init__.py", "course.toml", "stubs.py", *NAMES}


@each_exercise
def test_a_folder_holds_checks_and_mistakes_and_perhaps_scenarios(exercise: Exercise) -> None:
    """And nothing else."""
    assert listed(FOLDER / exercise.name) - {"scenarios.py"} == {"__init__.py", "checks.py", "mistakes.py"}


def test_names_are_unique_and_can_be_imported() -> None:
    """A name is that of a module."""
    assert len(set(NAMES)) == len(NAMES)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in NAMES)


# The list


def test_the_points_sum_to_100() -> None:
    """And every exercise is worth some."""
    assert sum(exercise.points for exercise in COURSE) == 100
    assert all(exercise.points > 0 for exercise in COURSE)


@each_exercise
def test_needs_are_earlier_exercises_with_all_that_they_need(exercise: Exercise) -> None:
    """In the order of the course, each once; and what a need needs is needed too."""
    earlier = NAMES[: NAMES.index(exercise.name)]
    assert list(exercise.needs) == [name for name in earlier if name in exercise.needs]
    for need in exercise.needs:
        assert set(COURSE[NAMES.index(need)].needs) <= set(exercise.needs)


@each_exercise
def test_needs_are_what_the_solution_and_its_scenarios_import(exercise: Exercise) -> None:
    """Directly or not: neither more nor less."""

    def imported(name: str) -> set[str]:
        paths = ROOT / "solutions" / f"{name}.py", FOLDER / name / "scenarios.py"
        direct = {target for path in paths if path.exists() for target, _ in imports(path)} & set(NAMES)
        return direct.union(*map(imported, direct))

    assert imported(exercise.name) == set(exercise.needs)


@each_exercise
def test_a_title_and_a_section_say_where_the_exercise_belongs(exercise: Exercise) -> None:
    """A few words without a full stop, and numbers of sections, or that the book does not treat it."""
    assert re.fullmatch(r"\S.{10,40}[^\s.]", exercise.title)
    assert re.fullmatch(r"beyond|\d+(\.\d+)*(-\d+(\.\d+)*)?(, \d+(\.\d+)*(-\d+(\.\d+)*)?)*", exercise.section)


def test_titles_of_exercises_are_unique() -> None:
    """No two exercises are about the same."""
    assert len({exercise.title for exercise in COURSE}) == len(COURSE)


@each_exercise
def test_an_exercise_has_three_different_hints(exercise: Exercise) -> None:
    """Each is made of whole sentences."""
    assert len(exercise.hints) == len(set(exercise.hints)) == 3
    assert all(re.fullmatch(r"[A-Za-z].*[.?]", hint) for hint in exercise.hints)


@functools.cache
def code_lines(name: str) -> set[str]:
    """The lines of a solution's functions without docstrings, comments and blanks, and what they return or assign."""
    found = set()
    for function in ast.walk(parsed(ROOT / "solutions" / f"{name}.py")):
        if isinstance(function, ast.FunctionDef):
            body = function.body[ast.get_docstring(function) is not None :]
            found |= {squeezed(line) for each in body for line in ast.unparse(each).splitlines()}
            values = [getattr(node, "value", None) for each in body for node in ast.walk(each)]
            texts = {squeezed(ast.unparse(value)) for value in values if isinstance(value, ast.BinOp | ast.Call)}
            found |= {text for text in texts if len(text) > 8}
    return found


def squeezed(text: str) -> str:
    """A text without blanks, so that ``x*w1`` is ``x * w1``."""
    return "".join(text.split())


@each_exercise
def test_no_hint_contains_a_line_of_a_solution(exercise: Exercise) -> None:
    """From a question to a plan; never the answer, however it is spaced."""
    lines = set(chain.from_iterable(map(code_lines, NAMES)))
    assert len(lines) > 20
    for hint in exercise.hints:
        assert not [line for line in lines if line in squeezed(hint)]
        assert "return " not in hint


# The checks


def checks_of(exercise: Exercise) -> list[ast.FunctionDef]:
    """The functions of a file that pytest takes for checks."""
    return [
        node
        for node in parsed(exercise.checks).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    ]


@each_exercise
def test_every_check_has_a_title_of_one_sentence(exercise: Exercise) -> None:
    """Its docstring is one line, and ends with the only full stop; no two checks of an exercise share one."""
    titles = [ast.get_docstring(check) or "" for check in checks_of(exercise)]
    assert len(titles) >= 4
    for title in titles:
        assert re.fullmatch(r"\S[^\n]*[^\s.]\.", title), title
        assert not re.search(r"[.?!] ", title), title
    assert len(set(titles)) == len(titles)


@each_exercise
def test_every_function_at_the_top_of_a_file_of_checks_has_its_part(exercise: Exercise) -> None:
    """It is a check, a fixture, or used by one of these: nothing is forgotten under a wrong name."""
    tree = parsed(exercise.checks)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in tree.body:
        assert not isinstance(node, ast.ClassDef | ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("check_"):
            fixture = any(ast.unparse(decorator) == "pytest.fixture" for decorator in node.decorator_list)
            assert fixture or node.name in used, node.name


@each_with_scenarios
def test_every_scenario_has_a_label_and_is_run_by_a_check(exercise: Exercise) -> None:
    """The first line of its docstring is what the learner reads; one that no check runs is left over."""
    checks = exercise.checks.read_text(encoding="utf-8")
    tree = ast.parse(exercise.scenarios)
    local = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name not in local:
            assert node.args.args[0].arg == "module", node.name
            assert re.fullmatch(r"\S[^\n]*[^\s.]", ast.get_docstring(node) or ""), node.name
            assert f"scenarios.{node.name}," in checks or f"scenarios.{node.name})" in checks, node.name


def test_scenarios_are_the_text_of_their_file_or_nothing() -> None:
    """Where an exercise needs none, there is no file."""
    for exercise in COURSE:
        path = FOLDER / exercise.name / "scenarios.py"
        assert exercise.scenarios == (path.read_text(encoding="utf-8") if path.exists() else "")
    assert 0 < len(WITH_SCENARIOS) < len(COURSE)


def test_the_course_is_read_from_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry, one exercise, in the order of the file."""
    entry = '[[exercise]]\nname = "{}"\ntitle = "t"\nsection = "1"\npoints = 5\nneeds = ["a"]\nhints = ["x", "y"]\n'
    (tmp_path / "course.toml").write_text(entry.format("b") + entry.format("a"), encoding="utf-8")
    monkeypatch.setattr(course, "FOLDER", tmp_path)
    expected = [Exercise(name, "t", "1", 5, ("a",), ("x", "y")) for name in ("b", "a")]
    assert list(load_course()) == expected
    assert expected[0].checks == tmp_path / "b" / "checks.py"


# Imports


@each_exercise
def test_checks_import_numpy_pytest_and_their_scenarios(exercise: Exercise) -> None:
    """All else they ask for by the names of their parameters."""
    assert set(imports(exercise.checks)) <= {("numpy", ""), ("pytest", ""), (".", "scenarios")}


def packages_of(exercise: Exercise) -> set[str]:
    """The packages that an exercise may use besides numpy."""
    return {name.partition(".")[0] for name in exercise.packages}


@each_with_scenarios
def test_scenarios_import_numpy_and_what_their_exercise_may(exercise: Exercise) -> None:
    """Their text is sent to the worker, where nothing else is promised; io has files in memory."""
    allowed = {"io", "numpy", *packages_of(exercise), *exercise.needs}
    path = FOLDER / exercise.name / "scenarios.py"
    assert {module.partition(".")[0] for module, _ in imports(path)} <= allowed


@each_with_scenarios
def test_scenarios_import_no_package_before_they_are_played(exercise: Exercise) -> None:
    """Checks import them in the judge, which is to start fast and to know no submission."""
    tree = ast.parse(exercise.scenarios)
    at_the_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {ast.unparse(node) for node in at_the_top} <= {"import io", "import numpy as np"}


@each_exercise
def test_mistakes_import_what_a_learner_may_import(exercise: Exercise) -> None:
    """numpy, the standard library that a learner would use, packages of the exercise, itself and what it needs."""
    allowed = {"numpy", "math", exercise.name, *packages_of(exercise), *exercise.needs}
    found = {module.partition(".")[0] for module, _ in imports(FOLDER / exercise.name / "mistakes.py")}
    assert found <= allowed
