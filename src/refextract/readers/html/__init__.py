"""HTML: the text as a browser shows it, with its headings, items, links, raised signs and the entries of its lists."""

from __future__ import annotations

from refextract.model.document import Document
from refextract.readers.html.encoding import decoded
from refextract.readers.html.reading import document_of
from refextract.readers.html.tree import Page, parse

__all__ = ["SUFFIXES", "read"]

SUFFIXES = (".html", ".htm", ".xhtml")


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
    original, problems = decoded(data, source)
    page = Page(original)
    parse(page, 0, len(original))
    return document_of(page, source, problems, "html")
