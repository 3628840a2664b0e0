"""Resetting an exercise and having one's file back: not one byte is lost, whenever it is killed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader import kept
from grader.course.stubs import stub_of
from grader.files import ROOT
from grader.kept import NothingToDo
from grader.sources import MAX_BYTES

OWN = "def softmax(x):\n    return x  # mine\n"
OTHER = "def softmax(x):\n    return 2 * x  # another try\n"
STUB = stub_of((ROOT / "solutions" / "softmax.py").read_text(encoding="utf-8"))

KILLED = 9
KILL = f"""
import os, sys
from pathlib import Path
from grader import kept
folder, wanted, command = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
kept.EXERCISES, kept.KEPT = folder, folder / ".kept"
seen = 0
def hook(event, arguments):
    global seen
    writes = event in ("os.rename", "os.remove", "os.mkdir", "os.truncate") or (
        event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    )
    if writes and str(folder) in str(arguments[0]):
        seen += 1
        if seen == wanted:
            os._exit({KILLED})
sys.addaudithook(hook)
getattr(kept, command)("softmax")
"""
"""Runs a command and kills it just before one of its writes; it ends with 0 if it has fewer writes."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the exercises, with a file of the learner's."""
    monkeypatch.setattr(kept, "EXERCISES", tmp_path)
    monkeypatch.setattr(kept, "KEPT", tmp_path / ".kept")
    (tmp_path / "softmax.py").write_text(OWN, encoding="utf-8")
    return tmp_path


def now(folder: Path) -> str:
    """The learner's current text of the exercise."""
    return (folder / "softmax.py").read_text(encoding="utf-8")


def all_kept() -> list[str]:
    """The kept texts."""
    return [path.read_text(encoding="utf-8") for path in kept.kept("softmax")]


def test_a_reset_keeps_what_there_was(folder: Path) -> None:
    """Under a name with the time; the stub is that of the course."""
    place = kept.reset("softmax")
    assert place is not None
    assert place.parent == folder / ".kept"
    assert place.read_text(encoding="utf-8") == OWN
    assert now(folder) == STUB
    assert kept.exercise_of(place) == "softmax"


def test_the_stub_is_that_of_the_kit() -> None:
    """reset writes what a new clone has."""
    for path in (ROOT / "solutions").glob("*.py"):
        made = stub_of(path.read_text(encoding="utf-8"))
        assert made == (ROOT / "exercises" / path.name).read_text(encoding="utf-8")


def test_undo_gives_it_back_and_can_be_undone(folder: Path) -> None:
    """The text written in between is kept too."""
    kept.reset("softmax")
    (folder / "softmax.py").write_text(OTHER, encoding="utf-8")
    kept.undo("softmax")
    assert now(folder) == OWN
    assert all_kept() == [OTHER]
    kept.undo("softmax")
    assert now(folder) == OTHER
    assert all_kept() == [OWN]


def test_many_resets_in_one_second_keep_every_file_in_its_order(folder: Path) -> None:
    """No file replaces another."""
    for number in range(12):
        (folder / "softmax.py").write_text(f"{number}\n", encoding="utf-8")
        kept.reset("softmax")
    assert all_kept() == [f"{number}\n" for number in range(12)]


def test_where_there_is_no_file_the_stub_comes_and_nothing_is_kept(folder: Path) -> None:
    """Such as after a slip with rm."""
    (folder / "softmax.py").unlink()
    assert kept.reset("softmax") is None
    assert now(folder) == STUB
    assert all_kept() == []


def test_nothing_to_do_is_said() -> None:
    """A stub is not kept, and nothing is restored if nothing is kept."""
    kept.reset("softmax")
    with pytest.raises(NothingToDo, match=r"softmax\.py is the stub already"):
        kept.reset("softmax")
    with pytest.raises(NothingToDo, match="no file of gates is kept"):
        kept.undo("gates")
    assert all_kept() == [OWN]


def test_without_solutions_the_file_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stubs are made from solutions."""
    monkeypatch.setattr(kept, "ROOT", folder)
    with pytest.raises(NothingToDo, match="cannot be made without its solution"):
        kept.reset("softmax")
    assert now(folder) == OWN


def test_files_of_others_are_not_taken_for_kept_ones(folder: Path) -> None:
    """Nor are those of an exercise with a longer name."""
    kept.reset("softmax")
    for name in ("softmax.py", "notes.txt", "softmax-2026-11-29.py", ".grader-0123"):
        (folder / ".kept" / name).write_text("x", encoding="utf-8")
    assert all_kept() == [OWN]
    assert kept.kept("soft") == []
    assert len(kept.kept()) == 1


def test_a_link_is_refused_and_stays(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its target may belong to anybody."""
    target = tmp_path_factory.mktemp("elsewhere") / "file.py"
    target.write_text(OTHER, encoding="utf-8")
    (folder / "softmax.py").unlink()
    (folder / "softmax.py").symlink_to(target)
    with pytest.raises(OSError, match="link"):
        kept.reset("softmax")
    assert now(folder) == target.read_text(encoding="utf-8") == OTHER


def test_a_file_of_any_size_is_kept(folder: Path) -> None:
    """It is graded no longer when it is larger than 1 MiB; most of all then its learner wants the stub."""
    large = f"{OWN}{'# and so on' * 120_000}\n"
    assert len(large) > MAX_BYTES
    (folder / "softmax.py").write_text(large, encoding="utf-8")
    kept.reset("softmax")
    assert (now(folder), all_kept()) == (STUB, [large])
    kept.undo("softmax")
    assert (now(folder), all_kept()) == (large, [STUB])


@pytest.mark.skipif(sys.platform != "linux", reason="files with holes")
@pytest.mark.timeout(30)
def test_a_huge_file_is_not_copied(folder: Path) -> None:
    """It would not fit on the disk once more."""
    with (folder / "softmax.py").open("wb") as file:
        file.truncate(2**40)
    place = kept.reset("softmax")
    assert place is not None
    assert place.stat().st_size == 2**40
    assert now(folder) == STUB


@pytest.mark.parametrize("links", ["hard links", "none"])
def test_a_file_that_cannot_be_replaced_stays_where_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, links: str
) -> None:
    """On file systems without hard links, too."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if links == "none":
        monkeypatch.setattr(os, "link", fail)
    monkeypatch.setattr(kept, "replace_file", fail)
    with pytest.raises(OSError, match="No space left"):
        kept.reset("softmax")
    assert now(folder) == OWN


def test_without_hard_links_a_reset_keeps_the_file_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as on a stick."""

    def fail(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    kept.reset("softmax")
    assert (now(folder), all_kept()) == (STUB, [OWN])


@pytest.mark.parametrize("command", ["reset", "undo"])
def test_killed_ahead_of_any_write_it_loses_nothing(folder: Path, command: str) -> None:
    """The current text is complete, in its place or kept, and so is the one that was kept."""
    texts = {OWN}
    if command == "undo":
        kept.reset("softmax")
        (folder / "softmax.py").write_text(OTHER, encoding="utf-8")
        texts = {OWN, OTHER}
    before = {path: path.read_bytes() for path in folder.rglob("*.py")}
    kills = 0
    while _killed_at(folder, kills + 1, command):
        kills += 1
        found = {now(folder), *all_kept()}
        assert texts <= found, f"killed ahead of write {kills}"
        assert found <= {OWN, OTHER, STUB}, f"killed ahead of write {kills}"
        for path in {*folder.rglob("*.py")} - set(before):
            path.unlink()
        for path, content in before.items():
            path.write_bytes(content)
    assert kills >= 5
    assert now(folder) == {"reset": STUB, "undo": OWN}[command]


def _killed_at(folder: Path, number: int, command: str) -> bool:
    words = [sys.executable, "-c", KILL, str(folder), str(number), command]
    code = subprocess.run(words, cwd=ROOT, check=False).returncode
    assert code in (0, KILLED)
    return code == KILLED
