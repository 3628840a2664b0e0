"""No hostile submission breaks the page: its results are shown as text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.results.document import read_report
from grader.results.request import Request
from grader.sandbox.outside.isolation import why_not_strict
from tests.page.conftest import Opened
from tests.page.test_parts import Reader
from tests.support.attacks import ATTACKS, Attack, copy_of_kit, run

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the bank attacks Linux"),
    pytest.mark.skipif(why_not_strict() is not None, reason="there is no isolation strict here"),
    pytest.mark.timeout(300),
]
LOADING = {"style", "iframe", "object", "embed", "img", "svg", "base", "video", "audio", "template"}
"""Elements that the page lacks without a curve and without a picture."""
QUICK = ("paint_by_a_text", "paint_by_printing")


def attacks() -> Iterator[object]:
    """Yield each attack; slow ones only with --proof."""
    for attack in ATTACKS:
        if attack.runs_at("strict") and attack.expected["strict"].status != "no report":
            yield pytest.param(attack, id=attack.name, marks=[] if attack.name in QUICK else [pytest.mark.proof])


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the kit."""
    return copy_of_kit(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("attack", list(attacks()))
def test_no_hostile_submission_breaks_the_page(attack: Attack, kit: Path, opened: Opened) -> None:
    """With its source beside it."""
    ending = run(attack, "strict", kit=kit)
    source = attack.path.read_text(encoding="utf-8")
    opened.watch._request_for = lambda _: Request("x", {"softmax": source}, ("softmax",))
    opened.watch.grade()
    (result,) = (each for each in read_report(ending.report).exercises if each.name == "softmax")
    reader = Reader(opened.grade(result))
    curves = {"svg"} if any(check.curve for check in result.checks) else set()
    assert {tag for tag, _ in reader.found} & LOADING <= curves
    scripts = [attributes.get("src") for tag, attributes in reader.found if tag == "script"]
    assert scripts
    assert all(f"{script}".startswith("static/") for script in scripts)
    assert not any(name.startswith("on") or name == "style" for _, attributes in reader.found for name in attributes)
