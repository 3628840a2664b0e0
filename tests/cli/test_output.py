"""Files that the user names for reports: over the user's own links, and over no link of anybody else."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from grader.classroom.document import write_gradebook
from grader.cli import main
from grader.cli.output import path_to_write
from grader.files import ROOT
from tests.support.gradebooks import gradebook, student

Capture = pytest.CaptureFixture[str]

THEIRS = "is a link that somebody else may have made; name the file itself"


def link(path: Path, target: Path) -> Path:
    """Make a symbolic link, if the system allows it."""
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("links cannot be made here")
    return path


@pytest.fixture
def anna(tmp_path: Path) -> Path:
    """The folder of a student, below the class."""
    folder = tmp_path / "class" / "anna"
    folder.mkdir(parents=True)
    (folder / "gates.py").write_bytes((ROOT / "solutions" / "gates.py").read_bytes())
    return folder


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("content", ["old", None])
def test_the_report_goes_where_a_link_of_the_user_leads(content: str | None, tmp_path: Path, anna: Path) -> None:
    """Over several links, to a file that may not be there yet; the links stay, and the file keeps its rights."""
    (tmp_path / "reports").mkdir()
    target = tmp_path / "reports" / "gates.txt"
    if content is not None:
        target.write_text(content, encoding="utf-8")
        target.chmod(0o600)
    (tmp_path / "links").mkdir()
    first = link(tmp_path / "links" / "first.txt", Path("../reports/second.txt"))
    second = link(tmp_path / "reports" / "second.txt", target)
    assert main(["gates", "--submission", str(anna), "--output", str(first)]) == 0
    assert "gates" in target.read_text(encoding="utf-8")
    assert first.is_symlink()
    assert second.is_symlink()
    if content is not None and os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("place", ["class/anna/report.txt", "class/anna/more/report.txt", "class/report.txt"])
def test_no_link_of_a_hand_in_is_written_over(place: str, tmp_path: Path, anna: Path, capfd: Capture) -> None:
    """Not in the folder that is graded, nor in one around it, which a student may have handed in, too."""
    target = tmp_path / "mine.txt"
    target.write_text("mine", encoding="utf-8")
    (anna / "more").mkdir()
    path = link(tmp_path / place, target)
    assert main(["gates", "--submission", str(anna), "--output", str(path)]) == 2
    assert capfd.readouterr() == ("", f"grader: cannot write {path}: {path} {THEIRS}: {target}\n")
    assert target.read_text(encoding="utf-8") == "mine"
    assert path.is_symlink()


@pytest.mark.usefixtures("requests")
def test_a_link_of_the_user_leads_to_no_link_of_a_hand_in(tmp_path: Path, anna: Path, capfd: Capture) -> None:
    """Each link on the way counts."""
    (tmp_path / "mine.txt").touch()
    (tmp_path / "links").mkdir()
    theirs = link(anna / "report.txt", tmp_path / "mine.txt")
    path = link(tmp_path / "links" / "report.txt", theirs)
    assert main(["gates", "--submission", str(anna), "--output", str(path)]) == 2
    assert f"{theirs} {THEIRS}" in capfd.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
def test_no_link_of_another_user_is_written_over(tmp_path: Path, anna: Path, capfd: Capture) -> None:
    """Such as one in /tmp, with the name that a report is known to get."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a link of another user")
    (tmp_path / "mine.txt").touch()
    (tmp_path / "links").mkdir()
    path = link(tmp_path / "links" / "report.png", tmp_path / "mine.txt")
    os.lchown(path, 4711, -1)
    for option in ("--output", "--plot"):
        assert main(["gates", "--submission", str(anna), option, str(path)]) == 2
        assert f"{path} {THEIRS}: {tmp_path / 'mine.txt'}" in capfd.readouterr().err


@pytest.mark.usefixtures("requests")
def test_a_link_to_itself_is_refused(tmp_path: Path, capfd: Capture) -> None:
    """It leads nowhere."""
    path = link(tmp_path / "loop", Path("loop"))
    assert main(["gates", "--output", str(path)]) == 2
    assert capfd.readouterr().err == f"grader: cannot write {path}: {os.strerror(errno.ELOOP)}\n"


@pytest.mark.usefixtures("requests")
def test_the_same_file_under_two_names_is_refused(tmp_path: Path, capfd: Capture) -> None:
    """Its two reports would replace each other."""
    path = link(tmp_path / "a.txt", tmp_path / "x.png")
    assert main(["gates", "--output", str(path), "--plot", str(tmp_path / "x.png")]) == 2
    assert capfd.readouterr().err == "grader: --plot and --output name the same file\n"


@pytest.mark.parametrize("platform", ["junit", "gradescope"])
def test_an_export_goes_where_a_link_of_the_user_leads(platform: str, tmp_path: Path, capfd: Capture) -> None:
    """A file or a new folder; nothing is left beside it."""
    (tmp_path / "class.json").write_text(write_gradebook(gradebook(student(1, 3, 3))), encoding="utf-8")
    (tmp_path / "links").mkdir()
    target = tmp_path / "target"
    if platform == "gradescope":
        target.mkdir()
    path = link(tmp_path / "links" / "link", target)
    assert main(["export", str(tmp_path), "--to", platform, "--out", str(path)]) == 0
    assert capfd.readouterr().out.startswith(f"1 student is in {path}\n")
    assert target.stat().st_size if platform == "junit" else list(target.iterdir())
    assert [found.name for found in path.parent.iterdir()] == ["link"]
    assert path.is_symlink()


def test_a_name_without_a_link_is_taken_as_it_is(tmp_path: Path) -> None:
    """Also inside a hand-in: only links lead elsewhere."""
    assert path_to_write(str(tmp_path / "report.txt"), tmp_path) == tmp_path / "report.txt"
