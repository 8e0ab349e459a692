"""What a word processor's document declares, from its fields, links and bookmarks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import regex

from refextract.bibliography.csl_json import made_of_items
from refextract.model.given import Given, GivenCitation, GivenEntry, GivenItem
from refextract.model.reference import Reference
from refextract.readers._office.cited import CitedItem, CslItem
from refextract.readers._office.endnote import record_number
from refextract.readers._office.flow import Flow, Jump
from refextract.readers._office.paperpile import cited_by_link, listed_by_link
from refextract.readers._office.ties import fold, ties_of
from refextract.text import Span, pattern

__all__ = ["given_of"]

_FEWEST = 3  # entries that links lead to, for their paragraphs to be a list
_FARTHEST = 4  # paragraphs from one such entry to the next
_LEAST_DATED = 0.6  # of the paragraphs of such a list have a year or an address
_SHORTEST = 60  # characters of an entry without any figure; what is shorter is a heading
_DATED = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|https?://|\bn\.\s?d\.|\bo\.\s?J\.|\bs\.\s?[da]\.")
_CAPTION = pattern(r"\p{Lu}\p{L}*+\.?[\s\xa0]{1,2}\p{Lu}?\d{1,3}(?:\.\d{1,3})*+(?:[.:|)\s]|$)")
_LABEL = pattern(r"\[(?P<label>[^\[\]\s]{1,12}+)\]|\(?(?P<label>\d{1,4})[.)]?(?=\s)")
_MOST_UNLABELLED = 0.1  # of the entries of a numbered list
_NUMBER = pattern(r"\W*+(\d{1,4})\W*+")
_DOI = pattern(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*+", regex.IGNORECASE)


def given_of(flow: Flow, sources: Mapping[str, CslItem]) -> Given:
    """What the fields and links of a document say; `sources` are the works that it keeps apart, by their keys."""
    text = flow.text
    keys, works = _works(flow, sources)
    units = _entries(flow, text)
    labels = _labels(text, units)
    entries = _keys(flow, units)
    ties = ties_of(
        works, [(unit.of(text), label) for unit, label in zip(units, labels, strict=True)], _called(flow, text, keys)
    )
    entries = [tuple(dict.fromkeys((*found, *ties.get(index, ())))) for index, found in enumerate(entries)]
    known = {key for found in entries for key in found}
    citations = sorted(
        (*_cited_by_fields(flow, keys), *_cited_by_jumps(flow, known), *_cited_by_anchors(flow)),
        key=lambda each: each.span,
    )
    return Given(
        citations=tuple(citations),
        entries=tuple(map(GivenEntry, units, entries, labels)),
        works=tuple(works),
    )


# Works


def _works(flow: Flow, sources: Mapping[str, CslItem]) -> tuple[dict[str, str], list[Reference]]:
    """The works of all citation fields, each once; and the key that each key of a field stands for."""
    keys: dict[str, str] = {}
    found: dict[str, Reference] = {}
    same: dict[tuple[str, ...], str] = {}
    for item in (item for shown in flow.fields for item in shown.field.items):
        work = item.work or sources.get(item.key)
        if item.key in found or not item.key:
            continue
        reference = _reference(item.key, work) if work is not None else None
        if reference is None:
            continue
        keys[item.key] = same.setdefault(_content(reference), item.key)
        found[item.key] = reference
    return keys, [found[key] for key in dict.fromkeys(keys.values())]


def _reference(key: str, work: CslItem) -> Reference | None:
    item: dict[str, Any] = {**work, "id": key}
    if isinstance(item.get("DOI"), str):
        item["DOI"] = _DOI.sub("", item["DOI"].strip())
    made = made_of_items([item]).references
    return made[0].model_copy(update={"label": None}) if made else None


def _content(work: Reference) -> tuple[str, ...]:
    """What tells that two keys stand for the same work; of one without a title the key alone."""
    if not work.title:
        return (work.id,)
    first = next((name.family or name.literal or "" for name in work.author.names), "")
    issued = str(work.issued.year or "") if work.issued is not None else ""
    return fold(work.title), fold(first), issued, fold(work.container_title or ""), work.page or "", work.volume or ""


# Entries


def _entries(flow: Flow, text: str) -> list[Span]:
    """The paragraphs that are entries of a list: by its field, by their style, or by links that lead to them."""
    lists = [shown.span for shown in flow.fields if shown.field.kind == "bibliography"]
    headings = {block.span for block in flow.blocks if block.kind == "heading"}
    inside = [unit for unit in flow.units if unit in flow.listed or any(_holds(each, unit) for each in lists)]
    found = inside or _by_links(flow, text, headings)
    return sorted(unit for unit in found if unit not in headings and _is_entry(unit.of(text)))


def _holds(whole: Span, unit: Span) -> bool:
    """Whether most of a paragraph lies in a field."""
    return 2 * (min(whole.end, unit.end) - max(whole.start, unit.start)) > len(unit)


def _is_entry(text: str) -> bool:
    return len(text) >= _SHORTEST or any(sign.isdigit() for sign in text)


def _by_links(flow: Flow, text: str, headings: set[Span]) -> Iterator[Span]:
    """Paragraphs that stand together and that links lead to (or that lead to their work), if they look like entries."""
    targets = {flow.bookmarks[jump.target] for jump in flow.jumps if jump.target in flow.bookmarks}
    targets |= {anchor.span.start for anchor in flow.anchors if listed_by_link(anchor.url)}
    units = {
        unit for place in targets for index in _index_of(flow.units, place) for unit in [flow.units[index]]
    } - headings
    numbers = sorted(bisect_left(flow.units, unit) for unit in units if not _CAPTION.match(text, unit.start, unit.end))
    for run in _runs(numbers):
        together = flow.units[run[0] : run[-1] + 1]
        dated = sum(bool(_DATED.search(unit.of(text))) for unit in together)
        if len(run) >= _FEWEST and dated >= _LEAST_DATED * len(together):
            yield from together


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Numbers cut into runs of near ones."""
    run = list(numbers[:1])
    for before, number in pairwise(numbers):
        if number - before > _FARTHEST:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _labels(text: str, units: Sequence[Span]) -> list[str | None]:
    """The printed labels of entries; none where only some have one, for titles begin with numbers too."""
    found = [_LABEL.match(text, unit.start, unit.end) for unit in units]
    labels = [match["label"] if match else None for match in found]
    return labels if labels.count(None) <= _MOST_UNLABELLED * len(units) else [None] * len(units)


def _keys(flow: Flow, units: Sequence[Span]) -> list[tuple[str, ...]]:
    """All the names by which citations call each entry: bookmarks that links lead to, records, ends of addresses."""
    found: list[dict[str, None]] = [{} for _ in units]
    for jump in flow.jumps:
        for index in _index_of(units, flow.bookmarks.get(jump.target)):
            found[index] |= dict.fromkeys(filter(None, (jump.target, record_number(jump.tip))))
    for anchor in flow.anchors:
        if key := listed_by_link(anchor.url):
            for index in _index_of(units, anchor.span.start):
                found[index][key] = None
    return [tuple(each) for each in found]


def _index_of(units: Sequence[Span], place: int | None) -> list[int]:
    """The index of the unit in which a place lies; none where it lies in none."""
    if place is None:
        return []
    index = bisect_right(units, place, key=lambda unit: unit.start) - 1
    return [index] if index >= 0 and place <= units[index].end else []


# Citations


def _cited_by_fields(flow: Flow, keys: Mapping[str, str]) -> Iterator[GivenCitation]:
    for shown in flow.fields:
        if shown.field.kind == "citation" and len(shown.span):
            inside = [jump for jump in flow.jumps if shown.span.contains(jump.span)]
            items = tuple(_item(item, keys, inside) for item in shown.field.items if item.key)
            yield GivenCitation(shown.span, items, shown.field.origin)


def _item(item: CitedItem, keys: Mapping[str, str], jumps: Sequence[Jump]) -> GivenItem:
    span = next((jump.span for jump in jumps if record_number(jump.tip) == item.key), None)
    return GivenItem(keys.get(item.key, item.key), span, item.locator, item.prefix, item.suffix, item.mode)


def _cited_by_jumps(flow: Flow, known: set[str]) -> Iterator[GivenCitation]:
    """Links that lead to entries and stand in no field."""
    fields = [shown.span for shown in flow.fields]
    for jump in flow.jumps:
        if jump.target in known and not any(span.overlaps(jump.span) for span in fields):
            yield GivenCitation(jump.span, (GivenItem(jump.target, jump.span),), "link")


def _cited_by_anchors(flow: Flow) -> Iterator[GivenCitation]:
    for anchor in flow.anchors:
        if keys := cited_by_link(anchor.url):
            yield GivenCitation(anchor.span, tuple(GivenItem(key) for key in keys), "Paperpile link")


def _called(flow: Flow, text: str, keys: Mapping[str, str]) -> dict[str, str]:
    """The number that is printed for a work, where citations of it alone print one."""
    found: dict[str, str] = {}
    for shown in flow.fields:
        number = _NUMBER.fullmatch(text, shown.span.start, shown.span.end)
        if number and len(shown.field.items) == 1:
            key = shown.field.items[0].key
            found.setdefault(keys.get(key, key), number[1])
    return found
