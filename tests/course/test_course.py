"""The course is consistent, its rooms keep their doors shut, and the engine knows no exercise by name."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from grader import course
from grader.course import FOLDER, Exercise, load_course
from grader.files import ROOT

GRADER = ROOT / "grader"
COURSE = load_course()
NAMES = [exercise.name for exercise in COURSE]

WITH_SCENARIOS = [exercise for exercise in COURSE if (FOLDER / exercise.name / "scenarios.py").exists()]

each_exercise = pytest.mark.parametrize("exercise", COURSE, ids=NAMES)
each_with_scenarios = pytest.mark.parametrize("exercise", WITH_SCENARIOS, ids=lambda exercise: exercise.name)


def listed(folder: Path) -> set[str]:
    """What lies in a folder, without what Python leaves there."""
    return {path.name for path in folder.iterdir()} - {"__pycache__"}


@functools.cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


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


# Rooms


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of everything that a file imports, wherever in it; the name is empty for a whole module."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (("." * node.level + (node.module or ""), alias.name) for alias in node.names)


def of_grader(path: Path) -> set[str]:
    """The modules of the grader that a file imports, absolutely; any relative import comes out as it is written."""
    found = set()
    for module, name in imports(path):
        if module.startswith("."):
            found.add(module)
        elif module == "grader":
            found.add(f"grader.{name}" if name else "grader")
        elif module.startswith("grader."):
            is_module = bool(name) and (ROOT / module.replace(".", "/") / f"{name}.py").exists()
            found.add(f"{module}.{name}" if is_module else module)
    return found


def within(modules: set[str], *rooms: str) -> bool:
    """Whether these modules lie in these rooms, or are these files."""
    return all(any(module == room or module.startswith(f"{room}.") for room in rooms) for module in modules)


def files(room: str) -> list[Path]:
    """The files of a room; there are some."""
    found = sorted((GRADER / room).glob("*.py"))
    assert found
    return found


def test_imports_are_found_however_they_are_written(tmp_path: Path) -> None:
    """At the top, in a function, with an alias, relative, several at a time."""
    path = tmp_path / "file.py"
    path.write_text(
        "import grader.cli as c\nfrom grader import mnist\nfrom . import scenarios\nfrom ..report import json\n"
        "def f():\n    if x:\n        from grader.report import outcome\n    from grader.judge.failures import pair\n",
        encoding="utf-8",
    )
    assert of_grader(path) == {
        "grader.cli",
        "grader.datasets.mnist",
        ".",
        "..report",
        "grader.results.report",
        "grader.judge.failures",
    }
    assert not within(of_grader(path), "grader")
    assert within({"grader.results.report"}, "grader.report")
    assert not within({"grader.reports"}, "grader.report")


def test_the_sandbox_imports_nothing_but_itself() -> None:
    """The worker starts with three files and numpy."""
    for path in files("sandbox"):
        assert within(of_grader(path), "grader.sandbox"), path


def test_the_report_imports_nothing_but_itself() -> None:
    """It formats outcomes, and knows neither who found them nor how."""
    for path in files("report"):
        assert within(of_grader(path), "grader.report"), path


def test_the_judge_imports_course_sandbox_data_and_outcomes() -> None:
    """And no format, no command line."""
    rooms = ("grader.course", "grader.judge", "grader.datasets.mnist", "grader.sandbox", "grader.results.report")
    for path in files("judge"):
        assert within(of_grader(path), *rooms), path


def test_the_course_imports_nothing_of_the_engine() -> None:
    """What is taught does not know how it is judged; the command that makes the stubs only writes files."""
    for path in FOLDER.rglob("*.py"):
        allowed = {"grader.files"} if path == FOLDER / "stubs.py" else {"."}
        assert of_grader(path) <= allowed, path


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


def test_nothing_imports_the_command_line_but_its_entry() -> None:
    """What the user typed concerns nobody else."""
    users = {path.name for path in GRADER.rglob("*.py") if "grader.cli" in of_grader(path)}
    assert users == {"__main__.py"}


# The engine names no exercise


def words(tree: ast.Module) -> Iterator[str]:
    """Yield every identifier and every text of a file, but not its docstrings."""
    documented = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.value
        for name in ("id", "attr", "arg", "name", "asname", "module"):
            value = getattr(node, name, None)
            if isinstance(value, str):
                yield value


def named_in(tree: ast.Module) -> set[str]:
    """The exercises that a file names outside its docstrings."""
    text = "\n".join(words(tree))
    return {name for name in NAMES if re.search(rf"(?<![A-Za-z0-9]){name}(?![A-Za-z0-9])", text)}


def test_a_name_is_found_wherever_it_stands_but_in_a_docstring() -> None:
    """In a text, in an f-string, as an identifier or an attribute, or as part of one."""
    assert named_in(ast.parse('"""softmax"""\nx = 1\n"""gates"""\ndef f():\n    """layers"""')) == set()
    tree = ast.parse('if a == "softmax": f"{x}gates"\nlayers = a.cross_entropy\ndef run_two_layer_net(): pass')
    assert named_in(tree) == {"softmax", "gates", "layers", "cross_entropy", "two_layer_net"}


ENGINE = [*chain.from_iterable(map(files, ("judge", "sandbox", "report"))), *sorted(GRADER.glob("*.py"))]


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(GRADER)))
def test_the_engine_names_no_exercise(path: Path) -> None:
    """A new exercise is an entry in the course, not a line in the engine; only docstrings may show an example."""
    assert named_in(parsed(path)) - {"numerical_gradient"} == set()


def test_the_numerical_gradient_of_the_engine_is_its_own() -> None:
    """The one name that the engine shares with an exercise is that of its function, in these two files."""
    named = {path.name for path in ENGINE if named_in(parsed(path))}
    assert named == {"gradients.py", "fixtures.py"}
