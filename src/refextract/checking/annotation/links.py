"""Links: each citation leads to its entry, and each entry back to where it is cited first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from refextract.checking.annotation.geometry import corners, numbers, parts, rectangle
from refextract.checking.annotation.syntax import Ref, Value, string
from refextract.model.document import Document
from refextract.model.extraction import Extraction
from refextract.model.naming import called, shortened
from refextract.model.reference import Reference
from refextract.model.sheet import Box
from refextract.text import Span

__all__ = ["links_of"]

_MARGIN = 12.0  # points above what a link leads to that are shown as well
_LOOK: Mapping[str, Value] = {"/C": ("0.2", "0.4", "0.8"), "/BS": {"/W": "0.5", "/S": "/U"}}  # a thin blue line below
_MOST_PAGES = 12  # that an entry says it is cited on


Placed = tuple[int, Mapping[str, Value]]
"""An annotation, and the index of the page that it is on."""


def links_of(document: Document, extraction: Extraction, pages: Sequence[Ref]) -> Iterator[Placed]:
    """Link annotations; where the file has a link of its own, none is put over it."""
    return _Links(document, extraction, pages).all()


class _Links:
    def __init__(self, document: Document, extraction: Extraction, pages: Sequence[Ref]) -> None:
        self._document = document
        self._extraction = extraction
        self._pages = pages
        self._sheets = {sheet.number: sheet for sheet in document.sheets}
        self._own = [citation.span for citation in document.given.citations]

    def all(self) -> Iterator[Placed]:
        """From citations to entries, then from entries to citations."""
        cited: defaultdict[str, list[Box]] = defaultdict(list)
        for boxes, span, reference in self._cited():
            cited[reference.id].append(boxes[0])
            goal = self._document.boxes_of(reference.span)
            told = f"{called(reference)}: {shortened(reference.title or reference.text)}"
            if goal and not any(own.overlaps(span) for own in self._own):
                yield from (self._link(box, goal[0], told) for box in boxes)
        for reference in self._extraction.references:
            source = self._document.boxes_of(reference.span)
            if source and cited[reference.id]:
                yield self._link(source[0], cited[reference.id][0], _told(cited[reference.id]))

    def _cited(self) -> Iterator[tuple[Sequence[Box], Span, Reference]]:
        """Where each item that has an entry can be clicked; items that share a place have a part of it each."""
        items = ((item, self._extraction.reference_of(item)) for c in self._extraction.citations for item in c.items)
        for span, group in groupby(items, key=lambda pair: pair[0].span):
            linked = [reference for _, reference in group if reference is not None]
            boxes = self._document.boxes_of(span) if linked else ()
            if len(boxes) == 1:
                shares = parts(boxes[0], len(linked))
                yield from (((box,), span, reference) for box, reference in zip(shares, linked, strict=True))
            elif boxes:
                yield boxes, span, linked[0]

    def _link(self, source: Box, goal: Box, told: str) -> Placed:
        """The annotation over one place that leads to another."""
        x, y = corners(self._sheets[goal.page], goal._replace(top=max(0, goal.top - _MARGIN)))[0]
        value: dict[str, Value] = {
            "/Type": "/Annot",
            "/Subtype": "/Link",
            "/Rect": rectangle(self._sheets[source.page], (source,)),
            "/Dest": (self._pages[goal.page - 1], "/XYZ", *numbers(x, y), "null"),
            "/Contents": string(told),
            **_LOOK,
        }
        return source.page - 1, value


def _told(boxes: Sequence[Box]) -> str:
    """How often an entry is cited, and on which pages."""
    pages = sorted({box.page for box in boxes})
    shown = ", ".join(map(str, pages[:_MOST_PAGES])) + (", …" if len(pages) > _MOST_PAGES else "")
    return f"cited {'once' if len(boxes) == 1 else f'{len(boxes)} times'}, on p. {shown}"
