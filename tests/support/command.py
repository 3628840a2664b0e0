"""Running the grader as a user does."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from grader.files import ROOT


def run_grader(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run ``python -m grader`` in another process; grade ``--solutions`` there, which leaves no progress behind."""
    command = [sys.executable, "-m", "grader", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False, **options)
