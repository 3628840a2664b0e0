"""A session of pytest: every check has an outcome, and nothing from outside affects it."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.judge import session
from grader.judge.faults import GraderFault
from grader.machine import MachineFault
from grader.results.events import Diagnosed, Event
from grader.results.report import Status
from tests.judge.course import Course, agrees, doubles

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


def test_exercises_come_out_in_the_order_of_the_course(course: Course) -> None:
    """However they were selected, and no others."""
    for name in ("one", "two", "three"):
        course.add(f'def check_{name}():\n    """It is."""\n', name=name)
    assert [exercise.name for exercise in course.grade("three", "one")] == ["one", "three"]


def test_two_exercises_may_have_checks_of_one_name(course: Course) -> None:
    """Every check that is collected is accounted for."""
    course.add(doubles("check_one") + doubles("check_same", 5), name="one")
    course.add(doubles("check_two") + doubles("check_same"), name="two")
    assert course.told() == [(PASSED, None), (FAILED, "f(2) is 4; expected 5"), (PASSED, None), (PASSED, None)]


GARBAGE = """
import gc

def check_garbage():
    \"\"\"It is collected.\"\"\"
    assert gc.isenabled() and gc.get_freeze_count() {frozen} 0, "no"
"""


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_is_collected_while_checks_run(course: Course, enabled: bool) -> None:
    """Even if the caller does not; older objects are left alone, and at the end everything is as before."""
    course.add(GARBAGE.format(frozen="==" if enabled else ">"))
    gc.unfreeze()
    if not enabled:
        gc.disable()
    try:
        assert course.told() == [(PASSED, None)]
        assert gc.isenabled() == enabled
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable()
        gc.freeze()


# Exercises that are named one after another


def test_exercises_run_as_they_are_named(course: Course) -> None:
    """In this order, and only these; everything is read before the first of them, so it cannot be changed."""
    events: list[Event] = []
    for name in ("one", "two", "three"):
        course.add(doubles(f"check_{name}", 5) + agrees("check_again"), name=name, scenarios="")

    def on_ready() -> None:
        shutil.rmtree(course.folder)
        shutil.rmtree(course.solutions)

    course.grade_named(["three", "one"], events.append, on_ready)
    results = [event.exercise for event in events if isinstance(event, Diagnosed)]
    assert [result.name for result in results] == ["three", "one"]
    assert [[check.status for check in result.checks] for result in results] == [[FAILED, PASSED]] * 2


def test_a_named_exercise_without_all_outcomes_is_a_fault(course: Course) -> None:
    """Its process would wait forever for the result; one that was not named is not missed."""
    fails = 'def check_it(request):\n    """It is."""\n    request.session.shouldfail = "enough"\n'
    course.add(fails + doubles("check_more"), name="one")
    course.add(doubles(), name="two")
    with pytest.raises(GraderFault, match=r"^one: 1 of 2 checks have no outcome$"):
        course.grade_named(["one"])
    course.grade_named(["two"])


# Nothing from outside


EVIL = "raise RuntimeError('evil was imported')\n"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PYTEST_ADDOPTS", "--collect-only"),
        ("PYTEST_ADDOPTS", "-p evil"),
        ("PYTEST_ADDOPTS", "--no-such-option"),
        ("PYTEST_PLUGINS", "evil"),
        ("PYTEST_DEBUG", "1"),
        ("PYTEST_TIMEOUT", "0.000001"),
    ],
)
def test_no_variable_of_the_environment_steers_pytest(
    course: Course,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    value: str,
) -> None:
    """Two checks ran, one failed, nothing is printed; and the variable still exists."""
    (tmp_path / "evil.py").write_text(EVIL, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv(name, value)
    course.add('def check_a():\n    """A."""\n    assert False, "no"\n\ndef check_b():\n    """B."""\n')
    assert course.told() == [(FAILED, "no"), (PASSED, None)]
    assert os.environ[name] == value
    assert capfd.readouterr() == ("", "")


def test_no_file_beside_it_steers_pytest(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither configuration nor plugins nor files named like packages, in the current folder, submission or course."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    course.add(doubles() + agrees("check_g"))
    files = {
        "pytest.ini": "[pytest]\naddopts = --collect-only\npython_functions = nothing\n",
        "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--no-such-option"\n',
        "tox.ini": "[pytest]\naddopts = -p evil\n",
        "setup.cfg": "[tool:pytest]\naddopts = -p evil\n",
        **dict.fromkeys(["conftest.py", "pytest.py", "numpy.py", "evil.py", "json.py", "sitecustomize.py"], EVIL),
    }
    for folder in (here, course.submission, course.solutions, course.folder, course.folder / "mini"):
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert course.told() == [(PASSED, None), (PASSED, None)]


# Nothing is left


def state() -> dict[str, Any]:
    """The state that a session must not change."""
    return {
        "environ": dict(os.environ),
        "path": list(sys.path),
        "meta_path": list(sys.meta_path),
        "folder": Path.cwd(),
        "random": [np.asarray(part).tolist() for part in np.random.get_state()],
        "errors": np.geterr(),
        "filters": list(warnings.filters),
        "showwarning": warnings.showwarning,
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "mini": sys.modules.get("mini"),
        "excepthook": (sys.excepthook, sys.unraisablehook),
    }


RANDOM = "import numpy as np\nnp.random.seed(3)\ndef f(x):\n    np.random.rand()\n    return 2 * x\n"


ENDS: dict[str, tuple[str, type[BaseException] | None]] = {
    "passed": (doubles() + agrees("check_g"), None),
    "fault": (agrees() + "    1 / 0\n", GraderFault),
    "interrupt": (agrees() + "    raise KeyboardInterrupt\n", KeyboardInterrupt),
    "syntax": ("def check_f(:\n", GraderFault),
}


@pytest.mark.parametrize(("checks", "end"), ENDS.values(), ids=ENDS.keys())
def test_a_session_leaves_everything_as_it_was(
    course: Course,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    checks: str,
    end: type[BaseException] | None,
) -> None:
    """Environment, import paths, random state, warnings, streams, however it ends. And it prints nothing."""
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only")
    monkeypatch.setitem(sys.modules, "mini", sys)
    np.random.seed(7)
    course.add("import numpy as np\nnp.random.rand()\n" + checks, RANDOM, solution=RANDOM)
    before = state()
    if end is None:
        course.grade()
    else:
        with pytest.raises(end):
            course.grade()
    assert state() == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["kit [2026]", "a::b"])
def test_a_kit_whose_path_pytest_cannot_read_says_so(
    name: str, course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its path would be taken for the name of a check."""
    monkeypatch.setattr(session, "INI", tmp_path / name / "checks.ini")
    course.add(doubles(), "def f(x):\n    return 2 * x\n")
    with pytest.raises(MachineFault, match=r"^pytest cannot read paths with .* rename the folder of the kit$"):
        course.grade()


def test_warnings_in_judge_and_reference_change_nothing(course: Course, capfd: pytest.CaptureFixture[str]) -> None:
    """Not even if warnings are errors, as in these tests."""
    text = "import warnings\nimport numpy as np\ndef f(x):\n    warnings.warn('careful')\n    return np.log(x - x)\n"
    course.add(
        f"""
        import warnings
        warnings.warn("at import")
        {agrees()}
            warnings.warn("in a check")
        """.replace("\n        ", "\n"),
        text,
        solution=text.replace("np.log(x - x)", "2 * x + 0 * np.exp(1000.0) / np.exp(1000.0) if x < 0 else 2 * x"),
    )
    (check,) = course.checks()
    assert (check.status, check.message) == (FAILED, "f(2) is -inf; expected 4")
    assert capfd.readouterr() == ("", "")
