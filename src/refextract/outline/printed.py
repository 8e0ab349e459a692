"""Printed lines: what the places of lines on their pages tell of a list, where the reader of the document knows them.

A paragraph of the text is cut into the lines that are printed, each with its indent, the gap above it and the room
left on it; so a list of a PDF is split by the signs of plain text that is laid out, and these are exact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from refextract.model.document import Document
from refextract.model.sheet import Box
from refextract.outline.lines import Line, Wrap, first_word
from refextract.text import Span

__all__ = ["AnyWrap", "Printed", "PrintedWrap", "printed_of"]

_INDENT = 0.6  # of the height of a line: what is less is none
_LARGE = 8  # lines of a column that tell its margin
_WIDEST_INDENT = 60.0  # points
_GAP = 1.28  # of the distance of lines around
_NEIGHBOURS = 5
_MOST_HEADINGS = 0.05  # of the lines of a list that are printed as headings
_ROOM = 0.5  # of the height of a line: left on one whose end was meant
_WINDOW = 10  # lines above or below one that tell how long full lines are
_SAME_LEFT = 2.0  # points
_SIZE = 0.93
_SAME_SIZE = 0.87  # of the height of a font: fonts of one size differ by less
_NEAR = 1.8  # heights of a line: from one to the next
_EM = 1.15  # the height of a line in sizes of its font


class _Place(NamedTuple):
    """A printed line: its span in the text, its box, and the margins of its column."""

    span: Span
    box: Box
    margin: float
    edge: float
    first: bool


@dataclass(frozen=True, slots=True)
class PrintedWrap:
    """How printed lines are wrapped: each has the room that its column leaves; the first word of the next tells."""

    rooms: dict[int, tuple[float, float, float]]
    slack: int = 3

    def breaks_early(self, text: str, line: Line, following: Line) -> bool:
        """Whether the first word of the line that follows had room on `line`, so that its end was meant."""
        room, height, _ = self.rooms[line.start]
        _, _, letter = self.rooms[following.start]
        return room - first_word(text, following) * letter > _ROOM * height


AnyWrap = Wrap | PrintedWrap
"""How lines are wrapped, by their columns or by their places."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed lines of a document, in the order of its text; where headings and lines of figures begin."""

    places: tuple[_Place, ...]
    starts: tuple[int, ...]
    headings: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()

    def cut(self, lines: Sequence[Line]) -> list[Line]:
        """The lines as they are printed, without figures and tables that stand between them.

        What looks like a heading all over a list is how its entries are printed.
        """
        places = [place for line in lines for place in self._of(line)]
        text = [place for place in places if place.span.start not in self.figures]
        cut = list(_lines(text or places))
        heads = {line.start for line in cut if line.start in self.headings and (line.gap or line.paged)}
        if len(heads) > max(1, _MOST_HEADINGS * len(cut)):
            return cut
        return [line._replace(heads=line.start in heads) for line in cut]

    def wrap(self) -> PrintedWrap:
        """How they are wrapped."""
        rooms = {}
        for span, box, _, edge, _ in self.places:
            letter = (box.right - box.left) / max(1, len(span))
            rooms[span.start] = (edge - box.right - letter, box.bottom - box.top, letter)
        return PrintedWrap(rooms)

    def _of(self, line: Line) -> Sequence[_Place]:
        return self.places[bisect_left(self.starts, line.start) : bisect_left(self.starts, line.end)]


def printed_of(document: Document) -> Printed | None:
    """The printed lines of a document; None where its reader knows of no places."""
    if not document.boxes:
        return None
    shown = [(document.view.from_source(box.span), box) for box in document.boxes]
    columns = _columns([(span, box) for span, box in shown if len(span)])
    margins = sorted({_leftmost(column) for column in columns if len(column) >= _LARGE})
    places = tuple(place for column in columns for place in _places(column, margins))
    headings = frozenset(block.span.start for block in document.blocks if block.kind == "heading")
    starts = tuple(place.span.start for place in places)
    tables = (block.span for block in document.blocks if block.kind == "table")
    figures = (starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)] for span in tables)
    return Printed(places, starts, headings, frozenset(start for each in figures for start in each))


def _columns(shown: Sequence[tuple[Span, Box]]) -> list[list[tuple[Span, Box]]]:
    """Lines that stand one under the other."""
    columns: list[list[tuple[Span, Box]]] = []
    leftmost = 0.0  # of the last column
    for span, box in shown:
        before = columns[-1][-1][1] if columns else None
        if before is None or _begins_column(before, box, leftmost):
            columns.append([])
            leftmost = box.left
        columns[-1].append((span, box))
        leftmost = min(leftmost, box.left)
    return columns


def _begins_column(before: Box, box: Box, leftmost: float) -> bool:
    """Whether a line does not stand under the one before it, but on another page, beside its column or above it."""
    elsewhere = before.page != box.page or box.top < before.top or box.right < leftmost
    return elsewhere or (_other_size(before, box) and not _is_other_font(before, box, leftmost))


def _is_other_font(before: Box, box: Box, leftmost: float) -> bool:
    """Whether a line of a slightly other height goes on below one: an address in the font of a typewriter.

    Fonts of one size have boxes of different heights; notes and captions are smaller, or stand further below.
    """
    heights = sorted((before.bottom - before.top, box.bottom - box.top))
    near = box.top - before.top < _NEAR * heights[1]
    return near and box.left > leftmost - _SAME_LEFT and heights[0] > _SAME_SIZE * heights[1]


def _places(column: Sequence[tuple[Span, Box]], margins: Sequence[float]) -> Iterator[_Place]:
    margin = _margin(_leftmost(column), margins) if len(column) < _LARGE else None
    if margin is None:
        margin = _leftmost(column)
    rights = [box.right for _, box in column]
    for index, (span, box) in enumerate(column):
        above, below = rights[max(0, index - _WINDOW) : index + 1], rights[index : index + _WINDOW]
        edge = max(above) if len(below) < _LARGE else max(below) if len(above) < _LARGE else min(max(above), max(below))
        yield _Place(span, box, margin, edge, index == 0)


def _other_size(one: Box, other: Box) -> bool:
    heights = one.bottom - one.top, other.bottom - other.top
    return min(heights) < _SIZE * max(heights)


def _leftmost(column: Sequence[tuple[Span, Box]]) -> float:
    """Where the lines of a column begin that begin furthest to the left; one alone may stick out."""
    lefts = sorted(box.left for _, box in column)
    alike = [a for a, b in pairwise(lefts) if b - a < _SAME_LEFT]
    return alike[0] if alike and len(lefts) >= _LARGE else lefts[0]


def _margin(left: float, margins: Sequence[float]) -> float | None:
    """The margin of a short column: the nearest one of another that it may be indented from."""
    near = [margin for margin in margins if left - _WIDEST_INDENT < margin <= left + 1]
    return max(near, default=None)


def _lines(places: Sequence[_Place]) -> Iterator[Line]:
    steps = [b.box.top - a.box.top for a, b in pairwise(places)]
    for index, place in enumerate(places):
        paged = place.first and index > 0
        wide = index > 0 and not paged and steps[index - 1] > _GAP * _usual(places, steps, index - 1)
        height = place.box.bottom - place.box.top
        deep = place.box.left - place.margin
        indented = deep > _INDENT * height / _EM and height > 0  # letters may have no size at all
        indent = round(2 * _EM * deep / height) if indented else 0
        yield Line(place.span.start, place.span.start, place.span.end, indent, int(wide), paged)


def _usual(places: Sequence[_Place], steps: Sequence[float], index: int) -> float:
    """The least step around one, between lines of the same height."""
    around = range(max(0, index - _NEIGHBOURS), min(len(steps), index + _NEIGHBOURS + 1))
    box = places[index + 1].box
    alike = (steps[each] for each in around if not _other_size(places[each + 1].box, box))
    return min((step for step in alike if step > 2), default=steps[index])
