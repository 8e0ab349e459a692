"""The text of a page as a browser shows it, with every character led back to the source.

Blocks stand on lines of their own, white space is folded outside ``pre``, and an entry is one line, whatever blocks it
is made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from refextract.model.document import Anchor, Block, BlockKind
from refextract.readers.html.entries import Range
from refextract.readers.html.sheet import PARAGRAPH, Sheet, Stretch
from refextract.readers.html.signs import numeral
from refextract.readers.html.tree import BLOCKS, HEADINGS, Element, Event, Page
from refextract.text import Span, TextView, pattern

__all__ = ["Plan", "Written", "write"]

_IN_LINE = ("code", "kbd", "samp")
"""Elements that show code within a line, or all of it within ``pre``."""
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "li": "item",
    "blockquote": "quote",
    "pre": "code",
    **dict.fromkeys(_IN_LINE, "code"),
    "p": "paragraph",
    "table": "table",
}
_PIECE_TAGS = frozenset({"span", "cite", "a", "bdi"})
"""Elements that style sheets set apart within an entry."""
_LONGEST_LABEL = 8


@dataclass(slots=True)
class Plan:
    """What to write of a page: what is hidden and cut, the entries, notes, numbers of items and elements to follow."""

    page: Page
    hidden: bytearray
    cuts: Sequence[tuple[int, int]]
    entries: Sequence[Range]
    notes: frozenset[int]
    numbers: Mapping[int, str]
    followed: frozenset[int]


class Written(NamedTuple):
    """A text with what stands where in it; `links` leads from the index of an element to what it shows."""

    view: TextView
    blocks: tuple[Block, ...]
    anchors: tuple[Anchor, ...]
    raised: tuple[Span, ...]
    entries: tuple[Span | None, ...]
    links: Mapping[int, Span]


def write(plan: Plan) -> Written:
    """The text of a page."""
    writer = _Writer(plan)
    for event in plan.page.events:
        writer.put(event)
    return writer.written()


class _Writer:
    """Writes the page event by event."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._sheet = Sheet(plan.page.source)
        self._depths = {"pre": 0, "blockquote": 0, "heading": 0}
        self._open: dict[int, Stretch] = {}
        self._cut = 0
        self._next_entry = 0
        self._entry: Stretch | None = None
        self._lead: str | None = None
        self._entries: list[Span | None] = []
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._raised: list[Span] = []
        self._links: dict[int, Span] = {}

    def put(self, event: Event) -> None:
        self._cross_entries(event.place)
        if self._plan.hidden[event.element.index]:
            return
        if event.kind == "text":
            self._text(event.place, event.end)
        elif event.kind == "open":
            self._opened(event.element)
        else:
            self._closed(event.element)

    def written(self) -> Written:
        self._cross_entries(len(self._plan.page.source) + 1)
        return Written(
            self._sheet.view(),
            tuple(sorted(self._blocks, key=lambda block: block.span)),
            tuple(self._anchors),
            tuple(_joined(sorted(self._raised))),
            tuple(self._entries),
            self._links,
        )

    def _cross_entries(self, place: int) -> None:
        """Begin and end the entries up to a place of the source."""
        while self._next_entry < len(self._plan.entries):
            entry = self._plan.entries[self._next_entry]
            if self._entry is None:
                if place < entry.start:
                    return
                self._sheet.end_line(PARAGRAPH)
                self._entry, self._lead = self._sheet.begin(), ""
            if place < entry.end:
                return
            self._end_entry(self._sheet.span(self._entry))

    def _end_entry(self, span: Span | None) -> None:
        self._entries.append(span)
        if span is not None:
            self._blocks.append(Block("item", span))
        self._entry = self._lead = None
        self._next_entry += 1
        self._sheet.end_line(PARAGRAPH)

    def _break(self, tag: str) -> None:
        """End the line at a block or ``br``; within an entry a blank stands for it."""
        if self._entry is not None:
            self._sheet.part()
        elif tag == "br":
            self._sheet.end_one_more_line()
        else:
            self._sheet.end_line(PARAGRAPH)

    def _opened(self, element: Element) -> None:
        tag = element.tag
        if tag == "br" or tag in BLOCKS:
            self._break(tag)
        elif tag in _PIECE_TAGS and self._entry is not None:
            self._sheet.part_pieces()
        self._deepen(tag, 1)
        if tag == "q":
            self._sheet.insert("“")
        if self._is_followed(element):
            self._open[element.index] = self._sheet.begin()
        if tag == "li" and self._begins_entry_or_stands_outside(element):
            self._sheet.number(self._plan.numbers.get(element.index, ""))

    def _begins_entry_or_stands_outside(self, element: Element) -> bool:
        """Whether an item shows its number: those within an entry do not."""
        return self._entry is None or self._plan.entries[self._next_entry].start == element.start

    def _deepen(self, tag: str, by: int) -> None:
        tag = "heading" if tag in HEADINGS else tag
        if tag in self._depths:
            self._depths[tag] += by

    def _is_followed(self, element: Element) -> bool:
        """Whether the place of an element in the text is of interest; of quotations and headings the outermost are."""
        tag = element.tag
        if tag == "a" or element.index in self._plan.followed or element.index in self._plan.notes:
            return True
        if _is_raised(element):
            return True
        if tag not in _KINDS or self._entry is not None or (tag in _IN_LINE and self._depths["pre"]):
            return False
        return self._depths.get("heading" if tag in HEADINGS else tag, 1) == 1

    def _closed(self, element: Element) -> None:
        tag = element.tag
        self._deepen(tag, -1)
        stretch = self._open.pop(element.index, None)
        span = self._sheet.span(stretch) if stretch else None
        if span is not None:
            self._keep(element, span)
        if tag == "li":
            self._sheet.number("")
        if tag == "q":
            self._sheet.insert("”")
        if tag in BLOCKS:
            self._break(tag)
        elif self._lead and numeral(self._lead):
            self._sheet.part(soft=True)
            self._lead = None
        elif tag in _PIECE_TAGS and self._entry is not None:
            self._sheet.part_pieces()

    def _keep(self, element: Element, span: Span) -> None:
        if element.tag == "a" and element.get("href"):
            self._anchors.append(Anchor(span, element.get("href")))
        if element.index in self._plan.followed:
            self._links[element.index] = span
        if _is_raised(element):
            self._raised.append(span)
        if element.index in self._plan.notes:
            self._blocks.append(Block("note", span))
        elif element.tag in _KINDS:
            level = int(element.tag[1]) if element.tag in HEADINGS else 0
            self._blocks.append(Block(_KINDS[element.tag], span, level))

    def _text(self, start: int, end: int) -> None:
        """A piece of text without what is cut from it."""
        cuts = self._plan.cuts
        while self._cut < len(cuts) and cuts[self._cut][1] <= start:
            self._cut += 1
        index = self._cut
        while index < len(cuts) and cuts[index][0] < end:
            self._write(start, max(start, cuts[index][0]))
            start = max(start, min(cuts[index][1], end))
            index += 1
        self._write(start, end)

    def _write(self, start: int, end: int) -> None:
        self._sheet.write(start, end, folded=not self._depths["pre"])
        if self._lead is not None:
            self._lead += self._plan.page.source[start:end].strip()
            if len(self._lead) > _LONGEST_LABEL:
                self._lead = None


def _is_raised(element: Element) -> bool:
    """Whether an element is printed raised, by its name, its style or its class."""
    if element.tag == "sup":
        return True
    if element.tag not in ("span", "a", "em", "small"):
        return False
    style = element.get("style")
    return ("super" in style and "vertical-align" in style) or _raised_sign.search(element.get("class")) is not None


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans, those that touch or overlap as one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start <= found[-1].end:
            found[-1] = found[-1].cover(span)
        else:
            found.append(span)
    return found


_raised_sign = pattern(r"(?i)(?<!\S)(?:sup|super|superscript)(?!\S)")
