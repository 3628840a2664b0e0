"""A class after a power cut: whatever was not yet on the disk is empty, and the same command continues from there."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from grader.classroom.anonymity import without_names
from grader.classroom.errors import ClassError
from grader.classroom.folder import ClassFolder, keep_first
from tests.classroom.test_publish import CLASS, RIGHT, kill_after, published, rows
from tests.support.classes import content_of, intake_of

CHANGED = CLASS | {"s1": RIGHT | {"gates": "fails"}}

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


class Disk:
    """A disk that has only what was synced; the files that are there at the beginning are on it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._stored = {_content_id(path.stat()) for path in folder.rglob("*")}
        patch.setattr(os, "fsync", lambda descriptor: self._stored.add(_content_id(os.fstat(descriptor))))

    def lose_power(self) -> list[str]:
        """Empty every file that is not on the disk, and return the names of these files."""
        files = [path for path in self._folder.rglob("*") if path.is_file()]
        lost = [path for path in files if _content_id(path.stat()) not in self._stored]
        for path in lost:
            os.truncate(path, 0)
        return [path.name for path in lost]


def _content_id(status: os.stat_result) -> tuple[int, int]:
    """Return what identifies the content of a file: numbers alone are used again."""
    return status.st_ino, status.st_mtime_ns


@posix
@pytest.mark.parametrize("most", [0, 1, 3, 4, 5, 8, 10, 100])
def test_a_power_cut_is_no_loss(most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any moment of a publication: the next command finishes it in the same way."""
    out, whole = tmp_path / "out", tmp_path / "whole"
    published(out)
    shutil.copytree(out, whole)
    published(whole, CHANGED)
    with monkeypatch.context() as patch:
        disk = Disk(out, patch)
        kill_after(patch, most)
        with contextlib.suppress(KeyboardInterrupt):
            published(out, CHANGED)
        assert disk.lose_power()
    published(out, CHANGED)
    assert content_of(out) == content_of(whole)


@posix
def test_a_power_cut_in_the_first_run_is_no_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The seed that it has drawn is kept."""
    out = tmp_path / "out"
    out.mkdir()
    with monkeypatch.context() as patch:
        disk = Disk(out, patch)
        published(out, seed=None)
        before = content_of(out)
        assert disk.lose_power()
    published(out, seed=None)
    assert content_of(out) == before


@posix
def test_what_is_kept_first_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as the salt of a class without names, or its seed."""
    disk = Disk(tmp_path, monkeypatch)
    keep_first(tmp_path / "salt", "0123\n")
    assert disk.lose_power() == []


# Damage all the same, as by a file system that does not keep its word


@pytest.mark.parametrize("text", ["", "\0\0"])
def test_a_seed_that_is_lost_is_read_from_the_gradebook(text: str, tmp_path: Path) -> None:
    """It is written again."""
    out = tmp_path / "out"
    published(out)
    before = content_of(out)
    (out / "seed").write_text(text, encoding="utf-8")
    published(out, seed=None)
    assert content_of(out) == before


@pytest.mark.parametrize("gradebook", ["", None])
def test_a_seed_that_is_lost_altogether_is_for_the_instructor_to_choose(gradebook: str | None, tmp_path: Path) -> None:
    """No grades depend on it yet, or they are damaged, too."""
    out = tmp_path / "out"
    published(out)
    (out / "seed").write_text("", encoding="utf-8")
    (out / "class.json").unlink()
    if gradebook is not None:
        (out / "class.json").write_text(gradebook, encoding="utf-8")
    with pytest.raises(ClassError) as refused:
        published(out, seed=None)
    assert str(refused.value) == (
        f"{out / 'seed'} holds no number; write the seed of the class into it, or choose one with --seed"
    )
    published(out, seed=8)
    assert ClassFolder(out).seed(None) == 8


@pytest.mark.parametrize("text", ["", "\0\0"])
def test_a_salt_that_is_lost_is_refused(text: str, tmp_path: Path) -> None:
    """Without it, whoever knows a name could compute the ID."""
    (tmp_path / "salt").write_text(text, encoding="utf-8")
    with pytest.raises(ClassError) as refused:
        without_names(intake_of(CLASS), tmp_path)
    assert str(refused.value) == f"{tmp_path / 'salt'} is empty; remove it, and all students get new IDs"


@pytest.mark.parametrize("text", ["", "{}", "\0"])
def test_a_lost_record_loses_no_publication_and_no_change(text: str, tmp_path: Path) -> None:
    """The scores of before are in the gradebook, and the history continues after its last number."""
    out = tmp_path / "out"
    published(out)
    published(out, CHANGED)
    before = content_of(out)
    (out / "published.json").write_text(text, encoding="utf-8")
    assert published(out, CLASS | {"s1": RIGHT, "s2": RIGHT}).changes == 2
    assert [row[:4] for row in rows(out / "changes.csv")[1:]] == [
        ["s1", "gates", "2", "5"],
        ["s2", "softmax", "3", "7"],
    ]
    assert kept(out, "001") <= before.items()
    assert {name for name, _ in kept(out, "002")} >= {"grades.csv", "changes.csv", "students/s1/report.txt"}
    assert kept(out, "002") <= before.items()
    published(out, CLASS)
    assert sorted(path.name for path in (out / "history").iterdir()) == ["001", "002", "003"]
    assert rows(out / "history" / "003" / "changes.csv")[1][:4] == ["s1", "gates", "2", "5"]


def kept(out: Path, number: str) -> set[tuple[str, bytes]]:
    """Return what a publication in the history has, except the list of changes before the first one."""
    found: Mapping[str, bytes] = content_of(out / "history" / number)
    return {(name, content) for name, content in found.items() if number != "001"}


def test_without_the_record_and_the_gradebook_the_history_is_not_written_over(tmp_path: Path) -> None:
    """Its numbers continue."""
    out = tmp_path / "out"
    published(out)
    published(out, CHANGED)
    for name in ("published.json", "class.json"):
        (out / name).write_text("", encoding="utf-8")
    published(out)
    before = content_of(out / "history" / "001")
    published(out, CHANGED)
    assert content_of(out / "history" / "001") == before
    assert rows(out / "history" / "002" / "grades.csv")[1][7] == "5"
