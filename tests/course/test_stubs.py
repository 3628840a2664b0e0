"""Each stub is its solution without the answers, and otherwise the same."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import load_course
from grader.course.stubs import main, stub_of
from grader.files import ROOT

STUBS = ROOT / "exercises"
SOLUTIONS = ROOT / "solutions"
NAMES = sorted(path.stem for path in SOLUTIONS.glob("*.py"))

# What a stub gives away on purpose, as a pattern to copy or because it teaches nothing.
GIVEN = {
    "layers": {"MulLayer.forward", "MulLayer.backward"},
    "two_layer_net": {"TwoLayerNet._scores"},
    "neural_network": {"_check", "NeuralNetwork._one_hot", "NeuralNetwork._loss"},
}

TODO = re.compile(r" *# TODO: \S.* \((one line|[a-z]+ lines) will do\)\.")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def read(folder: Path, name: str) -> str:
    """Return the text of a stub or a solution."""
    return (folder / f"{name}.py").read_text(encoding="utf-8")


def functions(tree: ast.Module | ast.ClassDef, prefix: str = "") -> dict[str, Function]:
    """Return the functions and methods of a module, by qualified name."""
    found: dict[str, Function] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found |= functions(node, f"{prefix}{node.name}.")
        elif isinstance(node, Function):
            found[prefix + node.name] = node
    return found


def code(function: Function) -> list[ast.stmt]:
    """Return the statements of a function, without its docstring."""
    return function.body[ast.get_docstring(function) is not None :]


def code_lines(function: Function, text: str) -> list[str]:
    """Return the lines of a function's body, without docstring, comments, blanks."""
    lines = text.splitlines()[code(function)[0].lineno - 1 : function.end_lineno]
    stripped = [line.strip() for line in lines]
    return [line for line in stripped if line and not line.startswith("#")]


def holes(name: str) -> dict[str, Function]:
    """Return the functions of a stub that a learner fills in."""
    stub = functions(ast.parse(read(STUBS, name)))
    return {key: f for key, f in stub.items() if key not in GIVEN.get(name, set())}


# The stubs of the course


def test_exercises_are_what_the_command_writes(capsys: pytest.CaptureFixture[str]) -> None:
    """If this fails, change the solutions and run ``python -m grader.course.stubs``."""
    assert (main(["--check"]), capsys.readouterr().out) == (0, "")


def test_stubs_and_solutions_come_in_pairs() -> None:
    """Every solution has a stub, and every stub has a solution."""
    assert sorted(path.stem for path in STUBS.glob("*.py")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_module_docstring_says_how_to_check_the_exercise_and_how_to_play_with_it(name: str) -> None:
    """The last lines of the module docstring are the next commands to run."""
    docstring = ast.get_docstring(ast.parse(read(STUBS, name))) or ""
    assert docstring.splitlines()[-2:] == [
        f"Check it with ``python -m grader {name}``.",
        f"Play with it in ``python -i exercises/{name}.py``.",
    ]


@pytest.mark.parametrize("name", [exercise.name for exercise in load_course() if exercise.needs])
def test_a_stub_promises_versions_of_the_grader_only_where_there_are_some(name: str) -> None:
    """In a handout there are none, and it has the same stubs."""
    words = " ".join((ast.get_docstring(ast.parse(read(STUBS, name))) or "").split())
    assert "The grader uses its own" not in words
    promise = re.search(r"(.*)costs no points here", words)
    assert promise is None or "Where the grader has its own" in promise[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_hole_only_raises_not_implemented_error(name: str) -> None:
    """A body that is not given is a bare ``raise NotImplementedError``."""
    for key, function in holes(name).items():
        body = [ast.unparse(statement) for statement in code(function)]
        assert body == ["raise NotImplementedError"], key


@pytest.mark.parametrize("name", NAMES)
def test_a_hole_says_what_to_write_and_how_much(name: str) -> None:
    """The line above each raise is a TODO that ends with the size of the answer, in words."""
    lines = read(STUBS, name).splitlines()
    for key, function in holes(name).items():
        todo = lines[code(function)[0].lineno - 2]
        assert TODO.fullmatch(todo), f"{key}: {todo}"


@pytest.mark.parametrize("name", NAMES)
def test_each_raise_belongs_to_one_todo(name: str) -> None:
    """A stub has at least one hole, and as many TODOs as raises; given code may raise other errors."""
    text = read(STUBS, name)
    raises = [node for node in ast.walk(ast.parse(text)) if ast.unparse(node) == "raise NotImplementedError"]
    assert text.count("TODO") == len(raises) == len(holes(name)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_no_body_of_a_stub_is_empty(name: str) -> None:
    """Neither ``pass`` nor ``...`` may replace the error that means "not started"."""
    for node in ast.walk(ast.parse(read(STUBS, name))):
        assert not isinstance(node, ast.Pass)
        assert not (isinstance(node, ast.Constant) and node.value is Ellipsis)


@pytest.mark.parametrize("name", NAMES)
def test_a_stub_contains_no_line_of_an_answer(name: str) -> None:
    """No line of an answer is left in a stub: not in code, comment or example."""
    text, answer = read(STUBS, name), read(SOLUTIONS, name)
    given = {
        line
        for key, function in functions(ast.parse(text)).items()
        if key in GIVEN.get(name, set())
        for line in code_lines(function, text)
    }
    left = {line.strip().lstrip("#>. ") for line in text.splitlines()} - given
    solution = functions(ast.parse(answer))
    for key in holes(name):
        for line in code_lines(solution[key], answer):
            assert line not in left or not re.search(r"\w", line), f"{key}: {line}"


def test_what_is_listed_as_given_exists() -> None:
    """Every given body in the list exists."""
    for name, keys in GIVEN.items():
        assert keys <= functions(ast.parse(read(SOLUTIONS, name))).keys()


# How a stub is made

SOLUTION = '''\
"""Sums."""

import numpy as np  # as in the stub

LIMIT=3   # Spaces stay as they are.


class Adder:
    """Add."""

    def __init__(self, W):
        # TODO in the stub: keep the weights.
        self.W = W

    def given(self, x):
        """Return x."""
        # A comment.
        return x

    def sum(self, x):
        """Return the sum, é."""
        # This comment stays.
        # TODO in the stub: the sum, é.
        # The answer's comment does not count.

        def add(y):
            return (
                x + y
            )

        return add(self.W)


# What follows stays, too.
'''

STUB = '''\
"""Sums."""

import numpy as np  # as in the stub

LIMIT=3   # Spaces stay as they are.


class Adder:
    """Add."""

    def __init__(self, W):
        # TODO: keep the weights (one line will do).
        raise NotImplementedError

    def given(self, x):
        """Return x."""
        # A comment.
        return x

    def sum(self, x):
        """Return the sum, é."""
        # This comment stays.
        # TODO: the sum, é (five lines will do).
        raise NotImplementedError


# What follows stays, too.
'''


def test_a_stub_has_two_lines_in_place_of_each_marked_body() -> None:
    """All other text stays the same, to the letter."""
    assert stub_of(SOLUTION) == STUB


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\n# end", "\n\x0c\nx = 'a\x0bb'\n"])
def test_what_stands_behind_the_last_hole_stays(end: str) -> None:
    """With or without a line feed at the end; form feeds end no line."""
    expected = "def f():\n    # TODO: one (one line will do).\n    raise NotImplementedError"
    assert stub_of(f"def f():\n    # TODO in the stub: one.\n    return 1{end}") == expected + end


@pytest.mark.parametrize(("count", "size"), [(1, "one line"), (2, "two lines"), (20, "twenty lines"), (21, "21 lines")])
def test_the_size_is_the_number_of_lines_of_code(count: int, size: str) -> None:
    """Comments and blank lines do not count."""
    text = "def f():\n    # TODO in the stub: x.\n" + count * "    # Why.\n\n    x = 1  # one\n"
    assert f"    # TODO: x ({size} will do).\n" in stub_of(text)


MARKER = "# TODO in the stub: it."
NO_PLACE = "a hole must begin above the first statement of a function"
SECOND = "a function can have only one hole"


@pytest.mark.parametrize(
    ("solution", "line", "message"),
    [
        (f"{MARKER}\nx = 1\n", 1, NO_PLACE),
        (f"class A:\n    {MARKER}\n    x = 1\n", 2, NO_PLACE),
        (f"class A:\n    {MARKER}\n    def f(self): return 1\n", 2, NO_PLACE),
        (f"def f():\n    x = 1\n    {MARKER}\n    return x\n", 3, NO_PLACE),
        (f'def f():\n    """Say."""\n    {MARKER}\n', 3, NO_PLACE),
        (f'def f():\n    """Say."""\n    {MARKER}\n\n\ndef g():\n    return 1\n', 3, NO_PLACE),
        (f"def f():\n    {MARKER}\n    {MARKER}\n    return 1\n", 3, SECOND),
        (f"def f():\n    {MARKER}\n    x = 1\n    {MARKER}\n    return x\n", 4, SECOND),
        (f"def f():\n    {MARKER}\n    def g():\n        {MARKER}\n        return x\n    return g\n", 4, SECOND),
        ("def f():\n    return 1\n", 1, "the solution has no hole"),
        ("", 1, "the solution has no hole"),
        (f"def f():\n    {MARKER}\n    return (\n", 3, "'(' was never closed"),
    ],
)
def test_a_mistake_in_a_solution_is_refused_with_its_line(solution: str, line: int, message: str) -> None:
    """A hole outside a function, in the middle of one, twice in one, or in none."""
    with pytest.raises(SyntaxError) as caught:
        stub_of(solution)
    assert (caught.value.lineno, caught.value.msg) == (line, message)


# The command


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """Two solutions, of which one has a stub that is up to date."""
    for folder in ("exercises", "solutions"):
        (tmp_path / folder).mkdir()
    for name in ("new", "old"):
        (tmp_path / "solutions" / f"{name}.py").write_text(SOLUTION, encoding="utf-8")
    (tmp_path / "exercises" / "old.py").write_text(STUB, encoding="utf-8")
    return tmp_path


def test_the_command_writes_the_stubs_that_differ(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each; the next time there is nothing to do."""
    assert (main([], kit), capsys.readouterr().out) == (0, "exercises/new.py is written\n")
    assert read(kit / "exercises", "new") == STUB
    assert (main([], kit), capsys.readouterr().out) == (0, "")


def test_check_only_says_which_stubs_differ(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 if there are any; a changed line counts as a difference."""
    (kit / "exercises" / "old.py").write_text(STUB.replace("LIMIT=3", "LIMIT = 3"), encoding="utf-8")
    assert main(["--check"], kit) == 1
    assert capsys.readouterr().out == "exercises/new.py differs\nexercises/old.py differs\n"
    assert not (kit / "exercises" / "new.py").exists()


def test_only_the_named_stubs_are_written(kit: Path) -> None:
    """The others stay as they are."""
    assert main(["--check", "old"], kit) == 0
    assert main(["old"], kit) == 0
    assert not (kit / "exercises" / "new.py").exists()


def test_a_mistake_in_a_solution_is_one_line_and_nothing_is_written(
    kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line and reason; exit code 3, also for the stubs of other solutions."""
    (kit / "solutions" / "old.py").write_text("x = 1\n# TODO in the stub: it.\n", encoding="utf-8")
    assert main([], kit) == 3
    assert capsys.readouterr() == ("", f"solutions/old.py, line 2: {NO_PLACE}\n")
    assert not (kit / "exercises" / "new.py").exists()


def test_an_unknown_name_is_wrong_use(kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the name."""
    with pytest.raises(SystemExit, match="2"):
        main(["sofmax", "old"], kit)
    assert "no solution named sofmax\n" in capsys.readouterr().err


def test_the_command_runs_from_the_command_line() -> None:
    """By the name that CONTRIBUTING.md says."""
    command = [sys.executable, "-m", "grader.course.stubs", "--check", "softmax"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def docstring_lines(text: str) -> set[int]:
    """Return the numbers of the lines of docstrings."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Module | ast.ClassDef | Function)]
    found = [node.body[0] for node in nodes if ast.get_docstring(node) is not None]
    return {line for node in found for line in range(node.lineno, (node.end_lineno or 0) + 1)}


def test_stubs_are_on_a_diet() -> None:
    """For each line of code that a solution has, its docstrings have at most three, empty lines not counted."""
    docstrings = code = 0
    for name in NAMES:
        text = read(SOLUTIONS, name)
        documented = docstring_lines(text)
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip() and number in documented:
                docstrings += 1
            elif line.strip() and not line.strip().startswith("#"):
                code += 1
    assert docstrings <= 3 * code
