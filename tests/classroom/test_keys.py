"""The key of a result changes with everything that the result depends on, and with nothing else."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest

from grader.classroom import kit
from grader.classroom.keys import Key, Keys, Settings
from grader.course import load_course, load_solutions, validation
from grader.results.report import Status
from grader.results.request import Source, Unreadable
from tests.test_rooms import ARROWS

COURSE = load_course()
BY_NAME = {exercise.name: exercise for exercise in COURSE}
SOLUTIONS = load_solutions()
SETTINGS = Settings(7, "sample", "strict", 180.0)
KEYS = Keys(COURSE, SOLUTIONS, SETTINGS)


def key(name: str, sources: dict[str, Source] | None = None, keys: Keys = KEYS) -> Key:
    """Return the key of an exercise of a submission, with these texts as solutions."""
    return keys.key(BY_NAME[name], {**SOLUTIONS, **(sources or {})})


def differing(first: Key, second: Key) -> set[str]:
    """Return the parts in which two keys differ."""
    return {part for part, value in asdict(first).items() if asdict(second)[part] != value}


def test_the_same_has_the_same_key() -> None:
    """Even when the files are read again."""
    assert key("softmax") == key("softmax", keys=Keys(COURSE, SOLUTIONS, SETTINGS))


@pytest.mark.parametrize(
    "source", ["x = 1\n", "", Unreadable(Status.ERROR, "not UTF-8"), Unreadable(Status.FAILED, "not UTF-8")]
)
def test_what_was_handed_in_is_in_the_key(source: Source) -> None:
    """A text, an empty text, and a problem with a file."""
    assert differing(key("softmax"), key("softmax", {"softmax": source})) == {"text"}


def test_what_is_missing_is_neither_empty_nor_unreadable() -> None:
    """Each of them has its own key."""
    sources: list[dict[str, Source]] = [{}, {"softmax": ""}, {"softmax": Unreadable(Status.ERROR, "")}]
    assert len({KEYS.key(BY_NAME["softmax"], handed_in).text for handed_in in sources}) == 3


def test_earlier_exercises_are_in_the_key_where_a_check_uses_them() -> None:
    """The network runs on the learner's own layers; the layers do not run on the learner's own softmax."""
    assert differing(key("two_layer_net"), key("two_layer_net", {"layers": "x = 1\n"})) == {"text"}
    assert key("layers") == key("layers", {"softmax": "x = 1\n"})
    assert key("two_layer_net") == key("two_layer_net", {"gates": "x = 1\n"})


def test_a_solution_is_in_the_key_of_the_exercises_that_use_it() -> None:
    """Its own, and those that build on it."""
    changed = Keys(COURSE, {**SOLUTIONS, "softmax": SOLUTIONS["softmax"] + "\n# changed\n"}, SETTINGS)
    assert differing(key("softmax"), key("softmax", keys=changed)) == {"checks"}
    assert differing(key("layers"), key("layers", keys=changed)) == {"checks"}
    assert key("gates") == key("gates", keys=changed)


def test_a_solution_is_in_the_key_of_a_text_that_imports_it() -> None:
    """An exercise may import every earlier one, needed or not."""
    importing: dict[str, Source] = {"softmax": "from gates import AND\n"}
    changed = Keys(COURSE, {**SOLUTIONS, "gates": SOLUTIONS["gates"] + "\n# changed\n"}, SETTINGS)
    assert differing(key("softmax", importing), key("softmax", importing, changed)) == {"checks"}
    assert key("softmax") == key("softmax", keys=changed)


@pytest.mark.parametrize("change", [{"seed": 8}, {"isolation": "portable"}])
def test_settings_are_in_the_key(change: dict[str, object]) -> None:
    """Seed and isolation."""
    other = Keys(COURSE, SOLUTIONS, replace(SETTINGS, **change))  # type: ignore[arg-type]
    assert differing(key("softmax"), key("softmax", keys=other)) == {"settings"}


def test_the_time_of_a_submission_is_not_in_the_key() -> None:
    """With more time, only what was out of time is graded again."""
    assert key("softmax") == key("softmax", keys=Keys(COURSE, SOLUTIONS, replace(SETTINGS, student_seconds=500)))


def test_versions_are_in_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of Python and of the packages."""
    before = key("softmax")
    monkeypatch.setattr(kit, "version", lambda _: "0")
    assert differing(before, key("softmax", keys=Keys(COURSE, SOLUTIONS, SETTINGS))) == {"versions"}


@pytest.mark.parametrize("file", kit.OF_EXERCISE)
def test_every_file_of_an_exercise_is_in_its_key_alone(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checks, scenarios, mistakes, promises, and in a handout the record."""
    for name in ("softmax", "gradient_descent"):
        (tmp_path / name).mkdir()
        for other in kit.OF_EXERCISE:
            (tmp_path / name / other).write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(kit, "FOLDER", tmp_path)
    before = {name: kit.digest_of_checks(BY_NAME[name]) for name in ("softmax", "gradient_descent")}
    (tmp_path / "softmax" / file).write_text("x = 2\n", encoding="utf-8")
    after = {name: kit.digest_of_checks(BY_NAME[name]) for name in ("softmax", "gradient_descent")}
    assert before["softmax"] != after["softmax"]
    assert before["gradient_descent"] == after["gradient_descent"]


def test_points_and_needs_are_in_the_key() -> None:
    """They are part of the result, or decide what it depends on."""
    softmax = BY_NAME["softmax"]
    changes = ({"points": 8}, {"title": "other"}, {"packages": ("matplotlib",)})
    digests = {kit.digest_of_checks(replace(softmax, **change)) for change in changes}  # type: ignore[arg-type]
    assert len(digests | {kit.digest_of_checks(softmax)}) == 4


def test_the_engine_is_judge_sandbox_and_what_they_stand_on() -> None:
    """No exercise, no report, no command; but files of all other kinds."""
    files = {path.relative_to(kit.ROOT).as_posix() for path in kit._engine_files()}
    assert {"grader/judge/plugin.py", "grader/judge/checks.ini", "grader/sandbox/inside/worker.py"} <= files
    assert {"grader/results/report.py", "grader/course/promises.py", "grader/machine.py"} <= files
    assert not any(path.startswith(("grader/course/softmax", "grader/cli", "grader/report/")) for path in files)


def test_the_engine_is_all_that_the_judge_may_import() -> None:
    """Except the version, which is not part of a result."""
    reached, new = set[str](), {"judge"}
    while new:
        reached |= new
        new = set().union(*(ARROWS.get(room, set()) for room in new)) - reached
    files = {Path(file).stem for file in kit.FILES}
    assert {room.partition(".")[0] for room in reached} == {*kit.ROOMS, *files, "course", "__version__"}


def test_every_file_of_an_exercise_is_in_the_key_unless_it_decides_nothing() -> None:
    """Files that are only read, shown or drawn beside a verdict, and the stub, decide nothing."""
    decide_nothing = {"__init__.py", "lesson.md", "reading.py", "stub.py", "views.py"}
    assert set(kit.OF_EXERCISE) == validation.FILES - decide_nothing


def test_the_fingerprint_changes_with_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a worker with another kit is noticed, and so is an edit during the run."""
    path = tmp_path / "check.py"
    path.write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(kit, "kit_files", lambda: [path])
    before = kit.fingerprint(), kit.state_of_files()
    path.write_text("x = 22\n", encoding="utf-8")
    assert kit.fingerprint()["kit"] != before[0]["kit"]
    assert kit.state_of_files() != before[1]
    assert kit.fingerprint()["python"] == before[0]["python"]
