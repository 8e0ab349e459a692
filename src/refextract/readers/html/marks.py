"""Marks: the elements that links of the page lead to and that may be entries of a list.

An entry begins a line, or stands behind its label on one; what a heading, a figure or a whole section is named by is
no mark, and of marks inside one another the one that stands for one entry counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from refextract.readers.html.links import InnerLink
from refextract.readers.html.shown import UNSEEN
from refextract.readers.html.signs import marked, names_of, numeral
from refextract.readers.html.tree import BLOCKS, HEADINGS, Element, Page

__all__ = ["UNITS", "Marks", "line_starts", "places_of"]

UNITS = frozenset({"li", "tr", "dt", "dd", "p", "article", "cite"})
"""Elements that are one thing by themselves, whatever they hold."""
_CONTAINERS = frozenset(
    {"html", "body", "main", "section", "header", "footer", "form", "menu", "tbody", "thead", "math"}
    | {"figure", "img", "input", "label", "svg", "video", "hr", "br", "caption", "figcaption", "fieldset", "details"}
)
_LISTS = frozenset({"ul", "ol", "dl"})
_LARGEST_ENTRY = 4000  # characters of the source
_LONGEST_LABEL = 14
_FARTHEST_ITEM = 3


class Marks:
    """The marks of a page in order; `linked` leads from the index of an element to the links that lead to it."""

    def __init__(self, page: Page, links: Sequence[InnerLink], hidden: bytearray) -> None:
        self.linked: dict[int, list[InnerLink]] = {}
        for link in links:
            if not hidden[link.source.index]:
                self.linked.setdefault(link.target.index, []).append(link)
        starts = line_starts(page, hidden)
        headings = places_of(page, HEADINGS)
        found = [
            page.elements[index]
            for index in sorted(self.linked)
            if hidden[index] <= UNSEEN and _may_be_entry(page.elements[index], headings)
        ]
        sources = [link.source.start for link in links]
        found = [item for each in found if (item := _on_a_line(each, starts, sources)) is not None]
        self.elements = _outermost(_in_order(found))
        self.begins = [starts[element.index] for element in self.elements]
        self._starts = [element.start for element in self.elements]

    def count(self, element: Element) -> int:
        """How many marks an element is or holds."""
        return self.first_from(element.end) - self.first_from(element.start)

    def first_from(self, place: int) -> int:
        """The index of the first mark that begins at a place of the source or behind it."""
        return bisect_left(self._starts, place)


def places_of(page: Page, tags: Iterable[str]) -> list[int]:
    """Where the elements of these names begin."""
    wanted = frozenset(tags)
    return [element.start for element in page.elements if element.tag in wanted]


def _in_order(elements: Iterable[Element]) -> list[Element]:
    return sorted({element.index: element for element in elements}.values(), key=_start)


def _start(element: Element) -> int:
    return element.start


def _on_a_line(element: Element, starts: Sequence[int], sources: Sequence[int]) -> Element | None:
    """An element that begins a line; for one within the line of an item, the item, if it is no link back from there."""
    if starts[element.index] >= 0:
        return element
    if bisect_left(sources, element.start) != bisect_left(sources, element.end):
        return None
    above = element.parent
    for _ in range(_FARTHEST_ITEM):
        if above is None or above.tag == "li":
            return above if above is not None and starts[above.index] >= 0 else None
        above = above.parent
    return None


def _may_be_entry(element: Element, headings: Sequence[int]) -> bool:
    """Whether what an element is allows that it is an entry."""
    named = marked(names_of(element), "list_words")
    if element.tag in _LISTS:
        return named and element.end - element.start < _LARGEST_ENTRY
    if element.tag in HEADINGS or element.tag in _CONTAINERS:
        return False
    if named:
        return True
    at = bisect_left(headings, element.start)
    return element.tag != "table" and not (at < len(headings) and headings[at] < element.end)


def _outermost(marks: Sequence[Element]) -> list[Element]:
    """The marks without those inside another one, and without those that hold several and are no units."""
    leaves = [mark.start for mark, after in pairwise(marks) if after.start >= mark.end]
    leaves += [mark.start for mark in marks[-1:]]
    kept: list[Element] = []
    for mark in marks:
        if kept and mark.start < kept[-1].end:
            continue
        inside = bisect_left(leaves, mark.end) - bisect_left(leaves, mark.start)
        is_leaf = leaves[bisect_left(leaves, mark.start)] == mark.start
        if mark.tag in UNITS or (is_leaf if mark.tag in _LISTS else inside < 2):
            kept.append(mark)
    return kept


def line_starts(page: Page, hidden: bytearray) -> list[int]:
    """For each element, where the line begins that it begins, alone or behind a label; -1 where it stands in a line."""
    starts = [-1] * len(page.elements)
    lead, lead_start = "", -1
    for event in page.events:
        if event.kind == "text":
            text = "" if hidden[event.element.index] else page.source[event.place : event.end].strip()
            if text:
                lead_start = event.place if lead_start < 0 else lead_start
                lead = (lead + text)[: _LONGEST_LABEL + 1]
            continue
        if event.element.tag in BLOCKS or event.element.tag == "br":
            lead, lead_start = "", -1
        if event.kind == "open":
            if lead_start < 0:
                starts[event.element.index] = event.place
            elif _is_label(lead):
                starts[event.element.index] = lead_start
    return starts


def _is_label(lead: str) -> bool:
    """Whether what stands before an element on its line is no more than a label or a bullet."""
    return len(lead) <= _LONGEST_LABEL and (numeral(lead) is not None or not any(c.isalnum() for c in lead))
