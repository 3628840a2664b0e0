"""``python -m grader doctor``: what the kit finds here, and one line of advice for each thing that is wrong."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from grader import __version__
from grader.cli.command import FAULT, PASSED
from grader.cli.output import add_color_option, page_width, print_document, print_lines
from grader.report.lines import MARKS, Line
from grader.report.wrapping import wrapped
from grader.results.report import Status

if TYPE_CHECKING:
    from grader.cli.doctor_facts import Fact

SCHEMA = "grader/doctor/v1"
LABEL_WIDTH = 13


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``doctor``."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text, or json for a bug report")
    parser.add_argument("--course", action="store_true", help="look for slips in the course, and grade the solutions")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print what is here, or with ``--course`` the slips in the course; return whether everything is right."""
    from grader.cli.doctor_facts import course_facts, facts_here

    facts = list(course_facts() if options.course else facts_here())
    if options.format == "json":
        print_document(json.dumps(_document(facts), indent=2) + "\n")
    else:
        width = page_width()
        print_lines([(), *(line for fact in facts for line in _fact_lines(fact, width)), ()], options)
    return PASSED if all(fact.ok for fact in facts) else FAULT


def _document(facts: list[Fact]) -> dict[str, object]:
    return {"schema": SCHEMA, "version": __version__, "facts": [asdict(fact) for fact in facts]}


def _fact_lines(fact: Fact, width: int) -> Iterator[Line]:
    mark = MARKS[Status.PASSED if fact.ok and not fact.advice else Status.TODO if fact.ok else Status.FAILED]
    first, *more = wrapped(fact.value, width - LABEL_WIDTH - 4) or [""]
    yield (("  ", ""), mark, (f" {fact.name:<{LABEL_WIDTH}}", "bold"), (first, ""))
    yield from (((" " * (LABEL_WIDTH + 4) + line, ""),) for line in more)
    if fact.advice:
        yield from (((f"    {line}", ""),) for line in wrapped(fact.advice, width - 4))
