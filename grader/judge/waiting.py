"""The records of all checks of a session, and which checks have to wait for others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from grader.judge.failures import NotPassed
from grader.judge.record import CheckRecord
from grader.judge.subjects.assembly import Assembly
from grader.results.report import Status

TRAINING_WAITS = "it trains when all other checks pass"


class Records:
    """The records of all checks of a session.

    Parameters
    ----------
    assembly : Assembly
        The submission and the reference.
    """

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._records: dict[pytest.Item, CheckRecord] = {}
        self._by_exercise: dict[str, list[CheckRecord]] = {}

    def add(self, record: CheckRecord) -> None:
        """Add the record of a check."""
        self._records[record.item] = record
        self._by_exercise.setdefault(record.exercise.name, []).append(record)

    def __getitem__(self, item: pytest.Item) -> CheckRecord:
        """Return the record of a check."""
        return self._records[item]

    def __iter__(self) -> Iterator[CheckRecord]:
        """Yield all of them."""
        yield from self._records.values()

    def of(self, exercise: str) -> Sequence[CheckRecord]:
        """Return those of an exercise."""
        return self._by_exercise.get(exercise, ())

    def still_to_do(self, record: CheckRecord) -> NotPassed | None:
        """Return what is to do in an exercise that cannot be executed with the learner's own earlier ones.

        It runs with the grader's versions, so the problem is in the earlier exercises; their checks report it.
        """
        if not record.uses_own_exercises:
            return None
        return next((other.problem for other in self.of(record.exercise.name) if other.status is Status.TODO), None)

    def failing_need(self, record: CheckRecord) -> str | None:
        """Return the first of the learner's own earlier exercises that does not pass, if a check runs with them.

        A check that is meant to run on them fails with them, unless an exercise was not handed in.
        """
        handed_in = self._assembly.request.sources
        for need in self._assembly.ungraded_needs(record.exercise):
            if record.uses_own_exercises and need in handed_in:
                continue
            if {other.status for other in self.of(need)} - {Status.PASSED, Status.BLOCKED}:
                return need
        return None

    def require_others_first(self, record: CheckRecord) -> None:
        """Raise NotPassed for a check that trains, if it has to wait for the other checks."""
        others = {other.status for other in self.of(record.exercise.name) if not other.trains}
        if record.trains and self._assembly.request.trains_last and others - {Status.PASSED}:
            raise NotPassed(Status.BLOCKED, TRAINING_WAITS)
