"""The exercise files that a notebook reads and writes."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from grader import kept, progress
from grader.course import load_exercises
from grader.notebook import files
from grader.notebook.files import ExerciseFiles, forget_modules
from grader.notebook.refusals import NotGraded


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the exercises, with one stub; nothing is remembered from other tests."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    for module in (kept, files):
        monkeypatch.setattr(module, "EXERCISES", folder)
    monkeypatch.setattr(kept, "KEPT", folder / ".kept")
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")
    (folder / "softmax.py").write_text(load_exercises()["softmax"], encoding="utf-8")
    return folder


def content(folder: Path, name: str = "softmax") -> str:
    """Return the content of a file."""
    return (folder / f"{name}.py").read_bytes().decode("utf-8")


def test_a_stub_is_overwritten_and_so_is_what_was_written(folder: Path) -> None:
    """A missing file is created."""
    notebook = ExerciseFiles("a")
    for name in ("softmax", "gates"):
        for text in ("x = 1\n", "x = '√'\n"):
            assert notebook.write(name, text, overwrite=False) is None
            assert content(folder, name) == text
    assert not (folder / ".kept").exists()


def test_other_edits_are_not(folder: Path) -> None:
    """Until the notebook has read them."""
    notebook = ExerciseFiles("a")
    notebook.write("softmax", "x = 1\n", overwrite=False)
    (folder / "softmax.py").write_text("x = 2\n", encoding="utf-8")
    with pytest.raises(NotGraded, match=r"exercises/softmax\.py has edits that were not made in this notebook"):
        notebook.write("softmax", "x = 3\n", overwrite=False)
    assert content(folder) == "x = 2\n"
    assert notebook.read("softmax") == "x = 2\n"
    notebook.write("softmax", "x = 3\n", overwrite=False)
    assert content(folder) == "x = 3\n"


def test_edits_that_are_overwritten_are_kept(folder: Path) -> None:
    """Once, and only if they differ."""
    notebook = ExerciseFiles("a")
    (folder / "softmax.py").write_text("mine\n", encoding="utf-8")
    place = notebook.write("softmax", "x = 3\n", overwrite=True)
    assert place is not None
    assert place.read_text(encoding="utf-8") == "mine\n"
    assert content(folder) == "x = 3\n"
    assert ExerciseFiles("b").write("softmax", "x = 3\n", overwrite=True) is None
    assert len(kept.kept("softmax")) == 1


@pytest.mark.parametrize("now", ["x = 1\r\ny = 2\r\n", "\ufeffx = 1\ny = 2\n", "x = 1\ny = 2", "x = 1\ny = 2\n\n"])
def test_a_file_that_says_the_same_stays_as_it_is(folder: Path, now: str) -> None:
    """It does not matter who saved it: editors differ in line ends and ends of files."""
    (folder / "softmax.py").write_bytes(now.encode())
    assert ExerciseFiles("a").write("softmax", "x = 1\ny = 2\n", overwrite=False) is None
    assert content(folder) == now


def test_a_notebook_knows_its_files_after_a_restart(folder: Path) -> None:
    """Another notebook does not."""
    ExerciseFiles("a").write("softmax", "x = 1\n", overwrite=False)
    with pytest.raises(NotGraded):
        ExerciseFiles("b").write("softmax", "x = 2\n", overwrite=False)
    ExerciseFiles("a").write("softmax", "x = 2\n", overwrite=False)
    assert content(folder) == "x = 2\n"


def test_without_the_solutions_a_stub_is_as_any_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be read, or replaced and kept."""
    monkeypatch.setattr(files, "ROOT", tmp_path)
    with pytest.raises(NotGraded, match="%exercise softmax"):
        ExerciseFiles("a").write("softmax", "x = 1\n", overwrite=False)
    assert content(folder) == load_exercises()["softmax"]


@pytest.mark.parametrize("content", [b"\xff", None, b'{"nbformat": 4}'], ids=["not UTF-8", "a folder", "a notebook"])
def test_what_is_no_exercise_file_is_neither_read_nor_overwritten(folder: Path, content: bytes | None) -> None:
    """The message says what it is."""
    path = folder / "gates.py"
    path.mkdir() if content is None else path.write_bytes(content)
    for use in (
        lambda: ExerciseFiles("a").read("gates"),
        lambda: ExerciseFiles("a").write("gates", "", overwrite=True),
    ):
        with pytest.raises(NotGraded, match=r"gates\.py"):
            use()
    assert path.is_dir() if content is None else path.read_bytes() == content


def test_a_file_that_is_not_there_cannot_be_read() -> None:
    """It can be written."""
    with pytest.raises(NotGraded, match=r"There is no exercises/gates\.py"):
        ExerciseFiles("a").read("gates")


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be locked there")
def test_of_notebooks_that_write_at_once_one_wins(folder: Path) -> None:
    """The others see its edits, and none is lost."""
    start, refused = threading.Barrier(8), []

    def write(number: int) -> None:
        notebook = ExerciseFiles(f"{number}")
        start.wait()
        try:
            notebook.write("softmax", f"x = {number}\n", overwrite=False)
        except NotGraded:
            refused.append(f"x = {number}\n")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {*refused, content(folder)} == {f"x = {number}\n" for number in range(8)}
    assert len(refused) == 7


def test_modules_of_exercises_alone_are_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules of the same name from elsewhere are kept."""
    monkeypatch.syspath_prepend(str(folder))
    (folder / "made_up_exercise.py").write_text("x = 1\n", encoding="utf-8")
    import made_up_exercise  # type: ignore[import-not-found]

    forget_modules(["made_up_exercise", "json", "never_imported"])
    assert "json" in sys.modules
    assert "made_up_exercise" not in sys.modules
    (folder / "made_up_exercise.py").write_text("x = 2\n", encoding="utf-8")
    import made_up_exercise as again

    assert (made_up_exercise.x, again.x) == (1, 2)
    del sys.modules["made_up_exercise"]
