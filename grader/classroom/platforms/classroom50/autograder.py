"""Classroom 50 runs this for each submission, at the top of the student's repository."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXERCISES: list[str] = []  # such as ["gates", "softmax"]; all, while there are none
SEED = "20260901"  # choose your own


def grader(*words: str) -> int:
    """Run the grader, whatever lies in the repository, and return its exit code."""
    return subprocess.run([sys.executable, "-P", "-m", "grader", *words], check=False).returncode


def main() -> int:
    """Grade the repository, write result.json, and return the exit code."""
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(".", f"{work}/class/student", symlinks=True, ignore=shutil.ignore_patterns(".git"))
        how = ("--layout", "folders", "--seed", SEED, "--isolation", "strict", "--out", f"{work}/graded")
        code = grader("class", f"{work}/class", *EXERCISES, *how)
        code = (
            code if code > 1 else grader("export", f"{work}/graded", "--to", "classroom50", "--out", f"{work}/results")
        )
        result = Path(work, "results", "student", "result.json")
        if code or not result.exists():
            return code or 3
        with tempfile.TemporaryDirectory(dir=".") as beside:
            Path(shutil.copy(result, beside)).replace("result.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
