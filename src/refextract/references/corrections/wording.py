"""Wording: words of the lists of all languages as corrections look for them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from refextract.languages import words
from refextract.text import pattern
from refextract.values.phrases import Phrases
from refextract.values.runs import runs_of_letters

__all__ = [
    "ACCENTED",
    "CASELESS",
    "FIGURE",
    "QUOTES",
    "WORD_START",
    "end_initials",
    "fold",
    "phrases_of",
    "quote_of",
    "runs_of",
]

ACCENTED, CASELESS = "not in ASCII", "a caseless script"  # have blanks, and so are no words


def fold(text: str) -> str:
    """The text in lower case, a Turkish i as any other: patterns that pass over case take them for one."""
    folded = text.casefold()
    return folded if text.isascii() else folded.replace("i\u0307", "i").replace("ı", "i")


def runs_of(listed: Iterable[str]) -> frozenset[str]:
    """What is shown of a text that has one of the words or phrases: a run of its letters, or all of it in initials."""
    phrases = [fold(phrase).rstrip(".") for phrase in listed]
    longest = [max(runs_of_letters(phrase), key=len) for phrase in phrases]
    runs = [run if len(run) > 1 else phrase for run, phrase in zip(longest, phrases, strict=True)]
    return frozenset((CASELESS, *runs))


@cache
def phrases_of(kind: str) -> Phrases:
    """The phrases of one plain list of all languages."""
    return Phrases(words(kind))


# Initials that a text ends with behind a sign.
end_initials = pattern(r"[.,]\s(?P<initials>(?:\p{Lu}\.[\s-]?)+)$")


FIGURE = re.compile(r"\d")
WORD_START = re.compile(r"(?<![^\W\d_])[^\W\d_]")
QUOTES = {"'": "'", "‘": "’", '"': '"', "“": "”", "«": "»", "„": "“"}


def quote_of(source: str, start: int) -> tuple[int, str | None]:
    """Where the quote opens that a field at `start` begins with or stands behind, and the sign that closes it."""
    opened = start if source[start] in QUOTES else start - 1
    return opened, QUOTES.get(source[opened : opened + 1])
