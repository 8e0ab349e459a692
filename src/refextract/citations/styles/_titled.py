"""Citation items that name a work by its title, which has to be one of the list."""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations.styles._dates import DateAnchor
from refextract.citations.styles._entries import Entries
from refextract.citations.styles._found import (
    EDGES,
    QUOTES,
    Found,
    Segment,
    leading_words,
    located,
    locator_tail,
    trimmed,
)
from refextract.model.citation import CitationItem, Title
from refextract.text import Span

__all__ = ["titled"]

_SCORE = 0.95


def titled(text: str, segment: Segment, entries: Entries) -> Found | None:
    """The item of a segment that begins with a title of the list, cut where it is most like one."""
    if not entries.titles:
        return None
    body = trimmed(text, segment.span)
    best, likeness = None, 0.0
    for start in _starts(text, body):
        for end, anchor in _ends(text, Span(start, body.end), segment.dates):
            alike = _likeness(text[start:end], entries, dated=anchor is not None)
            if alike > likeness:
                best, likeness = _item(text, body, Span(start, end), anchor), alike
    return best


def _likeness(printed: str, entries: Entries, *, dated: bool) -> float:
    title = printed.strip(QUOTES)
    capital = title[:1] and (not title[0].islower() or printed[0] in QUOTES)
    return entries.title(title, dated=dated) if capital else 0.0


def _starts(text: str, body: Span) -> Iterator[int]:
    """Where a title may begin: at once, or behind words that lead to it."""
    yield body.start
    yield from leading_words(text, body.start, body.end)


def _ends(text: str, span: Span, dates: list[DateAnchor]) -> Iterator[tuple[int, DateAnchor | None]]:
    """Where a title may end, the longest first: at the end, before a locator, before a date."""
    yield span.end, None
    locator = locator_tail.search(text, span.start, span.end)
    if locator:
        yield locator.start(), None
    for anchor in reversed(dates):
        if anchor.span.start > span.start:
            yield anchor.span.start, anchor


def _item(text: str, body: Span, title: Span, anchor: DateAnchor | None) -> Found:
    locator, suffix = located(text, Span(anchor.span.end if anchor else title.end, body.end))
    item = CitationItem(
        span=Span(title.start, body.end),
        pointer=Title(title=title.of(text).strip(QUOTES), date=anchor.parts[0][1] if anchor else None),
        locator=locator,
        prefix=text[body.start : title.start].strip(EDGES),
        suffix=suffix,
    )
    return Found(item, "title", _SCORE, anchor)
