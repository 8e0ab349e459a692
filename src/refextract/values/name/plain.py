"""The commonest lists of names, read by one pattern."""

from __future__ import annotations

import re
from functools import lru_cache

from refextract.text import plain_pattern
from refextract.values.name.making import INITIALS, given_name
from refextract.values.name.person import Name, made_name
from refextract.values.name.pieces import and_words, piece_of
from refextract.values.name.words import organisation_rank, suffixes

__all__ = ["plain_names"]

_CAPITAL = "A-ZÀ-ÖØ-ÞЁА-Я"
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏЁА-яё"
_PLAIN_FAMILY = rf"[{_CAPITAL}][{_LETTER}]+(?:-[{_LETTER}]+)*"
_PLAIN_DOTTED = rf"[{_CAPITAL}]\.(?:[ -]?[{_CAPITAL}]\.)*"


@plain_pattern
def _plain_name() -> str:
    """One family name with initials before or behind it, and what stands between it and the next one."""
    joints = "|".join(sorted(re.escape(word) for word in and_words() if word.isalpha() and word.isascii()))
    return (
        rf"(?:({_PLAIN_FAMILY})(?:, ?({_PLAIN_DOTTED}|[{_CAPITAL}](?![{_LETTER}]))"
        rf"| ({_PLAIN_DOTTED}|[{_CAPITAL}]{{1,3}}))|({_PLAIN_DOTTED}|[{_CAPITAL}]) ({_PLAIN_FAMILY}))"
        rf"(?:,? (?:&|{joints}) (?=\S)|, ?(?=\S)|$)"
    )


def plain_names(text: str) -> list[Name] | None:
    """The names of a list like "Doe, J., Roe, R. & Poe, E. A.", each at no cost, as the pieces would be read; or None.

    All of what is left out here, as families in capitals and given names that are spelt out, is for the pieces to tell.
    """
    match, size, place = _plain_name.match, len(text), 0
    names: list[Name] = []
    while place < size:
        found = match(text, place)
        if found is None:
            return None
        before, inverted, direct, initials, behind = found.groups()
        family = before or behind
        given = _plain_given(inverted or direct or initials)
        if given is None or not _is_plain_family(family):
            return None
        names.append(made_name(family, given))
        place = found.end()
    return names


@lru_cache(maxsize=4096)
def _plain_given(initials: str) -> str | None:
    """The given name that up to three initials are; None for what may be anything else."""
    piece = piece_of(initials)
    plain = piece.kinds in INITIALS and not piece.organisation and initials not in and_words()
    return given_name(piece.words) if plain else None


def _is_plain_family(word: str) -> bool:
    """Whether a word in letters and hyphens is a name's and can be nothing else."""
    folded = word.casefold()
    return word[1].islower() and folded not in suffixes() and organisation_rank(folded) < 2
