"""The rooms of the grader: arrows go one way, and the engine knows no exercise by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course import load_course
from grader.files import ROOT
from tests.support.imports import of_grader, parsed

GRADER = ROOT / "grader"
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NAMES = [exercise.name for exercise in load_course()]

ARROWS = {
    "notebook": {
        *("cli", "watch", "course", "judge", "results", "report"),
        *("sources", "progress", "trained", "kept", "files"),
    },
    "cli": {
        *("course", "judge", "watch", "classroom", "page", "results", "report", "datasets", "sandbox.outside"),
        *("sources", "strays", "pictures", "kept", "progress", "trained", "files", "machine", "signals", "__version__"),
    },
    "classroom": {
        *("course", "judge", "results", "report", "datasets", "sandbox.outside"),
        *("sources", "strays", "files", "machine", "signals", "__version__"),
    },
    "page": {
        *("course", "judge", "watch", "results", "report"),
        *("progress", "trained", "kept", "pictures", "sources", "strays", "files", "machine", "signals"),
    },
    "judge": {"course", "results", "datasets", "sandbox.outside", "files", "machine", "signals"},
    "watch": {"course", "judge", "results", "report", "progress", "trained", "strays", "machine"},
    "sandbox.outside": {"sandbox.inside", "results", "files", "machine"},
    "sandbox.inside": set(),
    "report": {"results"},
    "results": {"__version__"},
    "datasets": {"files", "machine"},
    "course": {"files"},
    "sources": {"results", "files", "strays", "machine"},
    "strays": {"results", "machine"},
    "kept": {"course", "files"},
    "progress": {"results", "files", "machine"},
    "trained": {"progress", "course", "sources", "results", "files"},
    "pictures": {"machine"},
    "files": set(),
    "machine": set(),
    "signals": set(),
}
"""What each room may import besides itself."""


def room_of(module: str) -> str:
    """Return the room of a module: the first folder or file in the grader, and of the sandbox the second too."""
    parts = module.split(".")[1:]
    return ".".join(parts[: 2 if parts[:1] == ["sandbox"] else 1])


def files_of(room: str) -> list[Path]:
    """Return the files of a room."""
    path = GRADER / room.replace(".", "/")
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


@pytest.mark.parametrize("room", ARROWS)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    """A new arrow is a slip, unless the picture is changed first."""
    paths = files_of(room)
    assert paths
    for path in paths:
        found = {room_of(module) for module in of_grader(path) if not module.startswith(".")}
        assert found <= ARROWS[room] | {room}, path


def test_every_file_of_the_grader_is_in_a_room() -> None:
    """Only the entry and the version are beside the rooms."""
    inside = {path for room in ARROWS for path in files_of(room)}
    rest = {str(path.relative_to(GRADER)) for path in set(GRADER.rglob("*.py")) - inside}
    assert rest == {"__init__.py", "__main__.py", "sandbox/__init__.py"}


def test_arrows_go_one_way() -> None:
    """No room imports a room that imports it, directly or indirectly."""

    def reached(room: str) -> set[str]:
        direct = ARROWS.get(room, set())
        return direct.union(*map(reached, direct))

    assert [room for room in ARROWS if room in reached(room)] == []


def test_contributing_shows_the_rooms_in_layers() -> None:
    """Every room once, and each arrow goes to a layer below."""
    (picture,) = re.findall(r"^```text\n(notebook\n.*?)^```$", CONTRIBUTING, re.MULTILINE | re.DOTALL)
    layers = [line.replace("/", ".").split() for line in picture.splitlines()]
    depth = {room: number for number, layer in enumerate(layers) for room in layer}
    assert sorted(room for layer in layers for room in layer) == sorted(ARROWS)
    for room, others in ARROWS.items():
        assert [other for other in others - {"__version__"} if depth[other] <= depth[room]] == [], room


def test_what_shares_a_process_with_a_submission_imports_only_its_own_folder() -> None:
    """By relative imports, since the worker knows this folder by another name."""
    for path in files_of("sandbox.inside"):
        if path.name != "__main__.py":
            assert of_grader(path) <= {".", *(f".{other.stem}" for other in files_of("sandbox.inside"))}, path


def test_checks_scenarios_mistakes_and_views_import_nothing_of_the_engine() -> None:
    """The course does not know how it is judged."""
    for name in NAMES:
        for path in (GRADER / "course" / name).glob("*.py"):
            assert of_grader(path) <= ({".", "..drawing"} if path.name == "views.py" else {"."}), path


def test_nothing_imports_the_command_line_but_its_entry_and_the_notebook() -> None:
    """Only they may know what the user typed, into a terminal or a cell."""
    users = {path for path in GRADER.rglob("*.py") if any(room_of(module) == "cli" for module in of_grader(path))}
    others = {path for path in users if path.parent.name not in ("cli", "notebook")}
    assert others == {GRADER / "__main__.py"}


def test_nothing_imports_the_notebook() -> None:
    """IPython loads it, and may be missing."""
    users = {path for path in GRADER.rglob("*.py") if any(room_of(module) == "notebook" for module in of_grader(path))}
    assert {path.parent.name for path in users} == {"notebook"}
    imports = re.compile(r"^\s*(import|from) IPython", re.MULTILINE)
    assert [path for path in GRADER.rglob("*.py") if imports.search(path.read_text(encoding="utf-8"))] == []


def test_imports_are_found_however_they_are_written(tmp_path: Path) -> None:
    """At the top, in a function, with an alias, relative, several at a time."""
    path = tmp_path / "file.py"
    path.write_text(
        "import grader.cli as c\nfrom grader import sources\nfrom . import scenarios\nfrom ..report import json\n"
        "def f():\n    if x:\n        from grader.results import report\n    from grader.judge.failures import pair\n",
        encoding="utf-8",
    )
    assert of_grader(path) == {
        *("grader.cli", "grader.sources", ".", "..report", "grader.results.report", "grader.judge.failures")
    }
    assert room_of("grader.sandbox.inside.frame") == "sandbox.inside"
    assert room_of("grader.results.report") == "results"


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
    """In a string, in an f-string, as an identifier or an attribute, or as part of one."""
    assert named_in(ast.parse('"""softmax"""\nx = 1\n"""gates"""\ndef f():\n    """layers"""')) == set()
    tree = ast.parse('if a == "softmax": f"{x}gates"\nlayers = a.cross_entropy\ndef run_two_layer_net(): pass')
    assert named_in(tree) == {"softmax", "gates", "layers", "cross_entropy", "two_layer_net"}


ENGINE = [path for path in GRADER.rglob("*.py") if "course" not in path.relative_to(GRADER).parts]


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: str(path.relative_to(GRADER)))
def test_the_engine_names_no_exercise(path: Path) -> None:
    """A new exercise is an entry in the course, not a line in the engine; only docstrings may show an example."""
    assert named_in(parsed(path)) - {"numerical_gradient"} == set()


def test_the_numerical_gradient_of_the_engine_is_its_own() -> None:
    """Only the name of its function is also that of an exercise, in these files."""
    named = {path.name for path in ENGINE if named_in(parsed(path))}
    assert named == {"gradients.py", "fixtures.py", "materials.py"}
