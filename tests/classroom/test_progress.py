"""The progress of grading a class, on one line."""

from __future__ import annotations

import io

import pytest

from grader.classroom.grading import Submission, Task
from grader.classroom.progress import ClassProgress, Lines, OneLine, Snapshot, duration


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def task(student: int, *exercises: str) -> Task:
    """Return a task of a student."""
    return Task(Submission(f"s{student}", f"s{student}", {}, {}), exercises)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (0.2, "1 s"),
        (59.5, "60 s"),
        (61, "2 min"),
        (2400, "40 min"),
        (7140, "119 min"),
        (7200, "2 h 00 min"),
    ],
)
def test_a_time_in_words(seconds: float, words: str) -> None:
    """Rounded up, so it is never later than announced."""
    assert duration(seconds) == words


def test_a_line_says_how_far_it_is() -> None:
    """With unusual hand-ins, errors, the time left, and the folder."""
    assert Snapshot(123, 200, 3, 0, 2400, "s1026 softmax").line == (
        "123/200 · 3 odd · 0 errors · 40 min left · s1026 softmax"
    )
    assert Snapshot(0, 200, 0, 1, None, "").line == "0/200 · 0 odd · 1 error"


def test_progress_counts_students_that_are_done() -> None:
    """A student to be graded again does not count as done; one without a hand-in counts from the beginning."""
    seen: list[Snapshot] = []
    clock = Clock()
    progress = ClassProgress(4, 1, frozenset({"training"}), seen.append, clock)
    progress.expect([task(1, "softmax"), task(1, "training"), task(2, "softmax")])
    clock.now = 17.0
    progress.done(task(1, "training"), {}, {}, again=False)
    progress.done(task(1, "softmax"), {}, {}, again=True)
    progress.done(task(2, "softmax"), {}, {"softmax": "it is broken"}, again=False)
    progress.done(task(1, "softmax"), {}, {}, again=False)
    assert [snapshot.line for snapshot in seen] == [
        "2/4 · 1 odd · 0 errors",
        "2/4 · 1 odd · 0 errors · 3 s left · s1 training",
        "2/4 · 1 odd · 0 errors · 2 s left · s1 softmax",
        "3/4 · 1 odd · 1 error · 1 s left · s2 softmax",
        "4/4 · 1 odd · 1 error · 0 s left · s1 softmax",
    ]


def test_exercises_that_are_graded_again_together_count_as_done() -> None:
    """Exercises of one student that timed out separately share a task the second time."""
    seen: list[Snapshot] = []
    progress = ClassProgress(1, 0, frozenset(), seen.append, Clock())
    progress.expect([task(1, "softmax"), task(1, "layers")])
    progress.done(task(1, "softmax"), {}, {}, again=True)
    progress.done(task(1, "layers"), {}, {}, again=True)
    progress.done(task(1, "softmax", "layers"), {}, {}, again=False)
    assert [snapshot.done for snapshot in seen] == [0, 0, 0, 1]


def test_without_a_terminal_there_is_a_line_now_and_then() -> None:
    """After 25 students, and after a minute."""
    clock, stream = Clock(), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    lines = Lines(stream, clock)
    for now, done in ((1, 0), (2, 24), (3, 25), (4, 26), (62.9, 49), (63, 49), (64, 74)):
        clock.now = now
        lines(Snapshot(done, 100, 0, 0, None, "s1 softmax"))
    stream.seek(0)
    assert [line.partition(" ")[0] for line in stream.read().splitlines()] == ["25/100", "49/100", "74/100"]


def test_on_a_terminal_there_is_one_line() -> None:
    """At most as wide as the terminal; it replaces the line before, and disappears at the end."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    line = OneLine(stream, lambda: 40)
    line(Snapshot(1, 2, 0, 0, 60, "s1 softmax"))
    line.close()
    stream.seek(0)
    assert stream.read() == "\r\x1b[K1/2 . 0 odd . 0 errors . 1 min left...\r\x1b[K"
