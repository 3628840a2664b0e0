"""No hostile submission breaks the page: its results are shown as text."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.files import ROOT
from grader.judge import record
from grader.judge.subjects import remote, retries
from grader.results.report import ExerciseResult
from grader.results.request import Request
from grader.sandbox.outside.isolation import why_not_strict
from tests.conftest import Grade
from tests.page.conftest import Opened
from tests.page.test_parts import Reader
from tests.support.attacks import ATTACKS, CHECK_SECONDS, HANG_SECONDS, Attack, text_of

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


@pytest.fixture
def result_of(grade: Grade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Attack], ExerciseResult]:
    """``result_of(attack)`` grades it at strict; how such a run ends as a whole, tests/sandbox/test_hostile.py says."""
    monkeypatch.setattr(retries, "IMPORT_SECONDS", CHECK_SECONDS)
    monkeypatch.setattr(record, "CHECK_SECONDS", CHECK_SECONDS)
    monkeypatch.setattr(remote, "SECONDS_AFTER_HANG", HANG_SECONDS)
    (tmp_path / "victim" / "folder").mkdir(parents=True)
    (tmp_path / "victim" / "file").write_text("precious\n", encoding="utf-8")
    return lambda attack: grade({"softmax": text_of(attack, tmp_path, ROOT)})["softmax"]


@pytest.mark.parametrize("attack", list(attacks()))
def test_no_hostile_submission_breaks_the_page(
    attack: Attack, result_of: Callable[[Attack], ExerciseResult], opened: Opened
) -> None:
    """With its source beside it."""
    source = attack.path.read_text(encoding="utf-8")
    opened.watch._request_for = lambda _: Request("x", {"softmax": source}, ("softmax",))
    opened.watch.grade()
    result = result_of(attack)
    assert {check.status for check in result.checks} <= {*attack.expected["strict"].status.split(", ")}
    reader = Reader(opened.grade(result))
    curves = {"svg"} if any(check.curve for check in result.checks) else set()
    assert {tag for tag, _ in reader.found} & LOADING <= curves
    scripts = [attributes.get("src") for tag, attributes in reader.found if tag == "script"]
    assert scripts
    assert all(f"{script}".startswith("static/") for script in scripts)
    assert not any(name.startswith("on") or name == "style" for _, attributes in reader.found for name in attributes)
