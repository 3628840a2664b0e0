"""The proof of what the quick tests catch: what it damages, which tests it runs, and how it counts."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import load_course
from grader.files import ROOT
from tests.proofs import catching, mutation
from tests.proofs.catching import Damage, defences_off, fate, of_checks, sample, summary
from tests.proofs.defences import DEFENCES
from tests.support.kept import read_kept

DAMAGE = Damage("a change", (("engine.py", "x = 2\n"),), (("closest",), ("others", "-k", "x")))


def test_each_defence_is_taken_out_once() -> None:
    """The changed file is valid, and the test of the attack that it stops runs first."""
    found = list(defences_off())
    assert [damage.name for damage in found] == [f"without: {defence.name}" for defence in DEFENCES]
    for damage, defence in zip(found, DEFENCES, strict=True):
        assert {name for name, _ in damage.texts} == {name for name, _, _ in defence.edits}
        for name, text in damage.texts:
            assert text != (ROOT / name).read_text(encoding="utf-8")
            ast.parse(text)
        assert damage.tests[0][-1].endswith(f"{defence.level} and {defence.attack}")


def test_mutants_are_of_helpers_and_not_of_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is a valid file with one change, which has a line."""
    monkeypatch.setattr(catching, "ROOT", tmp_path)
    text = "LIMIT = 3\n\n\ndef helper(x):\n    return x + 1 > 2\n\n\ndef check_it(x):\n    assert x + 1\n"
    (tmp_path / "checks.py").write_text(text, encoding="utf-8")
    found = list(catching._mutants(tmp_path / "checks.py", "check_", (("tests",),)))
    assert found
    for damage in found:
        ((name, changed),) = damage.texts
        assert name == "checks.py"
        assert mutation.code(changed) not in (None, mutation.code(text))
        assert changed.startswith("LIMIT = 3\n") and changed.endswith("def check_it(x):\n    assert x + 1\n")
        assert damage.name.startswith("checks.py, line 5: return x + 1 > 2 -> ")


def test_a_sample_is_always_the_same() -> None:
    """In any order."""
    damages = [Damage(str(number), (("a.py", f"x = {number}\n"),), ()) for number in range(50)]
    assert sample(damages, 5) == sample(damages[::-1], 5)
    assert len({damage.key for damage in sample(damages, 5)}) == 5
    assert sample(damages, 100) == sample(damages, 50)


def test_the_tests_of_an_exercise_are_chosen_by_its_name() -> None:
    """No other exercise begins with the same one."""
    names = [exercise.name for exercise in load_course()]
    assert [name for name in names for other in names if name != other and other.startswith(name)] == []
    assert of_checks(load_course()[0])[-2:] == ("-k", f"[{names[0]}")


Passing = Callable[[str], bool]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Callable[[Passing], list[str]]:
    """``runs(passing)``: the recorded runs of pytest; each passes if this function says so."""

    def replace(passing: Passing) -> list[str]:
        done: list[str] = []

        def run(kit: Path, *words: str) -> bool:
            assert (kit / "engine.py").read_text(encoding="utf-8") == "x = 2\n"
            done.append(" ".join(words))
            return passing(done[-1])

        monkeypatch.setattr(catching, "_pass", run)
        return done

    return replace


@pytest.mark.parametrize(
    ("failing", "expected", "count"),
    [
        ("closest", "quick", 1),
        ("others -k x", "quick", 2),
        ("others -k x --proof -m proof", "proof", 4),
        ("", "none", 4),
    ],
)
def test_tests_run_until_one_fails(
    failing: str, expected: str, count: int, tmp_path: Path, runs: Callable[[Passing], list[str]]
) -> None:
    """The closest first, and those of --proof only if all quick ones pass; then the kit is restored."""
    (tmp_path / "engine.py").write_text("x = 1\n", encoding="utf-8")
    done = runs(lambda words: words != failing)
    assert fate(DAMAGE, tmp_path) == expected
    assert len(done) == count
    assert (tmp_path / "engine.py").read_text(encoding="utf-8") == "x = 1\n"


@pytest.mark.parametrize(
    ("body", "words", "passes"),
    [("assert True", (), True), ("assert False", (), False), ("assert False", ("-k", "nothing"), True)],
)
def test_pytest_says_whether_the_tests_pass(
    body: str, words: tuple[str, ...], passes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run in the copy; where no test is chosen, none has failed."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # to import hypothesis and others takes a second
    (tmp_path / "test_it.py").write_text(f"def test_it():\n    {body}\n", encoding="utf-8")
    assert catching._pass(tmp_path, "test_it.py", *words) == passes


@pytest.mark.parametrize(("quick", "proof", "code"), [(97, 3, 0), (96, 4, 1), (0, 0, 1)])
def test_what_nobody_catches_does_not_count(
    quick: int, proof: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """The share is of the damages that all tests together catch."""
    assert summary(Counter(quick=quick, proof=proof, none=50)) == code
    assert capsys.readouterr().out.endswith(f"the quick tests catch {quick}.0% of what all tests catch\n")


def test_what_is_known_is_not_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless old results are discarded."""
    monkeypatch.setattr(catching, "CACHE", tmp_path / "cache" / "fates.jsonl")
    monkeypatch.setattr(catching.shutil, "copytree", lambda *_, **__: None)
    monkeypatch.setattr(catching, "defences_off", lambda: iter([DAMAGE]))
    monkeypatch.setattr(catching, "mutated", lambda: iter([]))
    tried: list[str] = []
    monkeypatch.setattr(catching, "fate", lambda damage, _: tried.append(damage.name) or "quick")
    for words, times in (([], 1), ([], 1), (["--fresh"], 2)):
        assert catching.main(words) == 0
        assert capsys.readouterr().out.startswith("quick  a change\n")
        assert len(tried) == times
    assert [entry["fate"] for entry in read_kept(catching.CACHE)] == ["quick"]
