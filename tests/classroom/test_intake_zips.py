"""Zips that students hand in: read within limits; a faulty zip affects only its student."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom.handins import Problem
from grader.classroom.intake import archives, take_in
from tests.support.class_of_one import NAMES, Files, handed_in, message, only
from tests.support.hand_ins import encrypted, zipped


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        member = zipfile.ZipInfo("softmax.py")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    handin = handed_in(tmp_path, {"work.zip": stream.getvalue()})
    assert message(handin) == "softmax.py cannot be read: it is a link; put the file itself there"


@pytest.mark.parametrize(
    ("work", "message"),
    [
        (b"", "work.zip is damaged, or no zip"),
        (b"PK\x03\x04", "work.zip is damaged, or no zip"),
        (zipped({"../bob/softmax.py": b""}), "work.zip/../bob/softmax.py has a path that leads out of its folder"),
        (zipped({"/tmp/softmax.py": b""}), "work.zip/tmp/softmax.py has a path that leads out of its folder"),
        (zipped({"C:\\softmax.py": b""}), "work.zip/C:/softmax.py has a path that leads out of its folder"),
        (encrypted(zipped({"softmax.py": b"x"})), "work.zip/softmax.py is encrypted"),
        (zipped({f"{n}.py": b"" for n in range(1001)}), "it holds more than 1,000 files"),
        (zipped({"a/" * 20_000 + "softmax.py": b""}), "work.zip/a/… has a path that is too long"),
        (zipped({"softmax.py": b"", "big.zip": b""}) * 2, None),
    ],
)
def test_a_zip_that_cannot_be_opened_is_the_problem_of_its_student(
    tmp_path: Path, work: bytes, message: str | None
) -> None:
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob" / "softmax.py").write_text("x = 1", encoding="utf-8")
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "work.zip").write_bytes(work)
    ada, bob = take_in(tmp_path, NAMES).handins
    assert (ada.problem, ada.message) == ((Problem.UNREADABLE, message) if message else (None, ""))
    assert bob.sources == {"softmax": "x = 1"}


def test_a_file_of_a_zip_is_unpacked_up_to_its_limit(tmp_path: Path) -> None:
    handin = handed_in(tmp_path, {"work.zip": zipped({"softmax.py": bytes(3_000_000), "gates.py": b"x = 1"})})
    assert message(handin) == "softmax.py is too large; the limit is 1,048,576 bytes"
    assert handin.sources["gates"] == "x = 1"


def test_all_that_is_read_of_a_student_has_a_limit(tmp_path: Path) -> None:
    stored = {f"{folder}/softmax.py": bytes(2**20) for folder in range(21)}
    handin = handed_in(tmp_path, {"work.zip": zipped(stored)})
    assert (handin.problem, handin.message) == (Problem.UNREADABLE, "it holds more than 20 MB")


def test_a_zip_larger_than_the_limit_is_not_read(tmp_path: Path) -> None:
    handin = handed_in(tmp_path, {"work.zip": bytes(20 * 2**20 + 1)})
    assert (handin.problem, handin.message) == (Problem.UNREADABLE, "it holds more than 20 MB")


def test_a_zip_that_lists_very_much_is_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    handin = handed_in(tmp_path, {"work.zip": zipped({f".{n}": b"" for n in range(4)})})
    assert handin.message == "work.zip lists more than 3 files"


def test_a_zip_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = zipped({"softmax.py": b"x = 1"})
    handin = handed_in(tmp_path, {"work.zip": zipped({"inner.zip": inner})})
    message = "work.zip/inner.zip is an archive that is not opened; only .zip is, and none inside another"
    assert (handin.problem, handin.message) == (Problem.UNREADABLE, message)


def test_an_empty_folder_in_a_class_is_a_student_who_handed_in_nothing(tmp_path: Path) -> None:
    (tmp_path / "class.zip").write_bytes(
        zipped({"ada/": b"", "ada/sub/": b"", "bob/": b"", "bob/softmax.py": b"x = 1"})
    )
    ada, bob = take_in(tmp_path / "class.zip", NAMES).handins
    assert (ada.person.id, ada.problem, ada.message) == ("ada", Problem.NOTHING, "nothing was handed in")
    assert bob.sources == {"softmax": "x = 1"}


def test_a_zip_beside_all_exercise_files_is_not_opened(tmp_path: Path) -> None:
    handin = handed_in(tmp_path, {"softmax.py": b"x = 1", "gates.py": b"x = 2", "work.zip": b"broken"})
    assert handin.problem is None
    assert handin.ignored == ("work.zip (an archive that is not opened)",)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_whose_unpacking_has_no_limit_is_refused(tmp_path: Path, method: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("softmax.py", "x = 1")
    handin = handed_in(tmp_path, {"work.zip": stream.getvalue()})
    assert message(handin).startswith("softmax.py cannot be read: it is packed in a way that is not read here")


def test_names_in_a_zip_are_read_as_they_were_meant(tmp_path: Path) -> None:
    """macOS writes UTF-8 without a flag; Windows writes backslashes."""
    data = zipped({"XXXXXX/softmax.py": b"x = 1"}).replace(b"XXXXXX", "Übung".encode())
    assert handed_in(tmp_path, {"work.zip": data}).found == {"softmax": "ada/work.zip/Übung/softmax.py"}
    (tmp_path / "ada" / "work.zip").write_bytes(zipped({"a/softmax.py": b"x = 1"}).replace(b"a/soft", b"a\\soft"))
    assert only(tmp_path).found == {"softmax": "ada/work.zip/a/softmax.py"}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_zip_never_breaks_anything(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever the bytes, the student has a problem or is graded, and no exception is raised."""
    work = bytearray(
        zipped(
            {"softmax.py": b"x = 1\n" * 20, "a/gates.py": b"y", "../z": b""}
            if data.draw(st.booleans())
            else {"softmax.py": b"x"}
        )
    )
    for _ in range(data.draw(st.integers(1, 6))):
        work[data.draw(st.integers(0, len(work) - 1))] = data.draw(st.integers(0, 255))
    folder = tmp_path_factory.mktemp("damaged")
    handin = handed_in(folder, {"work.zip": bytes(work[: data.draw(st.integers(0, len(work)))])})
    assert handin.problem or handin.sources
    outer = folder / "class.zip"
    outer.write_bytes(zipped({"ada/work.zip": bytes(work), "bob/softmax.py": b"x = 1"}))
    bob = next(handin for handin in take_in(outer, NAMES).handins if handin.person.id == "bob")
    assert bob.sources == {"softmax": "x = 1"}


PART = st.text(
    st.characters(codec="utf-8", exclude_characters="/\\\0:", exclude_categories=["Cs"]), min_size=1, max_size=8
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.lists(PART, min_size=1, max_size=3).map("/".join), st.binary(max_size=30), max_size=5))
def test_any_paths_in_a_zip_come_out_or_are_told(files: Files) -> None:
    found = archives.read_inner_zip(zipped(files), "work.zip")
    assert len(found) == len(files)
    for entry in found:
        assert entry.skipped or entry.trouble or entry.read(30) in files.values()
        assert entry.shown.isprintable() and entry.place.startswith("work.zip/")
