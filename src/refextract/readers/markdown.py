"""Markdown: shown as it is written, markup and all, with its headings, list items, code and links told apart."""

from __future__ import annotations

from refextract.model.document import Document
from refextract.readers.text import decode
from refextract.text import TextView

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".md", ".markdown", ".mdown", ".qmd", ".rmd")


def read(data: bytes, source: str) -> Document:
    """The document of a Markdown file.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.
    """
    text, problems = decode(data, source)
    return Document(source, TextView.of(text), text, format="markdown", problems=problems)
