"""The library's own API: documents and strings in, what the command line prints as JSON out."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from refextract import __version__, registry
from refextract.errors import ExportError, OptionsError, unknown
from refextract.exporters import export_format, formats
from refextract.options import CheckOptions, ExtractOptions, Options, ReadOptions
from refextract.service.bodies import Body, File, base_name, body_of, is_json, is_plain_form, json_of
from refextract.service.labelled import GivenString, labelled
from refextract.service.outcomes import Answer, Problem
from refextract.service.state import State, state_of
from refextract.service.tasks import REPORT_TYPES, CheckTask, ExtractTask, ParseTask, Sent
from refextract.text import plain_pattern

__all__ = ["check", "extract", "known", "openapi", "parse"]


_OF_A_DOCUMENT = (
    "name", "reader", "styles", "threshold", "least_score", "select", "extend_select", "ignore", "format",
    "corrections", "bibliography",
)  # fmt: skip


async def extract(request: Request) -> Response:
    """``POST /v1/extract``."""
    body = await _asked(request, (*_OF_A_DOCUMENT, "findings", "text"))
    told = _corrections(body)
    task = ExtractTask(_sent(request, body), _format(body), body.truth("findings"), body.truth("text"), told)
    return _response(await state_of(request).pool.run(task))


async def check(request: Request) -> Response:
    """``POST /v1/check``."""
    body = await _asked(request, _OF_A_DOCUMENT)
    wanted = body.last("format", "json").lower()
    if wanted not in ("json", *REPORT_TYPES):
        raise HTTPException(400, unknown("report", wanted, ["json", *REPORT_TYPES]))
    response = _response(await state_of(request).pool.run(CheckTask(_sent(request, body), wanted, _corrections(body))))
    if wanted == "html":  # it shows what a stranger may have written: no browser is to open it as a page of ours
        response.headers["Content-Disposition"] = 'attachment; filename="report.html"'
    return response


_OF_STRINGS = ("format", "one_list", "name")


async def parse(request: Request) -> Response:
    """``POST /v1/parse``."""
    if is_json(request):
        content = await json_of(request)
        body = _fields(content, request)
        _refuse_unknown((*content, *request.query_params), (*_OF_STRINGS, "references"))
        strings = tuple(_string(each) for each in _several(content.get("references")))
    else:
        body = await body_of(request)
        _refuse_unknown((*body.names, *body.files), (*_OF_STRINGS, "references"))
        text = body.content.data.decode("utf-8", "replace") if body.content else "\n".join(body.all("references"))
        strings = tuple(GivenString(line) for line in text.splitlines())
    return _response(await state_of(request).pool.run(ParseTask(strings, _format(body), body.truth("one_list"))))


async def known(request: Request) -> Response:
    """``GET /v1/formats``."""
    state = state_of(request)
    return JSONResponse(
        {
            "version": __version__,
            "read": list(registry.names("readers")),
            "export": ["json", *formats()],
            "report": ["json", *REPORT_TYPES],
            "styles": list(registry.names("styles")),
            "largest": state.limits.largest,
            "seconds": state.limits.seconds,
        }
    )


async def openapi(_: Request) -> Response:
    """``GET /openapi.json``."""
    return Response(_openapi(), media_type="application/json")


@cache
def _openapi() -> bytes:
    """The description of the API, with the schemas of what the command line prints."""
    described = json.loads((files("refextract.service") / "openapi.json").read_text("utf-8"))
    printed = (files("refextract.checking.report") / "output.schema.json").read_text("utf-8")
    schemas = json.loads(printed.replace("#/$defs/", "#/components/schemas/"))["$defs"]
    described["info"]["version"] = __version__
    described["components"]["schemas"] = {**schemas, **described["components"]["schemas"]}
    return json.dumps(described, ensure_ascii=False).encode()


async def _asked(request: Request, known: tuple[str, ...]) -> Body:
    """The fields and the document of a request, in JSON or not; `known` are the fields that it may have."""
    if is_plain_form(request):
        raise HTTPException(415, _FORM_OF_CURL)
    if not is_json(request):
        body = await body_of(request)
        _refuse_unknown(body.names, known)
        _refuse_unknown(body.files, ("file", "bibliography"))
        return body
    content = await json_of(request)
    _refuse_unknown(request.query_params, known)
    _refuse_unknown(content, (*known, "text"))
    text = content.get("text")
    if not isinstance(text, str):
        raise HTTPException(400, "the document is missing: the text of it as “text”")
    body = _fields({key: value for key, value in content.items() if key != "text"}, request)
    name = base_name(body.last("name")) if body.last("name") else "<text>"
    data = _unpaired.sub("\ufffd", text).encode()
    return Body(body.fields, content=File(name, data))


def _refuse_unknown(names: Iterable[str], known: Sequence[str]) -> None:
    """Keep what nobody looks at from being asked for.

    Raises:
        HTTPException: (400) for the first name that is not known.
    """
    for name in names:
        if name not in known:
            raise HTTPException(400, unknown("option", name, known))


_unpaired = plain_pattern("[\ud800-\udfff]")  # halves of a character, which JSON can hold and no text has


def _fields(content: Mapping[str, object], request: Request) -> Body:
    """The fields of a JSON object as those of a form: a list has several values."""
    fields = list(request.query_params.multi_items())
    for key, value in content.items():
        values = value if isinstance(value, list) else [json.dumps(value) if isinstance(value, dict) else value]
        fields += ((key, str(each)) for each in values if isinstance(each, str | int | float))
    return Body(tuple(fields))


_FORM_OF_CURL = (
    "application/x-www-form-urlencoded holds no document; curl says so of what --data-binary sends. Send the file with "
    "curl -F file=@paper.pdf, or as it is with -H 'Content-Type: application/octet-stream' and ?name=paper.pdf"
)


def _sent(request: Request, body: Body) -> Sent:
    """The document with the options that the fields tell."""
    content = body.files.get("file") or body.content
    if content is None or not content.data:
        raise HTTPException(400, "the document is missing: the body itself, the file “file” of a form, or JSON")
    name = base_name(body.last("name")) if body.last("name") else content.name
    filed = body.files.get("bibliography")
    bibliography = filed.data if filed else body.last("bibliography").encode("utf-8", "replace") or None
    return Sent(content.data, name, _options(body, state_of(request)), bibliography)


def _options(body: Body, state: State) -> Options:
    """The options of the fields.

    Raises:
        HTTPException: (400) for what they cannot be.
    """
    found: dict[str, Any] = {name: body.last(name) for name in ("threshold", "least_score") if body.last(name)}
    if body.listed("styles"):
        found["styles"] = body.listed("styles")
    select, extended, ignored = (body.listed(name) for name in ("select", "extend_select", "ignore"))
    today = datetime.datetime.now(datetime.UTC).date()
    try:
        return Options(
            read=ReadOptions(format=body.last("reader") or None, largest=state.limits.largest),
            extract=ExtractOptions.model_validate(found),
            check=CheckOptions(select=select, extend_select=extended, ignore=ignored, today=today),
        )
    except OptionsError as error:
        raise HTTPException(400, str(error)) from error
    except ValidationError as error:
        told = "; ".join(": ".join([*map(str, each["loc"]), each["msg"]]) for each in error.errors(include_url=False))
        raise HTTPException(400, told) from error


def _format(body: Body) -> str:
    """The format that is asked for.

    Raises:
        HTTPException: (400) for one that there is not.
    """
    wanted = body.last("format", "json").lower().replace("_", "-")
    if wanted != "json":
        try:
            export_format(wanted)
        except ExportError as error:
            raise HTTPException(400, str(error)) from error
    return wanted


def _corrections(body: Body) -> tuple[tuple[str, GivenString], ...]:
    """The corrections of a request: an object of labelled strings by the ids of references, as JSON in a field."""
    try:
        content = json.loads(body.last("corrections", "{}"))
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the corrections are no JSON: {error}") from error
    if not isinstance(content, dict):
        raise HTTPException(400, "corrections are an object of labelled strings by the ids of references")
    return tuple((name, _string(given)) for name, given in content.items())


def _several(content: object) -> list[object]:
    if not isinstance(content, list):
        raise HTTPException(400, "the strings are missing: a list of them as “references”")
    return content


def _string(given: object) -> GivenString:
    """A string, or an object of a string and its spans."""
    if isinstance(given, str):
        return GivenString(_unpaired.sub("\ufffd", given))
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise HTTPException(400, "a reference is a string, or an object with “text” and “spans”")
    text = _unpaired.sub("\ufffd", given["text"])
    try:
        spans = [(int(start), int(end), str(name)) for start, end, name in given["spans"]]
        return labelled(text, spans)
    except (KeyError, TypeError, ValueError) as error:
        raise HTTPException(400, "spans are a list of [start, end, variable]") from error
    except OptionsError as error:
        raise HTTPException(400, str(error)) from error


def _response(outcome: Answer | Problem) -> Response:
    if isinstance(outcome, Problem):
        raise HTTPException(outcome.status, outcome.message)
    return Response(outcome.body, media_type=outcome.media_type)
