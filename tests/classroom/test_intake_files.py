"""Which files count, what is left out, and what is too much."""

from __future__ import annotations

import contextlib
import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom.handins import HandIn, Problem
from grader.classroom.intake import archives, entries, take_in
from grader.classroom.intake.notebooks import BadNotebook, read_notebook
from grader.files import ROOT
from grader.results.request import Unreadable
from tests.support.class_maker import encrypted, notebook, zipped

NAMES = ("softmax", "gates")

Files = dict[str, bytes]


def handed_in(folder: Path, files: Files) -> HandIn:
    """Return what is taken in of a class of one, Ada, who hands in these files."""
    (folder / "ada").mkdir()
    for path, data in files.items():
        (folder / "ada" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "ada" / path).write_bytes(data)
    return only(folder)


def only(folder: Path) -> HandIn:
    (handin,) = take_in(folder, NAMES, layout="folders").handins
    return handin


def message(handin: HandIn, name: str = "softmax") -> str:
    source = handin.sources[name]
    assert isinstance(source, Unreadable)
    return source.message


# The rule


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (["softmax.py", "old/softmax.py", "softmax (1).py"], "softmax.py"),
        (["a/softmax.py", "softmax (1).py"], "a/softmax.py"),
        (["a/softmax.py", "a/old/softmax.py"], "a/softmax.py"),
        (["kit/exercises/softmax.py", "kit/solutions/softmax.py"], "kit/exercises/softmax.py"),
        (["Softmax.py"], "Softmax.py"),
        (["softmax.PY"], "softmax.PY"),
        (["softmax (1).py"], "softmax (1).py"),
        (["softmax(12).py"], "softmax(12).py"),
        (["softmax-1.py"], "softmax-1.py"),
        (["softmax copy.py"], "softmax copy.py"),
        (["softmax copy 2.py"], "softmax copy 2.py"),
        (["softmax - Copy.py"], "softmax - Copy.py"),
        (["softmax - Copy (2).py"], "softmax - Copy (2).py"),
        (["a/softmax-1.py"], "a/softmax-1.py"),
        (["softmax.py", "softmax.ipynb"], "softmax.py"),
    ],
)
def test_the_exact_name_comes_first_then_a_folder_then_a_copy(tmp_path: Path, files: list[str], place: str) -> None:
    handin = handed_in(tmp_path, {path: path.encode() for path in files})
    assert (handin.sources, handin.found) == ({"softmax": place}, {"softmax": f"ada/{place}"})
    assert len(handin.ignored) == len(files) - 1


@pytest.mark.parametrize(
    "files",
    [
        ["a/softmax.py", "b/softmax.py"],
        ["softmax (1).py", "softmax (2).py"],
        ["a/exercises/softmax.py", "b/exercises/softmax.py"],
        ["x.zip", "y.zip"],
    ],
)
def test_two_files_that_differ_are_never_guessed_and_equal_ones_are_one(tmp_path: Path, files: list[str]) -> None:
    def made(contents: list[bytes]) -> Files:
        return {
            path: zipped({"softmax.py": data}) if path.endswith(".zip") else data
            for path, data in zip(files, contents, strict=True)
        }

    same, other = tmp_path / "same", tmp_path / "other"
    same.mkdir()
    other.mkdir()
    assert handed_in(same, made([b"x = 1"] * 2)).sources == {"softmax": "x = 1"}
    handin = handed_in(other, made([b"x = 1", b"x = 2"]))
    assert (handin.problem, handin.sources) == (Problem.AMBIGUOUS, {})
    assert handin.message.startswith("softmax could be any of 2 files that differ: ")


@pytest.mark.parametrize("file", ["softmax_final.py", "softmax.txt", "softmax.py.txt", "Softmax2b.py"])
def test_what_may_be_meant_is_not_taken_but_told(tmp_path: Path, file: str) -> None:
    handin = handed_in(tmp_path, {file: b"x = 1"})
    assert message(handin) == f"there is no softmax.py in the hand-in; there is {file}"


@pytest.mark.parametrize("file", ["softmaximum.py", "my_softmax.py", "notes.txt"])
def test_what_nobody_meant_is_nothing(tmp_path: Path, file: str) -> None:
    handin = handed_in(tmp_path, {file: b"x = 1"})
    assert (handin.problem, handin.message) == (Problem.NOTHING, f"there is no exercise file; there is {file}")


def test_each_exercise_may_have_a_folder_to_itself(tmp_path: Path) -> None:
    handin = handed_in(tmp_path, {"one/softmax.py": b"x = 1", "two/gates.py": b"x = 2"})
    assert handin.sources == {"softmax": "x = 1", "gates": "x = 2"}


def test_what_is_left_out_is_listed_with_the_reason(tmp_path: Path) -> None:
    files = ["softmax.py", "helpers.py", ".git/config", "__MACOSX/._softmax.py", "friend/softmax.py", "pics/a/1.png"]
    handin = handed_in(tmp_path, dict.fromkeys([*files, "venv/pyvenv.cfg", "venv/lib/softmax.py"], b""))
    assert handin.ignored == (
        ".git (hidden)",
        "__MACOSX (macOS makes it)",
        "helpers.py (no exercise that is graded)",
        "venv (an environment of Python)",
        "friend/ (another file is taken)",
        "pics/ (no exercise that is graded)",
    )


# Links, and files that are none


def link(path: Path, end: Path) -> None:
    try:
        path.symlink_to(end)
    except OSError:
        pytest.skip("no links here")


def test_a_link_is_not_followed_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "softmax.py").write_text("secret", encoding="utf-8")
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada").mkdir()
    link(folder / "ada" / "softmax.py", tmp_path / "secret" / "softmax.py")
    link(folder / "ada" / "sub", tmp_path / "secret")
    link(folder / "bob", tmp_path / "secret")
    ada, bob = take_in(folder, NAMES).handins
    assert message(ada) == "softmax.py cannot be read: it is a link; put the file itself there"
    assert ada.ignored == ("softmax.py (a link)", "sub (a link)")
    assert (bob.problem, bob.message) == (Problem.NOTHING, "there is no exercise file; there is bob (a link)")


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    handed_in(tmp_path, {"gates.py": b"x = 1"})
    os.mkfifo(tmp_path / "ada" / "softmax.py")
    handin = only(tmp_path)
    assert handin.sources == {"gates": "x = 1"}
    assert handin.ignored == ("softmax.py (not a regular file)",)


def test_a_file_of_the_solutions_is_no_hand_in_under_another_name(tmp_path: Path) -> None:
    handed_in(tmp_path, {"gates.py": b"x = 1"})
    try:
        os.link(ROOT / "solutions" / "softmax.py", tmp_path / "ada" / "softmax.py")
    except OSError:
        pytest.skip("not on the same disk")
    assert "a file of the kit's solutions" in message(only(tmp_path))


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        member = zipfile.ZipInfo("softmax.py")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    handin = handed_in(tmp_path, {"work.zip": stream.getvalue()})
    assert message(handin) == "softmax.py cannot be read: it is a link; put the file itself there"


# Zips and limits


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (b"", "work.zip is damaged, or no zip"),
        (b"PK\x03\x04", "work.zip is damaged, or no zip"),
        (zipped({"../bob/softmax.py": b""}), "work.zip/../bob/softmax.py has a path that leads out of its folder"),
        (zipped({"/tmp/softmax.py": b""}), "work.zip/tmp/softmax.py has a path that leads out of its folder"),
        (zipped({"C:\\softmax.py": b""}), "work.zip/C:/softmax.py has a path that leads out of its folder"),
        (encrypted(zipped({"softmax.py": b"x"})), "work.zip/softmax.py is encrypted"),
        (zipped({f"{n}.py": b"" for n in range(1001)}), "it holds more than 1,000 files"),
        (zipped({"softmax.py": b"", "big.zip": b""}) * 2, None),
    ],
)
def test_a_zip_that_cannot_be_opened_is_the_problem_of_its_student(
    tmp_path: Path, work: bytes, told: str | None
) -> None:
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob" / "softmax.py").write_text("x = 1", encoding="utf-8")
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "work.zip").write_bytes(work)
    ada, bob = take_in(tmp_path, NAMES).handins
    assert (ada.problem, ada.message) == ((Problem.UNREADABLE, told) if told else (None, ""))
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
    told = "work.zip/inner.zip is an archive that is not opened; only .zip is, and none inside another"
    assert (handin.problem, handin.message) == (Problem.UNREADABLE, told)


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
    """macOS writes UTF-8 and does not say so; Windows writes backslashes."""
    data = zipped({"XXXXXX/softmax.py": b"x = 1"}).replace(b"XXXXXX", "Übung".encode())
    assert handed_in(tmp_path, {"work.zip": data}).found == {"softmax": "ada/work.zip/Übung/softmax.py"}
    (tmp_path / "ada" / "work.zip").write_bytes(zipped({"a/softmax.py": b"x = 1"}).replace(b"a/soft", b"a\\soft"))
    assert only(tmp_path).found == {"softmax": "ada/work.zip/a/softmax.py"}


def test_of_very_many_files_in_a_folder_the_nearest_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "MAX_ENTRIES", 20)
    many = {f"kit/many/{number:02}.py": b"" for number in range(30)}
    handin = handed_in(tmp_path, {"kit/exercises/softmax.py": b"x = 1", "kit/many/z/softmax.py": b"x = 2", **many})
    assert handin.sources == {"softmax": "x = 1"}
    assert any("there are more than 20 files; the rest is not looked at" in line for line in handin.ignored)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_zip_never_breaks_anything(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever bytes a zip has, its student has a problem or is graded, and nothing is raised."""
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


# Notebooks


def test_the_code_cells_of_a_notebook_are_the_file(tmp_path: Path) -> None:
    cells = ("%matplotlib inline\nimport numpy as np\n  !ls", "%%bash\nls", "%%time\nx = (5\n % 3)", "")
    handin = handed_in(tmp_path, {"softmax.ipynb": notebook(*cells)})
    assert handin.sources == {"softmax": "import numpy as np\n\nx = (5\n % 3)\n"}


def test_cells_for_an_exercise_are_its_file_the_last_one_counts(tmp_path: Path) -> None:
    cells = (
        "x = 0",
        "%%exercise softmax\nx = 1",
        "%%exercise softmax --overwrite\nx = 2\n",
        "%%exercise layers\nx = 3",
    )
    handin = handed_in(tmp_path, {"my work.ipynb": notebook(*cells)})
    assert (handin.sources, handin.found) == ({"softmax": "x = 2\n"}, {"softmax": "ada/my work.ipynb"})


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"cells": [{"cell_type": "code", "source": 1}]}', b"[" * 100_000]
)
def test_what_is_no_notebook_is_told(tmp_path: Path, data: bytes) -> None:
    assert message(handed_in(tmp_path, {"softmax.ipynb": data})) == "softmax.ipynb is no notebook that can be read"


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["cells", "cell_type", "source", "code"]), inner)
        ),
        max_leaves=8,
    )
)
def test_any_json_is_a_notebook_or_is_refused(value: object) -> None:
    for document in (value, {"cells": value}, {"cells": [{"cell_type": "code", "source": value}]}):
        with contextlib.suppress(BadNotebook):
            assert isinstance(read_notebook(json.dumps(document)).python, str)
