"""References in footnotes: full entries that stand in notes, where no list holds them, and what leads up to them.

``12 Cf. David Miller, Principles of Social Justice, Cambridge 1999, p. 4; idem, Justice, Oxford 2013.`` holds two.
A part of a note is one where it opens with names or a title in quotation marks and prints enough of what entries
print; what only points back to an earlier note is none.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from refextract.languages import words
from refextract.outline.likeness import sentence_words
from refextract.text import Span, pattern
from refextract.values.people import FAMILY, INITIALS, PERSON, is_person
from refextract.values.signs import YEAR, YEAR_FROM_1900

__all__ = ["footnote_references"]

_LONGEST = 600  # characters of an entry
_SHORTEST = 30
_ENOUGH = 2.0  # what an entry must print at least
_MOST_SENTENCE_WORDS = 2
_QUOTES = "\"“”„«»‚‘’'"


def footnote_references(text: str, note: Span) -> Iterator[Span]:
    """The entries in a note.

    >>> note = "12 Cf. David Miller, Principles of Social Justice, Cambridge 1999, p. 4; ibid., p. 7."
    >>> [span.of(note) for span in footnote_references(note, Span(0, len(note)))]
    ['David Miller, Principles of Social Justice, Cambridge 1999, p. 4']
    """
    for part in _parts(text, note):
        entry = _entry(text, part)
        if entry and _SHORTEST <= len(entry) <= _LONGEST and _worth(text, entry) >= _ENOUGH:
            yield entry


def _parts(text: str, note: Span) -> Iterator[Span]:
    """A note, cut at semicolons and where words like "see" begin a sentence."""
    start = note.start
    for cut in _cut.finditer(text, note.start, note.end):
        if cut.start() - start >= _SHORTEST:
            yield Span(start, cut.start())
            start = cut.end()
    yield Span(start, note.end)


@pattern
def _cut() -> str:
    leads, same = _any("prefixes"), _any("same_author_words")
    return rf"(?<=[.!?)])\s+(?=(?i:{leads})[\s,:])|;\s+|(?<=\d)\.\s+(?=(?i:{same})[,:\s])"


def _any(kind: str) -> str:
    return "|".join(regex.escape(word) for word in sorted(words(kind), key=len, reverse=True))


def _entry(text: str, part: Span) -> Span | None:
    """The entry in a part of a note, from the names that it opens with to the end of its last figure."""
    lead = _lead.match(text, part.start, part.end)
    start = lead.end() if lead else part.start
    if _back.search(text, start, part.end):
        return None
    opening = _opening.match(text, start, part.end)
    if opening is None or opening.lastgroup == "body":
        inner = _inner_opening.search(text, start, part.end)
        inner = inner if inner and is_person(text[inner.start("names") : part.end]) else None
        start = inner.start("names") if inner else start
        if opening is None and inner is None:
            return None
    return Span(start, _end(text, start, part.end))


_ROMAN = r"(?=[ivxl])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_MARK = rf"(?:\[fn:[\w-]{{1,60}}\]\s+|[\[(]?\d{{1,3}}[\])]?\.?\s+|{_ROMAN}\s+(?=[\p{{Lu}}{_QUOTES}])|[*†‡§]+\s*)"
_lead = pattern(lambda: rf"\s*{_MARK}?(?:(?i:{_any('prefixes')})[,:]?\s+){{0,3}}")
_back = pattern(lambda: rf"(?i)(?<![\p{{L}}\d])(?:{_any('back_words')})(?![\p{{L}}\d])")
_EDITORS = r"(?:\s?\((?i:hrsg|hgg?|eds?|dir|org|coord)[^()]{0,8}\))"
_DATE = rf"(?:\s?\({YEAR}[a-z]?\))"
_NAMES = (
    rf"(?:{PERSON}|{FAMILY},\s(?:{INITIALS}|\p{{Lu}}\p{{Ll}}+))"
    rf"(?:(?:\s?/\s?|,\s|\s(?:and|und|&|et|y|e)\s)(?:{PERSON}|{FAMILY},\s(?:{INITIALS}|\p{{Lu}}\p{{Ll}}+))){{0,12}}"
)
_TITLE = r"[\p{Lu}\p{N}\"“„«»‚‘'‹›]"
_WORDED = r"[\p{Lu}\"“„«»‚‘'‹›]"  # behind what need be no name: "Jane Roe read a draft, 12 May 2003" is a remark


@pattern
def _opening() -> str:
    body = r"\p{Lu}[^.,:;()\d]{2,110}"
    same = rf"(?i:{_any('same_author_words')})"
    return (
        rf"(?P<names>{_NAMES}){_EDITORS}?{_DATE}?\s?[,:.]\s+(?={_TITLE})"
        rf"|(?P<same>{same}){_EDITORS}?{_DATE}?\s?[,:]\s+(?={_TITLE})"
        rf"|(?P<body>{body}){_EDITORS}?[:,]\s+(?={_WORDED})"
        rf"|(?P<quoted>[\"“„«»‚‘][^\"“”«»’]{{10,250}}[\"“”«»’])"
        rf"|(?P<plain>\p{{Lu}}[^,:;()]{{3,60}}{YEAR_FROM_1900},\s)"
    )


@pattern
def _inner_opening() -> str:
    leads = rf"(?i:(?<=\s)(?:{_any('prefixes')}|bei|by|nach|from|in|chez|par|di|von)\s+)"
    return rf"{leads}(?P<names>{_NAMES}){_EDITORS}?{_DATE}?\s?[,:]\s+(?={_TITLE})"


def _end(text: str, start: int, end: int) -> int:
    """Where an entry ends: before a sentence behind its year that says something of its own."""
    year = _year.search(text, start, end)
    if year is None:
        return end
    for stop in _stop.finditer(text, year.end(), end):
        if sentence_words(text, stop.end(), end) or not _figure.search(text, stop.end(), end):
            return int(stop.start())
    last = text[start:end].rstrip()
    return start + len(last[:-1] if last.endswith((".", ",")) else last)


_year = pattern(rf"(?<!\d){YEAR}(?!\d)")
_stop = pattern(r"(?<=[\d)”“\"»\p{Ll}]{2})\.?[”“\"»]?\s+(?=\p{Lu}\p{Ll}*\s\p{L})(?<=\.[”“\"»]?\s+)")
_figure = pattern(r"\d")


def _worth(text: str, entry: Span) -> float:
    """How much of what entries print stands in a part of a note."""
    words_of_sentences = sentence_words(_unquoted.sub("", entry.of(text)), 0, len(entry))
    if words_of_sentences > _MOST_SENTENCE_WORDS or len(_word.findall(text, entry.start, entry.end)) < _FEWEST_WORDS:
        return 0.0
    if _cited.search(text, entry.start, entry.end):
        return 0.0
    dated = any(cue.search(text, entry.start, entry.end) for cue in (_year, _address))
    printed = sum(weight for weight, cue in _CUES if cue.search(text, entry.start, entry.end))
    return printed - words_of_sentences - (0.0 if dated else _UNDATED)


_FEWEST_WORDS = 3
_UNDATED = 1.0
_word = pattern(r"\p{L}{4,}+")
_unquoted = pattern(rf"[“„«»\"‚‘][^{_QUOTES}]{{5,300}}[“”«»\"’]")
_address = pattern(r"https?://|www\.|\b10\.\d{4,}/")
_cited = pattern(
    rf"(?:\p{{Lu}}[\p{{L}}-]+|et al\.)\s\({YEAR}[a-z]?(?:[,;:][^()]{{0,40}})?\)(?!\s?[:.,]\s?[\p{{Lu}}\"“„‘«»‚])"
)
"""A citation by name and year, with no title behind it."""

_CUES = (
    (1.0, _year),
    (1.0, pattern(r"[,.”“\"»’?]\s[Ii]n:?\s+\p{Lu}|//")),
    (1.0, pattern(r"\b(?:S|pp?|pág|págs|s)\.\s?\d|\d\s?[-–—]\s?\d{1,4}\W*$")),
    (1.0, pattern(rf"\p{{Lu}}[\p{{L}}./ -]{{2,40}}(?:\s|,\s|:\s[^,:;]{{3,60}},\s){YEAR}\b")),
    (1.0, pattern(r"\d{1,4}\s?/\s?(?:1[5-9]|20)?\d\d\b|\d\s?\(\d{1,4}\)|\b(?:Nr|No|Vol|Jg|Bd|H|Heft|Band)\.?\s?\d")),
    (1.0, pattern(r"[“„«»\"‚‘][^“”«»\"]{8,250}[“”«»\"’]")),
    (1.0, _address),
    (1.0, pattern(r"\((?i:hrsg|hgg?|eds?)\b")),
    (0.5, pattern(lambda: rf"\G(?:{_NAMES}|(?i:{_any('same_author_words')})[,:\s])")),
    (0.5, pattern(rf"\b\d{{1,2}}\.\s?\d{{1,2}}\.\s?{YEAR_FROM_1900}|\b\d{{1,2}}\.?\s\p{{L}}{{3,9}}\s{YEAR_FROM_1900}")),
)
