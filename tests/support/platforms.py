"""What the platforms take, written from their rules: each function refuses what its platform would, and reads the rest.

They know nothing of the kit: what comes in is bytes, and what comes out are points.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import math
import re
import zipfile
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

FORMULA = ("=", "+", "-", "@", "\t", "\r")
MIB = 1024 * 1024


def rows_of(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a CSV with a header, as any CSV reader sees them."""
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    assert all(len(line) == len(lines[0]) for line in lines if line)
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:] if line]


def read_canvas(data: bytes, column: str, delimiter: str = ",") -> dict[str, str]:
    """Return the scores of an assignment that Canvas would read, by the number of the user; blanks are left out."""
    rows = rows_of(data, delimiter)
    header = list(rows[0])
    assert header[:2] == ["Student", "ID"]
    assert {"SIS User ID", "SIS Login ID"} & {*header}
    assert "Section" in header
    assert header.count(column) == 1
    assert header.index(column) > header.index("Section")
    found = {}
    for row in rows:
        if row["Student"].strip() in ("Points Possible", "Student, Test") or not row["ID"]:
            continue
        assert not row["Student"].startswith(FORMULA)
        if row[column]:
            assert re.fullmatch(r"-?\d+(\.\d+)?|EX", row[column]), "no thousands separators"
            found[row["ID"]] = row[column]
    return found


def read_moodle(
    data: bytes, grade: str = "Grade", changed: str = "Last modified (grade)", maximum: float = math.inf
) -> dict[str, str]:
    """Return the grades that Moodle's upload of a grading worksheet would take, by the number of the participant."""
    found = {}
    for row in rows_of(data):
        first = next(iter(row.values()))
        number = re.search(r"\d+$", first)
        assert number, "Moodle finds a student by the number at the end of the identifier"
        assert changed in row, "Moodle needs to know when a grade was changed"
        if row[grade] and float(row[grade].replace(",", ".")) <= maximum:
            found[number[0]] = row[grade]
    return found


def read_feedback(data: bytes) -> dict[str, bytes]:
    """Return the files that Moodle's upload of feedback would take, by the number of the participant."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert not name.startswith("/")
            folder, file = name.split("/")
            parts = folder.split("_", 4)
            assert len(parts) >= 4
            assert parts[2:4] == ["assignsubmission", "file"]
            assert not folder.startswith((".", "~"))
            assert not file.startswith((".", "~"))
            assert parts[1] not in found
            found[parts[1]] = archive.read(name)
    return found


def load_json(data: bytes) -> dict[str, Any]:
    """Return a JSON object without NaN and infinite numbers, which these platforms refuse."""

    def refuse(constant: str) -> float:
        raise AssertionError(f"{constant} is no JSON")

    document = json.loads(data.decode(), parse_constant=refuse)
    assert isinstance(document, dict)
    return document


def is_number(value: object) -> bool:
    """Return whether a value is a number in JSON."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_gradescope(data: bytes) -> float:
    """Return the score that Gradescope would show for a ``results.json``."""
    results = load_json(data)
    known = {"score", "tests", "output", "output_format", "execution_time", "extra_data", "visibility"}
    assert {*results} <= known | {"stdout_visibility"}
    assert "score" in results or results.get("tests")
    assert is_number(results.get("execution_time", 0))
    for test in results.get("tests", ()):
        assert {*test} <= {
            *("score", "max_score", "status", "name", "name_format", "number", "output", "output_format"),
            *("tags", "visibility", "extra_data"),
        }
        assert is_number(test["score"])
        assert is_number(test["max_score"])
        assert test["status"] in ("passed", "failed")
        assert all(isinstance(test[field], str) for field in ("name", "number", "output"))
        assert test["output_format"] in ("text", "html", "simple_format", "md", "ansi")
        assert test["visibility"] == "visible", "what is hidden hides the total"
    total: float = results["score"] if "score" in results else sum(test["score"] for test in results["tests"])
    assert is_number(total)
    return total


def read_prairielearn(data: bytes) -> float | None:
    """Return the share that PrairieLearn would show for a ``results.json``, or None if it is no attempt."""
    assert len(data) <= MIB
    results = load_json(data)
    if results.get("gradable", True) is False:
        assert results["format_errors"]
        assert all(isinstance(error, str) for error in results["format_errors"])
        return None
    share: float = results["score"]
    assert is_number(share)
    assert 0 <= share <= 1
    with_points = ["points" in test and "max_points" in test for test in results["tests"]]
    assert all(with_points) or not any("points" in test for test in results["tests"])
    for test in results["tests"]:
        assert all(isinstance(test[field], str) for field in ("name", "description", "message", "output"))
        assert is_number(test["points"])
        assert is_number(test["max_points"])
    for image in results.get("images", ()):
        assert isinstance(image["label"], str)
        kind, _, content = image["url"].partition(",")
        assert kind == "data:image/png;base64"
        assert base64.b64decode(content, validate=True).startswith(b"\x89PNG")
    return share


def read_classroom50(data: bytes) -> tuple[str, int]:
    """Return the student of a ``result.json`` of Classroom 50, and the score."""
    result = load_json(data)
    texts = ("classroom", "assignment", "owner", "assignment_type", "submission", "commit", "release", "review")
    assert {*result} == {"schema", *texts, "datetime", "score", "max-score", "tests"}
    assert result["schema"] == "classroom50/result/v1"
    assert all(isinstance(result[field], str) for field in texts)
    assert all(result[field] for field in ("classroom", "assignment", "owner", "assignment_type"))
    assert result["submission"].startswith("submit/")
    assert datetime.fromisoformat(result["datetime"]).tzinfo is not None
    for part in (result, *result["tests"]):
        for field in ("score", "max-score"):
            assert type(part[field]) is int
            assert part[field] >= 0
    for test in result["tests"]:
        assert {*test} == {"test-name", "passed", "score", "max-score"}
        assert isinstance(test["passed"], bool)
    return result["owner"], result["score"]


def read_junit(data: bytes) -> dict[str, dict[str, str]]:
    """Return the properties of each suite of a JUnit document whose counts are right."""
    root = ElementTree.fromstring(data.decode())
    assert root.tag == "testsuites"
    found = {}
    for suite in root:
        assert suite.tag == "testsuite"
        cases = suite.findall("testcase")
        assert cases, "an empty suite counts as good"
        assert int(suite.attrib["tests"]) == len(cases)
        for kind in ("failure", "error"):
            counted = {"failure": "failures", "error": "errors"}[kind]
            assert int(suite.attrib[counted]) == sum(case.find(kind) is not None for case in cases)
        assert suite.attrib["name"] not in found
        found[suite.attrib["name"]] = {
            entry.attrib["name"]: entry.attrib["value"] for entry in suite.iterfind("properties/property")
        }
    for field in ("tests", "failures", "errors"):
        assert int(root.attrib[field]) == sum(int(suite.attrib[field]) for suite in root)
    return found
