"""Author-page citations as in MLA: ``(Smith 12)``, ``(Smith)``, ``(Smith, “Short Title” 4)``, ``(“Short Title” 4)``.

Without a date the list tells a name from any other word. Only where a text cites so throughout, one whose entry is
missing is told by its form: beside others in a bracket, by "and" and "et al.", or by the page behind it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from refextract.citations import Candidate, Reading
from refextract.citations.styles._entries import Entries
from refextract.citations.styles._found import QUOTES, Found, locator_tail
from refextract.citations.styles._items import Inside, bracketed, entries_of_reading, segments
from refextract.citations.styles._names import Sought, authors_before
from refextract.citations.styles._undated import unlisted
from refextract.citations.styles._unlisted import may_be_author, small_words
from refextract.model.citation import AuthorYear, CitationItem
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.locator import Locator, parse_locator

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Candidate]:
    """The brackets that hold authors of the list, perhaps with titles and pages, and no dates.

    In a text that cites with dates, names without one count only with a locator, or where the entry has no date either.
    """
    every = reading.once(bracketed)
    named = [bracket for bracket in every if bracket.items and all(each.kind == "names" for each in bracket.items)]
    dated = sum(any(each.kind == "dated" for each in bracket.items) for bracket in every)
    entries = reading.once(entries_of_reading)
    usual = len(named) > max(dated, len(entries.all) * _SHARE, _FEW)
    for bracket in named:
        if usual or all(_sure(each, entries) for each in bracket.items):
            score = max(each.score for each in bracket.items)
            found = _completed(reading, bracket) if usual else bracket.items
            items = tuple(each.item for each in found)
            yield Candidate(bracket.span, items, max(score, 0.6) if usual else score)
    if usual:
        yield from _unlisted(reading, [bracket for bracket in every if not bracket.items], named)
    for bracket in every:
        if entries and not bracket.items and len(bracket.span) < LONGEST:
            yield from _after_names(reading.text, bracket, entries, usual=usual)


def _completed(reading: Reading, bracket: Inside) -> Iterator[Found]:
    """The items of a bracket, and what stands between them in the form of names."""
    for segment in segments(reading.text, bracket.inside):
        inside = [each for each in bracket.items if segment.overlaps(each.item.span)]
        other = None if inside else unlisted(reading.text, segment)
        yield from inside or ([other] if other and _are_persons(reading, other) else [])


def _unlisted(reading: Reading, brackets: Sequence[Inside], named: Sequence[Inside]) -> Iterator[Candidate]:
    """The brackets that hold authors of no entry, in a form in which the text cites several others."""
    text = reading.text
    forms = Counter(_form(each) for bracket in named for each in bracket.items)
    forms["name"] *= _are_habit(reading, brackets, named)
    for bracket in brackets:
        if len(bracket.span) < LONGEST:
            found = [unlisted(text, segment) for segment in segments(text, bracket.inside)]
            items = [each for each in found if each and forms[_form(each)] > _FEW and _are_persons(reading, each)]
            if items and len(items) == len(found):
                yield Candidate(bracket.span, tuple(each.item for each in items), _UNLISTED)


def _are_habit(reading: Reading, brackets: Sequence[Inside], named: Sequence[Inside]) -> bool:
    """Whether a bracket with one name is nearly always a citation: few of them hold a name that no entry has."""
    items = [each for bracket in named for each in bracket.items if _form(each) == "name"]
    known = {each.authors.names[0] for each in items if each.authors}
    inside = [bracket.inside.of(reading.text) for bracket in brackets]
    strangers = {text for text in inside if _one_name.fullmatch(text)}
    return len(known) > _FEW and len(strangers) <= _STRANGERS * len(known)


def _form(found: Found) -> str:
    """What gives an item away: a title, others that follow, several authors that are joined, or a page."""
    authors = found.authors
    if authors is None:
        return ""
    if isinstance(found.item.pointer, AuthorYear) and found.item.pointer.title:
        return "titled"
    others = "others" if authors.others else "joined" if authors.linked else ""
    return others or ("paged" if found.item.locator else "name")


def _are_persons(reading: Reading, found: Found) -> bool:
    words = reading.once(small_words)
    return found.authors is not None and all(may_be_author(name, words) for name in found.authors.names)


_one_name = pattern(r"\p{Lu}[\p{L}\p{M}’'-]++")


_UNLISTED = 0.55
_STRANGERS = 0.25  # in proportion to the names of entries alone in brackets, so many may be unknown
_SHARE = 0.2
"""Where fewer citations than this share of the list have no date, names without one are no habit of the text."""

_FEW = 2
_TOGETHER = 0.5

_REACH = 500
LONGEST = 300
"""A title or a locator in brackets is not longer."""


class _Said(NamedTuple):
    """What a bracket behind a name says: a title, a place in it, or both."""

    title: str
    locator: Locator | None


def _after_names(text: str, bracket: Inside, entries: Entries, *, usual: bool) -> Iterator[Candidate]:
    """Authors of the list in the sentence, and behind them a bracket with no more than a locator, or their title."""
    said = _said(text, bracket.inside, usual=usual)
    if said is None:
        return
    start = text.rfind("\n", max(0, bracket.span.start - _REACH), bracket.span.start) + 1
    authors = authors_before(text, Span(start, bracket.span.start), Sought(entries, frozenset(), prose=True))
    if authors is None or authors.evidence < _TOGETHER:
        return
    first = squeeze(authors.names[0])
    if said.title and not entries.titled(first, said.title):
        return
    if usual or any(not entry.dated for entry in entries.named(first)):
        span = Span(authors.span.start, bracket.span.end)
        pointer = AuthorYear(names=authors.printed, others=authors.others, title=said.title or None)
        yield Candidate(span, (CitationItem(span=span, pointer=pointer, locator=said.locator),), 0.7)


def _said(text: str, inside: Span, *, usual: bool) -> _Said | None:
    locator = parse_locator(inside.of(text), default="page" if usual else None)
    if locator:
        return _Said("", locator)
    if not usual:
        return None
    place = locator_tail.search(text, inside.start, inside.end)
    title = text[inside.start : place.start() if place else inside.end].strip(QUOTES)
    return _Said(title, parse_locator(place[0], default="page") if place else None) if title else None


def _sure(found: Found, entries: Entries) -> bool:
    """Whether names without a date are a citation even where dates are usual."""
    if found.authors is None or found.score < _TOGETHER:
        return False
    undated = any(not entry.dated for entry in entries.named(squeeze(found.authors.names[0])))
    return (found.item.locator is not None and len(found.authors.names) > 1) or undated
