"""Steps: the cost of code, counted in the code itself, so that it is the same on every machine, however busy."""

from __future__ import annotations

import ast
from collections.abc import Iterator

STEPS_PER_TURN = 10
"""Steps of each call of a function of the exercise, and of each turn of a loop in it."""

COUNTER = "__count__"
"""The name by which instrumented code finds its `StepCounter`."""


class EndlessError(BaseException):
    """Code takes many more steps than the right code does."""


class StepCounter:
    """Counts the steps of instrumented code and records the definitions that it enters.

    Parameters
    ----------
    limit : float
        After more steps than this, the code ends with an `EndlessError`.

    Attributes
    ----------
    uses : list of set of str
        The functions, classes and methods that each stretch of code called, such as ``"Affine.backward"``.
    steps : int
        The steps so far.
    """

    def __init__(self, limit: float = float("inf")) -> None:
        self._limit = limit
        self.uses: list[set[str]] = [set()]
        self.steps = 0

    def begin(self) -> None:
        """Begin a new stretch of code."""
        self.uses.append(set())

    def __call__(self, *names: str) -> None:
        """Count one turn and record the definitions entered.

        Raises
        ------
        EndlessError
            If the limit is exceeded.
        """
        self.uses[-1].update(names)
        self.steps += STEPS_PER_TURN
        if self.steps > self._limit:
            raise EndlessError


def instrument(tree: ast.Module) -> ast.Module:
    """Insert a call of a `StepCounter` into every function and every loop.

    Parameters
    ----------
    tree : ast.Module
        The code of an exercise or of a bank; it is changed.

    Returns
    -------
    ast.Module
        The same tree.
    """
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            for method in node.body:
                _insert_counters(method, f"{node.name}.{getattr(method, 'name', '')}", node.name)
        else:
            _insert_counters(node, getattr(node, "name", ""))
    return tree


def _insert_counters(definition: ast.stmt, *names: str) -> None:
    """Count each function and loop in a definition; the function itself under its names."""
    for node in [*_statements_in(definition)]:
        if isinstance(node, ast.FunctionDef | ast.For | ast.While):
            entered: list[ast.expr] = [ast.Constant(name) for name in names if node is definition]
            count = ast.Expr(ast.Call(ast.Name(COUNTER, ast.Load()), entered, []))
            has_docstring = isinstance(node, ast.FunctionDef) and ast.get_docstring(node, clean=False) is not None
            node.body.insert(1 if has_docstring else 0, ast.fix_missing_locations(ast.copy_location(count, node)))


def _statements_in(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a statement and all statements inside it; expressions are passed over, since they hold none."""
    yield node
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        inside = getattr(node, field, ())
        for inner in inside if isinstance(inside, list) else ():  # the body of a lambda is an expression
            yield from _statements_in(inner)
