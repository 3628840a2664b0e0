"""The validators refuse what the platforms refuse."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.platforms import (
    read_canvas,
    read_classroom50,
    read_feedback,
    read_gradescope,
    read_junit,
    read_moodle,
    read_prairielearn,
)

TEST = {
    **{"name": "gates", "number": "1", "score": 1, "max_score": 2, "status": "failed"},
    **{"output": "", "output_format": "text", "visibility": "visible"},
}
POINTS = {"name": "gates", "description": "", "message": "", "output": "", "points": 1, "max_points": 2}
RESULT = {
    **{"schema": "classroom50/result/v1", "classroom": "c", "assignment": "a", "owner": "o", "assignment_type": "t"},
    **{"submission": "submit/1", "commit": "", "release": "", "review": "", "datetime": "2026-03-01T12:00:00+00:00"},
    **{"score": 1, "max-score": 2, "tests": [{"test-name": "t", "passed": True, "score": 1, "max-score": 1}]},
}


def as_json(document: Any) -> bytes:
    return json.dumps(document).encode()


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return file.getvalue()


def test_what_is_right_is_read() -> None:
    assert read_gradescope(as_json({"tests": [TEST, TEST]})) == 2
    assert read_prairielearn(as_json({"score": 0.5, "tests": [POINTS]})) == 0.5
    assert read_classroom50(as_json(RESULT)) == ("o", 1)
    assert {*read_feedback(zipped("A B_7_assignsubmission_file_/r.html"))} == {"7"}


CANVAS_HEADER = "Student,ID,SIS User ID,Section,A (1)\n"
SUITES = '<testsuites tests="{}" failures="0" errors="0">{}</testsuites>'
SUITE = '<testsuite name="s" tests="{}" failures="0" errors="0">{}</testsuite>'


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (read_gradescope, as_json({"output": "no score"})),
        (read_gradescope, as_json({"score": float("nan")})),
        (read_gradescope, as_json({"score": True})),
        (read_gradescope, as_json({"tests": [{**TEST, "visibility": "hidden"}]})),
        (read_gradescope, as_json({"tests": [{**TEST, "status": "ok"}]})),
        (read_gradescope, as_json({"score": 1, "execution_time": "1 s"})),
        (read_prairielearn, as_json({"score": 1.5, "tests": []})),
        (read_prairielearn, as_json({"gradable": False, "format_errors": []})),
        (read_prairielearn, as_json({"score": 1, "tests": [POINTS, {**POINTS, "points": None}]})),
        (read_prairielearn, as_json({"score": 1, "tests": [], "images": [{"label": "x", "url": "x.png"}]})),
        (read_prairielearn, as_json({"score": 1, "tests": [], "output": "x" * 1024 * 1024})),
        (read_classroom50, as_json({**RESULT, "score": 1.0})),
        (read_classroom50, as_json({**RESULT, "score": -1})),
        (read_classroom50, as_json({**RESULT, "submission": "1"})),
        (read_classroom50, as_json({**RESULT, "owner": ""})),
        (read_classroom50, as_json({**RESULT, "datetime": "2026-03-01T12:00:00"})),
        (lambda data: read_canvas(data, "A (1)"), (CANVAS_HEADER + 'x,1,,,"1,000"\n').encode()),
        (lambda data: read_canvas(data, "A (1)"), (CANVAS_HEADER + "=x,1,,,1\n").encode()),
        (lambda data: read_canvas(data, "A (1)"), (CANVAS_HEADER + "x,1,,,1,\n").encode()),
        (read_moodle, b"Identifier,Grade,Last modified (grade)\nAda,1,-\n"),
        (read_moodle, b"Identifier,Grade\nParticipant 1,1\n"),
        (read_feedback, zipped("A_B_7_assignsubmission_file_/r.html")),
        (read_feedback, zipped("~A_7_assignsubmission_file_/r.html")),
        (read_feedback, zipped("A_7_assignsubmission_file_/.r.html")),
        (read_junit, SUITES.format(0, SUITE.format(0, "")).encode()),
        (read_junit, SUITES.format(1, SUITE.format(2, "<testcase/>")).encode()),
        (read_junit, SUITES.format(1, SUITE.format(1, "<testcase><failure/></testcase>")).encode()),
    ],
)
def test_what_a_platform_refuses_is_refused(read: Callable[[bytes], object], data: bytes) -> None:
    with pytest.raises(AssertionError):
        read(data)


def test_moodle_skips_what_is_above_its_maximum() -> None:
    data = b"Identifier,Grade,Last modified (grade)\nParticipant 1,11,-\nParticipant 2,9,-\n"
    assert read_moodle(data, maximum=10) == {"2": "9"}
