"""Numbering: which numbers the reference list allows, and how well the groups of a text fit it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from refextract.citations.styles._groups import Group
from refextract.citations.styles._numbers import numbers
from refextract.model.reference import Reference
from refextract.text import pattern
from refextract.values.figures import number_of
from refextract.values.rises import longest_rise

__all__ = ["Course", "Fit", "Numbering", "fit", "numbering_of"]

_MOST_LABELS = 0.6
_SORTED = 0.85
_SLACK = 1.1
_LOST = 2
_IN_ORDER = 0.7


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a reference list says of its numbers: the largest (0 without a list), and where they come from.

    `labelled` says that the entries bear numbers, `sorted` that they stand in alphabetical order. No number above the
    `limit` is a citation.
    """

    largest: int
    labelled: bool
    sorted: bool
    limit: int

    def reaching(self, groups: Sequence[Group]) -> Numbering:
        """The numbering with its limit where the groups stop to count on from it; only where entries bear numbers."""
        if not self.labelled:
            return self
        cited = {number for group in groups for number in numbers(group)}
        limit = next(number for number in count(self.limit) if number + 1 not in cited)
        return replace(self, limit=limit)

    def allows(self, group: Group) -> bool:
        """Whether all numbers of the group can be entries."""
        return all(1 <= number <= self.limit for number in numbers(group))


@dataclass(frozen=True, slots=True)
class Course:
    """The longest rise of numbers that a text names for the first time: how a list in order of citation is walked.

    `places` are the positions of the groups, `heights` the numbers, both ever larger.
    """

    places: tuple[int, ...] = ()
    heights: tuple[int, ...] = ()

    def reached(self, place: int) -> int:
        """The largest number named up to `place`."""
        index = bisect_right(self.places, place)
        return self.heights[index - 1] if index else 0

    def expects(self, place: int, number: int) -> bool:
        """Whether `number` can stand at `place`: it was named before, or it fills a gap that the course left."""
        index = bisect_right(self.places, place)
        return number <= self.reached(place) or index >= len(self.heights) or number < self.heights[index]


@dataclass(frozen=True, slots=True)
class Fit:
    """How groups fit a numbering: `distinct` entries named, the share `covered` of the list, and in what `course`."""

    distinct: int
    covered: float
    course: Course

    @property
    def in_order(self) -> bool:
        """Whether the numbers grow as citations of a list in the order of citation do."""
        heights = self.course.heights
        return len(heights) >= _IN_ORDER * self.distinct and bool(heights) and heights[0] <= 2


def numbering_of(references: Sequence[Reference]) -> Numbering:
    """The numbering of a list by its labels, or else by the place of its entries."""
    labels = [number_of(found[1]) for each in references if each.label and (found := _label.fullmatch(each.label))]
    labelled = bool(labels) and len(labels) >= _MOST_LABELS * len(references)
    largest = max(*labels, len(references)) if labelled else len(references)
    largest = min(largest, 2 * len(references))
    return Numbering(largest, labelled, _is_sorted(references), _limit(largest))


def _limit(largest: int) -> int:
    """The largest number that a list allows, which may have lost an entry or two on its way."""
    return max(int(largest * _SLACK) + 1, largest + _LOST) if largest else _MOST


_MOST = 999


def fit(groups: Sequence[Group], numbering: Numbering) -> Fit:
    """How the groups, all of which the numbering allows, fit it."""
    firsts: dict[int, int] = {}
    for group in groups:
        for number in numbers(group):
            firsts.setdefault(number, group.span.start)
    size = numbering.largest or max(firsts, default=1)
    return Fit(len(firsts), len(firsts) / size, _course(firsts))


def _course(firsts: Mapping[int, int]) -> Course:
    """The longest rise among first mentions (number -> place, in the order of the text)."""
    named = list(firsts.items())
    rise = [named[index] for index in longest_rise([number for number, _ in named])]
    return Course(tuple(place for _, place in rise), tuple(number for number, _ in rise))


def _is_sorted(references: Sequence[Reference]) -> bool:
    letters = [found[0].casefold() for each in references if (found := _word.search(each.text))]
    return sum(a <= b for a, b in pairwise(letters)) >= _SORTED * max(1, len(letters) - 1)


_label = pattern(r"[\[(]?\s*+(\d{1,4})[a-z]?\s*+[\]).:]*+")
_word = pattern(r"\p{L}{2}")
