"""The processes of a worker: failing to start one, and ending all of them."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.files import ROOT
from grader.sandbox.outside import process
from grader.sandbox.outside import worker as worker_module
from grader.sandbox.outside.answers import (
    Died,
    Returned,
)
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import WorkerFault
from grader.sandbox.outside.worker import start_worker
from tests.sandbox.workers import (
    DAEMON,
    SECONDS,
    SUPERVISED,
    Open,
    function,
    linux,
    posix,
    sleeper,
    take,
    value_of,
)
from tests.support.proc import end_soon, is_running, is_there

FAULTS = {
    "it complains": ("raise SystemExit('no numpy here')", "no numpy here"),
    "it is silent": (
        "raise SystemExit(3)",
        "ended the interpreter with exit code 3",
    ),
    "it hangs": ("import time\ntime.sleep(600)", "it does not answer"),
    "it says something else": (
        "import struct, sys, time\n"
        'header = b\'{"id":null,"outcome":"value","values":[]}\'\n'
        "sys.stdout.buffer.write(struct.pack('<II', len(header), 0) + header)\n"
        "sys.stdout.flush()\ntime.sleep(600)",
        "broke the connection to the grader",
    ),
}


@posix
@pytest.mark.parametrize(("script", "message"), FAULTS.values(), ids=FAULTS)
def test_a_worker_that_does_not_start_is_a_fault(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no answer of the submission, which was not even sent."""
    broken = tmp_path / "worker.py"
    broken.write_text(SUPERVISED + script, encoding="utf-8")
    monkeypatch.setattr(process, "PROGRAM", broken)
    if "sleep" in script and "struct" not in script:
        monkeypatch.setattr(worker_module, "START_SECONDS", 0.3)
    with contextlib.closing(start_worker()) as worker, pytest.raises(WorkerFault) as caught:
        worker.open("softmax", {"softmax": ""}, "")
    assert str(caught.value) == f"the worker does not start: {message}"
    assert not is_running(worker.pid)


def test_an_interpreter_that_is_not_there_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a worker cannot be started, nothing is left behind."""
    python = tmp_path / "python"
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(WorkerFault) as caught:
        start_worker()
    assert str(caught.value) == f"the worker does not start: {python}: No such file or directory"
    assert list(tmp_path.iterdir()) == []


# Leftovers


@posix
def test_children_of_a_worker_end_with_it(opened: Open, sandbox: Sandbox) -> None:
    """A child that sleeps is killed with the worker's group."""
    worker = opened(function("pid = os.fork()\nif pid == 0: time.sleep(600)\nreturn pid"))
    child = value_of(worker.call("f", []))
    assert is_running(child)
    sandbox.take()
    assert end_soon(child)


@linux
@pytest.mark.parametrize("last", [True, False], ids=["at the end", "at the next take"])
def test_daemons_are_adopted_and_end(last: bool) -> None:
    """A process that forks twice and makes new sessions is in no group of ours, and is ended anyway."""
    with Sandbox() as sandbox:
        worker = sandbox.take()
        worker.open("softmax", {"softmax": DAEMON}, "")
        worker.execute_anew(SECONDS, 1, SECONDS)
        first, *pids = map(int, value_of(worker.call("f", [])).split())
        assert not is_running(first)
        assert len(pids) == 3 and all(map(is_running, pids))
        assert len({os.getsid(pid) for pid in pids}) == 3
        if not last:
            again = sandbox.take()
            assert not any(map(is_there, pids))
            again.open("softmax", {"softmax": ""}, "")
            assert again.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
    assert not any(map(is_there, pids))


def test_a_worker_may_be_killed_and_closed_twice() -> None:
    """The second time does nothing."""
    worker = start_worker()
    worker.kill()
    worker.kill()
    assert not worker.alive
    worker.close()
    worker.close()


@posix
def test_folders_thousands_deep_do_not_stop_the_judge(opened: Open) -> None:
    """What cannot be removed stays; closing the worker raises no error."""
    worker = opened(function("for _ in range(1100):\n    os.mkdir('d')\n    os.chdir('d')\nreturn os.environ['HOME']"))
    home = value_of(worker.call("f", []))
    worker.close()
    assert not worker.alive
    subprocess.run(["rm", "-rf", str(Path(home).parent)], check=True)


@pytest.mark.parametrize("problem", [None, FileNotFoundError()], ids=["there", "not there"])
def test_windows_ends_a_tree_of_processes(problem: OSError | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a command instead of groups to kill; without that command, only the worker is killed."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        commands.append(command)
        if problem is not None:
            raise problem

    windows = {**vars(os), "name": "nt", "environ": {"SYSTEMROOT": "/windows"}}
    with sleeper() as child:
        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(process, "os", SimpleNamespace(**windows))
        process._kill_group(child)
        assert child.wait(10) != 0
    taskkill = str(Path("/windows/System32/taskkill.exe"))
    assert commands == [[taskkill, "/F", "/T", "/PID", str(child.pid)]]


JUDGE = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from grader.sandbox.inside.frame import pack
from grader.sandbox.outside.worker import start_worker
worker = start_worker()
worker.open("softmax", {{"softmax": "def f():\\n    while True: pass\\n"}}, "")
worker.execute_anew(60.0, 1, 60.0)
worker._connection.pipe.send(pack({{"id": 1, "do": "call", "name": "f", "scenario": False}}, []), lambda: 60.0)
print(worker.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@linux
def test_a_worker_ends_with_its_judge(tmp_path: Path) -> None:
    """A killed judge can clean up nothing; its worker ends in the middle of a loop."""
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    judge = subprocess.run(
        [sys.executable, "-c", JUDGE], stdout=subprocess.PIPE, env=environment, timeout=SECONDS, check=False
    )
    assert judge.returncode == -signal.SIGKILL
    pid = int(judge.stdout)
    assert end_soon(pid)
    with contextlib.suppress(ChildProcessError):  # we may have adopted it
        os.waitpid(pid, 0)


ORPHANS = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from grader.sandbox.outside.worker import start_worker
from tests.sandbox.workers import DAEMON
worker = start_worker()
worker.open("softmax", {{"softmax": DAEMON}}, "")
worker.execute_anew(60.0, 1, 60.0)
print(worker.pid, worker.call("f", []).value, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@linux
def test_daemons_end_with_the_judge_too(tmp_path: Path) -> None:
    """The supervisor outlives the judge until it has ended them."""
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    judge = subprocess.run([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE, env=environment, check=False)
    assert judge.returncode == -signal.SIGKILL
    pids = list(map(int, judge.stdout.split()))
    assert len(pids) == 5
    assert end_soon(*pids)


AGAINST_THE_SUPERVISOR = {
    "stopped": "os.kill(os.getppid(), signal.SIGSTOP)",
    "hung up": "os.kill(os.getppid(), signal.SIGHUP)",
    "without descriptors": "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (0, 0))",
}


@linux
@pytest.mark.parametrize("body", AGAINST_THE_SUPERVISOR.values(), ids=AGAINST_THE_SUPERVISOR)
def test_a_supervisor_that_is_attacked_ends_all_the_same(body: str) -> None:
    """A submission may stop it, send it signals and lower its limits; its daemons are still found."""
    text = DAEMON + f"\nimport resource, signal\ndef g():\n    {body}\n    return 7\n"
    with Sandbox() as sandbox:
        worker = take(sandbox, text)
        _, *pids = map(int, value_of(worker.call("f", [])).split())
        assert worker.call("g", []) == Returned(7)
        sandbox.take()
        assert not any(map(is_there, [*pids, worker.pid]))


@linux
def test_a_supervisor_that_is_killed_is_a_fault() -> None:
    """Then it is not known what is left: no report is made. The next worker is not affected."""
    with Sandbox() as sandbox:
        worker = take(sandbox, function("os.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(600)"))
        with pytest.raises(WorkerFault, match=r"^what supervised a worker was killed: processes of a submission may"):
            worker.call("f", [])
        assert not worker.alive
        assert value_of(take(sandbox, "def f(): return 1\n").call("f", [])) == 1


@posix
def test_a_signal_to_the_group_of_a_worker_ends_the_worker_alone(opened: Open) -> None:
    """Its supervisor is in another group."""
    worker = opened(function("os.kill(0, signal.SIGKILL)"))
    assert worker.call("f", []) == Died("crashed the interpreter with SIGKILL", None)
