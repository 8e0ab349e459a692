"""How a list writes its names: what its pieces tell of each other, before any is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from refextract.text import pattern
from refextract.values.name.pieces import Piece
from refextract.values.name.words import is_given_name, is_prefix, particle_words

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

    `capitals`: family names in capitals. `contrast`: and given names not, so that capitals tell them. `turned`: family
    names first without a comma. `led`: the first name inverted, all others with the given names first. `shortened`: no
    given name is spelt out.
    """

    capitals: bool = False
    contrast: bool = False
    turned: bool = False
    led: bool = False
    shortened: bool = False


_PLAIN = Manner()


def manner_of(groups: Sequence[Sequence[Piece]]) -> Manner:
    """How the list of these groups of pieces writes its names."""
    pieces = [piece for group in groups for piece in group]
    if len(pieces) < 2:
        return _PLAIN._replace(capitals=_has_capitals(pieces))
    led = len(pieces) > 2 and _is_led(groups, pieces)
    capitals = _has_capitals(pieces)
    contrast = capitals and _has_contrast(pieces)
    if led or contrast:
        return Manner(capitals=capitals, contrast=contrast, led=led)
    doubtful = "WW" in [piece.kinds for piece in pieces]
    turned = (doubtful and sum(map(_turned_vote, _may_be_whole(pieces))) > 0) or any(map(_is_turned, pieces))
    return Manner(capitals=capitals, turned=turned, shortened=not capitals and _is_shortened(pieces))


def _may_be_whole(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces that are not the given names of the one before: "Doe, Jane R." tells nothing of other names."""
    before: Piece | None = None
    for piece in pieces:
        if before is None or piece.joined or before.kinds not in ALONE:
            yield piece
        before = piece


def _turned_vote(piece: Piece) -> int:
    """Whether a piece by itself has its family name first (1), last (-1), or does not tell (0)."""
    if piece.kinds == "WW":
        first, last = map(is_given_name, piece.words)
        return last - first
    if family_first.fullmatch(piece.kinds):
        return 1
    return -1 if piece.kinds.startswith("I") and piece.kinds.endswith("W") else 0


def _is_turned(piece: Piece) -> bool:
    """Whether a given name that is spelt out stands between a family name and initials: "Doe Jane R."."""
    plain = piece.kinds.rstrip("I") == "WW" != piece.kinds and not is_prefix(piece.words[0])
    return plain and is_given_name(piece.words[1])


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


# ------------------------------------------------------------------------------------ the first name inverted, alone


def _is_led(groups: Sequence[Sequence[Piece]], pieces: list[Piece]) -> bool:
    """Whether only the first name is inverted: "Doe, Jane, Richard Roe, and Edgar A. Poe".

    All behind it must be whole names; where they could as well be pairs, an "and" or an initial has to tell.
    """
    first, second, *rest = pieces
    if second.joined or not _is_leader(first, second) or not all(map(_is_whole, rest)):
        return False
    votes = [_turned_vote(piece) for piece in rest if piece.kinds == "WW"]
    if sum(votes) > 1 and -1 not in votes:  # "Doe, Jane, Roe Mary, and Poe Ann"
        return False
    told = rest[-1].joined or True in ["I" in piece.kinds for piece in rest]
    if len(groups) > 1:
        alone = all(piece.joined for group in groups[1:] for piece in group[1:])
        return len(groups[0]) == 2 and alone and (told or sum(votes) <= 0)
    if True in [piece.joined for piece in rest[:-1]]:
        return False
    return told or (len(rest) % 2 == 1 and sum(votes) <= 0)


def _is_leader(first: Piece, second: Piece) -> bool:
    """Whether two pieces are a family name and given names, by their looks."""
    if first.organisation or second.organisation == 2 or not _given_kinds.fullmatch(second.kinds):
        return False
    spelt = [word for word, kind in zip(second.words, second.kinds, strict=True) if kind == "W"]
    if first.kinds in ALONE:  # "Doe, W. Jane", but not "Doe, J. Roe"
        return second.kinds[0] != "I" or not spelt or is_given_name(spelt[0])
    told = not is_given_name(first.words[0]) or "I" in second.kinds or True in map(is_given_name, spelt)
    shaped = _family_kinds.fullmatch(first.kinds) and _short_given_kinds.fullmatch(second.kinds)
    return told and shaped is not None


_family_kinds = pattern("P*W{1,2}|WP+W")
_short_given_kinds = pattern("(?:WI*|[IC]+)P*S?")
_given_kinds = pattern("[WIC]{1,4}P*S?")


def _is_whole(piece: Piece) -> bool:
    return not piece.organisation and _whole_kinds.fullmatch(piece.kinds) is not None


_whole_kinds = pattern("[WIC]+P*[WC]+S?")


# -------------------------------------------------------------------------------------------- family names in capitals


def _has_capitals(pieces: list[Piece]) -> bool:
    """Whether family names are in capitals: a long word is, or a piece is and the given name behind it is not."""
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
