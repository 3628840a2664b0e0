"""Each exercise has a short lesson, and its numbers are true."""

from __future__ import annotations

import doctest
import re

import pytest

from grader.course import Exercise, load_course

COURSE = load_course()
each_exercise = pytest.mark.parametrize("exercise", COURSE, ids=[exercise.name for exercise in COURSE])

CODE = re.compile(r"```python\n(.*?)```", re.S)
PARTS = ("**The trap.**",)
"""The parts of every lesson."""


@each_exercise
def test_a_lesson_has_200_to_400_words(exercise: Exercise) -> None:
    """It is read in two minutes."""
    assert 200 <= len(exercise.lesson.split()) <= 400


@each_exercise
def test_a_lesson_begins_with_its_exercise_and_has_its_parts(exercise: Exercise) -> None:
    """A heading, an example, the trap."""
    assert exercise.lesson.startswith(f"# {exercise.name}: ")
    assert [part for part in PARTS if part not in exercise.lesson] == []
    assert CODE.search(exercise.lesson)


@each_exercise
def test_the_numbers_of_a_lesson_are_true(exercise: Exercise) -> None:
    """Its examples give the printed results."""
    examples = "\n".join(CODE.findall(exercise.lesson))
    test = doctest.DocTestParser().get_doctest(examples, {}, f"lesson of {exercise.name}", None, None)
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert (result.failed, result.attempted > 0) == (0, True), "".join(said)


@each_exercise
def test_a_lesson_is_not_the_solution(exercise: Exercise) -> None:
    """No line of its code is in the solution, except imports and given names."""
    solution = {line.strip() for line in _solution(exercise).splitlines()}
    code = [
        line[4:].strip()
        for block in CODE.findall(exercise.lesson)
        for line in block.splitlines()
        if line[:3] in (">>>", "...")
    ]
    assert [line for line in code if line in solution and not line.startswith("import")] == []


def _solution(exercise: Exercise) -> str:
    from grader.files import ROOT

    return (ROOT / "solutions" / f"{exercise.name}.py").read_text(encoding="utf-8")
