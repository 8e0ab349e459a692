"""Jupyter notebooks: their cells of Markdown, one after the other; code and output are not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from refextract.bibliography.csl_json import made_of_items
from refextract.errors import CorruptInputError
from refextract.model.document import Document
from refextract.model.reference import Reference
from refextract.readers._header import Header, header_of
from refextract.readers._json_text import JsonText, Value, located, write_text
from refextract.readers.markdown import beside_of, document_of
from refextract.text import TextBuilder
from refextract.values.encoding import decode

__all__ = ["SUFFIXES", "read", "read_file"]

SUFFIXES = (".ipynb",)


def read(data: bytes, source: str) -> Document:
    r"""The document of a notebook; offsets count in the Markdown of its cells, which leads back to the file.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for a file that is no JSON, or no notebook.

    >>> cells = b'{"cells": [{"cell_type": "markdown", "source": ["# Maps\\n", "as *known*"]}]}'
    >>> read(cells, "a.ipynb").text
    '# Maps\nas *known*'
    """
    document, header = _notebook(data, source)
    return document_of(replace(document, problems=document.problems + header.problems), header.works, header.listed)


def read_file(data: bytes, path: Path, source: str) -> Document:
    """The document of a notebook with the works of the bibliography that it, or its project, names.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for a file that is no JSON, or no notebook.
    """
    document, header = _notebook(data, source)
    beside = beside_of(document.text, path, header)
    return document_of(replace(document, problems=document.problems + beside.problems), beside.works, beside.listed)


def _notebook(data: bytes, source: str) -> tuple[Document, Header]:
    original, problems = decode(data, source)
    try:
        value = located(original)
    except ValueError as error:
        raise CorruptInputError(f"{source}: no notebook, for it is not JSON: {error}") from error
    cells = list(_cells(value))
    if not isinstance(value, dict) or not (cells or any(isinstance(value.get(each), list) for each in _HOLDERS)):
        raise CorruptInputError(f"{source}: JSON without cells, so no notebook")
    builder = TextBuilder(original)
    begun = False
    for cell in cells:
        texts = _texts(cell)
        if _kind(cell, original) == "markdown" and texts:
            if begun:
                builder.replace(texts[0].start, texts[0].start, "\n\n")
            begun = True
            for text in texts:
                write_text(builder, original, text)
    header = next((header_of(_source(cell, original)) for cell in cells if _kind(cell, original) == "raw"), Header())
    header = replace(header, works=(*header.works, *_kept_works(value, original)))
    return Document(source, builder.build(), original, format="notebook", problems=problems), header


_HOLDERS = ("cells", "worksheets")  # lists, which may be empty


def _cells(value: Value) -> Iterator[dict[str, Value]]:
    """The cells, also those of the third format, which stand in worksheets."""
    if isinstance(value, dict):
        sheets = value.get("worksheets")
        for holder in (value, *(sheets if isinstance(sheets, list) else ())):
            cells = holder.get("cells") if isinstance(holder, dict) else None
            yield from (cell for cell in (cells if isinstance(cells, list) else ()) if isinstance(cell, dict))


def _kind(cell: dict[str, Value], original: str) -> str:
    kind = cell.get("cell_type")
    return kind.of(original) if isinstance(kind, JsonText) else ""


def _texts(cell: dict[str, Value]) -> list[JsonText]:
    source = cell.get("source")
    listed = source if isinstance(source, list) else [source]
    return [each for each in listed if isinstance(each, JsonText)]


def _source(cell: dict[str, Value], original: str) -> str:
    return "".join(text.of(original) for text in _texts(cell))


def _kept_works(value: Value, original: str) -> tuple[Reference, ...]:
    """The works that a citation tool of notebooks keeps in their metadata, as CSL items by key."""
    for name in ("metadata", "cite2c", "citations"):
        value = value.get(name) if isinstance(value, dict) else None
    items = value if isinstance(value, dict) else {}
    return made_of_items([{**_plain(item, original), "id": key} for key, item in items.items()]).references


def _plain(value: Value, original: str) -> dict[str, object]:
    return {name: _values(each, original) for name, each in value.items()} if isinstance(value, dict) else {}


def _values(value: Value, original: str) -> object:
    if isinstance(value, JsonText):
        return value.of(original)
    if isinstance(value, list):
        return [_values(each, original) for each in value]
    return _plain(value, original) if isinstance(value, dict) else None
