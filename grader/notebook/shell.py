"""The part of a notebook's shell that is used here. IPython provides it, and is needed only in notebooks."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import Any, Protocol


class Outcome(Protocol):
    """How the run of a cell ended."""

    @property
    def success(self) -> bool:
        """Whether it ran to its end."""


class Shell(Protocol):
    """IPython's ``InteractiveShell``."""

    user_ns: MutableMapping[str, Any]
    events: Any
    magics_manager: Any

    def run_cell(self, raw_cell: str) -> Outcome:
        """Run a cell, and show its output."""

    def transform_cell(self, raw_cell: str) -> str:
        """Return the Python for syntax that only a notebook understands."""

    def set_next_input(self, s: str, replace: bool = False) -> None:
        """Put a text into the next cell, or into this one."""

    def push(self, variables: dict[str, object], interactive: bool = True) -> None:
        """Define names for all cells."""

    def del_var(self, varname: str) -> None:
        """Forget a name."""

    def set_hook(
        self, name: str, hook: Callable[..., object], *, str_key: str | None = None, re_key: str | None = None
    ) -> None:
        """Register a hook, such as for the completions of a line."""

    def register_magic_function(self, func: Callable[..., object], magic_kind: str, magic_name: str) -> None:
        """Define a magic."""

    def find_cell_magic(self, magic_name: str) -> Callable[..., object] | None:
        """Return the function of a magic."""
