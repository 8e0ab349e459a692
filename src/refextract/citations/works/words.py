"""Tables of words that running prose names works with, and phrases looked up in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from refextract.languages import languages, words
from refextract.text import Span, pattern

__all__ = [
    "Token",
    "any_of",
    "by_pattern",
    "folded_words",
    "is_month",
    "is_work_noun",
    "phrase_before",
    "table",
    "tokens",
    "type_of_noun",
]

_MANY_WORDS = 10_000  # whose answers are kept
_MOST_WORDS = 4  # of a phrase such as "under the title"
_SHORTEST = 4  # letters of a noun that closes a compound: "Sachbuch", "krantenartikel"


class Token(NamedTuple):
    """A word or a number in the text: `word` in lower case, with its possessive ending."""

    word: str
    span: Span


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and numbers between two places; a French or Italian article before an apostrophe is one by itself.

    >>> [token.word for token in tokens("L’ouvrage de Turner's pupil, 1986", 0, 33)]
    ['l’', 'ouvrage', 'de', "turner's", 'pupil', '1986']
    """
    return [Token(found[0].casefold(), Span(*found.span())) for found in _token.finditer(text, start, end)]


def folded_words(text: str, start: int, end: int) -> Iterator[str]:
    """The words of `tokens` without their places, as far as they are asked for, which takes a third of the time.

    >>> list(folded_words("Turner's Book of 1986", 0, 13))
    ["turner's", 'book']
    """
    return (found[0].casefold() for found in _token.finditer(text, start, end))


@cache
def table(kind: str) -> frozenset[str]:
    """The words and phrases of one list, of all languages."""
    return frozenset(word.casefold() for word in words(kind))


def phrase_before(read: list[Token], stop: int, kind: str) -> int | None:
    """Where the longest phrase of a list begins that ends before the token `stop`; None where there is none."""
    known = table(kind)
    for length in range(min(_MOST_WORDS, stop), 0, -1):
        if " ".join(token.word for token in read[stop - length : stop]) in known:
            return stop - length
    return None


@lru_cache(_MANY_WORDS)
def is_work_noun(word: str) -> bool:
    """Whether a word, in lower case, is a noun for a work, or a compound that ends with one.

    >>> is_work_noun("book"), is_work_noun("krantenartikel"), is_work_noun("notebooks")
    (True, True, False)
    """
    return word in table("work_nouns") or _compound(word) is not None


def is_month(word: str) -> bool:
    """Whether a word is the name of a month in any language.

    >>> is_month("April"), is_month("März"), is_month("Suhrkamp")
    (True, True, False)
    """
    return word.casefold() in _months()


@lru_cache(_MANY_WORDS)
def type_of_noun(word: str) -> str | None:
    """The CSL type of a noun for a work.

    >>> type_of_noun("preprint"), type_of_noun("sachbuch"), type_of_noun("table")
    ('article', 'book', None)
    """
    return _types().get(word) or _types().get(_compound(word) or "")


def any_of(kind: str) -> str:
    """A pattern for any word of one short list, of all languages, longest first."""
    found = sorted(table(kind), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(word.replace(".", r"\.").replace("(", r"\(").replace(")", r"\)") for word in found) + ")"


def by_pattern() -> str:
    """A pattern for a word between a work and its author, with the blank behind it; "d’" has none."""
    return rf"(?:(?:{any_of('by_words')}|{any_of('of_words')}) |[dD]['’])"


def _compound(word: str) -> str | None:
    """The noun that closes a compound of a language that writes compounds as one word."""
    ends = (word[cut:] for cut in range(max(3, len(word) - _longest_closing()), len(word) - _SHORTEST + 1))
    return next((end for end in ends if end in _closing()), None)


@cache
def _longest_closing() -> int:
    return max(map(len, _closing()))


@cache
def _closing() -> frozenset[str]:
    compounding = ("de", "nl", "sv", "da", "no")
    nouns = (noun for each in languages() if each.code in compounding for noun in each.work_nouns)
    return frozenset(noun for noun in nouns if len(noun) >= _SHORTEST or noun in ("bok", "bog", "boek"))


@cache
def _months() -> frozenset[str]:
    return frozenset(name.casefold() for month in words("months") for name in month)


@cache
def _types() -> dict[str, str]:
    return {noun: kind for each in languages() for kind, nouns in each.work_types.items() for noun in nouns}


_token = pattern(
    r"(?:(?i:d|l|qu|un|dell|nell|sull|all)['’](?=\p{L}{2})|\p{L}[\p{L}\p{M}]*+(?:[-‐‑]\p{L}++)*+(?:\.?['’]\p{L}{0,2})?+|\p{N}++)"
)
