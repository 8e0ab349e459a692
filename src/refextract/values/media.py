"""Media: what carries a work, as MLA prints it behind the year at the end of an entry: "1997. CD", "2013. Kindle"."""

from __future__ import annotations

from functools import cache

import regex

from refextract.text import pattern
from refextract.values.lexicon import lexicon
from refextract.values.signs import YEAR

__all__ = ["end_medium", "type_of_medium"]


@pattern
def end_medium() -> str:
    """A medium behind the year, as the last words of an entry."""
    listed = "|".join(regex.escape(word) for word in sorted(lexicon().end_media, key=len, reverse=True))
    return rf"(?<={YEAR}\.\s)(?P<medium>(?i:{listed}))\.?$"


@cache
def _media() -> tuple[str, ...]:
    return tuple(lexicon().end_media)


def type_of_medium(text: str) -> str | None:
    """The type of a work that a text ends with the medium of; None where it tells none.

    >>> type_of_medium("Meadow Records, 1997. CD."), type_of_medium("Meadow Press, 1997. Print.")
    ('song', None)
    """
    found = end_medium.search(text) if text.rstrip(".").lower().endswith(_media()) else None
    return (lexicon().end_media[found["medium"].lower()] or None) if found else None
