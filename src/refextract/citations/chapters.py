"""Chapters: the parts of a document that each have a reference list of their own, with text of their own before it.

A volume of proceedings, a thesis made of papers, a handbook: each part cites by its own list, in its own way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from refextract.model.reference import Reference
from refextract.outline.parts import Outline, ReferenceList
from refextract.text import Span, TextView
from refextract.values.figures import whole

__all__ = ["chapters_of"]

_FEWEST_ENTRIES = 3
_LEAST_TEXT = 2000  # characters between two lists: what is less is a note on the sources


def chapters_of(outline: Outline, references: tuple[Reference, ...]) -> list[tuple[Outline, tuple[Reference, ...]]]:
    """The outlines of the chapters, each with its text and its lists, and the references that it cites by.

    These are those of its own lists, and what stands in no list. Where there is one list all is one chapter.
    """
    cuts = _cuts(outline)
    if not cuts:
        return [(outline, references)]
    shown = outline.running.to_source(Span(0, len(outline.running.text)))
    end = max(shown.end, outline.lists[-1].span.end)
    parts = [_part(outline, Span(a, b)) for a, b in pairwise([0, *cuts, end])]
    return [(part, _cited(references, part)) for part in parts]


def _cited(references: Sequence[Reference], outline: Outline) -> tuple[Reference, ...]:
    spans = [each.span for each in outline.lists]
    starts = [span.start for span in spans]
    return tuple(each for each in references if each.origin != "list" or _is_in(each.span, spans, starts))


def _is_in(span: Span, spans: Sequence[Span], starts: Sequence[int]) -> bool:
    index = bisect_left(starts, span.start + 1) - 1
    return index >= 0 and spans[index].contains(span)


def _cuts(outline: Outline) -> list[int]:
    """Where chapters end: behind a list that text follows, and then another list."""
    lists = [each for each in outline.lists if len(each.entries) >= _FEWEST_ENTRIES]
    return [a.span.end for a, b in pairwise(lists) if _begins_anew(a, b) and _between(outline.running, a, b)]


def _between(running: TextView, before: ReferenceList, after: ReferenceList) -> bool:
    """Whether there is enough text between two lists."""
    return len(running.from_source(Span(before.span.end, after.span.start))) >= _LEAST_TEXT


def _begins_anew(before: ReferenceList, after: ReferenceList) -> bool:
    """Whether the numbers of a list, if both have some, do not go on with those of the one before."""
    first, second = _numbers(before), _numbers(after)
    return not first or not second or min(second) <= max(1, min(first))


def _numbers(listed: ReferenceList) -> list[int]:
    numbers = (whole(entry.label) for entry in listed.entries)
    return [number for number in numbers if number is not None]


def _part(outline: Outline, span: Span) -> Outline:
    lists = tuple(each for each in outline.lists if span.contains(each.span))
    return replace(outline, running=outline.running.part(outline.running.from_source(span)), lists=lists)
