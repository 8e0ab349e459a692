"""Tables of a DOCX file: their rows and cells."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from refextract.readers.docx.package import W

__all__ = ["rows_of", "size_of"]

_MANY = 1_000_000
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def rows_of(table: Element) -> Iterator[list[Element]]:
    """The cells of each row that is not deleted."""
    for row in _inside(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield list(_inside(row, f"{W}tc"))


def size_of(cell: Element) -> tuple[int, int]:
    """How many paragraphs of a cell have text, and how many characters they have; a table inside counts as many."""
    paragraphs = sum(next(each.iter(f"{W}t"), None) is not None for each in cell.iter(f"{W}p"))
    length = sum(len(each.text or "") for each in cell.iter(f"{W}t"))
    return (_MANY, _MANY) if cell.find(f"{W}tbl") is not None else (paragraphs, length)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)
