"""Bylines: raised figures of ``Anna Example¹, Boris Sample²`` lead from names to institutions, and cite nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from refextract.citations.styles._groups import Group
from refextract.languages import words
from refextract.lexicons import first_names
from refextract.text import Span, pattern

__all__ = ["without_bylines"]

_MOST_NAMES = 0.75
_FRONT = 3000  # characters in which a line of names needs no name that is known
_SHORT = 3  # letters of a particle: "de", "van"


def without_bylines(text: str, groups: Sequence[Group]) -> list[Group]:
    """The groups, sorted, that stand neither in a line of names nor at the start of a line, before an institution."""
    return [group for line, inside in _lines(text, groups) for group in _kept(text, line, inside)]


def _lines(text: str, groups: Sequence[Group]) -> Iterator[tuple[Span, list[Group]]]:
    """The groups line by line."""
    line, inside = Span(0, 0), list[Group]()
    for group in groups:
        if group.span.start >= line.end:
            if inside:
                yield line, inside
            line, inside = _line(text, line.end, group.span), []
        inside.append(group)
    if inside:
        yield line, inside


def _line(text: str, after: int, span: Span) -> Span:
    """The line of `span`, which starts behind `after`."""
    end = text.find("\n", span.end)
    return Span(max(after, text.rfind("\n", after, span.start) + 1), len(text) if end < 0 else end)


def _kept(text: str, line: Span, groups: list[Group]) -> list[Group]:
    if all(_stands_at_name(text, group) for group in groups) and _is_of_names(text, line):
        return []
    return [group for group in groups if group.span.start > line.start]


def _stands_at_name(text: str, group: Group) -> bool:
    start, end = group.span.start, group.span.end
    return bool(_before.search(text, max(0, start - 2), start) and _after_name.match(text, end))


def _is_of_names(text: str, line: Span) -> bool:
    found = [word for word in _word.findall(text, line.start, line.end) if word.casefold() not in words("and_words")]
    names = [word for word in found if word[0].isupper()]
    others = [word for word in found if len(word) > _SHORT and not word[0].isupper()]
    if line.start > _FRONT and first_names().isdisjoint(names):  # a heading in capitals
        return False
    return len(names) > 1 and len(names) >= _MOST_NAMES * (len(names) + len(others))


@pattern
def _after_name() -> str:
    ands = "|".join(regex.escape(word) for word in words("and_words"))
    return rf"(?m)[*†‡§#¶\^}}]*+(?:[,;]|[^\S\n]*+$|\s++(?:{ands})(?!\w))"


_before = pattern(r"(?:\p{L}[.,]?|[\s*†‡§#¶^])$")  # no bracket, as behind a year
_word = pattern(r"\p{L}++")
