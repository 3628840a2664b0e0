"""Every known mistake fails at least one check of its exercise, and every check fails for at least one mistake."""

from __future__ import annotations

import ast
import functools
import io
import re
import tokenize
from collections import Counter

import pytest

from grader.course import Exercise
from grader.files import ROOT
from grader.results.report import Status
from grader.sandbox.outside.interface import WorkerSource
from grader.sandbox.outside.pool import Sandbox
from tests.proofs.recognition import As, row, shortfalls
from tests.support.banks import COURSE, MISTAKES, Chunk, chunks
from tests.support.sampling import sampled
from tests.support.screen import unseen
from tests.support.series import graded_in_turn, last_checks
from tests.support.tries import Try, train_in_vain, tried, tried_alone

CHUNKS = chunks(MISTAKES)


@pytest.mark.parametrize("chunk", CHUNKS, ids=str)
def test_a_known_mistake_fails(chunk: Chunk, in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that looks at more than the accuracy catches it, and it does not count as unfinished work."""
    train_in_vain(monkeypatch)
    texts = [mistake.submission for mistake in chunk.members]
    last = dict(zip(chunk.members, last_checks(chunk.exercise, texts, in_process), strict=True))
    assert [str(mistake) for mistake, check in last.items() if check.status in (Status.PASSED, Status.TODO)] == []


@pytest.mark.parametrize("chunk", chunks(sampled(MISTAKES, 137)), ids=str)
def test_a_mistake_is_the_same_in_a_worker(chunk: Chunk, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails there, it is not recognised as another mistake, and its result is the same in process."""
    train_in_vain(monkeypatch)
    found = tried(chunk.members, sandbox)
    assert [str(each.member) for each in found if each.result.score >= each.result.max_score] == []
    assert [str(each.member) for each in found if row(each.member, each.result).as_what is As.OTHER] == []
    assert [(str(each.member), each.differences) for each in found if each.differences] == []


def test_the_first_failure_is_on_the_screen(monkeypatch: pytest.MonkeyPatch, in_process: WorkerSource) -> None:
    """For a mistake of every third exercise, its question is in the last lines of 80 by 24, and the hint to ask for."""
    train_in_vain(monkeypatch)
    for exercise in COURSE[::3]:
        mistake = next(each for each in MISTAKES if each.exercise == exercise.name)
        (result,) = graded_in_turn(exercise.name, [mistake.submission], in_process)
        assert unseen(result) is None, mistake


each_exercise = pytest.mark.parametrize("exercise", COURSE, ids=lambda exercise: exercise.name)


@functools.cache
def all_tried(exercise: str) -> list[Try]:
    """Each mistake of an exercise, graded in its own worker and in process, with its diagnosis."""
    return tried_alone([mistake for mistake in MISTAKES if mistake.exercise == exercise])


@pytest.mark.proof
@pytest.mark.timeout(1800)
@pytest.mark.xdist_group("all mistakes")
class TestAllMistakes:
    """What holds of the whole bank, in real workers."""

    @each_exercise
    def test_all_fail_and_none_is_taken_for_unfinished_work(self, exercise: Exercise) -> None:
        """At least one check fails, and it costs points."""
        found = all_tried(exercise.name)
        wrong = [each for each in found if each.result.score >= each.result.max_score]
        unfinished = [each for each in found if any(c.status is Status.TODO for c in each.result.checks)]
        assert [str(each.member) for each in wrong + unfinished] == []

    @each_exercise
    def test_no_check_is_empty(self, exercise: Exercise) -> None:
        """A check that no mistake fails proves nothing."""
        defined = re.findall(r"^def (check_\w+)", exercise.checks.read_text(encoding="utf-8"), re.MULTILINE)
        failed = {
            check.name.partition("[")[0]
            for each in all_tried(exercise.name)
            for check in each.result.checks
            if check.status is not Status.PASSED
        }
        assert set(defined) == failed

    @each_exercise
    def test_in_process_all_are_as_in_a_worker(self, exercise: Exercise) -> None:
        """Verdict, message, recognised mistake and everything else except the time."""
        assert [(str(each.member), each.differences) for each in all_tried(exercise.name) if each.differences] == []

    @each_exercise
    def test_the_first_failure_is_on_the_screen(self, exercise: Exercise) -> None:
        """With its question, for every mistake."""
        found = {str(each.member): unseen(each.result) for each in all_tried(exercise.name)}
        assert {name: text for name, text in found.items() if text is not None} == {}

    def test_nine_of_ten_are_recognised(self) -> None:
        """As themselves, or as one with the same hint; and none as another."""
        found = [each for exercise in COURSE for each in all_tried(exercise.name)]
        assert len(found) == len(MISTAKES)
        assert shortfalls([row(each.member, each.result) for each in found]) == []


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


HINTS = [mistake.hint for mistake in MISTAKES] + [
    level for exercise in COURSE for hints in exercise.hints for level in hints.levels
]


def test_no_hint_contains_code_of_a_solution() -> None:
    """Six tokens in a row would be the answer, or half of it; the hints of the course obey this too."""
    assert [hint for hint in HINTS if runs(pieces(hint), 6) & runs_of_the_solutions(6)] == []


def test_code_in_a_hint_would_be_found() -> None:
    """However it is spaced."""
    hint = "Have you tried np.exp( x-np.max(x,axis=-1,keepdims=True) )?"
    assert runs(pieces(hint), 6) & runs_of_the_solutions(6)


def test_a_hint_is_one_or_two_sentences() -> None:
    """Short, for the learner, and complete."""
    whole = re.compile(r"\w.*[.?]")
    wrong = [m for m in MISTAKES if not whole.fullmatch(" ".join(m.hint.split())) or len(m.hint) >= 250]
    assert list(map(str, wrong)) == []


def test_no_line_of_a_solution_is_in_a_hint() -> None:
    """Neither an assignment nor what is returned."""
    code = {
        exercise.name: [
            line.strip()
            for line in (ROOT / "solutions" / f"{exercise.name}.py").read_text(encoding="utf-8").splitlines()
            if ("=" in line or "return" in line) and len(line.strip()) > 12
        ]
        for exercise in COURSE
    }
    told = [(str(mistake), line) for mistake in MISTAKES for line in code[mistake.exercise] if line in mistake.hint]
    assert told == []


def test_names_in_the_banks_are_unique_and_every_target_exists() -> None:
    """A name belongs to one mistake, and its first part is defined by the exercise."""
    assert Counter(map(str, MISTAKES)).most_common(1)[0][1] == 1
    for mistake in MISTAKES:
        solution = (ROOT / "solutions" / f"{mistake.exercise}.py").read_text(encoding="utf-8")
        assert re.search(rf"^(?:def|class) {mistake.target}\b", solution, re.MULTILINE), mistake.name


def test_the_slips_of_the_notes_are_among_the_mistakes() -> None:
    """The ones that learners copy, from the first chapter to the final network of the notes."""
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
