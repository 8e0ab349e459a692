"""Columns and order: which pieces of a page are read one after the other.

A gutter is found just left of a place where many lines begin, where no line crosses it. What crosses it (a title, a
wide table) parts the page into bands; in a band the left column comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from refextract.readers.pdf.page import Line
from refextract.text import pattern

__all__ = ["columns_of"]

_FEWEST_STARTS = 3  # lines that begin at one place, to look for a gutter left of it
_FEW_PIECES = 40  # on a page that has little text
_MOST_KNOWN = 4
_AROUND = 10  # pages before and behind one, which are laid out alike
_ALIGNED = 3.0  # points by which the beginnings of a column differ
_DEEPEST_INDENT = 30.0  # points, of lines of one column
_STEP = 4.0  # points, in which baselines are compared
_OVERHANG = 2.0  # sizes by which a line of the left column may reach into the right one
_NARROWEST = 0.55  # of the size: a gutter
_LEAST_HEIGHT = 3.0  # sizes of text on both sides
_LONGEST_LABEL = 16
_MOSTLY = 0.7  # of the pieces of a column of labels
_LEAST_INK = 0.3  # of such a column that its labels fill: a figure has labels, too, but text stands below it
_ink = attrgetter("ink")
_FEW = 0.12  # of the lines of a column may be too long for it
_MOST_CANDIDATES = 12


class _Band(NamedTuple):
    """Pieces between two that cross a gutter, left and right of it."""

    left: list[Line]
    right: list[Line]


def columns_of(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pieces of pages, column by column in the order of reading.

    A gutter that pages around have is looked for as well, for a page with few lines does not show it by itself.
    """
    alone = [_Columns(sorted(pieces, key=lambda piece: (piece.base, piece.left)), ()) for pieces in pages]
    found = [Counter(round(gutter / _ALIGNED) for gutter in page.gutters) for page in alone]
    columns: list[list[Line]] = []
    for number, page in enumerate(alone):
        around = sum(found[max(0, number - _AROUND) : number + _AROUND + 1], Counter[int]())
        known = [place for place, _ in around.most_common(_MOST_KNOWN)]
        told = found[number].keys() >= set(known)
        columns += (page if told else _Columns(page.pieces, tuple(_ALIGNED * place for place in known))).columns
    return columns


class _Columns:
    """The columns of the pieces of a page, and the gutters between them."""

    def __init__(self, pieces: list[Line], known: Sequence[float]) -> None:
        self.pieces = pieces
        self.columns: list[list[Line]] = []
        self.gutters: list[float] = []
        self._known = known
        if pieces:
            self._part(pieces)

    def _part(self, pieces: list[Line]) -> None:
        gutter = _gutter(pieces, self._known)
        if gutter is None:
            self.columns.append(pieces)
            return
        self.gutters.append(gutter)
        single: list[Line] = []
        for crossing, run in _runs(pieces, gutter):
            left, right = ([], []) if crossing else _band(run, gutter)
            if not (left and right):
                single += run
                continue
            if single:
                self._part(single)
                single = []
            self._part(left)
            self._part(right)
        if single:
            self._part(single)


def _gutter(pieces: Sequence[Line], known: Sequence[float]) -> float | None:
    """The place that most text stands on both sides of; None where there is one column."""
    best, gutter = 0.0, None
    for candidate in sorted({*_candidates(pieces), *known}):
        height = sum(
            _height(_band(run, candidate), candidate) for crossing, run in _runs(pieces, candidate) if not crossing
        )
        if height <= best:
            continue
        height -= sum(_LEAST_HEIGHT * piece.size for piece in pieces if _begins_before(piece, candidate))
        if height > best:
            best, gutter = height, candidate
    return gutter


def _begins_before(piece: Line, gutter: float) -> bool:
    """Whether a line of the right column begins a little left of a gutter, which then is an indent of that column."""
    return -_DEEPEST_INDENT < piece.left - gutter < -_ALIGNED and piece.right > gutter + _OVERHANG * piece.size


def _candidates(pieces: Sequence[Line]) -> list[float]:
    """Where many pieces begin, but for the margin of all."""
    counts: Counter[int] = Counter(round(piece.left / _ALIGNED) for piece in pieces)
    margin = min(counts)
    starts = [(counts[at] + counts[at + 1], at) for at in counts if at > margin + 2]
    fewest = _FEWEST_STARTS if len(pieces) > _FEW_PIECES else 2
    likely = sorted((count, at) for count, at in starts if count >= fewest)[-_MOST_CANDIDATES:]
    return sorted(_first(pieces, at) for _, at in likely)


def _first(pieces: Sequence[Line], at: int) -> float:
    return min(piece.left for piece in pieces if round(piece.left / _ALIGNED) == at)


def _runs(pieces: Sequence[Line], gutter: float) -> Iterator[tuple[bool, list[Line]]]:
    """Pieces that cross a gutter, and those between them that do not, from top to bottom.

    One that runs over a line of the right column has only grown too long for its own.
    """
    rows = {round(piece.base / _STEP) for piece in pieces if piece.left >= gutter - _ALIGNED}
    taken = {row + d for row in rows for d in (-1, 0, 1)}

    def crosses(piece: Line) -> bool:
        reaches = piece.left < gutter - _ALIGNED and piece.right > gutter + _OVERHANG * piece.size
        return reaches and round(piece.base / _STEP) not in taken

    for crossing, run in groupby(pieces, key=crosses):
        yield crossing, list(run)


def _band(run: Sequence[Line], gutter: float) -> _Band:
    left = [piece for piece in run if piece.left < gutter - _ALIGNED]
    return _Band(left, [piece for piece in run if piece.left >= gutter - _ALIGNED])


def _height(band: _Band, gutter: float) -> float:
    """How much of a band has text on both sides of a gutter that is one; 0 where it is none."""
    left, right = band
    if not left or not right:
        return 0.0
    size = max(left[0].size, right[0].size, 1.0)
    edge = min(piece.left for piece in right)
    over = sum(piece.right > edge - _NARROWEST * piece.size for piece in left)
    shared = min(left[-1].base, right[-1].base) - max(left[0].base, right[0].base) + size
    if (
        edge > gutter + 2 * _ALIGNED
        or over > _FEW * len(left)
        or shared < _LEAST_HEIGHT * size
        or _are_labels(left, right)
    ):
        return 0.0
    return shared


def _are_labels(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether one side holds but labels of the lines on the other: of entries, or the numbers of formulas."""
    return _label(left, right) or _label(right, left)


def _label(labels: Sequence[Line], lines: Sequence[Line]) -> bool:
    short = [piece for piece in labels if _shape.fullmatch(piece.text)]
    if len(short) < _MOSTLY * len(labels) or sum(map(_ink, short)) < _LEAST_INK * sum(map(_ink, labels)):
        return False
    bases = {round(piece.base / 2) + d for piece in lines for d in (-1, 0, 1)}
    beside = sum(round(piece.base / 2) in bases for piece in labels)
    return beside >= _MOSTLY * len(labels)


_shape = pattern(rf"[\[(]?[\p{{L}}\p{{N}}+.:’'_-]{{1,{_LONGEST_LABEL}}}(?: ?\d{{2,4}}[a-z]?)?[\])]?[.:]?|[•▪–—*-]")
