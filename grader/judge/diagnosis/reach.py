"""The parts of an exercise that a check may enter, found in its code without executing it: never too few."""

from __future__ import annotations

import ast
import functools
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from types import CodeType, FunctionType, MethodType
from typing import Any

from grader.judge.sequences.sequence import ARGUMENTS
from grader.judge.subjects.calls import Call

_WORD = re.compile(r"[A-Za-z_]\w*")

Mentions = Mapping[str, frozenset[str]]
"""For each function, class and method of a solution, by its bare name, those that its code mentions."""


def mentions_of(tree: ast.Module) -> Mentions:
    """Return what the functions, classes and methods of a solution mention.

    What a class mentions outside its methods counts for the class, and so do special methods such as ``__init__``.
    Methods of one name count as one.

    Parameters
    ----------
    tree : ast.Module
        The solution.
    """
    words: dict[str, set[str]] = {}
    for name, node in _definitions(tree):
        words.setdefault(name, set()).update(_words(node))
    return {name: frozenset(found & words.keys()) for name, found in words.items()}


def _definitions(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Yield the parts of a solution, each with the name of the function, class or method that it belongs to."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield node.name, ast.Tuple([*node.bases, *node.decorator_list], ast.Load())
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and not part.name.startswith("__"):
                    yield part.name, part
                else:
                    yield node.name, part


def _words(node: ast.AST) -> set[str]:
    """Return the names in some code, and those of attributes."""
    parts = [*ast.walk(node)]
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    return names | {part.attr for part in parts if isinstance(part, ast.Attribute)}


def reach(calls: Iterable[Call], mentions: Mentions) -> frozenset[str]:
    """Return the functions, classes and methods of a solution that calls may enter, by their bare names.

    Parameters
    ----------
    calls : iterable of Call
        The calls.
    mentions : Mentions
        What they mention.
    """
    named = frozenset[str]().union(*map(_names_in_call, calls))
    return _closed(named, mentions) & mentions.keys()


def _names_in_call(call: Call) -> frozenset[str]:
    """Return the names in a call and in the scenarios that it uses."""
    if isinstance(call.target, str):
        return _names((call.target, call.values))
    if call.names == ARGUMENTS:  # a sequence: its lines name the scenarios that it uses
        return _closed(_names(call.values), inspect.getclosurevars(call.target).nonlocals["scenarios"])
    return _closed(_names((call.target, call.values)), inspect.unwrap(call.target).__globals__)


def _closed(named: frozenset[str], mentions: Mapping[str, Any]) -> frozenset[str]:
    """Return names with everything that they mention, directly or indirectly."""
    found: set[str] = set()
    while new := named - found:
        found |= new
        named = frozenset[str]().union(*(_names(mentions[name]) for name in new if name in mentions))
    return frozenset(found)


def _names(value: Any) -> frozenset[str]:
    """Return the words in the strings of a value, and the names in the code of its functions and classes."""
    names: set[str] = set()
    seen: dict[int, Any] = {}
    left = [value]
    while left:
        part = left.pop()
        if id(part) in seen:
            continue
        seen[id(part)] = part
        if isinstance(part, str):
            names.update(_WORD.findall(part))
        elif isinstance(part, CodeType):
            names.update(part.co_names)
        left += _parts(part)
    return frozenset(names)


def _parts(value: Any) -> Iterable[Any]:
    """Return what a value holds that may have names in it."""
    match value:
        case dict():
            return *value.keys(), *value.values()
        case list() | tuple() | set() | frozenset():
            return value
        case CodeType():
            return value.co_consts
        case FunctionType():
            kept = [cell.cell_contents for cell in value.__closure__ or ()]
            return value.__code__, value.__defaults__, value.__kwdefaults__, kept, vars(value)
        case MethodType():
            return value.__func__, value.__self__
        case staticmethod() | classmethod():
            return (value.__func__,)
        case property():
            return value.fget, value.fset, value.fdel
        case functools.partial():
            return value.func, value.args, value.keywords
        case type():
            return [held for base in value.__mro__[:-1] for held in vars(base).values()]
    return (type(value), getattr(value, "__dict__", None)) if callable(value) else ()
