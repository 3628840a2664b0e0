"""The documents tell the truth: exercises, options, commands and transcripts are those of the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from grader import cli, progress
from grader.course import load_course
from grader.datasets.mnist import SAMPLE, load_mnist
from grader.files import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def progress_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes the progress of whoever works here."""
    monkeypatch.setattr(progress, "FILE", tmp_path / "progress.json")


def blocks(language: str) -> list[str]:
    """Return the README's code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_table_of_exercises_is_the_course() -> None:
    """Every exercise with its title, section and points, in order, and no other."""
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \| (\d+) \|$", README, re.MULTILINE)
    course = [(each.name, each.title, each.section, str(each.points)) for each in load_course()]
    assert rows == course


def options_of(command: str | None) -> dict[str, str]:
    """Return the options of a command, each with its choices or the name of its value."""
    return {
        action.option_strings[0]: "\\|".join(action.choices) if action.choices else str(action.metavar or "")
        for action in cli.parser_of(command)._actions
        if action.option_strings and action.dest != "help"
    }


def test_every_option_of_grading_is_in_the_readme_and_the_other_way_round() -> None:
    """With its choices."""
    told = {match[0]: match[1] for match in re.findall(r"^\| `(--[\w-]+)(?: ([^`]+))?` \|", README, re.MULTILINE)}
    told["--seed"] = told["--seed"].removesuffix("\\|random")
    assert told == options_of(None)


def test_every_command_is_in_the_readme_with_its_own_options() -> None:
    """--no-color, which all of them take, is told once."""
    (block,) = [block for block in blocks("text") if "python -m grader list" in block]
    for name in cli.COMMANDS:
        (line,) = re.findall(rf"^python -m grader {name}\b.*$", block, re.MULTILINE)
        assert set(re.findall(r"--[\w-]+", line)) == set(options_of(name)) - {"--no-color"}


@pytest.mark.parametrize("number", [0, 1], ids=["failing", "passing"])
def test_the_transcripts_are_what_the_program_prints(
    number: int, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word for word, for the softmax of the README and for the solution."""
    text = blocks("python")[0] if number == 0 else (ROOT / "solutions" / "softmax.py").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "softmax.py").write_text(text, encoding="utf-8")
    cli.main(["softmax", "--submission", "exercises"])
    printed = capfd.readouterr().out
    printed = re.sub(r"isolation portable\.\n.*", "isolation strict.\n", printed, flags=re.DOTALL)  # not on Linux
    command, _, transcript = blocks("console")[number].partition("\n")
    assert command == "$ python -m grader softmax"
    assert printed == transcript


def test_the_commands_that_ci_takes_from_the_readme_are_there() -> None:
    """One shell block below each mark."""
    for mark, end in (("grade", "python -m grader"), ("test", "python -m pytest")):
        (block,) = re.findall(rf"^<!-- ci: {mark} -->\n```sh\n(.*)\n```$", README, re.MULTILINE)
        assert block.endswith(f" && {end}")


def test_every_fixture_of_the_judge_is_explained() -> None:
    """CONTRIBUTING lists what a check may ask for."""
    source = (ROOT / "grader" / "judge" / "fixtures.py").read_text(encoding="utf-8")
    fixtures = set(re.findall(r"@pytest\.fixture\n    def (\w+)", source)) - {"record", "remote"}
    assert fixtures
    assert {name for name in fixtures if f"`{name}`" not in CONTRIBUTING} == set()


def test_every_file_that_the_documents_name_is_there() -> None:
    """Paths in code marks exist."""
    for document in (README, CONTRIBUTING):
        for path in re.findall(r"(?:python |`)((?:tests|data|grader|\.ci)/[\w/.-]+)", document):
            if "NAME" not in path and path not in ("data/mnist/", "grader/report/v2"):
                assert (ROOT / path).exists(), path


def test_the_network_of_the_readme_reads_a_picture(tmp_path: Path) -> None:
    """The program of "Your own handwriting", with the solutions in place of the exercises."""
    shutil.copytree(ROOT / "solutions", tmp_path / "exercises")
    (_, _), (images, digits) = load_mnist(normalize=False, folder=SAMPLE)
    row = int(np.flatnonzero(digits == 7)[0])
    page = np.full((400, 600), 235, np.uint8)
    page[60:340, 40:320] = 235 - 0.8 * np.kron(images[row].reshape(28, 28), np.ones((10, 10)))
    Image.fromarray(page).save(tmp_path / "digit.png")
    environment = {name: value for name, value in os.environ.items() if name != "MNIST_DIR"}
    done = subprocess.run(
        [sys.executable, "-c", blocks("python")[1]],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.stdout, done.stderr) == ("7\n", "")
