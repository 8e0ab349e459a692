"""Citations that the file itself declares: taken as they are where no style has found what is printed there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from refextract.model.citation import Citation, CitationItem, Key, Number
from refextract.model.document import Document
from refextract.model.given import GivenCitation, GivenItem
from refextract.outline.parts import Outline
from refextract.text import Span, pattern

__all__ = ["GIVEN", "with_given_citations"]

GIVEN = "given"
"""The style of a citation that the file declares and no style has found."""

_RAISED = "superscript"
"""The style of a citation that is a raised figure, as the mark of a note is."""

# What may stand between two links of one citation.
_between = pattern(r"[\s,;–—‐‑-]*+(?:(?:and|und|et|y|e|&)[\s,;]*+)?+[\[(\])]?\s*+")
_number = pattern(r"[\[(\s]*+(?P<number>\d{1,4}[a-z]?)[\])\s.]*+")
_BRACKETS = {"(": ")", "[": "]"}


def with_given_citations(citations: Sequence[Citation], document: Document, outline: Outline) -> tuple[Citation, ...]:
    """The citations of the styles, and those that the file declares, in the order of the text.

    Of two in one place the style's counts, for it reads what is printed (locators, prefixes, ranges), unless it has
    fewer items than the file declares there; what it has missed in its own span becomes an item of it. What is
    declared inside a reference list is no citation.
    """
    listed = [each.span for each in outline.lists]
    nowhere = _keys_of_no_entry(document, [entry.span for entry in outline.entries])
    declared = [
        each
        for each in document.given.citations
        if not _is_in(each.span, listed) and not nowhere.issuperset(item.key for item in each.items)
    ]
    citations = _without_marks_of_notes(citations, document, nowhere)
    if not declared:
        return _numbered(citations)
    groups = list(_groups(document.text, declared))
    starts = [each.span.start for each in citations]
    added: list[Citation] = []
    dropped: set[int] = set()
    inside: dict[int, list[list[GivenCitation]]] = {}
    for group in groups:
        span = _with_brackets(document.text, group[0].span.cover(group[-1].span))
        there = _overlapping(citations, starts, span)
        items = _whole_items(document.text, group)
        if len(there) == 1 and citations[there[0]].span.contains(span):
            inside.setdefault(there[0], []).append(group)
            continue
        if there and sum(len(citations[place].items) for place in there) >= len(items):
            continue
        dropped.update(there)
        for place in there:
            span = span.cover(citations[place].span)
        added.append(_citation(document.text, span, group))
    missed = {place: [*_missed(document.text, citations[place], groups)] for place, groups in inside.items()}
    kept = [_with(each, missed.get(place, ())) for place, each in enumerate(citations) if place not in dropped]
    ordered = sorted([*kept, *added], key=lambda each: each.span)
    return _numbered(_disjoint(ordered))


def _numbered(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(
        each if each.id == f"c{number}" else each.model_copy(update={"id": f"c{number}"})
        for number, each in enumerate(citations, 1)
    )


def _without_marks_of_notes(
    citations: Sequence[Citation], document: Document, nowhere: frozenset[str]
) -> Sequence[Citation]:
    """The citations but for raised figures that the file links to a note that is no entry."""
    notes = [block.span for block in document.blocks if block.kind == "note"]
    landed = (each for each in document.given.entries if notes and not each.whole and _is_in(each.span, notes))
    keys = frozenset(key for each in landed for key in each.keys) & nowhere
    marks = [each.span for each in document.given.citations if keys.issuperset(item.key for item in each.items)]
    if not keys or not marks:
        return citations
    marks.sort()
    starts = [mark.start for mark in marks]

    def is_mark(span: Span) -> bool:
        place = bisect_right(starts, span.end - 1) - 1
        return place >= 0 and marks[place].end > span.start

    return [each for each in citations if each.style != _RAISED or not is_mark(each.span)]


def _missed(text: str, citation: Citation, groups: Sequence[Sequence[GivenCitation]]) -> Iterator[CitationItem]:
    """What a file declares within a citation of a style and no item of it covers.

    Where places are not known, for the items of a field have none, what goes beyond the number of items is missing.
    """
    declared = [
        (each, item, _is_found(citation, index, item))
        for group in groups
        for index, (each, item) in enumerate((each, item) for each in group for item in each.items)
    ]
    known = {item.key for _, item, is_known in declared if is_known}
    for each, item, is_known in declared:
        if not is_known and not (item.span and item.key in known):  # the name and the year of one work are two links
            yield _item(text, item, each.span)


def _is_found(citation: Citation, index: int, item: GivenItem) -> bool:
    """Whether an item of the citation has the work that a file declares there, its `index`-th."""
    if item.span is None:
        return index < len(citation.items)
    return any(known.span.overlaps(item.span) for known in citation.items)


def _with(citation: Citation, items: Sequence[CitationItem]) -> Citation:
    """A citation with more items, in the order of the text."""
    if not items:
        return citation
    return citation.model_copy(update={"items": tuple(sorted((*citation.items, *items), key=lambda item: item.span))})


def _disjoint(citations: Sequence[Citation]) -> Iterator[Citation]:
    """The citations but for those that overlap one before them."""
    end = 0
    for each in citations:
        if each.span.start >= end:
            yield each
            end = each.span.end


def _keys_of_no_entry(document: Document, entries: Sequence[Span]) -> frozenset[str]:
    """The keys of lines that links lead to and that are in no entry: headings, figures, pages."""
    lines = (each for each in document.given.entries if not each.whole)
    return frozenset(key for each in lines if not _is_in(each.span, entries) for key in each.keys)


def _is_in(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of `spans`, which are sorted, holds the beginning of a span."""
    place = bisect_right([each.start for each in spans], span.start) - 1
    return place >= 0 and span.start < spans[place].end


def _groups(text: str, declared: Sequence[GivenCitation]) -> Iterator[list[GivenCitation]]:
    """The declared citations in order, those with nothing but separators between them together."""
    group: list[GivenCitation] = []
    for each in sorted(declared, key=lambda citation: (citation.span.start, -citation.span.end)):
        if group and each.span.start < group[-1].span.end:
            continue
        if group and not _belongs(text, group[-1].span.end, each.span.start):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _belongs(text: str, end: int, start: int) -> bool:
    gap = start - end
    return gap <= 12 and "\n\n" not in text[end:start] and _between.fullmatch(text, end, start) is not None


def _with_brackets(text: str, span: Span) -> Span:
    """The span with the brackets right around it: "[3]", but "Roe (2009)" of "(Roe (2009))"."""
    opening = text[span.start - 1 : span.start]
    closing = _BRACKETS.get(opening)
    inside = span.of(text)
    if closing and text[span.end : span.end + 1] == closing and inside.count(opening) == inside.count(closing):
        return Span(span.start - 1, span.end + 1)
    return span


def _overlapping(citations: Sequence[Citation], starts: Sequence[int], span: Span) -> list[int]:
    """The places of the citations that overlap a span; they are sorted and disjoint."""
    first = max(0, bisect_right(starts, span.start) - 1)
    last = bisect_left(starts, span.end)
    return [place for place in range(first, last) if citations[place].span.overlaps(span)]


def _citation(text: str, span: Span, group: Sequence[GivenCitation]) -> Citation:
    items = tuple(_item(text, item, whole) for item, whole in _whole_items(text, group))
    return Citation(id="c0", span=span, items=items, style=GIVEN, score=1.0)


def _whole_items(text: str, group: Sequence[GivenCitation]) -> list[tuple[GivenItem, Span]]:
    """The items of a group with their places; links to one work behind each other, its name and its year, are one.

    Two numbers are two works, though they may lead to one line of a list that prints two entries on it.
    """
    whole: list[tuple[GivenItem, Span]] = []
    for item, place in [(item, each.span) for each in group for item in each.items]:
        before, covered = whole[-1] if whole else (None, place)
        if before is None or not _goes_on(text, before, item):
            whole.append((item, place))
        elif before.span and item.span:
            whole[-1] = replace(before, span=before.span.cover(item.span)), covered.cover(place)
    return whole


def _goes_on(text: str, before: GivenItem, item: GivenItem) -> bool:
    """Whether an item is the rest of the link before it, which shows a name."""
    if before.key != item.key or before.span is None or item.span is None:
        return False
    return _number.fullmatch(text, before.span.start, before.span.end) is None


def _item(text: str, item: GivenItem, whole: Span) -> CitationItem:
    span = item.span or whole
    printed = _number.fullmatch(text, span.start, span.end)
    pointer = Number(value=printed["number"]) if printed else Key(key=item.key)
    return CitationItem(
        span=span, pointer=pointer, locator=item.locator, prefix=item.prefix, suffix=item.suffix, mode=item.mode
    )
