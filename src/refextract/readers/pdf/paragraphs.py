"""Paragraphs of a column: where gaps, sizes, indents and lines that end early say that one begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from refextract.readers.pdf.page import Line

__all__ = ["Paragraph", "ends_early", "paragraphs_of"]

_OTHER_SIZE = 0.07
_GAP = 1.28  # of the distance of lines around
_NEIGHBOURS = 5  # lines around
_INDENT = 0.6  # of the size
_SAME_LEFT = 2.0  # points
_LONG = 8  # lines
_ROOM = 0.4  # of the size: left on a line whose end was meant
_BLANK = 0.25
_CLEARLY = 0.6  # of the lines of a block that tell how it is indented
_CLOSING = '.!?:;)]”»"/'


class Paragraph(NamedTuple):
    """Lines that are read as one; `right` is where full lines of their column end."""

    lines: tuple[Line, ...]
    right: float
    kind: Literal["paragraph", "heading", "note", "caption"] = "paragraph"

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.lines, key=lambda line: line.width).size


def paragraphs_of(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of the lines of a column, from top to bottom."""
    right = right_edge(lines)
    for block in _blocks(lines):
        for paragraph in _divided(block, right):
            yield Paragraph(tuple(paragraph), right)


def right_edge(lines: Sequence[Line]) -> float:
    """Where full lines end: a few may reach further."""
    rights = sorted((line.right for line in lines), reverse=True)
    return rights[min(len(rights) - 1, len(rights) // 12)]


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one size without a gap between them."""
    block: list[Line] = []
    for index, line in enumerate(lines):
        if block and (_differ(block[-1], line) or line.base - block[-1].base > _GAP * _leading(lines, index)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _differ(before: Line, line: Line) -> bool:
    """Whether a line is larger, smaller or bolder than the one before."""
    larger = _other_size(before, line)
    return (larger and len(line.text) > 3 and len(before.text) > 3) or before.bold != line.bold


def _other_size(before: Line, line: Line) -> bool:
    return before.size != line.size and abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size)


def _leading(lines: Sequence[Line], index: int) -> float:
    """The least distance of lines of the same size around, but for those on one line with another."""
    line = lines[index]
    around = lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
    alike = [not _other_size(each, line) for each in around]
    least = 0.8 * line.size
    steps = (b.base - a.base for (a, b), same in zip(pairwise(around), pairwise(alike), strict=True) if all(same))
    return min((step for step in steps if step > least), default=1.2 * line.size)


def ends_early(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the line that follows had room on `line`."""
    word = following.words[0]
    return right - line.right - (word.right - word.left) > (_ROOM + _BLANK) * line.size


def _divided(block: Sequence[Line], right: float) -> Iterator[list[Line]]:
    """The paragraphs of a block, as its indents tell."""
    margin = _margin(block)
    indented = [line.left - margin > _INDENT * line.size for line in block]
    early = [ends_early(a, b, right) for a, b in pairwise(block)]
    hanging = _hangs(indented, early)
    paragraph = [block[0]]
    for index in range(1, len(block)):
        closed = early[index - 1] and block[index - 1].text[-1] in _CLOSING
        starts = not indented[index] if hanging else ((indented[index] and not indented[index - 1]) or closed)
        if starts and not block[index - 1].words[-1].divided:
            yield paragraph
            paragraph = []
        paragraph.append(block[index])
    yield paragraph


def _margin(block: Sequence[Line]) -> float:
    """Where lines begin that are not indented; in a long block one alone may stick out."""
    lefts = sorted(line.left for line in block)
    alike = [a for a, b in pairwise(lefts) if b - a < _SAME_LEFT]
    return alike[0] if alike and len(lefts) >= _LONG else lefts[0]


def _hangs(indented: Sequence[bool], early: Sequence[bool]) -> bool:
    """Whether the first lines of paragraphs stand at the margin and the others further in.

    A block that begins with one of the others, as a column may, has to be long and to show it more clearly.
    """
    votes = sum(1 if inner != short else -1 for inner, short in zip(indented[1:], early, strict=True))
    if indented[0]:
        return len(indented) >= _LONG and votes > _CLEARLY * len(early)
    return any(indented) and votes > 0
