"""The body: the size in which most of the text around a page is printed, which notes are below and headings above."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from refextract.readers.pdf.page import Line

__all__ = ["body_sizes"]

_AROUND = 10  # pages before and behind one
_PRESENT = 0.25  # of the printed room around a page has the size of most of the document, if that is theirs, too
_ROUGHLY = 0.03


def body_sizes(columns: Iterable[Sequence[Line]]) -> dict[int, float]:
    """The size for each page: that of the document, or that of the pages around where the former is rare there.

    A volume of papers has one for each of them. Sizes count by the room that they fill, for a figure may have more
    labels than there are words around it.
    """
    counts: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for column in columns:
        for line in column:
            counts[line.page][round(line.size, 1)] += round(line.size * line.ink)
    whole = sum(counts.values(), Counter[float]())
    body = whole.most_common(1)[0][0] if whole else 10.0
    return {page: _size_around(counts, page, body) for page in [*counts]}


def _size_around(counts: defaultdict[int, Counter[float]], page: int, body: float) -> float:
    around = Counter[float]()
    for number in range(page - _AROUND, page + _AROUND + 1):
        around.update(counts.get(number, ()))
    alike = sum(count for size, count in around.items() if abs(size - body) <= _ROUGHLY * body)
    return body if alike >= _PRESENT * around.total() else around.most_common(1)[0][0]
