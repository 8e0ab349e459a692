"""Several works in one entry, as chemists and physicists print them: where the first one ends."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = ["fields_of_first_work"]


def fields_of_first_work(source: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields before the second work of an entry; all of them where it has one.

    A second work begins with authors or a host behind a semicolon or a letter in brackets, once the first one has its
    date or pages.

    >>> source = "Roe, J. Water 2001, 3, 5; Doe, A. Silt 2004"
    >>> printed = [Field("author", 0, 7), Field("date", 14, 18), Field("author", 26, 33), Field("date", 39, 43)]
    >>> fields_of_first_work(source, printed)
    [Field(variable='author', start=0, end=7, score=1.0), Field(variable='date', start=14, end=18, score=1.0)]
    """
    begun: set[str] = set()
    for place, field in enumerate(fields):
        again = field.variable in begun and field.variable in _FIRST
        if again and not begun.isdisjoint(_LAST) and _border.search(source, fields[place - 1].end, field.start):
            return fields[:place]
        begun.add(field.variable)
    return fields


_FIRST = frozenset({"author", "container-title"})
_LAST = frozenset({"date", "page"})
_border = pattern(r";|[.,]\s*(?:\([b-h]\)|[b-h]\))|\b(?:[Ss]ee also|[Cc]f\.)\s")
