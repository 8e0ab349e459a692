"""Citations by title alone: ``(What Kind of Science Diplomats Are There?)``, ``(New Frontiers, January 2010, p. VI)``.

Only what an entry of the list is called, or nearly so, can be one.
"""

from __future__ import annotations

from collections.abc import Iterator

from refextract.citations import Candidate, Reading
from refextract.citations.styles._dates import anchors
from refextract.citations.styles._entries import Entries
from refextract.citations.styles._found import located
from refextract.citations.styles._items import Inside, bracketed, entries_of_reading
from refextract.model.citation import CitationItem, Title
from refextract.text import Span
from refextract.values.folding import squeeze

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The brackets that hold titles of the list and no authors, and the dates behind a title in quotation marks."""
    entries = reading.once(entries_of_reading)
    if not entries.titles:
        return
    for bracket in reading.once(bracketed):
        kinds = {each.kind for each in bracket.items}
        if "title" in kinds and "dated" not in kinds:
            items = tuple(each.item for each in bracket.items if each.kind != "bare date")
            yield Candidate(bracket.span, items, max(each.score for each in bracket.items))
        elif kinds <= {"bare date"}:
            yield from _after_title(reading.text, bracket, entries)


def _after_title(text: str, bracket: Inside, entries: Entries) -> Iterator[Candidate]:
    """A bracket with a date or a place, directly behind a quoted title of the list."""
    quoted = _quoted_before(text, bracket.span.start)
    if quoted is None or not entries.title(quoted.of(text), dated=True):
        return
    dates = anchors(text, bracket.inside.start, bracket.inside.end)
    first = dates[0] if dates and not text[bracket.inside.start : dates[0].span.start].strip() else None
    locator, suffix = located(text, Span(first.span.end if first else bracket.inside.start, bracket.inside.end))
    if first is None and locator is None:
        return
    span = Span(quoted.start - 1, bracket.span.end)
    pointer = Title(title=quoted.of(text), date=first.parts[0][1] if first else None)
    yield Candidate(span, (CitationItem(span=span, pointer=pointer, locator=locator, suffix=suffix),), 0.95)


_PAIRS = {"”": "“„", "“": "„“", '"': '"', "’": "‘", "»": "«", "«": "»"}


def _quoted_before(text: str, place: int) -> Span | None:
    """What stands in quotation marks directly before `place`."""
    end = len(text[max(0, place - 2) : place].rstrip()) + max(0, place - 2)
    if not end or text[end - 1] not in _PAIRS:
        return None
    opening = max(text.rfind(mark, max(0, end - 400), end - 1) for mark in _PAIRS[text[end - 1]])
    return Span(opening + 1, end - 1) if opening >= 0 and squeeze(text[opening + 1 : end - 1]) else None
