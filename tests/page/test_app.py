"""The answers of the page's addresses, and the actions of its buttons."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from grader import progress
from grader.course import load_exercises
from grader.page import parts
from grader.page.app import FILES, _events
from grader.page.board import Board
from grader.page.face import MOST_PICTURES
from grader.results.events import ViewDrawn
from grader.results.report import Status
from grader.results.views import View
from tests.page.conftest import Opened
from tests.watch.conftest import COURSE, passed, result


def test_the_first_paint_does_not_wait_for_grading(opened: Opened) -> None:
    """The page appears before the verdict."""
    assert opened.watch.scene.at_work
    text = opened.client().get(opened.path).text
    assert "<h1>softmax" in text
    assert "checks pass" not in text


def test_files_are_those_of_the_page_and_no_others(opened: Opened) -> None:
    """No path leads out of their folder."""
    client = opened.client()
    for name, kind in (
        ("page.css", "text/css"),
        ("base.css", "text/css"),
        ("page.js", "javascript"),
        ("icon.svg", "svg"),
    ):
        answer = client.get(f"{opened.path}static/{name}")
        assert (answer.status_code, kind in answer.headers["content-type"]) == (200, True)
        assert answer.content == FILES[name].read_bytes()
    for name in ("nothing.js", "../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd"):
        assert client.get(f"{opened.path}static/{name}").status_code in (403, 404), name


def test_buttons_turn_to_exercises_and_grade_again(opened: Opened) -> None:
    """Names that do not exist give an error."""
    requests = opened.desk.judge.requests
    assert opened.press("layers", "show") == 303
    assert requests[-1].exercises == ("layers",)
    assert opened.watch.scene.exercise.name == "layers"
    number = len(requests)
    assert opened.press("layers", "show") == 303
    assert len(requests) == number + 1
    assert opened.press("sofmax", "show") == 404
    assert opened.press("softmax", "open") == 404


def test_a_reset_keeps_the_file_and_can_be_undone(opened: Opened, own_files: Path) -> None:
    """The page says where it is kept; the save event of the reset does not hide that."""
    path = own_files / "softmax.py"
    path.write_text("mine", encoding="utf-8")
    assert opened.press("softmax", "reset") == 303
    assert path.read_text(encoding="utf-8") == load_exercises()["softmax"]
    (place,) = (own_files / ".kept").iterdir()
    opened.watch.on_saves(["softmax"])
    text = opened.grade(result("softmax", Status.TODO))
    assert f"softmax.py is the stub again. Yours is kept as exercises/.kept/{place.name}." in text
    assert f"Kept last: <code>exercises/.kept/{place.name}</code>" in text
    assert opened.press("softmax", "undo") == 303
    assert path.read_text(encoding="utf-8") == "mine"
    opened.watch.on_saves(["softmax"])
    opened.watch.on_saves(["softmax"])
    assert opened.watch.scene.notice == ""


def test_what_cannot_be_done_is_said(opened: Opened, own_files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line; nothing breaks."""
    assert opened.press("softmax", "undo") == 303
    assert "no file of softmax is kept." in opened.client().get(opened.path).text
    (own_files / "softmax.py").mkdir()
    assert opened.press("softmax", "reset") == 303
    text = opened.client().get(opened.path).text
    assert "not a regular file" in text
    assert "[Errno" not in text
    monkeypatch.setattr(progress, "update", lambda _: False)
    assert opened.press("softmax", "hint") == 303
    assert "no hint is shown here" in opened.client().get(opened.path).text


def test_the_course_is_not_read_anew_for_the_page(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown at each event of a grading, with the solution if the learner may see it."""
    monkeypatch.setattr("grader.course.read_entries", None)
    assert opened.client().get(opened.path).status_code == 200
    assert "The solution beside yours" in opened.grade(passed("softmax"))


def test_a_fault_of_the_page_is_one_line(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback."""
    monkeypatch.setattr(parts, "_environment", None)
    answer = opened.client().get(opened.path)
    assert answer.status_code == 500
    assert answer.text.startswith("This is a bug in the grader, not in your code: TypeError: ")
    assert answer.text.count("\n") == 1


def test_pictures_have_addresses_of_their_own(opened: Opened) -> None:
    """Old ones stay for a while after new ones are drawn; a picture runs no script, even if it is opened by itself."""
    svg = View("view_bars", "Bars", "What is drawn.", b"<svg>1</svg>", "image/svg+xml")
    opened.grade(result("softmax", Status.FAILED))
    opened.watch.on_event(ViewDrawn("softmax", svg))
    opened.watch.on_event(ViewDrawn("softmax", View("view_more", "More", "", why_not="Nothing yet.")))
    text = opened.grade(result("softmax", Status.FAILED))
    (name,) = re.findall(r'<img src="views/(\w+)" alt="Bars">', text)
    assert "More: Nothing yet." in text
    answer = opened.client().get(f"{opened.path}views/{name}")
    assert (answer.content, answer.headers["content-type"]) == (svg.picture, "image/svg+xml")
    assert answer.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    for number in range(MOST_PICTURES):
        assert opened.client().get(f"{opened.path}views/{name}").status_code == 200  # a browser may be about to load it
        opened.watch.on_event(ViewDrawn("softmax", replace(svg, picture=f"<svg>{number} more</svg>".encode())))
        opened.face.refresh()
    assert opened.client().get(f"{opened.path}views/{name}").status_code == 404
    assert name not in opened.client().get(opened.path).text
    opened.watch.go_to(COURSE[0])
    opened.face.refresh()
    assert "Bars" not in opened.client().get(opened.path).text


def test_a_tab_asks_for_what_it_lacks(opened: Opened) -> None:
    """The parts that have changed since its version, and no others."""
    client = opened.client()
    version = opened.face.board.version
    assert client.get(f"{opened.path}changes?since={version}").json() == {"version": version, "parts": {}}
    opened.grade(passed("softmax"))
    news = client.get(f"{opened.path}changes?since={version}").json()
    assert news["version"] == version + 1
    assert {"status", "verdict", "course"} <= set(news["parts"])
    assert "exercise" not in news["parts"]
    for since in ("", "x", "-1", "9" * 99, "\u0665"):
        assert "exercise" in client.get(f"{opened.path}changes", params={"since": since}).json()["parts"]


def test_what_changes_is_sent(opened: Opened) -> None:
    """At once to a tab that is out of date, else when it happens; in one event, however much has changed."""

    async def listen() -> list[str]:
        version = opened.face.board.version
        events = _events(opened.face.board, version)
        heard = [await anext(events)]
        waiting = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)
        opened.grade(result("softmax", Status.TODO))
        heard.append(await waiting)
        opened.grade(result("softmax", Status.FAILED))
        opened.grade(passed("softmax"))
        return [*heard, await anext(events)]

    retry, first, second = asyncio.run(listen())
    assert retry == "retry: 1000\n\n"
    for text, words in ((first, "0 of 1 checks pass"), (second, "All 3 checks pass")):
        name, data, *rest = text.split("\n")
        assert rest == ["", ""]
        assert words in json.loads(data.removeprefix("data: "))["parts"]["status"]
        assert name == f"id: {json.loads(data.removeprefix('data: '))['version']}"


def test_twenty_tabs_hear_the_same_however_slow_they_are() -> None:
    """The board holds each part once, and stores nothing for a tab that does not listen."""

    async def listen() -> set[tuple[str, str]]:
        board = Board()
        board.show({"a": "1", "b": "1"})
        tabs = [asyncio.ensure_future(board.wait(1)) for _ in range(20)]
        await asyncio.sleep(0)
        assert not any(tab.done() for tab in tabs)
        for number in range(1000):
            board.show({"a": str(number), "b": "1"})
        await asyncio.gather(*tabs)
        assert len(board.since(0)) == 2
        return set(board.since(1).items())

    assert asyncio.run(listen()) == {("a", "999")}
