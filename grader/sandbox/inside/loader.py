"""Modules from source texts: the submission's, and in the judge those of the reference."""

from __future__ import annotations

import contextlib
import importlib.machinery
import sys
from collections.abc import Iterator, Sequence
from types import FrameType, ModuleType
from typing import Any


class Sources:
    """Finds and loads modules whose source is a text in memory.

    Parameters
    ----------
    texts : dict of str to str
        Source text by module name. No file of these names is ever looked at.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self._codes: dict[str, Any] = {}

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """Return how to load a module of this name, if it is one of the texts."""
        if fullname not in self.texts:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=f"{fullname}.py")  # type: ignore[arg-type]

    def create_module(self, _: importlib.machinery.ModuleSpec) -> None:
        """Let the import system make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute the text of a module in it."""
        name = module.__name__
        if name not in self._codes:
            self._codes[name] = compile(self.texts[name], f"{name}.py", "exec", dont_inherit=True)
        exec(self._codes[name], module.__dict__)

    @contextlib.contextmanager
    def importable(self) -> Iterator[None]:
        """Make the texts importable by name, ahead of everything else, for the time of the context."""
        hidden = {name: sys.modules.pop(name) for name in self.texts if name in sys.modules}
        sys.meta_path.insert(0, self)
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            for name in self.texts:
                sys.modules.pop(name, None)
            sys.modules.update(hidden)

    def execute_anew(self, name: str) -> ModuleType:
        """Execute the module ``name`` and all that it imports from these texts anew; call it inside `importable`."""
        for other in self.texts:
            sys.modules.pop(other, None)
        return importlib.import_module(name)


class Gate:
    """Refuses the submission's own imports of what is not for its exercise; packages import what they need.

    It keeps exercises honest, not submissions out: that is the business of the isolation.

    Parameters
    ----------
    files : set of str
        The submission's files, by the names that its code objects have.
    packages : sequence of str
        Modules of the packages that it may use besides numpy.
    """

    def __init__(self, files: set[str], packages: Sequence[str]) -> None:
        self._files = files
        self._allowed = {"numpy", *(name.partition(".")[0] for name in packages)} | sys.stdlib_module_names

    def find_spec(self, fullname: str, *_: object) -> None:
        """Find nothing; raise ModuleNotFoundError for a module that the submission may not import."""
        name = fullname.partition(".")[0]
        if name not in self._allowed and _importer() in self._files:
            raise ModuleNotFoundError(f"{name} is not for this exercise", name=name)


def _importer() -> str:
    """Return the file of the code that imports something just now."""
    caller: FrameType | None = sys._getframe(2)
    while caller is not None and "importlib" in caller.f_code.co_filename:
        caller = caller.f_back
    return caller.f_code.co_filename if caller is not None else ""
