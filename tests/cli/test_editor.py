"""The editor that the key o opens: the learner's, else Visual Studio Code, else a line that says how to name one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from grader.cli.editor import NO_EDITOR, _words, editor_command, open_in_editor

PATH = Path("exercises") / "softmax.py"


@pytest.fixture(autouse=True)
def _nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the editor of the person who runs the tests."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)


@pytest.mark.parametrize(
    ("variables", "command"),
    [
        ({"VISUAL": "vim", "EDITOR": "nano"}, ["vim"]),
        ({"EDITOR": "nano -w"}, ["nano", "-w"]),
        ({"VISUAL": "", "EDITOR": "nano"}, ["nano"]),
        ({"VISUAL": "code --wait"}, ["code"]),
        ({"VISUAL": "/usr/bin/subl -n -w"}, ["/usr/bin/subl", "-n"]),
        ({"VISUAL": "emacs 'unclosed"}, ["emacs", "'unclosed"]),
    ],
)
def test_the_learners_editor_is_opened(
    variables: dict[str, str], command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its words, except those that let a window keep the terminal waiting."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert editor_command(PATH) == [*command, str(PATH)]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (r'"C:\Program Files\Sublime Text\subl.exe" -w', [r"C:\Program Files\Sublime Text\subl.exe", "-w"]),
        (r"C:\vim\vim.exe '-u' NONE", [r"C:\vim\vim.exe", "-u", "NONE"]),
        ('notepad "', ["notepad", '"']),
    ],
)
def test_on_windows_a_command_has_backslashes_and_no_quotes(command: str, words: list[str]) -> None:
    """There, a path with a space is written in quotes, and a backslash is no escape."""
    assert _words(command, posix=False) == words


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+7", "{path}"]),
        ("/usr/bin/nano -l", ["/usr/bin/nano", "-l", "+7", "{path}"]),
        ("code --wait", ["code", "--goto", "{path}:7"]),
        ("subl", ["subl", "{path}:7"]),
        ("ed", ["ed", "{path}"]),
    ],
)
def test_it_goes_to_the_line_that_is_wrong(editor: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In the form of each editor; an unknown editor gets no line."""
    monkeypatch.setenv("VISUAL", editor)
    assert editor_command(PATH, 7) == [word.format(path=PATH) for word in words]


def test_code_is_opened_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the open window."""
    assert editor_command(PATH) is None
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == "code" else None)
    assert editor_command(PATH) == ["/bin/code", "--reuse-window", str(PATH)]


def test_what_goes_wrong_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No editor, a missing one, one that fails; otherwise nothing."""
    assert open_in_editor(PATH) == NO_EDITOR
    monkeypatch.setenv("VISUAL", str(tmp_path / "none"))
    assert open_in_editor(PATH) == f"{tmp_path / 'none'} cannot be started: {os.strerror(2)}."
    script = tmp_path / "editor.py"
    script.write_text("import sys; sys.exit(3)", encoding="utf-8")
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')
    if sys.platform != "win32":
        assert open_in_editor(PATH) == f"{sys.executable} ended with code 3."
        script.write_text("", encoding="utf-8")
        assert open_in_editor(PATH) == ""
