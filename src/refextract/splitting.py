"""Splitting: a reference list -> raw references.

Labels that count up decide alone. Without them every line is weighed: indents, blank lines and line ends that were
meant say how the list is laid out, cues in the words say whether a line begins an entry, and the division with the
greatest sum wins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from refextract.cues import ends_entry, leaves_open, sort_key, starts
from refextract.labels import Label, after_bullet, labelled_lines
from refextract.lines import Line, Wrap
from refextract.model.reference import RawReference
from refextract.running import Hyphens, join_lines
from refextract.text import Span, TextBuilder

__all__ = ["Entry", "raw_reference", "split_list"]

_MOST_LINES = 40  # of one entry, where neither labels nor indents tell


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


def split_list(text: str, lines: Sequence[Line], wrap: Wrap | None) -> list[Entry]:
    r"""The entries of the lines of a list.

    >>> from refextract.lines import lines_of
    >>> text = "[1] Knuth, D.\n1984.\n[2] Lamport, L. 1986."
    >>> [len(entry.lines) for entry in split_list(text, lines_of(text), None)]
    [2, 1]
    """
    if not lines:
        return []
    labels = labelled_lines(text, lines)
    if labels:
        return _split_by_labels(text, lines, labels, wrap)
    layout = _layout(text, lines, wrap)
    return [Entry(tuple(lines[i:j]), None) for i, j in _division(text, lines, layout)]


def _split_by_labels(text: str, lines: Sequence[Line], labels: dict[int, Label], wrap: Wrap | None) -> list[Entry]:
    """Entries from label to label; what stands before the first and does not belong to the last is left out."""
    firsts = sorted(labels)
    entries = [Entry(tuple(lines[i:j]), labels[i]) for i, j in pairwise(firsts)]
    tail = lines[firsts[-1] :]
    longest = max((len(entry.lines) for entry in entries), default=1)
    closed = not any(not line.gap for entry in entries for line in entry.lines[1:])
    layout = _layout(text, lines, wrap)
    end = 1
    while end < len(tail) and end <= longest + 2 and _goes_on(text, tail, end, layout, closed=closed):
        end += 1
    entries.append(Entry(tuple(tail[:end]), labels[firsts[-1]]))
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
    return _weigh(text, lines, index, layout) < (0 if line.paged else -6)


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
    )
    return _Layout(
        layout.base,
        layout.hang,
        layout.reverse,
        layout.blank,
        layout.bullets,
        wrap,
        _is_alphabetical(text, lines, layout),
    )


def _outdented(text: str, lines: Sequence[Line], base: int) -> float:
    """Above 0 where lines at the margin look more like the first of an entry than indented ones do."""
    sums, counts = [0.0, 0.0], [0, 0]
    for before, line in pairwise(lines):
        words = starts(text, after_bullet(text, line), line.end, line.end) + ends_entry(text, before.start, before.end)
        sums[line.indent > base] += words
        counts[line.indent > base] += 1
    return sums[0] / max(1, counts[0]) - sums[1] / max(1, counts[1])


def _is_alphabetical(text: str, lines: Sequence[Line], layout: _Layout) -> bool:
    """Whether the lines that surely begin an entry stand in alphabetical order."""
    sure = [0, *(i for i in range(1, len(lines)) if _weigh(text, lines, i, layout) > 3)]
    keys = [key for key in (sort_key(text, after_bullet(text, lines[i]), lines[i].end) for i in sure) if key]
    ordered = sum(a[:6] <= b[:6] for a, b in pairwise(keys))
    return len(keys) >= 4 and ordered >= 0.8 * (len(keys) - 1)


def _weigh(text: str, lines: Sequence[Line], index: int, layout: _Layout) -> float:
    """How much a line looks like the first of an entry (above 0) rather than one that goes on."""
    line, before = lines[index], lines[index - 1]
    start = after_bullet(text, line)
    following = lines[index + 1] if index + 1 < len(lines) else line
    stop = following.end if layout.wrap and following.gap == 0 else line.end
    words = starts(text, start, line.end, stop) + ends_entry(text, before.start, before.end)
    words -= 1.5 * leaves_open(text, before.start, before.end)
    return max(-6.0, min(6.0, words)) + _placement(text, line, before, layout)


def _placement(text: str, line: Line, before: Line, layout: _Layout) -> float:
    """What the place of a line tells."""
    score = 0.0
    if layout.hang:
        return 7.0 if line.indent <= layout.base else -12.0
    if layout.reverse:
        return 7.0 if line.indent > layout.base else -12.0
    if layout.bullets:
        score += 5.0 if after_bullet(text, line) > line.start else -5.0
    if layout.blank and not line.paged:
        score += 5.5 if line.gap else -5.0
    if not layout.wrap:
        return score + (2.0 if line.paged else 4.0)
    if not layout.blank and line.gap and not line.paged:
        score += 2.0
    return score + (5.0 if layout.wrap.breaks_early(text, before, line) else -2.0)


def _division(text: str, lines: Sequence[Line], layout: _Layout) -> list[tuple[int, int]]:
    """The ranges of lines with the greatest sum of weights."""
    weights = [0.0, *(_weigh(text, lines, i, layout) for i in range(1, len(lines)))]
    if not layout.wrap or layout.hang or layout.reverse or not layout.alphabetical:
        firsts = [0, *(i for i in range(1, len(lines)) if weights[i] > 0)]
        return list(zip(firsts, [*firsts[1:], len(lines)], strict=True))
    return _best_division(text, lines, weights)


def _best_division(text: str, lines: Sequence[Line], weights: Sequence[float]) -> list[tuple[int, int]]:
    """The best division of an alphabetical list: order between one entry and the next counts as well."""
    keys = [sort_key(text, after_bullet(text, line), line.end) for line in lines]
    total = len(lines)
    best = [0.0] * total + [0.0]
    came = [0] * (total + 1)
    for i in range(1, total + 1):
        weight = weights[i] if i < total else 0.0
        scores = (
            (best[j] + (_order(keys[j], keys[i]) if i < total else 0.0), j) for j in range(max(0, i - _MOST_LINES), i)
        )
        value, came[i] = max(scores)
        best[i] = value + weight
    cuts = [total]
    while cuts[-1] > 0:
        cuts.append(came[cuts[-1]])
    cuts.reverse()
    return list(pairwise(cuts))


def _order(earlier: str, later: str) -> float:
    """What alphabetical order tells of two neighbours."""
    if not earlier or not later:
        return 0.0
    if earlier[:4] == later[:4]:
        return 0.8
    return 0.8 if earlier <= later else -3.0


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
