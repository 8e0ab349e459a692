"""Splitting: a reference list -> raw references.

Labels that count up decide alone. Without them every line is weighed: indents, blank lines and line ends that were
meant say how the list is laid out, cues in the words say whether a line begins an entry, and the division with the
greatest sum wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from refextract.beginnings import (
    ending_cues,
    has_front_date,
    has_year,
    is_address,
    opening_cues,
    order_cue,
    sort_key,
    weight,
)
from refextract.labels import Label, after_bullet, labelled_lines
from refextract.lines import Line, Wrap
from refextract.model.reference import RawReference
from refextract.running import Hyphens, join_lines
from refextract.runon import cut_at_labels, cut_at_sentences
from refextract.text import Span, TextBuilder

__all__ = ["Entry", "raw_reference", "split_list"]

_MOST_LINES = 40  # of one entry, where neither labels nor indents tell
_MOST = 8.0  # what words can tell at most
_EXACT = 2  # columns by which lines miss the width of a text that is wrapped exactly
_SURE = 8.0  # what an indent or a line end that was meant tells


class Entry(NamedTuple):
    """The lines of one entry, and its label."""

    lines: tuple[Line, ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a list marks the beginnings of its entries."""

    base: int
    hang: bool = False
    reverse: bool = False
    blank: bool = False
    bullets: bool = False
    wrap: Wrap | None = None
    alphabetical: bool = False
    dated: bool = False
    addresses: bool = False
    flowing: bool = False
    gapless: bool = False


def split_list(text: str, lines: Sequence[Line], wrap: Wrap | None) -> list[Entry]:
    r"""The entries of the lines of a list.

    >>> from refextract.lines import lines_of
    >>> text = "[1] Knuth, D.\n1984.\n[2] Lamport, L. 1986."
    >>> [len(entry.lines) for entry in split_list(text, lines_of(text), None)]
    [2, 1]
    """
    if not lines:
        return []
    cut = cut_at_labels(text, lines)
    labels = labelled_lines(text, cut)
    if labels:
        return _split_by_labels(text, cut, labels, wrap if cut is lines else None)
    sentences = lines if wrap else cut_at_sentences(text, lines)
    layout = _layout(text, sentences, wrap)
    if sentences is not lines:
        lines, layout = sentences, replace(layout, flowing=True, blank=False)
    return [Entry(tuple(lines[i:j]), None) for i, j in _division(text, lines, layout)]


def _split_by_labels(text: str, lines: Sequence[Line], labels: dict[int, Label], wrap: Wrap | None) -> list[Entry]:
    """Entries from label to label; what stands before the first and does not belong to the last is left out."""
    firsts = sorted(labels)
    entries = [Entry(tuple(lines[i:j]), labels[i]) for i, j in pairwise(firsts)]
    tail = lines[firsts[-1] :]
    last = labels[firsts[-1]]
    longest = max((len(entry.lines) for entry in entries), default=1)
    closed = not any(not line.gap for entry in entries for line in entry.lines[1:])
    layout = _layout(text, lines, wrap)
    end = 1 if last.after < tail[0].end else 2
    while end < len(tail) and end <= longest + 2 and _goes_on(text, tail, end, layout, closed=closed):
        end += 1
    entries.append(Entry(tuple(tail[:end]), last))
    return entries


def _goes_on(text: str, lines: Sequence[Line], index: int, layout: _Layout, *, closed: bool) -> bool:
    """Whether a line without a label belongs to the last labelled entry; `closed`: no other entry has two lines."""
    line, before = lines[index], lines[index - 1]
    if layout.hang and layout.wrap:
        return line.indent > layout.base and (not line.gap or line.paged)
    if layout.wrap and not line.gap:
        return not layout.wrap.breaks_early(text, before, line)
    if not closed and not line.gap:
        return True
    words = _words(text, lines, index, layout)
    return words < (-1.0 if line.paged else -3.5)


def _layout(text: str, lines: Sequence[Line], wrap: Wrap | None) -> _Layout:
    """What the list as a whole tells of its layout."""
    indents = Counter(line.indent for line in lines)
    common = sorted(indent for indent, count in indents.items() if count >= max(2, len(lines) * 0.05))
    base = common[0] if common else lines[0].indent
    deeper = sum(line.indent > base for line in lines)
    share = deeper / len(lines)
    flat = len(common) < 2
    bulleted = sum(after_bullet(text, line) > line.start for line in lines)
    gaps = sum(line.gap > 0 and not line.paged for line in lines[1:]) + 1
    layout = _Layout(
        base,
        hang=wrap is not None and not flat and share > 0.2 and _outdented(text, lines, base) > 0,
        reverse=wrap is not None and not flat and share < 0.7 and _outdented(text, lines, base) < 0,
        blank=gaps > 1 and len(lines) / gaps <= (9 if wrap else 1.6),
        bullets=bulleted > 2 and after_bullet(text, lines[0]) > lines[0].start and gaps < bulleted * 3,
        wrap=wrap,
        gapless=gaps - 1 <= max(1, len(lines) // 30),
        addresses=sum(is_address(text, line.start, line.end) for line in lines) > 0.3 * gaps,
    )
    sure = [0, *(i for i in range(1, len(lines)) if _weigh(text, lines, i, layout) > 3)]
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


def _weigh(text: str, lines: Sequence[Line], index: int, layout: _Layout) -> float:
    """How much a line looks like the first of an entry (above 0) rather than one that goes on."""
    return _words(text, lines, index, layout) + _placement(text, lines[index], lines[index - 1], layout)


def _words(text: str, lines: Sequence[Line], index: int, layout: _Layout) -> float:
    """What the words of a line, and those of the line before, tell."""
    line, before = lines[index], lines[index - 1]
    start = after_bullet(text, line)
    following = lines[index + 1] if index + 1 < len(lines) else line
    stop = following.end if layout.wrap and (following.gap == 0 or following.paged) else line.end
    cues = [*opening_cues(text, start, line.end, stop), *ending_cues(text, before.start, before.end)]
    if layout.dated:
        cues.append("dated" if has_front_date(text, start, stop) else "undated")
    alone = (
        line.gap
        and not line.paged
        and not layout.addresses
        and is_address(text, start, line.end)
        and "after dot" in cues
    )
    return max(-_MOST, min(_MOST, weight(cues))) + (_MOST if alone else 0.0)


def _placement(text: str, line: Line, before: Line, layout: _Layout) -> float:
    """What the place of a line tells."""
    apart = layout.gapless and line.gap and not line.paged
    if layout.hang:
        return _SURE if line.indent <= layout.base else -2 * _SURE
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


def _division(text: str, lines: Sequence[Line], layout: _Layout) -> list[tuple[int, int]]:
    """The ranges of lines with the greatest sum of weights."""
    weights = [0.0, *(_weigh(text, lines, i, layout) for i in range(1, len(lines)))]
    if not (layout.wrap or layout.flowing) or layout.hang or layout.reverse or layout.blank or layout.bullets:
        firsts = [0, *(i for i in range(1, len(lines)) if weights[i] > 0)]
        return list(zip(firsts, [*firsts[1:], len(lines)], strict=True))
    return _best_division(weights, _neighbours(text, lines, layout))


def _neighbours(text: str, lines: Sequence[Line], layout: _Layout) -> Callable[[int, int], float]:
    """What an entry of the lines `i..j` tells of its borders: its year, and its order with the entry after it."""
    keys = [sort_key(text, after_bullet(text, line), line.end) if layout.alphabetical else "" for line in lines]
    years = [0, *accumulate(has_year(text, line.start, line.end) for line in lines)]

    def told(i: int, j: int) -> float:
        cues = [] if years[j] > years[i] else ["yearless after", "yearless before"]
        if layout.alphabetical and j < len(lines):
            order = order_cue(keys[i], keys[j])
            cues += [f"before {order}", f"next {order}"]
        return weight(cues)

    return told


def _best_division(weights: Sequence[float], told: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The division into ranges with the greatest sum of weights of their first lines and of what each range tells."""
    total = len(weights)
    likely = [0, *(i for i in range(1, total) if weights[i] > -_MOST), total]
    best, came = {0: 0.0}, {0: 0}
    for place, i in enumerate(likely[1:], start=1):
        before = [j for j in likely[max(0, place - _MOST_LINES) : place] if i - j <= _MOST_LINES] or [likely[place - 1]]
        best[i], came[i] = max((best[j] + told(j, i), j) for j in before)
        best[i] += weights[i] if i < total else 0.0
    cuts = [total]
    while cuts[-1] > 0:
        cuts.append(came[cuts[-1]])
    cuts.reverse()
    return list(pairwise(cuts))


def raw_reference(text: str, entry: Entry, hyphens: Hyphens) -> RawReference:
    """The raw reference of an entry: its span, its label, and its words in one line."""
    first = entry.lines[0]
    start = after_bullet(text, first)
    words = entry.label.after if entry.label else start
    builder = TextBuilder(text)
    join_lines(builder, text, _pieces(text, entry, words), hyphens, blanks=True)
    return RawReference(Span(start, entry.lines[-1].end), builder.build(), entry.label.text if entry.label else None)


def _pieces(text: str, entry: Entry, words: int) -> list[Span]:
    """The ranges of the entry's words, line by line."""
    first, *others = entry.lines
    rest = [Span(after_bullet(text, line), line.end) for line in others]
    return [Span(min(words, first.end), first.end), *rest]
