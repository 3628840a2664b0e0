"""The formats of the report, each for made-up outcomes of every kind."""

from __future__ import annotations

import json as standard_json
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from grader.files import ROOT
from grader.report import junit, terminal, text
from grader.report.lines import plain
from grader.report.short import short
from grader.results import document
from grader.results.curves import CurvePoint
from grader.results.events import CheckFinished, Diagnosed, ExerciseStarted, Graded, TrainingProgress
from grader.results.report import CheckResult, ExerciseResult, Limit, Report, Status
from grader.results.text import columns

GOLDEN = ROOT / "tests" / "golden"

GATES = ExerciseResult(
    "gates",
    "AND, NAND, OR and XOR as perceptrons",
    10,
    (
        CheckResult("check_and", "AND gives 1 only when both inputs are 1.", Status.PASSED, 2, seconds=0.004),
        CheckResult("check_xor", "XOR gives 1 when exactly one input is 1.", Status.PASSED, 3, seconds=0.005),
    ),
)
SOFTMAX = ExerciseResult(
    "softmax",
    "scores to probabilities",
    15,
    (
        CheckResult(
            "check_worked",
            "The worked examples of section 3.5.3 come out.",
            Status.PASSED,
            1,
            advice=("It changes its argument.",),
        ),
        CheckResult(
            "check_rows",
            "Each row of a batch is normalised on its own, whatever the others are, and that is a long title.",
            Status.FAILED,
            2,
            "softmax(x), x of shape (4, 3): [0, 0] is 0.031; expected 0.2447 (12 of 12 values differ)",
            "Add up one row of your result.",
            "softmax__one_sum",
            details=("with x of shape (4, 3)", "printed:", "  <hello> & \N{REPLACEMENT CHARACTER}[31m"),
            seconds=0.01,
            function="softmax",
        ),
        CheckResult(
            "check_large", "Scores of 1000 do not overflow.", Status.ERROR, 1, "softmax(x) raised ValueError: no"
        ),
        CheckResult(
            "check_more", "More scores of 1000 do not overflow.", Status.ERROR, 1, "softmax(x) raised ValueError: no"
        ),
        CheckResult(
            "check_slow",
            "It ends.",
            Status.TIMEOUT,
            1,
            "softmax(x) did not finish within 5 s of processor time",
            limit=Limit.PROCESSOR,
        ),
    ),
)
LAYERS = ExerciseResult(
    "layers",
    "forward and backward, layer by layer",
    25,
    (
        CheckResult(
            "check_relu",
            "Relu is 0 below 0.",
            Status.TODO,
            2,
            "still to do: forward, layers.py, line 99",
            function="Relu.forward",
        ),
    ),
)
NET = ExerciseResult(
    "two_layer_net",
    "a network that learns to read digits",
    20,
    (
        CheckResult(
            "check_loss",
            "loss is a mean.",
            Status.BLOCKED,
            2,
            "two_layer_net builds on layers, which does not pass yet",
        ),
    ),
)
REPORT = Report("exercises", 1, "portable", "sample", (GATES, SOFTMAX, LAYERS, NET), version="1.2.3")
GOOD = Report("solutions", 7, "portable", "full", (GATES,))

Golden = Callable[[str, str], None]


@pytest.fixture
def assert_golden(request: pytest.FixtureRequest) -> Golden:
    """``assert_golden(name, text)``: the text equals the golden file."""

    def check(name: str, found: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--regenerate-golden"):
            path.write_text(found, encoding="utf-8", newline="\n")
        assert found == path.read_text(encoding="utf-8"), (
            f"{name} differs; if that is right: pytest --regenerate-golden"
        )

    return check


def test_the_overview_is_as_it_should_be(assert_golden: Golden) -> None:
    """A line for each exercise, the score, and what to do first."""
    assert_golden("overview.txt", plain(text.overview(REPORT, 80)))


def test_the_list_of_checks_is_as_it_should_be(assert_golden: Golden) -> None:
    """Every check, and everything about those that did not pass; no message is repeated."""
    assert_golden("checks.txt", plain(text.checks(REPORT, 80)))


def test_the_short_report_is_as_it_should_be(assert_golden: Golden) -> None:
    """How much passes, the first failure of each function, and how many more there are."""
    assert_golden("short.txt", plain(short(REPORT, 80, 40)))


def test_the_ascii_report_is_as_it_should_be(assert_golden: Golden) -> None:
    """The same in ASCII."""
    found = plain(text.checks(REPORT, 80), ascii_only=True)
    assert found.isascii()
    assert_golden("checks-ascii.txt", found)


def test_a_report_without_fault_is_as_it_should_be(assert_golden: Golden) -> None:
    """Nothing is left to do, and the report says so."""
    assert_golden("passed.txt", plain(text.overview(GOOD, 80)))


def test_the_json_report_is_as_it_should_be(assert_golden: Golden) -> None:
    """One document, in ASCII."""
    found = document.write_report(REPORT)
    assert found.isascii()
    assert standard_json.loads(found)["score"] == 10 + 15 * 1 // 6
    assert_golden("report.json", found)


def test_the_junit_report_is_as_it_should_be(assert_golden: Golden) -> None:
    """Well-formed XML whatever was printed; only passing checks count as good."""
    found = junit.render(REPORT)
    root = ElementTree.fromstring(found)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("9", "3", "3")
    assert_golden("report.xml", found)


@pytest.mark.parametrize("width", [40, 41, 42, 50, 54, 60, 64, 72, 80, 100])
def test_lines_fit_the_page(width: int) -> None:
    """No line of the report is longer than the page, except commands."""
    for lines in (text.overview(REPORT, width), text.checks(REPORT, width), short(REPORT, width, 24)):
        shown = [line for line in plain(lines).splitlines() if "python -m grader" not in line]
        assert max(map(len, shown)) <= width


@pytest.mark.parametrize("width", [40, 60, 80])
def test_points_stand_below_each_other(width: int) -> None:
    """Those of the exercises and their sum, even without room for titles."""
    lines = plain(text.overview(REPORT, width)).splitlines()[1:6]
    assert len({line.index(" / ") for line in lines}) == 1


@pytest.mark.parametrize("width", [40, 60, 80])
def test_wide_letters_fit_the_page_too(width: int) -> None:
    """The width of a line is measured in columns."""
    check = CheckResult("check_it", "It is right.", Status.FAILED, 1, "softmax(x) raised ValueError: " + "数学 " * 40)
    report = Report("数学" * 9, 1, "portable", "sample", (ExerciseResult("x", "数学 " * 20, 1, (check,)),))
    for lines in (text.checks(report, width), short(report, width, 24)):
        shown = [line for line in plain(lines).splitlines() if "python -m grader" not in line]
        assert max(map(columns, shown)) <= width


@pytest.mark.parametrize("width", [64, 80])
@pytest.mark.parametrize(
    ("statuses", "mark", "state"),
    [
        ([Status.PASSED] * 13 + [Status.TODO] * 12, "·", "13 of 25 pass, 12 to do"),
        ([Status.PASSED, Status.TODO, Status.BLOCKED], "·", "1 of 3 pass, 1 to do"),
        ([Status.TODO, Status.BLOCKED], "·", "todo"),
        ([Status.PASSED, Status.BLOCKED], "–", "1 of 2"),
        ([Status.PASSED, Status.TODO, Status.FAILED], "✗", "1 of 3"),
        ([Status.TODO, Status.FAILED], "✗", "0 of 2"),
    ],
)
def test_an_exercise_that_is_begun_says_how_much_is_to_do(
    statuses: list[Status], mark: str, state: str, width: int
) -> None:
    """It has the mark for to do or for waiting, unless something is wrong; its title makes room."""
    checks = tuple(CheckResult("check_it", "It is right.", status, 1) for status in statuses)
    exercise = ExerciseResult("layers", "forward and backward, layer by layer", 12, checks)
    line = plain(text.overview(Report("exercises", 1, "strict", "sample", (exercise,)), width)).splitlines()[1]
    assert line.startswith(f"  {mark} layers ")
    assert f" {state} " in line
    assert len(line) <= width


def test_a_folder_other_than_exercises_is_part_of_the_command() -> None:
    """So the command can be copied."""
    report = Report("../anna", 1, "portable", "sample", (SOFTMAX,))
    assert "Check it: python -m grader softmax --submission ../anna" in plain(text.overview(report, 80))
    assert "Edit it:  ../anna/softmax.py" in plain(text.overview(report, 80))


def test_a_terminal_shows_the_same_words_in_colour(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only colour codes are added; markup in a message stays text."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    report = Report("exercises", 1, "portable", "sample", (ExerciseResult("x", "[bold]y", 1, SOFTMAX.checks),))
    terminal.show(text.checks(report, 80))
    shown = capsys.readouterr().out
    assert "\x1b[32m✓" in shown
    assert "\x1b[31m✗" in shown
    bare = "".join(line.rstrip() + "\n" for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines())
    assert bare == plain(text.checks(report, 80))


def tasks(waiting: terminal.Waiting) -> list[tuple[str, float, float | None]]:
    """Return the bars: the text of each, its progress, and its total."""
    return [(task.description, task.completed, task.total) for task in waiting._progress.tasks]


def test_a_bar_says_which_exercise_is_graded_and_how_far_all_are() -> None:
    """Finished exercises count fully, a training by its share; while it runs, it has its own bar."""
    nets = ExerciseResult("nets", "", 1, GATES.checks)
    with terminal.Waiting(["gates", "nets"], color=False) as waiting:
        assert tasks(waiting) == [("starting", 0, 2)]
        waiting.on_event(ExerciseStarted("gates"))
        waiting.on_event(CheckFinished("gates", GATES.checks[0]))
        assert tasks(waiting) == [("gates", 0, 2)]
        waiting.on_event(Diagnosed(GATES))
        waiting.on_event(ExerciseStarted("nets"))
        assert tasks(waiting) == [("nets", 1, 2)]
        waiting.on_event(TrainingProgress("nets", CurvePoint(0.25, None, None)))
        assert tasks(waiting) == [("nets", 1.25, 2), ("nets  25%", 0.25, 1)]
        waiting.on_event(TrainingProgress("nets", CurvePoint(0.5, 0.12345, 0.987)))
        assert tasks(waiting) == [("nets", 1.5, 2), ("nets  50%  loss 0.123  accuracy 98.7%", 0.5, 1)]
        waiting.on_event(CheckFinished("nets", GATES.checks[0]))
        assert tasks(waiting) == [("nets", 1.5, 2)]
        waiting.on_event(Diagnosed(nets))
        assert tasks(waiting) == [("nets", 2, 2)]


def test_a_bar_is_right_with_several_exercises_at_a_time() -> None:
    """Their events interleave; an exercise counts as finished when it is diagnosed, whichever began first."""
    with terminal.Waiting(["slow", "quick", "last"], color=False) as waiting:
        waiting.on_event(ExerciseStarted("slow"))
        waiting.on_event(ExerciseStarted("quick"))
        waiting.on_event(TrainingProgress("slow", CurvePoint(0.25, None, None)))
        waiting.on_event(TrainingProgress("quick", CurvePoint(0.5, None, None)))
        assert tasks(waiting) == [("quick", 0.75, 3), ("slow  25%", 0.25, 1), ("quick  50%", 0.5, 1)]
        waiting.on_event(CheckFinished("quick", GATES.checks[0]))
        waiting.on_event(Diagnosed(ExerciseResult("quick", "", 1, ())))
        assert tasks(waiting) == [("quick", 1.25, 3), ("slow  25%", 0.25, 1)]
        waiting.on_event(ExerciseStarted("last"))
        assert tasks(waiting) == [("last", 1.25, 3), ("slow  25%", 0.25, 1)]
        waiting.on_event(Diagnosed(ExerciseResult("slow", "", 1, ())))
        assert tasks(waiting)[0] == ("last", 2, 3)


def test_an_exercise_that_is_graded_unasked_moves_no_bar() -> None:
    """If others build on it and there is no reference, it is graded before them and not reported."""
    with terminal.Waiting(["nets"], color=False) as waiting:
        waiting.on_event(ExerciseStarted("layers"))
        waiting.on_event(TrainingProgress("layers", CurvePoint(1.0, None, None)))
        assert tasks(waiting)[0] == ("layers", 0, 1)


def test_the_bars_are_gone_before_the_report_is_shown() -> None:
    """The last event ends them."""
    with terminal.Waiting(["gates"], color=False) as waiting:
        assert waiting._progress.live.is_started
        waiting.on_event(Graded(GOOD))
        assert not waiting._progress.live.is_started


def shown(bars: terminal.Waiting | terminal.Fetching) -> list[str]:
    """Return the lines of bars, without colour."""
    console = bars._progress.console
    with console.capture() as captured:
        console.print(bars._progress.get_renderable())
    return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", captured.get()).splitlines()]


@pytest.mark.parametrize("width", [40, 50, 60, 80, 200])
def test_bars_fit_a_narrow_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is one line: first the text is shortened, then the bar, never the progress."""
    monkeypatch.setenv("COLUMNS", str(width))
    waiting = terminal.Waiting(["numerical_gradient", "two_layer_net"], color=False)
    waiting.on_event(ExerciseStarted("numerical_gradient"))
    waiting.on_event(TrainingProgress("two_layer_net", CurvePoint(0.5, 0.12345, 0.987)))
    every, training = shown(waiting)
    assert max(len(every), len(training)) <= width
    assert every.startswith("numerical_gradient ")
    assert training.startswith("two_layer_net  50%  loss")
    assert {line.split()[-1] for line in (every, training)} == {"0:00:00"}
    assert "\N{BOX DRAWINGS HEAVY HORIZONTAL}" in training
    assert ("accuracy 98.7% " in training) == (width >= 80)


@pytest.mark.parametrize(("width", "has_bar"), [(40, False), (50, True), (80, True)])
def test_what_is_fetched_has_a_line_each_on_a_narrow_terminal(
    width: int, has_bar: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the number of its bytes, even without room for a bar."""
    monkeypatch.setenv("COLUMNS", str(width))
    fetching = terminal.Fetching(color=False)
    fetching.on_progress("train-images-idx3-ubyte.gz", 5_000_000, 9_912_422)
    fetching.on_progress("train-labels-idx1-ubyte.gz", 28_000, 28_881)
    images, labels = shown(fetching)
    assert max(len(images), len(labels)) <= width
    assert images.endswith("5.0/9.9 MB")
    assert labels.endswith("28.0/28.9 kB")
    assert ("\N{BOX DRAWINGS HEAVY HORIZONTAL}" in images) == has_bar
