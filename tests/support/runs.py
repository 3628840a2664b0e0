"""Runs of the grader on a failing machine: the place, the leftovers, and the permitted endings."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.files import ROOT
from tests.support.attacks import copy_of_kit

SECONDS = 300.0
"""The time limit of one run: a machine may be busy, and the grader never waits that long."""
FAULT = 3
OLD = "the report of an earlier run\n"
WRONG = "import numpy as np\n\n\ndef softmax(x):\n    return np.exp(x) / np.exp(x).sum()\n"
SANDBOX = re.compile(r"grader-sandbox-\w{8}")


@dataclass(frozen=True)
class Ending:
    """How a run ended.

    Attributes
    ----------
    code : int
        Its exit code.
    out, err : str
        Its output, without the seconds that it took.
    report : str or None
        The content of the report's file, or None without one; also without seconds.
    """

    code: int
    out: str
    err: str
    report: str | None

    def __str__(self) -> str:
        report = {None: "no report", OLD: "the old report"}.get(self.report, "a report")
        return f"exit code {self.code}, out {self.out[:200]!r}, err {self.err[-500:]!r}, {report}"


def _without_seconds(text: str) -> str:
    return re.sub(r'"seconds": [\d.e-]+', '"seconds": 0', text)


class Bench:
    """A folder with a copy of the kit, submissions, a folder for reports and one for temporary files.

    Parameters
    ----------
    folder : Path
        An empty folder.

    Attributes
    ----------
    kit, temporary, reports : Path
        The copy of the kit, the folder for temporary files, and that of the report.
    submissions : dict of str to Path
        ``"right"`` and ``"wrong"``: the solutions, and these with a softmax that adds up too much.
    """

    def __init__(self, folder: Path) -> None:
        self.kit = copy_of_kit(folder)
        self.temporary, self.reports = folder / "temporary", folder / "reports"
        self.submissions = {name: folder / name for name in ("right", "wrong")}
        self.temporary.mkdir()
        self.reports.mkdir()
        for path in self.submissions.values():
            shutil.copytree(ROOT / "solutions", path, ignore=shutil.ignore_patterns("__pycache__"))
        (self.submissions["wrong"] / "softmax.py").write_text(WRONG, encoding="utf-8")

    @property
    def report(self) -> Path:
        """The file of the report."""
        return self.reports / "report.json"

    def start(self, *words: str, before: Sequence[str] = (), **variables: str) -> subprocess.Popen[str]:
        """Start the grader with these words, directly or below another program; an old report is there."""
        self.report.write_text(OLD, encoding="utf-8")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        environment |= {"PYTHONPATH": str(self.kit), "TMPDIR": str(self.temporary)}
        environment |= {"PYTHONPYCACHEPREFIX": str(self.kit.parent / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
        return subprocess.Popen(
            [*before, sys.executable, "-m", "grader", *words],
            cwd=self.kit, env=environment | variables, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="replace",
        )  # fmt: skip

    def to_grade(self, submission: str, *words: str) -> list[str]:
        """Return the words that grade a submission, with the report in its file."""
        return [
            *words,
            "--submission",
            str(self.submissions[submission]),
            "--format",
            "json",
            "--output",
            str(self.report),
        ]

    def end(self, process: subprocess.Popen[str]) -> Ending:
        """Wait for a run, and return how it ended."""
        with process:
            try:
                out, err = process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return Ending(process.returncode, _without_seconds(out), err, self._read_report())

    def _read_report(self) -> str | None:
        with contextlib.suppress(OSError):
            return _without_seconds(self.report.read_text(encoding="utf-8")) if self.report.is_file() else None
        return None

    def run(self, *words: str, before: Sequence[str] = (), **variables: str) -> Ending:
        """Run the grader, and return how it ended."""
        return self.end(self.start(*words, before=before, **variables))

    def left_over(self) -> list[str]:
        """Return the names of files beside the report, and of temporary files that no later run would remove."""
        beside = [path.name for path in self.reports.iterdir() if path != self.report]
        return beside + [path.name for path in self.temporary.iterdir() if not SANDBOX.fullmatch(path.name)]


def problems(found: Ending, expected: Ending) -> list[str]:
    """Return what is wrong with a run on a failing machine.

    It may end as it does elsewhere, or as a fault: exit code 3 and one line, not of a bug, which has something to do in
    it. Its report is then the old one, or all of the new one.
    """
    if found.code != FAULT:
        return (
            [] if found == expected else [f"it ended with {found}; expected {expected}{_difference(found, expected)}"]
        )
    wrong = []
    if not is_line(found.err):
        wrong.append(f"it said {found.err[-500:]!r}")
    if found.out:
        wrong.append(f"it printed {found.out[:200]!r}")
    if found.report not in (OLD, expected.report):
        wrong.append(f"it left {found}")
    return wrong


def _difference(found: Ending, expected: Ending) -> str:
    """Return the first lines of the reports that differ."""
    lines = zip((found.report or "").splitlines(), (expected.report or "").splitlines(), strict=False)
    return next((f": {one.strip()[:200]}, not {other.strip()[:200]}" for one, other in lines if one != other), "")


def is_line(text: str) -> bool:
    """Return whether a text is one line of the grader, and not that of a bug."""
    return re.fullmatch(r"grader: [^\n]+\n", text) is not None and "bug in the grader" not in text
