"""Reading a picture: with anybody's code and network, whatever they do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from grader.course import load_course, load_solutions
from grader.judge import picture_reader
from grader.judge.networks import network_of
from grader.judge.picture_reader import PictureReader
from grader.pictures import decode
from grader.results.reading import Network, Readers, Reading
from grader.sandbox.outside.interface import WorkerSource
from grader.sandbox.outside.isolation import why_not_strict
from tests.support.drawn import as_png, drawn, photographed

SOLUTIONS = load_solutions()
EXERCISE = next(exercise for exercise in load_course() if exercise.reading)
PREPARE, PREDICT = "to_network_input(image)", "network.predict(to_network_input(image))"


def picture(digit: int) -> Any:
    """Return a drawn digit."""
    return decode(as_png(drawn(digit, np.random.default_rng(1))))


THREE = picture(3)


@pytest.fixture
def quick(in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch) -> PictureReader:
    """A reader without a process, for the many ways to be wrong."""
    monkeypatch.setattr(picture_reader, "Sandbox", lambda _: in_process)
    return PictureReader(EXERCISE, "portable")


@pytest.fixture(scope="module")
def reader() -> Iterator[PictureReader]:
    """The reader of these tests."""
    with PictureReader(EXERCISE, "strict" if why_not_strict() is None else "portable") as made:
        yield made


def always(digit: int) -> Network:
    """Return a network that reads every picture as the same digit."""
    biases = np.zeros(10)
    biases[digit] = 50
    network = network_of(["softmax"], [np.zeros((784, 10))], [biases])
    assert network is not None
    return network


def with_input(body: str) -> dict[str, str]:
    """Return the solutions, with a digit_image whose to_network_input does this."""
    return SOLUTIONS | {"digit_image": f"import numpy as np\n\n\ndef to_network_input(image):\n    {body}\n"}


def with_predict(body: str) -> dict[str, str]:
    """Return the solutions, with a NeuralNetwork whose predict does this."""
    text = SOLUTIONS["neural_network"]
    return SOLUTIONS | {"neural_network": text.replace("        return self.forward(x)\n", f"        {body}\n")}


# What reads


def test_the_kit_reads_until_the_learner_can(reader: PictureReader) -> None:
    """With its own code and network; the stages of the picture are shown."""
    found = reader.read(THREE, {}, None)
    assert (found.digit, found.problem) == (3, "")
    assert found.readers == Readers("digit_image", False, "neural_network", False, False)
    assert sum(found.probabilities) == pytest.approx(1)
    assert [stage.name for stage in found.stages] == ["grey", "ink", "box", "centred"]
    grey, ink, _, centred = found.stages
    assert (grey.height, grey.width) == (ink.height, ink.width) == (140, 140)
    assert (centred.height, centred.width, len(centred.pixels)) == (28, 28, 784)
    assert grey.pixels[0] > 200 > ink.pixels[0] == centred.pixels[0] == 0


@pytest.mark.parametrize("digit", range(10))
def test_each_digit_is_read(reader: PictureReader, digit: int) -> None:
    """As drawn on the pad."""
    assert reader.read(picture(digit), SOLUTIONS, None).digit == digit


def test_a_grey_photo_is_read(reader: PictureReader) -> None:
    """Shaded, grainy and not quite sharp."""
    rng = np.random.default_rng(3)
    ink = 1 - np.asarray(drawn(5, rng)) / 255
    assert reader.read(decode(as_png(photographed(ink, rng))), {}, None).digit == 5


def test_the_learners_code_reads_where_it_passes(reader: PictureReader) -> None:
    """Each exercise separately."""
    zero = "return np.eye(10)[[7]]"
    found = reader.read(THREE, with_predict(zero), None)
    assert (found.digit, found.readers) == (7, Readers("digit_image", True, "neural_network", True, False))
    only_one = {"neural_network": with_predict(zero)["neural_network"]}
    assert reader.read(THREE, only_one, None).readers == Readers("digit_image", False, "neural_network", True, False)
    assert reader.read(THREE, {"digit_image": SOLUTIONS["digit_image"]}, None).digit == 3


def test_the_learners_network_reads_where_there_is_one(reader: PictureReader) -> None:
    """With the learner's code and with the kit's."""
    for own in ({}, SOLUTIONS):
        found = reader.read(THREE, own, always(4))
        assert (found.digit, found.readers.own_network, found.readers.own_code) == (4, True, bool(own))


def test_without_solutions_it_says_what_to_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """The learner's own code works too."""
    monkeypatch.setattr(picture_reader, "load_solutions", dict)
    with PictureReader(EXERCISE, "portable") as alone:
        found = alone.read(THREE, {"softmax": "x = 1"}, None)
        assert found.problem == (
            "The solutions are not in this folder. "
            "Pictures are read once you have passed activations, cross_entropy, neural_network, digit_image."
        )
        assert alone.read(THREE, SOLUTIONS, None).digit == 3


# Problems


def problem(reader: PictureReader, own: dict[str, str], network: Network | None = None) -> str:
    """Return the message about code that does not read, and check that the next picture is read."""
    found = reader.read(THREE, own, network)
    assert (found.digit, found.probabilities) == (None, ())
    assert found.problem.isprintable()
    return found.problem


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise NotImplementedError", "still to do: to_network_input, digit_image.py, line 5"),
        ("return 1 / 0", f"{PREPARE} raised ZeroDivisionError: division by zero"),
        ("pass", f"{PREPARE} returned nothing; is the return missing?"),
        ("return np.zeros(784)", f"{PREPARE}: the result has shape (784,); expected (1, 784)"),
        ("return np.full((1, 784), np.nan)", f"{PREPARE}: [0, 0] is nan"),
        ("return 'three'", f"{PREPARE}: the result is a string"),
        ("return np.zeros((9000, 9000))", f"{PREPARE} returned an array of shape (9000, 9000)"),
        ("exit()", f"{PREPARE} ended the program with exit()"),
        ("return np.zeros((1, 784))", "There is no digit on the picture"),
        ("raise ValueError('\\x1b[31m<script>' + 'x' * 10**6)", f"{PREPARE} raised ValueError: "),
    ],
)
def test_what_the_preparation_does_wrong_is_said(quick: PictureReader, body: str, said: str) -> None:
    """In one sentence."""
    assert problem(quick, with_input(body)).startswith(said)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise NotImplementedError", "still to do: predict, neural_network.py, line "),
        ("return np.zeros((1, 9))", f"{PREDICT}: the result has shape (1, 9); expected (1, 10)"),
        ("return np.full((1, 10), np.inf)", f"{PREDICT}: [0, 0] is inf"),
        ("return 3 * self.forward(x)", f"{PREDICT}: the values add up to 3"),
        ("return x @ np.zeros(3)", "network.predict(to_network_input(image)) raised ValueError: "),
    ],
)
def test_what_the_network_does_wrong_is_said(quick: PictureReader, body: str, said: str) -> None:
    """The stages of the picture are shown as far as they exist."""
    own = with_predict(body)
    assert problem(quick, own).startswith(said)
    assert [stage.name for stage in quick.read(THREE, own, None).stages] == ["grey", "ink", "box", "centred"]


def test_what_does_not_end_is_ended(reader: PictureReader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next picture is read by a new worker."""
    monkeypatch.setattr(picture_reader, "READ_SECONDS", 0.3)
    said = problem(reader, with_input("while True: pass"))
    assert said.startswith(f"{PREPARE} did not finish within 0.3 s")
    assert reader.read(THREE, SOLUTIONS, None).digit == 3


def test_a_file_that_is_no_python_is_said_with_its_line(reader: PictureReader) -> None:
    """The learner's line is quoted."""
    found = reader.read(THREE, SOLUTIONS | {"digit_image": "def to_network_input(image:\n    return image\n"}, None)
    assert found.problem == "digit_image.py, line 1: '(' was never closed"
    assert any("def to_network_input(image:" in line for line in found.details)


def test_helpers_that_are_written_in_another_way_are_left_out(reader: PictureReader) -> None:
    """The stages are shown as far as they are known."""
    text = SOLUTIONS["digit_image"]
    for old, new, stages in (
        ("def _find_ink(gray):", "def _find_ink(gray, _=0):\n    return 1 / 0\n\n\ndef _ink(gray):", ["grey"]),
        ("def _find_ink(gray):", "def _find_ink(g):\n    return np.zeros((3000, 9))\n\n\ndef _ink(gray):", ["grey"]),
        ("def to_gray(rgb):", "def to_gray(rgb):\n    return None\n\n\ndef _gray(rgb):", []),
    ):
        changed = text.replace(old, new).replace(
            "_find_ink(to_gray(", "_ink(_gray(" if "None" in new else "_ink(to_gray("
        )
        changed = changed.replace("_ink(_gray(", "_find_ink(_gray(") if "None" in new else changed
        found = reader.read(THREE, SOLUTIONS | {"digit_image": changed}, None)
        assert (found.digit, [stage.name for stage in found.stages]) == (3, [*stages, "centred"]), new


def test_a_network_that_does_not_fit_is_said(reader: PictureReader) -> None:
    """Such as one with an unknown activation."""
    network = Network((784, 10), ("tanh",), bytes(4 * 7850))
    assert "raised ValueError: unknown activation 'tanh'" in problem(reader, {}, network)


def test_readings_of_the_same_code_have_one_worker(reader: PictureReader) -> None:
    """The next picture uses the same one."""

    def worker() -> Any:
        assert reader.read(THREE, SOLUTIONS, None).digit == 3
        return reader._sandbox and reader._sandbox._current

    assert worker() is worker()


def test_a_reading_without_probabilities_has_no_digit() -> None:
    """The most probable digit has the largest probability."""
    readers = Readers("digit_image", True, "neural_network", True, True)
    assert Reading(readers).digit is None
    assert Reading(readers, (), (0.1, 0.7, 0.2)).digit == 1
