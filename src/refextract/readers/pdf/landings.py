"""Landings: which words of the text are links, and on which lines they lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from refextract.model.given import ANNOTATION, Given, GivenAddress, GivenCitation, GivenEntry, GivenItem
from refextract.readers.pdf.page import Line, LinkArea, Page
from refextract.text import Span, TextView

__all__ = ["Printed", "given_by"]

_TALLEST = 2.2  # sizes: what is taller covers several lines, and which words of them is not known
_BESIDE = 80.0  # points that a place may be left of the line that it means
_ABOVE, _BELOW = 0.4, 3.0  # sizes: how far the baseline of a line is above or below the place that means it
_SLACK = 1.5  # points
_MOST_BETWEEN = 2  # characters between the parts of a link
_RISE, _DEPTH = 0.9, 0.25  # of the size: how far letters reach from the baseline
_EDGES = " ,;:.()[]"


class Printed(NamedTuple):
    """A line, and where it begins in the original."""

    line: Line
    start: int


def given_by(pages: Sequence[Page], lines: Sequence[Printed], view: TextView) -> Given:
    """What the links of pages declare: citations of lines that other links may lead to as well, and addresses."""
    if not any(page.links for page in pages):
        return Given()
    on_page: defaultdict[int, list[Printed]] = defaultdict(list)
    for each in lines:
        on_page[each.line.page].append(each)
    sheets = {page.number: page for page in pages}
    found = list(_whole(_links(pages, sheets, on_page, view), view))
    landings = {landing.start: landing for _, landing in found}
    entries = (
        GivenEntry(_shown(view, landing.start, landing.start + len(landing.line.text)), (_key(landing),), whole=False)
        for _, landing in sorted(landings.items())
    )
    citations = (GivenCitation(span, (GivenItem(_key(landing), span),), ANNOTATION) for span, landing in found)
    addresses = tuple(_addresses(pages, on_page, view))
    return Given(tuple(citations), tuple(entry for entry in entries if len(entry.span)), addresses=addresses)


def _whole(links: Iterable[tuple[Span, Printed]], view: TextView) -> Iterator[tuple[Span, Printed]]:
    """The links, the parts of one that is broken over lines together: they follow each other and lead to one line."""
    last: tuple[Span, Printed] | None = None
    for span, landing in links:
        if last and last[1].start == landing.start and last[0].end <= span.start:
            between = view.text[last[0].end : span.start]
            if len(between) <= _MOST_BETWEEN and not between.strip():
                last = last[0].cover(span), landing
                continue
        if last:
            yield last
        last = span, landing
    if last:
        yield last


def _key(landing: Printed) -> str:
    return f"line {landing.start}"


def _shown(view: TextView, start: int, end: int) -> Span:
    return view.from_source(Span(start, end))


def _links(
    pages: Sequence[Page], by_number: Mapping[int, Page], lines: Mapping[int, Sequence[Printed]], view: TextView
) -> Iterator[tuple[Span, Printed]]:
    """The words of each link inside the file, and the line that it leads to."""
    for page in pages:
        for link in page.links:
            target = by_number.get(link.page or 0)
            landing = _landing(link, target, lines[target.number]) if target else None
            span = _words(link, lines[page.number], view) if landing else None
            if landing and span:
                yield span, landing


def _addresses(pages: Sequence[Page], lines: Mapping[int, Sequence[Printed]], view: TextView) -> Iterator[GivenAddress]:
    """The words of each link to the web."""
    for page in pages:
        for link in page.links:
            span = _words(link, lines[page.number], view) if link.url else None
            if link.url and span:
                yield GivenAddress(span, link.url)


def _landing(link: LinkArea, page: Page, lines: Sequence[Printed]) -> Printed | None:
    """The line right below the place that a link leads to, and not left of it."""
    if link.y is None:
        return None
    x, y = page.sheet.place(link.x or 0.0, link.y)
    near = [
        each
        for each in lines
        if -_ABOVE * each.line.size <= each.line.base - y <= _BELOW * each.line.size
        and (not link.x or -_BESIDE <= x - each.line.left <= _SLACK or each.line.left <= x <= each.line.right)
    ]
    near.sort(key=lambda each: each.line.base)
    if not link.x and len(near) > 1 and abs(near[0].line.base - near[1].line.base) < near[0].line.size / 2:
        return None  # two columns, and no telling which
    return near[0] if near else None


def _words(link: LinkArea, lines: Sequence[Printed], view: TextView) -> Span | None:
    """The characters that stand where a link can be clicked: those of the line that most of it covers."""
    best = max(lines, key=lambda each: _covered(link, each.line), default=None)
    if best is None or _covered(link, best.line) <= 0 or link.bottom - link.top > _TALLEST * best.line.size:
        return None
    start, end = _characters(link, best.line)
    text = best.line.text[start:end]
    start += len(text) - len(text.lstrip(_EDGES))
    end -= len(text) - len(text.rstrip(_EDGES))
    if start >= end or not any(letter.isalnum() for letter in best.line.text[start:end]):
        return None
    return _shown(view, best.start + start, best.start + end)


def _covered(link: LinkArea, line: Line) -> float:
    """How much of the height of a line a link covers that stands beside its words; not above 0 if none."""
    if line.right <= link.left or line.left >= link.right:
        return 0.0
    return min(link.bottom, line.base + _DEPTH * line.size) - max(link.top, line.base - _RISE * line.size)


def _characters(link: LinkArea, line: Line) -> tuple[int, int]:
    """From which character of a line to which a link reaches; in a word that it covers in part, by measure."""
    place, start, end = 0, len(line.text), 0
    for index, word in enumerate(line.words):
        place += index > 0 and not word.glued
        width = (word.right - word.left) / max(1, len(word.text))
        first = max(0, round((link.left - word.left) / width)) if width > 0 else 0
        last = min(len(word.text), round((link.right - word.left) / width)) if width > 0 else 0
        if first < last:
            start, end = min(start, place + first), max(end, place + last)
        place += len(word.text)
    return start, end
