"""The documents tell the truth: exercises, options, commands, transcripts and numbers are those of the program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from PIL import Image

from grader import cli, progress
from grader.course import load_course, load_solutions
from grader.course.promises import FORMS
from grader.datasets.mnist import SAMPLE, load_mnist
from grader.datasets.published import FILES
from grader.files import ROOT
from grader.judge import outcome
from grader.results.curves import CurvePoint
from grader.results.document import SCHEMA, read_report, write_report
from grader.results.reading import Misread
from grader.results.report import CheckResult, ExerciseResult, Report, Status
from grader.sandbox.outside.pool import Sandbox
from tests.proofs.mutation import mutants
from tests.proofs.stability import SEEDS
from tests.support.banks import MISTAKES, RIGHT, members
from tests.support.grading import graded

README = (ROOT / "README.md").read_text(encoding="utf-8")
SLIPS = ROOT / "tests" / "banks" / "blind" / "fifth" / "wrong"
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
INSTRUCTORS = (ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def progress_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes the progress of the person who runs the tests."""
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
    """``--no-color``, which all commands take, is listed once."""
    (block,) = [block for block in blocks("text") if "python -m grader list" in block]
    for name in cli.COMMANDS:
        lines = re.findall(rf"^python -m grader {name}\b.*$", block, re.MULTILINE)
        assert {*re.findall(r"--[\w-]+", " ".join(lines)), "--no-color"} == set(options_of(name))


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


def test_the_forms_that_a_stub_may_leave_open_are_told() -> None:
    """CONTRIBUTING lists all, and no other."""
    row = said(r"\| `open` \| forms that the stub leaves open: (.*?) \|", CONTRIBUTING)
    assert re.findall(r"`([\w ]+)`", row) == list(FORMS)


def test_every_file_that_the_documents_name_is_there() -> None:
    """Paths in code marks exist."""
    for document in (README, CONTRIBUTING, INSTRUCTORS):
        for path in re.findall(r"(?:python |`)((?:tests|data|grader|\.ci)/[\w/.-]+)", document):
            if "NAME" not in path and path not in ("data/mnist/", "grader/report/v2", "grader/class/v1"):
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


def said(pattern: str, document: str = README) -> str:
    """Return the part of a document that a pattern finds, its lines joined."""
    found = re.search(pattern, " ".join(document.split()))
    assert found, pattern
    return found[1]


def test_the_versions_of_python_are_those_of_the_package_and_of_the_workflow() -> None:
    """No more, no fewer, in three places."""
    told = re.findall(r"3\.\d+", said(r"Python ([\d., or]+) is all you need"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [word.rpartition(" ")[2] for word in project["classifiers"] if word[-1].isdigit()] == told
    assert project["requires-python"] == f">={told[0]}"
    (matrix,) = re.findall(r"python: (\[.*\])", (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    assert json.loads(matrix) == told


def test_there_are_as_many_examples_of_code_as_the_documents_say() -> None:
    """More than a thousand wrong ones, hundreds of right ones, slips, and solutions under so many seeds."""
    assert said(r"holds more than a (thousand) wrong") == "thousand" and len(MISTAKES) > 1000
    assert said(r"and (hundreds) of unusual right ones") == "hundreds" and len(RIGHT) >= 200
    slips = [member for each in load_course() for member in members(SLIPS / f"{each.name}.py", each.name)]
    assert int(said(r"Of (\d+) slips by people who had seen only the stubs", CONTRIBUTING)) == len(slips)
    assert int(said(r"graded under (\d+) seeds", CONTRIBUTING)) == SEEDS


@pytest.mark.proof
def test_there_are_as_many_mutants_as_contributing_says() -> None:
    """Of all solutions."""
    assert said(r"mutated in more than (two thousand) ways", CONTRIBUTING)
    assert sum(1 for name, text in load_solutions().items() for _ in mutants(name, text)) > 2000


def test_the_size_of_mnist_is_that_of_its_files() -> None:
    """The sample, and the download."""
    (x_train, _), (x_test, _) = load_mnist(folder=SAMPLE)
    assert int(said(r"comes with ([\d,]+) real MNIST images").replace(",", "")) == len(x_train) + len(x_test)
    assert int(said(r"fetch them once \((\d+) MB\)")) == round(sum(file.size for file in FILES) / 1e6)


def exercises_in(pattern: str) -> set[str]:
    """Return the exercises in a part of the README."""
    return set(re.findall(r"`(\w+)`", said(pattern)))


def test_the_packages_of_exercises_are_told() -> None:
    """The other exercises need only numpy."""
    needed = {exercise.name: exercise.packages for exercise in load_course() if exercise.packages}
    assert exercises_in(r"all that you need, but (`\w+` draws with matplotlib and `\w+` opens) pictures") == set(needed)
    assert {name.partition(".")[0] for name in needed["plots"]} == {"matplotlib"}
    assert {name.partition(".")[0] for name in needed["digit_image"]} == {"PIL"}


def test_the_exercises_that_run_on_what_was_handed_in_are_told() -> None:
    """Their last checks are marked."""
    marked = {exercise.name for exercise in load_course() if exercise.uses_own_exercises}
    assert exercises_in(r"Only the runs on MNIST at the end of (.*?) take your own files") == marked


CHANGES_ARGUMENTS = """

def _spoils(function, first):
    def spoil(*values, **named):
        kept = [value.copy() if isinstance(value, np.ndarray) else value for value in values[first:]]
        result = function(*values[:first], *kept, **named)
        for value in values[first:]:
            if isinstance(value, np.ndarray) and value.dtype == float:
                value += 1
        return result
    spoil.__name__ = function.__name__
    return spoil

for _name, _value in list(globals().items()):
    if getattr(_value, "__module__", "") == __name__ and not _name.startswith("_"):
        if not isinstance(_value, type):
            globals()[_name] = _spoils(_value, 0)
        for _method in [name for name in vars(_value) if not name.startswith("_")] if isinstance(_value, type) else []:
            if callable(vars(_value)[_method]):
                setattr(_value, _method, _spoils(vars(_value)[_method], 1))
"""
"""Code that makes every function of an exercise change its arguments at its end."""

ASKS_FOR_ARGUMENTS = {
    "numpy_warmup": "check_elementwise_of_any_arrays",
    "plots": "check_digit_of_any_pixels",
    "activations": "check_relu_of_any_input",
    "softmax": "check_many_times",
    "cross_entropy": "check_any_answers",
    "three_layer_net": "check_arguments_are_left_alone",
    "mnist_inference": "check_inputs_stay",
    "numerical_gradient": "check_array_is_restored",
    "gradient_descent": "check_any_start",
    "layers": "check_relu_many_times",
    "training": "check_sample_leaves_data",
    "neural_network": "check_train_leaves_examples_alone",
    "digit_image": "check_gray_of_any_picture",
}
"""The check of each exercise that fails only if an argument is changed."""


class Only:
    """Runs one check of each exercise."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if ASKS_FOR_ARGUMENTS[item.path.parent.name] == item.name]


def test_the_exercises_in_which_a_changed_argument_costs_points_are_told(in_process: Sandbox) -> None:
    """Each has a check that fails for it; the others give a note."""
    told = exercises_in(r"arguments stay as they are, and a check looks: (.*?)\.")
    assert told == set(ASKS_FOR_ARGUMENTS)
    with mock.patch.object(outcome, "recognise", return_value={}):
        texts = {name: load_solutions()[name] + CHANGES_ARGUMENTS for name in ASKS_FOR_ARGUMENTS}
        for exercise in graded(texts, in_process, plugins=[Only()]).values():
            assert [check.status for check in exercise.checks] == [Status.FAILED], exercise.name


def test_what_the_guide_says_of_the_json_report_is_in_it() -> None:
    """Every name in the guide is in the right part of the report."""
    check = CheckResult("check_it", "It is right.", Status.FAILED, 1, "no", "Why?", "softmax__one_sum", ("x",), ("y",))
    check = replace(check, curve=(CurvePoint(0.5, 1.0, 0.9),), misread=(Misread(bytes(784), 1, 7),))
    report = Report("anna", 1, "strict", "sample", (ExerciseResult("softmax", "t", 7, (check,)),))
    document = json.loads(write_report(report))
    words = said(r"The report in JSON has the schema (.*?) In Python,", INSTRUCTORS)
    assert SCHEMA in words and document["schema"] == SCHEMA
    exercise = document["exercises"][0]
    for part, names in {
        "It holds all that is known: .*? and for each": document,
        "and for each exercise its .*?\\.": exercise,
        "A check has .*": exercise["checks"][0],
    }.items():
        (told,) = re.findall(part, words)
        found = set(re.findall(r"`(\w+)`", told))
        assert found and found - {"max_score"} <= set(names), part
    assert exercise["checks"][0]["curve"] == [[0.5, 1.0, 0.9]]
    assert read_report(write_report(report)) == report
