"""Several works in one entry, as chemists and physicists print them: where one ends and the next one begins."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = ["fields_of_first_work", "fields_of_works"]


def fields_of_first_work(source: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields before the second work of an entry; all of them where it has one.

    >>> source = "Roe, J. Water 2001, 3, 5; Doe, A. Silt 2004"
    >>> printed = [Field("author", 0, 7), Field("date", 14, 18), Field("author", 26, 33), Field("date", 39, 43)]
    >>> fields_of_first_work(source, printed)
    [Field(variable='author', start=0, end=7, score=1.0), Field(variable='date', start=14, end=18, score=1.0)]
    """
    end = _end_of_work(source, fields)
    return fields if end == len(fields) else fields[:end]


def fields_of_works(source: str, fields: Sequence[Field]) -> list[Sequence[Field]]:
    """The fields of each work of an entry, in its order."""
    works: list[Sequence[Field]] = []
    rest = fields
    while rest:
        end = _end_of_work(source, rest)
        works.append(rest[:end])
        rest = rest[end:]
    return works


def _end_of_work(source: str, fields: Sequence[Field]) -> int:
    """How many fields the first work has.

    A second one begins with authors or a host behind a semicolon or a letter in brackets, once the first one has its
    date or pages.
    """
    begun: set[str] = set()
    for place, field in enumerate(fields):
        again = field.variable in begun and field.variable in _FIRST
        if again and not begun.isdisjoint(_LAST) and _border.search(source, fields[place - 1].end, field.start):
            return place
        begun.add(field.variable)
    return len(fields)


_FIRST = frozenset({"author", "container-title"})
_LAST = frozenset({"date", "page"})
_border = pattern(r";|[.,]\s*(?:\([b-h]\)|[b-h]\))|\b(?:[Ss]ee also|[Cc]f\.)\s")
