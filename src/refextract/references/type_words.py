"""Words of types: which kinds of works a text speaks of, by the words and phrases of the lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from refextract.languages import words
from refextract.lexicons import kind_words
from refextract.text import pattern
from refextract.values.runs import runs_of_letters

__all__ = ["bracketed", "is_named", "kinds_said"]

_SPOKEN = ("thesis_words", "report_words", "conference_words")  # lists of the languages
_NAMED = ("newspaper", "magazine", "meeting")  # whole names, not words


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The first word of each phrase of all lists -> the phrases and their kinds."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    listed = {kind: each for kind, each in kind_words().items() if not kind.endswith("_hosts") and kind not in _NAMED}
    for kind, each in (listed | {kind: words(kind) for kind in _SPOKEN}).items():
        for phrase in each:
            parts = tuple(_word.findall(phrase.casefold()))
            found.setdefault(parts[0], []).append((parts, kind))
    return {word: tuple(phrases) for word, phrases in found.items()}


_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def kinds_said(text: str) -> frozenset[str]:
    """The kinds of which a word or phrase stands in the text."""
    runs, listed = runs_of_letters(text), _runs_by_head()
    if not any(each.issubset(runs) for head in listed.keys() & runs for each in listed[head]):
        return _NOTHING
    folded = text.casefold()
    found = _word.findall(folded)
    known = _phrases()
    return frozenset(
        [
            kind
            for place_, word in enumerate(found)
            if word in known
            for phrase, kind in known[word]
            if len(phrase) == 1 or tuple(found[place_ : place_ + len(phrase)]) == phrase
        ]
    )


@cache
def _runs_by_head() -> Mapping[str, tuple[frozenset[str], ...]]:
    """The runs of letters of each phrase by the first of them: without them all the phrase is not there."""
    found: dict[str, set[frozenset[str]]] = {}
    for phrases in _phrases().values():
        for parts, _ in phrases:
            runs = runs_of_letters(" ".join(parts))
            found.setdefault(runs[0], set()).add(frozenset(runs))
    return {head: tuple(each) for head, each in found.items()}


_word = pattern(r"[\p{L}\p{M}\d]+(?:['’][\p{L}\p{M}]+)?")
_in_brackets = pattern(r"\[([^\[\]]{3,40})\]")


def bracketed(text: str) -> frozenset[str]:
    """The kinds that stand in square brackets: "[Computer software]"."""
    if "[" not in text:
        return _NOTHING
    return kinds_said(" | ".join(_in_brackets.findall(text)))


@lru_cache(maxsize=1024)
def is_named(kind: str, host: str) -> bool:
    """Whether the host's name is one of the list, an article before it or a place behind it aside."""
    bare = _around_name.sub("", host).casefold()
    listed = kind_words()[kind]
    return bare in listed or (kind == "newspaper" and bare.endswith(("zeitung", "tageblatt", "tribune", "herald")))


_around_name = pattern(r"^(?i:the|der|die|le|la|el|o|a)\s+|\s*[(\[,].*$")
