"""The application: which function answers which address, and how errors are told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from refextract.service import own, page
from refextract.service.gate import Gate
from refextract.service.grobid import routes as grobid
from refextract.service.limits import Limits
from refextract.service.metrics import MEDIA_TYPE
from refextract.service.pool import BusyError, Pool
from refextract.service.state import State, state_of

__all__ = ["application"]


def application(limits: Limits) -> Starlette:
    """The application of a service with these limits; its workers start and end with it."""
    state = State(limits, Pool(limits))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await state.pool.start()
        try:
            yield
        finally:
            await state.pool.close()

    routes = _routes()
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Gate, state=state, paths=frozenset(route.path for route in routes))],
        exception_handlers={HTTPException: _refused, BusyError: _busy, 500: _failed},
        lifespan=lifespan,
    )
    app.state.service = state
    return app


def _routes() -> list[Route]:
    return [
        Route("/v1/extract", own.extract, methods=["POST"]),
        Route("/v1/check", own.check, methods=["POST"]),
        Route("/v1/parse", own.parse, methods=["POST"]),
        Route("/v1/formats", own.known),
        Route("/openapi.json", own.openapi),
        Route("/metrics", _metrics),
        *grobid.routes(),
        *page.routes(),
    ]


async def _metrics(request: Request) -> Response:
    """``GET /metrics``."""
    state = state_of(request)
    pool = state.pool
    gauges = {"workers": pool.size, "running": pool.running, "waiting": pool.waiting, "held_bytes": state.held}
    return PlainTextResponse(state.metrics.text(gauges, pool.ended), media_type=MEDIA_TYPE)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return _told(request, error.status_code, error.detail, dict(error.headers or {}))


async def _busy(request: Request, _: Exception) -> Response:
    return _told(request, 503, "busy: too many requests wait", {"Retry-After": "2"})


async def _failed(request: Request, error: Exception) -> Response:
    return _told(request, 500, f"the program failed: {type(error).__name__}", {})


def _told(request: Request, status: int, message: str, headers: dict[str, str]) -> Response:
    """An error in JSON, in the form of the API that was asked."""
    if request.url.path.startswith("/api/"):
        status, content = grobid.told(request, status, message)
        return JSONResponse(content, status, headers)
    return JSONResponse({"error": {"status": status, "message": message}}, status, headers)
