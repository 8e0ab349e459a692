"""Figures and tables: what stands above the caption of the one and below that of the other is part of it.

Such parts are short lines, of small size or with wide gaps; the text goes on behind them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, takewhile

import regex

from refextract.readers.pdf.page import Line
from refextract.readers.pdf.paragraphs import Paragraph
from refextract.text import pattern

__all__ = ["is_caption", "is_sparse", "measure_of", "with_parts"]

_SHORT = 0.6  # of the length of the lines of the text
_FULL = 0.9
_SMALL = 0.97  # of the size of the text
_HUGE = 1.8  # of the size of the text, which no heading of a section has
_DENSE = 0.7  # of the room of a line that its words fill
_STEP = 5.0  # points, in which lengths of lines are counted


def is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins as the caption of a figure or a table."""
    return _caption.match(paragraph.lines[0].text) is not None


_caption = pattern(
    r"(?P<figure>fig(?:ure|ura)?|abb(?:ildung)?|scheme|gráfico|grafik|рис)\b\.?\s?[\dIVX]+"
    r"|(?:table|tab(?:elle|leau|la)?|quadro|таблица)\b\.?\s?[\dIVX]+",
    regex.IGNORECASE,
)


def measure_of(columns: Iterable[Sequence[Line]]) -> float:
    """How long the lines of the text are: the commonest length."""
    counts: Counter[int] = Counter()
    for column in columns:
        for line in column:
            counts[round(line.width / _STEP)] += len(line.text)
    return _STEP * counts.most_common(1)[0][0] if counts else 0.0


def with_parts(paragraphs: Sequence[Paragraph], measure: float, sizes: Mapping[int, float]) -> list[Paragraph]:
    """The paragraphs, parts of figures and tables named captions as well; `sizes` are those of the text of pages."""
    named: list[Paragraph] = []
    for page, group in groupby(paragraphs, key=lambda paragraph: paragraph.lines[0].page):
        on_page = list(group)
        parts = {place for index in range(len(on_page)) for place in _parts(on_page, index, measure, sizes[page])}
        named += [each._replace(kind="caption") if index in parts else each for index, each in enumerate(on_page)]
    return named


def _parts(paragraphs: Sequence[Paragraph], index: int, measure: float, body: float) -> list[int]:
    """What goes with a paragraph that is a caption, one next to the other, up to the last that surely is no text."""
    caption = _caption.match(paragraphs[index].lines[0].text) if paragraphs[index].kind == "caption" else None
    if caption is None:
        return []
    around = range(index - 1, -1, -1) if caption["figure"] else range(index + 1, len(paragraphs))
    parts = [*takewhile(lambda place: _may_be_part(paragraphs[place], measure, body), around)]
    while parts and not all(line.ink < _SHORT * measure for line in paragraphs[parts[-1]].lines):
        parts.pop()
    return parts


def _may_be_part(paragraph: Paragraph, measure: float, body: float) -> bool:
    if paragraph.kind == "note":
        return False
    if paragraph.kind == "heading" and paragraph.size > _HUGE * body:
        return True
    short = all(line.width < _FULL * measure for line in paragraph.lines)
    return is_sparse(paragraph) or (short and paragraph.size < _SMALL * body)


def is_sparse(paragraph: Paragraph) -> bool:
    """Whether the words of all lines stand far apart, as those of tables and figures do."""
    return all(line.ink < _DENSE * line.width for line in paragraph.lines)
