"""Who handed in what, and when: the file that Gradescope adds to its submissions.

It is YAML, always written by the same program. Only the parts that we need are read. All others, such as the output of
an autograder, are skipped by their indentation.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime

from grader.classroom.errors import ClassError
from grader.results.text import one_line

METADATA = "submission_metadata.yml"

FIELD = re.compile(r"  :(\w+):(?: +(.*))?")
ITEM = re.compile(r"  ([- ]) :(\w+):(?: +(.*))?")
UTC_TIME = re.compile(r" +utc: (?:&\S+ )?(.*)")
WITH_ZONE = "!ruby/object:ActiveSupport::TimeWithZone"
TIME = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d{1,6})?\d* ?(Z|[+-]\d\d:?\d\d)?")
ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


@dataclass
class Submission:
    """One submission.

    Attributes
    ----------
    submitters : list of dict
        Those who handed in, with what Gradescope knows of each: ``name``, ``sid``, ``email``.
    created : datetime or None
        When it was handed in.
    """

    submitters: list[dict[str, str]] = field(default_factory=list)
    created: datetime | None = None


def read_metadata(data: bytes) -> dict[str, Submission]:
    """Return the submissions, by the names of their folders.

    Parameters
    ----------
    data : bytes
        The file ``submission_metadata.yml`` of an export.

    Raises
    ------
    ClassError
        If it is not as Gradescope writes it, with the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ClassError(f"{METADATA} is not UTF-8 text") from None
    found: dict[str, Submission] = {}
    current = ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        try:
            current = _take(line, current, found)
        except (ValueError, OverflowError):
            shown = one_line(line, 60)
            raise ClassError(f"{METADATA}, line {number}: {shown!r} is not what Gradescope writes there") from None
    for folder, submission in found.items():
        try:
            submission.submitters = [
                {name: _scalar(value) for name, value in submitter.items()} for submitter in submission.submitters
            ]
        except ValueError as problem:
            shown = one_line(str(problem), 60)
            raise ClassError(f"{METADATA}, {one_line(folder)}: {shown!r} is not what Gradescope writes there") from None
    return found


def _take(line: str, current: str, found: dict[str, Submission]) -> str:
    """Read one line, and return the field of a submission that the next line may belong to."""
    if not line.strip() or line.startswith(("---", "...", "#")):
        return current
    if not line.startswith((" ", "-")):
        if not line.rstrip().endswith(":"):
            raise ValueError(line)
        found[_scalar(line.rstrip()[:-1])] = Submission()
        return ""
    if not found:
        raise ValueError(line)
    submission = next(reversed(found.values()))
    if match := FIELD.fullmatch(line):
        _take_field(match[1], (match[2] or "").strip(), submission)
        return match[1]
    if current == "submitters":
        _take_submitter(line, submission.submitters)
    elif current == "created_at" and (match := UTC_TIME.fullmatch(line)):
        submission.created = _time(match[1])
    return current


def _take_field(name: str, value: str, submission: Submission) -> None:
    """Read the value that is on the line of a field; the lines below it may hold more."""
    if name == "created_at" and value != WITH_ZONE:
        submission.created = _time(value)
    elif name == "submitters" and value not in ("", "[]"):
        raise ValueError(f"  :{name}: {value}")


def _take_submitter(line: str, submitters: list[dict[str, str]]) -> None:
    """Read a line below the submitters: a field of one, or the rest of a long value."""
    if line.startswith("      ") and submitters and submitters[-1]:
        name, value = submitters[-1].popitem()
        joined = value.removesuffix("\\") + line.strip() if value.endswith("\\") else f"{value} {line.strip()}"
        submitters[-1][name] = joined
        return
    match = ITEM.fullmatch(line)
    if match is None or (match[1] == " " and not submitters):
        raise ValueError(line)
    if match[1] == "-":
        submitters.append({})
    submitters[-1][match[2]] = (match[3] or "").strip()


def _scalar(raw: str) -> str:
    """Return the text of a YAML value in one line."""
    raw = raw.strip()
    if raw in ("", "~", "null"):
        return ""
    if raw[0] == "'":
        if re.fullmatch(r"'(?:[^']|'')*'", raw) is None:
            raise ValueError(raw)
        return raw[1:-1].replace("''", "'")
    if raw[0] == '"':
        if re.fullmatch(r'"(?:[^"\\]|\\.)*"', raw) is None:
            raise ValueError(raw)
        return ESCAPE.sub(_unescaped, raw[1:-1])
    if raw[0] in "!&*|>[]{}%@`,?" or ": " in raw or raw.endswith(":"):
        raise ValueError(raw)
    return raw.partition(" #")[0].rstrip()


def _unescaped(match: re.Match[str]) -> str:
    if match[4] is None:
        code = int(match[1] or match[2] or match[3], 16)
        if code > sys.maxunicode:
            raise ValueError(match[0])
        return chr(code)
    if match[4] in SHORT_ESCAPES:
        return SHORT_ESCAPES[match[4]]
    if match[4].isalnum():
        raise ValueError(match[0])
    return match[4]


def _time(value: str) -> datetime | None:
    """Return a time; one without a zone is in UTC.

    Raises
    ------
    ValueError, OverflowError
        If it is none, or out of range in UTC.
    """
    if value in ("", "~", "null"):
        return None
    match = TIME.fullmatch(value.strip("'\""))
    if match is None:
        raise ValueError(value)
    zone = (match[4] or "Z").replace("Z", "+00:00")
    return datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or ''}{zone}").astimezone(UTC)
