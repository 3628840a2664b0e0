"""``hint``: first what the last run showed, then one hint at a time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from grader import progress
from grader.cli import grade, main
from grader.course import load_course
from grader.files import ROOT

Capture = pytest.CaptureFixture[str]

WITH_ONE_SUM = """
import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x))
    return e / np.sum(e)
"""
ONE_SUM = "Add up one row of your result, then all of it. Which of the two should be 1?"


def test_hints_come_one_by_one(capfd: Capture) -> None:
    """Three levels; the last one stays."""
    headings, ends = [], []
    for _ in range(4):
        assert main(["hint", "softmax"]) == 0
        lines = capfd.readouterr().out.splitlines()
        headings.append(lines[1])
        ends.append(lines[-1])
    assert headings == [f"softmax, hint {level} of 3" for level in (1, 2, 3, 3)]
    next_one = "  The next hint: python -m grader hint softmax"
    last = "  That was the last hint. For more, see the docstrings in softmax.py (in the"
    assert ends[:2] == [next_one, next_one]
    assert lines[-3:] == [last, "  book: section 3.5.3).", "  The lesson: python -m grader lesson softmax"]


def test_an_exercise_beyond_the_book_has_no_section(capfd: Capture) -> None:
    """After the last hint, only its docstrings are left; an exercise may have several sections."""
    for _ in range(3):
        assert main(["hint", "digit_image.invert"]) == 0
    last = capfd.readouterr().out.splitlines()[-2]
    assert last == "  That was the last hint. For more, see the docstrings in digit_image.py."
    assert main(["hint", "gates.OR", "--number", "3"]) == 0
    assert "gates.py (in the book: sections 2.3-2.5)." in " ".join(capfd.readouterr().out.split())


@pytest.mark.parametrize("word", ["sofmax", "softmax.py", "exercises/softmax.py", "SOFTMAX"])
def test_a_near_miss_of_an_exercise_names_it(word: str, capfd: Capture) -> None:
    """And no hint counts as given."""
    assert main(["hint", word]) == 2
    assert capfd.readouterr() == ("", f"grader: no exercise named '{word}'; did you mean 'softmax'?\n")


def test_what_the_last_run_has_recognised_is_the_first_hint(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before each of the three, until a run no longer shows it."""
    monkeypatch.setattr(grade, "ROOT", tmp_path)
    file = tmp_path / "exercises" / "softmax.py"
    file.parent.mkdir()
    file.write_text(WITH_ONE_SUM, encoding="utf-8")
    assert main(["softmax"]) == 1
    capfd.readouterr()
    for level in (1, 2, 3, 3):
        assert main(["hint", "softmax"]) == 0
        lines = capfd.readouterr().out.splitlines()
        assert lines[1:6] == ["What your last run shows", "", f"  {ONE_SUM}", "", f"softmax, hint {level} of 3"]
    shutil.copy(ROOT / "solutions" / "softmax.py", file)
    assert main(["softmax"]) == 0
    capfd.readouterr()
    assert main(["hint", "softmax"]) == 0
    printed = capfd.readouterr().out
    assert ONE_SUM not in printed
    assert "softmax, hint 1 of 3" in printed


def test_a_file_that_cannot_be_run_is_the_first_hint(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever function is asked about: no other hint helps before."""
    monkeypatch.setattr(grade, "ROOT", tmp_path)
    file = tmp_path / "exercises" / "gates.py"
    file.parent.mkdir()
    file.write_text("def AND(x1, x2):\n    return (x1\n", encoding="utf-8")
    assert main(["gates"]) == 1
    capfd.readouterr()
    for word in ("gates", "gates.XOR"):
        assert main(["hint", word]) == 0
        lines = capfd.readouterr().out.splitlines()
        assert lines[1:4] == ["What your last run shows", "", "  gates.py, line 2: '(' was never closed"]


def test_the_name_of_a_function_alone_leads_to_its_hints(capfd: Capture) -> None:
    """The message says how to ask for them; a name of several exercises leads nowhere, nor does one of none."""
    assert main(["hint", "relu"]) == 2
    assert capfd.readouterr().err == "grader: no exercise named 'relu'; did you mean 'activations.relu'?\n"
    assert main(["hint", "relu.backward"]) == 2
    assert "did you mean" not in capfd.readouterr().err


def test_a_damaged_file_of_the_progress_is_forgotten(capfd: Capture, progress_file: Path) -> None:
    """Nothing in the file can stop a run."""
    damaged = [
        *("{", "[]", "[" * 10**5),
        '{"statuses": 1, "hints": {}}',
        '{"statuses": {}, "hints": {"softmax": "x"}}',
        '{"statuses": {}, "hints": {"softmax": Infinity}}',
        '{"statuses": {"gates": "great"}, "hints": {"softmax": -5}}',
    ]
    for text in damaged:
        progress_file.write_text(text, encoding="utf-8")
        assert main(["list"]) == 0
        assert main(["hint", "softmax"]) == 0
        assert "hint 1 of 3" in capfd.readouterr().out


def test_where_nothing_can_be_remembered_the_learner_counts(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each hint says how to ask for the next one, until the last."""
    monkeypatch.setattr(progress, "FILE", tmp_path / "no" / "such" / "folder" / "progress.json")
    words, headings = ["hint", "softmax"], []
    for _ in range(3):
        assert main(words) == 0
        lines = capfd.readouterr().out.splitlines()
        headings.append(lines[1])
        words = lines[-1].rpartition("python -m grader ")[2].split()
    assert headings == [f"softmax, hint {level} of 3" for level in (1, 2, 3)]


def test_a_hint_can_be_asked_for_by_its_number(capfd: Capture) -> None:
    """The next hint is then the one after it."""
    assert main(["hint", "softmax", "--number", "2"]) == 0
    assert "softmax, hint 2 of 3" in capfd.readouterr().out
    assert main(["hint", "softmax"]) == 0
    assert "softmax, hint 3 of 3" in capfd.readouterr().out


def test_an_earlier_hint_takes_none_back(capfd: Capture) -> None:
    """An earlier hint can be read again, and all read hints stay available; then comes the one after it."""
    assert main(["hint", "softmax", "--number", "3"]) == 0
    assert main(["hint", "softmax", "--number", "1"]) == 0
    assert capfd.readouterr().out.splitlines()[-1] == "  The next hint: python -m grader hint softmax --number 2"
    assert main(["hint", "softmax", "--all"]) == 0
    assert capfd.readouterr().out.count("softmax, hint ") == 3
    assert main(["solution", "softmax", "--yes"]) == 0


@pytest.mark.parametrize("word", ["0", "4", "-1", "two", "²", ""])
def test_a_number_that_no_hint_has_is_wrong_use(word: str, capfd: Capture) -> None:
    """The line says which there are."""
    assert main(["hint", "softmax", f"--number={word}"]) == 2
    assert capfd.readouterr() == ("", f"grader: softmax has the hints 1 to 3; got '{word}'\n")


def test_a_function_has_hints_of_its_own(capfd: Capture) -> None:
    """For a method, its class counts too; each function has its own count."""
    for word, heading in [
        ("layers.Affine", "layers.Affine, hint 1 of 3"),
        ("layers.Affine.backward", "layers.Affine, hint 2 of 3"),
        ("layers.Relu", "layers.Relu, hint 1 of 3"),
        ("two_layer_net.TwoLayerNet.loss", "two_layer_net.loss, hint 1 of 3"),
        ("two_layer_net.loss", "two_layer_net.loss, hint 2 of 3"),
        ("two_layer_net.TwoLayerNet", "two_layer_net.__init__, hint 1 of 3"),
    ]:
        assert main(["hint", word]) == 0
        lines = capfd.readouterr().out.splitlines()
        assert lines[1] == heading
        assert lines[-1] == f"  The next hint: python -m grader hint {heading.partition(',')[0]}"


def test_an_exercise_gives_the_hints_for_where_the_last_run_stopped(capfd: Capture, progress_file: Path) -> None:
    """Before a run, those of its first function; the others are named."""
    others = [
        "  There are hints for AddLayer, Relu, Sigmoid, SoftmaxWithLoss, too.",
        "  For another function: python -m grader hint layers.AddLayer",
    ]
    for begun, heading, more in [
        ("{}", "layers.AddLayer", None),
        ('{"layers": "Affine.forward"}', "layers.Affine", others),
        ('{"layers": "nothing"}', "layers.AddLayer", None),
    ]:
        progress_file.write_text(f'{{"statuses": {{}}, "hints": {{}}, "begun": {begun}}}', encoding="utf-8")
        assert main(["hint", "layers"]) == 0
        out = capfd.readouterr().out
        assert out.splitlines()[1] == f"{heading}, hint 1 of 3"
        assert more is None or out.splitlines()[-2:] == more


def test_what_was_recognised_in_a_function_is_told_for_this_function(capfd: Capture, progress_file: Path) -> None:
    """Another function does not get it. A hint for the whole file is shown for each function."""
    found = {"layers.Affine.backward": "Turned over?", "layers.Relu": "Which sign?", "softmax": "Which row?"}
    for more, general in [({}, None), ({"layers": "Which file?"}, "Which file?")]:
        progress = {"statuses": {}, "hints": {}, "found": found | more}
        progress_file.write_text(json.dumps(progress), encoding="utf-8")
        for word, hint in [
            ("layers.Affine", "Turned over?"),
            ("layers.Relu", "Which sign?"),
            ("layers.Sigmoid", general),
        ]:
            assert main(["hint", word]) == 0
            lines = capfd.readouterr().out.splitlines()
            assert (lines[3] if lines[1] == "What your last run shows" else None) == (hint and f"  {hint}")


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("layers.Afine", "layers has no hints for 'Afine'; did you mean 'layers.Affine'?"),
        (
            "layers.Dropout",
            "layers has no hints for 'Dropout'; there are AddLayer, Relu, Sigmoid, Affine, SoftmaxWithLoss",
        ),
        ("layers.py", "no exercise named 'layers.py'; did you mean 'layers'?"),
        ("layer.Affine", "no exercise named 'layer.Affine'; did you mean 'layers'?"),
        ("softmax.softmax", "no exercise named 'softmax.softmax'; did you mean 'softmax'?"),
    ],
)
def test_a_function_that_has_no_hints_is_wrong_use(word: str, line: str, capfd: Capture) -> None:
    """The line says what was probably meant, or which there are."""
    assert main(["hint", word]) == 2
    assert capfd.readouterr() == ("", f"grader: {line}\n")


def test_without_a_name_the_hint_is_for_where_one_is(capfd: Capture) -> None:
    """It is for the function where the last run stopped."""
    assert main(["hint"]) == 0
    assert capfd.readouterr().out.splitlines()[1].startswith("numpy_warmup")
    assert progress.update(
        lambda learner: vars(learner).update(
            current="layers", statuses={"layers": "failed"}, begun={"layers": "Affine.backward"}
        )
    )
    assert main(["hint"]) == 0
    assert capfd.readouterr().out.splitlines()[1] == "layers.Affine, hint 1 of 3"
    everything = dict.fromkeys((exercise.name for exercise in load_course()), "passed")
    assert progress.update(lambda learner: learner.statuses.update(everything))
    assert main(["hint"]) == 2
    assert capfd.readouterr().err == ("grader: you have passed all exercises; name the one that you want a hint for\n")


def test_all_shows_those_that_were_read(capfd: Capture) -> None:
    """And gives no new one."""
    assert main(["hint", "softmax", "--all"]) == 2
    assert capfd.readouterr().err.startswith("grader: you have read no hint of softmax yet")
    for _ in range(2):
        assert main(["hint", "softmax"]) == 0
    capfd.readouterr()
    for _ in range(2):
        assert main(["hint", "softmax", "--all"]) == 0
        headings = [line for line in capfd.readouterr().out.splitlines() if line.startswith("softmax, hint")]
        assert headings == ["softmax, hint 1 of 3", "softmax, hint 2 of 3"]
