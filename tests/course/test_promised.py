"""The checks test what the stubs promise, and nothing else.

``promised/NAME.toml`` has the sentences of a stub. A sentence that promises something has the checks that test it, or
the reason why none does. Sentences that promise nothing are under ``explains``. "As in ``predict``." needs no entry.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from grader.course import load_course
from grader.course.promises_file import read_promises
from grader.files import ROOT

PROMISED = ROOT / "tests" / "course" / "promised"
EXERCISES = [exercise.name for exercise in load_course()]

HEADING = re.compile(r"(?P<name>[A-Z][A-Za-z ]+)\n-{3,}\n")
LISTS = {"Parameters", "Returns", "Yields", "Attributes", "Raises"}
"""Sections whose entries begin with a name or a type; what is indented below it says something."""
EXAMPLES = {"Examples", "See Also"}

PROMISES = "promises: "
"""What promises.toml says of these is asked by all checks that use ``agree`` or ``walk``."""


def table(name: str) -> dict[str, Any]:
    """Return the table of an exercise."""
    return tomllib.loads((PROMISED / f"{name}.toml").read_text(encoding="utf-8"))


def sentences(name: str) -> list[dict[str, Any]]:
    """Return the sentences of an exercise that promise something."""
    found = table(name)["sentence"]
    assert isinstance(found, list)
    return found


def texts(name: str) -> list[str]:
    """Return all sentences in the table of an exercise."""
    return [flat(text) for text in [*table(name).get("explains", []), *(s["text"] for s in sentences(name))]]


def stub(name: str) -> ast.Module:
    """Return the stub of an exercise."""
    return ast.parse((ROOT / "exercises" / f"{name}.py").read_text(encoding="utf-8"))


def check_names(name: str) -> set[str]:
    """Return the checks of an exercise."""
    tree = ast.parse((ROOT / "grader" / "course" / name / "checks.py").read_text(encoding="utf-8"))
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return {function for function in names if function.startswith("check_")}


def promised_names(name: str) -> set[str]:
    """Return what an exercise has promises for."""
    path = ROOT / "grader" / "course" / name / "promises.toml"
    return set(read_promises(path.name, path.read_bytes())) if path.exists() else set()


def prose(name: str) -> str:
    """Return the sentences in the docstrings of a stub, without names, types, headings and examples."""
    tree = stub(name)
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    said = [words for node in nodes for words in docstring_prose(ast.get_docstring(node) or "")]
    commands = f"Check it with ``python -m grader {name}``. Play with it in ``python -i exercises/{name}.py``."
    return flat(" \n ".join(said)).replace(commands, "")


def docstring_prose(docstring: str) -> Iterator[str]:
    """Yield what each section of a docstring says."""
    _, *parts = ["", "", *HEADING.split(docstring)]
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        if heading in EXAMPLES:
            continue
        lines = text.splitlines()
        yield "\n".join(line for line in lines if heading not in LISTS or line.startswith(" "))


def flat(text: str) -> str:
    """Return a text on one line."""
    return re.sub(r"\s+", " ", text).strip()


def test_prose_leaves_out_names_types_and_examples() -> None:
    """What is left are sentences."""
    docstring = (
        "Do it.\n\nMore.\n\nParameters\n----------\nx : float\n    How much.\n\nReturns\n-------\nfloat\n    All.\n\n"
        "Examples\n--------\n>>> 1\n1\n"
    )
    assert [flat(text) for text in docstring_prose(docstring)] == ["Do it. More.", "How much.", "All."]


@pytest.mark.parametrize("name", EXERCISES)
def test_every_sentence_of_a_stub_is_in_the_table(name: str) -> None:
    """Nothing that a stub says is left when the sentences of the table are taken out, the longest first."""
    left = re.sub(r"As in ``\w+``\.", " ", prose(name))
    for text in sorted(texts(name), key=len, reverse=True):
        left = left.replace(text, " ")
    assert not re.search(r"\w", re.sub(r"\b(and|or|but)\b", "", left)), flat(left)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_sentence_of_the_table_is_in_the_stub(name: str) -> None:
    """A sentence that was reworded is reworded in the table."""
    said = prose(name)
    assert [text for text in texts(name) if text not in said] == []


@pytest.mark.parametrize("name", EXERCISES)
def test_every_sentence_has_a_check_or_a_reason_why_it_has_none(name: str) -> None:
    """The checks exist, and so do the promises."""
    checks, promised = check_names(name), promised_names(name)
    for sentence in sentences(name):
        assert bool(sentence.get("checks")) != bool(sentence.get("open")), sentence
        for check in sentence.get("checks", []):
            asked = check.removeprefix(PROMISES).split(", ")
            assert set(asked) <= promised if check.startswith(PROMISES) else check in checks, (check, sentence)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_check_has_a_sentence(name: str) -> None:
    """Nothing is checked that the stub does not promise."""
    named = {check for sentence in sentences(name) for check in sentence.get("checks", [])}
    assert check_names(name) - named == set()
