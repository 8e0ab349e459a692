"""Reading a list of names: its pieces taken in the order that fits all of them best, and made into names."""

from __future__ import annotations

from collections.abc import Sequence

from refextract.values.name.costs import is_spelt
from refextract.values.name.making import name_of_step
from refextract.values.name.manner import Manner, in_manner
from refextract.values.name.order import Order, ordered_steps
from refextract.values.name.person import Name, made_name
from refextract.values.name.pieces import Piece, piece_of
from refextract.values.name.usual import UsualOrder, as_costs
from refextract.values.name.words import is_spanish_surname, name_weight, word_kind

__all__ = ["is_unread", "list_names", "rows_of", "with_families"]


Group = tuple[str, list[Piece]]
"""The text of a group and its pieces."""


def list_names(groups: Sequence[Group], manner: Manner, usual: UsualOrder | None = None) -> list[Name]:
    """The names of groups of pieces; of a group that no order reads cheaply enough, the group itself."""
    rows = rows_of(groups, manner)
    order, steps = ordered_steps(rows, as_costs(usual) if usual else None)
    manner = _in_order(manner, order, rows)
    return [name for (text, _), taken in zip(groups, steps, strict=True) for name in _group_names(text, taken, manner)]


def with_families(names: Sequence[Name], *, others: bool) -> list[Name]:
    """The names, single words taken for family names where there are more people, or where they are known for it.

    >>> with_families([Name(literal="Xyro")], others=True)
    [Name(family='Xyro')]
    """
    among = others or len(names) > 1
    return [_family_alone(name, known=not among) if name.literal is not None else name for name in names]


def rows_of(groups: Sequence[Group], manner: Manner) -> list[list[Piece]]:
    """The pieces of the groups, names in capitals told from initials."""
    return [[in_manner(piece, manner) for piece in pieces] if manner.capitals else pieces for _, pieces in groups]


def _in_order(manner: Manner, order: Order, rows: Sequence[Sequence[Piece]]) -> Manner:
    """The manner of a list with that order of names.

    In a row of "Family Given I." some given name is known; else these are family names of two words.
    """
    direct = order in ("given first", "first inverted")
    if order != "family first":
        return manner._replace(
            direct=direct, spanish=direct and all(_is_spanish(piece) for row in rows for piece in row)
        )
    votes = [name_weight(piece.words[1]) for row in rows for piece in row if piece.kinds.rstrip("IC") == "WW"]
    return manner._replace(turned=sum(votes) > 0 or True in [is_spelt(piece) for row in rows for piece in row])


def _is_spanish(piece: Piece) -> bool:
    """Whether one of the last two words of a piece is a family name of Spain or Latin America."""
    return any(map(is_spanish_surname, piece.words[-2:]))


def _group_names(group: str, steps: Sequence[tuple[str, Sequence[Piece]]], manner: Manner) -> list[Name]:
    names = [name_of_step(how, taken, group, manner) for how, taken in steps]
    return names or [Name.made(literal=group)]


def _family_alone(name: Name, *, known: bool) -> Name:
    """A single word among other names, or one `known` for it, is a family name without given name, not a body."""
    word = name.literal
    if word is None or piece_of(word).kinds != "W" or word_kind(word)[1] or (known and name_weight(word) >= 0):
        return name
    return made_name(word, None)


def is_unread(literal: str) -> bool:
    """A literal that is no organisation by its words: lower case inside, no word that organisations have."""
    piece = piece_of(literal)
    return piece.organisation == 0 and "X" in piece.kinds and "(" not in literal
