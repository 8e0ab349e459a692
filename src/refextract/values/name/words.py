"""Words of names: initials, particles, suffixes, given names, words that organisations have."""

from __future__ import annotations

from functools import cache, lru_cache

from refextract.text import pattern
from refextract.values.folding import fold
from refextract.values.lexicon import lexicon, name_weights

__all__ = [
    "ATTACHED",
    "attached_particle",
    "capitals_pattern",
    "initial_pattern",
    "is_given_name",
    "is_prefix",
    "is_spanish_surname",
    "mixed_initials",
    "name_weight",
    "organisation_rank",
    "particle_words",
    "split_words",
    "suffixes",
    "word_kind",
]

_SHORTEST_CAPITALS = 5  # letters; a shorter word in capitals may be initials


@lru_cache(maxsize=16384)
def word_kind(word: str) -> tuple[str, int, bool]:
    """What kind of word it is, whether organisations have it, and whether it is in capitals and no initials."""
    folded = word.casefold()
    kind = _kind(word, folded)
    loud = kind == "W" and len(word) >= _SHORTEST_CAPITALS and word.isupper() and "." not in word
    return kind, organisation_rank(folded), loud


# Where a word ends without a blank: behind the dot of an initial, as in "G.I.Family".
_word_ends = pattern(r"\s+|(?<=\.)(?=\p{L}{3}|\p{Lu}\.)")


def split_words(text: str) -> list[str]:
    """The words of a piece, initials that stick to a name parted from it."""
    found = text.split()
    if "." in text and True in ["." in word[:-1] for word in found]:
        return [word for word in _word_ends.split(text) if word]
    return found


# One or more initials with their dots, or one letter.
initial_pattern = pattern(
    r"-?(?:\p{Lu}[\p{Ll}\p{M}]{0,3}\.(?:-\p{L}(?!\p{L})\.?)?-?)++|\p{Ll}\.|\p{Lu}\p{M}*+|\p{Lu}-\p{Lu}\.?|(?:\p{Lu}\.)+\p{Lu}"
)
# Two to four capitals, which may be initials.
capitals_pattern = pattern(r"(?:\p{Lu}\p{M}*+){2,4}\.?|\p{Lu}{1,2}-\p{Lu}{1,3}\.?")
# Initials without dots, those of particles in lower case among them: "JPdS" for João Paulo da Silva.
mixed_initials = pattern(r"\p{Lu}{1,3}[dlv]{1,2}\p{Lu}{1,2}|\p{Lu}{2,3}[dlv]{1,2}")
# An initial in a script without capitals.
_caseless_initial = pattern(r"[\p{Arabic}\p{Hebrew}]\.?")
# A nickname in quotes, the last of which may have been taken off.
_nickname = pattern(r"[\"“”„«‘'](?=\p{Lu})[\p{L}\p{M}'’-]{3,}[\"”“»’']?")
_cased = pattern(r"(?:[dlDLO]['’`]|[dl]e?['’]|al-|[‘ʿʻ’'])?\p{Lu}[\p{L}\p{M}'’`ʼ‘ʿ.\-‐‑–·]*+")
_caseless = pattern(r"[\p{Lo}\p{Lm}\p{M}·・.\-]++")


def _kind(word: str, folded: str) -> str:
    """I initials, C a few capitals, P particle, S suffix, W a name's word, N a caseless script's word, X other."""
    if folded in suffixes():
        return "S"
    if word.isalpha() and word[0].isupper() and word[1:2].islower():  # what most words are: the patterns agree
        return "W"
    if folded in particle_words() and word.islower():
        return "P"
    if folded in _SAINTS:
        return "W"
    if initial_pattern.fullmatch(word):
        return "I"
    if capitals_pattern.fullmatch(word) or mixed_initials.fullmatch(word):
        return "C"
    if _cased.fullmatch(word) or attached_particle.match(word):
        return "W"
    if _caseless.fullmatch(word):
        return "I" if _caseless_initial.fullmatch(word) else "N"
    if _nickname.fullmatch(word):
        return "W"
    stuck = _stuck_particle.fullmatch(word)
    return "W" if stuck and stuck["particle"] in particle_words() else "X"


_SAINTS = frozenset(("st.", "ste."))
"""What stands before a family name and looks like initials: "H. St. Martin"."""
ATTACHED = frozenset("dae")  # the first letters of particles that are written together with the name


# A particle written together with the name: "d'Hauteville", "dell'Arco", "al-Farabi".
attached_particle = pattern(r"(?P<particle>d(?:ell|all|egl)?['’]|(?:al|ad|an|ar|as|ash|at|az|el)[-‐‑])(?=\p{Lu})")
# A particle that lost the blank behind it: "vanBeek".
_stuck_particle = pattern(r"(?P<particle>\p{Ll}{2,5})\p{Lu}[\p{Ll}\p{M}]++")


@cache
def suffixes() -> frozenset[str]:
    """Folded, what stands behind a name: "jr.", "iii"."""
    return frozenset(lexicon().name_suffixes)


@cache
def particle_words() -> frozenset[str]:
    """Folded, what stands before a family name: "van", "de"."""
    return frozenset((*lexicon().dropping_particles, *lexicon().non_dropping_particles))


@cache
def _organisation_words() -> dict[str, int]:
    """What `organisation_rank` says of whole words."""
    listed = dict.fromkeys(lexicon().weak_organisation_words, 1) | dict.fromkeys(lexicon().organisation_words, 2)
    return {word: rank for word, rank in listed.items() if word[-1] != "*"}


_HEAD = 3  # letters


@cache
def _organisation_starts() -> dict[str, tuple[str, ...]]:
    """The first letters of what words of organisations begin with -> the beginnings."""
    starts = [word[:-1] for word in lexicon().organisation_words if word[-1] == "*"]
    return {head: tuple(start for start in starts if start[:_HEAD] == head) for head in {w[:_HEAD] for w in starts}}


def organisation_rank(folded: str) -> int:
    """2 where the folded word is one that only organisations have, 1 where people may be called so, too, else 0.

    >>> organisation_rank("university"), organisation_rank("bank"), organisation_rank("river")
    (2, 1, 0)
    """
    bare = folded.strip(".,()[]'’\"“”")
    starts = _organisation_starts().get(bare[:_HEAD])
    if starts is not None and bare.startswith(starts):
        return 1 if name_weights().get(bare.partition("-")[0], 0) < 0 else 2
    found = _organisation_words().get(bare, 0)
    return 2 if not found and len(bare) > _COMPOUND and bare.endswith(_organisation_endings()) else found


_COMPOUND = 9
"""Letters; a shorter word is no compound with a body in it."""


@cache
def _organisation_endings() -> tuple[str, ...]:
    return lexicon().organisation_endings


@lru_cache(maxsize=4096)
def is_spanish_surname(word: str) -> bool:
    """Whether a word is a family name of Spain or Latin America, where people have two of them.

    >>> is_spanish_surname("González"), is_spanish_surname("Smith")
    (True, False)
    """
    return fold(word) in _spanish_surnames()


@cache
def _spanish_surnames() -> frozenset[str]:
    return frozenset(lexicon().spanish_surnames)


_GIVEN = 2
"""From this weight on a word is a given name: three times as often as a family name."""


def is_given_name(word: str) -> bool:
    """Whether a word, or the first part of a double one, is known as a given name."""
    return name_weight(word) >= _GIVEN


@lru_cache(maxsize=16384)
def name_weight(word: str) -> int:
    """How much more often a word, or the first part of a double one, is a given name than a family name, in half nats.

    >>> name_weight("Jean-Xyro") > 0, name_weight("O’Hara") < 0, name_weight("Xyro")
    (True, True, 0)
    """
    weights, folded = name_weights(), word.casefold()
    if folded in weights:
        return weights[folded]
    if "-" in folded:
        first, _, second = folded.partition("-")
        weight = weights.get(first, 0)
        return weight if weight > 0 or max(len(first), len(second)) > _SYLLABLE else 0
    return -_GIVEN if _of_family.match(folded) else 0


_SYLLABLE = 6
"""Letters; two syllables of Chinese or Korean are one given name, also where a family name is like the first."""
# What only family names begin with.
_of_family = pattern(r"[od]['’]\p{L}|mc\p{L}")


_SYLLABLES = frozenset({"In", "A", "E", "Y"})
"""What is a particle in lower case alone: a syllable of Korean names, and initials."""


def is_prefix(word: str) -> bool:
    """A particle with a capital, which belongs to the family name: "Di Giovanni", "DI GIOVANNI"."""
    titled = (word.istitle() or word.isupper()) and word not in _SYLLABLES
    return titled and len(word) > 1 and (word.casefold() in particle_words() or word.casefold() in _SAINTS)
