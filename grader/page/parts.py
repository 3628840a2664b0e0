"""The parts of the page, as HTML. Every text of a submission is escaped."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from grader import kept, progress
from grader.course import Exercise, have_solutions, load_solution
from grader.course.afterwards import FURTHER
from grader.files import ROOT
from grader.page import pad
from grader.page.lesson import lesson_of
from grader.progress import LearnerProgress
from grader.report import sentences
from grader.report.html import environment, failures
from grader.report.lines import MARKS
from grader.report.reading import percent, who_reads
from grader.results.reading import Reading
from grader.results.report import WRONG, CheckResult, ExerciseResult, Status
from grader.watch.own import code_of, hints_now, may_see_solution, milestone
from grader.watch.scene import Scene
from grader.watch.session import Watch

TEMPLATES = Path(__file__).parent / "templates"
PARTS = tuple(sorted(path.name.partition(".")[0] for path in TEMPLATES.glob("*.part.j2")))
"""The names of the parts: each has a template, and an element with this id in the page."""


@dataclass(frozen=True)
class Others:
    """The checks beside the one that is shown in full.

    Attributes
    ----------
    failing : list of pairs
        The failing checks: the first of each kind, and those that fail in the same way.
    todo, waiting, passing : list of CheckResult
        The checks that are to do, do not run, and pass.
    sentence : str
        How many fail.
    """

    failing: list[tuple[CheckResult, list[CheckResult]]]
    todo: list[CheckResult]
    waiting: list[CheckResult]
    passing: list[CheckResult]
    sentence: str


def page(parts: Mapping[str, str], version: int) -> str:
    """Return the page with its parts."""
    marked = {name: Markup(html) for name, html in parts.items()}
    return _environment().get_template("page.html.j2").render(parts=marked, version=version)


def parts_of(watch: Watch) -> dict[str, str]:
    """Return each part as HTML, by its name.

    Parameters
    ----------
    watch : Watch
        The state of watch mode.
    """
    facts = _facts(watch, progress.load())
    return {name: _environment().get_template(f"{name}.part.j2").render(facts).strip() for name in PARTS}


@functools.cache
def _environment() -> jinja2.Environment:
    made = environment(TEMPLATES)
    made.globals.update(
        passing=sentences.passing,
        number_that_passes=sentences.number_that_passes,
        to_do_in_words=sentences.still_to_do,
        reached=sentences.reached,
        who_reads=who_reads,
        percent=percent,
        shown=pad.shown,
        status_of=lambda kept: Status(kept) if kept in MARKS else None,
        address=lambda picture, _: f"views/{picture_name(picture)}",
        WRONG=WRONG,
        FURTHER=FURTHER,
        ONCE_RIGHT=sentences.ONCE_RIGHT,
    )
    return made


def reading_as_html(reading: Reading) -> str:
    """Return a reading as HTML: what went wrong, how probable each digit is, and the stages of the picture."""
    return _environment().get_template("reading.html.j2").render(reading=reading).strip()


def _facts(watch: Watch, learner: LearnerProgress) -> dict[str, object]:
    """Return the values for the templates."""
    scene, exercise, result = watch.scene, watch.scene.exercise, watch.scene.result
    hints = hints_now(exercise, learner)
    name = exercise.hint_name(hints.function)
    may_see = scene.can_see_solution or may_see_solution(exercise, learner)
    first = (result.first_open or result.checks[0]) if result and result.status is not Status.PASSED else None
    return {
        "scene": scene,
        "exercise": exercise,
        "result": result,
        "learner": learner,
        "points": sum(scene.points.get(other.name, 0) for other in scene.course),
        "most": sum(other.points for other in scene.course),
        "first": first,
        "stops_all": result is not None and result.is_stopped,
        "others": _others(result, first) if result else None,
        "source": watch.source,
        "milestone": milestone(exercise, result) if result and not first else "",
        "hints_of": name,
        "hints": hints.levels,
        "hints_read": min(learner.hints.get(name, 0), len(hints.levels)),
        "lesson": lesson_of(exercise),
        "is_new": _is_new(scene),
        "solution": _solution(exercise, watch.source) if may_see else None,
        "may_see_solution": may_see,
        "has_needs": have_solutions(exercise.needs),
        "readers": pad.readers_now(scene.course, learner),
        "kept": [path.relative_to(ROOT).as_posix() for path in kept.kept(exercise.name)],
    }


def _is_new(scene: Scene) -> bool:
    """Return whether the learner has probably written nothing for the exercise yet: then its lesson comes first."""
    name = scene.exercise.name
    return scene.statuses.get(name, Status.TODO) == Status.TODO and not scene.points.get(name)


def _others(result: ExerciseResult, first: CheckResult | None) -> Others:
    """Return the checks beside the first one that does not pass."""
    rest = [check for check in result.checks if check is not first]
    failing = [check for check in rest if check.status in WRONG]
    groups = [(check, same) for check, same in failures(result) if check.status in WRONG]
    return Others(
        failing=groups,
        todo=[check for check in rest if check.status is Status.TODO],
        waiting=[check for check in rest if check.status is Status.BLOCKED],
        passing=[check for check in rest if check.status is Status.PASSED],
        sentence=sentences.more_that_fail(first, failing, alone=True) if first and failing else "",
    )


def picture_name(picture: bytes) -> str:
    """Return a name for a picture in the addresses of the page, different for each picture."""
    return hashlib.sha256(picture).hexdigest()[:32]


def _solution(exercise: Exercise, source: str) -> tuple[str, str] | None:
    """Return the code of the solution and the learner's own; None if the kit has no solution."""
    text = load_solution(exercise.name)
    return ("\n".join(code_of(text)), "\n".join(code_of(source))) if text is not None else None
