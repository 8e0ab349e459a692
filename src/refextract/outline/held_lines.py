"""Lines that a citation holds together: its bracket is open at their ends, or they part its names from its year.

A text of few lines does not tell whether it is wrapped, and a short line may end a paragraph; but no paragraph ends
inside of a citation.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from refextract.languages import words
from refextract.outline.lines import Line
from refextract.text import pattern
from refextract.values.signs import YEAR_FROM_1400

__all__ = ["held_lines"]

_CLOSING = {")": "(", "]": "[", "）": "（", "］": "［", "】": "【"}
_LONGEST = 600
"""So many characters a bracket may have that is broken over lines."""

_MOST_NAME = 60
_MOST_DATE = 160


def held_lines(text: str, lines: Sequence[Line]) -> set[int]:
    r"""The indexes of the lines that go on with a citation of the line before.

    >>> from refextract.outline.lines import lines_of
    >>> text = "So it is (Smith,\n1998).\nIt is not in Gold and\nSilver (1998).\nNor here."
    >>> sorted(held_lines(text, lines_of(text)))
    [1, 3]
    """
    return _in_brackets(text, lines) | _parted_from_date(text, lines)


def _in_brackets(text: str, lines: Sequence[Line]) -> set[int]:
    """The lines before which a bracket with a figure in it is open, which a line below closes."""
    held: set[int] = set()
    opened: list[tuple[str, int, int]] = []
    for index, line in enumerate(lines):
        if line.gap or line.paged:
            opened.clear()
        for mark in _brackets.finditer(text, line.start, line.end):
            if mark[0] not in _CLOSING:
                opened.append((mark[0], mark.start(), index))
                continue
            place = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == _CLOSING[mark[0]]), None)
            if place is None:
                continue
            _, start, first = opened[place]
            del opened[place:]
            if first < index and mark.start() - start <= _LONGEST and _figure.search(text, start, mark.start()):
                held.update(range(first + 1, index + 1))
        del opened[:-_DEEPEST]
    return held


def _parted_from_date(text: str, lines: Sequence[Line]) -> set[int]:
    """The lines that begin with the year, or more authors and the year, behind a name at the end of the one before."""
    return {
        index
        for index in range(1, len(lines))
        if not lines[index].gap
        and _rest.match(text, lines[index].start, min(lines[index].end, lines[index].start + _MOST_DATE))
        and _name.search(text, max(lines[index - 1].start, lines[index - 1].end - _MOST_NAME), lines[index - 1].end)
    }


_DEEPEST = 8
_brackets = pattern(r"[()\[\]（）［］【】]")
_figure = pattern(r"\d")
_WORD = r"\p{Lu}[\p{L}\p{M}'’.-]*+"


def _any_of(kind: str) -> str:
    return "|".join(map(regex.escape, words(kind)))


@pattern
def _name() -> str:
    """The end of a line in the middle of what a citation calls its authors, or of the sentence that leads to them."""
    and_words = _any_of("and_words")
    return rf"(?i:(?<!\p{{L}})(?:{and_words}))\Z|{_WORD}(?:,|\set(?:\sal\.?)?,?)?\Z|\p{{Ll}},?\Z"


@pattern
def _rest() -> str:
    """The beginning of a line that ends such authors, and their year."""
    and_words, others = _any_of("and_words"), _any_of("et_al")
    names = rf"(?:{_WORD}[,\s]\s?|(?i:{and_words})\s){{0,12}}+"
    return rf"(?:al\.?[,\s]\s?)?{names}(?:(?i:{others})[,\s]\s?)?[(\[]?{YEAR_FROM_1400}[a-z]?(?!\p{{L}}|\d)"
