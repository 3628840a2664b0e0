"""Read entries of a JSON document, and check the type of each."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

from grader.results.text import one_line

Document = dict[str, Any]


class DocumentError(ValueError):
    """A text is no report in JSON; the message is one line."""


def read_document(text: str, schema: str) -> Document:
    """Return a JSON document of this schema.

    Raises
    ------
    DocumentError
        If the text is anything else.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise DocumentError(f"this is not JSON: {one_line(str(problem))}") from None
    if not isinstance(document, dict) or document.get("schema") != schema:
        raise DocumentError(f"this is not a report of schema {schema}")
    return document


@contextlib.contextmanager
def damage_reported() -> Iterator[None]:
    """Raise DocumentError if a document lacks an entry, or if an entry has the wrong type."""
    try:
        yield
    except DocumentError:
        raise
    except (KeyError, TypeError, ValueError, ArithmeticError) as problem:
        raise DocumentError(f"this report is damaged: {type(problem).__name__}: {one_line(str(problem))}") from None


def entry(document: Document, name: str, *kinds: type) -> Any:
    """Return an entry of a document; raise TypeError if it has another type."""
    value = document[name]
    if type(value) not in kinds:
        raise TypeError(f"{name} is {type(value).__name__}")
    return value


def texts(document: Document, name: str) -> tuple[str, ...]:
    """Return a list of texts in a document; raise TypeError if it is anything else."""
    return entries(document, name, str)


def entries(document: Document, name: str, kind: type) -> tuple[Any, ...]:
    """Return a list in a document whose items all have one type; raise TypeError if it is anything else."""
    return tuple(entry({name: value}, name, kind) for value in entry(document, name, list))
