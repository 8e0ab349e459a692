"""Sheets: the pages of a document that is printed, and the boxes that its lines have on them."""

from __future__ import annotations

from typing import NamedTuple

from refextract.text import Span

__all__ = ["Box", "Sheet"]


class Sheet(NamedTuple):
    """A page as one looks at it: its number (from 1), its turns, and its sides in the file, in points.

    It is turned so that most of its text is level, by `turns` quarters to the left. Places on it are in points from
    its left and its top, those of the file from a lower left corner.
    """

    number: int
    turns: int
    left: float
    bottom: float
    right: float
    top: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the file is on the page.

        >>> sheet = Sheet(number=1, turns=0, left=0, bottom=0, right=595, top=842)
        >>> sheet.place(72, 800), sheet.in_file(72, 42)
        ((72, 42), (72, 800))
        """
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def in_file(self, x: float, y: float) -> tuple[float, float]:
        """Where a place on the page is in the file."""
        if self.turns == 0:
            return self.left + x, self.top - y
        if self.turns == 1:
            return self.left + y, self.bottom + x
        if self.turns == 2:
            return self.right - x, self.bottom + y
        return self.right - y, self.top - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a box of the file on the page."""
        if self.turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        (x, y), (p, q) = self.place(left, bottom), self.place(right, top)
        return min(x, p), min(y, q), max(x, p), max(y, q)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)


class Box(NamedTuple):
    """Where a line, or a piece of one, is printed: `span` counts in `Document.original`.

    The sides are in points (1/72 inch) from the left and the top of the page, which counts from 1. `words` tells for
    each word how far behind the start of the line it begins and ends, and its left and right sides.
    """

    span: Span
    page: int
    left: float
    top: float
    right: float
    bottom: float
    words: tuple[tuple[int, int, float, float], ...] = ()

    def part(self, span: Span) -> Box:
        """The piece of the line that shows `span`; inside a word its letters are taken to be of one width.

        >>> line = Box(Span(10, 19), 1, 0, 0, 90, 12, ((0, 4, 0, 40), (5, 9, 50, 90)))
        >>> line.part(Span(15, 17))
        Box(span=Span(start=15, end=17), page=1, left=50.0, top=0, right=70.0, bottom=12, words=())
        """
        start, end = max(span.start, self.span.start), min(span.end, self.span.end)
        if (start, end) == (self.span.start, self.span.end):
            return self
        first, last = start - self.span.start, end - self.span.start
        met = [word for word in self.words if word[1] > first and word[0] < last]
        if not met:
            return self
        left, right = _side(met[0], max(first, met[0][0])), _side(met[-1], min(last, met[-1][1]))
        return Box(Span(start, end), self.page, left, self.top, right, self.bottom)


def _side(word: tuple[int, int, float, float], place: int) -> float:
    """Where the letter at a place of the line begins."""
    start, end, left, right = word
    return left + (right - left) * (place - start) / (end - start)
