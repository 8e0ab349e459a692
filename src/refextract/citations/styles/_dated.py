"""Citation items with a date: ``Smith 2000, p. 3``, ``2003``, ``2019a, b``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from refextract.citations.styles._dates import DateAnchor
from refextract.citations.styles._entries import Entries
from refextract.citations.styles._found import EDGES, Found, Segment, leading_before, leads_to_work, located, trimmed
from refextract.citations.styles._lexicon import any_of, stop_words
from refextract.citations.styles._names import Authors, Sought, authors_before
from refextract.languages import words
from refextract.lexicons import law_reports, places
from refextract.model.citation import AuthorYear, CitationItem
from refextract.text import Span, pattern

__all__ = ["UNLIKELY", "dated"]


class _Open(NamedTuple):
    """A date with its authors, and where its item starts; where it ends is known once the next one is."""

    anchor: DateAnchor
    authors: Authors | None
    start: int


def dated(text: str, segment: Segment, entries: Entries, before: Sequence[Found]) -> list[Found]:
    """One item for each date of a segment that has authors, or shares those of the item before it."""
    items = _open_items(text, segment, entries, before)
    limits = [segment.span.start]
    for one, other in pairwise(items):
        limits.append(_parting(text, one.anchor.span.end, other))
    limits.append(segment.span.end)
    return [
        found
        for item, (start, end) in zip(items, pairwise(limits), strict=bool(items))
        for found in _found(text, item, Span(min(start, item.start), end))
    ]


def _open_items(text: str, segment: Segment, entries: Entries, before: Sequence[Found]) -> list[_Open]:
    items: list[_Open] = []
    floor = segment.span.start
    last = before[-1].authors if before and before[-1].anchor else None
    following = bool(before and before[-1].anchor)
    for number, anchor in enumerate(segment.dates):
        semicolons = number == 0 and segment.waiting < floor
        where = Span(segment.waiting if semicolons else floor, anchor.span.start)
        authors = authors_before(text, where, Sought(entries, anchor.years, semicolons=semicolons))
        gap = text[floor : anchor.span.start]
        if authors:
            items.append(_Open(anchor, authors, authors.span.start))
        elif following and _joint.fullmatch(gap):
            items.append(_Open(anchor, last, anchor.span.start))
        elif following and last and (same := _same_author.fullmatch(gap)):
            items.append(_Open(anchor, last, floor + same.start("word")))
        elif (
            not before and not number and (not gap.strip(EDGES + "[(") or leads_to_work(text, floor, anchor.span.start))
        ):
            items.append(_Open(anchor, None, anchor.span.start))
        else:
            continue
        floor, last, following = anchor.span.end, items[-1].authors, True
    return items


# No more than a comma, an "and" or a locator, as between two dates of one author.
_joint = pattern(r"(?:[,:]\s?(?:pp?|S|s)?\.?\s?[\dxvi–-]+)?\s*(?:[,，、،&;；؛]|and|und|y|e|et|и)?\s*", regex.IGNORECASE)


@pattern
def _same_author() -> str:
    """A word for the author of the item before: "Luhmann 1984; ders. 1990"."""
    return rf"[\s,;]*(?P<word>(?i:{any_of(frozenset(words('same_author_words')))}))\s*[,:]?\s*"


def _parting(text: str, start: int, following: _Open) -> int:
    """Where one item ends and the words begin that lead to the next one: "2010, as cited in | Jones 2012"."""
    if following.start <= start:
        return start
    return leading_before(text, max(start, following.start - _LONGEST_LEAD), following.start)


_LONGEST_LEAD = 60


def _found(text: str, item: _Open, limits: Span) -> Iterator[Found]:
    """The items of one date: as many as it has letters."""
    anchor, authors, start = item
    end = trimmed(text, Span(anchor.span.end, max(limits.end, anchor.span.end))).end
    locator, suffix = located(text, Span(anchor.span.end, end))
    names = authors.printed if authors else ()
    for number, (span, date) in enumerate(anchor.parts):
        final = number == len(anchor.parts) - 1
        made = CitationItem(
            span=Span(span.start if number else start, end if final else span.end),
            pointer=AuthorYear(names=names, others=authors.others if authors else False, date=date),
            locator=locator if final else None,
            prefix="" if number else text[limits.start : start].strip(EDGES),
            suffix=suffix if final else "",
            mode="normal" if authors else "suppress-author",
        )
        yield Found(made, "dated" if authors else "bare date", _score(text, anchor, authors), anchor, authors)


def _score(text: str, anchor: DateAnchor, authors: Authors | None) -> float:
    """How likely names and a date are a citation; prose behind an unknown acronym tells against it."""
    if authors is None:
        return 0.3
    if authors.evidence:
        return 0.6 + 0.4 * authors.evidence
    if authors.names[-1].isupper() and not authors.others and _prose.match(text, anchor.span.end):
        return UNLIKELY
    if not authors.linked and (
        _maker.match(text, anchor.span.end) or _is_no_author(text, authors) or _is_small(text, authors, anchor)
    ):
        return UNLIKELY
    if authors.linked:
        return 0.75
    return 0.5 if anchor.worded else 0.55


def _is_no_author(text: str, authors: Authors) -> bool:
    """Whether one name is where or by whom a work was printed, (London: Press, 1963), or of what state something is."""
    if len(authors.names) > 1 or authors.others:
        return False
    name, start = authors.names[0], authors.span.start
    if name in places() or _is_press(name) or name in law_reports() or name.casefold() in words("status_words"):
        return True
    place = _place_before.search(text, max(0, start - _LONGEST_PLACE), start)
    return place is not None and not places().isdisjoint(_between_places.split(place["place"]))


def _is_small(text: str, authors: Authors, anchor: DateAnchor) -> bool:
    """Whether one name is a small word right before a year, with which a remark opens: "(For 2004 data, see …)"."""
    if len(authors.names) > 1 or text[authors.span.end : anchor.span.start] != " ":
        return False
    name = authors.names[0]
    return name.casefold() in stop_words() and not (len(name) > 1 and name.isupper())  # "WHO"


def _is_press(name: str) -> bool:
    """Whether a name of several words has one of those of publishers: "Example University Press"."""
    return " " in name and not frozenset(words("publisher_words")).isdisjoint(name.casefold().split())


_LONGEST_PLACE = 60
_place_before = pattern(r"[(\[;,]\s?(?P<place>\p{Lu}[^()\[\];:\d]*+):\s$")
_between_places = pattern(r"(?<!\s)\s*+[,/&–-]\s*|\s(?:and|und|et|y|e)\s")
UNLIKELY = 0.45
"""The score of names and a date that hardly are a citation."""
_prose = pattern(r"\s\p{Ll}{2}")
# Who makes a device, and where: "(NanoDrop 2000; Thermo Scientific, Wilmington, USA)".
_maker = pattern(r"\s*+[;,]\s(?:\p{Lu}[^,;()\d]*+,\s?){2,}\p{Lu}[^;()\d]*+[;)]")
