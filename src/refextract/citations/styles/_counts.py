"""Counts: ``(1) interviews, (2) visits and (3) walks`` numbers what is listed, and cites nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from refextract.citations.styles._groups import Group
from refextract.citations.styles._numbers import numbers
from refextract.languages import words
from refextract.text import pattern

__all__ = ["without_counts"]


def without_counts(text: str, groups: Sequence[Group]) -> list[Group]:
    """The groups that are not part of a count from 1 on.

    A number counts where a word follows it, and a comma, an "and" or a line's start comes before it.
    """
    counted = {id(group) for count in _counts(text, groups) for group in count}
    return [group for group in groups if id(group) not in counted]


def _counts(text: str, groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Runs of at least two groups that are numbered from 1 on."""
    run: list[Group] = []
    for group in groups:
        number = _counting_number(text, group)
        if number == len(run) + 1 and (number == 1 or _is_set_off(text, group)):
            run.append(group)
        elif number == 1:
            yield from [run] if len(run) > 1 else []
            run = [group]
    yield from [run] if len(run) > 1 else []


def _counting_number(text: str, group: Group) -> int:
    """The number of a group of one that stands before a word, else 0."""
    found = numbers(group)
    return found[0] if len(found) == 1 and not group.prose and _before_word.match(text, group.span.end) else 0


def _is_set_off(text: str, group: Group) -> bool:
    return bool(_break.search(text, max(0, group.span.start - 12), group.span.start))


_before_word = pattern(r"\s?[\p{L}\p{Pi}\"']")


@pattern
def _break() -> str:
    ands = "|".join(regex.escape(word) for word in words("and_words"))
    return rf"(?i)(?:[\n,;:.]|(?<!\w)(?:{ands}|or|o|ou|oder))[ ]?$"
