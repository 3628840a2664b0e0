"""The template: an interpreter that has imported numpy, has never read a submission, and forks each worker. Linux only.

Importing numpy takes ten times as long as forking. So at the level ``strict``, where a submission can neither start nor
reach another process, one interpreter imports it for all workers of a run. It has one thread. Its only descriptors are
its socket to the judge and one pipe for each worker, to which it writes how that worker ended; the workers have none of
these. Each worker begins a session, gets its own streams, folder and environment, and then runs like a worker that was
started as a program. Workers share the layout of the address space and the seed of ``hash``.
"""

from __future__ import annotations

import array
import gc
import json
import os
import random
import select
import signal
import socket
from typing import Any

from .kernel import PR_SET_DUMPABLE, PR_SET_PDEATHSIG, prctl
from .supervisor import begin_session

MAX_REQUEST = 64 * 1024
MOST_DESCRIPTORS = 1024 * 1024


def serve(judge: socket.socket) -> None:
    """Fork a worker for each request. This returns only in a worker, never in the template itself.

    A request is a JSON object, the ``folder`` and the ``environment`` of the worker, with four descriptors: its three
    streams, and the pipe that takes its end. The reply is its process id, with a descriptor for the process.
    """
    prctl(PR_SET_DUMPABLE, 0)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if len(os.listdir("/proc/self/task")) > 1:
        os._exit(1)
    gc.freeze()  # objects that exist now are never collected, so their pages stay shared
    workers: dict[int, tuple[int, int]] = {}
    poll = select.poll()
    poll.register(judge, select.POLLIN)
    while True:
        for descriptor, _ in poll.poll():
            if descriptor != judge.fileno():
                poll.unregister(descriptor)
                _report(descriptor, *workers.pop(descriptor))
                continue
            request, streams = _receive(judge)
            worker = _fork()
            if worker == 0:
                judge.detach()
                _become(request, streams[:3])
                return
            process = os.pidfd_open(worker)
            workers[process] = worker, streams[3]
            poll.register(process, select.POLLIN)
            _reply(judge, worker, process)
            for stream in streams[:3]:
                os.close(stream)


def _receive(judge: socket.socket) -> tuple[dict[str, Any], list[int]]:
    data, streams, _, _ = socket.recv_fds(judge, MAX_REQUEST, 4)
    if not data:  # the judge needs no more workers, or has ended
        os._exit(0)
    return json.loads(data), list(streams)


def _fork() -> int:
    template = os.getpid()
    worker = os.fork()
    if worker == 0:
        begin_session(template)
    return worker


def _become(request: dict[str, Any], streams: list[int]) -> None:
    """Take the streams, folder and environment of a worker, and close all other descriptors."""
    for stream, descriptor in enumerate(streams):
        os.dup2(descriptor, stream)
    os.closerange(3, max(os.sysconf("SC_OPEN_MAX"), MOST_DESCRIPTORS))
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    random.seed()


def _reply(judge: socket.socket, worker: int, process: int) -> None:
    rights = array.array("i", [process])
    judge.sendmsg([str(worker).encode()], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])


def _report(process: int, worker: int, status: int) -> None:
    """Tell the judge how a worker ended, and forget the worker."""
    code = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
    try:
        os.write(status, str(code).encode())
    except OSError:
        pass  # the judge is gone
    finally:
        os.close(status)
        os.close(process)
