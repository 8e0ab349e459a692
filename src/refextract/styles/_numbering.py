"""Numbering: which numbers the reference list allows, and how well the groups of a text fit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from refextract.model.reference import Reference
from refextract.styles._groups import Group
from refextract.styles._numbers import numbers

__all__ = ["Fit", "Numbering", "fit", "numbering_of"]

_MOST_LABELS = 0.6
_SORTED = 0.85
_SLACK = 1.1


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a reference list says of its numbers: the largest (0 without a list), and where they come from.

    `labelled` says that the entries bear numbers, `sorted` that they stand in alphabetical order.
    """

    largest: int
    labelled: bool
    sorted: bool

    @property
    def limit(self) -> int:
        """The largest number that may be a citation; a list may have lost an entry or two on its way."""
        return int(self.largest * _SLACK) + 1 if self.largest else 999

    def allows(self, group: Group) -> bool:
        """Whether all numbers of the group can be entries."""
        return all(1 <= number <= self.limit for number in numbers(group))


@dataclass(frozen=True, slots=True)
class Fit:
    """How groups fit a numbering, in shares from 0 to 1.

    `distinct` counts the entries they name; `covered` is its share of the list; `ordered` is the share of entries
    that are first named after all smaller ones, near 1 where a list stands in the order of citation.
    """

    distinct: int
    covered: float
    ordered: float
    first: int

    @property
    def in_order(self) -> bool:
        """Whether the numbers grow as citations of a list in the order of citation do."""
        return self.ordered >= 0.7 and self.first <= 2


def numbering_of(references: Sequence[Reference]) -> Numbering:
    """The numbering of a list by its labels, or else by the place of its entries."""
    labels = [int(found[1]) for each in references if each.label and (found := _label().fullmatch(each.label))]
    labelled = bool(labels) and len(labels) >= _MOST_LABELS * len(references)
    largest = max(*labels, len(references)) if labelled else len(references)
    return Numbering(min(largest, 2 * len(references)), labelled, _is_sorted(references))


def fit(groups: Sequence[Group], numbering: Numbering) -> Fit:
    """How the groups that the numbering allows fit it."""
    seen: set[int] = set()
    largest = rising = first = 0
    for group in groups:
        for number in numbers(group) if numbering.allows(group) else ():
            if number not in seen:
                seen.add(number)
                first = first or number
                rising += number > largest
                largest = max(largest, number)
    return Fit(len(seen), len(seen) / (numbering.largest or largest or 1), rising / (len(seen) or 1), first)


def _is_sorted(references: Sequence[Reference]) -> bool:
    letters = [found[0].casefold() for each in references if (found := _word().search(each.text))]
    return sum(a <= b for a, b in pairwise(letters)) >= _SORTED * max(1, len(letters) - 1)


@cache
def _label() -> regex.Pattern[str]:
    return regex.compile(r"[\[(]?\s*+(\d{1,4})[a-z]?\s*+[\]).:]*+")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\p{L}{2}")
