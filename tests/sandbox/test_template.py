"""The template: what its workers share, and what they cannot reach of it and of each other. Linux only."""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.files import ROOT
from grader.sandbox.outside import process
from grader.sandbox.outside.answers import Died, Raised, Returned
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.template import Template
from grader.sandbox.outside.worker import Worker, start_worker
from tests.sandbox.workers import SECONDS, function, strict, take, value_of
from tests.support.proc import descriptors, end_soon, is_running, status

pytestmark = strict


def template_of(sandbox: Sandbox) -> int:
    """Return the process id of the template of a sandbox."""
    assert sandbox._template is not None and sandbox._template._process is not None
    return sandbox._template._process.pid


def opened(worker: Worker, text: str) -> Worker:
    """Execute a softmax.py in a worker."""
    worker.open("softmax", {"softmax": text}, "")
    assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
    return worker


PARENT = function("return os.getppid()")


def test_workers_of_strict_come_from_the_template() -> None:
    """One after the other, each in its own process."""
    with Sandbox("strict") as sandbox:
        pids = []
        for _ in range(3):
            worker = take(sandbox, PARENT)
            assert value_of(worker.call("f", [])) == template_of(sandbox)
            pids.append(worker.pid)
        assert len(set(pids)) == 3
        assert [is_running(pid) for pid in pids] == [False, False, True]
    assert not is_running(pids[-1])


REACH = """
import ctypes, os, resource, signal

libc = ctypes.CDLL(None, use_errno=True)

def call(number, *arguments):
    if libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)) < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))

TRIES = {
    "signal": lambda pid: os.kill(pid, 0),
    "signal to its thread": lambda pid: call(234 if os.uname().machine == "x86_64" else 131, pid, pid, 0),
    "signal to its session": lambda pid: os.killpg(pid, 0),
    "trace": lambda pid: call(101 if os.uname().machine == "x86_64" else 117, 16, pid, 0, 0),
    "copy": lambda pid: call(310 if os.uname().machine == "x86_64" else 270, pid, 0, 0, 0, 0, 0),
    "limits": lambda pid: resource.prlimit(pid, resource.RLIMIT_NOFILE),
    "priority": lambda pid: os.setpriority(os.PRIO_PROCESS, pid, 1),
    "a descriptor": lambda pid: os.pidfd_open(pid),
    "memory": lambda pid: open(f"/proc/{pid}/mem", "rb"),
    "environment": lambda pid: open(f"/proc/{pid}/environ", "rb"),
    "descriptors": lambda pid: os.listdir(f"/proc/{pid}/fd"),
    "one of its descriptors": lambda pid: open(f"/proc/{pid}/fd/1", "rb"),
}

def reached(*pids):
    found = []
    for name, attempt in TRIES.items():
        for pid in pids:
            try:
                attempt(pid)
                found.append(name)
            except (PermissionError, ValueError):  # resource tells a refusal as a ValueError
                pass
    return tuple(found)
"""


def test_a_worker_reaches_neither_the_template_nor_a_sibling() -> None:
    """By no signal, trace, limit, file or descriptor; and both live on."""
    with Sandbox("strict") as sandbox:
        worker = take(sandbox, REACH)
        sibling = start_worker("strict", sandbox._template)
        try:
            opened(sibling, PARENT)
            assert value_of(worker.call("reached", [template_of(sandbox), sibling.pid])) == ()
            assert value_of(sibling.call("f", [])) == template_of(sandbox)
        finally:
            sibling.close()


DESCRIPTORS = """
import os

def f():
    found = []
    for number in range(4096):
        try:
            state = os.fstat(number)
        except OSError:
            continue
        found.append((number, state.st_mode, state.st_dev, state.st_ino))
    return tuple(found)
"""


def test_the_descriptors_of_a_worker_are_its_own(tmp_path: Path) -> None:
    """Nothing to read, its file twice, the ends of its pipe; nothing of the template, a sibling or the judge."""
    found: list[Any] = []
    with (tmp_path / "verdicts").open("wb") as file, Sandbox("strict") as sandbox:
        os.set_inheritable(file.fileno(), True)
        siblings = [start_worker("strict", sandbox._template) for _ in range(3)]
        try:
            for worker in siblings:
                found.append(value_of(opened(worker, DESCRIPTORS).call("f", [])))
        finally:
            for worker in siblings:
                worker.close()
    pipes = [place for one in found for _, mode, *place in one if stat.S_ISFIFO(mode)]
    assert len({tuple(place) for place in pipes}) == len(pipes) == 6
    for one in found:
        assert len(one) == 5
        (_, null, *_), (_, _, *output), (_, errors, *same), *_ = one
        assert stat.S_ISCHR(null) and stat.S_ISREG(errors) and output == same
    assert len({one[1][3] for one in found}) == 3


def test_a_worker_has_its_own_folder_and_environment() -> None:
    """They differ from those of a worker started as a program only by the names of the folders."""
    text = function("return dict(os.environ), os.getcwd()")
    with Sandbox("strict") as sandbox, contextlib.closing(start_worker("strict")) as program:
        forked = value_of(take(sandbox, text).call("f", []))
        started = value_of(opened(program, text).call("f", []))
    for environment, folder in (forked, started):
        assert os.path.realpath(environment["HOME"]) == os.path.realpath(folder)
    temporary = [str(Path(folder).parent) for _, folder in (forked, started)]
    assert temporary[0] != temporary[1]
    first, second = (
        {name: value.replace(folder, "") for name, value in environment.items()}
        for (environment, _), folder in zip((forked, started), temporary, strict=True)
    )
    assert first == second


def test_workers_draw_different_random_numbers() -> None:
    """What is not seeded for a check differs from worker to worker, though all are copies of one process."""
    text = "import random, secrets, tempfile, uuid\nimport numpy as np\n"
    text += "def f(): return (str(random.random()), secrets.token_hex(8), str(uuid.uuid4()),"
    text += " next(tempfile._get_candidate_names()), str(np.random.default_rng().random()))\n"
    with Sandbox("strict") as sandbox:
        drawn = [value_of(take(sandbox, text).call("f", [])) for _ in range(2)]
    assert all(one != other for one, other in zip(*drawn, strict=True))


def test_a_template_has_one_thread_and_no_descriptor_but_its_own() -> None:
    """Its streams lead nowhere; it has a socket, and while a worker runs a descriptor and a pipe for that.

    A library may hold its own file, to map its code again, as libffi 3.8 does.
    """
    with Sandbox("strict") as sandbox:
        for _ in range(2):
            take(sandbox, "x = 1\n")
            template = template_of(sandbox)
            links = sorted(link.partition(":")[0] for link in descriptors(template).values())
            maps = Path(f"/proc/{template}/maps").read_text(encoding="utf-8")
            links = [link for link in links if f" {link}\n" not in maps]
            assert status("Threads", template) == "1"
            assert links == ["/dev/null"] * 3 + ["anon_inode", "pipe", "socket"]


# Where there is none


@pytest.mark.parametrize("when", ["before the first worker", "before the second"])
def test_a_template_that_is_gone_changes_nothing(when: str) -> None:
    """The worker is then started as a program, just as locked down."""
    text = function("return os.getppid()\n") + "def g(): open('/etc/passwd')\n"
    with Sandbox("strict") as sandbox:
        pid = template_of(sandbox)
        if when == "before the second":
            take(sandbox, text)
        os.kill(pid, signal.SIGKILL)
        worker = take(sandbox, text)
        assert value_of(worker.call("f", [])) not in (pid, os.getpid())
        answer = worker.call("g", [])
        assert isinstance(answer, Raised) and answer.type == "PermissionError"
    assert not is_running(pid)


def test_a_template_that_cannot_start_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It closes its socket, and the worker is started as a program."""
    program = tmp_path / "program.py"
    start = "import runpy, sys\nif sys.argv[1] == 'template': raise SystemExit('no numpy here')\n"
    program.write_text(start + f"runpy.run_path({str(process.PROGRAM)!r}, run_name='__main__')\n", encoding="utf-8")
    monkeypatch.setattr(process, "PROGRAM", program)
    with Sandbox("strict") as sandbox:
        assert value_of(take(sandbox, "def f(): return 1\n").call("f", [])) == 1


def test_a_template_whose_interpreter_is_not_there_forks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so by None, and holds nothing open."""
    before = descriptors()
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    template = Template()
    assert template.fork((0, 1, 2), Path("/"), {}) is None
    template.close()
    assert descriptors() == before


def test_a_worker_ends_with_its_template() -> None:
    """As if it had been killed itself; the judge asks another one."""
    with Sandbox("strict") as sandbox:
        worker = take(sandbox, function("time.sleep(600)"))
        pid = worker.pid
        os.kill(template_of(sandbox), signal.SIGKILL)
        assert worker.call("f", []) == Died("crashed the interpreter with SIGKILL", None)
        assert end_soon(pid)


def test_a_forked_worker_that_dies_tells_how() -> None:
    """The template passes on exit codes and signals."""
    text = function("os._exit(values[0]) if values else os.kill(os.getpid(), signal.SIGSEGV)")
    with Sandbox("strict") as sandbox:
        exited = take(sandbox, text).call("f", [7])
        crashed = take(sandbox, text).call("f", [])
    assert exited == Died("ended the interpreter with exit code 7", None)
    assert isinstance(crashed, Died) and crashed.how == "crashed the interpreter with SIGSEGV"


JUDGE = f"""
import os, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from grader.sandbox.inside.frame import pack
from grader.sandbox.outside.pool import Sandbox
sandbox = Sandbox("strict")
worker = sandbox.take()
worker.open("softmax", {{"softmax": "def f():\\n    while True: pass\\n"}}, "")
worker.execute_anew(60.0, 1, 60.0)
worker._connection.pipe.send(pack({{"id": 1, "do": "call", "name": "f", "scenario": False}}, []), lambda: 60.0)
print(worker.pid, sandbox._template._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_template_and_workers_end_with_their_judge(tmp_path: Path) -> None:
    """A judge that is killed can clean up nothing; the worker ends in the middle of a loop."""
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    judge = subprocess.run([sys.executable, "-c", JUDGE], stdout=subprocess.PIPE, env=environment, check=False)
    assert judge.returncode == -signal.SIGKILL
    pids = list(map(int, judge.stdout.split()))
    assert len(pids) == 2
    assert end_soon(*pids)
