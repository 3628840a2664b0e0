"""The file that Gradescope adds to its submissions, read without a YAML library."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom.errors import ClassError
from grader.classroom.intake.gradescope import Submission, read_metadata

REAL = """---
submission_216975964:
  :submitters:
  - :name: Alice Fontaine
    :sid: '06758767'
    :email: a@example.edu
  - :name: 'O''Hara: Scarlett'
    :sid: 12
    :email:
  :created_at: 2023-12-02 02:52:07.938335000 Z
  :score: 0.0
  :status: processed
  :results:
    score: 0.0
    tests:
    - name: one
      output: |-
        submission_1:
          :submitters:
          - :name: not a person

    output: "long text that goes on\\
      \\  :created_at: 1999-01-01 00:00:00 Z"
    extra_data:
  :history:
  - :submitters: []
    :created_at: 2023-12-04 07:30:05.262325000 Z
    :score: 0.0
    :id: 217383000
submission_216996427:
  :submitters: []
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: &1 2023-12-02 04:04:59.089605000 Z
    zone: !ruby/object:ActiveSupport::TimeZone
      name: Etc/UTC
    time: *1
  :history: []
submission_3:
  :submitters:
  - :name: "Zo\\xEB \\u674E \\"Z\\"\\tM\\U0001F600"
    :sid: ~
  :created_at: 2023-12-01 20:00:00.5 -08:00
"""


def test_what_gradescope_writes_is_read() -> None:
    alice = {"name": "Alice Fontaine", "sid": "06758767", "email": "a@example.edu"}
    scarlett = {"name": "O'Hara: Scarlett", "sid": "12", "email": ""}
    expected = {
        "submission_216975964": Submission([alice, scarlett], datetime(2023, 12, 2, 2, 52, 7, 938335, UTC)),
        "submission_216996427": Submission([], datetime(2023, 12, 2, 4, 4, 59, 89605, UTC)),
        "submission_3": Submission(
            [{"name": 'Zoë 李 "Z"\tM😀', "sid": ""}], datetime(2023, 12, 2, 4, 0, 0, 500000, UTC)
        ),
    }
    assert read_metadata(REAL.encode()) == expected
    assert read_metadata(b"\xef\xbb\xbf" + REAL.replace("\n", "\r\n").encode()) == expected


def name_of(written: str) -> str:
    text = f"submission_1:\n  :submitters:\n  - :name: {written}\n    :sid: s1\n"
    return read_metadata(text.encode())["submission_1"].submitters[0]["name"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada", "Ada"),
        ("Ada #1", "Ada"),
        ("Ada#1", "Ada#1"),
        ("'No'", "No"),
        ("", ""),
        ("null", ""),
        ("A very long name\n      that goes on", "A very long name that goes on"),
        ("'A very long name\n      that goes on'", "A very long name that goes on"),
        ('"A very long name\\\n      \\ that goes on"', "A very long name that goes on"),
    ],
)
def test_a_name_is_read_however_it_is_written(written: str, name: str) -> None:
    assert name_of(written) == name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello", "line 1: 'hello' is"),
        ("  :submitters:\n", "line 1: ':submitters:' is"),
        ("s:\n  :submitters: x\n", "line 2: ':submitters: x' is"),
        ("s:\n  :submitters:\n    :name: x\n", "line 3: ':name: x' is"),
        ("s:\n  :submitters:\n  - x\n", "line 3: '- x' is"),
        ("s:\n  :submitters:\n  - :name: 'x\n", 's: "\'x" is'),
        ('s:\n  :submitters:\n  - :name: "\\q"\n', "s: '\\\\q' is"),
        ("s:\n  :submitters:\n  - :name: !binary |-\n      AAAA\n", "s: '!binary |- AAAA' is"),
        ("s:\n  :submitters:\n  - :name: {a: b}\n", "s: '{a: b}' is"),
        ("s:\n  :created_at: yesterday\n", "line 2: ':created_at: yesterday' is"),
        ("s:\n  :created_at: 2023-13-41 02:52:07 Z\n", "line 2: ':created_at: 2023-13-41 02:52:07 Z' is"),
        ("s:\n  :created_at: 0001-01-01 00:00:00 +14:00\n", "line 2: ':created_at: 0001-01-01 00:00:00 +14:00' is"),
        ('s:\n  :submitters:\n  - :name: "\\UFFFFFFFF"\n', "s: '\\\\UFFFFFFFF' is"),
    ],
)
def test_anything_else_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ClassError) as raised:
        read_metadata(text.encode())
    where = ", " if message.startswith(("line", "s")) else " "
    assert str(raised.value) == f"submission_metadata.yml{where}{message} not what Gradescope writes there"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ClassError, match="is not UTF-8 text"):
        read_metadata(b"\xff")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])).map(str.strip))
def test_any_name_in_quotes_comes_back(name: str) -> None:
    assert name_of("'" + name.replace("'", "''") + "'") == name
    assert name_of('"' + "".join(f"\\U{ord(letter):08X}" for letter in name) + '"') == name


@given(st.binary(max_size=60) | st.text(alphabet=" -:\n'\"\\sidname0", max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(ClassError):
        assert next(iter(read_metadata(b"s:\n  :submitters:\n" + data))) == "s"
