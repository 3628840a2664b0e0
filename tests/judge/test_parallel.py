"""Exercises side by side: several judge processes give the same report, and none of them is left over."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course import load_course, load_exercises, load_solutions
from grader.datasets.mnist import MnistError
from grader.files import ROOT
from grader.judge import child, parallel
from grader.judge.faults import GraderFault
from grader.judge.parallel import processes_for, results_side_by_side
from grader.judge.service import grade
from grader.judge.subjects.assembly import Assembly
from grader.machine import MachineFault
from grader.results.events import Diagnosed, Event, ExerciseStarted, Graded
from grader.results.report import Report, Status
from grader.results.request import Request, Unreadable
from grader.sandbox.outside.process import WorkerFault
from tests.support.proc import SECONDS, descendants, end_soon

COURSE, SOLUTIONS, STUBS = load_course(), load_solutions(), load_exercises()
TRAINING = ("two_layer_net", "training", "neural_network", "digit_image")
SMALL = ("gates", "softmax", "cross_entropy")
SUBMISSION = {**SOLUTIONS, "softmax": "def softmax(x):\n    print(x)\n    return x\n"}
HANGS = "def softmax(x):\n    while True: pass\n"

posix = pytest.mark.skipif(os.name != "posix", reason="Windows does not tell how a process ended")
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def assembly(*names: str, jobs: int = 2, reference: Mapping[str, str] = SOLUTIONS) -> Assembly:
    """These exercises of the solutions, beside a reference."""
    return Assembly(Request("submission", SOLUTIONS, names, jobs=jobs), COURSE, reference)


def side_by_side(*names: str, processes: int = 1) -> list[str]:
    """Grade these exercises; return their names in the order of their results."""
    events: list[Event] = []
    with results_side_by_side(assembly(*names), processes, events.append):
        return [event.exercise.name for event in events if isinstance(event, Diagnosed)]


@pytest.fixture
def at_any_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start as many processes as there are jobs and exercises, even if it does not pay."""
    monkeypatch.setattr(parallel, "COST_OF_A_PROCESS", 1)


# How many


@pytest.mark.parametrize(
    ("names", "jobs", "processes"),
    [
        (("softmax",), 8, 1),
        (SMALL, 8, 1),
        (("gates", "training"), 8, 1),
        (("two_layer_net", "training"), 8, 2),
        (("two_layer_net", "training"), 1, 1),
        (("gates", "softmax", "cross_entropy", "layers", "training"), 8, 1),
        (("training",), 8, 1),
        (TRAINING, 8, 4),
        (TRAINING, 3, 3),
        (tuple(exercise.name for exercise in COURSE), 2, 2),
        (tuple(exercise.name for exercise in COURSE), 1, 1),
    ],
)
def test_there_are_as_many_processes_as_pay(names: tuple[str, ...], jobs: int, processes: int) -> None:
    """No more than jobs or exercises, and only one if nothing takes long."""
    assert processes_for(assembly(*names, jobs=jobs)) == processes


@pytest.mark.parametrize("to_do", [STUBS, {}, dict.fromkeys(TRAINING, Unreadable(Status.ERROR, "it is a folder"))])
def test_what_is_still_to_do_does_not_train(to_do: Mapping[str, str | Unreadable]) -> None:
    """Stubs, and files that are missing or unreadable, are graded in one process."""
    names = tuple(exercise.name for exercise in COURSE)
    assert processes_for(Assembly(Request("submission", to_do, names, jobs=8), COURSE, SOLUTIONS)) == 1
    begun = {**to_do, **{name: SOLUTIONS[name] for name in TRAINING[:2]}}
    assert processes_for(Assembly(Request("submission", begun, names, jobs=8), COURSE, SOLUTIONS)) == 2


@pytest.mark.parametrize("missing", ["training", "softmax"])
def test_without_all_of_the_reference_there_is_one_process(missing: str) -> None:
    """An exercise then waits for those that it builds on."""
    reference = {name: text for name, text in SOLUTIONS.items() if name != missing}
    assert processes_for(assembly(*TRAINING, jobs=8, reference=reference)) == 1


def test_a_reference_that_is_not_needed_may_be_missing() -> None:
    """Only the requested exercises and what they build on count."""
    reference = {name: text for name, text in SOLUTIONS.items() if name != "gates"}
    assert processes_for(assembly(*TRAINING, jobs=8, reference=reference)) == 4


def test_who_hands_out_exercises_imports_neither_numpy_nor_pytest() -> None:
    """Each judge process does, and nothing starts before it has imported what it needs."""
    program = (
        "import sys; from grader import cli; from grader.judge import parallel, service;"
        "sys.exit(', '.join({'numpy', 'pytest'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.stderr == "\n"


# Results


def graded(jobs: int) -> tuple[Report, list[Event]]:
    """Grade small exercises with so many jobs; return the report and the events."""
    events: list[Event] = []
    return grade(Request("submission", SUBMISSION, SMALL, jobs=jobs), events.append), events


def without_seconds(report: Report) -> Report:
    """The same report, as if everything had taken no time."""
    exercises = [
        replace(exercise, checks=tuple(replace(check, seconds=0.0) for check in exercise.checks))
        for exercise in report.exercises
    ]
    return replace(report, exercises=tuple(exercises))


@pytest.mark.usefixtures("at_any_cost")
@pytest.mark.parametrize("jobs", [2, pytest.param(3, marks=pytest.mark.proof)])
def test_the_report_is_the_same_however_many_processes_there_are(jobs: int) -> None:
    """Except for the seconds; the events of an exercise are in order, and `Graded` is the last of all."""
    alone, _ = graded(1)
    assert [exercise.status for exercise in alone.exercises] == [Status.PASSED, Status.FAILED, Status.PASSED]
    report, events = graded(jobs)
    assert without_seconds(report) == without_seconds(alone)
    assert events[-1] == Graded(report)
    for exercise in report.exercises:
        started, ended = events.index(ExerciseStarted(exercise.name)), events.index(Diagnosed(exercise))
        assert started < ended


ECHO = f"""
{child.FIND_KIT}
import pickle
from grader.results.events import Diagnosed
from grader.results.report import ExerciseResult
from grader.judge.messages import Ready, Spent
level, assembly = pickle.load(sys.stdin.buffer), pickle.load(sys.stdin.buffer)
pickle.dump(Ready(), sys.stdout.buffer)
sys.stdout.buffer.flush()
while True:
    try:
        turn = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    pickle.dump(Diagnosed(ExerciseResult(turn.exercise, "", 0, ())), sys.stdout.buffer)
    pickle.dump(Spent(1.0), sys.stdout.buffer)
    sys.stdout.buffer.flush()
"""


def test_the_longest_exercises_are_handed_out_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that train; the others in the order of the course."""
    monkeypatch.setattr(child, "START", ECHO)
    assert side_by_side("digit_image", "layers", "training", "gates") == ["training", "digit_image", "gates", "layers"]


def test_no_submission_runs_before_all_processes_are_ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One process reads slowly; the other waits, so its submission cannot change what is read."""
    slow = f"""
import os, time
try:
    os.mkdir({str(tmp_path / "first")!r})
except FileExistsError:
    time.sleep(0.5)
    os.mkdir({str(tmp_path / "ready")!r})
"""
    held = f"assert os.path.isdir({str(tmp_path / 'ready')!r})\n    pickle.dump(Diagnosed"
    monkeypatch.setattr(child, "START", slow + ECHO.replace("pickle.dump(Diagnosed", held))
    assert sorted(side_by_side("gates", "softmax", processes=2)) == ["gates", "softmax"]


def test_a_process_computes_in_one_thread_unless_the_user_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is one for each core."""
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    right = "assert (os.environ['OPENBLAS_NUM_THREADS'], os.environ['OMP_NUM_THREADS']) == ('1', '3')"
    monkeypatch.setattr(child, "START", f"import os\n{right}\n{ECHO}")
    assert side_by_side("gates") == ["gates"]


@pytest.mark.proof
def test_a_script_that_grades_needs_no_guard(tmp_path: Path) -> None:
    """Judge processes do not execute the main module of the caller, so it grades once."""
    script = tmp_path / "script.py"
    script.write_text(
        "from grader.judge import parallel\n"
        "from grader.judge.service import grade\n"
        "from grader.results.request import Request\n"
        "parallel.COST_OF_A_PROCESS = 1\n"
        "print(grade(Request('mine', {}, ('gates', 'softmax'), jobs=2)).score)\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("0\n", "", 0)


# What goes wrong in a process


def failing(statement: str) -> str:
    """The program of a judge process whose session does this."""
    return f"""
{child.FIND_KIT}
import os
from grader.datasets.mnist import MnistError
from grader.judge import process, session
from grader.judge.faults import GraderFault
from grader.sandbox.outside.process import WorkerFault

class Odd(Exception):
    def __init__(self, one, two):
        super().__init__(one)

def run_named_checks(*_):
    {statement}

session.run_named_checks = run_named_checks
process.main()
"""


ENDS: dict[str, tuple[str, type[Exception], str]] = {
    "fault": ("raise GraderFault('softmax: no')", GraderFault, "softmax: no"),
    "data": ("raise MnistError('images are missing')", MnistError, "images are missing"),
    "worker": ("raise WorkerFault('it does not start')", WorkerFault, "it does not start"),
    "file": ("raise OSError(13, 'Permission denied', 'here')", OSError, "[Errno 13] Permission denied: 'here'"),
    "disk": ("raise OSError(28, 'No space left')", MachineFault, "there is no space left on the disk; free some"),
    "memory": ("raise MemoryError", MachineFault, "there is not enough memory here to grade; "),
    "package": ("raise ImportError('numpy is broken')", ImportError, "numpy is broken"),
    "bug": ("1 / 0", GraderFault, "ZeroDivisionError: division by zero"),
    "not to be pickled": ("raise Odd('odd', lambda: 0)", GraderFault, "Odd: odd"),
    "dead": ("os._exit(0)", GraderFault, "a judge process has ended before its time"),
    "noise": ("os.write(1, b'noise'); print('noise'); sys.stdin.read(); 1 / 0", GraderFault, "ZeroDivisionError: "),
}


@pytest.mark.parametrize(
    ("statement", "kind", "message", "processes"),
    [
        pytest.param(*end, processes, id=f"{name}-{processes}")
        for name, end in ENDS.items()
        for processes in ([1, 2] if name == "fault" else [2] if name == "dead" else [1])
    ],
)
def test_what_ends_a_process_ends_the_grading(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    statement: str,
    kind: type[Exception],
    message: str,
    processes: int,
) -> None:
    """With the same exception and its one line; no process is left."""
    monkeypatch.setattr(child, "START", failing(statement))
    before = descendants()
    with pytest.raises(kind) as caught:
        side_by_side("gates", "softmax", processes=processes)
    assert str(caught.value).startswith(message)
    assert end_soon(*descendants() - before)  # the system ends the worker of a dead judge process, after some time
    assert capfd.readouterr().out == ""


NO_MESSAGE = "import sys; sys.stdout.write('no message'); sys.stdout.flush(); sys.stdin.buffer.read()"


def test_a_process_that_sends_no_message_ends_the_grading(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is still there: the fault does not say that it has ended, and has what it sent as its cause."""
    monkeypatch.setattr(child, "START", NO_MESSAGE)
    monkeypatch.setattr(child, "LAST_SECONDS", 0.1)
    before = descendants()
    with pytest.raises(GraderFault, match=r"^a judge process sends what nobody can read$") as caught:
        side_by_side("gates", processes=1)
    assert isinstance(caught.value.__cause__, pickle.UnpicklingError)
    assert end_soon(*descendants() - before)


# A process that is killed from outside

ONCE = """
import os, signal

def kill_once(mark):
    try:
        os.mkdir(mark)
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)

"""
TWICE = (
    r"^something killed a process of the grader, twice; "
    r"that happens when memory runs out: close other programs, and try again$"
)


def killed(folder: Path, *, name: str | None = None, always: bool = False) -> str:
    """The program of a judge process that is killed when it is handed an exercise, or before it is ready."""
    kill = "os.kill(os.getpid(), signal.SIGKILL)" if always else f"kill_once({str(folder / 'killed')!r})"
    if name is None:
        return f"{ONCE}\n{kill}\n{ECHO}"
    return ONCE + ECHO.replace(
        "    pickle.dump(Diagnosed", f"    if turn.exercise == {name!r}: {kill}\n    pickle.dump(Diagnosed"
    )


@posix
@pytest.mark.parametrize("name", [None, "gates", "softmax", "layers"])
def test_what_a_killed_process_was_at_is_graded_by_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str | None
) -> None:
    """Whether it was grading, or not ready yet; even if the other processes have nothing left to do."""
    monkeypatch.setattr(child, "START", killed(tmp_path, name=name))
    before = descendants()
    assert sorted(side_by_side("gates", "softmax", "layers", processes=2)) == ["gates", "layers", "softmax"]
    assert (tmp_path / "killed").is_dir()
    assert descendants() == before


@posix
@pytest.mark.parametrize(("name", "processes"), [(None, 2), ("softmax", 2), ("softmax", 3)])
def test_what_is_killed_twice_is_a_fault_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str | None, processes: int
) -> None:
    """Even if a third process could try it; no process is left."""
    monkeypatch.setattr(child, "START", killed(tmp_path, name=name, always=True))
    before = descendants()
    with pytest.raises(MachineFault, match=TWICE):
        side_by_side("gates", "softmax", "layers", processes=processes)
    assert descendants() == before


BROKEN = child.START.replace("import main", "import nothing")


def test_a_process_that_cannot_start_says_why(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """As one line of the process that started it, not as a traceback."""
    monkeypatch.setattr(child, "START", BROKEN)
    with pytest.raises(ImportError, match=r"^cannot import name 'nothing'"):
        side_by_side("gates", "softmax", processes=2)
    assert capfd.readouterr().err == ""


def test_a_process_that_does_not_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a time limit for all of them together."""
    monkeypatch.setattr(child, "START", ECHO.replace("break", "import time; time.sleep(600)"))
    monkeypatch.setattr(parallel, "END_SECONDS", 0.5)
    before = descendants()
    assert side_by_side("gates", "softmax", "layers", processes=3) != []
    assert descendants() == before


# The end of the process that started them


@linux
@pytest.mark.usefixtures("at_any_cost")
@pytest.mark.parametrize(
    "problem", [KeyboardInterrupt(), pytest.param(BrokenPipeError(32, "Broken pipe"), marks=pytest.mark.proof)]
)
def test_what_a_caller_raises_ends_all_processes_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, problem: BaseException
) -> None:
    """Also those that wait for a hanging submission; nothing of them is left over."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(parallel, "END_SECONDS", 2 * SECONDS)
    before, raised = descendants(), 0.0

    def on_event(event: Event) -> None:
        nonlocal raised
        if event == ExerciseStarted("softmax"):
            while len(descendants() - before) < 3:  # two judge processes, and the worker of one of them
                time.sleep(0.01)
            raised = time.monotonic()
            raise problem

    with pytest.raises(type(problem)) as caught:
        grade(Request("submission", {**SOLUTIONS, "softmax": HANGS}, ("softmax", "gates"), jobs=2), on_event)
    assert caught.value is problem
    assert time.monotonic() - raised < SECONDS  # none of them had to be killed
    assert descendants() == before
    assert list(tmp_path.iterdir()) == []


@linux
@pytest.mark.parametrize("end", [9, pytest.param(15, marks=pytest.mark.proof)], ids=["SIGKILL", "SIGTERM"])
def test_when_the_caller_is_killed_all_processes_end(tmp_path: Path, end: int) -> None:
    """Judge processes see the end of their pipes, and their workers end with them."""
    script = (
        "from grader.judge import parallel\n"
        "from grader.judge.service import grade\n"
        "from grader.results.request import Request\n"
        "parallel.COST_OF_A_PROCESS = 1\n"
        f"hangs = {HANGS!r}\n"
        "request = Request('mine', {'softmax': hangs, 'gates': hangs}, ('gates', 'softmax'), jobs=2)\n"
        "grade(request, lambda event: print(type(event).__name__, flush=True))\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as caller:
        assert caller.stdout is not None and caller.stderr is not None
        while caller.stdout.readline() != b"CheckFinished\n":
            pass  # gates has no such function, so it continues while softmax hangs
        started = descendants(caller.pid)
        assert len(started) >= 3
        caller.send_signal(end)
        assert caller.wait(10) == -end
        assert end_soon(*started)
        assert caller.stderr.read() == b""
