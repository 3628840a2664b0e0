"""What a cell must contain: a complete Python file."""

from __future__ import annotations

import builtins
import symtable
import warnings
from collections.abc import Callable, Collection, Iterator

from grader.notebook.refusals import NotGraded
from grader.results.text import printable, source_lines


def require_python(cell: str, name: str, transformed: Callable[[str], str]) -> None:
    """Refuse a cell that is no Python file.

    Parameters
    ----------
    cell : str
        The text of the cell.
    name : str
        The exercise.
    transformed : callable
        Returns the Python for what only a notebook understands, such as ``%matplotlib``.

    Raises
    ------
    NotGraded
        With the faulty line, as the notebook numbers it.
    """
    problem = _problem(cell)
    if problem is None:
        return
    line = f"line {(problem.lineno or 1) + 1} of this cell"  # the first one is the magic's
    after = f"{name}.py is as it was."
    if _problem(transformed(cell)) is None:
        line, after = f"{line} is for notebooks only", f"{name}.py has to be Python: put this into another cell."
        raise NotGraded(f"{line}:", *_marked(cell, problem), after)
    raise NotGraded(f"{line}: {problem.msg}", *_marked(cell, problem), after)


def _problem(text: str) -> SyntaxError | None:
    """Return why a text is no Python file, or None if it is one."""
    try:
        with warnings.catch_warnings(action="ignore"):  # running the cell shows them
            compile(text, "cell", "exec", dont_inherit=True)
    except SyntaxError as problem:
        return problem
    except (ValueError, RecursionError, MemoryError) as problem:  # a null byte, half a character, too much nesting
        return SyntaxError(f"{problem}" or "this is too complicated")
    return None


def _marked(cell: str, problem: SyntaxError) -> list[str]:
    """Return the faulty line, and a caret below the place."""
    lines = source_lines(cell)
    if problem.lineno is None or not 0 < problem.lineno <= len(lines):
        return []
    line = lines[problem.lineno - 1]
    indent = len(line) - len(line.lstrip())
    shown = [f"    {printable(line.strip())}"]
    column = (problem.offset or 0) - 1 - indent
    return [*shown, f"    {' ' * column}^"] if column >= 0 else shown


def borrowed_names(cell: str, known: Collection[str]) -> list[str]:
    """Return the names that a cell uses without defining them and that other cells have defined.

    Parameters
    ----------
    cell : str
        Python.
    known : collection of str
        The names that the kernel knows.
    """
    whole = symtable.symtable(cell, "cell", "exec")
    own, used = set(), set()
    for table in _tables(whole):
        for symbol in table.get_symbols():
            if table is whole or symbol.is_declared_global():
                own |= {symbol.get_name()} if symbol.is_assigned() or symbol.is_imported() else set()
            if symbol.is_global() and symbol.is_referenced():
                used.add(symbol.get_name())
    return sorted((used - own).intersection(known) - set(vars(builtins)))


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)
