"""Entries: what each link within the page leads to, as a whole, and its neighbours of the same make-up.

From a mark one climbs to the outermost element that holds no other mark: that is the entry, whatever it is made of.
Entries side by side make a list, and a list is a reference list by its heading, its names or by what it prints.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from refextract.readers.html.marks import Marks, places_of
from refextract.readers.html.shown import UNSEEN
from refextract.readers.html.signs import heads_references, marked, names_of, numeral
from refextract.readers.html.tree import BLOCKS, HEADINGS, Element, Page
from refextract.text import pattern
from refextract.values.signs import YEAR_FROM_1400

__all__ = ["EntryList", "Range", "find_lists"]

_HIGHEST_CLIMB = 12
_LISTS = frozenset({"ul", "ol", "dl", "menu", "table", "tbody", "thead", "tfoot"})
_ENDS = _LISTS | {"html", "body", "main", "section", "header", "form"}
"""What no entry is."""
_STOPS = frozenset({"li", "tr", "dt", "dd", "article"})
_MOST_PARTS = 8  # of a definition
_SAMPLE = 700
_LINKS_WITHIN = 3000  # characters of the source of an entry
_LONGEST_REST = 300  # of an entry behind the element that holds its mark, where nothing speaks for it
_MOST_PIECES = 200
_SAMPLED_LINKS = 20
_MOST_BEFORE = 12  # pieces of text between the heading of a list and its first entry
_MOST_LETTERS_BEFORE = 150
_LONGEST_LEAD = 1000  # letters between a heading and the list under it
_SHORTEST = 12
_LEAST_LIKE = {"headed": 0.3, "named": 0.4, "plain": 0.6, "notes": 0.75}
"""The least share of entries that look like references, by what else speaks for the list."""


@dataclass(slots=True)
class Range:
    """An entry: `start` and `end` in the source, and the outermost `element`, the first where there are several.

    `marks` are the elements that links lead to, `names` the names by which they do.
    """

    start: int
    end: int
    element: Element
    marks: list[Element] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class EntryList:
    """Entries that stand side by side, in order."""

    parent: Element | None
    entries: list[Range]
    kind: Literal["references", "notes"] = "references"


class _Kin:
    """The children of elements by their make-up, looked at once."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._children: dict[int, dict[tuple[str, str], list[Element]]] = {}
        self._cells: dict[tuple[int, str, str], bool] = {}

    def alike(self, element: Element) -> list[Element]:
        """The children of the element's parent that are made like it, itself among them."""
        if element.parent is None:
            return [element]
        children = self._children.get(element.parent.index)
        if children is None:
            children = defaultdict(list)
            for child in element.parent.children:
                children[make_up(child)].append(child)
            self._children[element.parent.index] = children
        return children[make_up(element)]

    def is_cell(self, element: Element) -> bool:
        """Whether most elements side by side with this one, made like it, hold one mark each."""
        if element.parent is None:
            return False
        key = (element.parent.index, *make_up(element))
        if key not in self._cells:
            counts = [self._marks.count(each) for each in self.alike(element)]
            self._cells[key] = counts.count(1) >= 2 and 2 * counts.count(1) >= len(counts)
        return self._cells[key]


def make_up(element: Element) -> tuple[str, str]:
    """What elements side by side have in common: the name, and the class without numbers and the like."""
    if element.tag in _STOPS:
        return element.tag, ""
    kept = [name for name in element.get("class").split() if not _varying.fullmatch(name)]
    return element.tag, " ".join(sorted(kept))


def find_lists(page: Page, marks: Marks, hidden: bytearray) -> list[EntryList]:
    """The reference lists of a page, and the notes that links lead to, in order; no two entries overlap."""
    finder = _Finder(page, marks, hidden)
    found: list[EntryList] = []
    for each in finder.linked_lists():
        if finder.is_reference_list(each):
            found.append(each)
        elif finder.is_of_notes(each):
            found.append(EntryList(each.parent, each.entries, "notes"))
    taken = sorted(entry.start for each in found for entry in each.entries)
    for each in finder.declared_lists(headed_only=any(each.kind == "references" for each in found)):
        if not _overlap(each, taken) and finder.is_reference_list(each):
            found.append(each)
            for entry in each.entries:
                insort(taken, entry.start)
    return _disjoint(found)


def _overlap(found: EntryList, taken: Sequence[int]) -> bool:
    """Whether an entry that is taken, by its place, begins among those of a list."""
    return bisect_left(taken, found.entries[0].start) != bisect_left(taken, found.entries[-1].end)


def _disjoint(lists: Iterable[EntryList]) -> list[EntryList]:
    """The lists with each entry cut from the next, those inside another one left out."""
    order = sorted(((entry, each) for each in lists for entry in each.entries), key=lambda pair: pair[0].start)
    kept: list[EntryList] = []
    end, last = 0, None
    for entry, each in order:
        if entry.start < end:
            if last is not None:
                last.marks += entry.marks
            continue
        if not kept or kept[-1].parent is not each.parent or kept[-1].kind != each.kind:
            kept.append(EntryList(each.parent, [], each.kind))
        kept[-1].entries.append(entry)
        end, last = entry.end, entry
    return kept


class _Finder:
    """Makes the lists of a page."""

    def __init__(self, page: Page, marks: Marks, hidden: bytearray) -> None:
        self._page = page
        self._marks = marks
        self._hidden = hidden
        self._kin = _Kin(marks)
        self._headings = places_of(page, HEADINGS)
        self._of_references: dict[int, bool] = {}

    def linked_lists(self) -> Iterator[EntryList]:
        """The lists of what marks stand for, with their neighbours of the same make-up."""
        groups: dict[tuple[int, str, str], list[Range]] = defaultdict(list)
        for index in range(len(self._marks.elements)):
            entry = self._entry(index)
            parent = entry.element.parent
            groups[parent.index if parent else -1, *make_up(entry.element)].append(entry)
        for entries in groups.values():
            yield EntryList(entries[0].element.parent, self._with_neighbours(entries))

    def declared_lists(self, headed_only: bool) -> Iterator[EntryList]:
        """The lists without links: what is named an entry, and the items under a heading of references.

        Items of a list whose name alone speaks for it count where there is no other list (not `headed_only`).
        """
        groups: dict[tuple[int, str], list[Range]] = defaultdict(list)
        for element in self._page.elements:
            if self._hidden[element.index] <= UNSEEN and (_is_declared(element) or self._is_item(element, headed_only)):
                parent = element.parent
                groups[parent.index if parent else -1, element.tag].append(Range(element.start, element.end, element))
        for entries in groups.values():
            kept = [each for each in entries if len(self._text(each.start, each.end)) >= _SHORTEST]
            if kept:
                yield EntryList(kept[0].element.parent, kept)

    def _is_item(self, element: Element, headed_only: bool) -> bool:
        """Whether an element is an item of a list that a heading of references stands over, or that is named one."""
        parent = element.parent
        if element.tag != "li" or parent is None:
            return False
        if parent.index not in self._of_references:
            self._of_references[parent.index] = self._headed(parent.start) or (
                not headed_only and marked(names_of(parent), "list_words")
            )
        return self._of_references[parent.index]

    def _entry(self, index: int) -> Range:
        """What a mark stands for."""
        mark = self._marks.elements[index]
        element = self._climb(mark)
        if element.tag in ("dt", "dd"):
            return self._defined(element, mark)
        parent = element.parent
        if element.tag in BLOCKS or parent is None or self._marks.count(parent) < 2:
            return Range(element.start, element.end, element, [mark])
        after = self._marks.begins[index + 1] if index + 1 < len(self._marks.begins) else parent.end
        return Range(self._marks.begins[index], min(max(after, element.end), parent.end), element, [mark])

    def _climb(self, mark: Element) -> Element:
        """The outermost element around a mark that stands for the same entry."""
        element = mark
        for _ in range(_HIGHEST_CLIMB):
            above = element.parent
            if above is None or element.tag in _STOPS or above.tag in _ENDS or self._marks.count(above) != 1:
                break
            if not self._is_same(element, above):
                break
            element = above
        return element

    def _is_same(self, element: Element, above: Element) -> bool:
        """Whether the element above holds nothing but one entry, as the one below."""
        if above.tag in _STOPS:
            return True
        if self._has_heading(above.start, element.start) or self._has_heading(element.end, above.end):
            return False
        before = self._text(above.start, element.start)
        if any(c.isalnum() for c in before) and numeral(before) is None:
            return False
        if self._kin.is_cell(above):
            return True
        if len(self._text(element.end, above.end)) > _LONGEST_REST:
            return False
        return element.tag not in BLOCKS or len(self._kin.alike(element)) < 2

    def _has_heading(self, start: int, end: int) -> bool:
        at = bisect_left(self._headings, start)
        return at < len(self._headings) and self._headings[at] < end

    def _defined(self, element: Element, mark: Element) -> Range:
        """The term of a definition list with all that defines it."""
        siblings = element.parent.children if element.parent else [element]
        first = last = element.position
        if element.tag == "dd" and first > 0 and siblings[first - 1].tag == "dt":
            first -= 1
        for following in siblings[last + 1 : last + 1 + _MOST_PARTS]:
            if following.tag != "dd" or (element.tag == "dd" and self._marks.count(following)):
                break
            last += 1
        return Range(siblings[first].start, siblings[last].end, siblings[first], [mark])

    def _with_neighbours(self, entries: list[Range]) -> list[Range]:
        """The entries and what stands among or after them, made like them, without a mark."""
        first = entries[0].element
        if first.tag not in BLOCKS:
            return entries
        starts = [entry.start for entry in entries]
        found = list(entries)
        for other in self._kin.alike(first):
            before = bisect_right(starts, other.start) - 1
            if before >= 0 and entries[before].end > other.start:
                continue
            among = -1 < before < len(entries) - 1
            new = self._neighbour(other) if among or first.tag in _STOPS or make_up(first)[1] else None
            if new is not None:
                found.append(new)
        return sorted(found, key=lambda entry: entry.start)

    def _neighbour(self, other: Element) -> Range | None:
        """The entry that an element without a mark is, if it says enough."""
        if self._hidden[other.index] > UNSEEN or self._marks.count(other) > 1:
            return None
        found = self._defined(other, other) if other.tag == "dt" else Range(other.start, other.end, other)
        found.marks = []
        return found if len(self._text(found.start, found.end)) >= _SHORTEST else None

    def is_reference_list(self, found: EntryList) -> bool:
        """Whether a list is one of references."""
        if _is_declared(found.entries[0].element):
            return True
        headed = self._headed(found.entries[0].start)
        said = [self._said(entry, headed=headed, alone=len(found.entries) == 1) for entry in found.entries]
        share = sum(map(_looks_like_reference, said)) / len(said)
        if headed:
            return share >= _LEAST_LIKE["headed"]
        own = self._names(found, 1)
        if marked(own, "note_words"):
            return len(said) > 1 and share >= _LEAST_LIKE["notes"]
        if marked(self._names(found, 3), "list_words"):
            return share >= _LEAST_LIKE["named"]
        return len(said) > 1 and share >= _LEAST_LIKE["plain"] and not marked(own, "other_words")

    def is_of_notes(self, found: EntryList) -> bool:
        """Whether a list is one of notes, by its names or those of what leads to it."""
        links = (
            link for entry in found.entries for mark in entry.marks for link in self._marks.linked.get(mark.index, ())
        )
        names = self._names(found, 2) + "".join(names_of(link.source) for link in islice(links, _SAMPLED_LINKS))
        return marked(names, "note_words") and not marked(self._names(found, 0), "other_words")

    def _names(self, found: EntryList, height: int) -> str:
        """The names of the first entry, of what names it and of the elements around, up to some height."""
        first = found.entries[0]
        names = "".join(names_of(each) for each in (first.element, *first.marks))
        above = first.element.parent
        for _ in range(height):
            if above is None or above.tag in ("body", "html", "main", "article"):
                break
            names += names_of(above)
            above = above.parent
        return names

    def _headed(self, place: int) -> bool:
        """Whether the heading of a reference list stands right before a place."""
        at = bisect_left(self._headings, place) - 1
        first, last = self._page.text_range(self._headings[at] if at >= 0 else 0, place)
        passed = 0
        for text in reversed(self._page.texts[max(first, last - _MOST_BEFORE) : last]):
            line = self._page.said([text])
            if heads_references(line) and not _leads_on(text.parent):
                return True
            passed += len(line)
            if passed > _MOST_LETTERS_BEFORE:
                break
        return at >= 0 and self._heading_heads(self._headings[at], place)

    def _heading_heads(self, start: int, place: int) -> bool:
        """Whether the heading that begins at `start` is one of references, and a place comes soon behind it."""
        [heading] = [each for each in self._page.elements_in(start, start + 1) if each.tag in HEADINGS]
        if not heads_references(self._text(heading.start, min(heading.end, heading.start + _SAMPLE))):
            return False
        return len(self._page.first_said(heading.end, place, _MOST_PIECES)) < _LONGEST_LEAD

    def _said(self, entry: Range, *, headed: bool, alone: bool) -> str:
        """How an entry begins, with the addresses that it links to, as far as these tell anything.

        Menus are lists of links too: addresses count where a heading or links of the page speak for a list, those of
        DOIs otherwise; in an entry alone none does.
        """
        text = self._text(entry.start, entry.end)
        if alone and not headed:
            return text
        counted = "http" if headed or entry.marks else "https://doi.org"
        elements = self._page.elements_in(entry.start, min(entry.end, entry.start + _LINKS_WITHIN))
        links = (each.get("href") for each in elements)
        return f"{text} {' '.join(link for link in links if link.startswith(counted))[:_SAMPLE]}"

    def _text(self, start: int, end: int) -> str:
        """The text between two places, as much as a sample needs."""
        first, last = self._page.text_range(start, end)
        texts = self._page.texts[first : min(last, first + _MOST_PIECES)]
        seen = [text for text in texts if self._hidden[text.parent.index] <= UNSEEN]
        return self._page.said(seen)[:_SAMPLE]


def _leads_on(element: Element) -> bool:
    """Whether a text is a link within the page, as those of menus are."""
    return any(each.tag == "a" and "#" in each.get("href") for each in (element, element.parent) if each is not None)


def _is_declared(element: Element) -> bool:
    """Whether an element says itself that it is an entry."""
    return (
        element.get("role") == "doc-biblioentry"
        or "biblioentry" in element.get("epub:type")
        or "csl-entry" in element.get("class").split()
    )


def _looks_like_reference(said: str) -> bool:
    return _sign.search(said) is not None


_varying = pattern(r"(?i)odd|even|first|last|active|selected|open|closed|\S*\d\S*")
_sign = pattern(rf"(?<!\d){YEAR_FROM_1400}(?!\d)|https?://|\bdoi\b|\b10\.\d{{4,9}}/|(?i:in press|forthcoming|n\. ?d\.)")
