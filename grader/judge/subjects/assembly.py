"""Choose the source texts that submission and reference run with."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.course import Exercise
from grader.results.report import Status
from grader.results.request import Request, Unreadable
from grader.sandbox.outside.opening import Opening


@dataclass(frozen=True)
class Sources:
    """The source texts that one exercise runs with.

    Attributes
    ----------
    texts : mapping of str to str
        The exercise and what it may import, by name.
    quotable : mapping of str to str
        The learner's texts among them: only these are ever quoted.
    """

    texts: Mapping[str, str]
    quotable: Mapping[str, str]

    def opening(self, exercise: Exercise, scenarios: str) -> Opening:
        """Return what a worker gets to run an exercise and its scenarios."""
        return Opening(exercise.name, self.texts, scenarios, exercise.packages)


@dataclass(frozen=True)
class Assembly:
    """A submission beside the reference, exercise by exercise.

    Attributes
    ----------
    request : Request
        The request to grade.
    course : tuple of Exercise
        The whole course, in order.
    reference : mapping of str to str
        The text of each solution that there is, by name.
    """

    request: Request
    course: tuple[Exercise, ...]
    reference: Mapping[str, str]

    @property
    def requested(self) -> tuple[Exercise, ...]:
        """The exercises whose results are wanted."""
        return tuple(exercise for exercise in self.course if exercise.name in self.request.exercises)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that run: the requested ones, and their needs without a reference."""
        wanted = {exercise.name for exercise in self.requested}
        for exercise in self.course:
            if exercise.name in wanted:
                wanted.update(self.ungraded_needs(exercise))
        return tuple(exercise for exercise in self.course if exercise.name in wanted)

    def ungraded_needs(self, exercise: Exercise) -> tuple[str, ...]:
        """Return the needs of an exercise without a reference: the learner's own version has to pass first."""
        return tuple(need for need in exercise.needs if need not in self.reference)

    def has_reference(self, exercise: Exercise) -> bool:
        """Whether there is a solution of the exercise and of all its needs."""
        return {exercise.name, *exercise.needs} <= self.reference.keys()

    def earlier(self, exercise: Exercise) -> tuple[str, ...]:
        """Return the names of the exercises before this one, which may be imported."""
        names = [other.name for other in self.course]
        return tuple(names[: names.index(exercise.name)])

    def of_submission(self, exercise: Exercise, *, uses_own_exercises: bool) -> Sources:
        """Return the texts that the submission runs with: its exercise, and the references of those that it uses.

        These are the needs of the exercise, and other exercises that the texts import. Comments and docstrings of the
        reference are left out.

        Parameters
        ----------
        exercise : Exercise
            Which one.
        uses_own_exercises : bool
            Whether it runs on the learner's own earlier exercises, if they were handed in.

        Raises
        ------
        NotPassed
            If there is no text of the exercise.
        """
        earlier = self.earlier(exercise)
        theirs = {name for name in earlier if uses_own_exercises or name not in self.reference}
        own = {name: text for name in theirs if isinstance(text := self.request.sources.get(name), str)}
        own[exercise.name] = self._handed_in(exercise.name)
        texts = self._right(earlier) | own
        used = reachable({exercise.name, *exercise.needs}, texts)
        return Sources(
            {name: text if name in own else _bare(text) for name, text in texts.items() if name in used},
            {name: text for name, text in own.items() if name in used},
        )

    def of_reference(self, exercise: Exercise) -> dict[str, str]:
        """Return the solutions of an exercise and of those before it."""
        return self._right((*self.earlier(exercise), exercise.name))

    def text_of(self, exercise: Exercise) -> str:
        """Return the solution of an exercise, or the handed-in file if there is none."""
        text = self.reference.get(exercise.name) or self.request.sources.get(exercise.name)
        return text if isinstance(text, str) else ""

    def _right(self, names: tuple[str, ...]) -> dict[str, str]:
        return {name: self.reference[name] for name in names if name in self.reference}

    def _handed_in(self, name: str) -> str:
        from grader.judge.failures import NotPassed  # it imports numpy, which not all need

        source = self.request.sources.get(name)
        if isinstance(source, Unreadable):
            raise NotPassed(source.status, source.message, source.hint)
        if source is None:
            raise NotPassed(*_missing(name, self.request.submission))
        return source


def reachable(names: Iterable[str], texts: Mapping[str, str]) -> set[str]:
    """Return these names, and those of all texts that they import, directly or indirectly."""
    found: set[str] = set()
    new = set(names)
    while new:
        found |= new
        new = {other for name in new for other in _imported(texts.get(name, ""))} & texts.keys() - found
    return found


@functools.lru_cache(maxsize=100)  # the last submission's texts: each check needs them
def _imported(text: str) -> frozenset[str]:
    """Return all words of lines that may be imports. A submission is never parsed: the cost would be unknown."""
    lines = text.replace("\\\n", " ").splitlines()
    return frozenset(word for line in lines if "import" in line for word in re.findall(r"\w+", line))


@functools.cache
def _bare(text: str) -> str:
    """Return a text of the reference without comments and docstrings."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            without = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
            node.body = without or [ast.Pass()]
    return ast.unparse(tree)


def _missing(name: str, submission: str) -> tuple[Status, str]:
    return Status.FAILED, f"there is no {name}.py in {submission}"
