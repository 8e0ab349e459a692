"""Layouts: how a list marks the beginnings of its entries, and what that tells of one line.

Indents, bullets, blank lines and line ends that were meant belong to the list as a whole; they are looked at first,
and weighed together with the words of the line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from refextract.outline.entry_starts import ending_cues, has_front_date, is_address, opening_cues, sort_key, weight
from refextract.outline.labels import after_bullet
from refextract.outline.lines import LONGEST_WRAPPED, Line
from refextract.outline.printed import AnyWrap

__all__ = ["Layout", "layout_of", "weigh", "weigh_words"]

_MOST = 8.0  # what words can tell at most
_SURE = 8.0  # what an indent or a line end that was meant tells
_BROKEN = 5.0  # what the margin tells behind a line that ends early and closes nothing: an entry may be typed so
_CLOSING = '.!?:;)]”»"/'
_EXACT = 2  # columns by which lines miss the width of a text that is wrapped exactly


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list marks the beginnings of its entries.

    `base` is the indent of its margin; first lines stand at it (`hang`) or deeper (`reverse`), after a `blank` line or
    behind `bullets`. `wrap` is None where a line is a paragraph; `gapless` where no blank lines are inside; `flowing`
    where the entries run on and lines are sentences. Entries may be `alphabetical`, `dated` right after their authors,
    and have `addresses` on lines of their own.
    """

    base: int
    hang: bool = False
    reverse: bool = False
    blank: bool = False
    bullets: bool = False
    wrap: AnyWrap | None = None
    alphabetical: bool = False
    dated: bool = False
    addresses: bool = False
    flowing: bool = False
    gapless: bool = False


def layout_of(text: str, lines: Sequence[Line], wrap: AnyWrap | None) -> Layout:
    """What the list as a whole tells of its layout."""
    indents = Counter(line.indent for line in lines)
    common = sorted(indent for indent, count in indents.items() if count >= max(2, len(lines) * 0.05))
    base = common[0] if common else lines[0].indent
    deeper = sum(line.indent > base for line in lines)
    share = deeper / len(lines)
    flat = len(common) < 2
    bulleted = sum(after_bullet(text, line) > line.start for line in lines)
    gaps = sum(line.gap > 0 and not line.paged for line in lines[1:]) + 1
    narrow = wrap is not None or all(line.width <= LONGEST_WRAPPED for line in lines)
    layout = Layout(
        base,
        hang=narrow and not flat and share > 0.2 and _outdented(text, lines, base) > 0,
        reverse=narrow and not flat and share < 0.7 and _outdented(text, lines, base) < 0,
        blank=gaps > 1 and len(lines) / gaps <= (9 if wrap else 1.6),
        bullets=bulleted > 2 and after_bullet(text, lines[0]) > lines[0].start and gaps < bulleted * 3,
        wrap=wrap,
        gapless=gaps - 1 <= max(1, len(lines) // 30),
        addresses=sum(is_address(text, line.start, line.end) for line in lines) > 0.3 * gaps,
    )
    sure = [0, *(i for i in range(1, len(lines)) if weigh(text, lines, i, layout) > 3)]
    return replace(
        layout,
        alphabetical=_is_alphabetical(text, [lines[i] for i in sure]),
        dated=_is_dated(text, lines, sure),
    )


def _outdented(text: str, lines: Sequence[Line], base: int) -> float:
    """Above 0 where lines at the margin look more like the first of an entry than indented ones do."""
    sums, counts = [0.0, 0.0], [0, 0]
    for before, line in pairwise(lines):
        words = weight(opening_cues(text, after_bullet(text, line), line.end, line.end))
        words += weight(ending_cues(text, before.start, before.end))
        sums[line.indent > base] += words
        counts[line.indent > base] += 1
    return sums[0] / max(1, counts[0]) - sums[1] / max(1, counts[1])


def _is_alphabetical(text: str, firsts: Sequence[Line]) -> bool:
    """Whether the lines that surely begin an entry stand in alphabetical order."""
    keys = [key for key in (sort_key(text, after_bullet(text, line), line.end) for line in firsts) if key]
    ordered = sum(a[:6] <= b[:6] for a, b in pairwise(keys))
    return len(keys) >= 4 and ordered >= 0.8 * (len(keys) - 1)


def _is_dated(text: str, lines: Sequence[Line], sure: Sequence[int]) -> bool:
    """Whether entries have their year right after their authors."""
    ends = [lines[min(i + 1, len(lines) - 1)].end for i in sure]
    dated = sum(has_front_date(text, after_bullet(text, lines[i]), end) for i, end in zip(sure, ends, strict=True))
    return len(sure) >= 4 and dated >= 0.7 * len(sure)


def weigh(text: str, lines: Sequence[Line], index: int, layout: Layout) -> float:
    """How much a line looks like the first of an entry (above 0) rather than one that goes on."""
    if text[lines[index].start - 1 : lines[index].start + 1].isalpha() and lines[index].start > 0:
        return -3 * _SURE  # a printed line that begins in a word, whose hyphen the text leaves out
    return weigh_words(text, lines, index, layout) + _placement(text, lines[index], lines[index - 1], layout)


def weigh_words(text: str, lines: Sequence[Line], index: int, layout: Layout) -> float:
    """What the words of a line, and those of the line before, tell."""
    line, before = lines[index], lines[index - 1]
    start = after_bullet(text, line)
    following = lines[index + 1] if index + 1 < len(lines) else line
    stop = following.end if layout.wrap and (following.gap == 0 or following.paged) else line.end
    cues = [*opening_cues(text, start, line.end, stop), *ending_cues(text, before.start, before.end)]
    if layout.dated:
        cues.append("dated" if has_front_date(text, start, stop) else "undated")
    apart = line.gap and not line.paged and not layout.addresses
    alone = apart and "after dot" in cues and is_address(text, start, line.end)
    return max(-_MOST, min(_MOST, weight(cues))) + (_MOST if alone else 0.0)


def _placement(text: str, line: Line, before: Line, layout: Layout) -> float:
    """What the place of a line tells."""
    apart = layout.gapless and line.gap and not line.paged
    if layout.hang:
        if line.indent > layout.base:
            return -2 * _SURE
        broken = layout.wrap and layout.wrap.breaks_early(text, before, line) and text[before.end - 1] not in _CLOSING
        return _BROKEN if broken else _SURE
    if layout.reverse:
        return _SURE if line.indent > layout.base else (2.0 if apart else -2 * _SURE)
    if layout.flowing:
        return weight(("full line",))
    score = 0.0
    if layout.bullets:
        score += 5.0 if after_bullet(text, line) > line.start else (2.0 if apart else -7.0)
    if layout.blank and not line.paged:
        score += 5.5 if line.gap else -5.0
    if not layout.wrap:
        return score + (3.0 if line.paged else 6.0)
    if not layout.blank and line.gap and not line.paged:
        score += 4.0
    if layout.wrap.breaks_early(text, before, line):
        return score + (3 * _SURE if layout.wrap.slack <= _EXACT else _SURE)
    return score + weight(("full line",))
