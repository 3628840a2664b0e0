"""A notebook with a real kernel, for tests."""

from __future__ import annotations

import json
import os
import signal
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import nbformat
from nbclient import NotebookClient

CELL_SECONDS = 120


class Notebook:
    """A notebook whose kernel uses a copy of the kit.

    Parameters
    ----------
    kit : Path
        The copy.
    folder : Path
        The folder of the notebook and of IPython's own files.
    name : str
        The path of the notebook, if Jupyter passes it to the kernel; else empty.
    """

    def __init__(self, kit: Path, folder: Path, name: str = "") -> None:
        self._book = nbformat.v4.new_notebook()
        resources = {"metadata": {"path": str(folder)}}
        self._client = NotebookClient(
            self._book, allow_errors=True, kernel_name="python3", resources=resources, timeout=CELL_SECONDS
        )
        self._environment = os.environ | {
            "PYTHONPATH": str(kit),
            "IPYTHONDIR": str(folder / ".ipython"),
            "JPY_SESSION_NAME": name,
        }

    def __enter__(self) -> Self:
        self._kernel = self._client.setup_kernel(env=self._environment)
        self._kernel.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kernel.__exit__(kind, problem, trace)

    def run(self, text: str) -> Cell:
        """Run a cell."""
        self._book.cells.append(nbformat.v4.new_code_cell(text))
        cell = self._client.execute_cell(self._book.cells[-1], len(self._book.cells) - 1)
        return Cell(cell["outputs"])

    @property
    def kernel(self) -> int:
        """The number of the kernel's process."""
        return int(self.run("import os; print(os.getpid())").printed)

    def interrupted(self, text: str, seconds: float) -> Cell:
        """Run a cell, and interrupt the kernel after this time."""
        timer = threading.Timer(seconds, os.kill, (self.kernel, signal.SIGINT))
        timer.start()
        try:
            return self.run(text)
        finally:
            timer.cancel()

    def completed(self, text: str) -> list[str]:
        """Return the completions of the end of a text."""
        asked = f"get_ipython().kernel.do_complete({text!r}, {len(text)})"
        return list(json.loads(self.run(f"import json; print(json.dumps({asked}['matches']))").printed))


class Cell:
    """The output of a cell.

    Attributes
    ----------
    outputs : list
        As a notebook keeps them.
    """

    def __init__(self, outputs: list[Any]) -> None:
        self.outputs = outputs

    @property
    def printed(self) -> str:
        """What was printed."""
        return "".join(output["text"] for output in self.outputs if output["output_type"] == "stream")

    @property
    def text(self) -> str:
        """The last value, as text."""
        return self._value("text/plain")

    @property
    def html(self) -> str:
        """The last value, as HTML."""
        return self._value("text/html")

    def _value(self, kind: str) -> str:
        values = [output["data"] for output in self.outputs if output["output_type"] == "execute_result"]
        return str(values[-1][kind]) if values else ""

    @property
    def errors(self) -> list[str]:
        """The errors shown instead of values: the name of each, and its lines."""
        return [
            "\n".join([output["ename"], *output["traceback"]])
            for output in self.outputs
            if output["output_type"] == "error"
        ]
