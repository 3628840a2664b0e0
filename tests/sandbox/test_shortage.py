"""A machine with a shortage: no worker, one line that says what to free, and nothing left over."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.files import ROOT
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import WorkerFault
from grader.sandbox.outside.template import Template
from grader.sandbox.outside.worker import start_worker
from tests.sandbox.workers import each_level, linux
from tests.support.proc import descriptors

FILES = "too many files are open in the grader; allow it more, such as with ulimit -n 1024"


@contextlib.contextmanager
def few_descriptors(free: int) -> Iterator[None]:
    """So many descriptors can be opened here, and no more."""
    import resource  # not on Windows

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    held: list[int] = []
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(map(int, descriptors())) + 20, before[1]))
    try:
        with contextlib.suppress(OSError):
            while True:
                held.append(os.open(os.devnull, os.O_RDONLY))
        for _ in range(free):
            os.close(held.pop())
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
        for descriptor in held:
            os.close(descriptor)


@linux
@pytest.mark.parametrize("free", range(12))
def test_without_descriptors_there_is_no_worker_and_none_is_left(free: int, tmp_path: Path) -> None:
    """Whichever step is the first that finds none. To remove a folder takes three; with fewer, the next run does it."""
    before, told = descriptors(), ""
    with few_descriptors(free):
        try:
            worker = start_worker("portable", None, tmp_path)
        except WorkerFault as problem:
            told = str(problem)
        else:
            worker.close()
    assert told.endswith(FILES) or (told == "" and free > 5)
    assert descriptors() == before
    assert len(list(tmp_path.iterdir())) == (free < 3)


@linux
def test_a_template_without_descriptors_is_none() -> None:
    """The worker is a program then, or does not start either."""
    before = descriptors()
    with few_descriptors(0), pytest.raises(WorkerFault, match=f"{FILES}$"):
        Sandbox("strict")
    assert descriptors() == before
    with few_descriptors(3):
        template = Template()
        assert template.fork((0, 1, 2), Path("/"), {}) is None
    template.close()
    assert descriptors() == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a disk, and only here on Linux")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "small", tmp_path], check=False)
    if done.returncode:
        pytest.skip("nothing can be mounted here")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


PRINTS = """
import numpy as np

def softmax(x):
    print("x" * 100_000)
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
"""


@each_level
def test_a_full_disk_ends_a_run_with_one_line(
    small_disk: Path, tmp_path_factory: pytest.TempPathFactory, level: str
) -> None:
    """What the submission prints finds no space; that costs no points, and there is no report."""
    folder = tmp_path_factory.mktemp("submission")
    (folder / "softmax.py").write_text(PRINTS, encoding="utf-8")
    words = [sys.executable, "-m", "grader", "softmax", "--submission", str(folder), "--isolation", level]
    environment = {**os.environ, "TMPDIR": str(small_disk)}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    remedy = "free some, or name another folder in TMPDIR"
    assert done.stderr == f"grader: there is no space left in {small_disk}; {remedy}\n"
    assert (done.returncode, done.stdout) == (3, "")
    assert list(small_disk.iterdir()) == []
