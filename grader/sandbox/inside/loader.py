"""Make modules from source texts: those of the submission, and in the judge those of the reference."""

from __future__ import annotations

import contextlib
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


class Sources:
    """Finds and loads modules from source texts in memory.

    Each has a ``__file__`` in the current folder, as if it were a file there; its code objects have the bare name.

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
        return importlib.util.spec_from_file_location(fullname, f"{fullname}.py", loader=self)  # type: ignore[arg-type]

    def create_module(self, _: importlib.machinery.ModuleSpec) -> None:
        """Let the import system make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Execute the text of a module in it."""
        name = module.__name__
        if name not in self._codes:
            self._codes[name] = compile(self.texts[name], f"{name}.py", "exec", dont_inherit=True)
        exec(self._codes[name], module.__dict__)

    def get_source(self, fullname: str) -> str:
        """Return the text of a module, for `inspect` and tracebacks."""
        return self.texts[fullname]

    @contextlib.contextmanager
    def importable(self) -> Iterator[None]:
        """Make the texts importable by name inside the context, before everything else."""
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
        """Execute the module ``name`` and all that it imports from these texts anew; call this inside `importable`."""
        for other in self.texts:
            sys.modules.pop(other, None)
        return importlib.import_module(name)
