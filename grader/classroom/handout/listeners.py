"""Run the solution and the known mistakes of an exercise, and record all their answers in a book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from grader.classroom.handout.book import Book
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.replays import CheckRun, LiveReplays, MistakenReplay, RightReplay
from grader.judge.knowledge import LiveKnowledge
from grader.judge.recorded.file import key_of, replay_keys
from grader.judge.sequences.sequence import Questions
from grader.judge.sequences.sequence import Sequence as Asked
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.sandbox.outside.answers import SideEffects, Value


class HeardKnowledge:
    """Knowledge that records everything it answers.

    Parameters
    ----------
    knowledge : LiveKnowledge
        What answers.
    book : Book
        The book.
    """

    def __init__(self, knowledge: LiveKnowledge, book: Book) -> None:
        self._knowledge, self._book = knowledge, book
        self.reference = HeardReference(knowledge.reference, book)
        self.formulas = HeardFormulas(knowledge.formulas, book)
        self.outline = knowledge.outline

    def mistakes(self) -> Sequence[Mistake]:
        """Return the known mistakes."""
        return self._book.mistakes

    def replays(self) -> HeardReplays:
        """Return the replays, which answer the calls of a check."""
        return HeardReplays(self._knowledge.replays(), self._book)


class HeardReference:
    """A reference that records its answers.

    Parameters
    ----------
    reference : Reference
        What answers.
    book : Book
        The book.
    """

    def __init__(self, reference: Reference, book: Book) -> None:
        self._reference, self._book = reference, book

    def begin(self, seed: int) -> None:
        """Begin a check, with this seed of ``np.random``."""
        self._reference.begin(seed)

    def begin_again(self) -> None:
        """Begin anew within a check."""
        self._reference.begin_again()

    def ask(self, call: Call) -> Value:
        """Return the reference's answer to a call."""
        key = key_of(call.name, call.values)
        value = self._reference.ask(call)
        self._book.keep("calls", key, value)
        return value

    def foresee(self, questions: Questions) -> None:
        """Make all calls that a check may make after a wrong answer."""
        for step in questions.sequence.steps:
            self._ask_ahead(questions.sequence.only([step.number]))
            for sequence in questions.simpler(step):
                self._ask_ahead(sequence)
        for sequence in questions.simplest_twice():
            self._ask_ahead(sequence)
        self._reference.begin_again()

    def _ask_ahead(self, sequence: Asked) -> None:
        self._reference.begin_again()
        self.ask(sequence.call(strict=True))

    def parameters(self, name: str) -> tuple[str, ...]:
        """Return the names of the parameters of a function."""
        return self._reference.parameters(name)

    def side_effects(self, call: Call) -> SideEffects:
        """Return what a call does besides returning a value."""
        key = key_of(call.name, call.values)
        effects = self._reference.side_effects(call)
        self._book.keep("effects", key, tuple(effects))
        return effects


class HeardFormulas:
    """Formulas that record their values.

    Parameters
    ----------
    formulas : module
        What answers.
    book : Book
        The book.
    """

    def __init__(self, formulas: Any, book: Book) -> None:
        self._formulas, self._book = formulas, book

    def __getattr__(self, name: str) -> Callable[..., Any]:
        formula = getattr(self._formulas, name)

        def heard(*values: Any) -> Any:
            key = key_of(name, values)
            value = formula(*values)
            self._book.keep("formulas", key, value)
            return value

        return heard


class HeardReplays:
    """Replays that record their answers.

    Parameters
    ----------
    replays : LiveReplays
        What answers.
    book : Book
        The book.
    """

    def __init__(self, replays: LiveReplays, book: Book) -> None:
        self._replays, self._book = replays, book
        self._right: dict[tuple[str, ...], RightReplay] = {}
        self.steps_of_call, self.mentions = replays.steps_of_call, replays.mentions

    def isolated(self) -> AbstractContextManager[None]:
        """Return the context for the calls."""
        return self._replays.isolated()

    def right(self, run: CheckRun) -> RightReplay:
        """Return the reference's answers to the calls of a check."""
        replay = self._right_of(run)
        self._book.keep_right(run, replay)
        return replay

    def _right_of(self, run: CheckRun) -> RightReplay:
        """Return the reference's answers to some calls: the same for each mistake, so they are computed once."""
        key = (*replay_keys(run),)[-1:]
        if key not in self._right:
            self._right[key] = self._replays.right(run)
        return self._right[key]

    def mistaken(self, mistakes: Sequence[Mistake], run: CheckRun, count: int, limit: int) -> MistakenReplay:
        """Return the answers of mistakes to the first calls of a check."""
        replay = self._replays.mistaken(mistakes, run, count, limit)
        self._book.keep_mistaken(run, mistakes, replay, self._right_of(run), count)
        return replay
