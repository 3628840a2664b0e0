"""The page in a real Chromium: a learner's way with the mouse and with the keyboard alone, and the findings of axe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course import load_course, load_exercises
from tests.support.attacks import copy_of_kit
from tests.support.browser import IN_CHROMIUM, violations
from tests.support.drawn import STROKES, Stroke, as_png, drawn, photographed
from tests.support.learner import Learner
from tests.support.page import PageProcess, chromium

pytestmark = IN_CHROMIUM
MILLISECONDS = 30_000.0
RNG = np.random.default_rng(3)
WRONG = "import numpy as np\n\n\ndef softmax(x):\n    e = np.exp(x - np.max(x))\n    return e / np.sum(e)\n"
QUESTION = "Which of the two should be 1?"


@dataclass
class Desk(Learner):
    """A learner at a browser, with their own kit.

    Attributes
    ----------
    page : PageProcess
        What serves the page.
    browser : Browser
        A Chromium.
    said : list of str
        What came to the console, what failed, and what was asked of anything but the page.
    """

    page: PageProcess
    browser: Any
    said: list[str] = field(default_factory=list)

    def open(self, **options: Any) -> Any:
        """Open the page in its own window."""
        context = self.browser.new_context(**options)
        context.set_default_timeout(MILLISECONDS)
        context.on("console", lambda message: self.said.append(message.text))
        context.on("weberror", lambda problem: self.said.append(str(problem.error)))
        context.on("request", lambda request: self._look_at(request.url))
        tab = context.new_page()
        tab.on("dialog", lambda dialog: self.said.append(dialog.message))
        tab.goto(self.page.address)
        return tab

    def _look_at(self, address: str) -> None:
        if not address.startswith((self.page.address, "data:")):
            self.said.append(address)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One kit, one page and one browser for all tests."""
    kit = copy_of_kit(tmp_path_factory.mktemp("browser"))
    with PageProcess(kit) as page, chromium() as browser:
        yield Desk(kit, page, browser)


@pytest.fixture
def desk(everything: Desk) -> Iterator[Desk]:
    """The same, with softmax still to do; at the end, the console is empty and no other server got a request."""
    everything.save("softmax", load_exercises()["softmax"])
    yield everything
    for context in everything.browser.contexts:
        context.close()
    assert everything.said == []


LINES_OF_THE_NAME = """() => {
  const name = new Range();
  name.selectNodeContents(document.querySelector("h1").firstChild);
  return name.getClientRects().length;
}"""


def see(tab: Any, text: str) -> None:
    """Wait until a text is visible."""
    tab.get_by_text(text).first.wait_for()


def test_a_learner_goes_through_an_exercise(desk: Desk) -> None:
    """By saves, hints and folded parts to a pass; then a reset and its undo."""
    tab = desk.open()
    tab.locator("#go-softmax").click()
    see(tab, "still to do: softmax")
    see(tab, "scores become probabilities")
    desk.save("softmax", WRONG.replace("(x):", "(x:"))
    see(tab, "'(' was never closed")
    desk.save("softmax", WRONG)
    see(tab, QUESTION)
    sizes = tab.evaluate(
        "[...document.querySelectorAll('main :is(h1, .question, h2, p, summary, li)')]"
        ".map(e => [parseFloat(getComputedStyle(e).fontSize), e.className || e.tagName])"
    )
    assert [name for _, name in sorted(sizes, reverse=True)[:2]] == ["H1", "question"]
    tab.locator("#failing-summary").click()
    tab.locator("#next-hint").click()
    see(tab, "Hints for softmax: 1 of 3")
    assert tab.locator("#failing-of-softmax").get_attribute("open") is not None
    desk.save("softmax", desk.solution("softmax"))
    see(tab, "All 6 checks pass: 7 of 7 points.")
    assert tab.title().startswith("✓ softmax")
    tab.locator("#following").click()
    see(tab, "still to do: predict")
    tab.locator("#go-softmax").click()
    tab.get_by_role("heading", name="softmax scores").wait_for()
    tab.locator("#solution-summary").click()
    see(tab, "axis=-1, keepdims=True")
    tab.locator("#reset-summary").click()
    tab.locator("#do-reset").click()
    see(tab, "softmax.py is the stub again. Yours is kept as exercises/.kept/softmax-")
    see(tab, "0 of 6 checks pass")
    tab.locator("#do-undo").click()
    see(tab, "All 6 checks pass")


def test_the_keyboard_is_enough(desk: Desk) -> None:
    """The focus is visible and stays when the page changes, and changes are announced."""
    tab = desk.open()
    desk.save("softmax", WRONG)
    see(tab, QUESTION)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    focused = []
    while "next-hint" not in focused:
        tab.keyboard.press("Tab")
        focused.append(tab.evaluate("document.activeElement.id"))
        outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", focused
        assert len(focused) < 20, focused
    for number in range(1, 4):
        tab.keyboard.press("Enter")
        see(tab, f"Hints for softmax: {number} of 3")
    assert tab.evaluate("document.activeElement.id") == "main"  # the button has disappeared
    tab.locator("#solution-summary").focus()
    tab.keyboard.press("Enter")
    see(tab, "axis=-1, keepdims=True")
    desk.save("softmax", desk.solution("softmax"))
    see(tab, "All 6 checks pass")
    assert tab.evaluate("document.activeElement.id") == "solution-summary"
    assert "All 6 checks pass" in tab.get_by_role("status").filter(has_text="checks").inner_text()
    tab.locator("#go-gates").focus()
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name="gates AND").wait_for()
    assert tab.evaluate("document.activeElement.id") == "go-gates"


def test_digits_are_drawn_and_read(desk: Desk, tmp_path: Path) -> None:
    """Three of them, with the mouse; then a picture chosen with the keyboard, and a file that is no picture."""
    tab = desk.open(viewport={"width": 1280, "height": 900})
    photo = tmp_path / "photo.png"
    tab.on("filechooser", lambda chooser: chooser.set_files(photo))  # before the first key: Chromium takes a while
    for digit in (0, 3, 7):
        tab.locator("#clear").click()
        assert tab.locator("#answer").inner_text() == ""
        draw(tab, STROKES[digit][0])
        see(tab, f"This is read as {digit} (")
        assert tab.locator("#reading figure").count() == 4
    photo.write_bytes(as_png(photographed(1 - np.asarray(drawn(5, RNG)) / 255, RNG)))
    tab.locator("#choose").focus()
    tab.keyboard.press("Enter")
    see(tab, "This is read as 5 (")
    photo.write_bytes(b"no picture")
    tab.locator("#picture").set_input_files(photo)
    see(tab, "Your browser cannot show this file; choose a PNG or JPEG.")
    draw(tab, STROKES[4][0])
    see(tab, "This is read as 4 (")


def draw(tab: Any, strokes: Sequence[Stroke]) -> None:
    """Draw strokes on the pad."""
    paper = tab.locator("#paper")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    scale = box["width"] / 140
    for stroke in strokes:
        places = [(box["x"] + (20 + x) * scale, box["y"] + (20 + y) * scale) for x, y in stroke]
        tab.mouse.move(*places[0])
        tab.mouse.down()
        for place in places[1:]:
            tab.mouse.move(*place, steps=2)
        tab.mouse.up()


def test_a_finger_draws_on_a_narrow_screen_in_the_dark(desk: Desk) -> None:
    """Axe finds no problem in the result, and nothing is too wide."""
    size = {"width": 360, "height": 640}
    tab = desk.open(viewport=size, has_touch=True, color_scheme="dark", reduced_motion="reduce")
    paper = tab.locator("#paper")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    touches = tab.context.new_cdp_session(tab)

    def touch(kind: str, *shares: float) -> None:
        points = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + share * box["height"]} for share in shares]
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0.2)
    for step in range(13):
        touch("touchMove", 0.2 + step / 20)
    touch("touchEnd")
    see(tab, "This is read as 1 (")
    assert paper.bounding_box()["y"] == pytest.approx(box["y"], abs=1)  # nor is it moved by what appears above it
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(tab) == []


def test_axe_finds_nothing_and_nothing_is_too_wide(desk: Desk) -> None:
    """To do, raising, failing and passed; wide and narrow, light and dark; everything open."""
    tab = desk.open(reduced_motion="reduce")
    found = []
    for text, words, width, scheme in (
        (None, "still to do", 1280, "light"),
        (WRONG.replace("np.exp", "print(x) or np.exq"), "has no attribute", 360, "dark"),
        (WRONG, QUESTION, 1280, "dark"),
        (desk.solution("softmax"), "All 6 checks pass", 360, "light"),
    ):
        if text is not None:
            desk.save("softmax", text)
        see(tab, words)
        tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        for size in (1280, 360):
            tab.set_viewport_size({"width": size, "height": 800})
            assert tab.evaluate("document.documentElement.scrollWidth") <= size
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate("document.getAnimations().length") == 0
        found += [(words, *violation) for violation in violations(tab)]
    assert found == []


def test_long_names_fit_on_a_telephone(desk: Desk) -> None:
    """The button for a hint breaks its line, and the name in the heading does not."""
    slope = "return (f(x + 1e-4) - f(x - 1e-4)) / 2e-4"
    stub = load_exercises()["numerical_gradient"]
    desk.save("numerical_gradient", stub.replace("raise NotImplementedError", slope, 1))
    tab = desk.open(viewport={"width": 360, "height": 640})
    tab.locator("#go-numerical_gradient").click()
    see(tab, "Show a hint for numerical_gradient.numerical_gradient")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert tab.evaluate(LINES_OF_THE_NAME) == 1
    desk.save("numerical_gradient", stub)


def test_no_lesson_is_too_wide(desk: Desk) -> None:
    """Tables and code fit on a telephone."""
    tab = desk.open(viewport={"width": 360, "height": 640})
    for exercise in load_course():
        tab.locator(f"#go-{exercise.name}").click()
        lesson = tab.locator(f"#lesson-of-{exercise.name}")
        lesson.evaluate("lesson => { lesson.open = true; }")  # it stays folded if a verdict was there first
        lesson.locator("h2").first.wait_for()
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, exercise.name


def test_more_tabs_than_connections_hear_the_same(desk: Desk) -> None:
    """A browser has six connections to a server, and one tab listens for all."""
    tabs = [desk.open()]
    for _ in range(7):
        tabs.append(tabs[0].context.new_page())
        tabs[-1].goto(desk.page.address)
    desk.save("softmax", WRONG)
    for tab in tabs:
        see(tab, QUESTION)
    tabs.pop(0).close()  # this tab may have been the one that listens
    desk.save("softmax", desk.solution("softmax"))
    for tab in tabs:
        see(tab, "All 6 checks pass")


def test_nothing_of_a_submission_runs(desk: Desk) -> None:
    """Its printed lines, exceptions and source are only text."""
    hostile = "</pre><script>alert(1)</script><img src=//evil.example/x onerror=alert(2)><style>*{display:none}</style>"
    tab = desk.open()
    desk.save("softmax", f'def softmax(x):\n    print("{hostile}")\n    raise ValueError("{hostile}")\n')
    see(tab, "raised ValueError: </pre><script>")
    assert tab.locator("main :is(script, style, img:not([src^='views/']))").count() == 0
    tab.locator("#printed-summary").click()
    assert hostile in tab.locator("#printed").inner_text()


def test_without_scripts_it_is_there_all_the_same(desk: Desk) -> None:
    """Buttons work, and a link shows the latest verdict."""
    desk.save("softmax", WRONG)
    watching = desk.open()
    see(watching, QUESTION)
    tab = desk.open(java_script_enabled=False)
    see(tab, QUESTION)
    desk.save("softmax", desk.solution("softmax"))
    see(watching, "All 6 checks pass")
    tab.get_by_role("link", name="show the latest verdict").click()
    see(tab, "All 6 checks pass")
    tab.locator("#following").click()
    see(tab, "mnist_inference")
    assert tab.url == desk.page.address
