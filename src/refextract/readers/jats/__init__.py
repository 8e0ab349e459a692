"""JATS and its forerunners, the XML of journals and of PubMed Central: text, citations by ``<xref>``, entries."""

from __future__ import annotations

from refextract.model.document import Document

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".xml", ".nxml", ".jats")

_ROOTS = frozenset(("article", "pmc-articleset", "book", "book-part", "book-part-wrapper"))


def claims(data: bytes) -> bool:
    """Whether the root element is one of JATS.

    >>> claims(b"<!DOCTYPE article><article><front/></article>"), claims(b"<html/>")
    (True, False)
    """
    from refextract.readers._xml import root_name

    return root_name(data) in _ROOTS


def read(data: bytes, source: str) -> Document:
    """The document of a JATS file; its citations and entries are in `Document.given`, with the fields of each work.

    Raises:
        CorruptInputError: for a file that is no XML, or declares entities of its own.

    >>> xml = b'<article><body><p>So it is <xref ref-type="bibr" rid="a">[1]</xref>.</p></body></article>'
    >>> read(xml, "a.xml").given.citations[0].items[0].key
    'a'
    """
    from refextract.readers.jats import reading

    return reading.read(data, source)
