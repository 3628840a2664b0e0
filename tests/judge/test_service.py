"""Grading as a function of data: a request in, a report out, events on the way, one judge at a time in a process."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course import load_solutions
from grader.files import ROOT
from grader.judge import service
from grader.judge.faults import GraderFault, JudgeBusy
from grader.judge.service import grade
from grader.results.events import CheckFinished, Diagnosed, Event, ExerciseStarted, Graded, TrainingProgress
from grader.results.report import CheckResult, ExerciseResult, Report, Status
from grader.results.request import Request, Unreadable
from tests.conftest import shorten_training
from tests.support.banks import MISTAKES
from tests.support.proc import descendants, descriptors, resident

SOLUTIONS = load_solutions()
DOES_NOTHING = "def softmax(x):\n    return x\n"

linux = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="reads /proc")


def request(*names: str, softmax: str = SOLUTIONS["softmax"]) -> Request:
    """The solutions of these exercises, with this softmax."""
    return Request("mine", {**SOLUTIONS, "softmax": softmax}, names, seed=3, isolation="portable", why_not_strict="why")


# Events


def test_events_come_in_order_and_make_up_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each exercise begins, its checks end, it is diagnosed; the report comes last, before the workers end."""
    shorten_training(monkeypatch, steps=20, epochs=1, minimum=0.0)
    events: list[Event] = []
    workers: list[int] = []

    def on_event(event: Event) -> None:
        events.append(event)
        if isinstance(event, Graded):
            workers.extend(descendants() - before)

    before = descendants()
    report = grade(request("softmax", "two_layer_net", softmax=DOES_NOTHING), on_event)
    assert report == Report("mine", 3, "portable", "sample", told(events), "why")
    assert events[-1] == Graded(report)
    assert any(isinstance(event, TrainingProgress) for event in events)
    assert [type(event) for event in events if not isinstance(event, TrainingProgress)] == [
        type_
        for exercise in report.exercises
        for type_ in (ExerciseStarted, *[CheckFinished] * len(exercise.checks), Diagnosed)
    ] + [Graded]
    assert workers or not Path("/proc").exists()
    assert descendants() == before


def told(events: list[Event]) -> tuple[ExerciseResult, ...]:
    """What the events say about each exercise, checked against what they say about each check."""
    exercises = []
    checks: list[CheckResult] = []
    for event in events:
        if isinstance(event, CheckFinished):
            checks.append(event.check)
        if isinstance(event, Diagnosed):
            undiagnosed = [replace(check, mistake=None, hint=None, advice=()) for check in event.exercise.checks]
            assert undiagnosed == [replace(check, hint=None) for check in checks]
            exercises.append(event.exercise)
            checks = []
    return tuple(exercises)


def test_a_known_mistake_is_named_when_its_exercise_is_done() -> None:
    """The event of the check comes earlier, without it."""
    events: list[Event] = []
    mistake = next(mistake for mistake in MISTAKES if mistake.exercise == "softmax")
    (exercise,) = grade(request("softmax", softmax=mistake.submission), events.append).exercises
    named = {check.name for check in exercise.checks if check.mistake}
    finished = {event.check.name: event.check for event in events if isinstance(event, CheckFinished)}
    assert named
    assert {finished[name].mistake for name in named} == {None}
    assert Diagnosed(exercise) in events


@pytest.mark.parametrize("kind", [ExerciseStarted, CheckFinished, Diagnosed, Graded])
@pytest.mark.parametrize("problem", [BrokenPipeError(32, "Broken pipe"), KeyboardInterrupt()])
def test_what_a_caller_raises_ends_the_grading(
    capfd: pytest.CaptureFixture[str], kind: type, problem: BaseException
) -> None:
    """The same exception arrives, no further event follows, and no worker is left."""
    events: list[Event] = []

    def on_event(event: Event) -> None:
        events.append(event)
        if isinstance(event, kind):
            raise problem

    before = descendants()
    with pytest.raises(type(problem)) as caught:
        grade(request("softmax"), on_event)
    assert caught.value is problem or isinstance(problem, KeyboardInterrupt)
    assert isinstance(events[-1], kind)
    assert descendants() == before
    assert capfd.readouterr() == ("", "")


# The submission is data


def test_a_submission_is_texts_and_what_is_wrong_with_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is read: a text is graded, an unreadable file says why, a missing one is missing."""
    (tmp_path / "cross_entropy.py").write_text(SOLUTIONS["cross_entropy"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    unreadable = Unreadable(Status.ERROR, "gates.py, line 1: not UTF-8 text", "Save it as UTF-8.")
    sources = {"softmax": SOLUTIONS["softmax"], "gates": unreadable}
    gates, softmax, cross_entropy = grade(
        Request(tmp_path.name, sources, ("softmax", "gates", "cross_entropy"), isolation="portable")
    ).exercises
    assert softmax.status is Status.PASSED
    assert {(check.status, check.message, check.hint) for check in gates.checks} == {
        (Status.ERROR, "gates.py, line 1: not UTF-8 text", "Save it as UTF-8.")
    }
    assert {(check.status, check.message) for check in cross_entropy.checks} == {
        (Status.FAILED, f"there is no cross_entropy.py in {tmp_path.name}")
    }


# One judge


def test_a_second_judge_in_a_process_is_refused() -> None:
    """In another thread or from an event; the first judge continues undisturbed."""
    refused: list[type[Exception]] = []

    def again() -> None:
        try:
            grade(request("gates"))
        except Exception as problem:
            refused.append(type(problem))

    def on_event(event: Event) -> None:
        if isinstance(event, ExerciseStarted):
            again()
            thread = threading.Thread(target=again)
            thread.start()
            thread.join()

    report = grade(request("softmax"), on_event)
    assert refused == [JudgeBusy, JudgeBusy]
    assert report.passed


def test_after_a_fault_the_next_judge_may_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """So it may after a refusal."""
    with monkeypatch.context() as patch:
        patch.setattr(service, "load_solutions", lambda: {**SOLUTIONS, "softmax": "def softmax(x):\n    1 / 0\n"})
        with pytest.raises(GraderFault, match="ZeroDivisionError"):
            grade(request("softmax"))
    assert grade(request("softmax")).passed


def test_a_judge_may_work_in_any_thread() -> None:
    """A page or a notebook may use another thread than the main one."""
    passed: list[bool] = []
    thread = threading.Thread(target=lambda: passed.append(grade(request("softmax")).passed))
    thread.start()
    thread.join()
    assert passed == [True]


# Many gradings


def levels_off(gradings: int) -> None:
    """Grade many times; compare what the second half needs with the first."""

    def some(count: int) -> tuple[int, int, int]:
        for _ in range(count):
            grade(request("gates", softmax=DOES_NOTHING))
        gc.collect()
        return len(descriptors()), threading.active_count(), resident()

    files, threads, memory = some(gradings // 2)
    later_files, later_threads, later_memory = some(gradings - gradings // 2)
    assert (later_files, later_threads) == (files, threads)
    assert later_memory - memory < 50 * gradings  # KiB: a leak of one record of a check and its arrays is more


@linux
@pytest.mark.proof
@pytest.mark.timeout(600)
def test_two_hundred_gradings_leave_nothing() -> None:
    """Neither memory nor descriptors nor threads."""
    levels_off(200)


@pytest.mark.proof
def test_a_process_that_collects_no_garbage_by_itself_keeps_nothing_of_a_grading() -> None:
    """Judge processes freeze imported modules; the leftovers of a grading must not be frozen, so that they can go."""
    program = """
import gc
from grader.judge.service import grade
from grader.results.request import Request
gc.disable()
gc.freeze()
counts = []
for _ in range(4):
    grade(Request("submission", {"gates": ""}, ("gates",)))
    counts.append(gc.get_freeze_count())
print(max(counts) == counts[0], gc.isenabled())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout.split(), done.stderr) == (["True", "False"], "")
