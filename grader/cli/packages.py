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
"""What each package is called when it is installed, and when it is imported."""

SINGLE_FILES = ("pytest_timeout",)
"""Those that are no folders."""

HIDDEN = "{path} hides the package of that name; rename it, or take its folder out of PYTHONPATH"
"""What is said of a file that stands where a package should be found."""


def missing_packages() -> list[str]:
    """Return the names of the packages that are not there."""
    return [name for name, module in NEEDED.items() if not importlib.util.find_spec(module)]


def hidden_packages() -> list[str]:
    """Return the files that stand where a package should be found; one that is made of a single file is not known."""
    specs = {name: importlib.util.find_spec(name) for name in NEEDED.values() if name not in SINGLE_FILES}
    return [f"{spec.origin}" for spec in specs.values() if spec and spec.submodule_search_locations is None]
