"""The addresses of the page, and what each answers."""

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

from grader.machine import fault_of
from grader.page.actions import ACTIONS
from grader.page.face import Face
from grader.page.pad import Pad, answer
from grader.page.parts import page, reading_as_html
from grader.report.html import FOLDER
from grader.results.reading import Reading

STATIC = Path(__file__).parent / "static"
FILES = {path.name: path for path in (*sorted(STATIC.iterdir()), FOLDER / "base.css") if path.is_file()}
"""What the page loads, by name."""

OF_PICTURES = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "Cache-Control": "private, max-age=3600, immutable",
}
"""What is said of a picture: an SVG has styles in it. Another picture has another name."""


def application(face: Face, pad: Pad) -> Starlette:
    """Return what answers requests, all of which have passed the gate.

    Parameters
    ----------
    face : Face
        What there is to show, and what buttons change.
    pad : Pad
        What reads pictures.
    """
    board = face.board

    async def show(_: Request) -> Response:
        return HTMLResponse(page(board.since(0), board.version))

    async def file(request: Request) -> Response:
        path = FILES.get(request.path_params["name"])
        if path is None:
            raise HTTPException(404)
        return FileResponse(path)

    async def picture(request: Request) -> Response:
        view = face.picture(request.path_params["name"])
        if view is None:
            raise HTTPException(404)
        return Response(view.picture, media_type=view.media_type, headers=OF_PICTURES)

    async def changes(request: Request) -> Response:
        return JSONResponse({"version": board.version, "parts": board.since(_version(request))})

    async def events(request: Request) -> Response:
        return StreamingResponse(_events(face, _version(request)), media_type="text/event-stream")

    async def read(request: Request) -> Response:
        found = await pad.read(await request.body())
        html = reading_as_html(found) if isinstance(found, Reading) else ""
        return JSONResponse({"answer": answer(found), "html": html})

    async def act(request: Request) -> Response:
        exercise = face.exercise(request.path_params["exercise"])
        action = ACTIONS.get(request.path_params["action"])
        if exercise is None or action is None:
            raise HTTPException(404)
        face.act(action, exercise)
        return RedirectResponse("../", 303)

    return Starlette(
        routes=[
            Route("/", show),
            Route("/static/{name}", file),
            Route("/views/{name}", picture),
            Route("/changes", changes),
            Route("/events", events),
            Route("/read", read, methods=["POST"]),
            Route("/{exercise}/{action}", act, methods=["POST"]),
        ],
        exception_handlers={Exception: _fault},
    )


async def _fault(_: Request, problem: Exception) -> Response:
    """Say in one line what has failed: the machine, or the page."""
    line = fault_of(problem) or f"This is a bug in the grader, not in your code: {type(problem).__name__}: {problem}"
    return PlainTextResponse(f"{line}\n", 500)


def _version(request: Request) -> int:
    """Return the version that a tab shows: where it was cut off, the browser says it in a header."""
    given = request.headers.get("last-event-id") or request.query_params.get("since", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 16 else 0


async def _events(face: Face, version: int) -> AsyncIterator[str]:
    """Yield what changes, as server-sent events."""
    yield "retry: 1000\n\n"
    while not face.board.is_closed:
        await face.board.wait(version)
        news = {"version": face.board.version, "parts": face.board.since(version)}
        version = face.board.version
        yield f"id: {version}\ndata: {json.dumps(news)}\n\n"
