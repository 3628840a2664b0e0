"""Views: drawn from the submission's results after the verdict, or explained; no verdict depends on them."""

from __future__ import annotations

import copy
import io
import math
import pickle
import queue
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from grader.course import load_exercises, load_solutions
from grader.course.language import VIEW_FIXTURES
from grader.judge.child import JudgeProcess
from grader.judge.compare.exact import is_same
from grader.judge.compare.subject import Subject
from grader.judge.failures import NotPassed
from grader.judge.messages import Preparation, Turn
from grader.judge.process import _Inbox
from grader.judge.service import grade
from grader.judge.subjects.calls import Call
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.viewing.drawable import FARTHEST, MAX_TEXT, drawable
from grader.judge.viewing.expected import Expected
from grader.judge.viewing.picture import MAX_BYTES, blank_figure, encode
from grader.judge.viewing.preparing import prepare
from grader.judge.viewing.viewer import NO_SOLUTION
from grader.judge.warm import WarmJudge
from grader.results.events import Diagnosed, Event, Graded, ViewDrawn, ViewsDone
from grader.results.report import Report
from grader.results.request import Request
from grader.sandbox.outside.answers import Other
from grader.sandbox.outside.worker import Worker
from tests.judge.course import DOUBLE, Course, doubles
from tests.support.hostile_answers import HOSTILE
from tests.support.in_process import InProcessSandbox
from tests.support.sampling import rest_with_proof, sampled
from tests.support.viewing import EXERCISES, VIEWS, easel

pytestmark = pytest.mark.timeout(300)

VIEW = '''
def view_f(figure, both):
    """What f makes of 2.

    It doubles: {%s}
    """
    own, expected = both("f", 2.0)
    figure.subplots().bar(["yours", "expected"], [own, expected])
'''
WRONG = "import numpy as np\n\n\ndef softmax(x):\n    e = np.exp(x - np.max(x))\n    return e / np.sum(e)\n"


# When


def without_seconds(report: Report) -> Report:
    """Return a report without the time that checks took."""
    exercises = [
        replace(exercise, checks=tuple(replace(check, seconds=0.0) for check in exercise.checks))
        for exercise in report.exercises
    ]
    return replace(report, exercises=tuple(exercises))


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.proof), 2])
def test_views_come_after_the_verdict_and_change_nothing_of_it(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report with views equals the one without; each exercise has first its verdict, then its views, then the end."""
    monkeypatch.setattr("grader.judge.parallel.COST_OF_A_PROCESS", 1)
    texts = {"softmax": WRONG, "gates": load_exercises()["gates"]}
    request = Request("exercises", texts, ("gates", "softmax"), isolation="portable", jobs=jobs)
    events: list[Event] = []
    report = grade(replace(request, views=True), events.append)
    assert without_seconds(report) == without_seconds(grade(request))
    assert isinstance(events[-1], Graded)
    for name in request.exercises:
        kinds = [_kind(event, name) for event in events]
        order = [kind for kind in kinds if kind]
        assert order[0] == "verdict"
        assert order[-1] == "done"
        assert {*order[1:-1]} == {"view"}
    drawn = {event.exercise: event.view.picture is not None for event in events if isinstance(event, ViewDrawn)}
    assert drawn == {"gates": False, "softmax": True}


def _kind(event: Event, name: str) -> str:
    match event:
        case Diagnosed(exercise) if exercise.name == name:
            return "verdict"
        case ViewDrawn(exercise) if exercise == name:
            return "view"
        case ViewsDone(exercise) if exercise == name:
            return "done"
    return ""


def test_nobody_who_wants_no_views_waits_for_them(course: Course) -> None:
    """There are no events about views then."""
    course.add(doubles(), views=VIEW)
    events: list[Event] = []
    course.grade(on_event=events.append)
    assert [event for event in events if isinstance(event, ViewDrawn | ViewsDone)] == []


@pytest.mark.proof
def test_a_warm_judge_draws_one_submission_after_another() -> None:
    """Each verdict, and then its views; a new request replaces views that are not done."""
    with WarmJudge("portable", views=True) as judge:
        for text, first in ((WRONG, True), (load_solutions()["softmax"], True), (load_exercises()["softmax"], False)):
            judge.begin(Request("exercises", {"softmax": text}, ("softmax",), isolation="portable"))
            events: list[Event] = []
            deadline = time.monotonic() + 120
            while not (events and isinstance(events[-1], ViewsDone)):
                assert time.monotonic() < deadline
                events += judge.events()
                time.sleep(0.005)
            assert sum(isinstance(event, Diagnosed) for event in events) == 1
            views = [event.view for event in events if isinstance(event, ViewDrawn)]
            assert [view.picture is not None for view in views] == [first] * len(views)
        assert list(judge.events()) == []


@pytest.mark.proof
def test_the_views_of_the_exercise_at_work_are_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the process that waits for the next save: a saved exercise is likely to be saved again."""
    prepared: list[Preparation] = []

    class Noted(JudgeProcess):
        def __init__(self, preparation: Preparation, path: Sequence[str] | None = None) -> None:
            prepared.append(preparation)
            super().__init__(preparation, path)

    monkeypatch.setattr("grader.judge.warm.JudgeProcess", Noted)
    with WarmJudge("portable", views=True) as judge:
        judge.begin(Request("exercises", {"softmax": WRONG}, ("softmax",), isolation="portable"))
        judge.drop()
    assert prepared == [Preparation("portable", True), Preparation("portable", True, "softmax")]


def test_what_is_ready_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reference has answered all that views ask it; with other solutions, it has answered nothing."""
    expected = prepare("two_layer_net", lambda: False)
    assert expected is not None
    monkeypatch.setattr("grader.judge.subjects.reference.Reference.ask", _never)
    other = Expected(EXERCISES["two_layer_net"], {**expected.texts, "softmax": expected.texts["softmax"] + "\n"})
    (first, *_), text = VIEWS["two_layer_net"], load_solutions()["two_layer_net"]
    with InProcessSandbox() as sandbox:
        drawn = [easel("two_layer_net", text, sandbox, expected).draw(view) for view in VIEWS["two_layer_net"]]
        assert [view.why_not for view in drawn] == [None] * len(drawn)
        assert "AskedAgain" in str(easel("two_layer_net", text, sandbox, other).draw(first).why_not)


class AskedAgain(Exception):
    """The reference has given all its answers."""


def _never(*_: object) -> None:
    raise AskedAgain


def test_what_is_answered_as_expected_is_drawn_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same picture as without; whatever differs in a bit is drawn."""
    expected, text = prepare("softmax", lambda: False), load_solutions()["softmax"]
    assert expected is not None
    with InProcessSandbox() as sandbox:
        drawn = [easel("softmax", text, sandbox).draw(view) for view in VIEWS["softmax"]]
        monkeypatch.setattr("grader.judge.viewing.viewer.encode", _never)
        assert [easel("softmax", text, sandbox, expected).draw(view) for view in VIEWS["softmax"]] == drawn
        (first, *_), other = VIEWS["softmax"], text.replace("return ", "return (1 + 1e-15) * ")
        assert "AskedAgain" in str(easel("softmax", other, sandbox, expected).draw(first).why_not)


def test_values_are_the_same_in_every_bit() -> None:
    """Or they are not."""
    zeros = np.zeros(2)
    for value in (1.0, np.float64(1), np.nan, "x", zeros, (1.0, "x"), {"a": zeros}):
        assert is_same(copy.deepcopy(value), value)
    for got, want in (
        (0.0, -0.0),
        (1, 1.0),
        (zeros, -zeros),
        (zeros, np.zeros(2, int)),
        (zeros, np.zeros(1)),
        ("x", "y"),
        (1.0, "x"),
        ("x", 1.0),
        (None, 1.0),
        ((), (1.0,)),
        ({}, {"a": 1.0}),
        (Other("function"), 1.0),
        ({"a": 1}, {"a": 1.0}),
        ([1.0], (1.0,)),
    ):
        assert not is_same(got, want), (got, want)


def test_nobody_waits_until_views_are_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once there is something to grade, nothing more is asked or drawn."""
    monkeypatch.setattr("grader.judge.subjects.reference.Reference.ask", _never)
    monkeypatch.setattr("grader.judge.viewing.preparing.encode", _never)
    assert prepare("softmax", lambda: True) is not None
    assert prepare("", lambda: False) is None


def test_a_call_is_asked_once_in_the_worker_of_the_checks(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many views want its answer."""
    asked: list[Call] = []
    opened: list[str] = []
    ask, begin_to_open = RemoteSubmission.ask, Worker.begin_to_open
    monkeypatch.setattr(RemoteSubmission, "ask", lambda self, call: asked.append(call) or ask(self, call))
    monkeypatch.setattr(
        Worker, "begin_to_open", lambda self, what: opened.append(what.exercise) or begin_to_open(self, what)
    )
    name, views = "once", VIEW + VIEW.replace("_f", "_g")  # no other test can have left a worker that waits for it
    course.add('def check_it():\n    """f."""\n', DOUBLE, name=name, views=views, solution=DOUBLE)
    assert [view.why_not for view in course.views()] == [None, None]
    assert [call.label for call in asked] == ["f(2.0)"]
    assert opened == [name]


def test_what_breaks_off_is_the_end_of_what_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has started a judge process may be killed in the middle of a message."""
    interrupted: queue.SimpleQueue[bool] = queue.SimpleQueue()
    monkeypatch.setattr("grader.judge.process.interrupt_main_thread", lambda: interrupted.put(True))
    for broken in (b"", pickle.dumps(Turn("softmax", 1.0))[:-2]):
        inbox = _Inbox(io.BytesIO(broken))
        assert interrupted.get(timeout=60)
        assert inbox.has_something()
        with pytest.raises(EOFError):
            inbox.assembly()


# What


def test_a_view_is_a_picture_with_a_title_and_a_caption(course: Course) -> None:
    """Both come from its docstring."""
    course.add(doubles(), views=VIEW)
    (view,) = course.views()
    assert (view.name, view.title, view.caption) == ("view_f", "What f makes of 2", "It doubles: {%s}")
    assert view.media_type == "image/svg+xml"
    assert view.picture is not None
    assert view.picture.startswith(b"<?xml")
    assert view.why_not is None
    assert course.views() == [view]  # the same code gives the same picture


def test_an_exercise_without_views_has_none(course: Course) -> None:
    """That is no fault."""
    course.add(doubles())
    assert course.views() == []


def test_a_view_may_ask_for_all_that_the_language_of_views_has(course: Course) -> None:
    """And no others: the slips in a file of views are found with the same names."""
    view = f'def view_all({", ".join(sorted(VIEW_FIXTURES))}):\n    """All."""\n    figure.subplots()\n'
    course.add(doubles(), views=view)
    assert [view.why_not for view in course.views()] == [None]


REASONS = {
    "raise NotImplementedError": "There is nothing to draw until this is done: f, mini.py, line 2.",
    "raise ValueError('<b>$x$ {reason}')": "This cannot be drawn: f(2.0) raised ValueError: <b>$x$ {reason}.",
    "return": "This cannot be drawn: f(2.0) returned nothing; is the return missing?",
    "return [1, 2]": "This cannot be drawn: f(2.0) has shape (2,); expected a number.",
    "return 'x'": "This cannot be drawn: f(2.0) is a string; expected a number.",
    "return float('nan')": "This cannot be drawn: f(2.0) is nan.",
    "return 1j": "This cannot be drawn: f(2.0) is complex; expected a number.",
    "exit()": "This cannot be drawn: f(2.0) ended the program with exit().",
}


@pytest.mark.parametrize("body", REASONS)
def test_what_cannot_be_drawn_is_explained(course: Course, body: str) -> None:
    """In one sentence; the verdict is given anyway."""
    course.add(doubles(), f"def f(x):\n    {body}\n", views=VIEW)
    (view,) = course.views()
    assert (view.picture, view.media_type) == (None, "")
    assert view.why_not == REASONS[body]


UNDER_A_SECOND = r"(0\.\d+ s of processor time|\d+ s, with 0\.\d s of processor time)"
"""The limit of a view; on a busy machine that of the clock, ten times as long, may come first."""


def test_what_hangs_is_explained(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within its limit; later views get less time."""
    monkeypatch.setattr("grader.judge.viewing.viewer.VIEW_SECONDS", 0.3)
    monkeypatch.setattr("grader.judge.subjects.remote.SECONDS_AFTER_HANG", 0.2)
    course.add(
        'def check_it():\n    """f."""\n',
        "def f(x):\n    while True:\n        pass\n",
        views=VIEW + VIEW.replace("_f", "_g"),
    )
    first, second = course.views()
    for view in (first, second):
        assert view.why_not is not None
        assert re.match(rf"This cannot be drawn: f\(2\.0\) did not finish within {UNDER_A_SECOND}", view.why_not)


def test_a_missing_file_is_explained(course: Course) -> None:
    """As for the verdict."""
    course.add(doubles(), None, views=VIEW)
    assert [view.why_not for view in course.views()] == ["This cannot be drawn: there is no mini.py in submission."]


def test_without_the_solution_nothing_is_drawn(course: Course) -> None:
    """There is nothing to show beside the learner's results."""
    course.add(doubles(), views=VIEW)
    views = course.views(with_solutions=False)
    assert [view.why_not for view in views] == [f"This cannot be drawn: {NO_SOLUTION}."]


def test_a_fault_of_a_view_is_not_the_learners(course: Course) -> None:
    """It costs nothing, and the other views are drawn."""
    course.add(doubles(), views='def view_bad(figure):\n    """Bad."""\n    1 / 0\n' + VIEW)
    first, second = course.views()
    assert first.why_not == (
        "The grader could not draw this, and your code is not the reason: "
        "view_bad: ZeroDivisionError: division by zero (views.py, line 3)."
    )
    assert second.picture is not None
    (result,) = course.grade(views=True)
    assert result.score == result.max_score


PARTS = '''
def view_parts(figure, both, part):
    """Both functions."""
    for ax, name in zip(figure.subplots(1, 2), ("f", "g")):
        with part(ax, name):
            own, expected = both(name, 2.0)
            ax.plot([own, expected])
'''
G = "\ndef g(x):\n    return 3 * x\n"


def test_what_is_done_is_drawn_beside_what_is_to_do(course: Course) -> None:
    """Only if no part can be drawn, there is no picture."""
    solution = DOUBLE + G
    course.add(doubles(), DOUBLE + "\ndef g(x):\n    raise NotImplementedError\n", solution=solution, views=PARTS)
    course.add(
        doubles(),
        solution.replace("return", "raise NotImplementedError #"),
        name="todo",
        solution=solution,
        views=PARTS,
    )
    some, none = course.views()
    assert some.picture is not None
    assert none.why_not == "There is nothing to draw until this is done: f, todo.py, line 3."


# Values


@pytest.mark.parametrize("answer", rest_with_proof([*HOSTILE], sampled(HOSTILE, 3)))
def test_whatever_is_answered_has_the_expected_form_or_is_refused(answer: str) -> None:
    """Numbers are close enough to be drawn, or nan."""
    for want in (np.float64(2.0), np.arange(6.0).reshape(2, 3), {"a": np.ones(3), "b": (1.0, "x")}, (0.5, np.ones(2))):
        try:
            found = drawable(HOSTILE[answer](want), want, Subject("f(x)"))
        except NotPassed:
            continue
        _require_form(found, want)


def _require_form(found: Any, want: Any) -> None:
    if isinstance(want, dict):
        assert found.keys() == want.keys()
        for key, part in want.items():
            _require_form(found[key], part)
    elif isinstance(want, tuple):
        assert len(found) == len(want)
        for pair in zip(found, want, strict=True):
            _require_form(*pair)
    elif isinstance(want, str):
        assert found.isprintable()
        assert len(found) <= 2 * MAX_TEXT
    else:
        assert found.dtype == np.float64
        assert found.shape == np.shape(want)
        assert not np.any(np.abs(found) > FARTHEST * 5)


def test_what_is_right_stays_as_it_is() -> None:
    """Even if the right value is infinite or nan."""
    want = np.array([1.0, np.nan, -2.0])
    np.testing.assert_array_equal(drawable(want, want, Subject("f(x)")), want)
    assert drawable((1, 2), (1.0, 2.0), Subject("f(x)")) == (1.0, 2.0)


def test_no_text_is_a_formula() -> None:
    """Nor does it control a terminal, or fill the picture."""
    assert drawable("$\\frac{1}{2}$\x1b", "x", Subject("f(x)")) == "\\$\\frac{1}{2}\\$\N{REPLACEMENT CHARACTER}"
    assert len(drawable("x" * 1000, "x", Subject("f(x)"))) == MAX_TEXT
    for value in (1.0, Other("function"), None):
        with pytest.raises(NotPassed):
            drawable(value, "x", Subject("f(x)"))


# Pictures


def figure_of(draw: Callable[[Figure], object]) -> Figure:
    """Return a figure with this on it."""
    with blank_figure() as figure:
        draw(figure)
    return figure


def test_a_large_picture_is_a_png() -> None:
    """It is small enough, and a little less sharp."""
    noise = np.random.default_rng(1).normal(size=20_000)
    data, media_type = encode(figure_of(lambda figure: figure.subplots().scatter(noise, noise[::-1])))
    assert media_type == "image/png"
    assert data.startswith(b"\x89PNG")
    assert len(data) <= MAX_BYTES


def test_what_cannot_be_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No view of the course is so large."""
    monkeypatch.setattr("grader.judge.viewing.picture.MAX_BYTES", 100)
    with pytest.raises(ValueError, match="the picture has more than 100 bytes"):
        encode(figure_of(lambda figure: figure.subplots()))


def test_a_picture_does_not_depend_on_the_users_settings() -> None:
    """Such as a font, or a missing TeX; the settings stay unchanged."""
    draw = lambda figure: figure.subplots().plot([1, 2, 1], label="x")  # noqa: E731
    before = encode(figure_of(draw))
    with mpl.rc_context({"text.usetex": True, "font.size": 30, "lines.linewidth": 9, "axes.grid": True}):
        assert encode(figure_of(draw)) == before
        assert mpl.rcParams["font.size"] == 30
    assert not math.isclose(mpl.rcParams["font.size"], 30)
