"""Pieces: what stands between the commas of a list of names, and the shape of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from refextract.languages import words
from refextract.text import pattern
from refextract.values.name.words import name_weight, split_words, word_kind

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["Piece", "and_words", "groups_of", "letter_pattern", "piece_of", "pieces_of"]


# Any letter.
letter_pattern = pattern(r"\p{L}")


class Piece(NamedTuple):
    """What stands between two commas: its words, what kind each is, and whether "and" stands before it.

    It is `loud` where a word in capitals is too long for initials, and in `capitals` where all of it is, without a dot.
    """

    text: str
    words: tuple[str, ...]
    kinds: str
    organisation: int
    joined: bool = False
    joint: str = ""
    loud: bool = False
    capitals: bool = False


# The middle dot parts the names of a Japanese list; in Katakana it stands inside one.
_strong = pattern(
    r"\([^()]*+\)(*SKIP)(*FAIL)|\s*(?:;|；|؛|(?<=[\p{Han}\p{Hiragana}])[・･](?=\p{Han})"
    r"|(?<!\b[AIKSaiks](?=/[ASas]\b))/|\||•|\s[-‒–—―]\s)\s*"
)


@cache
def _weak(*, brackets: bool) -> Pattern[str]:
    """Commas and "and", but not inside of brackets; where there are none, not to look for them takes half the time."""
    skipped = r"\([^()]*+\)(*SKIP)(*FAIL)|" if brackets else ""
    joints = "|".join(regex.escape(word) for word in words("and_words"))
    loud = "|".join(_LOUD_JOINTS)
    return pattern(
        rf"{skipped}\s*[,，、،]?\s*(?<![\p{{L}}\p{{M}}.'’-])(?P<and>(?-i:{joints})|(?:{loud})(?=\s+[^\s,，、،]))"
        rf"(?![\p{{L}}.'’-])\s*"
        rf"|\s*[,，、،]\s*(?:(?P<and>&)\s*)?|\s*(?P<and>&)\s*",
        regex.VERSION1,
    )


_STRONG_SIGN = re.compile(r"[;；؛/|•・･]| [-‒–—―] ")


def groups_of(text: str) -> list[str]:
    """The parts of a list between strong separators: semicolons, slashes, bars, the middle dot of Japanese lists."""
    if not _STRONG_SIGN.search(text):
        return [text]
    return [group for group in _strong.split(text) if group and letter_pattern.search(group)]


_ODD_SIGN = re.compile(r"[^A-Za-zÀ-ÖØ-öø-ɏЁА-яё ,&.'’-]")


def pieces_of(group: str) -> list[Piece]:
    """The pieces of a group, between commas and "and"."""
    return _odd_pieces(group) if _ODD_SIGN.search(group) else _plain_pieces(group)


_LOUD_JOINTS = ("AND", "UND", "ET")
"""An "and" in capitals, which stands between names; the last one of a piece is initials: "Borer ET, Doe J"."""


@cache
def and_words() -> frozenset[str]:
    """The words for "and", and those that stand for it in capitals."""
    return frozenset((*words("and_words"), *_LOUD_JOINTS))


def _plain_pieces(group: str) -> list[Piece]:
    """The pieces of a list of letters, points, commas and "and" alone: as `_odd_pieces`, but in a third of the time."""
    joints = and_words()
    found: list[Piece] = []
    joint = ""
    for part in group.replace("&", ",&,").split(","):
        if part == "&":
            joint = part
            continue
        taken = part.split()
        if not joints.isdisjoint(taken):
            joint = _add_joined(found, taken, joint)
        elif taken:
            found.append(_joined_piece(" ".join(taken), joint))
            joint = ""
    return found


def _add_joined(found: list[Piece], taken: Sequence[str], joint: str) -> str:
    """Add the pieces of words with "and" among them, and tell the "and" that is left for what follows."""
    before: list[str] = []
    for place, word in enumerate(taken, start=1):
        if word not in and_words() or (before and word in _LOUD_JOINTS and place == len(taken)):
            before.append(word)
            continue
        if before:
            found.append(_joined_piece(" ".join(before), joint))
            before = []
        joint = word
    if before:
        found.append(_joined_piece(" ".join(before), joint))
        return ""
    return joint


def _joined_piece(text: str, joint: str) -> Piece:
    piece = piece_of(text)
    if not joint:
        return piece
    return Piece(piece.text, piece.words, piece.kinds, piece.organisation, True, joint, piece.loud, piece.capitals)


def _odd_pieces(group: str) -> list[Piece]:
    found: list[Piece] = []
    place, joint = 0, ""
    for match in _weak(brackets="(" in group).finditer(group):
        _add_piece(found, group[place : match.start()], joint)
        place, joint = match.end(), match["and"] or (joint if place == match.start() else "")
    _add_piece(found, group[place:], joint)
    return found


def _add_piece(found: list[Piece], text: str, joint: str) -> None:
    text = text.strip()
    if text and text[-1] in ")]" and not piece_of(text).organisation:
        text = _bracketed.sub("", text)
    if text:
        found.append(_joined_piece(text, joint))


_bracketed = pattern(r"\s*(?:\([^()]*+\)|\[[^\[\]]*+\])$")


_ARTICLES = frozenset({"The", "THE"})  # no person begins with one; those of other languages are particles, too


_LITTLE = frozenset({"The", "Of", "For", "With", "From", "of", "for"})
"""Words that stand inside no name of a person, with capitals as in titles."""


# A name with initials inside, and one behind it.
_behind_whole_name = pattern("W+I+W+I")


def _has_little_words(found: Sequence[str]) -> bool:
    """Whether articles or prepositions tell a body: "The Plant List", "Save The Rivers", but not "Minh The Tran"."""
    if found[0] in _ARTICLES:
        return True
    little = _LITTLE.intersection(found[1:])
    return bool(little) and (little != {"The"} or name_weight(found[0]) <= 0)


@lru_cache(maxsize=8192)
def piece_of(text: str) -> Piece:
    """The piece that a text is, with no "and" before it."""
    found = tuple(split_words(text))
    if len(found) == 1:
        kinds, organisation, loud = word_kind(found[0])
    else:
        told = [word_kind(word) for word in found]
        kinds = "".join([kind for kind, _, _ in told])
        if kinds[:1] == "S":
            kinds = "W" + kinds[1:]  # "Senior LA": what stands first is no suffix
        organisation = max([each for _, each, _ in told], default=0)
        if found and "I" not in kinds and _has_little_words(found):
            organisation = 2
        if kinds[-1:] == "I" and _behind_whole_name.fullmatch(kinds):
            kinds = kinds[:-1] + "S"  # "Samuel H. Rowe V."
        loud = True in [each for _, _, each in told]
    capitals = text.isupper() and len(text) > 1 and "." not in text
    return Piece(text, found, kinds, organisation, False, "", loud and not organisation, capitals)
