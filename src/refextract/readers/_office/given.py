"""What a word processor's document declares, from its fields, links and bookmarks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from refextract.model.given import Given, GivenCitation, GivenEntry, GivenItem
from refextract.readers._office.cited import CitedItem, CslItem
from refextract.readers._office.endnote import record_number
from refextract.readers._office.flow import Flow, Jump
from refextract.readers._office.listed import keys_of, labels_of, listed_paragraphs
from refextract.readers._office.paperpile import cited_by_link
from refextract.readers._office.ties import ties_of
from refextract.readers._office.works import cited_works
from refextract.text import Span, pattern

__all__ = ["given_of"]

_NUMBER = pattern(r"\W*+(\d{1,4})\W*+")


def given_of(flow: Flow, sources: Mapping[str, CslItem]) -> Given:
    """What the fields and links of a document say; `sources` are the works that it keeps apart, by their keys."""
    text = flow.text
    keys, works = cited_works(flow.fields, sources)
    units = listed_paragraphs(flow, text)
    labels = labels_of(text, units)
    printed = [(unit.of(text), label) for unit, label in zip(units, labels, strict=True)]
    ties = ties_of(works, printed, _numbers(flow, text, keys))
    names = [(*found, *ties.get(index, ())) for index, found in enumerate(keys_of(flow, units))]
    entries = [
        GivenEntry(unit, tuple(dict.fromkeys(each)), label)
        for unit, each, label in zip(units, names, labels, strict=True)
    ]
    known = {key for each in entries for key in each.keys}
    citations = [*_cited_by_fields(flow, keys), *_cited_by_jumps(flow, known), *_cited_by_anchors(flow)]
    return Given(tuple(sorted(citations, key=lambda each: each.span)), tuple(entries), tuple(works))


def _cited_by_fields(flow: Flow, keys: Sequence[Sequence[str]]) -> Iterator[GivenCitation]:
    jumps = sorted(flow.jumps, key=lambda jump: jump.span)
    for shown, own in zip(flow.fields, keys, strict=True):
        inside = _inside(jumps, shown.span)
        items = tuple(_item(*each, inside) for each in zip(shown.field.items, own, strict=True) if each[1])
        if items and len(shown.span):
            yield GivenCitation(shown.span, items, shown.field.origin)


def _inside(jumps: Sequence[Jump], span: Span) -> Sequence[Jump]:
    first = bisect_left(jumps, span.start, key=lambda jump: jump.span.start)
    last = bisect_left(jumps, span.end, key=lambda jump: jump.span.start)
    return jumps[first:last]


def _item(item: CitedItem, key: str, jumps: Sequence[Jump]) -> GivenItem:
    """An item; the link inside its citation that names its record shows where it stands."""
    span = next((jump.span for jump in jumps if jump.tip and record_number(jump.tip) == item.key), None)
    return GivenItem(key, span, item.locator, item.prefix, item.suffix, item.mode)


def _cited_by_jumps(flow: Flow, known: set[str]) -> Iterator[GivenCitation]:
    """Links that lead to entries and stand in no field."""
    fields = sorted(shown.span for shown in flow.fields)
    reached, place = 0, 0
    for jump in sorted(flow.jumps, key=lambda jump: jump.span):
        while place < len(fields) and fields[place].start < jump.span.end:
            reached = max(reached, fields[place].end)
            place += 1
        if jump.target in known and jump.span.start >= reached:
            yield GivenCitation(jump.span, (GivenItem(jump.target, jump.span),), "link")


def _cited_by_anchors(flow: Flow) -> Iterator[GivenCitation]:
    for anchor in flow.anchors:
        if keys := cited_by_link(anchor.url):
            yield GivenCitation(anchor.span, tuple(GivenItem(key) for key in keys), "Paperpile link")


def _numbers(flow: Flow, text: str, keys: Sequence[Sequence[str]]) -> dict[str, str]:
    """The number that is printed for a work, where citations of it alone print one."""
    found: dict[str, str] = {}
    for shown, own in zip(flow.fields, keys, strict=True):
        number = _NUMBER.fullmatch(text, shown.span.start, shown.span.end)
        if number and len(own) == 1:
            found.setdefault(own[0], number[1])
    return found
