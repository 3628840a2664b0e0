"""Slips that the syntax of an exercise's files shows; nothing is executed."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from grader.course.entries import CourseError, did_you_mean
from grader.course.language import FIXTURES, MARKS, Mark, marks_of

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class SourceFile:
    """A file of the course.

    Attributes
    ----------
    path : str
        Its path in the kit, for messages.
    tree : ast.Module
        Its syntax.
    """

    path: str
    tree: ast.Module

    @functools.cached_property
    def definitions(self) -> list[_Definition]:
        """The functions and classes at its top level."""
        return [node for node in self.tree.body if isinstance(node, _Definition)]

    @functools.cached_property
    def functions(self) -> list[ast.FunctionDef]:
        """The functions at its top level."""
        return [node for node in self.definitions if isinstance(node, ast.FunctionDef)]

    @functools.cached_property
    def assigned(self) -> dict[str, ast.expr]:
        """The named values at its top level."""
        found = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
                found.update(dict.fromkeys(names, node.value))
        return found

    @functools.cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes of its syntax tree; walking through it takes as long as parsing it."""
        return list(ast.walk(self.tree))

    @functools.cached_property
    def used(self) -> set[str]:
        """All names that its code uses."""
        return {node.id for node in self.nodes if isinstance(node, ast.Name)}

    def slip(self, node: ast.expr | ast.stmt | ast.arg, text: str) -> str:
        """Return the line that reports a slip."""
        return f"{self.path}, line {node.lineno}: {text}"


def parse(path: str, data: bytes) -> SourceFile:
    """Return a file of the course.

    Parameters
    ----------
    path : str
        Its path in the kit, for messages.
    data : bytes
        Its content.

    Raises
    ------
    CourseError
        If it is no Python.
    """
    try:
        return SourceFile(path, ast.parse(data))
    except SyntaxError as problem:
        place = f", line {problem.lineno}" if problem.lineno else ""
        raise CourseError([f"{path}{place}: {problem.msg}"]) from None
    except ValueError as problem:  # a NUL, up to Python 3.11
        raise CourseError([f"{path}: {problem}"]) from None


# Checks


def check_slips(file: SourceFile) -> Iterator[str]:
    """Yield the slips in a file of checks.

    Parameters
    ----------
    file : SourceFile
        The file.
    """
    checks = [function for function in file.functions if function.name.startswith("check_")]
    if not checks:
        yield f"{file.path}: there is no check in it; expected functions named check_..."
    yield from doubled(file)
    yield from _without_part(file)
    yield from _title_slips(file, checks)
    local = [function for function in file.functions if _is_fixture(function)]
    known = {*FIXTURES, *(function.name for function in local)}
    for fixture in local:
        yield from parameter_slips(file, fixture, known, ())
    for check in checks:
        marks = marks_of(check, file.assigned)
        yield from parameter_slips(file, check, known, {case for mark in marks for case in mark.cases})
        yield from _mark_slips(file, check, marks)
    yield from _marks_elsewhere(file)


def doubled(file: SourceFile) -> Iterator[str]:
    """Yield definitions that a second one of the same name hides."""
    first: dict[str, _Definition] = {}
    for node in file.definitions:
        other = first.setdefault(node.name, node)
        if other is not node:
            yield file.slip(node, f"{node.name} is defined twice; the first time is in line {other.lineno}")


def _is_fixture(function: ast.FunctionDef) -> bool:
    return any(ast.unparse(decorator).startswith("pytest.fixture") for decorator in function.decorator_list)


def _without_part(file: SourceFile) -> Iterator[str]:
    """Yield functions that are neither check nor fixture nor used by one: it may be a check with a wrong name."""
    used = file.used
    for node in file.definitions:
        if not isinstance(node, ast.FunctionDef):
            yield file.slip(node, f"{node.name} is no plain function; a file of checks has no others")
        elif not (node.name.startswith("check_") or node.name in used or _is_fixture(node)):
            near = did_you_mean(node.name, [f"check_{node.name.partition('_')[2]}"])
            yield file.slip(node, f"{node.name} is no check and no fixture, and nothing uses it{near}")


def _title_slips(file: SourceFile, checks: Iterable[ast.FunctionDef]) -> Iterator[str]:
    first: dict[str, ast.FunctionDef] = {}
    for check in checks:
        title = ast.get_docstring(check) or ""
        if not title:
            yield file.slip(check, f"{check.name} has no docstring; expected a sentence as its title")
        elif not re.fullmatch(r"\S[^\n]*[^\s.]\.", title) or re.search(r"[.?!] ", title):
            yield file.slip(check, f"{check.name}: the docstring must be one sentence on one line, with a full stop")
        elif (other := first.setdefault(title, check)) is not check:
            yield file.slip(check, f"{check.name} has the same docstring as {other.name}")


def parameter_slips(
    file: SourceFile, function: ast.FunctionDef, known: Collection[str], cases: Collection[str]
) -> Iterator[str]:
    """Yield parameters that are no fixtures, and cases for missing parameters."""
    arguments = function.args
    required = arguments.args[: len(arguments.args) - len(arguments.defaults)]
    for argument in required:
        if argument.arg not in {*known, *cases}:
            near = did_you_mean(argument.arg, known)
            yield file.slip(argument, f"{function.name} asks for '{argument.arg}', which is no fixture{near}")
    for case in sorted({*cases} - {argument.arg for argument in arguments.args}):
        yield file.slip(function, f"{function.name} has no parameter '{case}', but values for it")


def _mark_slips(file: SourceFile, check: ast.FunctionDef, marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        if mark.name not in MARKS:
            near = did_you_mean(mark.name, MARKS)
            yield file.slip(mark.decorator, f"{check.name} has an unknown mark '{mark.name}'{near}")
        elif not mark.is_right:
            yield file.slip(mark.decorator, f"{check.name} is marked {mark.text}; expected {MARKS[mark.name]}")


def _marks_elsewhere(file: SourceFile) -> Iterator[str]:
    """Yield marks on functions that are no checks: they have no effect."""
    if mark := file.assigned.get("pytestmark"):
        yield file.slip(mark, "pytestmark marks all checks; expected marks at each")
    for node in file.nodes:
        if isinstance(node, ast.keyword) and node.arg == "marks":
            yield file.slip(node.value, "a case has marks; expected them at its check")


def named_in(checks: SourceFile) -> set[str]:
    """Return the texts and attributes in a file of checks; the names that checks use are among these."""
    texts = {str(node.value) for node in checks.nodes if isinstance(node, ast.Constant)}
    return texts | {node.attr for node in checks.nodes if isinstance(node, ast.Attribute)}


# Mistakes


def mistake_slips(file: SourceFile, solution: SourceFile | None) -> Iterator[str]:
    """Yield the slips in a file of mistakes.

    Parameters
    ----------
    file : SourceFile
        The file: functions and classes named ``target__what_goes_wrong``, and what they use.
    solution : SourceFile or None
        The solution, which has the targets; None where the kit has none.
    """
    yield from doubled(file)
    used = file.used
    targets = {node.name for node in solution.definitions} if solution else None
    for node in file.definitions:
        target, is_mistake, _ = node.name.partition("__")
        if not is_mistake:
            if node.name not in used:
                yield file.slip(node, f"{node.name} is no mistake, and none uses it; expected target__what_goes_wrong")
            continue
        if targets is not None and target not in targets:
            yield file.slip(node, f"{node.name}: the solution has no '{target}'{did_you_mean(target, targets)}")
        if not ast.get_docstring(node):
            yield file.slip(node, f"{node.name} has no docstring; expected the hint for whoever writes the same")
