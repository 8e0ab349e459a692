"""The language that words are written in, as far as the commonest of them tell it."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from refextract.languages import codes, languages
from refextract.text import pattern

__all__ = ["languages_around"]

_REACH = 300
_LIKELY = 0.5
"""A language of so many of its commonest words, in proportion to that of the most, may be the one."""


def languages_around(text: str, place: int) -> frozenset[str]:
    """The languages that a place of a text may be written in; all where no word near it tells.

    >>> text = "Das ist die Theorie, und nicht die Praxis."
    >>> languages_around(text, 10)
    frozenset({'de'})
    """
    nearby = text[max(0, place - _REACH) : place + _REACH].lower()
    found = Counter(code for word in _word.findall(nearby) for code in _common().get(word, ()))
    most = max(found.values(), default=0)
    return frozenset(code for code in codes() if found[code] >= _LIKELY * most)


_word = pattern(r"\p{L}++")


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """From each of the commonest words to the languages that have it."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in languages():
        for word in {*each.stop_words, *each.small_words, *each.sentence_words, *each.and_words, *each.determiners}:
            found[word].append(each.code)
    return {word: tuple(of) for word, of in found.items()}
