"""``data``: what it says about a folder. Fetching is tested with the download."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.cli import main
from grader.datasets import download, mnist

Capture = pytest.CaptureFixture[str]
PRINTED = """
  · train-images-idx3-ubyte.gz  missing
  · train-labels-idx1-ubyte.gz  missing
  · t10k-images-idx3-ubyte.gz   missing
  · t10k-labels-idx1-ubyte.gz   missing

  In {folder}.
  To fetch what is not whole: python -m grader data
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in MNIST_DIR; it does not exist."""
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "mnist"))
    return tmp_path / "mnist"


def failing(problem: BaseException) -> Callable[..., None]:
    """Return a function that raises this."""

    def fail(*_: object, **__: object) -> None:
        raise problem

    return fail


def test_check_says_what_is_there_and_fetches_nothing(
    folder: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1 unless everything is there; no folder is made."""
    monkeypatch.setattr(download, "fetch", failing(AssertionError("it fetches")))
    assert main(["data", "--check"]) == 1
    assert capfd.readouterr() == (PRINTED.format(folder=folder), "")
    assert not folder.exists()


@pytest.mark.usefixtures("folder")
def test_an_interrupt_says_that_what_has_arrived_is_kept(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130."""
    monkeypatch.setattr(download, "fetch", failing(KeyboardInterrupt()))
    assert main(["data"]) == 130
    assert capfd.readouterr() == ("", "grader: interrupted; what has arrived is kept for the next run\n")


def test_files_in_a_folder_that_the_user_names_are_never_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may be other data of the user."""
    asked = {}
    monkeypatch.setattr(download, "fetch", lambda where, *_, replace: asked.update({where: replace}))
    assert main(["data"]) == 1  # nothing has arrived
    assert asked == {folder: False}


@pytest.mark.parametrize("is_own", [True, False])
def test_the_advice_for_a_damaged_file_is_one_that_works(
    is_own: bool, folder: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that the user names, a damaged file has to be removed first, since fetching replaces nothing."""
    folder.mkdir()
    path = folder / "t10k-labels-idx1-ubyte.gz"
    path.write_bytes(b"x")
    if not is_own:
        monkeypatch.setattr(mnist, "FULL", folder)
    assert main(["data", "--check"]) == 1
    what = "To fetch what is not whole, remove what is damaged, and then" if is_own else "To fetch what is not whole"
    assert capfd.readouterr().out.splitlines()[-1] == f"  {what}: python -m grader data"
    path.unlink()
    assert main(["data", "--check"]) == 1
    assert capfd.readouterr().out.splitlines()[-1] == "  To fetch what is not whole: python -m grader data"
