"""The gate that every request goes through: its size and the time it takes to come in are limited, and it is counted.

Every answer tells a browser to run nothing but the scripts of the page, to fetch from nowhere else, and to be framed
by nobody.
"""

from __future__ import annotations

import asyncio
import time
from typing import NoReturn

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from refextract.service.state import State

__all__ = ["Gate"]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Gate:
    """Middleware around the whole application; requests are counted by `paths`, and all others together."""

    def __init__(self, app: ASGIApp, state: State, paths: frozenset[str]) -> None:
        self._app = app
        self._state = state
        self._paths = paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500
        intake = _Intake(self._state, receive, Headers(scope=scope).get("content-length", ""))

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, intake.receive, sending)
        finally:
            self._state.held -= intake.bytes
            route = scope["path"] if scope["path"] in self._paths else "other"
            self._state.metrics.count(route, status, time.perf_counter() - begun)


class _Intake:
    """What comes in of one request; `bytes` is how much that was."""

    def __init__(self, state: State, receive: Receive, told: str) -> None:
        self._state = state
        self._receive = receive
        self._told = int(told) if told.isdecimal() and len(told) < 18 else 0
        self._end = time.monotonic() + state.limits.seconds
        self._whole = False
        self.bytes = 0

    async def receive(self) -> Message:
        """The next message.

        Raises:
            HTTPException: (413) above a limit of size, (503) where too much is held already, (408) after the time.
        """
        if self._whole:
            return await self._receive()
        if self._told > self._state.limits.largest:
            await self._refuse_large()
        message = await self._next()
        number = len(message.get("body", b""))
        self.bytes += number
        self._state.held += number
        if self.bytes > self._state.limits.largest:
            await self._refuse_large()
        if self._state.held > max(self._state.limits.held, self._state.limits.largest):
            raise HTTPException(503, "busy: too many requests are worked on", headers={"Retry-After": "2"})
        return message

    async def _next(self) -> Message:
        try:
            async with asyncio.timeout(max(0.0, self._end - time.monotonic())):
                message = await self._receive()
        except TimeoutError as error:
            raise HTTPException(408, "the request came in too slowly", headers={"Connection": "close"}) from error
        self._whole = not message.get("more_body", False)
        return message

    async def _refuse_large(self) -> NoReturn:
        """Let what comes in go by, within reason: most programs read an answer only when they have sent everything."""
        limit, passed = self._state.limits.largest, 0
        while not self._whole and passed < _MOST_PASSED * limit:
            passed += len((await self._next()).get("body", b""))
        raise HTTPException(413, f"a request may have {limit} bytes", headers={"Connection": "close"})


_MOST_PASSED = 16  # times the limit
