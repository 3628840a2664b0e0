"""The content of the page; everything from a submission is plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from grader import course as taught
from grader import progress
from grader.page.lesson import lesson_of
from grader.page.parts import PARTS
from grader.results.curves import CurvePoint
from grader.results.difference import ArrayDifference
from grader.results.events import CheckFinished, ExerciseStarted, TrainingProgress
from grader.results.reading import Misread
from grader.results.report import Status
from grader.results.request import Request
from tests.page.conftest import Opened
from tests.watch.conftest import COURSE, failed, passed, result

QUESTION = "Add up one row of your result, then all of it. Which of the two should be 1?"
ROWS = failed("softmax normalises each row.", "softmax(x) is 0.1; expected 0.2", QUESTION, function="softmax")
HOSTILE = "</pre></title><script>alert(1)</script><img src=//evil.example onerror=alert(1)>'\"&amp;{{ 7 * 7 }}\u202e"


class Reader(HTMLParser):
    """Collects the elements of a page, and whether each is closed."""

    VOID = ("meta", "link", "img", "input", "polyline", "br", "hr")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def ids(self) -> list[str]:
        """Return all ids."""
        return [attributes["id"] for _, attributes in self.found if attributes.get("id")]  # type: ignore[misc]


def test_there_is_a_place_for_every_part(opened: Opened) -> None:
    """No id occurs twice."""
    ids = Reader(opened.grade(result("softmax", Status.PASSED, ROWS, Status.TODO, Status.BLOCKED))).ids()
    assert set(PARTS) <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_first_failure_and_its_question_come_first(opened: Opened) -> None:
    """Other failures are folded away, as are passing checks and those to do."""
    other = replace(ROWS, name="other", title="softmax does not overflow.", message="it is nan")
    text = opened.grade(result("softmax", Status.PASSED, ROWS, other, Status.TODO))
    assert "<b>1 of 4 checks pass</b>" in text
    assert f'<p class="question">{QUESTION}</p>' in text
    assert text.index(ROWS.title) < text.index(QUESTION) < text.index("1 more fails with the same question")
    assert text.index("1 more fails") < text.index("1 check is still to do") < text.index("1 check passes")
    assert text.count("<details") == text.count("</details>") == 6


def test_what_has_changed_since_the_last_save_is_said(opened: Opened) -> None:
    """In words, whether it is more or less."""
    opened.grade(result("softmax", ROWS, Status.FAILED))
    opened.watch.on_saves(["softmax"])
    assert "1 more than before your last save" in opened.grade(result("softmax", Status.PASSED, ROWS))
    opened.watch.on_saves(["softmax"])
    assert "1 fewer than before your last save" in opened.grade(result("softmax", ROWS, Status.FAILED))


def test_what_stops_all_checks_is_said_calmly(opened: Opened) -> None:
    """With the line that Python shows, once."""
    broken = replace(
        failed("", "softmax.py, line 4: '(' was never closed", None, "def softmax(x:", "           ^"),
        status=Status.ERROR,
    )
    text = opened.grade(result("softmax", broken, broken))
    assert "No check can run yet." in text
    assert "The checks run once this is put right." in text
    assert text.count("def softmax(x:") == 1


def test_the_source_is_shown_around_a_place_that_is_known(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is marked, also for readers who do not see colours, and not repeated."""
    source = "import numpy as np\n\n\ndef softmax(x):\n    return np.exq(x)\n"
    request = Request("x", {"softmax": source}, ("softmax",))
    monkeypatch.setattr(opened.watch, "_request_for", lambda _: request)
    opened.watch.grade()
    raised = failed(
        "", "softmax(x) raised AttributeError", None, "softmax.py, line 5: return np.exq(x)", "printed:", "  1"
    )
    text = opened.grade(result("softmax", raised))
    assert '    <mark><span class="unseen">this line: </span>return np.exq(x)</mark>' in text
    assert "softmax.py, line 5:" not in text
    assert "What your code printed" in text
    assert "import numpy" not in text[: text.index("<mark>")]  # three lines before it


def test_arrays_that_differ_are_grids(opened: Opened) -> None:
    """Those of the first failure, without inline styles, which the policy of the page would refuse."""
    difference = ArrayDifference("", (2,), (0,), ((0.1, 0.9),), ((0.2, 0.9),), ((True, False),))
    text = opened.grade(result("softmax", replace(ROWS, difference=difference), replace(ROWS, name="b", hint="Why?")))
    assert text.count('<table class="grid">') == 3
    assert '<td class="plus-1 wrong"><i>wrong: </i>0.1</td>' in text
    assert not any("style" in attributes for _, attributes in Reader(text).found)


def test_a_training_has_curves_that_grow(opened: Opened) -> None:
    """Their numbers are there as text; there is no verdict before the end."""
    opened.watch.on_event(ExerciseStarted("softmax"))
    opened.watch.on_event(CheckFinished("softmax", passed("softmax").checks[0]))
    for share, loss, accuracy in ((0.0, 2.3, 0.1), (0.2, 1.2, 0.5), (0.4, 0.4, 0.9)):
        opened.watch.on_event(TrainingProgress("softmax", CurvePoint(share, loss, accuracy)))
    opened.face.refresh()
    text = opened.client().get(opened.path).text
    assert '<progress value="0.400"' in text
    assert "loss: from 2.3 to 0.4" in text
    assert "accuracy: from 10.0% to 90.0%" in text
    assert "1 check passes." in text
    assert "Your network is training" not in opened.grade(passed("softmax"))


def test_a_pass_names_the_next_exercise(opened: Opened) -> None:
    """It says what the learner's code can do now."""
    text = opened.grade(passed("softmax"))
    assert "All 3 checks pass: 7 of 7 points." in text
    assert "Your function turns any scores into probabilities" in text
    assert 'action="mnist_inference/show"' in text


def test_the_end_says_what_to_study_next(opened: Opened) -> None:
    """Once all have passed, and not before."""
    opened.watch.go_to(COURSE[-1])
    assert "That was the last exercise." in opened.grade(passed(COURSE[-1].name))
    for exercise in COURSE:
        opened.watch.go_to(exercise)
        text = opened.grade(passed(exercise.name))
    assert "You have passed all 16 exercises: 100 of 100 points." in text
    assert "Convolutions" in text


def test_in_a_handout_no_solution_is_promised(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither before a pass nor after; and the grader has no version of earlier exercises."""
    monkeypatch.setattr(taught, "SOLUTIONS", tmp_path)
    opened.watch.go_to(next(exercise for exercise in COURSE if exercise.name == "three_layer_net"))
    for outcome in (result("three_layer_net", ROWS), passed("three_layer_net")):
        text = opened.grade(outcome)
        assert "The solutions are not in this folder; your instructor has them." in text
        assert not re.search("solution (is shown|beside)|solution, after", text)
        assert "builds on activations; the grader uses yours" in text


def test_hints_are_shown_one_by_one(opened: Opened) -> None:
    """From the first one; then the solution may be seen. After a pass there are none."""
    levels = opened.watch.scene.exercise.hints[0].levels
    text = opened.grade(result("softmax", ROWS))
    assert [level in text for level in levels] == [False] * 3
    for read in range(1, 4):
        assert "The solution, after a pass" in text
        assert opened.press("softmax", "hint") == 303
        text = opened.client().get(opened.path).text
        assert [level in text for level in levels] == [True] * read + [False] * (3 - read)
    assert "Show the next hint" not in text
    assert "The solution beside yours" in text
    assert "Hints for" not in opened.grade(passed("softmax"))


def test_the_lesson_is_open_until_something_is_written(opened: Opened) -> None:
    """After that it can be opened with a click."""
    assert '<details id="lesson-of-softmax" open>' in opened.grade(result("softmax", Status.TODO))
    assert '<details id="lesson-of-softmax">' in opened.grade(result("softmax", Status.PASSED, Status.TODO))


@pytest.mark.parametrize("exercise", COURSE, ids=lambda exercise: exercise.name)
def test_lessons_are_html(exercise: object) -> None:
    """Each element is closed; tables have headings, none of them empty; formulas contain no markup."""
    text = str(lesson_of(exercise))  # type: ignore[arg-type]
    reader = Reader(text)
    tags = {tag for tag, _ in reader.found}
    assert {"h2", "p", "strong", "code"} <= tags
    assert "h1" not in tags
    assert "**By hand" not in "".join(reader.texts)
    assert "<th></th>" not in text


def test_a_lesson_cannot_bring_html(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lessons are ours, and are still treated as text."""
    hostile = "# x\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![x](data:text/html,x)"
    monkeypatch.setattr("grader.course.Exercise.lesson", property(lambda _: hostile))
    tags = {tag for tag, _ in Reader(lesson_of.__wrapped__(COURSE[0])).found}
    assert tags == {"h2", "p"}


# Texts that are not ours


def hostile_page(opened: Opened) -> str:
    """Return a page in which every text of a submission is hostile."""
    check = failed(HOSTILE, HOSTILE, HOSTILE, HOSTILE, f"softmax.py, line 1: {HOSTILE}", "printed:", HOSTILE)
    check = replace(
        check, function=HOSTILE, advice=(HOSTILE,), curve=(CurvePoint(0, 1, None), CurvePoint(1, 2, None)),
        misread=(Misread(bytes(784), 1, 2),), mistake=HOSTILE,
        difference=ArrayDifference(HOSTILE, (9, 9), (0, 0), ((1.0,),), ((2.0,),), ((True,),)),
    )  # fmt: skip
    others = [replace(check, name=f"other_{number}", status=status) for number, status in enumerate(Status)]
    opened.watch.scene.notice = HOSTILE
    progress.update(lambda learner: learner.hints.update({HOSTILE: 1}))
    return opened.grade(replace(result("softmax", check, *others), title=HOSTILE))


def test_nothing_of_a_submission_is_markup(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """Titles, messages, questions, advice, details, source, what it printed: all of it is text."""
    source = f"{HOSTILE}\n"
    request = Request("x", {"softmax": source}, ("softmax",))
    monkeypatch.setattr(opened.watch, "_request_for", lambda _: request)
    opened.watch.grade()
    reader = Reader(hostile_page(opened))
    images = [attributes["src"] or "" for tag, attributes in reader.found if tag == "img"]
    assert all(image.startswith("data:image/png;base64,") for image in images)
    assert [tag for tag, _ in reader.found].count("script") == 2
    assert not any(name.startswith("on") for _, attributes in reader.found for name in attributes)
    addresses = {attributes.get("href") or attributes.get("action") for _, attributes in reader.found} - {None}
    assert not any("//" in str(address) or "javascript" in str(address) for address in addresses)
    shown = "".join(reader.texts)
    assert shown.count(HOSTILE.replace("&amp;", "&amp;")) >= 10
    assert "49" not in shown.replace("149", "")
