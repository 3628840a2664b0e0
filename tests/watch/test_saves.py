"""Saves are noticed however an editor writes, once each, in their order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.watch.saves import LOOKS_FOR_STRAYS, LOOKS_WITHOUT_A_FILE, Saves

NAMES = ("gates", "softmax", "layers")


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    """The files of three exercises, looked at before anything happens."""
    for name in NAMES:
        write(tmp_path / f"{name}.py", "a = 1\n", 1)
    return Saves(tmp_path, NAMES)


def write(path: Path, text: str, time: int) -> None:
    """Write a file at a certain time, in nanoseconds."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time, time))


def test_nothing_has_changed_at_first(saves: Saves) -> None:
    """What was there before is no save."""
    assert saves.look() == []


def test_a_file_that_is_written_is_one_save(saves: Saves, tmp_path: Path) -> None:
    """The next look finds nothing new."""
    write(tmp_path / "softmax.py", "a = 2\n", 2)
    assert saves.look() == ["softmax"]
    assert saves.look() == []


def test_a_save_that_changes_no_byte_is_one_all_the_same(saves: Saves, tmp_path: Path) -> None:
    """Every save gets a verdict."""
    write(tmp_path / "softmax.py", "a = 1\n", 2)
    assert saves.look() == ["softmax"]


def test_a_file_put_in_the_place_of_another_is_a_save(saves: Saves, tmp_path: Path) -> None:
    """Even one with the same time and size; meanwhile, no file at all is nothing."""
    path = tmp_path / "softmax.py"
    path.rename(tmp_path / "old")
    assert saves.look() == []
    write(path, "a = 2\n", 1)
    assert saves.look() == ["softmax"]


def test_a_file_that_stays_away_is_gone(saves: Saves, tmp_path: Path) -> None:
    """After some looks, once; when it is back, that is a save."""
    path = tmp_path / "gates.py"
    path.unlink()
    looks = [saves.look() for _ in range(3 * LOOKS_WITHOUT_A_FILE)]
    assert [found for found in looks if found] == [["gates"]]
    assert looks[LOOKS_WITHOUT_A_FILE - 1] == ["gates"]
    write(path, "a = 1\n", 1)
    assert saves.look() == ["gates"]


def test_of_several_the_one_saved_last_comes_last(saves: Saves, tmp_path: Path) -> None:
    """Whatever their order in the course."""
    write(tmp_path / "layers.py", "a = 2\n", 5)
    write(tmp_path / "gates.py", "a = 2\n", 7)
    write(tmp_path / "softmax.py", "a = 2\n", 6)
    assert saves.look() == ["layers", "softmax", "gates"]
    assert saves.latest_since(5) == "gates"
    assert saves.latest_since(7) is None


def test_a_folder_that_is_not_there_has_no_saves(tmp_path: Path) -> None:
    """And one that goes away either."""
    saves = Saves(tmp_path / "none", NAMES)
    assert saves.look() == []
    assert saves.latest_since(0) is None


def strays(saves: Saves) -> list[str]:
    """What is said of other files, within as many looks as it takes."""
    return [line for _ in range(LOOKS_FOR_STRAYS) for line in saves.strays()]


def test_a_file_saved_under_another_name_is_told_at_each_save(saves: Saves, tmp_path: Path) -> None:
    """With the name that it should have."""
    write(tmp_path / "softmax2.py", "a = 1\n", 2)
    assert strays(saves) == ["softmax2.py is not graded; softmax.py is. Save your work under that name."]
    assert strays(saves) == []
    write(tmp_path / "softmax2.py", "a = 22\n", 3)
    assert strays(saves) == ["softmax2.py is not graded; softmax.py is. Save your work under that name."]
    write(tmp_path / "my experiments.py", "a = 1\n", 2)
    write(tmp_path / "softmax.ipynb", "{}", 2)
    write(tmp_path / "notes.txt", "", 2)
    assert strays(saves) == [
        "my experiments.py is no exercise, so it is not graded.",
        "softmax.ipynb is not graded. Export the notebook as a Python script, and save that as softmax.py.",
    ]


def test_what_lay_there_before_is_not_told(tmp_path: Path) -> None:
    """It was told when it came."""
    write(tmp_path / "softmax2.py", "a = 1\n", 2)
    assert strays(Saves(tmp_path, NAMES)) == []
