"""The command that grades implementations by people who have seen only the stubs."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.results.report import CheckResult, Status
from tests.proofs.blind import Row, main, row, table
from tests.support.banks import Member

WRONG = '''"""Wrong."""
import numpy as np


def softmax__no_shift_here(x):
    """Overflows."""
    return np.exp(x) / np.sum(np.exp(x), axis=-1, keepdims=True)


def softmax__right_after_all(x):
    """Is not wrong."""
    y = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return y / y.sum(axis=-1, keepdims=True)
'''


def result(message: str | None = None, mistake: str | None = None) -> CheckResult:
    """A check that failed with this message, or passed."""
    status = Status.FAILED if message else Status.PASSED
    return CheckResult("check_x", "Title.", status, 1, message, None, mistake=mistake)


MEMBER = Member("softmax", "softmax__a", "", Path("a.py"))


@pytest.mark.parametrize(
    ("checks", "wrong", "line"),
    [
        ([result()], True, "MISSED softmax: softmax__a"),
        ([result()], False, "passed softmax: softmax__a"),
        ([result(), result("f(x) is 1; expected 2")], True, "caught softmax: softmax__a  [-]  f(x) is 1; expected 2"),
        ([result("f is 0"), result("g", "softmax__b")], False, "LOST   softmax: softmax__a  [softmax__b]  f is 0"),
        ([result("it is 0 everywhere")], True, "caught softmax: softmax__a  [related]  it is 0 everywhere"),
    ],
)
def test_each_implementation_has_its_line(checks: list[CheckResult], wrong: bool, line: str) -> None:
    """The outcome, the known mistake or whether the message says more than that values differ, and the message."""
    assert str(row(MEMBER, checks, wrong=wrong)) == line


def test_the_table_counts_by_exercise() -> None:
    """A named mistake counts only as named."""
    rows = [
        Row("gates", "a", True, 2, "b", "it is 0 everywhere"),
        Row("gates", "b", True, 1, "", "it is 0 everywhere"),
        Row("gates", "c", False, 0, "", ""),
        Row("softmax", "d", True, 0, "", ""),
        Row("softmax", "e", False, 1, "", "f is 0"),
    ]
    assert [line.split() for line in table(rows).splitlines()] == [
        ["wrong", "caught", "named", "related", "right", "lost"],
        ["gates", "2", "2", "1", "1", "1", "0"],
        ["softmax", "1", "0", "0", "0", "1", "1"],
        ["in", "all", "3", "2", "1", "1", "2", "1"],
    ]


def test_a_folder_is_graded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong and right ones; exit code 1 if a wrong one passes."""
    for kind, text in (("wrong", WRONG), ("right", "def softmax__given(x, right=softmax):\n    return right(x)\n")):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "softmax.py").write_text(text, encoding="utf-8")
    assert main([str(tmp_path), "softmax", "--jobs", "1"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("caught softmax: softmax__no_shift_here  [softmax__no_shift]  softmax(")
    assert lines[1:3] == ["MISSED softmax: softmax__right_after_all", "passed softmax: softmax__given"]
    assert lines[-1].split() == ["in", "all", "2", "1", "1", "0", "1", "0"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["sofmax"], "no exercise named sofmax"), (["softmax"], "holds no wrong/NAME.py and no right/NAME.py")],
)
def test_what_cannot_be_graded_is_said(
    arguments: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, with exit code 2."""
    with pytest.raises(SystemExit) as ended:
        main([str(tmp_path), *arguments])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
