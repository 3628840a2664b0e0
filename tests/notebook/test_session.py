"""The magic and the functions of a notebook, with a fake shell and a fake judge."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from grader import kept, notebook, progress, trained
from grader.course import load_course, load_solutions
from grader.machine import MachineFault
from grader.notebook import files, session
from grader.notebook.refusals import NotGraded
from grader.notebook.verdict import Verdict
from grader.results.curves import CurvePoint
from grader.results.events import CheckFinished, Diagnosed, Event, NetworkTrained, TrainingProgress
from grader.results.reading import Network
from grader.results.report import CheckResult, ExerciseResult, Status
from grader.results.request import Request

COURSE = {exercise.name: exercise for exercise in load_course()}
PASSED = CheckResult("check_it", "It is right.", Status.PASSED, 1)
FAILED = CheckResult("check_it", "It is right.", Status.FAILED, 1, "f(1) is 2; expected 3", "Which sign?")


class StandInShell:
    """A shell without a kernel."""

    def __init__(self) -> None:
        self.user_ns: dict[str, Any] = {}
        self.magics_manager = SimpleNamespace(magics={"line": {}, "cell": {}})
        self.events = SimpleNamespace(register=self._register, unregister=self._unregister)
        self.before_cells: list[Any] = []
        self.hooks: dict[str, Any] = {}
        self.inputs: list[tuple[str, bool]] = []

    def _register(self, _: str, function: Any) -> None:
        self.before_cells.append(function)

    def _unregister(self, _: str, function: Any) -> None:
        self.before_cells.remove(function)

    def run_cell(self, text: str) -> SimpleNamespace:
        try:
            exec(text, self.user_ns)
        except Exception:
            return SimpleNamespace(success=False)
        return SimpleNamespace(success=True)

    def transform_cell(self, text: str) -> str:
        return text

    def set_next_input(self, text: str, replace: bool = False) -> None:
        self.inputs.append((text, replace))

    def push(self, variables: dict[str, object], interactive: bool = True) -> None:
        assert not interactive
        self.user_ns.update(variables)

    def del_var(self, name: str) -> None:
        del self.user_ns[name]

    def set_hook(self, _: str, hook: Any, *, str_key: str = "", re_key: str = "") -> None:
        self.hooks[str_key or re_key] = hook

    def register_magic_function(self, function: Any, kind: str, name: str) -> None:
        assert kind == "line_cell"
        for table in self.magics_manager.magics.values():
            table[name] = function

    def find_cell_magic(self, name: str) -> Any:
        return self.magics_manager.magics["cell"].get(name)


class StandInJudge:
    """A judge with a given answer."""

    def __init__(self, _: str, path: list[str]) -> None:
        self.path, self.requests, self.done = path, list[Request](), list[str]()
        self.events_to_come: list[Event | BaseException] = []

    def begin(self, request: Request) -> None:
        self.requests.append(request)

    def events(self) -> Iterator[Event]:
        if not self.events_to_come:
            name = self.requests[-1].exercises[0]
            yield Diagnosed(ExerciseResult(name, COURSE[name].title, COURSE[name].points, (PASSED,)))
        while self.events_to_come:
            event = self.events_to_come.pop(0)
            if isinstance(event, BaseException):
                raise event
            yield event

    def drop(self) -> None:
        self.done.append("dropped")

    def __exit__(self, *_: object) -> None:
        self.done.append("ended")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the exercises; nothing is remembered, and changed paths are restored."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    for module in (kept, files, session):
        monkeypatch.setattr(module, "EXERCISES", folder)
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")
    monkeypatch.setattr(session, "WarmJudge", StandInJudge)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    (folder / "softmax.py").write_text("x = 1\n", encoding="utf-8")
    return folder


@pytest.fixture
def shell() -> StandInShell:
    """A shell with the extension."""
    shell = StandInShell()
    notebook.load_ipython_extension(shell)
    return shell


@pytest.fixture
def judge(shell: StandInShell) -> StandInJudge:
    """The judge of the notebook."""
    found = shell.find_cell_magic("exercise").__self__._judge
    assert isinstance(found, StandInJudge)
    return found


def exercise(shell: StandInShell, line: str, cell: str | None = None) -> Verdict:
    """Run a cell, as a shell does."""
    for function in shell.before_cells:
        function()
    verdict = shell.find_cell_magic("exercise")(line, cell)
    assert verdict is None or isinstance(verdict, Verdict)
    return verdict


def test_a_cell_is_run_written_and_graded_as_the_command_line_would(
    shell: StandInShell, judge: StandInJudge, folder: Path
) -> None:
    """The result is remembered."""
    verdict = exercise(shell, "gates", "x = 2\n")
    assert shell.user_ns["x"] == 2
    assert (folder / "gates.py").read_text(encoding="utf-8") == "x = 2\n"
    (request,) = judge.requests
    assert (request.submission, request.exercises, request.seed) == ("exercises", ("gates",), 1)
    assert request.sources["gates"] == "x = 2\n"
    assert verdict.result.status is Status.PASSED
    assert progress.load().statuses == {"gates": "passed"}


@pytest.mark.usefixtures("folder")
def test_the_network_of_an_exercise_that_passes_is_kept(shell: StandInShell, judge: StandInJudge) -> None:
    """As on the command line."""
    network = Network((784, 10), ("softmax",), bytes(4 * 7850))
    result = ExerciseResult("gates", COURSE["gates"].title, COURSE["gates"].points, (PASSED,))
    judge.events_to_come = [NetworkTrained("gates", network), Diagnosed(result)]
    exercise(shell, "gates", "x = 2\n")
    assert trained.load() == network


def test_the_judge_finds_packages_but_nothing_of_the_notebook(judge: StandInJudge, folder: Path) -> None:
    """The notebook itself finds the exercises."""
    assert sys.path[0] == str(folder)
    assert not {"", str(Path.cwd()), str(folder)} & {*judge.path}
    assert any((Path(entry) / "pytest").is_dir() for entry in judge.path)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (KeyboardInterrupt(), "Interrupted: there is no verdict."),
        (MachineFault("the disk is full"), "the disk is full"),
        (RuntimeError("oh"), "this is a bug in the grader, not in your code: RuntimeError: oh"),
    ],
)
def test_what_ends_a_grading_is_said_and_the_judge_is_ready(
    shell: StandInShell, judge: StandInJudge, event: BaseException, words: str
) -> None:
    """Nothing about it is remembered."""
    judge.events_to_come = [event]
    with pytest.raises(NotGraded) as caught:
        shell.user_ns["grade"]("softmax")
    assert str(caught.value) == words
    assert judge.done == ["dropped"]
    assert progress.load().statuses == {}


def test_a_cell_that_raises_is_neither_written_nor_graded(
    shell: StandInShell, judge: StandInJudge, folder: Path
) -> None:
    """The shell has shown why."""
    with pytest.raises(NotGraded, match=r"Only a cell that runs to its end is graded\. gates\.py is as it was\."):
        exercise(shell, "gates", "1 / 0\n")
    assert judge.requests == []
    assert not (folder / "gates.py").exists()


def test_what_is_to_be_said_beside_a_verdict(shell: StandInShell) -> None:
    """Where the overwritten file is kept, and which names other cells have defined."""
    shell.user_ns["np"] = None
    verdict = exercise(shell, "softmax --overwrite", "np\n")
    kept_note, borrowed_note = verdict.notes
    assert kept_note.startswith("What was in softmax.py is kept: ")
    assert borrowed_note == "softmax.py has only this cell. Import or define in it, too: np."


def test_the_exercise_at_work_need_not_be_named(shell: StandInShell, capsys: pytest.CaptureFixture[str]) -> None:
    """It is the one named last; before that, the one the learner is working on."""
    grade, hint = shell.user_ns["grade"], shell.user_ns["hint"]
    assert grade().exercise.name == "numpy_warmup"
    exercise(shell, "softmax")
    assert shell.inputs == [("%%exercise softmax\nx = 1\n", True)]
    assert grade().exercise.name == "softmax"
    hint()
    hint("layers.Affine", 2)
    printed = capsys.readouterr().out
    assert "softmax, hint 1 of 3" in printed
    assert "layers.Affine, hint 2 of 3" in printed
    assert grade().exercise.name == "softmax"


def test_a_training_is_one_line_that_is_gone_in_the_end(
    shell: StandInShell, judge: StandInJudge, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each text replaces the one before."""
    judge.events_to_come = [
        TrainingProgress("softmax", CurvePoint(0.5, 0.25, 0.875)),
        TrainingProgress("softmax", CurvePoint(1.0, None, None)),
        CheckFinished("softmax", PASSED),
        CheckFinished("softmax", PASSED),
    ]
    shell.user_ns["grade"]("softmax")
    first = "softmax  50%  loss 0.250  accuracy 87.5%"
    last = "softmax 100%"
    assert capsys.readouterr().out == f"\r{first}\r{last.ljust(len(first))}\r{' ' * len(last)}\r"


def test_a_verdict_as_text_is_the_report_of_the_command_line(shell: StandInShell, judge: StandInJudge) -> None:
    """With the sentence of a pass, or the question of a failure; the table says what to do next."""
    passed = shell.user_ns["grade"]("digit_image")
    assert "All checks pass" in f"{passed!r}" or "1 check passes: 4 of 4 points." in f"{passed!r}"
    assert "That was the last exercise." in passed._repr_html_()
    judge.events_to_come = [Diagnosed(ExerciseResult("softmax", "scores", 7, (FAILED,)))]
    failed = shell.user_ns["grade"]("softmax")
    assert "f(1) is 2; expected 3\n    Which sign?" in f"{failed!r}"
    assert "For a hint: hint(&#34;softmax&#34;)" in failed._repr_html_()


def test_names_are_completed_by_what_is_before_them(shell: StandInShell) -> None:
    """Options after a magic, functions for hints."""
    complete = shell.hooks["%%exercise"]

    def completed(line: str, symbol: str) -> list[str]:
        found = complete(shell, SimpleNamespace(line=line, symbol=symbol))
        assert isinstance(found, list)
        return found

    assert completed("%%exercise two", "two") == ["two_layer_net"]
    assert completed("%%exercise gates --", "--") == ["--overwrite"]
    assert completed("grade('layers.", "layers.") == []
    assert "layers.Relu" in completed("hint('layers.", "layers.")
    assert {"%%exercise", "%exercise"} < shell.hooks.keys()


def test_modules_are_forgotten_when_their_file_is_saved(
    shell: StandInShell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And only then."""
    module = SimpleNamespace(__file__=str(folder / "softmax.py"))
    monkeypatch.setitem(sys.modules, "softmax", module)
    exercise(shell, "softmax")
    assert sys.modules["softmax"] is module
    (folder / "softmax.py").write_text("x = 12\n", encoding="utf-8")
    exercise(shell, "softmax")
    assert "softmax" not in sys.modules


def test_a_kit_that_has_changed_is_not_graded_with(
    shell: StandInShell, judge: StandInJudge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the grader would be the old version."""
    monkeypatch.setattr(session, "_newest_of_kit", lambda: 0)
    with pytest.raises(NotGraded, match=r"The kit has changed since this kernel loaded it\. Restart the kernel"):
        shell.user_ns["grade"]("softmax")
    assert judge.requests == []


def test_a_notebook_has_the_name_that_jupyter_or_the_editor_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it gets a unique name."""
    shell = StandInShell()
    assert session._name_of(shell) != session._name_of(shell)
    shell.user_ns["__vsc_ipynb_file__"] = "/a/b.ipynb"
    assert session._name_of(shell) == "/a/b.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", "/c/d.ipynb")
    assert session._name_of(shell) == "/c/d.ipynb"


def test_a_missing_package_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel may be another Python than the kit's."""
    monkeypatch.setattr(session, "missing_packages", lambda: ["pytest", "rich"])
    with pytest.raises(NotGraded, match="the Python of this notebook has no pytest, rich; "):
        notebook.load_ipython_extension(StandInShell())


def test_what_is_unloaded_leaves_nothing(shell: StandInShell, judge: StandInJudge) -> None:
    """Except a name that the learner has reused; unloading twice does nothing."""
    shell.user_ns["hint"] = "mine"
    for _ in range(2):
        notebook.unload_ipython_extension(shell)
        assert judge.done == ["ended"]
    assert "grade" not in shell.user_ns
    assert shell.user_ns["hint"] == "mine"
    assert shell.before_cells == []
    assert shell.magics_manager.magics == {"line": {}, "cell": {}}


def test_solutions_can_be_pasted(shell: StandInShell) -> None:
    """They are complete files, which use nothing from other cells."""
    for name in ("activations", "softmax"):
        assert exercise(shell, f"{name} --overwrite", load_solutions()[name]).notes[1:] == ()
