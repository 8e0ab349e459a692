"""Standing: in which post of a page, and in which chapter of a book, something stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from refextract.model.citation import CitationItem
from refextract.model.reference import Reference
from refextract.text import Span

__all__ = ["Grounds", "Standing"]

LEAST = 3
"""So many citations at least stand between the lists of two chapters."""


class Standing(NamedTuple):
    """The number of a post (-1 for none), and of the chapter, which ends with its list of references."""

    post: int
    chapter: int


class Grounds:
    """A document, divided into posts and chapters."""

    def __init__(self, references: Sequence[Reference], items: Sequence[CitationItem], scopes: Sequence[Span]) -> None:
        self._scopes = scopes
        self._ends = _chapter_ends(
            sorted(reference.span for reference in references if reference.origin == "list"),
            sorted(item.span.start for item in items),
        )

    def of(self, span: Span) -> Standing:
        """Where `span` stands."""
        post = next((number for number, scope in enumerate(self._scopes) if scope.contains(span)), -1)
        return Standing(post, bisect_left(self._ends, span.end))


def _chapter_ends(entries: Sequence[Span], citations: Sequence[int]) -> list[int]:
    """Where the lists end that have citations behind them, and then another list.

    >>> _chapter_ends([Span(50, 60), Span(60, 70), Span(200, 210)], [10, 20, 80, 90, 100])
    [70]
    """
    return [
        before.end
        for before, after in pairwise(entries)
        if bisect_left(citations, after.start) - bisect_right(citations, before.end) >= LEAST
    ]
