"""Initials that look like something else, told by their place in a list: "and", companies, suffixes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from refextract.text import pattern
from refextract.values.name.manner import ALONE, COMPOUNDING, family_first
from refextract.values.name.pieces import Piece, piece_of
from refextract.values.name.words import is_given_name, organisation_rank

__all__ = ["with_initials_told", "with_small_initials"]


def with_small_initials(pieces: list[Piece]) -> list[Piece]:
    """The pieces, a small letter that looks like "and" taken for an initial: "R. a Doe", "Jane e Roe, and John Doe".

    It is one where nobody is called by what stands before it, as it is behind a given name where the list has an "and",
    and where initials are all that stands behind it: "Roe, a D".
    """
    if True not in [_is_letter(piece.joint) for piece in pieces]:
        return pieces
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        if found and _is_letter(piece.joint) and _is_initial_between(found, piece, pieces[place + 1 :]):
            before = found.pop()
            whole = piece_of(f"{before.text} {piece.joint.upper()}. {piece.text}")
            found.append(whole._replace(joined=before.joined, joint=before.joint))
        elif found and found[-1].kinds in ALONE and _is_letter(piece.joint) and not piece.kinds.strip("I"):
            found.append(piece_of(f"{piece.joint.upper()}. {piece.text}"))
        else:
            found.append(piece)
    return found


def _is_letter(joint: str) -> bool:
    return len(joint) == 1 and joint.isalpha()


def _is_initial_between(before: Sequence[Piece], piece: Piece, behind: Sequence[Piece]) -> bool:
    """Whether the small letter before a piece belongs to a given name before it, and the piece is the family name."""
    if piece.kinds not in ("W", "C"):
        return False
    if behind and not behind[0].joined and not behind[0].kinds.strip("IC"):  # "Roe, J. a Doe, A."
        return False
    first = before[-1]
    family = before[-2].kinds if len(before) > 1 and not first.joined else ""
    if first.kinds == "I":
        return not family or bool(family.strip("WP"))
    if first.kinds != "W" or family in ALONE:
        return False
    if first.joined and piece.joint not in COMPOUNDING:
        return True
    return is_given_name(first.text) and (first.joined or True in [other.joined for other in behind])


def with_initials_told(pieces: list[Piece]) -> list[Piece]:
    """The pieces, "AG" and "JR" taken for initials in a list that has initials in that place elsewhere."""
    if True not in [piece.organisation == 2 or piece.kinds in ("WS", "S") for piece in pieces]:
        return pieces
    persons = [piece.kinds for piece in pieces if not piece.organisation]
    if any(family_first.fullmatch(kinds) for kinds in persons):
        return [_with_initials(piece, "W") for piece in pieces]
    inverted = [first for first, last in pairwise(pieces) if first.kinds == "W" and _is_initials_behind(last)]
    return _with_inverted_initials(pieces) if any(not first.organisation for first in inverted) else pieces


def _is_initials_behind(piece: Piece) -> bool:
    return not piece.joined and not piece.organisation and not piece.kinds.strip("IC")


def _with_inverted_initials(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a list with initials behind the commas: "Doe, AG", "Court, M."."""
    found = list(pieces)
    for place, (first, last) in enumerate(pairwise(pieces)):
        if first.kinds != "W" or last.joined:
            continue
        found[place + 1] = _with_initials(last, "")
        if first.organisation and not found[place + 1].kinds.strip("IC"):
            found[place] = found[place]._replace(organisation=0)
    return found


def _with_initials(piece: Piece, before: str) -> Piece:
    """The piece of a list with initials behind the family names, which have the kinds `before` in the same piece."""
    if piece.kinds == f"{before}S" and _two_capitals.fullmatch(piece.words[-1]):
        return piece._replace(kinds=f"{before}C")
    if piece.organisation and (_is_like_company(piece, before) or (before and _is_short_name(piece))):
        return piece._replace(organisation=0)
    return piece


# What is a suffix behind initials, and initials where there are none: "JR", "IV".
_two_capitals = pattern(r"\p{Lu}{2}")


def _is_like_company(piece: Piece, before: str) -> bool:
    """Whether only the last word of a piece is an organisation's: "Doe AG", "AG"."""
    plain = piece.kinds in (f"{before}C", f"P{before}C")
    return plain and not any(organisation_rank(word.casefold()) for word in piece.words[:-1])


def _is_short_name(piece: Piece) -> bool:
    """Whether a piece is one word and up to three initials: "Iso H", but not "Group ODUS"."""
    return len(piece.words) == 2 and family_first.fullmatch(piece.kinds) is not None and len(piece.words[1]) <= _MOST


_MOST = 3  # initials without dots
