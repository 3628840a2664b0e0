"""The pad: pictures that a browser sends, and the page's answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader import progress, trained
from grader.course import load_course, load_solutions
from grader.judge import picture_reader
from grader.page.gate import MAX_BODY
from grader.page.pad import Pad
from grader.page.parts import reading_as_html
from grader.results.reading import Network, Readers, Reading, Stage
from grader.sandbox.outside.process import WorkerFault
from tests.page.conftest import HOST, Opened
from tests.page.test_parts import HOSTILE, Reader
from tests.support.drawn import as_png, drawn
from tests.watch.conftest import passed

ORIGIN = {"Origin": f"http://{HOST}"}
THREE = as_png(drawn(3, np.random.default_rng(1)))
OWN = Readers("digit_image", True, "neural_network", True, True)


@pytest.fixture
def page() -> Iterator[Opened]:
    """The page at softmax, with a pad that is closed at the end."""
    made = Opened()
    with made.pad:
        yield made


def read(page: Opened, data: bytes) -> dict[str, Any]:
    """Send a picture, and return the answer."""
    answer = page.client().post(f"{page.path}read", content=data, headers=ORIGIN)
    assert answer.status_code == 200, answer.text
    found = json.loads(answer.text)
    assert set(found) == {"answer", "html"}
    Reader(found["html"])
    return dict(found)


def test_a_drawing_is_read(page: Opened) -> None:
    """The digit is in a sentence; there are ten numbers with bars, and four pictures inside the page."""
    found = read(page, THREE)
    assert found["answer"].startswith("This is read as 3 (")
    elements = Reader(found["html"]).found
    assert [name for name, _ in elements].count("svg") == 10
    assert found["html"].count(" %</span>") == 10
    pictures = [attributes["src"] or "" for name, attributes in elements if name == "img"]
    assert len(pictures) == 4
    assert all(address.startswith("data:image/png;base64,") for address in pictures)
    assert "style=" not in found["html"]


def test_the_learners_code_and_network_read(page: Opened, own_files: Path) -> None:
    """Once they pass; the page says so."""
    assert "The kit's own code and network read it." in page.client().get(page.path).text.replace("&#39;", "'")
    biases = np.zeros(10, "<f4")
    biases[8] = 50
    trained.keep(Network((784, 10), ("softmax",), bytes(4 * 7840) + biases.tobytes()))
    for name, text in load_solutions().items():
        (own_files / f"{name}.py").write_text(text, encoding="utf-8")
        progress.update(lambda learner, name=name: learner.statuses.update({name: "passed"}))  # type: ignore[misc]
    text = page.grade(passed("softmax"))
    assert "Your digit_image prepares the picture. The network that you trained reads it." in text
    assert read(page, THREE)["answer"] == "This is read as 8 (100 %)."


@pytest.mark.parametrize("data", [b"", b"no picture", THREE[:100], HOSTILE.encode()])
def test_what_is_no_picture_is_said(page: Opened, data: bytes) -> None:
    """In a sentence."""
    found = read(page, data)
    assert found == {"answer": "This is not a picture that can be read; save it as PNG or JPEG.", "html": ""}


def test_code_that_does_not_read_is_said_and_the_next_picture_is_read(
    page: Opened, own_files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it raises, nothing of it is markup."""
    monkeypatch.setattr(picture_reader, "READ_SECONDS", 0.3)
    progress.update(lambda learner: learner.statuses.update({"digit_image": "passed"}))
    for body, said in (
        (f"raise ValueError({HOSTILE!r})", "raised ValueError: &lt;/pre&gt;&lt;/title&gt;&lt;script&gt;"),
        ("while True: pass", "did not finish within 0.3 s"),
        ("exit()", "ended the program with exit()"),
    ):
        text = f"def to_network_input(image):\n    {body}\n"
        (own_files / "digit_image.py").write_text(text, encoding="utf-8")
        found = read(page, THREE)
        assert found["answer"] == "This could not be read."
        assert said in found["html"]
        assert {name for name, _ in Reader(found["html"]).found} <= {"p", "pre"}
    (own_files / "digit_image.py").write_text(load_solutions()["digit_image"], encoding="utf-8")
    assert read(page, THREE)["answer"].startswith("This is read as 3 (")


def test_what_waits_in_the_end_is_not_read() -> None:
    """The pad finishes only the picture that is being read."""
    pad = Pad("portable", Path())

    async def leave() -> list[Reading | str]:
        first, second = (asyncio.ensure_future(pad.read(THREE)) for _ in range(2))
        await asyncio.sleep(0)
        await asyncio.to_thread(pad.__exit__)
        return [await first, await second]

    read, waited = asyncio.run(leave())
    assert isinstance(read, Reading) or read == waited
    assert waited == "The page has ended."


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (WorkerFault("there is no space left; free some"), "There is no space left; free some."),
        (KeyError("x"), "This is a bug in the grader, not in your code: KeyError: 'x'."),
        (ValueError(), "This is a bug in the grader, not in your code: ValueError."),
    ],
)
def test_a_fault_is_said(problem: Exception, said: str, page: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page continues."""

    def fail(*_: object) -> Reading:
        raise problem

    monkeypatch.setattr(picture_reader.PictureReader, "read", fail)
    assert read(page, THREE) == {"answer": said, "html": ""}


def test_only_the_page_sends_pictures_and_no_large_ones(page: Opened) -> None:
    """Like everything that changes something or costs time."""
    client, path = page.client(), f"{page.path}read"
    assert client.post(path, content=THREE).status_code == 403
    assert client.post(path, content=THREE, headers={"Origin": "http://evil.example"}).status_code == 403
    assert client.post("/read", content=THREE, headers=ORIGIN).status_code == 403
    assert client.post(path, content=bytes(MAX_BODY + 1), headers=ORIGIN).status_code == 413
    assert client.get(path).status_code == 405


def test_a_course_without_such_an_exercise_has_no_pad(page: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """An instructor may have removed it."""
    monkeypatch.setattr(page.watch.scene, "course", load_course()[:-1])
    text = page.grade(passed("softmax"))
    assert "pad.js" not in text
    assert "<aside" not in text


def test_what_is_read_is_escaped() -> None:
    """Every text of it."""
    stage = Stage(HOSTILE, 1, 1, b"\0")
    html = reading_as_html(Reading(OWN, (stage,), (), HOSTILE, (HOSTILE,)))
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 4
    assert {name for name, _ in Reader(html).found} == {"p", "pre", "div", "figure", "img", "figcaption"}
