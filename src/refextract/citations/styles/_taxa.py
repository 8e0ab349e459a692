"""Authorities: who described a species, behind its name: ``Botaurus stellaris (Linnaeus, 1758)`` cites nothing."""

from __future__ import annotations

from refextract.text import Span, pattern

__all__ = ["is_authority", "names_species"]

_LONGEST_NAME = 80


def names_species(text: str) -> bool:
    """Whether a text is on living things, by the words for their ranks that most languages have from Latin."""
    return _ranks.search(text) is not None


def is_authority(text: str, span: Span) -> bool:
    """Whether what looks like a citation is the authority of the species whose name stands before it.

    Brackets say that the species has been moved to another genus (Source: International Code of Zoological
    Nomenclature, article 51.3). No name is older than 1758, where zoology begins to count.

    >>> text = "Bitterns (Botaurus stellaris (Linnaeus, 1758)) boom."
    >>> is_authority(text, Span(29, 45))
    True
    >>> text = "The rivers carry gravel (Roe, 1999)."
    >>> is_authority(text, Span(24, 35))
    False
    """
    before = text[max(0, span.start - _LONGEST_NAME) : span.start]
    return _authority.fullmatch(text, span.start, span.end) is not None and _species.search(before) is not None


_ranks = pattern(
    r"(?i)(?<!\p{L})(?:species|genus|genera|tax(?:on|a)|subspecies|subsp\.|sp\. n(?:ov)?\.|linn(?:aeus|é|\.))(?!\p{L})"
)
_authority = pattern(
    r"\((?:\p{Lu}\.[ ]?){0,3}\p{Lu}[\p{L}’'-]+(?:(?:,?[ ](?:&|and|et|und|in)[ ]|,[ ])\p{Lu}[\p{L}’'-]+){0,2},?[ ]"
    r"(?:17[5-9]\d|18\d\d|19\d\d|20[0-2]\d)\)"
)
# A genus, a subgenus, the epithet of a species and that of a race, which have the endings of Latin words.
_species = pattern(
    r"(?<!\p{L})[*_]?\p{Lu}(?:\p{Ll}{2,}|\.)(?:[ ]\(\p{Lu}\p{Ll}+\))?(?:[ ]\p{Ll}{2,}"
    r"(?:us|a|um|is|ii?|ae|ensis|ense|oides|ans|ens|or|ix|ops|on|os|er|ax|ex))(?:[ ]\p{Ll}{3,})?[*_]?[ ]$"
)
