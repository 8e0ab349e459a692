"""Line ends: whether the hyphen of a divided word is dropped, and whether a blank stands between two lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import regex

from refextract.text import pattern
from refextract.values.compounds import keeps_hyphen, word_at_end

__all__ = ["Vocabulary", "joint"]

_HYPHENS = "-‐\xad"
_DASHES = "–—/"
_JOINING = frozenset({"und", "oder", "bzw", "and", "or", "et", "ou", "y", "o", "e"})  # "Bau- und Wohnungswesen"


class Vocabulary(NamedTuple):
    """The words that a document prints within lines, in small letters, with the hyphens that they keep."""

    words: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """The words of lines, but for the last one of each, which the end of the line may cut."""
        return cls(frozenset(word for text in texts for word in _words.findall(text.casefold())))


_words = pattern(r"(?<!\p{L})(?<!\p{L}-)\p{L}++(?:-\p{L}++)*+(?=[^\p{L}-])")


_first = pattern(r"\p{L}++")


_address = pattern(r"\S*(?:https?:|www\.|\b10\.\d{4,9}/|doi:?\s?10\.)\S*", regex.IGNORECASE)
"""A word that is an address."""


_address_part = pattern(
    r"(?!(?:1[89]|20)\d\d[a-z]?[.,;)]*$)[\p{Ll}\d%_/(.-][^\s,;]*[\d./_%=-][^\s;]*+|\d++\.?|[\p{Ll}-]++\.?$"
)
"""A word that may be the rest of an address: figures or signs in it, no capital in front."""


def joint(before: str, after: str, vocabulary: Vocabulary, *, full: bool) -> tuple[int, str]:
    """How many characters of the line before are dropped, and what comes between it and the line after.

    `full` says that the line before goes to the very edge of its column.

    >>> words = Vocabulary.of(["a microscope is self-made ."])
    >>> joint("a micro-", "scope", words, full=True), joint("a self-", "made", words, full=True)
    ((1, ''), (0, ''))
    """
    last, following = before.rsplit(" ", 1)[-1], after.split(" ", 1)[0]
    if _address.fullmatch(last):
        return 0, "" if _goes_on(last, following, full=full) else " "
    if last[-1] in _HYPHENS and len(last) > 1:
        return _divided(last[:-1], following, vocabulary)
    if last[-1] in _DASHES and len(last) > 1 and following[0].isalnum():
        return 0, ""
    return 0, " "


_initial = pattern(r"(?<!\p{L})\p{Lu}\p{Ll}?\.$")  # "H." of "H.-Y. Park"


# "https://www." and "http://CRAN." lack the name of a country or of a kind of bodies, whatever letter comes next.
_open_host = pattern(r"\S*(?:https?://|www\.)(?:www\.)?(?:[\w-]++\.)?", regex.IGNORECASE)
_rest_of_host = pattern(r"[\w-]++\.\p{Ll}")


_names_what_follows = pattern(r"\p{L}{2,5}:")  # "url:", "isbn:"


def _goes_on(last: str, following: str, *, full: bool) -> bool:
    """Whether an address goes on with the word on the next line."""
    if _names_what_follows.fullmatch(following) or (following[0] in "([" and not full):
        return False
    if _open_host.fullmatch(last) and _rest_of_host.match(following):
        return True
    part = _address_part.fullmatch(following) is not None
    if last[-1] in "/-_=&?%#~+:":
        return True
    return part and (full or last[-1] == ".")


def _divided(word: str, following: str, vocabulary: Vocabulary) -> tuple[int, str]:
    """What becomes of a hyphen that ends a line."""
    first, second = word_at_end.search(word), _first.match(following)
    if first is None or second is None:
        return 0, "" if following[0].isalnum() and (word[-1].isalnum() or _initial.search(word)) else " "
    if second[0] in _JOINING:
        return 0, " "
    one, two = first[0].rpartition("-")[2].casefold(), second[0].casefold()
    if one + two in vocabulary.words:
        return 1, ""
    if f"{one}-{two}" in vocabulary.words or keeps_hyphen(first[0], second[0]):
        return 0, ""
    return 1, ""
