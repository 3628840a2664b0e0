"""``class.html`` in a real Chromium: narrow and wide, light and dark, and the findings of axe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.classroom.gradebook import State
from grader.classroom.page import class_page
from grader.course import load_course
from grader.results.report import Status
from tests.support.browser import IN_CHROMIUM, violations
from tests.support.made_class import check, class_of, student
from tests.support.page import chromium

pytestmark = IN_CHROMIUM


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with something in each of its parts."""
    long = "softmax(x), x of shape (4, 3): " + "0.123456789" * 30
    wrong = [
        check("one", Status.FAILED, message=long),
        check("two", Status.FAILED, mistake="f__it", hint="Add up one row of your result. Should it be 1?"),
        check("three", Status.BLOCKED),
    ]
    right = [check("one"), check("two")]
    students = [student(number, wrong, right, name="Ada Augusta King, Countess of Lovelace") for number in range(12)]
    others = [student(20), student(21, State.MISSING, State.UNTOUCHED), student(22, right, wrong)]
    book = class_of(*students, *others)
    text = f"def f(x):\n    return {' + '.join(['some_long_name'] * 20)}\n"
    path: Path = tmp_path_factory.mktemp("class") / "class.html"
    page = class_page(book, {(one.person.id, "gates"): text for one in students}, [], load_course())
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium."""
    with chromium() as found:
        yield found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_fits_and_can_be_read(browser: Any, address: str, width: int, scheme: str) -> None:
    """Nothing overflows, every contrast is sufficient, and everything has a name."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert said == []
    assert violations(page) == []
    page.close()
