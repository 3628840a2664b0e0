"""Mutants are made in code only, judged for real, told apart from equivalent ones, and not graded twice."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader import course as taught
from grader.classroom import kit
from grader.course import FOLDER, load_course
from tests.proofs import mutation
from tests.proofs.mutation import Equivalent, Mutant, Results, fates, listed, mutants, sort_out

REASON = "Nobody can tell a doubled number from a sum of two."

SOLUTION = '''"""A module with 1 number in its docstring."""

import functools


class Twice:
    """Doubles: 2 * x."""

    size: int = 8

    @functools.lru_cache(maxsize=3)
    def of(self, x: "4 + 4") -> "5 + 5":
        """Return 2 * x."""
        return (
            x +
            x
        )


def more(x):
    if x > 0:
        return True
    return x
'''


def made(text: str = SOLUTION) -> list[Mutant]:
    """All mutants of a text."""
    return list(mutants("softmax", text))


def one(before: str, after: str, exercise: str = "softmax") -> Mutant:
    """A mutant with this change."""
    return Mutant(exercise, "softmax", 3, before, after, f"text with {after}")


def entry(before: str, after: str, reason: str = REASON) -> Equivalent:
    """An entry of the list."""
    return Equivalent("softmax", "softmax", before, after, reason)


def test_mutants_differ_in_code_from_the_solution_and_from_each_other() -> None:
    """Docstrings, annotations and decorators are not changed, and no two are the same."""
    found = made()
    assert len({mutation.code(mutant.text) for mutant in found} | {mutation.code(SOLUTION)}) == len(found) + 1
    assert {mutant.function for mutant in found} == {"Twice", "Twice.of", "more"}
    for mutant in found:
        for kept in ("maxsize=3", '"4 + 4"', '"5 + 5"', "2 * x", "1 number"):
            assert kept in mutant.text


def test_the_operators_are_those_of_cosmic_ray() -> None:
    """Arithmetic, comparisons, numbers, truth values, conditions: each as a whole file and as a change."""
    changes = {(mutant.before, mutant.after) for mutant in made()}
    assert {
        ("x +", "x -"),
        ("x +", "x *"),
        ("size: int = 8", "size: int = 9"),
        ("if x > 0:", "if x >= 0:"),
        ("if x > 0:", "if x > 1:"),
        ("if x > 0:", "if not x > 0:"),
        ("return True", "return False"),
    } <= changes


def test_every_statement_and_every_argument_is_left_out_once() -> None:
    """Whole blocks too, but no docstring; the code around stays the same."""
    text = 'def f(x):\n    """Doc."""\n    if x:\n        x = g(x,\n            é="ü", n=k)  # so\n    return x\n'
    assert [(each.before, each.after) for each in made(text)] == [
        ("if x:", "if not x:"),
        ('if x:\n    x = g(x,\n        é="ü", n=k)  # so', "pass  # so"),
        ("return x", "pass"),
        ('x = g(x,\n    é="ü", n=k)  # so', "pass  # so"),
        ('x = g(x,\n    é="ü", n=k)  # so', "x = g(é='ü', n=k)  # so"),
        ('x = g(x,\n    é="ü", n=k)  # so', "x = g(x, n=k)  # so"),
        ('x = g(x,\n    é="ü", n=k)  # so', "x = g(x, é='ü')  # so"),
    ]


def test_every_solution_has_mutants() -> None:
    """In each of its functions."""
    text = (mutation.ROOT / "solutions" / "gates.py").read_text(encoding="utf-8")
    found = list(mutants("gates", text))
    assert len(found) > 50
    assert {mutant.function for mutant in found} == {"AND", "NAND", "OR", "XOR"}


def test_a_change_tells_its_place_and_its_lines() -> None:
    """The line, the function with its class, and the lines without their indentation."""
    (mutant,) = [each for each in made() if each.after == "x -"]
    assert (mutant.function, mutant.line, mutant.before) == ("Twice.of", 15, "x +")
    assert mutant.diff == "solutions/softmax.py, line 15, in Twice.of\n- x +\n+ x -"


def test_a_change_of_several_lines_is_told_whole() -> None:
    """Even if lines are added, removed or repeated."""
    change = mutation.mutant("softmax", "if a:\n    b\n    c\nd\nd\n", "if a:\n    x\nd\nd\n")
    assert (change.line, change.before, change.after, change.function) == (2, "b\nc", "x", "")
    change = mutation.mutant("softmax", "a\nd\n", "a\nd\nd\n")
    assert (change.before, change.after) == ("", "d")


def test_a_text_that_does_not_compile_has_no_code() -> None:
    """A mutant that is no Python does not count."""
    assert mutation.code("x = = 1") is None


def test_every_mutant_is_killed_equivalent_or_has_survived() -> None:
    """The score is the share of killed mutants, among those that can be killed."""
    killed, excused, survivor = one("a", "b"), one("a", "c"), one("a", "d")
    found = sort_out({killed: "check_x: no", excused: None, survivor: None}, [entry("a", "c")])
    assert (found.killed, found.equivalent, found.survived) == ((killed,), (excused,), (survivor,))
    assert found.score == 0.5
    assert found.errors == ()
    assert sort_out({}, []).score == 0


def test_an_entry_of_the_list_has_to_be_true() -> None:
    """It fits a mutant, that mutant is alive, and there is a reason."""
    assert sort_out({one("a", "b"): None}, [entry("x", "y")]).errors == (
        "softmax, softmax: y: is in the list, and there is no such mutant",
    )
    assert sort_out({one("a", "b"): "check_x: no"}, [entry("a", "b")]).errors == (
        "softmax, softmax: b: is in the list, and is killed by check_x: no",
    )
    assert sort_out({one("a", "b"): None}, [entry("a", "b", "so")]).errors == (
        "softmax, softmax: b: the list gives no reason",
    )


def test_the_list_in_use_names_exercises_and_reasons() -> None:
    """Every entry is about a solution, once, and fits a mutant of it."""
    entries = listed(mutation.EQUIVALENT)
    assert len(set(entries)) == len(entries) > 0
    assert {each.exercise for each in entries} <= {each.name for each in load_course()}
    text = (mutation.ROOT / "solutions" / "gates.py").read_text(encoding="utf-8")
    found = list(mutants("gates", text))
    for each in entries:
        assert len(each.reason) > 20
        if each.exercise == "gates":
            assert len([mutant for mutant in found if each.fits(mutant)]) == 1


def test_what_is_known_is_not_graded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in the same run nor in the next; new ones are, and --fresh discards all results."""
    path = tmp_path / "cache" / "results.jsonl"
    known, new = one("a", "b"), one("a", "c")
    Results(path, fresh=False).add(known, "check_x: no")
    graded: list[str] = []

    def judged(cases: list[mutation.Case], _: int) -> list[tuple[mutation.Case, mutation.Verdict]]:
        graded.extend(case.text for case in cases)
        return [(case, mutation.Verdict(())) for case in cases]

    monkeypatch.setattr(mutation, "judged", judged)
    assert fates([known, new], Results(path, fresh=False), 1) == {known: "check_x: no", new: None}
    assert graded == [new.text]
    assert fates([known, new], Results(path, fresh=False), 1) == {known: "check_x: no", new: None}
    assert graded == [new.text]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    fates([known], Results(path, fresh=True), 1)
    assert graded == [new.text, known.text]
    assert json.loads(path.read_text(encoding="utf-8"))["killer"] is None


def test_a_run_that_was_cut_off_goes_on(tmp_path: Path) -> None:
    """An incomplete last line is dropped."""
    path = tmp_path / "results.jsonl"
    Results(path, fresh=False).add(one("a", "b"), None)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"key": "12')
    results = Results(path, fresh=False)
    assert one("a", "b") in results
    results.add(one("a", "c"), None)
    assert one("a", "c") in Results(path, fresh=False)


def test_a_key_changes_with_all_that_a_verdict_rests_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutant, and what verdicts depend on: checks, engine, solutions."""
    assert mutation.key(one("a", "b")) == mutation.key(one("a", "b"))
    assert mutation.key(one("a", "b")) != mutation.key(one("a", "c"))
    assert mutation.key(one("a", "b")) != mutation.key(one("a", "b", "gates"))
    before = mutation.key(one("a", "b"))
    monkeypatch.setattr(mutation, "_ground", lambda _: "another")
    assert mutation.key(one("a", "b")) != before


@pytest.mark.parametrize("file", ["checks.py", "formulas.py", "promises.toml"])
def test_a_key_changes_with_every_file_that_checks_use(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise decides how often a function is called, and a formula what is right."""
    shutil.copytree(FOLDER / "softmax", tmp_path / "softmax")
    shutil.copyfile(FOLDER / "course.toml", tmp_path / "course.toml")
    for module in (taught, kit):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    monkeypatch.setattr(mutation, "_ground", mutation._ground.__wrapped__)
    before = mutation.key(one("a", "b"))
    (tmp_path / "softmax" / file).write_text("x = 1\n", encoding="utf-8")
    assert mutation.key(one("a", "b")) != before


def test_a_fault_of_the_grader_is_no_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends the run, with the mutant that shows it."""
    monkeypatch.setattr(
        mutation, "judged", lambda cases, _: [(cases[0], mutation.Verdict((), "softmax, seed 1: broken"))]
    )
    with pytest.raises(RuntimeError, match=r"softmax, seed 1: broken\nsolutions/softmax\.py, line 3"):
        fates([one("a", "b")], Results(tmp_path / "results.jsonl", fresh=False), 1)


Command = Callable[..., list[str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """``command(old, new, code=1)``: really run the command on one mutant of softmax; return its lines."""
    (softmax,) = (each for each in load_course() if each.name == "softmax")

    def run(old: str, new: str, *entries: Equivalent, code: int) -> list[str]:
        def only(name: str, text: str) -> Iterator[Mutant]:
            yield mutation.mutant(name, text, text.replace(old, new))

        monkeypatch.setattr(mutation, "mutants", only)
        assert mutation.run([softmax], entries, Results(tmp_path / "results.jsonl", fresh=True), 1) == code
        return capsys.readouterr().out.splitlines()

    return run


def test_the_command_prints_a_table(command: Command) -> None:
    """A line for each exercise, and one for all."""
    assert [line.split() for line in command("exp_x / np", "exp_x * np", code=0)] == [
        ["mutants", "killed", "survived", "equivalent", "score"],
        ["softmax", "1", "1", "0", "0", "100.0%"],
        ["in", "all", "1", "1", "0", "0", "100.0%"],
    ]


def test_the_command_shows_what_survives_and_fails(command: Command) -> None:
    """With its diff; the same number written in another way does not count."""
    lines = command("exp_x / np", "1.0 * exp_x / np", code=1)
    assert lines[2].split() == ["in", "all", "1", "0", "1", "0", "0.0%"]
    assert lines[3:] == [
        "",
        "survived: solutions/softmax.py, line 48, in softmax",
        "- return exp_x / np.sum(exp_x, axis=-1, keepdims=True)",
        "+ return 1.0 * exp_x / np.sum(exp_x, axis=-1, keepdims=True)",
    ]


def test_the_command_fails_where_the_list_is_not_true(command: Command) -> None:
    """Whatever the score is."""
    lines = command("exp_x / np", "exp_x * np", entry("a", "b"), code=1)
    assert lines[3:] == ["", "equivalent.toml: softmax, softmax: b: is in the list, and there is no such mutant"]


def test_an_unknown_exercise_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and its name."""
    with pytest.raises(SystemExit, match="2"):
        mutation.main(["sofmax"])
    assert "no exercise named sofmax" in capsys.readouterr().err
