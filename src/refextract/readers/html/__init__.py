"""HTML: the text as a browser shows it, with its headings, items, links, raised signs and the entries of its lists."""

from __future__ import annotations

from refextract.model.document import Document
from refextract.text import plain_pattern

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".html", ".htm", ".xhtml")

_LOOKED_AT = 4096  # bytes


def claims(data: bytes) -> bool:
    """Whether a file begins as a page does.

    >>> claims(b"<!-- saved --><!DOCTYPE html><p>a"), claims(b"<article><front/></article>")
    (True, False)
    """
    return _beginning.match(data[:_LOOKED_AT].replace(b"\0", b"").decode("latin-1")) is not None


def read(data: bytes, source: str) -> Document:
    """The document of an HTML file; offsets count in the text shown, which leads back to the file.

    Menus, boxes and comments are left out. An element that links of the page lead to, and that stands among such
    elements, is an entry, and the links are citations of it: both stand in `Document.given`.

    Raises:
        UnsupportedFormatError: for a binary file.
        CorruptInputError: for bytes that begin as one encoding and break off.

    >>> read(b"<p>cells<sup>4-6</sup> grow</p>", "a.html").text
    'cells4-6 grow'
    """
    from refextract.readers.html.encoding import decoded
    from refextract.readers.html.reading import document_of
    from refextract.readers.html.tree import Page, parse

    original, problems = decoded(data, source)
    page = Page(original)
    parse(page, 0, len(original))
    return document_of(page, source, problems, "html")


_beginning = plain_pattern(r"(?is)\W{0,4}\s*(?><\?xml[^>]*>\s*|<!--.*?-->\s*){0,9}(?:<!doctype\s+html|<html[\s>])")
