"""Which function or method of an exercise a text is about, such as the call that failed."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_NAME = 80
"""Letters of a name that counts: a submission can have any."""

_DEFINITION = re.compile(
    rf"^(?P<indent>[ \t]*)(?P<kind>class|(?:async[ ]+)?def)[ ]+(?P<name>\w{{1,{MAX_NAME}}})\b", re.M
)
_WORD = re.compile(r"(?P<dot>\.?)\b(?P<word>[A-Za-z_]\w*)(?P<call>\(?)(?!\.py\b)")


class Functions:
    """The functions, classes and methods that a Python text defines, without the private ones.

    Parameters
    ----------
    text : str
        The solution or the submission. It is not parsed, since the cost of parsing is unknown.
    """

    def __init__(self, text: str) -> None:
        self._methods: dict[str, set[str]] = {}
        self._functions: set[str] = set()
        owner, depth = "", ""
        for match in _DEFINITION.finditer(text):
            indent, name = match["indent"], match["name"]
            if not indent and match["kind"] == "class":
                owner, depth = name, ""
                self._methods[owner] = {"__init__"}
            elif not indent:
                owner = ""
                self._functions |= {name} if not name.startswith("_") else set()
            elif owner and indent == (depth := depth or indent) and not name.startswith("_"):
                self._methods[owner].add(name)

    def subject(self, call: str, message: str = "", title: str = "") -> str | None:
        """Return what a failure is about: ``"softmax"``, ``"Affine.backward"``, or a class, such as ``"Affine"``.

        Parameters
        ----------
        call : str
            The call that failed, as the learner would write it. Where it names several functions, or only a class, the
            message may say more.
        message : str
            The message about the fault.
        title : str
            The title of the check, for a call that names no function.
        """
        named = [*self._called(call)] or [*self._named(call)]
        if len({*named}) != 1 or named[0] in self._methods:
            named = [*self._called(message.removeprefix(call)), *named]
        return next(iter(named or [*self._named(title)]), None)

    def _called(self, text: str) -> Iterator[str]:
        """Yield the functions that a text calls, in order; a class only if no method of it follows."""
        yield from self._mentions([match for match in _WORD.finditer(text) if self._is_class(match) or match["call"]])

    def _named(self, text: str) -> Iterator[str]:
        """Yield the functions that a text mentions in any way."""
        yield from self._mentions([*_WORD.finditer(text)])

    def _is_class(self, match: re.Match[str]) -> bool:
        return match["word"] in self._methods

    def _mentions(self, matches: list[re.Match[str]]) -> Iterator[str]:
        owner = ""
        for match in matches:
            word = match["word"]
            if word in self._methods:
                if owner:
                    yield owner
                owner = word
            elif word in self._functions and not match["dot"]:
                yield word
            elif method := self._method(owner, word):
                yield method
                owner = ""
        if owner:
            yield owner

    def _method(self, owner: str, word: str) -> str | None:
        """Return a method of this class, or of the only class that has it; for ``__init__``, the class."""
        owners = [name for name, methods in self._methods.items() if word in methods]
        if owner not in owners and len(owners) != 1:
            return None
        name = owner if owner in owners else owners[0]
        return name if word == "__init__" else f"{name}.{word}"
