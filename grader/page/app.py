"""The addresses of the page, and their answers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from grader.judge.fault_lines import sentence
from grader.page.actions import ACTIONS
from grader.page.board import Board
from grader.page.face import Face
from grader.page.pad import Pad, answer
from grader.page.parts import page, reading_as_html
from grader.report.html import FOLDER
from grader.results.reading import Reading

STATIC = Path(__file__).parent / "static"
FILES = {path.name: path for path in (*sorted(STATIC.iterdir()), FOLDER / "base.css") if path.is_file()}
"""The files that the page loads, by name."""

OF_PICTURES = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "private, max-age=3600, immutable",
}
"""The headers of a picture: an SVG contains styles. A new picture has a new name."""


def application(face: Face, pad: Pad) -> Starlette:
    """Return the function that answers requests; all of them have passed the gate.

    Parameters
    ----------
    face : Face
        What to show, and what buttons change.
    pad : Pad
        What reads pictures.
    """
    answers = Answers(face, pad)
    return Starlette(
        routes=[
            Route("/", answers.show),
            Route("/static/{name}", answers.file),
            Route("/views/{name}", answers.picture),
            Route("/changes", answers.changes),
            Route("/events", answers.events),
            Route("/read", answers.read, methods=["POST"]),
            Route("/{exercise}/{action}", answers.act, methods=["POST"]),
        ],
        exception_handlers={Exception: _fault},
    )


class Answers:
    """The answer of each address.

    Parameters
    ----------
    face, pad
        As of `application`.
    """

    def __init__(self, face: Face, pad: Pad) -> None:
        self._face, self._board, self._pad = face, face.board, pad

    async def show(self, _: Request) -> Response:
        """Return the page."""
        return HTMLResponse(page(self._board.since(0), self._board.version))

    async def file(self, request: Request) -> Response:
        """Return a file that the page loads."""
        path = FILES.get(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return FileResponse(path)

    async def picture(self, request: Request) -> Response:
        """Return the picture of a view."""
        view = self._face.picture(request.path_params["name"])
        if view is None:
            raise HTTPException(404)
        return Response(view.picture, media_type=view.media_type, headers=OF_PICTURES)

    async def changes(self, request: Request) -> Response:
        """Return the changes since the version that a tab shows."""
        return JSONResponse({"version": self._board.version, "parts": self._board.since(_version(request))})

    async def events(self, request: Request) -> Response:
        """Return the coming changes, as a stream."""
        return StreamingResponse(_events(self._board, _version(request)), media_type="text/event-stream")

    async def read(self, request: Request) -> Response:
        """Return what a picture is read as."""
        found = await self._pad.read(await request.body())
        html = reading_as_html(found) if isinstance(found, Reading) else ""
        return JSONResponse({"answer": answer(found), "html": html})

    async def act(self, request: Request) -> Response:
        """Do the action of a button, and go back to the page."""
        exercise = self._face.exercise(request.path_params["exercise"])
        action = ACTIONS.get(request.path_params["action"])
        if exercise is None or action is None:
            raise HTTPException(404)
        self._face.act(action, exercise)
        return RedirectResponse("../", 303)


async def _fault(_: Request, problem: Exception) -> Response:
    """Say in one line what failed: the machine, or the page."""
    return PlainTextResponse(f"{sentence(problem)}\n", 500)


def _version(request: Request) -> int:
    """Return the version that a tab shows: after a lost connection, the browser sends it in a header."""
    given = request.headers.get("last-event-id") or request.query_params.get("since", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else 0


async def _events(board: Board, version: int) -> AsyncIterator[str]:
    """Yield the changes as server-sent events."""
    yield "retry: 1000\n\n"
    while not board.is_closed:
        await board.wait(version)
        news = {"version": board.version, "parts": board.since(version)}
        version = board.version
        yield f"id: {version}\ndata: {json.dumps(news)}\n\n"
