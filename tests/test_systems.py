"""Every module can be imported on Windows, although Windows lacks names that this system has."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest

from grader.files import ROOT

PROGRAM = dedent(
    """
    import importlib, os, pkgutil, select, signal, socket, sys, types
    import pytest

    package, modules, names = sys.argv[1], sys.argv[2].split(), sys.argv[3].split()
    OTHERS = ("grader.course.", "tests.banks.", "tests.golden.")


    def import_all():
        for module in pkgutil.walk_packages([package], f"{package}."):
            is_imported = package == "grader" or module.name.rpartition(".")[2].startswith(("test_", "conftest"))
            if is_imported and not module.name.startswith(OTHERS) and not module.name.endswith("__main__"):
                try:
                    importlib.import_module(module.name)
                except pytest.skip.Exception:
                    pass


    import_all()  # with all packages, which are not ours: they have files for each system
    for name in [name for name in sys.modules if name.partition(".")[0] in ("grader", "tests")]:
        del sys.modules[name]
    for name in modules:
        sys.modules[name] = None
    for name in names:
        module, _, attribute = name.partition(".")
        vars(globals()[module]).pop(attribute, None)
    sys.platform = "win32"
    sys.modules["msvcrt"] = types.ModuleType("msvcrt")
    import_all()
    """
)

MODULES = "fcntl grp pty pwd resource termios tty"
NAMES = (
    "os.O_CLOEXEC os.O_DIRECTORY os.O_NOFOLLOW os.O_NONBLOCK os.O_PATH os.WNOHANG os.chown os.fork os.getgid os.getuid "
    "os.killpg os.mkfifo os.pidfd_open os.pread os.sched_getaffinity os.sched_yield os.setsid os.sysconf os.uname "
    "select.poll signal.SIGALRM signal.SIGCHLD signal.SIGCONT signal.SIGHUP signal.SIGKILL signal.SIGPROF "
    "signal.SIGSTOP signal.SIGTSTP signal.pidfd_send_signal signal.pthread_kill signal.pthread_sigmask "
    "signal.setitimer signal.sigwait socket.AF_UNIX socket.SOCK_SEQPACKET socket.recv_fds socket.send_fds"
)
"""What Windows lacks; `os.geteuid`, too, but tests may ask for it where `os.name` says that it is there."""


@pytest.mark.parametrize("package", ["grader", pytest.param("tests", marks=pytest.mark.proof)])
def test_every_module_can_be_imported(package: str) -> None:
    """Names that Windows lacks are used only in functions that are never called there; so pytest finds all tests."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, package, MODULES, NAMES], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stderr.decode("utf-8", "replace").splitlines()[-1:]) == (0, [])
