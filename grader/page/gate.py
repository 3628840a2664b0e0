"""Admit only requests from this machine and from the page itself, by somebody who knows its address."""

from __future__ import annotations

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 2 * 1024 * 1024
"""The most bytes of a request."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""The default headers of an answer. With no-referrer, forms would not name their origin."""

NOT_THE_ADDRESS = "Open the address that python -m grader page has printed; it is another one each time.\n"


class _TooLarge(Exception):
    """A request is too large."""


class Gate:
    """Lets only requests through that the learner's own browser makes for the page.

    The address of the page begins with a secret, the token. The browser is opened with another secret, the ticket,
    which works once: other users of the machine can see the command line of a program.

    Parameters
    ----------
    app : ASGI application
        The application that it protects; it sees paths without the token.
    port : int
        The port of the page.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}
        self._token, self._ticket = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self.address = f"http://127.0.0.1:{port}/{self._token}/"
        self.address_for_browser = f"http://127.0.0.1:{port}/{self._ticket}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":  # no other protocol is used
            return
        began = False

        async def send_with_headers(message: Message) -> None:
            nonlocal began
            if message["type"] == "http.response.start":
                began = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            answer = self._refusal(scope) or self._way_in(scope) or self._app
            await answer(scope, _limited(receive), send_with_headers)
        except _TooLarge:
            if not began:
                await _refused("That is too large.\n", 413)(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        """Return why a request is refused: it comes from another machine, host name or page, or is too large."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if not str((scope.get("client") or ("",))[0]).startswith("127.") or headers.get("host") not in self._hosts:
            return _refused(NOT_THE_ADDRESS, 403)
        if origin not in self._origins and (origin is not None or scope["method"] not in ("GET", "HEAD")):
            return _refused("Another page asks.\n", 403)
        length = headers.get("content-length", "0")
        return None if length.isdecimal() and int(length[:16]) <= MAX_BODY else _refused("That is too large.\n", 413)

    def _way_in(self, scope: Scope) -> Response | None:
        """Take the token from the path; without a token, return the answer to give."""
        secret, slash, rest = scope["path"].removeprefix("/").partition("/")
        if self._ticket and _is(secret, self._ticket):
            self._ticket = ""
            return RedirectResponse(f"/{self._token}/", 303)
        if not _is(secret, self._token):
            return _refused(NOT_THE_ADDRESS, 403)
        if not slash:
            return RedirectResponse(f"/{self._token}/", 308)
        scope["path"] = f"/{rest}"
        return None


def _is(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode(), secret.encode())


def _refused(text: str, status: int) -> Response:
    return PlainTextResponse(text, status)


def _limited(receive: Receive) -> Receive:
    """Count the bytes of a request: it need not announce its size."""
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > MAX_BODY:
            raise _TooLarge
        return message

    return counted
