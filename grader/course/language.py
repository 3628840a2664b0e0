"""The language of checks and views: the fixtures that they may ask for, and the marks that checks may have."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FIXTURES = frozenset(
    {
        *("submission", "reference", "agree", "walk", "formulas"),
        *("assert_close", "assert_array", "advice", "show_misread", "keep_network"),
        *("rng", "away_from_zero", "true_gradient", "mnist", "sample_weights", "make_once"),
    }
)
"""The value of a check's parameter with this name."""

VIEW_FIXTURES = frozenset({"figure", "both", "part", "rng", "true_gradient", "mnist", "sample_weights"})
"""The value of a view's parameter with this name."""

MARKS = {
    "parametrize": "the names of some parameters, and values for them",
    "points": "a whole number above 0",
    "timeout": "a number of seconds above 0",
    "uses_own_exercises": "no value",
}
"""The marks that a check may have, and the values of each."""

CHECK_SECONDS = 5.0
"""The time limit for all calls of a check; a check marked with more trains a network."""


@dataclass(frozen=True)
class Mark:
    """A mark of a check.

    Attributes
    ----------
    decorator : ast.expr
        Its place in the file.
    name : str
        Its name; that of a decorator which is no mark is whole.
    text : str
        The whole mark, as it is written.
    values : tuple of ast.expr
        Its arguments.
    """

    decorator: ast.expr
    name: str
    text: str
    values: tuple[ast.expr, ...]

    @property
    def cases(self) -> list[str]:
        """The parameters that it sets."""
        if self.name != "parametrize" or not self.values:
            return []
        names = self.values[0]
        if isinstance(names, ast.List | ast.Tuple):
            return [str(name.value) for name in names.elts if isinstance(name, ast.Constant)]
        return [name.strip() for name in str(names.value).split(",")] if isinstance(names, ast.Constant) else []

    @property
    def is_right(self) -> bool:
        """Whether it has values of the right kind; those of a parametrization may be anything."""
        values: list[Any] = [value.value if isinstance(value, ast.Constant) else None for value in self.values]
        match self.name, values:
            case "points", [value]:
                return type(value) is int and value > 0
            case "timeout", [value]:
                return type(value) in (int, float) and value > 0
            case "uses_own_exercises", []:
                return True
            case "parametrize", [_, _]:
                return bool(self.cases)
        return False

    @property
    def is_for_training(self) -> bool:
        """Whether it gives a check enough time to train a network."""
        return self.name == "timeout" and self.is_right and ast.literal_eval(self.values[0]) > CHECK_SECONDS


def marks_of(check: ast.FunctionDef, assigned: Mapping[str, ast.expr]) -> list[Mark]:
    """Return the marks of a check.

    Parameters
    ----------
    check : ast.FunctionDef
        The check.
    assigned : mapping of str to ast.expr
        What has a name in its file: a mark may have one.
    """
    found = []
    for decorator in check.decorator_list:
        mark = assigned.get(decorator.id, decorator) if isinstance(decorator, ast.Name) else decorator
        called, values = (mark.func, tuple(mark.args)) if isinstance(mark, ast.Call) else (mark, ())
        name, text = (ast.unparse(node).removeprefix("pytest.mark.") for node in (called, mark))
        found.append(Mark(decorator, name, text, values))
    return found
