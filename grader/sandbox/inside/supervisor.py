"""Who ends a worker with all its descendants: a process between the judge and the worker. Linux only.

A submission at the level ``portable`` can start processes that leave the session of the worker and outlive their
parents. Linux hands such orphans to the nearest ancestor that asked for them. The supervisor does, and it has no child
but the worker: so whatever becomes its child belongs to the worker, and the judge and all its other children stay out
of it. When the worker ends, or the judge says so by SIGTERM or ends, the supervisor ends all that is left.

It writes how the worker ended to a pipe that only it and the judge hold: the code as `subprocess` has it, once nothing
is left. A pipe that closes without that tells the judge that somebody killed the supervisor.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys


def supervise(status: int) -> None:
    """Fork: the child returns and is to become the worker, the parent supervises it and ends.

    Parameters
    ----------
    status : int
        The descriptor of the pipe to the judge. The child does not have it.
    """
    if sys.platform != "linux":
        return
    from .kernel import PR_SET_CHILD_SUBREAPER, PR_SET_DUMPABLE, PR_SET_PDEATHSIG, prctl

    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    supervisor = os.getpid()
    worker = os.fork()
    if worker == 0:
        os.close(status)
        begin_session(supervisor)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return
    prctl(PR_SET_DUMPABLE, 0)
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    try:
        os.write(status, b"%d" % _wait(worker, _list_of_children()))
    except BaseException:
        os.kill(supervisor, signal.SIGKILL)
    os._exit(0)


def begin_session(parent: int) -> None:
    """Make this new process the first of a session, and let it end with its parent."""
    from .kernel import PR_SET_PDEATHSIG, prctl

    os.setsid()
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before this process asked to end with it
        os._exit(1)


def _list_of_children() -> int | None:
    """Return the file where the kernel lists the children of this process, and let go of the streams."""
    file = None
    with contextlib.suppress(OSError):  # open from now on: the submission may take away the right to open files
        file = os.open(f"/proc/self/task/{os.getpid()}/children", os.O_RDONLY | os.O_CLOEXEC)
    for stream in (0, 1, 2):
        os.close(stream)
    return file


def _wait(worker: int, children: int | None) -> int:
    """Wait for the worker or for SIGTERM, end all that is left, and return how the worker ended."""
    code = None
    while code is None:
        if signal.sigwait({signal.SIGTERM, signal.SIGCHLD}) == signal.SIGTERM:
            os.kill(worker, signal.SIGKILL)
        code = _bury_the_dead(worker)
    while _kill(_children(children)):
        os.waitpid(-1, 0)
    return code


def _bury_the_dead(worker: int) -> int | None:
    """Bury the children that have ended; return how the worker did, once it is one of them."""
    while (dead := os.waitpid(-1, os.WNOHANG))[0]:
        if dead[0] == worker:
            return os.waitstatus_to_exitcode(dead[1])
    return None


def _children(file: int | None) -> list[int]:
    """Return the process ids of the children of this process; none where the system does not tell."""
    return list(map(int, os.pread(file, 64 * 1024, 0).split())) if file is not None else []


def _kill(children: list[int]) -> bool:
    """Kill children, whose numbers nobody else has until they are buried; return whether any could be killed."""
    killed = False
    for pid in children:
        with contextlib.suppress(PermissionError):
            os.kill(pid, signal.SIGKILL)
            killed = True
    return killed
