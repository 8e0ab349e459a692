"""Lines: words on one baseline; pieces that stand side by side first, as the file has them, then lines of a column.

A label stands on the line to its right, a raised figure on the line that it is raised above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from refextract.readers.pdf.page import Line, Word

__all__ = ["line_of", "lines_of", "pieces_of", "rows_of", "whole"]

_WIDE_GAP = 1.1  # of the size: more than any blank within a line that is not spread
_BACK = 0.5  # of the size: how far a word may begin before the one before it has ended
_SAME_LINE = 0.5  # of the size: how far the baselines of one line are apart at most
_RAISED = 0.12
_RAISED_ALONE = 0.22  # without being smaller as well
_SMALL = 0.87
_MOST_NEAR = 40  # pieces of a line that one more is compared with: no line of a text has as many
_SHARE = 0.25  # of the letters of a line that have its size
_TOUCHING = 0.1
_left = attrgetter("left")


def pieces_of(words: Sequence[Word], page: int) -> list[Line]:
    """Runs of words that follow each other in the file and on the page."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([_unglued(word)])
    return [whole(run, page) for run in runs]


def _follows(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    gap = word.left - before.right
    return abs(word.base - before.base) <= _SAME_LINE * size and -_BACK * size <= gap <= _WIDE_GAP * size


def whole(words: Iterable[Word], page: int) -> Line:
    """The line of words that stand side by side."""
    ordered = _with_glue(sorted(words, key=_left))
    base, size = ordered[0].base, ordered[0].size
    raised: frozenset[int] = frozenset()
    if any(word.base != base or word.size != size for word in ordered):
        base, size = _ground(ordered)
        raised = frozenset(index for index, word in enumerate(ordered) if _is_raised(word, base, size))
    return Line(
        tuple(ordered),
        ordered[0].left,
        max(word.right for word in ordered),
        base,
        size,
        page,
        "".join(word.text if word.glued else f" {word.text}" for word in ordered)[1:],
        raised,
    )


def _with_glue(words: list[Word]) -> list[Word]:
    """Words of another size or baseline that touch the one before them are one word with it."""
    glued = [_unglued(words[0])]
    for before, word in pairwise(words):
        other = word.size != before.size or word.base != before.base
        if not other and not word.glued:
            glued.append(word)
            continue
        gap = (word.left - before.right) / max(before.size, word.size, 0.1)
        touches = gap < _TOUCHING and other and not before.divided
        is_glued = (word.glued and gap < _WIDE_GAP) or touches
        glued.append(word if word.glued == is_glued else word._replace(glued=is_glued))
    if len(words) > 1 and glued[1].glued and _is_mark(words[0], words[1]):
        glued[1] = _unglued(glued[1])
    return glued


def _unglued(word: Word) -> Word:
    return word._replace(glued=False) if word.glued else word


def _is_mark(first: Word, second: Word) -> bool:
    """Whether a line begins with a raised figure: the mark of a note, or the label of an entry."""
    return first.base < second.base - _RAISED * second.size and second.text[0].isalpha()


def _ground(words: Sequence[Word]) -> tuple[float, float]:
    """The baseline of most letters, and their size; capitals among small capitals tell it, too."""
    bases: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    for word in words:
        bases[word.base] += len(word.text)
        sizes[word.size] += len(word.text)
    base = bases.most_common(1)[0][0]
    least = _SHARE * sizes.total()
    return base, max((size for size, count in sizes.items() if count >= least), default=max(sizes))


def _is_raised(word: Word, base: float, size: float) -> bool:
    rise = base - word.base
    return (rise >= _RAISED * size and word.size <= _SMALL * size) or _RAISED_ALONE * size <= rise <= size


def lines_of(pieces: Iterable[Line]) -> list[Line]:
    """The lines that pieces of one column make, from top to bottom."""
    return [line_of(row) for row in rows_of(pieces)]


def rows_of(pieces: Iterable[Line]) -> list[list[Line]]:
    """The pieces that stand on one baseline, from top to bottom."""
    groups: list[list[Line]] = []
    main: Line | None = None  # the largest piece of the last group
    for piece in sorted(pieces, key=lambda each: (each.base, each.left)):
        if main is not None and _is_level(main, piece) and _is_beside(groups[-1][-_MOST_NEAR:], piece):
            groups[-1].append(piece)
            main = max(main, piece, key=lambda each: (each.size, each.right - each.left))
        else:
            groups.append([piece])
            main = piece
    return groups


def _is_level(main: Line, piece: Line) -> bool:
    return abs(piece.base - main.base) <= _SAME_LINE * max(piece.size, main.size)


def _is_beside(group: Sequence[Line], piece: Line) -> bool:
    """Whether a piece stands on no word of the pieces on its line."""
    slack = _BACK * min(piece.size, max(each.size for each in group))
    return all(_is_clear(piece, each, slack) or all(_is_clear(piece, w, slack) for w in each.words) for each in group)


def _is_clear(piece: Line, other: Line | Word, slack: float) -> bool:
    """Whether a piece stands left or right of a line or a word."""
    return piece.left >= other.right - slack or piece.right <= other.left + slack


def line_of(row: Sequence[Line]) -> Line:
    """The line of pieces that stand on one baseline."""
    return row[0] if len(row) == 1 else whole((word for piece in row for word in piece.words), row[0].page)
