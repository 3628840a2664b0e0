"""A handout: its records, its files, and checks that still work."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader import course as taught
from grader.classroom.handout.book import Book
from grader.classroom.handout.kit import handout_files
from grader.classroom.handout.listeners import HeardReplays
from grader.classroom.handout.making import HandoutError, make_handout
from grader.classroom.handout.proving import given_away
from grader.classroom.handout.proving import graded as graded_by_handout
from grader.classroom.handout.recording import OneKnown, Recording, WithoutTrainings, recorded
from grader.classroom.handout.shapes import shapes_of
from grader.course import CourseError, Exercise, load_course, load_solutions
from grader.course.entries import read_entries
from grader.course.stubs import stub_of
from grader.judge.diagnosis.equality import same
from grader.judge.diagnosis.replays import CheckRun
from grader.judge.diagnosis.sample import Sample
from grader.judge.failures import NotPassed
from grader.judge.knowledge import LiveKnowledge, RecordedKnowledge
from grader.judge.plugin import Plugin
from grader.judge.recorded.file import MAGIC, key_of
from grader.judge.recorded.values import Arrays, read_answer, read_value, write_answer, write_value
from grader.judge.session import run_session
from grader.judge.subjects.assembly import Assembly
from grader.judge.subjects.calls import Call
from grader.judge.subjects.transcript import Interaction
from grader.results.events import ignore
from grader.results.report import NO_REFERENCE, ExerciseResult, Status
from grader.results.request import Request
from grader.sandbox.outside.answers import Missing, Other, Raised, Returned, SourceLocation
from tests.support.in_process import InProcessSandbox

COURSE = load_course()
SOFTMAX = next(exercise for exercise in COURSE if exercise.name == "softmax")

pytestmark = pytest.mark.xdist_group("handout")  # softmax is recorded once


def assembly_of(exercise: Exercise, text: str, seed: int = 1) -> Assembly:
    """One exercise of a submission, beside the solutions."""
    return Assembly(Request("submission", {exercise.name: text}, (exercise.name,), seed), COURSE, load_solutions())


@functools.cache
def recording() -> Recording:
    """Softmax, recorded."""
    with InProcessSandbox() as sandbox:
        return recorded(SOFTMAX, assembly_of(SOFTMAX, ""), sandbox)


def graded(text: str, record: bytes) -> ExerciseResult:
    """Grade a softmax with only its record."""
    assembly = assembly_of(SOFTMAX, text)
    with InProcessSandbox() as sandbox:
        plugin = Plugin(OneKnown(RecordedKnowledge(SOFTMAX, record), assembly, sandbox), ignore)
        run_session(plugin, [WithoutTrainings()])
        return plugin.result_of(SOFTMAX)


def said(result: ExerciseResult) -> list[str]:
    """The whole result except its time, as text, since nan is not equal to nan."""
    return [repr(replace(check, seconds=0)) for check in result.checks]


# The record


def test_every_check_says_the_same_with_the_record() -> None:
    """For the solution, the stub and each known mistake: verdict, message, named mistake, hint, details and advice."""
    solution, content, results = load_solutions()["softmax"], recording().content, recording().results
    texts = {"solution": solution, "stub": stub_of(solution), **recording().wrong}
    assert {*texts} == {*results}
    some = [*texts][::6]
    assert [name for name in some if said(graded(texts[name], content)) != said(results[name])] == []
    named = [name for name, result in results.items() if any(check.mistake for check in result.checks)]
    assert len(named) > len(texts) * 0.9


def test_a_call_is_recorded_by_itself_and_after_others() -> None:
    """If it fails only after others, diagnosis looks at both, under the name of one check."""
    texts = assembly_of(SOFTMAX, "").of_reference(SOFTMAX)
    knowledge = LiveKnowledge(SOFTMAX, texts, SOFTMAX.mistakes, SOFTMAX.formulas)
    heard = HeardReplays(knowledge.replays(), Book(SOFTMAX, knowledge))
    calls = [Call("softmax", ("x",), (np.arange(size),)) for size in (2.0, 3.0)]
    transcript = [Interaction(call, Returned(np.zeros(1))) for call in calls]
    for asked in (transcript, transcript[1:]):
        with heard.isolated():
            answers = heard.right(CheckRun("check", True, 1, asked)).answers
        sizes = [answer.answer.value.size for answer in answers if isinstance(answer.answer, Returned)]
        assert sizes == [interaction.call.values[0].size for interaction in asked]


def test_a_submission_that_nobody_foresaw_has_its_verdicts() -> None:
    """It may lack a hint, but no check is left to the instructor."""
    result = graded("import numpy as np\n\ndef softmax(x):\n    return np.cos(x)\n", recording().content)
    assert {check.status for check in result.checks} == {Status.FAILED}
    assert [check for check in result.checks if check.message == NO_REFERENCE] == []


def test_what_was_not_asked_is_left_to_the_instructor() -> None:
    """That is no fault of the grader."""
    knowledge = RecordedKnowledge(SOFTMAX, recording().content)
    for ask in (
        lambda: knowledge.reference.ask(Call("softmax", ("x",), (np.arange(3.0),))),
        lambda: knowledge.formulas.softmax(np.arange(3.0)),
    ):
        with pytest.raises(NotPassed) as caught:
            ask()
        assert (caught.value.status, caught.value.message) == (Status.BLOCKED, NO_REFERENCE)


def test_a_call_is_found_where_its_numbers_differ_in_the_last_bit() -> None:
    """As on another machine; another number or another type makes another call."""
    x = np.array([0.1, 2.5])
    key = key_of("softmax", (x, {"lr": 0.1}))
    assert key == key_of("softmax", (np.nextafter(x, 9), {"lr": np.nextafter(0.1, 9).item()}))
    assert key != key_of("softmax", (x + 1e-6, {"lr": 0.1}))
    assert key != key_of("softmax", (x.astype(np.float32), {"lr": 0.1}))
    assert key != key_of("sigmoid", (x, {"lr": 0.1}))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda data: b"other" + data, "is no record of answers that this version reads"),
        (lambda data: data[:-10], "is damaged; fetch the kit again"),
        (lambda _: MAGIC + b"x", "is damaged; fetch the kit again"),
    ],
)
def test_what_is_no_record_is_refused(spoil: Any, why: str) -> None:
    """In one line."""
    with pytest.raises(CourseError) as caught:
        RecordedKnowledge(SOFTMAX, spoil(recording().content))
    assert str(caught.value) == f"grader/course/softmax/recorded.bin {why}"


def test_a_record_of_other_checks_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answers would belong to other calls."""
    monkeypatch.setattr(taught, "FOLDER", tmp_path)
    (tmp_path / "softmax").mkdir()
    (tmp_path / "softmax" / "checks.py").write_text("# other checks\n", encoding="utf-8")
    data = recording_elsewhere(monkeypatch)
    with pytest.raises(CourseError, match="was recorded with other checks; fetch the kit again"):
        RecordedKnowledge(SOFTMAX, data)


def recording_elsewhere(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The record of the real softmax."""
    with monkeypatch.context() as real:
        real.setattr(taught, "FOLDER", Path(taught.__file__).parent)
        return recording().content


# Values


VALUES: list[Any] = [
    None,
    True,
    3,
    0.1,
    float("inf"),
    "text",
    np.float32(0.5),
    np.arange(6.0).reshape(2, 3),
    np.array([], dtype=np.int64),
    (1, (2.0, np.ones(2))),
    [1, [np.zeros(1)]],
    {"a": {"b": np.array([True, False])}, "c": ()},
    Other("function"),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    """Its types too."""
    arrays = Arrays()
    again = read_value(write_value(value, arrays), arrays.all)
    assert type(again) is type(value)
    assert repr(again) == repr(value)


def test_of_a_mistake_only_what_differs_is_kept() -> None:
    """The rest comes from the right answer."""
    arrays, right = Arrays(), Returned((np.arange(3.0), {"x": np.ones(2), "y": 1.0}))
    wrong = Returned((np.arange(3.0), {"x": np.zeros(2), "y": 1.0}))
    node = write_answer(wrong, arrays, right)
    assert len(arrays.all) == 1
    again = read_answer(node, arrays.all, right)
    assert isinstance(again, Returned)
    assert same(again.value, wrong.value, np.array_equal)


@pytest.mark.parametrize(
    "answer",
    [
        Raised("ValueError", "no", SourceLocation("softmax.py", 3, 0, "softmax")),
        Raised("KeyError", "", None),
        Missing("", "f", "g"),
    ],
    ids=repr,
)
def test_an_answer_that_is_no_value_comes_back(answer: Any) -> None:
    """With all its fields."""
    assert read_answer(write_answer(answer, Arrays()), []) == answer


def test_of_a_large_array_some_entries_are_kept() -> None:
    """Those that differ from the right ones, and some that do not; they decide which arrays count as equal."""
    arrays, right = Arrays(), np.linspace(0, 1, 500).reshape(20, 25)
    wrong = right.copy()
    wrong[3, 4] = 7
    kept = read_value(write_value(wrong, arrays, right), arrays.all, right)
    assert isinstance(kept, Sample)
    assert same(wrong, kept, np.allclose)
    assert same(kept, wrong, np.allclose)
    assert not same(right, kept, np.allclose)
    assert not same(wrong.T, kept, np.allclose)
    assert not same("text", kept, np.allclose)


# The kit


def test_only_what_is_on_the_list_is_handed_out() -> None:
    """No solution, no mistake, no formula, no test; and nothing of what comes after the last exercise."""
    part = COURSE[:3]
    files = handout_files(part, dict.fromkeys((exercise.name for exercise in part), b"record"))
    folders = {place.split("/")[0] for place in files}
    assert folders == {"README.md", "LICENSE", "SECURITY.md", "pyproject.toml", "data", "exercises", "grader"}
    withheld = {f"grader/course/{each.name}/{name}.py" for each in COURSE for name in ("mistakes", "formulas")}
    assert files.keys().isdisjoint({*withheld, "grader/judge/gradients.py"})
    exercises = {place for place in files if place.startswith("exercises/")}
    assert exercises == {f"exercises/{exercise.name}.py" for exercise in part}
    assert not any(f"course/{exercise.name}/" in place for place in files for exercise in COURSE[3:])


def test_a_part_of_the_course_is_a_course() -> None:
    """Its points add up to the stated total; for the whole course, the file is unchanged."""
    for count in (1, 5, len(COURSE)):
        part = COURSE[:count]
        text = handout_files(part, dict.fromkeys((exercise.name for exercise in part), b""))[
            "grader/course/course.toml"
        ]
        assert [entry["name"] for entry in read_entries(text)] == [exercise.name for exercise in part]


def test_a_part_whose_points_are_others_is_refused() -> None:
    """As for a whole course."""
    text = (taught.FOLDER / "course.toml").read_text(encoding="utf-8")
    with pytest.raises(CourseError, match="the points of all exercises add up to 100; expected 99"):
        read_entries(f"total = 99\n\n{text}".encode())


# Solutions in a handout


RIGHT = "def f(x, y):\n    total = x + y * 2\n    return total / (x - y)\n"


@pytest.mark.parametrize(
    "other",
    [
        "def g(a, b):\n    '''Other names.'''\n    s = a + b * 2\n    return s / (a - b)\n",
        "class A:\n    def f(x, y):\n        z = x + y * 2  # as before\n        return z / (x - y)\n",
    ],
)
def test_a_function_under_other_names_is_the_same(other: str) -> None:
    """Comments do not matter either."""
    assert shapes_of(other) == shapes_of(RIGHT)
    assert [*given_away({"grader/a.py": other.encode()}, {"f.py": RIGHT}, [])]
    assert [*given_away({"grader/a.py": other.encode()}, {"f.py": RIGHT}, [RIGHT])] == []


def test_another_function_is_another() -> None:
    """One number is enough of a difference; very short functions do not count."""
    assert shapes_of(RIGHT.replace("2", "3")) != shapes_of(RIGHT)
    assert shapes_of("def f(x):\n    return x\n") == set()


def test_nothing_of_the_course_is_given_away() -> None:
    """In the whole handout, no function is one of a solution or of a right variation."""
    files = handout_files(COURSE, dict.fromkeys((exercise.name for exercise in COURSE), b""))
    bank = Path("tests/banks/right")
    right = load_solutions() | {path.name: path.read_text(encoding="utf-8") for path in bank.resolve().glob("*.py")}
    assert [*given_away(files, right, [stub_of(text) for text in load_solutions().values()])] == []


# All of it


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Recording]:
    """The first exercise, recorded with its first two known mistakes."""
    first = COURSE[0]
    bank = first.mistakes
    nodes = [node for node in bank.split("\n\n\n") if node.startswith(("def ", "class "))]
    head = bank[: bank.index(nodes[0])]
    monkeypatch.setattr(Exercise, "mistakes", property(lambda _: head + "\n\n\n".join(nodes[:2])))
    with InProcessSandbox() as sandbox:
        return {first.name: recorded(first, assembly_of(first, ""), sandbox)}


@pytest.mark.parametrize("variable", ["PYTHONSAFEPATH", "PYTHONPATH"])
def test_a_handout_proves_itself_and_no_installed_kit(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says about where modules are."""
    monkeypatch.setenv(variable, str(taught.FOLDER.parent.parent))
    (tmp_path / "grader").mkdir()
    (tmp_path / "grader" / "__init__.py").touch()
    program = 'import json; print(json.dumps({"exercises": [{"name": "softmax", "checks": []}]}))'
    (tmp_path / "grader" / "__main__.py").write_text(program, encoding="utf-8")
    assert graded_by_handout(tmp_path, ["softmax"], {"softmax": ""}) == {"softmax": []}


def test_a_handout_is_written_when_it_has_proved_itself(tmp_path: Path, small: Mapping[str, Recording]) -> None:
    """Completely, with nothing beside it."""
    size = make_handout(tmp_path / "kit", COURSE[:1], small, lambda _: None)
    written = [path for path in (tmp_path / "kit").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in written) == size
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


@pytest.mark.proof
def test_a_handout_that_says_something_else_is_not_written(tmp_path: Path, small: Mapping[str, Recording]) -> None:
    """The error says what is wrong."""
    ((name, recording),) = small.items()
    results = dict.fromkeys(recording.results, small[name].results["solution"])
    with pytest.raises(HandoutError, match="status is 'failed', not 'passed'"):
        make_handout(tmp_path / "kit", COURSE[:1], {name: replace(recording, results=results)}, lambda _: None)
    assert [*tmp_path.iterdir()] == []
