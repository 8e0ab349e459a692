"""Several works in one entry, as chemists and writers of footnotes print them: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from refextract.languages import words
from refextract.references.tagging.tagger import Field
from refextract.text import pattern

__all__ = ["end_of_same_author", "fields_of_first_work", "fields_of_works", "is_same_author", "may_have_border"]


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
    date or pages; one of the same authors with its title or date, if it has both of them: "Roe, J. Rivers. Oslo 2001;
    Lakes. Rome 2004".
    """
    begun: set[str] = set()
    last_date = max((place for place, field in enumerate(fields) if field.variable == "date"), default=-1)
    for place, field in enumerate(fields):
        again = field.variable in begun
        may_begin = place <= last_date or (again and field.variable in _FIRST)
        if may_begin and not begun.isdisjoint(_LAST) and _begins(source, fields, place, again, last_date):
            return place
        begun.add(field.variable)
    return len(fields)


def _begins(source: str, fields: Sequence[Field], place: int, again: bool, last_date: int) -> bool:
    """Whether a work begins with the field at `place`, `again` if one like it stands before."""
    end, start, variable = fields[place - 1].end, fields[place].start, fields[place].variable
    if again and variable in _FIRST:
        return _border.search(source, end, start) is not None
    dated = place <= last_date
    titled = variable == "title" or (variable == "date" and _is_before_title(fields, place))
    if again and titled and dated and source.find(";", end, start) >= 0:
        return True
    return dated and end_of_same_author(source, end, start) is not None


def _is_before_title(fields: Sequence[Field], place: int) -> bool:
    return place + 1 < len(fields) and fields[place + 1].variable == "title"


def may_have_border(source: str) -> bool:
    """Whether something in an entry may part two works."""
    return _border.search(source) is not None or end_of_same_author(source, 0, len(source)) is not None


def end_of_same_author(source: str, start: int, end: int) -> int | None:
    """Where words end that stand for the author of the work before, and begin another one: "1962. Ders., Rivers"."""
    found = _next_of_author.search(source, start, end)
    return found.end() if found else None


def is_same_author(text: str) -> bool:
    """Whether the words stand for the author of the work before.

    >>> is_same_author("Ders."), is_same_author("Roe")
    (True, False)
    """
    return _same_author.fullmatch(text) is not None


_FIRST = frozenset({"author", "container-title"})
_LAST = frozenset({"date", "page"})
_border = pattern(r";|[.,]\s*(?:\([b-h]\)|[b-h]\))|\b(?:[Ss]ee also|[Cc]f\.)\s")


@pattern
def _next_of_author() -> str:
    return rf"[.;]\s+(?i:{_same_words()})(?:[,:.]\s*|\s+)"


@pattern
def _same_author() -> str:
    return rf"(?i:{_same_words()})[\s,:.]*"


def _same_words() -> str:
    return "|".join(regex.escape(word) for word in sorted(words("same_author_words"), key=len, reverse=True))
