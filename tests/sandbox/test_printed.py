"""The output of a submission, and what faulthandler writes to the same file."""

from __future__ import annotations

import pytest

from grader.results.report import Limit
from grader.sandbox.outside.answers import (
    Died,
    Raised,
    Returned,
    SourceLocation,
)
from grader.sandbox.outside.worker import Worker
from tests.sandbox.workers import (
    HANG,
    SECONDS,
    Open,
    function,
    linux,
    place,
    place_of_hang,
    posix,
)


def test_what_is_printed_can_be_read_until_the_next_execution(worker: Worker) -> None:
    """Text printed at import and in calls adds up; execute_anew empties it."""
    assert worker.printed() == "import\n"
    worker.call("say", [1])
    worker.call("say", [2])
    assert worker.printed() == "import\ncall 1\ncall 2\n"
    worker.execute_anew(SECONDS, 1, SECONDS)
    assert worker.printed() == "import\n"


def test_descriptors_and_bytes_are_printed_too(worker: Worker) -> None:
    """``os.write`` goes to the same file, and bytes that are no UTF-8 are replaced."""
    assert worker.call("write", []) == Returned((4, 4, 1))
    assert worker.printed() == "import\none two \N{REPLACEMENT CHARACTER}"


def test_a_long_text_is_cut_and_forgotten(worker: Worker) -> None:
    """4,000 bytes are shown, and none of them after the next execution."""
    assert worker.call("say_much", []) == Returned(None)
    assert worker.printed() == "import\n".ljust(4000, "x")
    worker.execute_anew(SECONDS, 1, SECONDS)
    assert worker.printed() == "import\n"


def test_endless_printing_is_an_error_at_its_line(worker: Worker) -> None:
    """After a mebibyte, print raises each time; the next execution starts with nothing printed."""
    expected = Raised("OutputLimit", "more than 1,048,576 bytes", place("say_endlessly", 'print("x" * 999)'))
    assert worker.call("say_endlessly", []) == expected
    assert worker.call("say_endlessly", []) == expected
    worker.execute_anew(SECONDS, 1, SECONDS)
    assert worker.printed() == "import\n"
    assert worker.call("say", [1]) == Returned(None)


@linux
@pytest.mark.parametrize(
    ("call", "line"), [("write_endlessly", "os.write(1, bytes"), ("write_a_file", "file.write(bytes")]
)
def test_endless_writing_fills_no_disk(call: str, line: str, worker: Worker) -> None:
    """If a submission bypasses print, the system stops it at two mebibytes a file."""
    assert worker.call(call, []) == Raised("OSError", "[Errno 27] File too large", place(call, line))


def test_where_a_hang_was_is_not_printed(opened: Open) -> None:
    """Only the grader sees what faulthandler writes to the same file."""
    worker = opened(function("print('before')\nwhile True: pass"))
    worker.execute_anew(SECONDS, 1, HANG)
    assert place_of_hang(worker.call("f", []), Limit.PROCESSOR) == SourceLocation("softmax.py", 6, 0, "f")
    assert worker.printed() == "before\n"


MARK = "\N{REPLACEMENT CHARACTER}"

DUMPS = {
    "sound": ("softmax.py", "7", "f", SourceLocation("softmax.py", 7, 0, "f")),
    "a line of 5,000 digits": ("softmax.py", "9" * 5000, "f", SourceLocation("softmax.py", 999_999, 0, "f")),
    "escape codes": (
        "softmax.py",
        "7",
        "\x1b[32m" + "f" * 900,
        SourceLocation("softmax.py", 7, 0, f"{MARK}[32m".ljust(300, "f")),
    ),
    "a long file": ("s" * 900 + ".py", "7", "f", SourceLocation("s" * 300, 7, 0, "f")),
    "a file elsewhere": ("/etc/softmax.py", "7", "f", None),
    "no Python": ("softmax.txt", "7", "f", None),
}


@posix
@pytest.mark.parametrize(("file", "line", "name", "expected"), DUMPS.values(), ids=DUMPS)
def test_a_forged_place_is_clean_and_short(
    file: str, line: str, name: str, expected: SourceLocation | None, stand_in: Open
) -> None:
    """A submission can invent a place, but cannot harm the reader."""
    thread = f'Current thread 0x1 (most recent call first):\n  File "{file}", line {line} in {name}\n'
    dump = f"Fatal Python error: no\n\n{thread}"
    worker = stand_in(f"os.write(2, {dump.encode()!r})\nos._exit(0)")
    assert worker.call("f", []) == Died("ended the interpreter with exit code 0", expected)


@posix
def test_where_it_was_a_while_ago_says_nothing_of_a_crash(opened: Open) -> None:
    """The place is recorded now and then in case of a hang; a crash after that was elsewhere."""
    worker = opened(function("while b'Timeout' not in open('../output', 'rb').read(): pass\nos._exit(0)"))
    assert worker.execute_anew(SECONDS, 1, 0.2) == Returned(None)
    assert worker.call("f", []) == Died("ended the interpreter with exit code 0", None)
