"""Reading a row of pieces: the cheapest way to take them for names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from refextract.text import pattern
from refextract.values.name.making import han_pattern, name_of_step
from refextract.values.name.manner import ALONE, COMPOUNDING, Manner, family_first, in_manner
from refextract.values.name.person import Name, made_name
from refextract.values.name.pieces import Piece, piece_of
from refextract.values.name.words import is_given_name, word_kind

__all__ = ["group_names", "is_unread"]

_LONELY, _DEAR = 2.0, 3.0
_AMONG_LONELY = 0.5  # for a single word where the whole list has only family names
_MOSTLY = 0.7  # of the pieces are single words where a list has only family names
_DEAREST = 2.5  # a piece; above it nothing is sure and the group is one literal
_RUN = 8  # pieces; no name of an organisation has more commas


class _Reading(NamedTuple):
    """The cheapest way to read the pieces up to some place: its cost, and the last step of it."""

    cost: float
    start: int
    how: str


def group_names(group: str, pieces: list[Piece], manner: Manner) -> list[Name]:
    """The names of a group, read in the cheapest way; the group itself where none is cheap enough."""
    if manner.capitals:
        pieces = [in_manner(piece, manner) for piece in pieces]
    steps = _led_steps(pieces) if manner.led and len(pieces) > 1 and not pieces[1].joined else _cheapest(pieces)
    names = [name_of_step(how, taken, group, manner) for how, taken in steps]
    if len(names) > 1:
        names = [name if name.literal is None else _family_alone(name) for name in names]
    return names or [Name.made(literal=group)]


def _family_alone(name: Name) -> Name:
    """A single word among other names is a family name without given name, not an organisation."""
    word = name.literal
    if word is None or piece_of(word).kinds != "W" or word_kind(word)[1]:
        return name
    return made_name(word, None)


def _led_steps(pieces: list[Piece]) -> list[tuple[str, list[Piece]]]:
    """The steps of a list with its first name inverted, and no other."""
    return [("inverted", pieces[:2]), *(("direct", [piece]) for piece in pieces[2:])]


def _cheapest(pieces: list[Piece]) -> list[tuple[str, list[Piece]]]:
    """The steps of the cheapest reading, each with the pieces that it takes; none where it is too dear."""
    sure = _sure_steps(pieces)
    if sure is not None:
        return sure
    if len(pieces) == 1 and not pieces[0].organisation:
        return [("direct", pieces)] if _own_cost(pieces[0], _LONELY) <= _DEAREST else []
    best = _readings(pieces, _LONELY)
    if sum(map(_is_alone, pieces)) > max(2, _MOSTLY * len(pieces)):
        lonely = _readings(pieces, _AMONG_LONELY)
        if lonely[-1].cost + _LONELY - _AMONG_LONELY < best[-1].cost:
            best = lonely
    if best[-1].cost > _DEAREST * len(pieces):
        return []
    steps: list[tuple[str, list[Piece]]] = []
    end = len(pieces)
    while end:
        steps.append((best[end].how, pieces[best[end].start : end]))
        end = best[end].start
    return steps[::-1]


def _sure_steps(pieces: list[Piece]) -> list[tuple[str, list[Piece]]] | None:
    """The steps of the one reading that costs nothing, which is the cheapest and what most lists have; None without it.

    There is but one: a family name that needs the given names behind it is never a whole name or given names itself.
    """
    steps: list[tuple[str, list[Piece]]] = []
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
    is_whole = bool(bare.strip("IC")) and "N" not in kinds and ("I" in kinds or "C" in kinds) and len(kinds) <= _SHORT
    return bare in ("W", "C", "N"), is_initials and bare != "C", is_whole


_SHORT = 5  # words; a longer name may be two


def _readings(pieces: list[Piece], lonely: float) -> list[_Reading]:
    """The cheapest reading up to every place, where a single word costs `lonely` as a name of its own."""
    best = [_Reading(0.0, 0, "")]
    organised = max([piece.organisation for piece in pieces], default=0) > 0
    costs = [_own_cost(piece, lonely) for piece in pieces]
    for end, own in enumerate(costs, start=1):
        cost, start, how = best[-1].cost + own, end - 1, "direct"
        if end > 1 or organised:
            for size, other, more in _longer(pieces, end, organised=organised) if cost else ():
                before = best[end - size].cost
                if before + more < cost:
                    cost, start, how = before + more, end - size, other
        best.append(_Reading(cost, start, how))
    return best


def _own_cost(piece: Piece, lonely: float) -> float:
    return lonely if piece.kinds in ALONE else _direct_cost(piece)


def _longer(pieces: list[Piece], end: int, *, organised: bool) -> Iterator[tuple[int, str, float]]:
    """Sizes, kinds and costs of the readings that take more than the last piece."""
    last = pieces[end - 1]
    if end >= 2 and not last.joined:
        first = pieces[end - 2]
        if last.kinds == "S":
            yield 2, "direct", _direct_cost(first)
        else:
            cost = _inverted_cost(first, last)
            doubtful = first.kinds == "WW" and cost > _CONTRAST and _may_be_whole(last, end)
            yield 2, "inverted", cost + _DOUBT if doubtful else cost
    if end >= 2 and last.joint in COMPOUNDING and _compound_head.fullmatch(pieces[end - 2].kinds):
        yield 2, "compound direct", 1.0 + _direct_cost(last) if family_first.fullmatch(last.kinds) else _DEAR * 2
    if end >= 2 and last.joint in COMPOUNDING and last.kinds == "W" and _may_be_compound(pieces[end - 2]):
        yield 2, "compound behind", 1.0
    if end >= 3 and not last.joined:
        yield from _three(pieces[end - 3 : end])
    if organised:
        yield from _runs(pieces, end)


def _may_be_whole(last: Piece, end: int) -> bool:
    """Whether the second of two pieces, which reach up to `end`, is rather a name than the given names of the first."""
    return (end > 2 and last.kinds == "WW") or (last.kinds.strip("W") in ("I", "II") and last.kinds[-1] == "W")


_DOUBT = 1.0  # two pieces of two words each behind others are rather two persons than "Family Family, Given Given"


_compound_head = pattern("P{0,2}W")


def _may_be_compound(first: Piece) -> bool:
    """Whether a whole name may be followed by the second part of its family name: "A. da Costa e Silva".

    That would rather be another person behind a given name that is spelt out, but for an "and" that stands before it.
    """
    return (_behind_any if first.joined else _behind_initials).fullmatch(first.kinds) is not None


_behind_initials = pattern("[IC]+P*W")
_behind_any = pattern("[WIC]+P*W")


def _three(taken: list[Piece]) -> Iterator[tuple[int, str, float]]:
    first, middle, last = taken
    if last.kinds == "S" and not middle.joined:
        yield 3, "inverted", _inverted_cost(first, middle)
    if middle.kinds == "S" and not middle.joined:
        yield 3, "inverted", _inverted_cost(first, last)
    if middle.joint in COMPOUNDING and _compound_head.fullmatch(first.kinds) and middle.kinds == "W":
        yield 3, "compound", 1.0 + _inverted_cost(first, last)


def _runs(pieces: list[Piece], end: int) -> Iterator[tuple[int, str, float]]:
    """Organisations with commas and "and" in their names."""
    if not any(piece.organisation for piece in pieces[max(0, end - _RUN) : end]):
        return
    for size in range(1, min(_RUN, end) + 1):
        taken = pieces[end - size : end]
        if any(piece.organisation == 2 for piece in taken):
            yield size, "literal", 0.5 + 0.4 * (size - 1)
        elif any(piece.organisation for piece in taken):
            yield size, "literal", 0.7 + 0.6 * (size - 1)


def _is_alone(piece: Piece) -> bool:
    return piece.kinds in ALONE


def _direct_cost(piece: Piece) -> float:
    """What it costs to read a piece as a whole name: "G. I. Family", "Family GI", "Given Family"."""
    kinds = piece.kinds.rstrip("S")
    if "X" in kinds or not kinds:
        return 6.0
    if piece.organisation == 2:
        return _DEAR
    if "N" in kinds:
        return 0.5
    if not kinds.strip("IC"):
        return 0.3 if _capital_family.fullmatch(kinds) else _LONELY if kinds == "C" else 5.0
    if _is_alone(piece):
        return _LONELY
    if "I" in kinds or "C" in kinds:
        return 0.0 if len(kinds) <= _SHORT else 1.0
    return _spelt_cost(piece, kinds)


def _spelt_cost(piece: Piece, kinds: str) -> float:
    """The cost of "Given Family": less where one of the outer words is known as a given name, dear where it is long."""
    if kinds[-1] == "P":
        return _DEAR
    known = is_given_name(piece.words[0]) or is_given_name(piece.words[-1])
    return (0.4 if known else 0.8) + max(0, kinds.count("W") - 4)


# A short family name in capitals, and initials: "LI W.".
_capital_family = pattern("C[IC]+|I+C")


def _inverted_cost(first: Piece, last: Piece) -> float:
    """What it costs to read two pieces as "Family, Given"."""
    if "X" in first.kinds + last.kinds or first.organisation == 2 or last.organisation == 2:
        return 6.0
    if "S" in last.kinds or not last.kinds.strip("P"):
        return 4.0
    if first.text.isupper() and not last.text.isupper() and _is_name_in_capitals(first.kinds):
        return _CONTRAST
    return _family_cost(first) + _given_cost(first, last)


def _is_name_in_capitals(kinds: str) -> bool:
    return not kinds.strip("WCP") and (kinds in ALONE or "W" in kinds)


_CONTRAST = 0.2  # family names in capitals before given names that are not


def _family_cost(first: Piece) -> float:
    if first.kinds[-1] == "S" != first.kinds:
        return 0.5 + _family_cost(first._replace(kinds=first.kinds[:-1]))
    plain = first.kinds.replace("P", "")
    if plain in ("W", "C", "N"):
        return 0.0
    if plain == "I":
        return 1.5
    if set(plain) <= {"W", "C"} and "C" in plain:
        return 0.3 if all(word.isupper() for word in first.words) else _DEAR
    if set(plain) == {"W"}:
        known = is_given_name(first.words[0])
        return {2: 0.3, 3: 1.0}.get(len(plain), 2.0) + (0.8 if known else 0.0)
    return _DEAR


def _given_cost(first: Piece, last: Piece) -> float:
    kinds = last.kinds.replace("P", "")
    if not kinds.strip("IC"):
        return 0.2 if kinds == "C" else 0.0
    if "N" in kinds:
        return 0.5 if " " in last.text or not han_pattern.match(last.text) else 2.0
    if kinds.rstrip("I") == "W" and kinds != "W":
        return 0.4
    spelt = [word for word, kind in zip(last.words, last.kinds, strict=True) if kind == "W"]
    if is_given_name(spelt[0]):
        return 0.2
    alone = len(spelt) == 1 and kinds == "W"
    cost = 1.2 if alone else 1.3
    return cost + (0.5 if is_given_name(first.words[0]) else 0.0)


def is_unread(literal: str) -> bool:
    """A literal that is no organisation by its words: lower case inside, no word that organisations have."""
    piece = piece_of(literal)
    return piece.organisation == 0 and "X" in piece.kinds and "(" not in literal
