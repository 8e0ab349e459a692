"""Furniture: running heads, page numbers and cover sheets, which are no part of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from refextract.languages import words
from refextract.readers.pdf.lines import line_of, rows_of
from refextract.readers.pdf.page import Line
from refextract.text import pattern

__all__ = ["furniture_of"]

_MARGIN = 0.09  # of the height of a page: what stands there alone is a page number
_LONGEST = 120  # characters of a row that holds a page number
_MOST = 0.5  # of all words: pages that are alike are no furniture
_EDGE_ROWS = 4
_SAME_HEIGHT = 9.0  # points by which a running head moves from page to page
_APART = 1.6  # sizes from a running head to the text
_FEW_PAGES = 6


class _Row(NamedTuple):
    page: int
    pieces: tuple[Line, ...]
    text: str
    base: float
    top: bool
    apart: bool


def furniture_of(pages: Sequence[tuple[float, Sequence[Line]]]) -> frozenset[int]:
    """The `id()` of each piece that is furniture; a page is its height and its pieces."""
    rows = [row for number, (height, pieces) in enumerate(pages) for row in _edge_rows(number, height, pieces)]
    found = (*_recurring(rows, len(pages)), *_numbered(rows, pages))
    numbers = _counting([pieces for _, pieces in pages])
    ids = frozenset((*(id(piece) for row in found for piece in row.pieces), *map(id, numbers)))
    all_words = sum(len(piece.words) for _, pieces in pages for piece in pieces)
    left_out = sum(len(piece.words) for _, pieces in pages for piece in pieces if id(piece) in ids)
    return ids if left_out <= _MOST * all_words else frozenset()


def _edge_rows(number: int, height: float, pieces: Sequence[Line]) -> Iterator[_Row]:
    """The outermost rows of a page, above and below."""
    rows = rows_of(pieces)
    below = {index: line_of(rows[index]) for index in range(min(_EDGE_ROWS + 1, len(rows)))}
    lines = below | {index: line_of(rows[index]) for index in range(max(0, len(rows) - _EDGE_ROWS - 1), len(rows))}
    for index in range(min(_EDGE_ROWS, len(rows))):
        following = lines[index + 1].base if index + 1 < len(rows) else height
        apart = following - lines[index].base > _APART * lines[index].size
        yield _Row(number, tuple(rows[index]), lines[index].text, lines[index].base, top=True, apart=apart)
    for index in range(max(0, len(rows) - _EDGE_ROWS), len(rows)):
        before = lines[index - 1].base if index else 0.0
        apart = lines[index].base - before > _APART * lines[index].size
        yield _Row(number, tuple(rows[index]), lines[index].text, lines[index].base, top=False, apart=apart)


def _recurring(rows: Sequence[_Row], pages: int) -> Iterator[_Row]:
    """Rows with the same words, figures aside, at the same height of several pages."""
    groups: defaultdict[tuple[str, bool], list[_Row]] = defaultdict(list)
    for row in rows:
        groups[_folded(row.text).strip("# -–|"), row.top].append(row)
    least = 2 if pages <= _FEW_PAGES else 3
    for (text, _), group in groups.items():
        heights = Counter(round(row.base / _SAME_HEIGHT) for row in group)
        common = {h + d for h, count in heights.items() for d in (-1, 0, 1) if count + heights[h + 1] >= least}
        on_pages = {row.page for row in group}
        if text and len(on_pages) >= least:
            heads = text in _list_headings()
            common_rows = (row for row in group if round(row.base / _SAME_HEIGHT) in common)
            yield from (row for row in common_rows if not heads or row.page - 1 in on_pages)


@cache
def _list_headings() -> frozenset[str]:
    """What heads reference lists; where two begin at the top of a page, this is no running head."""
    return frozenset(word.casefold() for word in words("reference_headings"))


def _folded(text: str) -> str:
    return " ".join(_digits.sub("#", text).casefold().split())


_digits = pattern(r"\d+")


_number = pattern(
    r"[-–—|\[(]{0,2}\s?(?:page|pag\.?|seite|página|pagina|стр\.?|s\.|p\.)?\s?"
    r"(?:\d{1,5}|[ivxlc]{1,6}|[A-Z]-?\d{1,4})(?:\s?(?:of|/|de|von|sur)\s?\d{1,5})?\s?[-–—|\])]{0,2}",
    regex.IGNORECASE,
)
"""A page number with no words beside it but those for "page"."""


def _numbered(rows: Sequence[_Row], pages: Sequence[tuple[float, Sequence[Line]]]) -> Iterator[_Row]:
    """Rows that hold a page number: it counts up with the pages, always at the same height or at the very edge."""
    numbers = [(row, offset) for row in rows for offset in _offsets(row)]
    counts = Counter((offset, row.top, round(row.base / _SAME_HEIGHT)) for row, offset in numbers)
    rated = [
        (row, sum(counts[offset, row.top, round(row.base / _SAME_HEIGHT) + d] for d in (-1, 0, 1)))
        for row, offset in numbers
    ]
    most: Counter[int] = Counter()  # how many pages the best number of each page counts
    for row, count in rated:
        most[row.page] = max(most[row.page], count)
    least = 2 if len(pages) <= _FEW_PAGES else 3
    for row, count in rated:
        alone = _number.fullmatch(row.text) is not None
        if not alone and not (row.apart and len(row.text) <= _LONGEST and 2 * count >= most[row.page]):
            continue
        if count >= (least if alone else max(least, len(pages) // 4)):
            yield row
    for row in rows:
        height = pages[row.page][0]
        if min(row.base, height - row.base) < _MARGIN * height and _number.fullmatch(row.text):
            yield row


def _offsets(row: _Row) -> set[int]:
    """By how much the numbers at the ends of a row differ from the number of its page."""
    found = {m[0] for m in (_digits.search(row.text[:8]), _digits.search(row.text[::-1][:8])) if m}
    ends = {number for number in found if len(number) <= 4}
    return {int(n) - row.page for n in ends if row.text.startswith(n)} | {
        int(n[::-1]) - row.page for n in ends if row.text.endswith(n[::-1])
    }


def _counting(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Numbers alone that count the pages, always at one place, wherever that is."""
    bare = [(n, p) for n, pieces in enumerate(pages) for p in pieces if p.text.isdecimal() and len(p.text) <= 4]
    keys = [(int(p.text) - n, round(p.left / _SAME_HEIGHT), round(p.base / _SAME_HEIGHT)) for n, p in bare]
    counts = Counter(keys)
    least = 2 if len(pages) <= _FEW_PAGES else 3
    yield from (piece for key, (_, piece) in zip(keys, bare, strict=True) if counts[key] >= least)
