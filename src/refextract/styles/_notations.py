"""Notations of numbered citations: which one a document uses, if any.

A document keeps to one notation. The list decides what can be a citation at all: its labels, its length, and whether
the numbers of the text cover it and come in its order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from refextract.citations import Reading
from refextract.styles._bracketed import round_groups, square_groups
from refextract.styles._groups import Group
from refextract.styles._numbering import Fit, Numbering, fit, numbering_of
from refextract.styles._raised import fused_groups, raised_groups

__all__ = ["Choice", "Notation", "choose"]

Notation = Literal["square", "round", "raised", "fused"]


class Choice(NamedTuple):
    """The notation of a document and the groups it is made of."""

    notation: Notation
    groups: tuple[Group, ...]
    score: float


class _Demand(NamedTuple):
    """The least share of the list that a notation must cover, by what is known of the list."""

    labelled: float
    in_order: float
    unordered: float


_DEMANDS: dict[Notation, _Demand] = {
    "square": _Demand(0.05, 0.4, 0.6),
    "round": _Demand(0.25, 0.5, 2),
    "raised": _Demand(0.25, 0.5, 2),
    "fused": _Demand(0.4, 0.6, 2),
}


_FEWEST = 5  # entries named, where the list bears no labels: (1), (2), (3) may count anything
_FINDERS: dict[Notation, Callable[[str], list[Group]]] = {
    "square": square_groups,
    "round": round_groups,
    "raised": raised_groups,
    "fused": fused_groups,
}


def choose(reading: Reading) -> Choice | None:
    """The notation that covers most of the list, or None where none convinces."""
    numbers = numbering_of(reading.references)
    best: Choice | None = None
    for notation, find in _FINDERS.items():
        groups = [group for group in find(reading.text) if numbers.allows(group)]
        found = fit(groups, numbers)
        if _convinces(notation, found, numbers) and (best is None or found.covered > 1.2 * best.score):
            best = Choice(notation, tuple(groups), found.covered)
    return best


def _convinces(notation: Notation, found: Fit, numbers: Numbering) -> bool:
    demand = _DEMANDS[notation]
    if not numbers.largest:
        return notation == "square" and found.distinct >= 3 and found.in_order and found.covered >= 0.7
    if numbers.labelled:
        return found.covered >= demand.labelled and found.distinct >= (1 if notation == "square" else 2)
    if found.distinct < _FEWEST:
        return False
    if found.in_order and not numbers.sorted:
        return found.covered >= demand.in_order
    return found.covered >= demand.unordered
