"""The addresses of GROBID's contract."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from refextract import __version__
from refextract.options import Options, ReadOptions
from refextract.service.bodies import Body, form_of
from refextract.service.grobid.tasks import CitationTask, DateTask, DocumentTask, NamesTask
from refextract.service.outcomes import Problem, Task
from refextract.service.state import state_of
from refextract.service.tasks import Sent

__all__ = ["routes", "told"]

_UNREAD = [
    "processHeaderDocument",
    "processHeaderFundingDocument",
    "processAffiliations",
    "processFundingAcknowledgement",
    "processCitationPatentST36",
    "processCitationPatentTXT",
    "processCitationPatentPDF",
    "referenceAnnotations",
    "annotatePDF",
    "processFulltextAssetDocument",
    "citationPatentAnnotations",
]
"""What GROBID does and this library does not: it reads citations and references, no headers and no patents."""

_STATUS = {415: "BAD_INPUT_DATA", 422: "BAD_INPUT_DATA", 504: "TIMEOUT"}
"""What GROBID calls an error that it answers with status 500."""


def routes() -> list[Route]:
    """All addresses, with the methods that GROBID takes."""
    answered: dict[str, Callable[[Request], Awaitable[Response]]] = {
        "processFulltextDocument": _full_text,
        "processReferences": _references,
        "processCitation": _citation,
        "processCitationList": _citation_list,
        "processCitationNames": _names,
        "processHeaderNames": _names,
        "processDate": _date,
        **dict.fromkeys(_UNREAD, _unread),
    }
    return [
        Route("/api/isalive", _alive),
        Route("/api/version", _version),
        Route("/api/health", _health),
        *(Route(f"/api/{name}", answer, methods=["POST", "PUT"]) for name, answer in answered.items()),
    ]


def told(request: Request, status: int, message: str) -> tuple[int, dict[str, object]]:
    """The status and the object that an error is answered with."""
    named = _STATUS.get(status)
    code = 500 if named else status
    content = {"type": "refextract", "description": message, "code": code, "requestUri": str(request.url)}
    return code, {**content, **({"grobidExceptionStatus": named} if named else {})}


async def _alive(_: Request) -> Response:
    return PlainTextResponse("true")


async def _version(_: Request) -> Response:
    return PlainTextResponse(__version__)


async def _health(request: Request) -> Response:
    pool = state_of(request).pool
    counts = {"maxActive": pool.size, "active": pool.running, "waiting": pool.waiting}
    return JSONResponse({"ready": True, "service": f"refextract {__version__}", "pool": counts})


async def _full_text(request: Request) -> Response:
    body = await form_of(request)
    coords = frozenset(body.listed("teiCoordinates"))
    return await _answer(request, DocumentTask(_sent(request, body), full=True, raw=_raw(body), coords=coords))


async def _references(request: Request) -> Response:
    body = await form_of(request)
    coords = frozenset(body.listed("teiCoordinates"))
    task = DocumentTask(_sent(request, body), bibtex=_wants_bibtex(request), raw=_raw(body), coords=coords)
    return await _answer(request, task)


async def _citation(request: Request) -> Response:
    body = await form_of(request)
    text = _field(body, "citations")
    return await _answer(request, CitationTask((text,), True, _wants_bibtex(request), _raw(body)))


async def _citation_list(request: Request) -> Response:
    body = await form_of(request)
    _field(body, "citations")
    task = CitationTask(body.all("citations"), bibtex=_wants_bibtex(request), raw=_raw(body))
    return await _answer(request, task)


async def _names(request: Request) -> Response:
    return await _answer(request, NamesTask(_field(await form_of(request), "names")))


async def _date(request: Request) -> Response:
    return await _answer(request, DateTask(_field(await form_of(request), "date")))


async def _unread(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2]
    raise HTTPException(501, f"{name} is not answered: this service reads citations and references alone")


def _sent(request: Request, body: Body) -> Sent:
    """The document of the field ``input``; a form without names of files is one of PDF files, as with GROBID."""
    file = body.files.get("input")
    if file is None or not file.data:
        raise HTTPException(400, "the field “input” with the document is missing")
    for bound in ("start", "end"):
        if body.last(bound, "-1") not in ("-1", "0", ""):
            raise HTTPException(400, f"{bound}: documents are read whole; leave it out")
    options = Options(read=ReadOptions(largest=state_of(request).limits.largest))
    return Sent(file.data, file.name, options)


def _field(body: Body, name: str) -> str:
    """The value of a field that is required."""
    if not body.all(name):
        raise HTTPException(400, f"the field “{name}” is missing")
    return body.last(name)


def _raw(body: Body) -> bool:
    return body.truth("includeRawCitations")


def _wants_bibtex(request: Request) -> bool:
    return "application/x-bibtex" in request.headers.get("accept", "").lower()


async def _answer(request: Request, task: Task) -> Response:
    """What comes of a task; status 204 where that is nothing."""
    outcome = await state_of(request).pool.run(task)
    if isinstance(outcome, Problem):
        raise HTTPException(outcome.status, outcome.message)
    if not outcome.body:
        return Response(status_code=204)
    return Response(outcome.body, media_type=outcome.media_type)
