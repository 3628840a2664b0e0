"""Requests and events: plain data that can be sent between processes and cannot be changed."""

from __future__ import annotations

import dataclasses
import pickle

import pytest

from grader.results.curves import CurvePoint
from grader.results.events import (
    CheckFinished,
    Diagnosed,
    ExerciseStarted,
    Graded,
    NetworkTrained,
    TrainingProgress,
    ignore,
)
from grader.results.reading import Network
from grader.results.report import DEFAULT_SEED, CheckResult, ExerciseResult, Report, Status
from grader.results.request import Request, Unreadable

CHECK = CheckResult("check_it", "It is right.", Status.FAILED, 1, "It is not.")
EXERCISE = ExerciseResult("softmax", "scores to probabilities", 7, (CHECK,))
UNREADABLE = Unreadable(Status.ERROR, "gates.py is not a regular file")
REQUEST = Request("exercises", {"softmax": "x = 1\n", "gates": UNREADABLE}, ("softmax", "gates"))
EVENTS = (
    ExerciseStarted("softmax"),
    TrainingProgress("training", CurvePoint(0.5, 0.25, None)),
    CheckFinished("softmax", CHECK),
    NetworkTrained("training", Network((1, 1), ("softmax",), bytes(8))),
    Diagnosed(EXERCISE),
    Graded(Report("exercises", 1, "portable", "sample", (EXERCISE,))),
)


@pytest.mark.parametrize("value", [*EVENTS, REQUEST], ids=lambda value: type(value).__name__)
def test_requests_and_events_cross_to_another_process(value: object) -> None:
    """What arrives is equal to what was sent."""
    assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize("value", [*EVENTS, REQUEST, UNREADABLE], ids=lambda value: type(value).__name__)
def test_requests_and_events_cannot_be_changed(value: object) -> None:
    """Every receiver sees what happened."""
    field = dataclasses.fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, field, None)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_events_can_be_ignored(event: ExerciseStarted) -> None:
    """A caller that wants only the report needs no function."""
    assert ignore(event) is None  # type: ignore[func-returns-value]


def test_a_request_needs_only_what_is_graded() -> None:
    """The rest has the kit's defaults: its seed, the sample, strict, one exercise at a time."""
    assert (REQUEST.seed, REQUEST.dataset, REQUEST.isolation) == (DEFAULT_SEED, "sample", "strict")
    assert (REQUEST.why_not_strict, REQUEST.jobs) == (None, 1)
