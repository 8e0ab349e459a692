"""Compounds: whether the hyphen at the end of a line belongs to the word that it parts, as the two parts tell."""

from __future__ import annotations

from refextract.text import pattern

__all__ = ["keeps_hyphen", "word_at_end"]

_FIRST = frozenset({"non", "self", "semi", "quasi", "cross", "half", "well"})
_SHORTEST_SECOND = 4  # behind "semi" and its kin: "semi-|nar" is one word
_LINKING = frozenset(
    {"a", "and", "at", "by", "for", "in", "of", "on", "the", "to", "up"}
    | {"à", "au", "aux", "de", "des", "du", "en", "et", "la", "le", "sur", "und"}
)
"""Words inside of compounds: ``state-of-|the-art``, ``Saint-Jean-de-|la-Ruelle``."""
_SECOND = frozenset(
    {"aided", "assisted", "associated", "aware", "based", "bearing", "building", "centered", "centred", "controlled"}
    | {"dependent", "derived", "driven", "effective", "focused", "free", "friendly", "induced", "informed", "intensive"}
    | {"linked", "making", "mediated", "oriented", "related", "reported", "resistant", "saving", "scale", "seeking"}
    | {"sensitive", "sharing", "specific", "supported", "term", "treated", "year"}
)
"""Second parts of English compounds that hardly end a word without a hyphen, behind four letters or more."""
_JOINED = frozenset(
    {"anti", "counter", "hyper", "inter", "intra", "macro", "micro", "multi", "over", "post", "super", "trans", "ultra"}
    | {"under"}
)
_SHORTEST_FIRST = 4
_NAMES = frozenset({"mc"})  # what a name goes on from with a capital
_adverb = pattern(r"\p{L}{3,}(?:al|[delst]|i)ly")


def keeps_hyphen(first: str, second: str) -> bool:
    """Whether a hyphen between two parts of a word is printed within a line, too.

    `first` is the word before the hyphen, with others that it has; `second` are the letters behind.

    >>> keeps_hyphen("evidence", "based"), keeps_hyphen("DNA", "binding"), keeps_hyphen("step-by", "step")
    (True, True, True)
    >>> keeps_hyphen("micro", "scope"), keeps_hyphen("Jean", "Luc"), keeps_hyphen("Mc", "Donald")
    (False, True, False)
    """
    before, _, last = first.rpartition("-")
    part = last.casefold()
    if not second[0].islower():
        return part not in _NAMES
    if part in _FIRST or _adverb.fullmatch(part):
        return len(second) >= _SHORTEST_SECOND
    is_linking = bool(before) and part in _LINKING
    is_short_form = any(letter.isupper() for letter in last[1:])
    return is_linking or is_short_form or (second in _SECOND and len(part) >= _SHORTEST_FIRST and part not in _JOINED)


word_at_end = pattern(r"(?<!\p{L}|\p{L}-)(?:\p{L}++-)*+\p{L}++$")
"""The word that ends a text, with the parts of its compound."""
