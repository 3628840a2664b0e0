"""Made-up outcomes and a fake judge, for the tests of watch mode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader import progress
from grader.course import Exercise, load_course
from grader.results.events import Diagnosed
from grader.results.report import CheckResult, ExerciseResult, Status
from grader.results.request import Request
from grader.watch.commands import Commands, Tools
from grader.watch.session import Watch

COURSE = tuple(load_course())
BY_NAME = {exercise.name: exercise for exercise in COURSE}


@pytest.fixture(autouse=True)
def progress_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the learner's progress, another one for each test."""
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")
    return tmp_path / "progress.json"


def result(name: str, *checks: CheckResult | Status) -> ExerciseResult:
    """Return the result of an exercise; a status alone makes a check with that status."""
    made = [
        check if isinstance(check, CheckResult) else CheckResult(f"check_{number}", f"Fact {number}.", check, 1)
        for number, check in enumerate(checks, 1)
    ]
    return ExerciseResult(name, BY_NAME[name].title, BY_NAME[name].points, tuple(made))


def failed(title: str, message: str, hint: str | None = None, *details: str, **more: object) -> CheckResult:
    """Return a check that failed."""
    return CheckResult("check_it", title, Status.FAILED, 1, message, hint, details=details, **more)  # type: ignore[arg-type]


def passed(name: str, number: int = 3) -> ExerciseResult:
    """Return an exercise whose checks all pass."""
    return result(name, *[Status.PASSED] * number)


WRONG = result("softmax", Status.PASSED, failed("It is right.", "It is not.", "Look again."))


@dataclass
class StandIn:
    """A judge that grades nothing, and remembers its requests."""

    requests: list[Request] = field(default_factory=list)

    def begin(self, request: Request) -> None:
        """Remember a request."""
        self.requests.append(request)


def request_for(exercise: Exercise) -> Request:
    """Return the request to grade an exercise."""
    return Request("exercises", {}, (exercise.name,))


@dataclass
class Desk:
    """Watch mode with fake surroundings.

    Attributes
    ----------
    judge : StandIn
        The fake judge.
    commands : Commands
        What keys do, of the latest watch mode.
    done : list of str
        Other actions: files opened, exercises reset.
    now : float
        The time.
    """

    judge: StandIn = field(default_factory=StandIn)
    done: list[str] = field(default_factory=list)
    now: float = 100.0
    commands: Commands = field(init=False)

    def watch(self, name: str = "softmax") -> Watch:
        """Begin watching with an exercise."""
        watch = Watch(COURSE, BY_NAME[name], self.judge, request_for, clock=lambda: self.now)
        tools = Tools(
            open_file=lambda exercise, line: self.done.append(f"opened {exercise.name} at {line}") or "",  # type: ignore[func-returns-value]
            reset=lambda exercise: self.done.append(f"reset {exercise.name}") or "It is kept.",  # type: ignore[func-returns-value]
            solution=lambda exercise, _: [((f"the solution of {exercise.name}", ""),)],
        )
        self.commands = Commands(watch, tools)
        return watch

    @property
    def requested(self) -> list[str]:
        """The exercises that the judge was asked for."""
        return [request.exercises[0] for request in self.judge.requests]

    def press(self, *keys: str) -> None:
        """Press keys in this order."""
        for key in keys:
            self.commands.on_key(key)


def verdict(watch: Watch, found: ExerciseResult) -> None:
    """Let the judge give this verdict."""
    watch.on_event(Diagnosed(found))


@pytest.fixture
def desk() -> Desk:
    """Watch mode with a fake judge."""
    return Desk()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden(name, text)``: the text equals the file in tests/golden/watch."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent.parent / "golden" / "watch" / f"{name}.txt"
        if request.config.getoption("--regenerate-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text, f"{name} differs; if that is right: --regenerate-golden"

    return compare
