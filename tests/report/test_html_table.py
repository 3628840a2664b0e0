"""A verdict as a table: complete, and with nothing that a browser would execute."""

from __future__ import annotations

from html.parser import HTMLParser

from grader.report.html import COLORS, table
from grader.report.lines import MARKS
from grader.results.difference import ArrayDifference
from grader.results.report import CheckResult, ExerciseResult, Status

EVIL = "<script>alert('1 & 2')</script>"


class Page(HTMLParser):
    """The tags, attributes and texts of a piece of HTML; every tag is closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self._open += [] if tag == "br" else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts += [data.strip()] if data.strip() else []


def failed(message: str, hint: str | None = None, **more: tuple[str, ...]) -> CheckResult:
    """Return a check that failed."""
    return CheckResult("check_it", "A fact.", Status.FAILED, 1, message, hint, **more)  # type: ignore[arg-type]


def test_whatever_comes_from_elsewhere_is_escaped() -> None:
    """Names, titles, messages, questions, details, advice and the texts around the table."""
    check = CheckResult(EVIL, EVIL, Status.ERROR, 1, EVIL, f"{EVIL}?", advice=(EVIL,), details=(EVIL, EVIL))
    page = Page(table(ExerciseResult(EVIL, EVIL, 4, (check,)), [EVIL], [EVIL]))
    assert page.tags == {*("div", "p", "span", "strong", "table", "thead", "tbody", "tr", "th", "td", "br", "pre")}
    assert page.attributes == {"style", "scope"}
    assert "".join(page.texts).count(EVIL) == 10


def test_every_state_of_a_check_can_be_shown() -> None:
    """Also as words."""
    for status in Status:
        check = CheckResult(
            "check_it", "A fact.", status, 1, None if status is Status.PASSED else "still to do: f, f.py"
        )
        texts = Page(table(ExerciseResult("f", "functions", 4, (check,)))).texts
        assert any(text.startswith(f"{MARKS[status][0]} ") for text in texts)


def test_a_row_says_all_of_a_check() -> None:
    """Mark and word, title, message, question, details and advice."""
    check = failed("f(1) is 2; expected 3", "Which sign?", details=("f.py, line 2",), advice=("It is slow.",))
    passed = CheckResult("check_that", "Another fact.", Status.PASSED, 1, advice=("It warns.",))
    texts = Page(table(ExerciseResult("f", "functions", 4, (check, passed)), ["Before."], ["After."])).texts
    assert texts == [
        *("Before.", "✗ failed", "f", "functions: 1 of 2 checks pass, 2 of 4 points"),
        *("check", "what came out"),
        *("✗ failed", "A fact.", "f(1) is 2; expected 3", "Which sign?", "f.py, line 2"),
        *("✓ passed", "Another fact.", "Note: It is slow.", "Note: It warns.", "After."),
    ]


def test_a_failure_is_explained_once() -> None:
    """A question too, even if the messages differ."""
    checks = (failed("one", "Why?"), failed("one", "Why?"), failed("two", "Why?"))
    texts = Page(table(ExerciseResult("f", "functions", 3, checks))).texts
    assert [texts.count(said) for said in ("one", "two", "Why?", "as above")] == [1, 1, 1, 1]


def test_arrays_that_differ_are_small_tables() -> None:
    """With a ring and a sign where they differ."""
    difference = ArrayDifference("dx", (4, 2), (1, 0), ((1.0, -2.5),), ((1.0, 2.0),), ((False, True),))
    check = CheckResult("check_it", "A fact.", Status.FAILED, 1, "f(1) is wrong", difference=difference)
    text = table(ExerciseResult("f", "functions", 4, (check,)))
    texts = Page(text).texts
    first = texts.index("Yours")
    assert texts[first : first + 10] == [
        *("Yours", "1", "≠ -2.5", "Expected", "1", "≠ 2", "Difference", "0", "≠ -4.5"),
        "This is dx[1:2, 0:2]; the whole array has shape (4, 2).",
    ]
    assert text.count("; outline: 2px solid") == 3


def luminance(color: str) -> float:
    """Return the luminance of a colour, as in WCAG."""
    shares = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_marks_are_seen_on_light_and_on_dark_ground() -> None:
    """A notebook may have either."""
    for color in COLORS.values():
        for ground in ("#ffffff", "#111111"):
            dark, light = sorted((luminance(color), luminance(ground)))
            assert (light + 0.05) / (dark + 0.05) > 4, (color, ground)
