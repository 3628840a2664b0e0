"""Lessons as HTML."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markupsafe import Markup

from grader.course import Exercise

HEADING = "h2"
"""The tag for the heading of a lesson, which is a section of the page."""


@functools.cache
def lesson_of(exercise: Exercise) -> Markup:
    """Return the lesson of an exercise as HTML, without raw HTML from the lesson."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(exercise.lesson)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = HEADING
    for opening, inside, closing in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if opening.type == "th_open" and not inside.content:  # above a column of headings
            opening.tag = closing.tag = "td"
    return Markup(parser.renderer.render(tokens, parser.options, {}))
