"""The course beyond its validation: style, hints that give nothing away, and imports."""

from __future__ import annotations

import ast
import functools
import re
from itertools import chain
from pathlib import Path

import pytest

from grader import course
from grader.course import FOLDER, Exercise, Hints, load_course
from grader.files import ROOT
from tests.support.imports import imports, parsed

COURSE = load_course()
NAMES = [exercise.name for exercise in COURSE]

WITH_SCENARIOS = [exercise for exercise in COURSE if (FOLDER / exercise.name / "scenarios.py").exists()]

each_exercise = pytest.mark.parametrize("exercise", COURSE, ids=NAMES)
each_with_scenarios = pytest.mark.parametrize("exercise", WITH_SCENARIOS, ids=lambda exercise: exercise.name)


def test_the_course_has_exercises() -> None:
    """So the tests below are not empty."""
    assert len(COURSE) >= 6


# The list


@pytest.mark.parametrize(
    ("checks", "trains", "uses_own"),
    [
        ("OWN = pytest.mark.uses_own_exercises\nLONG = pytest.mark.timeout(60)\n@OWN\n@LONG\n", True, True),
        ("@pytest.mark.uses_own_exercises\n@pytest.mark.points(2)\n", False, True),
        ("@pytest.mark.timeout(5.5)\n", True, False),
        ("@pytest.mark.timeout(3)\n", False, False),
        ('"""Neither @pytest.mark.uses_own_exercises nor @pytest.mark.timeout(60)."""\n', False, False),
        ("# @pytest.mark.uses_own_exercises\n# @pytest.mark.timeout(60)\n", False, False),
    ],
)
def test_what_checks_do_is_told_by_their_marks(
    checks: str, trains: bool, uses_own: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also by a mark with a name; by nothing else in the file."""
    monkeypatch.setattr(course, "FOLDER", tmp_path)
    exercise = COURSE[0]
    exercise.checks.parent.mkdir()
    exercise.checks.write_text(f"{checks}def check_it():\n    pass\n", encoding="utf-8")
    assert (exercise.trains, exercise.uses_own_exercises) == (trains, uses_own)


@each_exercise
def test_needs_are_what_the_solution_and_its_scenarios_import(exercise: Exercise) -> None:
    """Directly or indirectly, no more and no less."""

    def imported(name: str) -> set[str]:
        paths = ROOT / "solutions" / f"{name}.py", FOLDER / name / "scenarios.py"
        direct = {target for path in paths if path.exists() for target, _ in imports(path)} & set(NAMES)
        return direct.union(*map(imported, direct))

    assert imported(exercise.name) == set(exercise.needs)


@each_exercise
def test_a_title_and_a_section_say_where_the_exercise_belongs(exercise: Exercise) -> None:
    """A few words without a full stop; and section numbers, or "beyond" the book."""
    assert re.fullmatch(r"\S.{10,40}[^\s.]", exercise.title)
    assert re.fullmatch(r"beyond|\d+(\.\d+)*(-\d+(\.\d+)*)?(, \d+(\.\d+)*(-\d+(\.\d+)*)?)*", exercise.section)


def hints_of(exercise: Exercise) -> list[str]:
    """Return the texts of all hints of an exercise."""
    return [level for hints in exercise.hints for level in hints.levels]


@each_exercise
def test_hints_are_made_of_whole_sentences(exercise: Exercise) -> None:
    """Each begins with a letter and ends like a sentence."""
    assert all(re.fullmatch(r"[A-Za-z].*[.?]", hint) for hint in hints_of(exercise))


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


RETURNED_CODE = re.compile(r"\breturn \S*[\w)\]]( ?[+*/@]| - |[(\[])")
"""A return followed by an expression, such as ``return x+1`` or ``return softmax(x)``."""


@each_exercise
def test_no_hint_contains_a_line_of_a_solution(exercise: Exercise) -> None:
    """From a question to a plan, never the answer, however it is spaced. In a sentence, a function may return 0."""
    lines = set(chain.from_iterable(map(code_lines, NAMES)))
    assert len(lines) > 20
    for hint in hints_of(exercise):
        assert not [line for line in lines if line in squeezed(hint)]
        assert not RETURNED_CODE.search(hint)


def test_code_that_a_hint_returns_would_be_found() -> None:
    """However it is spaced."""
    code = "return x+1", "return x - 1", "return softmax(x)", "return y[0]"
    assert all(map(RETURNED_CODE.search, code))
    assert not any(map(RETURNED_CODE.search, ("Should AND return 0?", "they return one-hot rows (or labels)")))


# The checks


@each_exercise
def test_an_exercise_has_at_least_four_checks(exercise: Exercise) -> None:
    """One idea for each check."""
    assert (
        sum(
            isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
            for node in parsed(exercise.checks).body
        )
        >= 4
    )


def test_scenarios_are_the_text_of_their_file_or_nothing() -> None:
    """If an exercise needs none, there is no file."""
    for exercise in COURSE:
        path = FOLDER / exercise.name / "scenarios.py"
        assert exercise.scenarios == (path.read_text(encoding="utf-8") if path.exists() else "")
    assert 0 < len(WITH_SCENARIOS) < len(COURSE)


def test_the_course_is_read_from_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry, one exercise, in the order of the file."""
    entry = '[[exercise]]\nname = "{0}"\ntitle = "{0}."\nsection = "1"\npoints = 50\nneeds = {1}\nhints = {2}\n'
    text = entry.format("b", "[]", '["x", "y", "z"]')
    text += entry.format("a", '["b"]', '{f = ["u", "v", "w"], g = ["r", "s", "t"]}')
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(course, "FOLDER", tmp_path)
    expected = [
        Exercise("b", "b.", "1", 50, (), (Hints("", ("x", "y", "z")),)),
        Exercise("a", "a.", "1", 50, ("b",), (Hints("f", ("u", "v", "w")), Hints("g", ("r", "s", "t")))),
    ]
    assert list(load_course()) == expected
    assert expected[0].checks == tmp_path / "b" / "checks.py"


# Imports

PLAIN = ("copy", "functools", "io", "pickle")
"""What scenarios may use from the standard library: numpy has already imported it."""


@each_exercise
def test_checks_import_numpy_pytest_and_their_scenarios(exercise: Exercise) -> None:
    """And itertools; everything else is a fixture."""
    allowed = {("numpy", ""), ("pytest", ""), (".", "scenarios"), ("itertools", "combinations")}
    assert set(imports(exercise.checks)) <= allowed


def packages_of(exercise: Exercise) -> set[str]:
    """The packages that an exercise may use besides numpy."""
    return {name.partition(".")[0] for name in exercise.packages}


@each_with_scenarios
def test_scenarios_import_numpy_and_what_their_exercise_may(exercise: Exercise) -> None:
    """Their text is sent to the worker, which promises nothing else; io has files in memory."""
    allowed = {*PLAIN, "numpy", *packages_of(exercise), *exercise.needs}
    path = FOLDER / exercise.name / "scenarios.py"
    assert {module.partition(".")[0] for module, _ in imports(path)} <= allowed


@each_with_scenarios
def test_scenarios_import_no_package_before_they_are_played(exercise: Exercise) -> None:
    """Checks import them in the judge, which must start fast and know no submission."""
    tree = ast.parse(exercise.scenarios)
    at_the_top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {ast.unparse(node) for node in at_the_top} <= {"import numpy as np", *(f"import {name}" for name in PLAIN)}


@each_exercise
def test_mistakes_import_what_a_learner_may_import(exercise: Exercise) -> None:
    """numpy, the standard library that a learner would use, packages of the exercise, itself and what it needs."""
    allowed = {"numpy", "math", "copy", exercise.name, *packages_of(exercise), *exercise.needs}
    found = {module.partition(".")[0] for module, _ in imports(FOLDER / exercise.name / "mistakes.py")}
    assert found <= allowed
