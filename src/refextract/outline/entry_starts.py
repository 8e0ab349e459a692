"""Beginnings: whether a line is the first of an entry, told by named cues in it and in the line before.

Each cue has a weight, fitted once to lists whose entries are known; a decision is a sum of weights.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache

from refextract.languages import words
from refextract.outline.likeness import author_kind, front_year, year
from refextract.text import pattern

__all__ = [
    "WEIGHTS",
    "ending_cues",
    "has_front_date",
    "is_address",
    "opening_cues",
    "order_cue",
    "out_of_order",
    "sort_key",
    "weight",
]

_HEAD = 160  # characters that tell how an entry begins
_MEMORY = 3  # entries before one that must all come after it, since a single one may be out of place itself
_FEWEST_KEYS = 6  # keys that tell whether a list is alphabetical
_WORDS = 40  # characters that hold the first words of a line, or its last
_NEAR = 70  # characters in which a volume shows that a line begins with a journal

WEIGHTS: dict[str, float] = {
    "full line": 0.5,
    "author direct": 1.3,
    "author inverted": 1.3,
    "author dash": 1.1,
    "author compact": 1.0,
    "author spaced": -0.1,
    "author caps": -0.1,
    "author dated": -0.3,
    "author full": -1.6,
    "author none": -2.6,
    "dated": 0.4,
    "undated": -0.8,
    "particle": 0.2,
    "bracket": -1.6,
    "digit": -2.4,
    "front year": -0.5,
    "inner word": -1.5,
    "left open": -1.1,
    "lower": -2.0,
    "place": -0.5,
    "quote": -0.5,
    "sign": 0.1,
    "volume": -1.7,
    "before in order": 1.7,
    "before same opening": 1.1,
    "before order unknown": -0.7,
    "before out of order": -3.6,
    "next same opening": 1.7,
    "next in order": 1.1,
    "next order unknown": -1.2,
    "next out of order": -4.0,
    "yearless after": -3.8,
    "yearless before": -4.5,
    "after address": 2.0,
    "after dot": 1.8,
    "after bracket": 1.8,
    "after digit": 1.8,
    "after initial": -0.9,
    "after hyphen": -1.0,
    "after word": -1.4,
    "after joining word": -1.8,
    "after separator": -2.2,
}


def weight(cues: Iterable[str]) -> float:
    """The sum of the weights of cues."""
    return sum(WEIGHTS.get(cue, 0.0) for cue in cues)


def opening_cues(text: str, start: int, end: int, stop: int) -> list[str]:
    """The cues in the line `start..end`; its entry goes on to `stop` at least."""
    first = text[start]
    head = min(stop, start + _HEAD)
    kind = author_kind(text, start, head)
    cues = [f"author {kind}"]
    if first.islower():
        cues.append("particle" if kind != "none" else "lower")
    elif first.isdecimal():
        cues.append("digit")
    elif first in "([":
        cues.append("bracket")
    elif first in "“\"'‘«„":
        cues.append("quote")
    elif not first.isalpha() and kind == "none":
        cues.append("sign")
    if _begins_inside(text, start, end):
        cues.append("inner word")
    if _place.match(text, start, end):
        cues.append("place")
    if _volume.match(text, start, min(stop, start + _NEAR)):
        cues.append("volume")
    if front_year(text, start, head):
        cues.append("front year")
    return cues


def _begins_inside(text: str, start: int, end: int) -> bool:
    """Whether a line begins with words of the middle of an entry: "In", "Available at", "pp.", an address."""
    head = text[start : min(end, start + _WORDS)].casefold()
    if head.startswith(("http", "www.", "doi", "&")):
        return True
    parts = head.lstrip("(").split(" ")
    phrases = (" ".join(parts[:count]).rstrip(":,)") for count in (1, 2, 3))
    return not _inner_phrases().isdisjoint(phrases)


@cache
def _inner_phrases() -> frozenset[str]:
    """The words that begin the middle of an entry, with their stop and without."""
    numbers = ("volume_words", "issue_words", "page_words")
    kinds = (*numbers, "in_words", "available", "accessed", "editor_markers", "et_al")
    plain = {word.casefold() for kind in kinds for word in words(kind)} | {"isbn", "issn", "arxiv"}
    return frozenset(plain | {f"{word}." for word in plain if len(word) > 1})


# A place and its publisher: ``Boston, MA: Springer``.
_place = pattern(r"\p{Lu}[\p{L} ’'-]{1,30}+(?:,\s\p{L}[\p{L} .]{1,25}+){0,2}+\s?:\s\p{Lu}")
# A journal and its volume: ``Child Development, 65(6)``, ``Biotropica 47:208``.
_volume = pattern(
    r"\p{Lu}[^()“”\"0-9]{2,60}[\s,.](?:v\.\s?|[Vv]ol\.\s?)?\d{1,4}\s?(?:\(\d|[:,]\s?[\p{L}]?\d|,\s?(?:n|p|S|no)\.)"
)


def ending_cues(text: str, start: int, end: int) -> list[str]:
    """The cues in the line `start..end` about the line after it."""
    cues = [_ending(text, start, end)]
    if _leaves_open(text, start, end):
        cues.append("left open")
    return cues


def _ending(text: str, start: int, end: int) -> str:
    last = text[end - 1]
    if last in ",;:&([“«=":
        return "after separator"
    if last in "-‐–—_?%#":
        return "after hyphen"
    if text[max(start, end - _WORDS) : end].casefold().rsplit(" ", 1)[-1] in _joining_words():
        return "after joining word"
    if last == "." and end - start > 2 and text[end - 2].isupper() and not text[end - 3].isalpha():
        return "after initial"
    if "/" in text[max(start, text.rfind(" ", start, end)) : end]:
        return "after address"
    if last == ".":
        return "after dot"
    if last in ")]>":
        return "after bracket"
    return "after digit" if last.isdecimal() else "after word"


@cache
def _joining_words() -> frozenset[str]:
    """Words after which an entry goes on: "and", "in", "vol.", "pp.", articles and the like."""
    kinds = ("and_words", "in_words", "volume_words", "issue_words", "page_words", "by_words")
    return frozenset(word.casefold() for kind in kinds for word in words(kind)) | _articles()


@cache
def _articles() -> frozenset[str]:
    """The shortest of the commonest words of all languages."""
    return frozenset(word for word in words("stop_words") if 1 < len(word) <= 4)


def _leaves_open(text: str, start: int, end: int) -> bool:
    """Whether a bracket or a quotation mark that opens in `start..end` does not close there."""
    for opening, closing in (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»")):
        last = text.rfind(opening, start, end)
        if last >= 0 and text.find(closing, last, end) < 0:
            return True
    return False


def order_cue(earlier: str, later: str) -> str:
    """What alphabetical order tells of two entries next to each other, by their sort keys."""
    if not earlier or not later:
        return "order unknown"
    if earlier.split(" ", 1)[0] == later.split(" ", 1)[0]:
        return "same opening"
    return "in order" if earlier <= later else "out of order"


def has_front_date(text: str, start: int, stop: int) -> bool:
    """Whether an entry has names and then a year at its beginning."""
    head = min(stop, start + _HEAD)
    return author_kind(text, start, head) != "none" and front_year(text, start, head)


def has_year(text: str, start: int, end: int) -> bool:
    """Whether a year stands in a line."""
    return year(text, start, end)


def is_address(text: str, start: int, end: int) -> bool:
    """Whether a line is a web address and no more."""
    return text.startswith(("http", "www.", "<http"), start, end) and " " not in text[start:end]


def sort_key(text: str, start: int, end: int) -> str:
    """What an alphabetical list sorts an entry by: its first letters, folded; empty for a dash or a particle."""
    head = unicodedata.normalize("NFKD", text[start : min(end, start + 24)].casefold())
    if not head[:1].isalpha() or text[start].islower():
        return ""
    return "".join(c for c in head if c.isalpha() or c.isspace()).strip()


def out_of_order(keys: Sequence[str]) -> list[bool]:
    """Which keys stand before one they should follow, in a list that begins in alphabetical order; none in others."""
    late: list[bool] = []
    last: deque[str] = deque(maxlen=_MEMORY)
    for key in keys:
        late.append(bool(key and last) and key[:4] < min(last)[:4])
        if key and not late[-1]:
            last.append(key)
    front = max(_FEWEST_KEYS, len(keys) // 2)
    ordered = sum(map(bool, keys)) >= _FEWEST_KEYS and sum(late[:front]) <= 0.2 * front
    return late if ordered else [False] * len(keys)
