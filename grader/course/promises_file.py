"""Read ``promises.toml``; each slip is reported in one line with its place."""

from __future__ import annotations

import ast
import re
import reprlib
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from grader.course.entries import CourseError, did_you_mean
from grader.course.promises import FORMS, KINDS, NEW_ARRAYS, WORDS, Input, Method, Promise

FIELDS = ("arguments", "open", "returns", "new", "calls", "after", "ends", "sets", "changes", "replaces")

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

_SHAPE = re.compile(r"\((?:[A-Z]|\d+)?(?:, (?:[A-Z]|\d+))*\)")
_INPUT = re.compile(rf"(?P<words>(?:[a-z]+ )*)(?P<shapes>{_SHAPE.pattern}(?: or {_SHAPE.pattern})*)")


def read_promises(path: str, data: bytes) -> dict[str, Promise]:
    """Return the promises in a file, by name.

    Parameters
    ----------
    path : str
        Its path in the kit, for messages.
    data : bytes
        Its content.

    Raises
    ------
    CourseError
        If anything in it is wrong.
    """
    try:
        text = data.decode("utf-8")
        tables = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:  # its message names the place
        raise CourseError([f"{path}: this is no valid TOML: {problem}"]) from None
    readers = [_Reader(path, text, name, table) for name, table in tables.items()]
    promises = [reader.promise() for reader in readers]
    if slips := [slip for reader in readers for slip in reader.slips]:
        raise CourseError(slips)
    return {promise.name: promise for promise in promises}


@dataclass
class _Reader:
    """Reads one table, and collects its slips."""

    path: str
    text: str
    name: str
    table: Any
    slips: list[str] = field(default_factory=list)

    def promise(self) -> Promise:
        if not isinstance(self.table, dict):
            self._slip(self.name, "expected a table for each function or class")
            return Promise(self.name, {}, frozenset())
        for key in self.table:
            if key not in FIELDS:
                self._slip(key, f"unknown field '{key}'{did_you_mean(key, FIELDS)}")
        inputs = {name: self._input(name, text) for name, text in self._mapping("arguments").items()}
        methods = tuple(self._methods())
        changes, replaces = tuple(self._names("changes")), tuple(self._names("replaces"))
        promise = Promise(self.name, inputs, self._forms(), self._returns(), self._new(), methods, changes, replaces)
        self._compare(promise)
        return promise

    def _slip(self, key: str, text: str) -> None:
        self.slips.append(f"{self.path}, line {_line(self.text, self.name, key)}: {self.name}: {text}")

    def _mapping(self, key: str) -> dict[str, Any]:
        value = self.table.get(key, {})
        if isinstance(value, dict):
            return value
        self._slip(key, f"{key} must be a table; got {reprlib.repr(value)}")
        return {}

    def _names(self, key: str) -> list[str]:
        value = self.table.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        self._slip(key, f"{key} must be a list of strings; got {reprlib.repr(value)}")
        return []

    def _input(self, name: str, text: object) -> Input:
        match = _INPUT.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            self._slip("arguments", f"{name} is {reprlib.repr(text)}; expected a shape, such as '(N, C) or (C)'")
            return Input(())
        words = match["words"].split()
        for word in words:
            if word not in {*KINDS, *WORDS}:
                self._slip("arguments", f"{name}: unknown word '{word}'{did_you_mean(word, {*KINDS, *WORDS})}")
        kinds = [word for word in words if word in KINDS]
        if len(kinds) > 1:
            self._slip("arguments", f"{name} cannot be both {kinds[0]} and {kinds[1]}")
        shapes = tuple(tuple(re.findall(r"\w+", shape)) for shape in _SHAPE.findall(match["shapes"]))
        return Input(shapes, kinds[0] if kinds else "numbers", frozenset(words) & WORDS.keys())

    def _forms(self) -> frozenset[str]:
        for form in self._names("open"):
            if form not in FORMS:
                self._slip("open", f"unknown form '{form}'{did_you_mean(form, FORMS)}")
        return frozenset(FORMS) - {*self._names("open")}

    def _returns(self) -> bool:
        if (value := self.table.get("returns", NEW_ARRAYS)) != NEW_ARRAYS:
            self._slip("returns", f"returns can only be '{NEW_ARRAYS}'; got {reprlib.repr(value)}")
        return "returns" in self.table

    def _new(self) -> tuple[str, ...]:
        if "new" not in self.table:
            return ()
        name, arguments = self._call("new", self.table["new"])
        if name != self.name:
            self._slip("new", f"new must be a call of {self.name}; got {reprlib.repr(self.table['new'])}")
        return arguments

    def _methods(self) -> Iterator[Method]:
        after, ends, sets = (self._mapping(key) for key in ("after", "ends", "sets"))
        for name, value in sets.items():
            if not isinstance(value, list):
                self._slip("sets", f"sets: {name} must have a list of names, such as ['dW']; got {reprlib.repr(value)}")
        calls = [self._call("calls", text) for text in self._names("calls")]
        names = [name for name, _ in calls]
        for key, table in (("after", after), ("ends", ends), ("sets", sets)):
            others = () if key == "sets" else map(str, table.values())
            for name in sorted({*table, *others} - {*names}):
                self._slip(key, f"{name} is none of the calls{did_you_mean(name, names)}")
        for name, arguments in calls:
            earlier, ended = str(after.get(name, "")), str(ends.get(name, ""))
            yield Method(name, arguments, earlier, tuple(map(str, sets.get(name, ()))), ended)

    def _call(self, key: str, text: object) -> tuple[str, tuple[str, ...]]:
        """Return name and arguments of a call, such as ``forward(x)``."""
        try:
            tree = ast.parse(str(text), mode="eval").body
        except SyntaxError:
            tree = None
        if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
            self._slip(key, f"expected a call, such as 'forward(x)'; got {reprlib.repr(text)}")
            return "", ()
        return tree.func.id, tuple(ast.unparse(argument) for argument in [*tree.args, *tree.keywords])

    def _compare(self, promise: Promise) -> None:
        """Compare the parts of a promise."""
        if promise.methods and "new" not in self.table:
            self._slip("calls", "a class needs a field 'new', such as 'Affine(W, b)'")
        if "new" in self.table and not promise.methods:
            self._slip("new", "a class needs a field 'calls', such as ['forward(x)']")
        for key, names in (("changes", promise.changes), ("replaces", promise.replaces)):
            for name in [name for name in names if name not in promise.inputs]:
                self._slip(key, f"{name} is none of the arguments{did_you_mean(name, promise.inputs)}")
        for method in promise.methods:
            self._known(promise.inputs, method.arguments)
        self._known({*promise.inputs, *promise.sizes}, promise.new)

    def _known(self, known: Collection[str], arguments: Collection[str]) -> None:
        for argument in arguments:
            if argument.isidentifier() and argument not in known:
                self._slip("arguments", f"nothing says what {argument} is{did_you_mean(argument, known)}")


def misplaced_promises(
    path: str, data: bytes, definitions: Collection[_Definition], named: Collection[str]
) -> Iterator[str]:
    """Yield the slips of promises that do not match the solution, or that no check uses.

    Parameters
    ----------
    path : str
        The path of the promises in the kit, for messages.
    data : bytes
        Their content; it can be read.
    definitions : collection of ast nodes
        The functions and classes of the solution and of the scenarios; none if the kit has no solution.
    named : collection of str
        The names in the checks.
    """
    known = {node.name: node for node in definitions}
    text = data.decode("utf-8")
    for name, promise in read_promises(path, data).items():
        place = f"{path}, line {_line(text, name)}: {name}"
        node = known.get(name)
        if known and node is None:
            yield f"{place} is neither in the solution nor a scenario{did_you_mean(name, known)}"
        elif name not in named:
            yield f"{place}: no check asks for it"
        elif isinstance(node, ast.ClassDef):
            methods = {method.name for method in node.body if isinstance(method, ast.FunctionDef)}
            for wrong in [method.name for method in promise.methods if method.name not in methods]:
                yield f"{place} has no method {wrong}{did_you_mean(wrong, methods)}"
        elif node is not None:
            parameters = [argument.arg for argument in node.args.args]
            for wrong in [argument for argument in promise.inputs if argument not in parameters]:
                yield f"{place} has no parameter {wrong}{did_you_mean(wrong, parameters)}"


def _line(text: str, table: str, key: str = "") -> int:
    """Return the line of a field of a table, or else the line of its heading; tomllib does not give lines."""
    lines = text.split("\n")
    heading = next((n for n, line in enumerate(lines) if re.match(rf"\s*\[{re.escape(table)}\]", line)), 0)
    for number, line in enumerate(lines[heading + 1 :], start=heading + 1):
        if line.startswith("["):
            break
        if key and re.match(rf"\s*{re.escape(key)}\s*=", line):
            return number + 1
    return heading + 1
