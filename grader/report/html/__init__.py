"""The report as one page to keep: no script, nothing loaded, light and dark, and printable.

It also makes the table of one exercise for a notebook.
"""

from __future__ import annotations

import base64
import functools
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import jinja2
from PIL import Image

from grader.report.html.grids import grids_of
from grader.report.lines import MARKS
from grader.report.places import further, lines_of
from grader.report.sentences import set_by_hand
from grader.results.curves import CurvePoint
from grader.results.reading import Misread
from grader.results.report import CheckResult, ExerciseResult, Report, Status
from grader.results.request import Source
from grader.results.views import View

FOLDER = Path(__file__).parent

CURVE_WIDTH, CURVE_HEIGHT = 280.0, 110.0
"""The size of a curve, in units of its picture."""

WORDS = {
    Status.PASSED: "passed",
    Status.FAILED: "failed",
    Status.TODO: "to do",
    Status.ERROR: "error",
    Status.TIMEOUT: "out of time",
    Status.BLOCKED: "not run",
}
"""The text of a mark for readers who do not see it."""
COLORS = {"green": "#238636", "red": "#da3633", "dim": "#767676"}
"""The colours of marks without a style sheet, with a contrast of 4 or more on white and on nearly black."""


@dataclass(frozen=True)
class Curve:
    """One curve as a picture.

    Attributes
    ----------
    name : str
        Its title.
    points : str
        Its points, as SVG has them.
    first, last : str
        Its first and its last value.
    """

    name: str
    points: str
    first: str
    last: str


def render(
    report: Report,
    views: Mapping[str, Sequence[View]] = MappingProxyType({}),
    sources: Mapping[str, Source] = MappingProxyType({}),
) -> str:
    """Return the report as an HTML document.

    Parameters
    ----------
    report : Report
        The outcomes. Every text in it is escaped.
    views : mapping of str to sequence of View
        The views of each exercise that has some.
    sources : mapping of str to Source
        The handed-in file of each exercise, for the lines that a failure is about.
    """
    style = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("base.css", "style.css"))
    texts = {name: source for name, source in sources.items() if isinstance(source, str)}
    page = environment().get_template("report.html.j2")
    return page.render(report=report, views=views, texts=texts, style=style) + "\n"


def table(exercise: ExerciseResult, before: Sequence[str] = (), after: Sequence[str] = ()) -> str:
    """Return the outcome of an exercise as a table, with the question if there is one.

    Parameters
    ----------
    exercise : ExerciseResult
        The outcome. Every text in it is escaped.
    before, after : sequence of str
        The lines above the table, and below.
    """
    advice = dict.fromkeys(text for check in exercise.checks for text in check.advice)
    page = environment().get_template("table.html.j2")
    return page.render(exercise=exercise, before=before, after=after, advice=advice)


def figures(views: Sequence[View]) -> str:
    """Return the views of an exercise, one below the other, and why some are not drawn."""
    return environment().get_template("views.html.j2").render(views=views)


@functools.cache
def environment(*folders: Path) -> jinja2.Environment:
    """Return the environment that renders the templates of this folder and of others; it escapes every text.

    Parameters
    ----------
    *folders : Path
        Folders with more templates.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*folders, FOLDER], encoding="utf-8"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        mark=lambda status: MARKS[status][0],
        color=lambda status: COLORS[MARKS[status][1]],
        word=lambda status: WORDS[status],
        failures=failures,
        still_to_do=still_to_do,
        curves=curves,
        picture=picture,
        address=address,
        not_drawn=not_drawn,
        set_by_hand=set_by_hand,
        lines_of=lines_of,
        further=further,
        grids_of=grids_of,
    )
    return made


def failures(exercise: ExerciseResult) -> list[tuple[CheckResult, list[CheckResult]]]:
    """Return each different failure of an exercise, with the checks that fail in the same way; nothing that is to do.

    Two checks fail in the same way if they have the same message, or the same question about the same function.
    """
    groups: dict[tuple[object, ...], list[CheckResult]] = {}
    for check in exercise.checks:
        if check.status not in (Status.PASSED, Status.TODO):
            same = (check.function, check.hint) if check.hint else (check.message,)
            groups.setdefault(same, []).append(check)
    return [(first, others) for first, *others in groups.values()]


def still_to_do(exercise: ExerciseResult) -> list[str]:
    """Return what is still to do in an exercise, without repetitions."""
    messages = [check.message or check.title for check in exercise.checks if check.status is Status.TODO]
    return list(dict.fromkeys(message.removeprefix("still to do: ") for message in messages))


def curves(points: Sequence[CurvePoint]) -> list[Curve]:
    """Return the curves of a training, finished or not."""
    found = [
        _curve("loss", [(point.share, point.loss) for point in points]),
        _curve("accuracy", [(point.share, point.accuracy) for point in points]),
    ]
    return [curve for curve in found if curve is not None]


def _curve(name: str, values: Iterable[tuple[float, float | None]]) -> Curve | None:
    known = [(share, value) for share, value in values if value is not None and math.isfinite(value)]
    if len(known) < 2:
        return None
    lowest, highest = min(value for _, value in known), max(value for _, value in known)
    room = max(highest - lowest, 1e-12)
    places = [(share * CURVE_WIDTH, (highest - value) / room * CURVE_HEIGHT) for share, value in known]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    form = "{:.1%}" if name == "accuracy" else "{:.3g}"
    return Curve(name, points, form.format(known[0][1]), form.format(known[-1][1]))


def picture(misread: Misread) -> str:
    """Return a digit as a data address with a PNG, dark on white."""
    file = io.BytesIO()
    Image.frombytes("L", (28, 28), bytes(255 - pixel for pixel in misread.pixels)).save(file, "PNG")
    return address(file.getvalue(), "image/png")


def address(data: bytes, media_type: str) -> str:
    """Return a data address with the picture in it."""
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def not_drawn(views: Sequence[View]) -> dict[str, list[str]]:
    """Return the reasons why views are not drawn, each with the titles of its views."""
    reasons: dict[str, list[str]] = {}
    for view in views:
        if view.why_not is not None:
            reasons.setdefault(view.why_not, []).append(view.title)
    return reasons
