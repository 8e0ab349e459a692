"""Splitting: a reference list -> raw references.

Labels that count up decide alone. Without them every line is weighed: indents, blank lines and line ends that were
meant say how the list is laid out, cues in the words say whether a line begins an entry, and the division with the
greatest sum wins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from refextract.model.reference import RawReference
from refextract.outline.counted_labels import labelled_lines
from refextract.outline.entry_starts import has_year, order_cue, sort_key, weight
from refextract.outline.labels import Label, after_bullet
from refextract.outline.layouts import Layout, layout_of, weigh, weigh_words
from refextract.outline.lines import LONGEST_WRAPPED, Line
from refextract.outline.printed import AnyWrap, PrintedWrap
from refextract.outline.run_on_entries import cut_at_labels, cut_at_sentences
from refextract.outline.running_text import Hyphens, join_lines
from refextract.text import Span, TextBuilder

__all__ = ["Entry", "raw_reference", "split_list"]

_HOPELESS = -8.0  # the weight from which on a line is not looked at as a beginning
_MOST_SHORT_LINES = 15
_MOST_LONG_LINES = 4
_MOST_BETWEEN = 20  # lines between two parts of a list that are numbered each by itself
_MOST_LINES = 40  # of one entry, where neither labels nor indents tell


class Entry(NamedTuple):
    """The lines of one entry, and its label."""

    lines: tuple[Line, ...]
    label: Label | None


def split_list(text: str, lines: Sequence[Line], wrap: AnyWrap | None) -> list[Entry]:
    r"""The entries of the lines of a list.

    >>> from refextract.outline.lines import lines_of
    >>> text = "[1] Knuth, D.\n1984.\n[2] Lamport, L. 1986."
    >>> [len(entry.lines) for entry in split_list(text, lines_of(text), None)]
    [2, 1]
    """
    if not lines:
        return []
    cut = cut_at_labels(text, lines)
    labels = labelled_lines(text, cut)
    if labels and max(labels) < len(labels) * _most_lines(cut):
        return _split_by_labels(text, cut, labels, wrap if cut is lines else None)
    sentences = lines if wrap else cut_at_sentences(text, lines)
    layout = layout_of(text, sentences, wrap)
    if sentences is not lines:
        lines, layout = sentences, replace(layout, flowing=True, blank=False)
    parts = _between_headings(lines)
    return [Entry(tuple(part[i:j]), None) for part in parts for i, j in _division(text, part, layout)]


def _between_headings(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The parts of a list between lines that are printed as headings."""
    heads = [-1, *(index for index, line in enumerate(lines) if line.heads), len(lines)]
    return [lines[a + 1 : b] for a, b in pairwise(heads) if a + 1 < b]


def _up_to_heading(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines before the first that is printed as a heading; one that begins with a label is none."""
    return (lines[0], *takewhile(lambda line: not line.heads, lines[1:]))


def _most_lines(lines: Sequence[Line]) -> int:
    """How many lines a labelled entry may have on average: more where the lines are short."""
    return _MOST_SHORT_LINES if all(line.width <= LONGEST_WRAPPED for line in lines) else _MOST_LONG_LINES


def _split_by_labels(text: str, lines: Sequence[Line], labels: dict[int, Label], wrap: AnyWrap | None) -> list[Entry]:
    """Entries from label to label; what stands before the first and does not belong to the last is left out."""
    firsts = _before_text(sorted(labels), labels)
    entries = [Entry(_up_to_heading(lines[i:j]), labels[i]) for i, j in pairwise(firsts)]
    tail = _up_to_heading(lines[firsts[-1] :])
    last = labels[firsts[-1]]
    longest = max((len(entry.lines) for entry in entries), default=1)
    closed = not any(not line.gap for entry in entries for line in entry.lines[1:])
    layout = layout_of(text, lines[: firsts[-1] + longest + 1], wrap)
    outer = sum(entry.lines[0].indent <= layout.base for entry in entries)
    layout = replace(layout, hang=layout.hang and 2 * outer > len(entries))
    if isinstance(wrap, PrintedWrap) and not closed and not any(_apart(line) for e in entries for line in e.lines[1:]):
        tail = (tail[0], *takewhile(lambda line: not _apart(line), tail[1:]))
    end = 1 if last.after < tail[0].end else 2
    while end < len(tail) and _goes_on(text, tail, end, layout, closed=closed):
        if end > longest + 2 and not _hangs(tail[: end + 1], layout):
            break
        end += 1
    entries.append(Entry(tail[:end], last))
    return entries


def _hangs(lines: Sequence[Line], layout: Layout) -> bool:
    """Whether printed lines under a label stand inwards on one page: however many, they are one entry."""
    return (
        isinstance(layout.wrap, PrintedWrap)
        and layout.hang
        and not any(line.gap or line.paged or line.indent <= layout.base for line in lines[1:])
    )


def _apart(line: Line) -> bool:
    """Whether a gap stands above a line that is not the first of its column."""
    return bool(line.gap) and not line.paged


def _before_text(firsts: Sequence[int], labels: dict[int, Label]) -> list[int]:
    """The labels up to where numbers begin anew far below: they count what the text after the list enumerates."""
    longest = max((b - a for a, b in pairwise(firsts[: len(firsts) // 2 + 1])), default=1)
    kept = list(firsts[:1])
    for before, index in pairwise(firsts):
        anew = (labels[index].number or 0) <= (labels[before].number or 0)
        if anew and index - before > longest + _MOST_BETWEEN:
            break
        kept.append(index)
    return kept


def _goes_on(text: str, lines: Sequence[Line], index: int, layout: Layout, *, closed: bool) -> bool:
    """Whether a line without a label belongs to the last labelled entry; `closed`: no other entry has two lines."""
    line, before = lines[index], lines[index - 1]
    if layout.hang and layout.wrap:
        return line.indent > layout.base and (not line.gap or line.paged)
    if layout.wrap and not line.gap:
        return not layout.wrap.breaks_early(text, before, line)
    if not closed and not line.gap:
        return True
    words = weigh_words(text, lines, index, layout)
    return words < (-1.0 if line.paged else -3.5)


def _division(text: str, lines: Sequence[Line], layout: Layout) -> list[tuple[int, int]]:
    """The ranges of lines with the greatest sum of weights."""
    weights = [0.0, *(weigh(text, lines, i, layout) for i in range(1, len(lines)))]
    if not (layout.wrap or layout.flowing) or layout.hang or layout.reverse or layout.blank or layout.bullets:
        firsts = [0, *(i for i in range(1, len(lines)) if weights[i] > 0)]
        return list(zip(firsts, [*firsts[1:], len(lines)], strict=True))
    return _best_division(weights, _neighbours(text, lines, layout))


def _neighbours(text: str, lines: Sequence[Line], layout: Layout) -> Callable[[int, int], float]:
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
    likely = [0, *(i for i in range(1, total) if weights[i] > _HOPELESS), total]
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
    """The ranges of the entry's words, line by line; a dash within a list without bullets is one of its words."""
    first, *others = entry.lines
    bulleted = after_bullet(text, first) > first.start
    starts = [after_bullet(text, line) if bulleted or line.gap else line.start for line in others]
    rest = [Span(start, line.end) for start, line in zip(starts, others, strict=True)]
    return _together(text, [Span(min(words, first.end), first.end), *rest])


def _together(text: str, pieces: Sequence[Span]) -> list[Span]:
    """The ranges, those of printed lines that the text shows as one line joined."""
    joined = [pieces[0]]
    for piece in pieces[1:]:
        if piece.start - joined[-1].end <= 1 and not text[joined[-1].end : piece.start].strip(" "):
            joined[-1] = joined[-1].cover(piece)
        else:
            joined.append(piece)
    return joined
