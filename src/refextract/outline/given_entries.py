"""Entries that the file itself marks: each is one raw reference of exactly its span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from refextract.model.given import GivenEntry
from refextract.model.reference import RawReference
from refextract.outline.counted_labels import labelled_lines
from refextract.outline.labels import Label, label_at
from refextract.outline.lines import Line
from refextract.outline.running_text import Hyphens
from refextract.outline.splitting import Entry, raw_reference
from refextract.text import Span

__all__ = ["GivenRun", "given_runs"]


class GivenRun(NamedTuple):
    """Neighbouring entries, and the indexes `first..end` of the lines that they stand in."""

    first: int
    end: int
    entries: tuple[RawReference, ...]


def given_runs(text: str, lines: Sequence[Line], given: Sequence[GivenEntry], hyphens: Hyphens) -> list[GivenRun]:
    """The entries that a file marks, in the order of the text; those with other lines between them are runs apart.

    An entry that holds nothing, or that lies inside another, is passed over.
    """
    placed = list(_placed(lines, given))
    runs: list[list[_Placed]] = []
    for each in placed:
        if runs and each.first <= runs[-1][-1].end:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [GivenRun(run[0].first, run[-1].end, _raw(text, run, hyphens)) for run in runs]


class _Placed(NamedTuple):
    """A given entry with the index of its first line, the index after its last, and its lines cut to its span."""

    given: GivenEntry
    first: int
    end: int
    lines: tuple[Line, ...]


def _placed(lines: Sequence[Line], given: Sequence[GivenEntry]) -> Iterator[_Placed]:
    index, reached = 0, 0
    whole = [entry for entry in given if entry.whole]
    for each in sorted(whole, key=lambda entry: (entry.span.start, -entry.span.end)):
        if each.span.start < reached:
            continue
        while index < len(lines) and lines[index].end <= each.span.start:
            index += 1
        end = index
        while end < len(lines) and lines[end].start < each.span.end:
            end += 1
        cut = tuple(_cut(line, each.span) for line in lines[index:end])
        if cut:
            reached = each.span.end
            yield _Placed(each, index, end, cut)


def _cut(line: Line, span: Span) -> Line:
    return line._replace(start=max(line.start, span.start), end=min(line.end, span.end))


def _raw(text: str, run: Sequence[_Placed], hyphens: Hyphens) -> tuple[RawReference, ...]:
    counted = labelled_lines(text, [each.lines[0] for each in run])
    labels = [counted.get(place) or _given_label(text, each) for place, each in enumerate(run)]
    return tuple(
        raw_reference(text, Entry(each.lines, label), hyphens) for each, label in zip(run, labels, strict=True)
    )


def _given_label(text: str, placed: _Placed) -> Label | None:
    """The label that the file gives an entry, where it is printed in front of it."""
    first = placed.lines[0]
    found = label_at(text, first.start, first.end) if placed.given.label else None
    return found if found and found.text == placed.given.label else None
