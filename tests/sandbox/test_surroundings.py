"""The surroundings of a submission: folder, environment, modules, descriptors, limits."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader.files import ROOT
from grader.sandbox.outside import folder
from grader.sandbox.outside.answers import (
    Raised,
    Returned,
)
from grader.sandbox.outside.worker import Worker, start_worker
from tests.sandbox.workers import (
    SECONDS,
    SOFTMAX,
    Open,
    alone,
    function,
    linux,
    place,
    value_of,
)
from tests.support.odd_files import KINDS, odd


@linux
def test_memory_is_limited(worker: Worker) -> None:
    """A billion numbers raise an error at their line, and the worker continues."""
    answer = worker.call("memory", [10**9])
    assert isinstance(answer, Raised)
    assert (answer.type, answer.place) == ("MemoryError", place("memory"))
    assert worker.call("memory", [10]) == Returned(10.0)


def test_the_environment_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its locale and kernels come from the judge; what concerns Python and threads is the grader's."""
    for name in folder.KERNELS:
        monkeypatch.delenv(name, raising=False)
    ours = {"SECRET": "x", "PYTHONPATH": "x", "PYTHONSTARTUP": "x", "PYTHONWARNINGS": "error", "OMP_NUM_THREADS": "8"}
    kept = {"LANG": "en_GB.UTF-8", "LC_ALL": "C.UTF-8", "OPENBLAS_CORETYPE": "Haswell", "MKL_CBWR": "COMPATIBLE"}
    for name, value in (ours | kept).items():
        monkeypatch.setenv(name, value)
    with alone(function("return dict(os.environ), os.getcwd()")) as worker:
        environment, cwd = value_of(worker.call("f", []))
    for name in ("SYSTEMROOT", "LC_CTYPE", "__CF_USER_TEXT_ENCODING"):  # from Windows, Python, macOS
        environment.pop(name, None)
    threads = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    home = {"HOME": environment["HOME"], "TMPDIR": environment["HOME"], "TEMP": environment["HOME"]}
    pictures = {"MPLBACKEND": "agg", "MPLCONFIGDIR": str(Path(environment["HOME"]).with_name("matplotlib"))}
    assert environment == dict.fromkeys(threads, "1") | home | pictures | kept
    assert os.path.realpath(environment["HOME"]) == os.path.realpath(cwd)


PRODUCTS = """
import numpy as np
from grader.sandbox.outside.pool import Sandbox

x, W = (np.random.default_rng(0).random(shape, dtype=np.float32) for shape in ((10, 784), (784, 50)))
with Sandbox() as sandbox:
    worker = sandbox.take()
    worker.open("product", {"product": "def product(x, W):\\n    return x @ W\\n"}, "")
    worker.execute_anew(5, 1, 60)
    print(np.array_equal(worker.call("product", [x, W]).value, x @ W))
"""


@pytest.mark.parametrize("kernels", ["Nehalem", None])
def test_a_worker_computes_what_the_judge_computes(kernels: str | None) -> None:
    """To the last digit, whichever kernels of OpenBLAS the user has chosen: else a mistake is not recognised."""
    environment = {name: value for name, value in os.environ.items() if name not in folder.KERNELS}
    if kernels is not None:
        environment["OPENBLAS_CORETYPE"] = kernels
    words = [sys.executable, "-c", PRODUCTS]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")


FORGE = """
import os
from pathlib import Path
import matplotlib.figure

folder = Path(os.environ["MPLCONFIGDIR"])
found = [path.name for path in folder.iterdir()]
for path in folder.iterdir():
    path.write_text("forged")

def f():
    return tuple(found)
"""


@pytest.mark.parametrize("place", ["kept", "file/kept"], ids=["a folder", "no folder"])
def test_a_list_of_fonts_is_made_once_and_by_no_submission(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Packages make it before a submission runs; it is kept then, where that can be, and each worker has a copy."""
    (tmp_path / "file").touch()
    kept = tmp_path / place
    monkeypatch.setattr(folder, "FONTS", kept)
    lists = []
    for _ in range(2):
        with contextlib.closing(start_worker()) as worker:
            worker.open("softmax", {"softmax": FORGE}, "", ("matplotlib.figure",))
            assert worker.execute_anew(SECONDS, 1, SECONDS) == Returned(None)
            (name,) = value_of(worker.call("f", []))
        lists.append([(path.name, path.stat().st_mtime_ns) for path in kept.glob("*")])
    assert lists[0] == lists[1]
    assert [each for each, _ in lists[1]] == ([name] if place == "kept" else [])
    assert all("forged" not in path.read_text(encoding="utf-8") for path in kept.glob("*"))


@linux
@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_list_of_fonts_is_not_copied(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is neither waited for nor read to its end, and keeping a good one leaves nothing else there."""
    kept, worker = tmp_path / "kept", tmp_path / "worker"
    monkeypatch.setattr(folder, "FONTS", kept)
    kept.mkdir()
    odd(kept / "fontlist-v1.json", kind)
    mine = folder.WorkerFolder()
    monkeypatch.setattr(mine, "_fonts", worker)
    mine.take_fonts()
    assert not worker.exists()
    worker.mkdir()
    (worker / "fontlist-v1.json").write_text("{}", encoding="utf-8")
    mine.keep_fonts()
    assert [path.name for path in kept.iterdir()] == ["fontlist-v1.json"]
    mine.remove()


def test_there_is_nothing_of_ours_to_import(worker: Worker) -> None:
    """Neither the current folder nor the kit or the worker's own is on sys.path."""
    cwd, *paths = value_of(worker.call("path", []))
    assert paths
    for path in paths:
        assert os.path.isabs(path)
        assert Path(path) not in (Path(cwd), ROOT, ROOT / "grader", ROOT / "grader" / "sandbox", ROOT / "solutions")


def test_the_judges_modules_are_not_there(worker: Worker) -> None:
    """A worker has the grader's two small files, and neither pytest nor the judge."""
    names = {name.partition(".")[0] for name in value_of(worker.call("modules", []))}
    assert "numpy" in names
    assert not names & {"grader", "pytest", "_pytest", "pluggy"}


def test_there_is_nothing_to_read_and_an_empty_folder(opened: Open, worker: Worker) -> None:
    """Standard input ends at once; the current folder has no files."""
    assert value_of(worker.call("read", [])) == ("", 0)
    assert worker.call("ask", []) == Raised("EOFError", "EOF when reading a line", place("ask"))
    assert value_of(opened(SOFTMAX).call("folder", [])) == ()


@linux
def test_a_worker_has_the_main_thread_and_the_watchdog(worker: Worker) -> None:
    """numpy has one thread for linear algebra, which is the one that calls it; a replaced watchdog takes time to go."""
    assert (300.0**3, 2) in [value_of(worker.call("threads", [])) for _ in range(20)]


@linux
def test_a_worker_holds_no_descriptor_of_ours(tmp_path: Path) -> None:
    """It has its streams and the ends of its pipe, whatever the judge has open, and perhaps a library that it runs."""
    body = "links, maps = [], open('/proc/self/maps').read()\nfor n in range(100):\n"
    body += "    try: links.append(os.readlink(f'/proc/self/fd/{n}'))\n    except OSError: pass\n"
    body += "links = [link for link in links if f' {link}\\n' not in maps]  # libffi holds itself, to map itself"
    with (tmp_path / "verdicts").open("wb") as file:
        os.set_inheritable(file.fileno(), True)
        with alone(function(body + "\nreturn tuple(links)")) as worker:
            links = value_of(worker.call("f", []))
    assert len(links) == 5
    for link in links:
        assert link == "/dev/null" or link.startswith("pipe:") or link.endswith("/output")


def test_random_numbers_are_seeded_anew_each_time(worker: Worker) -> None:
    """The same seed gives the same numbers, at import and after; another gives others."""
    for seed in (7, 8, 7):
        worker.execute_anew(SECONDS, seed, SECONDS)
        drawn = value_of(worker.call("draw", []))
        assert drawn.tolist() == np.random.RandomState(seed).rand(4).tolist()


def test_each_take_is_another_process(opened: Open) -> None:
    """What one submission does to numpy, the next does not see."""
    first = opened("import numpy as np\nnp.exp = None\n")
    pid = first.pid
    second = opened(function("return np.exp(0.0)"))
    assert second.pid != pid
    assert not first.alive
    assert value_of(second.call("f", [])) == 1.0
