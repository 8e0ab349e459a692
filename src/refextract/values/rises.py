"""Rises: what of a sequence stands in order, when as little as may be is left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

__all__ = ["longest_rise"]

K = TypeVar("K", int, str)


def longest_rise(keys: Sequence[K], *, level: bool = False) -> list[int]:
    """The places of a longest run of keys that rise, or (`level`) never fall; by patience sorting.

    >>> longest_rise([1, 5, 2, 2, 3]), longest_rise([1, 5, 2, 2, 3], level=True)
    ([0, 3, 4], [0, 2, 3, 4])
    """
    tops: list[K] = []
    holders: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        pile = bisect_right(tops, key) if level else bisect_left(tops, key)
        before.append(holders[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [key]
        holders[pile : pile + 1] = [place]
    rise: list[int] = []
    place = holders[-1] if holders else -1
    while place >= 0:
        rise.append(place)
        place = before[place]
    return rise[::-1]
