"""``class.html``: what an instructor looks at before the next lecture. One file without scripts; it loads nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from grader.classroom.gradebook import Gradebook, Outcome, StudentGrade
from grader.classroom.naming import safe_name
from grader.classroom.picture import picture
from grader.classroom.statistics.alike import OwnCode, equal_trees
from grader.classroom.statistics.checks import check_figures, hardest
from grader.classroom.statistics.failures import equal_answers, unexplained, waiting
from grader.classroom.statistics.mistakes import Texts, common_mistakes
from grader.classroom.statistics.need import median_score, who_needs_help
from grader.course import Exercise
from grader.report.html import FOLDER as REPORT
from grader.report.html import environment

FOLDER = Path(__file__).parent
STYLES = REPORT / "base.css", FOLDER / "class.css"
MANY = 30
"""How many entries of a list are shown; the rest are counted."""


def class_page(gradebook: Gradebook, texts: Texts, own: Sequence[OwnCode], course: Sequence[Exercise]) -> str:
    """Return the page about a class as HTML. Every text in it is escaped.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    texts : Texts
        The hand-ins.
    own : sequence of OwnCode
        What of it is compared.
    course : sequence of Exercise
        All exercises, for the right idea of each.
    """
    figures = check_figures(gradebook)
    by_name = {exercise.name: exercise for exercise in course}
    mistakes = common_mistakes(gradebook, texts)
    page = (
        environment(FOLDER)
        .get_template("class.html.j2")
        .render(
            style="".join(path.read_text(encoding="utf-8") for path in STYLES),
            gradebook=gradebook,
            graded=sum(student.score is not None for student in gradebook.students),
            median=median_score(gradebook),
            need=who_needs_help(gradebook),
            mistakes=[(mistake, _right_idea(by_name.get(mistake.exercise), mistake.function)) for mistake in mistakes],
            hardest=hardest(figures),
            unexplained=unexplained(gradebook),
            waiting=waiting(gradebook),
            figures=figures,
            rows=picture(gradebook),
            own=own,
            trees=equal_trees(own),
            answers=equal_answers(gradebook),
            report_of=_report_of,
            many=MANY,
        )
    )
    return f"{page}\n"


def _right_idea(exercise: Exercise | None, function: str) -> tuple[str, ...]:
    """Return the right idea for a function: its last hint, and why the solution is as it is; never the solution."""
    if exercise is None:
        return ()
    hints = exercise.hints_for(function) or exercise.hints_for("")
    plan = hints.levels[-1:] if hints else ()
    return tuple(text for text in (*plan, exercise.why) if text)


def _report_of(student: StudentGrade) -> str:
    """Return the path of a student's report, relative to the page."""
    has_page = bool(student.exercises) or student.outcome is Outcome.GRADED
    return f"students/{quote(safe_name(student.person.id))}/report.{'html' if has_page else 'txt'}"
