"""Every known mistake fails at least one check of its exercise, and every check fails for at least one mistake."""

from __future__ import annotations

import ast
import functools
import io
import re
import tokenize
from collections import Counter

import pytest

from grader.results.report import Status
from tests.conftest import Grade, shorten_training
from tests.proofs.recognition import As, Row, row, shortfalls
from tests.support.banks import COURSE, MISTAKES, ROOT, Member

FAILED: dict[str, set[str]] = {}
"""The checks that each mistake failed, filled by the tests of this file."""

ROWS: list[Row] = []
"""As what each mistake was recognised, filled likewise."""


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train for a moment only: a mistake has to fail a check that looks closer than at the accuracy."""
    shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_known_mistake_fails(mistake: Member, grade: Grade) -> None:
    """At least one check fails, none takes the mistake for unfinished work, and it is not recognised as another."""
    exercise = grade({mistake.exercise: mistake.submission})[mistake.exercise]
    ROWS.append(row(mistake, exercise))
    failed = {check.name for check in exercise.checks if check.status is not Status.PASSED}
    FAILED[str(mistake)] = {f"{exercise.name}.{name}" for name in failed}
    assert failed
    assert all(check.status is not Status.TODO for check in exercise.checks)
    assert exercise.score < exercise.max_score
    assert ROWS[-1].as_what is not As.OTHER, ROWS[-1].names


def test_no_check_is_empty() -> None:
    """Every check is failed by some mistake: a check that nothing fails proves nothing."""
    if len(FAILED) < len(MISTAKES):
        pytest.skip("needs the whole of this file")
    defined = {
        f"{exercise.name}.{name}"
        for exercise in COURSE
        for name in re.findall(r"^def (check_\w+)", exercise.checks.read_text(encoding="utf-8"), re.MULTILINE)
    }
    failed = {name.partition("[")[0] for names in FAILED.values() for name in names}
    assert defined == failed


def test_nine_of_ten_mistakes_are_recognised() -> None:
    """As themselves, or as one that has the same hint; and none as another."""
    if len(ROWS) < len(MISTAKES):
        pytest.skip("needs the whole of this file")
    assert shortfalls(ROWS) == []


def pieces(text: str) -> list[str]:
    """Return the words, numbers and signs of a text, as they are also in the tokens of code; quotes do not count."""
    return re.findall(r"\w+|[^\w\s'\"]", text)


def tokens(code: str) -> list[str]:
    """Return the tokens of code, in pieces."""
    found = tokenize.generate_tokens(io.StringIO(code).readline)
    return [piece for token in found for piece in pieces(token.string)]


def runs(found: list[str], length: int) -> set[tuple[str, ...]]:
    """Return every run of so many tokens."""
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


@functools.cache
def runs_of_the_solutions(length: int) -> set[tuple[str, ...]]:
    """Return the runs of tokens in the bodies of all functions of all solutions, without their docstrings."""
    found = set()
    for exercise in COURSE:
        tree = ast.parse((ROOT / "solutions" / f"{exercise.name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                body = node.body[ast.get_docstring(node) is not None :]
                found |= runs(tokens("\n".join(map(ast.unparse, body))), length)
    return found


HINTS = [each.hint for each in MISTAKES] + [hint for exercise in COURSE for hint in exercise.hints]


@pytest.mark.parametrize("hint", sorted(set(HINTS)))
def test_no_hint_contains_code_of_a_solution(hint: str) -> None:
    """Six tokens in a row would be the answer, or half of it; the hints of the course keep to that too."""
    assert not runs(pieces(hint), 6) & runs_of_the_solutions(6)


def test_code_in_a_hint_would_be_found() -> None:
    """However it is spaced."""
    hint = "Have you tried np.exp( x-np.max(x,axis=-1,keepdims=True) )?"
    assert runs(pieces(hint), 6) & runs_of_the_solutions(6)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_hint_helps_and_gives_nothing_away(mistake: Member) -> None:
    """A hint is one or two sentences for the learner, and no line of the solution is in it."""
    assert re.fullmatch(r"\w.*[.?]", " ".join(mistake.hint.split()))
    assert len(mistake.hint) < 250
    solution = (ROOT / "solutions" / f"{mistake.exercise}.py").read_text(encoding="utf-8")
    code = [line.strip() for line in solution.splitlines() if "=" in line or "return" in line]
    assert not [line for line in code if len(line) > 12 and line in mistake.hint]


def test_names_in_the_banks_are_unique_and_every_target_exists() -> None:
    """A name stands for one mistake, and its first part is something that the exercise defines."""
    assert Counter(map(str, MISTAKES)).most_common(1)[0][1] == 1
    for mistake in MISTAKES:
        solution = (ROOT / "solutions" / f"{mistake.exercise}.py").read_text(encoding="utf-8")
        assert re.search(rf"^(?:def|class) {mistake.target}\b", solution, re.MULTILINE), mistake.name


def test_the_slips_of_the_notes_are_among_the_mistakes() -> None:
    """Those that learners copy, from the first chapter to the network that the notes end with."""
    slips = {
        "cross_entropy_error__labels_as_factors",
        "numerical_diff__step_vanishes",
        "numerical_gradient__step_vanishes",
        "softmax__one_sum_for_the_whole_batch",
        "softmax__no_shift",
        "AddLayer__arguments_for_the_constructor",
        "numerical_gradient__for_vectors_only",
        "gradient_descent__moves_init_x",
        "predict__pixels_up_to_255",
        "step_function__np_int",
        "train__on_the_test_data",
        "NeuralNetwork__backward_reads_the_next_signal",
        "NeuralNetwork__only_the_last_example_counts",
        "NeuralNetwork__output_activation_on_the_wrong_layer",
        "NeuralNetwork__output_delta_always_y_minus_t",
        "NeuralNetwork__saved_as_a_pickle",
        "NeuralNetwork__softmax_without_the_shift",
        "NeuralNetwork__weights_not_scaled",
    }
    assert slips <= {mistake.name for mistake in MISTAKES}
