"""What the recording of an exercise collects."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from grader.course import Exercise
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.replays import CheckRun, MistakenReplay, RightReplay
from grader.judge.knowledge import LiveKnowledge
from grader.judge.recorded.answers import mistakes_key
from grader.judge.recorded.file import Index, digest_of, replay_keys, write_record
from grader.judge.recorded.values import Arrays, Node, write_answer, write_value
from grader.judge.subjects.calls import parameter_names
from grader.results.report import DEFAULT_SEED

_DEFINITION = re.compile(r"^[ \t]*(?:class|def)[ ]+\w+", re.M)


class RecordingError(Exception):
    """Something cannot be recorded; the text is one line with the reason."""


class Book:
    """The record of an exercise as it grows.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    knowledge : LiveKnowledge
        The exercise to record.

    Attributes
    ----------
    mistakes : sequence of Mistake
        The known mistakes.
    """

    def __init__(self, exercise: Exercise, knowledge: LiveKnowledge) -> None:
        self._exercise, self._knowledge = exercise, knowledge
        self.mistakes = knowledge.mistakes()
        self._numbers = {mistake.name: number for number, mistake in enumerate(self.mistakes)}
        self._arrays = Arrays()
        self._tables: dict[str, dict[str, Node]] = {name: {} for name in ("calls", "effects", "formulas", "replays")}

    def keep(self, table: str, key: str, value: Any) -> None:
        """Record the answer to a call, the value of a formula, or the side effects of a call.

        Raises
        ------
        RecordingError
            If something else came of it before.
        """
        node = write_value(value, self._arrays)
        if repr(self._tables[table].setdefault(key, node)) != repr(node):
            raise RecordingError(f"{self._exercise.name}: {table} are not the same each time, so none can be recorded")

    def keep_right(self, run: CheckRun, replay: RightReplay) -> None:
        """Record the reference's answers to the calls of a check."""
        for key, right in zip(self._keys(run), replay.answers, strict=True):
            entry = {
                "right": write_answer(right.answer, self._arrays),
                "uses": [sorted(names) for names in right.uses],
                "steps": right.steps,
                "draws": replay.draws,
                "wrong": {},
                "ends": {},
            }
            self._tables["replays"].setdefault(key, entry)

    def keep_mistaken(
        self, run: CheckRun, mistakes: Sequence[Mistake], replay: MistakenReplay, right: RightReplay, count: int
    ) -> None:
        """Record the answers of mistakes to the first calls of a check, after those of the reference."""
        entries = [self._tables["replays"][key] for key in self._keys(run)[:count]]
        name = mistakes_key(self._numbers[mistake.name] for mistake in mistakes)
        for entry, answer, other in zip(entries, replay.answers, right.answers, strict=False):
            if name not in entry["wrong"]:
                entry["wrong"][name] = write_answer(answer, self._arrays, other.answer)
        if replay.draws or replay.endless is not None:
            entries[-1]["ends"][name] = [replay.draws, replay.endless]

    def _keys(self, run: CheckRun) -> list[str]:
        return [*replay_keys(run)]

    def content(self) -> bytes:
        """Return the content of the record's file."""
        replays = self._knowledge.replays()
        index: Index = {
            "belongs_to": digest_of(self._exercise),
            "seed": DEFAULT_SEED,
            "outline": "\n".join(_DEFINITION.findall(self._knowledge.outline)),
            "parameters": self._parameters(),
            "mistakes": [[m.name, m.hint, sorted(m.replaces), sorted(m.mentions)] for m in self.mistakes],
            "steps": replays.steps_of_call,
            "mentions": {name: sorted(names) for name, names in replays.mentions.items()},
            **self._tables,
        }
        return write_record(index, self._arrays)

    def _parameters(self) -> dict[str, list[str]]:
        """Return the names of the parameters of each function of the solution."""
        self._knowledge.reference.begin(DEFAULT_SEED)
        return _parameters(self._knowledge.reference.module)


def _parameters(module: ModuleType) -> dict[str, list[str]]:
    functions = {name: value for name, value in vars(module).items() if inspect.isfunction(value)}
    return {name: [*parameter_names(function)] for name, function in functions.items()}
