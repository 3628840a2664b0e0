"""Let system calls of the judge fail, one in each run: no grade may be wrong, and no fault may be told as a bug.

    python -m tests.proofs.failing_calls [--faults N] [--seed S]

Each of N runs (320) grades a right or a wrong softmax while strace lets one call of the judge fail, as a system does
that is short of space, memory, descriptors or processes, or whose disk is broken. Calls of every kind take turns, from
the one on that follows when Python has read the first file of the grader. A run has to end with the right verdict, or
with exit code 3 and one line; its report is the old one or all of the new one; nothing is left beside it, and nothing
among the temporary files once a later run has been there.

A row a call: in how many runs it failed, and how these ended. Exit code 1 if one ended otherwise, 2 without strace.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.runs import FAULT, Bench, Ending, problems

FAULTS = 320
EXERCISE = "softmax"

ERRORS = {
    "access": ("EIO",),
    "chdir": ("EIO", "ENOMEM"),
    "chmod": ("EIO", "ENOSPC"),
    "clone": ("EAGAIN", "ENOMEM"),
    "clone3": ("EAGAIN", "ENOMEM"),
    "close": ("EIO", "ENOSPC", "EDQUOT", "EINTR"),
    "dup": ("EMFILE",),
    "epoll_create1": ("EMFILE", "ENFILE", "ENOMEM"),
    "fchmodat": ("EIO",),
    "fcntl": ("EMFILE", "EIO"),
    "flock": ("EINTR", "ENOLCK"),
    "fork": ("EAGAIN", "ENOMEM"),
    "fstat": ("EIO",),
    "fsync": ("EIO", "ENOSPC", "EDQUOT"),
    "getcwd": ("ENOMEM",),
    "getdents64": ("EIO", "ENOMEM"),
    "ioctl": ("EIO",),
    "lseek": ("EIO",),
    "mkdir": ("ENOSPC", "EDQUOT", "EIO"),
    "mmap": ("ENOMEM",),
    "mprotect": ("ENOMEM",),
    "mremap": ("ENOMEM",),
    "newfstatat": ("EIO", "ENOMEM"),
    "openat": ("EMFILE", "ENFILE", "EIO", "ENOMEM", "EINTR"),
    "pipe2": ("EMFILE", "ENFILE"),
    "poll": ("EINTR", "ENOMEM"),
    "pread64": ("EIO",),
    "read": ("EIO", "ENOMEM", "EINTR"),
    "readlink": ("EIO",),
    "recvmsg": ("ENOMEM", "EINTR"),
    "rename": ("EIO", "ENOSPC", "EDQUOT"),
    "renameat": ("EIO", "ENOSPC"),
    "rmdir": ("EIO",),
    "sendmsg": ("ENOMEM", "EINTR"),
    "socketpair": ("EMFILE", "ENFILE", "ENOMEM"),
    "stat": ("EIO", "ENOMEM"),
    "statx": ("EIO", "ENOMEM"),
    "unlink": ("EIO",),
    "unlinkat": ("EIO",),
    "utimensat": ("EIO",),
    "vfork": ("EAGAIN", "ENOMEM"),
    "wait4": ("EINTR",),
    "write": ("ENOSPC", "EDQUOT", "EIO", "EINTR"),
}
"""How each call can fail though nobody has made a mistake. Others do not, or strace cannot say it as the kernel does:
brk tells a failure by the old address."""


@dataclass(frozen=True)
class Failure:
    """The system call that fails in a run.

    Attributes
    ----------
    call, error : str
        Its name, and the name of its error.
    number : int
        How many calls of this name come up to it, from the start of Python.
    line : str
        What it was, as strace writes it.
    """

    call: str
    error: str
    number: int
    line: str

    @property
    def options(self) -> list[str]:
        """The options for strace."""
        return [f"--inject={self.call}:error={self.error}:when={self.number}"]


def trace(bench: Bench, submission: str) -> Iterator[tuple[str, int, str]]:
    """Yield each call of the judge after Python has read the grader's first file: its name, its number, its line."""
    path = bench.reports.parent / "trace"
    grade(bench, submission, "strace", "-o", str(path))
    numbers: Counter[str] = Counter()
    opened = begun = False
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        call = line.partition("(")[0]
        numbers[call] += 1
        if begun:
            yield call, numbers[call], line
        opened = opened or (call == "openat" and "/grader/__main__." in line)
        begun = begun or (opened and call == "close")


def failures(bench: Bench, submission: str, count: int, seed: int) -> list[Failure]:
    """Choose this many failures at random; the kinds of calls take turns."""
    chance = random.Random(f"{seed} {submission}")
    found: defaultdict[str, list[Failure]] = defaultdict(list)
    for call, number, line in trace(bench, submission):
        if not leaves_what_it_fails_to_remove(bench, call, line):
            found[call] += [Failure(call, error, number, line) for error in ERRORS.get(call, ())]
    turns = [chance.sample(each, len(each)) for each in found.values() if each]
    chosen = [each[turn] for turn in range(count) for each in turns if turn < len(each)]
    return chosen[:count]


def leaves_what_it_fails_to_remove(bench: Bench, call: str, line: str) -> bool:
    """Whether a call removes a file that nobody looks for again: a name that was tried, or Python's own."""
    names = bench.reports, bench.temporary
    return call == "unlink" and any(re.search(rf'"{re.escape(str(name))}/[^/"]*"', line) for name in names)


def grade(bench: Bench, submission: str, *before: str) -> Ending:
    """Grade a submission in one judge that writes no bytecode, below another program."""
    words = bench.to_grade(submission, EXERCISE, "--jobs", "1")
    return bench.run(*words, before=before, PYTHONDONTWRITEBYTECODE="1" if before else "")


def prove(bench: Bench, count: int, seed: int) -> tuple[dict[str, Counter[str]], list[str]]:
    """Let this many calls fail; return the numbers of each end of a run, for each kind of call, and what is wrong."""
    rows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    for submission in bench.submissions:
        expected = grade(bench, submission)
        for failure in failures(bench, submission, (count + 1) // 2, seed):
            found = grade(bench, submission, "strace", "-o", "/dev/null", *failure.options)
            rows[failure.call]["fault" if found.code == FAULT else "verdict"] += 1
            lines = [*problems(found, expected), *(f"{name} is left" for name in bench.left_over())]
            wrong += [
                f"{submission}, {failure.error} of number {failure.number}, {failure.line}: {line}" for line in lines
            ]
            for path in bench.reports.iterdir():
                path.unlink()
        if grade(bench, submission) != expected:
            wrong.append(f"{submission}: a later run ends otherwise")
        wrong += [f"{submission}: a later run leaves {path.name}" for path in bench.temporary.iterdir()]
    return dict(rows), wrong


def main(words: Sequence[str]) -> int:
    """Print the table, and what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.failing_calls")
    parser.add_argument("--faults", type=int, default=FAULTS, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    options = parser.parse_args(words)
    if sys.platform != "linux" or shutil.which("strace") is None:
        print("it needs Linux and strace: install the Debian package strace", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="failing-calls-") as folder:
        rows, wrong = prove(Bench(Path(folder)), options.faults, options.seed)
    print(f"{'call':<14} {'failed':>7} {'verdict':>8} {'fault':>6}")
    for call, ends in [*sorted(rows.items()), ("all", sum(rows.values(), Counter()))]:
        print(f"{call:<14} {ends.total():>7} {ends['verdict']:>8} {ends['fault']:>6}")
    print("\n".join([f"{len(wrong)} wrong", *wrong]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
