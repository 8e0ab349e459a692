"""Bodies: what comes in a request, as fields and at most a few files, whatever form it was sent in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PureWindowsPath
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

__all__ = ["Body", "File", "base_name", "body_of", "form_of", "is_json", "is_plain_form", "json_of"]

_MOST_FIELDS = 100_000
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class File:
    """A file that was sent, by its name without folders."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """The fields of a request in order, those of its address first, and its files by their fields."""

    fields: tuple[tuple[str, str], ...] = ()
    files: dict[str, File] = field(default_factory=dict)
    content: File | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields."""
        return tuple(key for key, _ in self.fields)

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return tuple(value for key, value in self.fields if key == name)

    def last(self, name: str, default: str = "") -> str:
        """The last value of a field."""
        return next((value for key, value in reversed(self.fields) if key == name), default)

    def listed(self, name: str) -> tuple[str, ...]:
        """The values of a field that may hold several, comma-separated."""
        return tuple(part.strip() for value in self.all(name) for part in value.split(",") if part.strip())

    def truth(self, name: str) -> bool:
        """Whether a field says yes: ``1``, ``true``, ``yes``, ``on``."""
        return self.last(name).casefold() in ("1", "true", "yes", "on")


async def body_of(request: Request) -> Body:
    """The body of a request: a form, or a document as it is, whose name stands in the address or a header."""
    if _kind(request) in (_FORM, _MULTIPART):
        return await form_of(request)
    fields = tuple(request.query_params.multi_items())
    name = Body(fields).last("name") or _ENDINGS.get(_kind(request), "")
    return Body(fields, content=File(base_name(name), await request.body()))


async def form_of(request: Request) -> Body:
    """The fields and files of a form.

    Raises:
        HTTPException: (400, 415) for what is no form.
    """
    query = tuple(request.query_params.multi_items())
    kind = _kind(request)
    if kind == _MULTIPART:
        return await _multipart(request, query)
    if kind not in (_FORM, ""):
        raise HTTPException(415, f"a form is wanted ({_FORM} or {_MULTIPART}), not {kind}")
    text = (await request.body()).decode("utf-8", "replace")
    try:
        fields = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, f"the form cannot be read: {error}") from error
    return Body((*query, *fields))


async def _multipart(request: Request, query: Sequence[tuple[str, str]]) -> Body:
    fields, files = list(query), {}
    try:
        async with request.form(max_files=8, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_FIELD) as form:
            for key, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[key] = File(base_name(value.filename or ""), await value.read())
                else:
                    fields.append((key, value))
    except ValueError as error:
        raise HTTPException(400, f"the form cannot be read: {error}") from error
    return Body(tuple(fields), files)


_LARGEST_FIELD = 16 * 1024 * 1024  # bytes of a field that is no file, which is held in memory


def is_plain_form(request: Request) -> bool:
    """Whether a request says that it is a form without files."""
    return _kind(request) == _FORM


def is_json(request: Request) -> bool:
    """Whether a request says that it is JSON."""
    return _kind(request) == _JSON


async def json_of(request: Request) -> dict[str, object]:
    """The object of a request in JSON.

    Raises:
        HTTPException: (400) for what is none.
    """
    try:
        content = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the body is no JSON: {error}") from error
    if not isinstance(content, dict):
        raise HTTPException(400, "the body is JSON, but no object")
    return content


def _kind(request: Request) -> str:
    kind: str = request.headers.get("content-type", "")
    return kind.partition(";")[0].strip().lower()


_ENDINGS = {
    "application/pdf": "document.pdf",
    "text/markdown": "document.md",
    "text/html": "document.html",
    "text/plain": "document.txt",
    "application/x-tex": "document.tex",
    "text/x-tex": "document.tex",
}


def base_name(name: str) -> str:
    r"""A file's name without folders, of either system, and without control characters.

    >>> base_name("../etc/passwd"), base_name("C:\\papers\\a.docx"), base_name("")
    ('passwd', 'a.docx', '<document>')
    """
    last = PureWindowsPath(name.replace("\0", "")).name
    return "".join(letter for letter in last if letter.isprintable())[:255] or "<document>"
