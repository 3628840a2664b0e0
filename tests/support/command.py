"""Running the grader as a user does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from grader.files import ROOT


def run_grader(*words: str, cwd: Path = ROOT, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``python -m grader`` in another process; with ``--solutions``, since that leaves no progress behind."""
    command = [sys.executable, "-m", "grader", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=cwd, check=False, **options)
