"""Columns and order: which pieces of a page are read one after the other.

A gutter is found just left of a place where many lines begin, where no line crosses it. What crosses it (a title, a
wide table) parts the page into bands; in a band the left column comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from math import inf
from operator import attrgetter, itemgetter
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
_APART = 2.0  # sizes between what stands in columns and what goes with the text above or below them
_CLEARLY = 1.3  # times as far from the one as from the other
_OVERLAP = 0.5  # of the size: by which it may run over a line of the right column, and then crosses no gutter
_NARROWEST = 0.55  # of the size: a gutter
_MANY_LINES = 12  # on both sides of one that is narrower still: lists may hang into it
_TOUCHING = -0.1
_LEAST_HEIGHT = 3.0  # sizes of text on both sides
_LONGEST_LABEL = 16
_LONGEST_SHAPE = _LONGEST_LABEL + 9  # with a year, brackets and a stop
_MOSTLY = 0.7  # of the pieces of a column of labels
_LEAST_INK = 0.3  # of such a column that its labels fill: a figure has labels, too, but text stands below it
_ink = attrgetter("ink")
_first_of = itemgetter(0)
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
        runs = _runs(pieces, _rows(pieces), gutter)
        single: list[Line] = []
        for index, (crossing, run) in enumerate(runs):
            above, between, below = (run, [], []) if crossing else _trimmed(runs, index, gutter)
            single += above
            left, right = _band(between, gutter)
            if left and right:
                if single:
                    self._part(single)
                    single = []
                self._part(left)
                self._part(right)
            else:
                single += between
            single += below
        if single:
            self._part(single)


def _gutter(pieces: Sequence[Line], known: Sequence[float]) -> float | None:
    """The place that most text stands on both sides of; None where there is one column."""
    best, gutter = 0.0, None
    rows = _rows(pieces)
    for candidate in sorted({*_candidates(pieces), *known}):
        runs = _runs(pieces, rows, candidate)
        height = sum(_height(_band(run, candidate), candidate) for crossing, run in runs if not crossing)
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


def _rows(pieces: Sequence[Line]) -> list[int]:
    """The row that each piece stands on, roughly."""
    return [round(piece.base / _STEP) for piece in pieces]


def _runs(pieces: Sequence[Line], rows: Sequence[int], gutter: float) -> list[tuple[bool, list[Line]]]:
    """Pieces that cross a gutter, with what stands on a line with them, and those between, from top to bottom."""
    crossing = _crossing(pieces, rows, gutter)
    if not crossing:
        return [(False, [*pieces])]
    marked = zip((row in crossing for row in rows), pieces, strict=True)
    return [(key, [piece for _, piece in run]) for key, run in groupby(marked, key=_first_of)]


def _crossing(pieces: Sequence[Line], rows: Sequence[int], gutter: float) -> set[int]:
    """The rows with a piece that crosses a gutter.

    Where the right column has a line beside it, a piece has only grown too long for its own; but not where this is so
    above all others, or below, or next to what crosses: there are columns of another width, which are clear of it.
    """
    edge = gutter - _ALIGNED
    left = [(row, piece) for row, piece in zip(rows, pieces, strict=True) if piece.left < edge]
    wide = [(row, piece) for row, piece in left if piece.right > gutter + _OVERHANG * piece.size]
    if not wide:
        return set()
    right: dict[int, float] = {}  # where the right column begins on a row
    for row, piece in zip(rows, pieces, strict=True):
        if piece.left >= edge and piece.left < right.get(row, inf):
            right[row] = piece.left
    crossing = {row for row, _ in wide if _beside(right, row) == inf}
    clear = {row for row, piece in wide if piece.right - _OVERLAP * piece.size < _beside(right, row) < inf}
    return crossing | _clear(left, wide, crossing, clear) if clear else crossing


def _clear(
    left: Sequence[tuple[int, Line]], wide: Sequence[tuple[int, Line]], crossing: set[int], clear: set[int]
) -> set[int]:
    """The rows of pieces that reach over a gutter, clear of what stands beside them, above or below all or others."""
    reaching = {id(piece) for row, piece in wide if row in crossing or row in clear}
    found: set[int] = set()
    done = 0
    for reaches, group in groupby(left, key=lambda each: id(each[1]) in reaching):
        run = [row for row, _ in group]
        at_end = done == 0 or done + len(run) == len(left)
        done += len(run)
        if reaches and (at_end or not crossing.isdisjoint(run)):
            found.update(run)
    return found


def _beside(right: Mapping[int, float], row: int) -> float:
    """Where the right column begins beside a row, if it does."""
    return min(right.get(row - 1, inf), right.get(row, inf), right.get(row + 1, inf))


def _trimmed(
    runs: Sequence[tuple[bool, list[Line]]], index: int, gutter: float
) -> tuple[list[Line], list[Line], list[Line]]:
    """What of a run goes with what crosses the gutter above it, what stands in columns, what goes with that below.

    A heading of the text below stands in the left half of a page as well, but nearer to that text than to its column.
    """
    run = runs[index][1]
    first, last = 0, len(run)
    gaps = [place for place in range(1, len(run)) if run[place].base - run[place - 1].base > _APART * run[place].size]
    above = runs[index - 1][1][-1] if index else None
    below = runs[index + 1][1][0] if index + 1 < len(runs) else None
    if gaps and above and _is_nearer(run[gaps[0]].base - run[gaps[0] - 1].base, run[0].base - above.base):
        first = gaps[0] if _on_one_side(run[: gaps[0]], gutter) else 0
    if gaps and below and _is_nearer(run[gaps[-1]].base - run[gaps[-1] - 1].base, below.base - run[-1].base):
        last = gaps[-1] if gaps[-1] >= first and _on_one_side(run[gaps[-1] :], gutter) else len(run)
    return run[:first], run[first:last], run[last:]


def _is_nearer(gap: float, distance: float) -> bool:
    return gap > _CLEARLY * distance


def _on_one_side(pieces: Sequence[Line], gutter: float) -> bool:
    left, right = _band(pieces, gutter)
    return not left or not right


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
    narrowest = _NARROWEST if min(len(left), len(right)) < _MANY_LINES else _TOUCHING
    over = sum(piece.right > edge - narrowest * piece.size for piece in left)
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
    short = [piece for piece in labels if len(piece.text) <= _LONGEST_SHAPE and _shape.fullmatch(piece.text)]
    if len(short) < _MOSTLY * len(labels) or sum(map(_ink, short)) < _LEAST_INK * sum(map(_ink, labels)):
        return False
    bases = {round(piece.base / 2) + d for piece in lines for d in (-1, 0, 1)}
    beside = sum(round(piece.base / 2) in bases for piece in labels)
    return beside >= _MOSTLY * len(labels)


_shape = pattern(rf"[\[(]?[\p{{L}}\p{{N}}+.:’'_-]{{1,{_LONGEST_LABEL}}}(?: ?\d{{2,4}}[a-z]?)?[\])]?[.:]?|[•▪–—*-]")
