"""Objects that answer from a record instead of the reference, formulas and replays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.reach import Mentions
from grader.judge.diagnosis.replays import CheckRun, MistakenReplay, RightAnswer, RightReplay
from grader.judge.failures import NotPassed
from grader.judge.recorded.file import Record, key_of, replay_keys
from grader.judge.recorded.values import read_answer, read_value
from grader.judge.sequences.sequence import Questions
from grader.judge.subjects.calls import Call
from grader.results.report import NO_REFERENCE, Status
from grader.sandbox.outside.answers import SideEffects, Value


class RecordedReference:
    """A reference that looks its answers up.

    Parameters
    ----------
    record : Record
        The record of an exercise.
    """

    def __init__(self, record: Record) -> None:
        self._record = record

    def begin(self, seed: int) -> None:
        """Do nothing: recorded answers need no preparation."""

    def begin_again(self) -> None:
        """Do nothing; see `begin`."""

    def ask(self, call: Call) -> Value:
        """Return the reference's answer to a call.

        Raises
        ------
        NotPassed
            If it was not recorded.
        """
        value: Value = _looked_up(self._record, "calls", key_of(call.name, call.values))
        return value

    def foresee(self, questions: Questions) -> None:
        """Do nothing: calls are answered when they are made."""

    def parameters(self, name: str) -> tuple[str, ...]:
        """Return the names of the parameters of a function."""
        return tuple(self._record.index["parameters"].get(name, ()))

    def side_effects(self, call: Call) -> SideEffects | None:
        """Return the side effects of a call; None if they were not recorded."""
        found = self._record.index["effects"].get(key_of(call.name, call.values))
        return SideEffects(tuple(found[0]), tuple(found[1]), *found[2:]) if found is not None else None


class RecordedFormulas:
    """Formulas that look up their values: ``formulas.softmax(x)``.

    Parameters
    ----------
    record : Record
        The record of an exercise.
    """

    def __init__(self, record: Record) -> None:
        self._record = record

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *values: _looked_up(self._record, "formulas", key_of(name, values))


def _looked_up(record: Record, table: str, key: str) -> Any:
    try:
        node = record.index[table][key]
    except KeyError:
        raise NotPassed(Status.BLOCKED, NO_REFERENCE) from None
    return read_value(node, record.arrays)


class RecordedReplays:
    """Replays that look their answers up.

    Parameters
    ----------
    record : Record
        The record of an exercise.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._numbers = {mistake[0]: number for number, mistake in enumerate(record.index["mistakes"])}
        self.steps_of_call: int = record.index["steps"]
        self.mentions: Mentions = {name: frozenset(names) for name, names in record.index["mentions"].items()}

    def isolated(self) -> AbstractContextManager[None]:
        """Return a context that has nothing to undo."""
        return nullcontext()

    def right(self, run: CheckRun) -> RightReplay | None:
        """Return the reference's answers to the calls of a check; None if they were not recorded."""
        entries = self._entries(run, len(run.transcript))
        if entries is None:
            return None
        answers = [RightAnswer(self._right(entry), [*map(set, entry["uses"])], entry["steps"]) for entry in entries]
        return RightReplay(answers, any(entry["draws"] for entry in entries))

    def mistaken(self, mistakes: Sequence[Mistake], run: CheckRun, count: int, limit: int) -> MistakenReplay | None:  # noqa: ARG002
        """Return the answers of mistakes to the first calls of a check; None if they were not recorded."""
        entries = self._entries(run, count)
        if entries is None:
            return None
        key = mistakes_key(self._numbers[mistake.name] for mistake in mistakes)
        ends = [entry["ends"][key] for entry in entries if key in entry["ends"]]
        known = [entry for entry in entries if key in entry["wrong"]]
        endless = next((steps for _, steps in ends if steps is not None), None)
        if len(known) < count and endless is None:
            return None
        answers = [read_answer(entry["wrong"][key], self._record.arrays, self._right(entry)) for entry in known]
        return MistakenReplay(answers, any(draws for draws, _ in ends), endless)

    def _entries(self, run: CheckRun, count: int) -> list[Any] | None:
        """Return the entries of the first calls of a check, or None where one was not recorded."""
        replays = self._record.index["replays"]
        keys = [*replay_keys(run)][:count]
        return [replays[key] for key in keys] if all(key in replays for key in keys) else None

    def _right(self, entry: Any) -> Any:
        return read_answer(entry["right"], self._record.arrays)


def mistakes_key(numbers: Any) -> str:
    """Return the key of some mistakes in a record: their numbers, in order."""
    return ",".join(map(str, numbers))


def recorded_mistakes(record: Record) -> list[Mistake]:
    """Return the known mistakes: names and hints, without their code."""
    return [
        Mistake(name, hint, frozenset(replaces), frozenset(mentions), (), "")
        for name, hint, replaces, mentions in record.index["mistakes"]
    ]
