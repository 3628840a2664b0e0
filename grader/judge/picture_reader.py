"""Reading a picture of a digit: the learner's code runs in a sandbox, and its answers are checked here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image

from grader.course import Exercise, load_course, load_solutions
from grader.datasets.dataset import load_weights
from grader.judge.assertions import assert_array
from grader.judge.budget import Budget
from grader.judge.failures import NotPassed
from grader.judge.networks import network_of, parameters_of
from grader.judge.paths import safe_text
from grader.judge.readers import readers_of, scenarios_of
from grader.judge.subjects.assembly import Assembly, Sources
from grader.judge.subjects.calls import Call, Scenario, parameter_names
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Transcript
from grader.results.reading import DIGITS, INPUTS, Network, Reading, Stage
from grader.results.report import Status
from grader.results.request import Request
from grader.sandbox.outside.answers import Value, ignore_progress
from grader.sandbox.outside.pool import Sandbox

READ_SECONDS = 5.0
"""What the learner's code may take to read a picture."""
SIDE = 28
LARGEST_STAGE = 140
"""Pixels of the longer side of a stage as it is shown."""

Array = np.ndarray[Any, Any]


class PictureReader:
    """Reads pictures, one at a time; its sandbox starts with the first.

    Parameters
    ----------
    exercise : Exercise
        The one that pictures are read through.
    isolation : str
        The level at which the learner's code runs.
    """

    def __init__(self, exercise: Exercise, isolation: str) -> None:
        self._exercise, self._isolation = exercise, isolation
        self._sandbox: Sandbox | None = None
        self._scenarios = scenarios_of(exercise)
        self._solutions = load_solutions()
        self._submission: tuple[Sources, RemoteSubmission] | None = None

    def __enter__(self) -> PictureReader:
        return self

    def __exit__(self, *details: object) -> None:
        if self._sandbox is not None:
            self._sandbox.__exit__(*details)

    def read(self, picture: Array, own: Mapping[str, str], network: Network | None) -> Reading:
        """Return what a picture was read as.

        Parameters
        ----------
        picture : uint8 ndarray of shape (H, W, 4)
            Red, green, blue and alpha of each pixel.
        own : mapping of str to str
            The texts of the learner's exercises that pass, by name; the kit's solutions take the place of others.
        network : Network or None
            The network that the learner trained; without one, the kit's own reads.

        Raises
        ------
        MnistError
            If the kit's own network is needed and its file is damaged.
        WorkerFault
            If the machine fails.
        """
        readers, stages = readers_of(self._exercise, own, has_network=network is not None), list[Stage]()
        try:
            submission = self._submission_for(own)
            submission.begin(READ_SECONDS, 0, Transcript())
            inputs = self._prepared(submission, picture, stages)
            answer = self._play(submission, "predict", inputs, *self._network(network))
            return Reading(readers, tuple(stages), _probabilities(answer, self._label("predict")))
        except NotPassed as problem:
            details = tuple(filter(None, (problem.hint, *problem.details)))
            return Reading(readers, tuple(stages), (), safe_text(problem.message), tuple(map(safe_text, details)))

    def _prepared(self, submission: RemoteSubmission, picture: Array, stages: list[Stage]) -> Array:
        """Return the network's input for a picture; add the stages on the way."""
        answer, of = _part(self._play(submission, "prepare", picture)), self._label("prepare")
        stages += _stages(_part(answer.get("stages")), self._scenarios.STAGES, picture)
        inputs = assert_array(answer.get("inputs"), (1, INPUTS), of=of)
        stages.append(_stage("centred", np.rint(255 * inputs.clip(0, 1)).reshape(SIDE, SIDE).astype(np.uint8)))
        if not inputs.any():
            raise NotPassed(Status.FAILED, f"There is no digit on the picture: {of} is 0 everywhere.")
        return inputs

    def _submission_for(self, own: Mapping[str, str]) -> RemoteSubmission:
        """Return the running code that reads: the same as for the previous picture, if nothing has changed."""
        sources = self._sources(own)
        if self._submission is None or self._submission[0] != sources:
            if self._sandbox is None:
                self._sandbox = Sandbox(self._isolation)
            remote = RemoteSubmission(
                self._exercise, sources, self._exercise.reading, self._sandbox, Budget(READ_SECONDS), ignore_progress
            )
            self._submission = sources, remote
        return self._submission[1]

    def _sources(self, own: Mapping[str, str]) -> Sources:
        name, needs = self._exercise.name, self._exercise.needs
        missing = [need for need in (*needs, name) if need not in own and need not in self._solutions]
        if missing:
            raise NotPassed(
                Status.BLOCKED,
                f"The solutions are not in this folder. Pictures are read once you have passed {', '.join(missing)}.",
            )
        texts = {name: self._solutions[name]} if name not in own else {}
        request = Request("exercises", {**own, **texts}, (name,))
        assembly = Assembly(request, load_course(), self._solutions)
        sources = assembly.of_submission(self._exercise, uses_own_exercises=True)
        return Sources(sources.texts, {need: text for need, text in sources.quotable.items() if need in own})

    def _play(self, submission: RemoteSubmission, scenario: str, *values: Any) -> Value:
        target: Scenario = getattr(self._scenarios, scenario)
        return submission.ask(Call(target, parameter_names(target, skip=1), values))

    def _label(self, scenario: str) -> str:
        """Return the call as the learner would write it."""
        return Call(getattr(self._scenarios, scenario), (), ()).label

    def _network(self, network: Network | None) -> tuple[Any, ...]:
        """Return the layers, the activations, the weights and the biases of the network that reads."""
        if network is None:
            kept = load_weights()
            numbers = range(1, 1 + len(kept) // 2)
            weights, biases = [kept[f"W{i}"] for i in numbers], [kept[f"b{i}"] for i in numbers]
            network = network_of(self._scenarios.SAMPLE_ACTIVATIONS, weights, biases)
            assert network is not None
        parameters = parameters_of(network)
        return network.units, network.activation_names, parameters[::2], parameters[1::2]


def _part(answer: Value) -> dict[str, Value]:
    return answer if isinstance(answer, dict) else {}


def _stages(found: Mapping[str, Value], names: Sequence[str], picture: Array) -> Iterator[Stage]:
    """Yield the stages that are pictures, if they are no larger than the original."""
    for name in names:
        pixels = found.get(name)
        if not (isinstance(pixels, np.ndarray) and pixels.dtype == np.uint8 and pixels.ndim == 2 and pixels.size):
            return
        if pixels.shape[0] > picture.shape[0] or pixels.shape[1] > picture.shape[1]:
            return
        yield _stage(name, pixels)


def _stage(name: str, pixels: Array) -> Stage:
    image = Image.fromarray(pixels)
    image.thumbnail((LARGEST_STAGE, LARGEST_STAGE))
    return Stage(name, image.height, image.width, image.tobytes())


def _probabilities(answer: Value, of: str) -> tuple[float, ...]:
    values = assert_array(answer, (1, DIGITS), of=of)[0]
    if values.min() < 0 or abs(values.sum() - 1) > 0.01:
        message = f"{of}: the values add up to {values.sum():.3g}, from {values.min():.3g}; expected probabilities"
        raise NotPassed(Status.FAILED, message)
    return tuple(map(float, values))
