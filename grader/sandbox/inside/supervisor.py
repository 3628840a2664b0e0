"""The supervisor: a process between judge and worker that ends the worker with all its descendants. Linux only.

A submission at the level ``portable`` can start processes that leave the session of the worker and outlive their
parents. Linux gives such orphans to the nearest ancestor that asked for them. The supervisor asks, and its only own
child is the worker. So every process that becomes its child comes from the worker, and never from the judge or another
worker. When the judge ends or sends SIGTERM, the supervisor ends all processes that are left.

When no process is left, it writes how the worker ended, as a code of `subprocess`, to a pipe that only it and the judge
hold. If the pipe closes without that code, the judge knows that somebody killed the supervisor.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys


def supervise(status: int) -> None:
    """Fork: the child returns and becomes the worker; the parent supervises it and ends.

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
    if _has_no_reader(status):  # the judge has already ended
        os.kill(supervisor, signal.SIGTERM)
    try:
        os.write(status, b"%d" % _wait(worker, _list_of_children()))
    except BaseException:
        os.kill(supervisor, signal.SIGKILL)
    os._exit(0)


def _has_no_reader(pipe: int) -> bool:
    poll = select.poll()
    poll.register(pipe, 0)  # an error is reported anyway
    return bool(poll.poll(0))


def begin_session(parent: int) -> None:
    """Make this new process the leader of a session, and let it end with its parent."""
    from .kernel import PR_SET_PDEATHSIG, prctl

    os.setsid()
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # the parent ended before this process could ask to end with it
        os._exit(1)


def _list_of_children() -> int | None:
    """Return the file in which the kernel lists the children of this process, and close the streams."""
    file = None
    with contextlib.suppress(OSError):  # opened now: the submission may take away the right to open files
        file = os.open(f"/proc/self/task/{os.getpid()}/children", os.O_RDONLY | os.O_CLOEXEC)
    for stream in (0, 1, 2):
        os.close(stream)
    return file


def _wait(worker: int, children: int | None) -> int:
    """Wait until no process is left, or end all on SIGTERM; return how the worker ended."""
    codes: dict[int, int] = {}
    with contextlib.suppress(ChildProcessError):  # no process is left
        while signal.sigwait({signal.SIGTERM, signal.SIGCHLD}) == signal.SIGCHLD:
            _bury(codes, os.WNOHANG)
        while _kill(_children(children) if children is not None else [worker]):
            _bury(codes, 0)
    return codes[worker]


def _bury(codes: dict[int, int], options: int) -> None:
    """Reap the dead children and keep how they ended; raise ChildProcessError if there are none.

    Without the option WNOHANG, wait for the first.
    """
    while (dead := os.waitpid(-1, options))[0]:
        codes[dead[0]] = os.waitstatus_to_exitcode(dead[1])
        options = os.WNOHANG


def _children(file: int) -> list[int]:
    """Return the process ids of the children of this process."""
    return list(map(int, os.pread(file, 64 * 1024, 0).split()))


def _kill(children: list[int]) -> bool:
    """Kill children, whose numbers are not reused until they are reaped; return whether any could be killed."""
    killed = False
    for pid in children:
        with contextlib.suppress(PermissionError, ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            killed = True
    return killed
