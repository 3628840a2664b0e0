"""Whatever softmax.py contains, it ends as stated, its neighbour is graded, and no process is left."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.cli import main
from grader.course import FOLDER
from grader.files import ROOT
from grader.judge import record
from grader.judge.subjects import remote, retries
from tests.support.proc import children

JSON = ("--format", "json", "--jobs", "1")  # in this process, where the tests set limits and look for what is left
SOFTMAX = (ROOT / "solutions" / "softmax.py").read_text(encoding="utf-8")
NUMBER_OF_CHECKS = (FOLDER / "softmax" / "checks.py").read_text(encoding="utf-8").count("\ndef check_")

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit of memory")


def function(body: str) -> str:
    """Return a softmax.py whose function does this."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"import os, sys, ctypes\nimport numpy as np\n\n\ndef softmax(x):\n{lines}\n"


@dataclass(frozen=True)
class Case:
    """A softmax.py, the status that every check of it gets, and the first message."""

    name: str
    text: str | bytes
    status: str
    message: str
    hint: str | None = None


OF_PROCESSOR_TIME = " of processor time" if sys.platform == "linux" else ""
CASES = [
    Case(
        "loop at import",
        "n = 0\nwhile True:\n    n += 1\n",
        "timeout",
        f"softmax.py did not finish importing within 1 s{OF_PROCESSOR_TIME}; it was in line {{2,3}}",
    ),
    Case(
        "loop in the function",
        function("while True:\n    x = x + 1"),
        "timeout",
        f"softmax([0.3, 2.9, 4]) did not finish within 1 s{OF_PROCESSOR_TIME}; it was in line {{6,7}}",
    ),
    Case("exit at import", "import sys\nsys.exit(0)\n", "error", "softmax.py ended the program with exit(0)"),
    Case(
        "exit in the function",
        function("sys.exit(0)"),
        "error",
        "softmax([0.3, 2.9, 4]) ended the program with exit(0)",
    ),
    Case(
        "hard exit at import",
        "import os\nos._exit(0)\n",
        "error",
        "softmax.py ended the interpreter with exit code 0",
    ),
    Case(
        "hard exit in the function",
        function("os._exit(0)"),
        "error",
        "softmax([0.3, 2.9, 4]) ended the interpreter with exit code 0",
    ),
    Case(
        "exit registered for the end",
        "import atexit, os\natexit.register(os._exit, 0)\n",
        "failed",
        "softmax is not defined in softmax.py",
    ),
    Case(
        "syntax error",
        "import numpy as np\n\n\ndef softmax(x):\n    return np.exp(x / (1 + 2\n",
        "error",
        "softmax.py, line 5: '(' was never closed",
    ),
    Case("no function", "import numpy as np\n", "failed", "softmax is not defined in softmax.py"),
    Case(
        "misspelt function",
        SOFTMAX.replace("def softmax", "def sofmax"),
        "failed",
        "softmax is not defined in softmax.py",
        "It has 'sofmax'; is that the one?",
    ),
    Case("empty file", "", "failed", "softmax is not defined in softmax.py", "softmax.py is empty."),
    Case(
        "no return",
        function("np.exp(x)"),
        "failed",
        "softmax([0.3, 2.9, 4]) returned nothing; is the return missing?",
    ),
    Case(
        "endless printing",
        function("while True:\n    print('probabilities ' * 100)"),
        "error",
        "softmax([0.3, 2.9, 4]) printed more than 1 MiB; is there a print in a loop?",
    ),
    Case(
        "a shape that is only promised",
        function("return np.broadcast_to(1.0, 10**9)"),
        "failed",
        "softmax([0.3, 2.9, 4]) returned an array of shape (1000000000,); that is more than the grader takes",
    ),
    Case(
        "not UTF-8",
        b"# softmax\n# f\xfcr alle\n",
        "error",
        "softmax.py, line 2: not UTF-8 text",
        "Save it as UTF-8 in your editor.",
    ),
    Case(
        "NUL",
        b"x = 1\0\n",
        "error",
        "softmax.py raised SyntaxError when it was imported: source code string cannot contain null bytes",
    ),
    Case(
        "an import of its neighbour",
        "from helpers import exp\n" + function("return exp(x)"),
        "error",
        "softmax([0.3, 2.9, 4]) raised ModuleNotFoundError: helpers is not for this exercise",
        "It may import numpy, the standard library and the exercises before it. "
        'Put experiments under if __name__ == "__main__":, which the grader does not run.',
    ),
    Case(
        "an object that equals everything",
        function("class Yes:\n    def __eq__(self, other): return True\nreturn Yes()"),
        "failed",
        "softmax([0.3, 2.9, 4]) is a Yes; expected an array of shape (3,)",
    ),
    Case(
        "nan everywhere",
        function("return np.full(np.shape(x), np.nan)"),
        "failed",
        "softmax([0.3, 2.9, 4])[0] is nan; expected 0.01821 (3 of 3 values differ)",
    ),
    Case(
        "an empty array",
        function("return np.zeros(0)"),
        "failed",
        "softmax([0.3, 2.9, 4]) has shape (0,); expected (3,)",
    ),
]

LINUX_CASES = [
    Case(
        "segmentation fault",
        function("ctypes.string_at(0)"),
        "error",
        "softmax([0.3, 2.9, 4]) crashed the interpreter with SIGSEGV; it was in line 6: ctypes.string_at(0)",
    ),
    Case(
        "a billion numbers",
        function("return np.zeros(10**9)"),
        "error",
        "softmax([0.3, 2.9, 4]) needs more than 1 GiB of memory",
    ),
]


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    """A folder with a right cross_entropy."""
    folder = tmp_path / "submission"
    folder.mkdir()
    shutil.copy(ROOT / "solutions" / "cross_entropy.py", folder)
    return folder


def shorten_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set short time limits for the tests; only if something hangs, since a busy machine may reach them too."""
    monkeypatch.setattr(retries, "IMPORT_SECONDS", 1.0)
    monkeypatch.setattr(record, "CHECK_SECONDS", 1.0)
    monkeypatch.setattr(remote, "SECONDS_AFTER_HANG", 0.3)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for the workers' temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def grade(folder: Path, capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Run the command line on softmax and cross_entropy, and return its exercises by name."""
    code = main(["softmax", "cross_entropy", "--submission", str(folder), *JSON])
    out, err = capfd.readouterr()
    assert err == ""
    document = json.loads(out)
    assert code == 1
    return {exercise["name"]: exercise for exercise in document["exercises"]}


@pytest.mark.parametrize(
    "case",
    [
        *(pytest.param(case, id=case.name) for case in CASES[::2]),
        *(pytest.param(case, id=case.name, marks=pytest.mark.proof) for case in CASES[1::2]),
        *(pytest.param(case, id=case.name, marks=linux) for case in LINUX_CASES),
    ],
)
def test_a_submission_ends_as_stated(
    case: Case,
    submission: Path,
    temporary: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of its checks have this outcome and no points, its neighbour has full points, and no worker is left."""
    if case.status == "timeout":
        shorten_limits(monkeypatch)
    data = case.text if isinstance(case.text, bytes) else case.text.encode()
    (submission / "softmax.py").write_bytes(data)
    before = children()
    exercises = grade(submission, capfd)
    checks = exercises["softmax"]["checks"]
    assert len(checks) == NUMBER_OF_CHECKS
    assert {check["status"] for check in checks} == {case.status}
    assert exercises["softmax"]["score"] == 0
    expected, _, lines = case.message.partition(" line {")
    if lines:
        assert checks[0]["message"].startswith(expected)
        assert any(f" line {number}: " in checks[0]["message"] for number in lines.strip("}").split(","))
    else:
        assert checks[0]["message"] == case.message
    assert checks[0]["hint"] == case.hint or case.hint is None
    neighbour = exercises["cross_entropy"]
    assert neighbour["status"] == "passed"
    assert neighbour["score"] == neighbour["max_score"]
    assert children() == before
    assert list(temporary.iterdir()) == []


def test_files_named_like_packages_change_nothing(submission: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """numpy.py and conftest.py beside the exercises are not imported, by judge or worker."""
    (submission / "softmax.py").write_text(SOFTMAX, encoding="utf-8")
    for name in ("numpy", "conftest", "json", "frame", "pytest", "sitecustomize"):
        (submission / f"{name}.py").write_text("import os\nos._exit(0)\n", encoding="utf-8")
    (submission / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n", encoding="utf-8")
    code = main(["softmax", "--submission", str(submission), *JSON])
    assert code == 0
    assert json.loads(capfd.readouterr().out)["score"] == 7


def test_a_missing_file_fails_and_its_neighbour_is_graded(submission: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An exercise that was not handed in has no points, and says so."""
    exercises = grade(submission, capfd)
    messages = {check["message"] for check in exercises["softmax"]["checks"]}
    assert messages == {f"there is no softmax.py in {submission.name}"}
    assert exercises["cross_entropy"]["status"] == "passed"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_children_of_a_submission_end_with_it(
    submission: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A child, and on Linux one in its own session, is killed; the pipe that it keeps open blocks nothing."""
    marker = tmp_path / "pids"
    text = f"""
import os, time
read, write = os.pipe()
for own_session in (False, {sys.platform == "linux"}):
    if os.fork() == 0:
        if own_session:
            os.setsid()
            if os.fork():
                os._exit(0)
        with open({str(marker)!r}, "a") as file:
            file.write(f"{{os.getpid()}}\\n")
        os.write(write, b"x")
        time.sleep(600)
    os.read(read, 1)
"""
    (submission / "softmax.py").write_text(text + SOFTMAX, encoding="utf-8")
    main(["softmax", "--submission", str(submission), *JSON, "--isolation", "portable"])
    capfd.readouterr()
    pids = [int(line) for line in marker.read_text(encoding="utf-8").split()]
    assert len(pids) >= 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
