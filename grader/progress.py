"""What the kit remembers of a learner between runs: where they are, which hints they have seen, what was recognised.

It is a convenience and no more: when the file cannot be read or written, the kit starts from nothing. No grade depends
on it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from grader.files import ROOT, read_regular, replace_text
from grader.results.report import Report, Status
from grader.results.text import printable

FILE = ROOT / ".grader.json"
MAX_BYTES = 1024 * 1024


@dataclass
class LearnerProgress:
    """The outcomes of the last runs, the mistakes that they recognised, and the number of hints given.

    Attributes
    ----------
    statuses : dict of str to str
        The last status of each exercise that was run.
    hints : dict of str to int
        How many hints have been given for each exercise.
    found : dict of str to str
        The hint for the mistake that the last run recognised in an exercise, where it did.
    """

    statuses: dict[str, str] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Take over what a run shows; the hints of an exercise that passes start anew."""
        for exercise in report.exercises:
            self.statuses[exercise.name] = exercise.status
            self.found.pop(exercise.name, None)
            found = [check.hint for check in exercise.checks if check.mistake and check.hint]
            if found:
                self.found[exercise.name] = found[0]
            if exercise.status is Status.PASSED:
                self.hints.pop(exercise.name, None)


def load() -> LearnerProgress:
    """Return the learner's progress, or nothing where the file is missing, damaged or no small regular file."""
    try:
        data = json.loads((read_regular(FILE, MAX_BYTES) or b"").decode("utf-8"))
        statuses = {str(name): str(status) for name, status in data["statuses"].items()}
        hints = {str(name): int(number) for name, number in data["hints"].items()}
        found = {str(name): printable(str(hint)) for name, hint in data.get("found", {}).items()}
    except (OSError, ArithmeticError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return LearnerProgress()
    return LearnerProgress(statuses, hints, found)


def save(progress: LearnerProgress) -> bool:
    """Write the file anew, if it can be written, and return whether it was."""
    try:
        replace_text(FILE, json.dumps(asdict(progress), indent=2) + "\n")
    except OSError:
        return False
    return True
