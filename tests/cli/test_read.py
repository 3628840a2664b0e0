"""``read``: a picture of a digit, read by the learner's own code and network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from grader import progress, trained
from grader.cli import main
from grader.course import load_course, load_solutions
from grader.judge.picture_reader import PictureReader
from grader.report.reading import reading_lines
from grader.results.events import NetworkTrained, OnEvent
from grader.results.reading import Network, Readers, Reading, Stage
from grader.results.report import Report
from grader.results.request import Request
from grader.sandbox.outside.process import WorkerFault
from tests.support.drawn import as_png, drawn

Capture = pytest.CaptureFixture[str]
KIT = Readers("digit_image", False, "neural_network", False, False)
OWN = Readers("digit_image", True, "neural_network", True, True)
SHARES = (0.0, 0.02, 0.0, 0.83, 0.0, 0.15, 0.0, 0.0, 0.0, 0.0)


@pytest.fixture
def picture(tmp_path: Path) -> str:
    """A file with a 3."""
    path = tmp_path / "digit.png"
    path.write_bytes(as_png(drawn(3, np.random.default_rng(1))))
    return str(path)


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the command uses as the kit; its exercises are solved and passed."""
    monkeypatch.setattr("grader.cli.read.ROOT", tmp_path)
    (tmp_path / "exercises").mkdir()
    for name, text in load_solutions().items():
        (tmp_path / "exercises" / f"{name}.py").write_text(text, encoding="utf-8")
        progress.update(lambda learner, name=name: learner.statuses.update({name: "passed"}))  # type: ignore[misc]
    return tmp_path


def answer(probabilities: tuple[float, ...] = SHARES, readers: Readers = OWN, problem: str = "") -> Reading:
    """Return a reading of a bar."""
    pixels = np.zeros((28, 28), np.uint8)
    pixels[4:24, 12:16] = 255
    stages = (Stage("grey", 1, 1, b"\0"), Stage("centred", 28, 28, pixels.tobytes()))
    return Reading(readers, stages, probabilities, problem, ("digit_image.py, line 4: x",) if problem else ())


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """The requests to read; nothing is read, and the result is always 3."""
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(PictureReader, "read", lambda _, *words: asked.append(words) or answer())  # type: ignore[func-returns-value]
    return asked


def test_a_picture_is_read(capfd: Capture, picture: str) -> None:
    """By the kit, until something of the learner's passes."""
    assert main(["read", picture]) == 0
    out = capfd.readouterr().out
    assert out.startswith("\n  digit.png is read as 3 (")
    assert "The kit's own code and network read it. Pass neural_network and digit_image" in " ".join(out.split())


@pytest.mark.usefixtures("kit")
def test_the_learners_own_code_and_network_read(
    capfd: Capture, picture: str, read_as: list[tuple[object, ...]]
) -> None:
    """They must have passed, or be stored."""
    network = Network((784, 10), ("softmax",), bytes(4 * 7850))
    trained.keep(network)
    assert main(["read", picture]) == 0
    ((pixels, own, kept),) = read_as
    assert isinstance(pixels, np.ndarray)
    assert (own, kept) == (load_solutions(), network)
    assert "digit.png is read as 3 (83 %)." in capfd.readouterr().out


def test_own_code_that_does_not_read_is_said(capfd: Capture, picture: str, kit: Path) -> None:
    """With the line, and exit code 1."""
    text = "def to_network_input(image):\n    return image.nothing\n"
    (kit / "exercises" / "digit_image.py").write_text(text, encoding="utf-8")
    assert main(["read", picture]) == 1
    out = capfd.readouterr().out
    assert "digit.png could not be read." in out
    assert "to_network_input(image) raised AttributeError" in out
    assert "digit_image.py, line 2: return image.nothing" in out


def test_a_bad_file_is_wrong_use(capfd: Capture, tmp_path: Path, picture: str) -> None:
    """One line, without a worker."""
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    for word, said in (
        (str(bad), "bad.png is not a picture that can be read; save it as PNG or JPEG"),
        (str(tmp_path), "is not a file"),
        (str(tmp_path / "none.png"), "no file "),
    ):
        assert main(["read", word]) == 2
        err = capfd.readouterr().err
        assert said in err
        assert err.count("\n") == 1
    assert main(["read"]) == 2
    assert main(["read", picture, picture]) == 2


def test_a_course_without_such_an_exercise_reads_nothing(
    capfd: Capture, picture: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An instructor may have removed it."""
    monkeypatch.setattr("grader.cli.read.load_course", lambda: load_course()[:-1])
    assert main(["read", picture]) == 2
    assert capfd.readouterr().err == "grader: no exercise of this course reads pictures\n"


def test_a_fault_of_the_machine_is_told_as_that(capfd: Capture, picture: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With exit code 3."""

    def fail(*_: object) -> Reading:
        raise WorkerFault("there is no space left on the disk; free some")

    monkeypatch.setattr(PictureReader, "read", fail)
    assert main(["read", picture]) == 3
    assert capfd.readouterr().err == "grader: there is no space left on the disk; free some\n"


@pytest.mark.parametrize(("words", "kept"), [(["softmax"], True), (["softmax", "--solutions"], False)])
def test_the_network_that_the_learner_trains_is_kept(
    words: list[str], kept: bool, report: Report, replace_grading: Callable[[Callable[..., Report]], None]
) -> None:
    """That of another submission is not."""
    network = Network((784, 10), ("softmax",), bytes(4 * 7850))

    def grade(_: Request, on_event: OnEvent) -> Report:
        on_event(NetworkTrained("softmax", network))
        return report

    replace_grading(grade)
    main(words)
    assert trained.load() == (network if kept else None)


# Output


def text(reading: Reading, width: int) -> str:
    """Return what is printed."""
    return "\n".join(
        "".join(piece for piece, _ in line).rstrip() for line in reading_lines("digit.png", reading, width)
    )


def test_the_answer_the_picture_and_ten_bars() -> None:
    """Side by side."""
    lines = text(answer(), 60).splitlines()
    assert lines[1] == "  digit.png is read as 3 (83 %)."
    assert lines[3:13] == [
        f"  {'@@@@':>16}{' ' * 15}{digit} {'█' * full}{'░' * (19 - full)} {share:>5}"
        for digit, full, share in (
            *((0, 0, "0 %"), (1, 0, "2 %"), (2, 0, "0 %"), (3, 16, "83 %"), (4, 0, "0 %")),
            *((5, 3, "15 %"), (6, 0, "0 %"), (7, 0, "0 %"), (8, 0, "0 %"), (9, 0, "0 %")),
        )
    ]
    assert lines[14:] == ["  Your digit_image prepares the picture. The network that", "  you trained reads it."]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("reading", [answer(), answer((1.0,) + (0.0,) * 9, KIT), answer((), KIT, "word " * 50)])
def test_no_line_is_longer_than_the_page(reading: Reading, width: int) -> None:
    """On a narrow page, the bars are below the picture."""
    assert max(map(len, text(reading, width).splitlines())) <= width


def test_what_went_wrong_is_said_without_bars() -> None:
    """With its details."""
    assert text(answer((), KIT, "to_network_input(image) raised ValueError"), 80) == (
        "\n  digit.png could not be read.\n\n  to_network_input(image) raised ValueError\n"
        "    digit_image.py, line 4: x\n\n"
        "  The kit's own code and network read it. Pass neural_network and digit_image,\n  and yours take their place."
    )


@pytest.mark.parametrize(
    ("own_preparation", "own_code", "own_network", "said"),
    [
        (
            True,
            False,
            False,
            "Your digit_image prepares the picture. The kit's own network reads it until your",
        ),
        (True, True, False, "Grade your neural_network once more, and yours takes its place."),
        (True, False, True, "The network that you trained reads it, with the kit's neural_network"),
        (False, True, True, "The kit's digit_image prepares the picture until yours passes."),
    ],
)
def test_whose_code_and_network_read_is_said(
    own_preparation: bool, own_code: bool, own_network: bool, said: str
) -> None:
    """In every case."""
    readers = Readers("digit_image", own_preparation, "neural_network", own_code, own_network)
    assert said in " ".join(text(answer(readers=readers), 80).split())
