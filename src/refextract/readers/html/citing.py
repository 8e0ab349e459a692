"""What a page declares: its entries with their names, and the citations that lead to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from refextract.model.given import Given, GivenCitation, GivenEntry, GivenItem
from refextract.model.reference import Reference
from refextract.readers.html.entries import EntryList, Range
from refextract.readers.html.links import InnerLink, Names
from refextract.readers.html.signs import numeral
from refextract.readers.html.tree import Element, Page
from refextract.readers.html.works import work_of
from refextract.readers.html.writing import Written
from refextract.text import Span, pattern
from refextract.values.locator import parse_locator
from refextract.values.signs import YEAR_FROM_1400

__all__ = ["Cited", "given_of", "raised_of"]

_FEWEST_RAISED = 3
_PREFIXES = ("", "ref-", "cite-", "bib-")
"""What names of entries may have before the key that a citation has."""


class Cited:
    """Which links lead to entries, which `back` out of entries and notes, and which from the text to `elsewhere`.

    `keyed` are elements that cite by keys in an attribute, with the indexes of the entries.
    """

    def __init__(self, page: Page, lists: Sequence[EntryList], links: Iterable[InnerLink], names: Names) -> None:
        self.entries = [entry for each in lists if each.kind == "references" for entry in each.entries]
        self._places = _Places(self.entries)
        notes = _Places([entry for each in lists if each.kind == "notes" for entry in each.entries])
        self.links: list[tuple[InnerLink, int]] = []
        self.back: set[int] = set()
        self.elsewhere: set[int] = set()
        for link in links:
            entry, here = self._places.at(link.target.start), self._places.at(link.source.start)
            if entry is not None and entry != here:
                self.links.append((link, entry))
                self.entries[entry].names.append(link.name)
            elif here is not None or notes.at(link.source.start) is not None:
                self.back.add(link.source.index)
            elif notes.at(link.target.start) is None:
                self.elsewhere.add(link.source.index)
        self.keyed = list(self._keyed(page, names))

    @property
    def followed(self) -> frozenset[int]:
        """The indexes of the elements whose place in the text is of interest."""
        keyed = (element.index for element, _ in self.keyed)
        return frozenset((*(link.source.index for link, _ in self.links), *keyed, *self.elsewhere))

    def _keyed(self, page: Page, names: Names) -> Iterator[tuple[Element, list[int]]]:
        """The elements that cite by keys and hold no links that do."""
        sources = sorted(link.source.start for link, _ in self.links)
        for element in page.elements:
            keys = element.get("data-cites").split() or _distill_keys(element)
            if not keys or bisect_right(sources, element.end) != bisect_right(sources, element.start):
                continue
            found = [self._entry_of(element.part, key, names) for key in keys]
            known = [entry for entry in found if entry is not None]
            if known:
                yield element, known

    def _entry_of(self, part: int, key: str, names: Names) -> int | None:
        for prefix in _PREFIXES:
            element = names.element(part, prefix + key)
            entry = self._places.at(element.start) if element is not None else None
            if entry is not None:
                self.entries[entry].names.append(prefix + key)
                return entry
        return None


class _Places:
    """Ranges of the source, to be found by a place in them."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._starts = [each.start for each in ranges]
        self._ends = [each.end for each in ranges]

    def at(self, place: int) -> int | None:
        index = bisect_right(self._starts, place) - 1
        return index if index >= 0 and place < self._ends[index] else None


def _distill_keys(element: Element) -> list[str]:
    """The keys of a citation of Distill's templates: ``<d-cite key="a,b">``."""
    return element.get("key").replace(",", " ").split() if element.tag in ("d-cite", "dt-cite") else []


def given_of(page: Page, written: Written, cited: Cited) -> Given:
    """What the page declares, with places in the text that was written."""
    keys = [_keys(page, entry) for entry in cited.entries]
    text = written.view.text
    citations = []
    for link, index in cited.links:
        span = _trimmed(text, written.links.get(link.source.index))
        if span is not None and written.entries[index] is not None:
            citations.append(_citation(text, span, keys[index][0]))
    citations = list(_names_with_years(text, sorted(citations, key=lambda citation: citation.span)))
    for element, indexes in cited.keyed:
        span = _trimmed(text, written.links.get(element.index))
        items = tuple(GivenItem(keys[index][0]) for index in indexes if written.entries[index] is not None)
        if span is not None and items:
            citations.append(GivenCitation(span, items))
    entries: list[GivenEntry] = []
    works: list[Reference] = []
    for entry, names, written_at in zip(cited.entries, keys, written.entries, strict=True):
        span = _trimmed(text, written_at)
        if span is None:
            continue
        key = names[0] if names else f"entry-{len(entries) + 1}"
        work = work_of(page, entry, key, span.of(text), linked=bool(cited.links))
        entries.append(GivenEntry(span, names or ((key,) if work else ()), _label(span.of(text))))
        works += [work] if work else []
    return Given(tuple(sorted(citations, key=lambda citation: citation.span)), tuple(entries), tuple(works))


def _trimmed(text: str, span: Span | None) -> Span | None:
    """A span without blanks that do not fold at its ends; None where nothing is left."""
    found = _ink.search(text, span.start, span.end) if span is not None else None
    return Span(*found.span()) if found else None


def raised_of(written: Written, cited: Cited, given: Given) -> tuple[Span, ...]:
    """What is printed raised, but for what the page itself shows to be no citation.

    Figures of links right behind a word are raised by a style sheet. Where raised citations are links, raised links to
    other places (of affiliations, of tables) are none, and neither is what stands raised before the first of them: the
    marks of the authors.
    """
    raised = sorted((*written.raised, *_raised_by_style(written, given.citations)))
    starts = [span.start for span in raised]
    linked = {place for each in given.citations if (place := _at(raised, starts, each.span)) is not None}
    if len(linked) < _FEWEST_RAISED:
        return tuple(raised)
    shown = (written.links.get(index) for index in cited.elsewhere)
    other = {_at(raised, starts, span) for span in shown if span is not None}
    first = min(linked)
    return tuple(span for place, span in enumerate(raised) if place in linked or (place > first and place not in other))


def _raised_by_style(written: Written, citations: Sequence[GivenCitation]) -> list[Span]:
    """The figures that links show right behind a word or the end of a sentence, if most of those of the page do."""
    text = written.view.text
    starts = [span.start for span in written.raised]
    figures = [each.span for each in citations if _figures.fullmatch(text, each.span.start, each.span.end)]
    plain = [span for span in figures if _at(written.raised, starts, span) is None]
    firsts = [span for span in plain if not _goes_on.search(text, max(0, span.start - 3), span.start)]
    fused = [span for span in firsts if _behind_word.search(text, max(0, span.start - 2), span.start)]
    return plain if len(fused) >= _FEWEST_RAISED and 2 * len(fused) > len(firsts) else []


def _at(spans: Sequence[Span], starts: Sequence[int], span: Span) -> int | None:
    """The index of the one of `spans` that holds the beginning of another one."""
    index = bisect_right(starts, span.start) - 1
    return index if index >= 0 and span.start < spans[index].end else None


def _citation(text: str, span: Span, key: str) -> GivenCitation:
    """The citation that a link is, with the place inside the work that is printed behind it."""
    behind = _place.match(text, span.end)
    locator = parse_locator(behind["place"]) if behind else None
    if behind is None or locator is None:
        return GivenCitation(span, (GivenItem(key, span),))
    return GivenCitation(Span(span.start, behind.end()), (GivenItem(key, span, locator),))


def _names_with_years(text: str, links: Iterable[GivenCitation]) -> Iterator[GivenCitation]:
    """The links in order; one of a name and one of a year beside it that lead to the same entry are one citation."""
    before: GivenCitation | None = None
    for link in links:
        joined = before and _joined_with_year(text, before, link)
        if before is not None and not joined:
            yield before
        before = joined or link
    if before is not None:
        yield before


def _joined_with_year(text: str, name: GivenCitation, year: GivenCitation) -> GivenCitation | None:
    """Two links as one citation, where they show name and year of the same entry."""
    if name.items[0].key != year.items[0].key or not _is_year_of(text, name.span, year.span):
        return None
    span = name.span.cover(year.span)
    return replace(year, span=span, items=(replace(year.items[0], span=span),))


def _is_year_of(text: str, name: Span, year: Span) -> bool:
    """Whether one link shows a name and the next, with no more than a comma or a bracket between, a year."""
    return (
        name.end <= year.start
        and _year.fullmatch(text, year.start, year.end) is not None
        and _joint.fullmatch(text, name.end, year.start) is not None
        and _word.search(text, name.start, name.end) is not None
    )


def _keys(page: Page, entry: Range) -> tuple[str, ...]:
    """The names of an entry: those that links call it by, those of its outermost element."""
    part = page.parts[entry.element.part]
    own = [name for each in (*entry.marks, entry.element) for name in (each.get("id"), each.get("name")) if name]
    return tuple(dict.fromkeys(f"{part}#{name}" if part else name for name in (*entry.names, *own)))


def _label(said: str) -> str | None:
    """The label that an entry begins with."""
    found = _label_sign.match(said)
    return numeral(found[0]) if found else None


_ink = pattern(r"(?s)\S(?:.*\S)?+")
_figures = pattern(r"\d{1,3}(?:[,–-]\d{1,3})*")
_behind_word = pattern(r"(?:\p{L}|[^\d\s][.,;:!?)”’\"])$")
_goes_on = pattern(r"\d[,;–-]?\s?$")
_year = pattern(rf"\(?{YEAR_FROM_1400}[a-z]?\)?")
_joint = pattern(r",?\s{0,2}[\[(]?")
_word = pattern(r"\p{L}{2}")
_place = pattern(r"\((?P<place>pp?\.? ?\d[^()\n]{0,20})\)")
_label_sign = pattern(r"\[[^\[\]\s]{1,20}\](?=\s)|\(?\d{1,4}[.)](?=\s)|\d{1,4}(?=\s\p{Lu})")
