"""How a list writes its names: what its pieces tell of each other, before any is read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from refextract.text import pattern
from refextract.values.name.pieces import Piece
from refextract.values.name.words import is_given_name, particle_words

__all__ = [
    "ALONE",
    "COMPOUNDING",
    "Manner",
    "family_first",
    "in_manner",
    "manner_of",
]

ALONE = frozenset({"W", "C", "PW", "PPW"})
"""The kinds of a piece that is a family name and no more."""


COMPOUNDING = frozenset("yei")
"""What stands inside a family name: "Ortega y Gasset", "Costa e Silva"."""


class Manner(NamedTuple):
    """How a list writes its names.

    `capitals`: family names in capitals. `contrast`: and given names not, so that capitals tell them. `shortened`: no
    given name is spelt out. `turned`: family names first without a comma, and given names behind them. `direct`: the
    given names first, but for a name that is inverted. `spanish`: all have a family name of Spain or Latin America.
    """

    capitals: bool = False
    contrast: bool = False
    shortened: bool = False
    turned: bool = False
    direct: bool = False
    spanish: bool = False


_PLAIN = Manner()


def manner_of(groups: Sequence[Sequence[Piece]]) -> Manner:
    """How the list of these groups of pieces writes its names, by what they show whatever their order is."""
    pieces = [piece for group in groups for piece in group]
    capitals = _has_capitals(pieces)
    if len(pieces) < 2:
        return Manner(capitals=capitals) if capitals else _PLAIN
    if capitals and _has_contrast(pieces):
        return Manner(capitals=True, contrast=True)
    return Manner(capitals=capitals, shortened=not capitals and _is_shortened(pieces))


# The kinds of a family name with initials behind it: "Doe J. R.", "Doe J. van".
family_first = pattern("W{1,2}[IC]+P*")


def _is_shortened(pieces: list[Piece]) -> bool:
    """Whether a list prints initials alone for given names, as two names of one family name each show at least."""
    return (
        True in [_two_families.fullmatch(piece.kinds) is not None for piece in pieces]
        and all(_shortened_kinds.fullmatch(piece.kinds) for piece in pieces)
        and len([piece for piece in pieces if _one_family.fullmatch(piece.kinds)]) >= _FEW
    )


_FEW = 2  # names


# A name without a given name that is spelt out, or a part of one.
_shortened_kinds = pattern("[IC]+P*(?:W(?:P*W){0,2})?S?|P*W(?:P*W){0,2}[IC]*P*S?")
_one_family = pattern("[IC]+P*W|P*W[IC]+P*")
_two_families = pattern("[IC]+P*W{2,3}|P*W{2,3}[IC]+P*")


# -------------------------------------------------------------------------------------------- family names in capitals


def _has_capitals(pieces: list[Piece]) -> bool:
    """Whether family names are in capitals: a long word is, or a piece is and the given name behind it is not."""
    if pieces and all(map(_is_led_by_capitals, pieces)):
        return True
    if True not in [piece.loud or piece.capitals for piece in pieces] or _has_long_initials(pieces):
        return False
    if True in [piece.loud for piece in pieces]:
        return True
    if True not in [piece.capitals for piece in pieces]:
        return False
    return any(
        (first is pieces[0] or "W" in first.kinds) and first.capitals and last.kinds[0] == "W"
        for first, last in pairwise(pieces)
        if not last.joined and not last.text.isupper()
    )


def _is_led_by_capitals(piece: Piece) -> bool:
    """Whether a short family name in capitals stands before a known given name that is not: "GRAY Norman"."""
    if piece.kinds != "CW" or len(piece.words[0]) < _SHORTEST_NAME or piece.words[0][-1] == ".":
        return False
    given = piece.words[1]
    return not given.isupper() and is_given_name(given) and _vowel.search(piece.words[0]) is not None


_SHORTEST_NAME = 3


def _has_long_initials(pieces: list[Piece]) -> bool:
    """Whether the capitals behind family names are initials, and a long word of them too: "Doe JR, Roe MCGCF"."""
    if pieces[0].capitals:
        return False
    return any(map(_has_initials_behind, pieces))


def _has_initials_behind(piece: Piece) -> bool:
    """Whether a name that is not in capitals, and no given name, stands before capitals that can be no name."""
    if len(piece.words) == 1 or piece.kinds[-1] not in "IC" or is_given_name(piece.words[0]):
        return False
    return _is_mixed(piece) and _is_vowelless(piece.words[-1])


def _is_vowelless(word: str) -> bool:
    return len(word.rstrip(".")) == 1 or not _vowel.search(word)


# A letter that may be a vowel, of whatever alphabet: names have one.
_vowel = pattern(r"(?![B-DF-HJ-NP-TV-XZ])\p{L}")


def _has_contrast(pieces: list[Piece]) -> bool:
    """Whether a family name in capitals stands beside a given name that is not: "DOE, Jane", "Jane DOE"."""
    return any(piece.loud and _is_mixed(piece) for piece in pieces) or any(
        first.capitals and not last.joined and _is_mixed(last) for first, last in pairwise(pieces)
    )


def _is_mixed(piece: Piece) -> bool:
    """Whether a word of a name is not in capitals."""
    return any(c == "W" and not w.isupper() for w, c in zip(piece.words, piece.kinds, strict=True))


def in_manner(piece: Piece, manner: Manner) -> Piece:
    """The piece of a list with family names in capitals: which short words in capitals are names, not initials."""
    if len(piece.kinds) == 1 or not (_SHORT & set(piece.kinds)):
        return piece
    mixed = _is_mixed(piece)
    told = mixed or manner.contrast
    kinds = "".join(
        "W" if _is_name_in_capitals(piece, place, told=told) else kind for place, kind in enumerate(piece.kinds)
    )
    return piece if kinds == piece.kinds else piece._replace(kinds=kinds)


_SHORT = frozenset("IC")


def _is_name_in_capitals(piece: Piece, place: int, *, told: bool) -> bool:
    if piece.kinds[place] == "I":
        return told and _is_compounding(piece, place)
    return piece.kinds[place] == "C" and (_is_capital_name if told else _behind_particle)(piece, place)


def _is_compounding(piece: Piece, place: int) -> bool:
    """Whether a letter stands between two parts of a family name in capitals: "COSTA E SOUZA"."""
    inside = 0 < place < len(piece.words) - 1 and piece.words[place].casefold() in COMPOUNDING
    return inside and all(
        piece.words[beside].isupper() and piece.kinds[beside] in "WC" for beside in (place - 1, place + 1)
    )


def _is_capital_name(piece: Piece, place: int) -> bool:
    """Whether a short word in capitals is a name where capitals tell; two letters may be initials as well.

    Those stand behind a family name or before one ("DOE JA", "Jane RT DOE"), where particles stand, too ("LE ROE").
    """
    word = piece.words[place]
    if len(word) > 2:
        return True
    if place + 1 < len(piece.words):
        return word.casefold() in particle_words()
    return piece.kinds[place - 1] == "I" or not piece.words[place - 1].isupper()


def _behind_particle(piece: Piece, place: int) -> bool:
    """Whether a short word in capitals is a particle before a name, or that name: "N. VAN DYKE", "I DE BLAS".

    A particle of two letters at the start may be initials.
    """
    return _is_capital_particle(piece, place) or (place > 0 and _is_capital_particle(piece, place - 1))


def _is_capital_particle(piece: Piece, place: int) -> bool:
    word = piece.words[place]
    sure = piece.kinds[place - 1] == "I" if place else len(word) > 2
    followed = place + 1 < len(piece.words) and piece.kinds[place + 1] in "WC"
    return sure and followed and word.isupper() and word.casefold() in particle_words()
