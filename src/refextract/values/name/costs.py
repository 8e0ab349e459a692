"""What each step of a reading costs: to take pieces for a person, a body or part of one, by their looks and words."""

from __future__ import annotations

from refextract.text import pattern
from refextract.values.name.making import han_pattern
from refextract.values.name.manner import ALONE
from refextract.values.name.pieces import Piece
from refextract.values.name.words import is_prefix, name_weight

__all__ = [
    "CONTRAST",
    "DEAR",
    "LONELY",
    "SHORT",
    "direct_cost",
    "family_cost",
    "inverted_cost",
    "is_spelt",
    "spelt_cost",
]

LONELY, DEAR = 2.0, 3.0
SHORT = 5
"""Words; a longer name may be two."""
CONTRAST = 0.2
"""Family names in capitals before given names that are not."""
_UNREAD = 6.0
_SPELT = 0.8
_AGAINST, _FOR = 0.25, 0.05
"""What a word costs for each half nat that tells against its place in a name, and saves for each that tells for it.

A rare word tells nothing, and a common one no more than its eight half nats: no single word decides how a list is read.
"""


def _as_given(word: str) -> float:
    weight = name_weight(word)
    return -_FOR * weight if weight > 0 else -_AGAINST * weight


def _as_family(word: str) -> float:
    weight = name_weight(word)
    return _FOR * weight if weight < 0 else _AGAINST * weight


def is_spelt(piece: Piece) -> bool:
    """Whether a piece is a row of words of a name without initials, of which any may be the family name."""
    bare = piece.kinds.rstrip("S")
    return len(bare) > 1 and not bare.strip("WP") and bare.count("W") > 1


def spelt_cost(piece: Piece, *, family_first: bool) -> float:
    """The cost of "Given Family", or of "Family Given": less where the words are known to be so, dear where long."""
    kinds = piece.kinds.rstrip("S")
    if kinds[-1] == "P":
        return DEAR
    words = [word for word, kind in zip(piece.words, kinds, strict=False) if kind == "W"]
    if family_first:
        told = (0.0 if is_prefix(words[0]) else _as_family(words[0])) + _as_given(words[-1])
    else:
        told = _as_given(words[0]) + _as_family(words[-1]) + _LED_BY_PARTICLE * is_prefix(words[0])
    return min(_SPELT + told, _SPELT_MOST) + max(0, len(words) - 4)


_LED_BY_PARTICLE = 1.0  # hardly anybody is called "Di" by a given name
_SPELT_MOST = 2.4


def direct_cost(piece: Piece) -> float:
    """What it costs to read a piece as a whole name, of one that is spelt out without a look at its words."""
    kinds = piece.kinds.rstrip("S")
    if "X" in kinds or not kinds:
        return _UNREAD
    if piece.organisation == 2:
        return DEAR
    if "N" in kinds:
        return 0.5
    if not kinds.strip("IC"):
        return 0.3 if _capital_family.fullmatch(kinds) else LONELY if kinds == "C" else 5.0
    if kinds in ALONE:
        return LONELY
    if "I" in kinds or "C" in kinds:
        return _acronym_cost(piece) if len(kinds) <= SHORT else 1.0
    return DEAR if kinds[-1] == "P" else _SPELT + max(0, kinds.count("W") - 4)


def _acronym_cost(piece: Piece) -> float:
    """Capitals without dots before a name are rather an acronym where they are four, or stand before a word of a body.

    So "IUCN Standards" and "BBC News" are no persons.
    """
    first = piece.words[0]
    acronym = piece.kinds[0] == "C" and "-" not in first and (len(first) > _INITIALS or piece.organisation > 0)
    return 1.0 if acronym else 0.0


_INITIALS = 3

# A short family name in capitals, and initials: "LI W.".
_capital_family = pattern("C[IC]+|I+C")


def inverted_cost(first: Piece, last: Piece) -> float:
    """What it costs to read two pieces as "Family, Given"."""
    if "X" in first.kinds + last.kinds or first.organisation == 2 or last.organisation == 2:
        return _UNREAD
    if "S" in last.kinds or not last.kinds.strip("P"):
        return 4.0
    if first.text.isupper() and not last.text.isupper() and _is_name_in_capitals(first.kinds):
        return CONTRAST
    last = _without_particle(last)
    both = _BOTH_DOUBLE if first.kinds.count("W") > 1 and last.kinds.count("W") > 1 else 0.0
    return family_cost(first) + _given_cost(last) + both


def _without_particle(given: Piece) -> Piece:
    """Given names without the particle with a capital behind initials, or what "del Consuelo" adds to "María"."""
    if given.kinds.rstrip("W").strip("IC") == "" != given.kinds[:-1] and is_prefix(given.words[-1]):
        return given._replace(words=given.words[:-1], kinds=given.kinds[:-1])
    if _devoted.fullmatch(given.kinds) and _is_of_devotion(given.words) and name_weight(given.words[0]) > 0:
        return given._replace(words=given.words[:1], kinds="W")
    return given


def _is_of_devotion(words: tuple[str, ...]) -> bool:
    """Whether a given name goes on as "del Consuelo" or "de la Luz" does; "de" alone leads to a family name."""
    return words[1] in _OF_DEVOTION if len(words) == _PAIR + 1 else words[1] == "de" and words[2] in _ARTICLES


_PAIR = 2
_ARTICLES = frozenset({"la", "los", "las", "lo"})
# The kinds of a given name after Mary, and the particles inside it: "María del Consuelo", "Maria das Graças".
_devoted = pattern("WP{1,2}W")
_OF_DEVOTION = frozenset({"del", "das", "dos", "do", "da"})


def _is_name_in_capitals(kinds: str) -> bool:
    return not kinds.strip("WCP") and (kinds in ALONE or "W" in kinds)


_FAMILY_WORDS = {1: 0.0, 2: 1.2, 3: 1.8}
_GIVEN_WORDS = {1: 0.5, 2: 1.2, 3: 1.4}
_DEAR_WORDS = 2.0
_BOTH_DOUBLE = 1.0  # "Doe Roe, Jane Ann" is rather two persons


def family_cost(first: Piece) -> float:
    """What it costs to take a piece for a family name."""
    if first.kinds[-1] == "S" != first.kinds:
        return 0.5 + family_cost(first._replace(kinds=first.kinds[:-1]))
    plain = first.kinds.replace("P", "")
    if plain in ("C", "N"):
        return 0.0
    if plain == "I":
        return 1.5
    if set(plain) <= {"W", "C"} and "C" in plain:
        return 0.3 if all(word.isupper() for word in first.words) else DEAR
    if set(plain) == {"W"}:
        return _FAMILY_WORDS.get(len(plain), _DEAR_WORDS) + sum(map(_as_family, _spelt_words(first)))
    return DEAR


def _given_cost(last: Piece) -> float:
    kinds = last.kinds.replace("P", "")
    if not kinds.strip("IC"):
        return 0.2 if kinds == "C" else 0.0
    if "N" in kinds:
        return 0.5 if " " in last.text or not han_pattern.match(last.text) else 2.0
    spelt = _spelt_words(last)
    if kinds.rstrip("I") == "W" != kinds:
        return 0.3 + _as_given(spelt[0])
    second = min(_as_given(spelt[-1]), _MIDDLE_MOST) if spelt[1:] else 0.0
    return _GIVEN_WORDS.get(len(kinds), _DEAR_WORDS) + _as_given(spelt[0]) + second


_MIDDLE_MOST = 0.5
"""What a second given name costs at most: many are family names, too."""


def _spelt_words(piece: Piece) -> list[str]:
    return [word for word, kind in zip(piece.words, piece.kinds, strict=False) if kind == "W"]
