"""The page in the browser: files that are sent as they are. It asks the service that it comes from, and nobody else."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

__all__ = ["routes"]

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def routes() -> list[Route]:
    """The page and its files."""
    return [Route("/", _index), Route("/page/{name}", _file)]


async def _index(request: Request) -> Response:
    return _sent(request, "index.html")


async def _file(request: Request) -> Response:
    return _sent(request, request.path_params["name"])


def _sent(request: Request, name: str) -> Response:
    """A file of the page; a browser that has it asks whether it is the same."""
    found = _files().get(name)
    if found is None:
        raise HTTPException(404, f"the page has no file {name!r}")
    kind, content, tag = found
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=f"{kind}; charset=utf-8", headers=headers)


@cache
def _files() -> dict[str, tuple[str, bytes, str]]:
    """Each file of the page: its media type, its content and a tag of it."""
    found = {}
    for each in files("refextract.service.page").iterdir():
        kind = _TYPES.get(f".{each.name.rpartition('.')[2]}")
        if kind is not None:
            content = each.read_bytes()
            found[each.name] = (kind, content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
    return found
