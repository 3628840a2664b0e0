"""Recording an exercise: run its checks on the solution, the stub and each known mistake, and record all answers.

The calls of a check depend on the submission: after a difference, the check looks for the smallest case that shows it.
So the recording makes the calls that a check may need for a submission, as far as they can be predicted, and all calls
that it makes for each known mistake.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pytest

from grader.classroom.handout.book import Book
from grader.classroom.handout.listeners import HeardKnowledge, HeardReference, HeardReplays
from grader.course import Exercise, load_course, load_solutions
from grader.course.stubs import stub_of
from grader.judge.budget import Budget
from grader.judge.diagnosis.cost import most_steps
from grader.judge.diagnosis.mistakes import Mistake, Statement, replacement_parts, statements
from grader.judge.diagnosis.replays import CheckRun
from grader.judge.knowledge import Knowledge, LiveKnowledge
from grader.judge.outcome import check_run
from grader.judge.plugin import Plugin
from grader.judge.record import trains
from grader.judge.session import run_session
from grader.judge.subjects.assembly import Assembly
from grader.judge.supplies import Supplies
from grader.results.events import ignore
from grader.results.report import ExerciseResult
from grader.results.request import Request
from grader.sandbox.outside.interface import WorkerSource
from grader.sandbox.outside.pool import Sandbox


@dataclass(frozen=True)
class Recording:
    """The result of recording an exercise.

    Attributes
    ----------
    content : bytes
        The file of the record.
    wrong : mapping of str to str
        The solution with each known mistake in it, by the name of the mistake.
    results : mapping of str to ExerciseResult
        What the checks that do not train say of each of them, and of the solution and the stub.
    """

    content: bytes
    wrong: Mapping[str, str]
    results: Mapping[str, ExerciseResult]


def record(name: str, isolation: str) -> Recording:
    """Record an exercise, in a sandbox of this level.

    Raises
    ------
    RecordingError
        If something does not come out the same each time.
    """
    course = load_course()
    exercise = next(exercise for exercise in course if exercise.name == name)
    assembly = Assembly(Request("the solution", {}, (name,)), course, load_solutions())
    with Sandbox(isolation) as sandbox:
        return recorded(exercise, assembly, sandbox)


def recorded(exercise: Exercise, assembly: Assembly, sandbox: WorkerSource) -> Recording:
    """Record an exercise.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    assembly : Assembly
        The course and the solutions; handed-in files do not matter.
    sandbox : WorkerSource
        Where submissions run.

    Raises
    ------
    RecordingError
        If something does not come out the same each time.
    """
    knowledge = LiveKnowledge(exercise, assembly.of_reference(exercise), exercise.mistakes, exercise.formulas)
    book = Book(exercise, knowledge)
    heard = HeardKnowledge(knowledge, book)
    solution = assembly.reference[exercise.name]
    wrong = _wrong_texts(exercise, solution, book.mistakes)
    results = {}
    for name, text in {"solution": solution, "stub": stub_of(solution), **wrong}.items():
        handed_in = replace(assembly, request=Request("submission", {exercise.name: text}, (exercise.name,)))
        plugin = Plugin(OneKnown(heard, handed_in, sandbox), ignore)
        run_session(plugin, [WithoutTrainings()])
        results[name] = plugin.result_of(exercise)
        if text == solution:
            runs = list(map(check_run, plugin.records))
            _watch_all(heard.reference, runs)
            _replay_all(heard.replays(), book.mistakes, runs)
    return Recording(book.content(), wrong, results)


def _wrong_texts(exercise: Exercise, solution: str, mistakes: Sequence[Mistake]) -> dict[str, str]:
    """Return the solution with each known mistake in it, by the name of the mistake."""
    bank = statements(ast.parse(exercise.mistakes))
    return {mistake.name: f"{solution}\n\n{_code(bank, mistake.name)}\n" for mistake in mistakes}


def _code(bank: Sequence[Statement], name: str) -> str:
    nodes = [node for part in replacement_parts(bank, name) for node in part]
    return ast.unparse(ast.Module(nodes, type_ignores=[]))


class OneKnown(Supplies):
    """Supplies for the checks of one exercise, with given knowledge.

    Parameters
    ----------
    knowledge : Knowledge
        The knowledge of the exercise.
    assembly, sandbox
        As of `Supplies`.
    """

    def __init__(self, knowledge: Knowledge, assembly: Assembly, sandbox: WorkerSource) -> None:
        self._given = knowledge
        super().__init__(assembly, sandbox, Budget(assembly.request.budget))

    def knowledge_of(self, exercise: Exercise) -> Knowledge:  # noqa: ARG002
        """Return the knowledge of the one exercise."""
        return self._given


class WithoutTrainings:
    """A pytest plugin that leaves out the checks that train: nothing of them is recorded."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        """Leave them out before the judge counts its checks."""
        items[:] = [item for item in items if not trains(item)]


def _watch_all(reference: HeardReference, runs: Sequence[CheckRun]) -> None:
    """Record the side effects of the reference in all calls: those of a submission may need advice."""
    for run in runs:
        reference.begin(run.seed)
        for interaction in run.transcript:
            reference.side_effects(interaction.call)


def _replay_all(replays: HeardReplays, mistakes: Sequence[Mistake], runs: Sequence[CheckRun]) -> None:
    """Replay all checks with each mistake that concerns them: any check may fail, at any call."""
    with replays.isolated():
        for run in runs:
            if not run.transcript:
                continue
            right = replays.right(run)
            uses = {name for answer in right.answers for names in answer.uses for name in names}
            for mistake in mistakes:
                if mistake.replaces & uses:
                    for count in sorted({1, len(run.transcript)}):
                        replays.mistaken([mistake], run, count, most_steps(right.answers[count - 1].steps))
