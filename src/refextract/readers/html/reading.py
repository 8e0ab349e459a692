"""The document of a page: what is shown of it, its entries and what cites them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from refextract.model.document import Document, Landmark
from refextract.readers.html.body import body_of
from refextract.readers.html.citing import Cited, given_of, raised_of
from refextract.readers.html.entries import EntryList, find_lists
from refextract.readers.html.junk import junk_of
from refextract.readers.html.links import Names, inner_links
from refextract.readers.html.marks import Marks
from refextract.readers.html.numbers import printed_numbers
from refextract.readers.html.shown import hidden_elements
from refextract.readers.html.tree import Element, Page
from refextract.readers.html.writing import Plan, write
from refextract.text import pattern

__all__ = ["document_of"]

_OUTSIDE = 3


def document_of(
    page: Page, source: str, problems: tuple[str, ...], format_: str, landmarks: Sequence[Landmark] = ()
) -> Document:
    """The document of a parsed page, or of the parsed parts of a book."""
    names = Names(page)
    links = inner_links(page, names)
    hidden = hidden_elements(page, cited=links)
    lists = find_lists(page, Marks(page, links, hidden), hidden)
    cited = Cited(page, lists, links, names)
    hidden = hidden_elements(page, [entry.start for entry in cited.entries], links)
    _leave_out_what_is_outside(page, hidden, cited)
    written = write(_plan(page, hidden, lists, cited))
    given = given_of(page, written, cited)
    return Document(
        source,
        written.view,
        page.source,
        blocks=written.blocks,
        anchors=written.anchors,
        format=format_,
        problems=problems,
        raised=raised_of(written, cited, given),
        given=given,
        landmarks=tuple(landmarks),
        language=_language(page),
    )


def _leave_out_what_is_outside(page: Page, hidden: bytearray, cited: Cited) -> None:
    """Hide what stands beside the body of each part."""
    bodies = {}
    for part in range(len(page.parts)):
        places = [entry.start for entry in cited.entries if entry.element.part == part]
        sources = [link.source.start for link, _ in cited.links if link.source.part == part]
        bodies[part] = body_of(page, part, places, sources, hidden)
    for element in page.elements:
        body = bodies[element.part]
        if body is not None and not body.holds(element.start) and not element.holds(body.start):
            hidden[element.index] = hidden[element.index] or _OUTSIDE


def _plan(page: Page, hidden: bytearray, lists: Sequence[EntryList], cited: Cited) -> Plan:
    ranges = [entry for each in lists for entry in each.entries]
    cuts = [cut for entry in ranges for cut in junk_of(page, entry, hidden, cited.back)]
    cut_starts = [start for start, _ in cuts]

    def unseen(place: int, parent: Element) -> bool:
        before = bisect_right(cut_starts, place) - 1
        return bool(hidden[parent.index]) or (before >= 0 and place < cuts[before][1])

    numbers = dict(printed_numbers(page, unseen))
    for index in _unnumbered(page, lists, cited):
        numbers.pop(index, None)
    notes = frozenset(entry.element.index for each in lists if each.kind == "notes" for entry in each.entries)
    return Plan(page, hidden, cuts, cited.entries, notes, numbers, cited.followed)


def _unnumbered(page: Page, lists: Sequence[EntryList], cited: Cited) -> Iterable[int]:
    """The items of lists that are cited by words: a browser shows no numbers there, whatever the list says."""
    said: dict[int, list[str]] = {}
    for link, entry in cited.links:
        said.setdefault(entry, []).append(page.first_said(link.source.start, link.source.end, 9))
    first = 0
    for each in lists:
        if each.kind == "notes":
            continue
        texts_of_list = [text for index in range(first, first + len(each.entries)) for text in said.get(index, ())]
        first += len(each.entries)
        numeric = sum(_numeric.match(text) is not None for text in texts_of_list)
        if texts_of_list and 2 * numeric < len(texts_of_list):
            yield from (entry.element.index for entry in each.entries)
            yield from (above.index for entry in each.entries if (above := entry.element.parent) is not None)


def _language(page: Page) -> str | None:
    for element in page.elements[:9]:
        found = _language_sign.match(element.get("lang") or element.get("xml:lang"))
        if found:
            return found[0].lower()
    return None


_numeric = pattern(r"[\s\[(]*+\d{1,3}[a-z]?\b")
_language_sign = pattern(r"[A-Za-z]{2}(?![A-Za-z])")
