"""Steps: what code costs, counted in it, so that nothing depends on how busy the machine is."""

from __future__ import annotations

import ast

TURN = 10
"""Steps of each call of a function of the exercise, and of each turn of a loop in it."""

COUNT = "__count__"
"""The name by which counted code finds its `StepCounter`."""


class EndlessError(BaseException):
    """Code takes many more steps than the right code does."""


class StepCounter:
    """Told by counted code what of it is called, and each step.

    Parameters
    ----------
    limit : float
        After so many steps, the code ends with an `EndlessError`.

    Attributes
    ----------
    uses : set of str
        The functions, classes and methods that were called, such as ``"Affine.backward"``.
    steps : int
        The steps so far.
    """

    def __init__(self, limit: float = float("inf")) -> None:
        self._limit = limit
        self.uses: set[str] = set()
        self.steps = 0

    def __call__(self, *names: str) -> None:
        """Take a turn, in what has these names."""
        self.uses.update(names)
        self.steps += TURN
        if self.steps > self._limit:
            raise EndlessError


def instrument(tree: ast.Module) -> ast.Module:
    """Return code with every call of a function and every turn of a loop in it told to a `StepCounter`.

    Parameters
    ----------
    tree : ast.Module
        The code of an exercise or of a bank; it is changed.
    """
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                _tell(method, f"{node.name}.{getattr(method, 'name', '')}", node.name)
        else:
            _tell(node, getattr(node, "name", ""))
    return ast.fix_missing_locations(tree)


def _tell(top: ast.stmt, *names: str) -> None:
    for node in ast.walk(top):
        if isinstance(node, ast.FunctionDef | ast.For | ast.While):
            told: list[ast.expr] = [ast.Constant(name) for name in names if node is top]
            first = int(isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None)
            node.body.insert(first, ast.Expr(ast.Call(ast.Name(COUNT, ast.Load()), told, [])))
