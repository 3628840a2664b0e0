"""Each stub is its solution with the answers taken out, and nothing else."""

import ast
import re
from pathlib import Path

import pytest

from grader.files import ROOT

STUBS = ROOT / "exercises"
SOLUTIONS = ROOT / "solutions"
NAMES = sorted(path.stem for path in SOLUTIONS.glob("*.py"))

# What a stub gives away on purpose, as a pattern to copy or because it teaches nothing.
GIVEN = {
    "layers": {"MulLayer.forward", "MulLayer.backward"},
}

SIZES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
TODO = re.compile(r" *# TODO: \S.* \((?P<size>\w+) lines? will do\)\.")

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


def outline(text: str) -> str:
    """Return all that a stub and its solution share: everything but the bodies."""
    tree = ast.parse(text)
    for function in functions(tree).values():
        function.body = [*function.body[: -len(code(function))], ast.Pass()]
    return ast.unparse(tree)


def holes(name: str) -> dict[str, Function]:
    """Return the functions of a stub that a learner fills in."""
    stub = functions(ast.parse(read(STUBS, name)))
    return {key: f for key, f in stub.items() if key not in GIVEN.get(name, set())}


def test_stubs_and_solutions_come_in_pairs() -> None:
    """Every solution has a stub, and every stub has a solution."""
    assert sorted(path.stem for path in STUBS.glob("*.py")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_stub_and_its_solution_differ_in_bodies_only(name: str) -> None:
    """Docstrings, imports, names, signatures, defaults and classes are the same."""
    assert outline(read(STUBS, name)) == outline(read(SOLUTIONS, name))


@pytest.mark.parametrize("name", NAMES)
def test_a_module_docstring_says_how_to_check_the_exercise(name: str) -> None:
    """The last line of the module docstring is the command to run next."""
    docstring = ast.get_docstring(ast.parse(read(STUBS, name))) or ""
    assert docstring.splitlines()[-1:] == [f"Check it with ``python -m grader {name}``."]


@pytest.mark.parametrize("name", NAMES)
def test_a_hole_only_raises_not_implemented_error(name: str) -> None:
    """A body that is not given is a bare ``raise NotImplementedError``."""
    for key, function in holes(name).items():
        body = [ast.unparse(statement) for statement in code(function)]
        assert body == ["raise NotImplementedError"], key


@pytest.mark.parametrize("name", NAMES)
def test_a_hole_says_what_to_write_and_how_much(name: str) -> None:
    """The line above each raise is a TODO that ends with the size of the answer."""
    lines = read(STUBS, name).splitlines()
    for key, function in holes(name).items():
        todo = lines[code(function)[0].lineno - 2]
        match = TODO.fullmatch(todo)
        assert match and match["size"] in SIZES, f"{key}: {todo}"


@pytest.mark.parametrize("name", NAMES)
def test_the_solution_fits_the_size_that_its_stub_states(name: str) -> None:
    """The solution has exactly as many lines of code as the TODO says will do."""
    text = read(SOLUTIONS, name)
    lines = read(STUBS, name).splitlines()
    solution = functions(ast.parse(text))
    for key, function in holes(name).items():
        match = TODO.fullmatch(lines[code(function)[0].lineno - 2])
        assert match and match["size"] == SIZES[len(code_lines(solution[key], text))], key


@pytest.mark.parametrize("name", NAMES)
def test_each_raise_belongs_to_one_todo(name: str) -> None:
    """A stub has at least one hole, and as many TODOs as raises."""
    text = read(STUBS, name)
    raises = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Raise)]
    assert text.count("TODO") == len(raises) == len(holes(name)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_no_body_of_a_stub_is_empty(name: str) -> None:
    """Neither ``pass`` nor ``...`` stands where "not started" must be an error."""
    for node in ast.walk(ast.parse(read(STUBS, name))):
        assert not isinstance(node, ast.Pass)
        assert not (isinstance(node, ast.Constant) and node.value is Ellipsis)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_given_is_the_solution(name: str) -> None:
    """A body that is given whole equals that of the solution."""
    stub = functions(ast.parse(read(STUBS, name)))
    solution = functions(ast.parse(read(SOLUTIONS, name)))
    for key in GIVEN.get(name, set()):
        assert ast.unparse(stub[key]) == ast.unparse(solution[key]), key


@pytest.mark.parametrize("name", NAMES)
def test_a_stub_contains_no_line_of_an_answer(name: str) -> None:
    """No line of an answer is left over in a stub: not in code, comment or example."""
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
    """The list of given bodies names nothing that is gone."""
    for name, keys in GIVEN.items():
        assert keys <= functions(ast.parse(read(SOLUTIONS, name))).keys()
