"""Which parts of a document cite by a reference list of their own."""

from __future__ import annotations

from refextract.citations import Reading
from refextract.model.given import Given
from refextract.text import Span

__all__ = ["cites_by_list", "listed_parts"]

_HANDFUL = 3


def listed_parts(reading: Reading, fewest: int) -> tuple[Span, ...]:
    """The posts of a page, or all of a document, that have a list under a heading with `fewest` entries or more.

    A list whose entries the file itself marks needs no heading. A file that cites by keys, fields or notes of its own
    cites by what these lead to, in all of it.
    """
    whole = Span(0, len(reading.document.text))
    if _cites_by_itself(reading.document.given):
        return (whole,)
    marked = {each.span.start for each in reading.document.given.entries}
    large = [each for each in reading.outline.lists if len(each.entries) >= fewest]
    lists = [each.span for each in large if each.heading or each.entries[0].span.start in marked]
    return tuple(part for part in reading.outline.scopes or (whole,) if any(part.overlaps(each) for each in lists))


def _cites_by_itself(given: Given) -> bool:
    """Whether a file declares citations, more than links, of a handful of works or entries."""
    declared = any(each.origin != "link" for each in given.citations)
    return declared and len(given.works) + len(given.entries) >= _HANDFUL


def cites_by_list(reading: Reading, span: Span, parts: tuple[Span, ...]) -> bool:
    """Whether a span of the running text stands in one of such parts."""
    if not parts:
        return False
    place = reading.view.to_source(span)
    return any(part.overlaps(place) for part in parts)
