"""The packages that the kit needs, and which of them are missing. None is imported."""

from __future__ import annotations

import importlib.util

NEEDED = {
    "jinja2": "jinja2",
    "markdown-it-py": "markdown_it",
    "matplotlib": "matplotlib",
    "numpy": "numpy",
    "pillow": "PIL",
    "pytest": "pytest",
    "pytest-timeout": "pytest_timeout",
    "rich": "rich",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
}
"""The name of each package for installing, and its name for importing."""

SINGLE_FILES = ("pytest_timeout",)
"""Packages that are a single file."""

HIDDEN = "{path} hides the package of that name; rename it, or take its folder out of PYTHONPATH"
"""The message about a file with the name of a package."""


def missing_packages() -> list[str]:
    """Return the names of the missing packages."""
    return [name for name, module in NEEDED.items() if not importlib.util.find_spec(module)]


def hidden_packages() -> list[str]:
    """Return the files that hide a package; packages that are a single file are not checked."""
    specs = {name: importlib.util.find_spec(name) for name in NEEDED.values() if name not in SINGLE_FILES}
    return [f"{spec.origin}" for spec in specs.values() if spec and spec.submodule_search_locations is None]
