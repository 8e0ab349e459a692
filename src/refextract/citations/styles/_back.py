"""Citation items that point back: ``ibid., p. 5``, ``Smith, op. cit., 12``, ``ebd.``."""

from __future__ import annotations

from refextract.citations.styles._entries import Entries
from refextract.citations.styles._found import EDGES, Found, is_given_name, leads_only, located, trimmed
from refextract.citations.styles._lexicon import any_of
from refextract.citations.styles._names import Sought, authors_before
from refextract.languages import language, words
from refextract.model.citation import Back, CitationItem
from refextract.text import Span, pattern
from refextract.values.folding import squeeze
from refextract.values.locator import parse_locator

__all__ = ["back"]

_SCORE = 0.85
_FARTHEST = 80
"""So many characters into a part of a bracket the word may stand, behind the names."""


def back(text: str, segment: Span, entries: Entries) -> Found | None:
    """The item of a segment that is a word pointing back, perhaps with names before it and a locator behind it."""
    body = trimmed(text, segment)
    word = _word.search(text, body.start, min(body.end, body.start + _FARTHEST))
    if word is None:
        return None
    led = leads_only(text, body.start, word.start())
    authors = None if led else authors_before(text, Span(body.start, word.start()), Sought(entries, frozenset()))
    start = authors.span.start if authors else word.start()
    locator, suffix = located(text, Span(word.end(), body.end))
    if is_given_name(text, body.start, start):
        start = body.start
    if suffix or not leads_only(text, body.start, start):
        return None
    if authors is None and not _clear(word["word"], Span(word.end(), body.end).of(text)):
        return None
    item = CitationItem(
        span=Span(start, body.end),
        pointer=Back(word=word["word"], names=authors.names if authors else ()),
        locator=locator,
        prefix=text[body.start : start].strip(EDGES),
    )
    return Found(item, "back", _SCORE, authors=authors)


_SHORT = 4
"""A word with fewer letters is an abbreviation of many things: "i.m." needs a page word behind it."""


def _clear(word: str, tail: str) -> bool:
    """Whether a word without names before it points back and does nothing else."""
    letters = len(squeeze(word))
    if _note_meant.search(word):
        return True
    known = letters > 1 and word.casefold() in words("ibid_words")
    known = known or (letters > 2 and word.casefold() in {*language("en").back_words, *language("de").back_words})
    return known or parse_locator(tail, default="page" if letters >= _SHORT else None) is not None


_note_meant = pattern(r"\d$")


@pattern
def _word() -> str:
    """A word that points back, or the number of a note that does ("above n 12", "(n 12)"), perhaps in italics."""
    found = any_of(frozenset(words("back_words")))
    note = r"(?:above|supra|infra|oben|siehe)\s(?:nn?|notes?|fn|anm|fußn)\.?\s?\d{1,4}"
    bracketed = r"\((?P<word>(?:n|fn|note)\.?\s?\d{1,4})\)"
    return rf"(?i)(?<![\p{{L}}\d])[*_]*+(?:(?P<word>{found}|{note})|{bracketed})(?![\p{{L}}\d])[*_]*+"
