"""A started worker, with its pipe, its folder and its file for printed text."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from grader.machine import described
from grader.sandbox.inside.pipe import Pipe, open_pipe
from grader.sandbox.outside.folder import WorkerFolder
from grader.sandbox.outside.printed import PrintedFile
from grader.sandbox.outside.process import StartedProcess, WorkerFault, WorkerProcess
from grader.sandbox.outside.template import Template

SPIN = 0.0002
"""How long the judge polls for an answer before it sleeps. A worker sleeps at once, so the next call takes longer."""


@dataclass(frozen=True)
class Connection:
    """The judge's side of a worker.

    Attributes
    ----------
    process : WorkerProcess
        The worker.
    pipe : Pipe
        Where requests go to and replies come from.
    folder : WorkerFolder
        The folder that the worker is in.
    printed : PrintedFile
        What the worker prints.
    """

    process: WorkerProcess
    pipe: Pipe
    folder: WorkerFolder
    printed: PrintedFile

    def end(self) -> int:
        """End the worker and the processes that it started, and return how it ended.

        Raises
        ------
        WorkerFault
            If somebody else ended what supervises it.
        """
        try:
            return self.process.end()
        finally:
            self.pipe.close()

    def clean_up(self) -> None:
        """Remove everything that an ended worker leaves."""
        self.printed.close()
        self.folder.remove()


def connect(template: Template | None = None, folder: Path | None = None) -> Connection:
    """Start a worker.

    Parameters
    ----------
    template : Template, optional
        What forks it. Without a template, or if it cannot fork, the worker is started as a program.
    folder : Path, optional
        Where its folder is made; by default where temporary files are.

    Raises
    ------
    WorkerFault
        If there is no interpreter to start, or the machine is short of something.
    """
    try:
        with contextlib.ExitStack() as undo:
            connection = _connect(template, folder, undo)
            undo.pop_all()
    except OSError as problem:
        raise WorkerFault(described(problem, temporary=True)) from problem
    return connection


def _connect(template: Template | None, parent: Path | None, undo: contextlib.ExitStack) -> Connection:
    """Make the folder and the pipe, and start the process; note how to undo each step if the next one fails."""
    folder = WorkerFolder(parent)
    undo.callback(folder.remove)
    printed = PrintedFile(folder.output)
    undo.callback(printed.close)
    (theirs_to_read, ours_to_write), (ours_to_read, theirs_to_write) = _two_pipes()
    try:
        pipe = open_pipe(ours_to_write, ours_to_read, SPIN)
        undo.callback(pipe.close)
        return Connection(_start(theirs_to_read, theirs_to_write, folder, template), pipe, folder, printed)
    finally:
        os.close(theirs_to_read)
        os.close(theirs_to_write)


def _start(stdin: int, stdout: int, folder: WorkerFolder, template: Template | None) -> WorkerProcess:
    home, environment = folder.home, folder.environment()
    with folder.output.open("ab") as stderr:
        streams = stdin, stdout, stderr.fileno()
        forked = template.fork(streams, home, environment) if template is not None else None
        return forked or StartedProcess(streams, home, environment)


def _two_pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    first = os.pipe()
    try:
        return first, os.pipe()
    except OSError:
        for end in first:
            os.close(end)
        raise
