"""What is found between brackets, and the tools that read it: trimming, words that lead, locators behind."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from refextract.citations.styles._dates import DateAnchor
from refextract.citations.styles._lexicon import stop_words
from refextract.citations.styles._names import Authors
from refextract.languages import words
from refextract.model.citation import CitationItem
from refextract.text import Span, pattern
from refextract.values.locator import Locator, parse_locator

__all__ = [
    "EDGES",
    "QUOTES",
    "Found",
    "Kind",
    "Segment",
    "is_given_name",
    "leading_before",
    "leading_words",
    "leads_only",
    "leads_to_work",
    "located",
    "locator_tail",
    "trimmed",
]

Kind = Literal["dated", "bare date", "title", "names", "back"]

EDGES = " \t\n\xa0\u3000,，、،;；؛:："
"""Blanks and separators."""

QUOTES = EDGES + ".'\"“”‘’«»„"
"""What may stand around a title."""


class Found(NamedTuple):
    """An item, what it is made of, and how likely it is one; its date and its authors, if it has any."""

    item: CitationItem
    kind: Kind
    score: float
    anchor: DateAnchor | None = None
    authors: Authors | None = None


class Segment(NamedTuple):
    """A part of a bracket between semicolons, with its dates; `waiting` is where text begins that has no item yet."""

    span: Span
    waiting: int
    dates: list[DateAnchor]


def trimmed(text: str, span: Span) -> Span:
    """The span without blanks and separators at its ends."""
    start, end = span.start, span.end
    while end > start and text[end - 1] in EDGES:
        end -= 1
    while start < end and text[start] in EDGES:
        start += 1
    return Span(start, end)


def leading_words(text: str, start: int, end: int) -> list[int]:
    """Where the words end that lead to a citation, each with the blanks behind it: "see e.g. " and so on, from `start`.

    >>> leading_words("see also Knuth", 0, 14)
    [4, 9]
    """
    ends: list[int] = []
    found = _word.match(text, start, end)
    while found and _leads(found["word"]):
        ends.append(found.end())
        found = _word.match(text, found.end(), end)
    return ends


def leads_only(text: str, start: int, end: int) -> bool:
    """Whether nothing but words that lead to a citation stands in a range."""
    return start == end or leading_words(text, start, end)[-1:] == [end]


def leads_to_work(text: str, start: int, end: int) -> bool:
    """Whether a range holds words that lead to a citation, and hardly to a year alone: "vgl. ", not "in "."""
    return " ".join(text[start:end].casefold().split()).rstrip(",:") in _prefixes()


@cache
def _prefixes() -> frozenset[str]:
    small = ("small_words", "in_words", "and_words", "outlet_words", "by_words", "of_words")
    return frozenset(words("prefixes")) - {word for kind in small for word in words(kind)}


def leading_before(text: str, start: int, end: int) -> int:
    """Where the words begin that lead to what begins at `end`, behind a blank or a separator; `end` without any."""
    behind = (place for place in range(max(start, 1), end) if text[place - 1].isspace() or text[place - 1] in ",;")
    return next((place for place in behind if leads_only(text, place, end)), end)


def _leads(word: str) -> bool:
    folded = word.casefold()
    return folded in stop_words() or folded.rstrip(".,:") in stop_words()


_word = pattern(r"(?P<word>\S*+)\s++")


def located(text: str, tail: Span) -> tuple[Locator | None, str]:
    """Locator and suffix in what follows a date or a name.

    >>> located("Knuth 1984, p. 3, my italics", Span(10, 28))
    (Locator(label='page', value='3'), 'my italics')
    """
    rest = tail.of(text).strip(EDGES).lstrip(".")
    cuts = [len(rest), *(mark.start() for mark in _stops.finditer(rest))]
    for cut in cuts[:_MOST_STOPS]:
        locator = parse_locator(rest[:cut], default="page") if cut else None
        if locator:
            return locator, rest[cut:].strip(EDGES)
    return None, rest


_MOST_STOPS = 4


_stops = pattern(r"[,;，；،؛]\s?")


@pattern
def locator_tail() -> str:
    """The locator behind a title or a name, at the end of what is searched."""
    word = r",?\s(?:pp?|S|s|с|стр|ch|chap|cap|sec|§|n|no)\.?\s?"
    return rf"{word}[\dIVXLCivxlc][\dIVXLCivxlc\s,/–—-]*+$|[,:]?\s[\d–-]++$"


def is_given_name(text: str, start: int, end: int) -> bool:
    """Whether a range holds given names or initials and no more, as notes print them before a family name."""
    return _given.fullmatch(text, start, end) is not None


_given = pattern(r"(?:\p{Lu}[\p{L}\p{M}.’'-]*+\s){1,4}+")
