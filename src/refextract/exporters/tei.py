"""TEI: the XML of editions, in the form that GROBID writes reference lists in and its clients read.

Sources: the TEI Guidelines P5, chapter 3.12; the documentation of GROBID's service.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from refextract.exporters._tei import NAMESPACE, bibl_struct
from refextract.model.reference import Reference

__all__ = ["SUFFIX", "export", "file_of", "printed"]

SUFFIX = ".tei"


def export(references: Sequence[Reference]) -> str:
    """The references as a TEI document without a text, each with its entry as printed.

    >>> from refextract.references import parse_references
    >>> written = export(parse_references("Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley."))
    >>> '<title level="m" type="main">The TeXbook</title>' in written
    True
    """
    return file_of(bibl_struct(each, f"b{number}") for number, each in enumerate(references))


def file_of(entries: Iterable[Element]) -> str:
    """A TEI document that has nothing but a list of these entries."""
    root = Element("TEI", {"xmlns": NAMESPACE})
    header = SubElement(SubElement(root, "teiHeader"), "fileDesc")
    SubElement(SubElement(header, "titleStmt"), "title")
    SubElement(SubElement(header, "publicationStmt"), "p")
    SubElement(SubElement(header, "sourceDesc"), "p")
    text = SubElement(root, "text")
    SubElement(text, "front")
    SubElement(text, "body")
    listed = SubElement(SubElement(SubElement(text, "back"), "div", {"type": "references"}), "listBibl")
    listed.extend(entries)
    indent(root)
    return printed(root)


def printed(root: Element) -> str:
    """The document of a root element, as text."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'
