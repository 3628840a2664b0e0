"""Slips that the syntax of scenarios and views shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator

from grader.course.entries import did_you_mean
from grader.course.language import VIEW_FIXTURES
from grader.course.syntax import SourceFile, doubled, parameter_slips


def scenario_slips(files: Iterable[SourceFile], scenarios: SourceFile | None) -> Iterator[str]:
    """Yield scenarios that no check or view runs, and missing ones that some check or view runs.

    Parameters
    ----------
    files : iterable of SourceFile
        The checks of an exercise, and its views if it has any.
    scenarios : SourceFile or None
        Its scenarios, if it has any.
    """
    names = {*scenarios.assigned, *(node.name for node in scenarios.definitions)} if scenarios else set()
    wanted: set[str] = set()
    for file in files:
        found = _scenarios_named_in(file)
        for name in sorted(found.keys() - names):
            yield file.slip(found[name], f"there is no scenario '{name}'{did_you_mean(name, names)}")
        wanted |= found.keys()
    if scenarios is None:
        return
    yield from doubled(scenarios)
    for function in scenarios.functions:
        if function.name not in scenarios.used:
            yield from _one_scenario_slips(scenarios, function, wanted)


def _scenarios_named_in(file: SourceFile) -> dict[str, ast.Attribute]:
    """Return the names that a file uses from ``scenarios``."""
    return {
        node.attr: node
        for node in file.nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "scenarios"
    }


def _one_scenario_slips(file: SourceFile, scenario: ast.FunctionDef, wanted: Collection[str]) -> Iterator[str]:
    if scenario.name not in wanted:
        yield file.slip(scenario, f"no check and no view runs {scenario.name}")
    if [argument.arg for argument in scenario.args.args[:1]] != ["module"]:
        yield file.slip(scenario, f"the first parameter of {scenario.name} must be 'module'")
    if not re.fullmatch(r"\S[^\n]*[^\s.]", ast.get_docstring(scenario) or ""):
        yield file.slip(scenario, f"{scenario.name}: the docstring must be the call as the learner would write it")


def view_slips(file: SourceFile) -> Iterator[str]:
    """Yield the slips in a file of views.

    Parameters
    ----------
    file : SourceFile
        The file: functions named ``view_what_is_seen``, and what they use.
    """
    yield from doubled(file)
    used = file.used
    for function in file.functions:
        if function.name.startswith("view_"):
            yield from parameter_slips(file, function, VIEW_FIXTURES, ())
            if not re.fullmatch(r"\S[^\n]*[^\s.]\.\n\n\S.*[.?]", ast.get_docstring(function) or "", re.DOTALL):
                yield file.slip(function, f"{function.name}: the docstring must be a title, and below it a caption")
        elif function.name not in used:
            yield file.slip(function, f"{function.name} is no view, and none uses it; expected view_what_is_seen")
