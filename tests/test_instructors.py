"""The guide for instructors: its commands parse, its transcripts are real, and what it names is there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader import cli
from grader.classroom.intake.roster import read_roster
from grader.files import ROOT
from grader.sandbox.outside.isolation import why_not_strict
from tests.support.class_maker import make_class_of, write_roster, zip_folder
from tests.support.command import run_grader

GUIDE = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8")
KINDS = ("right", "wrong", "syntax error", "renamed", "two versions", "nothing")
"""The hand-ins of the six students in the guide."""
SEED = "4711"


def blocks(language: str) -> list[str]:
    """Return the code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def transcripts() -> Iterator[tuple[str, str]]:
    """Yield each command of the transcripts, with its output."""
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield command, printed


COMMANDS = [command for command, _ in transcripts()] + "".join(blocks("sh")).splitlines()
OF_GRADER = [command for command in COMMANDS if command.startswith("python -m grader")]


@pytest.mark.parametrize("command", OF_GRADER)
def test_every_command_is_one(command: str) -> None:
    """With its options, and their values."""
    words = shlex.split(command.removeprefix("python -m grader"))
    name = words.pop(0) if words[0] in cli.COMMANDS else None
    assert cli.parser_of(name).parse_args(words)


def test_every_option_that_the_guide_names_is_one() -> None:
    """Also those in its sentences."""
    known = {
        option
        for name in ("class", "export", "handout")
        if name in cli.COMMANDS
        for action in cli.parser_of(name)._actions
        for option in action.option_strings
    }
    assert set(re.findall(r"`(--[\w-]+)", GUIDE)) <= known


def test_every_layout_and_every_platform_is_told() -> None:
    """And no other."""
    options = {action.dest: action for name in ("class", "export") for action in cli.parser_of(name)._actions}
    told = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", GUIDE, re.MULTILINE))))
    assert set(options["layout"].choices or ()) - {"auto"} <= told
    assert set(options["to"].choices or ()) <= told


@pytest.fixture
def term(tmp_path: Path) -> Path:
    """The folder of the term, with the roster, the hand-ins, and later hand-ins."""
    made = make_class_of(KINDS, tmp_path / "unpacked", "gradescope")
    write_roster(tmp_path / "roster.csv", made)
    zip_folder(tmp_path / "unpacked", tmp_path / "week1.zip", "assignment_1_export/")
    shutil.rmtree(tmp_path / "unpacked" / "submission_5004" / "second")
    zip_folder(tmp_path / "unpacked", tmp_path / "week1-again.zip", "assignment_1_export/")
    assert read_roster(tmp_path / "roster.csv")
    for name in ("week1", "parts", "blind"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "seed").write_text(f"{SEED}\n", encoding="utf-8")
    (tmp_path / "blind-key").mkdir()
    (tmp_path / "blind-key" / "salt").write_text("0\n", encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(why_not_strict() is not None, reason="the class is graded at the level strict")
@pytest.mark.parametrize(
    "count", [pytest.param(3, id="the first"), pytest.param(None, id="all", marks=pytest.mark.proof)]
)
def test_the_transcripts_are_what_the_program_prints(count: int | None, term: Path) -> None:
    """One after the other, for the class of the guide."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for command, printed in [*transcripts()][:count]:
        if "week1-again" in command:
            (overrides,) = blocks("csv")
            (term / "week1" / "overrides.csv").write_text(overrides, encoding="utf-8")
        if "--shard 1" in command:  # what is graded once need not be graded again
            shutil.copytree(term / "week1" / "results", term / "parts" / "results")
        words = shlex.split(command)
        if words[0] == "cat":
            assert (term / words[1]).read_text(encoding="utf-8").splitlines() == printed.splitlines()
        else:
            done = run_grader(*words[3:], cwd=term, env=environment)
            assert done.stdout.rstrip() == printed.rstrip(), done.stderr


@pytest.mark.parametrize("path", re.findall(r"\]\(([\w/.]+)\)", GUIDE))
def test_every_file_that_the_guide_links_is_there(path: str) -> None:
    """In the kit."""
    assert (ROOT / path).exists()
