"""What a submission may import, and the replacements for all other modules, which fail on first use."""

from __future__ import annotations

import ast
import importlib.machinery
import sys
from collections.abc import Mapping, Sequence
from types import FrameType, ModuleType
from typing import NoReturn


class Gate:
    """Refuses imports of the submission that its exercise does not allow; packages import what they need.

    A plain import at the top of a file gets a `ReplacementModule`, so only code that uses it fails. Any other import is
    refused at once: in a function it is a use, and in a ``try`` the submission does not need it.

    It keeps exercises honest. It does not protect the machine; the isolation does.

    Parameters
    ----------
    texts : mapping of str to str
        The submission's source texts by module name.
    packages : sequence of str
        Modules of the packages that it may use besides numpy.
    """

    def __init__(self, texts: Mapping[str, str], packages: Sequence[str]) -> None:
        self._texts = {f"{name}.py": text for name, text in texts.items()}
        self._allowed = {"numpy", *map(_package, packages)} | sys.stdlib_module_names

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        """Find a replacement for a module that the submission may not import, and for no other.

        Raises
        ------
        ModuleNotFoundError
            If the exercise does not allow the module and no replacement is possible.
        """
        importer = _importer()
        if _package(fullname) in self._allowed or importer is None or importer.f_code.co_filename not in self._texts:
            return None
        if importer.f_code.co_name == "<module>" and importer.f_lineno in self._lines(importer.f_code.co_filename):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)  # type: ignore[arg-type]
        raise _refusal(fullname)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ReplacementModule:
        """Return the replacement for a module."""
        _IMPORTED.append(spec.name)
        return ReplacementModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: a replacement has no code."""

    def _lines(self, file: str) -> set[int]:
        """Return the lines of a file with only an import that names everything it imports."""
        statements = ast.parse(self._texts[file]).body
        return {
            statement.lineno
            for statement in statements
            if isinstance(statement, ast.Import)
            or (isinstance(statement, ast.ImportFrom) and statement.names[0].name != "*")
        }


_IMPORTED: list[str] = []
"""The names of replacements that may be in ``sys.modules``, which is too long to be searched for each check."""


class ReplacementModule(ModuleType):
    """Stands for a module that the exercise does not allow, and for everything in it.

    A file may name it, and at its top level also call it and take parts of it, which gives a new replacement. Any other
    use raises ModuleNotFoundError.
    """

    def __getattr__(self, name: str) -> ReplacementModule:
        if name.startswith("__"):  # Python asks for these itself
            raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'", name=name, obj=self)
        return ReplacementModule(f"{self.__name__}.{name}")

    def __call__(self, *_: object, **__: object) -> ReplacementModule:
        """Return a replacement for the result of a call at the top level of a file."""
        return self._part()

    def __getitem__(self, _: object) -> ReplacementModule:
        return self._part()

    def __setitem__(self, _: object, __: object) -> None:
        self._part()

    def _part(self) -> ReplacementModule:
        if sys._getframe(2).f_code.co_name != "<module>":
            raise _refusal(self.__name__)
        return self


def _refuse(module: ReplacementModule, *_: object) -> NoReturn:
    raise _refusal(module.__name__)


OPERATIONS = (
    *("iter", "len", "contains", "enter", "array", "mro_entries", "instancecheck", "subclasscheck"),
    *("int", "float", "index", "abs", "neg", "lt", "le", "gt", "ge"),
    *(f"{side}{name}" for side in ("", "r") for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow")),
    *("matmul", "rmatmul"),
)
"""Operations that Python applies to an object without asking for an attribute."""

for _name in OPERATIONS:
    setattr(ReplacementModule, f"__{_name}__", _refuse)


def forget_replacement_modules() -> None:
    """Take the replacements out of ``sys.modules``, so that no other module finds them there."""
    for name in _IMPORTED:
        if isinstance(sys.modules.get(name), ReplacementModule):
            del sys.modules[name]
    _IMPORTED.clear()


def _package(module: str) -> str:
    return module.partition(".")[0]


def _refusal(module: str) -> ModuleNotFoundError:
    return ModuleNotFoundError(f"{_package(module)} is not for this exercise", name=_package(module))


def _importer() -> FrameType | None:
    """Return the frame of the code that is importing something."""
    caller: FrameType | None = sys._getframe(2)
    while caller is not None and "importlib" in caller.f_code.co_filename:
        caller = caller.f_back
    return caller
