"""The folder of a worker: an empty current folder, a file to print to, and a copy of matplotlib's font lists."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from grader.files import ROOT, read_regular, replace_file
from grader.sandbox.outside.removal import remove_tree

FONTS = ROOT / ".grader.cache"
"""Where matplotlib's list of fonts is stored, which takes long to make. Each worker has a copy."""

MAX_BYTES = 16 * 1024 * 1024
"""The most bytes of a font list that is copied. A list of a thousand fonts has half a million bytes."""

ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
"""The environment in which libraries for linear algebra compute in one thread."""

KERNELS = (
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
    "MKL_CBWR",
    "MKL_ENABLE_INSTRUCTIONS",
    "BLIS_ARCH_TYPE",
    "NPY_DISABLE_CPU_FEATURES",
    "NPY_ENABLE_CPU_FEATURES",
)
"""Variables that choose how numpy computes. A worker has them too, so that it computes what the judge computes."""

SYSTEM = ("SYSTEMROOT", "LANG", "LC_ALL")
"""What Windows needs to start Python, and the locale."""


class WorkerFolder:
    """The temporary folder of a worker, made at once.

    Parameters
    ----------
    parent : Path, optional
        The folder that it is made in; that for temporary files by default.

    Attributes
    ----------
    home : Path
        The empty folder that the worker is in.
    output : Path
        The file that it prints to.
    """

    def __init__(self, parent: Path | None = None) -> None:
        self._path = Path(tempfile.mkdtemp(prefix="grader-", dir=parent))
        self.home, self.output = self._path / "empty", self._path / "output"
        self._fonts = self._path / "matplotlib"
        try:
            self.home.mkdir()
            self.output.touch()
        except OSError:
            self.remove()
            raise

    def environment(self) -> dict[str, str]:
        """Return the environment of the worker: only what starts Python, and what decides how numpy computes."""
        folders = dict.fromkeys(("HOME", "TMPDIR", "TEMP"), str(self.home))
        pictures = {"MPLBACKEND": "agg", "MPLCONFIGDIR": str(self._fonts)}  # they need no screen
        return bare_environment() | folders | pictures

    def take_fonts(self) -> None:
        """Copy the stored font lists into the folder."""
        _copy_fonts(FONTS, self._fonts)

    def keep_fonts(self) -> None:
        """Store the font lists of the folder for other workers. No submission may have run there yet."""
        _copy_fonts(self._fonts, FONTS)

    def remove(self) -> None:
        """Remove the folder, as far as possible."""
        remove_tree(self._path)


def bare_environment() -> dict[str, str]:
    """Return the locale and the kernels of this process, what Windows needs, and one thread for linear algebra."""
    return {name: os.environ[name] for name in (*SYSTEM, *KERNELS) if name in os.environ} | ONE_THREAD


def _copy_fonts(source: Path, target: Path) -> None:
    """Copy the font lists that the target lacks or has in another version, each completely or not at all."""
    with contextlib.suppress(OSError):  # without them the worker only takes longer
        for path in source.glob("fontlist-*.json"):
            data, copy = read_regular(path, MAX_BYTES), target / path.name
            if data is not None and _content(copy) != data:
                target.mkdir(exist_ok=True)
                replace_file(copy, data, lasting=False)


def _content(path: Path) -> bytes | None:
    """Return the content of a font list, or None if it is missing or no such file."""
    try:
        return read_regular(path, MAX_BYTES)
    except OSError:
        return None
