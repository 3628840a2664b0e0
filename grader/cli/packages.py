"""The packages that the kit needs, and those of them that this Python does not have. None is imported."""

from __future__ import annotations

import importlib.util

NEEDED = {
    "matplotlib": "matplotlib",
    "numpy": "numpy",
    "pillow": "PIL",
    "pytest": "pytest",
    "pytest-timeout": "pytest_timeout",
    "rich": "rich",
}
"""What each package is called when it is installed, and when it is imported."""

REMEDY = (
    "activate the environment first: . .venv/bin/activate "
    "(or install the kit from its clone: python -m pip install -e .)"
)


def missing_packages() -> list[str]:
    """Return the names of the packages that are not there."""
    return [name for name, module in NEEDED.items() if not importlib.util.find_spec(module)]
