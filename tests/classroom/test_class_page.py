"""``class.html``: it has the known counts, names only where they belong, and all texts are escaped."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from grader.classroom.anonymity import without_names
from grader.classroom.gradebook import Gradebook, GradedExercise
from grader.classroom.handins import Intake, Person
from grader.classroom.page import class_page
from grader.classroom.statistics.alike import own_code
from grader.course import load_course, load_solutions
from grader.course.stubs import stub_of
from grader.results.report import ExerciseResult, Status
from grader.sandbox.outside.interface import WorkerSource
from tests.report.test_html import HOSTILE, Nesting
from tests.support.banks import MISTAKES
from tests.support.classes import FakePool, content_of, grade_class, intake_of, plan
from tests.support.gradebooks import classes
from tests.support.grading import graded
from tests.support.made_class import check, class_in, class_of, student

COURSE = load_course()
SOLUTIONS = load_solutions()
SOFTMAX = next(GradedExercise(each.name, each.title, each.points) for each in COURSE if each.name == "softmax")
SEEDED = {"softmax__one_sum_for_the_whole_batch": 3, "softmax__over_axis_0": 2, "softmax__only_axis_1": 1}
"""Known mistakes, and how many students make each."""


class Page(Nesting):
    """A page whose tags fit together, with the texts of its blocks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text
        self.feed(text)
        self.close()
        assert self.open == []
        assert len(set(self.ids)) == len(self.ids)

    @property
    def slides(self) -> list[str]:
        """The text of each known mistake."""
        articles = re.findall(r'<article class="slide".*?</article>', self.source, re.DOTALL)
        return [" ".join(re.sub(r"<[^>]+>", " ", article).split()) for article in articles]


def page_of(book: Gradebook, texts: Mapping[tuple[str, str], str] | None = None) -> Page:
    """Return the page on a class."""
    texts = texts or {}
    stubs = {name: stub_of(text) for name, text in SOLUTIONS.items()}
    return Page(class_page(book, texts, own_code(book, texts, stubs), COURSE))


@pytest.fixture(scope="module")
def seeded() -> dict[str, str]:
    """The softmax of a class of eight: the seeded mistakes, and two that are right."""
    known = {member.name: member for member in MISTAKES}
    texts = [known[name].submission for name, number in SEEDED.items() for _ in range(number)]
    return {f"s{number:02}": text for number, text in enumerate([*texts, *[SOLUTIONS["softmax"]] * 2])}


@pytest.fixture(scope="module")
def results(seeded: Mapping[str, str], in_process: WorkerSource) -> dict[str, ExerciseResult]:
    """What the grader finds of it."""
    of_text = {text: graded({"softmax": text}, in_process)["softmax"] for text in dict.fromkeys(seeded.values())}
    return {name: of_text[text] for name, text in seeded.items()}


def test_the_seeded_mistakes_are_on_the_page_with_their_counts(
    seeded: Mapping[str, str], results: Mapping[str, ExerciseResult]
) -> None:
    """The most common first; each with its question, the code, and the right idea."""
    page = page_of(class_in(results, SOFTMAX), {(name, "softmax"): text for name, text in seeded.items()})
    hints = {member.name: member.hint for member in MISTAKES}
    assert len(page.slides) == len(SEEDED)
    for slide, (name, number) in zip(page.slides, SEEDED.items(), strict=True):
        assert slide.startswith(f"softmax {number} of 8 students {hints[name]} def softmax(x): ")
        assert "The right idea. Take the maximum over the last axis" in slide and slide.endswith(name)
    hardest = " ".join(page.text.split()).partition("The hardest checks")[2]
    right = sum(result.checks[1].status is Status.PASSED for result in results.values())
    assert 0 < right < 8 and f"softmax normalises each row of a batch on its own.{right} of 8" in hardest


def test_no_solution_is_on_the_page(results: Mapping[str, ExerciseResult]) -> None:
    """The right idea is given in words."""
    page = page_of(class_in(results, SOFTMAX))
    assert "np." not in page.text and "keepdims" not in page.text


def test_the_order_of_the_class_does_not_matter(
    seeded: Mapping[str, str], results: Mapping[str, ExerciseResult]
) -> None:
    """A gradebook is in the order of IDs; the hand-ins are in any order."""
    items = list(seeded.items())
    first = page_of(class_in(results, SOFTMAX), {(name, "softmax"): text for name, text in items}).source
    random.Random(2).shuffle(items)
    texts = {(name, "softmax"): text for name, text in items}
    assert page_of(class_in({name: results[name] for name, _ in items}, SOFTMAX), texts).source == first


def test_whatever_a_class_says_is_text() -> None:
    """Names, messages, hints, sources, IDs; the page loads nothing, runs nothing, and links only to reports."""
    wrong = [
        check("one", Status.FAILED, message=HOSTILE, function=HOSTILE),
        check("two", Status.FAILED, message=HOSTILE, mistake=f"f__{HOSTILE}", hint=HOSTILE),
        check("three", Status.BLOCKED, message=HOSTILE),
    ]
    person = Person(f"../{HOSTILE}", HOSTILE, HOSTILE)
    people = [replace(person, id=f"{person.id}{number}") for number in (1, 2)]
    hostile = [replace(student(0, wrong, []), person=person) for person in people]
    text = "def f(x):\n    return '</code></pre><script>alert(1)</script>'\n"
    page = page_of(class_of(*hostile), {(one.person.id, "gates"): text for one in hostile})
    assert "script" not in page.tags and "img" not in page.tags
    assert "<script>alert(1)</script>" in page.text and "{{ 7 * 7 }}" in page.text
    links = [address for address in page.addresses if not address.startswith("#")]
    assert links and all(re.fullmatch(r"students/[\w%.-]+/report\.html", link) for link in links)
    assert "default-src 'none'" in page.source


def test_names_are_where_they_belong_and_nowhere_else() -> None:
    """Names are in "Who needs help", the picture and "Alike"; mistakes, checks and failures have none."""
    wrong = [check("one", Status.FAILED), check("two", Status.FAILED, mistake="f__it", hint="Why?")]
    book = class_of(student(1, wrong, wrong, name="Ada King"), student(2, wrong, wrong, name="Bob Ross"))
    text = "def f(x):\n    return 1  # Ada King, s01\n"
    page = page_of(book, {(name, "gates"): text for name in ("s01", "s02")})
    parts = dict(re.findall(r'<section id="(\w+)"(.*?)</section>', page.source, re.DOTALL))
    naming = {name for name, part in parts.items() if re.search("Ada King|Bob Ross|s01|s02", part)}
    assert naming == {"need", "picture", "alike"}
    assert "keep it to yourself" in page.text


def test_a_class_of_nobody_and_of_no_hand_in_has_a_page() -> None:
    """The page says so."""
    assert "Nobody stands out." in page_of(class_of()).text
    page = page_of(class_of(student(1), student(2)))
    assert page.text.count("Nothing was handed in.") == 2
    assert "No known mistake was found." in page.text and "median" not in page.text


@settings(max_examples=30, deadline=None)
@given(classes())
def test_every_class_has_a_page(book: Gradebook) -> None:
    """Its tags fit together, and the picture has a row for each student."""
    page = page_of(book)
    rows = re.search('<table class="picture">.*?<tbody>(.*?)</tbody>', page.source, re.DOTALL)
    assert rows and rows[1].count("<tr>") == len(book.students)


def test_long_lists_are_cut_and_counted() -> None:
    """Only thirty are shown."""
    page = page_of(class_of(*(student(number) for number in range(40))))
    assert page.text.count("Nothing was handed in.") == 30
    assert "There are 10 more." in page.text


# In the folder of a class


CLASS = {
    "s1": {"gates": "fails", "softmax": "passes", "cross_entropy": "passes"},
    "s2": {"gates": "passes", "softmax": "fails"},
    "s3": {},
}


def test_the_page_lies_in_the_folder_of_the_class(tmp_path: Path) -> None:
    """It does not depend on the order of grading; each link leads to a report."""
    grade_class(tmp_path / "a", intake_of(CLASS), FakePool(), plan())
    for name in ("s3", "s2", "s1"):
        grade_class(tmp_path / "b", intake_of(CLASS), FakePool(), plan(student=name))
    assert content_of(tmp_path / "a") == content_of(tmp_path / "b")
    page = Page((tmp_path / "a" / "class.html").read_text(encoding="utf-8"))
    assert "Name of s1" in page.text
    links = [address for address in page.addresses if not address.startswith("#")]
    assert links and all((tmp_path / "a" / link).is_file() for link in links)


def test_a_page_that_is_lost_is_written_again(tmp_path: Path) -> None:
    """Without grading again."""
    grade_class(tmp_path / "out", intake_of(CLASS), FakePool(), plan())
    before = content_of(tmp_path / "out")
    (tmp_path / "out" / "class.html").unlink()
    pool = FakePool()
    grade_class(tmp_path / "out", intake_of(CLASS), pool, plan())
    assert content_of(tmp_path / "out") == before
    assert pool.jobs == []


def test_an_anonymous_class_has_no_names_on_its_page(tmp_path: Path) -> None:
    """Nor has the folder for JPlag."""
    intake = intake_of(CLASS)
    anonymous: Intake = without_names(intake, tmp_path / "key")
    grade_class(tmp_path / "out", anonymous, FakePool(), plan())
    page = (tmp_path / "out" / "class.html").read_text(encoding="utf-8")
    for handin in intake.handins:
        assert handin.person.name not in page and f">{handin.person.id}<" not in page
    assert "keep it to yourself" not in page
