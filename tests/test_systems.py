"""Every module can be imported on all systems that the kit runs on, although they lack names that this one has."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest

from grader.files import ROOT

PROGRAM = dedent(
    """
    import importlib, os, pkgutil, select, signal, socket, sys, types

    system, modules, names = sys.argv[1], sys.argv[2].split(), sys.argv[3].split()


    def import_all():
        import grader
        for module in pkgutil.walk_packages(grader.__path__, "grader."):
            if not module.name.startswith("grader.course.") and not module.name.endswith("__main__"):
                importlib.import_module(module.name)


    import_all()  # with all packages, which are not ours: they have files for each system
    for name in [name for name in sys.modules if name.partition(".")[0] == "grader"]:
        del sys.modules[name]
    for name in modules:
        sys.modules[name] = None
    for name in names:
        module, _, attribute = name.partition(".")
        vars(globals()[module]).pop(attribute, None)
    sys.platform = system
    sys.modules["msvcrt"] = types.ModuleType("msvcrt")
    import_all()
    """
)

MISSING = {
    "win32": (
        "fcntl grp pty pwd resource termios tty",
        "os.O_CLOEXEC os.O_DIRECTORY os.O_NOFOLLOW os.O_NONBLOCK os.O_PATH os.WNOHANG os.chown os.fork os.geteuid "
        "os.getgid os.getuid os.killpg os.mkfifo os.pidfd_open os.pread os.sched_getaffinity os.sched_yield os.setsid "
        "os.sysconf os.uname select.poll signal.SIGALRM signal.SIGCHLD signal.SIGCONT signal.SIGHUP signal.SIGKILL "
        "signal.SIGPROF signal.SIGSTOP signal.SIGTSTP signal.pidfd_send_signal signal.pthread_kill "
        "signal.pthread_sigmask signal.setitimer signal.sigwait socket.AF_UNIX socket.SOCK_SEQPACKET "
        "socket.recv_fds socket.send_fds",
    ),
    "darwin": ("msvcrt", "os.O_PATH os.pidfd_open os.sched_getaffinity signal.pidfd_send_signal"),
}
"""Modules and names that these systems lack."""


@pytest.mark.parametrize("system", MISSING)
def test_every_module_can_be_imported(system: str) -> None:
    """Names that a system lacks are used only in functions that it never calls."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, system, *MISSING[system]], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stderr.decode("utf-8", "replace").splitlines()[-1:]) == (0, [])
