"""An ordinary user, who can read the kit and start Python: whoever runs the tests or, where that is root, nobody."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from grader.files import ROOT
from tests.support.attacks import copy_of_kit

NOBODY = 65534


@dataclass(frozen=True)
class User:
    """An interpreter and a kit that an ordinary user can read, and how to become that user."""

    python: str
    kit: Path
    switch: dict[str, Any] = field(default_factory=dict)

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run the interpreter in the folder of the kit."""
        return subprocess.run([self.python, *words], capture_output=True, check=False, cwd=self.kit, **self.switch)

    def has_all(self) -> bool:
        """Whether the user can start the interpreter, and import what the kit needs."""
        try:
            return self.run("-c", "import numpy, pytest, pytest_timeout, matplotlib, PIL, rich").returncode == 0
        except PermissionError:
            return False


@contextlib.contextmanager
def ordinary_user() -> Iterator[User | None]:
    """Yield the user who runs the tests or, for root, nobody with a copy of the kit; None if nobody has no Python."""
    if os.getuid() != 0:
        yield User(sys.executable, ROOT)
        return
    with tempfile.TemporaryDirectory(prefix="user-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        kit = copy_of_kit(folder)
        switch = {"user": NOBODY, "group": NOBODY, "extra_groups": ()}
        pythons = (sys.executable, _python_of_the_system(folder / "environment"))
        users = (User(python, kit, switch) for python in pythons)
        yield next((user for user in users if user.has_all()), None)


def _python_of_the_system(folder: Path) -> str:
    """Make an environment of the interpreter of the system, if it is of this version, with the packages of this one."""
    found = shutil.which(f"python{sys.version_info[0]}.{sys.version_info[1]}", path="/usr/local/bin:/usr/bin")
    make = [found or sys.executable, "-m", "venv", "--without-pip", str(folder)]
    if found is None or subprocess.run(make, capture_output=True, check=False).returncode != 0:
        return sys.executable
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "ours.pth").write_text(f"{Path(np.__file__).parent.parent}\n", encoding="utf-8")
    return str(folder / "bin" / "python")
