"""Every part of the benchmarks runs, and prints its figure: for a moment only, and for the smallest that there is."""

from __future__ import annotations

import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no account of processor time", allow_module_level=True)

from grader.course import load_course
from grader.files import ROOT
from tests.proofs import benchmarks

NUMBER = r" *-?[\d,]+(\.\d+)?"
RATIO = rf"    clock     {NUMBER} s /{NUMBER} s, ratio {NUMBER}\n    processor {NUMBER} s /{NUMBER} s, ratio {NUMBER}\n"
SEARCH = rf"{NUMBER} checks fail,{NUMBER} s more \(at most 0.3\), ratio{NUMBER}\n"
PRINTED = {
    "a": rf"\(a\) one exercise / plain pytest, 1 pairs \(at most 1.25\)\n{RATIO}",
    "b": rf"\(b\) .*, one .*, 1 pairs \(at most 2.2\)\n{RATIO}\(b\) .*, two .*, 1 pairs \(at most 1.6\)\n{RATIO}",
    "c": rf"\(c\) round trips a second: median{NUMBER}, best{NUMBER} \(at least 5,000\)\n",
    "d": rf"\(d\) start of a worker: strict{NUMBER} ms, portable{NUMBER} ms, .*\n|\(d\) strict .* cannot be had .*\n",
    "e": rf"\(e\) 50 frames:{NUMBER} refused,{NUMBER} read, no other exception; .*\n",
    "f": rf"\(f\) gates, one mistake:{SEARCH}\(f\) gates, a mistake in each function:{SEARCH}",
    "g": rf"\(g\) all stubs / those of the other checkout, 1 pairs \(at most 0.7\)\n{RATIO}",
}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A little of everything."""
    few = {"TRIPS": 3, "STARTS": 1, "FRAMES": 50, "ALL": benchmarks.ONE, "STUBS": benchmarks.ONE}
    for name, value in few.items():
        monkeypatch.setattr(benchmarks, name, value)
    monkeypatch.setattr(benchmarks, "bare_runs", lambda: [("relu", 30, 300, 50, 0.2, 2)])
    monkeypatch.setattr(benchmarks, "load_course", lambda: [each for each in load_course() if each.name == "gates"])


def test_the_bare_loops_train_what_the_solutions_train() -> None:
    """Five runs on MNIST."""
    assert len(benchmarks.bare_runs()) == 5


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("part", [*"abcdefg"])
def test_each_part_prints_its_figure(
    part: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything that it imports or calls exists."""
    monkeypatch.setattr(sys, "argv", ["benchmarks", part, "--rounds", "1", "--before", str(ROOT)])
    benchmarks.main()
    assert re.fullmatch(PRINTED[part], capsys.readouterr().out)


def test_without_another_checkout_nothing_is_compared_with_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is none here."""
    monkeypatch.setattr(sys, "argv", ["benchmarks", "g"])
    benchmarks.main()
    assert capsys.readouterr().out == ""
