"""Orders: in which order a list gives the parts of its names, decided for all of it at once.

Every order that a list may have reads all of it, each step at its cost, those against the order dearer; the order
that reads the list at the least cost is taken. So "Dzmitry Doe, Xyro Roe, and Jane Poe" are three people who are called
by their given names first, whatever is known of the words, and "García Márquez, Gabriel, Jane Doe" are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from refextract.text import pattern
from refextract.values.name.costs import (
    DEAR,
    LONELY,
    SHORT,
    direct_cost,
    family_cost,
    inverted_cost,
    is_spelt,
    spelt_cost,
)
from refextract.values.name.manner import ALONE, COMPOUNDING, family_first
from refextract.values.name.pieces import Piece
from refextract.values.name.words import name_weight

__all__ = ["Order", "Step", "order_costs", "ordered_steps"]

Order = Literal["given first", "family first", "inverted", "first inverted", "families alone"]
"""How most names of a list are printed: "Jane Doe", "Doe Jane", "Doe, Jane", the first so and the others not, "Doe"."""

Step = tuple[str, Sequence[Piece]]
"""How pieces are taken, and which: "inverted" are two, for instance."""

_Longer = tuple[tuple[int, str, float], ...]
"""Sizes, kinds and costs of readings that take more than one piece."""

_PRIOR: dict[Order, float] = {
    "given first": 0.0,
    "inverted": 0.0,
    "first inverted": 0.3,
    "families alone": 0.5,
    "family first": 0.0,
}
_TURNED, _ALL_TURNED = 1.0, 1.6
"""What it costs to find that a name which is spelt out has the family name first, and that all of several have."""
_AGAINST = 1.5
"""What a step costs more that is not in the order of the list."""
_LONELY_FIRST = 1.0
"""What a single word costs more that a list begins with: what stands behind its comma is rather its given name."""
_AMONG_LONELY = 0.5
"""What a single word costs where the whole list has only family names."""
_DEAREST = 2.5
"""Of a piece; above it nothing is sure and the group is one literal."""
_RUN = 8
"""Pieces; no name of an organisation has more commas."""


class _Reading(NamedTuple):
    """The cheapest way to read the pieces up to some place: its cost, and the last step of it."""

    cost: float
    start: int
    how: str


def ordered_steps(
    groups: Sequence[Sequence[Piece]], usual: Mapping[Order, float] | None = None
) -> tuple[Order, list[list[Step]]]:
    """The order that the list of these groups has, and the steps that read each group; none where it is too dear.

    `usual` says what each order costs more for what other lists of the same document are like.
    """
    sure = [_sure_steps(pieces) for pieces in groups]
    if None not in sure:
        steps = [each for each in sure if each is not None]
        turned = any(how == "direct" and taken[0].kinds[-1] in "ICP" for each in steps for how, taken in each)
        return "family first" if turned else "given first", steps
    if all(map(_is_inverted_pair, groups)):
        return "inverted", [[("inverted", pieces)] for pieces in groups]
    if not usual and _is_direct(groups):
        return "given first", [[("direct", [piece]) for piece in pieces] for pieces in groups]
    read = _all_readings(groups)
    order = min(read, key=lambda order: read[order][0] + (usual[order] if usual else 0.0))
    return order, [_steps(pieces, each) for pieces, each in zip(groups, read[order][1], strict=True)]


def _is_direct(groups: Sequence[Sequence[Piece]]) -> bool:
    """Whether all pieces are whole names in spoken order, at a cost below what any other order can have."""
    pieces = [piece for group in groups for piece in group]
    cost = 0.0
    for piece in pieces:
        if piece.organisation or piece.kinds[-1] != "W" or piece.kinds in ALONE or "X" in piece.kinds:
            return False
        if piece.joint in COMPOUNDING and piece.joint:
            return False
        cost += _own_cost(piece, "given first", first=False)
    return cost < min(_PAIR_OF_DOUBLES * len(pieces), _ALL_TURNED if len(pieces) > 1 else _TURNED)


_PAIR_OF_DOUBLES = 0.9
"""What a piece costs at least where two of two words each are family name and given names."""


def _is_inverted_pair(pieces: Sequence[Piece]) -> bool:
    """Whether a group is a family name of one word and what may be its given names: no other order can be cheaper."""
    if len(pieces) != _PAIR:
        return False
    first, last = pieces
    if first.kinds not in ALONE or last.joined or first.organisation or last.organisation or last.kinds == "S":
        return False
    return inverted_cost(first, last) <= LONELY


def order_costs(groups: Sequence[Sequence[Piece]]) -> dict[Order, float]:
    """What it costs to read the list in each order that it may have, however common that is."""
    return {order: cost - _prior(order, groups) for order, (cost, _) in _all_readings(groups).items()}


def _all_readings(groups: Sequence[Sequence[Piece]]) -> dict[Order, tuple[float, list[list[_Reading]]]]:
    """The cheapest readings of each group in each order that the list may have, and what they cost together."""
    read: dict[Order, tuple[float, list[list[_Reading]]]] = {}
    longer = [_all_longer(pieces) for pieces in groups]  # the same in every order
    for order in _possible_orders(groups):
        readings = [
            _readings(pieces, more, order, leads=place == 0)
            for place, (pieces, more) in enumerate(zip(groups, longer, strict=True))
        ]
        read[order] = _prior(order, groups) + sum([each[-1].cost for each in readings]), readings
    return read


def _prior(order: Order, groups: Sequence[Sequence[Piece]]) -> float:
    if order == "family first" and True not in [_is_turned(piece) for group in groups for piece in group]:
        return _TURNED if sum(map(len, groups)) == 1 else _ALL_TURNED
    return _PRIOR[order]


def _steps(pieces: Sequence[Piece], best: Sequence[_Reading]) -> list[Step]:
    if best[-1].cost > _DEAREST * len(pieces):
        return []
    steps: list[Step] = []
    end = len(pieces)
    while end:
        steps.append((best[end].how, pieces[best[end].start : end]))
        end = best[end].start
    return steps[::-1]


def _possible_orders(groups: Sequence[Sequence[Piece]]) -> Iterator[Order]:
    pieces = [piece for group in groups for piece in group]
    yield "given first"
    if True in [is_spelt(piece) or _is_turned(piece) for piece in pieces]:
        yield "family first"
    if True in [len(group) > 1 for group in groups]:
        yield "inverted"
        if len(pieces) > _PAIR:
            yield "first inverted"
    lonely = sum([piece.kinds in ALONE for piece in pieces])
    if lonely > 1 and (lonely > _PAIR or pieces[-1].joined):
        yield "families alone"


_PAIR = 2


# ------------------------------------------------------------------------------------ lists that can be read in one way


def _sure_steps(pieces: Sequence[Piece]) -> list[Step] | None:
    """The steps of the one reading that costs nothing, which is the cheapest and what most lists have; None without it.

    There is but one: a family name that needs the given names behind it is never a whole name or given names itself.
    """
    steps: list[Step] = []
    family: Piece | None = None
    for piece in pieces:
        is_family, is_given, is_whole = _sure_parts(piece.kinds, piece.organisation)
        if family is not None:
            if not is_given or piece.joined:
                return None
            steps.append(("inverted", [family, piece]))
            family = None
        elif is_family:
            family = piece
        elif is_whole:
            steps.append(("direct", [piece]))
        else:
            return None
    return None if family is not None else steps


@lru_cache(maxsize=1024)
def _sure_parts(kinds: str, organisation: int) -> tuple[bool, bool, bool]:
    """Whether a piece can at no cost be a family name, the given names behind one, and a whole name."""
    if organisation == 2 or "X" in kinds or "S" in kinds:
        return False, False, False
    bare = kinds.replace("P", "")
    is_initials = bool(bare) and not bare.strip("IC")
    is_whole = bool(bare.strip("IC")) and "N" not in kinds and ("I" in kinds or "C" in kinds) and len(kinds) <= SHORT
    return bare in ("W", "C", "N"), is_initials and bare != "C", is_whole and kinds[0] != "C"


# ------------------------------------------------------------------------------------------------ readings in one order


def _all_longer(pieces: Sequence[Piece]) -> list[_Longer]:
    """The readings of more than one piece that end at each."""
    organised = max([piece.organisation for piece in pieces], default=0) > 0
    return [
        tuple(_longer(pieces, end, organised=organised)) if end > 1 or organised else ()
        for end in range(1, len(pieces) + 1)
    ]


def _readings(pieces: Sequence[Piece], longer: Sequence[_Longer], order: Order, *, leads: bool) -> list[_Reading]:
    """The cheapest reading up to every place in that order; the group that `leads` has the first name of the list."""
    best = [_Reading(0.0, 0, "")]
    for end, (piece, more) in enumerate(zip(pieces, longer, strict=True), start=1):
        cost, start, how = best[-1].cost + _own_cost(piece, order, first=leads and end == 1), end - 1, "direct"
        for size, other, added in more:
            before = best[end - size].cost + added
            if other == "inverted" and not _inverts(order, first=leads and end == size):
                before += _AGAINST
            if before < cost:
                cost, start, how = before, end - size, other
        best.append(_Reading(cost, start, how))
    return best


def _inverts(order: Order, *, first: bool) -> bool:
    return order == "inverted" or (order == "first inverted" and first)


def _own_cost(piece: Piece, order: Order, *, first: bool) -> float:
    """What it costs to read one piece as a name in that order."""
    if piece.kinds in ALONE:
        return _alone_cost(piece, order, first=first)
    if piece.organisation == 2:
        return direct_cost(piece)
    turned = order == "family first"
    if is_spelt(piece):
        return spelt_cost(piece, family_first=turned) + (0.0 if turned else _against(order, first=first))
    cost = direct_cost(piece)
    if piece.kinds[-1] in "NS" or "X" in piece.kinds:
        return cost
    if _is_turned(piece):
        return cost if turned else cost + _AGAINST
    return cost + (_AGAINST if turned else _against(order, first=first))


def _alone_cost(piece: Piece, order: Order, *, first: bool) -> float:
    if order == "families alone":
        return _AMONG_LONELY + family_cost(piece)
    return LONELY + (_LONELY_FIRST if first else 0.0)


def _against(order: Order, *, first: bool) -> float:
    """What a name with the given names first costs more in an order of other names."""
    if order == "given first" or (order == "first inverted" and not first):
        return 0.0
    return _AGAINST


def _is_turned(piece: Piece) -> bool:
    """Whether initials stand behind the family name: "Doe J", "Doe Jane R."."""
    return piece.kinds.rstrip("P")[-1:] in ("I", "C") and "W" in piece.kinds


def _longer(pieces: Sequence[Piece], end: int, *, organised: bool) -> Iterator[tuple[int, str, float]]:
    """Sizes, kinds and costs of the readings that take more than the last piece."""
    last = pieces[end - 1]
    if end >= 2 and not last.joined:
        first = pieces[end - 2]
        yield (2, "direct", direct_cost(first)) if last.kinds == "S" else (2, "inverted", inverted_cost(first, last))
    if end >= 2 and last.joint in COMPOUNDING and _compound_head.fullmatch(pieces[end - 2].kinds):
        yield 2, "compound direct", 1.0 + direct_cost(last) if family_first.fullmatch(last.kinds) else DEAR * 2
    if end >= 2 and last.joint in COMPOUNDING and last.kinds == "W" and _may_be_compound(pieces[end - 2]):
        yield 2, "compound behind", 1.0
    if end >= 3 and not last.joined:
        yield from _three(pieces[end - 3 : end])
    if organised:
        yield from _runs(pieces, end)


_compound_head = pattern("P{0,2}W")


def _may_be_compound(first: Piece) -> bool:
    """Whether a whole name may be followed by the second part of its family name: "A. da Costa e Silva".

    That would rather be another person behind a given name that is spelt out, but for an "and" that stands before it.
    """
    return (_behind_any if first.joined else _behind_initials).fullmatch(first.kinds) is not None


_behind_initials = pattern("[IC]+P*W")
_behind_any = pattern("[WIC]+P*W")


def _three(taken: Sequence[Piece]) -> Iterator[tuple[int, str, float]]:
    first, middle, last = taken
    if last.kinds == "S" and not middle.joined:
        yield 3, "inverted", inverted_cost(first, middle)
    if middle.kinds == "S" and not middle.joined:
        yield 3, "inverted", inverted_cost(first, last)
    if middle.joint in COMPOUNDING and _compound_head.fullmatch(first.kinds) and middle.kinds == "W":
        yield 3, "compound", 1.0 + inverted_cost(first, last)


def _runs(pieces: Sequence[Piece], end: int) -> Iterator[tuple[int, str, float]]:
    """Organisations with commas and "and" in their names."""
    if not any(piece.organisation for piece in pieces[max(0, end - _RUN) : end]):
        return
    for size in range(1, min(_RUN, end) + 1):
        taken = pieces[end - size : end]
        told = max(piece.organisation for piece in taken)
        if told:
            cost = _RUNS[told][0] + _RUNS[told][1] * (size - 1)
            yield size, "literal", cost + sum([_in_run_cost(piece) for piece in taken])


def _in_run_cost(piece: Piece) -> float:
    """What it costs more to take a piece for a part of an organisation that may as well be a person."""
    if "I" in piece.kinds:
        return _AGAINST
    return _PERSON_IN_RUN if not piece.organisation and is_spelt(piece) and name_weight(piece.words[0]) > 0 else 0.0


_PERSON_IN_RUN = 0.6


_RUNS = {1: (0.7, 0.6), 2: (0.5, 0.4)}
"""What the first piece of an organisation costs and what each further one does, by how surely it is one."""
