"""Tables of a DOCX file: their rows and cells, and whether they are tables or a way to arrange paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from refextract.readers.docx.package import W

__all__ = ["is_grid", "rows_of"]

_LONGEST = 400  # characters of a cell of a table; what is longer is text that a table arranges
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


def rows_of(table: Element) -> Iterator[list[Element]]:
    """The cells of each row that is not deleted."""
    for row in _inside(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield list(_inside(row, f"{W}tc"))


def is_grid(rows: Sequence[Sequence[Element]]) -> bool:
    """Whether rows are to be read as lines: no cell holds more than a paragraph, or all are short."""
    cells = [cell for row in rows for cell in row]
    if any(cell.find(f"{W}tbl") is not None for cell in cells):
        return False
    if all(_paragraphs(cell) <= 1 for cell in cells) and len(cells) > len(rows):
        return True
    return len(cells) >= 4 and all(_length(cell) <= _LONGEST for cell in cells)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _paragraphs(cell: Element) -> int:
    """How many paragraphs of a cell have text."""
    return sum(next(each.iter(f"{W}t"), None) is not None for each in cell.iter(f"{W}p"))


def _length(cell: Element) -> int:
    return sum(len(each.text or "") for each in cell.iter(f"{W}t"))
