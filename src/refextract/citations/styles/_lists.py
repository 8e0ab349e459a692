"""Which parts of a document cite by a reference list of their own."""

from __future__ import annotations

from refextract.citations import Reading
from refextract.text import Span

__all__ = ["cites_by_list", "listed_parts"]


def listed_parts(reading: Reading, fewest: int) -> tuple[Span, ...]:
    """The posts of a page, or all of a document, that have a list under a heading with `fewest` entries or more.

    A list whose entries the file itself marks needs no heading. The works of a bibliography that the file names are a
    list for all of it.
    """
    whole = Span(0, len(reading.document.text))
    if len(reading.document.given.works) >= fewest:
        return (whole,)
    marked = {each.span.start for each in reading.document.given.entries}
    large = [each for each in reading.outline.lists if len(each.entries) >= fewest]
    lists = [each.span for each in large if each.heading or each.entries[0].span.start in marked]
    return tuple(part for part in reading.outline.scopes or (whole,) if any(part.overlaps(each) for each in lists))


def cites_by_list(reading: Reading, span: Span, parts: tuple[Span, ...]) -> bool:
    """Whether a span of the running text stands in one of such parts."""
    if not parts:
        return False
    place = reading.view.to_source(span)
    return any(part.overlaps(place) for part in parts)
