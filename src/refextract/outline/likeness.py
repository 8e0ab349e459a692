"""Cues: small scores that tell a bibliographic entry from prose.

Each cue looks at few characters and adds a small number; a decision is a sum. None is certain alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import inf

import regex

from refextract.languages import languages, words
from refextract.text import pattern
from refextract.values.letters import letters
from refextract.values.signs import YEAR

__all__ = ["author_kind", "front_year", "likeness", "line_likeness", "sentence_words", "year"]

_SHORT = 5  # letters of a word that tells little
_HEAD = 160  # characters that tell how an entry begins
_LOOK = 700  # characters that tell whether a text is an entry


@cache
def _particle() -> str:
    return (
        r"(?:(?:von|van|vom|zu|zum|zur|de|der|den|del|della|delle|degli|di|da|das|do|dos|du|des|la|le|les|lo|el|al|bin"
        r"|ibn|abu|ter|ten|te|af|av|y|e|d['’]|l['’]|['’]t|st\.?)[\s]*+){1,3}+"
    )


@pattern
def _author() -> str:
    """How the names of authors begin an entry, by notation."""
    name = r"[\p{Lu}\p{Lt}][\p{L}\p{M}’'‐‑-]*+"
    family = rf"(?:{_particle()})?+{name}(?:\s(?:{_particle()})?+{name}){{0,3}}"
    initials = r"(?:\p{Lu}\p{Ll}?\.[\s‐‑-]?){1,4}"
    return (
        rf"(?P<inverted>{family},\s*+(?:{initials}|{name}))"
        rf"|(?P<compact>{family}\s\p{{Lu}}(?:[-\s]?\p{{Lu}}){{0,3}}(?=[,.:;(]|\s[(\d]|\s(?:et|and|&)\s|$))"
        rf"|(?P<spaced>{family}\s{initials})"
        rf"|(?P<direct>{initials}\s?(?:{_particle()})?+{name})"
        rf"|(?P<full>{name}(?:\s\p{{Lu}}\.)*\s(?:{_particle()})?+{name}(?=,|\sand\s|\s&\s|\set\s|\sund\s|\sy\s|\se\s|:|\.))"
        rf"|(?P<dated>{name}[^.;:()]{{0,90}}?\s\({YEAR}[a-z]?\b)"
        r"|(?P<caps>\p{Lu}{3,}(?:\s\p{Lu}{2,}){0,4}[.,(])"
        r"|(?P<ideographs>[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}]{2,5}+(?=[\s,.·、，．:：(（]))"
        r"|(?P<dash>[-_–—―]{3,}|[–—―]{1,2}(?=\s*[.,:(]))"
    )


_AUTHOR_SCORES = {
    "inverted": 2.5,
    "compact": 2.0,
    "spaced": 2.5,
    "direct": 1.5,
    "full": 1.5,
    "dated": 2.5,
    "caps": 1.5,
    "ideographs": 2.0,
    "dash": 4.0,
}


_year = pattern(rf"(?<![\p{{L}}\d/.,:-]){YEAR}(?:/\d\d)?[a-z]?(?![\p{{Lu}}\p{{Ll}}\d])")
# A year right after the authors: ``(2004)``, ``, 2004.`` and the like.
_front_year = pattern(rf"[\s.,]\(\p{{L}}{{0,12}}\.?\s?{YEAR}[a-z]?\b|[.,;:]?\s{YEAR}[a-z]?[.,:;]")
_OF_ADDRESSES = ("http", "www.", "doi", "10.", "arxiv", "isbn", "issn", "url")  # one of them is in each
_address = pattern(r"https?:|www\.|\bdoi\b|\b10\.\d{4,}/|\barxiv\b|\bISBN\b|\bISSN\b|\bURL\b", regex.IGNORECASE)
# Volumes, issues and pages, from their first figure on, so that figures alone are tried.
_figures = pattern(
    r"\d(?:\s?\(\d{1,4}(?:[–-]\d+)?\)|\s?p\.|(?<=\b.)(?:\d{0,4}\s?[–—‐-]{1,2}\s?\d{1,5}\b|\d*\s?:\s?[\pL]?\d+)"
    r"|(?<=\b(?:pp?|[Nn]o?|[SsСТ])\.\s?.)|(?<=\be.)\d{3,})"
)
_words_of_volumes = pattern(r"[VvB№](?:(?<=№)|(?<=\b[Vv])ol\b|(?<=\bB)d\.)")
_publisher = pattern(
    r"\p{Lu}[\p{L}.]{1,40}+(?:,\s\p{Lu}\p{L}*)?\s?:\s\p{Lu}\p{L}|\b(?:Press|Verlag|Editora|Publishers?\b|Publishing|Publications|Univers|Routledge|Springer)"
)
# A host, an editor or a journal.
_hosts = pattern(
    r"\b[Ii]n:|\bIn\s\p{Lu}|[.,”\"]\s[Ii]n\s\p{Lu}|//|\b[Ee]ds?\.|\((?:[Ee]ds?|Hr?s?g|[Oo]rgs?|[Cc]oord|dir)\b"
    r"|\bJournal\b|\bJ\.?\s\p{Lu}|\bRev\b|\bRevista\b|\bProc\b|\bProceedings\b|\bZeitschrift\b"
)


@cache
def _markers() -> frozenset[str]:
    """Words that entries are written with and prose seldom is: "accessed", "dissertation", "forthcoming"."""
    kinds = ("accessed", "thesis_words", "report_words", "in_press", "no_date")
    parts = (part for kind in kinds for word in words(kind) for part in word.casefold().split())
    return frozenset(part for part in parts if len(part) > _SHORT)


# Each begins with its capital, whatever has to stand before it, so that capitals alone are tried.
_initials = pattern(
    r"\p{Lu}(?:(?<!\p{L}.)\.|(?<=,\s.)\p{Lu}{0,2}(?=[,.;]|\s\()|(?<=\p{L}\s.)\p{Lu}{0,2}(?=[,.;:(]|\s\())"
)


@cache
def _sentence_words() -> frozenset[str]:
    """Words that sentences are full of, less those that are common words of another kind in some other language."""
    found = {word for each in languages() for word in each.sentence_words if len(word) > 2}
    common = {word for each in languages() for word in {*each.stop_words, *each.articles} - {*each.sentence_words}}
    return frozenset(found - common)


def sentence_words(text: str, start: int, end: int) -> int:
    """How many pronouns, auxiliary verbs and the like a stretch of text has, of which sentences are made.

    What is in capitals is short for a body: "WHO", "US".

    >>> sentence_words("They would have nothing to add.", 0, 31), sentence_words("WHO (2003).", 0, 11)
    (3, 0)
    """
    return _count_of_sentences(letters(text[start:end]))


def _count_of_sentences(runs: Sequence[str]) -> int:
    known = _sentence_words()
    return sum(word.casefold() in known for word in runs if not word.isupper())


def likeness(text: str, start: int, end: int, *, least: float = -inf) -> float:
    """How much a stretch of text looks like an entry: above 0 rather, below 0 rather not.

    Of what is surely not above `least` all cues need not be looked for: any number that is not above it tells as much.

    >>> knuth = "Knuth, D. E. (1984). The TeXbook. Reading: Addison-Wesley."
    >>> likeness(knuth, 0, len(knuth)) > 2
    True
    >>> prose = "This was shown before, and we have nothing to add to it here."
    >>> likeness(prose, 0, len(prose)) < 0
    True
    """
    stop = min(end, start + _LOOK)
    length = stop - start
    score = -2.0
    author = _author.match(text, start, stop)
    if author:
        score += 0.5 + _AUTHOR_SCORES[author.lastgroup or ""] / 3
    if _year.search(text, start, stop):
        score += 1.2
        score += 0.6 * bool(_front_year.search(text, start, min(stop, start + _HEAD * 2)))
    runs = letters(text[start:stop])
    prose = 9.0 * max(0.0, _count_of_sentences(runs) * 6 / max(length, 40) - 0.06)
    if score + _MOST_OF_CUES - prose <= least:
        return least
    for cue, weight in ((_has_address, 0.9), (_has_numbers, 1.0), (_publisher.search, 0.8), (_hosts.search, 0.7)):
        score += weight * bool(cue(text, start, stop))
    score += 0.6 * _has_marker(runs)
    if score + _MOST_OF_INITIALS - prose <= least:
        return least
    score += 0.25 * min(4, len(_initials.findall(text, start, stop)))
    score -= prose
    if length < 45:
        score -= 1.0
    if " | " in text[start:stop]:
        score -= 1.5
    if text.startswith("*", start) and not author:
        score -= 1.0
    if end - start > _LONG and not _is_row_of_names(text, start, start + _LONG):
        score -= (end - start - _LONG) / 400
    return score


_MOST_OF_INITIALS = 1.01  # a little more than they give
_MOST_OF_CUES = 0.9 + 1.0 + 0.8 + 0.7 + 0.6 + _MOST_OF_INITIALS
_LONG = 1200  # characters, of which an entry seldom has more
_LONGEST_NAME = 24  # characters of a name with its comma, on average


def _has_marker(runs: Sequence[str]) -> bool:
    return not _markers().isdisjoint([word.casefold() for word in runs if len(word) > _SHORT])


def _has_address(text: str, start: int, end: int) -> bool:
    shown = text[start:end].lower()
    return any(sign in shown for sign in _OF_ADDRESSES) and _address.search(text, start, end) is not None


def _has_numbers(text: str, start: int, end: int) -> bool:
    found = _figures.search(text, start, end) or _words_of_volumes.search(text, start, end)
    return found is not None


def _is_row_of_names(text: str, start: int, end: int) -> bool:
    """Whether a stretch names one author after the other, as that of a large collaboration does, and no year yet."""
    if _year.search(text, start, end):
        return False
    return len(_initials.findall(text, start, end)) * _LONGEST_NAME >= end - start


def line_likeness(text: str, start: int, end: int, *, whole: bool, least: float = -inf) -> float:
    """How much a line looks like one of a reference list; `whole`: lines are paragraphs, else parts of them.

    `least` is that of `likeness`.
    """
    if whole:
        return max(-4.0, min(3.0, likeness(text, start, end, least=least)))
    score = -0.5 + 0.6 * bool(_year.search(text, start, end)) + 0.4 * bool(_author.match(text, start, end))
    for cue, weight in ((_has_address, 0.7), (_has_numbers, 0.6), (_publisher.search, 0.3), (_hosts.search, 0.4)):
        score += weight * bool(cue(text, start, end))
    score += 0.2 * min(4, len(_initials.findall(text, start, end)))
    return max(-1.5, min(1.5, score - 0.6 * sentence_words(text, start, end)))


def author_kind(text: str, start: int, end: int) -> str:
    """In which notation names stand at `start`: ``inverted``, ``compact``, … or ``none``."""
    match = _author.match(text, start, end)
    return (match.lastgroup or "none") if match else "none"


def front_year(text: str, start: int, end: int) -> bool:
    """Whether a year stands in `start..end` as it does after authors."""
    return bool(_front_year.search(text, start, end))


def year(text: str, start: int, end: int) -> bool:
    """Whether a year stands in `start..end`."""
    return bool(_year.search(text, start, end))
