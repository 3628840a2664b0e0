"""An ordinary user grades as root does. Where root runs the tests, nobody takes its place."""

from __future__ import annotations

import json
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
import pytest

from grader.files import ROOT
from grader.sandbox.outside.isolation import why_not_strict
from tests.support.attacks import ATTACKS, Attack, copy_of_kit, faults, run
from tests.support.sampling import rest_with_proof

OBSTACLE = why_not_strict()
NOBODY = 65534

pytestmark = pytest.mark.skipif(OBSTACLE is not None, reason=str(OBSTACLE))


@dataclass(frozen=True)
class User:
    """An interpreter and a kit that an ordinary user can read, and how to become that user."""

    python: str
    kit: Path
    switch: dict[str, Any] = field(default_factory=dict)

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([self.python, *words], capture_output=True, check=False, cwd=self.kit, **self.switch)

    def has_all(self) -> bool:
        """Whether the user can start the interpreter, and import what the kit needs."""
        try:
            return self.run("-c", "import numpy, pytest, pytest_timeout, matplotlib, PIL, rich").returncode == 0
        except PermissionError:
            return False


@pytest.fixture(scope="module")
def user() -> Iterator[User]:
    """Who runs the tests or, where that is root, nobody, with a copy of the kit."""
    if os.getuid() != 0:
        yield User(sys.executable, ROOT)
        return
    with tempfile.TemporaryDirectory(prefix="user-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        kit = copy_of_kit(folder)
        switch = {"user": NOBODY, "group": NOBODY, "extra_groups": ()}
        for python in (sys.executable, _python_of_the_system(folder / "environment")):
            user = User(python, kit, switch)
            if user.has_all():
                yield user
                return
        pytest.skip("neither this interpreter nor one of the system, with the packages of this one, is for all users")


def _python_of_the_system(folder: Path) -> str:
    """Make an environment of the interpreter of the system, if it is of this version, with the packages of this one."""
    found = shutil.which(f"python{sys.version_info[0]}.{sys.version_info[1]}", path="/usr/local/bin:/usr/bin")
    make = [found or sys.executable, "-m", "venv", "--without-pip", str(folder)]
    if found is None or subprocess.run(make, capture_output=True, check=False).returncode != 0:
        return sys.executable
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "ours.pth").write_text(f"{Path(np.__file__).parent.parent}\n", encoding="utf-8")
    return str(folder / "bin" / "python")


@pytest.mark.timeout(300)
def test_strict_isolation_needs_no_rights(user: User) -> None:
    """All solutions get full points at strict."""
    done = user.run("-m", "grader", "--solutions", "--isolation", "strict", "--format", "json")
    document = json.loads(done.stdout)
    assert (done.returncode, document["isolation"]) == (0, "strict")
    assert document["score"] == document["max_score"]


REACHING = (
    *("read_the_solution", "read_environment_of_the_judge", "read_memory_of_the_judge", "trace_the_judge"),
    *("limits_of_the_judge", "write_into_the_kit", "kill_the_judge_by_number", "daemon", "clear_the_parent_signal"),
)
BY_NAME = {attack.name: attack for attack in ATTACKS}


@pytest.mark.parametrize("attack", rest_with_proof([BY_NAME[name] for name in REACHING], REACHING[:2]))
def test_submissions_reach_nothing_of_an_ordinary_user(attack: Attack, user: User) -> None:
    """Whatever an ordinary user could do, and root need not be asked for."""
    assert faults(attack, "strict", run(attack, "strict", kit=user.kit, python=user.python, **user.switch)) == []
