"""The report as a page: complete, self-contained, and safe whatever its texts."""

from __future__ import annotations

import base64
import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from types import MappingProxyType

import numpy as np
import pytest
from PIL import Image

from grader.report import html
from grader.results.curves import CurvePoint
from grader.results.difference import ArrayDifference
from grader.results.reading import Misread
from grader.results.report import CheckResult, ExerciseResult, Report, Status
from grader.results.request import Source, Unreadable
from grader.results.views import View
from tests.report.test_formats import REPORT

VOID = {"meta", "img", "polyline"}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7 * 7 }} ' \" & </pre></style>"


class Nesting(HTMLParser):
    """Follows the tags of a document, and keeps what it finds."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "action", "srcset")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert not [name for name, _ in attrs if name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def read(
    report: Report,
    views: Mapping[str, Sequence[View]] = MappingProxyType({}),
    sources: Mapping[str, Source] = MappingProxyType({}),
) -> Nesting:
    """Return what is found in the page of a report; its tags are closed in order."""
    page = Nesting()
    page.feed(html.render(report, views, sources=sources))
    page.close()
    assert page.open == []
    return page


DIFFERENCE = ArrayDifference("W", (784, 50), (3, 7), ((1.0, math.nan),), ((1.0, 2.0),), ((False, True),))


def with_text(text: str) -> Report:
    """Return a report with text of a submission in every place."""
    details = ("gates.py, line 1: x", text, "printed:", f"  {text}")
    check = CheckResult("check", text, Status.FAILED, 1, text, text, None, (text,), details)
    check = replace(check, difference=replace(DIFFERENCE, part=text))
    later = replace(check, status=Status.TODO, message=f"still to do: {text}")
    same = replace(check, message=f"{text}!", title=f"{text}!")
    return replace(REPORT, submission=text, exercises=(ExerciseResult("gates", text, 5, (check, same, later)),))


def test_the_page_says_all_that_the_report_says() -> None:
    """Titles, messages, questions, advice, points."""
    text = " ".join(read(REPORT).text.split())
    for exercise in REPORT.exercises:
        assert f"{exercise.score} of {exercise.max_score} points" in text
        for check in exercise.checks:
            for said in (check.title, check.message, check.hint, *check.advice):
                assert (
                    said is None
                    or " ".join(said.removeprefix("still to do: ").split()) in text
                    or check.status == "todo"
                )
    assert f"{REPORT.score} of {REPORT.max_score} points" in text


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    """No script, and only addresses within the page; the policy forbids others."""
    page = read(REPORT)
    assert {"script", "link", "iframe", "object", "form"} & {*page.tags} == set()
    assert [address for address in page.addresses if not address.startswith(("#", "data:image/png;base64,"))] == []
    assert "default-src 'none'" in html.render(REPORT)
    assert len(page.ids) == len({*page.ids})
    assert {address[1:] for address in page.addresses if address.startswith("#")} <= {*page.ids}


def test_whatever_a_submission_says_is_text() -> None:
    """Markup, and the language of the templates."""
    page, plain = read(with_text(HOSTILE), sources={"gates": HOSTILE}), read(with_text("x"), sources={"gates": "x"})
    assert page.tags == plain.tags
    assert page.text.count(HOSTILE) == 14
    assert "49" not in page.text


def test_checks_that_fail_in_the_same_way_are_one_card() -> None:
    """The first is shown; the others are folded away below it."""
    first = CheckResult("a", "A.", Status.FAILED, 1, "f(1) is 2; expected 1", "Why?", function="f")
    second = replace(first, name="b", title="B.", message="f(2) is 3; expected 2")
    third = replace(first, name="c", title="C.", function="g")
    groups = html.failures(ExerciseResult("x", "x", 1, (first, second, third)))
    assert groups == [(first, [second]), (third, [])]


def test_what_is_to_do_is_a_list_without_repetitions() -> None:
    """One line for each function."""
    checks = [CheckResult(f"c{n}", "C.", Status.TODO, 1, f"still to do: {name}") for n, name in enumerate("aab")]
    exercise = ExerciseResult("x", "x", 1, tuple(checks))
    assert (html.still_to_do(exercise), html.failures(exercise)) == (["a", "b"], [])


def test_a_curve_falls_where_the_loss_falls() -> None:
    """The first point is high, the last one low; points that are no numbers are left out."""
    points = (CurvePoint(0.0, 2.0, None), CurvePoint(0.5, math.nan, None), CurvePoint(1.0, 0.5, None))
    (curve,) = html.curves(points)
    assert (curve.name, curve.points, curve.first, curve.last) == ("loss", "0.0,0.0 280.0,110.0", "2", "0.5")


@pytest.mark.parametrize("values", [[], [1.0], [math.inf, math.nan]])
def test_one_point_is_no_curve(values: list[float]) -> None:
    """There is nothing to see."""
    points = tuple(CurvePoint(0.5, value, None) for value in values)
    assert html.curves(points) == []


def test_a_digit_is_a_picture_of_its_pixels() -> None:
    """Dark on white."""
    pixels = bytes(number % 256 for number in range(784))
    address = html.picture(Misread(pixels, 3, 5))
    image = Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2])))
    assert np.array_equal(255 - np.asarray(image), np.frombuffer(pixels, np.uint8).reshape(28, 28))


SEEN = View("view_a", "A title", "A caption of it.", b"<svg/>", "image/svg+xml")
NOT_SEEN = View("view_b", "Another", "Not shown.", why_not=f"This cannot be drawn: {HOSTILE}.")


def test_views_are_pictures_in_the_page_itself() -> None:
    """Each with its title and caption, in the section of its exercise; without views, the page is as before."""
    page = read(REPORT, {"gates": (SEEN,)})
    assert page.addresses.count(f"data:image/svg+xml;base64,{base64.b64encode(b'<svg/>').decode()}") == 1
    assert "A title. A caption of it." in " ".join(page.text.split())
    written = html.render(REPORT, {"gates": (SEEN,)})
    assert written.index('id="gates"') < written.index("A title") < written.index('id="softmax"')
    assert html.render(REPORT, {}) == html.render(REPORT)
    assert "Look at your results" not in html.render(REPORT)


def test_a_reason_why_views_are_not_drawn_is_said_once() -> None:
    """With the titles of all of them, as text."""
    views = (NOT_SEEN, replace(NOT_SEEN, title="A third"), replace(NOT_SEEN, title="A last", why_not="No."))
    page = read(REPORT, {"gates": views})
    text = " ".join(page.text.split())
    assert f"Another; A third: {NOT_SEEN.why_not}" in text
    assert "A last: No." in text
    assert "Not shown." not in text
    assert "script" not in page.tags


def test_arrays_that_differ_are_grids_with_rings() -> None:
    """Three tables, with the numbers of their rows and columns; a ring has a text for readers who do not see it."""
    check = CheckResult("check", "It is right.", Status.FAILED, 1, "no", difference=DIFFERENCE)
    report = replace(REPORT, exercises=(ExerciseResult("gates", "gates", 5, (check,)),))
    page = html.render(report)
    assert page.count('<table class="grid">') == page.count("<caption>") == 3
    assert page.count('<td class="plus-2"></td>') == 0
    assert page.count('<td class="plus-2">1</td>') == 2
    assert page.count(' wrong"><i>wrong: </i>nan</td>') == 2
    assert page.count('<td class="plus-4 wrong"><i>wrong: </i>2</td>') == 1
    assert page.count('<th scope="col">7</th><th scope="col">8</th>') == page.count('<th scope="row">3</th>') == 3
    text = " ".join(read(report).text.split())
    assert "The ringed entries are wrong. This is W[3:4, 7:9]; the whole array has shape (784, 50)." in text
    whole = replace(DIFFERENCE, part="", shape=(2,), start=(0,))
    page = html.render(replace(report, exercises=(ExerciseResult("g", "g", 5, (replace(check, difference=whole),)),)))
    assert "the whole array" not in page
    assert 'scope="row"' not in page[page.index('class="grids"') :]


def test_lines_of_the_submission_are_shown_where_a_failure_is_about_them() -> None:
    """The place is marked, also for readers who do not see colours, and not repeated; other sources are not shown."""
    check = CheckResult("check", "It is right.", Status.ERROR, 1, "f() raised E", details=("gates.py, line 2: y",))
    report = replace(REPORT, exercises=(ExerciseResult("gates", "gates", 5, (check,)),))
    text = read(report, sources={"gates": "def f():\n    y\n", "softmax": "secret"}).text
    assert "this line: y" in text
    assert "def f():" in text
    assert "line 2" not in text
    assert "secret" not in text
    without: list[dict[str, Source]] = [{}, {"gates": Unreadable(Status.ERROR, "gates.py holds an archive")}]
    for sources in without:
        assert "gates.py, line 2: y" in read(report, sources=sources).text


def test_the_page_of_a_whole_course_is_small() -> None:
    """Sixteen exercises with thirty checks, grids and lines, and 25 digits each stay below 3 MB."""
    digits = tuple(Misread(np.random.default_rng(n).bytes(784), 1, 7) for n in range(25))
    row, text = (-0.001234, 1.2345e-10, 12.34, 1e300), "    x = 1\n" * 20
    difference = ArrayDifference("W", (784, 50), (9, 9), (row,) * 4, (row[::-1],) * 4, ((True,) * 4,) * 4)
    check = CheckResult("c", "T" * 100, Status.FAILED, 1, "m" * 200, "h" * 200, details=("d" * 100,) * 10)
    check = replace(check, details=(*check.details, "e0.py, line 5: x = 1"), difference=difference)
    checks = tuple(replace(check, message=f"{n}", hint=None, misread=digits if n == 0 else ()) for n in range(30))
    exercises = tuple(ExerciseResult(f"e{n}", "t", 5, checks) for n in range(16))
    page = html.render(replace(REPORT, exercises=exercises), sources={exercise.name: text for exercise in exercises})
    assert page.count('class="grids"') == 480
    assert len(page.encode()) < 3_000_000


def test_colours_are_not_the_only_sign() -> None:
    """Each mark has a word for readers who do not see it."""
    found = re.findall(r'aria-hidden="true">.</span><span class="unseen">([^<]+): </span>', html.render(REPORT))
    assert {*found} >= {"passed", "failed", "error"}
