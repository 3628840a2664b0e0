"""The judge's side of the template: an interpreter with numpy that forks for each worker. Linux only."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.sandbox.outside.folder import bare_environment
from grader.sandbox.outside.process import ForkedProcess, command

START_SECONDS = 60.0


class Template:
    """An interpreter that starts now, in the background, and then forks workers.

    Only for workers at the level ``strict``, since nobody would end processes that a worker starts.
    """

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.settimeout(START_SECONDS)
        self._process: subprocess.Popen[bytes] | None = None
        with theirs, contextlib.suppress(OSError):
            self._process = subprocess.Popen(
                command("template", theirs.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=bare_environment(),
                start_new_session=True,
                pass_fds=(theirs.fileno(),),
            )

    def fork(self, streams: Sequence[int], folder: Path, environment: Mapping[str, str]) -> ForkedProcess | None:
        """Return a new worker, or None if the template does not work (any more).

        Parameters
        ----------
        streams : sequence of int
            The descriptors that become its standard streams.
        folder : Path
            Its current folder.
        environment : mapping of str to str
            Its environment.
        """
        if self._process is None:
            return None
        status, theirs = os.pipe()
        request = json.dumps({"folder": str(folder), "environment": dict(environment)}).encode()
        try:
            socket.send_fds(self._socket, [request], [*streams, theirs])
            pid, (process,), _, _ = socket.recv_fds(self._socket, 100, 1)
            return ForkedProcess(int(pid), process, status)
        except (OSError, ValueError):  # it has ended, or does not answer
            os.close(status)
            self.close()
            return None
        finally:
            os.close(theirs)

    def close(self) -> None:
        """Close the template, and with it the workers that it forked."""
        self._socket.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None
