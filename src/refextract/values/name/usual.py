"""Usual orders: what the lists of names of one document tell of those among them that could be read in two ways."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from refextract.values.name.costs import is_spelt
from refextract.values.name.order import Order, order_costs
from refextract.values.name.pieces import Piece

__all__ = ["UsualOrder", "as_costs", "order_of_most"]

UsualOrder = tuple[float, ...]
"""What each order of `_PARTS` costs more in a document."""

_PARTS: dict[Order, tuple[str, str]] = {
    "given first": ("direct", "direct"),
    "family first": ("turned", "turned"),
    "inverted": ("inverted", "inverted"),
    "first inverted": ("inverted", "direct"),
    "families alone": ("alone", "alone"),
}
"""How the first name and how those behind it are printed."""

_SURE = 0.8
"""By how much the order of a list is cheaper than the next one where it counts for others."""
_DOUBTFUL = 3.0
"""And where others could tell more than the list itself."""
_WEIGHT, _MOST = 0.7, 2.0
"""What it costs to be unlike the others, for each nat, and how much at most for the first name and for the others."""


def order_of_most(lists: Iterable[Sequence[Sequence[Piece]]]) -> UsualOrder | None:
    """What each order costs more among these lists (groups of pieces); None where they tell nothing or need not."""
    firsts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    doubtful = False
    listed = list(lists)
    if not any(map(_has_spelt, listed)):
        return None
    for groups in listed:
        costs = order_costs(groups)
        order, *rest = sorted(costs, key=costs.__getitem__)
        alone = sum(map(len, groups)) < _TWO
        margin = costs[rest[0]] - costs[order] if rest and not _agree(order, rest[0], alone=alone) else _DOUBTFUL
        doubtful = doubtful or (margin < _DOUBTFUL and _has_spelt(groups))
        if margin < _SURE:
            continue
        firsts[_PARTS[order][0]] += 1
        if not _is_one_name(groups, order):
            others[_PARTS[order][1]] += 1
    if not doubtful or not firsts:
        return None
    return tuple([_cost(firsts, first) + _cost(others, other) for first, other in _PARTS.values()])


_TWO = 2


def _has_spelt(groups: Sequence[Sequence[Piece]]) -> bool:
    """Whether a name is a row of words without initials: all others tell their order."""
    return any(is_spelt(piece) for group in groups for piece in group)


def _agree(one: Order, other: Order, *, alone: bool) -> bool:
    return alone and _PARTS[one][0] == _PARTS[other][0]


def _is_one_name(groups: Sequence[Sequence[Piece]], order: Order) -> bool:
    """Whether a list has one name, which tells nothing of those behind the first one."""
    pieces = sum(map(len, groups))
    return pieces == 1 or (pieces == _TWO and _PARTS[order][0] == "inverted")


def _cost(seen: Counter[str], part: str) -> float:
    """What it costs to be printed so, by how many others are."""
    total = seen.total()
    if not total:
        return 0.0
    return min(_MOST, -_WEIGHT * math.log((seen[part] + 0.5) / (total + 1)))


def as_costs(usual: UsualOrder) -> Mapping[Order, float]:
    """The same by the names of the orders."""
    return dict(zip(_PARTS, usual, strict=True))
