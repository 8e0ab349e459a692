"""Cues: small named scores that tell a bibliographic entry from prose, and its first line from those that follow.

Each cue looks at few characters and adds a small number; a decision is a sum. None is certain alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import regex

from refextract.languages import words

__all__ = ["continues", "ends_entry", "leaves_open", "likeness", "line_likeness", "out_of_order", "sort_key", "starts"]

_HEAD = 160  # characters that tell how an entry begins
_LOOK = 700  # characters that tell whether a text is an entry


@cache
def _particle() -> str:
    return (
        r"(?:(?:von|van|vom|zu|zum|zur|de|der|den|del|della|delle|degli|di|da|das|do|dos|du|des|la|le|les|lo|el|al|bin"
        r"|ibn|abu|ter|ten|te|af|av|y|e|d['’]|l['’]|['’]t|st\.?)[\s]*+){1,3}+"
    )


@cache
def _author() -> regex.Pattern[str]:
    """How the names of authors begin an entry, by notation."""
    name = r"[\p{Lu}\p{Lt}][\p{L}\p{M}’'‐‑-]*+"
    family = rf"(?:{_particle()})?+{name}(?:\s(?:{_particle()})?+{name}){{0,3}}"
    initials = r"(?:\p{Lu}\p{Ll}?\.[\s‐‑-]?){1,4}"
    return regex.compile(
        rf"(?P<inverted>{family},\s*+(?:{initials}|{name}))"
        rf"|(?P<compact>{family}\s\p{{Lu}}(?:[-\s]?\p{{Lu}}){{0,3}}(?=[,.:;(\s]|$))"
        rf"|(?P<spaced>{family}\s{initials})"
        rf"|(?P<direct>{initials}\s?(?:{_particle()})?+{name})"
        rf"|(?P<full>{name}(?:\s\p{{Lu}}\.)*\s(?:{_particle()})?+{name}(?=,|\sand\s|\s&\s|\set\s|\sund\s|\sy\s|\se\s|:|\.))"
        r"|(?P<dash>[-_–—―]{3,}|[–—―]{1,2}(?=\s*[.,:(]))"
    )


_AUTHOR_SCORES = {"inverted": 2.5, "compact": 2.0, "spaced": 2.5, "direct": 1.5, "full": 1.5, "dash": 4.0}


@cache
def _year() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\d/.,:-])(?:1[5-9]|20)\d\d(?:/\d\d)?[a-z]?(?![\p{L}\d])")


@cache
def _front_year() -> regex.Pattern[str]:
    """A year right after the authors: ``(2004).``, ``, 2004.`` and the like."""
    return regex.compile(r"[(\[.,:;]\s*(?:1[5-9]|20)\d\d[a-z]?\s*[)\].,:;]")


@cache
def _address() -> regex.Pattern[str]:
    return regex.compile(r"https?:|www\.|\bdoi\b|\b10\.\d{4,}/|\barxiv\b|\bISBN\b|\bISSN\b|\bURL\b", regex.IGNORECASE)


@cache
def _numbers() -> regex.Pattern[str]:
    """Volumes, issues and pages."""
    return regex.compile(
        r"\d\s?\(\d{1,4}(?:[–-]\d+)?\)|\b\d{1,5}\s?[–—‐-]{1,2}\s?\d{1,5}\b|\b\d+\s?:\s?[\pL]?\d+|\bpp?\.\s?\d|\b[Vv]ol\b|\b[Nn]o?\.\s?\d"
        r"|\bBd\.|\bS\.\s?\d|\bС\.\s?\d|\bТ\.\s?\d|№|\d\s?p\.|\bs\.\s?\d|\be\d{4,}"
    )


@cache
def _publisher() -> regex.Pattern[str]:
    return regex.compile(
        r"\p{Lu}[\p{L}.]+(?:,\s\p{Lu}\p{L}*)?\s?:\s\p{Lu}\p{L}|\b(?:Press|Verlag|Editora|Publish|Univers|Routledge|Springer)"
    )


@cache
def _hosts() -> regex.Pattern[str]:
    """A host, an editor or a journal."""
    return regex.compile(
        r"\b[Ii]n:|\bIn\s\p{Lu}|[.,”\"]\s[Ii]n\s\p{Lu}|//|\b[Ee]ds?\.|\((?:[Ee]ds?|Hr?s?g|[Oo]rgs?|[Cc]oord|dir)\b"
        r"|\bJournal\b|\bJ\.?\s\p{Lu}|\bRev\b|\bRevista\b|\bProc\b|\bProceedings\b|\bZeitschrift\b"
    )


@cache
def _markers() -> frozenset[str]:
    """Words that entries are written with and prose seldom is."""
    kinds = ("accessed", "thesis_words", "report_words", "in_press", "no_date")
    return frozenset(word.casefold() for kind in kinds for word in words(kind) if len(word) > 3)


@cache
def _marker() -> regex.Pattern[str]:
    return regex.compile(r"\b\L<markers>", regex.IGNORECASE, markers=_markers())


@cache
def _initials() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\p{L})\p{Lu}\.|,\s\p{Lu}{1,3}(?=[,.;]|\s\()|\p{L}\s\p{Lu}{1,3}(?=[,.;:(]|\s\()")


@cache
def _sentence() -> regex.Pattern[str]:
    """Words of running sentences in the languages that most texts are in."""
    return regex.compile(
        r"\b(?:is|are|was|were|has|have|had|been|will|would|can|could|may|we|our|they|their|this|these|that|which|who|it|he|she|not|but"
        r"|ist|sind|war|wurde|wird|werden|nicht|dass|sich|wir|es|são|foi|foram|está|não|que|este|esta|nós|é|son|fue|han"
        r"|nos|est|sont|nous|qui|pas|sono|era|stato|che)\b",
        regex.IGNORECASE,
    )


def likeness(text: str, start: int, end: int) -> float:
    """How much a stretch of text looks like an entry: above 0 rather, below 0 rather not.

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
    author = _author().match(text, start, stop)
    if author:
        score += 0.5 + _AUTHOR_SCORES[author.lastgroup or ""] / 3
    if _year().search(text, start, stop):
        score += 1.2
        score += 0.6 * bool(_front_year().search(text, start, min(stop, start + _HEAD * 2)))
    for cue, weight in ((_address(), 0.9), (_numbers(), 1.0), (_publisher(), 0.8), (_hosts(), 0.7), (_marker(), 0.6)):
        score += weight * bool(cue.search(text, start, stop))
    score += 0.25 * min(4, len(_initials().findall(text, start, stop)))
    sentences = len(_sentence().findall(text, start, stop))
    score -= 9.0 * max(0.0, sentences * 6 / max(length, 40) - 0.06)
    if length < 20:
        score -= 1.0
    if end - start > 1200:
        score -= (end - start - 1200) / 400
    return score


def line_likeness(text: str, start: int, end: int, *, whole: bool) -> float:
    """How much a line looks like one of a reference list; `whole`: lines are paragraphs, else parts of them."""
    if whole:
        return max(-4.0, min(3.0, likeness(text, start, end)))
    score = -0.5 + 0.6 * bool(_year().search(text, start, end)) + 0.4 * bool(_author().match(text, start, end))
    for cue, weight in ((_address(), 0.7), (_numbers(), 0.6), (_publisher(), 0.3), (_hosts(), 0.4)):
        score += weight * bool(cue.search(text, start, end))
    score += 0.2 * min(4, len(_initials().findall(text, start, end)))
    return max(-1.5, min(1.5, score - 0.6 * len(_sentence().findall(text, start, end))))


def starts(text: str, start: int, end: int, stop: int) -> float:
    """How much the line `start..end` looks like the first of an entry; the text goes on to `stop`."""
    first = text[start]
    author = _author().match(text, start, min(stop, start + _HEAD))
    score = _AUTHOR_SCORES[author.lastgroup or ""] if author else 0.0
    if first.islower():
        score -= 0.5 if author else 3.0
    elif first.isdecimal():
        score -= 2.5
    elif first in ",.;:)]}&/%=?!>":
        score -= 4.0
    elif first in "([":
        score -= 1.5
    if _starts_inside().match(text, start, end):
        score -= 3.0
    if _front_year().search(text, start, min(stop, start + _HEAD)):
        score += 1.0
    return score


@cache
def _starts_inside() -> regex.Pattern[str]:
    """Beginnings that only the middle of an entry has."""
    return regex.compile(
        r"https?:|www\.|doi\b|DOI\b|pp?\.|[Vv]ol\.|[Nn]o\.|In:|In\s|[Ee]ds?\.|ISBN|ISSN|arXiv:|Available|Retrieved|Accessed|Disponível|Acesso"
        r"|Disponible|Verfügbar|URL|&|et al"
    )


def continues(text: str, start: int, end: int) -> bool:
    """Whether the line begins as no entry does."""
    return starts(text, start, end, end) <= -2.5


@cache
def _dangling() -> regex.Pattern[str]:
    """Ends of lines after which an entry goes on: a comma, a joining word, an initial before its name."""
    return regex.compile(
        r"(?:[,;:&(\[“«/=–—-]|\b(?:and|und|et|y|e|a|og|och|i|en|ed|with|of|the|in|for|to|on|from|by|de|der|des|di|da|do|la|le|von|van|del|zur|für|em|para"
        r"|vol\.|no\.|pp?\.|[Ee]ds?\.,|In:|In|an|at|as|or|its|S\.|Bd\.|Nr\.|nº|doi:|URL))$"
    )


def ends_entry(text: str, start: int, end: int) -> float:
    """How much the line `start..end` looks like the last of an entry."""
    if _dangling().search(text, max(start, end - 12), end):
        return -3.5
    last = text[end - 1]
    if last == "." and end - start > 2 and text[end - 2].isupper() and not text[end - 3].isalpha():
        return -1.5
    if last in ".)]>":
        return 0.8
    if last.isdecimal() or "/" in text[max(start, text.rfind(" ", start, end)) : end]:
        return 0.3
    return -1.2


def leaves_open(text: str, start: int, end: int) -> bool:
    """Whether a bracket or a quotation mark that opens in `start..end` does not close there."""
    for opening, closing in (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»")):
        last = text.rfind(opening, start, end)
        if last >= 0 and text.find(closing, last, end) < 0:
            return True
    return False


def sort_key(text: str, start: int, end: int) -> str:
    """What an alphabetical list sorts an entry by: its first letters, folded; empty for a repeated author."""
    head = unicodedata.normalize("NFKD", text[start : min(end, start + 24)].casefold())
    if not head[:1].isalpha():
        return ""
    return "".join(c for c in head if c.isalpha() or c.isspace()).strip()


def out_of_order(keys: Sequence[str]) -> list[bool]:
    """Which keys of an alphabetical list stand before one they should follow; none where the list has no order."""
    late, highest, known = [], "", 0
    for key in keys:
        late.append(bool(key) and key[:4] < highest[:4])
        if key and not late[-1]:
            highest = key
        known += bool(key)
    return late if known >= 6 and sum(late) <= 0.2 * known else [False] * len(keys)
