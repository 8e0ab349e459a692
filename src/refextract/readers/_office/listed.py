"""The entries of a word processor's document: paragraphs of a list by its field, their style or links to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from refextract.readers._office.endnote import record_number
from refextract.readers._office.flow import Flow
from refextract.readers._office.paperpile import listed_by_link
from refextract.text import Span, pattern
from refextract.values.signs import YEAR

__all__ = ["keys_of", "labels_of", "listed_paragraphs"]

_FEWEST = 3  # entries that links lead to, for their paragraphs to be a list
_FARTHEST = 4  # paragraphs from one such entry to the next
_LEAST_DATED = 0.6  # of the paragraphs of such a list have a year or an address
_SHORTEST = 60  # characters of an entry without any figure; what is shorter is a heading
_DATED = pattern(rf"(?<!\d){YEAR}(?!\d)|https?://|\bn\.\s?d\.|\bo\.\s?J\.|\bs\.\s?[da]\.")
_CAPTION = pattern(r"\p{Lu}\p{L}*+\.?[\s\xa0]{1,2}\p{Lu}?\d{1,3}(?:\.\d{1,3})*+(?:[.:|)\s]|$)")
_LABEL = pattern(r"\[(?P<label>[^\[\]\s]{1,12}+)\]|\(?(?P<label>\d{1,4})[.)]?(?=\s)")
_MOST_UNLABELLED = 0.1  # of the entries of a numbered list


def listed_paragraphs(flow: Flow, text: str) -> list[Span]:
    """The paragraphs that are entries of a list: by its field, by their style, or by links that lead to them."""
    lists = _together(shown.span for shown in flow.fields if shown.field.kind == "bibliography")
    headings = {block.span for block in flow.blocks if block.kind == "heading"}
    inside = [unit for unit in flow.units if unit in flow.listed or _is_held(lists, unit)]
    found = inside or _by_style(flow, text, headings) or list(_by_links(flow, text, headings))
    return sorted(unit for unit in found if unit not in headings and _is_entry(unit.of(text)))


def _together(spans: Iterable[Span]) -> list[Span]:
    """Spans sorted and made disjoint."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = found[-1].cover(span)
        else:
            found.append(span)
    return found


def _is_held(lists: Sequence[Span], unit: Span) -> bool:
    """Whether most of a paragraph lies in a field."""
    index = bisect_right(lists, unit.end, key=lambda each: each.start) - 1
    shared = min(lists[index].end, unit.end) - max(lists[index].start, unit.start) if index >= 0 else 0
    return 2 * shared > len(unit)


def _by_style(flow: Flow, text: str, headings: set[Span]) -> list[Span]:
    """Paragraphs in a style that templates name after references, where they look like entries."""
    found = [unit for unit in flow.units if unit in flow.likely and unit not in headings and _is_entry(unit.of(text))]
    return found if len(found) >= _FEWEST and _are_dated(text, found) else []


def _are_dated(text: str, units: Sequence[Span]) -> bool:
    return sum(bool(_DATED.search(text, unit.start, unit.end)) for unit in units) >= _LEAST_DATED * len(units)


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
        if len(run) >= _FEWEST and _are_dated(text, together):
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


def labels_of(text: str, units: Sequence[Span]) -> list[str | None]:
    """The printed labels of entries; none where only some have one, for titles begin with numbers too."""
    found = [_LABEL.match(text, unit.start, unit.end) for unit in units]
    labels = [match["label"] if match else None for match in found]
    return labels if labels.count(None) <= _MOST_UNLABELLED * len(units) else [None] * len(units)


def keys_of(flow: Flow, units: Sequence[Span]) -> list[tuple[str, ...]]:
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
