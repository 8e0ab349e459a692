"""Citation items of authors without a date: ``Smith, “Short Title” 4``; of the list, or seemingly ``unlisted``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from refextract.citations.styles._entries import Entries, entries_of
from refextract.citations.styles._found import EDGES, QUOTES, Found, leads_only, located, locator_tail, trimmed
from refextract.citations.styles._names import Authors, Sought, authors_before
from refextract.model.citation import AuthorYear, CitationItem
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.locator import parse_locator

__all__ = ["undated", "unlisted"]

_TOGETHER = 0.5
"""The evidence for authors who have written an entry together, whatever its year."""

_DOUBTFUL = 0.4
_MOST_COMMAS = 4
_NAME_STARTS_WITHIN = 40


def undated(text: str, segment: Span, entries: Entries) -> Found | None:
    """The item of a segment that holds all authors of an entry, perhaps with its title and a locator, and no more."""
    body = trimmed(text, segment)
    if not entries or text[body.start : body.start + _NAME_STARTS_WITHIN].islower():
        return None
    place = locator_tail.search(text, body.start, body.end)
    end = place.start() if place else body.end
    for stop in _stops(text, Span(body.start, end)):
        authors = authors_before(text, Span(body.start, stop), Sought(entries, frozenset()))
        if authors is None or not authors.listed or authors.evidence < _TOGETHER:
            continue
        title = text[stop:end].strip(QUOTES)
        if not text[authors.span.end : stop].strip(QUOTES) and (
            not title or entries.titled(squeeze(authors.names[0]), title)
        ):
            item = _item(text, body, authors, title, end)
            return Found(item, "names", _score(text, body, authors, entries), authors=authors)
    return None


def unlisted(text: str, segment: Span) -> Found | None:
    """The item of a segment that seems to hold names, perhaps a title and a locator; words may lead to "et al."."""
    body = trimmed(text, segment)
    place = locator_tail.search(text, body.start, body.end)
    end = place.start() if place else body.end
    quoted = _quoted.search(text, body.start, end)
    stop = quoted.start() if quoted else end
    authors = authors_before(text, Span(body.start, stop), Sought(entries_of(()), frozenset()))
    if authors is None or text[authors.span.end : stop].strip(EDGES) or parse_locator(body.of(text)):
        return None
    if not authors.others and not leads_only(text, body.start, authors.span.start):
        return None
    title = quoted[0].strip(QUOTES) if quoted else ""
    return Found(_item(text, body, authors, title, end), "names", _DOUBTFUL, authors=authors)


def _stops(text: str, body: Span) -> Iterator[int]:
    """Where the authors may end: at the end, or before a comma and a title."""
    yield body.end
    yield from (comma.start() for comma in islice(_comma.finditer(text, body.start, body.end), _MOST_COMMAS))


# A title in quotes behind names: ``, “Short Title”``.
_quoted = pattern(r",\s[“\"«„][^“\"«„]{4,}[”\"»“]$")
_comma = pattern(r",\s")


def _item(text: str, body: Span, authors: Authors, title: str, end: int) -> CitationItem:
    locator, suffix = located(text, Span(end, body.end))
    return CitationItem(
        span=Span(authors.span.start, body.end),
        pointer=AuthorYear(names=authors.printed, others=authors.others, title=title or None),
        locator=locator,
        prefix=text[body.start : authors.span.start].strip(EDGES),
        suffix=suffix,
    )


def _score(text: str, body: Span, authors: Authors, entries: Entries) -> float:
    """The evidence for the names, unless other words stand before them, or a single one is misspelt."""
    exact = len(authors.names) > 1 or entries.known(squeeze(authors.names[0]))
    return authors.evidence if exact and leads_only(text, body.start, authors.span.start) else _DOUBTFUL
