"""A time limit: what counts, what does not, and which limit it was; with clocks that the test sets."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from grader.results.report import Limit
from grader.sandbox.outside import limit
from grader.sandbox.outside.limit import OutOfTime, TimeLimit
from grader.sandbox.outside.times import Times

BEGAN = Times(processor=100.0, starved=200.0, asleep=True)
"""The times of a worker before the request."""


@dataclass
class Clock:
    """A clock, and what the system reports about a worker."""

    wall: float = 1000.0
    times: Times | None = BEGAN
    looks: int = 0

    def read(self) -> Times | None:
        self.looks += 1
        return self.times

    def pass_(self, wall: float, processor: float, starved: float | None = 0.0, *, asleep: bool = False) -> None:
        """Let time pass; for part of it the worker has a processor, for another part it waits for one."""
        self.wall += wall
        starved = None if starved is None else BEGAN.starved + starved  # type: ignore[operator]
        self.times = Times(BEGAN.processor + processor, starved, asleep)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of all limits in the test."""
    clock = Clock()
    monkeypatch.setattr(limit, "time", SimpleNamespace(monotonic=lambda: clock.wall))
    return clock


@pytest.mark.parametrize(
    ("wall", "processor", "starved", "asleep", "expected"),
    [
        (5.0, 5.0, 0.0, False, (Limit.PROCESSOR, 5.0)),
        (30.0, 5.0, 25.0, False, (Limit.PROCESSOR, 5.0)),
        (5.0, 20.0, 0.0, False, (Limit.PROCESSOR, 5.0)),
        (5.0, 0.0, 0.0, True, (Limit.WAITING, 5.0)),
        (9.0, 4.0, 0.0, True, (Limit.WAITING, 5.0)),
        (50.0, 4.9, 45.1, False, (Limit.WALL, 50.0)),
        (50.0, 0.1, 0.0, False, (Limit.WALL, 50.0)),
        (50.0, 0.1, None, True, (Limit.WALL, 50.0)),
        (5.0, 5.0, None, False, (Limit.PROCESSOR, 5.0)),
    ],
    ids=[
        *("it computes", "it computes on a busy machine", "it computes on many processors"),
        *("it sleeps", "it computes and sleeps"),
        *("it hardly gets a processor", "it waits for a disk"),
        *("it sleeps, and nobody tells", "it computes, and nobody tells how long it waits"),
    ],
)
def test_a_limit_is_exceeded(
    clock: Clock, wall: float, processor: float, starved: float | None, asleep: bool, expected: tuple[Limit, float]
) -> None:
    """By processor time, by time asleep, or by the backstop; a moment earlier, by none."""
    time_limit = TimeLimit(5.0, clock.read)
    with time_limit.running():
        clock.pass_(0.98 * wall, 0.98 * processor, None if starved is None else 0.98 * starved, asleep=asleep)
        assert 0 < time_limit.left() < 0.021 * wall
        clock.pass_(0.02 * wall, processor, starved, asleep=asleep)
        with pytest.raises(OutOfTime) as caught:
            time_limit.left()
    assert (caught.value.limit, caught.value.seconds) == expected
    assert caught.value.processor == pytest.approx(processor)


@pytest.mark.parametrize(
    ("wall", "processor", "starved", "left"),
    [
        (30.0, 2.0, 28.0, 3.0),
        (49.0, 2.0, 47.0, 1.0),
        (8.0, 4.0, 0.0, 1.0),
        (5.0, 4.999, 0.0, limit.LOOK_SECONDS),
        (30.0, 2.0, None, 3.0),
    ],
    ids=["starved", "starved for long", "half asleep", "almost", "not told"],
)
def test_it_is_looked_at_again_when_it_can_be_exceeded(
    clock: Clock, wall: float, processor: float, starved: float | None, left: float
) -> None:
    """Not earlier, but not without a pause either."""
    time_limit = TimeLimit(5.0, clock.read)
    with time_limit.running():
        clock.pass_(wall, processor, starved)
        assert time_limit.left() == pytest.approx(left)
        looks = clock.looks
        clock.wall += left / 2
        assert time_limit.left() == pytest.approx(left / 2)
        assert clock.looks == looks


def test_who_has_been_asleep_but_is_not_now_may_go_on(clock: Clock) -> None:
    """It may have waited for a slow disk, or for a judge without a processor."""
    time_limit = TimeLimit(5.0, clock.read)
    with time_limit.running():
        clock.pass_(12.0, 2.0, asleep=False)
        assert time_limit.left() == pytest.approx(limit.LOOK_SECONDS)
        clock.pass_(1.0, 2.1, asleep=True)
        with pytest.raises(OutOfTime, match="waiting"):
            time_limit.left()


def test_nobody_looks_before_so_much_time_has_passed_on_the_wall(clock: Clock) -> None:
    """Looking takes time too, and a request may take only a moment."""
    time_limit = TimeLimit(5.0, clock.read)
    with time_limit.running():
        clock.pass_(4.0, 4.0)
        assert time_limit.left() == pytest.approx(1.0)
    assert clock.looks == 2  # one look before, and one for the time it took


def test_the_time_between_two_requests_does_not_count(clock: Clock) -> None:
    """The worker sleeps then, because the judge is busy."""
    time_limit = TimeLimit(5.0, clock.read)
    for processor in (2.0, 4.0):
        with time_limit.running():
            clock.pass_(2.0, processor)
            time_limit.left()
        clock.pass_(100.0, processor, asleep=True)
    assert time_limit.taken == pytest.approx(4.0)
    with time_limit.running():
        clock.pass_(1.0, 5.0)
        with pytest.raises(OutOfTime, match="processor"):
            time_limit.left()


@pytest.mark.parametrize("gone", [False, True], ids=["never told", "not told any more"])
def test_where_the_system_tells_nothing_the_clock_on_the_wall_counts(clock: Clock, gone: bool) -> None:
    """As much of it as processor time elsewhere."""
    clock.times = BEGAN if gone else None
    time_limit = TimeLimit(5.0, clock.read)
    clock.times = None
    with time_limit.running():
        clock.wall += 4.9
        assert time_limit.left() == pytest.approx(0.1)
        clock.wall += 0.1
        with pytest.raises(OutOfTime) as caught:
            time_limit.left()
    assert (caught.value.limit, caught.value.seconds, caught.value.processor) == (Limit.WALL, 5.0, None)
    assert time_limit.taken == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("wall", "processor", "starved", "taken"),
    [
        (4.0, 4.0, 0.0, 4.0),
        (4.0, 1.0, 0.0, 4.0),
        (12.0, 2.0, 10.0, 2.0),
        (12.0, 1.0, 10.0, 2.0),
        (50.0, 1.0, 49.0, 5.0),
        (12.0, 2.0, None, 2.0),
        (50.0, 2.0, None, 5.0),
        (1.0, 8.0, 0.0, 8.0),
    ],
    ids=[
        *("computes", "sleeps", "starves", "sleeps and starves", "hardly gets a processor"),
        *("computes, and nobody tells", "sleeps, and nobody tells", "many processors"),
    ],
)
def test_what_is_taken_of_a_budget(
    clock: Clock, wall: float, processor: float, starved: float | None, taken: float
) -> None:
    """Time with a processor and time asleep, or a tenth of all time if that is more."""
    time_limit = TimeLimit(5.0, clock.read)
    with time_limit.running():
        clock.pass_(wall, processor, starved)
    assert time_limit.taken == pytest.approx(taken)


def test_a_moment_is_taken_as_it_is(clock: Clock) -> None:
    """It is not checked; many such moments add up."""
    time_limit = TimeLimit(5.0, clock.read)
    for _ in range(10):
        with time_limit.running():
            clock.wall += 0.04
    assert time_limit.taken == pytest.approx(0.4)
    assert clock.looks == 1
