"""Treat the grader roughly: end what it has started, end itself, crowd it, and damage what it reads.

    python -m tests.proofs.rough_treatment [PART ...] [--share F]

``kills``    100 processes of runs are killed, whichever a run has at the moment: verdict as ever, or a fault
``signals``  60 signals ask a run to end, at any moment, with one judge or two: one line and an exit code, nothing left
``crowd``    20 graders at once in one kit, on the exercises of one learner: each verdict right, all of them remembered
``data``     more than 25 damaged files of MNIST and of weights: one line, or the right verdict where they do not matter
``state``    more than 30 damaged files of what the kit keeps or writes: the right verdict, or one line

A row a part: how often, and how the runs ended. With ``--share 0.1`` a tenth of it. Exit code 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.support.odd_files import odd
from tests.support.proc import descendants, end_soon, status
from tests.support.runs import FAULT, OLD, Bench, Ending, is_line, problems

KILLS, SIGNALS, GRADERS = 100, 60, 20
SEED = 1
SMALL = ("gates", "softmax", "cross_entropy", "activations", "gradient_descent", "numerical_gradient", "simple_net")
LARGE = ("neural_network", "two_layer_net")
"""Long enough that two jobs use two judges."""
WAYS = (("right", "strict", "1"), ("wrong", "portable", "1"), ("wrong", "strict", "2"), ("right", "portable", "2"))
"""The submission, the level, and the number of jobs."""
MOST_KILLS = 3
"""How many kills a run gets: mostly in different checks, where each is repeated once."""
END_SECONDS = 20.0
"""How long processes that nobody waits for may take to end: a machine may be busy."""

Ends = Counter[str]
Wrong = list[str]


def end_of(found: Ending) -> str:
    """Return how a run ended, in a word."""
    return {0: "passed", 1: "not passed", 2: "wrong use", FAULT: "fault"}.get(found.code, "ended")


# Killed processes


def kills(bench: Bench, share: float) -> tuple[Ends, Wrong]:
    """Kill processes of runs at random moments, until there were enough kills."""
    chance, ends, wrong = random.Random(SEED), Ends(), []
    undisturbed = cache(lambda way: _undisturbed(bench, *way))
    ways = itertools.cycle(WAYS)
    while ends["killed"] < KILLS * share:
        way = next(ways)
        expected, seconds = undisturbed(way)
        process = bench.start(*_words(bench, *way))
        for pause in _pauses(chance, seconds):
            time.sleep(pause)
            ends["killed"] += _kill_one(process.pid, chance)
        found = bench.end(process)
        ends[end_of(found)] += 1
        wrong += [f"{way}: {line}" for line in problems(found, expected)]
    bench.run("gates", "--solutions")  # it removes what a killed supervisor could not
    return ends, wrong + [f"{path.name} is left" for path in bench.temporary.iterdir()]


def _undisturbed(bench: Bench, submission: str, level: str, jobs: str) -> tuple[Ending, float]:
    """Return how an undisturbed run ends, and how long it takes."""
    started = time.monotonic()
    return bench.run(*_words(bench, submission, level, jobs)), time.monotonic() - started


def _pauses(chance: random.Random, seconds: float) -> list[float]:
    """Return the seconds before each of one to three moments in this time, counted from the one before."""
    moments = sorted(chance.uniform(0, seconds) for _ in range(chance.randint(1, MOST_KILLS)))
    return [moment - before for before, moment in itertools.pairwise([0.0, *moments])]


def _kill_one(pid: int, chance: random.Random) -> bool:
    """Kill one of the processes that a process has started; return whether there was one."""
    there = sorted(descendants(pid))
    with contextlib.suppress(ProcessLookupError):
        if there:
            os.kill(chance.choice(there), signal.SIGKILL)
            return True
    return False


def _words(bench: Bench, submission: str, level: str, jobs: str) -> list[str]:
    names = SMALL if jobs == "1" else ("softmax", *LARGE)
    return bench.to_grade(submission, *names, "--isolation", level, "--jobs", jobs)


def signals(bench: Bench, share: float) -> tuple[Ends, Wrong]:
    """Send runs a signal to end: a third each SIGINT, SIGTERM and SIGHUP, at a random moment."""
    chance, ends, wrong = random.Random(SEED), Ends(), []
    undisturbed = cache(lambda jobs: _undisturbed(bench, "wrong", "strict", jobs))
    ways = [(number, jobs) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) for jobs in ("1", "2")]
    for number, jobs in ways * max(1, round(SIGNALS * share / len(ways))):
        expected, seconds = undisturbed(jobs)
        process = bench.start(*_words(bench, "wrong", "strict", jobs))
        _await_handler(process.pid)
        time.sleep(chance.uniform(0, seconds))
        started_by_it = descendants(process.pid)
        process.send_signal(number)
        found = bench.end(process)
        ends[end_of(found)] += 1
        lines = [*_unclean(found, expected, number), *(f"{name} is left" for name in bench.left_over())]
        lines += [f"{path.name} is left" for path in bench.temporary.iterdir()]
        if not end_soon(*started_by_it, seconds=END_SECONDS):
            lines.append("processes are left")
        wrong += [f"{number.name}, --jobs {jobs}: {line}" for line in lines]
    return ends, wrong


def _await_handler(pid: int) -> None:
    """Wait until the grader has set its handler for SIGTERM; before that, Python itself would end."""
    while not int(status("SigCgt", pid) or "0", 16) & 1 << signal.SIGTERM - 1:
        time.sleep(0.005)


def _unclean(found: Ending, expected: Ending, number: signal.Signals) -> Wrong:
    """Return what is wrong with how a run ended that got a signal, before or after its report."""
    line = "grader: interrupted\n" if number == signal.SIGINT else f"grader: ended by {number.name}\n"
    clean = [expected, Ending(128 + number, "", line, OLD), Ending(-number, "", "", expected.report)]
    return [] if found in clean else [f"it ended with {found}"]


# Many graders at once


def crowd(bench: Bench, share: float) -> tuple[Ends, Wrong]:
    """Grade the exercises of a learner in one kit many times at once; half of them pass."""
    for name in SMALL[::2]:
        shutil.copy(bench.kit / "solutions" / f"{name}.py", bench.kit / "exercises")
    count = max(2, round(GRADERS * share))
    names = [SMALL[number % len(SMALL)] for number in range(count)]
    listed = set(os.listdir(bench.kit))
    processes = [bench.start(name, "--jobs", "1") for name in names]
    found = dict(enumerate(bench.end(process) for process in processes))
    right = {name: "passed" if name in SMALL[::2] else "todo" for name in names}
    wrong = [
        f"{name} ended with {found[number]}"
        for number, name in enumerate(names)
        if (found[number].code, found[number].err) != (int(right[name] != "passed"), "")
    ]
    progress = json.loads((bench.kit / ".grader.json").read_text(encoding="utf-8"))
    if progress["statuses"] != right:
        wrong.append(f"remembered are {progress['statuses']}")
    wrong += [f"{name} is left" for name in set(os.listdir(bench.kit)) - listed - {".grader.json", ".grader.cache"}]
    wrong += [f"{path.name} is left" for path in bench.temporary.iterdir()]
    return Ends(map(end_of, found.values())), wrong


# Damaged files

DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "a web page": lambda path: path.write_bytes(b"<!DOCTYPE html>\n<title>404</title>\n"),
    "a flipped bit": lambda path: path.write_bytes(_flipped(path.read_bytes())),
    "a pipe": lambda path: (path.unlink(), odd(path, "pipe")),
    "a link to a device": lambda path: (path.unlink(), odd(path, "link to a device")),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "huge": lambda path: (path.unlink(), odd(path, "huge")),
    "out of reach": lambda path: path.chmod(0),
}
"""The ways to damage an existing file."""


def _flipped(data: bytes) -> bytes:
    return bytes([*data[: len(data) // 2], data[len(data) // 2] ^ 4, *data[len(data) // 2 + 1 :]])


@contextlib.contextmanager
def damaged(path: Path, damage: str) -> Iterator[None]:
    """Damage a file, and restore it."""
    kept = path.with_name("kept")
    shutil.copy2(path, kept)
    try:
        DAMAGES[damage](path)
        yield
    finally:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        kept.rename(path)


def _runs(bench: Bench, files: dict[Path, tuple[str, ...]], share: float, **variables: str) -> tuple[Ends, Wrong]:
    """Run the grader with each damage of each file, using commands that read or write the file."""
    ends, wrong = Ends(), []
    expected = cache(lambda words: bench.run(*words, **variables))
    cases = [(path, damage) for path in files for damage in DAMAGES]
    for path, damage in random.Random(SEED).sample(cases, max(2, round(len(cases) * share))):
        with damaged(path, damage):
            found = bench.run(*files[path], **variables)
        ends[end_of(found)] += 1
        refused = found.code in (2, FAULT) and is_line(found.err) and found.out == ""
        if not refused and replace(found, report=None) != replace(expected(files[path]), report=None):
            wrong.append(f"{path.name}, {damage}: it ended with {found}")
    return ends, wrong + [f"{path.name} is left" for path in bench.temporary.iterdir()]


def data(bench: Bench, share: float) -> tuple[Ends, Wrong]:
    """Damage the sample, the weights, and the files of a full MNIST if there is one."""
    files = [*sorted((bench.kit / "data" / "mnist-sample").iterdir()), bench.kit / "data" / "sample_weights.npz"]
    words = ("mnist_inference", "--solutions", "--format", "json")
    ends, wrong = _runs(bench, dict.fromkeys(files, words), share)
    if full := os.environ.get("MNIST_DIR"):
        copy = shutil.copytree(full, bench.kit / "data" / "mnist")
        files = [path for path in sorted(copy.iterdir()) if path.suffix == ".gz"]
        words += ("--dataset", "full")
        more, others = _runs(bench, dict.fromkeys(files, words), share, MNIST_DIR=str(copy))
        ends, wrong = ends + more, wrong + others
    return ends, wrong


def state(bench: Bench, share: float) -> tuple[Ends, Wrong]:
    """Damage the files that the kit stores and writes: progress, font lists, report, picture."""
    report, picture = bench.reports / "second.json", bench.reports / "curves.png"
    learner = ("gates", "--format", "json")
    plots = ("plots", "--solutions", "--format", "json")
    writes = ("softmax", "--submission", str(bench.submissions["wrong"]), "--output", str(report))
    draws = ("two_layer_net", "--solutions", "--format", "json", "--plot", str(picture))
    for words in (learner, plots, writes, draws):
        bench.run(*words)
    (fonts,) = (bench.kit / ".grader.cache").glob("fontlist-*.json")
    files = {bench.kit / ".grader.json": learner, fonts: plots, report: writes, picture: draws}
    return _runs(bench, files, share)


PARTS: dict[str, Callable[[Bench, float], tuple[Ends, Wrong]]] = {
    "kills": kills,
    "signals": signals,
    "crowd": crowd,
    "data": data,
    "state": state,
}


def main(words: Sequence[str]) -> int:
    """Print a row for each part, and what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.rough_treatment")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--share", type=float, default=1.0, metavar="F")
    options = parser.parse_args(words)
    code = 0
    for name in options.parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="rough-") as folder:
            ends, wrong = PARTS[name](Bench(Path(folder)), options.share)
        print(f"{name:<8}", ", ".join(f"{count} {end}" for end, count in ends.items()), flush=True)
        print("\n".join([f"{len(wrong)} wrong", *wrong]), flush=True)
        code = 1 if wrong else code
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
