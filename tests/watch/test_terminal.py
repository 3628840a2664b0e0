"""Watch mode in a real terminal, with the real judge: saves, keys, and whatever ends it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.attacks import copy_of_kit
from tests.support.proc import children, end_soon, is_running

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

from tests.support.terminal import Terminal

WRONG = "import numpy as np\n\n\ndef softmax(x):\n    e = np.exp(x - np.max(x))\n    return e / np.sum(e)\n"
BROKEN = "import numpy as np\n\n\ndef softmax(x:\n    return x\n"
QUESTION = "Add up one row of your result, then all of it. Which of the two should be 1?"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of the kit, where nothing has been graded."""
    return copy_of_kit(tmp_path)


@pytest.fixture
def watch(kit: Path) -> Iterator[Callable[..., Terminal]]:
    """``watch(*words)``: ``python -m grader watch`` with these words, in a terminal."""
    with ExitStack() as stack:

        def start(*words: str, columns: int = 80, lines: int = 24, **variables: str) -> Terminal:
            command = [sys.executable, "-m", "grader", "watch", *words]
            variables = {"PYTHONPATH": str(kit), "PYTHONDONTWRITEBYTECODE": ""} | variables
            return stack.enter_context(Terminal(command, kit, columns, lines, variables))

        yield start


def save(kit: Path, name: str, text: str) -> None:
    """Save an exercise."""
    (kit / "exercises" / f"{name}.py").write_text(text, encoding="utf-8")


def solve(kit: Path, name: str) -> None:
    """Save the solution of an exercise."""
    shutil.copyfile(kit / "solutions" / f"{name}.py", kit / "exercises" / f"{name}.py")


def test_from_the_first_screen_to_a_pass(kit: Path, watch: Callable[..., Terminal]) -> None:
    """A failure with its question, a slip while typing, a pass with what comes next, and the next exercise."""
    terminal = watch("softmax")
    terminal.wait_for("still to do: softmax", "0 of 100 points", "q quit")
    save(kit, "softmax", WRONG)
    terminal.wait_for(QUESTION, "2 checks pass (2 more than before)")
    save(kit, "softmax", BROKEN)
    lines = terminal.wait_for("softmax.py, line 4: '(' was never closed")
    (caret,) = [line.index("^") for line in lines if line.strip() == "^"]
    assert any(line[caret] == "(" for line in lines if line.strip() == "def softmax(x:")
    solve(kit, "softmax")
    terminal.wait_for("All 6 checks pass: 7 of 7 points.", "next: mnist_inference", "7 of 100 points")
    terminal.press("s")
    terminal.wait_for("The solution", "Yours")
    terminal.press("n")
    terminal.wait_for("mnist_inference", "7 of 16", "still to do")
    terminal.press("q")
    assert terminal.end() == 0
    assert terminal.settings == terminal.before


@pytest.mark.proof
def test_a_save_of_another_exercise_turns_to_it(kit: Path, watch: Callable[..., Terminal]) -> None:
    """It begins where the learner is: at the first exercise, or at the one saved since."""
    terminal = watch()
    terminal.wait_for("1 of 16", "still to do", "Welcome.")
    solve(kit, "gates")
    terminal.wait_for("gates", "3 of 16", "5 of 5 points")
    assert "Welcome." not in " ".join(terminal.look())
    terminal.press("q")
    assert terminal.end() == 0
    save(kit, "softmax", WRONG)
    watch().wait_for("softmax", "6 of 16", QUESTION)


@pytest.mark.proof
def test_a_terminal_that_can_do_nothing_gets_lines(watch: Callable[..., Terminal]) -> None:
    """As a pipe does."""
    terminal = watch("softmax", TERM="dumb")
    terminal.wait_for("Grading softmax.", "still to do", "Waiting for a save")
    assert b"\x1b" not in terminal.written


@pytest.mark.proof
def test_a_save_is_graded_however_an_editor_writes(kit: Path, watch: Callable[..., Terminal]) -> None:
    """In place, twice, by another file in its place, or after a while without any: as vim, VS Code and others do."""
    terminal = watch("gates")
    terminal.wait_for("still to do")
    path, text = kit / "exercises" / "gates.py", (kit / "solutions" / "gates.py").read_text(encoding="utf-8")
    for way in ("in place", "twice", "another file", "away"):
        if way == "twice":
            path.write_text("", encoding="utf-8")
        elif way == "another file":
            path.with_name(".gates.swp").write_text(text, encoding="utf-8")
            path.with_name(".gates.swp").replace(path)
        elif way == "away":
            path.rename(path.with_name("gates.py~"))
            terminal.look(0.1)
        broken = way in ("twice", "away")
        if way != "another file":
            path.write_text(BROKEN if broken else text, encoding="utf-8")
        terminal.wait_for("never closed" if broken else "5 of 5 points")


@pytest.mark.proof
def test_fifty_saves_in_a_second_end_in_the_verdict_of_the_last(kit: Path, watch: Callable[..., Terminal]) -> None:
    """The gradings before it are dropped."""
    terminal = watch("softmax")
    terminal.wait_for("still to do")
    for number in range(50):
        save(kit, "softmax", WRONG + f"# {number}\n" if number % 2 else BROKEN)
        terminal.look(0.01)
    solve(kit, "softmax")
    terminal.wait_for("7 of 7 points")
    assert "7 of 7 points" in " ".join(terminal.look(1.5))


@pytest.mark.proof
def test_a_save_in_the_middle_of_a_run_begins_it_anew(kit: Path, watch: Callable[..., Terminal]) -> None:
    """Here one that would take its five seconds."""
    terminal = watch("softmax")
    terminal.wait_for("still to do")
    save(kit, "softmax", "while True:\n    pass\n")
    terminal.wait_for("grading")
    solve(kit, "softmax")
    terminal.wait_for("7 of 7 points", seconds=20)


@pytest.mark.proof
def test_a_terminal_of_another_size_is_painted_anew(kit: Path, watch: Callable[..., Terminal]) -> None:
    """Without a key; and marks have colours."""
    save(kit, "softmax", WRONG)
    terminal = watch("softmax", columns=100, lines=30)
    terminal.wait_for(QUESTION, "q quit")
    assert b"\x1b[31m" in terminal.written
    for size in ((80, 24), (60, 20), (100, 30)):
        terminal.resize(*size)
        lines = terminal.wait_until(lambda seen: QUESTION in seen and terminal.look()[-1].endswith("q quit"))
        assert len(lines) == size[1]


@pytest.mark.proof
@pytest.mark.parametrize(("words", "variables"), [(["--no-color"], {}), ([], {"NO_COLOR": "1"})])
def test_without_colour_nothing_is_coloured(
    kit: Path, watch: Callable[..., Terminal], words: list[str], variables: dict[str, str]
) -> None:
    """With the option or the variable; with neither, marks are: see the test above."""
    save(kit, "softmax", WRONG)
    terminal = watch("softmax", *words, **variables)
    terminal.wait_for(QUESTION)
    terminal.press("q")
    assert terminal.end() == 0
    assert b"\x1b[31m" not in terminal.written


@pytest.mark.proof
def test_in_ascii_every_mark_is(kit: Path, watch: Callable[..., Terminal]) -> None:
    """Where the terminal has no UTF-8."""
    save(kit, "softmax", WRONG)
    terminal = watch("softmax", PYTHONIOENCODING="ascii")
    terminal.wait_for(QUESTION, "x softmax normalises", "..........==..", "q quit")
    assert terminal.written.isascii()


# Whatever ends it, the terminal is as it was


def is_as_it_was(terminal: Terminal) -> bool:
    """Whether the terminal is set as before, shows the cursor, and what was on it before."""
    last = bytes(terminal.written)
    return (
        terminal.settings == terminal.before
        and last.rfind(b"\x1b[?1049l") > last.rfind(b"\x1b[?1049h")
        and last.rfind(b"\x1b[?25h") > last.rfind(b"\x1b[?25l")
    )


@pytest.mark.parametrize(
    ("ended", "code", "at_work"),
    [
        pytest.param("q", 0, True, id="q", marks=pytest.mark.proof),
        pytest.param("\x03", 130, False, id="ctrl-c", marks=pytest.mark.proof),
        pytest.param("\x03", 130, True, id="ctrl-c at work"),
        pytest.param(signal.SIGTERM, 143, True, id="sigterm", marks=pytest.mark.proof),
        pytest.param(signal.SIGHUP, 129, False, id="sighup", marks=pytest.mark.proof),
    ],
)
def test_the_terminal_is_as_it_was(
    kit: Path, watch: Callable[..., Terminal], ended: str | signal.Signals, code: int, at_work: bool
) -> None:
    """However watching ends, and whatever it does; no process is left."""
    save(kit, "softmax", "while True:\n    pass\n" if at_work else WRONG)
    terminal = watch("softmax")
    terminal.wait_for("grading" if at_work else QUESTION)
    started = children(terminal.process.pid)
    assert not is_as_it_was(terminal)
    if isinstance(ended, str):
        terminal.press(ended)
    else:
        terminal.process.send_signal(ended)
    assert terminal.end() == code
    assert is_as_it_was(terminal)
    assert end_soon(*started)


@pytest.mark.proof
def test_a_terminal_that_is_closed_ends_it(watch: Callable[..., Terminal]) -> None:
    """With everything that it started."""
    terminal = watch("softmax")
    terminal.wait_for("still to do")
    started = children(terminal.process.pid)
    terminal.close()
    assert terminal.end(20) in (129, 0)
    assert end_soon(*started)


@pytest.mark.proof
@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_a_judge_that_is_killed_is_replaced(kit: Path, watch: Callable[..., Terminal]) -> None:
    """While it waits for a save, or while grading; if it is killed again and again, that is reported."""
    terminal = watch("softmax")
    terminal.wait_for("still to do")
    terminal.look(0.5)
    for child in children(terminal.process.pid):
        os.kill(child, signal.SIGKILL)
    save(kit, "softmax", WRONG)
    terminal.wait_for(QUESTION)
    save(kit, "softmax", "while True:\n    pass\n")
    terminal.wait_for("grading")
    terminal.wait_until(lambda _: _kill_children(terminal) or "killed a process of the grader" in _)
    terminal.wait_for("r runs it again")
    save(kit, "softmax", WRONG)
    terminal.wait_until(lambda seen: QUESTION in seen and "killed" not in seen)
    terminal.press("q")
    assert terminal.end() == 0
    assert is_as_it_was(terminal)


def _kill_children(terminal: Terminal) -> bool:
    for child in filter(is_running, children(terminal.process.pid)):
        os.kill(child, signal.SIGKILL)
    return False


@pytest.mark.proof
def test_ctrl_z_gives_the_terminal_back_until_it_is_continued(kit: Path, watch: Callable[..., Terminal]) -> None:
    """Then the screen is painted anew, and the next save graded."""
    terminal = watch("softmax")
    terminal.wait_for("still to do", "q quit")
    terminal.press("\x1a")
    _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.look(0.1)
    assert is_as_it_was(terminal)
    save(kit, "softmax", WRONG)
    written = len(terminal.written)
    os.kill(terminal.process.pid, signal.SIGCONT)
    terminal.wait_for(QUESTION)
    assert b"\x1b[?1049h" in terminal.written[written:]
    assert terminal.settings != terminal.before
    terminal.press("q")
    assert terminal.end() == 0
    assert is_as_it_was(terminal)


@pytest.mark.proof
def test_o_lets_an_editor_have_the_terminal(kit: Path, watch: Callable[..., Terminal]) -> None:
    """As it was; what the editor saves is graded when it ends."""
    script = kit / "editor.py"
    script.write_text(
        "import sys, termios, pathlib\n"
        "assert termios.tcgetattr(0)[3] & termios.ECHO\n"
        f"pathlib.Path(sys.argv[1]).write_text({WRONG!r})\n",
        encoding="utf-8",
    )
    terminal = watch("softmax", VISUAL=f"{sys.executable} {script}")
    terminal.wait_for("still to do")
    terminal.press("o")
    terminal.wait_for(QUESTION)
    terminal.press("q")
    assert terminal.end() == 0
    assert is_as_it_was(terminal)


@pytest.mark.proof
def test_back_goes_back_at_once_however_often_one_went_on(watch: Callable[..., Terminal]) -> None:
    """A page ends at its end."""
    terminal = watch("layers")
    terminal.wait_for("still to do")
    terminal.press("a")
    first = terminal.wait_for("further")
    terminal.press(" " * 30)
    last = terminal.wait_until(lambda _: terminal.look()[2:18] != first[2:18] and terminal.look(0.5) == terminal.look())
    terminal.press("b")
    terminal.wait_until(lambda _: terminal.look()[2:18] != last[2:18])
