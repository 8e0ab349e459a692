r"""Lines: the physical lines of a text that say something, with the white space around them measured.

Form feeds and the Unicode line separators end a line as newlines do; no-break blanks, zero-width blanks and
byte-order marks count as white space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from refextract.text import Span

__all__ = ["LONGEST_WRAPPED", "Line", "Wrap", "lines_of", "wrap_of"]

_BLANKS = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff"  # noqa: E501 - one set
_TAB = 4  # columns that a tab in front of a line is worth
LONGEST_WRAPPED = 140  # no text is wrapped by hand at more columns
_FEWEST = 6  # lines that tell whether a text is wrapped


class Line(NamedTuple):
    """A line that is not blank.

    `start` and `end` hold its text without the white space around it; `left` is where the physical line begins,
    `gap` the number of blank lines before it; `paged` tells that a page ended before it, `heads` that it is printed as
    a heading.
    """

    left: int
    start: int
    end: int
    indent: int
    gap: int
    paged: bool = False
    heads: bool = False

    @property
    def width(self) -> int:
        """Columns from the margin to the last character."""
        return self.indent + self.end - self.start

    @property
    def span(self) -> Span:
        """The line without the white space around it."""
        return Span(self.start, self.end)


class Wrap(NamedTuple):
    """How a text is hard-wrapped: `width` in columns, and by how many columns its lines miss it at most."""

    width: int
    slack: int

    def breaks_early(self, text: str, line: Line, following: Line) -> bool:
        """Whether the first word of the line that follows had room on `line`, so that its end was meant."""
        return self.room(text, line, following) > self.slack

    def room(self, text: str, line: Line, following: Line) -> int:
        """Columns left on `line` after putting the first word of the line that follows there."""
        return self.width - line.width - 1 - first_word(text, following)


def first_word(text: str, line: Line) -> int:
    """The length of the first word of a line."""
    end = text.find(" ", line.start, line.end)
    return (line.end if end < 0 else end) - line.start


def lines_of(text: str) -> tuple[Line, ...]:
    r"""The lines of a text that are not blank.

    >>> [(line.start, line.indent, line.gap) for line in lines_of("one\n\n  two\n")]
    [(0, 0, 0), (7, 2, 1)]
    """
    found, left, gap, paged = [], 0, 0, False
    for raw in text.splitlines(keepends=True):
        content = raw.lstrip(_BLANKS)
        if content:
            lead = len(raw) - len(content)
            start = left + lead
            indent = lead if "\t" not in raw[:lead] else len(raw[:lead].replace("\t", " " * _TAB))
            end = start + len(content.rstrip(_BLANKS))
            found.append(Line(left, start, end, indent, gap, paged))
            gap, paged = 0, raw.endswith("\f")
        else:
            gap += 1
            paged = paged or "\f" in raw
        left += len(raw)
    return tuple(found)


def wrap_of(text: str, lines: Sequence[Line]) -> Wrap | None:
    """How the lines are hard-wrapped; None where each is a paragraph of its own, or where too few tell."""
    runs = [(a, b) for a, b in pairwise(lines) if not b.gap and _runs_on(text, a, b)]
    if len(lines) < _FEWEST or len(runs) < max(3, len(lines) // 8):
        return None
    width = _usual_width(a.width for a, _ in runs)
    if width is None:
        return None
    rough = Wrap(width, 0)
    rooms = sorted(rough.room(text, a, b) for a, b in runs)
    return Wrap(width, max(0, rooms[min(len(rooms) - 1, len(rooms) * 97 // 100)]))


def _runs_on(text: str, line: Line, following: Line) -> bool:
    """Whether a sentence goes on from one line to the next, by its letters alone."""
    return text[following.start].islower() and text[line.end - 1] not in ".!?:;" and line.width > 30


def _usual_width(widths: Iterable[int]) -> int | None:
    """The greatest width that several lines have."""
    counts = Counter(widths)
    total = sum(counts.values())
    enough = max(1, total // 50)
    usual = [width for width, count in counts.items() if count >= enough]
    width = max(usual, default=0)
    return width if 30 < width <= LONGEST_WRAPPED else None
