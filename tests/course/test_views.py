"""The views: drawn or explained for every submission, and drawn correctly for right code."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest

from grader.course import load_exercises, load_solutions
from grader.files import ROOT
from grader.judge.viewing.picture import MAX_BYTES, encode
from grader.judge.viewing.viewer import NOT_YOUR_CODE, NOTHING_YET, describe
from grader.results.views import View
from grader.sandbox.outside.interface import WorkerSource
from tests.support.banks import MISTAKES, Member
from tests.support.hostile_answers import HostileSandbox
from tests.support.sampling import rest_with_proof, sampled
from tests.support.viewing import EXERCISES, VIEWS, easel, numbers

GOLDEN = ROOT / "tests" / "golden" / "views"
SOLUTIONS, STUBS = load_solutions(), load_exercises()


def require_drawn_or_explained(view: View) -> None:
    """Fail unless there is a picture or a sentence with the reason; the grader itself never fails."""
    assert (view.picture is None) != (view.why_not is None)
    if view.picture is not None:
        assert view.why_not is None
        assert len(view.picture) <= MAX_BYTES
        assert view.media_type == {b"<?xm": "image/svg+xml", b"\x89PNG": "image/png"}[view.picture[:4]]
    else:
        assert view.why_not is not None
        assert not view.why_not.startswith(NOT_YOUR_CODE.partition("{")[0]), view.why_not
        assert view.why_not.endswith((".", "?"))
        assert view.why_not.isprintable()
        assert len(view.why_not) < 500


def draw_all(name: str, text: str, sandbox: WorkerSource) -> list[View]:
    """Return all views of a submission."""
    drawer = easel(name, text, sandbox)
    return [drawer.draw(view) for view in VIEWS[name]]


def test_views_say_what_they_show() -> None:
    """Every exercise has views, each with a title as its heading, and a caption of a few sentences."""
    for name, views in VIEWS.items():
        assert views, name
        for view in map(describe, views):
            assert 5 < len(view.title) < 60, view
            assert 60 < len(view.caption) < 420, view
            assert view.caption.endswith((".", "?")), view
        assert len({view.__name__ for view in views}) == len(views)


@pytest.mark.parametrize("name", rest_with_proof([*EXERCISES], [*EXERCISES][1::2]))
def test_a_solution_is_drawn(name: str, request: pytest.FixtureRequest, in_process: WorkerSource) -> None:
    """All its views are small pictures, and the numbers in their lines, bars and pictures equal the golden ones."""
    drawer, found = easel(name, SOLUTIONS[name], in_process), {}
    for view in VIEWS[name]:
        figure = drawer.compose(view)
        assert len(encode(figure)[0]) <= MAX_BYTES
        found[view.__name__] = numbers(figure)
    path = GOLDEN / f"{name}.json"
    if request.config.getoption("--regenerate-golden"):
        path.write_text(written(found), encoding="utf-8", newline="\n")
    least = 0.02 if EXERCISES[name].trains else 1e-9
    assert differences(found, json.loads(path.read_text(encoding="utf-8")), least) == [], (
        f"{path.name} differs; if that is right: pytest --proof --regenerate-golden"
    )


def written(found: dict[str, dict[str, Any]]) -> str:
    """Return the numbers of some views as JSON, a line for each part of a view."""
    views = []
    for name, parts in found.items():
        lines = [f"  {json.dumps(part)}: {json.dumps(drawn)}" for part, drawn in parts.items()]
        views.append(f" {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(views) + "\n}\n"


def differences(found: Any, golden: Any, least: float, place: str = "") -> list[str]:
    """Return where two documents differ by more than rounding, or than training on another machine."""
    if isinstance(found, dict) and isinstance(golden, dict) and found.keys() == golden.keys():
        return [line for key in found for line in differences(found[key], golden[key], least, f"{place}/{key}")]
    if isinstance(found, list) and isinstance(golden, list) and len(found) == len(golden):
        pairs = enumerate(zip(found, golden, strict=True))
        return [line for number, pair in pairs for line in differences(*pair, least, f"{place}/{number}")]
    if isinstance(found, float | int) and isinstance(golden, float | int):
        return [] if math.isclose(found, golden, rel_tol=0.02, abs_tol=least) else [f"{place}: {found}, not {golden}"]
    return [] if found == golden else [f"{place}: {found}, not {golden}"]


@pytest.mark.parametrize("name", EXERCISES)
def test_a_stub_is_still_to_do(name: str, in_process: WorkerSource) -> None:
    """Each view names what to do first."""
    for view in draw_all(name, STUBS[name], in_process):
        require_drawn_or_explained(view)
        assert view.why_not is not None
        assert view.why_not.startswith(NOTHING_YET.partition("{")[0])
        assert f"{name}.py, line" in view.why_not


@pytest.mark.parametrize("name", EXERCISES)
def test_a_file_that_cannot_be_executed_is_explained(name: str, in_process: WorkerSource) -> None:
    """All views say the same."""
    raised = f"{name}.py raised ZeroDivisionError when it was imported: division by zero"
    reasons = {view.why_not for view in draw_all(name, "import numpy as np\n1 / 0\n", in_process)}
    assert reasons == {f"This cannot be drawn: {raised}."}


@pytest.mark.parametrize("name", [name for name, exercise in EXERCISES.items() if not exercise.trains])
def test_hostile_answers_are_drawn_or_explained(name: str) -> None:
    """The largest, the emptiest and the oddest values, alone or in a part of a right answer."""
    for view in draw_all(name, SOLUTIONS[name], HostileSandbox(0)):
        require_drawn_or_explained(view)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(20))
def test_more_hostile_answers(seed: int) -> None:
    """The same for many more."""
    for name in EXERCISES:
        for view in draw_all(name, SOLUTIONS[name], HostileSandbox(seed)):
            require_drawn_or_explained(view)


@pytest.mark.parametrize("mistake", rest_with_proof(MISTAKES, sampled(MISTAKES, 400)))
def test_a_known_mistake_is_drawn_or_explained(mistake: Member, in_process: WorkerSource) -> None:
    """Whatever the mistake."""
    for view in draw_all(mistake.exercise, mistake.submission, in_process):
        require_drawn_or_explained(view)
