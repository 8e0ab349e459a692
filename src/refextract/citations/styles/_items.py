"""The brackets of a running text, each read as citation items: authors and dates, titles, or authors alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from refextract.citations import Reading
from refextract.citations.styles._abbreviations import abbreviations
from refextract.citations.styles._back import back
from refextract.citations.styles._brackets import Bracket, brackets
from refextract.citations.styles._dated import dated
from refextract.citations.styles._dates import DateAnchor, anchors
from refextract.citations.styles._entries import Entries, entries_of
from refextract.citations.styles._found import Found, Segment
from refextract.citations.styles._titled import titled
from refextract.citations.styles._undated import undated
from refextract.text import Span, pattern
from refextract.values.folding import squeeze

__all__ = ["Inside", "bracketed", "entries_of_reading", "segments"]


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
    """The evidence in the reference lists of a reading, with what its text says that organisations are called."""
    entries = entries_of(reading.references)
    return replace(entries, abbreviations=abbreviations(reading.text, entries))


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
    inner = [span for span in nested if len(span) < len(inside.of(text).strip())]
    own = [date for date in dates if not any(span.contains(date.span) for span in inner)]
    foreign = [date for date in dates if date not in own]
    found = _items_with(text, inside, own, foreign, entries)
    if foreign and any(each.kind != "names" for each in found):
        return _items_with(text, inside, dates, (), entries)
    return found


def _items_with(
    text: str, inside: Span, dates: Sequence[DateAnchor], foreign: Sequence[DateAnchor], entries: Entries
) -> list[Found]:
    """The items that these dates, the titles and the names of the list make; text that belongs to none is left out.

    Titles and names beside a `foreign` date go with that one. A date at the start has no names (`bare date`): they
    stand in front of the bracket, or nowhere.
    """
    found: list[Found] = []
    waiting = inside.start
    for span in segments(text, inside):
        segment = Segment(span, waiting, [date for date in dates if span.contains(date.span)])
        parted = not segment.dates and any(_ends(text, span, date) for date in foreign)
        new = [] if parted else _read(text, segment, entries, found)
        if not new:
            continue
        while found and found[-1].kind == "names" and found[-1].item.span.end > new[0].item.span.start:
            found.pop()
        found.extend(new)
        waiting = waiting if new[0].kind == "names" else span.end + 1
    return found


def _read(text: str, segment: Segment, entries: Entries, before: Sequence[Found]) -> list[Found]:
    """The items of one segment: of authors that the list has, of a title, of others with a date, of mere names."""
    items = dated(text, segment, entries, before)
    if any(_sure(each, entries) for each in items):
        return items
    title = titled(text, segment, entries)
    if title:
        return [title]
    if items:
        return items
    other = back(text, segment.span, entries) or undated(text, segment.span, entries)
    return [other] if other else []


def _sure(found: Found, entries: Entries) -> bool:
    """Whether an item names authors of the list, and no title in their place."""
    if found.authors is None or found.authors.evidence < _SURE:
        return False
    return any(entry.authors for entry in entries.named(squeeze(found.authors.names[0])))


_SURE = 0.8


def _ends(text: str, span: Span, date: DateAnchor) -> bool:
    """Whether a bracket of its own with this date ends a segment: its citation is the words before that bracket."""
    return span.contains(date.span) and not text[date.span.end : span.end].strip(" )]\n\xa0,.")


def segments(text: str, inside: Span) -> Iterator[Span]:
    """The parts between semicolons that stand in no bracket of their own."""
    depth, start = 0, inside.start
    for mark in _marks.finditer(text, inside.start, inside.end):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth -= 1
        elif depth <= 0:
            yield Span(start, mark.start())
            start = mark.end()
    yield Span(start, inside.end)


_marks = pattern(r"[()\[\];；؛]")
