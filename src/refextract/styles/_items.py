"""The inside of a bracket, read as citation items: authors and dates, titles, or authors alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Literal, NamedTuple

import regex

from refextract.citations import Reading
from refextract.model.citation import AuthorYear, CitationItem, Mode, Title
from refextract.styles._brackets import Bracket, brackets
from refextract.styles._dates import Anchor, anchors
from refextract.styles._entries import Entries, entries_of, fold
from refextract.styles._lexicon import stop_words
from refextract.styles._names import Authors, Sought, authors_before
from refextract.text import Span
from refextract.values.locator import Locator, parse_locator

__all__ = ["Found", "Inside", "Kind", "bracketed", "entries_of_reading", "located", "locator_tail"]

Kind = Literal["dated", "bare date", "title", "names"]


class Found(NamedTuple):
    """An item, what it is made of, how likely it is one (`score`), and the years it names."""

    item: CitationItem
    kind: Kind
    score: float
    anchor: Anchor | None
    authors: Authors | None


class Inside(NamedTuple):
    """A pair of brackets and the items found in it."""

    span: Span
    inside: Span
    items: tuple[Found, ...]


def bracketed(reading: Reading) -> list[Inside]:
    """Every pair of brackets that may be a citation, in the order of their opening, with its items (perhaps none)."""
    entries = reading.once(entries_of_reading)
    return [
        Inside(pair.span, pair.inside, tuple(_items(reading.text, pair.inside, nested, entries)))
        for pair, nested in _readable(reading.text)
    ]


def entries_of_reading(reading: Reading) -> Entries:
    """The evidence in the reference lists of a reading."""
    return entries_of(reading.references)


LONGEST = 4000
"""Brackets with more characters are no citations."""

DEEPEST = 3
"""Brackets that hold more levels of others are no citations; it keeps the cost linear where all is nested."""


def _readable(text: str) -> Iterator[tuple[Bracket, list[Span]]]:
    """The brackets that are neither too long nor too deep, each with the brackets directly inside."""
    pairs = brackets(text)
    inner: list[list[Span]] = [[] for _ in pairs]
    height = [0] * len(pairs)
    outer: list[int] = []
    parents = [-1] * len(pairs)
    for index, pair in enumerate(pairs):
        while outer and pairs[outer[-1]].span.end <= pair.span.start:
            outer.pop()
        if outer:
            parents[index] = outer[-1]
            inner[outer[-1]].append(pair.span)
        outer.append(index)
    for index in range(len(pairs) - 1, -1, -1):
        if parents[index] >= 0:
            height[parents[index]] = max(height[parents[index]], height[index] + 1)
    for index, pair in enumerate(pairs):
        if len(pair.span) <= LONGEST and height[index] <= DEEPEST:
            yield pair, inner[index]


def _items(text: str, inside: Span, nested: Sequence[Span], entries: Entries) -> list[Found]:
    """The items between two brackets; those of nested brackets count only beside others of its own."""
    dates = anchors(text, inside.start, inside.end)
    if not dates and not entries:
        return []
    inner = [span for span in nested if len(span) < len(inside.of(text).strip())]
    own = [date for date in dates if not any(span.contains(date.span) for span in inner)]
    foreign = [date for date in dates if date not in own]
    found = _items_with(text, inside, own, foreign, entries)
    if foreign and any(each.kind != "names" for each in found):
        return _items_with(text, inside, dates, (), entries)
    return found


def _items_with(
    text: str, inside: Span, dates: Sequence[Anchor], foreign: Sequence[Anchor], entries: Entries
) -> list[Found]:
    """The items that these dates, the titles and the names of the list make; text that belongs to none is left out.

    Titles and names beside a `foreign` date go with that one. A date at the start has no names (`bare
    date`): they stand in front of the bracket, or nowhere.
    """
    found: list[Found] = []
    waiting = inside.start
    for span in _segments(text, inside):
        segment = _Segment(span, waiting, [date for date in dates if span.contains(date.span)])
        dated = list(_dated(text, segment, entries, found))
        parted = not segment.dates and any(_ends(text, span, date) for date in foreign)
        certain = parted or any(_sure(each, entries) for each in dated)
        entitled = None if certain else _entitled(text, segment, entries)
        if entitled:
            found.append(entitled)
        elif dated:
            while dated and found and found[-1].kind == "names" and found[-1].item.span.end > dated[0].item.span.start:
                found.pop()
            found.extend(dated)
        elif not parted and (named := _named(text, span, entries)):
            found.append(named)
            continue
        else:
            continue
        waiting = span.end + 1
    return found


def _ends(text: str, span: Span, date: Anchor) -> bool:
    """Whether a bracket of its own with this date ends a segment: its citation is the words before that bracket."""
    return span.contains(date.span) and not text[date.span.end : span.end].strip(" )]\n\xa0,.")


def _sure(found: Found, entries: Entries) -> bool:
    """Whether an item names authors of the list, and no title in their place."""
    if found.authors is None or found.authors.evidence < 0.8:
        return False
    return any(entry.authors for entry in entries.named(fold(found.authors.names[0])))


class _Segment(NamedTuple):
    """A part of a bracket between semicolons, with its dates; `waiting` is where text begins that has no item yet."""

    span: Span
    waiting: int
    dates: list[Anchor]


def _segments(text: str, inside: Span) -> Iterator[Span]:
    """The parts between semicolons that stand in no bracket of their own."""
    depth, start = 0, inside.start
    for mark in _marks().finditer(text, inside.start, inside.end):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth -= 1
        elif depth <= 0:
            yield Span(start, mark.start())
            start = mark.end()
    yield Span(start, inside.end)


@cache
def _marks() -> regex.Pattern[str]:
    return regex.compile(r"[()\[\];；]")


# --- authors and dates


def _dated(text: str, segment: _Segment, entries: Entries, before: Sequence[Found]) -> Iterator[Found]:
    """One item for each date of a segment that has authors, or shares those of the item before it."""
    last = before[-1] if before else None
    floor = segment.span.start
    open_items: list[tuple[Anchor, Authors | None, int]] = []
    for number, anchor in enumerate(segment.dates):
        semicolons = number == 0 and segment.waiting < floor
        where = Span(segment.waiting if semicolons else floor, anchor.span.start)
        authors = authors_before(text, where, Sought(entries, anchor.years, semicolons=semicolons))
        gap = text[floor : anchor.span.start]
        if authors:
            open_items.append((anchor, authors, authors.span.start))
        elif last and last.anchor and _joins(gap):
            open_items.append((anchor, last.authors, anchor.span.start))
        elif not before and not number and _leads(gap):
            open_items.append((anchor, None, anchor.span.start))
        else:
            continue
        floor = anchor.span.end
        last = Found(_NOTHING, "dated", 0.0, anchor, open_items[-1][1])
    ends = [*(start for _, _, start in open_items[1:]), segment.span.end] if open_items else []
    for (anchor, authors, start), end in zip(open_items, ends, strict=True):
        yield from _found(text, Span(segment.span.start, end), start, anchor, authors)


_NOTHING = CitationItem(span=Span(0, 0), pointer=AuthorYear())


def _joins(gap: str) -> bool:
    """Whether no more than a comma, an "and" or a locator stands between two dates of one author."""
    return _joint().fullmatch(gap) is not None


@cache
def _joint() -> regex.Pattern[str]:
    return regex.compile(r"(?:[,:]\s?(?:pp?|S|s)?\.?\s?[\dxvi–-]+)?\s*(?:[,&;]|and|und|y|e|et|и)?\s*", regex.IGNORECASE)


def _leads(gap: str) -> bool:
    """Whether words that may lead to a citation, or nothing, stand before a date."""
    return not gap.strip(" \t\n\xa0,:[(")


def _found(text: str, limits: Span, start: int, anchor: Anchor, authors: Authors | None) -> Iterator[Found]:
    """The items of one date: as many as it has letters."""
    names = authors.printed if authors else ()
    others = authors.others if authors else False
    tail_end = _trimmed(text, Span(anchor.span.end, limits.end)).end
    locator, suffix, end = located(text, Span(anchor.span.end, max(tail_end, anchor.span.end)))
    prefix = text[limits.start : start].strip(" \t\n\xa0,:;") if start > limits.start else ""
    score = _score(authors, anchor, suffix)
    for number, (span, date) in enumerate(anchor.parts):
        final = number == len(anchor.parts) - 1
        mode: Mode = "normal" if authors else "suppress-author"
        yield Found(
            CitationItem(
                span=Span(span.start if number else start, end if final else span.end),
                pointer=AuthorYear(names=names, others=others, date=date),
                locator=locator if final else None,
                prefix="" if number else prefix,
                suffix=suffix if final else "",
                mode=mode,
            ),
            "dated" if authors else "bare date",
            score,
            anchor,
            authors,
        )


def _score(authors: Authors | None, anchor: Anchor, suffix: str) -> float:
    """How likely names and a date are a citation; prose behind an unknown acronym tells against it."""
    if authors is None:
        return 0.3
    if authors.evidence:
        return 0.6 + 0.4 * authors.evidence
    if suffix[:1].islower() and all(name.isupper() for name in authors.names):
        return 0.45
    if authors.linked:
        return 0.75
    return 0.4 if anchor.worded else 0.55


def located(text: str, tail: Span) -> tuple[Locator | None, str, int]:
    """Locator and suffix in what follows a date, and where the item ends."""
    rest = tail.of(text).strip(_EDGES).lstrip(".")
    cuts = [len(rest), *(mark.start() for mark in _stops().finditer(rest))]
    for cut in cuts[:_MOST_STOPS]:
        locator = parse_locator(rest[:cut], default="page") if cut else None
        if locator:
            return locator, rest[cut:].strip(_EDGES), tail.end
    return None, rest, tail.end


_EDGES = " \t\n\xa0,:;"
_MOST_STOPS = 4


@cache
def _stops() -> regex.Pattern[str]:
    return regex.compile(r"[,;]\s")


def _trimmed(text: str, span: Span) -> Span:
    """The span without blanks and separators at its ends."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in " \t\n\xa0,;":
        end -= 1
    while start < end and text[start] in " \t\n\xa0,;":
        start += 1
    return Span(start, end)


# --- titles


def _entitled(text: str, segment: _Segment, entries: Entries) -> Found | None:
    """The item of a segment that begins with a title of the list."""
    if not entries.titles:
        return None
    body = _trimmed(text, segment.span)
    best, likeness = None, 0.0
    for start in _starts(text, body):
        for end, anchor in _title_ends(text, Span(start, body.end), segment.dates):
            printed = text[start:end].strip(_QUOTES)
            capital = printed[:1] and (not printed[0].islower() or (start < len(text) and text[start] in _QUOTES))
            alike = entries.title(printed, dated=anchor is not None) if capital else 0.0
            if alike > likeness:
                best, likeness = _title_item(text, body, Span(start, end), anchor), alike
    return best


_QUOTES = " \t\n\xa0,.'\"“”‘’«»„"


def _starts(text: str, body: Span) -> Iterator[int]:
    """Where a title may begin: at once, or behind words that lead to it."""
    yield body.start
    lead = _lead().match(text, body.start, body.end)
    yield from lead.ends("word") if lead else ()


@cache
def _lead() -> regex.Pattern[str]:
    return regex.compile(r"(?P<word>\L<words>[.,:]*\s+)++", regex.IGNORECASE, words=sorted(stop_words()))


def _title_ends(text: str, span: Span, dates: list[Anchor]) -> Iterator[tuple[int, Anchor | None]]:
    """Where a title may end, the longest first: at the end, before a locator, before a date."""
    yield span.end, None
    locator = locator_tail().search(text, span.start, span.end)
    if locator:
        yield locator.start(), None
    for anchor in reversed(dates):
        if anchor.span.start > span.start:
            yield anchor.span.start, anchor


@cache
def locator_tail() -> regex.Pattern[str]:
    """The locator behind a title or a name, at the end of what is searched."""
    return regex.compile(
        r",?\s(?:pp?|S|s|с|стр|ch|chap|cap|sec|§|n|no)\.?\s?[\dIVXLCivxlc][\dIVXLCivxlc\s,/–—-]*+$|[,:]?\s[\d–-]++$"
    )


def _title_item(text: str, body: Span, title: Span, anchor: Anchor | None) -> Found:
    locator, suffix, stop = located(text, Span(anchor.span.end if anchor else title.end, body.end))
    item = CitationItem(
        span=Span(title.start, stop),
        pointer=Title(title=title.of(text).strip(_QUOTES), date=anchor.parts[0][1] if anchor else None),
        locator=locator,
        prefix=text[body.start : title.start].strip(" ,:"),
        suffix=suffix,
    )
    return Found(item, "title", 0.95, anchor, None)


# --- authors alone


def _named(text: str, segment: Span, entries: Entries) -> Found | None:
    """The item of a segment that holds all authors of an entry, perhaps with its title and a locator, and no more."""
    body = _trimmed(text, segment)
    if not entries or not any(c.isupper() for c in text[body.start : body.start + 40]):
        return None
    place = locator_tail().search(text, body.start, body.end)
    end = place.start() if place else body.end
    for stop in (end, *(comma.start() for comma in islice(_comma().finditer(text, body.start, end), _MOST_STOPS))):
        authors = authors_before(text, Span(body.start, stop), Sought(entries, frozenset()))
        if authors and authors.listed and authors.evidence >= 0.5 and not text[authors.span.end : stop].strip(" ,."):
            title = text[stop:end].strip(_QUOTES)
            if not title or entries.titled(fold(authors.names[0]), title):
                return _names_item(text, body, authors, _Work(entries, title, end))
    return None


class _Work(NamedTuple):
    """What stands behind authors without a date: the title, and where it ends."""

    entries: Entries
    title: str
    end: int


@cache
def _comma() -> regex.Pattern[str]:
    return regex.compile(r",\s")


def _names_item(text: str, body: Span, authors: Authors, work: _Work) -> Found:
    entries, title, end = work
    locator, suffix, stop = located(text, Span(end, body.end))
    item = CitationItem(
        span=Span(authors.span.start, stop),
        pointer=AuthorYear(names=authors.printed, others=authors.others, title=title or None),
        locator=locator,
        prefix=text[body.start : authors.span.start].strip(" ,:"),
        suffix=suffix,
    )
    exact = len(authors.names) > 1 or entries.known(fold(authors.names[0]))
    led = _leads_only(text, body.start, authors.span.start)
    return Found(item, "names", authors.evidence if led and exact else 0.4, None, authors)


def _leads_only(text: str, start: int, end: int) -> bool:
    return start == end or _lead().fullmatch(text, start, end) is not None
