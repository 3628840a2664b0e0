"""Who may use the page: somebody who knows its address, on this machine, from the page itself."""

from __future__ import annotations

import pytest

from grader.page.gate import HEADERS, MAX_BODY
from tests.page.conftest import HOST, Opened

ORIGIN = {"Origin": f"http://{HOST}"}


def test_without_the_secret_nothing_is_told(opened: Opened) -> None:
    """Neither the page nor a file of it, nor whether an address exists."""
    client = opened.client()
    secret = opened.path.strip("/")
    for path in ("/", "/static/page.css", "//", f"/{secret[:-1]}/", f"/{secret}x/", f"/x/{secret}/", "/é/", "/%ff/"):
        answer = client.get(path)
        assert (answer.status_code, "softmax" in answer.text) == (403, False), path
    assert client.post("/softmax/reset", headers=ORIGIN).status_code == 403
    assert client.get(opened.path).status_code == 200
    assert client.get(f"/{secret}").headers["location"] == opened.path


def test_the_secret_is_another_one_each_time() -> None:
    """It is long enough."""
    paths = {Opened().path for _ in range(3)}
    assert len(paths) == 3
    assert min(map(len, paths)) > 40


def test_the_browser_is_opened_with_a_ticket_that_works_once(opened: Opened) -> None:
    """Others on the machine can see the command line that started a browser."""
    client, ticket = opened.client(), opened.gate.address_for_browser
    assert opened.path not in ticket
    assert client.get(ticket).headers["location"] == opened.path
    assert client.get(ticket).status_code == 403
    assert client.get("//").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8137", "127.0.0.1", "127.0.0.1:80", "127.0.0.2:8137"])
def test_another_host_is_refused(opened: Opened, host: str) -> None:
    """A foreign host name that points to this machine gets nothing, even with the secret."""
    client = opened.client()
    assert client.get(opened.path, headers={"Host": host}).status_code == 403
    assert client.get(opened.path, headers={"Host": "localhost:8137"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:8000", f"https://{HOST}", ""])
def test_another_origin_is_refused(opened: Opened, origin: str) -> None:
    """For reading and for acting."""
    client, before = opened.client(), len(opened.desk.judge.requests)
    assert client.get(f"{opened.path}changes", headers={"Origin": origin}).status_code == 403
    assert client.post(f"{opened.path}softmax/show", headers={"Origin": origin}).status_code == 403
    assert client.post(f"{opened.path}softmax/show").status_code == 403
    assert len(opened.desk.judge.requests) == before
    assert client.post(f"{opened.path}softmax/show", headers=ORIGIN).status_code == 303
    assert len(opened.desk.judge.requests) == before + 1


def test_another_machine_is_refused(opened: Opened) -> None:
    """Whatever headers it sends."""
    assert opened.client("192.0.2.1").get(opened.path).status_code == 403
    assert opened.client("127.0.0.1").get(opened.path).status_code == 200


def test_a_look_changes_nothing(opened: Opened) -> None:
    """Only a POST changes something."""
    client, before = opened.client(), len(opened.desk.judge.requests)
    for action in ("show", "hint", "reset", "undo"):
        assert client.get(f"{opened.path}softmax/{action}").status_code == 405
    assert len(opened.desk.judge.requests) == before


def test_what_a_request_brings_is_limited(opened: Opened) -> None:
    """Whether it states its size, lies about it, or does not state it."""
    client, path = opened.client(), f"{opened.path}softmax/show"
    assert client.post(path, content=b"x" * 10, headers=ORIGIN).status_code == 303
    assert client.post(path, content=b"x" * (MAX_BODY + 1), headers=ORIGIN).status_code == 413
    for length in ("-1", "9" * 5000, "x", "1e3"):
        assert client.post(path, headers=ORIGIN | {"Content-Length": length}).status_code == 413, length


def test_every_answer_says_what_the_browser_may_do(opened: Opened) -> None:
    """The page, its files, refusals, and missing files."""
    client = opened.client()
    paths = (opened.path, f"{opened.path}static/page.js", "/", f"{opened.path}nowhere", f"{opened.path}softmax/show")
    for answer in map(client.get, paths):
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_page_has_no_script_or_style_of_its_own(opened: Opened) -> None:
    """All scripts and styles are in files, as the policy demands."""
    text = opened.client().get(opened.path).text
    assert text.count("<script") == 2
    for name in ("page", "pad"):
        assert f'<script src="static/{name}.js" defer></script>' in text
    assert "style=" not in text
    assert "<style" not in text
    assert " on" + "click" not in text
