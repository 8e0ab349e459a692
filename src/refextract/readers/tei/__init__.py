"""TEI, the XML of editions and of GROBID's output: text, citations by ``<ref type="bibr">``, entries."""

from __future__ import annotations

from refextract.model.document import Document

__all__ = ["SUFFIXES", "claims", "read"]

SUFFIXES = (".tei",)

_ROOTS = frozenset(("TEI", "teiCorpus", "TEI.2"))


def claims(data: bytes) -> bool:
    """Whether the root element is one of TEI.

    >>> claims(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'), claims(b"<article/>")
    (True, False)
    """
    from refextract.readers._xml import root_name

    return root_name(data) in _ROOTS


def read(data: bytes, source: str) -> Document:
    """The document of a TEI file; its citations and entries are in `Document.given`, with the fields of each work.

    Raises:
        CorruptInputError: for a file that is no XML, or declares entities of its own.

    >>> tei = b'<TEI><text><body><p>So <ref type="bibr" target="#b1">(Doe 1999)</ref>.</p></body></text></TEI>'
    >>> read(tei, "a.tei").given.citations[0].items[0].key
    'b1'
    """
    from refextract.readers.tei import reading

    return reading.read(data, source)
